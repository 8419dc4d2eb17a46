"""The ways in for files of other hands, with sound files to damage."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

import damage

from ntm_docs.batch.mending import marked_copy, repair_of
from ntm_docs.checking.annotated import write_annotated
from ntm_docs.checking.check import check_file
from ntm_docs.importing import import_file
from ntm_docs.pipeline import make_documents, template_folders
from ntm_docs.planning import Planned, WantedExtras, plan_input
from ntm_docs.planning.workbook import plan_workbook
from ntm_docs.printing.proving.refusals import open_paper
from ntm_docs.problems import MachineError, ProblemsError
from ntm_docs.reading import RawMapping, RawScalar, read_input
from ntm_docs.reading.yaml_files.tree import parse_yaml
from ntm_docs.regulations import read_book
from ntm_docs.rendering import Template
from ntm_docs.spreadsheets.writing.create import workbook_of

ROOT = Path(__file__).resolve().parent.parent
Step = Callable[[Path, dict[str, Any]], object]
_SMALL = 40_000  # bytes of a paper that is worth ten thousand copies
_MADE = 5  # one in so many sound inputs is made into documents: rendering has a door of its own
Outcome = tuple[str, tuple[str, str] | None]


@dataclass(frozen=True, slots=True)
class Door:
    """A way in: `steps` are what a command does with a file, `seeds` sound files, `mutant` a damaged one."""

    name: str
    steps: tuple[tuple[str, Step], ...]
    seeds: Callable[[], list[tuple[str, Any]]]
    changes: tuple[Callable[[Any, Random], bytes], ...]

    def mutant(self, chance: Random) -> tuple[str, bytes]:
        """A damaged copy of a seed under its name."""
        name, whole = chance.choice(self.seeds())
        return name, chance.choice(self.changes)(whole, chance)

    def warm_up(self) -> None:
        """Load everything that the steps need, so that no mutant pays for it."""
        self.seeds()
        _law()
        _contexts()


def outcome_of(step: Step, path: Path, state: dict[str, Any]) -> Outcome:
    """What a step makes of a file: done, refused, or passed over where an earlier step refused it.

    A machine that lacks something is a finding: this one lacks nothing.
    """
    try:
        done = step(path, state)
    except ProblemsError as error:
        state["refused"] = error
        str(error)
        return "refused", None
    except MachineError as error:
        return "failed", (f"MachineError {error.code}", str(error))
    return ("passed over" if done is _PASSED else "done"), None


_PASSED = object()


def _check(path: Path, state: dict[str, Any]) -> object:
    state["checked"] = checked = check_file(path)
    if checked.problem is not None:
        raise ProblemsError([checked.problem])
    return None


def _annotate(path: Path, state: dict[str, Any]) -> object:
    if state["checked"].problem is not None:
        return _PASSED
    write_annotated([path], [state["checked"]], path.with_name("chu-thich.docx"), date(2026, 11, 28))
    return None


def _import(path: Path, _state: dict[str, Any]) -> object:
    return import_file(path)


def _gate(path: Path, _state: dict[str, Any]) -> object:
    return open_paper(path.read_bytes(), path.name)


def _plan_book(path: Path, state: dict[str, Any]) -> object:
    state["planned"] = planned = plan_workbook(path, _law(), None)[1]
    for one in planned[:1] if path.stat().st_size % _MADE == 0 else ():
        _make(one)
    return None


def _repair(path: Path, state: dict[str, Any]) -> object:
    if "refused" in state:
        return repair_of(path, state["refused"].problems)
    return marked_copy(path, [])


def _plan(path: Path, _state: dict[str, Any]) -> object:
    planned = plan_input(path)
    if path.stat().st_size % _MADE == 0:
        _make(planned)
    return None


def _make(planned: Any) -> None:
    make_documents(planned, template_folders(None))


def _open_form(path: Path, state: dict[str, Any]) -> object:
    state["form"] = Template(path)
    return None


def _render(path: Path, state: dict[str, Any]) -> object:
    if "form" not in state:
        return _PASSED
    return state["form"].render(_contexts()[path.stem])


@cache
def _law() -> Any:
    return read_book(None)


@cache
def _contexts() -> Mapping[str, Mapping[str, Any]]:
    """For each form the values that the samples give it."""
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted((ROOT / "samples").glob("*.yaml")):
        planned = plan_input(path)
        beside = (
            planned.beside({}, WantedExtras(complete=True, separators=True)) if isinstance(planned, Planned) else ()
        )
        for job in (*planned.papers(), *beside):
            found.setdefault(job.form, job.context())
    return found


def _packages(paths: Iterable[Path]) -> list[tuple[str, Any]]:
    return [(path.name, path.read_bytes()) for path in sorted(paths)]


@cache
def _papers() -> list[tuple[str, Any]]:
    small = [
        path
        for path in (ROOT / "tests" / "checking" / "goc").glob("*.docx")
        if path.stat().st_size < _SMALL and path.stem != "nd30-phu-luc-3"
    ]
    forms = [ROOT / "templates" / f"{name}.docx" for name in ("phieu-bieu-quyet", "cong-van", "danh-sach", "bia-ho-so")]
    return _packages([*small, *forms])


@cache
def _forms() -> list[tuple[str, Any]]:
    return _packages(path for path in (ROOT / "templates").glob("*.docx") if path.stem in _contexts())


@cache
def _own_book() -> bytes:
    raw = read_input(ROOT / "samples" / "ho-so-kien-giang-2025.yaml")[0]
    assert isinstance(raw, RawMapping)
    return workbook_of([raw], [], [])


_BOOKS = ROOT / "tests" / "spreadsheets" / "goc"


@cache
def _xlsx() -> list[tuple[str, Any]]:
    return [("mau.xlsx", _own_book()), *_packages(_BOOKS.glob("*.xlsx"))]


@cache
def _texts() -> list[tuple[str, Any]]:
    return [(path.name, path.read_text(encoding="utf-8")) for path in sorted((ROOT / "samples").glob("*.yaml"))]


@cache
def _jsons() -> list[tuple[str, Any]]:
    found = []
    for name, text in _texts():
        value = _plain(parse_yaml(text, name))
        texts = (json.dumps(value, ensure_ascii=bool(indent), indent=indent) for indent in (None, 2))
        found += [(f"{Path(name).stem}.json", written) for written in texts]
    return found


def _plain(node: Any) -> Any:
    if isinstance(node, RawScalar):
        return node.text
    if isinstance(node, RawMapping):
        return {name: _plain(value) for name, _key, value in node}
    return [_plain(one) for one in node.items]


@cache
def _members(data: bytes) -> damage.Members:
    return damage.unpacked(data)


def _in_package(change: Callable[[damage.Members, Random], bytes]) -> Callable[[Any, Random], bytes]:
    return lambda data, chance: change(_members(data), chance)


_XML = _in_package(damage.in_xml)
_PACKAGE = (damage.of_bytes, _in_package(damage.of_members), _XML, _XML, _XML)
_TEXT = (damage.of_text,)
_BOOK_STEPS = (("build", _plan_book), ("repair", _repair))
DOORS: Mapping[str, Door] = {
    door.name: door
    for door in (
        Door(
            "docx", (("check", _check), ("annotate", _annotate), ("import", _import), ("pdf", _gate)), _papers, _PACKAGE
        ),
        Door("xlsx", _BOOK_STEPS, _xlsx, _PACKAGE),
        Door("xls", _BOOK_STEPS, cache(partial(_packages, [_BOOKS / "danh-sach.xls"])), (damage.of_bytes,)),
        Door("ods", _BOOK_STEPS, cache(partial(_packages, [_BOOKS / "danh-sach.ods"])), _PACKAGE),
        Door(
            "form",
            (("open", _open_form), ("render", _render)),
            _forms,
            (*_PACKAGE, *[_in_package(damage.of_tags)] * 5),
        ),
        Door("yaml", (("build", _plan),), _texts, _TEXT),
        Door("json", (("build", _plan),), _jsons, _TEXT),
    )
}
