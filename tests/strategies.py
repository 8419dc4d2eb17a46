"""Hypothesis strategies in one room."""

import unicodedata

from hypothesis import strategies as st

_UNPRINTABLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def printable_text(max_size: int = 60) -> st.SearchStrategy[str]:
    """Any text that a clerk could type and a document can hold, in NFC and trimmed."""
    characters = st.characters(exclude_categories=_UNPRINTABLE)
    texts = st.text(characters, min_size=1, max_size=max_size)
    return texts.map(lambda text: " ".join(unicodedata.normalize("NFC", text).split(" ")).strip()).filter(bool)
