"""A superior's plan → an office's own draft.

Opening, closing, recipients and signature are written anew; scope and movement are replaced where
a paragraph is plainly the office's own. A paragraph that speaks of other bodies, of awards, figures
or dates of the level above keeps its words and carries a mark `[RÀ SOÁT: …]`; the build refuses until
each mark is dealt with. Numbers are counted anew, since the draft is a new document.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from typing import Any, NamedTuple

from ruamel.yaml.comments import CommentedMap

from ntm_docs.context.references import notation_of
from ntm_docs.drafting.citations import KINDS
from ntm_docs.drafting.draft import Draft
from ntm_docs.drafting.levels import RANKS, Agency, Cap, read_agency, two_tiers, words_of
from ntm_docs.drafting.periods import Periods
from ntm_docs.drafting.review import Scope, reasons
from ntm_docs.model import BangBieu, VanBan
from ntm_docs.model.bang_written import tables_yaml
from ntm_docs.outline import Node, renumber, walk
from ntm_docs.phrases.dates import short_date
from ntm_docs.phrases.endings import ENDED
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.yaml_files.written import block, dump_yaml, literal, put
from ntm_docs.regulations import Book

# A citation up to the end of its clause: what it says of its subject is not ours to change.
_CITATION = re.compile(rf"(?:{KINDS}) số [^.;]*")
_MOVEMENT = re.compile(r"“([A-ZĐ][^”]{1,40}?) chung sức ")
_OPEN = "……"
_SECTIONS = frozenset({"phan", "chuong", "muc", "tieu_muc", "chu_hoa", "la_ma", "doan"})
_SHORT = 6
_TARGETS = ("muctieucuthe", "chitieucuthe")
_CLOSINGS = ("Trên đây là", "Trong quá trình", "Yêu cầu các", "Đề nghị các", "Căn cứ nội dung", "Căn cứ Kế hoạch")
_COMMON_BODIES = ("Ủy ban nhân dân", "Hội đồng Thi đua - Khen thưởng", "Ủy ban Mặt trận Tổ quốc Việt Nam")
_SCHEDULE = ("tiendo", "thoigianvatiendo", "thoigianthuchien")


@dataclass(frozen=True, slots=True)
class _Own:
    """The office that drafts, its words, and the office whose plan it starts from."""

    agency: Agency
    words: Cap
    above: Agency
    on: date
    merged: str
    periods: Periods
    counterparts: tuple[tuple[str, str], ...]


class OwnLine(NamedTuple):
    """A line of the own plan, and the words of the level above that it was made of; empty where there are none."""

    text: str
    source: str = ""


def own_plan(draft: Draft, agency: Agency, on: date, book: Book, province: str = "", period: str = "") -> bytes:
    """The YAML of an office's plan, begun from the plan of the level above; `period` is the office's own, `2026-2030`.

    Raises:
        ProblemsError: the source is no plan, or not of a level above; the level is gone on that day.
    """
    van_ban, issued = draft.van_ban, draft.van_ban.ban_hanh_kem_theo
    kind = issued.ten_loai if issued else van_ban.loai
    if fold_key(kind) != "kehoach":
        raise ProblemsError([draft.places.problem("new.not_plan", (), kind=kind)])
    subject = _subject(draft)
    lacking = [
        draft.places.problem(code, draft.text.loc if code == "new.no_outline" else ())
        for code, there in (("new.no_subject", subject), ("new.no_outline", _headed(draft)))
        if not there
    ]
    if lacking:
        raise ProblemsError(lacking)
    own = _own(draft, subject, agency, on, book, province=province, period=period)
    made = CommentedMap()
    made.yaml_set_start_comment(
        f"Bản nháp dựng từ kế hoạch của {own.above.name}; đã đánh lại số mục.\n"
        "Sửa từng đoạn có dấu [RÀ SOÁT: ...] rồi xóa dấu; đoạn không thuộc cơ quan mình thì xóa.\n"
        "Còn dấu thì chương trình chưa cho tạo văn bản. Đoạn không có dấu cũng cần đọc lại."
        + "".join(f"\nChưa đưa vào: {left}." for left in _left_out(van_ban))
    )
    made["loại"] = "kế hoạch"
    made["cơ quan"] = _agency(own, province)
    made["số"] = None
    made["ngày"] = f"{on.day}/{on.month}/{on.year}"
    made["trích yếu"] = literal(_replace(subject, own))
    put(made, "giai đoạn", own.periods.new or van_ban.giai_doan or _period(subject))
    made["nội dung"] = block([line.text for line in _body(draft, subject, own, book)])
    put(made, "bảng", tables_yaml(_tables(draft)))
    cited = _dropped_bases(draft)
    if cited:
        note = "Văn bản cấp trên viện dẫn ở phần mở đầu, đã thay bằng câu “Thực hiện ...”; cần thì thêm vào: "
        made.yaml_set_comment_before_after_key("nội dung", before=note + "; ".join(cited))
    made["nơi nhận"] = list(_recipients(own))
    made["lưu"] = "VT"
    made["người ký"] = CommentedMap({"quyền hạn": "TM. Ủy ban nhân dân", "chức vụ": "Chủ tịch", "họ và tên": None})
    return dump_yaml(made)


def own_lines(
    draft: Draft, agency: Agency, on: date, book: Book, province: str = "", period: str = ""
) -> tuple[OwnLine, ...]:
    """The lines of the body of `own_plan`, each with what it was made of.

    Raises:
        ProblemsError: as `own_plan`.
    """
    subject = _subject(draft)
    own = _own(draft, subject, agency, on, book, province=province, period=period)
    return tuple(
        OwnLine(text, line.source) for line in _body(draft, subject, own, book) for text in line.text.split("\n")
    )


def _subject(draft: Draft) -> str:
    """What the plan is about, by the plan itself, not by what issues it."""
    issued = draft.van_ban.ban_hanh_kem_theo
    return (issued.trich_yeu if issued else draft.van_ban.trich_yeu) or ""


def _own(draft: Draft, subject: str, agency: Agency, on: date, book: Book, *, province: str, period: str) -> _Own:
    """The two offices; what the superior's heading does not say is told by its movement."""
    named = draft.van_ban.co_quan.ten
    found = _MOVEMENT.search(subject)
    place = found[1] if found else _OPEN
    above = read_agency(named or f"Ủy ban nhân dân tỉnh {place}", book, draft.day or on)
    if RANKS.index(above.level) >= RANKS.index(agency.level):
        facts = {"agency": agency.name, "above": above.name}
        raise ProblemsError([Problem("new.not_above", Place(draft.places.file), facts=facts)])
    province = province or (above.place if above.level == "tỉnh" else draft.van_ban.co_quan.tinh or "")
    gone = above.level == "tỉnh" and place != _OPEN and not book.tinh.known(above.place, on)
    merged = (book.tinh.successor(above.place) or "") if gone else ""
    words = words_of(agency, on, book, province)
    old = draft.van_ban.giai_doan or _period(subject)
    over = bool(old) and (period not in ("", old) or int(old[-4:]) < on.year)
    periods = Periods(old if over else "", period)
    return _Own(agency, words, above, on, merged, periods, _counterparts(above, words, draft.day or on, book))


