"""Builds the twelve dossiers of samples/tiep-nhan-an-giang-2025, plays officers.

    python scripts/reception.py out/ho-so-cac-xa
    ntm-docs receive out/ho-so-cac-xa -o tiep-nhan.xlsx --received 10/11/2025
    python scripts/reception.py --appraise tiep-nhan.xlsx
    ntm-docs issue tiep-nhan.xlsx -o out/van-ban

Nine are made by `build`, two are Word papers of another layout, one is a scan alone; the five faults that `cac-xa.yaml`
names are put in. The same folders every time, but for the times that python-docx writes into the foreign papers. With
`--appraise` the officer's columns and the sheet “Cơ quan” are filled in, as `tham-dinh.yaml` has it.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
from openpyxl import load_workbook
from pypdf import PdfWriter
from ruamel.yaml import YAML

from ntm_docs.pipeline import build

SAMPLE = Path(__file__).parents[1] / "samples" / "tiep-nhan-an-giang-2025"
DATA, VERDICTS = SAMPLE / "cac-xa.yaml", SAMPLE / "tham-dinh.yaml"
PROVINCE_AWARD = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
_AGREE = {"đồng ý": 7, "không đồng ý": 0, "không hợp lệ": 0}
_MISSING, _DOSSIER = "thiếu một báo cáo thành tích", "ho-so.json"
_DISCUSSED = (
    "Thường trực Hội đồng báo cáo tiêu chuẩn, hồ sơ và kết quả thẩm tra; danh sách được niêm yết tại trụ sở xã từ ngày "
    "22/9/2025, không có ý kiến phản ánh."
)
Unit = Mapping[str, Any]


def make(out: Path) -> list[Path]:
    """Every dossier in a folder of its own below `out`, numbered in the order of the data."""
    data = YAML(typ="safe").load(DATA.read_text(encoding="utf-8"))
    makers = {"ntm-docs": _ours, "word": _words, "pdf": _scan}
    made = []
    for number, unit in enumerate(data["xa"], start=1):
        folder = out / f"{number:02} xã {unit['ten']}"
        folder.mkdir(parents=True)
        makers[unit["nguon"]](folder, unit, data["chung"])
        made.append(folder)
    return made


def _ours(folder: Path, unit: Unit, common: Unit) -> None:
    source = folder.with_name(_DOSSIER)
    source.write_text(json.dumps(_input(unit, common), ensure_ascii=False), encoding="utf-8")
    try:
        build(source, folder)
    finally:
        source.unlink()
    if _MISSING in unit.get("loi", ()):
        next(iter(sorted(folder.glob("*/04-bao-cao-thanh-tich/003-*.docx")))).unlink()


def _input(unit: Unit, common: Unit) -> dict[str, Any]:
    """The input of `build`, of one commune."""
    place, province = unit["ten"], common["tinh"]
    office, council = f"Ủy ban nhân dân xã {place}", f"Hội đồng Thi đua - Khen thưởng xã {place}"
    return {
        "loại": "hồ sơ khen thưởng",
        "cơ quan": {
            "tên": office, "ký hiệu": "UBND", "địa danh": place, "cấp": "xã", "tỉnh": province,
            "đơn vị soạn thảo": "VHXH",
        },
        "người ký": {"quyền hạn": "TM. Ủy ban nhân dân", "chức vụ": "Chủ tịch", "họ và tên": unit["chu_tich"]},
        "ngày tờ trình": common["ngay_to_trinh"],
        "nơi nhận": ["TT. Đảng ủy, TT. HĐND xã (b/c)"],
        "phong trào": {
            "tên": "Kiên Giang chung sức xây dựng nông thôn mới",
            "giai đoạn": "2021-2025", "dịp": "tổng kết", "cấp phát động": "tỉnh",
            "kế hoạch": {
                "tên loại": "Kế hoạch", "số": "168/KH-UBND", "ngày": "12/7/2022",
                "cơ quan ban hành": "Ủy ban nhân dân tỉnh Kiên Giang",
                "trích yếu": (
                    "tổ chức thực hiện phong trào thi đua “Kiên Giang chung sức xây dựng nông thôn mới” "
                    "giai đoạn 2021-2025"
                ),
            },
        },
        "hội đồng": {
            "tên": council, "chủ quản": office, "ký hiệu": "HĐTĐKT",
            "quyết định thành lập": {
                "tên loại": "Quyết định", "số": "114/QĐ-UBND", "ngày": "12/8/2025",
                "cơ quan ban hành": f"Chủ tịch {office}", "trích yếu": f"về việc thành lập {council}",
            },
            "tổng số thành viên": 7,
            "thành viên": _members(unit),
        },
        "cuộc họp": {
            "ngày": common["ngay_hop"], "bắt đầu": "8 giờ 00", "kết thúc": "10 giờ 30",
            "địa điểm": f"Phòng họp {office}", "chủ trì": unit["chu_tich"], "thư ký": unit["thu_ky"],
            "hình thức biểu quyết": "bỏ phiếu kín", "số phiếu phát ra": 7, "số phiếu thu về": 7,
            "tổ kiểm phiếu": ["Lưu Quốc Bảo", "Tô Hữu Nghĩa"],
            "thảo luận": _DISCUSSED,
        },
        "đề nghị": [_proposal(unit, one, province) for one in unit["de_nghi"]],
    }  # fmt: skip


def _members(unit: Unit) -> list[dict[str, str]]:
    posts = [
        (unit["chu_tich"], "Chủ tịch Ủy ban nhân dân xã", "Chủ tịch"),
        (unit["pho"], "Phó Chủ tịch Ủy ban nhân dân xã", "Phó Chủ tịch Thường trực"),
        ("Phan Văn Thuận", "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã", "Phó Chủ tịch"),
        ("Lý Minh Trí", "Trưởng phòng Văn hóa - Xã hội", "Ủy viên Thường trực"),
        (unit["thu_ky"], "Chuyên viên Phòng Văn hóa - Xã hội", "Ủy viên, Thư ký"),
        ("Lưu Quốc Bảo", "Trưởng phòng Kinh tế", "Ủy viên"),
        ("Tô Hữu Nghĩa", "Trưởng Công an xã", "Ủy viên"),
    ]
    return [{"họ và tên": name, "chức vụ": post, "vai trò": role} for name, post, role in posts]


def _proposal(unit: Unit, one: Unit, province: str) -> dict[str, Any]:
    place = f"xã {unit['ten']}, tỉnh {province}"
    return {
        "hình thức": one["hinh_thuc"],
        "loại hình": "chuyên đề",
        "tập thể": [_collective(name, merit, unit, place) for name, merit in one.get("tap_the", ())],
        "cá nhân": [_person(person, unit, place) for person in one.get("ca_nhan", ())],
        "hộ gia đình": [_household(house, unit, place) for house in one.get("ho", ())],
    }


def _common(unit: Unit, merit: str, subject: str) -> dict[str, Any]:
    office = f"Ủy ban nhân dân xã {unit['ten']}"
    return {
        "cơ quan báo cáo": {"tên": office, "địa danh": unit["ten"]},
        "ngày báo cáo": "22/9/2025",
        "đơn vị xác nhận": office,
        "sơ lược": f"{subject} tham gia phong trào thi đua xây dựng nông thôn mới của xã {unit['ten']} từ năm 2021.",
        "thành tích": {
            "tóm tắt": merit,
            "vai trò": "Là nòng cốt của phong trào ở ấp, gương mẫu làm trước để Nhân dân làm theo.",
            "kết quả": merit,
            "chấp hành": "Chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước và quy ước của ấp.",
        },
        "phiếu": _AGREE,
    }


def _collective(hamlet: str, merit: str, unit: Unit, place: str) -> dict[str, Any]:
    """A hamlet, or the commune itself where no name is given."""
    office = f"Ủy ban nhân dân xã {unit['ten']}"
    name = f"Nhân dân ấp {hamlet}" if hamlet else f"Nhân dân và cán bộ xã {unit['ten']}"
    made = _common(unit, merit, name)
    if hamlet:
        head = {"chủ quản": office, "tên": f"Ban Nhân dân ấp {hamlet}", "địa danh": unit["ten"]}
        signer = {"chức vụ": "Trưởng ấp", "họ và tên": "Đặng Thành Công"}
    else:
        head, signer = made["cơ quan báo cáo"], {"chức vụ": "Chủ tịch", "họ và tên": unit["chu_tich"]}
        made["nợ đọng xây dựng cơ bản"] = "không"
    group = {"nhóm đối tượng": "ấp" if hamlet else "xã", "địa chỉ": f"ấp {hamlet}, {place}" if hamlet else place}
    return {"tên": name} | group | made | {"cơ quan báo cáo": head, "người ký": signer}


def _person(person: Sequence[str], unit: Unit, place: str) -> dict[str, Any]:
    title, name, born, merit = person
    return {
        "danh xưng": title, "họ và tên": name, "nhóm đối tượng": "nông dân", "ngày sinh": born,
        "giới tính": "Nam" if title == "Ông" else "Nữ", "quê quán": place, "trú quán": f"ấp 1, {place}",
        "nghề nghiệp": "Nông dân",
    } | _common(unit, merit, "Bản thân")  # fmt: skip


def _household(house: Sequence[Any], unit: Unit, place: str) -> dict[str, Any]:
    title, name, born, merit = house
    return {
        "tên": f"Hộ gia đình {title.lower()} {name}", "danh xưng": title, "chủ hộ": name,
        "nhóm đối tượng": "hộ gia đình",
        "năm sinh chủ hộ": born, "số nhân khẩu": 5, "địa chỉ": f"ấp 2, {place}", "nghề nghiệp": "Trồng lúa",
    } | _common(unit, merit, "Hộ gia đình")  # fmt: skip


def _words(folder: Path, unit: Unit, common: Unit) -> None:
    """Papers that others typed: submission, list, minutes unless they are left out, reports."""
    people, place = unit["nguoi"], unit["ten"]
    _submission(folder / "TTr khen thuong.docx", place, common["tinh"], unit)
    _list(folder / "DS kem theo.docx", place, people, unit.get("tong_ghi", len(people)))
    if "không có biên bản" not in unit["loi"]:
        _minutes(folder / "BB hop HD.docx", place, people)
    spelled = unit.get("bao_cao_ten", {})
    for number, (_title, name, born, post, merit) in enumerate(people, start=1):
        _report(folder / f"BC {number}.docx", place, (spelled.get(name, name), born, post, merit))


def _head(document: Any, place: str, number: str, day: str) -> None:
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = f"ỦY BAN NHÂN DÂN\nXÃ {place.upper()}"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    table.cell(1, 0).text = f"Số: {number}" if number else ""
    table.cell(1, 1).text = f"{place}, ngày {day}"


def _submission(path: Path, place: str, province: str, unit: Unit) -> None:
    document = docx.Document()
    _head(document, place, "45/TTr-UBND", "21 tháng 10 năm 2025")
    wish = (
        f"Ủy ban nhân dân xã {place} đề nghị tặng {PROVINCE_AWARD} cho {len(unit['nguoi'])} cá nhân có thành tích xuất "
        "sắc trong phong trào thi đua “Kiên Giang chung sức xây dựng nông thôn mới” giai đoạn 2021-2025."
    )
    for text in (
        "TỜ TRÌNH",
        f"Về việc đề nghị tặng {PROVINCE_AWARD}",
        f"Kính gửi: Văn phòng Điều phối nông thôn mới tỉnh {province}",
        wish,
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
        "CHỦ TỊCH",
        unit["chu_tich"],
    ):
        document.add_paragraph(text)
    document.save(str(path))


def _list(path: Path, place: str, people: Sequence[Sequence[str]], total: int) -> None:
    document = docx.Document()
    document.add_paragraph("DANH SÁCH CÁ NHÂN ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH")
    document.add_paragraph(f"(Kèm theo Tờ trình số 45/TTr-UBND ngày 21/10/2025 của Ủy ban nhân dân xã {place})")
    titles = ("TT", "Họ và tên", "Năm sinh", "Chức vụ, đơn vị", "Tóm tắt thành tích", "Hình thức")
    rows = [
        (str(at), f"{title} {name}", born, post, merit, PROVINCE_AWARD)
        for at, (title, name, born, post, merit) in enumerate(people, start=1)
    ]
    table = _table(document, titles, rows)
    cells = table.add_row().cells
    cells[0].merge(cells[5]).text = f"Tổng cộng: {total} cá nhân"
    document.save(str(path))


def _minutes(path: Path, place: str, people: Sequence[Sequence[str]]) -> None:
    document = docx.Document()
    _head(document, place, "02/BB-HĐTĐKT", "15 tháng 10 năm 2025")
    document.add_paragraph("BIÊN BẢN")
    document.add_paragraph("Họp Hội đồng Thi đua - Khen thưởng")
    rows = [(str(at), person[1].upper(), "8", "1", "88,9%") for at, person in enumerate(people, start=1)]
    _table(document, ("STT", "Họ tên", "Đồng ý", "Không đồng ý", "Tỷ lệ"), rows)
    document.save(str(path))


def _report(path: Path, place: str, person: Sequence[str]) -> None:
    name, born, post, merit = person
    document = docx.Document()
    _head(document, place, "", "10 tháng 10 năm 2025")
    for text in (
        "BÁO CÁO THÀNH TÍCH",
        f"Đề nghị tặng {PROVINCE_AWARD}",
        f"- Họ tên: {name}; sinh năm: {born}",
        f"- Chức vụ, nơi ở: {post}",
        merit,
        "NGƯỜI BÁO CÁO",
        name,
    ):
        document.add_paragraph(text)
    document.save(str(path))


def _table(document: Any, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Any:
    table = document.add_table(rows=1, cols=len(titles))
    table.style = "Table Grid"
    for at, title in enumerate(titles):
        table.cell(0, at).text = title
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def _scan(folder: Path, _unit: Unit, _common: Unit) -> None:
    """A scan: a PDF of one empty page."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    with (folder / "Ho so khen thuong (scan).pdf").open("wb") as stream:
        writer.write(stream)


