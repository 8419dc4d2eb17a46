"""A table of yearly targets of a paper: in its field where it fits, as a table where it does not."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from plans import ATTACHED, TITLE, plan

from ntm_docs.importing import import_file
from ntm_docs.importing.targets import targets_of
from ntm_docs.model import BangBieu, Cot, Hang
from ntm_docs.pipeline import build

HEADS = ("Năm", "Tăng thêm", "Lũy kế", "Tỷ lệ")
FIRST = "Xã đạt chuẩn (đầu kỳ 79 xã; tổng số 116 xã)"
SECOND = "Sản phẩm OCOP (đầu kỳ 00 sản phẩm)"
ROWS = (
    FIRST, ("2026", "11", "90", "77,59%"), ("2027", "12", "103", "88,79%"),
    SECOND, ("2026", "02", "02", ""), ("2027", "03", "04", ""),
)  # fmt: skip


def table(rows: Sequence[Any] = ROWS, heads: Sequence[str] = HEADS) -> BangBieu:
    made = tuple(Hang((row,), nhom=True) if isinstance(row, str) else Hang(row) for row in rows)
    return BangBieu.model_construct(
        ten="số 1", tieu_de=None, don_vi_tinh=None, cot=tuple(map(Cot, heads)), hang=made, ke_khung=True
    )


class DescribeATableOfYearlyTargets:
    def it_goes_into_its_field_with_what_is_printed_against_the_sum(self) -> None:
        made = targets_of(table())
        assert made is not None
        assert made["năm"] == [2026, 2027]
        assert made["dòng"] == [
            {"tên": "Xã đạt chuẩn", "nội dung": "Xã đạt chuẩn", "đơn vị tính": "xã", "tổng số": 116, "đầu kỳ": 79,
             "thêm": [11, 12], "ghi đè": [{"năm": 2027, "lũy kế": 103, "lý do": "theo bản gốc"}]},
            {"tên": "Sản phẩm OCOP", "nội dung": "Sản phẩm OCOP", "đơn vị tính": "sản phẩm", "thêm": [2, 3],
             "ghi đè": [{"năm": 2027, "lũy kế": 4, "lý do": "theo bản gốc"}]},
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "rows",
        [
            ROWS[1:],
            (FIRST, ("2026", "11", "90", "77%")),
            (FIRST, ("2026", "11", "120", "103,45%")),
            (FIRST, ("2026", "11,5", "90", "77,59%")),
            (FIRST, ("2027", "11", "90", "77,59%"), ("2026", "11", "101", "87,07%")),
            (*ROWS[:3], SECOND, ROWS[4]),
            (*ROWS[:3], *ROWS[:3]),
            ("Xã đạt chuẩn", ROWS[1]),
            (FIRST,),
            (),
        ],
        ids=["no name", "share rounded", "over the whole", "a part", "order", "other years", "twice", "bare", "no", ""],
    )
    def but_what_the_field_would_print_otherwise_stays_a_table(self, rows: Sequence[Any]) -> None:
        assert targets_of(table(rows)) is None

    def but_other_columns_say_other_things(self) -> None:
        assert targets_of(table(heads=("Năm", "Lũy kế", "Tăng thêm", "Tỷ lệ"))) is None

    def its_appendix_is_printed_as_it_was(self, tmp_path: Path) -> None:
        path = plan(tmp_path, (HEADS, (FIRST, "", "", ""), *ROWS[1:3]))
        document = docx.Document(str(path))
        cells = document.tables[0].rows[1].cells
        cells[0].merge(cells[3]).text = ""
        cells[0].paragraphs[0].add_run(FIRST).bold = True
        document.save(str(path))
        source = tmp_path / "a.yaml"
        data, told = import_file(path)
        source.write_bytes(data)
        assert [one.code for one in told] == ["import.targets"]
        build(source, tmp_path / "ra")
        (printed,) = (tmp_path / "ra").rglob("*phu-luc-chi-tieu.docx")
        made = docx.Document(str(printed))
        rows = [[*dict.fromkeys(cell.text for cell in row.cells)] for row in made.tables[0].rows]
        assert rows == [list(HEADS), [FIRST], *map(list, ROWS[1:3])]
        assert " ".join(one.text for one in made.paragraphs if one.text) == f"Phụ lục {TITLE} {ATTACHED}"
