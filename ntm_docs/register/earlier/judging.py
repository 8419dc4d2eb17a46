"""What the register says of nominees: warnings and proposals.

One award twice for one achievement, another award for it, too early for the next level (rules `mot_thanh_tich`,
`khoang_cach` of the law data). Everything is a warning: what the register holds is not proved here.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Any

from ntm_docs.messages import gettext
from ntm_docs.phrases.dates import short_date
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Phrase, Place, Problem, Word
from ntm_docs.receiving.criteria import SUBJECTS
from ntm_docs.register.earlier.asking import ask_of_all
from ntm_docs.register.earlier.matching import Match
from ntm_docs.register.earlier.nominees import StatedNominee, Told
from ntm_docs.register.records import Entry
from ntm_docs.regulations import Book, Question, QuyDinh

Named = tuple[Problem, Sequence[Match]]  # with the entries that it names
_NAMED = 5  # entries that one message names
_SURE = Word("{award}, {by} (mục {id} của sổ, từ {origin})")
_UNSURE = Word("{award} của {who}, {by} (mục {id} của sổ, từ {origin}; {doubt})")
_MORE = Word("và {count} lần nữa")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry that may be taken over into a nominee's history, its titles or its awards; `doubt` as in `Match`."""

    entry: Entry
    title: bool
    doubt: str = ""

    def as_json(self) -> dict[str, Any]:
        """The line as a history has it, and where it comes from."""
        one = self.entry
        return {
            "entry": one.id,
            "into": "danh hiệu thi đua" if self.title else "hình thức khen thưởng",
            "line": {
                "năm": one.year,
                "danh hiệu" if self.title else "hình thức": one.award,
                "số quyết định": one.decision,
                "ngày": short_date(one.decided) if one.decided else "",
                "cơ quan ban hành": one.authority,
            },
            "movement": one.movement or None,
            "period": one.period or None,
            "source": one.origin,
            **({"name": one.name, "unit": one.unit, "doubt": gettext(self.doubt)} if self.doubt else {}),
        }


@dataclass(frozen=True, slots=True)
class History:
    """What the register has of a nominee: `proposed` the papers do not name yet, `perhaps` may be of another."""

    nominee: StatedNominee
    proposed: tuple[Proposal, ...] = ()
    perhaps: tuple[Proposal, ...] = ()
    told: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.proposed or self.perhaps or self.told)

    def as_json(self) -> dict[str, Any]:
        """Plain values; each entry with its source."""
        one = self.nominee
        return {
            "place": str(one.place),
            "field": one.field,
            "name": one.name,
            "award": one.award.ten if one.award else None,
            "proposed": [entry.as_json() for entry in self.proposed],
            "perhaps": [entry.as_json() for entry in self.perhaps],
            "problems": [problem.as_json() for problem in self.told],
        }


def histories(nominees: Sequence[StatedNominee], book: Book) -> list[History]:
    """What the register has of each nominee, in order.

    Raises:
        ProblemsError: there is no register yet.
        MachineError: Django is not installed; the database is locked, away, of a newer version.
    """
    found = zip(nominees, ask_of_all(nominees), strict=True)
    told: dict[tuple[Place, str, int | None], set[int]] = defaultdict(
        set
    )  # of one person who is proposed for several awards
    made = []
    for nominee, matches in found:
        before = told[nominee.place, nominee.name, nominee.born]
        made.append(judged(nominee, matches, book, frozenset(before)))
        before.update(one.entry.id for one in matches)
    return made


