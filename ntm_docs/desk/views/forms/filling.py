"""The form without script: all its fields at once."""

from collections.abc import Iterator
from urllib.parse import quote

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from ntm_docs import api
from ntm_docs.desk.desks import desk_of
from ntm_docs.desk.editing import Editing, OutsideError, composed
from ntm_docs.desk.forms.fields import Drawn, changes_of
from ntm_docs.desk.forms.offered import taken
from ntm_docs.desk.forms.pasted import changes_with, said, taken_for
from ntm_docs.desk.forms.paths import Loc, as_text, ident, path_of
from ntm_docs.desk.uploads import UploadRefusedError
from ntm_docs.desk.views.forms.writing import drawn_of, location, open_work
from ntm_docs.messages import gettext as _


@require_POST
def fill(request: HttpRequest, name: str) -> HttpResponse:
    """Put what was sent into the file, do what the button says, and show the form with what is to be mended."""
    one, editing = open_work(desk_of(request), name)
    opened = location(request.POST.get("mo", ""))
    step, _colon, where = request.POST.get("viec", "luu").partition(":")
    with editing.lock:
        drawn = drawn_of(editing, opened)
        if drawn is None:
            raise Http404
        if not _is_fresh(request, editing):
            raise UploadRefusedError(
                _("Tệp đã đổi sau khi trang này hiện ra, chưa ghi gì. Quay lại, chép chữ mới gõ, rồi tải lại trang.")
            )
        try:
            editing.change(editing.window, changes_of(drawn, typed_in(request, drawn)))
            at = stepped(request, editing, drawn, (step, location(where))) if where else ()
            editing.save()
        except LookupError as error:
            raise UploadRefusedError(_("Chỗ này không còn trong tệp. Tải lại trang.")) from error
        except OutsideError as error:
            desk_of(request).open.forget(one.id)
            raise UploadRefusedError(str(error)) from error
        if editing.refused:
            raise UploadRefusedError(" ".join(editing.refused))
    opened = at or opened
    asked, place = request.POST.get("hoi", ""), f"&mo={quote(as_text(opened))}#{ident(at or opened)}" if opened else ""
    return HttpResponseRedirect(f"/viec/{one.id}/soan?{f'{asked}&' if asked else ''}xem=1{place}", status=303)


def _is_fresh(request: HttpRequest, editing: Editing) -> bool:
    """Whether nothing else has changed the work since the page was drawn."""
    if request.POST.get("cua-so") == editing.window:
        return True
    return not editing.kept.typed and request.POST.get("ban") == editing.sign


def typed_in(request: HttpRequest, drawn: Drawn) -> Iterator[tuple[Loc, str]]:
    """The fields that were changed, of those that the page showed."""
    for one in drawn.shown():
        if one.get("locked") or one["id"] not in request.POST:
            continue
        before, text = composed(one["text"]).strip("\n"), composed(request.POST[one["id"]]).strip("\n")
        if not one.get("many"):
            before, text = " ".join(before.split()), " ".join(text.split())
        if text != before or (one.get("open") and not one["required"]):  # what is left empty there is none
            yield path_of(one["path"]), text


def stepped(request: HttpRequest, editing: Editing, drawn: Drawn, step: tuple[str, Loc]) -> Loc:
    """A part added to a list or taken away, pasted rows put behind its own, an offer taken; the path of the part.

    Raises:
        LookupError: there is no such part, or offer.
        RefusedError: the pasted rows are too many.
    """
    what, path = step
    if what == "goi-y":
        editing.change(editing.window, taken(editing.session, str(path[0])).changes)
        return ()
    field, there = drawn.at(path), drawn.session.value(path)
    if field is None:
        raise api.PathError(path)
    if what == "bo":
        editing.change(editing.window, [api.Change(path, None, "remove")])
    elif what == "dan":
        _paste(editing, drawn, path, request.POST.get(f"dan-{ident(path)}", ""))
    elif what == "them":
        at = (*path, len(there) if isinstance(there, list) else 0 if there is None else 1)
        editing.change(editing.window, [api.Change(at, drawn.begun(field, at), "insert")])
        return at
    else:
        raise BadRequest
    return ()


def _paste(editing: Editing, drawn: Drawn, path: Loc, text: str) -> None:
    """What the rows were taken for is told on the page that comes back."""
    taken = taken_for(drawn, path, text)
    editing.change(editing.window, changes_with(drawn, path, text))
    editing.told = [f"{said(taken)} {_('Đã đưa vào; chỗ phải sửa nằm ở từng dòng.')}"]
