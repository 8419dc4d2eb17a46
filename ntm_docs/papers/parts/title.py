"""From the type to the first line of text."""

import re
from collections.abc import Sequence

from ntm_docs.machine.patterns import pattern
from ntm_docs.outline import read_label
from ntm_docs.papers.components import Part, Zone, lines_in
from ntm_docs.papers.names import OFFICES, PREFIX, is_type, loai_of
from ntm_docs.papers.parts.zones import APPENDIX, ATTACHED, CHARTERS, is_tieu_ngu, quoc_hieu_at
from ntm_docs.phrases.citations import LAW_NAME
from ntm_docs.phrases.dates import DAY_LINE
from ntm_docs.phrases.keys import fold_key
from ntm_docs.phrases.notations import NUMBER_LINE
from ntm_docs.word.facts import Paragraph

BASIS = pattern(r"(?:[-\u2013+]\s*)?(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét|Thực hiện|Trên cơ sở|Tiếp theo)\b")
# What may open a line between the authority and the order of a decision.
DECISION_BASIS = pattern(
    r"(?:[-\u2013+*]\s*)?(?:Căn cứ|Theo|Xét|Thực hiện|Trên cơ sở|Tiếp theo|Sau khi|Được sự|Để|Nhằm)\b", re.IGNORECASE
)
_AS_FOLLOWS = pattern(r"\b(?:như sau|sau đây)\W*$")  # the sentence goes on to what is said: it is text
_STRICT_BASIS = pattern(r"(?:[-\u2013+]\s*)?(?:Căn cứ|Theo đề nghị|Xét đề nghị)\b")
TO = pattern(r"kính gửi\b", re.IGNORECASE)
ORDER = pattern(r"quyết\s+(?:định|nghị)\s*:?", re.IGNORECASE)
_OFFICERS = (
    "chutich",
    "giamdoc",
    "botruong",
    "hieutruong",
    "chanh",
    "thutruong",
    "tong",
    "truong",
    "vien",
    "chuanh",
    "cuc",
)
# After one of these a subject goes on, whatever the next line begins with.
_WAITING = (",", " và", " của", " giữa", " với", " cho", " tại", " do", " các", " thuộc", " đối với")
_DASH = pattern(r"[-\u2013\u2014+•]\s*")
DECIDING = ("Quyết định", "Nghị quyết")
_CHARTERS = ("dieule", "dieulesuadoibosung", "noiquy", "quyuoc", "huonguoc")
_LIST = "danhsach"
_OF_CHAPTERS = ("quydinhchung", "quydinhcuthe", "quydinhchitiet", "quydinhchuyentiep", "quydinhthihanh")
_FAR = 40
_SHORT_TITLE, _LONGEST_HEAD = 6, 360
_LINE_OF_SUBJECT = 180
_MOST_SUBJECT = 8
_MOST_BASES = 60


def title_at(zone: Zone) -> int:
    """The index of the paragraph that prints the type, or Kính gửi, or the end of the heading."""
    if zone.kind == "phu_luc":
        return next((i for i, one in enumerate(zone.paragraphs) if _opens_appendix(one)), 0)
    motto = next((i for i, one in enumerate(zone.paragraphs) if _is_national(zone.paragraphs, i)), -1)
    last = _heading_end(zone, motto)
    heads = [
        (index, lines[0])
        for index in range(last, len(zone.paragraphs))
        if zone.paragraphs[index].cell is None and (lines := lines_in(zone.paragraphs[index], columns=False))
    ][:_FAR]
    end = next((i for i, (_, part) in enumerate(heads) if is_title(part) or _starts_text(part)), None)
    if end is None:
        return min(last, len(zone.paragraphs))
    if not is_title(heads[end][1]):  # no type that the decree knows; a title of another kind stands after the date
        after = max(
            (
                i
                for i, (_, part) in enumerate(heads[:end])
                if NUMBER_LINE.match(part.text) or DAY_LINE.search(part.text)
            ),
            default=-1,
        )
        near = next((i for i in range(after + 1, end) if _is_plain_title(heads[i][1]) and last), end)
        end = next((i for i in range(after + 1, end) if _stands_out(heads[i][1])), near if near == after + 1 else end)
    return heads[end][0]


