"""Catalogues of other languages: Vietnamese sentence → translated sentence."""

from collections.abc import Callable
from importlib.resources import files

from babel.messages.pofile import read_po


def catalogue(language: str) -> Callable[[str], str]:
    """Look-up in `language`; a sentence or a language that is not there stays Vietnamese."""
    source = files("ntm_docs.locale").joinpath(f"{language}/LC_MESSAGES/ntm_docs.po")
    if not source.is_file():
        return lambda sentence: sentence
    with source.open("rb") as stream:
        entries = {str(entry.id): str(entry.string) for entry in read_po(stream) if entry.id}
    return lambda sentence: entries.get(sentence) or sentence
