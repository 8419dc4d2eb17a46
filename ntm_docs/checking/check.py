"""One document → its findings; many documents, in parallel."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from functools import partial
from pathlib import Path

import ntm_docs.checking.rules  # noqa: F401 -- registers the rules
from ntm_docs.checking.dossier.papers import Role, role_in
from ntm_docs.checking.judging import NAMES, component_name
from ntm_docs.checking.profile import Profile, read_profile
from ntm_docs.checking.rule import RULES, Fault, Judged, Level, Rule, judge_all
from ntm_docs.checking.words_alone import OF_WORDS
from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import gettext as _
from ntm_docs.messages import language, speak
from ntm_docs.papers.opening import read_paper
from ntm_docs.papers.van_ban import RecognisedPaper, Scope, recognise
from ntm_docs.phrases.notations import PLACEHOLDER
from ntm_docs.problems import MachineError, Problem, ProblemsError, Word, in_language
from ntm_docs.reading.source import read_bytes, read_existing
from ntm_docs.reading.word_files import too_deep
from ntm_docs.system_faults import as_problem
from ntm_docs.word.facts import Paragraph

LEVELS: tuple[Level, ...] = ("error", "warning", "hint")
LEVEL_WORDS = {"error": Word("lỗi"), "warning": Word("cảnh báo"), "hint": Word("gợi ý")}
# What is judged by the rules of the decree; of all else only what any file is asked.
GOVERNED: tuple[Scope, ...] = ("hanh_chinh", "khong_ro")
# What is asked of a file that the decree does not govern: its letters, what it hides, spelling; told as hints.
_OF_THE_FILE = ("tep", "trang")
_ANY_FILE = ("VP14", "VP16", "VP18", "VL01", "VL11", "VL12", "VL14")
_PLACES_LEFT = "VL09"
_FIELD = re.compile(PLACEHOLDER)
_MANY_FIELDS = 3
_FEW, _CHUNK = 8, 8
_QUOTE = 160
_BLANKS = re.compile("[ \u00a0]{2,}")


@frozen
class Finding:
    """One finding: rule, level, component, place, quote, what stands there and what should.

    `paragraph` is its number in reading order, 0 for what concerns the whole file.
    """

    rule: str
    level: Level
    component: str
    name: str
    clause: str
    remedy: str
    paragraph: int = 0
    where: str = ""
    quote: str = ""
    found: str = ""
    expected: str = ""
    missing: bool = False  # a part is not there


@frozen
class Silenced:
    """Warnings or hints of a rule that an office does not want told: how many, and its reason."""

    rule: str
    count: int
    reason: str


@frozen
class Checked:
    """A document that was judged; with `problem`, one that could not be read; `plain`, a text by its words alone."""

    file: str
    scope: Scope = "khong_ro"
    loai: str = ""
    findings: tuple[Finding, ...] = ()
    not_judged: tuple[tuple[str, str], ...] = ()
    passed: int = 0
    problem: Problem | None = field(default=None)
    day: date | None = None
    silenced: tuple[Silenced, ...] = ()
    role: Role = ""
    plain: bool = False

    @property
    def judged(self) -> bool:
        """Whether the rules of the decree were asked; of what was not judged nothing can be called right."""
        return self.problem is None and self.scope in GOVERNED and bool(self.passed or self.findings)

    def count(self, level: Level) -> int:
        """How many findings of a level."""
        return sum(finding.level == level for finding in self.findings)


def check_bytes(data: bytes, file: str, on: date | None = None, profile: Profile | None = None) -> Checked:
    """Judge one .docx by every rule.

    Raises:
        ProblemsError: it is none, or cannot be read.
    """
    return quiet(judged(load(data, file, on, profile)), profile)


def load(data: bytes, file: str, on: date | None = None, profile: Profile | None = None) -> RecognisedPaper:
    """A .docx as the rules see it.

    Raises:
        ProblemsError: it is none, or cannot be read.
    """
    own = profile or read_profile(None)
    return read_paper(data, file, on, own.layout, own.notations)


def judged(van_ban: RecognisedPaper) -> Checked:
    """The findings on a document, in the order of the rules and of its text."""
    governed = van_ban.scope in GOVERNED
    rules = in_order(RULES.values()) if governed else [RULES[name] for name in _ANY_FILE]
    if van_ban.plain:
        rules = [one for one in rules if one.id in OF_WORDS]
    verdicts = judge_all(van_ban, rules, dated=governed)
    mild = van_ban.scope != "hanh_chinh"
    unfilled = _unfilled(van_ban)
    found = [one for verdict in verdicts for one in _findings(verdict, unfilled)]
    return Checked(
        van_ban.facts.file,
        van_ban.scope,
        van_ban.loai,
        tuple(replace(one, level="hint") if mild else one for one in found),
        tuple((one.rule.id, in_language(one.reason)) for one in verdicts if one.verdict == "not_judged"),
        sum(one.verdict == "pass" for one in verdicts),
        day=van_ban.judged_on,
        role=role_in(van_ban) if van_ban.scope in GOVERNED else "",
        plain=van_ban.plain,
    )


def quiet(checked: Checked, profile: Profile | None) -> Checked:
    """Without what an office's own file silences, which is told with its reason; never an error."""
    reasons = profile.silenced if profile is not None else {}
    kept, silenced = apart(checked.findings, reasons)
    return replace(checked, findings=kept, silenced=silenced) if silenced else checked