def _opens_appendix(paragraph: Paragraph) -> bool:
    return any(APPENDIX.fullmatch(part.text) for part in lines_in(paragraph, columns=False)[:1])


def _starts_text(part: Part) -> bool:
    label = read_label(part.text)
    labelled = label is not None and (not part.centred or label[0].kind in ("phan", "chuong", "dieu"))
    return bool(TO.match(part.text) or BASIS.match(part.text) or labelled)


def _is_national(paragraphs: Sequence[Paragraph], index: int) -> bool:
    if not 0 < len(paragraphs[index].text) <= _LONGEST_HEAD:
        return False
    lines = lines_in(paragraphs[index], columns=True)
    return bool(quoc_hieu_at(paragraphs, index)) or any(is_tieu_ngu(part.text) for part in lines)


def _heading_end(zone: Zone, motto: int) -> int:
    """The first paragraph after the table, the boxes or the lines that hold the heading."""
    at, cell = motto + 1, zone.paragraphs[motto].cell if motto >= 0 else None
    while cell is not None and at < len(zone.paragraphs):
        other = zone.paragraphs[at].cell
        if other is None or (other.table != cell.table and other.depth <= cell.depth):
            break
        at += 1
    return at


def is_title(part: Part) -> bool:
    """A line that names a type of document, centred or bold; `QUYẾT ĐỊNH:` is the order, not the title."""
    if part.text.endswith(":"):
        return False
    folded = fold_key(part.text)
    if part.caps and (is_type(part.text) or folded in _CHARTERS or folded.startswith(_LIST)):
        return True  # whatever its look
    if part.plain or (part.caps and len(part.text.split()) <= _SHORT_TITLE):
        return part.caps and folded not in _OF_CHAPTERS and bool(loai_of(part.text))
    return folded not in _OF_CHAPTERS and (part.centred or part.bold is True) and bool(loai_of(part.text))


def _stands_out(part: Part) -> bool:
    """A title of a type that the decree does not know: capitals, bold, centred."""
    if not part.caps or part.text.endswith(":") or part.paragraph.cell is not None:
        return False
    return _is_plain_title(part) if part.plain else part.bold is True and part.centred


def _is_plain_title(part: Part) -> bool:
    """A title that only its capitals show: short, and no body."""
    short = len(part.text.split()) <= _SHORT_TITLE and not part.text.endswith((":", ";", ".", ","))
    named = fold_key(part.text).startswith(OFFICES) or PREFIX.match(part.text)  # a body, or who signs for one
    return part.caps and short and not named


def read_title(zone: Zone, at: int) -> int:
    """Type, subject, “(Kèm theo …)”, authority, Kính gửi and bases; returns where the text begins."""
    lines = [(index, part) for index in range(at, len(zone.paragraphs)) for part in _lines(zone, index)]
    spot = _type(zone, lines)
    spot = _subject(zone, lines, spot)
    spot = _attached(zone, lines, spot)
    spot = _addressees(zone, lines, spot)
    if zone.loai in DECIDING and zone.kind == "van_ban":
        spot = _deciding(zone, lines, spot)
    else:
        spot = _bases(zone, lines, spot)
        spot = _addressees(zone, lines, spot)
    return lines[spot - 1][0] + 1 if spot else at


_Lines = Sequence[tuple[int, Part]]


def _lines(zone: Zone, index: int) -> list[Part]:
    paragraph = zone.paragraphs[index]
    return lines_in(paragraph, columns=False) if paragraph.cell is None else []


def _type(zone: Zone, lines: _Lines) -> int:
    if not lines:
        return 0
    part = lines[0][1]
    if zone.kind == "phu_luc" and APPENDIX.fullmatch(part.text):
        zone.add("phu_luc_so", part)
        return 1
    if _starts_text(part) or not (is_title(part) or _stands_out(part) or _is_plain_title(part)):
        return 0
    zone.loai = loai_of(part.text) if not fold_key(part.text).startswith(CHARTERS[:1]) else ""
    zone.add("ten_loai", part)
    return 1


