"""An .xlsx read as a stream says what the reader of all kinds says."""

import os
import re
import signal
import tracemalloc
import zipfile
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from strategies import printable_text

from ntm_docs.machine.processes import FORKED
from ntm_docs.problems import ProblemsError
from ntm_docs.reading.sheets import xlsx, xml_pieces
from ntm_docs.reading.sheets.rows import SEPARATOR, Rows, Spool
from ntm_docs.reading.sheets.workbook import Sheet, _streamed, _whole, read_workbook
from ntm_docs.rendering.document.package import pack
from ntm_docs.word.incoming.package import read_members

REAL = Path(__file__).parent.parent / "spreadsheets" / "goc" / "danh-sach-de-nghi-mau-thuc-te.xlsx"
Change = Callable[[str], str]


def every_kind() -> openpyxl.Workbook:
    """Texts, numbers, days and times, formulas, runs, merged and hidden cells, a hidden sheet, an empty one."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "A & B"
    moment = datetime.fromisoformat("2023-07-05T14:30")
    sheet.append(["x", 1, 1.5, True, False, date(2023, 7, 5), moment, time(14, 0), None])
    sheet.append(["a\nb", "= 1", "Ạ & <b> ]]>", 1e20, -0.25, 12345678901234, "  hai  dấu "])
    sheet["B4"], sheet["C4"] = "=1+1", "=A1"
    sheet["D4"] = CellRichText("một ", TextBlock(InlineFont(b=True), "hai"), " ba")
    for cell, number, written in (("F4", 45112, "dd/mm/yyyy"), ("G4", 45112.583, "[$-42A]dd/mm/yyyy hh:mm")):
        sheet[cell], sheet[cell].number_format = number, written
    for cell, number, written in (("H4", 12.5, "#,##0.00 [$₫-42A]"), ("I4", 45112, '"ngày" dd "tháng" mm')):
        sheet[cell], sheet[cell].number_format = number, written
    sheet["A6"] = "gộp"
    sheet.merge_cells("A6:C7")
    sheet["A9"], sheet["Z11"] = "ẩn", "xa"
    sheet.row_dimensions[9].hidden = True
    book.create_sheet("Ẩn")["C3"] = "c"
    book["Ẩn"].sheet_state = "hidden"
    book.create_sheet("rỗng")
    return book


def plain(sheet: Sheet) -> tuple[object, ...]:
    """A sheet without the empty cells at its right and foot, which readers leave or not."""
    rows = [list(row) for row in sheet.rows]
    for row in rows:
        while row and not row[-1]:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return sheet.name, rows, set(sheet.merged), sheet.hidden_rows, sheet.unread, sheet.visible


def streamed(path: Path, processes: int = 1) -> list[tuple[object, ...]]:
    found = _streamed(path, processes)
    assert found is not None, "left to the reader of all kinds"
    return [plain(sheet) for sheet in found]


def whole(path: Path) -> list[tuple[object, ...]]:
    return [plain(sheet) for sheet in _whole(path)]


def changed(path: Path, part: str, change: Change) -> Path:
    """The workbook with one part changed."""
    members = read_members(path.read_bytes())
    before = members[part].decode()
    after = change(before)
    assert after != before
    path.write_bytes(pack(members | {part: after.encode()}))
    return path


def with_shared_texts(path: Path) -> Path:
    """The workbook with its texts in a list of their own, as Excel writes it; some are empty or alike."""
    members = read_members(path.read_bytes())
    texts: list[str] = ["<si/>", '<si><t xml:space="preserve"> thừa </t></si>']

    def shared(found: re.Match[str]) -> str:
        texts.append(f"<si>{found[2]}</si>")
        return f'{found[1]} t="s"><v>{len(texts) - 1}</v></c>'

    for name in [name for name in members if name.startswith("xl/worksheets/")]:
        sheet = members[name].decode()
        members[name] = re.sub(r'(<c [^<>]*) t="inlineStr"><is>(.*?)</is></c>', shared, sheet, flags=re.DOTALL).encode()
    members["xl/sharedStrings.xml"] = f'<sst xmlns="{xml_pieces.MAIN}">{"".join(texts)}</sst>'.encode()
    out = path.with_name(f"chung-{path.name}")
    out.write_bytes(pack(members))
    return out


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    every_kind().save(path)
    return path


SHEET = "xl/worksheets/sheet1.xml"


class DescribeStreamedSheets:
    def they_are_as_the_other_reader_reads_them(self, book: Path) -> None:
        assert streamed(book) == whole(book)

    def they_are_so_for_a_real_workbook(self) -> None:
        assert streamed(REAL) == whole(REAL)

    @pytest.mark.parametrize("size", [100, 700, 20_000])
    def they_are_so_wherever_their_xml_is_cut(self, book: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(xml_pieces, "_PIECE", size)
        for path in (REAL, book, with_shared_texts(book)):
            assert streamed(path) == whole(path)

    def they_are_so_by_several_processes(self, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(xlsx, "_LARGE", 0)
        monkeypatch.setattr(xml_pieces, "_PIECE", 2_000)
        for path in (REAL, book, with_shared_texts(book)):
            assert streamed(path, processes=2) == whole(path)

    @pytest.mark.skipif(not FORKED, reason="no fork here")
    def but_a_reader_that_dies_says_nothing_of_the_file(self, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(xlsx, "_LARGE", 0)
        monkeypatch.setattr(xlsx, "read_rows", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        with pytest.raises(BrokenProcessPool):
            read_workbook(book, processes=2)

    def they_are_so_with_days_counted_from_1904(self, tmp_path: Path) -> None:
        made = every_kind()
        made.epoch = CALENDAR_MAC_1904
        made.save(tmp_path / "a.xlsx")
        assert streamed(tmp_path / "a.xlsx") == whole(tmp_path / "a.xlsx")

    @pytest.mark.slow
    @given(st.lists(st.lists(st.one_of(st.just(""), printable_text(200)), max_size=6), min_size=1, max_size=6))
    @settings(max_examples=60)
    def they_hold_any_text(self, rows: list[list[str]]) -> None:
        made = openpyxl.Workbook()
        for number, row in enumerate(rows, 1):
            for column, text in enumerate(row, 1):
                cell = made.worksheets[0].cell(number, column)
                cell.value, cell.data_type = text or None, "s" if text else "n"
        out = BytesIO()
        made.save(out)
        path = Path(self.folder, "a.xlsx")
        path.write_bytes(out.getvalue())
        assert streamed(path) == whole(path)

    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path: Path) -> None:
        type(self).folder = str(tmp_path)

    folder = ""

    @pytest.mark.parametrize(
        "change",
        [
            lambda xml: (
                xml.replace("<row ", "<x:row ").replace("</row>", "</x:row>").replace("<sheetData", "<x:sheetData")
            ),
            lambda xml: xml.replace("<sheetData>", "<!-- chú thích --><sheetData>"),
            lambda xml: f'<?xml version="1.0" encoding="windows-1258"?>{xml[xml.index("<worksheet") :]}',
            lambda xml: re.sub(r'<row r="2"', '<row r="1"', xml),
            lambda xml: re.sub(r' r="1"', "", xml, count=1),
            lambda xml: xml.replace('r="B2"', 'r="B3"'),
            lambda xml: xml.replace('t="b"', 't="d"', 1),
            lambda xml: xml.replace("&amp;", "&khac;", 1),
        ],
    )
    def but_a_file_built_otherwise_is_left_to_the_other_reader(self, book: Path, change: Change) -> None:
        assert _streamed(changed(book, SHEET, change)) is None

    @pytest.mark.parametrize(
        "change",
        [
            lambda xml: xml.replace("\n", "\r\n"),
            lambda xml: xml.replace("hai", "ha\ue01fi", 1),
            lambda xml: xml.replace("hai", "h&#x61;i", 1),
            lambda xml: re.sub(r'<c r="', '<c\n r="', xml),
            lambda xml: re.sub(r"<t>", '<t\nxml:space="preserve">', xml),
            lambda xml: xml.replace("<sheetData>", "<sheetData>\n  ").replace("</row>", "</row>\n  "),
            lambda xml: re.sub(r'(<c r="\w+") s="(\d+)" t="n"', r'\1 t="n" s="\2"', xml),
            lambda xml: re.sub(r'(<row r="6"[^>]*>)', r'<row r="5" hidden="1"/>\1', xml),
        ],
    )
    def they_are_the_same_however_their_xml_is_written(self, book: Path, change: Change) -> None:
        changed(book, SHEET, change)
        assert streamed(book) == whole(book)

    @pytest.mark.parametrize(
        "cells",
        [
            "<c><v>1</v></c><c><v>2</v></c>",
            '<c r="A1"><v>1</v></c><c><v>2</v></c>',
            '<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="A1"><x:v>5</x:v></x:c>',
            '<c r="A1" t="inlineStr"><is><t>dòng 1_x000B_dòng 2</t></is></c>',
            '<?foo <c r="A1"><v>9</v></c> ?><c r="B1"><v>2</v></c>',
            '<c r="A1" t="b"><v>true</v></c>',
            '<c r="A1"><v>1_000</v></c>',
            '<c r="A1"><v>2</v><f>1+1</f></c>',
            '<c r="A1"><v>1</v></c></row></sheetData><sheetData><row r="2"><c r="A2"><v>2</v></c>',
            '<c r="A1" t="inlineStr"><is>' + '<rPh sb="0" eb="1"/>' * 3 + "<t>x</t></is></c>",
        ],
    )
    def but_cells_built_otherwise_are_left_to_the_other_reader(self, book: Path, cells: str) -> None:
        rows = f'<sheetData><row r="1">{cells}</row></sheetData>'
        changed(book, SHEET, lambda xml: re.sub(r"<sheetData>.*</sheetData>", lambda _: rows, xml, flags=re.DOTALL))
        assert _streamed(book) is None

    def they_take_no_longer_with_signs_of_speech_left_open(self, book: Path) -> None:
        rows = '<row r="1"><c r="A1" t="inlineStr"><is>' + '<rPh sb="0" eb="1"/>' * 50_000 + "<t>x</t></is></c></row>"
        rows = f"<sheetData>{rows}</sheetData>"
        changed(book, SHEET, lambda xml: re.sub(r"<sheetData>.*</sheetData>", lambda _: rows, xml, flags=re.DOTALL))
        assert _streamed(book) is None  # in a moment, not in minutes

    def but_formats_that_stand_elsewhere_are_left_to_the_other_reader(self, book: Path) -> None:
        members = read_members(book.read_bytes())
        members["xl/kieu.xml"] = members.pop("xl/styles.xml")
        for part in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
            members[part] = members[part].replace(b"styles.xml", b"kieu.xml")
        book.write_bytes(pack(members))
        assert _streamed(book) is None

    def but_a_cell_far_away_is_refused(self, book: Path) -> None:
        with pytest.raises(ProblemsError) as error:
            read_workbook(changed(book, SHEET, lambda xml: xml.replace('<row r="11"', '<row r="2000000"')))
        assert [problem.code for problem in error.value.problems] == ["book.rows"]

    @pytest.mark.slow
    def they_may_be_longer_than_memory(self, tmp_path: Path) -> None:
        peaks = []
        for count in (500, 4_000):
            made = openpyxl.Workbook(write_only=True)
            sheet = made.create_sheet("Danh sách")
            for number in range(count):
                sheet.append([number, f"{number} " + "thành tích " * 300])
            made.save(tmp_path / "a.xlsx")
            tracemalloc.start()
            found, _ = read_workbook(tmp_path / "a.xlsx")
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
            assert found[0].rows[count - 1][0] == str(count - 1)
        assert peaks[1] < 2 * peaks[0]

    def they_are_refused_where_they_unpack_beyond_the_limit(self, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with zipfile.ZipFile(book) as archive:
            size = sum(info.file_size for info in archive.infolist())
        for limit in ("MAX_STREAMED", "MAX_UNPACKED"):
            monkeypatch.setattr(f"ntm_docs.reading.sheets.workbook.{limit}", size - 1)
        with pytest.raises(ProblemsError) as error:
            read_workbook(book)
        assert [problem.code for problem in error.value.problems] == ["book.broken"]


class DescribeRows:
    def they_are_read_from_any_place(self) -> None:
        texts = [[f"{number}", "ệ" * (number % 700)] for number in range(3_000)]
        rows = Rows(Spool(), (SEPARATOR.join(row).encode() for row in texts))
        assert len(rows) == 3_000
        assert list(rows) == texts
        assert [rows[number] for number in range(3_000)] == texts
        assert [rows[0], rows[2_999], rows[-1], *rows[10:12]] == [texts[0], texts[-1], texts[-1], *texts[10:12]]
        with pytest.raises(IndexError):
            rows[3_000]

    def they_are_forgotten_when_another_reader_begins_anew(self) -> None:
        spool = Spool()
        Rows(spool, (b"%d" % number for number in range(500_000)))
        spool.clear()
        assert list(Rows(spool, (b"7", b"8"))) == [["7"], ["8"]]
        assert spool.read(0, 9) == b"78"

    def they_may_be_none(self) -> None:
        assert list(Rows(Spool(), ())) == []
