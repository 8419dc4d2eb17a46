"""Issue: papers of the receiving offices, certificates."""

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ntm_docs import api
from ntm_docs.desk.desks import Desk, desk_of
from ntm_docs.desk.editing import composed
from ntm_docs.desk.reception.tables import SheetPage
from ntm_docs.desk.reception.taking import BOOK
from ntm_docs.desk.typed import typed_day
from ntm_docs.desk.uploads import UploadRefusedError, keep
from ntm_docs.desk.views.running import rules_of
from ntm_docs.desk.works import DeskWork, local_texts_in, work_of
from ntm_docs.messages import gettext as _
from ntm_docs.messages import language
from ntm_docs.problems import ProblemsError

_PAPERS, _CERTIFICATES, _RULED = "van-ban", "bang-khen", "trang-ke-phoi"
_KINDS = ("pdf", "docx")


@require_http_methods(["GET", "POST"])
def papers(request: HttpRequest, name: str) -> HttpResponse:
    """Which papers may be made, what each still waits for; chosen ones are made by a run."""
    desk = desk_of(request)
    one = work_of(desk.folder, name)
    facts = _facts(desk, one)
    facts["on"] = request.POST.get("on", "").strip()
    if request.method != "POST" or "lines" in facts:
        return render(request, "nhan_van_ban.html", facts, status=200)
    chosen = [kind for kind in api.PAPER_KINDS if kind in request.POST.getlist("giay")]
    facts["papers"] = [paper | {"ticked": paper["id"] in chosen} for paper in facts["papers"]]
    try:
        day = typed_day(facts["on"])
        _check(desk, one, chosen)
    except UploadRefusedError as error:
        return render(request, "nhan_van_ban.html", facts | {"lines": [str(error)]}, status=422)
    asked = _asked(desk, one, "issue") | {
        "output": _folder(one),
        "papers": chosen,
        "on": day.isoformat() if day else "",
        "force": "force" in request.POST,
    }
    return HttpResponseRedirect(f"/chay/{desk.runs.begin(one.id, asked | rules_of(request, desk)).id}", status=303)


def _check(desk: Desk, one: DeskWork, chosen: list[str]) -> None:
    """Something is chosen, and the folder for it lies here.

    Raises:
        RefusedError: not so.
    """
    if not chosen:
        raise UploadRefusedError(_("Chưa chọn văn bản nào. Đánh dấu văn bản cần tạo."))
    if (desk.folder / _folder(one)).is_symlink():
        raise UploadRefusedError(_("“{name}” là liên kết. Đổi tên nó, rồi gửi lại.").format(name=_folder(one)))


def _facts(desk: Desk, one: DeskWork) -> dict[str, Any]:
    """The kinds of papers, or what is to be put right before any is made."""
    page = SheetPage(desk.receptions.read(one.path))
    facts: dict[str, Any] = {"work": one, "folder": _folder(one), "kinds": _KINDS}
    facts["rules"] = local_texts_in(desk.folder)
    facts["made"] = (desk.folder / _folder(one) / "manifest.json").is_file()
    if page.book.problems:
        return facts | {"lines": page.lines(), "wrong": page.wrong_at()}
    try:
        kinds = api.issuable(one.path)
    except ProblemsError as error:
        return facts | {"lines": error.lines}
    waiting = [(kind, f"{kind.waits.what} {kind.waits.remedy}".strip() if kind.waits else "") for kind in kinds]
    facts["papers"] = [
        {"id": kind.id, "title": kind.title, "silent": ", ".join(kind.silent), "waits": waits}
        | {"ticked": not kind.silent and not waits}
        for kind, waits in waiting
    ]
    return facts


def _folder(one: DeskWork) -> str:
    """The folder of the papers, beside the workbook."""
    above = one.name.rpartition("/")[0]
    name = _PAPERS if one.path.name == BOOK else f"{_PAPERS}-{one.path.stem}"
    return f"{above}/{name}" if above else name


def _asked(desk: Desk, one: DeskWork, call: str) -> dict[str, Any]:
    where = {"folder": str(desk.folder), "input": one.name, "name": one.name, "book": False}
    return {"call": call, "language": language(), **where}


@require_POST
def certificates(request: HttpRequest, name: str) -> HttpResponse:
    """Certificates of the decisions among the papers, by a run."""
    desk = desk_of(request)
    one = work_of(desk.folder, name)
    kind = request.POST.get("kind", "")
    ruler = "ruler" in request.POST
    name, suffix = (_RULED, "pdf") if ruler else (_CERTIFICATES, kind if kind in _KINDS else "docx")
    folder = _folder(one)
    above = folder.rpartition("/")[0]
    asked = _asked(desk, one, "certificates") | {
        "source": folder,
        "output": f"{above}/{name}.{suffix}" if above else f"{name}.{suffix}",
        "stock": _stock(request, desk),
        "ruler": ruler,
        "merit": " ".join(composed(request.POST.get("merit", "")).split()),
        "force": "force" in request.POST,
    }
    return HttpResponseRedirect(f"/chay/{desk.runs.begin(one.id, asked | rules_of(request, desk)).id}", status=303)


def _stock(request: HttpRequest, desk: Desk) -> str:
    """The file of places on printed stock that was sent, where the run finds it; empty where none was."""
    sent = request.FILES.get("stock")
    if not isinstance(sent, UploadedFile):
        return ""
    room = desk.room / "phoi"
    room.mkdir(parents=True, exist_ok=True)
    return str(keep(sent, room, (".yaml", ".yml")))


@require_GET
def made(request: HttpRequest, name: str, number: int) -> HttpResponseBase:
    """A file of certificates, to take away."""
    files = desk_of(request).runs.of(name).told().get("files", [])
    path = Path(files[number]["path"]) if number < len(files) else None
    if path is None or path.is_symlink() or not path.is_file():
        raise Http404
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=path.name, content_type="application/octet-stream"
    )
