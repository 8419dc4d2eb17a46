"""Papers of an earlier run, held against the workbook.

Papers that stay are drawn again in thought: what they would count and say now is compared with what they do count and
say, so that a case that became eligible, a vote that was corrected, a number that was entered later are told.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ntm_docs.issuing.desk import OfficerDesk
from ntm_docs.issuing.kinds import PAPERS
from ntm_docs.issuing.papers.council import MINUTES
from ntm_docs.issuing.reception import AppraisedCase
from ntm_docs.phrases.dates import typed_day
from ntm_docs.problems import Place, Problem
from ntm_docs.receiving.columns import VOTES

_NAMED = 5
_BETWEEN, _NOTHING = " › ", "(trống)"
Texts = Mapping[str, str]


def kind_of(entry: Mapping[str, Any]) -> str:
    """Which kind of paper an entry is of, whatever number its folder had: kinds are added over time."""
    return str(entry["id"]).partition("-")[2]


def counted_as(case: AppraisedCase, kind: str) -> str:
    """A case as a kind of paper counts it: its verdict, in minutes its votes."""
    verdict = f"{case.name}: {case.verdict or 'chưa xét'}"
    votes = "/".join(case.row[title] or "0" for title in VOTES[:3]) if kind == MINUTES else ""
    return f"{verdict} ({votes})" if votes else verdict


def lines_asked(desk: OfficerDesk) -> dict[str, str]:
    """The lines of the sheet of offices that were asked for, with what they say."""
    return {_BETWEEN.join(line): desk.said.text(*line) for line in sorted(desk.said.asked)}


def held_against(
    earlier: Sequence[Mapping[str, Any]],
    entries: Sequence[Mapping[str, Any]],
    kept: Sequence[Mapping[str, Any]],
    desk: OfficerDesk,
) -> Iterator[Problem]:
    """What papers of before count or say otherwise than the workbook does now: those that stay, those made anew."""
    stays = {kind_of(one) for one in kept}
    fresh = {kind_of(one): one.get("cases", {}) for one in entries}
    for entry in earlier:
        kind = kind_of(entry)
        if kind in stays:
            cases, lines = _now(desk, kind)
            yield from _cases(desk, kind, entry.get("cases", {}), cases, "issue.stale")
            yield from _lines(desk, kind, entry.get("said", {}), lines)
        else:
            yield from _cases(desk, kind, entry.get("cases", {}), fresh.get(kind, {}), "issue.changed")


def _now(desk: OfficerDesk, kind: str) -> tuple[Texts, Texts]:
    """What a kind of paper would count and say now; nothing of it is kept."""
    thought = OfficerDesk(desk.reception, desk.book, desk.on)
    if kind not in PAPERS:
        return {}, {}
    drawn = list(PAPERS[kind].make(thought))
    if any(one.severity == "error" for one in thought.said.told()):
        known = {case.key: counted_as(case, kind) for case in desk.reception.cases}
        return known, lines_asked(thought)  # it could not be made; what it counts is compared case by case
    return {case.key: counted_as(case, kind) for one in drawn for case in one.cases}, lines_asked(thought)


def _cases(desk: OfficerDesk, kind: str, before: Texts, after: Texts, code: str) -> Iterator[Problem]:
    changed = [f"{text} → {after[key]}" for key, text in before.items() if key in after and after[key] != text]
    gone = [text for key, text in before.items() if key not in after]
    added = [text for key, text in after.items() if key not in before]
    if changed or gone or added:
        shown = [*changed, *(f"bỏ {one}" for one in gone), *(f"thêm {one}" for one in added)]
        facts = {"paper": _title(kind), "before": len(before), "after": len(after), "names": _few(shown), "id": kind}
        yield Problem(code, Place(desk.reception.path.name), facts=facts, severity="warning")


def _lines(desk: OfficerDesk, kind: str, before: Texts, after: Texts) -> Iterator[Problem]:
    changed = [
        f"{line}: {text or _NOTHING} → {after[line] or _NOTHING}"
        for line, text in before.items()
        if line in after and after[line] != text and not _same_day(text, after[line])
    ]
    if changed:
        facts = {"paper": _title(kind), "lines": _few(changed), "id": kind}
        yield Problem("issue.said_changed", Place(desk.reception.path.name), facts=facts, severity="warning")


def _same_day(one: str, other: str) -> bool:
    days = [written.whole for text in (one, other) if text and (written := typed_day(text)) is not None]
    return len(days) == len((one, other)) and days[0] is not None and days[0] == days[1]


def _title(kind: str) -> str:
    paper = PAPERS.get(kind)
    return paper.title if paper else kind


def _few(names: Sequence[str]) -> str:
    more = f"; … (và {len(names) - _NAMED} chỗ khác)" if len(names) > _NAMED else ""
    return "; ".join(names[:_NAMED]) + more
