"""The areas of a workbook, counted before openpyxl opens it.

openpyxl makes an object for every cell of a merged area, of a link, of a note and of a table's range, and compares
areas with each other: a small file may ask for billions. So the areas are counted in the XML first, sheet by sheet.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from ntm_docs.problems import Place, Problem, ProblemsError, Word
from ntm_docs.reading.sheets.cell_values import column_of

MOST_CELLS = 400_000  # of areas together, beside those that are filled
MOST_AREAS = 5_000  # of one kind in a sheet; each is compared with all others
MOST_LINKS = 12_000  # of a sheet: two for each case of a large reception
MOST_FILLED = 6_000_000  # about 3 GB in openpyxl
_SPREAD = {
    "mergeCell": Word("ô gộp"),
    "hyperlink": Word("liên kết"),
    "comment": Word("ghi chú"),
    "table": Word("bảng"),
}
_LISTED = {
    "mergeCell": ("ref", Word("ô gộp")),
    "hyperlink": ("ref", Word("liên kết")),
    "dataValidation": ("sqref", Word("quy tắc nhập liệu")),
    "conditionalFormatting": ("sqref", Word("định dạng có điều kiện")),
    "protectedRange": ("sqref", Word("vùng bảo vệ")),
    "ignoredError": ("sqref", Word("vùng bỏ qua lỗi")),
    "selection": ("sqref", Word("vùng đang chọn")),
    "comment": ("ref", Word("ghi chú")),
    "table": ("ref", Word("bảng")),
    "brk": ("id", Word("dấu ngắt trang")),
    "col": ("min", Word("độ rộng cột")),
}
_ONE_BY_ONE = frozenset({"col", "comment"})  # not compared with each other
_FILLED = frozenset({"c", "row"})
_WANTED = tuple(f"{{*}}{name}" for name in (*_LISTED, "c", "row", "definedName"))
_LONGEST_NAME = 100_000  # letters of what a name stands for
_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?")


def check_areas(path: Path) -> None:
    """Refuse to open a workbook whose areas would fill the memory.

    Raises:
        ProblemsError: there are too many, or they are too large; the part and the area are named.
    """
    cells = filled = 0
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.lower().endswith(".xml") or not _is_read(name):
                continue
            counts: dict[str, int] = {}
            for tag, element in _elements(archive, name):
                if tag in _FILLED:
                    filled += 1
                    if filled > MOST_FILLED:
                        raise _refused(path, "book.filled", limit=_shown(MOST_FILLED))
                    continue
                written = _check_count(path, name, tag, element, counts)
                if tag in _SPREAD:
                    cells += _size(path, name, tag, written)
                    if cells > MOST_CELLS:
                        facts = {"part": name, "area": written[:40], "kind": _SPREAD[tag]}
                        raise _refused(path, "book.area", limit=_shown(MOST_CELLS), **facts)


def _is_read(name: str) -> bool:
    return not name.lower().startswith(("xl/sharedstrings", "xl/media", "docprops", "xl/theme", "customxml"))


def _elements(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, Any]]:
    """The elements of a part that are asked for, one at a time; nothing of it is kept."""
    with archive.open(name) as stream:
        found = etree.iterparse(
            stream, events=("end",), tag=_WANTED, resolve_entities=False, no_network=True, huge_tree=True, recover=False
        )
        for _event, element in found:
            yield etree.QName(element).localname, element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _check_count(path: Path, name: str, tag: str, element: Any, counts: dict[str, int]) -> str:
    """Count the areas of an element; as they are written."""
    if tag == "definedName":
        written = element.text or ""
        if len(written) > _LONGEST_NAME:
            facts = {"part": name, "kind": Word("tên vùng"), "count": len(written)}
            raise _refused(path, "book.areas", limit=_shown(MOST_AREAS), **facts)
        return str(written)
    attribute, kind = _LISTED[tag]
    written = element.get(attribute) or ""
    counts[tag] = counts.get(tag, 0) + len(written.split())
    most = MOST_LINKS if tag == "hyperlink" else MOST_AREAS
    if counts[tag] > most and tag not in _ONE_BY_ONE:
        raise _refused(path, "book.areas", part=name, kind=kind, limit=_shown(most))
    return str(written)


def _size(path: Path, name: str, tag: str, written: str) -> int:
    """The cells of an area."""
    found = _AREA.fullmatch(written)
    if found is None:
        raise _refused(path, "book.area_unread", part=name, area=written[:40], kind=_SPREAD[tag])
    left, top, right, bottom = found.groups()
    if right is None:
        return 1
    return (abs(int(bottom) - int(top)) + 1) * (abs(_column(right) - _column(left)) + 1)


def _column(letters: str) -> int:
    return column_of(letters.upper().encode())


def _shown(limit: int) -> str:
    return f"{limit:,}".replace(",", ".")


def _refused(path: Path, code: str, **facts: object) -> ProblemsError:
    return ProblemsError([Problem(code, Place(path.name), facts=facts)])
