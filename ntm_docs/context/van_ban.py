"""Names and values of plans, decisions, dispatches, reports, notices."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from ntm_docs.context.bang import bang_markup
from ntm_docs.context.heading import addressees, column, letterhead, signature, title, title_lines
from ntm_docs.context.references import notation_of, number_of
from ntm_docs.context.targets import printed
from ntm_docs.context.wording import bare, ended
from ntm_docs.layout import Runs, balance, load_layout
from ntm_docs.model import (
    BangBieu,
    BoCuc,
    BodyLine,
    CoQuanVanBan,
    NgayGhi,
    NguoiKyVanBan,
    PhuLuc,
    VanBan,
    VanBanKemTheo,
)
from ntm_docs.outline import Node, SourceLine, moved, parse_blocks, renumber, to_tree, walk
from ntm_docs.phrases.dates import blank_date, long_date, padded_month
from ntm_docs.phrases.endings import closed
from ntm_docs.phrases.numbers import percent, two_digits

OPEN = "…" * 12
_FILED = "Lưu:"
_COPIES = re.compile(r"\s*\((\d{1,3})\s*b(?:ản)?\)")
_ABOUT = re.compile(r"(?:V/v|Về việc)\b:?\s*(?=\S)", re.IGNORECASE)  # what the form prints before the subject
_SHORT_OPEN = "…" * 5
_OPENING_LENGTH = 250
_ROOM = " " * 10


class Kieu(Enum):
    """How a paragraph of the body is set; forms ask for its name."""

    giua_so = "label of Phần, Chương, Mục, centred"
    giua_ten = "its title, centred"
    muc = "I., A."
    tieu_de = "a titled khoản or điều"
    dieu = "Điều with its text on the line"
    dieu_cuoi = "the same, the last before the signature"
    doan = "any other paragraph"
    bang = "a table"
    cuoi = "a paragraph that stays with what follows: an opening line, the last before the signature"


LAST = {Kieu.doan: Kieu.cuoi, Kieu.dieu: Kieu.dieu_cuoi}


def body_tree(lines: Sequence[BodyLine], *, renumbered: bool = False) -> tuple[Node, ...]:
    """The outline of a body."""
    tree = to_tree(parse_blocks(SourceLine(*line) for line in lines))
    return renumber(tree) if renumbered else tree


def van_ban_context(van_ban: VanBan, tree: Sequence[Node]) -> dict[str, Any]:
    """A document with its own number (Nghị định 30/2020/NĐ-CP, Mẫu 1.3, 1.4, 1.5)."""
    bo_cuc = van_ban.kind.bo_cuc
    if bo_cuc is BoCuc.phu_luc:
        return _appendix(van_ban, tree)
    common = (
        _letterhead(van_ban.co_quan)
        | {"so_ky_hieu": _number(van_ban), "dia_danh_ngay": _place_and_date(van_ban)}
        | {"noi_dung": list(_body(tree, van_ban, ended=van_ban.dau_ket_thuc))}
        | _closing(van_ban)
    )
    if bo_cuc is BoCuc.cong_van:
        return common | {"trich_yeu_cv": subject_of_dispatch(van_ban.trich_yeu or "")} | _addressees(van_ban)
    lines, rule = title(van_ban.trich_yeu or OPEN)
    common |= {"trich_yeu": lines, "ke_trich_yeu": rule, "can_cu": list(bases(van_ban.can_cu))}
    if bo_cuc is BoCuc.quyet_dinh:
        authority = (van_ban.tham_quyen or van_ban.co_quan.ten or OPEN).upper()
        return common | {"tham_quyen": title_lines(authority, "ten_loai")}
    return common | {"ten_loai": van_ban.loai.upper()} | _addressees(van_ban)


def _appendix(van_ban: VanBan, tree: Sequence[Node]) -> dict[str, Any]:
    """An appendix in a file of its own (Nghị định 30/2020/NĐ-CP, Mẫu 2.1)."""
    lines, rule = title(van_ban.kem_theo or OPEN, "kem_theo", "italic")
    return {
        "so_phu_luc": appendix_label(van_ban.so_phu_luc or ""),
        "ten_phu_luc": title_lines(van_ban.trich_yeu or OPEN, "phu_luc_ten"),
        "kem_theo": lines,
        "ke_kem_theo": rule,
        "noi_dung": list(_body(tree, van_ban, ended=van_ban.dau_ket_thuc)),
    }


def phu_luc_context(van_ban: VanBan, appendix: PhuLuc, tree: Sequence[Node], number: str = "") -> dict[str, Any]:
    """One of the document's own appendices (Nghị định 30/2020/NĐ-CP, Mẫu 2.1); its text ends as it was typed."""
    width = text_width(landscape=appendix.kho_ngang)
    lines, rule = title(appendix.kem_theo or attached_line(van_ban), "kem_theo", "italic", width)
    return {
        "so_phu_luc": appendix_label(number),
        "ten_phu_luc": title_lines(appendix.ten, "phu_luc_ten"),
        "kem_theo": lines,
        "ke_kem_theo": rule,
        "noi_dung": list(_body(tree, van_ban, ended=False, unsure=False, width=width)),
    }