def judged(
    nominee: StatedNominee, matches: Sequence[Match], book: Book, before: AbstractSet[int] = frozenset()
) -> History:
    """The history of a nominee, with what is to be looked at; entries told `before` are not told as history again."""
    others = [one for one in matches if not _is_own(one.entry, nominee)]
    new = [one for one in others if not _is_told(one.entry, nominee, book)]
    sure, unsure = ([one for one in new if bool(one.doubt) == doubted] for doubted in (False, True))
    named = [one for check in (_twice, _too_early) if nominee.award for one in check(nominee, others, book)]
    problems = [problem for problem, _found in named]
    already = {one.entry.id for _problem, found in named for one in found} | before
    for code, every in (("register.history", sure), ("register.perhaps", unsure)):
        found = [one for one in every if one.entry.id not in already]  # one cause is one message
        if found:
            problems.append(_problem(nominee, code, count=len(found), entries=_worded(found)))
    titles = {one.ma for one in book.hinh_thuc if "danh-hieu" in one.nhom}
    proposed, perhaps = (
        tuple(Proposal(one.entry, one.entry.award_code in titles, one.doubt) for one in found)
        for found in (sure, unsure)
    )
    return History(nominee, proposed, perhaps, tuple(problems))


def _is_own(entry: Entry, nominee: StatedNominee) -> bool:
    """Whether an entry is of the decision that these papers themselves make."""
    number = entry.decision.partition("/")[0].lstrip("0")
    return bool(number) and entry.year == nominee.day.year and number in {one.lstrip("0") for one in nominee.own}


def _is_told(entry: Entry, nominee: StatedNominee, book: Book) -> bool:
    return any(_one_line(entry, line, book) for line in nominee.told)


def _one_line(entry: Entry, line: Told, book: Book) -> bool:
    """Whether a line of the papers is the entry: by its decision, where both name one; else by award and year."""
    year, award, decision = line
    named = book.award_names.get(fold_key(award), award)
    code = next((one.ma for one in book.hinh_thuc if one.ten == named), "")
    same = code == entry.award_code if code and entry.award_code else fold_key(named) == fold_key(entry.award)
    number = decision.partition("/")[0].strip().lstrip("0")
    own = entry.decision.partition("/")[0].strip().lstrip("0")
    years = {entry.year, *(one for one in (entry.first_year, entry.last_year) if one is not None)}
    if number and own:
        return number == own and (same or year in years)
    return same and year in years


def _twice(nominee: StatedNominee, matches: Sequence[Match], book: Book) -> Iterator[Named]:
    """The same award, or another, for the same movement and period."""
    rule = _asked(nominee, book).ask("mot_thanh_tich", _subject(nominee)).rule
    for code, wanted in (("register.twice", True), ("register.other_form", False)):
        found = [one for one in matches if _same_award(one.entry, nominee) == wanted and _one_merit(one.entry, nominee)]
        if found:
            yield _problem(nominee, code, rule, entries=_worded(found), about=_about(nominee)), found
    silent = [one for one in matches if _same_award(one.entry, nominee) and _maybe_merit(one.entry, nominee, book)]
    if silent:
        yield _problem(nominee, "register.twice_open", rule, entries=_worded(silent), about=_about(nominee)), silent


def _same_award(entry: Entry, nominee: StatedNominee) -> bool:
    award = nominee.award
    return award is not None and (entry.award_code == award.ma or fold_key(entry.award) == fold_key(award.ten))


def _one_merit(entry: Entry, nominee: StatedNominee) -> bool:
    """Whether both are for one movement and overlapping years; without a movement, for the same year's work."""
    if bool(entry.movement) != bool(nominee.movement) or not _overlap(entry, nominee):
        return False
    if nominee.movement:
        return _one_movement(entry.movement, nominee.movement)
    return entry.first_year is not None and _same_award(entry, nominee)


def _maybe_merit(entry: Entry, nominee: StatedNominee, book: Book) -> bool:
    """Whether both may be for one achievement: the register does not say for what, and the papers do not either."""
    if entry.movement or _one_merit(entry, nominee) or not _overlap(entry, nominee):
        return False
    return not any(_one_line(entry, line, book) for line in nominee.noted)


def _one_movement(one: str, other: str) -> bool:
    here, there = fold_key(one), fold_key(other)
    return here in there or there in here


def _overlap(entry: Entry, nominee: StatedNominee) -> bool:
    """Whether the years overlap; an entry without a period stands for the year of its decision."""
    if nominee.first_year is None:
        return bool(nominee.movement)  # a paper that names its movement and no years
    first = entry.first_year or entry.year
    last = entry.last_year or first
    return first <= (nominee.last_year or nominee.first_year) and nominee.first_year <= last


