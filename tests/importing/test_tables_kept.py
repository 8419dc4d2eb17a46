"""Tables of other hands come in as tables, bold and italic as marks, and are printed again as they were."""

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from papers import add_list, fields, saved

from ntm_docs.importing import import_file
from ntm_docs.pipeline import build

TITLES = [["STT", "Tiêu chí", "Năm 2026", "", "Ghi chú"], ["", "", "Kế hoạch", "Thực hiện", ""]]
ROWS = [["1", "Quy hoạch", "5", "6", ""], ["2", "Giao thông | thủy lợi", "7", "*8", "<"]]


def report() -> DocumentObject:
    document = docx.Document()
    for text in ("ỦY BAN NHÂN DÂN XÃ THẠNH ĐÔNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"):
        document.add_paragraph(text)
    document.add_paragraph("Số: 12/BC-UBND")
    document.add_paragraph("Thạnh Đông, ngày 28 tháng 11 năm 2026")
    for text in ("BÁO CÁO", "Kết quả xây dựng nông thôn mới"):
        document.add_paragraph().add_run(text).bold = True
    document.add_paragraph("1. Kết quả như sau:")
    return document


def ended(document: DocumentObject) -> DocumentObject:
    document.add_paragraph("2. Trên đây là báo cáo./.")
    document.add_paragraph("Nơi nhận:")
    document.add_paragraph("- Như trên;")
    document.add_paragraph("- Lưu: VT.")
    document.add_paragraph("TM. ỦY BAN NHÂN DÂN")
    document.add_paragraph("CHỦ TỊCH")
    document.add_paragraph("Trần Thị Bưởi")
    return document


def ruled(document: DocumentObject, texts: list[list[str]], heads: int = 1) -> Table:
    table: Table = document.add_table(len(texts), len(texts[0]), style="Table Grid")
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            cell = table.cell(row, column)
            cell.paragraphs[0].add_run(text).bold = row < heads
    return table


def with_head_over_two_rows(document: DocumentObject) -> None:
    table = ruled(document, TITLES + ROWS, heads=2)
    for column in (0, 1, 4):
        table.cell(0, column).merge(table.cell(1, column))
    table.cell(0, 2).merge(table.cell(0, 3))


def table_of(path: Path) -> dict[str, Any]:
    (table,) = fields(path)["bảng"]
    found: dict[str, Any] = table
    return found


def printed(path: Path) -> list[list[list[str]]]:
    """The cells of each table between heading and signature of the paper that is made of it again."""
    source = path.with_suffix(".yaml")
    source.write_bytes(import_file(path)[0])
    build(source, path.parent / "ra")
    (made,) = (path.parent / "ra").rglob("*.docx")
    tables = docx.Document(str(made)).tables[1:-1]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


def told(path: Path) -> list[str]:
    return [one.code for one in import_file(path)[1]]


