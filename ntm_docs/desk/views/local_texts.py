"""A province's own text: filled in anew, or sent in."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from ntm_docs import api
from ntm_docs.desk.desks import Desk, desk_of
from ntm_docs.desk.uploads import UploadRefusedError, keep, kept_name
from ntm_docs.desk.views.asking import question_of
from ntm_docs.desk.views.beginning import same_file
from ntm_docs.desk.works import DeskWork, works_in
from ntm_docs.messages import gettext as _
from ntm_docs.problems import ProblemsError

_KINDS = (".yaml", ".yml")


@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """The text into the folder, then its answer; where it is not right yet, its form with what is to be mended."""
    desk, asked = desk_of(request), {name: str(value) for name, value in request.POST.items()}
    one = _sent(request, desk) if asked.get("viec") == "dua" else _begun(desk, asked.get("of", "").strip())
    question = question_of(asked | {"province": asked.get("province") or asked.get("of", "")})
    if asked.get("viec") == "dua" and _is_sound(one):
        return HttpResponseRedirect(f"/hoi?{question}&rules={one.id}#van-ban-tinh", status=303)
    seen = "&xem=1" if asked.get("viec") == "dua" else ""
    return HttpResponseRedirect(f"/viec/{one.id}/soan?{question}{seen}", status=303)


def _is_sound(one: DeskWork) -> bool:
    """Whether every question can be asked with it; a file of the library has no form to mend it in."""
    draft = api.draft(one.path.read_bytes(), one.path.name)
    return draft.ready or not draft.kind


def _sent(request: HttpRequest, desk: Desk) -> DeskWork:
    """The file that was sent, kept once.

    Raises:
        RefusedError: there is none, or it is no text of a province; nothing is kept.
    """
    sent = request.FILES.get("tep")
    if not isinstance(sent, UploadedFile):
        raise UploadRefusedError(_("Chưa chọn tệp. Bấm vào ô chọn tệp, rồi gửi lại."))
    with api.temporary_folder("vanban") as room:
        came = keep(sent, room, _KINDS)
        if not api.is_local_text(came):
            text = _(
                "Tệp “{name}” không phải văn bản của tỉnh: dòng “loại” phải ghi “quy định của tỉnh”. "
                "Chọn tệp khác, hoặc điền vào biểu."
            )
            raise UploadRefusedError(text.format(name=came.name))
    sent.seek(0)
    path = same_file(sent, desk.folder) or keep(sent, desk.folder, _KINDS)
    return next(one for one in works_in(desk.folder) if one.path == path)


def _begun(desk: Desk, province: str) -> DeskWork:
    """The form of a province's text, as `new quy-dinh` writes it; asked for twice it is one file.

    Raises:
        ProblemsError: there is no such province.
    """
    if not province:
        raise UploadRefusedError(_("Ghi tên tỉnh, thành phố của văn bản."))
    path = desk.folder / kept_name(f"quy-dinh-{province}.yaml")
    found = next((one for one in works_in(desk.folder) if one.path == path), None)
    if found is not None and api.is_local_text(path):
        return found
    try:
        api.new(api.NewRequest("quy-dinh", path, province=province))
    except ProblemsError as error:
        raise UploadRefusedError(" ".join(f"{one.what} {one.remedy}" for one in error.problems)) from error
    return next(one for one in works_in(desk.folder) if one.path == path)
