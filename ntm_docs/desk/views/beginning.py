"""Begin a work: a starter, or a file sent in."""

from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from ntm_docs import api
from ntm_docs.desk.desks import desk_of
from ntm_docs.desk.typed import typed_day
from ntm_docs.desk.uploads import INPUTS, Sent, UploadRefusedError, keep, kept_name
from ntm_docs.desk.works import DeskWork, works_in
from ntm_docs.messages import gettext as _
from ntm_docs.problems import ProblemsError, Word

KINDS = (
    ("ho-so", Word("Hồ sơ đề nghị khen thưởng theo phong trào")),
    ("binh-xet", Word("Bình xét cuối năm")),
    ("ke-hoach", Word("Kế hoạch")),
    ("bao-cao", Word("Báo cáo")),
    ("quyet-dinh", Word("Quyết định")),
    ("cong-van", Word("Công văn")),
    ("danh-sach", Word("Bảng tính cho nhiều đơn vị")),
    ("quy-dinh", Word("Văn bản riêng của tỉnh")),
)
_WITHOUT_AWARD = frozenset({"ke-hoach", "quy-dinh"})  # what is typed for another kind is not held against these


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A starter of one's own office, as `new` makes it."""
    desk = desk_of(request)
    typed = {name: request.POST.get(name, "").strip() for name in ("kind", "name", "agency", "province", "award", "on")}
    facts = {"kinds": KINDS, "typed": typed, "lines": []}
    if request.method != "POST":
        typed["kind"] = request.GET.get("kind", "")
        return render(request, "moi.html", facts)
    try:
        made = api.new(_request(typed, desk.folder))
    except UploadRefusedError as error:
        return render(request, "moi.html", facts | {"lines": [str(error)]}, status=422)
    except ProblemsError as error:
        return render(request, "moi.html", facts | {"lines": error.lines}, status=422)
    return _to_work(desk.folder, made.output, "/soan" if made.output.suffix == ".yaml" else "")


def _request(typed: dict[str, str], folder: Path) -> api.NewRequest:
    kind = typed["kind"]
    if kind not in api.NEW:
        raise UploadRefusedError(_("Chọn loại việc."))
    day = typed_day(typed["on"])
    suffix = ".xlsx" if kind == "danh-sach" else ".yaml"
    name = kept_name(typed["name"] or kind).removesuffix(suffix) + suffix
    awards = (typed["award"],) if typed["award"] and kind not in _WITHOUT_AWARD else ()
    agency = "" if kind == "quy-dinh" else typed["agency"]
    path = folder / name
    return api.NewRequest(kind, path, on=day, agency=agency, province=typed["province"], awards=awards)


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """A workbook or input file into the folder, under its name; what is there stays."""
    desk = desk_of(request)
    sent = request.FILES.get("tep")
    if not isinstance(sent, UploadedFile):
        raise UploadRefusedError(_("Chưa chọn tệp. Bấm vào ô chọn tệp, rồi gửi lại."))
    same = same_file(sent, desk.folder)
    return _to_work(desk.folder, same or keep(sent, desk.folder, INPUTS))


def same_file(sent: Sent, folder: Path) -> Path | None:
    """The file of this name that holds the very same bytes: sent twice is one work."""
    for one in works_in(folder):
        if one.name == kept_name(sent.name or "") and one.path.stat().st_size == sent.size:
            same = one.path.read_bytes() == b"".join(sent.chunks())
            sent.seek(0)
            return one.path if same else None
    return None


def _to_work(folder: Path, path: Path, page: str = "") -> HttpResponse:
    """To the page of a work; a starter's form opens at once."""
    found: list[DeskWork] = [one for one in works_in(folder) if one.path == path]
    return HttpResponseRedirect(f"/viec/{found[0].id}{page}" if found else "/", status=303)
