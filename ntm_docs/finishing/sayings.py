"""Which warnings of a manifest the program can have said."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from string import Formatter

from ntm_docs.messages import vietnamese_wordings
from ntm_docs.problems import Place, Problem
from ntm_docs.regulations import Book, QuyDinh, Ruling
from ntm_docs.regulations.plan import is_optional

_LONGEST = 20_000  # letters of a warning
_LEAST = 12  # letters of ours in a wording, below which it would match anything
_EXACT = frozenset({"law.confirm", "law.regime"})  # texts of the law data, which are known in full
_CELL = re.compile(r"[^!]*![A-Z]{1,3}[0-9]{1,7}: ")


def regime_notes(book: Book, on: date) -> set[str]:
    """What must be said of the regime on a day."""
    place = Place("")
    return {Problem("law.regime", place, facts={"text": text}).in_vietnamese() for text in book.warnings(on)}


def confirmations(rulings: Iterable[tuple[str, Ruling]]) -> Iterator[tuple[str, str]]:
    """What the rulings of a dossier want confirmed, each with its topic."""
    for topic, ruling in rulings:
        if ruling.rule is not None or not is_optional(topic):
            yield from ((topic, one.in_vietnamese()) for one in ruling.warnings(Place("")))


def is_ours(text: str, book: Book) -> bool:
    """Whether a warning is a sentence of the program, with any facts in it; those of the law data word for word."""
    if len(text) > _LONGEST:
        return False
    inner = _CELL.sub("", text, count=1)
    if {text, inner} & _of_the_law(book):
        return True
    return any(part in inner and pattern.fullmatch(inner) for part, pattern in _patterns())


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Every wording as a pattern, before it the longest part of it that is always said."""
    found = []
    for code, sentence in vietnamese_wordings():
        pieces = list(Formatter().parse(sentence))
        fixed = [literal for literal, _name, _form, _conversion in pieces]
        if code in _EXACT or sum(map(len, fixed)) < _LEAST:
            continue
        text = "".join(re.escape(literal) + (".*" if name is not None else "") for literal, name, _f, _c in pieces)
        found.append((max(fixed, key=len), re.compile(rf"{text}(?: \(.*\))?", re.DOTALL)))
    return found


def _of_the_law(book: Book) -> frozenset[str]:
    """Every sentence that the law data itself holds: notes on regimes, rules to confirm."""
    known: frozenset[str] | None = book.answers.get(_of_the_law)
    if known is None:
        notes = {one.noi_dung for regime in book.che_do for one in regime.canh_bao}
        said = {Problem("law.regime", Place(""), facts={"text": text}).in_vietnamese() for text in notes}
        known = frozenset(said | {text for rule in book.quy_dinh for text in _to_confirm(rule, book)})
        book.answers[_of_the_law] = known
    return known


def _to_confirm(rule: QuyDinh, book: Book) -> Iterator[str]:
    ruling = Ruling(rule.ve, book.hinh_thuc[0], rule.tu, rule)
    return (one.in_vietnamese() for one in ruling.warnings(Place("")) if one.code == "law.confirm")
