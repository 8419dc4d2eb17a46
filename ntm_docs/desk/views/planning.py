"""Plan: the superior's plan → the own one."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from ntm_docs import api
from ntm_docs.desk.desks import Desk, desk_of
from ntm_docs.desk.editing import Editing, OtherWindowError, OutsideError
from ntm_docs.desk.forms.fields import changes_of
from ntm_docs.desk.live import live_there
from ntm_docs.desk.own_plans import GoneError, Settling
from ntm_docs.desk.own_plans.settling import How, signs_of
from ntm_docs.desk.own_plans.taking import begun, own_name, source_of, taken
from ntm_docs.desk.typed import typed_day
from ntm_docs.desk.uploads import UploadRefusedError
from ntm_docs.desk.views.forms.filling import stepped, typed_in
from ntm_docs.desk.views.forms.writing import drawn_of, location
from ntm_docs.desk.works import DeskWork, work_of
from ntm_docs.messages import gettext as _
from ntm_docs.problems import MachineError, Problem, ProblemsError

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import SuperiorPart

_FIELDS = ("agency", "province", "on", "period", "name")
_DIGITS = 5  # of a number of a paragraph: no plan has as many
_WORDS = 9  # of a paragraph in a list
_TABLES = ("chỉ tiêu", "nhiệm vụ")
_HOW: dict[str, How] = {"giu": "keep", "sua": "change", "bo": "drop"}


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """The superior's plan in: a Word file or text, or a data file of it."""
    if request.method != "POST":
        return render(request, "ke_hoach.html")
    desk, sent = desk_of(request), request.FILES.get("tep")
    if not isinstance(sent, UploadedFile):
        lines = [_("Chưa chọn tệp. Bấm vào ô chọn tệp, rồi gửi lại.")]
        return render(request, "ke_hoach.html", {"lines": lines}, status=422)
    try:
        work, report = taken(sent, desk.folder)
    except UploadRefusedError as error:
        return render(request, "ke_hoach.html", {"lines": [str(error)]}, status=422)
    except ProblemsError as error:
        return render(request, "ke_hoach.html", {"lines": [_worded(one) for one in error.problems]}, status=422)
    desk.reviews.reports[work.id] = tuple(_worded(one) for one in report)
    return HttpResponseRedirect(f"/viec/{work.id}/cap-tren", status=303)


def _worded(one: Problem) -> str:
    return " ".join(filter(None, (": ".join(filter(None, (one.field, one.what))), one.remedy)))


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, name: str) -> HttpResponse:
    """The parts of the superior's plan to confirm, and whose plan is to be made of it."""
    desk = desk_of(request)
    one = work_of(desk.folder, name)
    if one.of_many:
        raise Http404
    typed = {field: request.POST.get(field, "").strip() for field in _FIELDS}
    lines: list[str] = []
    if request.method == "POST":
        try:
            if not _put_right(desk, one, request):
                return _begun(desk, one, typed)
        except (UploadRefusedError, OutsideError) as error:
            lines = [str(error)]
        except LookupError:
            lines = [_("Chỗ này không còn trong tệp. Tải lại trang.")]
        except ProblemsError as error:
            lines = [_worded(problem) for problem in error.problems]
    facts = {"work": one, "typed": typed, "lines": lines, "report": desk.reviews.reports.get(one.id, ())}
    status = 422 if lines else 200  # a row that was just added is empty: told, not refused
    facts |= {"read": _read(one, lines)} | _tables(desk, one)
    return render(request, "cap_tren.html", facts, status=status if facts["read"] or facts.get("tables") else 422)


def _tables(desk: Desk, one: DeskWork) -> dict[str, Any]:
    """Targets and tasks of the superior's plan, as tables to be put right."""
    try:
        editing = desk.open.work(one.path, one.id)
    except ProblemsError:  # told by `_read`
        return {}
    drawn = drawn_of(editing, told=True)
    if drawn is None:
        return {}
    fields = [field for name in _TABLES if (field := drawn.at((name,))) is not None]
    there = [drawn.field(field, field.path) for field in fields]
    return {"tables": [{"one": each, "rows": _rows(each)} for each in there], "sign": editing.sign}


def _rows(drawn: Mapping[str, Any]) -> int:
    inner = [drawn, *drawn.get("fields", ())]
    return sum(len(each.get("rows", ())) for each in inner)


def _read(one: DeskWork, lines: list[str]) -> api.SuperiorAnswer | None:
    """What is read of the superior's plan; what keeps it from being read is told."""
    try:
        return api.superior(one.path)
    except ProblemsError as error:
        lines += [line for line in map(_worded, error.problems) if line not in lines]
        return None


def _parts(one: DeskWork) -> "Sequence[SuperiorPart]":
    """The parts that were shown; none where the plan could not be read, only its tables put right."""
    read = _read(one, [])
    return read.parts if read else ()


