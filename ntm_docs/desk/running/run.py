"""One build in its own process: request → state file.

`python -m ntm_docs.desk.running.run STATE < request.json`. The state is written whole each time: `status` (running,
done, mend, machine, stopped, broken), `done` and `total`, `lines` to mend, `faults_in_cells` (see `cells`), what was
made.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_docs import api
from ntm_docs.desk.running import reception
from ntm_docs.desk.running.cells import faults
from ntm_docs.messages import gettext as _
from ntm_docs.messages import speak
from ntm_docs.problems import MachineError, Problem, ProblemsError, told

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import FinishedRun

_EACH = 0.3  # seconds between two reports
_BARE = "review.sheet_missing"  # an office's own list: the form takes its rows
_ALIKE = 5  # warnings of one kind that are told


@dataclass(slots=True)
class State:
    """What is known of the run, and the file that says it."""

    path: Path
    facts: dict[str, Any] = field(default_factory=lambda: {"status": "running", "done": 0, "total": 0})
    _last: float = 0.0

    def write(self, **facts: Any) -> None:
        """Say it: the whole or the old state is there at every moment."""
        self.facts.update(facts)
        fresh = self.path.with_suffix(".moi")
        with suppress(OSError):  # held while it is read; or the desk was killed and its folder is cleared away: go on
            fresh.write_text(json.dumps(self.facts, ensure_ascii=False), encoding="utf-8")
            fresh.replace(self.path)

    def progress(self, done: int, total: int) -> None:
        """How far it is, not more often than is read."""
        now = time.time()
        if now - self._last >= _EACH or done == total:
            self._last = now
            first = {} if "since" in self.facts else {"since": now, "first": done}
            self.write(done=done, total=total, **first)


def main() -> None:
    """Do what is asked and say how it ended."""
    for number in (signal.SIGINT, signal.SIGTERM):  # whoever started the desk may have it ignored
        signal.signal(number, signal.default_int_handler)
    state = State(Path(sys.argv[1]))
    asked = json.load(sys.stdin)
    speak(asked["language"])
    state.write()
    try:
        state.write(**_DONE[asked["call"]](asked, state))
    except ProblemsError as error:
        marked = str(error.copy) if isinstance(error, api.MadeCopyError) else ""
        state.write(**_to_mend(asked, error.problems), marked=marked)
    except MachineError as error:
        state.write(status="machine", lines=[str(error)])
    except KeyboardInterrupt:
        state.write(status="stopped")
    except OSError as error:
        state.write(status="machine", lines=[str(api.refusal(error, None))])
    except Exception as error:
        state.write(status="broken", lines=[type(error).__name__])
        if os.environ.get("NTM_DOCS_DEBUG"):
            raise


def _look(asked: Mapping[str, Any], state: State) -> dict[str, Any]:
    """What would stop a build, and what it would warn of; of a sound file, what would be made."""
    source = Path(asked["input"])
    answer = api.check(api.CheckRequest((source,)))
    found = [problem for one in answer.inputs for problem in one.problems]
    found += answer.gathered.problems
    errors = [one for one in found if one.severity == "error"]
    warnings = [one for one in found if one.severity != "error"]
    state.write(warnings=told(warnings))
    if errors or answer.status != "done":
        return _to_mend(asked, errors)
    plan = api.explain(api.ExplainRequest(source)).as_json()
    units = plan.get("units", [plan])
    dossiers = [dossier for unit in units for dossier in unit["dossiers"]]
    documents = sum(len(one["documents"]) for one in dossiers)
    return {"status": "done", "looked": {"units": len(units), "dossiers": len(dossiers), "documents": documents}}


def _to_mend(asked: Mapping[str, Any], problems: Sequence[Problem]) -> dict[str, Any]:
    """The faults: of a workbook those of cells as a table, the others as sentences."""
    table = faults(Path(asked["input"]), problems) if asked["book"] else {}
    spoken = [one for one in problems if not (table and one.place.cell)]
    bare = any(one.code == _BARE for one in problems)
    return {"status": "mend", "lines": told(spoken), "faults_in_cells": table, "bare_list": bare}


def _build(asked: Mapping[str, Any], state: State) -> dict[str, Any]:
    """Make everything."""
    source, output = Path(asked["input"]), Path(asked["output"])
    of_many = api.BuildRequest((source,), output).of_many  # a review's workbook is built like any input
    repair = asked.get("repair") if of_many else None
    answer = api.build(
        api.BuildRequest(
            (source,),
            output,
            rules=Path(asked["rules"]) if asked.get("rules") else None,
            force=asked["force"],
            complete=asked["complete"],
            pdf=asked["pdf"],
            register=asked["register"],
            repair=Path(repair) if repair else None,
            skip_faulty=bool(repair and asked["skip_faulty"]),
        ),
        state.progress,
    )
    (built,) = answer.folders
    lines = told(answer.left_out)  # each with its cell: what was made is below, and the copy holds the rest
    if answer.no_program:
        lines.append(str(MachineError("pdf.no_libreoffice")))
    lines += [str(one) for one in (*built.missing, *built.of_papers)]
    table = faults(source, answer.left_out) if repair else {}
    return {
        "status": answer.status,
        "lines": lines,
        "faults_in_cells": table,
        "warnings": _warnings(built),
        "consulted": _consulted(built),
        "folder": str(built.folder),
        "sha256": built.sha256,
        "sums": _sums(built.run) if built.run else {},
        "judged": built.looked.judged,
        "of_each_form": built.looked.of_each_form,
        "faults": [f"{name}: {text}" for name, text in built.looked.faults],
        "marked": repair if repair and Path(repair).exists() and answer.left_out else "",
        "gone": list(built.gone),
    }


def _warnings(built: api.BuiltFolder) -> list[str]:
    if built.planned is not None:
        return told(built.planned.warnings)
    run = built.run
    assert run is not None
    by_code: dict[str, list[str]] = {}
    for code, text in dict.fromkeys([*((one.code, str(one)) for one in run.workbook.warnings), *run.told]):
        by_code.setdefault(code, []).append(text)
    lines = [text for texts in by_code.values() for text in texts[:_ALIKE]]
    more = sum(max(0, len(texts) - _ALIKE) for texts in by_code.values())
    return [*lines, _("  ... và {count} cảnh báo cùng loại.").format(count=more).strip()] if more else lines


def _consulted(built: api.BuiltFolder) -> dict[str, Any]:
    """What the register has of the nominees; nothing where it was not asked."""
    found = built.consulted
    if found is None:
        return {}
    failed = str(found.failed) if found.failed else ""
    return {"asked": found.asked, "found": len(found.histories), "lines": told(found.told), "failed": failed}


def _sums(done: "FinishedRun") -> dict[str, int]:
    return {
        "units": done.units,
        "dossiers": len(done.dossiers),
        "documents": sum(count for _sets, count in done.dossiers),
        "copies": sum((sets or 0) * count for sets, count in done.dossiers),
    }


_DONE = {
    "look": _look,
    "build": _build,
    "receive": reception.receive,
    "issue": reception.issue,
    "certificates": reception.certificates,
    "register": reception.register,
}

if __name__ == "__main__":
    main()
