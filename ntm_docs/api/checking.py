"""check: papers and input files → what is wrong with them."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_docs.api.answers.status import Status
from ntm_docs.machine.frozen import frozen
from ntm_docs.machine.version import __version__
from ntm_docs.messages import speaking

if TYPE_CHECKING:
    from ntm_docs.checking import Checked, Profile
    from ntm_docs.checking.dossier.folder import DossierChecked
    from ntm_docs.checking.gathering import Gathered
    from ntm_docs.mending import MendedPaper
    from ntm_docs.planning.checking import InputChecked

# The name is wrong, not the document: it is to be mended, as in every other call.
_MISNAMED = frozenset({"file.missing", "file.folder", "file.special", "file.large"})


@frozen
class CheckRequest:
    """Files, folders and patterns; `on` the day of papers without one.

    `annotate` is a file for the copy with comments, `fix` one for the mended copy (with `force` in place of one that is
    there), `output` a workbook for all findings, in which files are called by their place below `below`.
    """

    files: tuple[Path, ...]
    on: date | None = None
    profile: Path | None = None
    annotate: Path | None = None
    fix: Path | None = None
    force: bool = False
    output: Path | None = None
    below: Path | None = None
    processes: int = 0
    language: str = ""


@frozen
class CheckAnswer:
    """Everything that was found: documents, their dossiers, input files, and what was not looked at."""

    checked: "Sequence[Checked]"
    dossiers: "Sequence[DossierChecked]"
    inputs: "Sequence[InputChecked]"
    gathered: "Gathered"
    mended: "MendedPaper | None" = None

    @property
    def status(self) -> Status:
        """`mend` errors or a file that is not there, `machine` something named could not be judged, or all of it."""
        from ntm_docs.checking.gathering import needs_mending

        checked = self.checked if self.mended is None else [self.mended.after]
        findings = [finding for one in checked for finding in one.findings]
        findings += [finding for one in self.dossiers for finding in one.findings]
        unread = [one.problem for one in self.checked if one.problem is not None]
        if any(finding.level == "error" for finding in findings) or needs_mending(self.gathered.problems):
            return "mend"
        if any(one.faulty and one.read for one in self.inputs) or any(one.code in _MISNAMED for one in unread):
            return "mend"
        judged = any(one.judged for one in self.checked) or any(one.read for one in self.inputs)
        whole = not unread and not self.gathered.problems and all(one.read for one in self.inputs)
        return "done" if judged and whole else "machine"

    def as_json(self) -> dict[str, Any]:
        """Everything that was found, for other programs; ids of rules stay the same from version to version."""
        problems = [problem for one in self.inputs for problem in one.problems]
        return {
            "tool": f"ntm-docs {__version__}",
            "files": [_file_json(one) for one in self.checked],
            "dossiers": [
                {
                    "folder": one.folder,
                    "findings": [asdict(finding) for finding in one.findings],
                    "not_judged": [{"rule": rule, "reason": reason} for rule, reason in one.not_judged],
                    "silenced": [asdict(silenced) for silenced in one.silenced],
                    "compared": dict(one.compared),
                    "left_out": list(one.left_out),
                }
                for one in self.dossiers
            ],
            "inputs": [{"file": one.file, "judged": one.read, "problems": len(one.problems)} for one in self.inputs],
            "skipped": [{"folder": one.folder, "kinds": dict(one.kinds)} for one in self.gathered.passed_over],
            "mended": _mended_json(self.mended),
            "problems": [one.as_json() for one in (*self.gathered.problems, *problems)],
        }


def _mended_json(mended: "MendedPaper | None") -> dict[str, Any] | None:
    """What was set right, the signs that were changed, what is left and why."""
    if mended is None:
        return None
    from ntm_docs.mending import why_left

    left = [asdict(finding) | {"why_left": why_left(finding)} for finding in mended.after.findings]
    return {
        "changed": mended.changed,
        "kinds": dict(mended.kinds),
        "signs": [{"before": before, "after": after} for before, after in mended.signs],
        "left": left,
    }


def _file_json(one: "Checked") -> dict[str, Any]:
    from ntm_docs.checking.check import LEVELS
    from ntm_docs.checking.reasons import reason_of

    if one.problem is not None:
        text = str(one.problem)
        return {"file": one.file, "readable": False, "judged": False, "problem": one.problem.code, "text": text}
    return {
        "file": one.file,
        "readable": True,
        "judged": one.judged,
        "reason": reason_of(one) or None,
        "scope": one.scope,
        "type": one.loai or None,
        "counts": {level: one.count(level) for level in LEVELS},
        "passed": one.passed,
        "findings": [asdict(finding) for finding in one.findings],
        "silenced": [asdict(silenced) for silenced in one.silenced],
        "not_judged": [{"rule": rule, "reason": reason} for rule, reason in one.not_judged],
    }


def is_input(path: Path) -> bool:
    """Whether a file is an input of `build` rather than a document, by its name."""
    from ntm_docs.reading.source import PARSED, is_workbook

    return is_workbook(path) or path.suffix.lower() in PARSED


def check(request: CheckRequest) -> CheckAnswer:
    """Everything that can be found in the files, folders and patterns that were named.

    Raises:
        ProblemsError: the office's own ranges cannot be used, or a copy cannot be made.
        MachineError: a copy or the workbook cannot be written.
    """
    from ntm_docs.checking import check_files, read_profile
    from ntm_docs.checking.gathering import gather

    with speaking(request.language):
        own = read_profile(request.profile)
        gathered = gather(request.files, is_input)
        inputs = _inputs(gathered.inputs, request.on)
        checked = list(check_files(gathered.documents, request.on, own, request.processes))
        dossiers = _dossiers(checked, request, own) if len(checked) > 1 or _is_folder(request.files) else []
        if request.annotate is not None:
            from ntm_docs.checking.annotated import write_annotated

            day = request.on or date.today()  # noqa: DTZ011 -- the day at the office
            write_annotated(gathered.documents, checked, request.annotate, day)
        mended = None
        if request.fix is not None:
            from ntm_docs.mending import write_mended

            mended = write_mended(gathered.documents, request.fix, request.on, own, force=request.force)
        if request.output is not None:
            from ntm_docs.checking.workbook import findings_workbook
            from ntm_docs.new_files import write_file

            told = _called_below(checked, dossiers, request.below) if request.below is not None else (checked, dossiers)
            write_file(request.output, findings_workbook(*told), force=request.force)
        return CheckAnswer(checked, dossiers, inputs, gathered, mended)


def _dossiers(checked: "Sequence[Checked]", request: CheckRequest, own: "Profile") -> "list[DossierChecked]":
    """What papers say of each other; the rooms that compare them are loaded where there are several."""
    from ntm_docs.checking.dossier.folder import check_dossiers

    return list(check_dossiers(checked, request.on, own))


def _called_below(
    checked: "Sequence[Checked]", dossiers: "Sequence[DossierChecked]", below: Path
) -> "tuple[list[Checked], list[DossierChecked]]":
    """The same, files and folders called by their place below a folder."""

    def called(name: str) -> str:
        path = Path(name)
        return str(path.relative_to(below)) if path.is_relative_to(below) else name

    return (
        [replace(one, file=called(one.file)) for one in checked],
        [replace(one, folder=called(one.folder), left_out=tuple(map(called, one.left_out))) for one in dossiers],
    )


def _is_folder(named: Sequence[Path]) -> bool:
    """Whether a folder was named: then even one paper of a dossier is asked for the others."""
    return any(path.is_dir() for path in named)


def _inputs(files: Sequence[Path], on: date | None) -> "list[InputChecked]":
    """Input files; the rooms that plan them are loaded where there are any."""
    if not files:
        return []
    from ntm_docs.planning.checking import check_inputs

    return check_inputs(files, on)


@frozen
class RuleRequest:
    """A rule of the checker by its id, VH06."""

    id: str
    language: str = ""


@frozen
class RuleAnswer:
    """What a rule asks, how grave a fault is, by which clause; a wrong and a right example, how to mend it."""

    id: str
    name: str
    level: str
    clause: str
    wrong: str
    right: str
    remedy: str
    status: Status = "done"

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {key: value for key, value in asdict(self).items() if key != "status"}


def rule(request: RuleRequest) -> RuleAnswer:
    """A rule of the checker, so that one can argue with it.

    Raises:
        ProblemsError: there is no such rule; the text names the nearest.
    """
    from ntm_docs.checking import RULES
    from ntm_docs.checking.dossier.every_rule import DOSSIER_RULES
    from ntm_docs.messages import gettext
    from ntm_docs.phrases.keys import closest
    from ntm_docs.problems import Place, Problem, ProblemsError

    with speaking(request.language):
        every = {**RULES, **{id_: one for id_, (one, _judge) in DOSSIER_RULES.items()}}
        found = every.get(request.id.strip().upper())
        if found is None:
            near = closest(request.id, every)
            guess = gettext(" (có phải là “{near}”?)").format(near=near) if near else ""
            raise ProblemsError([Problem("rule.unknown", Place("check"), facts={"id": request.id, "guess": guess})])
        wrong, right, remedy = map(gettext, (found.wrong, found.right, found.remedy))
        return RuleAnswer(found.id, gettext(found.name), found.level, found.clause, wrong, right, remedy)