def _counterparts(above: Agency, own: Cap, then: date, book: Book) -> tuple[tuple[str, str], ...]:
    """Bodies of the level above, as they were called then, and who does such work here; the longest names first."""
    theirs = words_of(above, then, book, above.place)
    pairs = {
        getattr(theirs, field).split(" (")[0]: getattr(own, field)
        for field in ("thuong_truc", "nong_nghiep", "mat_tran", "chuyen_mon", "cap_duoi")
    }
    pairs |= {f"{body} {above.unit}": f"{body} {own.pham_vi}" for body in _COMMON_BODIES}
    return tuple(sorted(pairs.items(), key=lambda pair: -len(pair[0])))


def _period(subject: str) -> str:
    found = re.search(r"(\d{4}) ?[-\u2013] ?(\d{4})", subject)
    return f"{found[1]}-{found[2]}" if found else ""


def _agency(own: _Own, province: str) -> CommentedMap:
    made = CommentedMap({"tên": own.agency.name, "ký hiệu": "UBND", "địa danh": own.agency.place})
    made["cấp"] = own.agency.level
    known = own.above.place if own.above.level == "tỉnh" and own.above.place != _OPEN and not own.merged else None
    made["tỉnh"] = province or own.merged or known
    return made


def _recipients(own: _Own) -> Iterator[str]:
    """The usual recipients; a district above is called by its own name."""
    for place in own.words.noi_nhan:
        named = own.above.level == "huyện" and own.agency.level == "xã"
        yield place.replace("huyện", f"{own.above.unit} {own.above.place}") if named else place


