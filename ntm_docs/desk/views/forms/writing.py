"""The form of one input: fields, changes, pages, versions."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote

from django.core.exceptions import BadRequest
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from ntm_docs import api
from ntm_docs.desk import faults
from ntm_docs.desk.desks import Desk, desk_of
from ntm_docs.desk.editing import Editing, OtherWindowError, OutsideError
from ntm_docs.desk.forms.fields import BLANK, NAMED, Drawn, changes_of, form_of, kinds, sentence
from ntm_docs.desk.forms.offered import PLACES, offered, taken
from ntm_docs.desk.forms.pasted import changes_with
from ntm_docs.desk.forms.paths import Loc, as_text, ident, in_address, named, path_of
from ntm_docs.desk.live import live_there
from ntm_docs.desk.uploads import UploadRefusedError
from ntm_docs.desk.views.asking import question_facts
from ntm_docs.desk.words import as_json
from ntm_docs.desk.works import DeskWork, work_of
from ntm_docs.messages import gettext as _
from ntm_docs.messages import language
from ntm_docs.problems import MachineError, Problem, ProblemsError

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MOST_CHANGES = 5_000  # a pasted table of 500 rows


@require_GET
def write(request: HttpRequest, name: str) -> HttpResponse:
    """The form with the list of the set and the chosen paper beside it."""
    desk = desk_of(request)
    one, editing = open_work(desk, name)
    opened = location(request.GET.get("mo", ""))
    drawn = drawn_of(editing, opened, told="xem" in request.GET)
    if drawn is None:
        return faults.told(request, editing_lines(editing) or [_("Tệp này không có biểu nhập.")], 422)
    window, said = editing.enter(), editing.told
    editing.told = []
    facts = {
        "work": one, "groups": _offering(drawn), "window": window, "told": said, "live": live_there(),
        "scripted": True,
        "state": state_of(editing.draft, drawn), "versions": len(editing.kept.versions()),
        "sign": editing.sign, "opened": as_text(opened) if opened else "",
        "summary": [*_summary(drawn)] if "xem" in request.GET else [],
    }  # fmt: skip
    return render(request, "soan.html", facts | _local(request, drawn))


def _offering(drawn: Drawn) -> list[dict[str, Any]]:
    """The groups of a form, with room for what is offered above their fields."""
    found = offered(drawn.session)
    groups = [*drawn.groups()]
    for group in groups:
        places = [one["path"] for one in group["fields"] if one["path"] in PLACES]
        group["offers"] = [(path, found.get(path, "")) for path in places]
    return groups


def location(text: str) -> Loc:
    """The path that a page sent; empty where it sent none.

    Raises:
        BadRequest: it is none.
    """
    try:
        return path_of(text) if text else ()
    except ValueError as error:
        raise BadRequest from error


def _local(request: HttpRequest, drawn: Drawn) -> dict[str, Any]:
    """What is asked beside a province's text."""
    if drawn.form.kind != "quy-dinh":
        return {}
    asked = question_facts(request)
    asked["typed"]["province"] = asked["typed"]["province"] or str(drawn.session.value(("tỉnh",)) or "")
    return asked | {"local": True, "asked": asked["question"]}


def _summary(drawn: Drawn) -> Iterator[dict[str, str]]:
    """The list of what is to be mended, each with the way to its field."""
    shown = {one["path"] for one in drawn.shown()}
    for loc, one in (drawn.told or {}).items():
        if one.severity == "error":
            path = path_of(loc)
            item = path[: max((at for at, part in enumerate(path, 1) if isinstance(part, int)), default=0)]
            away = f"?xem=1&mo={in_address(as_text(item))}" if item and loc not in shown else ""
            text = ": ".join(filter(None, (named(path) or one.field, sentence(one))))
            yield {"address": f"{away}#{ident(path) if path else 'bieu'}", "text": text}


def open_work(desk: Desk, name: str) -> tuple[DeskWork, Editing]:
    """The work of an id, as it is typed.

    Raises:
        Http404: it is a workbook, or not there.
    """
    one = work_of(desk.folder, name)
    if one.of_many:
        raise Http404
    return one, desk.open.work(one.path, one.id)


