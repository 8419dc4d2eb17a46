"""Offers of values → pieces of a page."""

from collections.abc import Iterator
from typing import Any

from django.template.loader import render_to_string

from ntm_docs import api
from ntm_docs.desk.forms.paths import as_text, named
from ntm_docs.messages import gettext as _

PLACES = frozenset(as_text((name,)) for name in ("cuộc họp", "đề nghị", "biểu quyết"))  # what offers stand above


def offered(session: api.DraftSession) -> dict[str, str]:
    """The offers of a form as pieces of its page, by the path of the field they stand above."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in api.offers(session):
        found.setdefault(as_text(one.at), []).append(
            {"key": as_text((one.what,)), "what": one.what, **_worded(session, one)}
        )
    return {at: render_to_string("goi_y.html", {"offers": some}) for at, some in found.items()}


def taken(session: api.DraftSession, what: str) -> api.Offer:
    """The offer of a name, as it stands now.

    Raises:
        LookupError: there is none any more.
    """
    found = next((one for one in api.offers(session) if one.what == what), None)
    if found is None:
        raise api.PathError(what)
    return found


def _worded(session: api.DraftSession, one: api.Offer) -> dict[str, Any]:
    if one.what == "council":
        lines = [f"{named(change.path)}: {change.value}" for change in one.changes]
        return {"said": _("Theo danh sách Hội đồng, sửa lại được:"), "lines": lines, "button": _("Điền các ô này")}
    if one.what == "unasked":
        said = _("Danh sách không đề nghị ai, dòng biểu quyết nên bỏ:")
        return {"said": said, "lines": [*_titles(session, one)], "button": _("Bỏ các dòng này")}
    votes = [change for change in one.changes if change.path[-1] == "đồng ý"]
    if lines := [*_titles(session, one)] if one.at == ("biểu quyết",) else []:
        said = _("Danh hiệu chưa ghi phiếu; mọi người cùng đồng ý thì mỗi danh hiệu {votes} phiếu:")
    else:
        said = _("{count} trường hợp chưa ghi phiếu; mọi người cùng đồng ý thì mỗi trường hợp {votes} phiếu.")
    return {"said": said.format(count=len(votes), votes=votes[0].value), "lines": lines, "button": _("Tất cả đồng ý")}


def _titles(session: api.DraftSession, one: api.Offer) -> Iterator[str]:
    for path in sorted({change.path[:2] for change in one.changes}):
        yield str(session.value((*path, "danh hiệu")) or "")
