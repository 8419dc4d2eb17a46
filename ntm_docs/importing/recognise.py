"""Which paragraph is which part of a document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ntm_docs.importing.heading import OPENS, QUOC_HIEU, Heading, of_heading, read_heading, set_aside
from ntm_docs.importing.signature import Tail, read_tail
from ntm_docs.layout import load_layout
from ntm_docs.outline import read_label
from ntm_docs.phrases.keys import fold_key
from ntm_docs.reading import Passage

_ATTACHED = re.compile(r"\(\s*kèm theo", re.IGNORECASE)
_BASIS = re.compile(r"(?:Căn cứ|Thực hiện|Theo đề nghị|Xét|Trên cơ sở)\b")
_TO = re.compile(r"Kính gửi\s*:?\s*(?P<one>.*)")
_ORDER = "quyết định:"
_APPENDIX = re.compile(r"Phụ lục(?:\s+[IVXLC\d]+)?", re.IGNORECASE)
_DISPATCH, _DECISION, _APPENDIX_KIND = "công văn", "quyết định", "phụ lục"
_ENDS = (".", ";", ":", ",", "!", "?", "…", ")")
_SUBJECT_LENGTH = 160
_NEAR = 12


@dataclass(slots=True)
class Found:
    """The parts of one document; texts as they stood, `unsure` what has no part."""

    kind: str = ""
    heading: Heading = field(default_factory=Heading)
    number_of_appendix: str = ""
    subject: str = ""
    attached_note: str = ""
    addressees: list[str] = field(default_factory=list)
    authority: str = ""
    bases: list[str] = field(default_factory=list)
    body: list[Passage] = field(default_factory=list)
    tail: Tail = field(default_factory=Tail)
    unsure: list[Passage] = field(default_factory=list)
    issued: "Found | None" = None


def recognise(passages: Sequence[Passage]) -> Found:
    """The parts of a document, and of the one it issues, from its paragraphs in order."""
    titles = [index for index, passage in enumerate(passages) if _kind_of(passage.text)]
    first = titles[0] if titles else None
    second = next((i for i in titles[1:] if _is_issued(passages, i)), None) if first is not None else None
    if second is None:
        return _document(passages, first)
    cut = _heading_before(passages, second)
    found = _document(passages[:cut], first)
    found.issued = issued = _document(passages[cut:], second - cut, issued=True)
    if issued.heading.agency and found.heading.agency and issued.heading.agency != found.heading.agency:
        issued.unsure += set_aside(issued.heading, "cơ quan")
    found.unsure += issued.unsure
    return found


def _kind_of(text: str) -> str:
    """The type of document that a line in capitals names, or an appendix; else nothing."""
    if _APPENDIX.fullmatch(text):
        return _APPENDIX_KIND
    if not text.isupper():
        return ""
    names = load_layout().abbreviations
    return next((name.lower() for name in names if fold_key(name) == fold_key(text) and not text.endswith(":")), "")


def _is_issued(passages: Sequence[Passage], index: int) -> bool:
    """Whether a later title is that of a document issued with the first: it says so below."""
    below = passages[index + 1 : index + _NEAR]
    return passages[index].text.isupper() and any(_ATTACHED.match(passage.text) for passage in below)


def _heading_before(passages: Sequence[Passage], title: int) -> int:
    """Where the heading of the document that is issued begins; capitals above it sign the first document."""
    cut, at = title, title
    while at > 0 and of_heading(passages[at - 1].text):
        at -= 1
        if OPENS.match(passages[at].text) or fold_key(passages[at].text) in QUOC_HIEU:
            cut = at
    return cut


def _document(passages: Sequence[Passage], title: int | None, *, issued: bool = False) -> Found:
    """The parts of one document; one that is issued with another has no recipients and no signature."""
    found = Found()
    rest = list(passages)
    if title is not None:
        found.kind = _kind_of(passages[title].text)
        if found.kind == _APPENDIX_KIND:
            found.number_of_appendix = _number_of(passages[title].text)
        head, rest = rest[:title], rest[title + 1 :]
        found.heading = read_heading(head)
        rest = _subject(found, rest)
    else:
        to = next((i for i, passage in enumerate(rest) if _TO.match(passage.text)), None)
        found.kind = _DISPATCH if to is not None else ""
        head, rest = (rest[:to], rest[to:]) if to is not None else ([], rest)
        found.heading = read_heading(head)
        found.subject = found.heading.subject
    found.unsure += found.heading.unsure
    if title is not None:
        found.unsure += set_aside(found.heading, "trích yếu")
    if issued or found.attached_note or found.kind == _APPENDIX_KIND:  # has no number, no signature of its own
        appendix = ("cơ quan",) if found.kind == _APPENDIX_KIND else ()
        found.unsure += set_aside(found.heading, "số", "ngày", *appendix)
    else:
        rest, found.tail = read_tail(rest)
        found.unsure += found.tail.unsure
        if found.kind != _DECISION:
            rest = _addressees(found, rest)
    if found.kind == _DECISION:
        rest = _authority(found, rest)
    found.body = _bases(found, rest)
    return found


def _number_of(title: str) -> str:
    words = title.split()
    return words[-1] if len(words) > len(["Phụ", "lục"]) else ""


def _subject(found: Found, rest: list[Passage]) -> list[Passage]:
    """The lines of the subject, then “(Kèm theo …)”: short lines without an end, up to the text."""
    lines: list[str] = []
    while rest and len(lines) < _NEAR:
        passage = rest[0]
        if _ATTACHED.match(passage.text):
            break
        is_text = passage.text.endswith(_ENDS) or _BASIS.match(passage.text) or _TO.match(passage.text)
        starts = read_label(passage.text) is not None or (found.kind == _DECISION and lines and passage.text.isupper())
        if is_text or starts or len(passage.text) > _SUBJECT_LENGTH * (1 if lines else 4):
            break
        lines.append(passage.text)
        rest = rest[1:]
    found.subject = " ".join(lines)
    note: list[str] = []
    while rest and (note or _ATTACHED.match(rest[0].text)) and not (note and note[-1].endswith(")")):
        if note and len(note) > _NEAR:
            break
        note.append(rest[0].text)
        rest = rest[1:]
    found.attached_note = " ".join(note)
    return rest


def _addressees(found: Found, rest: list[Passage]) -> list[Passage]:
    """Kính gửi: one on the line, or the lines below it."""
    index = next((i for i, passage in enumerate(rest[:_NEAR]) if _TO.match(passage.text)), None)
    if index is None:
        return rest
    one = _TO.match(rest[index].text)
    assert one is not None
    kept, rest = rest[:index], rest[index + 1 :]
    if one["one"]:
        found.addressees = [one["one"]]
        return [*kept, *rest]
    while rest and rest[0].text.startswith(("- ", "\u2013 ", "+ ")):
        ended = rest[0].text.endswith(".")
        found.addressees.append(rest[0].text[2:].rstrip(" ;.,"))
        rest = rest[1:]
        if ended:
            break
    return [*kept, *rest]


def _authority(found: Found, rest: list[Passage]) -> list[Passage]:
    """Who decides, in capitals above the bases; and the line QUYẾT ĐỊNH: goes, the form prints it."""
    lines = []
    while rest and rest[0].text.isupper() and fold_key(rest[0].text) != fold_key(_ORDER):
        lines.append(rest[0].text)
        rest = rest[1:]
    found.authority = " ".join(lines)
    order = next((i for i, passage in enumerate(rest) if passage.text.casefold() == _ORDER), None)
    if order is None:
        return rest
    found.bases = [passage.text for passage in rest[:order]]
    return rest[order + 1 :]


def _bases(found: Found, rest: list[Passage]) -> list[Passage]:
    """Bases on lines of their own: each ends with `;`, the last with a full stop or a comma."""
    if found.bases or found.kind in (_DISPATCH, _APPENDIX_KIND):
        return rest
    lines: list[str] = []
    for passage in rest:
        if not _BASIS.match(passage.text):
            break
        lines.append(passage.text)
        if not passage.text.endswith(";"):
            break
    if len(lines) < 2 or not lines[-1].endswith((".", ";")):  # noqa: PLR2004 -- one alone opens the text
        return rest
    found.bases = lines
    return rest[len(lines) :]
