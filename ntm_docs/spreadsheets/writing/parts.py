"""Writes the parts of a workbook in Excel's order."""

import zipfile
from typing import Any, BinaryIO

from lxml import etree
from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_STYLE

from ntm_docs.spreadsheets.writing.drafts import drafts
from ntm_docs.word.incoming.package import parse_xml

# The standard leaves the order open (ISO/IEC 29500-1, 18.8.22), Excel does not (MS-OI29500, 2.1.706), and openpyxl
# writes another one.
_FONT = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color"),
    *("name", "family", "charset", "scheme"),
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class _Archive(zipfile.ZipFile):
    """Takes the parts that openpyxl writes; the styles are put in order on their way."""

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        if zinfo_or_arcname == ARC_STYLE:
            data = _in_order(data)
        super().writestr(zinfo_or_arcname, data, compress_type, compresslevel)


def write_parts(book: Workbook, target: BinaryIO, compression: int = zipfile.ZIP_DEFLATED) -> None:
    """As `book.save`, without the day of saving."""
    archive = _Archive(target, "w", compression)
    try:
        with drafts():
            ExcelWriter(book, archive).save()
    except BaseException:
        archive.fp = None  # what is half made is thrown away; it must not be finished when the object goes
        raise


def _in_order(styles: bytes) -> bytes:
    root = parse_xml(styles, large=True)
    for font in root.iter(f"{_MAIN}font"):
        font[:] = sorted(font, key=lambda one: _FONT.index(one.tag.removeprefix(_MAIN)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