class DescribeATableOfAnotherHand:
    def it_comes_in_as_a_table_in_its_place(self, tmp_path: Path) -> None:
        document = report()
        with_head_over_two_rows(document)
        path = saved(ended(document), tmp_path)
        body = fields(path)["nội dung"].splitlines()
        assert body == ["1. Kết quả như sau:", "[[bảng: số 1]]", "2. Trên đây là báo cáo./."]
        table = table_of(path)
        assert [one["tên"] for one in table["cột"]] == ["STT", "Tiêu chí", "Năm 2026", "Ghi chú"]
        assert [one["tên"] for one in table["cột"][2]["cột"]] == ["Kế hoạch", "Thực hiện"]
        assert table["hàng"] == "1 | Quy hoạch | 5 | 6 |\n2 | Giao thông \\| thủy lợi | 7 | *8 | \\<\n"
        assert told(path) == []

    def it_is_printed_again_cell_by_cell(self, tmp_path: Path) -> None:
        document = report()
        with_head_over_two_rows(document)
        (table,) = printed(saved(ended(document), tmp_path))
        assert table == [
            ["STT", "Tiêu chí", "Năm 2026", "Năm 2026", "Ghi chú"],
            ["STT", "Tiêu chí", "Kế hoạch", "Thực hiện", "Ghi chú"],
            *ROWS,
        ]

    def it_keeps_rows_that_go_on_and_headings_over_all_columns(self, tmp_path: Path) -> None:
        document = report()
        table = ruled(
            document,
            [["STT", "Việc", "Cơ quan"], ["PHẦN MỘT", "", ""], ["1", "Rà soát", "Văn phòng"], ["2", "Tổng hợp", ""]],
        )
        table.cell(1, 0).merge(table.cell(1, 2))
        table.cell(2, 2).merge(table.cell(3, 2))
        path = saved(ended(document), tmp_path)
        assert table_of(path)["hàng"] == "PHẦN MỘT\n1 | Rà soát | Văn phòng\n2 | Tổng hợp | ^\n"
        assert printed(path) == [
            [
                ["STT", "Việc", "Cơ quan"],
                ["PHẦN MỘT"] * 3,
                ["1", "Rà soát", "Văn phòng"],
                ["2", "Tổng hợp", "Văn phòng"],
            ]
        ]

    def it_keeps_widths_and_where_texts_stand(self, tmp_path: Path) -> None:
        document = report()
        table = ruled(document, [["Nguồn", "Số tiền"], ["Ngân sách", "1.250"]])
        for row in table.rows:
            row.cells[0].width, row.cells[1].width = 90 * 36_000, 45 * 36_000
        table.cell(1, 1).paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        path = saved(ended(document), tmp_path)
        assert table_of(path)["cột"] == [{"tên": "Nguồn", "rộng": 90}, {"tên": "Số tiền", "rộng": 45, "căn": "phải"}]

    def it_takes_its_title_and_its_unit_from_above_it(self, tmp_path: Path) -> None:
        document = report()
        document.add_paragraph("Bảng 1. Nguồn vốn").alignment = WD_ALIGN_PARAGRAPH.CENTER
        document.add_paragraph("(Đơn vị tính: triệu đồng)")
        ruled(document, [["Nguồn", "Số tiền"], ["Ngân sách", "1.250"]])
        table = table_of(saved(ended(document), tmp_path))
        assert (table["tiêu đề"], table["đơn vị tính"]) == ("Bảng 1. Nguồn vốn", "triệu đồng")

    def it_takes_the_numbers_that_word_gives_to_empty_cells(self, tmp_path: Path) -> None:
        document = report()
        add_list(document)
        table = ruled(document, [["STT", "Việc"], ["", "Rà soát"], ["", "Tổng hợp"]])
        for row in (1, 2):
            paragraph = table.cell(row, 0).paragraphs[0]
            numbering = OxmlElement("w:numPr")
            for name, value in (("w:ilvl", "1"), ("w:numId", "77")):
                child = OxmlElement(name)
                child.set(qn("w:val"), value)
                numbering.append(child)
            paragraph._p.get_or_add_pPr().append(numbering)
        assert table_of(saved(ended(document), tmp_path))["hàng"] == "1. | Rà soát\n2. | Tổng hợp\n"

    def it_keeps_a_table_without_rules_and_the_lines_of_a_cell(self, tmp_path: Path) -> None:
        document = report()
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Bên giao\nông A", "Bên nhận"
        found = table_of(saved(ended(document), tmp_path))
        assert (found["kẻ khung"], found["hàng"]) == ("không", "Bên giao<br>ông A | Bên nhận\n")

    def but_a_frame_around_a_text_is_no_table(self, tmp_path: Path) -> None:
        document = report()
        ruled(document, [["Chỗ này đóng khung."]])
        path = saved(ended(document), tmp_path)
        assert "bảng" not in fields(path)
        assert "Chỗ này đóng khung." in fields(path)["nội dung"]
        assert told(path) == ["import.table"]

    def it_takes_a_table_inside_a_cell_as_lines_and_tells_it(self, tmp_path: Path) -> None:
        document = report()
        table = ruled(document, [["A", "B"], ["a", "b"]])
        inner = table.cell(1, 1).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "trong 1", "trong 2"
        path = saved(ended(document), tmp_path)
        assert table_of(path)["hàng"] == "a | b<br>trong 1<br>trong 2\n"
        assert told(path) == ["import.nested"]

    def it_keeps_the_cells_of_a_head_that_is_none(self, tmp_path: Path) -> None:
        document = report()
        table = ruled(document, [["Tên", "Số liệu", ""], ["a", "1", "2"]])
        table.cell(0, 1).merge(table.cell(0, 2))
        path = saved(ended(document), tmp_path)
        assert table_of(path)["hàng"].splitlines() == ["**Tên** | **Số liệu** | <", "a | 1 | 2"]
        assert printed(path) == [[["Tên", "Số liệu", "Số liệu"], ["a", "1", "2"]]]

    def it_comes_in_from_a_text_too(self, tmp_path: Path) -> None:
        lines = [one.text for one in report().paragraphs]
        table = ["| STT | Tiêu chí | Kết quả |", "|---|---|---|", "| 1 | Quy hoạch | Đạt |", "| 2 | Giao thông | |"]
        path = tmp_path / "bao-cao.txt"
        path.write_text(
            "\n\n".join([*lines, "\n".join(table), *(one.text for one in ended(docx.Document()).paragraphs)]), "utf-8"
        )
        found = table_of(path)
        assert found["cột"] == ["STT", "Tiêu chí", "Kết quả"]
        assert found["hàng"] == "1 | Quy hoạch | Đạt\n2 | Giao thông |\n"


