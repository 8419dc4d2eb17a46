"""What many rules ask of a component."""

from collections.abc import Iterator, Sequence

from ntm_docs.checking.rule import Fault, NotApplicable, NotJudged, at
from ntm_docs.layout import TWIPS_PER_MM, Layout, load_layout, text_twips
from ntm_docs.papers.components import Part, face, lines_in
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Word, phrase
from ntm_docs.word.facts import Paragraph, RuleLine

Range = tuple[float, float]
_FULL_COLUMN = 1.25  # where the lines break is the printer's; half of a line may be a little more than half the column
_NEARLY_FULL = 16
_NEAR_LINES = 12


def need(van_ban: RecognisedPaper, *names: str) -> list[Part]:
    """The lines of a component; none there ends the rule: not judged where the document should have it."""
    found = [part for name in names for part in van_ban.parts(name)]
    if found:
        return found
    if set(names) & set(van_ban.expected):
        raise NotJudged(phrase("không tìm thấy {part}", part=component_name(names[0])))
    raise NotApplicable


def only(condition: object) -> None:
    """End the rule where it does not concern the document."""
    if not condition:
        raise NotApplicable


def sizes_text(sizes: Sequence[float]) -> str:
    """`cỡ 12, 13`."""
    return phrase("cỡ {sizes}", sizes=", ".join(f"{size:g}" for size in sizes))


def range_text(allowed: Range, unit: str = "") -> str:
    """`13-14`, with its unit."""
    low, high = allowed
    text = f"{low:g}" if low == high else f"{low:g}-{high:g}"
    return f"{text} {unit}".strip().replace(".", ",")


def is_spaced(layout: Layout, one: Paragraph) -> bool:
    """Whether the lines of a paragraph of text stand as close as the decree asks."""
    low, high = layout.range_of("noi_dung", "line")
    shape, size = one.shape, max((piece.look.size for piece in one.pieces), default=14.0)
    if shape.line_rule == "auto":
        return low - layout.slack.line <= shape.line <= high + layout.slack.line
    least, height = layout.slack.exact_line_pt
    return shape.line <= high * size * 20 * height and (shape.line_rule == "atLeast" or shape.line >= least * 20)


def wrong_sizes(part: Part, allowed: Range) -> Iterator[Fault]:
    """A part with letters outside the range of sizes, in points."""
    (low, high), slack = allowed, load_layout().slack.size_pt
    if any(size < low - slack or size > high + slack for size in part.sizes):
        right = phrase("cỡ {sizes}", sizes=range_text(allowed))
        yield at(part, sizes_text(part.sizes), right, phrase("Chọn dòng này, đặt {right}.", right=right))


def wrong_look(part: Part, name: str, *, caps: bool | None = None) -> Iterator[Fault]:
    """Capitals, weight and slope of a part against its component; `caps` overrides the component's own."""
    if not any(map(str.isalnum, part.text)):
        return
    component = load_layout().components[name]
    wants_caps = component.caps if caps is None else caps
    if wants_caps and not part.caps:
        yield at(
            part, Word("không in hoa"), Word("in hoa"), Word("Gõ lại dòng này bằng chữ in hoa (hoặc Ctrl+Shift+A).")
        )
    if component.bold and part.bold is not True:
        yield at(part, Word("không đậm"), Word("đậm"), Word("Chọn dòng này, bấm Ctrl+B cho đậm."))
    if not component.bold and part.bold is not False:
        yield at(part, Word("đậm"), Word("không đậm"), Word("Chọn dòng này, bấm Ctrl+B để bỏ đậm."))
    if component.italic and part.italic is not True:
        yield at(part, Word("không nghiêng"), Word("nghiêng"), Word("Chọn dòng này, bấm Ctrl+I cho nghiêng."))
    if not component.italic and part.italic is not False:
        yield at(part, Word("nghiêng"), Word("đứng"), Word("Chọn dòng này, bấm Ctrl+I để bỏ nghiêng."))


def wrong_align(part: Part, name: str) -> Iterator[Fault]:
    """Where a part stands across its column; one set with tabs is judged by nobody."""
    component = load_layout().components[name]
    align = part.paragraph.shape.align
    set_by_hand = part.shared or part.column > 0 or part.paragraph.text[:1] in ("\t", " ", "\u00a0")
    if not set_by_hand and component.align == "center" and align != "center" and not _looks_centred(part):
        yield at(part, align_name(align), Word("canh giữa"), Word("Đặt con trỏ vào dòng này, bấm Ctrl+E để canh giữa."))


