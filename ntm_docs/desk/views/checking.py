"""Check: papers that are sent in → findings, copies."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from ntm_docs import api
from ntm_docs.desk.checked import SentPapers, frame, telling
from ntm_docs.desk.desks import Desk, desk_of
from ntm_docs.desk.live import live_there
from ntm_docs.desk.typed import typed_day
from ntm_docs.desk.uploads import PAPERS, Sent, UploadRefusedError, keep, kept_name, room_of, told_places, unpack
from ntm_docs.messages import gettext as _
from ntm_docs.problems import ProblemsError

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Made = TypeVar("Made")
_PATIENCE = 5.0  # seconds that a page waits before it says that papers are being judged
_YEAR = 365 * 24 * 3600


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Papers, folders, zips in; their delivery has a page of its own."""
    if request.method != "POST":
        return render(request, "kiem_tra.html", {"on": ""})
    desk, on = desk_of(request), request.POST.get("on", "").strip()
    sent = [one for one in request.FILES.getlist("tep") if isinstance(one, UploadedFile)]
    places, passed = told_places(request.POST.get("duong", ""), sent)
    try:
        delivery = _taken(desk, [*zip(sent, places, strict=True)], passed, on)
    except UploadRefusedError as error:
        return render(request, "kiem_tra.html", {"on": on, "lines": [str(error)]}, status=422)
    return HttpResponseRedirect(f"/kiem-tra/{delivery.id}", status=303)


def _taken(desk: Desk, sent: Sequence[tuple[Sent, str]], passed: list[str], on: str) -> SentPapers:
    """A delivery of what was sent.

    Raises:
        RefusedError: there is no paper in it, a day that is none, a zip that cannot be opened.
    """
    if not sent:
        raise UploadRefusedError(_("Chưa chọn tệp. Bấm vào ô chọn tệp, rồi gửi lại."))
    day, delivery = typed_day(on), desk.deliveries.begin()
    try:
        for one, place in sent:
            passed += _put(one, place, delivery, alone=len(sent) == 1)
        desk.deliveries.put(delivery, day, passed)
    except BaseException:
        desk.deliveries.drop(delivery)
        raise
    return delivery


def _put(one: Sent, place: str, delivery: SentPapers, *, alone: bool) -> list[str]:
    """One file into the delivery; the names of what was passed over."""
    name = kept_name(one.name or "")
    room = room_of(place, delivery.root)
    if name.lower().endswith(".zip"):
        packs = delivery.room / "nen"
        packs.mkdir(exist_ok=True)
        return unpack(keep(one, packs, (".zip",)), room)
    if not alone and (not name.lower().endswith(PAPERS) or name.startswith(("~$", ".")) or not one.size):
        return [name]
    keep(one, room, PAPERS)
    return []


@require_GET
def delivery(request: HttpRequest, name: str) -> HttpResponse:
    """All papers of a delivery: each on a line, dossiers as tables."""
    found = _delivery(request, name)
    answer = found.answer(_PATIENCE)
    if answer is None:
        return render(request, "xet_cho.html", {"id": found.id})
    if len(found.files) == 1 and not answer.dossiers and not answer.gathered.problems and not found.passed:
        return HttpResponseRedirect(f"/kiem-tra/{found.id}/1", status=303)
    return render(request, "xet.html", {"id": found.id, **telling.overview(found, answer)})


@require_GET
def under_way(request: HttpRequest, name: str) -> HttpResponse:
    """Whether a delivery is judged, as a piece of its page."""
    found = _delivery(request, name)
    return render(request, "xet_cho_phan.html", {"id": found.id, "done": found.answer(0) is not None})


