"""What `build` has made, checked like any other document."""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from ntm_docs.checking.check import Checked, check_file
from ntm_docs.machine.processes import Aside

_FEW = 8  # documents that are judged before another process could have begun
MOST = 100  # documents of one input that are all checked; of more, one of each form
# What the checks of the input have told already, with the line of the input.
TOLD_BEFORE = frozenset({"VS04", "VS05", "VS06", "VS07", "VC09", "VC15", "VC16"})


def check_made(folder: Path, manifest: Mapping[str, Any], *, every: bool = True) -> list[Checked]:
    """The documents that a manifest lists, judged: all of them, or with `every` off one of each form."""
    documents = _documents(manifest)
    if one_of_each_form(manifest, every=every):
        documents = list({form: (form, path) for form, path in reversed(documents)}.values())
    day = date.fromisoformat(manifest["on"]) if manifest.get("on") else None
    return _judged([folder / path for _form, path in documents], day)


def one_of_each_form(manifest: Mapping[str, Any], *, every: bool = True) -> bool:
    """Whether of the documents that a manifest lists one of each form is judged: of a review, or of very many."""
    return not every or len(_documents(manifest)) > MOST


def _documents(manifest: Mapping[str, Any]) -> list[tuple[str, str]]:
    listed = (*(one for dossier in manifest["dossiers"] for one in dossier["documents"]), *manifest.get("extras", ()))
    return [(one["form"], one["path"]) for one in listed]


def _judged(paths: Sequence[Path], day: date | None) -> list[Checked]:
    """The files judged, in their order; every other one of many by a process aside, where there is a core for it."""
    first = _each(paths[:1], day)  # what a judgement asks for is read before the process begins, and shared with it
    own, others = paths[1::2], paths[2::2]
    with Aside(partial(_each, others, day), begun=len(paths) >= _FEW and (os.cpu_count() or 1) > 1) as aside:
        checked = dict(zip(own, _each(own, day), strict=True))
        try:
            rest = aside.result()
        except BrokenProcessPool:  # the system took it away
            rest = _each(others, day)
    checked.update(zip(others, rest, strict=True))
    return [*first, *(checked[path] for path in paths[1:])]


def _each(paths: Sequence[Path], day: date | None) -> list[Checked]:
    return [check_file(path, day) for path in paths]


def told(checked: list[Checked], folder: Path) -> Iterator[tuple[str, str]]:
    """Errors and warnings that nobody has told yet, each as (file, what is wrong)."""
    for one in checked:
        name = Path(one.file).relative_to(folder).as_posix()
        if one.problem is not None:
            yield name, one.problem.what
        for finding in one.findings:
            if finding.level != "hint" and finding.rule not in TOLD_BEFORE:
                yield name, f"{finding.rule} {finding.name} ({finding.where}). {finding.remedy}"