def apart(findings: Sequence[Finding], reasons: Mapping[str, str]) -> tuple[tuple[Finding, ...], tuple[Silenced, ...]]:
    """The findings that are told, and those that are silenced by rule."""
    count = Counter(one.rule for one in findings if one.rule in reasons and one.level != "error")
    kept = tuple(one for one in findings if one.rule not in count or one.level == "error")
    return kept, tuple(Silenced(rule, number, reasons[rule]) for rule, number in count.items())


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """Rules as a report tells them: component by component from the top of the page."""
    order = list(NAMES)
    return sorted(rules, key=lambda rule: (order.index(rule.about), rule.id))


def _findings(one: Judged, unfilled: frozenset[int]) -> Iterator[Finding]:
    """What a rule found; of places that a program has yet to fill in nothing is told but that they are not.

    What the file hides and how its pages are set says nothing of what is yet to come.
    """
    always = one.rule.id == _PLACES_LEFT or one.rule.about in _OF_THE_FILE
    for fault in one.faults:
        number = fault.paragraph.number if fault.paragraph else 0
        if always or number not in unfilled:
            yield finding(one.rule, fault)


def _unfilled(van_ban: RecognisedPaper) -> frozenset[int]:
    """The numbers of the paragraphs with places to fill in; with many of them 0 too: what is missing stands there."""
    found = {one.number for one in van_ban.facts.paragraphs if _FIELD.search(one.text)}
    return frozenset(found | {0}) if len(found) >= _MANY_FIELDS else frozenset(found)


def finding(rule: Rule, fault: Fault) -> Finding:
    """A fault with what its rule says about it."""
    quote = " ".join(fault.quote.split())
    return Finding(
        rule=rule.id,
        level=rule.level,
        component=in_language(component_name(rule.about)),
        name=_(rule.name),
        clause=rule.clause,
        remedy=in_language(fault.remedy) or _(rule.remedy),
        paragraph=fault.paragraph.number if fault.paragraph else 0,
        where=place_of(fault.paragraph),
        quote=quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…",
        found=visible(in_language(fault.found)),
        expected=in_language(fault.expected),
        missing=fault.missing,
    )


def visible(text: str) -> str:
    """A text on one line, with two blanks and more as words: `Số:(5 khoảng trống)/KH-UBND`."""
    return _BLANKS.sub(lambda found: _("({count} khoảng trống)").format(count=len(found[0])), text.replace("\n", " "))


def place_of(paragraph: Paragraph | None) -> str:
    """`đoạn 12`, `bảng 1, hàng 2, cột 1`, `hộp chữ 2`."""
    if paragraph is None:
        return _("cả tệp")
    if paragraph.cell is not None:
        cell = paragraph.cell
        text = _("bảng {table}, hàng {row}, cột {column}")
        return text.format(table=cell.table, row=cell.row + 1, column=cell.column + 1)
    if paragraph.plain:
        return _("dòng {number}").format(number=paragraph.number)
    if paragraph.box:
        return _("hộp chữ {number}").format(number=paragraph.box)
    return _("đoạn {number}").format(number=paragraph.number)


def load_text(path: Path, on: date | None = None, profile: Profile | None = None) -> RecognisedPaper:
    """A .txt as the rules see it.

    Raises:
        ProblemsError: it cannot be read.
    """
    own = profile or read_profile(None)
    facts, _mended = read_existing(path)
    return recognise(replace(facts, file=str(path)), on, own.layout, own.notations)


def is_text(path: Path) -> bool:
    """Whether a file is a text without looks, by its name."""
    return path.suffix.lower() == ".txt"


def check_file(path: Path, on: date | None = None, profile: Profile | None = None) -> Checked:
    """Judge a file; one that cannot be read comes back with its problem."""
    try:
        if is_text(path):
            return quiet(judged(load_text(path, on, profile)), profile)
        return check_bytes(read_bytes(path), str(path), on, profile)
    except ProblemsError as error:
        return Checked(str(path), problem=error.problems[0])
    except MachineError as error:
        return Checked(str(path), problem=as_problem(error, path))
    except RecursionError:
        return Checked(str(path), problem=too_deep(path.name))


def check_files(
    paths: Sequence[Path], on: date | None = None, profile: Profile | None = None, processes: int = 0
) -> Iterator[Checked]:
    """Judge files, in their order; more than a few on every core."""
    judge = partial(check_file, on=on, profile=profile)
    count = processes or os.cpu_count() or 1
    if len(paths) <= _FEW or count == 1:
        yield from map(judge, paths)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 -- a paper alone needs none
    from multiprocessing import get_context  # noqa: PLC0415

    with ProcessPoolExecutor(min(count, len(paths)), get_context("spawn"), speak, (language(),)) as pool:
        yield from pool.map(judge, paths, chunksize=_CHUNK)
