"""Rules of paper, margins, page numbers, fonts and colour."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ntm_docs.checking.judging import align_name, need, only, range_text, sizes_text
from ntm_docs.checking.notices import NOTICES
from ntm_docs.checking.rule import Fault, NotApplicable, NotJudged, lacking, on, rule
from ntm_docs.layout import TWIPS_PER_MM, load_layout
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.problems import Word, joined, phrase
from ntm_docs.traits.old_fonts import OLD_FONTS
from ntm_docs.word.facts import Margin, Paragraph, Section

_ONE_PAGE, _TWO_PAGES = 0.8, 1.6
_VARIANTS = ("times new roman", "timesnewroman")
_METRIC = ("liberation serif", "tinos")
_MOST_FONTS = 3
_SIDES = {"top": Word("lề trên"), "bottom": Word("lề dưới"), "left": Word("lề trái"), "right": Word("lề phải")}
_NAMED_TWICE = 40


def _millimetres(twips: int) -> float:
    return twips / TWIPS_PER_MM


def _sections(van_ban: RecognisedPaper) -> Iterator[tuple[int, Section]]:
    """Upright sections with their numbers; the decree's margins are those of an upright page."""
    for number, section in enumerate(van_ban.facts.sections, 1):
        if not section.landscape:
            yield number, section