def _put_right(desk: Desk, one: DeskWork, request: HttpRequest) -> bool:
    """What was read wrong goes into the file at its place; whether a row was added or taken away, so that one looks on.

    Raises:
        RefusedError: the file was changed since the page was shown, or does not take it.
        LookupError: a place is not there any more.
    """
    typed = [
        (part.path, text)
        for number, part in enumerate(_parts(one))
        if (text := " ".join(request.POST.get(f"phan-{number}", part.text).split())) != part.text
        and request.POST.get(f"doc-{number}", part.text) == part.text
    ]
    editing = desk.open.work(one.path, one.id)
    step, _colon, where = request.POST.get("viec", "").partition(":")
    with editing.lock:
        drawn = drawn_of(editing)
        if drawn is None:
            return False
        cells = [each for each in typed_in(request, drawn) if each[0][0] in _TABLES]
        if (cells or step) and request.POST.get("ban") != editing.sign:
            raise UploadRefusedError(
                _("Tệp đã đổi sau khi trang này hiện ra, chưa ghi gì. Tải lại trang, rồi sửa lại.")
            )
        changes = [api.Change(path, text or None) for path, text in typed] + changes_of(drawn, cells)
        if changes or step:
            editing.change(editing.enter(), changes)
            if step:
                stepped(request, editing, drawn, (step, location(where)))
            editing.save()
            if editing.refused:
                raise UploadRefusedError(" ".join(editing.refused))
    return bool(step)


def _begun(desk: Desk, one: DeskWork, typed: dict[str, str]) -> HttpResponse:
    day, name = typed_day(typed["on"]), own_name(typed["name"])
    asked = api.NewRequest(
        "ke-hoach",
        desk.folder / name,
        on=day,
        source=one.path,
        agency=typed["agency"],
        province=typed["province"],
        period=typed["period"],
    )
    if asked.output == one.path:
        raise UploadRefusedError(_("Tên này là của kế hoạch cấp trên. Đặt tên khác cho kế hoạch của mình."))
    return HttpResponseRedirect(f"/viec/{begun(asked, one, desk.folder).id}/ra-soat", status=303)


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, name: str) -> HttpResponse:
    """The marked paragraphs one by one; each step is in the file when the page comes back."""
    desk = desk_of(request)
    one, editing, settling = _open(desk, name)
    at = _number(request.POST.get("so") or request.GET.get("so"))
    lines: list[str] = []
    if request.method == "POST":
        lines = _step(request, editing, settling)
        if not lines:
            return HttpResponseRedirect(f"/viec/{one.id}/ra-soat?so={at}", status=303)
    facts = _facts(one, editing, settling, at)
    return render(request, "ra_soat.html", facts | {"lines": lines}, status=422 if lines else 200)


def _open(desk: Desk, name: str) -> tuple[DeskWork, Editing, Settling]:
    one = work_of(desk.folder, name)
    if one.of_many:
        raise Http404
    editing = desk.open.work(one.path, one.id)
    settling = desk.reviews.of(one.id)
    source = source_of(one, desk.folder)
    settling.learn(editing, source.path if source is not None else None)
    return one, editing, settling


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= _DIGITS else 1


def _step(request: HttpRequest, editing: Editing, settling: Settling) -> list[str]:
    """Do what a button says; what is in its way, as sentences."""
    what, text = request.POST.get("viec", ""), request.POST.get("chu", "")
    try:
        if what == "lai":
            settling.undo(editing)
        elif what not in _HOW:
            raise BadRequest
        elif what == "sua" and not text.strip():
            return [_("Ô chữ đang trống. Không dùng đoạn này thì bấm “Bỏ đoạn”.")]
        else:
            settling.settle(editing, request.POST.get("dau", ""), _HOW[what], text.strip())
    except GoneError:
        return [_("Đoạn này đã được sửa hay bỏ ở nơi khác, nên chưa làm gì. Dưới đây là kế hoạch như đang có.")]
    except (OutsideError, MachineError, ProblemsError) as error:
        return [str(error)]
    return editing.refused


def _facts(one: DeskWork, editing: Editing, settling: Settling, at: int) -> dict[str, Any]:
    marks = settling.marks(editing)
    at = max(1, min(at, len(marks)))
    now = marks[at - 1] if marks else None
    draft = editing.draft
    source = editing.told
    editing.told = []
    return {
        "work": one,
        "marks": [{"number": number, "begin": _begin(each.text or each.table)} for number, each in enumerate(marks, 1)],
        "at": at,
        "count": len(marks),
        "now": now,
        "sign": signs_of(marks)[at - 1] if marks else "",
        "undo": settling.can_undo(editing),
        "told": source,
        "paper": draft.papers[0].id if draft.papers else "",
        "live": live_there(),
        "left": [] if marks else [*dict.fromkeys(_worded(problem) for problem in draft.problems)][:40],
        "ready": draft.ready,
        "revision": editing.revision,
        "known": bool(settling.made_of),
    }


def _begin(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")


@require_POST
def typing(request: HttpRequest, name: str) -> JsonResponse:
    """What is being typed for a paragraph: drawn, and kept in the journal; its mark stays until it is settled."""
    _one, editing, settling = _open(desk_of(request), name)
    try:
        asked = json.loads(request.body)
        sign, text = str(asked["dau"]), str(asked["chu"])
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise BadRequest from error
    try:
        now = settling.settle(editing, sign, "typing", text)
        return JsonResponse({"dau": now, "lan": editing.revision})
    except (GoneError, OtherWindowError):
        return JsonResponse({"told": _("Đoạn này đã được sửa hay bỏ ở nơi khác. Tải lại trang.")}, status=409)
    except MachineError as error:
        return JsonResponse({"told": str(error)}, status=503)
