"""Appraise: dossiers and cases of a reception, as tables."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from ntm_docs import api
from ntm_docs.desk.desks import Desk, desk_of
from ntm_docs.desk.reception.tables import TYPED, SheetPage, paged, typed_in, verdict_of
from ntm_docs.desk.works import DeskWork, work_of
from ntm_docs.messages import gettext as _
from ntm_docs.problems import MachineError, ProblemsError

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import AppraisalRow

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CASES, _LISTED, _FAULTS = 40, 200, 100  # rows of a page
_DIGITS = 6


def _opened(request: HttpRequest, name: str) -> tuple[Desk, DeskWork, SheetPage]:
    desk = desk_of(request)
    one = work_of(desk.folder, name)
    return desk, one, SheetPage(desk.receptions.read(one.path))


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0


@require_GET
def overview(request: HttpRequest, name: str) -> HttpResponse:
    """All dossiers, each on a line; what is left to do."""
    _desk, one, page = _opened(request, name)
    book = page.book
    some, at, pages = paged(book.dossiers, _number(request, "trang"), _LISTED)
    facts = {
        "work": one,
        "dossiers": [page.dossier(row) for row in some],
        "count": len(book.dossiers),
        "cases": len(book.cases),
        "judged": sum(bool(verdict_of(row)) for row in book.cases),
        "faults": len(book.faults),
        "gone": [page.case(row) | {"reason": row.texts.get("lý do", "")} for row in book.gone[:_LISTED]],
        "lines": page.lines(),
        "wrong": page.wrong_at()[:_LISTED],
        "at": at,
        "pages": range(1, pages + 1),
    }
    return render(request, "nhan.html", facts)


@require_GET
def cases(request: HttpRequest, name: str) -> HttpResponse:
    """All cases, each on a line that leads to its dossier; `con` only those without a verdict."""
    _desk, one, page = _opened(request, name)
    left = "con" in request.GET
    rows = [row for row in page.book.cases if not (left and verdict_of(row))]
    some, at, pages = paged(rows, _number(request, "trang"), _LISTED)
    facts = {"work": one, "cases": [page.case(row) for row in some], "count": len(rows), "left": left}
    return render(request, "nhan_truong_hop.html", facts | {"at": at, "pages": range(1, pages + 1)})


@require_GET
def faults(request: HttpRequest, name: str) -> HttpResponse:
    """What is wrong in what came, each with the dossier it is in."""
    _desk, one, page = _opened(request, name)
    some, at, pages = paged(page.book.faults, _number(request, "trang"), _FAULTS)
    known = {row.key for row in page.book.dossiers}
    facts = {"work": one, "faults": [_fault(row, known) for row in some], "count": len(page.book.faults)}
    return render(request, "nhan_loi.html", facts | {"at": at, "pages": range(1, pages + 1)})


def _fault(row: "AppraisalRow", known: set[str]) -> dict[str, str]:
    texts = row.texts
    return {
        "grave": "error" if texts.get("mức") == "lỗi" else "warning",
        "level": _("lỗi") if texts.get("mức") == "lỗi" else _("cần xem"),
        "key": texts.get("hồ sơ", "") if texts.get("hồ sơ", "") in known else "",
        "unit": texts.get("đơn vị trình", ""),
        "where": texts.get("nơi", ""),
        "what": texts.get("nội dung", ""),
        "remedy": texts.get("cách xử lý", ""),
    }


@require_http_methods(["GET", "POST"])
def dossier(request: HttpRequest, name: str, key: str) -> HttpResponse:
    """One dossier: its papers, what is wrong in it, its cases to appraise."""
    desk, one, page = _opened(request, name)
    row = next((row for row in page.book.dossiers if row.key == key), None)
    if row is None:
        raise Http404
    lines: list[str] = []
    if request.method == "POST":
        page, lines, count = _said(request, desk, one, page)
        if not lines and not page.clashes:
            if "tiep" in request.POST:
                return _to(f"/viec/{one.id}/ho-so/{_after(page, key)}", count, 0)
            return _to(f"/viec/{one.id}/ho-so/{key}", count, _number(request, "trang"))
        row = next((row for row in page.book.dossiers if row.key == key), row)
    of = page.cases_of(row)
    some, at, pages = paged(of, _number(request, "trang"), _CASES)
    wrong = [_fault(fault, {key}) for fault in page.book.faults if fault.texts.get("hồ sơ") == key]
    facts = {
        "work": one,
        "one": page.dossier(row),
        "said": page.said_of(row),
        "faults": wrong[:_FAULTS],
        "more_faults": max(0, len(wrong) - _FAULTS),
        "cells": [page.cell(cell, page.dossier(row)["unit"]) for cell in row.cells],
        "cases": [page.case(case) for case in some],
        "verdicts": api.VERDICTS,
        "at": at,
        "pages": range(1, pages + 1),
        "next": _after(page, key),
    }
    return _shown(request, "nhan_ho_so.html", facts, lines, page)


def _after(page: SheetPage, key: str) -> str:
    """The dossier after one; the first after the last."""
    keys = [row.key for row in page.book.dossiers]
    return keys[(keys.index(key) + 1) % len(keys)]


@require_http_methods(["GET", "POST"])
def offices(request: HttpRequest, name: str) -> HttpResponse:
    """Who signs, numbers, days: the sheet of offices as a form."""
    desk, one, page = _opened(request, name)
    lines: list[str] = []
    if request.method == "POST":
        page, lines, count = _said(request, desk, one, page)
        if not lines and not page.clashes:
            return _to(f"/viec/{one.id}/co-quan", count, 0)
    return _shown(request, "nhan_co_quan.html", {"work": one, "groups": page.offices()}, lines, page)


def _said(request: HttpRequest, desk: Desk, one: DeskWork, page: SheetPage) -> tuple[SheetPage, list[str], int]:
    """Write what was typed; the page as it stands then, why nothing was written, how many cells were."""
    values = typed_in(request.POST, page.book.cells)
    if not values or len(values) < sum(key.startswith(TYPED) for key in request.POST):
        return page, [_("Bảng tính đã đổi sau khi trang này hiện ra. Xem lại, rồi ghi lần nữa.")], 0
    try:
        with desk.receptions.writing:
            answer = api.appraise(one.path, values)
    except ProblemsError as error:
        return (
            SheetPage(page.book, values),
            [" ".join(filter(None, (each.what, each.remedy))) for each in error.problems],
            0,
        )
    except MachineError as error:
        return SheetPage(page.book, values), [str(error)], 0
    now = desk.receptions.read(one.path)
    if answer.clashes:
        return SheetPage(now, values, answer.clashes), [], 0
    return SheetPage(now), [], answer.written


def _to(address: str, count: int, at: int) -> HttpResponseRedirect:
    asked = {"trang": at} if at else {}
    return HttpResponseRedirect(f"{address}?{urlencode({**asked, 'ghi': count})}#noi-dung", status=303)


def _shown(
    request: HttpRequest, template: str, facts: Mapping[str, Any], lines: list[str], page: SheetPage
) -> HttpResponse:
    """A page with a form: what came of the last writing on top."""
    if page.clashes:
        text = _("{count} ô vừa được ghi ở nơi khác, nên chưa ghi gì; cả hai bên nêu ở từng ô.")
        lines = [*lines, text.format(count=len(page.clashes))]
    told = {"lines": lines, "wrote": _number(request, "ghi") if "ghi" in request.GET and not lines else None}
    return render(request, template, {**facts, **told}, status=422 if lines else 200)


@require_GET
def workbook(request: HttpRequest, name: str) -> HttpResponseBase:
    """The workbook itself, to take away."""
    _desk, one, _page = _opened(request, name)
    return FileResponse(one.path.open("rb"), as_attachment=True, filename=one.path.name, content_type=_XLSX)
