"""Tables of a text: columns, heads, rows, joined cells."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from ntm_docs.model.field_types.text import CoKhong, Dong, ValueFault, clean_text, faults, one_space, some_text
from ntm_docs.model.field_types.typed import Typed
from ntm_docs.model.records import Record, named
from ntm_docs.phrases.keys import fold_key
from ntm_docs.reading import RawList, RawMapping, RawNode, RawScalar

LEFT, ABOVE = "<", "^"  # a cell that is one with that at its left, with that above
ALIGN = ("trái", "giữa", "phải")
MAX_COLUMNS = 63  # Word takes no more
MAX_HEADS = 4
_MAX_ROWS = 5_000
_WIDTH = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)(?:\s*mm)?")
_MOST_MM = 400.0
_BETWEEN = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_COUNTS = ("stt", "tt", "sott")
_NAMES = {"ten": "tên", "rong": "rộng", "can": "căn", "cot": "cột"}


class Cot(NamedTuple):
    """A column: its head, its width in millimetres, where its texts stand; or a head over the columns in `cot`."""

    ten: str
    rong: float | None = None
    can: str | None = None
    cot: tuple["Cot", ...] = ()

    @property
    def leaves(self) -> "tuple[Cot, ...]":
        """The columns under it, or itself."""
        return tuple(leaf for one in self.cot for leaf in one.leaves) or (self,)


class Hang(NamedTuple):
    """A row, a text for each column; or one text over all of them (`nhom`). `at` is its item or line in the input."""

    o: tuple[str, ...]
    nhom: bool = False
    at: int = 0

    def cells(self, count: int) -> tuple[str, ...]:
        """Its texts in a table of so many columns: signs `|` around a row, as some write them, part no cells."""
        if len(self.o) == count + 2 and not self.o[0] and not self.o[-1]:
            return self.o[1:-1]
        return self.o[:-1] if len(self.o) == count + 1 and not self.o[-1] else self.o


def parse_columns(value: Any) -> tuple[Cot, ...]:
    """`STT | Tiêu chí`, or `[STT, Tiêu chí, {tên: Năm 2026, cột: [Kế hoạch, Thực hiện]}]`."""
    wrong: list[ValueFault] = []
    items = value if isinstance(value, list) else [_unescaped(one) for one in _BETWEEN.split(str(value))]
    columns = tuple(_columns(items, 0, wrong, 1))
    count = sum(len(one.leaves) for one in columns)
    if not wrong and not 1 <= count <= MAX_COLUMNS:
        wrong.append(ValueFault("table.columns", {"count": count, "most": MAX_COLUMNS}, 0))
    if wrong:
        raise faults(wrong)
    return columns


def _columns(items: Sequence[Any], at: Any, wrong: list[ValueFault], depth: int) -> Iterator[Cot]:
    """Each column; `at` is where the list stands when its items do not say it themselves."""
    for index, item in enumerate(items):
        where = at if depth > 1 else index
        node = item if isinstance(item, RawScalar | RawList | RawMapping) else None
        place = node.place if node is not None else where
        if isinstance(item, RawMapping):
            yield _column(item, wrong, depth)
        elif isinstance(item, list | RawList):
            wrong.append(ValueFault("table.column", {}, place))
        else:
            text = item.text if isinstance(item, RawScalar) else item
            yield Cot(_clean(text, place, wrong))


def _column(item: RawMapping, wrong: list[ValueFault], depth: int) -> Cot:
    """One column with more than its name."""
    found: dict[str, tuple[RawScalar, RawNode]] = {}
    for typed, key, node in item:
        name = fold_key(typed)
        if name not in _NAMES:
            wrong.append(ValueFault("table.column_key", {"key": typed}, key.place))
        found[name] = key, node
    made: dict[str, Any] = {"ten": ""}
    for name, (key, node) in found.items():
        if name == "cot" and isinstance(node, RawList):
            if depth >= MAX_HEADS:
                wrong.append(ValueFault("table.heads", {"most": MAX_HEADS}, key.place))
            else:
                made["cot"] = tuple(_columns(node.items, node.place, wrong, depth + 1))
        elif not isinstance(node, RawScalar):
            wrong.append(ValueFault("table.column", {}, key.place))
        elif name == "ten":
            made["ten"] = _clean(node.text, node.place, wrong)
        elif node.text is not None and name in ("rong", "can"):
            made[name] = _measure(node, wrong) if name == "rong" else _align(node, wrong)
    return Cot(**made)


def _measure(node: RawScalar, wrong: list[ValueFault]) -> float | None:
    found = _WIDTH.fullmatch((node.text or "").strip())
    width = float(found[1].replace(",", ".")) if found else 0.0
    if not 0 < width <= _MOST_MM:
        wrong.append(ValueFault("table.width", {"value": node.text}, node.place))
        return None
    return width


def _align(node: RawScalar, wrong: list[ValueFault]) -> str | None:
    found = next((one for one in ALIGN if fold_key(one) == fold_key(node.text or "")), None)
    if found is None:
        wrong.append(ValueFault("table.align", {"value": node.text}, node.place))
    return found


def parse_rows(value: Any) -> tuple[Hang, ...]:
    """Rows: a line each, cells between `|`; or a list of cells. One text without `|` stands over all columns."""
    rows: list[Hang] = []
    wrong: list[ValueFault] = []
    items = value if isinstance(value, list) else str(value).replace("\r\n", "\n").split("\n")
    for index, item in enumerate(items):
        if isinstance(item, list):
            rows.append(Hang(tuple(_clean(cell, index, wrong) for cell in item), at=index))
        elif isinstance(item, RawMapping):  # `- Tổng: 5` is no text
            wrong.append(ValueFault("table.row", {}, item.place))
        elif isinstance(item, str) and item.strip():
            cells = tuple(_clean(_unescaped(cell), index, wrong) for cell in _BETWEEN.split(item))
            rows.append(Hang(cells, nhom=len(cells) == 1, at=index))
    if len(rows) > _MAX_ROWS:
        wrong.append(ValueFault("table.rows", {"count": len(rows), "most": _MAX_ROWS}, 0))
    if wrong:
        raise faults(wrong)
    return tuple(rows)


def _unescaped(cell: str) -> str:
    return _BREAK.sub("\n", cell).replace("\\|", "|")


def typed_row(cells: Sequence[str]) -> str:
    """A row as a line, the way `parse_rows` reads it; one text alone stands over all columns."""
    return " | ".join(cell.replace("|", "\\|").replace("\n", "<br>") for cell in cells).strip()


def _clean(text: Any, at: Any, wrong: list[ValueFault]) -> str:
    """The text of a cell, NFC; each of its lines a paragraph. An empty cell is an empty text."""
    if text is None or (isinstance(text, str) and not text.strip()):
        return ""
    if not isinstance(text, str):
        wrong.append(ValueFault("table.cell", {}, getattr(text, "place", at)))
        return ""
    try:
        return "\n".join(line for line in map(str.strip, one_space(clean_text(text)).split("\n")) if line)
    except PydanticCustomError as error:
        facts = dict(error.context or {})
        wrong.append(ValueFault(facts.pop("code"), facts, at))
        return ""


class _TypedTable(Typed):
    """A list whose items an editor lets be: names and records, rows and texts."""

    def schema(self) -> dict[str, Any]:
        text = super().schema()
        error = text.get("errorMessage") or text["then"]["errorMessage"]
        return {"type": ["array", "string", "number", "boolean", "null"], "errorMessage": error}


_COLUMNS = _TypedTable("cot_bang", "table.column", some_text, ("number", "boolean"))
_ROWS = _TypedTable("hang_bang", "table.row", some_text, ("number", "boolean"))
CacCot = Annotated[tuple[Cot, ...], BeforeValidator(parse_columns), _COLUMNS]
CacHang = Annotated[tuple[Hang, ...], BeforeValidator(parse_rows), _ROWS]


class BangBieu(Record):
    """A table that the text puts in its place: a line `[[bảng: tên]]`."""

    ten: Dong = named("tên", "Tên gọi trong văn bản: dòng [[bảng: tên]]")
    tieu_de: Dong | None = named("tiêu đề", "In giữa, trên bảng: Bảng 1. Kết quả", default=None)
    don_vi_tinh: Dong | None = named("đơn vị tính", "In phía trên, bên phải", default=None)
    cot: CacCot = named("cột", "STT | Tiêu chí, hoặc [STT, {tên, rộng (mm), căn, cột}]")
    hang: CacHang = named(
        "hàng", "Mỗi hàng một dòng, các ô cách nhau bằng |; < gộp với ô bên trái, ^ với ô bên trên", default=()
    )
    ke_khung: CoKhong = named("kẻ khung", default=True)

    @property
    def columns(self) -> tuple[Cot, ...]:
        """The columns that hold cells."""
        return tuple(leaf for one in self.cot for leaf in one.leaves)

    @property
    def rows(self) -> tuple[Hang, ...]:
        """The rows as the table has columns for them."""
        count = len(self.columns)
        return tuple(
            row._replace(o=row.o if row.nhom else row.cells(count), nhom=row.nhom and count > 1) for row in self.hang
        )


def usual_align(bang: BangBieu, index: int) -> str:
    """Where the texts of a column stand when nothing is said: figures in the middle, words at the left."""
    if fold_key(bang.columns[index].ten) in _COUNTS:
        return "giữa"
    texts = [row.o[index] for row in bang.rows if not row.nhom and index < len(row.o)]
    words = [text for text in texts if text not in ("", LEFT, ABOVE)]
    return "trái" if not words or any(_LETTERS.search(text) for text in words) else "giữa"
