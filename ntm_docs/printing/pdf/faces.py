"""What the fonts of a PDF do to its letters.

Told: letters that the font of a text does not have, so that another draws them; fonts that stand in for others;
text of an old encoding whose font is not on this machine.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ntm_docs.printing.pdf.letters import Letter
from ntm_docs.printing.pdf.words import PrintedWord, mixed
from ntm_docs.problems import Place, Problem
from ntm_docs.traits import to_unicode
from ntm_docs.traits.old_fonts import OLD_FONTS

_SAME_WIDTHS = (
    ("timesnewroman", "liberationserif", "tinos"),
    ("arial", "liberationsans", "arimo"),
    ("couriernew", "liberationmono", "cousine"),
    ("calibri", "carlito"),
    ("cambria", "caladea"),
)
_OURS = _SAME_WIDTHS[0]
_OF_UNICODE = frozenset("ĂăĐđĨĩŨũƠơƯư") | {chr(code) for code in range(0x1EA0, 0x1EFA)}
_MOST_LETTERS = 20
OF_THE_MACHINE = ("pdf.fallback", "pdf.substitute", "pdf.not_embedded")
_QUOTED = 60


def folded(name: str) -> str:
    """A font's name without blanks and signs: as the document and as the PDF write it."""
    return "".join(char for char in name.casefold() if char.isalnum() or char == ".")


def _stands_for(family: str) -> tuple[str, ...]:
    """The families that have the widths of this one, itself among them."""
    name = folded(family)
    return next((group for group in _SAME_WIDTHS if name.startswith(group)), (name,))


def old_text(fonts: Mapping[str, Sequence[str]], printed: Sequence[str], place: Place) -> Iterator[Problem]:
    """Text typed for a font of an old encoding that is not in the PDF: it prints as other letters."""
    there = tuple(folded(name) for name in printed)
    for font, texts in fonts.items():
        if not font.casefold().startswith(OLD_FONTS) or any(name.startswith(folded(font)) for name in there):
            continue
        coded = [text for text in texts if _is_coded(text, capitals=font.casefold().endswith("h"))]
        whole = " ".join("".join(texts).split())
        if coded and not _OF_UNICODE & set(whole):
            sample = " ".join(whole.split())[:_QUOTED]
            read = to_unicode(whole)
            facts = {"font": font, "sample": sample, "meant": read[:_QUOTED] if read else "…"}
            yield Problem("pdf.old_font", place, facts=facts)


def _is_coded(text: str, *, capitals: bool) -> bool:
    """Whether a text shows other letters in an old font than without; `capitals`: it shows small ones as capitals."""
    return not text.isascii() or (capitals and any(char.islower() for char in text))


def fonts_of(pages: Sequence[Any]) -> dict[str, bool]:
    """The fonts of the pages by name, and whether the file has each."""
    found: dict[str, bool] = {}
    for one in pages:
        for entry in ((one.get("/Resources") or {}).get("/Font") or {}).values():
            font = entry.get_object()
            name = str(font.get("/BaseFont", "")).lstrip("/").split("+")[-1]
            found[name] = found.get(name, True) and _embedded(font)
    return found


def _embedded(font: Any) -> bool:
    inner = [one.get_object() for one in font.get("/DescendantFonts", ())] or [font]
    descriptors = [one.get("/FontDescriptor") for one in inner]
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    return all(one is not None and any(key in one.get_object() for key in files) for one in descriptors)


def font_faults(
    fonts: Mapping[str, bool],
    asked: Mapping[str, Sequence[str]],
    letters: Sequence[Letter],
    words: Sequence[PrintedWord],
    place: Place,
) -> Iterator[Problem]:
    """Fonts that are not in the file, that lack letters, that stand in for others: as warnings.

    A font that draws no letter and no figure (bullets, signs) may be any.
    """
    for name in (name for name, there in fonts.items() if not there):
        yield Problem("pdf.not_embedded", place, facts={"font": name}, severity="warning")
    drawn: dict[str, Counter[str]] = {}
    for one in letters:
        if one.text[:1].isalnum():
            drawn.setdefault(one.family, Counter())[one.text] += 1
    wanted = {name for font in asked for name in _stands_for(font)}
    chief = sorted(drawn, key=lambda one: (not _is_wanted(one, wanted), -drawn[one].total()))
    shown = {name for family in drawn for name in _stands_for(family)}
    absent = sorted(font for font in asked if not shown.intersection(_stands_for(font)))
    strange = [one for one in chief if not _is_wanted(one, wanted) and not folded(one).startswith(_OURS)]
    helped = {font: (others, lacking) for font, others, lacking in _fallbacks(chief, drawn, words)}
    if not absent and chief and chief[0] not in strange:  # all fonts are there: what another draws, they lack
        others, lacking = helped.setdefault(chief[0], (set(), set()))
        for family in strange:
            others.add(family)
            lacking |= set(drawn[family]) - set(drawn[chief[0]])
    for font, (others, lacking) in helped.items():
        if lacking:
            facts = {"font": font, "letters": _some(list(lacking)), "other": ", ".join(sorted(others))}
            yield Problem("pdf.fallback", place, facts=facts, severity="warning")
    told = {family for others, _lacking in helped.values() for family in others}
    for family in sorted(set(strange) - told):
        facts = {"font": family, "asked": ", ".join(absent) or "Times New Roman"}
        yield Problem("pdf.substitute", place, facts=facts, severity="warning")


def gathered(warnings: Sequence[Problem]) -> list[tuple[Problem, int]]:
    """Warnings of fonts of a whole run: one for each font that lacks or stands in, with the number of its PDFs.

    It is the machine's fault, so it is told once; `facts` name all letters together.
    """
    found: dict[tuple[object, ...], list[Problem]] = {}
    for one in warnings:
        if one.code in OF_THE_MACHINE:
            key = (one.code, *(one.facts.get(name) for name in ("font", "other", "asked")))
            found.setdefault(key, []).append(one)
    return [(_together(group), len(group)) for group in found.values()]


def _together(group: Sequence[Problem]) -> Problem:
    if group[0].code != "pdf.fallback":
        return group[0]
    letters = dict.fromkeys(letter for one in group for letter in str(one.facts["letters"]).split(", "))
    return replace(group[0], facts={**group[0].facts, "letters": _some([one for one in letters if one != "…"])})


def _some(letters: Sequence[str]) -> str:
    ordered = sorted(letters, key=lambda one: (one.lower(), one))
    return ", ".join(ordered[:_MOST_LETTERS]) + (", …" if len(ordered) > _MOST_LETTERS else "")


def _is_wanted(family: str, wanted: set[str]) -> bool:
    return folded(family).startswith(tuple(wanted)) if wanted else False


def _fallbacks(
    chief: Sequence[str], drawn: Mapping[str, Counter[str]], words: Sequence[PrintedWord]
) -> Iterator[tuple[str, set[str], set[str]]]:
    """Fonts whose words have letters of another font, with these fonts and the letters; the chief ones first."""
    rank = {family: number for number, family in enumerate(chief)}
    found: dict[str, tuple[set[str], set[str]]] = {}
    for letter, family, beside in mixed(words):
        if rank.get(beside, len(rank)) < rank.get(family, 0) and letter not in drawn[beside]:
            others, lacking = found.setdefault(beside, (set(), set()))
            others.add(family)
            lacking.add(letter)
    for font, (others, lacking) in found.items():
        yield font, others, lacking