def _looks_centred(part: Part) -> bool:
    """A line that indents put in the middle of its column, or that fills it."""
    shape, width = part.paragraph.shape, part.paragraph.width
    room = width - part.width
    before = shape.left + shape.first
    return room < width // _NEARLY_FULL or (before > 0 and abs(before - room // 2) < width // 20)


def align_name(align: str) -> str:
    """The name of an alignment."""
    names = {
        "left": Word("canh trái"),
        "right": Word("canh phải"),
        "center": Word("canh giữa"),
        "justify": Word("canh đều"),
    }
    return names.get(align, align)


def styled(van_ban: RecognisedPaper, name: str) -> Iterator[Fault]:
    """Size, capitals, weight, slope and place of every line of a component."""
    allowed = van_ban.layout.components[name].size
    for part in need(van_ban, name):
        if isinstance(allowed, tuple):
            yield from wrong_sizes(part, allowed)
        yield from wrong_look(part, name)
        yield from wrong_align(part, name)


def line_under(van_ban: RecognisedPaper, name: str) -> Iterator[tuple[Part, RuleLine | None]]:
    """The last line of a component in each zone, and the drawn line that belongs to it."""
    for zone in van_ban.zones:
        parts = zone.of(name)
        if parts:
            last = parts[-1]
            yield last, _line_of(zone.paragraphs, parts)


def _line_of(paragraphs: Sequence[Paragraph], parts: Sequence[Part]) -> RuleLine | None:
    """The line nearest below the last part: in its column of the table, its box, its half between tabs, or the text."""
    last = parts[-1]
    start = paragraphs.index(last.paragraph)
    for one in _below(paragraphs, start, last):
        for line in one.lines:
            if line.make != "underline" and _under(line, last):
                return line
    own = [line for line in last.paragraph.lines if line.make == "underline"]
    return own[0] if own else None


def _below(paragraphs: Sequence[Paragraph], start: int, last: Part) -> Iterator[Paragraph]:
    """The paragraphs where the line of a part may stand: those of its column first, then shapes anchored near by."""
    cell, parted = last.paragraph.cell, _is_parted(last)
    yield paragraphs[start]
    near = paragraphs[start + 1 : start + 1 + _NEAR_LINES]
    for one in near:
        if _other_column(one, last) or (parted and not one.lines and _beside(one, last)):
            continue
        if one.full_text and not one.lines:
            break
        yield one
    for one in near if cell is not None or parted else ():
        inside = one.cell is not None and cell is not None and one.cell.table == cell.table
        columns = parted and len(_columns_of(one)) != 1
        if not (inside or columns or not one.full_text):
            return  # the first line of the document itself: a shape below it is not of the heading
        if any(line.make in ("drawing", "vml") and line.middle is not None for line in one.lines):
            yield one


def _beside(one: Paragraph, last: Part) -> bool:
    """Whether a line that tabs or blanks set stands in the other column alone."""
    parts = _columns_of(one)
    return one.cell is None and len(parts) == 1 and (parts[0].column > 0) != (last.column > 0)


def _columns_of(paragraph: Paragraph) -> list[Part]:
    return lines_in(paragraph, columns=True)


def _other_column(one: Paragraph, last: Part) -> bool:
    """Whether a paragraph stands beside the part: another cell of the table, another box."""
    cell, own = one.cell, last.paragraph.cell
    if one.box != last.paragraph.box:
        return True
    return own is not None and cell is not None and cell.table == own.table and cell.column != own.column


