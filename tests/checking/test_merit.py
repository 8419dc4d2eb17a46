"""The tables of a báo cáo thành tích: sums, money, joined cells."""

from io import BytesIO
from typing import Any

import docx
import pytest
from documents import clean_documents

from ntm_docs.checking import check_bytes

REPORT = "bao-cao-tap-the"


def report(rows: list[list[str]], join: tuple[int, int, int] | None = None) -> list[tuple[str, str, str]]:
    """The clean report with another table of criteria; `join` a column and two rows of it made one cell."""
    document: Any = docx.Document(BytesIO(clean_documents()[REPORT]))
    table = next(one for one in document.tables if one.cell(0, 0).text == "STT")
    for row in list(table.rows)[len(rows) :]:
        table._tbl.remove(row._tr)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].runs[0].text = text
    if join:
        column, first, last = join
        table.cell(last, column).paragraphs[0].runs[0].text = ""
        table.cell(first, column).merge(table.cell(last, column))
    stream = BytesIO()
    document.save(stream)
    found = check_bytes(stream.getvalue(), REPORT).findings
    return [(one.rule, one.found, one.expected) for one in found if one.rule.startswith("VF")]


HEAD = ["STT", "Nội dung", "Đơn vị tính", "Năm 2022", "Số tiền"]
ROADS = ["1", "Làm đường liên ấp mới", "triệu đồng", "1.200,5", "3.000"]
BRIDGES = ["2", "Xây cầu qua kênh mới", "triệu đồng", "800", "1.250"]


class DescribeTablesOfAMeritReport:
    def they_pass_when_their_sums_are_right(self) -> None:
        assert not report([HEAD, ROADS, BRIDGES, ["", "Tổng cộng", "", "2.000,5", "4.250"]])

    def they_are_told_when_a_sum_is_wrong(self) -> None:
        assert report([HEAD, ROADS, BRIDGES, ["", "Tổng cộng", "", "2.000,5", "4.520"]]) == [("VF25", "4.520", "4.250")]

    def they_are_told_when_money_has_no_sum(self) -> None:
        found = report([HEAD, ROADS, BRIDGES])
        assert [(rule, expected) for rule, _, expected in found] == [("VF25", "Tổng cộng: 4.250")]

    def but_things_of_two_kinds_are_not_added(self) -> None:
        land = ["2", "Đất làm sân chơi thiếu nhi", "m²", "800", "1.250"]
        assert not report([HEAD, ROADS, land, ["", "Tổng cộng", "", "2", "2"]])

    def but_a_cell_joined_with_the_one_above_is_not_empty(self) -> None:
        rows = [[*HEAD[:4], "Kết quả"], ROADS, BRIDGES]
        assert not report(rows, join=(4, 1, 2))

    @pytest.mark.parametrize("text", ["", "……", "-"])
    def but_an_empty_one_is_told(self, text: str) -> None:
        rows = [[*HEAD[:4], "Kết quả"], ROADS, [*BRIDGES[:4], text]]
        assert report(rows) == [("VF23", "trống: Kết quả", "có kết quả")]
