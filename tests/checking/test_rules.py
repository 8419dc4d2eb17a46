"""Every rule has papers that break it and papers that keep it; `-k VH06` runs those of one rule.

The cases stand in `cases/`. A wrong one is a small change of a clean paper: the rule is caught, and no other rule of
error severity with it that the case does not name. A right one (`right: true`) is a change after which the rule was
asked and passes, for rules that no clean paper asks.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from documents import NAMES, clean_documents, mutated
from ruamel.yaml import YAML

from ntm_docs.checking import RULES, Checked, Profile, check_bytes, read_profile
from ntm_docs.checking.check import finding, judged, load
from ntm_docs.checking.rule import Fault, judge_all
from ntm_docs.messages import speaking
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.problems import phrase

Case = dict[str, Any]
CASES: list[Case] = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in YAML(typ="safe").load(path.read_text(encoding="utf-8"))
]
WRONG = [case for case in CASES if not case.get("right")]
RIGHT = [case for case in CASES if case.get("right")]


def named(cases: list[Case], kind: str) -> list[Any]:
    """The cases, each with the id of its rule, how it ends and its number."""
    count: dict[str, int] = {}
    found = []
    for case in cases:
        count[case["rule"]] = count.get(case["rule"], 0) + 1
        found.append(pytest.param(case, id=f"{case['rule']}-{kind}-{count[case['rule']]}"))
    return found


@cache
def read_clean() -> Mapping[str, RecognisedPaper]:
    return {name: load(data, name) for name, data in clean_documents().items()}


@cache
def checked_clean() -> Mapping[str, Checked]:
    return {name: judged(van_ban) for name, van_ban in read_clean().items()}


@cache
def kept_by_clean_papers() -> frozenset[str]:
    """The rules that a clean paper was asked and keeps."""
    verdicts = [one for van_ban in read_clean().values() for one in judge_all(van_ban)]
    return frozenset(one.rule.id for one in verdicts if one.verdict == "pass")


def profile_of(case: Case, tmp_path: Path) -> Profile | None:
    """The office's own rules that a case needs."""
    if "profile" not in case:
        return None
    path = tmp_path / "quy-dinh.yaml"
    path.write_text(case["profile"], encoding="utf-8")
    return read_profile(path)


def ids(checked: Checked, *levels: str) -> set[str]:
    return {finding.rule for finding in checked.findings if finding.level in levels}


class DescribeFaults:
    def they_are_worded_when_they_are_shown(self) -> None:
        """A fault holds sentence and facts: judged once, it is shown in any language."""
        fault = Fault(None, found=phrase("{count} dòng", count=6), expected=phrase("không quá {most} dòng", most=4))
        assert (finding(RULES["VT06"], fault).found, fault.found) == ("6 dòng", "6 dòng")
        with speaking("en"):
            shown = finding(RULES["VT06"], fault)
        assert (shown.found, shown.expected) == ("6 lines", "no more than 4 lines")

    @pytest.mark.parametrize("rule", ["VH12", "VT10", "VG08", "VP08"])
    def they_say_in_every_language_whether_a_part_is_missing(self, rule: str) -> None:
        (case, *_rest) = (one for one in WRONG if one["rule"] == rule)
        (_name, data), *_more = mutated(case["change"], case.get("on"))
        with speaking("en"):
            assert {one.missing for one in check_bytes(data, "a.docx").findings if one.rule == rule} == {True}


class DescribeRules:
    def they_are_those_of_the_cases(self) -> None:
        assert len(RULES) >= 80
        assert {case["rule"] for case in CASES} == set(RULES)

    @pytest.mark.parametrize("rule", sorted(RULES))
    def they_each_have_a_wrong_and_a_right_case(self, rule: str) -> None:
        assert rule in {case["rule"] for case in WRONG}, "no paper breaks it"
        assert rule in {case["rule"] for case in RIGHT} | kept_by_clean_papers(), "no paper keeps it"

    @pytest.mark.parametrize("name", NAMES)
    def they_find_nothing_in_a_clean_document(self, name: str) -> None:
        assert not ids(checked_clean()[name], "error", "warning")

    @pytest.mark.slow
    @pytest.mark.parametrize("case", named(WRONG, "sai"))
    def they_are_caught_when_broken_and_nothing_else_is(self, case: Case, tmp_path: Path) -> None:
        rule, also = case["rule"], set(case.get("also", ()))
        profile, seen, faults = profile_of(case, tmp_path), set[str](), []
        tried = 0
        for name, data in mutated(case["change"], case.get("on")):
            tried += 1
            after = check_bytes(data, name, profile=profile)
            errors = ids(after, "error") - ids(checked_clean()[name], "error")
            seen |= errors
            if rule not in ids(after, "error", "warning", "hint"):
                faults.append(f"{name}: not caught")
            faults += [f"{name}: {one} too" for one in sorted(errors - also - {rule})]
        assert tried, "no document takes the change"
        assert not faults
        assert also <= seen, "rules that never come with this change"

    @pytest.mark.parametrize("case", named(RIGHT, "dung"))
    def but_not_when_kept(self, case: Case, tmp_path: Path) -> None:
        profile = profile_of(case, tmp_path)
        changed = dict(mutated(case["change"], case.get("on")))
        assert changed, "no document takes the change"
        for name, data in changed.items():
            (one,) = judge_all(load(data, name, None, profile), [RULES[case["rule"]]])
            assert (one.verdict, one.faults) == ("pass", ()), name
