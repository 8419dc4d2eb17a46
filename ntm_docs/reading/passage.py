"""Paragraphs of an existing document, and where they stood."""

import re
import unicodedata
from dataclasses import dataclass

_OF_HEADING = re.compile(r"Số\s*:|Nơi nhận|V/v|.*, ngày\b.*\btháng\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text without line breaks; `number` is its line (.txt) or its paragraph (.docx), from 1.

    Passages of one `group` belong together: lines without a blank line between them, or the
    paragraphs of one table cell. `in_table` tells a cell.
    """

    text: str
    number: int
    group: int
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class Mended:
    """What reading changed or left out: message code, line, the text concerned."""

    code: str
    number: int
    text: str = ""


def clean_passage(text: str) -> str:
    """NFC, plain spaces, without characters that do not print."""
    plain = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u2011", "-")
    shown = "".join(
        " " if char in "\t\n\r" else char
        for char in plain
        if char in "\t\n\r" or unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cs", "Cn")
    )
    return re.sub(r"\s+", " ", shown).strip()


def split_tabs(text: str) -> list[str]:
    """The columns of a heading or signature set with tabs; in running text a tab is a space."""
    parts = [part.strip() for part in re.split(r"\t+", text) if part.strip()]
    if len(parts) > 1 and any((part.isupper() and len(part) > 3) or _OF_HEADING.match(part) for part in parts):  # noqa: PLR2004 -- longer than a label
        return parts
    return [" ".join(parts)] if parts else []
