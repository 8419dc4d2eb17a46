"""Rules of Nơi nhận."""

import re
from collections.abc import Iterator

from ntm_docs.checking.judging import need, only, wrong_look, wrong_sizes
from ntm_docs.checking.rule import Fault, NotJudged, at, lacking, rule
from ntm_docs.checking.rules.components.signing import ending, rights
from ntm_docs.outline import read_label
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.problems import Word, phrase

_FILE = re.compile(r"-\s*Lưu:\s*VT\b")
_FILE_OF_MINUTES = re.compile(r"-\s*Lưu:\s*(?:VT|Hồ sơ)\b")
# The drafter's sign behind the dot that closes the line: `- Lưu: VT, NC.Châu`, `- Lưu: VT, KGVX.(5)`.
_SIGNED_FILE = re.compile(r"Lưu:.*\w\.\s?(?:[^\W\d_]{1,12}|\(?\d{1,4}b?\)?)(?:[,(]?\s?\d{1,4}b?\)?)?$")
_AS_ARTICLES = r"như (?:các )?điều"
_ARTICLE = re.compile(rf"{_AS_ARTICLES}\s+(?P<numbers>(?:\d+|,|và|điều|\s)+)", re.IGNORECASE)
_AS_ABOVE = {
    "Công văn": "Như trên",
    "Tờ trình": "Như trên",
    "Quyết định": "Như Điều …",
    "Nghị quyết": "Như Điều …",
}


