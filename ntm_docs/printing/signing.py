"""An empty field where the signer's digital signature goes.

It stands in the room between title and name (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 7 and 8:
ô số 7c, 8); programs that sign, pyHanko among them, fill it by its name. Minutes have one field, the
chair's. Not done: signing itself, the line of number and time on an appendix in a file of its own.
"""

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

from ntm_docs.papers.opening import read_paper
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key
from ntm_docs.printing.pdf.geometry import PrintedLine, lines_of, pieces_of
from ntm_docs.problems import ProblemsError

FIELD = "KyVanBan"
_TWIPS_PER_POINT = 20
_LETTERS = 14.0  # points above the foot of a line that its letters take
_GAP = 4.0
_LEAST = 20.0
_WIDEST = 170.0
_PRINTED_LOCKED = 132  # flags of an annotation: printed, not to be moved
_SIGNATURES_EXIST = 1
Box = tuple[float, float, float, float]


class NoRoomError(Exception):
    """Somebody signs, but no room between title and name was found."""


def with_signature_field(pdf: bytes, docx: bytes, file: str) -> bytes:
    """The PDF with an empty signature field for its signer; as it was where nobody signs.

    Raises:
        NoRoomError: somebody signs, and no room was found.
    """
    try:
        van_ban = read_paper(docx, file)
    except ProblemsError as error:
        raise NoRoomError from error
    if not van_ban.main.of("ho_ten"):
        return pdf
    page_number, box = _room(pdf, van_ban)
    writer = PdfWriter(clone_from=BytesIO(pdf))
    page = writer.pages[page_number - 1]
    widget = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/T"): TextStringObject(FIELD),
            NameObject("/F"): NumberObject(_PRINTED_LOCKED),
            NameObject("/Rect"): ArrayObject(FloatObject(round(side, 2)) for side in box),
            NameObject("/P"): page.indirect_reference,
        }
    )
    reference = writer._add_object(widget)  # noqa: SLF001 -- pypdf has no public way to add a field
    page[NameObject("/Annots")] = ArrayObject([*page.get("/Annots", ()), reference])
    fields = {NameObject("/Fields"): ArrayObject([reference]), NameObject("/SigFlags"): NumberObject(_SIGNATURES_EXIST)}
    writer.root_object[NameObject("/AcroForm")] = writer._add_object(DictionaryObject(fields))  # noqa: SLF001
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _room(pdf: bytes, van_ban: RecognisedPaper) -> tuple[int, Box]:
    """The page (from 1) and the box in points between the signer's title and name."""
    main = van_ban.main
    name = max(main.of("ho_ten"), key=lambda part: part.paragraph.number)
    titles = [
        part
        for part in (*main.of("quyen_han"), *main.of("chuc_vu"))
        if part.paragraph.number < name.paragraph.number and part.paragraph.left == name.paragraph.left
    ]
    title = max(titles, key=lambda part: part.paragraph.number, default=name)
    lines = [
        line
        for number, page in enumerate(PdfReader(BytesIO(pdf)).pages, 1)
        for line in lines_of(pieces_of(page), number)
    ]
    foot = _last(lines, name.text)
    head = _last([line for line in lines if foot and line.page == foot.page and line.height > foot.height], title.text)
    if foot is None or head is None or head.height - foot.height - _LETTERS < _LEAST:
        raise NoRoomError
    section = van_ban.facts.sections[name.paragraph.section]
    left = (section.left + name.paragraph.left) / _TWIPS_PER_POINT
    middle = left + name.paragraph.width / _TWIPS_PER_POINT / 2
    half = min(_WIDEST, name.paragraph.width / _TWIPS_PER_POINT) / 2
    return foot.page, (middle - half, foot.height + _LETTERS, middle + half, head.height - _GAP)


def _last(lines: list[PrintedLine], text: str) -> PrintedLine | None:
    """The last line that holds a text."""
    folded = fold_key(text)
    return next((line for line in reversed(lines) if folded in line.text), None)
