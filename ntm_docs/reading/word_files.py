"""What is wrong with a file of Word, in words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ntm_docs.messages import vietnamese
from ntm_docs.problems import Phrase, Place, Problem, Word
from ntm_docs.word import Format, Hazard, Kind, NotWordError

_OWN_CODES: dict[Format, str] = {
    "old": "docx.old",
    "encrypted": "docx.encrypted",
    "html": "docx.html",
    "xml": "docx.html",
    "strict": "docx.strict",
}
_WITHIN: dict[str, str] = {
    "html": "chunk.html",
    "text": "chunk.text",
    "word": "chunk.word",
    "outside": "chunk.outside",
    "gone": "chunk.gone",
    "large": "chunk.large",
    "letters": "chunk.letters",
    "broken": "chunk.broken",
}


class WordHazard(NamedTuple):
    """A hazard: its kind, what it is about, what there is as a part of a sentence, what to do."""

    kind: Kind
    detail: str
    what: Phrase
    remedy: Phrase


def not_word(error: NotWordError, file: str) -> Problem:
    """Why a file is no document of Word's, as a problem of the file."""
    place = Place(file)
    if error.format in _OWN_CODES:
        return Problem(_OWN_CODES[error.format], place)
    if error.format in ("broken", "large", "doubled", "part"):
        return Problem("docx.broken", place, facts={"reason": reason_of(error)})
    return Problem("docx.not_docx", place, facts={"kind": kind_of(error.format)})


def kind_of(format_: Format) -> Word:
    """What a file is, in words."""
    return Word(vietnamese(f"format.{format_}")[0])


def reason_of(error: NotWordError) -> Phrase:
    """Why a file of Word cannot be read, as a part of a sentence."""
    codes: dict[str, str] = {"part": "word.damaged", "broken": "word.cut_off"}
    return Phrase((vietnamese(codes.get(error.format, f"word.{error.format}"))[0], {"part": error.part}))


def within(word: str) -> Word:
    """What a document within another is, or why it is not read, as a part of a sentence."""
    return Word(vietnamese(_WITHIN.get(word) or f"format.{word}")[0])


def too_deep(file: str) -> Problem:
    """A file whose parts lie one within another without end."""
    return Problem("docx.broken", Place(file), facts={"reason": Phrase((vietnamese("word.deep")[0], {}))})


def worded(hazards: Iterable[Hazard]) -> Iterator[WordHazard]:
    """Each cause once, in words; parts of one macro are one."""
    seen: set[tuple[str, str]] = set()
    for one in hazards:
        cause = (one.kind, "" if one.kind == "macro" else one.detail or one.part)
        if cause not in seen:
            seen.add(cause)
            yield in_words(one)


def in_words(one: Hazard) -> WordHazard:
    """One hazard, in words."""
    code = "word.relation" if one.kind == "relations" and one.detail else f"word.{one.kind}"
    facts = {"part": one.part, "detail": one.detail}
    what, remedy = vietnamese(code)
    return WordHazard(one.kind, one.detail, Phrase((what, facts)), Phrase((remedy, facts)))
