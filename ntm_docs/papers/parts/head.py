"""The heading: Quốc hiệu, agency, number, place and date."""

import re
from collections.abc import Sequence

from ntm_docs.layout import load_layout
from ntm_docs.papers.components import Part, Zone, is_caps, lines_in
from ntm_docs.papers.names import OFFICES, is_type, loai_of
from ntm_docs.papers.parts.zones import is_quoc_hieu, is_tieu_ngu, quoc_hieu_at
from ntm_docs.phrases.dates import DAY_LINE, place_and_day
from ntm_docs.phrases.keys import fold_key
from ntm_docs.phrases.notations import NUMBER_LINE
from ntm_docs.word.facts import Paragraph, Piece

SUBJECT = re.compile(r"v\s*/\s*v\b", re.IGNORECASE)
ABOUT = re.compile(r"về việc\b", re.IGNORECASE)
_DATE_LENGTH = 80
MARK = re.compile(r"hoatoc.{0,12}|thuongkhan|khan")
_SECRET = ("tuyetmat", "toimat", "mat")
_CIRCULATION = ("xemxongtralai", "luuhanhnoibo")
_FORM = re.compile(r"(?:biểu\s+)?mẫu(?:\s+số)?\s+[\w.\-/]+", re.IGNORECASE)
_DRAFT = re.compile(r"\W*(?:dự thảo|bản thảo|bản nháp)\b.*", re.IGNORECASE)
_REST_OF_DAY = re.compile(r"(?:ngày|tháng|năm)\b.{0,40}", re.IGNORECASE)
_PARENT_START = (
    "uybanmattran",
    "congdoan",
    "doanthanhnien",
    "ubnd",
    "uybannhandan",
    "hdnd",
    "hoidongnhandan",
    "bo",
    "so",
    "tinh",
    "thanhpho",
    "huyen",
    "cuc",
    "tong",
)
_CHILD_START = (
    "phong", "chicuc", "trungtam", "truong", "ban", "vanphong", "hoidong", "so", "cuc", "vien", "benhvien", "tram",
    "uybannhandanxa", "uybannhandanphuong", "ubndxa", "ubndphuong", "to", "quy", "thanhtra", "doi", "hoi",
)  # fmt: skip


def read_head(zone: Zone, end: int) -> None:
    """Name the lines of the heading, the first `end` paragraphs of a zone."""
    rest: list[Part] = []
    subject: Paragraph | None = None
    parts = [part for one in zone.paragraphs[:end] for part in _whole(lines_in(one, columns=True))]
    motto = _motto(zone.paragraphs[:end])
    day: list[Part] = []
    for at, part in enumerate(parts):
        name = _name(part) if zone.kind != "phu_luc" else "khac"
        if part.paragraph.number in motto and is_caps(part.text) and not name and not _is_office(part):
            name = "quoc_hieu"
        if not name and (day or _day_below(parts, at)) and (not day or _rest_of_day(part)):
            day.append(part)
            name = "dia_danh_ngay"
        if name == "" and subject is not None and _goes_on(part, subject):
            name = "trich_yeu_cv"
        if name == "" and _below_number(part, zone):
            name = "trich_yeu_cv"  # a dispatch whose subject lacks V/v
        subject = part.paragraph if name == "trich_yeu_cv" else subject if name == "" else None
        if name:
            zone.add(name, part)
        else:
            rest.append(part)
    _agency(zone, rest)


