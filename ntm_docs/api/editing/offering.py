"""offers: values that follow from what is typed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from ntm_docs.api.editing.blanks import is_left_open, is_unnamed
from ntm_docs.changes import Change
from ntm_docs.machine.frozen import frozen
from ntm_docs.model.binh_xet import GENERIC, titles_named
from ntm_docs.model.field_types.members import parse_presence
from ntm_docs.problems import Loc

if TYPE_CHECKING:
    from ntm_docs.api.editing.drawing import DraftSession
    from ntm_docs.model.award_names import AwardNames

_COUNCIL: Loc = ("hội đồng", "thành viên")
_MEETING, _AWARDS, _VOTED, _SIGNER = "cuộc họp", "đề nghị", "biểu quyết", "người ký"
_NAME = "họ và tên"
_CHAIR, _SECRETARY = "Chủ tịch", "Ủy viên, Thư ký"  # roles in a council
_NOMINEES = ("tập thể", "cá nhân", "hộ gia đình")
_AGAINST = ("không đồng ý", "không hợp lệ")


@frozen
class Offer:
    """Values for fields that are still open; nothing of it holds until a clerk takes it.

    `what`: `council` the persons and numbers that the list of members gives, `unanimous` the votes of everybody,
    `unasked` lines of votes of awards that nobody is proposed for, to be taken away. `at` is where it is told.
    """

    what: Literal["council", "unanimous", "unasked"]
    at: Loc
    changes: tuple[Change, ...]


def offers(session: "DraftSession") -> tuple[Offer, ...]:
    """What follows from what is typed in a dossier or a review; only fields that are open are offered a value."""
    members = _members(session)
    made: list[Offer] = []
    if members:
        made.append(Offer("council", (_MEETING,), tuple(_from_council(session, members))))
    returned = session.value((_MEETING, "số phiếu thu về"))
    if session.value((_VOTED,)):
        made += _of_review(session, str(len(_voting(members))))
    elif isinstance(returned, str) and returned.strip().isdecimal():
        made.append(Offer("unanimous", (_AWARDS,), tuple(_for_nominees(session, returned.strip()))))
    return tuple(one for one in made if one.changes)


def _is_open(value: Any) -> bool:
    """Whether a field holds nothing yet: it is not there, empty, or as a starter left it."""
    return value is None or (isinstance(value, str) and (not value.strip() or is_left_open(value)))


def _members(session: "DraftSession") -> list[dict[str, Any]]:
    """The members of the council, where all of them have names."""
    members = session.records(_COUNCIL)
    return [] if any("…" in str(one.get(_NAME) or "…") for one in members) else members


def _voting(members: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those who vote: who came, and who was absent and gave an opinion in writing."""
    return [one for one in members if _came(one) or not _is_open(one.get("ý kiến bằng văn bản"))]


def _came(member: dict[str, Any]) -> bool:
    try:
        return parse_presence(member.get("có mặt") or True)
    except ValueError:
        return False


def _from_council(session: "DraftSession", members: list[dict[str, Any]]) -> Iterator[Change]:
    present = [one for one in members if _came(one)]
    voting = str(len(_voting(members)))
    found = [
        (("hội đồng", "tổng số thành viên"), str(len(members))),
        ((_MEETING, "chủ trì"), _only(one for one in present if one.get("vai trò") == _CHAIR)),
        ((_MEETING, "thư ký"), _only(one for one in present if one.get("vai trò") == _SECRETARY)),
        ((_SIGNER, _NAME), _only(one for one in members if _is_signer(session, one))),
    ]
    if session.value((_VOTED,)) is None:  # a review counts its ballots award by award
        found += [((_MEETING, name), voting) for name in ("số phiếu phát ra", "số phiếu thu về")]
    yield from (Change(path, text) for path, text in found if text and _is_open(session.value(path)))


def _only(members: Iterator[dict[str, Any]]) -> str:
    """The name of the member, where there is one and no other."""
    names = [str(one[_NAME]) for one in members]
    return names[0] if len(names) == 1 else ""


def _is_signer(session: "DraftSession", member: dict[str, Any]) -> bool:
    """Whether a member's post is that of the signer in this office: `Chủ tịch`, `Chủ tịch Ủy ban nhân dân xã`."""
    post, office = (str(session.value(path) or "") for path in ((_SIGNER, "chức vụ"), ("cơ quan", "tên")))
    held = str(member.get("chức vụ") or "")
    return bool(post) and held.startswith(f"{post} ") and f"{post} {office}".startswith(held)


def _for_nominees(session: "DraftSession", votes: str) -> Iterator[Change]:
    """Everybody's vote for each nominee with a name who has none yet."""
    for award in range(len(session.records((_AWARDS,)))):
        for kind in _NOMINEES:
            for at, row in enumerate(session.records((_AWARDS, award, kind))):
                if not is_unnamed(row):
                    yield from _votes((_AWARDS, award, kind, at, "phiếu"), row.get("phiếu") or {}, votes)


def _votes(path: Loc, given: Any, votes: str) -> Iterator[Change]:
    if isinstance(given, dict) and _is_open(given.get("đồng ý")):
        yield Change((*path, "đồng ý"), votes)
        yield from (Change((*path, name), "0") for name in _AGAINST if _is_open(given.get(name)))


def _of_review(session: "DraftSession", votes: str) -> Iterator[Offer]:
    """Votes of the awards that somebody is proposed for; the lines of the others. Nothing before the list is there."""
    from ntm_docs.regulations import read_book

    rows = session.records((_VOTED,))
    if not any(_is_open(row.get("đồng ý")) for row in rows):
        return
    names = read_book(None).award_names
    try:
        asked = _proposed(session, names)
        wanted = [_is_asked(row.get("danh hiệu"), asked, names) for row in rows]
    except ValueError:  # a title that means nothing is told where it stands
        return
    if not asked:
        return
    unasked = [at for at, row in enumerate(rows) if not wanted[at] and _is_open(row.get("đồng ý"))]
    yield Offer("unasked", (_VOTED,), tuple(Change((_VOTED, at), None, "remove") for at in reversed(unasked)))
    if votes != "0":
        given = (_votes((_VOTED, at), row, votes) for at, row in enumerate(rows) if wanted[at])
        yield Offer("unanimous", (_VOTED,), tuple(one for some in given for one in some))


def _proposed(session: "DraftSession", names: "AwardNames") -> set[str]:
    """The awards of the list, as it names them."""
    rows = [row for kind in _NOMINEES for row in session.records((kind,)) if not is_unnamed(row)]
    given = [row.get("danh hiệu đề nghị") for row in rows]
    return {title for one in given if not _is_open(one) for title in titles_named(one, names)}


def _is_asked(title: Any, asked: set[str], names: "AwardNames") -> bool:
    """Whether somebody is proposed for an award; “Giấy khen” in the list is that of the office."""
    full = "" if _is_open(title) else " ".join(titles_named(title, names))
    general = asked.intersection(GENERIC)
    return not full or full in asked or any(full.startswith(f"{one} ") for one in general) or full in GENERIC
