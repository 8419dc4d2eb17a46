"""Which rows of a table hold values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_docs.reading.sheets.rows import SEPARATOR, Rows, Spool
from ntm_docs.reading.sheets.workbook import Sheet
from ntm_docs.spreadsheets import columns as named
from ntm_docs.spreadsheets.tables import SheetTable, find_table

_KNOWN = ["STT", "Mã", "Tên", "Đối tượng", "Hình thức", "Đơn vị trình", "Chức vụ", "Giới tính", "Ngày sinh", "Quê quán"]
_NARROW = ["STT", "Tên", "Đối tượng", *(f"Cột riêng {number}" for number in range(6))]
_CELLS = ["", " ", "1", "7", "I", "Tên", "Tổng cộng", "Tổng số: 12", "TẬP THỂ", "Nguyễn Văn An"]
_CELL = st.just("") | st.sampled_from(_CELLS)


@st.composite
def rows_below(draw: st.DrawFn, header: list[str]) -> list[list[str]]:
    """Blank, counted or repeated rows, a few cells of each changed."""
    numbered = ["" if at in (1, 2) else "2" for at in range(len(header))]
    kind = ["I", "TẬP THỂ", "7", *[""] * (len(header) - 3)]
    rows = []
    for _ in range(draw(st.integers(1, 6))):
        row = list(
            draw(st.sampled_from([header, numbered, kind, *([text] * len(header) for text in ("", " ", "2", "x"))]))
        )
        for _ in range(draw(st.integers(0, 4))):
            row[draw(st.integers(0, len(header) - 1))] = draw(_CELL)
        rows.append(row[: draw(st.integers(1, len(header)))] + draw(st.sampled_from([[], [], ["y"]])))
    return rows


def table_of(header: list[str], rows: list[list[str]]) -> SheetTable:
    texts = (SEPARATOR.join(row).encode() for row in [header, *rows])
    return find_table("a.xlsx", Sheet("Danh sách", Rows(Spool(), texts)), named.nominees())


class DescribeUsualRows:
    @pytest.mark.parametrize("header", [_KNOWN, _KNOWN[:5], _NARROW])
    @given(data=st.data())
    def they_hold_values_by_every_rule(self, header: list[str], data: st.DataObject) -> None:
        rows = data.draw(rows_below(header))
        usual, each = table_of(header, rows), table_of(header, rows)
        with pytest.MonkeyPatch.context() as patch:
            found = list(usual.filled_rows())
            patch.setattr(SheetTable, "_is_usual", lambda *_: False)
            assert found == list(each.filled_rows())
        assert usual.told == each.told

    def they_need_no_other_rule(self) -> None:
        row = ["1", "M1", "Nguyễn Văn An", "cá nhân", "Bằng khen", "xã Hòa An"]
        assert table_of(_KNOWN, [row])._is_usual(row)
