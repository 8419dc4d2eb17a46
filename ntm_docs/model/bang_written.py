"""A table as YAML that a clerk can edit."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from ntm_docs.model.bang import BangBieu, Cot, typed_row, usual_align
from ntm_docs.reading.yaml_files.written import block, literal, put


def tables_yaml(tables: Iterable[BangBieu]) -> list[CommentedMap]:
    """`bảng`: a table each."""
    return [_table(one) for one in tables]


def _table(table: BangBieu) -> CommentedMap:
    made = CommentedMap({"tên": table.ten})
    put(made, "tiêu đề", literal(table.tieu_de or ""))
    put(made, "đơn vị tính", literal(table.don_vi_tinh or ""))
    if not table.ke_khung:
        made["kẻ khung"] = "không"
    usual = [usual_align(table, index) for index in range(len(table.columns))]
    said = iter([one.can if one.can != wont else None for one, wont in zip(table.columns, usual, strict=True)])
    made["cột"] = [_column(one, said) for one in table.cot]
    if table.hang:
        made["hàng"] = block([literal(_typed(row.o, len(table.columns))) for row in table.hang])
    return made


def _typed(cells: Sequence[str], columns: int) -> str:
    """A row as its line; one whose cells are all empty but the signs between them."""
    return typed_row(cells) or "|" * (columns - 1)


def _column(column: Cot, said: Iterator[str | None]) -> Any:
    """A name alone, or on one line what else is known; `said` is where texts stand, column by column."""
    made = CommentedMap()
    put(made, "tên", literal(column.ten))
    width = column.rong
    put(made, "rộng", int(width) if width and width == int(width) else width)
    put(made, "căn", None if column.cot else next(said))
    if column.cot:
        made["cột"] = CommentedSeq([_column(one, said) for one in column.cot])
        made["cột"].fa.set_flow_style()
    if list(made) == ["tên"]:
        return column.ten
    made.fa.set_flow_style()
    return made
