"""The register: names looked up, decisions and lists put in."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from ntm_docs import api
from ntm_docs.desk.desks import Desk, desk_of
from ntm_docs.desk.editing import composed
from ntm_docs.desk.reception.lists import kept_lists, results_in
from ntm_docs.desk.typed import typed_day
from ntm_docs.desk.uploads import UploadRefusedError
from ntm_docs.messages import gettext as _
from ntm_docs.messages import language
from ntm_docs.problems import MachineError, ProblemsError

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import RegisterEntry

_ASKED = ("name", "born", "unit", "province")
_GIVEN = ("award", "decision", "decided", "in_province")
_FIRST_YEAR, _LAST_YEAR = 1850, 2100
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Whom one looks for, as a form; with a name, the entries below it. The address holds the question."""
    typed = {name: composed(request.GET.get(name, "")).strip() for name in _ASKED}
    facts = _facts(desk_of(request), typed, {}) | {"all": "all" in request.GET}
    try:
        return render(request, "so.html", facts | (_found(typed, everything=facts["all"]) if typed["name"] else {}))
    except UploadRefusedError as error:
        lines = [str(error)]
    except ProblemsError as error:
        if any(one.code == "register.none" for one in error.problems):
            return render(request, "so.html", facts | {"none": True})
        lines = error.lines
    except MachineError as error:
        lines = [str(error)]
    return render(request, "so.html", facts | {"lines": lines}, status=422)


def _facts(desk: Desk, typed: dict[str, str], given: dict[str, str]) -> dict[str, Any]:
    return {"typed": typed, "given": given, "results": results_in(desk.folder)}


def _found(typed: dict[str, str], *, everything: bool) -> dict[str, Any]:
    """The entries that answer; names that are near where there are none.

    Raises:
        RefusedError: the year is none.
        ProblemsError, MachineError: as `api.register_find`.
    """
    born = _year(typed["born"])
    asked = api.RegisterFindRequest(typed["name"], born, typed["unit"], typed["province"], all=everything)
    answer = api.register_find(asked)
    found = answer.found
    return {
        "place": answer.place,
        "asked": True,
        "entries": [_shown(one) for one in found.entries],
        "part": bool(found.entries) and found.how != "whole",
        "more": found.more,
        "others": found.how == "others",
        "near": found.near,
    }


def _year(text: str) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit() and _FIRST_YEAR <= int(text[:5]) <= _LAST_YEAR:
        return int(text)
    raise UploadRefusedError(_("“{value}” không phải một năm sinh. Viết như 1974.").format(value=text))


def _shown(one: "RegisterEntry") -> dict[str, Any]:
    """An entry as a row of the page."""
    born = _("sinh năm {year}").format(year=one.born) if one.born else ""
    by = _(" của {authority}").format(authority=one.authority) if one.authority else ""
    movement = _("phong trào “{name}”").format(name=one.movement) if one.movement else ""
    return {
        "id": one.id,
        "name": one.name,
        "who": ", ".join(part for part in (born, one.post, one.unit, one.province) if part),
        "award": one.award,
        "for": ", ".join(part for part in (movement, one.period, one.merit) if part),
        "decision": one.by_decision + by,
        "origin": one.origin,
        "state": _("đã bỏ") if one.gone else _("đã được sửa hoặc bỏ") if one.replaced else "",
        "reason": one.reason,
    }


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Lists that are sent in and results that lie in the folder go into the register, by a run."""
    desk = desk_of(request)
    given = {name: composed(request.POST.get(name, "")).strip() for name in _GIVEN}
    sent = [one for one in request.FILES.getlist("tep") if isinstance(one, UploadedFile)]
    ticked = request.POST.getlist("nguon")
    chosen = [desk.folder / one.name for one in results_in(desk.folder) if one.id in ticked]
    try:
        day = typed_day(given["decided"])
        if sent or chosen:
            chosen += kept_lists(desk.folder, sent) if sent else []
    except UploadRefusedError as error:
        return _refused(request, desk, given, str(error))
    if not chosen:
        return _refused(request, desk, given, _("Chưa chọn gì để ghi. Chọn danh sách, hoặc đánh dấu một kết quả."))
    asked = {
        "call": "register",
        "language": language(),
        "book": False,
        "input": "",
        "files": [str(one) for one in chosen],
        "award": given["award"],
        "decision": given["decision"],
        "decided": day.isoformat() if day else "",
        "province": given["in_province"],
        "name": _("Sổ khen thưởng"),
    }
    return HttpResponseRedirect(f"/chay/{desk.runs.begin(uuid4().hex, asked).id}", status=303)


def _refused(request: HttpRequest, desk: Desk, given: dict[str, str], why: str) -> HttpResponse:
    facts = _facts(desk, dict.fromkeys(_ASKED, ""), given)
    return render(request, "so.html", facts | {"lines": [why]}, status=422)


@require_GET
def export(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- a view
    """The whole register as a workbook, to take away."""
    with api.temporary_folder("so") as room:
        made = api.register_export(api.RegisterExportRequest(room / "so-khen-thuong.xlsx")).output
        response = HttpResponse(made.read_bytes(), content_type=_XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response
