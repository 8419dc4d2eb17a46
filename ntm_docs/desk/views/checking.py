"""Check: papers that are sent in → findings, an annotated copy."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from ntm_docs import api
from ntm_docs.api.words import LEVELS, why_not_judged
from ntm_docs.desk.desks import Desk, desk_of
from ntm_docs.desk.typed import typed_day
from ntm_docs.desk.uploads import PAPERS, RefusedError, Sent, keep, unpack
from ntm_docs.messages import gettext as _
from ntm_docs.problems import ProblemsError, Word, told

if TYPE_CHECKING:
    from ntm_docs.api.shapes import Checked, DossierChecked, Finding

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LEVEL = {"error": Word("lỗi"), "warning": Word("cảnh báo"), "hint": Word("gợi ý")}


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """What is wrong with the papers; what was sent goes as soon as it is judged."""
    if request.method != "POST":
        return render(request, "kiem_tra.html", {"on": ""})
    desk, on = desk_of(request), request.POST.get("on", "").strip()
    sent = [one for one in request.FILES.getlist("tep") if isinstance(one, UploadedFile)]
    try:
        facts = _asked(desk, sent, typed_day(on))
    except RefusedError as error:
        return render(request, "kiem_tra.html", {"on": on, "lines": [str(error)]}, status=422)
    return render(request, "kiem_tra.html", {"on": on} | facts)


def _asked(desk: Desk, sent: Sequence[Sent], day: date | None) -> dict[str, Any]:
    if not sent:
        raise RefusedError(_("Chưa chọn tệp. Bấm vào ô chọn tệp, rồi gửi lại."))
    with api.temporary_folder("xem") as folder:
        return _checked(desk, sent, folder, day)


def _checked(desk: Desk, sent: Sequence[Sent], folder: Path, day: date | None) -> dict[str, Any]:
    papers, packs = folder / "giay", folder / "nen"
    papers.mkdir()
    packs.mkdir()
    passed = []
    for one in sent:
        if (one.name or "").lower().endswith(".zip"):
            passed += unpack(keep(one, packs, (".zip",)), papers)
        else:
            keep(one, papers, PAPERS)
    files = tuple(sorted(path for path in papers.rglob("*") if path.is_file()))
    if not files:
        raise RefusedError(_("Không có văn bản .docx, .txt nào trong những gì đã gửi."))
    answer = api.check(api.CheckRequest(files if len(files) == 1 else (papers,), day, processes=1))
    strip = f"{papers}/"
    return {
        "checked": [_shown(one, strip) for one in answer.checked],
        "dossiers": [_dossier(one, strip) for one in answer.dossiers],
        "problems": [line.replace(strip, "") for line in told(answer.gathered.problems)],
        "passed": passed,
        "passed_names": ", ".join(passed),
        "copy": _annotate(desk, files, day),
    }


def _annotate(desk: Desk, files: Sequence[Path], day: date | None) -> str:
    """The id of the copy with comments; empty where there are several papers or it cannot be made."""
    if len(files) != 1 or files[0].suffix.lower() != ".docx":
        return ""
    name, place = desk.kept.place()
    with suppress(ProblemsError):
        target = place / f"{files[0].stem}-chu-thich.docx"
        api.check(api.CheckRequest(tuple(files), day, annotate=target, processes=1))
        return name if target.exists() else ""
    return ""


@require_GET
def annotated(request: HttpRequest, name: str) -> HttpResponseBase:
    """The copy, to take away: never shown as a page of ours."""
    found = desk_of(request).kept.file(name)
    if found is None:
        raise Http404
    return FileResponse(found.open("rb"), as_attachment=True, filename=found.name, content_type=DOCX)


def _shown(one: "Checked", strip: str) -> dict[str, Any]:
    name = one.file.replace(strip, "")
    if one.problem is not None:
        return {"name": name, "problem": one.problem.what, "remedy": one.problem.remedy}
    return {
        "name": name,
        "kind": one.loai or _("không rõ loại"),
        "reason": why_not_judged(one),
        "judged": one.judged,
        "parts": _parts(one.findings),
        "unknown": _unknown(one.not_judged),
        "errors": one.count("error"),
        "warnings": one.count("warning"),
        "hints": one.count("hint"),
        "passed": one.passed,
        "left": len(one.not_judged),
    }


def _parts(findings: "Sequence[Finding]") -> list[dict[str, Any]]:
    """Findings by the part of the paper, the gravest first."""
    order = list(dict.fromkeys(one.component for one in findings))
    grave = sorted(findings, key=lambda one: (order.index(one.component), LEVELS.index(one.level)))
    return [
        {"name": part, "findings": [{"level": _(_LEVEL[one.level]), "grave": one.level, "one": one} for one in group]}
        for part, group in groupby(grave, key=lambda one: one.component)
    ]


def _unknown(not_judged: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    by_reason = groupby(sorted(not_judged, key=lambda one: one[1]), key=lambda one: one[1])
    return [{"reason": reason, "rules": ", ".join(rule for rule, _reason in group)} for reason, group in by_reason]


def _dossier(one: "DossierChecked", strip: str) -> dict[str, Any]:
    return {
        "folder": f"{one.folder}/".replace(strip, "").strip("/") or _("các tệp đã gửi"),
        "parts": _parts(one.findings),
        "unknown": _unknown(one.not_judged),
        "left_out": bool(one.left_out),
        "names": ", ".join(Path(name).name for name in one.left_out),
    }
