"""Paragraphs of an existing document, and where they stood."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from ntm_docs.phrases.dates import DAY_LINE_BEGINS

_OF_HEADING = re.compile(rf"Số\s*:|Nơi nhận|V/v|{DAY_LINE_BEGINS}")

_SIGNS = str.maketrans({"\u2011": "-", "\x1e": "-"})  # hyphens that do not break, of Word's and of its old format


@dataclass(frozen=True, slots=True)
class Passage:
    """A text without line breaks; `number` is its line (.txt) or its paragraph (.docx), from 1.

    Passages of one `group` belong together: lines without a blank line between them, or the
    paragraphs of one table cell. `table` is the number of the table, or box, it stands in; 0 for none.
    """

    text: str
    number: int
    group: int
    table: int = 0


@dataclass(frozen=True, slots=True)
class Mended:
    """What reading changed or left out: message code, line, the text concerned, other facts of the message."""

    code: str
    number: int
    text: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


def clean_passage(text: str) -> str:
    """NFC, plain spaces, without characters that do not print."""
    plain = unicodedata.normalize("NFC", text).translate(_SIGNS)
    shown = "".join(
        " " if char.isspace() else char
        for char in plain
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cs", "Cn")
    )
    return re.sub(r"\s+", " ", shown).strip()


def split_tabs(text: str) -> list[str]:
    """The columns of a heading or signature set with tabs; in running text a tab is a space."""
    parts = [part.strip() for part in re.split(r"\t+", text) if part.strip()]
    if len(parts) > 1 and any((part.isupper() and len(part) > 3) or _OF_HEADING.match(part) for part in parts):  # noqa: PLR2004 -- longer than a label
        return parts
    return [" ".join(parts)] if parts else []
