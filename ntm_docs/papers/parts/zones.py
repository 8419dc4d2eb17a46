"""Where each document in a file begins."""

import difflib
import re
from collections.abc import Sequence
from functools import lru_cache

from ntm_docs.layout import load_layout
from ntm_docs.papers.components import Part, Zone, ZoneKind, is_caps, lines_in
from ntm_docs.papers.names import OFFICES, is_type, loai_of
from ntm_docs.phrases.keys import fold_key
from ntm_docs.word.facts import Paragraph

APPENDIX = re.compile(r"phụ lục(?:\s+(?P<number>(?:số\s+)?[IVXLC\d]+[A-Za-z]?)|\s*[.…\d]{3,})?\s*[.:]?", re.IGNORECASE)
ATTACHED = re.compile(
    r"\(\s*(?:(?:được\s+)?(?:ban hành|phê duyệt|công nhận|thông qua|công bố)\s+(?:kèm\s+)?theo\b|kèm theo|"
    r"kèm\s+(?:quyết định|nghị quyết|tờ trình|công văn|kế hoạch|báo cáo)\b)",
    re.IGNORECASE,
)
_NEAR, _MOTTO_NEAR = 0.86, 0.8
_ENDS_PAPER = re.compile(r"nơi\s*nhận\s*:?|(?:TM|KT|TL|TUQ|T/M|K/T)\b", re.IGNORECASE)
CHARTERS = ("dieule", "quyche", "quydinh", "noiquy", "danhsach", "bangtonghop")
_BACK, _LEAST = 60, 8
_LINES_OF_NAME = 4  # a Quốc hiệu over three lines, or over two with an empty one between
_ABOVE = 8
_BELOW = 12
_LONGEST = 90
_FEW_LINES = 2
_MOST_COLUMNS, _MOST_ROWS = 3, 6


@lru_cache(maxsize=8192)
def is_quoc_hieu(text: str) -> bool:
    """Whether a line is meant to be the Quốc hiệu, spelt right or not.

    >>> is_quoc_hieu("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"), is_quoc_hieu("Chính phủ nước Cộng hòa")
    (True, False)
    """
    return _like(text, load_layout().components["quoc_hieu"].text or "", _NEAR)


@lru_cache(maxsize=8192)
def is_tieu_ngu(text: str) -> bool:
    """Whether a line is meant to be the Tiêu ngữ."""
    return _like(text, load_layout().components["tieu_ngu"].text or "", _MOTTO_NEAR)


def _like(text: str, wanted: str, near: float) -> bool:
    if len(text) > _LONGEST:
        return False
    found, meant = fold_key(text), fold_key(wanted)
    if found == meant:
        return True
    likeness = difflib.SequenceMatcher(None, found, meant)  # first what it cannot be more than
    return bool(found) and likeness.real_quick_ratio() >= near and likeness.quick_ratio() >= near <= likeness.ratio()


def quoc_hieu_at(paragraphs: Sequence[Paragraph], index: int) -> int:
    """How many paragraphs from `index` print the Quốc hiệu: one, more where it is cut, or none."""
    if not _LEAST <= len(paragraphs[index].text) <= 4 * _LONGEST:
        return 0
    lines = lines_in(paragraphs[index], columns=True)
    if any(is_quoc_hieu(part.text) for part in lines):
        return 1
    text = lines[-1].text if lines else ""
    if not is_caps(text) or len(text) > _LONGEST or not fold_key(text).startswith("conghoa"):
        return 0
    if is_quoc_hieu(" ".join(part.text for part in lines)):
        return 1
    return _cut_over(paragraphs, index, text)


def _cut_over(paragraphs: Sequence[Paragraph], index: int, text: str) -> int:
    """Over how many paragraphs a Quốc hiệu that begins with `text` is cut; 0 where it is none."""
    here = paragraphs[index]
    for count, below in enumerate(paragraphs[index + 1 : index + _LINES_OF_NAME], start=2):
        if not below.full_text:
            continue
        if below.cell != here.cell or below.box != here.box:
            return 0
        text = f"{text} {lines_in(below, columns=True)[-1].text}"
        if is_quoc_hieu(text):
            return count
    return 0


