"""UTF-8 that was read as Windows-1252, and saved again."""

import re

_BYTES = {bytes([code]).decode("cp1252", "replace"): code for code in range(0x80, 0xA0)} | {
    chr(code): code for code in range(0x80, 0x100)
}
_TAIL = "".join(char for char, code in _BYTES.items() if code < 0xC0)  # noqa: PLR2004 -- bytes that begin no character
_TWICE = re.compile(f"[\u00c2-\u00df][{re.escape(_TAIL)}]|[\u00e0-\u00ef][{re.escape(_TAIL)}]{{2}}")
_SURE = re.compile("[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u2013\u2014\u201c\u201d]")
LEFT = re.compile("á[º»]|Ã[\x80-\xbf‚ƒ„†‡ˆ‰Š‹ŒŽ]|Ä[\x90‘’]|Æ[°¡¯]|â€")  # what no text has in any other way


def mended_mojibake(text: str) -> str:
    """The text with every character that was encoded twice as it was meant; the text itself where none is."""
    return _TWICE.sub(_once, text)


def _once(found: re.Match[str]) -> str:
    try:
        meant = bytes(_BYTES[char] for char in found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
    return meant if _SURE.fullmatch(meant) else found[0]
