"""Findings as text: sum, what first, rule by rule."""

import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from ntm_docs.api.answers.words import LEVELS
from ntm_docs.messages import gettext as _
from ntm_docs.problems import Word

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import Finding

LEVEL = {"error": Word("lỗi"), "warning": Word("cảnh báo"), "hint": Word("gợi ý")}
_HEADS = {"error": Word("LỖI"), "warning": Word("CẢNH BÁO"), "hint": Word("GỢI Ý")}
_PIPE_WIDTH, _LEAST_WIDTH, _FIRST = 80, 40, 5


def width() -> int:
    """Columns of the terminal; 80 in a pipe, so that the same is printed everywhere."""
    if not sys.stdout.isatty():
        return _PIPE_WIDTH
    return max(_LEAST_WIDTH, shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns)


def put(text: str, indent: int = 0, hang: int = 0) -> None:
    """Print a text within the width, each line indented, those after the first by `hang` more."""
    lines = textwrap.wrap(
        text,
        width(),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )
    click.echo("\n".join(lines))


def rules_of(findings: "Sequence[Finding]") -> "list[tuple[Finding, list[Finding]]]":
    """Findings by rule, the gravest rules first, each in the order of the paper."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        found.setdefault((one.rule, one.level), []).append(one)
    groups = sorted(found.values(), key=lambda group: LEVELS.index(group[0].level))
    return [(group[0], group) for group in groups]


def print_first(findings: "Sequence[Finding]") -> None:
    """What to mend first: the first rules of the gravest level, each on a line."""
    groups = rules_of(findings)
    gravest = [(one, group) for one, group in groups if one.level == groups[0][0].level]
    if len(groups) < 2 or gravest[0][0].level == "hint":  # noqa: PLR2004 -- one rule is read at once
        return
    put(_("Sửa trước:"), 2)
    for number, (one, group) in enumerate(gravest[:_FIRST], 1):
        places = _(" ({count} chỗ)").format(count=len(group)) if len(group) > 1 else ""
        put(f"{number}. {one.name}{places} [{one.rule}]", 4, 3)


def print_findings(findings: "Sequence[Finding]") -> None:
    """Level by level; one heading a rule, its places below, its remedies and its clause once."""
    for level, groups in groupby(rules_of(findings), key=lambda pair: pair[0].level):
        click.echo(f"\n{_(_HEADS[level])}")
        for one, group in groups:
            put(f"{one.rule} {one.name}", 2, len(one.rule) + 1)
            for finding in group:
                for line in _lines(finding):
                    put(line, 4, 2)
            for remedy in dict.fromkeys(finding.remedy for finding in group):
                put(_("Cách sửa: {remedy}").format(remedy=remedy), 4, 2)
            put(f"({one.clause})", 4, 1)


def _lines(finding: "Finding") -> Iterator[str]:
    told = [_("hiện có: {found}").format(found=finding.found)] if finding.found else []
    told += [_("đúng ra: {expected}").format(expected=finding.expected)] if finding.expected else []
    quote = f" “{finding.quote}”" if finding.quote and finding.quote != finding.found else ""
    yield f"- {finding.where}:{quote}" if quote or told else f"- {finding.where}"
    if told:
        yield "  " + "; ".join(told)


def print_not_judged(not_judged: Sequence[tuple[str, str]]) -> None:
    """Rules that could not be judged, together where the reason is one."""
    if not not_judged:
        return
    click.echo("\n" + _("Không đánh giá được"))
    for reason, group in groupby(sorted(not_judged, key=lambda one: one[1]), key=lambda one: one[1]):
        put(f"{reason}: {', '.join(rule for rule, _reason in group)}", 2, 2)