def appendix_label(number: str) -> str:
    """`Phụ lục`, or `Phụ lục II` where there are several (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục III, khoản 1)."""
    return f"{load_layout().components['phu_luc_so'].text or ''} {number}".strip()


def kem_theo_context(van_ban: VanBan, attached: VanBanKemTheo, tree: Sequence[Node]) -> dict[str, Any]:
    """A document issued with a decision (Nghị định 30/2020/NĐ-CP, Mẫu 1.3)."""
    ended = van_ban.dau_ket_thuc if attached.dau_ket_thuc is None else attached.dau_ket_thuc
    attached_lines, rule = title(attached.kem_theo or attached_line(van_ban), "kem_theo", "italic")
    return _letterhead(van_ban.co_quan) | {
        "ten_loai": attached.ten_loai.upper(),
        "trich_yeu": title_lines(attached.trich_yeu or OPEN, "trich_yeu"),
        "kem_theo": attached_lines,
        "ke_kem_theo": rule,
        "can_cu": list(bases(attached.can_cu)),
        "noi_dung": list(_body(tree, van_ban, ended=ended, unsure=van_ban.kem_theo is not None)),
    }


def attached_line(van_ban: VanBan) -> str:
    """`(Kèm theo Quyết định số 1337/QĐ-UBND ngày 13 tháng 7 năm 2022 của Chủ tịch UBND tỉnh)`."""
    number = f"{number_of(van_ban) or _ROOM}/{notation_of(van_ban)}"
    issuer = van_ban.tham_quyen or van_ban.co_quan.ten or OPEN
    return f"(Kèm theo {van_ban.loai.capitalize()} số {number} {_date(van_ban.ngay)} của {issuer})"


def chi_tieu_context(van_ban: VanBan, number: str = "") -> dict[str, Any]:
    """The targets as an appendix, a line for each year (Nghị định 30/2020/NĐ-CP, Mẫu 2.1)."""
    table = van_ban.chi_tieu
    assert table is not None
    lines, rule = title(attached_line(van_ban), "kem_theo", "italic")
    groups = []
    for row in table.dong:
        reached = printed(table, row)
        years = [
            {
                "nam": year,
                "them": two_digits(added),
                "luy_ke": two_digits(reached[year]),
                "ty_le": percent(reached[year], row.tong_so) if row.tong_so else "",
            }
            for year, added in zip(table.nam, row.them, strict=True)
        ]
        whole = f"; tổng số {two_digits(row.tong_so)} {row.don_vi_tinh}" if row.tong_so else ""
        heading = f"{row.noi_dung} (đầu kỳ {two_digits(row.dau_ky)} {row.don_vi_tinh}{whole})"
        groups.append({"tieu_de": heading, "dong": years})
    return {
        "so_phu_luc": appendix_label(number),
        "ten_phu_luc": title_lines(table.ten_phu_luc.upper(), "phu_luc_ten"),
        "kem_theo": lines,
        "ke_kem_theo": rule,
        "nhom": groups,
    }


def _letterhead(agency: CoQuanVanBan) -> dict[str, Any]:
    return letterhead(agency.ten or OPEN, agency.chu_quan)


def _number(van_ban: VanBan) -> str:
    return f"Số: {number_of(van_ban) or _ROOM}/{notation_of(van_ban) or _SHORT_OPEN}"


def _place_and_date(van_ban: VanBan) -> str:
    return f"{van_ban.co_quan.dia_danh or _SHORT_OPEN}, {_date(van_ban.ngay)}"


def _date(day: NgayGhi | None) -> str:
    """The date as far as it is known; the rest open for handwriting."""
    if day is None:
        return "ngày       tháng       năm       "
    if day.day:
        return long_date(day.day)
    if day.thang:
        return f"ngày       tháng {padded_month(day.thang)} năm {day.nam}"
    return blank_date(day.nam)


def subject_of_dispatch(subject: str) -> list[str]:
    """`V/v …` under the number (ô số 5b), in balanced lines."""
    width, size = column("header", "left"), load_layout().size_of("trich_yeu_cv")
    prefix = load_layout().components["trich_yeu_cv"].more["prefix"]
    return balance(f"{prefix}{_ABOUT.sub('', subject) or OPEN}", round(width * 0.95), size)


def _addressees(van_ban: VanBan) -> dict[str, Any]:
    if van_ban.kinh_gui:
        return addressees(van_ban.kinh_gui)
    return {"kinh_gui_mot": "", "kinh_gui": []}


