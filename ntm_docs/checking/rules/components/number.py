"""Rules of number, notation, place and date."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ntm_docs.checking.judging import component_name, need, only, styled
from ntm_docs.checking.rule import Fault, NotApplicable, NotJudged, at, on, rule
from ntm_docs.layout import load_layout
from ntm_docs.papers.components import Part, Zone
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.dates import PLACE_AND_DAY, days_in, padded_month
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Word, phrase

_NUMBER = re.compile(
    r"(?P<label>\S+?)\s*(?P<colon>:?)\s*(?P<number>[\d.…_]*)(?P<gap>\s*)/\s*(?P<notation>\S.*)?", re.DOTALL
)
_GROUP = re.compile(r"[A-ZĐÂĂÊÔƠƯ][\w.&…]*")
_YEAR = re.compile(r"(?:19|20)\d\d\s*/\s*")
_DOTS = re.compile(r"…|\.\.|__")
_TWO_DIGITS = 10
_SHORT_PLACE = re.compile(r"^(?:TP\b|T\.P|Tp\b|TX\b|TT\b|Q\.|P\.|H\.|X\.)|HCM|\bSG\b")
_UNIT = re.compile(r"(?:xã|phường|đặc khu|thị trấn|huyện|thị xã|quận|tỉnh)(?P<name>.+)")


def _numbers(van_ban: RecognisedPaper) -> list[tuple[Zone, Part, re.Match[str]]]:
    """Number lines that can be read; the rule ends where there is none."""
    need(van_ban, "so_ky_hieu")
    found = [(zone, part, _NUMBER.fullmatch(_raw(part))) for zone in van_ban.zones for part in zone.of("so_ky_hieu")]
    read = [(zone, part, match) for zone, part, match in found if match]
    if not read:
        raise NotJudged(Word("không đọc được số, ký hiệu"))
    return read


def _raw(part: Part) -> str:
    """The line with its gaps as they stand."""
    return "".join(piece.text for piece in part.pieces).strip()


def _notation(match: re.Match[str]) -> str:
    return " ".join((match["notation"] or "").split())


@rule("VN01", "so_ky_hieu", "D")
def number_label(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Từ “Số” viết thường chữ sau, có dấu hai chấm.

    Sai: SỐ 15/KH-UBND
    Đúng: Số: 15/KH-UBND
    Cách sửa: Ghi “Số:” rồi đến số và ký hiệu.
    """
    for part in need(van_ban, "so_ky_hieu"):
        if not _raw(part).startswith("Số:"):
            yield at(part, _raw(part)[:6].strip(), "Số:")


