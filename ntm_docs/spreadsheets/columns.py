"""Columns of each sheet, named after the records."""

import re
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ntm_docs.machine.own_data import load_data
from ntm_docs.model import CaNhan, DeNghi, HoGiaDinh, HoSo, QuyetDinhKhenThuong, TapThe, ThanhVien
from ntm_docs.model.field_types.members import parse_area, parse_money, parse_work
from ntm_docs.model.field_types.prose import parse_open_date
from ntm_docs.model.field_types.text import parse_date, parse_integer
from ntm_docs.model.fields import inner_type, item_record, typed_of
from ntm_docs.model.ho_so import DanhHieu, KhenThuong
from ntm_docs.phrases.keys import fold_key

SEPARATOR = "›"
Path = tuple[str, ...]
KINDS: dict[str, type[BaseModel]] = {"tập thể": TapThe, "cá nhân": CaNhan, "hộ gia đình": HoGiaDinh}

CHUNG, HOI_DONG, DE_NGHI = "Thông tin chung", "Hội đồng", "Danh sách đề nghị"
THANH_TICH, DA_NHAN, QUYET_DINH, HUONG_DAN = "Thành tích", "Khen thưởng đã nhận", "Quyết định", "Hướng dẫn"
FAULTS = "Lỗi cần sửa"  # of the repair copy
CODE, UNIT, KIND, NAME, AWARD, ORDER = ("mã",), ("đơn vị trình",), ("đối tượng",), ("tên",), ("hình thức",), ("STT",)
HISTORY = {"danh hiệu": ("danh hiệu thi đua",), "hình thức": ("hình thức khen thưởng",)}
BORN = {("năm sinh nam",): "Nam", ("năm sinh nữ",): "Nữ"}  # lists that give the year under the sex
PRESENT, WHY_ABSENT = ("có mặt",), ("lý do vắng",)
RECEIVED_KIND, RECEIVED = ("loại",), ("tên khen thưởng",)
UNUSED = ("không dùng",)
DECIDED = ("quyết định",)  # of a proposal, on a sheet of its own
_BY_FILE = ("quyết định", "hiệp y")  # of a proposal: what the list of nominees does not ask for
# Beside a title: `(đồng)`, `(2&3)`, `(*)`.
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\*+|[¹²³⁰-⁹]+|(?<=\s)\d{1,2}\)")
NAMES = frozenset({"tên", "họ và tên", "chủ hộ", "chủ trì", "thư ký"})  # last parts of paths: a name is not guessed at


@dataclass(frozen=True, slots=True)
class Column:
    """A field that a column, or a line of “Thông tin chung”, holds."""

    path: Path
    date: bool = False
    number: bool = False
    long: bool = False  # line breaks divide paragraphs, or items
    items: type[BaseModel] | None = None  # each line a record, its fields divided by |
    choices: tuple[str, ...] = ()
    note: str = ""
    required: bool = False

    @property
    def title(self) -> str:
        """As a message says it: `thành tích › tóm tắt`."""
        return f" {SEPARATOR} ".join(self.path)

    @property
    def label(self) -> str:
        """As a header says it: `Thành tích › tóm tắt`."""
        return self.title[:1].upper() + self.title[1:]


def leaves(model: type[BaseModel], above: Path = (), *, required: bool = True) -> Iterator[Column]:
    """Every field that holds a value, in the order of the record."""
    for info in model.model_fields.values():
        path = (*above, str(info.title))
        inner = inner_type(info)
        needed = required and info.is_required()
        record = item_record(inner)
        if record is not None:
            yield Column(path, long=True, items=record, note=info.description or "", required=needed)
        elif isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from leaves(inner, path, required=needed)
        else:
            yield Column(
                path,
                _reads(info, parse_date, parse_open_date),
                _reads(info, parse_integer, parse_money, parse_area, parse_work),
                _is_long(inner),
                choices=typed_of(info).choices,
                note=info.description or "",
                required=needed,
            )


def _reads(info: FieldInfo, *functions: Callable[[Any], Any]) -> bool:
    """Whether one of the functions reads the field: it tells dates and numbers."""
    found = [*info.metadata, *(m for arg in typing.get_args(info.annotation) for m in getattr(arg, "__metadata__", ()))]
    return any(getattr(one, "func", None) in functions for one in found)


