"""Breaks one fact of a dossier at one place."""

from collections.abc import Iterator

# What another person, another body would be called.
_OTHERS = {"ten": "Phùng Ngọc Quỳnh", "ky": "Phùng Ngọc Quỳnh"}
_OTHER_AWARD = ("Bằng khen của Bộ trưởng Bộ Nội vụ", "Huân chương Lao động hạng Nhất")
_TONES = (
    "aàáảãạ",
    "ăằắẳẵặ",
    "âầấẩẫậ",
    "eèéẻẽẹ",
    "êềếểễệ",
    "iìíỉĩị",
    "oòóỏõọ",
    "ôồốổỗộ",
    "ơờớởỡợ",
    "uùúủũụ",
    "ưừứửữự",
    "yỳýỷỹỵ",
)
_POSTS = {"tổ trưởng": "Tổ phó", "giáo viên": "nhân viên", "nhân viên": "kế toán", "trưởng phòng": "Phó Trưởng phòng"}
_NEXT = _POSTS | {"một": "hai", "hai": "ba", "ba": "bốn", "bốn": "năm"}


def broken(kind: str, text: str) -> Iterator[tuple[str, str]]:
    """The ways to break a fact: what was done, what then stands there."""
    if kind in ("ten", "ky", "dv", "nhac", "nct"):
        yield "tone", _other_tone(text)
        yield "letter", _other_letter(text)
    if kind in _OTHERS:
        yield "another", _OTHERS[kind].upper() if text.isupper() else _OTHERS[kind]
    elif kind in ("dv", "nct"):
        last = text.rsplit(maxsplit=1)[-1]
        yield "another", text.removesuffix(last) + ("BÌNH" if last.isupper() else "Bình")
    elif kind in ("so", "phieu", "sottr"):
        figures, *words = text.split(" ", 1)
        number = int(figures) + (1 if kind != "phieu" or text == "0" else -1)
        yield "number", " ".join((f"{number:0{len(figures)}}", *words))
    elif kind in ("chu", "cv"):
        yield "words", _NEXT[text.casefold()]
    elif kind == "ht":
        other = _OTHER_AWARD[text.casefold().startswith("huân chương")]
        yield "award", other.upper() if text.isupper() else other
    elif kind == "gd":
        yield "year", text[:-1] + str((int(text[-1]) + 1) % 10)
    elif kind == "tyle":
        yield "percent", "91" if text != "91" else "92"
    elif kind in ("hop", "ngay"):
        day = text[:2]
        yield "day", f"{int(day) - 1:02}{text[2:]}"


def _other_tone(text: str) -> str:
    """The last vowel of the last word with another tone."""
    for at in range(len(text) - 1, -1, -1):
        low = text[at].lower()
        for row in _TONES:
            if low in row:
                other = row[(row.index(low) + 2) % len(row)]
                return text[:at] + (other.upper() if text[at].isupper() else other) + text[at + 1 :]
    raise ValueError(text)


def _other_letter(text: str) -> str:
    """The last word ends in another letter, or begins so where it is short."""
    last = text[-1]
    other = (
        "m"
        if last.lower() in "aeiouyêôơưâăáàảãạ" or last.lower() not in "nmhtcp"
        else {"n": "m"}.get(last.lower(), "n")
    )
    if last.lower() in "nhmtcp":
        return text[:-1] + (other.upper() if last.isupper() else other)
    return text + (other.upper() if last.isupper() else other)