def _motto(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The numbers of paragraphs that print a Quốc hiệu cut in two."""
    found: set[int] = set()
    for index, one in enumerate(paragraphs):
        count = quoc_hieu_at(paragraphs, index) if one.full_text else 0
        found |= {below.number for below in paragraphs[index : index + count]} if count > 1 else set()
    return frozenset(found)


def _is_office(part: Part) -> bool:
    """Whether a line names a body; `XÃ HỘI CHỦ NGHĨA` of a Quốc hiệu that is cut names none."""
    folded = fold_key(part.text)
    return folded.startswith(OFFICES) and folded not in fold_key(load_layout().components["quoc_hieu"].text or "")


def _day_below(parts: Sequence[Part], at: int) -> bool:
    """Whether a line begins a place and day that the next line ends: `Bình An, ngày 02 tháng 12` / `năm 2026`."""
    if at + 1 >= len(parts) or not re.search(r"\bngày\b|,$", parts[at].text, re.IGNORECASE):
        return False
    one, other = parts[at], parts[at + 1]
    if one.paragraph.cell != other.paragraph.cell or not _REST_OF_DAY.fullmatch(other.text):
        return False
    return place_and_day(f"{one.text} {other.text}") is not None


def _rest_of_day(part: Part) -> bool:
    return _REST_OF_DAY.fullmatch(part.text) is not None


def _whole(parts: Sequence[Part]) -> Sequence[Part]:
    """A Quốc hiệu that a line break cuts in two is still one."""
    joined = " ".join(part.text for part in parts)
    if len(parts) > 1 and is_quoc_hieu(joined) and not any(is_quoc_hieu(part.text) for part in parts):
        pieces = tuple(piece for part in parts for piece in (*part.pieces, Piece(" ", part.pieces[-1].look)))
        return [Part(parts[0].paragraph, pieces)]
    return parts


def _name(part: Part) -> str:
    """The component that a line of the heading is; empty for what may be the agency's name."""
    text, folded = part.text, fold_key(part.text)
    found = {
        "quoc_hieu": is_quoc_hieu(text),
        "tieu_ngu": is_tieu_ngu(text),
        "so_ky_hieu": NUMBER_LINE.match(text),
        "trich_yeu_cv": SUBJECT.match(text),  # which may name a day
        "dia_danh_ngay": len(text) < _DATE_LENGTH and (DAY_LINE.search(text) or _is_day(text)),
        "khan": MARK.fullmatch(folded),
        "mat": folded in _SECRET,
        "luu_hanh": folded in _CIRCULATION,
        "du_thao": _DRAFT.fullmatch(text),
        "khac": _FORM.fullmatch(text) or not folded,
    }
    return next((name for name, yes in found.items() if yes), "")


def _is_day(text: str) -> bool:
    """`Bình An, 05/3/2026`; capitals are a name with figures in it."""
    return not is_caps(text) and place_and_day(text) is not None


def _below_number(part: Part, zone: Zone) -> bool:
    """Whether a line in small letters stands below the number, in its cell: where a dispatch has its subject."""
    number = next(iter(zone.of("so_ky_hieu")), None)
    if number is None or part.caps or part.shared:
        return False
    if number.paragraph.cell is None and part.paragraph.cell is None and part.paragraph.box == number.paragraph.box:
        return ABOUT.match(part.text) is not None
    if number.paragraph.cell is None or part.paragraph.cell is None:
        return False
    one, other = part.paragraph.cell, number.paragraph.cell
    return (one.table, one.column) == (other.table, other.column) and part.paragraph.number > number.paragraph.number


def _goes_on(part: Part, subject: Paragraph) -> bool:
    """Whether a line carries on the subject of a dispatch: the same cell or box, or the next centred line."""
    if subject.cell is not None or part.paragraph.cell is not None:
        return subject.cell == part.paragraph.cell
    return subject.box == part.paragraph.box and part.column == 0 and not is_caps(part.text)


def _agency(zone: Zone, parts: Sequence[Part]) -> None:
    """Lines of the agency and of the body above it; the lines that are neither stay out."""
    motto = next(iter(zone.of("quoc_hieu")), None)
    lines: list[Part] = []
    for part in parts:
        if is_type(part.text) and part.paragraph.cell is None and not part.shared:
            continue  # a title
        if _is_agency(part, motto) or _above_number(part, zone) or (lines and _goes_on_below(part, lines[-1], motto)):
            lines.append(part)
    others = [part for part in parts if part not in lines]
    for part in others:
        zone.add("khac", part)
    cut = _cut(lines)
    for part in lines[:cut]:
        zone.add("co_quan_chu_quan", part)
    for part in lines[cut:]:
        zone.add("co_quan_ban_hanh", part)


def _above_number(part: Part, zone: Zone) -> bool:
    """Capitals above the number, in no table: the name of a body, whatever its first word."""
    number = next(iter(zone.of("so_ky_hieu")), None)
    if number is None or not part.caps or part.paragraph.cell is not None or part.paragraph.box or loai_of(part.text):
        return False
    return part.column == 0 and part.paragraph.number < number.paragraph.number


def _goes_on_below(part: Part, above: Part, motto: Part | None) -> bool:
    """Whether a line in capitals carries on the name above it: the next line of its column or box."""
    if not part.caps or part.paragraph.cell is not None or part.paragraph.box != above.paragraph.box:
        return False
    near = part.paragraph.number - above.paragraph.number in (0, 1, 2)
    return near and (part.column == above.column or part.shared != above.shared or motto is None)


def _is_agency(part: Part, motto: Part | None) -> bool:
    cell = part.paragraph.cell
    if motto is not None and cell is not None and motto.paragraph.cell is not None:
        return cell.table == motto.paragraph.cell.table and cell.column != motto.paragraph.cell.column
    folded = fold_key(part.text)
    return (part.caps or part.shared or bool(part.paragraph.box)) and folded.startswith(OFFICES)


def _cut(lines: Sequence[Part]) -> int:
    """How many of the lines name the body above: those before the first bold one; if all are bold, by the words."""
    if len(lines) < 2:  # noqa: PLR2004 -- one line is the agency alone
        return 0
    bold = [part.bold is not False for part in lines]
    if bold[-1] and not all(bold):
        return len(bold) - next(index for index, one in enumerate([*reversed(bold), False]) if not one)
    for index in range(len(lines) - 1, 0, -1):
        above, own = fold_key(" ".join(part.text for part in lines[:index])), fold_key(lines[index].text)
        if own.startswith(_CHILD_START) and above.startswith(_PARENT_START) and _names_a_place(above):
            return index
    return 0


def _names_a_place(folded: str) -> bool:
    """Whether a name is whole: `UBND TỈNH KIÊN GIANG`, `SỞ NỘI VỤ`; not `ỦY BAN NHÂN DÂN` alone."""
    return folded not in ("uybannhandan", "hoidongnhandan", "ubnd", "hdnd") and not folded.endswith(("cua", "va"))