def drawn_of(editing: Editing, opened: Loc = (), *, told: bool = False) -> Drawn | None:
    """The form of a work with an item that is opened, and where it is asked for what is wrong; None without a form."""
    kind = kinds().get(editing.draft.kind)
    if not kind:
        return None
    form = form_of(kind, date.today(), language())  # noqa: DTZ011 -- the day at the office
    drawn = Drawn(editing.session, form, opened)
    if not told:
        return drawn
    found = [one for one in editing.draft.problems if one.severity == "error"]
    return replace(drawn, told={as_text(drawn.place(one)): one for one in reversed(found)})


def editing_lines(editing: Editing) -> list[str]:
    """What is wrong, as sentences."""
    return [" ".join(filter(None, (one.what, one.remedy))) for one in editing.draft.problems]


def state_of(draft: api.DraftAnswer, drawn: Drawn) -> dict[str, Any]:
    """What a page is told of a draft: problems by path, the list of the set."""
    papers = [
        {"id": one.id, "title": one.title, "path": one.path, "nominee": one.nominee}
        | ({"beside": True} if one.beside else {})
        for one in draft.papers
    ]
    problems = [_problem(one, drawn.place(one)) for one in draft.problems]
    return {"ready": draft.ready, "why": draft.why, "papers": papers, "problems": problems}


def _problem(one: Problem, loc: Loc) -> dict[str, Any]:
    told = {"loc": as_text(loc), "text": sentence(one), "grave": one.severity == "error"}
    if not loc:  # the page names others by their path
        told["field"] = one.field
    return told | {"open": True} if one.code == BLANK else told