def _under(line: RuleLine, part: Part) -> bool:
    """Whether the middle of a line lies below the column of a part."""
    left, width = part.paragraph.left, part.paragraph.width
    parted = _is_parted(part)
    if line.middle is None:
        return not parted
    if parted:
        left, width = left + (width // 2 if part.column else 0), width // 2
    return left <= line.middle <= left + width


def _is_parted(part: Part) -> bool:
    """Whether tabs or blanks part its paragraph into columns; lines that breaks part stand in one."""
    return part.shared and len({one.column for one in _columns_of(part.paragraph)}) > 1


def line_faults(part: Part, line: RuleLine | None, shares: Range) -> Iterator[Fault]:
    """A missing or broken line, or one of another length than a share of its text."""
    low, high = shares
    if line is None:
        yield at(part, Word("không có đường kẻ"), Word("đường kẻ ngang, nét liền"))
        return
    if not line.solid:
        yield at(part, Word("nét đứt"), Word("nét liền"))
    if line.length is None or not part.width:
        return
    slack = load_layout().slack.motto_rule if low == high else load_layout().slack.rule
    shortest, longest = _printed_widths(part)
    if not (low - slack) * shortest <= line.length <= (high + slack) * longest:
        yield at(part, _length_text(line.length), _expected_length((low * shortest, high * longest)))


def _printed_widths(part: Part) -> tuple[int, int]:
    """Widths of the shortest and the longest printed line of a part: a long one wraps at its column.

    Of the motto the width is that of its right wording too, so that one mistake is not told twice.
    """
    column = part.paragraph.width - part.paragraph.shape.left - part.paragraph.shape.right
    motto = load_layout().components["tieu_ngu"].text or ""
    if fold_key(part.text) == fold_key(motto) and part.sizes:
        width = text_twips(motto, part.sizes[0], face(part.pieces[0]))
        return min(width, part.width), max(width, part.width)
    if part.shared or part.width <= column or column <= 0:
        return part.width, part.width
    return max(part.width % column, column // 3), min(part.width, round(column * _FULL_COLUMN))


def _length_text(length: int) -> str:
    return phrase("dài {length} mm", length=f"{length / TWIPS_PER_MM:.0f}")


def _expected_length(lengths: Range) -> str:
    low, high = (round(length / TWIPS_PER_MM) for length in lengths)
    return phrase("dài {length} mm", length=range_text((low, high)))


def fills_line(paragraph: Paragraph) -> bool:
    """Whether a paragraph is longer than one line of its column."""
    width = sum(text_twips(piece.text, piece.look.size, face(piece)) for piece in paragraph.pieces)
    return width + paragraph.shape.left + paragraph.shape.first > paragraph.width - paragraph.shape.right


_NEAR = 24


def quote_at(text: str, start: int, end: int) -> str:
    """The words around a place of a text."""
    left, right = max(0, start - _NEAR), min(len(text), end + _NEAR)
    return ("…" if left else "") + text[left:right].strip() + ("…" if right < len(text) else "")


def component_name(name: str) -> str:
    """What a clerk calls a component."""
    return Word(NAMES[name])


NAMES: dict[str, str] = {
    "trang": "Trang giấy",
    "so_trang": "Số trang",
    "phong_chu": "Phông chữ",
    "tep": "Tệp",
    "quoc_hieu": "Quốc hiệu",
    "tieu_ngu": "Tiêu ngữ",
    "co_quan_chu_quan": "Cơ quan chủ quản",
    "co_quan_ban_hanh": "Cơ quan ban hành",
    "so_ky_hieu": "Số, ký hiệu",
    "dia_danh_ngay": "Địa danh, ngày tháng",
    "ten_loai": "Tên loại",
    "trich_yeu": "Trích yếu",
    "trich_yeu_cv": "Trích yếu công văn",
    "tham_quyen": "Thẩm quyền ban hành",
    "kinh_gui": "Kính gửi",
    "can_cu": "Căn cứ",
    "lenh": "Dòng “QUYẾT ĐỊNH:”",
    "noi_dung": "Nội dung",
    "bo_cuc": "Bố cục, đánh số",
    "chuc_vu": "Quyền hạn, chức vụ",
    "ho_ten": "Họ tên người ký",
    "noi_nhan_label": "Nơi nhận",
    "noi_nhan_item": "Nơi nhận",
    "phu_luc_so": "Phụ lục",
    "phu_luc_ten": "Tên phụ lục",
    "kem_theo": "Chỉ dẫn kèm theo",
    "khan": "Dấu chỉ mức độ khẩn",
    "viet_hoa": "Viết hoa",
    "chinh_ta": "Chính tả, dấu câu",
    "ke_hoach": "Nội dung kế hoạch",
    "bao_cao": "Nội dung báo cáo",
    "ho_so": "Hồ sơ",
}
