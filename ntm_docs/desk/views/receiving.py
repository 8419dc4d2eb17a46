"""Receive: dossiers that come in → the workbook of cases."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ntm_docs.desk.desks import Desk, desk_of
from ntm_docs.desk.reception.taking import BOOK, ComingSource, TakenFiles, last_time, remember, sources_in, take
from ntm_docs.desk.typed import typed_day
from ntm_docs.desk.uploads import Sent, UploadRefusedError, kept_name, told_places
from ntm_docs.desk.views.running import rules_of
from ntm_docs.desk.works import RECEIVED, id_of, local_texts_in
from ntm_docs.messages import gettext as _
from ntm_docs.messages import language

_FIELDS = ("received", "province")


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest) -> HttpResponse:
    """Folders and archives in; what is read of them has a run of its own."""
    desk = desk_of(request)
    last = last_time(desk.folder)
    typed = {name: request.POST.get(name, "").strip() for name in _FIELDS}
    ticked = request.POST.getlist("nguon")
    if request.method != "POST":
        typed["province"] = str(last["province"])
        ticked = [one.id for one in sources_in(desk.folder) if one.name in last["sources"]]  # type: ignore[operator]
        return render(request, "tiep_nhan.html", _facts(desk, typed, ticked))
    sent = [one for one in request.FILES.getlist("tep") if isinstance(one, UploadedFile)]
    try:
        run = _begun(desk, typed, ticked, sent, request)
    except UploadRefusedError as error:
        facts = _facts(desk, typed, ticked, register="register" in request.POST)
        return render(request, "tiep_nhan.html", facts | {"lines": [str(error)]}, status=422)
    return HttpResponseRedirect(f"/chay/{run}", status=303)


def _facts(desk: Desk, typed: dict[str, str], ticked: Sequence[str], *, register: bool = False) -> dict[str, Any]:
    return {
        "typed": typed,
        "ticked": ticked,
        "register": register,
        "sources": [_counted(one, desk.folder) for one in sources_in(desk.folder)],
        "rules": local_texts_in(desk.folder),
        "room": RECEIVED,
        "book": BOOK,
        "there": id_of(BOOK) if (desk.folder / BOOK).is_file() else "",
    }


def _counted(one: ComingSource, folder: Path) -> ComingSource:
    """With how many things lie in it, one level down."""
    path = folder / one.name
    return replace(one, files=sum(1 for _one in path.iterdir())) if path.is_dir() else one


def _begun(desk: Desk, typed: dict[str, str], ticked: Sequence[str], sent: Sequence[Sent], request: HttpRequest) -> str:
    """The id of the run that receives what was sent and ticked.

    Raises:
        RefusedError: nothing was chosen, a day that is none, a link in the way.
    """
    day = typed_day(typed["received"])
    names = [one.name for one in sources_in(desk.folder) if one.id in ticked]
    if not sent and not names:
        raise UploadRefusedError(
            _("Chưa chọn hồ sơ nào. Thả thư mục, tệp .zip vào ô trên, hoặc đánh dấu thư mục đã có.")
        )
    places, passed = told_places(request.POST.get("duong", ""), sent)
    taken = TakenFiles(0, 0)
    if sent:
        taken = take(desk.folder, [*zip(sent, places, strict=True)], whole="whole" in request.POST)
        names = [*dict.fromkeys([*names, RECEIVED])]
    remember(desk.folder, names, typed["province"])
    asked = {
        "call": "receive",
        "language": language(),
        "folder": str(desk.folder),
        "input": str(desk.folder / BOOK),
        "sources": names,
        "output": BOOK,
        "received": day.isoformat() if day else "",
        "province": typed["province"],
        "register": "register" in request.POST,
        "name": _("Tiếp nhận hồ sơ"),
        "book": False,
        "passed": [kept_name(one) for one in passed],
        "taken": [taken.new, taken.replaced],
    }
    desk.runs.give_way(id_of(BOOK), "receive")
    return desk.runs.begin(id_of(BOOK), asked | rules_of(request, desk)).id
