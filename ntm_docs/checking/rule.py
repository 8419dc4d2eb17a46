"""A rule, its registry, and how it is asked.

A rule is one function. Its docstring is what a clerk reads: the first line names it, `Sai:` and
`Đúng:` are examples, `Cách sửa:` tells how to mend. Its cases stand in tests/checking/cases/.
"""

import ast
import inspect
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from ntm_docs.layout import load_layout
from ntm_docs.machine.frozen import frozen
from ntm_docs.papers.components import Part
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.problems import phrase
from ntm_docs.word.facts import Paragraph

Source = Literal["D", "T", "C", "N"]
Level = Literal["error", "warning", "hint"]
Verdict = Literal["pass", "fail", "not_applicable", "not_judged"]
Found = TypeVar("Found")

# D: the text of the decree; T: only its model forms; C: convention; N: not layout, so each rule says its level.
LEVELS: dict[Source, Level] = {"D": "error", "T": "warning", "C": "hint", "N": "warning"}
_CONVENTION = "quy ước soạn thảo; liên quan {clause}"
_LABEL = re.compile(r"^(Sai|Đúng|Cách sửa): ", re.MULTILINE)


class NotApplicable(Exception):  # noqa: N818 -- a verdict, not an error
    """The rule does not concern this document."""


class NotJudged(Exception):  # noqa: N818 -- a verdict, not an error
    """The rule concerns the document, but what it asks for cannot be seen; its argument says what is missing."""


@frozen
class Fault:
    """What a rule found: where, its words, what stands there and what should.

    Words of ours are `Word` and `Phrase`, sentence and facts: they are translated when the fault is shown.
    """

    paragraph: Paragraph | None
    quote: str = ""
    found: str = ""
    expected: str = ""
    remedy: str = ""  # where that of the rule speaks of more than this fault
    missing: bool = False  # a part is not there: nothing can be mended, only added


Judge = Callable[[RecognisedPaper], Iterable[Fault]]


@frozen
class Rule:
    """One rule: `about` is the component it belongs to, `clause` its basis, `since` the day from which it holds."""

    id: str
    name: str
    about: str
    source: Source
    level: Level
    clause: str
    remedy: str
    wrong: str
    right: str
    since: date
    judge: Judge


@frozen
class Judged:
    """The verdict of one rule on one document; `reason` where it could not be judged."""

    rule: Rule
    verdict: Verdict
    faults: tuple[Fault, ...] = ()
    reason: str = ""


RULES: dict[str, Rule] = {}
STRICT = False  # tests see what breaks


def rule(
    identity: str,
    about: str,
    source: Source,
    *,
    level: Level | None = None,
    clause: str = "",
    since: str = "nghi_dinh_30",
) -> Callable[[Judge], Judge]:
    """Register a rule. `clause` names a topic of nd30.yaml when it is not the component's own."""

    def register(judge: Judge) -> Judge:
        layout = load_layout()
        first, parts = read_docstring(judge)
        named = layout.clause_of(clause or about)
        if identity in RULES:
            raise ValueError(f"rule {identity} is there already")
        RULES[identity] = Rule(
            id=identity,
            name=first,
            about=about,
            source=source,
            level=level or LEVELS[source],
            clause=_CONVENTION.format(clause=named) if source == "C" and named.startswith(layout.decree) else named,
            remedy=parts["Cách sửa"],
            wrong=parts["Sai"],
            right=parts["Đúng"],
            since=layout.dates[since],
            judge=judge,
        )
        return judge

    return register


def read_docstring(judge: Callable[..., object]) -> tuple[str, dict[str, str]]:
    """Name, wrong and right example, remedy of a rule from its docstring."""
    text = inspect.getdoc(judge) or _written_docstring(judge)
    head, *rest = _LABEL.split(text)
    parts = {name: " ".join(value.split()) for name, value in zip(rest[::2], rest[1::2], strict=True)}
    return head.split("\n", maxsplit=1)[0].rstrip("."), parts


def _written_docstring(judge: Callable[..., object]) -> str:
    """The docstring as the source has it: `python -OO` keeps none in memory."""
    written = _source_of(inspect.getsourcefile(judge) or "")
    found = (node for node in ast.walk(written) if isinstance(node, ast.FunctionDef) and node.name == judge.__name__)
    return next((ast.get_docstring(node) or "" for node in found), "")


@cache
def _source_of(file: str) -> ast.Module:
    return ast.parse(Path(file).read_text(encoding="utf-8"))


def judge_all(van_ban: RecognisedPaper, rules: Sequence[Rule] | None = None, *, dated: bool = True) -> list[Judged]:
    """The verdict of every rule, in the order of the rules; not `dated`, whatever the day from which a rule holds."""
    return [_judge(one, van_ban, dated=dated) for one in (rules if rules is not None else RULES.values())]


def _judge(one: Rule, van_ban: RecognisedPaper, *, dated: bool) -> Judged:
    day = van_ban.judged_on if dated else None
    if day is not None and day < one.since:
        return Judged(one, "not_applicable")
    faults, verdict, reason = run_judge(lambda: one.judge(van_ban))
    return Judged(one, verdict, tuple(faults), reason)


def run_judge(judge: Callable[[], Iterable[Found]]) -> tuple[list[Found], Verdict, str]:
    """What a judge finds, its verdict, and why where there is none.

    One rule that breaks does not take the others' findings with it; a fault that was found stays found,
    whatever cannot be judged after it.
    """
    found: list[Found] = []
    verdict: Verdict = "pass"
    reason = ""
    try:
        for one in judge():
            found.append(one)  # noqa: PERF402 -- kept when the next one raises
    except NotApplicable:
        verdict = "not_applicable"
    except NotJudged as missing:
        verdict, reason = "not_judged", missing.args[0]
    except Exception as error:
        if STRICT:
            raise
        return [], "not_judged", phrase("lỗi của quy tắc ({name})", name=type(error).__name__)
    return (found, "fail", "") if found else (found, verdict, reason)


def at(part: Part, found: str = "", expected: str = "", remedy: str = "") -> Fault:
    """A fault of a part of a component; `remedy` where that of the rule speaks of more than this."""
    return Fault(part.paragraph, part.text, found, expected, remedy)


def lacking(found: str, expected: str) -> Fault:
    """A part that the whole document lacks."""
    return Fault(None, found=found, expected=expected, missing=True)


def on(paragraph: Paragraph, found: str = "", expected: str = "", quote: str = "", *, missing: bool = False) -> Fault:
    """A fault of a paragraph; `quote` where only some of its words matter."""
    return Fault(paragraph, quote or paragraph.full_text, found, expected, missing=missing)
