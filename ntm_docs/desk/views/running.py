"""Runs: begin, watch, stop; results to take away."""

import io
import json
import os
import time
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from ntm_docs.api.answers.words import form_title
from ntm_docs.desk.desks import Desk, desk_of
from ntm_docs.desk.running.runs import Run
from ntm_docs.desk.views.working import without_place
from ntm_docs.desk.works import DeskWork, local_texts_in, work_of
from ntm_docs.messages import gettext as _
from ntm_docs.messages import language

_TICKED = ("pdf", "complete", "force", "skip_faulty", "register")
_LISTED = 300  # papers that a page lists
_DATE = (1980, 1, 1, 0, 0, 0)  # the same result is the same zip


@require_POST
def begin(request: HttpRequest, name: str) -> HttpResponse:
    """Look at a workbook, or make everything of an input. Sent twice, there is one run."""
    desk = desk_of(request)
    one = work_of(desk.folder, name)
    run = desk.runs.begin(one.id, _asked(request, one) | rules_of(request, desk))
    return HttpResponseRedirect(f"/chay/{run.id}", status=303)


def rules_of(request: HttpRequest, desk: Desk) -> dict[str, str]:
    """The province's own text that a run is to follow, where one was chosen."""
    chosen = request.POST.get("rules", "")
    return {"rules": str(work_of(desk.folder, chosen).path), "rules_id": chosen} if chosen else {}


def _asked(request: HttpRequest, one: DeskWork) -> dict[str, Any]:
    ticked = {name: name in request.POST for name in _TICKED}
    call = "look" if request.POST.get("call") == "look" else "build"
    repair = {"repair": str(one.repair)} if one.of_many else {}
    where = {"book": one.of_many, "input": str(one.path), "output": str(one.result), "name": one.name}
    return {"call": call, "language": language(), **where, **ticked, **repair}


@require_GET
def watch(request: HttpRequest, name: str) -> HttpResponse:
    """How far a run is, or what it made; asked each second, with `part` only what changes."""
    run = desk_of(request).runs.of(name)
    facts = _facts(run)
    if facts["told"].get("looked"):
        facts["rules"] = local_texts_in(desk_of(request).folder)
    page = "chay_phan.html" if "part" in request.GET else "chay.html"
    return render(request, page, facts)


def _facts(run: Run) -> dict[str, Any]:
    told = run.told()
    facts: dict[str, Any] = {
        "run": run,
        "told": told,
        "under_way": told["status"] == "running",
        "name": run.asked["name"],
    }
    if told["status"] == "running":
        return facts | _speed(told)
    if not run.asked.get("book") and "input" in run.asked:
        source = Path(run.asked["input"])
        told["warnings"] = [without_place(line, source) for line in told.get("warnings", ())]
    facts["again"] = [name for name in _TICKED if run.asked.get(name)]
    if told.get("folder"):
        titles: Mapping[str, str] = told.get("titles", {})
        papers = [*_papers(Path(told["folder"]), titles)]
        shown = _by_unit(papers[:_LISTED])
        facts |= {"units": shown, "more": max(0, len(papers) - _LISTED), "sets": any(one["awarded"] for one in papers)}
    return facts


def _by_unit(papers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The papers of each unit, in the order of the workbook; of a single input one list without a name."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in papers:
        found.setdefault(one["unit"], []).append(one)
    return [{"name": name, "papers": some} for name, some in found.items()]


def _speed(told: Mapping[str, Any]) -> dict[str, Any]:
    """Rate and time left, from when the first was done."""
    done, total, since = told.get("done", 0), told.get("total", 0), told.get("since")
    if not since or not total:
        return {"percent": 0}
    passed, made = time.time() - since, done - told.get("first", 0)
    rate = made / passed if passed > 0 else 0
    left = round((total - done) / rate) if rate else None
    return {
        "percent": 100 * done // total,
        "rate": f"{rate:.1f}".replace(".", ","),
        "left": _("còn khoảng {minutes} phút {seconds} giây").format(minutes=left // 60, seconds=left % 60)
        if left is not None
        else "",
    }


def _papers(folder: Path, titles: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The documents of a result, from its manifest; none where it is gone or is no manifest of ours.

    `titles` name what a dossier is where it is none of a unit.
    """
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        papers = [(dossier, paper) for dossier in manifest["dossiers"] for paper in dossier["documents"]]
        papers += [({}, paper) for paper in manifest.get("extras", ())]
    except (OSError, ValueError, LookupError, TypeError):
        return
    for number, (dossier, paper) in enumerate(papers):
        title = form_title(paper["form"])
        yield {
            "number": number,
            "path": paper["path"],
            "title": title,
            "unit": dossier.get("unit", "") or titles.get(str(dossier.get("id", "")), ""),
            "awarded": not titles and bool(dossier.get("award") or dossier.get("awards")),
            "copies": dossier.get("copies", paper.get("copies")),
        }


@require_POST
def stop(request: HttpRequest, name: str) -> HttpResponse:
    """End a run; what it has made waits for the next one."""
    run = desk_of(request).runs.of(name)
    run.stop()
    return HttpResponseRedirect(f"/chay/{run.id}", status=303)


@require_GET
def packed(request: HttpRequest, name: str) -> HttpResponseBase:
    """The result as a zip: the files as they are, the same bytes each time."""
    folder = _result(desk_of(request).runs.of(name))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for path in sorted(_files(folder), key=lambda one: one.as_posix()):
            info = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, path.read_bytes())
    made.seek(0)
    return FileResponse(made, as_attachment=True, filename=f"{folder.name}.zip", content_type="application/zip")


def _files(folder: Path) -> Iterator[Path]:
    """Plain files of a result; no links are followed."""
    for parent, _folders, names in os.walk(folder):
        for name in names:
            path = Path(parent) / name
            if path.is_file() and not path.is_symlink() and not name.startswith("."):
                yield path


def _result(run: Run) -> Path:
    folder = run.told().get("folder")
    if not folder or not Path(folder).is_dir():
        raise Http404
    return Path(folder)


@require_GET
def paper(request: HttpRequest, name: str, number: int) -> HttpResponseBase:
    """One document of the result, by its number in the manifest."""
    folder = _result(desk_of(request).runs.of(name))
    found = next((one for one in _papers(folder, {}) if one["number"] == number), None)
    path = next((one for one in _files(folder) if found and one.relative_to(folder).as_posix() == found["path"]), None)
    if path is None:
        raise Http404
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=path.name, content_type="application/octet-stream"
    )


@require_GET
def repair(request: HttpRequest, name: str) -> HttpResponseBase:
    """The workbook's copy with the cells to mend."""
    one = work_of(desk_of(request).folder, name)
    if one.repair.is_symlink() or not one.repair.is_file():
        raise Http404
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return FileResponse(one.repair.open("rb"), as_attachment=True, filename=one.repair.name, content_type=kind)
