"""A superior's plan → an office's own draft.

Names, scope and movement are replaced; the opening, the closing, recipients and signature are
written anew. What speaks of other bodies, of figures and of dates that are not this office's own
carries a mark `[RÀ SOÁT …]`, and the build refuses until each is dealt with.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ruamel.yaml.comments import CommentedMap

from ntm_docs.context.references import notation_of
from ntm_docs.context.wording import short_date
from ntm_docs.drafting.draft import Draft
from ntm_docs.drafting.levels import Cap, level_on, two_tiers
from ntm_docs.drafting.skeleton import place_of
from ntm_docs.drafting.yaml_file import block, dump_yaml, literal, put
from ntm_docs.outline import Node, walk
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading import fold_key
from ntm_docs.regulations import Book

_LEVEL_OF = (("tỉnh", "tỉnh"), ("thành phố", "tỉnh"), ("huyện", "huyện"), ("quận", "huyện"), ("thị xã", "huyện"))
_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")
_CITATION = re.compile(
    r"(?:Luật|Nghị định|Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Thông tư|Công văn|Hướng dẫn) số [^,;]*?"
    r"(?= về | ban hành|, |; |\.$|\. |$)"
)
_DEADLINE = re.compile(r"(?:tháng (?P<m>\d{1,2})/|năm )(?P<y>\d{4})")
_MOVEMENT = re.compile(r"“([A-ZĐ][^”]{1,40}?) chung sức ")
_AWARD = re.compile(r"(?:Bằng khen|Giấy khen) của (?:Chủ tịch )?(?:Ủy ban nhân dân|UBND) (?:tỉnh|huyện|xã)")
_OPEN = "……"
_OTHERS = {
    "tỉnh": r"(?<!cơ )(?<!trụ )\b(?:Sở|sở|tỉnh|Tỉnh ủy)\b",
    "huyện": r"\b(?:huyện|quận|thị xã|thị trấn|Huyện ủy|Thị ủy)\b",
    "xã": r"\b(?:Ủy ban nhân dân (?:các )?xã|UBND (?:các )?xã)\b",
}
_DISTRICT = re.compile(r"\b(?:huyện|quận|thị xã|thị trấn|thành phố|Ban Thi đua - Khen thưởng)\b")
_TARGETS = ("muctieucuthe", "chitieucuthe")


@dataclass(frozen=True, slots=True)
class _Own:
    """The office that drafts, and the plan it starts from."""

    agency: str
    place: str
    words: Cap
    on: date
    above: str
    above_place: str
    above_agency: str
    no_district: bool


def own_plan(draft: Draft, agency: str, on: date, book: Book, province: str = "") -> bytes:
    """The YAML of an office's plan, begun from the plan of the level above.

    Raises:
        ProblemsError: the source is no plan, the agency's level cannot be told, or is gone on that day.
    """
    van_ban, issued = draft.van_ban, draft.van_ban.ban_hanh_kem_theo
    kind = issued.ten_loai if issued else van_ban.loai
    if fold_key(kind) != "kehoach":
        raise ProblemsError([draft.places.problem("new.not_plan", (), kind=kind)])
    level = level_of(agency)
    if not level:
        raise ProblemsError([Problem("new.agency", Place(agency), facts={"agency": agency})])
    subject = (issued.trich_yeu if issued else van_ban.trich_yeu) or ""
    own = _own(draft, subject, agency, on, level_on(level, on, book), no_district=two_tiers(book, on) is not None)
    made = CommentedMap()
    made.yaml_set_start_comment(
        f"Bản nháp dựng từ kế hoạch của {own.above_agency}.\n"
        "Sửa từng đoạn có dấu [RÀ SOÁT ...] rồi xóa dấu; mục không thuộc cơ quan mình thì xóa cả mục.\n"
        "Còn dấu thì chương trình chưa cho tạo văn bản."
    )
    made["loại"] = "kế hoạch"
    made["cơ quan"] = _agency(own, province or van_ban.co_quan.tinh or "")
    made["ngày"] = f"tháng {on.month}/{on.year}"
    made["trích yếu"] = literal(_replace(subject, own))
    put(made, "giai đoạn", van_ban.giai_doan or _period(subject))
    made["nội dung"] = block(list(_body(draft, subject, own)))
    made["nơi nhận"] = list(own.words.noi_nhan)
    made["lưu"] = "VT"
    made["người ký"] = CommentedMap({"quyền hạn": "TM. Ủy ban nhân dân", "chức vụ": "Chủ tịch"})
    return dump_yaml(made)


def _own(draft: Draft, subject: str, agency: str, on: date, words: Cap, *, no_district: bool) -> _Own:
    """The office and its superior; what the superior's heading does not say is told by its movement."""
    named = draft.van_ban.co_quan.ten or ""
    above = level_of(named) or "tỉnh"
    place = place_of(named) or _place_in(subject)
    agency_above = named or f"Ủy ban nhân dân {above} {place or _OPEN}"
    return _Own(agency, place_of(agency), words, on, above, place, agency_above, no_district)


def level_of(agency: str) -> str:
    """The level that an agency's name tells; empty where it tells none."""
    folded = f" {agency} "
    for word, level in _LEVEL_OF:
        if f" {word} " in folded:
            return level
    return "xã" if any(f" {word} " in folded for word in _COMMUNES) else ""


def _place_in(subject: str) -> str:
    """`Kiên Giang`, of `“Kiên Giang chung sức …”`: the place whose movement it is."""
    found = _MOVEMENT.search(subject)
    return found[1] if found else ""