@rule("VP01", "trang", "D")
def paper(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Giấy khổ A4.

    Sai: Letter 216 x 279 mm
    Đúng: A4 210 x 297 mm
    Cách sửa: Layout > Size > A4, cho mọi phần của văn bản.
    """
    page, slack = van_ban.layout.page, van_ban.layout.slack.paper_mm
    for section in van_ban.facts.sections:
        short, long = sorted((_millimetres(section.width), _millimetres(section.height)))
        if abs(short - page.width_mm) > slack or abs(long - page.height_mm) > slack:
            yield Fault(
                None, found=f"{short:.0f} x {long:.0f} mm", expected=f"{page.width_mm:g} x {page.height_mm:g} mm"
            )


@rule("VP02", "trang", "D")
def orientation(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Trang đứng; trang ngang chỉ dùng cho bảng.

    Sai: Trang ngang mà không có bảng
    Đúng: Trang đứng; phần có bảng rộng để trang ngang
    Cách sửa: Layout > Orientation > Portrait cho phần không có bảng.
    """
    for number, section in enumerate(van_ban.facts.sections):
        tables = any(
            one.section == number and one.cell is not None and one.cell.bordered for one in van_ban.facts.paragraphs
        )
        if section.landscape and not tables:
            yield Fault(None, found=Word("trang ngang"), expected=Word("trang đứng"))


def _margin(van_ban: RecognisedPaper, *sides: str) -> Iterator[Fault]:
    page, slack = van_ban.layout.page, van_ban.layout.slack.margin_mm
    upright = list(_sections(van_ban))
    only(upright)
    for number, section in upright:
        for side in sides:
            low, high = getattr(page, f"{side}_mm")
            value = _millimetres(getattr(section, side))
            if not low - slack <= value <= high + slack:
                where = phrase("phần {number}: ", number=number) if len(van_ban.facts.sections) > 1 else ""
                found = joined([where, Word(_SIDES[side]), f" {value:.1f} mm".replace(".", ",")], by="")
                yield Fault(None, found=found, expected=range_text((low, high), "mm"))


@rule("VP03", "trang", "D")
def margins_above_and_below(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Lề trên và lề dưới 20-25 mm.

    Sai: Lề trên 15 mm
    Đúng: Lề trên 20 mm, lề dưới 20 mm
    Cách sửa: Layout > Margins > Custom Margins, đặt Top và Bottom từ 20 đến 25 mm.
    """
    return _margin(van_ban, "top", "bottom")


@rule("VP04", "trang", "D")
def margin_left(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Lề trái 30-35 mm.

    Sai: Lề trái 25 mm
    Đúng: Lề trái 30 mm
    Cách sửa: Layout > Margins > Custom Margins, đặt Left từ 30 đến 35 mm.
    """
    return _margin(van_ban, "left")


@rule("VP05", "trang", "D")
def margin_right(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Lề phải 15-20 mm.

    Sai: Lề phải 25 mm
    Đúng: Lề phải 15 mm
    Cách sửa: Layout > Margins > Custom Margins, đặt Right từ 15 đến 20 mm.
    """
    return _margin(van_ban, "right")


def _has_field(bands: dict[str, Margin], *kinds: str) -> bool:
    return any(kind in bands and bands[kind].page_field for kind in kinds)


@rule("VP08", "so_trang", "D")
def page_number_there(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Văn bản từ hai trang trở lên có đánh số trang.

    Sai: Văn bản 5 trang không có số trang
    Đúng: Số trang canh giữa trong lề trên
    Cách sửa: Insert > Page Number > Top of Page > Plain Number 2.
    """
    found = [(pages, numbered) for pages, numbered in _documents(van_ban) if not numbered and pages > _ONE_PAGE]
    only(found or any(numbered for _pages, numbered in _documents(van_ban)))
    if any(pages >= _TWO_PAGES for pages, _numbered in found):
        yield lacking(Word("không có số trang"), Word("số trang canh giữa trong lề trên"))
    elif found:
        raise NotJudged(Word("không rõ văn bản dài hơn một trang hay không"))


def _documents(van_ban: RecognisedPaper) -> Iterator[tuple[float, bool]]:
    """About how many pages each run of sections has that is numbered for itself, and whether it shows its numbers."""
    sections = van_ban.facts.sections
    starts = [0, *(index for index, one in enumerate(sections) if index and one.start == 1)]
    for start, end in pairwise([*starts, len(sections)]):
        numbered = any(
            _has_field(bands, "default", "even") for one in sections[start:end] for bands in (one.headers, one.footers)
        )
        yield van_ban.facts.pages(range(start, end)) + (end - start - 1), numbered


@rule("VP09", "so_trang", "D")
def page_number_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Số trang canh giữa trong lề trên, chữ số Ả Rập, cỡ 13-14, đứng.

    Sai: Số trang ở góc phải dưới, cỡ 11
    Đúng: Số trang canh giữa ở lề trên, cỡ 14
    Cách sửa: Đưa số trang lên đầu trang (Header), canh giữa, cỡ chữ 13 hoặc 14, không nghiêng.
    """
    wanted = van_ban.layout.page_number
    low, high = wanted["size"]
    seen: set[int] = set()
    shown = False
    for section in van_ban.facts.sections:
        if any(_has_field(section.footers, kind) for kind in section.footers):
            shown = True
            yield Fault(None, found=Word("số trang ở cuối trang"), expected=Word("trong lề trên"))
        for band in section.headers.values():
            if not band.page_field or id(band) in seen:
                continue
            seen.add(id(band))
            shown = True
            yield from _number_faults(band, (low, high))
    only(shown)


def _number_faults(band: Margin, allowed: tuple[float, float]) -> Iterator[Fault]:
    low, high = allowed
    for paragraph in band.paragraphs:
        looks = [piece.look for piece in paragraph.pieces if piece.text.strip()]
        if not looks:
            continue
        if paragraph.shape.align != "center":
            yield Fault(None, paragraph.full_text, align_name(paragraph.shape.align), Word("canh giữa"))
        if any(not low <= look.size <= high for look in looks):
            yield Fault(None, paragraph.full_text, sizes_text([look.size for look in looks]), range_text(allowed))
        if any(look.italic for look in looks):
            yield Fault(None, paragraph.full_text, Word("nghiêng"), Word("đứng"))


@rule("VP10", "so_trang", "D")
def first_page_number_hidden(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Không hiển thị số trang thứ nhất.

    Sai: Trang đầu in số 1
    Đúng: Trang đầu không có số; số 2 in từ trang sau
    Cách sửa: Bấm đúp vào đầu trang, chọn Different First Page, xóa số ở trang đầu.
    """
    section = van_ban.facts.sections[0]
    only(_has_field(section.headers, *section.headers) or _has_field(section.footers, *section.footers))
    if not section.title_page:
        yield Fault(None, found=Word("trang đầu cũng in số trang"), expected=Word("trang đầu không in số"))
        return
    for bands in (section.headers, section.footers):
        first = bands.get("first")
        if first is not None and (first.page_field or first.text.strip(" -").isdigit()):
            yield Fault(None, first.text, Word("trang đầu in số trang"), Word("trang đầu không in số"))


def _paragraphs_by_font(van_ban: RecognisedPaper) -> dict[str, tuple[Paragraph, int]]:
    """Fonts of printed letters: the first paragraph of each and how many letters it has."""
    count: Counter[str] = Counter()
    first: dict[str, Paragraph] = {}
    for paragraph in van_ban.facts.paragraphs:
        for piece in paragraph.pieces:
            letters = piece.letters
            if letters:
                count[piece.look.font] += letters
                first.setdefault(piece.look.font, paragraph)
    return {font: (first[font], number) for font, number in count.items()}


def _is_times(font: str) -> bool:
    return font.casefold() == load_layout().font["family"].casefold()


def _is_variant(font: str) -> bool:
    return font.casefold().replace("-", " ").startswith((*_VARIANTS, *_METRIC)) and not _is_times(font)


@rule("VP12", "phong_chu", "D")
def font(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Phông chữ Times New Roman.

    Sai: Phông Arial, Calibri
    Đúng: Phông Times New Roman cho mọi chữ
    Cách sửa: Chọn toàn văn bản (Ctrl+A), đặt phông Times New Roman; sửa cả kiểu (Style) đang dùng phông khác.
    """
    fonts = _paragraphs_by_font(van_ban)
    only(fonts)
    others = [
        name
        for name in fonts
        if not _is_times(name) and not _is_variant(name) and not name.casefold().startswith(OLD_FONTS)
    ]
    for name in sorted(others, key=lambda one: -fonts[one][1])[:_MOST_FONTS]:
        paragraph, letters = fonts[name]
        yield on(
            paragraph, phrase("phông {font}, {count} chữ", font=name, count=letters), van_ban.layout.font["family"]
        )


@rule("VP13", "phong_chu", "C", level="warning")
def font_variant(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Tên phông đúng là Times New Roman, không phải biến thể.

    Sai: TimesNewRomanPSMT, Times New Roman Bold
    Đúng: Times New Roman (đậm đặt bằng nút B)
    Cách sửa: Đổi phông thành Times New Roman; máy không có phông biến thể sẽ in bằng phông khác.
    """
    fonts = _paragraphs_by_font(van_ban)
    only(fonts)
    for name in sorted(name for name in fonts if _is_variant(name)):
        yield on(
            fonts[name][0], phrase("phông {font}, {count} chữ", font=name, count=fonts[name][1]), "Times New Roman"
        )


@rule("VP14", "phong_chu", "D")
def old_font(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Bộ mã ký tự Unicode, không dùng phông bảng mã cũ.

    Sai: Phông .VnTime (TCVN3), VNI-Times
    Đúng: Times New Roman, bảng mã Unicode
    Cách sửa: Chuyển mã sang Unicode bằng công cụ chuyển mã (Unikey), rồi đặt phông Times New Roman.
    """
    fonts = _paragraphs_by_font(van_ban)
    only(fonts)
    for name in sorted(name for name in fonts if name.casefold().startswith(OLD_FONTS)):
        yield on(fonts[name][0], phrase("phông {font}, {count} chữ", font=name, count=fonts[name][1]), "Unicode")


@rule("VP15", "phong_chu", "D", clause="phong_chu")
def black(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Chữ màu đen.

    Sai: Tên loại màu đỏ, số ký hiệu màu xanh
    Đúng: Toàn văn bản màu đen
    Cách sửa: Chọn toàn văn bản, Font Color > Automatic.
    """
    marks = {part.paragraph.number for name in ("khan", "mat", "luu_hanh") for part in van_ban.parts(name)}
    count: Counter[str] = Counter()
    first: dict[str, Paragraph] = {}
    for paragraph in van_ban.facts.paragraphs:
        for piece in paragraph.pieces:
            if piece.text.strip() and piece.look.color != "000000" and paragraph.number not in marks:
                count[piece.look.color] += len(piece.text)
                first.setdefault(piece.look.color, paragraph)
    for color, letters in count.most_common(_MOST_FONTS):
        yield on(first[color], phrase("màu #{color}, {count} chữ", color=color, count=letters), Word("màu đen"))


@rule("VP16", "phong_chu", "D", level="warning")
def composed(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Chữ có dấu dùng mã dựng sẵn (Unicode NFC).

    Sai: "ệ" gõ thành e + mũ + nặng (Unicode tổ hợp)
    Đúng: "ệ" là một ký tự (Unicode dựng sẵn)
    Cách sửa: Chuyển Unicode tổ hợp sang Unicode dựng sẵn bằng công cụ chuyển mã (Unikey: Ctrl+Shift+F6).
    """
    found = [one for one in van_ban.facts.paragraphs if one.decomposed]
    if found:
        yield on(found[0], phrase("{count} đoạn dùng Unicode tổ hợp", count=len(found)), Word("Unicode dựng sẵn"))


@rule("VP18", "tep", "N", clause="tep")
def clean_file(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Tệp không còn vết sửa, chữ ẩn, macro, liên kết ra ngoài.

    Sai: Còn Track Changes chưa chấp nhận; có macro
    Đúng: Tệp chỉ có nội dung sẽ ký
    Cách sửa: Review > Accept All Changes; xóa chữ ẩn, macro, đối tượng nhúng trước khi trình ký.
    """
    paragraphs = {one.number: one for one in van_ban.facts.paragraphs}
    for code, detail, number in van_ban.facts.dangers:
        yield Fault(paragraphs.get(number), detail, Word(NOTICES[code]), Word("không có"))
    for code, detail in van_ban.facts.notices:
        yield Fault(None, detail[:_NAMED_TWICE], Word(NOTICES[code]), Word("không có"))


@rule("VP19", "trang", "C", level="warning", clause="co_chu")
def even_look(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Một thành phần trình bày bằng một cỡ chữ, một kiểu chữ.

    Sai: Tên cơ quan nửa cỡ 12, nửa cỡ 13
    Đúng: Tên cơ quan toàn cỡ 13
    Cách sửa: Chọn cả thành phần rồi đặt lại một cỡ chữ.
    """
    for name in ("quoc_hieu", "tieu_ngu", "co_quan_ban_hanh", "so_ky_hieu", "dia_danh_ngay", "ten_loai"):
        for part in van_ban.parts(name):
            if len(part.sizes) > 1:
                yield on(part.paragraph, sizes_text(part.sizes), Word("một cỡ chữ"), part.text)


@rule("VP20", "trang", "D", level="warning", clause="co_chu")
def size_sets(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh tăng giảm thống nhất: 13-14-14 hoặc 12-13-13.

    Sai: Quốc hiệu 12, Tiêu ngữ 14, địa danh 13
    Đúng: Quốc hiệu 13, Tiêu ngữ 14, địa danh 14
    Cách sửa: Đặt cỡ chữ theo một trong hai bộ: 13-14-14 hoặc 12-13-13.
    """
    layout = van_ban.layout
    names = ("quoc_hieu", "tieu_ngu", "dia_danh_ngay")
    sizes = {
        name: van_ban.main.of(name)[0].sizes[0]
        for name in names
        if van_ban.main.of(name) and van_ban.main.of(name)[0].sizes
    }
    if len(sizes) < len(names) - 1:
        need(van_ban, "quoc_hieu")
        raise NotApplicable
    if not any(all(chosen[name] == size for name, size in sizes.items()) for chosen in layout.size_sets.values()):
        yield on(
            van_ban.main.of("quoc_hieu")[0].paragraph if "quoc_hieu" in sizes else van_ban.main.paragraphs[0],
            " - ".join(f"{size:g}" for size in sizes.values()),
            Word("13-14-14 hoặc 12-13-13"),
        )
