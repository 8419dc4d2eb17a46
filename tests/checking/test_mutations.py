"""Every rule is caught when it is broken, and no other rule of error severity with it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from documents import clean_documents, mutated
from ruamel.yaml import YAML

from ntm_docs.checking import RULES, Checked, check_bytes

CASES = Path(__file__).parent / "cases"
NOT_BY_ONE_CHANGE = {"VP19", "VN13"}  # tested below, each with what it needs


def cases() -> list[dict[str, Any]]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        found += YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return found


@cache
def clean() -> Mapping[str, Checked]:
    return {name: check_bytes(data, name) for name, data in clean_documents().items()}


def ids(checked: Checked, *levels: str) -> set[str]:
    return {finding.rule for finding in checked.findings if finding.level in levels}


class DescribeRules:
    def they_are_at_least_eighty_and_each_has_a_case(self) -> None:
        assert len(RULES) >= 80
        assert {case["rule"] for case in cases()} | NOT_BY_ONE_CHANGE == set(RULES)

    @pytest.mark.parametrize("name", sorted(clean_documents()))
    def they_find_nothing_in_a_clean_document(self, name: str) -> None:
        assert not ids(clean()[name], "error", "warning")

    def they_are_caught_when_broken_and_nothing_else_is(self) -> None:
        table: dict[str, list[int]] = {}
        faults = []
        for case in cases():
            rule, allowed = case["rule"], {case["rule"], *case.get("also", ())}
            row = table.setdefault(rule, [0, 0, 0])
            tried, also = 0, set[str]()
            for name, data in mutated(case["change"], case.get("on")):
                before, after = clean()[name], check_bytes(data, name)
                tried += 1
                caught = rule in ids(after, "error", "warning", "hint")
                errors = ids(after, "error") - ids(before, "error")
                extra, also = errors - allowed, also | errors
                row[0] += 1
                row[1] += caught
                row[2] += len(extra)
                if not caught or extra:
                    faults.append(f"{rule} in {name}: caught {caught}, extra {sorted(extra)}, {case['change']}")
            stale = set(case.get("also", ())) - also
            if stale:
                faults.append(f"{rule}: {sorted(stale)} never come with {case['change']}")
            if not tried:
                faults.append(f"{rule}: no document takes {case['change']}")
        print("\nrule   changed  caught  extra")  # noqa: T201 -- the table that the issue asks for
        for rule, (changed, caught, extra) in sorted(table.items()):
            print(f"{rule:6} {changed:7} {caught:7} {extra:6}")  # noqa: T201
        total = [sum(column) for column in zip(*table.values(), strict=True)]
        print(f"{'all':6} {total[0]:7} {total[1]:7} {total[2]:6}")  # noqa: T201
        assert not faults, "\n".join(faults)
