"""The folder's files; of one its plan, its problems."""

import re
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ntm_docs import api
from ntm_docs.api.answers.words import form_title
from ntm_docs.desk.desks import desk_of
from ntm_docs.desk.works import DeskWork, local_texts_in, work_of, works_in
from ntm_docs.problems import ProblemsError, told

_SPOT = re.compile(r"^\d+:\d+: ")  # line and column of the file
_OPEN = "sample.blank"  # what a starter left to be filled in: on a page of fields its lines say nothing


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What there is in the folder, and what can be begun. Needs no law, no form."""
    desk = desk_of(request)
    found = works_in(desk.folder)
    facts = {"works": found, "folder": desk.folder, "running": desk.runs.under_way()}
    return render(request, "ban.html", facts)


@require_GET
def work(request: HttpRequest, name: str) -> HttpResponse:
    """One input: what would be made of it, what is to be mended first."""
    desk = desk_of(request)
    one = work_of(desk.folder, name)
    facts: dict[str, Any] = {"work": one, "run": desk.runs.under_way().get(one.id), "result": one.result.name}
    facts["rules"] = local_texts_in(desk.folder)
    if one.of_many:
        if api.is_reception(one.path):
            return HttpResponseRedirect(f"/viec/{one.id}/tiep-nhan", status=303)
        return render(request, "bang_tinh.html", facts)
    if api.is_local_text(one.path):
        return render(request, "viec.html", facts | _local_text(one))
    facts["chosen"] = next((each for each in facts["rules"] if each.id == request.GET.get("rules")), None)
    return render(request, "viec.html", facts | _planned(one, facts["chosen"]))


def _local_text(one: DeskWork) -> dict[str, Any]:
    """A province's text: nothing is made of it, what is wrong in it is told."""
    session = api.DraftSession(one.path.read_bytes(), one.path.name)
    faulty = [problem for problem in session.draft.problems if session.draft.kind]
    lines = [without_place(line, one.path) for line in told(faulty)]
    return {"local": True, "lines": lines, "province": session.value(("tỉnh",)) or ""}


def _planned(one: DeskWork, rules: DeskWork | None) -> dict[str, Any]:
    """The plan, or the problems that are in its way."""
    try:
        answer = api.explain(api.ExplainRequest(one.path, rules=rules.path if rules else None))
    except ProblemsError as error:
        in_fields = any(problem.loc for problem in error.problems)  # such a file opens as a form
        lines = told([each for each in error.problems if each.code != _OPEN])
        return {
            "lines": [without_place(line, one.path, in_fields=in_fields) for line in lines],
            "in_fields": in_fields,
            "blank": sum(each.code == _OPEN for each in error.problems),
        }
    plan = answer.as_json()
    left = [problem for planned in answer.planned for problem in planned.warnings]
    sums = [_dossier(dossier) for dossier in plan["dossiers"]]
    blank = sum(problem.code == _OPEN for problem in left)
    lines = [without_place(line, one.path) for line in told([each for each in left if each.code != _OPEN])]
    return {"plan": plan, "dossiers": sums, "warnings": lines, "blank": blank}


def _dossier(plain: dict[str, Any]) -> dict[str, Any]:
    """A dossier of the plan as a page shows it: called by its awards, where it is for none by its first paper."""
    papers = [
        {"path": one["path"].removeprefix(f"{plain['id']}/"), "title": form_title(one["form"])}
        for one in plain["documents"]
    ]
    titles = [one["title"] for one in papers[:1]]
    return {
        **plain,
        "papers": papers,
        "title": plain["award"] or ", ".join(plain.get("awards") or titles) or plain["id"],
    }


def without_place(line: str, path: Path, *, in_fields: bool = True) -> str:
    """On a page of one file its name need not stand on every line; nor, where a field is named, where it stands."""
    bare = line.removeprefix(f"{path.name}:").removeprefix(f"{path}:").strip()
    return _SPOT.sub("", bare) if in_fields else bare
