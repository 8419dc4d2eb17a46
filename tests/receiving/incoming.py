"""Dossiers as others make them, one that a build made, and their reception."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import docx
import pytest
from conftest import ROOT

from ntm_docs.pipeline import build
from ntm_docs.receiving import FinishedReception, Wanted, receive

DAY = date(2026, 11, 30)
Person = tuple[str, str, str, str]  # name, year of birth, post, summary
PEOPLE: tuple[Person, ...] = (
    ("Ông Trần Văn Bình", "1970", "Nông dân, ấp 1", "Hiến 500 m² đất."),
    ("Bà Lê Thị Hòa", "1981", "Chi hội trưởng, ấp 2", "Vận động 40 hộ."),
)
AWARD = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"


def dossier(
    folder: Path,
    unit: str = "Mỹ Hòa",
    people: Sequence[Person] = PEOPLE,
    *,
    province: str = "An Giang",
    minutes: bool = True,
    reported: Sequence[Person] | None = None,
    total: int | None = None,
) -> Path:
    """A dossier of a commune: submission, list with merged cells and a total, minutes, a report for each."""
    folder.mkdir(parents=True, exist_ok=True)
    _submission(folder / "TTr khen thuong.docx", unit, province, len(people))
    _list(folder / "DS kem theo.docx", unit, people, len(people) if total is None else total)
    if minutes:
        _minutes(folder / "BB hop HD.docx", unit, people)
    for number, person in enumerate(people if reported is None else reported, start=1):
        report(folder / f"BC {number}.docx", unit, person)
    return folder


def _head(document: "docx.document.Document", unit: str, number: str, day: str) -> None:
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = f"ỦY BAN NHÂN DÂN\nXÃ {unit.upper()}"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    table.cell(1, 0).text = f"Số: {number}" if number else ""
    table.cell(1, 1).text = f"{unit}, ngày {day}"


def _submission(path: Path, unit: str, province: str, count: int) -> None:
    document = docx.Document()
    _head(document, unit, "45/TTr-UBND", "20 tháng 7 năm 2025")
    document.add_paragraph("TỜ TRÌNH").runs[0].bold = True
    document.add_paragraph(f"Về việc đề nghị tặng {AWARD}")
    document.add_paragraph(f"Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh {province}")
    document.add_paragraph(f"Ủy ban nhân dân xã {unit} đề nghị tặng {AWARD} cho {count} cá nhân.")
    document.add_paragraph("Nơi nhận:\n- Như trên;\n- Lưu: VT.")
    document.add_paragraph("CHỦ TỊCH")
    document.add_paragraph("Nguyễn Văn Chủ")
    document.save(str(path))


def _list(path: Path, unit: str, people: Sequence[Person], total: int) -> None:
    document = docx.Document()
    document.add_paragraph("DANH SÁCH CÁ NHÂN ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH")
    document.add_paragraph(f"(Kèm theo Tờ trình số 45/TTr-UBND ngày 20/7/2025 của Ủy ban nhân dân xã {unit})")
    table = document.add_table(rows=1, cols=6)
    table.style = "Table Grid"
    for at, title in enumerate(("TT", "Họ và tên", "Năm sinh", "Chức vụ, đơn vị", "Tóm tắt thành tích", "Hình thức")):
        table.cell(0, at).text = title
    kind = table.add_row().cells
    kind[0].merge(kind[5]).text = "I. CÁ NHÂN"
    first = None
    for number, (name, born, post, summary) in enumerate(people, start=1):
        cells = table.add_row().cells
        for at, text in enumerate((str(number), name, born, post, summary)):
            cells[at].text = text
        first = first or cells[5]
        merged = first.merge(cells[5]) if cells[5] is not first else first
        merged.text = AWARD
    cells = table.add_row().cells
    cells[0].merge(cells[5]).text = f"Tổng cộng: {total} cá nhân"
    document.save(str(path))


def _minutes(path: Path, unit: str, people: Sequence[Person]) -> None:
    document = docx.Document()
    _head(document, unit, "02/BB-HĐTĐKT", "18 tháng 7 năm 2025")
    document.add_paragraph("BIÊN BẢN").runs[0].bold = True
    document.add_paragraph("Họp Hội đồng Thi đua - Khen thưởng")
    table = document.add_table(rows=1, cols=5)
    table.style = "Table Grid"
    for at, title in enumerate(("STT", "Họ tên", "Đồng ý", "Không đồng ý", "Tỷ lệ")):
        table.cell(0, at).text = title
    for number, (name, *_rest) in enumerate(people, start=1):
        cells = table.add_row().cells
        for at, text in enumerate((str(number), name.split(maxsplit=1)[1].upper(), "8", "1", "88,9%")):
            cells[at].text = text
    document.save(str(path))


def report(path: Path, unit: str, person: Person) -> None:
    """A merit report with a table of earlier awards."""
    name, born, post, summary = person
    document = docx.Document()
    _head(document, unit, "", "10 tháng 7 năm 2025")
    document.add_paragraph("BÁO CÁO THÀNH TÍCH").runs[0].bold = True
    document.add_paragraph("Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh")
    document.add_paragraph(f"- Họ tên: {name.split(maxsplit=1)[1]}; sinh năm: {born}")
    document.add_paragraph(f"- Chức vụ, nơi ở: {post}")
    document.add_paragraph(summary)
    table = document.add_table(rows=2, cols=3)
    table.style = "Table Grid"
    for at, title in enumerate(("Năm", "Hình thức khen thưởng", "Số quyết định")):
        table.cell(0, at).text = title
    for at, text in enumerate(("2023", "Giấy khen của Chủ tịch Ủy ban nhân dân huyện", "12/QĐ-UBND")):
        table.cell(1, at).text = text
    document.add_paragraph("NGƯỜI BÁO CÁO")
    document.add_paragraph(name.split(maxsplit=1)[1])
    document.save(str(path))


@pytest.fixture(scope="session")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the commune Thạnh Đông, as `build` makes it; not to be changed."""
    folder = tmp_path_factory.mktemp("ours") / "thanh-dong"
    build(ROOT / "samples" / "ho-so-an-giang-2026.yaml", folder)
    return folder


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "tiep-nhan.xlsx"


@pytest.fixture
def reception(book: Path) -> Callable[..., FinishedReception]:
    """Receives what is named into the workbook."""
    return lambda *sources, **asked: receive(sources, book, Wanted(**({"received": DAY, "processes": 1} | asked)))
