"""Tables that a text puts in their places: typed, refused, printed."""

from pathlib import Path

import docx
import pytest
from docx.document import Document as DocumentObject

from ntm_docs.pipeline import build
from ntm_docs.planning import plan_input
from ntm_docs.problems import ProblemsError

HEAD = """loại: báo cáo
trích yếu: Thử
nội dung: |
  1. Kết quả như sau:
  [[bảng: kết quả]]
  2. Hết./.
"""
TABLE = """bảng:
  - tên: kết quả
    tiêu đề: Bảng 1. Kết quả thực hiện
    đơn vị tính: triệu đồng
    cột: [STT, Tiêu chí, {tên: Năm 2026, cột: [Kế hoạch, {tên: Thực hiện, rộng: 25, căn: phải}]}]
    hàng: |
      Nhóm hạ tầng
      1 | Quy hoạch & đất đai | 5 | 6 < 7
      2 | Giao thông | 5 | đạt **tốt**
      ^ | ^ | 7 |
      Cộng | < | 17 | \\^
"""


def written(folder: Path, table: str = TABLE, head: str = HEAD) -> Path:
    path = folder / "bang.yaml"
    path.write_text(head + table, encoding="utf-8")
    return path


def made(path: Path) -> DocumentObject:
    build(path, path.parent / "ra")
    (document,) = (path.parent / "ra").rglob("*.docx")
    return docx.Document(str(document))


def refused(path: Path) -> list[tuple[str, int]]:
    with pytest.raises(ProblemsError) as caught:
        plan_input(path)
    return [(one.code, one.place.line) for one in caught.value.problems]


def grid(document: DocumentObject) -> list[list[str]]:
    """The cells of the table between heading and signature, joined ones as often as they take columns."""
    return [[cell.text for cell in row.cells] for row in document.tables[1].rows]


class DescribeATableOfTheText:
    def it_is_printed_in_its_place_with_its_head_and_its_joined_cells(self, tmp_path: Path) -> None:
        document = made(written(tmp_path))
        assert grid(document) == [
            ["STT", "Tiêu chí", "Năm 2026", "Năm 2026"],
            ["STT", "Tiêu chí", "Kế hoạch", "Thực hiện"],
            ["Nhóm hạ tầng"] * 4,
            ["1", "Quy hoạch & đất đai", "5", "6 < 7"],
            ["2", "Giao thông", "5", "đạt tốt"],
            ["2", "Giao thông", "7", ""],
            ["Cộng", "Cộng", "17", "^"],
        ]
        body = [one.text for one in document.paragraphs if one.text]
        assert body == ["BÁO CÁO", "Thử", "1. Kết quả như sau:", "Bảng 1. Kết quả thực hiện", "Đơn vị tính: triệu đồng",
                        "2. Hết./."]  # fmt: skip

    def its_head_stands_again_on_each_page_and_rows_stay_whole(self, tmp_path: Path) -> None:
        rows = made(written(tmp_path)).tables[1].rows
        marks = [{child.tag.rpartition("}")[2] for child in row._tr.trPr} for row in rows]
        assert [("tblHeader" in one, "cantSplit" in one) for one in marks] == [(True, True)] * 2 + [(False, True)] * 5

    def its_columns_fill_the_page_and_no_more(self, tmp_path: Path) -> None:
        widths = [int(column.width) for column in made(written(tmp_path)).tables[1].columns]
        assert widths[3] == pytest.approx(25 * 36_000, abs=700)
        assert sum(widths) == pytest.approx(165 * 36_000, abs=2000)
        wide = TABLE.replace("[STT, Tiêu chí,", "[{tên: STT, rộng: 90}, {tên: Tiêu chí, rộng: 200},")
        assert sum(int(one.width) for one in made(written(tmp_path, wide)).tables[1].columns) <= 166 * 36_000

    def it_breaks_no_word_where_it_is_narrowed(self, tmp_path: Path) -> None:
        columns = ", ".join(f"{{tên: C{n}, rộng: {width}}}" for n, width in enumerate((8, 8, 120, 120, 60)))
        table = f"bảng:\n  - tên: kết quả\n    cột: [{columns}]\n    hàng: 14 | thường | {'chữ ' * 40}| b | c\n"
        widths = [int(one.width) / 36_000 for one in made(written(tmp_path, table)).tables[1].columns]
        assert sum(widths) == pytest.approx(165, abs=1)
        assert widths[1] > 14  # “thường” in 12 points, with the room at its sides
        assert widths[2] > 2 * widths[1]

    def it_prints_bold_in_a_cell(self, tmp_path: Path) -> None:
        runs = made(written(tmp_path)).tables[1].cell(4, 3).paragraphs[0].runs
        assert [(run.text, bool(run.bold)) for run in runs] == [("đạt ", False), ("tốt", True)]

    @pytest.mark.parametrize(
        "rows",
        ["[[1, a, 5, 6], [2, b, '', 7]]", "['1 | a | 5 | 6', '| 2 | b | | 7 |']", '"1|a|5|6"'],
        ids=["lists", "lines of a list", "one line"],
    )
    def it_may_be_typed_in_other_ways(self, tmp_path: Path, rows: str) -> None:
        table = f"{TABLE[: TABLE.index('    hàng')]}    hàng: {rows}\n"
        assert grid(made(written(tmp_path, table)))[2] == ["1", "a", "5", "6"]

    def it_takes_the_lines_of_a_cell_and_a_bar_that_parts_nothing(self, tmp_path: Path) -> None:
        table = "bảng:\n  - tên: kết quả\n    cột: A | B\n    hàng: |\n      một<br>hai | a\\|b\n"
        assert grid(made(written(tmp_path, table))) == [["A", "B"], ["một\nhai", "a|b"]]

    def it_may_have_no_rule_and_no_head(self, tmp_path: Path) -> None:
        table = "bảng:\n  - tên: kết quả\n    kẻ khung: không\n    cột: [{rộng: 40}, {rộng: 60}]\n    hàng: a | b\n"
        document = made(written(tmp_path, table))
        assert grid(document) == [["a", "b"]]
        assert 'w:val="nil"' in document.tables[1]._tbl.tblPr.xml

    def it_takes_facts_that_are_stated_once(self, tmp_path: Path) -> None:
        head = f"dùng chung: {{năm: '2026'}}\n{HEAD}"
        document = made(written(tmp_path, TABLE.replace("Quy hoạch & đất đai", "Quy hoạch [[năm]]"), head))
        assert grid(document)[3][1] == "Quy hoạch 2026"

    def it_stands_last_without_a_mark_of_the_end(self, tmp_path: Path) -> None:
        document = made(written(tmp_path, head=HEAD.replace("  2. Hết./.\n", "")))
        assert not any("./." in cell for row in grid(document) for cell in row)


