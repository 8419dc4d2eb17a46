"""What `build` has made, checked like any other document."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ntm_docs.checking.check import Checked, check_file

MOST = 100  # documents of one input that are all checked; of more, one of each form
# What the checks of the input have told already, with the line of the input.
TOLD_BEFORE = frozenset({"VS04", "VS05", "VS06", "VS07", "VC09", "VC15", "VC16"})


def check_made(folder: Path, manifest: Mapping[str, Any], *, every: bool = True) -> list[Checked]:
    """The documents that a manifest lists, judged: all of them, or with `every` off one of each form."""
    documents = [(one["form"], one["path"]) for dossier in manifest["dossiers"] for one in dossier["documents"]]
    documents += [(one["form"], one["path"]) for one in manifest.get("extras", ())]
    if not every or len(documents) > MOST:
        documents = list({form: (form, path) for form, path in reversed(documents)}.values())
    day = date.fromisoformat(manifest["on"]) if manifest.get("on") else None
    return [check_file(folder / path, day) for _form, path in documents]


def told(checked: list[Checked], folder: Path) -> Iterator[tuple[str, str]]:
    """Errors and warnings that nobody has told yet, each as (file, what is wrong)."""
    for one in checked:
        name = Path(one.file).relative_to(folder).as_posix()
        if one.problem is not None:
            yield name, one.problem.what
        for finding in one.findings:
            if finding.level != "hint" and finding.rule not in TOLD_BEFORE:
                yield name, f"{finding.rule} {finding.name} ({finding.where}). {finding.remedy}"