@require_GET
def paper(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """The findings of a paper beside its pages."""
    found = _delivery(request, name)
    if found.answer(_PATIENCE) is None:
        return render(request, "xet_cho.html", {"id": found.id})
    checked = _asked(found.checked, number)
    facts = telling.paper(checked, found.name(checked.file))
    levels = {str(one.paragraph): one.level for one in reversed(checked.findings) if one.paragraph}
    return render(request, "xet_giay.html", _page(found, number, facts, levels, "trang"))


def _page(
    found: SentPapers, number: int, facts: dict[str, Any], levels: Mapping[str, str], drawn: str
) -> dict[str, Any]:
    return {
        "id": found.id,
        "number": number,
        "paper": facts,
        "many": len(found.files) > 1 or bool(found.passed),
        "live": live_there() and not facts.get("problem"),
        "khung": f"/kiem-tra/khung?v={frame.stamp()}" if live_there() else "",
        "drawn": f"/kiem-tra/{found.id}/{number}/{drawn}",
        "levels": levels,
        "open": True,
    }


@require_GET
def mended(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """What can be set right in a paper, what is left, the copy to take away."""
    found = _delivery(request, name)
    path = _asked(found.path, number)
    try:
        made, _target = found.mended(number)
    except ProblemsError as error:
        lines = found.without_room(error.lines)
        facts = {"id": found.id, "number": number, "name": found.name(path), "lines": lines}
        return render(request, "xet_khong_sua.html", facts, status=422)
    facts = {"name": found.name(path), **telling.mended(made)}
    levels = {str(one.paragraph): one.level for one in reversed(made.after.findings) if one.paragraph}
    return render(request, "xet_sua.html", _page(found, number, facts, levels, "sua/trang"))


@require_GET
def drawn(request: HttpRequest, name: str, number: int, *, mended: bool = False) -> HttpResponse:
    """A copy to draw: places marked, nothing leads out of it."""
    found = _delivery(request, name)
    checked = _asked(found.checked, number)
    path = Path(checked.file)
    try:
        if mended:
            made, path = found.mended(number)
            checked = made.after
        data = api.shown(path, {one.paragraph for one in checked.findings if one.paragraph})
    except ProblemsError as error:
        text = " ".join(found.without_room(error.lines))
        return HttpResponse(text, status=422, content_type="text/plain; charset=utf-8")
    response = HttpResponse(data, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = "attachment"
    return response


@require_GET
def annotated(request: HttpRequest, name: str, number: int) -> HttpResponseBase:
    """The copy with comments, to take away: never shown as a page of ours."""
    found = _delivery(request, name)
    return _taken_away(found, lambda: _asked(found.annotated, number), DOCX)


@require_GET
def mended_copy(request: HttpRequest, name: str, number: int) -> HttpResponseBase:
    """The mended copy, to take away."""
    found = _delivery(request, name)
    return _taken_away(found, lambda: _asked(found.mended, number)[1], DOCX)


@require_GET
def workbook(request: HttpRequest, name: str) -> HttpResponseBase:
    """Every place of every paper as a workbook."""
    found = _delivery(request, name)
    return _taken_away(found, found.workbook, XLSX)


@require_GET
def inner(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- a view
    """The document without rights that papers are drawn in."""
    if not live_there():
        raise Http404
    response = HttpResponse(frame.document())
    response.headers["Content-Security-Policy"] = frame.policy()
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Cache-Control"] = f"private, max-age={_YEAR}, immutable"
    return response


def _taken_away(found: SentPapers, make: Callable[[], Path], kind: str) -> FileResponse:
    """A copy as a download; why it cannot be made is told without the desk's own folders."""
    try:
        path = make()
    except ProblemsError as error:
        raise UploadRefusedError(" ".join(found.without_room(error.lines))) from error
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name, content_type=kind)


def _delivery(request: HttpRequest, name: str) -> SentPapers:
    try:
        return desk_of(request).deliveries.get(name)
    except LookupError as error:
        raise Http404 from error


def _asked(call: Callable[[int], Made], number: int) -> Made:
    """What a delivery has of a number; a page that is not there where it has none."""
    try:
        return call(number)
    except LookupError as error:
        raise Http404 from error
