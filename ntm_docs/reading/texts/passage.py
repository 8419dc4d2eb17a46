"""Text of an existing document, mended."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import field

from ntm_docs.machine.frozen import frozen

_SIGNS = str.maketrans({"\u2011": "-", "\x1e": "-"})  # hyphens that do not break, of Word's and of its old format


@frozen
class Mended:
    """What reading changed or left out: message code, line, the text concerned, other facts of the message."""

    code: str
    number: int
    text: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


def clean_passage(text: str) -> str:
    """NFC, plain spaces, without characters that do not print."""
    plain = unicodedata.normalize("NFC", text).translate(_SIGNS)
    if plain.isprintable():
        return " ".join(plain.split())
    shown = "".join(
        " " if char.isspace() else char
        for char in plain
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cs", "Cn")
    )
    return re.sub(r"\s+", " ", shown).strip()