class DescribeBoldAndItalic:
    @pytest.mark.parametrize(
        ("runs", "typed"),
        [
            ([("1. ", ""), ("Mục tiêu:", "b"), (" đạt 19 tiêu chí.", "")], "1. **Mục tiêu:** đạt 19 tiêu chí."),
            ([("1. Mục tiêu:", "b"), (" đạt.", "")], "**1. Mục tiêu:** đạt."),
            ([("a) Theo ", ""), ("Luật Đất đai", "i"), (", ", "i"), ("làm.", "")], "a) Theo *Luật Đất đai,* làm."),
            ([("- Giao ", ""), ("C", "b"), ("ông an xã.", "")], "- Giao Công an xã."),
            ([("(Có phụ lục kèm theo)", "i")], "*(Có phụ lục kèm theo)*"),
            ([("Yêu cầu ", "bi"), ("ngay", "bi"), (" 2*3*4 (*)", "")], "***Yêu cầu ngay*** 2*3*4 (*)"),
            ([("Ghi *đúng* dấu", "")], "Ghi \\*đúng\\* dấu"),
        ],
    )
    def it_is_kept_by_whole_words(self, tmp_path: Path, runs: list[tuple[str, str]], typed: str) -> None:
        document = report()
        paragraph = document.add_paragraph()
        for text, look in runs:
            run = paragraph.add_run(text)
            run.bold, run.italic = "b" in look, "i" in look
        assert fields(saved(ended(document), tmp_path))["nội dung"].splitlines()[1] == typed

    def but_what_the_form_sets_in_bold_itself_has_no_mark(self, tmp_path: Path) -> None:
        document = report()
        for text, bold in (("II. GIẢI PHÁP", True), ("1. Tuyên truyền", True), ("a) Loa truyền thanh.", False)):
            document.add_paragraph().add_run(text).bold = bold
        lines = fields(saved(ended(document), tmp_path))["nội dung"].splitlines()
        assert lines[1:4] == ["II. GIẢI PHÁP", "1. Tuyên truyền", "a) Loa truyền thanh."]
