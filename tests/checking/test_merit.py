"""The tables of a báo cáo thành tích: sums, money, joined cells."""

from io import BytesIO
from typing import Any

import docx
import pytest
from documents import clean_documents

from ntm_docs.checking import check_bytes

REPORT = "bao-cao-tap-the"


def filled(document: Any, rows: list[list[str]]) -> Any:
    """The table of criteria with other rows, and none beyond them."""
    table = next(one for one in document.tables if one.cell(0, 0).text == "STT")
    for row in list(table.rows)[len(rows) :]:
        table._tbl.remove(row._tr)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].runs[0].text = text
    return table


def report(rows: list[list[str]], join: tuple[int, int, int] | None = None) -> list[tuple[str, str, str]]:
    """The clean report with another table of criteria; `join` a column and two rows of it made one cell."""
    document: Any = docx.Document(BytesIO(clean_documents()[REPORT]))
    table = filled(document, rows)
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


def told(*paragraphs: str, rows: list[list[str]] | None = None) -> set[str]:
    """Rules of reports that fail when paragraphs are put before the closing one, and the table is another."""
    document: Any = docx.Document(BytesIO(clean_documents()["bao-cao-huyen"]))
    last = next(one for one in document.paragraphs if one.style.style_id == "NoiDungCuoi")
    for text in paragraphs:
        style = "KhoanTieuDe" if text[:2].rstrip(".").isdigit() else "NoiDung"
        new = last.insert_paragraph_before(text)
        new.style = next(one for one in document.styles if one.style_id == style)
    if rows:
        filled(document, rows)
    stream = BytesIO()
    document.save(stream)
    found = check_bytes(stream.getvalue(), "bao-cao").findings
    return {one.rule for one in found if one.rule.startswith("VF")}


class DescribeWordsOfAMeritReport:
    """What reports really say, and must not be taken for a fault."""

    @pytest.mark.parametrize(
        "text",
        [
            "Phấn đấu thu nhập bình quân đầu người khu vực nông thôn đạt 95 triệu đồng.",
            "Nghị quyết Đảng bộ đề ra thu nhập bình quân đầu người khu vực nông thôn đạt 80 triệu đồng.",
            "Thu nhập bình quân đầu người khu vực nông thôn của ấp Tân Hưng đạt 83,1 triệu đồng.",
            "Thu nhập bình quân đầu người khu vực nông thôn tăng 12 triệu đồng.",
        ],
    )
    def its_wishes_and_parts_are_not_compared_with_its_table(self, text: str) -> None:
        assert told(text) == set()

    def its_own_figure_is(self) -> None:
        assert told("Thu nhập bình quân đầu người khu vực nông thôn đạt 80 triệu đồng.") == {"VF25"}

    @pytest.mark.parametrize(
        "texts",
        [
            ("3. Các biện pháp khắc phục tồn tại của các năm trước", "Đã khắc phục xong."),
            ("3. Không có tồn tại, khuyết điểm", "Đơn vị làm tốt nhiệm vụ."),
            ("3. Hạn chế việc sử dụng túi ni lông", "Toàn dân hưởng ứng."),
            ("3. Tồn tại, hạn chế", "Một số tuyến đường xuống cấp, do mưa lũ kéo dài."),
            ("3. Tồn tại, hạn chế", "Một số tuyến đường xuống cấp.", "4. Nguyên nhân", "Mưa lũ kéo dài."),
        ],
    )
    def its_titles_are_not_all_shortcomings(self, texts: tuple[str, ...]) -> None:
        assert told(*texts) == set()

    @pytest.mark.parametrize(
        "texts",
        [
            (
                "3. Tồn tại, hạn chế",
                "Một số tuyến đường xuống cấp.",
                "4. Phong trào do xã phát động",
                "Tự do tín ngưỡng.",
            ),
            ("3. Hạn chế:", "Đường còn xấu."),
        ],
    )
    def its_shortcomings_need_causes_of_their_own(self, texts: tuple[str, ...]) -> None:
        assert told(*texts) == {"VF26"}

    @pytest.mark.parametrize(
        "rows",
        [
            (
                "Năm xong|Số tiền",
                "I|Đường|đồng||300",
                "1|Ấp Một|đồng|2022|100",
                "2|Ấp Hai|đồng|2023|200",
                "|Cộng|||300",
            ),
            ("Năm xong|Số tiền", "1|Đường|đồng|2021|100", "2|Cầu|đồng|2022|200", "|Tổng số tiền||4.043|300"),
            ("Năm xong|Số tiền", "1|Đường|đồng|2021|100", "2|Cầu|đồng|2022|200", "|Tổng cộng (1+2)|||300"),
            ("Năm xong|Giá trị đạt được", "1|Hộ nghèo|%|2|0,5", "2|Thu nhập|triệu đồng|60|83"),
            ("Năm 2020|Kết quả", "I|Kinh tế|||", "1|Thu nhập|triệu đồng|60|83"),
            ("Kết quả|Minh chứng", "1|Thu nhập|triệu đồng|83|", "2|Điện an toàn|%|99|"),
        ],
    )
    def its_tables_may_be_of_many_kinds(self, rows: tuple[str, ...]) -> None:
        head, *lines = rows
        table = [["STT", "Nội dung", "Đơn vị tính", *head.split("|")], *(line.split("|") for line in lines)]
        assert not told(rows=table) & {"VF23", "VF25"}
