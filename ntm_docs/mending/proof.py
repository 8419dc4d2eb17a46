"""Proof that a mended paper says what it said."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ntm_docs.layout import load_layout
from ntm_docs.mending.draft import Edit, words
from ntm_docs.outline import ALPHABET
from ntm_docs.papers.parts.zones import is_quoc_hieu, is_tieu_ngu
from ntm_docs.word.facts import Facts
from ntm_docs.word.numbering import W
from ntm_docs.word.signs import MATH

_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_LABEL = re.compile(r"^(?:điều\s+\d+[a-zđ]?|\d+|[a-zđ])[.):/]", re.IGNORECASE)


def _letters(text: str) -> str:
    """Letters and figures of a text, nothing else."""
    return "".join(char for char in text if char.isalnum())


def _is_same(before: str, after: str) -> bool:
    return _letters(before) == _letters(after)


def _is_same_in_any_case(before: str, after: str) -> bool:
    return _letters(before).casefold() == _letters(after).casefold()


def _one_of(name: str, is_meant: Callable[[str], bool]) -> Callable[[str, str], bool]:
    """The fixed wording, in place of one line that was meant to be it; the rest of the paragraph is the same."""

    def permitted(before: str, after: str) -> bool:
        wanted = load_layout().components[name].text or ""
        head, found, tail = after.partition(wanted)
        line = before.removeprefix(head).removesuffix(tail) if found else ""
        return bool(found) and before == head + line + tail and is_meant(line.strip())

    return permitted


def _is_label(before: str, after: str) -> bool:
    """Another sign behind a label, or another letter of the decree's alphabet: what follows it is the same."""
    one, other = _LABEL.match(before), _LABEL.match(after)
    if one is None or other is None or before[one.end() :] != after[other.end() :]:
        return False
    old, new = one[0][:-1], other[0][:-1]
    return old == new or (len(old) == len(new) == 1 and old.isalpha() and new in ALPHABET)


def _no_letters(before: str, after: str) -> bool:
    return not _letters(before) and not after


def _same_lines(before: str, after: str) -> bool:
    """The same words in the same number: lines may stand in another order."""
    return sorted(before.split()) == sorted(after.split())


# What each kind of edit may change. Whatever is not here must be as it was, letter by letter.
PERMITTED: Mapping[str, Callable[[str, str], bool]] = {
    "quoc_hieu": _one_of("quoc_hieu", is_quoc_hieu),
    "tieu_ngu": _one_of("tieu_ngu", is_tieu_ngu),
    "so": _is_same_in_any_case,
    "kinh_gui": _is_same_in_any_case,
    "noi_nhan": _is_same_in_any_case,
    "ten": _is_same_in_any_case,
    "diem": _is_label,
    "ke": _no_letters,
    "place": _same_lines,
}


def texts_of(root: Any) -> list[tuple[Any, str]]:
    """Every w:p of a part with its words."""
    return [(one, words(one)) for one in root.iter(f"{W}p")]


def expected_words(before: Sequence[tuple[Any, str]], edits: Sequence[Edit]) -> list[str]:
    """The words that the mended paper must have: those of the original, with the edits that are permitted.

    Raises:
        ValueError: an edit changes more than its kind may, or begins from other words than stood there.
    """
    texts = dict(before)
    order = [one for one, _text in before]
    for edit in edits:
        there = " ".join(texts.get(one, "") for one in edit.paragraphs)
        if _flat(there) != _flat(edit.before) or not PERMITTED[edit.kind](_flat(edit.before), _flat(edit.after)):
            raise ValueError(f"{edit.kind}: {edit.before!r} -> {edit.after!r}")
        first, *rest = edit.paragraphs
        made = edit.made or ((first, edit.after), *((one, "") for one in rest))
        if _flat(" ".join(text for _one, text in made)) != _flat(edit.after):
            raise ValueError(f"{edit.kind}: {edit.before!r} -> {made!r}")
        at, gone = order.index(first), set(edit.paragraphs)
        order[at:] = [*(one for one, _text in made), *(one for one in order[at:] if one not in gone)]
        texts.update(made)
    return " ".join(texts[one] for one in order).split()


def _flat(text: str) -> str:
    return " ".join(text.split())


def differ(wanted: Sequence[str], found: Sequence[str]) -> str:
    """Where two texts differ first, in words; empty where they are the same."""
    for at, (one, other) in enumerate(zip(wanted, found, strict=False)):
        if one != other:
            return f"{' '.join(wanted[max(0, at - 3) : at + 3])} ≠ {' '.join(found[max(0, at - 3) : at + 3])}"
    if len(wanted) != len(found):
        longer = wanted if len(wanted) > len(found) else found
        return " ".join(longer[min(len(wanted), len(found)) :][:6])
    return ""


def kept_things(root: Any) -> dict[str, int]:
    """Tables, pictures, notes, fields, links, marks of a part, counted: none may be lost."""
    names = (
        "tbl footnoteReference endnoteReference commentReference commentRangeStart hyperlink bookmarkStart sdt object "
        "sym numPr fldChar fldSimple"
    )
    found = {name: sum(1 for _one in root.iter(f"{W}{name}")) for name in names.split()}
    return found | {"blip": sum(1 for _one in root.iter(_BLIP)), "oMath": sum(1 for _one in root.iter(f"{MATH}oMath"))}


def hidden_of(facts: Facts) -> list[str]:
    """What is in the file and does not print."""
    return sorted(unicodedata.normalize("NFC", one.text) for one in facts.left_out if one.kind in ("hidden", "deleted"))


def margin_words(parts: Mapping[str, Any]) -> list[str]:
    """Words of headers, footers and notes; figures and signs of page numbers aside."""
    found = [
        word
        for name, root in sorted(parts.items(), key=lambda pair: pair[0])
        if root.tag in (f"{W}hdr", f"{W}ftr", f"{W}footnotes", f"{W}endnotes")
        for word in _words_in(root)
        if name
    ]
    return sorted(set(found))


def _words_in(root: Any) -> Iterator[str]:
    for paragraph in root.iter(f"{W}p"):
        for word in words(paragraph).split():
            if any(map(str.isalpha, word)):
                yield word
