"""Rows from Excel, looked at before they go in."""

import json

from django.core.exceptions import BadRequest
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from ntm_docs.desk.desks import desk_of
from ntm_docs.desk.forms.pasted import said, taken_for, worded
from ntm_docs.desk.forms.paths import path_of
from ntm_docs.desk.uploads import UploadRefusedError
from ntm_docs.desk.views.forms.writing import drawn_of, open_work
from ntm_docs.messages import gettext as _


@require_POST
def look(request: HttpRequest, name: str) -> JsonResponse:
    """What pasted rows are taken for: how many, which column is what, what is wrong in which row. Changes nothing."""
    _one, editing = open_work(desk_of(request), name)
    try:
        asked = json.loads(request.body)
        path, text = path_of(json.dumps(asked["path"])), str(asked["text"])
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise BadRequest from error
    drawn = drawn_of(editing)
    if drawn is None:
        raise BadRequest
    try:
        taken = taken_for(drawn, path, text)
    except UploadRefusedError as error:
        return JsonResponse({"told": str(error)}, status=422)
    except LookupError:
        return JsonResponse({"told": _("Chỗ này không còn trong tệp. Tải lại trang.")}, status=422)
    rows = sum(map(len, taken.lists.values()))
    facts = {"rows": rows, "said": said(taken), "faults": [*worded(taken)], "lists": len(taken.lists)}
    return JsonResponse(facts)