def _subject(zone: Zone, lines: _Lines, spot: int) -> int:
    """Centred or bold lines up to the rule, the bases or the text."""
    name = "phu_luc_ten" if zone.kind == "phu_luc" else "trich_yeu"
    if not (zone.of("ten_loai") or zone.of("phu_luc_so")):
        return spot
    start = spot
    while spot < len(lines) and spot - start < _MOST_SUBJECT:
        index, part = lines[spot]
        if _is_rule(part) or (spot > start and _rule_between(zone, lines[spot - 1][0], index)):
            break
        centred = part.paragraph.shape.align == "center"
        basis = BASIS.match(part.text) and not centred
        if ATTACHED.match(part.text) or TO.match(part.text) or basis or ORDER.fullmatch(part.text):
            break
        if not centred and read_label(part.text):
            break
        if not centred and part.bold is not True and not _unlooked(zone, [one for _, one in lines[start:spot]], part):
            break
        decides = zone.loai in DECIDING and name == "trich_yeu" and spot > start
        if decides and _is_authority(part, lines[start][1], lines[spot - 1][1]):
            break
        zone.add(name, part)
        spot += 1
    return spot


def _unlooked(zone: Zone, above: Sequence[Part], part: Part) -> bool:
    """Whether a line is of the subject by its words alone, below a title that is set as the text is."""
    title = next(iter(zone.of("ten_loai")), None)
    if title is None or title.centred or title.bold is True:
        return False
    if not above and title.plain and not is_type(title.text) and zone.loai:
        return part.caps  # the subject stands beside the type
    if not above:
        return len(part.text) <= 2 * _LINE_OF_SUBJECT and not part.text.endswith((":", ";"))
    last = above[-1].text
    if zone.loai in DECIDING:
        return len(part.text) <= _LINE_OF_SUBJECT
    goes_on = part.text[:1].islower() or part.text[:1] in "“(" or last.endswith(",") or (part.caps and above[-1].caps)
    return goes_on and len(part.text) <= _LINE_OF_SUBJECT and not part.text.endswith((".", ":", ";"))


def _is_authority(part: Part, first: Part, above: Part) -> bool:
    """Capitals below the subject name who decides; below a subject in capitals only a name or office does."""
    if not part.caps or above.text.casefold().endswith(_WAITING):
        return False
    return not first.caps or fold_key(part.text).startswith((*OFFICES, *_OFFICERS))


def _is_rule(part: Part) -> bool:
    return any(line.make == "signs" for line in part.paragraph.lines)


def _rule_between(zone: Zone, before: int, after: int) -> bool:
    between = zone.paragraphs[before + 1 : after]
    own = zone.paragraphs[before].lines if after > before else ()
    return any(line.make != "underline" for one in between for line in one.lines) or any(
        line.make in ("drawing", "vml") or (line.make == "border" and zone.paragraphs[before].shape.border_below)
        for line in own
    )


def _attached(zone: Zone, lines: _Lines, spot: int) -> int:
    """“(Kèm theo …)” up to its closing bracket."""
    while spot < len(lines) and _is_rule(lines[spot][1]):
        spot += 1
    if spot >= len(lines) or not ATTACHED.match(lines[spot][1].text):
        return spot
    for count in range(_MOST_SUBJECT):
        if spot >= len(lines) or (count and not lines[spot][1].text):
            break
        zone.add("kem_theo", lines[spot][1])
        spot += 1
        if ")" in lines[spot - 1][1].text:
            break
    while spot < len(lines) and _is_rule(lines[spot][1]):
        spot += 1
    return spot