@rule("VR01", "noi_nhan_label", "D")
def recipients_label(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """“Nơi nhận:” chữ thường, đậm, nghiêng, cỡ 12.

    Sai: Nơi nhận cỡ 14, gạch chân
    Đúng: Nơi nhận: (đậm, nghiêng, cỡ 12)
    Cách sửa: Đặt “Nơi nhận:” đậm, nghiêng, cỡ 12, không gạch chân.
    """
    component = van_ban.layout.components["noi_nhan_label"]
    parts = van_ban.parts("noi_nhan_label")
    only("noi_nhan_label" in van_ban.expected or parts)
    if not parts and van_ban.scope == "hanh_chinh":
        yield lacking(Word("không có Nơi nhận"), "Nơi nhận:")
    for part in parts:
        if part.text != component.text:
            yield at(part, part.text, component.text or "")
        if isinstance(component.size, tuple):
            yield from wrong_sizes(part, component.size)
        yield from wrong_look(part, "noi_nhan_label")
        if any(piece.look.underline for piece in part.pieces if piece.text.strip()):
            yield at(part, Word("gạch chân"), Word("không gạch chân"))


@rule("VR02", "noi_nhan_item", "D")
def recipients_list(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Danh sách nơi nhận cỡ 11, đứng, không đậm; mỗi dòng “- …;”, dòng cuối “.”.

    Sai: Danh sách cỡ 12, nghiêng; dòng không có gạch đầu dòng
    Đúng: - Như trên; (cỡ 11)
    Cách sửa: Đặt cỡ 11, đứng; mỗi nơi nhận một dòng, đầu dòng “- ”, cuối dòng “;”, dòng Lưu kết thúc bằng “.”.
    """
    allowed = van_ban.layout.components["noi_nhan_item"].size
    need(van_ban, "noi_nhan_label")
    for zone in van_ban.zones:
        items = [part for part in zone.of("noi_nhan_item") if part.text]
        for index, part in enumerate(items):
            wanted = "." if index == len(items) - 1 else ";"
            if isinstance(allowed, tuple):
                yield from wrong_sizes(part, allowed)
            yield from wrong_look(part, "noi_nhan_item")
            starts = (
                part.text.startswith("-") or not items[index - 1].text.endswith((";", "."))
                if index
                else part.text.startswith("-")
            )
            if not starts:
                yield at(part, part.text[:3], "“- ”")
            goes_on = index + 1 < len(items) and not items[index + 1].text.startswith("-")
            ended = part.text.endswith(wanted) or (wanted == "." and _SIGNED_FILE.search(part.text))
            if not ended and not goes_on:
                yield at(part, ending(part.text), f"“{wanted}”")


@rule("VR03", "noi_nhan_item", "D")
def file_copy_last(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Dòng cuối Nơi nhận là “- Lưu: VT, …”.

    Sai: - Lưu văn phòng; không có dòng Lưu
    Đúng: - Lưu: VT, KGVX.
    Cách sửa: Thêm dòng cuối “- Lưu: VT, chữ viết tắt đơn vị soạn thảo.”.
    """
    items = need(van_ban, "noi_nhan_item")
    filed = _FILE_OF_MINUTES if van_ban.loai == "Biên bản" else _FILE
    if not any(filed.match(part.text) for part in items):
        yield at(items[-1], items[-1].text, "- Lưu: VT, …")
    elif not filed.match(items[-1].text) and not filed.match(items[-2].text if len(items) > 1 else ""):
        yield at(items[-1], items[-1].text, Word("dòng Lưu ở cuối"))


@rule("VR05", "noi_nhan_item", "T", clause="mau")
def as_above_first(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Nơi nhận có “- Như trên;” (công văn, tờ trình), “- Như Điều …;” (quyết định).

    Sai: Quyết định: - Ủy ban nhân dân tỉnh;
    Đúng: Quyết định: - Như Điều 3;
    Cách sửa: Thêm dòng đầu “- Như trên;” hoặc “- Như Điều …;”.
    """
    only(van_ban.loai in _AS_ABOVE and van_ban.main.kind == "van_ban")
    items, wanted = need(van_ban, "noi_nhan_item"), _AS_ABOVE[van_ban.loai]
    only("Điều" not in wanted or any(one.full_text.startswith("Điều") for one in van_ban.main.body))
    head = _AS_ARTICLES if "Điều" in wanted else re.escape(wanted)
    if not any(re.match(head, part.text.lstrip("- "), re.IGNORECASE) for part in items):
        yield at(items[0], items[0].text, f"- {wanted};")


@rule("VR10", "noi_nhan_item", "N", level="error", clause="nhat_quan")
def article_is_there(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """“Như Điều …” ở Nơi nhận nêu điều có trong quyết định.

    Sai: - Như Điều 3; (quyết định chỉ có 2 điều)
    Đúng: - Như Điều 2;
    Cách sửa: Ghi đúng số của điều quy định trách nhiệm thi hành.
    """
    found = [(part, match) for part in van_ban.main.of("noi_nhan_item") if (match := _ARTICLE.search(part.text))]
    only(found)
    articles = [
        label[0].order for one in van_ban.main.body if (label := read_label(one.full_text)) and label[0].kind == "dieu"
    ]
    if not articles:
        raise NotJudged(Word("không tìm thấy điều nào"))
    for part, match in found:
        numbers = [int(number) for number in re.findall(r"\d+", match["numbers"])]
        if any(number > max(articles) for number in numbers):
            yield at(part, match[0].strip(), phrase("không quá Điều {last}", last=max(articles)))


@rule("VR07", "noi_nhan_label", "D")
def recipients_level_with_title(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """“Nơi nhận:” ngang hàng với quyền hạn, chức vụ người ký.

    Sai: Nơi nhận ở dưới chữ ký
    Đúng: Nơi nhận ở cột trái, ngang dòng chức vụ
    Cách sửa: Đặt Nơi nhận và chữ ký vào hai ô của cùng một hàng trong bảng không viền.
    """
    only(van_ban.loai != "Biên bản")
    label = need(van_ban, "noi_nhan_label")[0]
    first = rights(van_ban)[0]
    one, other = label.paragraph.cell, first.paragraph.cell
    if label.paragraph is first.paragraph:
        return
    if label.paragraph.box or first.paragraph.box or (one is None and other is not None):
        raise NotJudged(Word("chữ ký và Nơi nhận không đặt trong một bảng"))
    if one is None and other is None:  # set by tabs: on a line of the title, or between its lines
        lines = [part.paragraph.number for part in rights(van_ban)]
        if not min(lines) <= label.paragraph.number <= max(lines):
            yield at(label, Word("khác hàng"), Word("cùng hàng với chức vụ"))
        return
    if one is None or other is None or one.table != other.table or one.row != other.row or one.column == other.column:
        yield at(label, Word("khác hàng"), Word("cùng hàng với chức vụ"))