def split_zones(paragraphs: Sequence[Paragraph]) -> list[Zone]:
    """The documents of a file in order; the first begins with the first paragraph."""
    starts: list[tuple[int, ZoneKind]] = []
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.full_text
        if not text or len(text) > 4 * _LONGEST:
            continue
        if quoc_hieu_at(paragraphs, index) and not _in_data(paragraph, paragraphs):
            first = not any(kind != "phu_luc" for _, kind in starts)
            starts.append((_heading_start(paragraphs, index, starts), "van_ban" if first else "kem_theo"))
        elif _is_appendix(paragraphs, index):
            starts.append((index, "phu_luc"))
        elif index and _is_issued(paragraphs, index, starts):
            starts.append((_heading_start(paragraphs, index, starts), "kem_theo"))
    if starts and starts[0][1] == "van_ban" and _is_document(paragraphs[: starts[0][0]]):
        starts[0] = (starts[0][0], "kem_theo")
        starts.insert(0, (0, "van_ban"))
    if not starts or (starts[0][0] and starts[0][1] == "phu_luc" and _has_text(paragraphs[: starts[0][0]])):
        starts.insert(0, (0, "van_ban"))
    starts[0] = (0, starts[0][1])
    ends = [*(start for start, _ in starts[1:]), len(paragraphs)]
    return [Zone(kind, list(paragraphs[start:end])) for (start, kind), end in zip(starts, ends, strict=True)]


def _is_document(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a whole document stands there though its Quốc hiệu was lost: a title and an end."""
    texts = [one.full_text for one in paragraphs]
    title = next((i for i, text in enumerate(texts) if is_caps(text) and is_type(text)), None)
    return title is not None and any(_ENDS_PAPER.match(text) for text in texts[title + 1 :])


def _in_data(paragraph: Paragraph, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a line stands in a table of data, as an example, and not in a heading."""
    cell = paragraph.cell
    if cell is None:
        return False
    rows = max(one.cell.row for one in paragraphs if one.cell is not None and one.cell.table == cell.table)
    return cell.columns > _MOST_COLUMNS or (cell.bordered and rows > _MOST_ROWS)


def _has_text(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a document stands there, not only a line for a digital signature."""
    texts = [one.full_text for one in paragraphs if one.full_text]
    return len(texts) > _FEW_LINES or any(len(text) > _LONGEST for text in texts)


def _heading_start(paragraphs: Sequence[Paragraph], index: int, starts: Sequence[tuple[int, ZoneKind]]) -> int:
    """The first paragraph of the heading that holds the Quốc hiệu at `index`."""
    least = starts[-1][0] + 1 if starts else 0
    at, cell = index, paragraphs[index].cell
    if cell is not None:
        while (
            at > least
            and (one := paragraphs[at - 1].cell) is not None
            and (one.table, one.row) == (cell.table, cell.row)
        ):
            at -= 1
        return at
    while at > least and index - at < _ABOVE:
        above = paragraphs[at - 1]
        starts_page = paragraphs[at].shape.page_break or above.section != paragraphs[at].section
        if starts_page or not (above.box or not above.full_text or (is_caps(above.full_text) and above.cell is None)):
            break
        at -= 1
    return at + _signed_above(paragraphs[at : index + 1])


def _signed_above(paragraphs: Sequence[Paragraph]) -> int:
    """How many lines above a heading sign the paper before: those before the first that names a body."""
    *above, last = [one.full_text for one in paragraphs]
    names = (i for i, text in enumerate(above) if fold_key(text).startswith(OFFICES) and not text.startswith("TRƯỞNG"))
    return next(names, 0 if is_quoc_hieu(last) or not loai_of(last) else len(above))


def _is_issued(paragraphs: Sequence[Paragraph], index: int, starts: Sequence[tuple[int, ZoneKind]]) -> bool:
    """The title of a paper that is issued with the one above: capitals, “(Kèm theo …)” below, an end above."""
    paragraph = paragraphs[index]
    text = paragraph.full_text
    if paragraph.cell is not None or not is_caps(text) or len(text) > _LONGEST or text.endswith(":"):
        return False
    if not (loai_of(text) or fold_key(text).startswith(CHARTERS)):
        return False
    below = [one.full_text for one in paragraphs[index + 1 : index + _BELOW] if one.full_text]
    least = starts[-1][0] if starts else 0
    ended = any(_ENDS_PAPER.match(one.full_text) for one in paragraphs[max(least, index - _BACK) : index])
    return ended and any(ATTACHED.match(text) for text in below[: _BELOW // 2])


def _is_appendix(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """“Phụ lục I” on a line of its own, centred or bold, with a title in capitals or “(Kèm theo …)” below."""
    paragraph = paragraphs[index]
    lines = lines_in(paragraph, columns=False)
    if paragraph.cell is not None or not lines or not APPENDIX.fullmatch(lines[0].text):
        return False
    if paragraph.shape.align != "center" and lines[0].bold is not True and not paragraph.plain:
        return False
    below = [*lines[1:], *(Part(one, one.pieces) for one in paragraphs[index + 1 : index + _BELOW] if one.full_text)]
    return any(part.caps or ATTACHED.match(part.text) for part in below[: _BELOW // 2])
