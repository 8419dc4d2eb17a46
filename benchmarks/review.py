"""A workbook of a whole review: as many units and nominees as asked, from the sample dossier.

    python benchmarks/review.py FILE.xlsx NOMINEES [short]

Written as Excel writes it: texts in UTF-8, in a list that cells point into. The longer texts of each nominee
are its own, as in a real review; places, posts, awards and days are said again and again.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook

from ntm_docs.reading import RawMapping, read_input
from ntm_docs.spreadsheets import columns as named
from ntm_docs.spreadsheets.columns import Column
from ntm_docs.spreadsheets.columns import Path as Field
from ntm_docs.spreadsheets.writing.create import history_of, items_of, text_of

SAMPLE = Path(__file__).parent.parent / "samples" / "ho-so-kien-giang-2023.yaml"
PER_UNIT = 20
_LINE, _LONG = 200, 64
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
    book = Workbook(path)
    general = {column.path: text_of(raw, column) for column in named.general()}
    agencies = (general | {_AGENCY: _name(unit), _PLACE: f"Tân Hiệp {unit + 1}"} for unit in range(units))
    _write(book, named.CHUNG, named.general(), agencies)
    members = [{c.path: text_of(one, c) for c in named.members()} for one in items_of(raw, ("hội đồng", "thành viên"))]
    seats = (member | {named.UNIT: _name(unit)} for unit in range(units) for member in members)
    _write(book, named.HOI_DONG, named.members(), seats)
    shared = {column.path: text_of(proposal, column) for column in named.proposal()}
    texts = [{column.path: text_of(person, column) for column in named.nominees()} for person in people]
    if short:
        texts = [{path: text.split("\n")[0][:_LINE] for path, text in one.items()} for one in texts]
    rows = (
        _own(texts[number % len(texts)], number)
        | shared
        | {named.CODE: str(number + 1), named.UNIT: _name(number // per_unit), named.KIND: "cá nhân"}
        | {named.NAME: _person(number)}
        for number in range(nominees)
    )
    _write(book, named.DE_NGHI, named.nominees(), rows)
    histories = [list(history_of(person)) for person in people]
    count = len(histories)
    lines = (line | {named.CODE: str(n + 1)} for n in range(nominees) for line in histories[n % count])
    _write(book, named.DA_NHAN, named.received(), lines)
    book.close()
    return units


def _write(book: Workbook, name: str, columns: Sequence[Column], rows: Iterable[Mapping[Field, str]]) -> None:
    sheet = book.add_worksheet(name)
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.label)
    for number, row in enumerate(rows, 1):
        for at, column in enumerate(columns):
            if text := row.get(column.path, ""):
                sheet.write_string(number, at, text)


def _own(texts: Mapping[Field, str], number: int) -> dict[Field, str]:
    """The texts of one nominee: each longer one says whose it is."""
    return {path: f"{text} (mã {number + 1})" if len(text) > _LONG else text for path, text in texts.items()}


def _name(unit: int) -> str:
    return f"Ủy ban nhân dân huyện Tân Hiệp {unit + 1}"


def _person(number: int) -> str:
    first, rest = divmod(number, len(_WORDS))
    second, third = divmod(first, len(_WORDS))
    fourth, fifth = divmod(second, len(_WORDS))
    return f"Trần {_WORDS[fifth]} {_WORDS[fourth % len(_WORDS)]} {_WORDS[third]} {_WORDS[rest]}"


if __name__ == "__main__":
    write_review(Path(sys.argv[1]), int(sys.argv[2]), short="short" in sys.argv)
