"""The end of a document: Nơi nhận, who signs."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from ntm_docs.papers.components import Part, Zone, is_caps, lines_in
from ntm_docs.papers.names import PREFIX
from ntm_docs.phrases.dates import DAY_LINE
from ntm_docs.phrases.keys import fold_key
from ntm_docs.word.facts import Paragraph

_LABEL = "noinhan"
_HINT = re.compile(r"\(.*\)|\[.*\]")
_NOTES = re.compile(r"(?:Ghi chú|Chú thích|Chú giải|Hướng dẫn (?:ghi|điền|cách ghi|lập))\b", re.IGNORECASE)
_SIGNED = re.compile(r"[(\[]\s*đã\s+ký.{0,20}[)\]]", re.IGNORECASE)
_TITLES = (
    "chutich", "phochutich", "giamdoc", "phogiamdoc", "truongphong", "photruongphong", "chanhvanphong", "botruong",
    "thutruong", "thutuong", "hieutruong", "chutoa", "chutri", "thuky", "nguoi", "thutruongdonvi", "truongban",
    "photruongban", "cuctruong", "vutruong", "daidien", "uyvien", "tongcuctruong", "truong", "pho",
    "bithu", "tonggiamdoc", "chunhiem", "chanh", "chuho",
)  # fmt: skip
_SURNAME_LIKE_TITLE = "trương "
_HEAD_OF = "TRƯỞNG"  # chi hội trưởng, tổ trưởng, viện trưởng; a person is called Trường
_SURNAMES = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "dao",
        "doan",
        "vuong",
        "trinh",
        "truong",
        "dinh",
        "lam",
        "phung",
        "mai",
        "to",
        "ha",
        "ta",
        "luong",
        "luu",
        "tong",
        "thai",
        "chu",
        "quach",
        "kieu",
        "cao",
        "la",
        "thach",
        "danh",
        "kim",
        "son",
        "chau",
        "tang",
        "giang",
        "cu",
        "ninh",
        "nghiem",
        "mac",
        "ung",
        "trieu",
        "quan",
        "hua",
        "bach",
        "khuc",
        "au",
        "lo",
        "quang",
        "vi",
        "ma",
        "y",
        "h",
        "a",
        "siu",
        "ksor",
        "rahlan",
        "nay",
        "rmah",
        "ro",
        "dieu",
    ]
)
_NOUNS = frozenset(["danh", "quan", "tong", "ho"])
_DASH = re.compile(r"[-\u2013\u2014+•*]")
_FROM_END = 60
_COLUMNS_OF_FOOT, _ROWS_OF_FOOT = 2, 3
_LONGEST_NAME, _LONGEST_LINE = 6, 90


def read_foot(zone: Zone, start: int) -> int:
    """Name the lines of the end; returns the index of the first paragraph that belongs to it.

    `start` is where the text begins; nothing before it can be the end.
    """
    paragraphs = zone.paragraphs
    end = _notes_at(paragraphs, start)
    label = next((i for i in range(end - 1, start - 1, -1) if _has_label(paragraphs[i])), None)
    at = _foot_start(zone, start, label)
    for paragraph in paragraphs[at : max(at, end)]:
        if paragraph.cell is not None and _is_grid(paragraph):
            continue
        for part in lines_in(paragraph, columns=True):
            zone.add("_cuoi", part)
    _sort(zone)
    return at


def _notes_at(paragraphs: Sequence[Paragraph], start: int) -> int:
    """Where notes on how to fill a form in begin, below an end with its label; the number of paragraphs for none."""
    labels = [i for i in range(start, len(paragraphs)) if _has_label(paragraphs[i])]
    behind = range(labels[0] + 1, len(paragraphs)) if labels else ()
    return next(
        (i for i in behind if paragraphs[i].cell is None and _NOTES.match(paragraphs[i].full_text)), len(paragraphs)
    )


def _has_label(paragraph: Paragraph) -> bool:
    return not _is_grid(paragraph) and any(
        fold_key(part.text[:12]).startswith(_LABEL) for part in lines_in(paragraph, columns=True)
    )


def _is_grid(paragraph: Paragraph) -> bool:
    """Whether a line stands in a table of data: with borders, or far down in three columns, as in a legend."""
    cell = paragraph.cell
    return cell is not None and (cell.bordered or (cell.columns > _COLUMNS_OF_FOOT and cell.row > _ROWS_OF_FOOT))


def _foot_start(zone: Zone, start: int, label: int | None) -> int:
    """The first paragraph of the table, or of the lines, where the end of the document begins."""
    paragraphs = zone.paragraphs
    titles = zone.kind != "phu_luc"  # an appendix is signed by nobody, whatever its sections are called
    signing = next((i for i in range(start, len(paragraphs)) if _signs(paragraphs, i, start, titles=titles)), None)
    found = [one for one in (label, signing) if one is not None]
    if not found:
        return len(paragraphs)
    at = min(found)
    cell = paragraphs[at].cell
    while cell is not None and at > start:
        above = paragraphs[at - 1].cell
        if above is None or above.table != cell.table:
            break
        at -= 1
    return at


def _signs(paragraphs: Sequence[Paragraph], index: int, start: int, *, titles: bool) -> bool:
    """Whether a signature begins here: a right or a title in capitals near the end, not the title of a section."""
    paragraph = paragraphs[index]
    if index < max(start, len(paragraphs) - _FROM_END) or _is_grid(paragraph) or not paragraph.full_text:
        return False
    for part in lines_in(paragraph, columns=True):
        text = part.text
        if len(text) > _LONGEST_LINE or not is_caps(text):
            continue
        placed = (
            paragraph.cell is not None or part.shared or paragraph.box or paragraph.shape.align in ("right", "center")
        )
        placed = placed or part.column > 0 or part.plain
        placed = placed or paragraph.shape.left + paragraph.shape.first > paragraph.width // 4
        right = PREFIX.match(text) is not None and len(text) < _LONGEST_LINE // 2
        if placed and (right or (titles and _is_title(text))) and not text.endswith(":"):
            return True
    return False


def _is_title(text: str) -> bool:
    """Whether a line is the title of who signs; Trương is a surname, Trưởng a title."""
    if text.casefold().startswith(_SURNAME_LIKE_TITLE):
        return False
    return fold_key(text).startswith(_TITLES) or text.upper().endswith(_HEAD_OF)


def _sort(zone: Zone) -> None:
    """Recipients under their label; every other line belongs to who signs."""
    parts = zone.parts.pop("_cuoi", [])
    labels = [i for i, part in enumerate(parts) if fold_key(part.text[:12]).startswith(_LABEL)]
    spot = parts[labels[-1]].paragraph if labels else None
    signing: list[Part] = []
    last: Part | None = None
    for part in parts:
        if fold_key(part.text[:12]).startswith(_LABEL):
            zone.add("noi_nhan_label", part)
            last = part
        elif spot is not None and last is not None and _is_recipient(part, spot, last):
            zone.add("noi_nhan_item", part)
            last = part
        else:
            signing.append(part)
    beside = any(count > 1 for count in Counter(id(part.paragraph) for part in signing).values())

    def key(part: Part) -> tuple[int, int, int]:
        return _column(part, beside=beside)

    for _, lines in groupby(sorted(signing, key=key), key=key):
        _signature(zone, list(lines))


def _is_recipient(part: Part, label: Paragraph, last: Part) -> bool:
    if label.cell is not None:
        same = part.paragraph.cell is not None and part.paragraph.cell.table == label.cell.table
        return same and part.paragraph.cell is not None and part.paragraph.cell.column == label.cell.column
    if part.paragraph.box != label.box or part.column:
        return False
    return bool(_DASH.match(part.text)) or (not part.caps and _goes_on(part, last))


def _goes_on(part: Part, last: Part) -> bool:
    """Whether a line without a dash is of the recipients: the rest of one, or one without its dash."""
    if _is_title(part.text) or PREFIX.match(part.text) or _HINT.fullmatch(part.text):
        return False
    ended = last.text.endswith((".", ";", ":"))
    return (not ended and part.text[:1].islower()) or (part.text.endswith((";", ".")) and not last.text.endswith("."))


def _column(part: Part, *, beside: bool) -> tuple[int, int, int]:
    """Which column of signatures a line stands in; without `beside` lines outside tables are one column."""
    cell = part.paragraph.cell
    if cell is None:
        return 0, part.paragraph.box, part.column if beside else 0
    return cell.table, cell.column if cell.columns > 1 else 0, 0


def _signature(zone: Zone, lines: Sequence[Part]) -> None:
    """One column: rights and titles, then the name; hints in brackets are passed over."""
    for part in (one for one in lines if _SIGNED.fullmatch(one.text)):
        zone.add("da_ky", part)
    lines = [part for part in lines if not _HINT.fullmatch(part.text)]
    dated = [part for part in lines if DAY_LINE.search(part.text)]
    for part in dated:
        zone.add("ngay_ky", part)
    lines = [part for part in lines if part not in dated and len(part.text) <= _LONGEST_LINE]
    while lines and not (lines[0].caps or _is_title(lines[0].text) or PREFIX.match(lines[0].text)):
        lines = lines[1:]  # a note above or beside the signatures
    titles = [i for i, part in enumerate(lines) if _is_title(part.text) or PREFIX.match(part.text)]
    if not lines:
        return
    first = titles[-1] + 1 if titles else 1
    capitals = [i for i, part in enumerate(lines) if part.caps]
    named = (i for i in range(first, len(lines)) if _is_name(lines[i], signed=True))
    spot = next((i for i in named if not lines[i].caps or i == capitals[-1]), None)
    above = lines[:spot] if spot is not None else lines
    signed: dict[str, list[Part]] = {}
    for part in above:
        if PREFIX.match(part.text) or _rest_of_right(part, signed):
            signed.setdefault("quyen_han", []).append(part)
        elif part.caps or _is_title(part.text):
            name = "chuc_vu" if part.caps or not _is_title_below(part, above) else "chuc_vu_khac"
            signed.setdefault(name, []).append(part)
    if spot is not None:
        signed["ho_ten"] = [lines[spot]]
    zone.signatures.append(signed)
    for name, parts in signed.items():
        zone.parts.setdefault(name, []).extend(parts)


def _rest_of_right(part: Part, signed: Mapping[str, Sequence[Part]]) -> bool:
    """`TM. ỦY BAN NHÂN` / `DÂN`: capitals that are no title go on with the right above them."""
    if not signed.get("quyen_han") or signed.get("chuc_vu") or not part.caps:
        return False
    return not _is_title(part.text) and fold_key(part.text.split()[0]) not in _SURNAMES - _NOUNS


def _is_name(part: Part, *, signed: bool) -> bool:
    words = part.text.split()
    if part.caps and fold_key(words[0]) not in _SURNAMES:
        return False
    if not signed or len(words) > _LONGEST_NAME + 3 or fold_key(part.text).startswith(_TITLES[:8]):
        return False
    return (
        not PREFIX.match(part.text)
        and not part.text.endswith((".", ";", ":"))
        and not any(char.isdigit() or char in "(),[]" for char in part.text)
    )


def _is_title_below(part: Part, above: Sequence[Part]) -> bool:
    """A title in small letters under one in capitals: `Phó Chủ tịch Hội đồng` above the name."""
    spot = above.index(part)
    return spot > 0 and any(one.caps for one in above[:spot])
