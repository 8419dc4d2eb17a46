"""An existing .docx → its facts, to be taken over.

Read as the checker reads it (`word/`), and mended: text of an old font as it looks, characters that do not print,
hyphens that do not break. What is left out is told: deleted and hidden text, what a field holds beside its result,
comments, pictures, symbols of a symbol font, objects, documents within that are of a kind nobody reads,
headers and footers other than page numbers.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.asked import ask_line
from ntm_docs.reading.limits import refuse_endless
from ntm_docs.reading.texts.passage import Mended
from ntm_docs.reading.word_files import not_word, within, worded
from ntm_docs.traits import PaperFont, excerpt, of_font, of_paper
from ntm_docs.word import NotWordError, examine
from ntm_docs.word.facts import Danger, Facts, Left, Paragraph, Piece
from ntm_docs.word.incoming.hazard import Hazard
from ntm_docs.word.incoming.opening import Package, package_of
from ntm_docs.word.numbering import W
from ntm_docs.word.read import read_facts

_MOST = 80
_PLAIN = {0x2011: "-", 0x1E: "-", 0xA0: " "}  # signs of Word's that print as others do
_KEPT = "\t\n "


def read_docx(data: bytes, file: str, *, ask: bool = True) -> tuple[Facts, list[Mended]]:
    """What a .docx shows, and what was left out or changed; without `ask` its texts are as they stand.

    Raises:
        ProblemsError: an old .doc, an encrypted or broken file, or one beyond the limits.
    """
    try:
        package = package_of(examine(data, words_only=True), taking=True)
        roots = [package.document, *(block for one in package.chunks.values() for block in one.blocks)]
        refuse_endless(sum(1 for root in roots for _ in root.iter(f"{W}p")), file)
        facts = read_facts(package, file, taking=True)
    except NotWordError as error:
        raise ProblemsError([not_word(error, file)]) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ProblemsError([not_word(NotWordError("broken"), file)]) from None
    mended: list[Mended] = []
    shown = of_paper("\n".join(one.text for one in facts.paragraphs)) if ask else None
    facts = replace(facts, paragraphs=tuple(_taken(one, mended, ask=ask, shown=shown) for one in facts.paragraphs))
    if not any(one.where in ("body", "box") and one.text.strip() for one in facts.paragraphs):
        raise ProblemsError([_without_text(facts.left_out, file)])
    mended += map(_left, facts.left_out)
    mended += _hazards(package, facts.dangers)
    return facts, sorted(mended, key=lambda one: one.number)


def _without_text(left: Iterable[Left], file: str) -> Problem:
    """Why there is nothing to read: a document within is not read, or the file is empty."""
    why = next((one.text for one in left if one.kind == "embedded"), "")
    return Problem("docx.chunk", Place(file), facts={"why": within(why)}) if why else Problem("docx.empty", Place(file))


def _left(one: Left) -> Mended:
    """What is left out, or read in another way, in words; of a document within why, or what it is."""
    if one.kind == "embedded":
        return Mended("import.embedded", one.paragraph, facts={"why": within(one.text)})
    if one.kind == "chunk":
        return Mended("import.chunk", one.paragraph, facts={"kind": within(one.text)})
    return Mended(f"import.{one.kind}", one.paragraph, one.text[:_MOST])


def _taken(paragraph: Paragraph, mended: list[Mended], *, ask: bool, shown: PaperFont | None) -> Paragraph:
    """A paragraph as it is taken: what is told of it goes to `mended`."""
    if not paragraph.pieces:
        return paragraph
    pieces = _read_out(paragraph, mended, shown) if ask else paragraph.pieces
    if pieces is paragraph.pieces and all(_printing(piece.text) == piece.text != "" for piece in pieces):
        return paragraph
    printed = (Piece(_printing(piece.text), piece.look) for piece in pieces)
    return replace(paragraph, pieces=tuple(piece for piece in printed if piece.text))


def _read_out(paragraph: Paragraph, mended: list[Mended], shown: PaperFont | None) -> Sequence[Piece]:
    """The pieces of a paragraph as their fonts show them, and asked for what is odd in them."""
    pieces: Sequence[Piece] = paragraph.pieces
    texts = [_shown(piece, shown) for piece in pieces]
    if any(text != piece.text for text, piece in zip(texts, pieces, strict=True)):
        pieces = [Piece(text, piece.look) for text, piece in zip(texts, pieces, strict=True)]
    in_data = paragraph.cell is not None and paragraph.cell.bordered  # there a text of small letters is one
    if shown is not None and not in_data and shown.lost_capitals("".join(one.text for one in pieces).strip()):
        pieces = [Piece(one.text.upper(), one.look) for one in pieces]
    old = [
        (one.text, new.text)
        for one, new in zip(paragraph.pieces, pieces, strict=True)
        if one is not new and one.text != new.text
    ]
    if old:
        before, after = (excerpt("".join(texts)) for texts in zip(*old, strict=True))
        mended.append(Mended("trait.old_font", paragraph.number, facts={"before": before, "after": after}))
    text = "".join(piece.text for piece in pieces)
    if ask_line(text, paragraph.number, mended) != text:
        pieces = [Piece(ask_line(piece.text, 0, []), piece.look) for piece in pieces]
    return pieces


def _shown(piece: Piece, shown: PaperFont | None) -> str:
    """The text of a piece as its font shows it, or as the whole paper must be read."""
    meant = of_font(piece.text, piece.look.font)
    if meant is None and shown is not None:
        return shown.read(piece.text)
    return piece.text if meant is None else meant


def _printing(text: str) -> str:
    """NFC, hyphens and blanks as keyed, without characters that do not print."""
    if text.isascii() and text.isprintable():
        return text
    plain = unicodedata.normalize("NFC", text).translate(_PLAIN)
    if plain.isprintable():
        return plain
    return "".join(
        char if char in _KEPT else " " if char.isspace() else char
        for char in plain
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cs", "Cn")
    )


def _hazards(package: Package, dangers: Iterable[Danger]) -> Iterator[Mended]:
    """What in the file can do harm or is damaged, each cause once, at its paragraph; a document within is told."""
    numbers: Mapping[tuple[str, str], int] = {
        (one.code.removeprefix("check."), one.detail): one.paragraph for one in reversed([*dangers])
    }
    told: list[Hazard] = [one for one in package.hazards if one.kind != "chunk"]
    for one in worded(told):
        yield Mended("import.hazard", numbers.get((one.kind, one.detail), 0), facts={"what": one.what})
