"""Tables of tasks and of targets of a paper: in their field where they fit, told where they do not."""

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from papers import fields
from plans import ATTACHED, TITLE, Rows, plan

from ntm_docs.importing import import_file
from ntm_docs.pipeline import build

TASKS: Rows = (
    ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"),
    ("1", "Phát động phong trào", "Phòng Văn hóa - Xã hội", "Các ấp", "Tháng 01/2027"),
    ("2", "Tổng kết | khen thưởng", "Văn phòng", "", "Quý IV/2027"),
)


def codes(path: Path) -> list[str]:
    return [one.code for one in import_file(path)[1]]


class DescribeAnAppendixOfTasks:
    def it_goes_into_its_field(self, tmp_path: Path) -> None:
        path = plan(tmp_path, TASKS)
        made = fields(path)
        assert made["nhiệm vụ"] == [
            {"nội dung": "Phát động phong trào", "phân công": "Phòng Văn hóa - Xã hội", "phối hợp": "Các ấp",
             "tiến độ": "Tháng 01/2027"},
            {"nội dung": "Tổng kết | khen thưởng", "phân công": "Văn phòng", "tiến độ": "Quý IV/2027"},
        ]  # fmt: skip
        assert made["tên bảng nhiệm vụ"].casefold() == TITLE.casefold()
        assert not {"phụ lục", "bảng", "chưa rõ"} & set(made)
        assert codes(path) == ["import.tasks"]

    def it_is_printed_with_its_title_and_the_columns_that_are_filled(self, tmp_path: Path) -> None:
        source = tmp_path / "a.yaml"
        source.write_bytes(import_file(plan(tmp_path, TASKS))[0])
        build(source, tmp_path / "ra")
        (printed,) = (tmp_path / "ra").rglob("*phu-luc-nhiem-vu.docx")
        made = docx.Document(str(printed))
        texts = [one.text for one in made.paragraphs if one.text]
        assert " ".join(texts) == f"Phụ lục {TITLE} {ATTACHED}"
        rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
        assert rows[0] == ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Tiến độ"]
        assert rows[1:] == [["1", "Phát động phong trào", *TASKS[1][2:]], list(TASKS[2])]

    @pytest.mark.parametrize(
        "rows",
        [
            (*TASKS[:2], ("I", *TASKS[2][1:])),
            (*TASKS, ("3", "", "Văn phòng", "", "Quý I")),
            tuple((*row, more) for row, more in zip(TASKS, ("Ghi chú", "", "x"), strict=True)),
            tuple((*row, more) for row, more in zip(TASKS, ("Thời hạn", "", "x"), strict=True)),
            (TASKS[0], ("1", "Một\nhai", "Văn phòng", "", "Quý I")),
        ],
        ids=["numbered otherwise", "no content", "another column", "one field twice", "a line cut"],
    )
    def but_where_a_column_or_a_row_has_no_room_it_stays(self, rows: Rows, tmp_path: Path) -> None:
        path = plan(tmp_path, rows)
        made = fields(path)
        assert "nhiệm vụ" not in made
        assert [one["tên"] for one in made["phụ lục"]] == [TITLE]
        assert len(made["bảng"]) == 1
        assert codes(path) == ["import.tasks_kept"]

    def but_with_a_line_behind_it_it_stays_too(self, tmp_path: Path) -> None:
        path = plan(tmp_path, TASKS, behind="Ghi chú: theo từng quý.")
        assert "nhiệm vụ" not in fields(path)
        assert codes(path) == ["import.tasks_kept"]

    def but_in_the_text_it_stays_where_it_is(self, tmp_path: Path) -> None:
        path = plan(tmp_path, TASKS, inside=True)
        assert fields(path)["nội dung"].rstrip().endswith("[[bảng: số 1]]")
        assert codes(path) == ["import.tasks_kept"]


class DescribeATableOfTargets:
    @pytest.mark.parametrize(
        ("head", "told"),
        [
            (("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2027"), ["import.targets_kept"]),
            (("STT", "Tên chỉ tiêu", "Năm 2026", "Năm 2027"), ["import.targets_kept"]),
            (("STT", "Tên ấp", "Số hộ", "Ghi chú"), []),
        ],
    )
    def it_stays_and_is_told(self, head: Sequence[str], told: list[str], tmp_path: Path) -> None:
        path = plan(tmp_path, (head, ("1", "Hộ nghèo", "2", "3")), inside=True)
        assert len(fields(path)["bảng"]) == 1
        assert codes(path) == told