def _period(subject: str) -> str:
    found = re.search(r"(\d{4}) ?[-\u2013] ?(\d{4})", subject)
    return f"{found[1]}-{found[2]}" if found else ""


def _agency(own: _Own, province: str) -> CommentedMap:
    made = CommentedMap({"tên": own.agency, "ký hiệu": "UBND"})
    put(made, "địa danh", own.place)
    made["cấp"] = own.words.cap
    put(made, "tỉnh", province)
    return made


def _body(draft: Draft, subject: str, own: _Own) -> Iterator[str]:
    """Opening, the outline with its marks, closing."""
    part = draft.parts[-1]
    own_subject = _lower(_replace(subject, own))
    opening = f"{_superior(draft, subject, own)}, {own.agency} ban hành Kế hoạch {own_subject}"
    yield literal(f"{opening} trên địa bàn {own.words.pham_vi} như sau:")
    nodes = [node for node in part.tree if node.block.label is not None]
    for node in nodes:
        last = node is nodes[-1]
        yield from _lines(_without_closing(node) if last else node, own, ())
    yield literal(
        f"Trên đây là Kế hoạch {own_subject}. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan,"
        f" đơn vị phản ánh về {own.words.thuong_truc} để tổng hợp, báo cáo {own.agency} xem xét, quyết định./."
    )


def _superior(draft: Draft, subject: str, own: _Own) -> str:
    """`Thực hiện Kế hoạch số 168/KH-UBND ngày 12/7/2022 của … về tổ chức thực hiện …`."""
    van_ban = draft.van_ban
    notation = notation_of(van_ban) if van_ban.co_quan.ky_hieu else f"{notation_of(van_ban)}-UBND"
    number = f"{van_ban.so or _OPEN}/{notation}"
    day = van_ban.ngay.day if van_ban.ngay else None
    when = short_date(day) if day else _OPEN
    issuer = van_ban.tham_quyen or own.above_agency
    about = van_ban.trich_yeu if van_ban.ban_hanh_kem_theo and van_ban.trich_yeu else subject
    about = about if about.casefold().startswith("về ") else f"về {_lower(about)}"
    return f"Thực hiện {van_ban.loai.capitalize()} số {number} ngày {when} của {issuer} {_lower(about)}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _without_closing(node: Node) -> Node:
    """The last section without the plan's own closing paragraph."""
    children = list(node.children)
    if children and children[-1].block.label is None:
        children.pop()
    elif children:
        children[-1] = _without_closing(children[-1])
    return Node(node.block, tuple(children))


def _lines(node: Node, own: _Own, above: Sequence[str]) -> Iterator[str]:
    """A node and what is under it; one mark for a section most of which must be looked at."""
    text = _replace(node.block.whole, own)
    target = any(sign in fold_key(node.block.text) for sign in _TARGETS)
    reasons = _reasons(text, own) if not above else []
    if not above and target:
        reasons = [*reasons, f"chỉ tiêu của {own.above}"]
    under = [reason for child in node.children for one in walk([child]) for reason in _reasons(one.block.text, own)]
    leaves = sum(1 for child in node.children for _ in walk([child]))
    flagged = sum(1 for child in node.children for one in walk([child]) if _reasons(one.block.text, own))
    whole = bool(node.children) and not above and (target or (flagged * 2 > leaves > 1))
    if whole:
        reasons = list(dict.fromkeys([*reasons, *under]))
    mark = ""
    if reasons:
        scope = " cả mục" if whole else ""
        mark = f" [RÀ SOÁT{scope}: {'; '.join(dict.fromkeys(reasons))}]"
    yield literal(text) + mark
    for child in node.children:
        yield from _lines(child, own, reasons if whole else above)


def _replace(text: str, own: _Own) -> str:
    """Scope and movement of this office; what is inside a citation stays as it was issued."""
    pieces, at = [], 0
    for found in _CITATION.finditer(text):
        pieces += [_replace_plain(text[at : found.start()], own), found[0]]
        at = found.end()
    return "".join([*pieces, _replace_plain(text[at:], own)])


def _replace_plain(text: str, own: _Own) -> str:
    scope = own.words.pham_vi
    if own.above_place:
        text = text.replace(f"“{own.above_place} chung sức", f"“{own.place} chung sức")
        text = text.replace(f"trên địa bàn {own.above} {own.above_place}", f"trên địa bàn {scope} {own.place}")
    text = text.replace(f"trên địa bàn {own.above}", f"trên địa bàn {scope}")
    text = text.replace(f"từ {own.above} đến cơ sở", f"từ {scope} đến cơ sở")
    return text.replace(f"toàn {own.above}", f"toàn {scope}").replace(f"Toàn {own.above}", f"Toàn {scope}")


def _reasons(text: str, own: _Own) -> list[str]:
    """Why a paragraph must be looked at."""
    plain = _AWARD.sub("", _CITATION.sub("", text))
    found = []
    if own.no_district and _DISTRICT.search(plain):
        found.append("không còn cấp huyện")
    levels = [level for level in ("tỉnh", "huyện") if level != own.words.cap]
    known = [level for level in levels if not (level == "huyện" and own.no_district)]
    found += [f"việc của cấp {level}" for level in known if re.search(_OTHERS[level], plain)]
    if any(_past(match, own.on) for match in _DEADLINE.finditer(plain)):
        found.append("thời hạn đã qua")
    return found


def _past(found: re.Match[str], on: date) -> bool:
    year, month = int(found["y"]), int(found["m"] or 0)
    return year < on.year or (year == on.year and 0 < month < on.month)