def _addressees(zone: Zone, lines: _Lines, spot: int) -> int:
    while spot < len(lines) and _is_rule(lines[spot][1]):
        spot += 1
    if spot >= len(lines) or not TO.match(lines[spot][1].text):
        return spot
    first = lines[spot][1]
    zone.add("kinh_gui", first)
    spot += 1
    alone = not first.text[len("kính gửi") :].strip(" :")
    while spot < len(lines):
        text, goes_on = lines[spot][1].text, _goes_on(zone.of("kinh_gui")[-1].text, lines[spot][1].text)
        named = alone and len(zone.of("kinh_gui")) == 1 and text.endswith((";", "."))
        if not (_DASH.match(text) or goes_on or named):
            break
        zone.add("kinh_gui", lines[spot][1])
        spot += 1
        if lines[spot - 1][1].text.endswith("."):
            break
    return spot


def _goes_on(above: str, text: str) -> bool:
    """Whether a line is the rest of a name in a list that was broken: small letters, the line above without its end."""
    return bool(_DASH.match(above)) and text[:1].islower() and not above.endswith((";", ".", ":"))


def _deciding(zone: Zone, lines: _Lines, spot: int) -> int:
    """Authority in capitals, bases, and the line QUYẾT ĐỊNH: or QUYẾT NGHỊ:."""
    near = lines[spot : spot + _MOST_BASES]
    order = next((i for i, (_, part) in enumerate(near) if ORDER.fullmatch(part.text) and part.caps), None)
    if order is None:
        while spot < len(lines) and (_is_rule(lines[spot][1]) or lines[spot][1].caps):
            if lines[spot][1].caps:
                zone.add("tham_quyen", lines[spot][1])
            spot += 1
        return _bases(zone, lines, spot)
    for _, part in near[:order]:
        if _is_rule(part):
            continue
        zone.add(_of_decision(zone, part), part)
    zone.add("lenh", near[order][1])
    return spot + order + 1


def _of_decision(zone: Zone, part: Part) -> str:
    """What a line between the subject and the order is: who decides, a basis, or the rest of the subject."""
    if zone.of("can_cu") or DECISION_BASIS.match(part.text):
        return "can_cu"
    if part.caps:
        return "tham_quyen"
    return "can_cu" if zone.of("tham_quyen") or not zone.of("trich_yeu") else "trich_yeu"


def _bases(zone: Zone, lines: _Lines, spot: int) -> int:
    """Bases on lines of their own at the head of the text; a sentence that opens with “Căn cứ” is text."""
    while spot < len(lines) and _is_rule(lines[spot][1]):
        spot += 1
    if zone.kind == "phu_luc" or zone.loai == "Công văn":
        return spot
    end = spot
    while end < len(lines) and _is_basis(lines, end, start=spot):
        end += 1
    if end - spot == 1 and not _alone(lines[spot][1]):
        return spot
    for _, part in lines[spot:end]:
        zone.add("can_cu", part)
    return end


def _is_basis(lines: _Lines, at: int, *, start: int) -> bool:
    part = lines[at][1]
    if _is_bare_law(lines, at, start=start):
        return True
    if part.text.endswith(":") or _AS_FOLLOWS.search(part.text) or not BASIS.match(part.text):
        return False
    after = lines[at - 1][1] if at > start else None
    goes_on = at + 1 < len(lines) and BASIS.match(lines[at + 1][1].text) is not None
    listed = part.text.endswith(";") or part.italic is True or bool(after and after.text.endswith(";"))
    return listed or (_STRICT_BASIS.match(part.text) is not None and (goes_on or after is not None))


def _is_bare_law(lines: _Lines, at: int, *, start: int) -> bool:
    """A line among bases that names a text without “Căn cứ”: `Luật Đất đai ngày 18 tháng 01 năm 2024;`."""
    text = lines[at][1].text
    if not LAW_NAME.match(text) or not text.endswith((";", ".")):
        return False
    if text.endswith("."):  # the last of several, set as they are
        return at > start and lines[at - 1][1].text.endswith(";") and lines[at][1].italic is True
    return at > start or (at + 1 < len(lines) and _STRICT_BASIS.match(lines[at + 1][1].text) is not None)


def _alone(part: Part) -> bool:
    return part.text.endswith(";") or part.italic is True
