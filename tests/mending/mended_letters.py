"""Letters of a mended paper against those of the original, read without our own reader."""

import re
import unicodedata
import zipfile
from collections import Counter
from io import BytesIO

from lxml import etree

from ntm_docs.mending import MendedPaper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def letters(data: bytes) -> str:
    """Letters and figures of a document in the order of its XML, signs aside: read without our own reader."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        name = next(one for one in archive.namelist() if re.fullmatch(r"word/document\d*\.xml", one))
        root = etree.fromstring(archive.read(name))
    text = unicodedata.normalize("NFC", "".join(one.text or "" for one in root.iter(f"{W}t")))
    return "".join(filter(str.isalnum, text))


def as_told(data: bytes, mended: MendedPaper) -> bool:
    """Whether the letters differ by the signs that were told and by nothing else, wherever the parts stand now."""
    wanted = Counter(letters(data).casefold())
    for before, after in mended.signs:
        wanted.subtract(filter(str.isalnum, before.casefold()))
        wanted.update(filter(str.isalnum, after.casefold()))
    return +wanted == Counter(letters(mended.data).casefold())