@require_POST
def change(request: HttpRequest, name: str) -> HttpResponse:
    """Put what was typed into the tree; with `save` into the file too. Answers with problems and papers."""
    try:
        return _changed(desk_of(request), name, _asked(request.body))
    except OtherWindowError:
        text = _("Hồ sơ này đã mở ở cửa sổ khác sau cửa sổ này. Tải lại trang để làm tiếp ở đây.")
        return JsonResponse({"told": text}, status=409)
    except OutsideError as error:
        desk_of(request).open.forget(name)
        return JsonResponse({"told": str(error)}, status=409)
    except LookupError:
        return JsonResponse({"told": _("Chỗ này không còn trong tệp. Tải lại trang.")}, status=422)
    except (UploadRefusedError, ProblemsError) as error:
        return JsonResponse({"told": str(error)}, status=422)
    except MachineError as error:  # the page keeps what was typed and sends it again
        return JsonResponse({"told": str(error)}, status=503)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a page sends: its window, path, text and kind of each change, whether to save; rows that were pasted.

    `offer` is one that was taken; `paper` the one that is shown, `sign` that of what is drawn of it besides its text.
    """

    window: str
    changes: tuple[tuple[Loc, Any, str], ...]
    save: bool
    pasted: tuple[Loc, str] | None = None
    paper: str = ""
    sign: str = ""
    offer: str = ""


def _asked(body: bytes) -> _Asked:
    try:
        asked = json.loads(body)
        some = asked["changes"]
        if len(some) > _MOST_CHANGES:
            raise UploadRefusedError(_("Một lần đổi quá nhiều ô, chưa ghi gì. Dán bảng làm nhiều lần."))
        changes = tuple((path_of(json.dumps(one["path"])), one.get("text"), one.get("kind", "set")) for one in some)
        rows = asked.get("paste")
        pasted = (path_of(json.dumps(rows["path"])), str(rows["text"])) if rows else None
        shown = (str(asked.get("paper", "")), str(asked.get("sign", "")), str(asked.get("offer", "")))
        return _Asked(str(asked["window"]), changes, bool(asked.get("save")), pasted, *shown)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise BadRequest from error


def _changed(desk: Desk, name: str, asked: _Asked) -> HttpResponse:
    _one, editing = open_work(desk, name)
    drawn = drawn_of(editing)
    if drawn is None:
        raise api.PathError(name)
    with editing.lock:
        draft = editing.change(asked.window, _changes(drawn, asked.changes))
        if asked.pasted:
            draft = editing.change(asked.window, changes_with(drawn, *asked.pasted))
        accepted = taken(editing.session, asked.offer).changes if asked.offer else ()
        draft = editing.change(asked.window, accepted)
        saved = editing.save() if asked.save else False
        said = {as_text(path): _said(drawn, path, text) for path, text, kind in asked.changes if kind == "set"}
        state = {"revision": editing.revision, "saved": saved, "refused": editing.refused, "said": said}
        state |= {"offers": offered(editing.session)} | _accepted(accepted)
        answer = as_json(state_of(draft, drawn) | state | _shown(draft, asked))
        return HttpResponse(answer, content_type="application/json")


def _accepted(changes: Sequence[api.Change]) -> dict[str, Any]:
    """The fields that an offer has filled, and the lists that it took lines from."""
    filled = {as_text(one.path): one.value for one in changes if one.kind == "set"}
    return {"filled": filled, "redrawn": [*{as_text(one.path[:-1]) for one in changes if one.kind != "set"}]}


def _shown(draft: api.DraftAnswer, asked: _Asked) -> dict[str, Any]:
    """The new text of the paper that is shown, where nothing else of it has changed: it need not be asked for."""
    if not asked.sign or asked.paper not in {one.id for one in draft.papers}:
        return {}
    found = draft.page_text(asked.paper)
    if found is None or found.sign != asked.sign:
        return {}
    return {"page": {"paper": asked.paper, "sign": found.sign, "text": found.text}}


def _changes(drawn: Drawn, asked: Sequence[tuple[Loc, Any, str]]) -> list[api.Change]:
    """The changes that a page asks for, in order."""
    made: list[api.Change] = []
    typed: list[tuple[Loc, str]] = []
    for path, text, kind in asked:
        if kind == "set":
            typed.append((path, str(text or "")))
            continue
        made += [*changes_of(drawn, typed), _reshaped(drawn, path, kind)]
        typed = []
    return made + changes_of(drawn, typed)


def _reshaped(drawn: Drawn, path: Loc, kind: str) -> api.Change:
    """A part of a list added or taken away."""
    field = drawn.at(path)
    if kind == "remove":
        return api.Change(path, None, "remove")
    if kind != "insert" or field is None or field.kind != "table":
        raise api.PathError(path)
    return api.Change(path, drawn.begun(field, path), "insert")


def _said(drawn: Drawn, path: tuple[str | int, ...], text: Any) -> str:
    """How a date, a sum, an award was read."""
    field = drawn.at(path)
    if field is None or field.kind not in NAMED or not text:
        return ""
    try:
        return api.readings(drawn.form.kind, path, str(text)).said
    except LookupError:
        return ""


@require_GET
def part(request: HttpRequest, name: str) -> HttpResponse:
    """A part of the form as it is now: the fields of an item, or a whole table."""
    _one, editing = open_work(desk_of(request), name)
    drawn, path = drawn_of(editing), location(request.GET.get("path", "[]"))
    field = drawn.at(path) if drawn is not None else None
    if drawn is None or field is None or field.kind != "table" or not path:
        raise Http404
    if isinstance(path[-1], int):
        return render(request, "truong_nhieu.html", {"fields": drawn.inside(field, path), "scripted": True})
    return render(request, "truong.html", {"one": drawn.field(field, path), "scripted": True})


@require_GET
def page(request: HttpRequest, name: str, paper: str) -> HttpResponseBase:
    """One paper of the draft as a .docx; 204 where it cannot be drawn now."""
    _one, editing = open_work(desk_of(request), name)
    try:
        with editing.lock:
            made, text = editing.draft.page(paper), editing.draft.page_text(paper)
    except KeyError as error:
        raise Http404 from error
    if made is None or text is None:
        return HttpResponse(status=204)
    response = HttpResponse(made, content_type=DOCX)
    response.headers["Content-Disposition"] = "attachment"
    response.headers["X-Dau"] = text.sign
    return response


@require_GET
def versions(request: HttpRequest, name: str) -> HttpResponse:
    """Earlier versions of the file."""
    one, editing = open_work(desk_of(request), name)
    return render(request, "phien_ban.html", {"work": one, "versions": editing.kept.versions()})


@require_POST
def restore(request: HttpRequest, name: str) -> HttpResponseRedirect:
    """Bring an earlier version back; what stands now becomes a version itself."""
    desk = desk_of(request)
    one, editing = open_work(desk, name)
    try:
        with editing.lock:
            editing.kept.bring_back(request.POST.get("ban", ""))
    except KeyError as error:
        raise Http404 from error
    desk.open.forget(one.id)
    return HttpResponseRedirect(f"/viec/{one.id}/soan", status=303)


@require_GET
def version(request: HttpRequest, name: str, stem: str) -> HttpResponse:
    """An earlier version, to take away."""
    one, editing = open_work(desk_of(request), name)
    try:
        data = editing.kept.version(stem)
    except KeyError as error:
        raise Http404 from error
    response = HttpResponse(data, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{stem}-{one.path.name}')}"
    return response