def appraise(book: Path) -> None:
    """Fill in the officer's columns and the sheet of offices."""
    said = YAML(typ="safe").load(VERDICTS.read_text(encoding="utf-8"))
    opened = load_workbook(book)
    verdicts = {(one["ten"], one["don_vi"]): one for one in said["ket_qua"]}
    for row in _rows(opened["Trường hợp"]):
        one = verdicts.get((row["Tên"].value, row["Đơn vị trình"].value), {"ket_qua": "đủ tiêu chuẩn"})
        row["Kết quả thẩm định"].value, row["Lý do"].value = one["ket_qua"], one.get("ly_do", "")
        if one["ket_qua"] == "đủ tiêu chuẩn":
            _vote(row, said)
    for row in _rows(opened["Hồ sơ"]):
        row["Số bộ nhận"].value = said["so_bo_nhan"]
        row["Tên đúng của đơn vị"].value = said["ten_dung"].get(row["Đơn vị trình"].value, "")
    for row in _rows(opened["Cơ quan"]):
        text = said["co_quan"].get(row["Nhóm"].value, {}).get(row["Mục"].value)
        if text is not None:
            row["Nội dung"].value = str(text)
    for row, member in zip(opened["Hội đồng tỉnh"].iter_rows(min_row=2), said["hoi_dong"], strict=False):
        for cell, text in zip(row[1:], member, strict=False):
            cell.value = text
    opened.save(book)


def _vote(row: Mapping[str, Any], said: Mapping[str, Any]) -> None:
    """The ballot of the province's council on one case."""
    name, unit = row["Tên"].value, row["Đơn vị trình"].value
    votes = next((one for one in said["phieu_rieng"] if (one["ten"], one["don_vi"]) == (name, unit)), said["phieu"])
    titles = ("đồng ý", "không đồng ý", "không hợp lệ", "tỷ lệ đồng ý")
    for key, title in zip(("dong_y", "khong_dong_y", "khong_hop_le", "ty_le"), titles, strict=True):
        row[f"HĐ tỉnh: {title}"].value = votes.get(key)


def _rows(sheet: Any) -> Iterator[dict[str, Any]]:
    """The cells of each row by title."""
    titles = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        yield dict(zip(titles, row, strict=True))


if __name__ == "__main__":
    if sys.argv[1] == "--appraise":
        appraise(Path(sys.argv[2]))
    else:
        for made in make(Path(sys.argv[1])):
            print(made)
