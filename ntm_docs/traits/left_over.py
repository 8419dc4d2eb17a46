"""What a form, a formula or a conversion left behind."""

import re
from collections.abc import Iterator

from ntm_docs.traits.told import Kind, Told, excerpt

# `[CẦN_BỔ_SUNG]` is a drafter's mark, which drafts refuse in their own words.
_FIELD = re.compile(
    r"«\s*[^«»\s]{1,60}\s*»|«\s*[^«»\s]*_[^«»]*»|<<[^<>\n]{1,60}>>|\{\{[^{}\n]{0,80}\}\}|\{%[^\n]{0,80}?%\}|\$\{[^{}\n]{1,60}\}"
    r"|\{?\s*\bMERGEFIELD\b[^}\n]{0,80}\}?|\[(?!\[|(?i:rà_soát|cần_bổ_sung))[^\W\d][^\W_]*(?:_[^\W_]+)+\](?!\])|<[^\W\d]\w*_\w+>|\[Merge[^\]\n]*\]"
)
_GUILLEMETS = re.compile("[«»]")
_FORMULA = re.compile(r"=\s*(?:[A-Z][A-Z0-9.]*\(|\$?[A-Z]{1,3}\$?\d+|['\"(\d+-]|\[)", re.IGNORECASE)
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|BUSY!)|#{4,}", re.IGNORECASE)
_QUESTION = re.compile(r"(?<![/\w.?=&])[^\W\d_]+\?+[^\W\d_]+")


def merge_fields(text: str, _kind: Kind) -> Iterator[Told]:
    """`«Ho_ten»`, `{{ten}}`, `<<ten>>`: a field of mail merge that was never filled."""
    if found := _FIELD.search(text):
        fields = dict.fromkeys(one[0] for one in _FIELD.finditer(text))
        yield Told("trait.merge_field", {"text": excerpt(", ".join(fields))}, "error", found.start())
    elif found := _GUILLEMETS.search(text):
        facts = {"char": found[0], "position": found.start() + 1}
        yield Told("trait.guillemets", facts, "warning", found.start())


def formulas(text: str, _kind: Kind) -> Iterator[Told]:
    """`=A1&B1`, `#N/A`: a formula as text, or the error it ended in."""
    if "\n" in text:
        return
    if _FORMULA.match(text):
        yield Told("trait.formula", {"text": excerpt(text)}, "error")
    elif _ERROR.match(text) and len(text.split()) == 1:
        yield Told("trait.error_value", {"text": excerpt(text)}, "error")


def questions(text: str, kind: Kind) -> Iterator[Told]:
    """`Nguy?n V?n`: letters that an encoding had no room for became question marks."""
    if (found := _QUESTION.search(text)) and "://" not in text:
        facts = {"text": found[0][:60], "position": found.start() + 1}
        yield Told("trait.question", facts, "error" if kind == "name" else "warning", found.start())
