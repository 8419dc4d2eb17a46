"""One document → its findings; many documents, in parallel."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from glob import glob, has_magic
from multiprocessing import get_context
from pathlib import Path

import ntm_docs.checking.rules  # noqa: F401 -- registers the rules
from ntm_docs.checking.judging import NAMES, component_name
from ntm_docs.checking.profile import Profile, read_profile
from ntm_docs.checking.rule import RULES, Fault, Judged, Level, Rule, judge_all
from ntm_docs.finishing import ELECTRONIC, ELECTRONIC_LIST
from ntm_docs.messages import gettext as _
from ntm_docs.papers.opening import open_package
from ntm_docs.papers.van_ban import Scope, VanBan, recognise
from ntm_docs.problems import MachineError, Place, Problem, ProblemsError
from ntm_docs.reading import alphabetical
from ntm_docs.reading.source import read_bytes
from ntm_docs.system_faults import as_problem
from ntm_docs.word.facts import Paragraph
from ntm_docs.word.read import read_facts

LEVELS: tuple[Level, ...] = ("error", "warning", "hint")
# What is judged by the rules of the decree; of all else only what any file is asked.
GOVERNED: tuple[Scope, ...] = ("hanh_chinh", "khong_ro")
_ANY_FILE = ("VP16", "VP18")  # what is asked of a file that the decree does not govern
_FEW, _CHUNK = 8, 8
_QUOTE = 160


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Checked:
    """A document that was judged; with `problem`, one that could not be read."""

    file: str
    scope: Scope = "khong_ro"
    loai: str = ""
    findings: tuple[Finding, ...] = ()
    not_judged: tuple[tuple[str, str], ...] = ()
    passed: int = 0
    problem: Problem | None = field(default=None)
    day: date | None = None

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
    return judged(load(data, file, on, profile))


def load(data: bytes, file: str, on: date | None = None, profile: Profile | None = None) -> VanBan:
    """A .docx as the rules see it.

    Raises:
        ProblemsError: it is none, or cannot be read.
    """
    facts = read_facts(open_package(data, file), file)
    own = profile or read_profile(None)
    return recognise(facts, on, own.layout, own.notations)


def judged(van_ban: VanBan) -> Checked:
    """The findings on a document, in the order of the rules and of its text."""
    rules = in_order(RULES.values()) if van_ban.scope in GOVERNED else [RULES[name] for name in _ANY_FILE]
    verdicts = judge_all(van_ban, rules)
    return Checked(
        van_ban.facts.file,
        van_ban.scope,
        van_ban.loai,
        tuple(finding for one in verdicts for finding in _findings(one)),
        tuple((one.rule.id, one.reason) for one in verdicts if one.verdict == "not_judged"),
        sum(one.verdict == "pass" for one in verdicts),
        day=van_ban.judged_on,
    )


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """Rules as a report tells them: component by component from the top of the page."""
    order = list(NAMES)
    return sorted(rules, key=lambda rule: (order.index(rule.about), rule.id))


def _findings(one: Judged) -> Iterator[Finding]:
    for fault in one.faults:
        yield finding(one.rule, fault)


def finding(rule: Rule, fault: Fault) -> Finding:
    """A fault with what its rule says about it."""
    quote = " ".join(fault.quote.split())
    return Finding(
        rule=rule.id,
        level=rule.level,
        component=component_name(rule.about),
        name=_(rule.name),
        clause=rule.clause,
        remedy=_(rule.remedy),
        paragraph=fault.paragraph.number if fault.paragraph else 0,
        where=place_of(fault.paragraph),
        quote=quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…",
        found=" ".join(fault.found.split()),
        expected=fault.expected,
    )


def place_of(paragraph: Paragraph | None) -> str:
    """`đoạn 12`, `bảng 1, hàng 2, cột 1`, `hộp chữ 2`."""
    if paragraph is None:
        return _("cả tệp")
    if paragraph.cell is not None:
        cell = paragraph.cell
        text = _("bảng {table}, hàng {row}, cột {column}")
        return text.format(table=cell.table, row=cell.row + 1, column=cell.column + 1)
    if paragraph.box:
        return _("hộp chữ {number}").format(number=paragraph.box)
    return _("đoạn {number}").format(number=paragraph.number)


def check_file(path: Path, on: date | None = None, profile: Profile | None = None) -> Checked:
    """Judge a file; one that cannot be read comes back with its problem."""
    try:
        return check_bytes(read_bytes(path), str(path), on, profile)
    except ProblemsError as error:
        return Checked(str(path), problem=error.problems[0])
    except MachineError as error:
        return Checked(str(path), problem=as_problem(error, path))
    except RecursionError:
        return Checked(str(path), problem=Problem("docx.broken", Place(path.name), facts={"reason": "too deep"}))


def check_files(
    paths: Sequence[Path], on: date | None = None, profile: Profile | None = None, processes: int = 0
) -> Iterator[Checked]:
    """Judge files, in their order; more than a few on every core."""
    judge = partial(check_file, on=on, profile=profile)
    count = processes or os.cpu_count() or 1
    if len(paths) <= _FEW or count == 1:
        yield from map(judge, paths)
        return
    with ProcessPoolExecutor(min(count, len(paths)), get_context("spawn")) as pool:
        yield from pool.map(judge, paths, chunksize=_CHUNK)


def _expanded(paths: Iterable[Path]) -> Iterator[Path]:
    """Patterns become the files they meet, for shells that leave them as typed."""
    for path in paths:
        met = met_by(path) if not path.exists() and has_magic(str(path)) else []
        yield from met or [path]


def met_by(pattern: Path) -> list[Path]:
    """The files and folders that a pattern meets, in order."""
    met = glob(str(pattern), recursive=True)  # noqa: PTH207 -- a pattern may begin at the root
    return sorted(map(Path, met), key=_in_order)


def _in_order(path: Path) -> tuple[object, ...]:
    """Folder by folder, names as the alphabet has them."""
    return tuple(map(alphabetical, path.parts))


def _is_copy(document: Path, above: Path) -> bool:
    folder = document.parent
    return folder != above and folder.name == ELECTRONIC and (folder / ELECTRONIC_LIST).is_file()


def documents_in(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, those that a pattern (`*.docx`) meets, and every Word document below the folders.

    A folder of electronic files holds copies; below another folder it is passed over.
    """
    found: list[Path] = []
    for path in _expanded(paths):
        if path.is_dir():
            inside = (one for one in path.rglob("*") if one.suffix.lower() in (".docx", ".doc", ".docm"))
            own = (one for one in inside if not one.name.startswith(("~$", ".")) and not _is_copy(one, path))
            found += sorted(own, key=_in_order)
        else:
            found.append(path)
    return list(dict.fromkeys(found))
