"""Rules of Quốc hiệu, Tiêu ngữ and the agency's name."""

import re
from collections.abc import Iterator

from ntm_docs.checking.judging import line_faults, line_under, need, only, styled
from ntm_docs.checking.rule import Fault, NotJudged, at, lacking, rule
from ntm_docs.layout import TWIPS_PER_MM
from ntm_docs.papers.components import Part
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import same_text
from ntm_docs.problems import Word, phrase
from ntm_docs.regulations import packaged_provinces
from ntm_docs.word.facts import RuleLine

_DISTRICTS = re.compile(r"\b(?:HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)\b\s+(?!ỦY|UỶ|ĐOÀN|ĐỘI)\w")
_SHORT = re.compile(r"^(?:UBND|HĐND|TT|P\.|BCĐ|MTTQ|LĐLĐ)\b")


@rule("VH01", "quoc_hieu", "D")
def quoc_hieu_text(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Quốc hiệu viết đúng: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.

    Sai: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM
    Đúng: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Cách sửa: Gõ lại Quốc hiệu; HOÀ và HÒA đều được chấp nhận.
    """
    wanted = van_ban.layout.components["quoc_hieu"].text or ""
    for part in need(van_ban, "quoc_hieu"):
        if same_text(part.text) != same_text(wanted):
            yield at(part, part.text, wanted)


@rule("VH02", "quoc_hieu", "D")
def quoc_hieu_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Quốc hiệu in hoa, đậm, đứng, cỡ 12-13, canh giữa.

    Sai: Quốc hiệu cỡ 14, không đậm
    Đúng: Quốc hiệu cỡ 13, đậm
    Cách sửa: Đặt Quốc hiệu cỡ 12 hoặc 13, đậm, đứng, canh giữa.
    """
    return styled(van_ban, "quoc_hieu")


@rule("VH03", "quoc_hieu", "C", level="warning")
def quoc_hieu_one_line(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Quốc hiệu nằm trên một dòng.

    Sai: CỘNG HÒA XÃ HỘI CHỦ NGHĨA / VIỆT NAM
    Đúng: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Cách sửa: Nới cột bên phải của bảng đầu trang (cần ít nhất 9,6 cm ở cỡ chữ 13), hoặc dùng cỡ 12;
    cột rộng hẹp lẫn lộn thì kéo lại vạch chia cột.
    """
    for part in need(van_ban, "quoc_hieu"):
        broken = any("\n" in piece.text.strip("\n") for piece in part.paragraph.pieces) and not part.shared
        cell = part.paragraph.cell
        column = min(part.paragraph.width, (cell.narrow if cell else 0) or part.paragraph.width)
        room = column - part.paragraph.shape.left - part.paragraph.shape.right
        if broken or (not part.shared and part.width > room):
            yield at(part, Word("xuống dòng"), Word("một dòng"))


@rule("VH04", "quoc_hieu", "C", clause="bo_tri")
def heading_width(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Bảng đầu trang rộng gần hết vùng chữ.

    Sai: Bảng đầu trang rộng 14 cm
    Đúng: Bảng đầu trang rộng 16,5-17,5 cm
    Cách sửa: Kéo rộng hai cột của bảng đầu trang.
    """
    part = need(van_ban, "quoc_hieu")[0]
    cell = part.paragraph.cell
    only(cell)
    inside = [one for one in van_ban.facts.paragraphs if one.cell and cell and one.cell.table == cell.table]
    width = max(one.left + one.width for one in inside) - min(one.left for one in inside)
    room = van_ban.facts.sections[part.paragraph.section].text_width / TWIPS_PER_MM
    whole, slack = van_ban.layout.slack.heading_table_mm
    least = min(whole, room) - slack
    if width / TWIPS_PER_MM < least:
        yield at(part, f"{width / TWIPS_PER_MM:.0f} mm", phrase("ít nhất {least} mm", least=f"{least:.0f}"))


@rule("VH05", "quoc_hieu", "T", clause="mau")
def heading_without_borders(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Bảng đầu trang không có đường viền.

    Sai: Quốc hiệu nằm trong khung kẻ
    Đúng: Bảng hai cột không viền
    Cách sửa: Chọn bảng, Borders > No Border.
    """
    part = need(van_ban, "quoc_hieu")[0]
    only(part.paragraph.cell)
    if part.paragraph.cell and part.paragraph.cell.bordered:
        yield at(part, Word("có viền"), Word("không viền"))


@rule("VH06", "tieu_ngu", "D")
def tieu_ngu_text(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Tiêu ngữ viết đúng “Độc lập - Tự do - Hạnh phúc”, gạch nối có cách chữ hai bên.

    Sai: Độc Lập – Tự Do – Hạnh Phúc
    Đúng: Độc lập - Tự do - Hạnh phúc
    Cách sửa: Gõ lại Tiêu ngữ bằng dấu gạch nối thường (-), chỉ viết hoa chữ đầu của mỗi cụm từ.
    """
    wanted = van_ban.layout.components["tieu_ngu"].text or ""
    for part in need(van_ban, "tieu_ngu"):
        if part.text != wanted:
            yield at(part, part.text, wanted)


@rule("VH07", "tieu_ngu", "D")
def tieu_ngu_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Tiêu ngữ in thường, đậm, đứng, cỡ 13-14, canh giữa dưới Quốc hiệu.

    Sai: Tiêu ngữ cỡ 12, nghiêng
    Đúng: Tiêu ngữ cỡ 14, đậm
    Cách sửa: Đặt Tiêu ngữ cỡ 13 hoặc 14, đậm, đứng, canh giữa.
    """
    return styled(van_ban, "tieu_ngu")


@rule("VH08", "tieu_ngu", "D")
def line_under_tieu_ngu(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Dưới Tiêu ngữ có đường kẻ nét liền dài bằng dòng chữ.

    Sai: Đường kẻ chỉ dài bằng nửa Tiêu ngữ
    Đúng: Đường kẻ dài bằng Tiêu ngữ
    Cách sửa: Kẻ một đường nét liền (Insert > Shapes > Line) dài bằng dòng Tiêu ngữ.
    """
    need(van_ban, "tieu_ngu")
    allowed = van_ban.layout.components["tieu_ngu"].rule or (1.0, 1.0)
    for part, line in line_under(van_ban, "tieu_ngu"):
        if line is None or line.make not in ("signs", "underline"):
            yield from line_faults(part, line, allowed)


@rule("VH09", "tieu_ngu", "C", level="warning")
def drawn_line(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Đường kẻ là nét vẽ, không gạch chân chữ, không gõ dấu gạch.

    Sai: Gạch chân Tiêu ngữ; gõ _______ dưới tên cơ quan
    Đúng: Đường kẻ vẽ bằng Shapes > Line
    Cách sửa: Bỏ gạch chân hoặc hàng dấu gạch, kẻ đường bằng Insert > Shapes > Line.
    """
    names = ("tieu_ngu", "co_quan_ban_hanh", "trich_yeu")
    only(any(van_ban.parts(name) for name in names))
    for name in names:
        for part, line in line_under(van_ban, name):
            if line is not None and line.make in ("signs", "underline"):
                found = Word("gạch chân chữ") if line.make == "underline" else Word("hàng dấu gạch")
                yield at(part, found, Word("nét vẽ"))


@rule("VH11", "tieu_ngu", "D")
def motto_close_below(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Quốc hiệu và Tiêu ngữ cách nhau dòng đơn.

    Sai: Tiêu ngữ cách Quốc hiệu 6 pt, giãn dòng 1,5
    Đúng: Giãn dòng đơn, Before và After 0 pt
    Cách sửa: Paragraph: Before 0, After 0, Line spacing Single cho hai dòng.
    """
    slack = van_ban.layout.slack
    for zone in van_ban.zones:
        for above, below in zip(zone.of("quoc_hieu"), zone.of("tieu_ngu"), strict=False):
            if above.paragraph is below.paragraph:
                continue
            gap = (above.paragraph.shape.after + below.paragraph.shape.before) / 20
            shapes = (above.paragraph.shape, below.paragraph.shape)
            wide = any(one.line_rule == "auto" and one.line > slack.heading_line for one in shapes)
            if gap > slack.heading_gap_pt or wide:
                found = phrase("cách {gap} pt", gap=f"{gap:g}") if gap else Word("giãn dòng rộng")
                yield at(below, found, Word("dòng đơn, cách 0 pt"))
    need(van_ban, "tieu_ngu")


@rule("VH12", "quoc_hieu", "D")
def national_heading_there(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Văn bản có Quốc hiệu và Tiêu ngữ.

    Sai: Tờ trình không có Quốc hiệu, Tiêu ngữ
    Đúng: Quốc hiệu, Tiêu ngữ ở góc trên bên phải trang đầu
    Cách sửa: Thêm Quốc hiệu và Tiêu ngữ ở góc trên bên phải; phụ lục thì không cần.
    """
    only("quoc_hieu" in van_ban.expected)
    if van_ban.scope == "khong_ro":
        raise NotJudged(Word("không nhận ra loại văn bản"))
    for name in ("quoc_hieu", "tieu_ngu"):
        if not van_ban.main.of(name):
            yield lacking(Word("không có"), van_ban.layout.components[name].text or "")


@rule("VA01", "co_quan_ban_hanh", "D")
def agency_in_full(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Tên cơ quan ban hành ghi đầy đủ, không viết tắt.

    Sai: UBND XÃ TÂN HỘI (dòng cơ quan ban hành)
    Đúng: ỦY BAN NHÂN DÂN XÃ TÂN HỘI
    Cách sửa: Ghi tên chính thức, đầy đủ; chỉ tên cơ quan chủ quản được viết tắt cụm từ thông dụng.
    """
    for part in need(van_ban, "co_quan_ban_hanh"):
        if _SHORT.match(part.text.upper()):
            yield at(part, part.text, Word("tên đầy đủ"))


@rule("VA02", "co_quan_ban_hanh", "D")
def agency_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Tên cơ quan ban hành in hoa, đậm, đứng, cỡ 12-13, canh giữa.

    Sai: Ủy ban nhân dân xã Tân Hội (chữ thường, không đậm)
    Đúng: ỦY BAN NHÂN DÂN XÃ TÂN HỘI (in hoa, đậm)
    Cách sửa: Đặt tên cơ quan ban hành in hoa, đậm, đứng, cỡ 12 hoặc 13, canh giữa.
    """
    only(_has_heading(van_ban))
    return styled(van_ban, "co_quan_ban_hanh")


def _has_heading(van_ban: RecognisedPaper) -> bool:
    """Whether the agency stands in a heading; above the title of what another paper issues it is part of that title."""
    return van_ban.main.kind == "van_ban" or bool(van_ban.main.of("quoc_hieu"))


@rule("VA03", "co_quan_chu_quan", "D")
def parent_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Tên cơ quan chủ quản in hoa, không đậm, đứng, cỡ 12-13, canh giữa.

    Sai: UBND TỈNH AN GIANG (đậm) trên SỞ NỘI VỤ
    Đúng: UBND TỈNH AN GIANG (không đậm) trên SỞ NỘI VỤ (đậm)
    Cách sửa: Bỏ đậm ở tên cơ quan chủ quản, đặt in hoa, cỡ 12 hoặc 13.
    """
    return styled(van_ban, "co_quan_chu_quan")


@rule("VA04", "co_quan_ban_hanh", "D")
def line_under_agency(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Dưới tên cơ quan ban hành có đường kẻ nét liền dài 1/3-1/2 dòng chữ.

    Sai: Không có đường kẻ, hoặc dài bằng cả dòng chữ
    Đúng: Đường kẻ dài 1/3 đến 1/2 dòng chữ, đặt cân đối
    Cách sửa: Kẻ một đường nét liền dài từ 1/3 đến 1/2 dòng tên cơ quan, ở giữa, ngay dưới tên.
    """
    need(van_ban, "co_quan_ban_hanh")
    only(_has_heading(van_ban))
    yield from short_lines(van_ban, "co_quan_ban_hanh")


def short_lines(van_ban: RecognisedPaper, name: str, *, without: str = "") -> Iterator[Fault]:
    """Lines of one third to one half of the text; they may be measured on the last line or on the longest.

    A zone that has the component `without` is passed over: its line stands under that one.
    """
    low, high = van_ban.layout.components[name].rule or (0.0, 1.0)
    for part, line in line_under(van_ban, name):
        if line is not None and line.make in ("signs", "underline"):
            continue
        zone = next(zone for zone in van_ban.zones if part in zone.of(name))
        if without and zone.of(without):
            continue
        widest = max(zone.of(name), key=lambda one: one.width)
        faults = [list(line_faults(one, line, (low, high))) for one in (part, widest)]
        if all(faults) and not (line and line.solid and _between(line, part, widest, (low, high))):
            yield from faults[0]


def _between(line: RuleLine, last: Part, widest: Part, shares: tuple[float, float]) -> bool:
    """Whether a line is as long as a share of what stands between the last line and the widest of a name or subject."""
    return line.length is not None and shares[0] * last.width <= line.length <= shares[1] * widest.width


@rule("VA05", "co_quan_ban_hanh", "N", level="error", clause="hai_cap", since="hai_cap")
def province_of_the_day(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Tên tỉnh, thành phố trong tên cơ quan là tên đang có vào ngày văn bản.

    Sai: ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG (văn bản tháng 8 năm 2025); ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI (tháng 5 năm 2026)
    Đúng: ỦY BAN NHÂN DÂN TỈNH AN GIANG; ỦY BAN NHÂN DÂN THÀNH PHỐ ĐỒNG NAI
    Cách sửa: Ghi tên tỉnh, thành phố sau khi sắp xếp; thành phố trực thuộc trung ương thì ghi “thành phố”.
    """
    parts, day = need(van_ban, "co_quan_ban_hanh", "co_quan_chu_quan"), van_ban.judged_on
    if day is None:
        raise NotJudged(Word("không rõ ngày văn bản"))
    provinces = packaged_provinces()
    for part in parts:
        found = provinces.misnamed(part.text, day)
        if found:
            yield at(part, *found)


@rule("VA06", "co_quan_ban_hanh", "N", level="error", clause="hai_cap", since="hai_cap")
def no_district(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Từ 01/7/2025 không còn cơ quan của huyện, quận, thị xã, thị trấn.

    Sai: ỦY BAN NHÂN DÂN HUYỆN TÂN HIỆP (văn bản tháng 8 năm 2025)
    Đúng: ỦY BAN NHÂN DÂN XÃ TÂN HIỆP
    Cách sửa: Ghi tên cơ quan theo chính quyền địa phương hai cấp (tỉnh; xã, phường, đặc khu).
    """
    parts = need(van_ban, "co_quan_ban_hanh", "co_quan_chu_quan")
    if van_ban.judged_on is None:
        raise NotJudged(Word("không rõ ngày văn bản"))
    for part in parts:
        if _DISTRICTS.search(part.text.upper()):
            yield at(part, part.text, Word("cơ quan cấp tỉnh hoặc cấp xã"))
