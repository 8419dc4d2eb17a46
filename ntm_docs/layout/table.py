"""A table of a text as Word's markup."""

from collections.abc import Iterable, Sequence
from typing import Self

from ntm_docs.layout.runs import Runs, run
from ntm_docs.machine.frozen import frozen

PADDING = 70  # twips at each side of a cell's text
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_WHOLE_ROW = 1_200  # letters that a row may hold so that it is kept on one page


@frozen
class TableCell:
    """A printed cell: the style of its paragraphs, how many columns it takes.

    `down` joins it to those below: `restart` in the first of them, `continue` in the others.
    """

    paragraphs: tuple[Runs, ...]
    style: str
    across: int = 1
    down: str = ""
    right: bool = False


@frozen
class TableRow:
    """A printed row; a head stands again at the top of each page."""

    cells: tuple[TableCell, ...]
    head: bool = False


class TableMarkup(tuple[str, ...]):  # noqa: SLOT001 -- a tuple takes no slots with names
    """The texts of a table, each once; a form places the table with `{{p name }}`.

    It is the list of its texts too, so that the proof of fill finds each of them in the document.
    """

    markup: str

    def __new__(cls, texts: Iterable[str], markup: str) -> Self:
        """The texts, with the markup that prints them."""
        made = super().__new__(cls, texts)
        made.markup = markup
        return made

    def __html__(self) -> str:
        """The paragraphs and the table."""
        return self.markup


def table_markup(rows: Sequence[TableRow], widths: Sequence[int], *, ruled: bool) -> str:
    """The table of fixed columns (`widths` in twips), in the middle of the page."""
    kind = "single" if ruled else "nil"
    borders = "".join(f'<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
    sides = "".join(
        f'<w:{side} w:w="{PADDING if side in ("left", "right") else 0}" w:type="dxa"/>' for side in _SIDES[:4]
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(_row(row, widths) for row in rows)}</w:tbl>"
    )


def _row(row: TableRow, widths: Sequence[int]) -> str:
    letters = max((sum(len(one.text) for one in cell.paragraphs) for cell in row.cells), default=0)
    whole = "<w:cantSplit/>" if letters <= _WHOLE_ROW or row.head else ""
    properties = whole + ("<w:tblHeader/>" if row.head else "")
    cells, at = [], 0
    for cell in row.cells:
        cells.append(_cell(cell, sum(widths[at : at + cell.across]), head=row.head))
        at += cell.across
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def _cell(cell: TableCell, width: int, *, head: bool) -> str:
    across = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    down = f'<w:vMerge w:val="{cell.down}"/>' if cell.down else ""
    middle = '<w:vAlign w:val="center"/>' if head or cell.down == "restart" else ""
    align = '<w:jc w:val="right"/>' if cell.right else ""
    look = f'<w:pPr><w:pStyle w:val="{cell.style}"/>{align}</w:pPr>'
    texts = "".join(f"<w:p>{look}{one.__html__() if one.text else ''}</w:p>" for one in cell.paragraphs)
    body = texts or f"<w:p>{look}</w:p>"
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{down}{middle}</w:tcPr>{body}</w:tc>'


def line_markup(text: str, style: str, *, align: str = "", bold: bool = False, italic: bool = False) -> str:
    """A paragraph above a table, kept with it; with `align` it begins at the margin."""
    placed = f'<w:ind w:firstLine="0"/><w:jc w:val="{align}"/>' if align else ""
    look = f'<w:pPr><w:pStyle w:val="{style}"/><w:keepNext/>{placed}</w:pPr>'
    return f"<w:p>{look}{run(text, bold=bold, italic=italic) if text else ''}</w:p>"
