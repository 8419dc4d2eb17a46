"""The printed page, judged: titles, rows, signature, numbers, blanks.

Judged from the PDF: which words stand on which line. Not judged: the length of rules as drawn, a row of
which no cell breaks between two words.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise

from pypdf import PdfReader

from ntm_docs.papers.components import Part
from ntm_docs.papers.opening import read_paper
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key
from ntm_docs.printing.pdf.geometry import SAME_LINE, Piece, PrintedLine, lines_of, pieces_of
from ntm_docs.printing.pdf.numbers import MARGIN_POINTS, judge_numbers
from ntm_docs.problems import Place, Problem, ProblemsError

_LEAST_ABOVE = 2
_TITLES = ("quoc_hieu", "tieu_ngu", "ten_loai")
_TWIPS_PER_POINT = 20
_EDGE = 8.0  # points that a word may stand outside its column: Word hangs a table by its cell padding
_QUOTED = 80
_SHORTEST = 12  # letters of a cell that can break


def judge_pages(pdf: bytes, docx: bytes, file: str) -> list[Problem]:
    """What the printed pages show and the document does not: as warnings with their page.

    The numbers of pages are those of administrative papers; a cover, a slip, a sheet between sets bears none.
    """
    try:
        van_ban = read_paper(docx, file)
    except ProblemsError:
        return []
    reader = PdfReader(BytesIO(pdf))
    pieces = [pieces_of(page) for page in reader.pages]
    lines = [line for number, found in enumerate(pieces, 1) for line in lines_of(found, number)]
    heights = [float(page.mediabox.height) for page in reader.pages]
    place = Place(file)
    return [
        *_blank(reader, lines, place),
        *_wrapped(van_ban, lines, place),
        *_split_rows(van_ban, pieces, place),
        *_alone(van_ban, lines, heights, place),
        *(judge_numbers(van_ban, lines, heights, place) if van_ban.scope != "giay_to" else ()),
    ]


def _split_rows(van_ban: RecognisedPaper, pieces: Sequence[Sequence[Piece]], place: Place) -> Iterator[Problem]:
    """Cells of ruled tables that begin on one page and end on the next."""
    columns: dict[tuple[float, float], list[str]] = {}
    told: set[tuple[int, int]] = set()
    for one in van_ban.tables:
        text = fold_key(one.text)
        if one.cell is None or not one.cell.bordered or len(text) < _SHORTEST:
            continue
        left = (van_ban.facts.sections[one.section].left + one.left) / _TWIPS_PER_POINT
        span = (left - _EDGE, left + one.width / _TWIPS_PER_POINT + _EDGE)
        if span not in columns:
            columns[span] = [
                fold_key("".join(text for _, x, text in page if span[0] <= x < span[1])) for page in pieces
            ]
        page = _breaks(text, columns[span])
        if page and (one.cell.table, one.cell.row) not in told:
            told.add((one.cell.table, one.cell.row))
            facts = {"page": page, "text": " ".join(one.text.split())[:_QUOTED]}
            yield Problem("page.row", place, facts=facts, severity="warning")


def _breaks(text: str, pages: Sequence[str]) -> int:
    """The page (from 1) at whose end a text breaks; 0 where it stands whole on one, or is not found."""
    if any(text in page for page in pages):
        return 0
    for number, (page, after) in enumerate(pairwise(pages), 1):
        head = next((size for size in range(len(text) - 1, 0, -1) if page.endswith(text[:size])), 0)
        if head and text[head:] in after:
            return number
    return 0


def _blank(reader: PdfReader, lines: Sequence[PrintedLine], place: Place) -> Iterator[Problem]:
    """Pages without words but for their number."""
    for number in range(1, len(reader.pages) + 1):
        if all(line.text.isdigit() for line in lines if line.page == number):
            yield Problem("page.blank", place, facts={"page": number}, severity="warning")


def _wrapped(van_ban: RecognisedPaper, lines: Sequence[PrintedLine], place: Place) -> Iterator[Problem]:
    """Lines of the heading and title that print on more than one line."""
    for name in _TITLES:
        for part in van_ban.main.of(name):
            folded = fold_key(part.text)
            if folded and not any(folded in line.text for line in lines if line.page == 1):
                yield Problem("page.wrapped", place, facts={"text": part.text, "page": 1}, severity="warning")


def _alone(
    van_ban: RecognisedPaper, lines: Sequence[PrintedLine], heights: Sequence[float], place: Place
) -> Iterator[Problem]:
    """A signature with fewer than two lines of the text above it on its page."""
    signing = _first(van_ban)
    if signing is None or van_ban.main.kind != "van_ban":
        return
    folded = fold_key(signing.text)
    found = [line for line in lines if folded in line.text]
    if not found:
        return
    spot = found[-1]
    height = heights[spot.page - 1]
    above = [
        line
        for line in lines
        if line.page == spot.page and line.height > spot.height + SAME_LINE and line.height < height - MARGIN_POINTS
    ]
    if len(above) < _LEAST_ABOVE and spot.page > 1:
        yield Problem("page.signature", place, facts={"page": spot.page}, severity="warning")


def _first(van_ban: RecognisedPaper) -> Part | None:
    parts = [*van_ban.main.of("quyen_han"), *van_ban.main.of("chuc_vu")]
    return min(parts, key=lambda part: part.paragraph.number, default=None)
