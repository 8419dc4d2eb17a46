import zipfile
from pathlib import Path

import pytest

from ntm_docs.reading.sheets.workbook import Sheet, read_workbook

HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.3"><office:automatic-styles>'
    '<style:style style:name="gach" style:family="table-cell">'
    '<style:text-properties style:text-line-through-style="solid"/>'
    '</style:style><style:style style:name="con" style:family="table-cell" style:parent-style-name="gach"/>'
    '<style:style style:name="thoi" style:family="table-cell" style:parent-style-name="gach"><style:text-properties '
    'style:text-line-through-style="none"/></style:style><style:style style:name="chu" style:family="text">'
    '<style:text-properties style:text-line-through-type="single"/></style:style></office:automatic-styles>'
    "<office:body><office:spreadsheet>"
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    "</manifest:manifest>"
)
TAIL = "</office:spreadsheet></office:body></office:document-content>"


def text(value: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}><text:p>{value}</text:p></table:table-cell>'


def number(value: str, shown: str) -> str:
    value_of = f'office:value-type="float" office:value="{value}"'
    return f"<table:table-cell {value_of}><text:p>{shown}</text:p></table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def read(folder: Path, *rows: str, columns: str = "", more: str = "") -> Sheet:
    path = folder / "a.ods"
    body = f'<table:table table:name="Đề nghị"{more}>{columns}{"".join(rows)}</table:table>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", HEAD + body + TAIL)
    (sheet,), _digest = read_workbook(path)
    return sheet


class DescribeMarksOfOds:
    def it_sees_rows_and_columns_that_are_hidden(self, tmp_path: Path) -> None:
        columns = (
            '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
        )
        rows = [
            row('<table:table-cell table:number-columns-repeated="9"/>', more=' table:number-rows-repeated="3"'),
            row(text("a"), text("b"), text("c")),
            "<table:table-row-group>"
            + row(text("d"), more=' table:visibility="collapse"')
            + "</table:table-row-group>",
            row(text("e"), more=' table:visibility="filter" table:number-rows-repeated="2"'),
            row(text("g")),
            row("<table:table-cell/>", more=' table:visibility="collapse" table:number-rows-repeated="1048000"'),
        ]
        sheet = read(tmp_path, *rows, columns=columns)
        texts = [list(one) for one in sheet.rows]
        assert [number for number, one in enumerate(texts) if one[0] in ("d", "e")] == sorted(sheet.hidden_rows)
        assert len(sheet.hidden_rows) == 3
        assert sheet.hidden_columns == {2}

    @pytest.mark.parametrize(
        ("cell", "struck"),
        [
            (text("An", ' table:style-name="gach"'), True),
            (text("An", ' table:style-name="con"'), True),
            (text("An", ' table:style-name="thoi"'), False),
            (text('An <text:span text:style-name="chu">Bình</text:span>'), True),
            (text("An"), False),
        ],
    )
    def it_sees_what_is_struck_out(self, tmp_path: Path, cell: str, struck: bool) -> None:
        sheet = read(tmp_path, row(text("x"), text("y")), row(text("x"), cell))
        assert sheet.struck == ({(1, 1)} if struck else set())

    def it_sees_a_style_that_the_row_or_the_column_gives(self, tmp_path: Path) -> None:
        columns = '<table:table-column/><table:table-column table:default-cell-style-name="gach"/>'
        given = ' table:default-cell-style-name="con"'
        sheet = read(tmp_path, row(text("x"), text("y")), row(text("x"), more=given), columns=columns)
        assert sheet.struck == {(0, 1), (1, 0)}

    @pytest.mark.parametrize(
        ("value", "shown", "read_as"),
        [("912345678", "0912345678", "0912345678"), ("7", "007", "007"), ("0", "0", "0"), ("12", "12", "12")],
    )
    def it_reads_zeros_that_only_the_format_shows(self, tmp_path: Path, value: str, shown: str, read_as: str) -> None:
        sheet = read(tmp_path, row(text("x"), text("điện thoại")), row(text("x"), number(value, shown)))
        assert list(sheet.rows)[1][1] == read_as

    def it_says_what_it_did_not_look_at(self, tmp_path: Path) -> None:
        assert "định dạng số" in (read(tmp_path, row(text("x"))).unseen or "")