class DescribeTablesThatAreRefused:
    def it_tells_a_row_of_another_length_at_its_line(self, tmp_path: Path) -> None:
        assert refused(written(tmp_path, TABLE.replace("| 5 | 6 < 7", "| 5"))) == [("table.cells", 14)]

    @pytest.mark.parametrize(
        ("old", "new", "line"),
        [("Nhóm hạ tầng", "^ | a | b | c", 13), ("Cộng | <", "< | a", 17), ("^ | ^ | 7 |", "^ | < | 7 |", 15)],
        ids=["above nothing", "left of nothing", "no rectangle"],
    )
    def it_tells_a_sign_that_joins_nothing(self, tmp_path: Path, old: str, new: str, line: int) -> None:
        assert ("table.joined", line) in refused(written(tmp_path, TABLE.replace(old, new)))

    def it_tells_a_table_that_is_printed_nowhere_and_one_that_is_not_there(self, tmp_path: Path) -> None:
        told = refused(written(tmp_path, head=HEAD.replace("bảng: kết quả", "bảng: ket qa")))
        assert told == [("table.unknown", 5), ("table.unused", 8)]

    def it_tells_a_mark_of_review_that_is_left_in_a_cell(self, tmp_path: Path) -> None:
        assert refused(written(tmp_path, TABLE.replace("6 < 7", "6 [RÀ SOÁT: số]"))) == [("draft.mark", 14)]

    def it_tells_two_tables_of_one_name(self, tmp_path: Path) -> None:
        assert refused(written(tmp_path, TABLE + TABLE[TABLE.index("  - tên") :])) == [("table.twice", 18)]

    def it_tells_a_reference_inside_a_sentence(self, tmp_path: Path) -> None:
        told = refused(written(tmp_path, head=HEAD.replace("2. Hết./.", "2. Xem [[bảng: kết quả]]")))
        assert told == [("table.inside", 6)]

    def it_tells_each_column_that_cannot_be_used(self, tmp_path: Path) -> None:
        table = "bảng:\n  - tên: kết quả\n    cột: [{tên: A, rọg: 3}, {tên: B, rộng: hẹp}, {tên: C, căn: lệch}, [D]]\n"
        told = {code for code, _ in refused(written(tmp_path, table))}
        assert told == {"table.column_key", "table.width", "table.align", "table.column"}

    def it_tells_a_row_that_yaml_reads_as_something_else(self, tmp_path: Path) -> None:
        table = "bảng:\n  - tên: kết quả\n    cột: A | B\n    hàng:\n      - Tổng: 5\n      - [a, [b]]\n"
        assert refused(written(tmp_path, table)) == [("table.row", 11), ("table.cell", 12)]


class DescribeBoldAndItalicInASentence:
    def it_is_printed_as_runs_of_the_paragraph(self, tmp_path: Path) -> None:
        head = HEAD.replace("2. Hết./.", "2. Đạt **19/19** tiêu chí, *vượt* 2*3 việc (*).")
        document = made(written(tmp_path, head=head))
        last = [one for one in document.paragraphs if one.text][-1]
        assert last.text == "2. Đạt 19/19 tiêu chí, vượt 2*3 việc (*)./."
        assert [(run.text, bool(run.bold), bool(run.italic)) for run in last.runs if run.bold or run.italic] == [
            ("19/19", True, False),
            ("vượt", False, True),
        ]

    def it_sets_the_words_of_an_article_beside_its_label(self, tmp_path: Path) -> None:
        path = tmp_path / "qd.yaml"
        path.write_text(
            "loại: quyết định\ntrích yếu: Thử\nnội dung: |\n  Điều 1. Giao *Văn phòng* theo dõi.\n"
            "  Điều 2. **Thi hành**./.\n",
            encoding="utf-8",
        )
        articles = [one for one in made(path).paragraphs if one.text.startswith("Điều")]
        assert [one.text for one in articles] == ["Điều 1. Giao Văn phòng theo dõi.", "Điều 2. Thi hành./."]
        assert [run.text for run in articles[0].runs if run.italic] == ["Văn phòng"]
