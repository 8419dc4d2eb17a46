"""A row of a list → entries, or why not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ntm_docs.model.award_names import AwardNames
from ntm_docs.papers.nominees import kind_in, kind_of
from ntm_docs.phrases.citations import citations_in
from ntm_docs.phrases.dates import mistyped_day, period_in, typed_date, typed_day
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Problem
from ntm_docs.receiving.criteria import Law
from ntm_docs.register.lists.columns import MARK, NAME, NAME_POST
from ntm_docs.register.lists.grids import ListGrid
from ntm_docs.register.lists.lines import ListRow
from ntm_docs.register.lists.units import usual
from ntm_docs.register.records import Entry
from ntm_docs.spreadsheets.cells import clean
from ntm_docs.spreadsheets.columns import Column

_MARKS = frozenset({"x", "v", "1", "✓", "✔", "√", "+", "có"})
_YEARS = range(1945, 2101)
_BORN = range(1850, 2101)
_NAMES = (NAME, NAME_POST)
_DATES = ("decided", "born")
_UNSAID = {"register.no_award": "award", "register.no_day": "decided"}  # what a list may not say, its column
_NAMED = 5  # rows that one message names


@dataclass(frozen=True, slots=True)
class Given:
    """What the clerk says of a whole file, where the file itself does not."""

    award: str = ""
    decision: str = ""
    decided: date | None = None
    year: int | None = None
    province: str = ""


class Reader:
    """Reads the rows of one grid."""

    def __init__(self, grid: ListGrid, law: Law, given: Given) -> None:
        self.grid, self.law, self.given = grid, law, given
        self.problems: list[Problem] = []
        self._odd: set[str] = set()
        self._capitals: dict[str, ListRow] = {}
        self._unsaid: dict[str, list[tuple[ListRow, str]]] = {}

    def read_all(self, rows: Sequence[ListRow]) -> Iterator[Entry]:
        """The entries of all rows; what a list does not say of many of them is told once."""
        for row in rows:
            yield from self.read(row)
        for (code, meaning), told in zip(_UNSAID.items(), map(self._unsaid.get, _UNSAID), strict=True):
            if told:
                names = ", ".join(f"“{name}”" for _row, name in told[:_NAMED]) + (", …" if len(told) > _NAMED else "")
                self._tell(told[0][0], code, meaning, names=names, count=len(told))

        if self._capitals:
            names = ", ".join(f"“{unit}”" for unit in [*self._capitals][:_NAMED])
            facts = {"names": names + (", …" if len(self._capitals) > _NAMED else ""), "count": len(self._capitals)}
            first = next(iter(self._capitals.values()))
            self._tell(first, "register.capitals", "unit", severity="warning", **facts)

    def read(self, row: ListRow) -> Iterator[Entry]:
        """The entries of a row: one for each award that it marks."""
        texts = self._texts(row)
        name, rest = self._name(texts)
        if not name:
            self._tell(row, "register.no_name", NAME)
            return
        awards = [self._award(row, award) for award in self._awards(row, texts)]
        if not awards:
            self._unsaid.setdefault("register.no_award", []).append((row, name))
        decision, decided = self._decision(row, texts)
        year = self._year(row, texts, decided, name)
        kind = self._kind(row, texts, name)
        born = self._born(row, texts)
        if not awards or year is None:
            return
        heading = row.heading
        period = period_in(texts.get("period", "")) or (heading.first_year, heading.last_year)
        for award, code in awards:
            yield Entry(
                place=self.grid.said(row.line),
                name=name,
                kind=kind,
                born=born,
                post=", ".join(part for part in (texts.get("post", ""), rest) if part),
                unit=self._unit(row, texts.get("unit", "") or heading.unit),
                province=texts.get("province", "") or heading.province or self.given.province,
                award=award,
                award_code=code,
                decision=decision,
                decided=decided,
                year=year,
                authority=texts.get("authority", "") or heading.authority,
                movement=texts.get("movement", "") or heading.movement,
                first_year=period[0],
                last_year=period[1],
                merit=texts.get("merit", ""),
                number=texts.get("number", ""),
                more=self._more(row),
            )

    def _texts(self, row: ListRow) -> dict[str, str]:
        """The texts by what their columns mean; of two columns of one meaning both."""
        found: dict[str, str] = {}
        for column, meaning in row.head.meanings.items():
            text = self._clean(row, column, meaning)
            if text and meaning != "skip":
                found[meaning] = f"{found[meaning]}, {text}" if meaning in found else text
        return found

    def _clean(self, row: ListRow, column: int, meaning: str) -> str:
        """A cell as it is kept: spaces, old fonts and the like set right and told; an unread formula refused."""
        if (row.line.number - 1, column) in self.grid.unread:
            self._tell_at(row, "register.formula", column)
            return ""
        text = row.texts.get(column, "").replace("\x00", "")
        if not text:
            return ""
        kept, told = clean(text, Column((meaning,), date=meaning in _DATES))
        place, shown = self.grid.place(row.line, column), self.grid.shown(row.line, row.head.titles[column])
        self.problems += [Problem(one.code, place, shown, facts=one.facts, severity=one.severity) for one in told]
        return kept

    def _name(self, texts: dict[str, str]) -> tuple[str, str]:
        """The name, and what stands beside it in a column of both."""
        if NAME in texts:
            return texts[NAME].strip(" ;,"), ""
        first, sign, rest = texts.get(NAME_POST, "").partition(",")
        return first.strip(" ;"), rest.strip() if sign else ""

    def _awards(self, row: ListRow, texts: dict[str, str]) -> Sequence[str]:
        said = texts.get("award", "")
        marked = [
            meaning.removeprefix(MARK)
            for meaning, text in texts.items()
            if meaning.startswith(MARK) and text.casefold() in _MARKS
        ]
        return ([said] if said else []) or marked or [one for one in (row.heading.award, self.given.award) if one][:1]

    def _award(self, row: ListRow, said: str) -> tuple[str, str]:
        """The award as it is kept, and its code; one that the law data do not know is told once, and kept."""
        names = self.law.book.award_names
        full = names.get(fold_key(said), "")
        if full:
            return said, self.law.book.award(full).ma
        full = self._near(names, row, said)
        if full:
            return full, self.law.book.award(full).ma
        if said not in self._odd:
            self._odd.add(said)
            self._tell(row, "register.award", "award", severity="warning", award=said)
        return said, ""

    def _near(self, names: AwardNames, row: ListRow, said: str) -> str:
        """`Bằng khen` under a heading that says of whom; else only what one award alone can be."""
        several = names.several(said)
        if row.heading.award in several:
            return row.heading.award
        return several[0] if len(several) == 1 else ""

    def _decision(self, row: ListRow, texts: dict[str, str]) -> tuple[str, date | None]:
        """Number and day of the decision: of the row, else of the heading, else as the clerk says."""
        said = texts.get("decision", "")
        day = self._day(row, texts.get("decided", ""), "decided")
        if said:
            found = next(iter(citations_in(said)), None)
            if found is not None:
                return found.notation, found.day or day
            whole = typed_day(said)
            if whole is not None:  # the column gives the day alone
                return row.heading.decision, whole.whole or day
            return said, day
        if texts.get("decided"):
            return row.heading.decision or self.given.decision, day
        heading = row.heading
        return heading.decision or self.given.decision, heading.decided or self.given.decided

    def _day(self, row: ListRow, text: str, meaning: str) -> date | None:
        if not text:
            return None
        typed = typed_day(text)
        if typed is not None and typed.whole is not None:
            return typed.whole
        if typed is None and typed_date(text) is not None:
            return None  # a month or a year: see `_year`
        slip = mistyped_day(text)
        self._tell(row, "register.day", meaning, value=text, near=f" ({slip[1]}?)" if slip else "")
        return None

    def _unit(self, row: ListRow, said: str) -> str:
        """The unit, of capitals in the letters of a sentence where these are certain; else as it is, and told."""
        written = usual(said, self.law.book)
        if written is None:
            self._capitals.setdefault(said, row)
        return said if written is None else written

    def _year(self, row: ListRow, texts: dict[str, str], decided: date | None, name: str) -> int | None:
        """The year of the award: of the decision's day, else as the row, the heading or the clerk says."""
        if decided is not None:
            return decided.year
        for said in (texts.get("decided", ""), texts.get("year", "")):
            found = typed_date(said) if said else None
            if found is not None and found.year in _YEARS:
                return found.year
        if texts.get("year"):
            self._tell(row, "register.year", "year", value=texts["year"])
            return None
        year = row.heading.year or self.given.year
        if year is None and not any(one.code == "register.day" for one in self.problems[-1:]):
            self._unsaid.setdefault("register.no_day", []).append((row, name))
        return year

    def _born(self, row: ListRow, texts: dict[str, str]) -> int | None:
        said = texts.get("born", "")
        if not said:
            return None
        found = typed_day(said) or typed_date(said)
        if found is not None and found.year in _BORN:
            return found.year
        self._tell(row, "register.born", "born", value=said)
        return None

    def _kind(self, row: ListRow, texts: dict[str, str], name: str) -> str:
        """The kind: of its column, of the name's first word, of the lines above, of the year of birth."""
        said = kind_in(texts.get("kind", ""))
        by_name = kind_of(name, texts.get("born", ""))
        if said or by_name == "hộ gia đình":
            return said or by_name
        return row.heading.kind or by_name

    def _more(self, row: ListRow) -> tuple[tuple[str, str], ...]:
        """What columns say that the register has no place for, under their titles."""
        meanings = row.head.meanings
        kept = [column for column in row.head.titles if meanings.get(column, "more") == "more"]
        return tuple(
            (row.head.titles[column], text) for column in kept if (text := self._clean(row, column, "ghi chú"))
        )

    def _tell(self, row: ListRow, code: str, meaning: str, *, severity: str = "error", **facts: object) -> None:
        meant = _NAMES if meaning in _NAMES else (meaning,)
        columns = [column for column, one in row.head.meanings.items() if one in meant]
        names = [column for column, one in row.head.meanings.items() if one in _NAMES]
        self._tell_at(row, code, (columns or names)[0], severity=severity, **facts)

    def _tell_at(self, row: ListRow, code: str, column: int, *, severity: str = "error", **facts: object) -> None:
        place = self.grid.place(row.line, column)
        shown = self.grid.shown(row.line, row.head.titles.get(column, ""))
        told = "warning" if severity == "warning" else "error"
        self.problems.append(Problem(code, place, shown, facts=facts, severity=told))  # type: ignore[arg-type]


__all__ = ["Given", "Reader"]
