"""A workbook's cells, mended in the page's own table."""

import re
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from ntm_docs import api
from ntm_docs.desk.desks import Desk, desk_of
from ntm_docs.desk.editing import composed
from ntm_docs.desk.running.cells import digest
from ntm_docs.desk.running.runs import Run
from ntm_docs.desk.works import DeskWork, work_at, work_of
from ntm_docs.messages import gettext as _
from ntm_docs.messages import language

_MENDED = "-da-sua"
_TYPED = "o:"  # before the sheet and cell in the name of an input


@require_POST
def mend(request: HttpRequest, name: str) -> HttpResponse:
    """Write what was typed into the cells at fault into the mended workbook, and look at that one."""
    desk = desk_of(request)
    run = desk.runs.of(name)
    source = work_of(desk.folder, run.work)
    values = _typed(request, run)
    if not values:
        return _refused(request, run, _("Chưa ô nào được sửa. Sửa trong bảng, rồi bấm lại."))
    if run.told()["faults_in_cells"]["digest"] != digest(source.path):
        return _refused(request, run, _("Bảng tính đã đổi sau khi trang này hiện ra. Xem lỗi lại, rồi sửa."))
    target = mended_name(source.path)
    api.mend(source.path, target, values)
    looked = _looked_at(desk, work_at(desk.folder, target))
    return HttpResponseRedirect(f"/chay/{looked.id}", status=303)


def _refused(request: HttpRequest, run: Run, why: str) -> HttpResponse:
    """The same page with why nothing was written; what was typed stands in its table."""
    told = run.told()
    for cause in told.get("faults_in_cells", {}).get("causes", []):
        for cell in cause["cells"]:
            cell["text"] = request.POST.get(_TYPED + cell["id"], cell["text"])
    facts = {"run": run, "told": told | {"lines": [why]}, "name": run.asked["name"]}
    return render(request, "chay.html", facts, status=422)


def _typed(request: HttpRequest, run: Run) -> dict[tuple[str, str], str]:
    """The cells that were changed, of those that the page showed."""
    causes: list[dict[str, Any]] = run.told().get("faults_in_cells", {}).get("causes", [])
    shown = {cell["id"]: cell for cause in causes for cell in cause["cells"]}
    typed = {key[len(_TYPED) :]: str(text) for key, text in request.POST.items() if key.startswith(_TYPED)}
    return {
        (shown[key]["sheet"], shown[key]["cell"]): composed(text).strip()
        for key, text in typed.items()
        if key in shown and composed(text).strip() != shown[key]["text"].strip()
    }


def mended_name(source: Path) -> Path:
    """Where a mended workbook goes: beside the clerk's own, which stays; one that was mended before is mended on."""
    suffix = ".xlsm" if source.suffix.lower() == ".xlsm" else ".xlsx"
    if re.search(rf"{_MENDED}( \(\d+\))?$", source.stem) and source.suffix.lower() == suffix:
        return source
    found, number = source.with_name(f"{source.stem}{_MENDED}{suffix}"), 1
    while found.exists():
        number += 1
        found = source.with_name(f"{source.stem}{_MENDED} ({number}){suffix}")
    return found


def _looked_at(desk: Desk, made: DeskWork) -> Run:
    where = {"book": True, "input": str(made.path), "output": str(made.result), "name": made.name}
    ticked = dict.fromkeys(("pdf", "complete", "force", "skip_faulty"), False)
    return desk.runs.begin(made.id, {"call": "look", "language": language(), **where, **ticked})
