"""What must not be printed, told beforehand.

A file that is no paper, changes that nobody accepted or rejected, parts that would be fetched from elsewhere or
that are in another format: each has its sentence. Everything of a paper is told at once.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from ntm_docs.checking.opening import Package, open_package
from ntm_docs.messages import gettext as _
from ntm_docs.ooxml import read_members
from ntm_docs.problems import Place, Problem, ProblemsError, Word
from ntm_docs.reading.word_numbering import W
from ntm_docs.reading.word_text import MATH

_CHANGED = {
    f"{W}ins": Word("thêm"),
    f"{W}del": Word("xóa"),
    f"{W}moveFrom": Word("chuyển đi"),
    f"{W}moveTo": Word("chuyển đến"),
    f"{W}cellIns": Word("thêm ô"),
    f"{W}cellDel": Word("xóa ô"),
    f"{W}cellMerge": Word("gộp ô"),
}
_FORMATTED = frozenset(
    f"{W}{name}Change" for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "numbering")
)
_PROPERTIES = frozenset(f"{W}{name}" for name in ("rPr", "trPr", "tcPr", "numPr"))
_MOST_TOLD = 4
_QUOTED = 40
_HEAD = 4096
_TYPES = "[Content_Types].xml"
_FETCHED = ("image", "oleObject", "package", "frame", "subDocument", "control", "video", "audio", "media")
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MOST_TARGET = 120
_MADE_OF = {
    b"spreadsheetml": Word("bảng tính Excel (.xlsx)"),
    b"presentationml": Word("bài trình chiếu PowerPoint (.pptx)"),
    b"wordprocessingml.template": Word("mẫu Word (.dotx), chưa phải văn bản"),
    b"ms-word.template": Word("mẫu Word có macro (.dotm), chưa phải văn bản"),
    b"drawing": Word("bản vẽ Visio"),
}
_BEGINNINGS = (
    (b"%PDF", Word("tệp PDF")),
    (b"{\\rtf", Word("văn bản RTF (.rtf)")),
    (b"\x89PNG", Word("ảnh")),
    (b"\xff\xd8\xff", Word("ảnh")),
    (b"GIF8", Word("ảnh")),
    (b"Rar!", Word("tệp nén .rar")),
    (b"7z\xbc\xaf", Word("tệp nén .7z")),
)
_INPUTS = (".yaml", ".yml", ".json")


def open_paper(data: bytes, file: str) -> Package:
    """The parts of a paper that may be printed.

    Raises:
        ProblemsError: it is no paper, or must not be printed as it is; each reason is told.
    """
    place = Place(file)
    kind = foreign_kind(data)
    if kind:
        is_input = Path(file).suffix.lower() in _INPUTS
        code = "pdf.input" if is_input else "pdf.empty_file" if not data.strip() else "pdf.not_paper"
        raise ProblemsError([Problem(code, place, facts={"kind": kind})])
    package = open_package(data, file)
    problems = list(_reasons(package, place))
    if problems:
        raise ProblemsError(problems)
    return package


def foreign_kind(data: bytes) -> Word | None:
    """What a file is that is no Word document; None for one, and for what `open_package` names itself."""
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:_HEAD]
    if not data.strip():
        return Word("tệp rỗng")
    named = next((name for start, name in _BEGINNINGS if head.startswith(start)), None)
    if head.startswith(b"<") and not data.lstrip().startswith(b"<"):
        return Word("trang web hoặc XML")
    if named is not None or head.startswith((b"<", b"\xd0\xcf\x11\xe0")):
        return named
    if not data.startswith(b"PK"):
        return Word("tệp chữ hoặc dữ liệu, không phải tệp của Word")
    return _package_kind(data)


def _package_kind(data: bytes) -> Word | None:
    """What a package is, by what it says of itself."""
    try:
        members = read_members(data, lambda name: name in (_TYPES, "mimetype"))
        names = zipfile.ZipFile(BytesIO(data)).namelist()
    except (ValueError, zipfile.BadZipFile):
        return None
    if b"opendocument" in members.get("mimetype", b""):
        return Word("tệp OpenDocument (.odt, .ods)")
    types = members.get(_TYPES, b"")
    main = [one for one in types.split(b"<") if b".main+xml" in one or b"template.macro" in one or b"Visio" in one]
    found = next((name for one in main for sign, name in _MADE_OF.items() if sign in one), None)
    if found is None and not types and not any(name.replace("\\", "/").startswith("word/") for name in names):
        return Word("tệp nén .zip")
    return found


def _reasons(package: Package, place: Place) -> Iterator[Problem]:
    changes = [one for name, root in sorted(package.parts.items()) if _is_story(name) for one in _changes(root)]
    if changes:
        named = list(dict.fromkeys(text for text in changes if text))
        shown = ", ".join(named[:_MOST_TOLD]) + (", …" if len(named) > _MOST_TOLD else "")
        yield Problem("pdf.tracked", place, facts={"count": len(changes), "changes": shown})
    outside = list(dict.fromkeys(_outside(package)))
    if any(True for _one in package.document.iter(f"{W}altChunk")) and not any(
        kind == "aFChunk" for kind, _t in outside
    ):
        outside.append(("aFChunk", "altChunk"))
    for kind, target in outside:
        code = "pdf.chunk" if kind == "aFChunk" else "pdf.linked"
        yield Problem(code, place, facts={"target": target[:_MOST_TARGET]})


def _outside(package: Package) -> Iterator[tuple[str, str]]:
    """Parts that are fetched when the paper is opened, and those in another format."""
    for name, root in package.parts.items():
        for one in root.iter(_REL) if name.endswith(".rels") else ():
            kind = (one.get("Type") or "").rsplit("/", 1)[-1]
            if kind == "aFChunk" or (one.get("TargetMode") == "External" and kind in _FETCHED):
                yield kind, one.get("Target") or ""


def _is_story(name: str) -> bool:
    return not name.endswith(".rels") and "/theme/" not in name and "/comments" not in name


def _changes(root: Any) -> Iterator[str]:
    """Each change that is neither accepted nor rejected, in words; one of formatting alone by that word."""
    for one in root.iter(*_CHANGED, *_FORMATTED):
        if any(above.tag in _FORMATTED for above in one.iterancestors()):
            continue
        if one.tag in _FORMATTED:
            yield _("định dạng")
            continue
        what = _(_CHANGED[one.tag])
        text = " ".join("".join(t.text or "" for t in one.iter(f"{W}t", f"{W}delText", f"{MATH}t")).split())
        if text:
            yield f"{what} “{text[:_QUOTED]}{'…' if len(text) > _QUOTED else ''}”"
        elif one.getparent() is not None and one.getparent().tag == f"{W}trPr":
            yield what + " " + _("hàng bảng")
        else:
            yield what + " " + _("dấu đoạn") if one.getparent().tag in _PROPERTIES else what