def _about(nominee: StatedNominee) -> str:
    years = [str(one) for one in dict.fromkeys((nominee.first_year, nominee.last_year)) if one]
    named = f"“{nominee.movement}”" if nominee.movement and len(nominee.movement) < 200 else ""  # noqa: PLR2004 -- a whole paper
    return " ".join(part for part in (named, "-".join(years)) if part) or "…"


def _too_early(nominee: StatedNominee, matches: Sequence[Match], book: Book) -> Iterator[Named]:
    """The award that law wants first is not there, is too young, or was given for a movement."""
    question = _asked(nominee, book)
    rule = question.ask("khoang_cach", _subject(nominee)).rule
    if rule is None:
        return
    if rule.gia_tri is None:
        yield _problem(nominee, "register.interval_unknown", rule, text=rule.noi_dung), ()
        return
    lower = [one for one in matches if one.entry.award_code in rule.gia_tri["sau"]]
    regular = [one for one in lower if not one.entry.movement]
    years, names = rule.gia_tri["nam"], " / ".join(_award_name(book, code) for code in rule.gia_tri["sau"])
    facts: dict[str, object] = {"text": rule.noi_dung, "lower": names, "years": years}
    if not regular:
        if lower:
            yield _problem(nominee, "register.lower_thematic", rule, **facts, entries=_worded(lower)), lower
        elif not _told_lower(nominee, rule, book):
            yield _problem(nominee, "register.lower_unknown", rule, **facts), ()
        return
    young = [one for one in regular if not _old_enough(one.entry, years, nominee.day)]
    if len(young) == len(regular):
        facts |= {"entries": _worded(young), "day": short_date(nominee.day)}
        yield _problem(nominee, "register.early", rule, **facts), young


def _old_enough(entry: Entry, years: int, day: date) -> bool:
    since = entry.decided or date(entry.year, 1, 1)
    if entry.decided is None:
        return day.year - since.year >= years
    return (day.year - since.year, (day.month, day.day) >= (since.month, since.day)) >= (years, True)


def _told_lower(nominee: StatedNominee, rule: QuyDinh, book: Book) -> bool:
    """Whether the papers themselves name the earlier award."""
    wanted = {_award_name(book, code) for code in rule.gia_tri["sau"]}
    return any(book.award_names.get(fold_key(award)) in wanted for _year, award, _number in nominee.told)


def _award_name(book: Book, code: str) -> str:
    return next(one.ten for one in book.hinh_thuc if one.ma == code)


def _asked(nominee: StatedNominee, book: Book) -> Question:
    one = nominee
    assert one.award is not None  # of an unknown award law says nothing
    return Question(book, one.award, one.day, one.province or None, one.occasion or None, one.movement)


def _subject(nominee: StatedNominee) -> str:
    return SUBJECTS.get(nominee.kind, "ca_nhan")


def _problem(nominee: StatedNominee, code: str, rule: QuyDinh | None = None, **facts: object) -> Problem:
    own: dict[str, object] = {"name": nominee.name, "award": nominee.award.ten if nominee.award else ""}
    clause = rule.can_cu if rule is not None else ""
    return Problem(code, nominee.place, nominee.field, own | facts, clause, "warning", loc=nominee.loc)


def _worded(found: Sequence[Match]) -> Phrase:
    """Some entries, each with its decision, its source, and why it may be of another."""
    listed = [_entry(one) for one in found[:_NAMED]]
    if len(found) > _NAMED:
        listed.append((_MORE, {"count": len(found) - _NAMED}))
    return Phrase(*listed)


def _entry(one: Match) -> tuple[str, dict[str, object]]:
    entry = one.entry
    facts: dict[str, object] = {"award": entry.award, "by": entry.by_decision, "id": entry.id, "origin": entry.origin}
    if entry.movement:
        facts["by"] = f"{entry.by_decision}, “{entry.movement}”"
    if not one.doubt:
        return _SURE, facts
    whose = ", ".join(part for part in (entry.name, entry.unit) if part)
    return _UNSURE, facts | {"who": whose, "doubt": Word(one.doubt)}