@rule("VN02", "so_ky_hieu", "D")
def number_padded(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Số nhỏ hơn 10 ghi thêm số 0 ở trước, bằng chữ số Ả Rập.

    Sai: Số: 5/KH-UBND
    Đúng: Số: 05/KH-UBND
    Cách sửa: Thêm số 0 trước số có một chữ số.
    """
    for _zone, part, match in _numbers(van_ban):
        if match["number"].isdigit() and len(match["number"]) == 1:
            yield at(part, match["number"], f"0{match['number']}")


@rule("VN03", "so_ky_hieu", "C", level="warning")
def number_not_padded_twice(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Số từ 10 trở lên không thêm số 0.

    Sai: Số: 0125/KH-UBND
    Đúng: Số: 125/KH-UBND
    Cách sửa: Bỏ số 0 ở đầu.
    """
    for _zone, part, match in _numbers(van_ban):
        number = match["number"]
        if number.isdigit() and number.startswith("0") and int(number) >= _TWO_DIGITS:
            yield at(part, number, number.lstrip("0"))


@cache
def _abbreviations() -> dict[str, str]:
    """Type by its abbreviation, as the decree's table has them."""
    return {short: name for name, short in load_layout().abbreviations.items() if short}


def _type_of(notation: str) -> str:
    """The abbreviation of the type that opens a notation; empty for a dispatch."""
    head = re.split(r"[-\u2013\u2014]", notation, maxsplit=1)[0].strip()
    return next((short for short in _abbreviations() if fold_key(short) == fold_key(head)), "")


@rule("VN04", "so_ky_hieu", "D", clause="viet_tat")
def notation_of_named_type(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Ký hiệu gồm chữ viết tắt tên loại theo bảng của nghị định và chữ viết tắt tên cơ quan.

    Sai: Số: 15/QYĐ-UBND, 15/TT-UBND (tờ trình), 15/KH
    Đúng: Số: 15/QyĐ-UBND, 15/TTr-UBND, 15/KH-UBND
    Cách sửa: Dùng đúng chữ viết tắt tên loại trong Phụ lục III, rồi gạch nối và chữ viết tắt tên cơ quan.
    """
    only(van_ban.loai and van_ban.loai != "Công văn")
    for zone, part, match in _numbers(van_ban):
        notation, wanted = _notation(match), van_ban.layout.abbreviations.get(zone.loai)
        if wanted and _YEAR.match(notation):
            yield at(part, notation, _YEAR.sub("", notation))
            continue
        groups = [group.strip() for group in re.split(r"[-\u2013\u2014]", notation)]
        if not wanted or not notation or _DOTS.search(notation) or (len(groups) > 1 and groups[-1] in _abbreviations()):
            continue
        known = groups[0] in _abbreviations() or wanted in groups[1:]
        if not known or len(groups) == 1 or not all(_GROUP.fullmatch(group) for group in groups[1:]):
            yield at(part, notation, f"{wanted}-…" if len(groups) == 1 else "-".join([wanted, *groups[1:]]))


@rule("VN05", "so_ky_hieu", "D")
def notation_of_dispatch(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Ký hiệu công văn gồm chữ viết tắt cơ quan và đơn vị soạn thảo, không có CV.

    Sai: Số: 15/CV-UBND
    Đúng: Số: 15/UBND-KGVX
    Cách sửa: Bỏ CV; ghi chữ viết tắt tên cơ quan, gạch nối, chữ viết tắt đơn vị soạn thảo hoặc lĩnh vực.
    """
    only(van_ban.loai == "Công văn")
    for _zone, part, match in _numbers(van_ban):
        groups = [group.strip() for group in re.split(r"[-\u2013\u2014]", _notation(match))]
        if _YEAR.match(groups[0]):
            yield at(part, _notation(match), _YEAR.sub("", _notation(match)))
        elif "CV" in (group.upper() for group in groups) or len(groups) == 1:
            yield at(part, _notation(match), "UBND-…" if groups[0] == "CV" else f"{groups[0]}-…")


@rule("VN06", "so_ky_hieu", "D")
def type_before_agency(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Trong ký hiệu, tên loại đứng trước tên cơ quan.

    Sai: Số: 15/UBND-KH
    Đúng: Số: 15/KH-UBND
    Cách sửa: Đổi chỗ: chữ viết tắt tên loại trước, tên cơ quan sau.
    """
    only(van_ban.loai and van_ban.loai != "Công văn")
    for zone, part, match in _numbers(van_ban):
        groups = [group.strip() for group in re.split(r"[-\u2013\u2014]", _notation(match))]
        wanted = van_ban.layout.abbreviations.get(zone.loai)
        if wanted and len(groups) > 1 and wanted in groups[1:] and not _type_of(groups[0]):
            yield at(part, _notation(match), "-".join([wanted, *(group for group in groups if group != wanted)]))


@rule("VN07", "so_ky_hieu", "D")
def no_spaces_in_notation(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Dấu / và dấu - trong số, ký hiệu không cách chữ.

    Sai: Số: 15 / KH - UBND
    Đúng: Số: 15/KH-UBND
    Cách sửa: Xóa khoảng trống quanh dấu gạch chéo và dấu gạch nối; dùng dấu gạch nối thường.
    """
    for _zone, part, match in _numbers(van_ban):
        raw = _raw(part)
        after = raw[raw.index("/") + 1 :]
        tight = re.sub(r"\s*[-\u2013\u2014/]\s*", "-", " ".join(after.split()))
        spaced = (
            (match["number"].isdigit() and match["gap"])
            or after != after.lstrip()
            or re.search(r"\s[-\u2013\u2014/]|[-\u2013\u2014/]\s|[\u2013\u2014]", after)
        )
        if spaced:
            yield at(part, part.text, f"Số: {match['number']}/{tight}")


@rule("VN08", "so_ky_hieu", "D")
def notation_agrees_with_type(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Ký hiệu đúng với tên loại in trên văn bản.

    Sai: Số: 15/QĐ-UBND trên văn bản KẾ HOẠCH
    Đúng: Số: 15/KH-UBND trên văn bản KẾ HOẠCH
    Cách sửa: Sửa chữ viết tắt tên loại trong ký hiệu cho khớp với tên loại.
    """
    only(van_ban.loai)
    for zone, part, match in _numbers(van_ban):
        wanted, short = van_ban.layout.abbreviations.get(zone.loai), _type_of(_notation(match))
        if zone.loai and wanted and short and short != wanted:
            yield at(part, short, wanted)
        elif van_ban.loai == "Công văn" and short and not zone.loai:
            yield at(part, short, Word("công văn không có chữ viết tắt tên loại"))


@rule("VN09", "so_ky_hieu", "D")
def number_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Số, ký hiệu cỡ 13, đứng, không đậm, canh giữa dưới tên cơ quan.

    Sai: Số, ký hiệu đậm, cỡ 14
    Đúng: Số, ký hiệu cỡ 13, đứng
    Cách sửa: Đặt số, ký hiệu cỡ 13, đứng, không đậm, canh giữa.
    """
    return styled(van_ban, "so_ky_hieu")


@rule("VN10", "so_ky_hieu", "C", clause="mau")
def room_for_number(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Bản thảo chừa đủ chỗ để ghi số.

    Sai: Số: /KH-UBND
    Đúng: Số:           /KH-UBND
    Cách sửa: Chừa ít nhất sáu khoảng trống giữa “Số:” và dấu gạch chéo.
    """
    room = van_ban.layout.drafts.number_room
    for _zone, part, match in _numbers(van_ban):
        if not match["number"] and len(re.split(r"[:/]", _raw(part))[1]) < room:
            yield at(part, _raw(part), phrase("ít nhất {count} khoảng trống", count=room))


def _dates(van_ban: RecognisedPaper) -> list[tuple[Part, re.Match[str]]]:
    parts = need(van_ban, "dia_danh_ngay")
    read = [(part, match) for part in parts if (match := PLACE_AND_DAY.fullmatch(part.text))]
    if not read:
        raise NotJudged(Word("không đọc được địa danh, ngày tháng"))
    return read


@rule("VE01", "dia_danh_ngay", "D")
def date_form(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Địa danh và ngày viết “Địa danh, ngày dd tháng mm năm yyyy”.

    Sai: Tân Hội, ngày 14/7/2025
    Đúng: Tân Hội, ngày 14 tháng 7 năm 2025
    Cách sửa: Ghi đủ địa danh, ngày, tháng, năm bằng chữ và số; bản thảo được để trống số.
    """
    for part in need(van_ban, "dia_danh_ngay"):
        match = PLACE_AND_DAY.fullmatch(part.text)
        if match is None or not match["place"].strip():
            yield at(part, part.text, Word("địa danh, ngày … tháng … năm …"))
        elif match["place"].strip()[0].islower():
            yield at(part, match["place"].strip(), Word("tên riêng của đơn vị hành chính, viết hoa"))


@rule("VE02", "dia_danh_ngay", "D")
def day_padded(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Ngày nhỏ hơn 10 và tháng 1, tháng 2 ghi thêm số 0.

    Sai: ngày 5 tháng 1 năm 2026
    Đúng: ngày 05 tháng 01 năm 2026
    Cách sửa: Thêm số 0 trước ngày từ 1 đến 9 và trước tháng 1, 2.
    """
    for part, match in _dates(van_ban):
        if match["d"].isdigit() and len(match["d"]) == 1:
            yield at(part, match["d"], f"0{match['d']}")
        if match["m"] in ("1", "2"):
            yield at(part, match["m"], f"0{match['m']}")


@rule("VE03", "dia_danh_ngay", "C", level="warning")
def month_not_padded(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Tháng 3 đến tháng 9 không thêm số 0.

    Sai: ngày 14 tháng 07 năm 2025
    Đúng: ngày 14 tháng 7 năm 2025
    Cách sửa: Bỏ số 0 trước tháng 3 đến 9 như ví dụ của nghị định.
    """
    for part, match in _dates(van_ban):
        if re.fullmatch(r"0[1-9]", match["m"]) and match["m"] != padded_month(int(match["m"])):
            yield at(part, match["m"], match["m"][1:])


@rule("VE04", "dia_danh_ngay", "D")
def comma_after_place(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Sau địa danh có dấu phẩy, chữ “ngày” viết thường.

    Sai: Tân Hội ngày 14 tháng 7 năm 2025; Tân Hội, Ngày 14 …
    Đúng: Tân Hội, ngày 14 tháng 7 năm 2025
    Cách sửa: Thêm dấu phẩy sau địa danh; viết thường chữ “ngày”.
    """
    for part, match in _dates(van_ban):
        if match["place"].strip() and (not match["comma"] or match["word"] != "ngày"):
            yield at(part, part.text, f"{match['place'].strip()}, ngày …")


@rule("VE05", "dia_danh_ngay", "D")
def date_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Địa danh, ngày tháng nghiêng, không đậm, cỡ 13-14, canh giữa dưới Tiêu ngữ.

    Sai: Địa danh, ngày tháng đứng, cỡ 12
    Đúng: Địa danh, ngày tháng nghiêng, cỡ 14
    Cách sửa: Đặt nghiêng, không đậm, cỡ 13 hoặc 14, canh giữa.
    """
    return styled(van_ban, "dia_danh_ngay")


@rule("VE06", "dia_danh_ngay", "D")
def place_of_agency(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Địa danh là tên đơn vị hành chính nơi cơ quan đóng trụ sở.

    Sai: An Giang, ngày … (văn bản của Ủy ban nhân dân xã Tân Hội)
    Đúng: Tân Hội, ngày …
    Cách sửa: Ghi tên xã, phường, đặc khu của cơ quan ban hành (cấp tỉnh: tên tỉnh).
    """
    unit = _unit_of(need(van_ban, "co_quan_ban_hanh"))
    if unit is None:
        raise NotJudged(Word("không rõ đơn vị hành chính của cơ quan ban hành"))
    for part, match in _dates(van_ban):
        place = fold_key(match["place"])
        if place and unit not in place and place not in unit:
            yield at(
                part,
                match["place"].strip(),
                phrase("địa danh của {agency}", agency=van_ban.main.text("co_quan_ban_hanh")),
            )


def _unit_of(parts: Sequence[Part]) -> str | None:
    """The folded name of the unit of a People's Committee or Council of a commune or a province."""
    name = " ".join(part.text for part in parts).casefold()
    if not name.startswith(("ủy ban nhân dân", "uỷ ban nhân dân", "hội đồng nhân dân")):
        return None
    found = _UNIT.search(name)
    return fold_key(found["name"]) if found else None


@rule("VE07", "dia_danh_ngay", "D")
def place_in_full(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Địa danh ghi đầy đủ, không viết tắt.

    Sai: TP. Hồ Chí Minh, TP.HCM
    Đúng: Thành phố Hồ Chí Minh
    Cách sửa: Ghi tên đầy đủ của đơn vị hành chính.
    """
    for part, match in _dates(van_ban):
        place = match["place"].strip()
        if _SHORT_PLACE.search(place) or fold_key(place) == "hochiminh":
            yield at(part, place, Word("tên đầy đủ"))


@rule("VE08", "dia_danh_ngay", "D", clause="bo_tri")
def date_level_with_number(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Địa danh, ngày tháng ngang hàng với số, ký hiệu.

    Sai: Số, ký hiệu ở hàng trên, ngày tháng ở hàng dưới của bảng
    Đúng: Số, ký hiệu và ngày tháng trên cùng một hàng
    Cách sửa: Đặt số, ký hiệu và ngày tháng vào hai ô của cùng một hàng.
    """
    only("so_ky_hieu" in van_ban.expected)
    date = need(van_ban, "dia_danh_ngay")[0]
    number = need(van_ban, "so_ky_hieu")[0]
    one, other = date.paragraph.cell, number.paragraph.cell
    if date.paragraph is number.paragraph:
        return
    if one is None or other is None or one.table != other.table:
        raise NotJudged(Word("đầu trang không đặt trong một bảng"))
    if one.row != other.row:
        yield at(date, Word("khác hàng"), phrase("cùng hàng với {part}", part=component_name("so_ky_hieu")))


@rule("VE10", "dia_danh_ngay", "N", level="error")
def real_date(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Ngày tháng có trong lịch.

    Sai: ngày 31 tháng 6 năm 2025
    Đúng: ngày 30 tháng 6 năm 2025
    Cách sửa: Sửa lại ngày cho đúng lịch.
    """
    wrong = [
        (one, day.text)
        for one, line, name in van_ban.written
        if name != "dia_danh_ngay"
        for day in days_in(line)
        if day.whole is None
    ]
    for one, text in wrong:
        yield on(one, text, Word("ngày có trong lịch"), text)
    if wrong and (van_ban.day is not None or not van_ban.main.of("dia_danh_ngay")):
        return
    for part, match in _dates(van_ban):
        figures = [match[one].isdigit() for one in "dmy"]
        if all(figures) and van_ban.day is None and part in van_ban.main.of("dia_danh_ngay"):
            yield at(part, part.text, Word("ngày có trong lịch"))
        elif not any(figures) and not wrong:
            raise NotApplicable


@rule("VN13", "so_ky_hieu", "N", level="warning", clause="so_ky_hieu")
def known_notation(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Chữ viết tắt cơ quan, đơn vị có trong danh mục của cơ quan.

    Sai: Số: 15/KH-UBNNDT (không có trong danh mục)
    Đúng: Số: 15/KH-UBND
    Cách sửa: Dùng chữ viết tắt do người đứng đầu cơ quan quy định, hoặc bổ sung vào tệp quy định riêng.
    """
    only(van_ban.notations)
    for _zone, part, match in _numbers(van_ban):
        groups = [group.strip() for group in re.split(r"[-\u2013\u2014]", _notation(match))]
        own = groups[1:] if _type_of(groups[0]) else groups
        for group in own:
            if group not in van_ban.notations:
                yield at(part, group, ", ".join(sorted(van_ban.notations)))
