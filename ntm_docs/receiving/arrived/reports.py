"""Merit reports: whose each is, what it says.

A report is joined to a nominee by the name it gives itself (“Họ và tên …:”, “Tên tập thể …:”, who signs as the one who
reports), else by a name that stands in its text; two of one name are told apart by the year of birth. What only looks
alike is proposed, never joined.
"""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ntm_docs.papers.paper import papers_of
from ntm_docs.papers.tables import tables_of
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.receiving.arrived.listed import NomineeRow, year_in
from ntm_docs.receiving.records import person_key

_NAMED = re.compile(
    r"^[-+*\s]*(?:họ,? (?:và )?tên|tên (?:tập thể|đơn vị|cơ quan|hộ gia đình|hộ|hợp tác xã|doanh nghiệp)|"
    r"tôi tên(?: là)?|chủ hộ)"
    r"[^:]{0,40}:\s*(?P<name>[^;\n(]{2,120})",
    re.IGNORECASE,
)
_BORN = re.compile(r"(?:sinh\s+(?:ngày|năm)|năm sinh|ngày sinh)[^.;\n]{0,60}", re.IGNORECASE)
_AT_NAME = re.compile(r"\s*[,.]|\s+(?:sinh năm|sinh ngày|giới tính|bí danh|năm sinh)\b", re.IGNORECASE)
_REPORTER = ("nguoibaocao", "nguoivietbaocao", "nguoilambaocao", "canhan", "nguoikhai")
_DEBT = re.compile(r"nợ đọng", re.IGNORECASE)
_NO_DEBT = re.compile(
    r"không (?:có |còn |để )?(?:phát sinh )?nợ đọng|nợ đọng[^.;]{0,60}?\b(?:không|0 đồng|bằng 0)", re.IGNORECASE
)
_OCOP = re.compile(r"OCOP", re.IGNORECASE)
_HISTORY = ("danhhieu", "hinhthuc")
_NEAR, _SENTENCE = 0.8, 160


@dataclass(frozen=True, slots=True)
class Report:
    """A merit report: its file, the name it gives itself, year of birth, and what it says, as sentences."""

    file: str
    names: tuple[str, ...]
    born: str
    text: str
    earlier: tuple[str, ...]
    debt: str
    ocop: str

    @property
    def keys(self) -> frozenset[str]:
        """The names that it gives itself, for comparing."""
        return frozenset(map(person_key, self.names))


def read_report(van_ban: RecognisedPaper, file: str) -> Report:
    """What a merit report says of its nominee."""
    lines = [one.full_text for one in van_ban.facts.paragraphs if one.full_text]
    names = list(dict.fromkeys(_names(van_ban, lines)))
    born = next((year for line in lines if (found := _BORN.search(line)) and (year := year_in(found[0]))), "")
    return Report(
        file,
        tuple(names),
        born,
        same_text(" ".join(lines)),
        tuple(_earlier(van_ban)),
        _debt(lines),
        _said(lines, _OCOP),
    )


def _names(van_ban: RecognisedPaper, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        found = _NAMED.match(line)
        if found:
            yield _AT_NAME.split(found["name"])[0].strip(" .,:…_-")
    for signer in papers_of(van_ban)[0].signers:
        if signer.name and fold_key(signer.title or " ".join(signer.lines[:1])).startswith(_REPORTER):
            yield signer.name


def _earlier(van_ban: RecognisedPaper) -> Iterator[str]:
    """`2025: Giấy khen …`, a line for each row of the tables of titles and awards."""
    for table in tables_of(van_ban):
        heads = table.heads
        year = next((column for column, head in heads.items() if head in ("nam", "namdat", "namkhenthuong")), None)
        what = next((column for column, head in heads.items() if head.startswith(_HISTORY)), None)
        if year is None or what is None:
            continue
        for row in table.rows[1:]:
            if what in row and year in row:
                yield f"{row[year].full_text}: {row[what].full_text}"


def _debt(lines: Sequence[str]) -> str:
    """`không` where a sentence says so, the sentence itself where it says something else."""
    said = _said(lines, _DEBT)
    return f"không ({said})" if _NO_DEBT.search(said) else said


def _said(lines: Sequence[str], pattern: re.Pattern[str]) -> str:
    """The first sentence of a text that speaks of something, cut to what a cell shows."""
    for line in lines:
        for sentence in re.split(r"(?<=[.;])\s+", line):
            if pattern.search(sentence):
                return sentence if len(sentence) <= _SENTENCE else f"{sentence[: _SENTENCE - 1]}…"
    return ""


@dataclass(frozen=True, slots=True)
class Joined:
    """Reports by the index of their row; rows without one → the name nearest to theirs; reports that nobody has."""

    reports: Mapping[int, Report]
    near: Mapping[int, str]
    unclear: frozenset[int]
    left: tuple[Report, ...]


def join(rows: Sequence[NomineeRow], reports: Sequence[Report]) -> Joined:
    """Each report to the one row that it is of; nothing is joined where two rows could be meant."""
    joined: dict[int, Report] = {}
    left = list(reports)
    unclear: set[int] = set()
    for pick in (_by_own_name, _by_text):
        for report in list(left):
            free = [at for at in range(len(rows)) if at not in joined and pick(rows[at], report)]
            same = [at for at in free if rows[at].born and rows[at].born == report.born]
            other = [at for at in free if rows[at].born and report.born and rows[at].born != report.born]
            free = same or [at for at in free if at not in other]
            if len(free) == 1 or (
                free and pick is _by_own_name and not same and len({rows[at].name for at in free}) == 1
            ):
                joined[free[0]] = report
                left.remove(report)
                unclear.update(free if len(free) > 1 else ())
            elif pick is _by_text and len(free) > 1:  # one paper for several, or names within names
                longest = max(free, key=lambda at: len(rows[at].name))
                if all(person_key(rows[at].name) in person_key(rows[longest].name) for at in free):
                    joined[longest] = report
                    left.remove(report)
    names = [name for report in left for name in report.names]
    near = {at: found for at, row in enumerate(rows) if at not in joined and (found := nearest(row.name, names))}
    return Joined(joined, near, frozenset(unclear), tuple(left))


def _by_own_name(row: NomineeRow, report: Report) -> bool:
    key = person_key(row.name)
    if any(one.startswith("hộ ") for one in report.keys):
        return key in report.keys and key.startswith("hộ ")
    return key in report.keys or key.removeprefix("hộ ") in report.keys


def _by_text(row: NomineeRow, report: Report) -> bool:
    """Whether a report that names nobody known has the name of a row in its text."""
    return not report.keys and person_key(row.name) in report.text


def nearest(name: str, others: Sequence[str]) -> str:
    """The name that is most like another and is not the same: `Nguyễn Thị Hoa` for `Nguyễn Thị Hòa`."""
    key = person_key(name)
    rated = [(difflib.SequenceMatcher(None, person_key(one), key).ratio(), one) for one in others]
    best = max(rated, default=(0.0, ""))
    return best[1] if best[0] >= _NEAR and person_key(best[1]) != key else ""