def _dropped_bases(draft: Draft) -> list[str]:
    """What the opening of the superior's plan cites: it is replaced, so it is told."""
    opening = [node.block.text for node in takewhile(lambda node: node.block.label is None, draft.text.tree)]
    found = [cited[0].split(",")[0] for text in opening for cited in _CITATION.finditer(text)]
    issued = draft.van_ban.ban_hanh_kem_theo
    return sorted({*found, *draft.van_ban.can_cu, *(issued.can_cu if issued else ())})


def _left_out(van_ban: VanBan) -> Iterator[str]:
    """What the superior's document holds beside its text."""
    if van_ban.chi_tieu:
        yield f"bảng chỉ tiêu của cấp trên ({len(van_ban.chi_tieu.dong)} dòng)"
    if van_ban.nhiem_vu:
        yield f"bảng phân công nhiệm vụ của cấp trên ({len(van_ban.nhiem_vu)} dòng)"
    for one in van_ban.phu_luc:
        yield f"phụ lục “{one.ten}” của cấp trên"
    if van_ban.chua_ro:
        yield f"{len(van_ban.chua_ro)} đoạn “chưa rõ” của bản gốc"


def _tables(draft: Draft) -> Iterator[BangBieu]:
    """The tables of the superior's text that stand under its headings."""
    asked = {node.block.text for node in walk(_headed(draft)) if node.block.kind == "bang"}
    return (table for table in draft.van_ban.bang if table.ten in asked)


def _headed(draft: Draft) -> list[Node]:
    """The sections of the superior's text, numbered anew."""
    return [node for node in renumber(draft.text.tree) if node.block.label is not None]


def _body(draft: Draft, subject: str, own: _Own, book: Book) -> Iterator[OwnLine]:
    """Opening, the outline with its marks, closing."""
    own_subject = _lower(_replace(subject, own))
    opening = f"{_superior(draft, subject, own)}, {own.agency.name} ban hành Kế hoạch {own_subject}"
    mark = f" [RÀ SOÁT: {own.above.unit} {own.above.place} nay thuộc {own.merged}]" if own.merged else ""
    before = " ".join(node.block.text for node in takewhile(lambda node: node.block.label is None, draft.text.tree))
    yield OwnLine(literal(f"{opening} trên địa bàn {own.words.pham_vi} như sau:") + mark, before)
    rule = two_tiers(book, own.on)
    gone = [*rule.gia_tri["tu_bo"], *_bodies(rule.gia_tri, own)] if rule else []
    old_province = own.above.place if own.merged else ""
    scope = Scope(own.agency, own.above, own.on, tuple(gone), old_province, own.counterparts)
    nodes = _headed(draft)
    told: set[str] = set()
    for node in nodes:
        yield from _lines(_without_closing(node) if node is nodes[-1] else node, own, scope, "", told)
    closing = literal(
        f"Trên đây là Kế hoạch {own_subject}. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan,"
        f" đơn vị phản ánh về {own.words.thuong_truc} để tổng hợp, báo cáo {own.agency.name} xem xét, quyết định./."
    )
    yield OwnLine(closing)


def _bodies(tiers: Mapping[str, Any], own: _Own) -> Sequence[str]:
    """The bodies that ended with the tier, but where they are known to be alive."""
    return () if (own.merged or own.above.place) in tiers["con_o"] else tiers["bo_cu"]


