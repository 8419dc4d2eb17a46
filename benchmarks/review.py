"""A workbook of a whole review: as many units and nominees as asked, from the sample dossier."""

from pathlib import Path

from openpyxl import Workbook

from ntm_docs.reading import RawMapping, read_input
from ntm_docs.spreadsheets import columns as named
from ntm_docs.spreadsheets.columns import Column
from ntm_docs.spreadsheets.columns import Path as Field
from ntm_docs.spreadsheets.create import history_of, items_of, text_of

SAMPLE = Path(__file__).parent.parent / "samples" / "ho-so-kien-giang-2023.yaml"
PER_UNIT = 20
_LINE = 200
_PROVINCIAL = 2  # the sample's third proposal: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh
_AGENCY, _PLACE = ("cơ quan", "tên"), ("cơ quan", "địa danh")
_FIRST = ("An", "Bình", "Cường", "Dũng", "Giang", "Hạnh", "Khánh", "Lan", "Minh", "Ngọc")
_WORDS = (*_FIRST, "Oanh", "Phúc", "Quân", "Sơn", "Thảo", "Uyên", "Vân", "Xuân", "Yến", "Đức")


def write_review(path: Path, nominees: int, per_unit: int = PER_UNIT, *, short: bool = False) -> int:
    """Write the workbook; the number of its units is given back. `short` keeps a line of each text."""
    raw, _ = read_input(SAMPLE)
    assert isinstance(raw, RawMapping)
    proposal = items_of(raw, ("đề nghị",))[_PROVINCIAL]
    people = items_of(proposal, ("cá nhân",))
    units = -(-nominees // per_unit)
    book = Workbook(write_only=True)
    general = {column.path: text_of(raw, column) for column in named.general()}
    sheet = book.create_sheet(named.CHUNG)
    sheet.append([column.label for column in named.general()])
    for unit in range(units):
        own = general | {_AGENCY: _name(unit), _PLACE: f"Tân Hiệp {unit + 1}"}
        sheet.append([own[column.path] for column in named.general()])
    members = [{c.path: text_of(one, c) for c in named.members()} for one in items_of(raw, ("hội đồng", "thành viên"))]
    seats = (member | {named.UNIT: _name(unit)} for unit in range(units) for member in members)
    _write(book, named.HOI_DONG, named.members(), seats)
    shared = {column.path: text_of(proposal, column) for column in named.proposal()}
    texts = [{column.path: text_of(person, column) for column in named.nominees()} | shared for person in people]
    if short:
        texts = [{path: text.split("\n")[0][:_LINE] for path, text in one.items()} for one in texts]
    rows = (
        texts[number % len(texts)]
        | {named.CODE: str(number + 1), named.UNIT: _name(number // per_unit), named.KIND: "cá nhân"}
        | {named.NAME: _person(number)}
        for number in range(nominees)
    )
    _write(book, named.DE_NGHI, named.nominees(), rows)
    histories = [list(history_of(person)) for person in people]
    count = len(histories)
    lines = (line | {named.CODE: str(n + 1)} for n in range(nominees) for line in histories[n % count])
    _write(book, named.DA_NHAN, named.received(), lines)
    book.save(path)
    return units


def _write(book: Workbook, name: str, columns: tuple[Column, ...], rows: object) -> None:
    sheet = book.create_sheet(name)
    sheet.append([column.label for column in columns])
    for row in rows:  # type: ignore[attr-defined]
        cells: dict[Field, str] = row
        sheet.append([cells.get(column.path, "") or None for column in columns])


def _name(unit: int) -> str:
    return f"Ủy ban nhân dân huyện Tân Hiệp {unit + 1}"


def _person(number: int) -> str:
    first, rest = divmod(number, len(_WORDS))
    second, third = divmod(first, len(_WORDS))
    fourth, fifth = divmod(second, len(_WORDS))
    return f"Trần {_WORDS[fifth]} {_WORDS[fourth % len(_WORDS)]} {_WORDS[third]} {_WORDS[rest]}"