def _is_long(inner: Any) -> bool:
    origin = typing.get_origin(inner)
    if origin is typing.Annotated:
        origin = typing.get_origin(typing.get_args(inner)[0])
    return origin is tuple


@cache
def general() -> tuple[Column, ...]:
    """“Thông tin chung”: everything of a dossier but its members and its proposals."""
    left_out = {("loại",), ("hội đồng", "thành viên"), ("đề nghị",)}
    return tuple(column for column in leaves(HoSo) if column.path not in left_out)


@cache
def members() -> tuple[Column, ...]:
    """“Hội đồng”: a line for each member."""
    return (Column(UNIT), *leaves(ThanhVien))


@cache
def proposal() -> tuple[Column, ...]:
    """What all nominees of one unit and award share; a decision has a sheet of its own."""
    lists = {(name,) for name in KINDS}
    return tuple(column for column in leaves(DeNghi) if column.path not in lists and column.path[0] not in _BY_FILE)


@cache
def decision() -> tuple[Column, ...]:
    """“Quyết định”: of which award it is, then everything of the decision."""
    own = (Column(UNIT), Column(AWARD, note="Hình thức trong danh sách đề nghị mà quyết định này cho"))
    return (*own, *leaves(QuyetDinhKhenThuong, required=False))


@cache
def of_kind(kind: str) -> tuple[Column, ...]:
    """What a nominee of a kind has, under the names of the record."""
    return tuple(leaves(KINDS[kind]))


@cache
def nominees() -> tuple[Column, ...]:
    """What a line of “Danh sách đề nghị” or “Thành tích” may hold, of all three kinds."""
    own = [Column(ORDER), Column(CODE), Column(UNIT), Column(KIND, choices=tuple(KINDS)), Column(NAME)]
    found = {column.path: column for column in own}
    found |= {path: Column(path, date=True) for path in BORN}
    elsewhere = {("họ và tên",), *HISTORY.values()}  # under “tên”, and on “Khen thưởng đã nhận”
    for column in (*proposal(), *(column for kind in KINDS for column in of_kind(kind))):
        if column.path not in elsewhere:
            found.setdefault(column.path, column)
    return tuple(found.values())


@cache
def received() -> tuple[Column, ...]:
    """“Khen thưởng đã nhận”: a line for each title or award."""
    kinds = ("danh hiệu thi đua", "hình thức khen thưởng")
    own = (Column(CODE), Column(NAME), Column(RECEIVED_KIND, choices=kinds), Column(RECEIVED))
    shared = {column.path: column for column in (*leaves(DanhHieu), *leaves(KhenThuong))}
    return (*own, *(column for path, column in shared.items() if path not in (("danh hiệu",), ("hình thức",))))


@cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    loaded: Mapping[str, list[str]] = load_data("spreadsheets", "ten-cot.yaml")
    return {title: tuple(names) for title, names in loaded.items()}


class Headers:
    """Which column a header means, whatever its case, signs, number or remark in brackets."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self.columns = {column.path: column for column in columns}
        self.by_name: dict[str, Path] = {fold_key("".join(path)): path for path in self.columns}
        for title, names in _synonyms().items():
            path = tuple(part.strip() for part in title.split(SEPARATOR))
            if path in self.columns or path == UNUSED:
                for name in names:
                    self.by_name.setdefault(fold_key(name), path)
        leaf_paths: dict[str, list[Path]] = {}
        for path in self.columns:
            leaf_paths.setdefault(fold_key(path[-1]), []).append(path)
        for name, paths in leaf_paths.items():
            if len(paths) == 1:  # a name that two groups have says too little
                self.by_name.setdefault(name, paths[0])

    def find(self, text: str) -> Path | None:
        """The path that a header means; `UNUSED` for a column known to be of no use here."""
        plain = _REMARK.sub(" ", text)
        for part in (text, plain, text.split("(", maxsplit=1)[0], text.split("\n", maxsplit=1)[0]):
            path = self.by_name.get(fold_key(part))
            if path is not None:
                return path
        return None
