"""A text as words and signs, to be compared.

Case does not count, nor do blanks and what is never printed: control and private characters. A hyphen is one
sign however it is coded.
"""

import re
import unicodedata

_TOKEN = re.compile(r"(?:[^\W_]|[\ufdd0-\ufdd4])(?:[^\W_]|[\u0300-\u036f\ufdd0-\ufdd4])*|\S")
_UNPRINTED = re.compile(
    "[\u00ad\u034f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffd"
    "\ue000-\uf8ff\U000e0000-\U0010fffd]"  # private areas among them
)
_HYPHENS = {ord(one): "-" for one in "\u2010\u2011"}
_LIGATURES = re.compile("[\ufb00-\ufb06]")

# Places in a text that the printer fills: they stand in a text as characters that no text has.
PAGE, PAGES, SECTION_PAGES, MARK, LABEL = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4"

PLACES = (PAGE, PAGES, SECTION_PAGES, MARK, LABEL)
_NO_PLACES = dict.fromkeys(map(ord, PLACES))


def without_places(text: str) -> str:
    """A text without what the printer fills."""
    return text.translate(_NO_PLACES)


def plain(text: str) -> str:
    """A text as it is compared, words and signs still in place."""
    whole = unicodedata.normalize("NFC", _UNPRINTED.sub("", text)).translate(_HYPHENS)
    return _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), whole).casefold()


def tokens(text: str) -> list[str]:
    """Its words (letters and figures together) and each sign alone, in order."""
    return _TOKEN.findall(plain(text))


def is_word(token: str) -> bool:
    """Whether it is a word and no sign."""
    return token[0].isalnum() or token[0] in PLACES