def _superior(draft: Draft, subject: str, own: _Own) -> str:
    """`Thực hiện Kế hoạch số 168/KH-UBND ngày 12/7/2022 của … về tổ chức thực hiện …`."""
    van_ban = draft.van_ban
    notation = notation_of(van_ban) if van_ban.co_quan.ky_hieu else f"{notation_of(van_ban)}-UBND"
    number = f"{van_ban.so or _OPEN}/{notation}"
    day = van_ban.ngay.day if van_ban.ngay else None
    when = short_date(day) if day else _OPEN
    issuer = van_ban.tham_quyen or own.above.name
    about = van_ban.trich_yeu if van_ban.ban_hanh_kem_theo and van_ban.trich_yeu else subject
    about = about if about.casefold().startswith("về ") else f"về {_lower(about)}"
    return f"Thực hiện {van_ban.loai.capitalize()} số {number} ngày {when} của {issuer} {_lower(about)}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _without_closing(node: Node) -> Node:
    """The last section without the plan's own closing paragraph, and without the mark that ends it."""
    children = list(node.children)
    while children and children[-1].block.label is None and children[-1].block.text.startswith(_CLOSINGS):
        children.pop()
    if children:
        children[-1] = _without_closing(children[-1])
        return Node(node.block, tuple(children))
    text = node.block.text
    ended = next((mark for mark in ENDED if text.endswith(mark)), "")
    return Node(replace(node.block, text=text.removesuffix(ended) + ".") if ended else node.block, ())


def _lines(node: Node, own: _Own, scope: Scope, section: str, told: set[str], above: str = "") -> Iterator[OwnLine]:
    """A node and what is under it, each paragraph with why it must be looked at.

    What hangs under a marked item (`above`) goes or stays with it, so it is marked too. A paragraph that stands there
    again in the same words (`told`) is to be decided once.
    """
    if node.block.kind == "bang":
        yield OwnLine(f"[RÀ SOÁT: bảng dưới đây là của cấp trên]\n[[bảng: {node.block.text}]]", node.block.text)
        return
    whole, folded = _renamed(node.block.whole, own), fold_key(node.block.text)
    if any(sign in folded for sign in _TARGETS):
        section = "chỉ tiêu"
    elif folded.startswith(_SCHEDULE):
        section = "thời hạn"
    others = reasons(whole, scope, section if not node.children else "")
    found = [*others, *own.periods.reasons(whole)]
    if not found and above:
        found = [f"thuộc “{above}”"]
    if found:
        again = len(whole.split()) > _SHORT and whole in told
        told.add(whole)
        why = "như đoạn cùng lời ở trên" if again else "; ".join(found)
        # Of a paragraph that is the office's own but for a period the scope is the office's, too.
        change = _scoped if found and not others and not above else _renamed
        yield OwnLine(f"{literal(change(node.block.typed, own))} [RÀ SOÁT: {why}]", node.block.whole)
    else:
        yield OwnLine(literal(_replace(node.block.typed, own)), node.block.whole)
    under = _short(whole) if found and node.block.kind not in _SECTIONS else ""
    for child in node.children:
        yield from _lines(child, own, scope, section, told, under)


def _renamed(text: str, own: _Own) -> str:
    """The text with this office's name of the movement, outside citations."""
    return _outside_citations(text, lambda plain: plain.replace(*_movement(own)))


def _scoped(text: str, own: _Own) -> str:
    """The text with this office's scope and name of the movement, outside citations; its periods stay."""
    return _outside_citations(text, lambda plain: _replace_plain(plain, own))


def _movement(own: _Own) -> tuple[str, str]:
    return f"“{own.above.place} chung sức", f"“{own.agency.place} chung sức"


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_SHORT]) + ("…" if len(words) > _SHORT else "")


def _replace(text: str, own: _Own) -> str:
    """Scope, movement and period of this office; what is inside a citation stays as it was issued."""
    return _outside_citations(text, lambda plain: own.periods.in_place(_replace_plain(plain, own)))


def _outside_citations(text: str, change: Callable[[str], str]) -> str:
    pieces, at = [], 0
    for found in _CITATION.finditer(text):
        pieces += [change(text[at : found.start()]), found[0]]
        at = found.end()
    return "".join([*pieces, change(text[at:])])


def _replace_plain(text: str, own: _Own) -> str:
    scope, above = own.words.pham_vi, own.above
    below = f"trên địa bàn {scope}" if own.agency.level == "xã" else f"từ {scope} đến cơ sở"
    pairs = (
        _movement(own),
        (f"trên địa bàn {above.unit} {above.place}", f"trên địa bàn {scope} {own.agency.place}"),
        (f"trên địa bàn {above.unit}", f"trên địa bàn {scope}"),
        (f"từ {above.unit} đến cơ sở", below),
        (f"toàn {above.unit}", f"toàn {scope}"),
        (f"Toàn {above.unit}", f"Toàn {scope}"),
    )
    for old, new in pairs:
        text = text.replace(old, new)
    return text