def bases(lines: Sequence[str]) -> Iterator[str]:
    """Căn cứ, a line each, `;` after each and `.` after the last."""
    for index, line in enumerate(lines):
        yield f"{bare(line)}{'.' if index == len(lines) - 1 else ';'}"


def _closing(van_ban: VanBan) -> dict[str, Any]:
    return {"noi_nhan": _recipients(van_ban)} | _signature(van_ban.nguoi_ky)


def _recipients(van_ban: VanBan) -> list[str]:
    """Nơi nhận, a line each (ô số 9b)."""
    return [f"- {line}" for line in ended(_in_order(van_ban))]


def _in_order(van_ban: VanBan) -> list[str]:
    """The recipients, the file copy last, whether given under `lưu` or among them."""
    lines = sorted(map(bare, van_ban.noi_nhan), key=lambda line: line.startswith(_FILED))
    return [*lines, f"{_FILED} {bare(van_ban.luu)}"] if van_ban.luu else lines


def shares_of(van_ban: VanBan) -> list[tuple[str, int]]:
    """Each recipient with its copies, from the marks “(3b)”; one for the file copy where it has none.

    Empty when a recipient has no mark: how many it gets is the office's to say.
    """
    shares = []
    for line in _in_order(van_ban):
        marks = [int(mark) for mark in _COPIES.findall(line)]
        if not marks and not line.startswith(_FILED):
            return []
        shares.append((bare(_COPIES.sub("", line)), sum(marks) or 1))
    return shares


def names_file_copy(van_ban: VanBan) -> bool:
    """Whether it says who files it: in the field of its own, or as a line of Nơi nhận."""
    return van_ban.luu is not None or any(bare(line).startswith(_FILED) for line in van_ban.noi_nhan)


def copies_of(van_ban: VanBan) -> int | None:
    """Copies to print for all recipients together; None when that is not said."""
    return sum(count for _, count in shares_of(van_ban)) or None


def _signature(signer: NguoiKyVanBan | None) -> dict[str, Any]:
    if signer is None:
        return {"ky": [], "ho_va_ten": ""}
    return {"ky": signature(signer), "ho_va_ten": signer.ho_va_ten or ""}


def _body(
    tree: Sequence[Node], van_ban: VanBan, *, ended: bool, unsure: bool = True, width: float = 0.0
) -> Iterator[dict[str, Any]]:
    """The paragraphs with the way each is set; the last one ends with `./.`, but a table. `width` in millimetres."""
    room = width or text_width()
    made = [item for node in walk(tree) for item in _items(node, van_ban.bang, room)]
    if made and ended and "chu" in made[-1]:
        made[-1]["chu"] = closed(made[-1]["chu"])
    made += [{"kieu": Kieu.doan, "nhan": "", "chu": text} for text in (van_ban.chua_ro if unsure else ())]
    if not made:
        return
    last = made[-1]
    last["kieu"] = LAST.get(last["kieu"], last["kieu"])
    for item in made:
        marks = item.pop("dau", ())
        if marks:
            item["manh"] = Runs(item["chu"], moved(marks, 0, end=len(item["chu"])))
    yield from made


def _items(node: Node, tables: Sequence[BangBieu], room: float) -> Iterator[dict[str, Any]]:
    block = node.block
    label = block.label.text if block.label else ""
    if block.kind == "bang":
        table = next(one for one in tables if one.ten == block.text)
        yield {"kieu": Kieu.bang, "bang": bang_markup(table, room)}
    elif block.kind in ("phan", "chuong", "muc", "tieu_muc"):
        yield {"kieu": Kieu.giua_so, "nhan": "", "chu": label}
        if block.text:
            yield {"kieu": Kieu.giua_ten, "nhan": "", "chu": block.text, "dau": moved(block.marks, 0)}
    elif block.kind == "dieu" and not block.titled:
        yield {"kieu": Kieu.dieu, "nhan": label, "chu": block.text, "dau": moved(block.marks, 0)}
    else:
        kind = Kieu.cuoi if _opens(node) else Kieu.doan
        kind = Kieu.muc if block.kind in ("la_ma", "chu_hoa") else Kieu.tieu_de if block.titled else kind
        yield {"kieu": kind, "nhan": "", "chu": block.whole, "dau": block.whole_marks}


def text_width(*, landscape: bool = False) -> float:
    """The width of the text of a page, in millimetres."""
    layout = load_layout()
    whole = layout.page.height_mm if landscape else layout.page.width_mm
    margins = layout.kit.landscape_margins_mm if landscape else layout.kit.margins_mm
    return whole - margins["left"] - margins["right"]


def _opens(node: Node) -> bool:
    """A short line that only announces what follows: `a) Đối với các xã`, `- Tặng Bằng khen …:`."""
    text = node.block.text
    announces = text.endswith(":") or (bool(node.children) and text[-1:].isalnum())
    return announces and len(text) <= _OPENING_LENGTH
