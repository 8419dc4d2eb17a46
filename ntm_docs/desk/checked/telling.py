"""Findings as a page tells them: grouped, with places."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_docs.api.answers.words import LEVELS, MENDED, why_left, why_not_judged
from ntm_docs.desk.checked.deliveries import SentPapers
from ntm_docs.messages import gettext as _
from ntm_docs.problems import Word, told

if TYPE_CHECKING:
    from ntm_docs.api import CheckAnswer
    from ntm_docs.api.answers.shapes import Checked, DossierChecked, Finding, MendedPaper

LEVEL = {"error": Word("lỗi"), "warning": Word("cảnh báo"), "hint": Word("gợi ý")}
_MOST = 600  # places that one page names: it must stay light
_MOST_SIGNS = 40


def paper(one: "Checked", name: str) -> dict[str, Any]:
    """One paper: what it is, the sum, its findings by part and rule."""
    if one.problem is not None:
        return {"name": name, "problem": one.problem.what, "remedy": one.problem.remedy}
    return {
        "name": name,
        "kind": one.loai or _("không rõ loại"),
        "reason": why_not_judged(one),
        "judged": one.judged,
        "parts": parts(one.findings),
        "unknown": unknown(one.not_judged),
        "errors": one.count("error"),
        "warnings": one.count("warning"),
        "hints": one.count("hint"),
        "passed": one.passed,
        "left": len(one.not_judged),
        "silenced": one.silenced,
    }


def parts(findings: "Sequence[Finding]", heading: "Mapping[int, str] | None" = None) -> list[dict[str, Any]]:
    """Findings by the part of the paper, in it by rule, the gravest first; `heading` names another way to part them."""
    by = heading or {}
    names = [by.get(id(one), one.component) for one in findings]
    order = list(dict.fromkeys(names))
    told_: list[dict[str, Any]] = []
    left = _MOST
    for name in order:
        inside = [one for one, its in zip(findings, names, strict=True) if its == name]
        rules = []
        for group in _rules(inside):
            shown = group[: max(0, left)]
            left -= len(shown)
            rules.append(_rule(group, shown))
        told_.append({"name": name[:1].upper() + name[1:], "rules": rules})
    return told_


def _rules(findings: "Iterable[Finding]") -> "Iterator[list[Finding]]":
    found: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        found.setdefault((one.rule, one.level), []).append(one)
    yield from sorted(found.values(), key=lambda group: LEVELS.index(group[0].level))


def _rule(group: "Sequence[Finding]", shown: "Sequence[Finding]") -> dict[str, Any]:
    first = group[0]
    return {
        "grave": first.level,
        "level": _(LEVEL[first.level]),
        "id": first.rule,
        "name": first.name,
        "clause": first.clause,
        "remedies": list(dict.fromkeys(one.remedy for one in group)),
        "places": [{"one": one, "quote": one.quote if one.quote != one.found else ""} for one in shown],
        "more": len(group) - len(shown),
    }


def unknown(not_judged: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """Rules that could not be judged, together where the reason is one."""
    by_reason = groupby(sorted(not_judged, key=lambda one: one[1]), key=lambda one: one[1])
    return [{"reason": reason, "rules": ", ".join(rule for rule, _reason in group)} for reason, group in by_reason]


def overview(delivery: SentPapers, answer: "CheckAnswer") -> dict[str, Any]:
    """All papers of a delivery, each on a line; its dossiers; what was not looked at."""
    numbers = {str(path): number for number, path in enumerate(delivery.files, 1)}
    papers = [{"number": numbers[one.file], **paper(one, delivery.name(one.file))} for one in answer.checked]
    lines = delivery.without_room(told(answer.gathered.problems))
    return {
        "papers": papers,
        "dossiers": [_dossier(one, delivery, numbers) for one in answer.dossiers],
        "problems": lines,
        "passed_names": ", ".join(delivery.passed),
    }


def _dossier(one: "DossierChecked", delivery: SentPapers, numbers: Mapping[str, int]) -> dict[str, Any]:
    below = {path: number for path, number in numbers.items() if Path(path).is_relative_to(one.folder)}
    rows = [{"one": found, "level": _(LEVEL[found.level]), **_home(found, below)} for found in one.findings]
    rows.sort(key=lambda row: LEVELS.index(row["one"].level))
    name = delivery.name(one.folder)
    return {
        "folder": name if name != "." else _("các tệp đã gửi"),
        "rows": rows,
        "compared": one.compared,
        "unknown": unknown(one.not_judged),
        "left_out": ", ".join(Path(name).name for name in one.left_out),
        "silenced": one.silenced,
    }


def _home(found: "Finding", below: Mapping[str, int]) -> dict[str, Any]:
    """The paper that a finding of a dossier stands in, and where; without a number where two have the name."""
    named = [(path, number) for path, number in below.items() if found.where.startswith(f"{Path(path).name}, ")]
    if not named:
        return {"paper": found.where, "at": "", "number": 0}
    paper_ = Path(named[0][0]).name
    number = named[0][1] if len(named) == 1 else 0
    return {"paper": paper_, "at": found.where.removeprefix(f"{paper_}, "), "number": number}


def mended(one: "MendedPaper") -> dict[str, Any]:
    """What was set right, the signs that changed, what is left and why."""
    signs = list(dict.fromkeys(pair for pair in one.signs if any(map(str.isalnum, pair[0]))))
    reasons = {id(found): why_left(found) for found in one.after.findings}
    return {
        "changed": one.changed,
        "kinds": [(_(MENDED[kind]), count) for kind, count in one.kinds.items()],
        "signs": signs[:_MOST_SIGNS],
        "more_signs": max(0, len(signs) - _MOST_SIGNS),
        "left": parts(one.after.findings, reasons),
        "before": one.before.count("error"),
        "errors": one.after.count("error"),
        "warnings": one.after.count("warning"),
        "hints": one.after.count("hint"),
    }
