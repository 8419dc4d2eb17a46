"""What stopped an office from signing papers of other hands, each as its kind."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from ruamel.yaml import YAML

from ntm_docs.importing import import_file
from ntm_docs.importing.wording import in_sentence_case
from ntm_docs.phrases.blanks import with_room, with_wide_room

HEAD = (
    "UBND TỈNH KIÊN GIANG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ TÀI CHÍNH\t\tĐộc lập - Tự do - Hạnh phúc",
    "Số: 1890/STC-NS\t\tKiên Giang, ngày 07 tháng 5 năm 2025",
)  # fmt: skip
END = ("Nơi nhận:\t\t\t\tGIÁM ĐỐC", "- Như trên;", "- Lưu: VT, NS.", "", "\t\t\t\t\tTrần Minh Khoa")


def paper(middle: Sequence[str], end: Sequence[str] = END) -> DocumentObject:
    made = docx.Document()
    for text in (*HEAD, *middle, *end):
        made.add_paragraph(text)
    return made


def fields(made: DocumentObject | str, folder: Path) -> dict[str, Any]:
    path = folder / ("a.txt" if isinstance(made, str) else "a.docx")
    path.write_text(made, "utf-8") if isinstance(made, str) else made.save(str(path))
    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load(import_file(path)[0])
    return loaded


class DescribeNamesOfAddressees:
    def they_go_on_where_one_is_broken(self, tmp_path: Path) -> None:
        to = ("Kính gửi:", "- Các sở, ban, ngành tỉnh;", "- Ủy ban Mặt trận Tổ quốc Việt Nam và các",
              "tổ chức chính trị - xã hội tỉnh;", "- Ủy ban nhân dân các xã.")  # fmt: skip
        made = fields(paper((*to, "Sở đề nghị các đơn vị lập dự toán năm 2026./.")), tmp_path)
        assert made["kính gửi"] == [
            "Các sở, ban, ngành tỉnh",
            "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội tỉnh",
            "Ủy ban nhân dân các xã",
        ]
        assert made["nội dung"].strip() == "Sở đề nghị các đơn vị lập dự toán năm 2026./."

    def but_a_list_that_ended_does_not(self, tmp_path: Path) -> None:
        made = fields(paper(("Kính gửi:", "- Các sở;", "theo đề nghị của các xã, Sở báo cáo./.")), tmp_path)
        assert made["kính gửi"] == ["Các sở"]


class DescribeTheLineOfFiling:
    @pytest.mark.parametrize(("line", "filed"), [("- Lưu VT.", "VT"), ("- Lưu: VT, NS.", "VT, NS"), ("Lưu VP", "VP")])
    def it_may_lack_its_colon(self, line: str, filed: str, tmp_path: Path) -> None:
        end = (END[0], END[1], f"- {line.removeprefix('- ')}", *END[3:])
        made = fields(paper(("Kính gửi: Các xã.", "Sở đề nghị các xã báo cáo./."), end), tmp_path)
        assert (made["lưu"], made["nơi nhận"]) == (filed, ["Như trên"])

    def but_a_person_is_a_recipient(self, tmp_path: Path) -> None:
        end = (END[0], "- Ông Lê Văn Hai;", "- Lưu trữ lịch sử tỉnh;", *END[2:])
        made = fields(paper(("Kính gửi: Các xã.", "Sở đề nghị các xã báo cáo./."), end), tmp_path)
        assert made["nơi nhận"] == ["Ông Lê Văn Hai", "Lưu trữ lịch sử tỉnh"]


class DescribeRoomThatIsLeftToWrite:
    @pytest.mark.parametrize(
        ("text", "kept"),
        [
            ("(Kèm theo Quyết định số /QĐ-UBND ngày tháng năm 2025)", "số ……/QĐ-UBND ngày …… tháng …… năm 2025)"),
            ("(Kèm theo Quyết định số 5/QĐ-UBND ngày 02 tháng 9 năm 2025)", "số 5/QĐ-UBND ngày 02 tháng 9 năm 2025)"),
        ],
    )
    def it_stays_where_a_paper_is_named(self, text: str, kept: str) -> None:
        assert with_room(text).endswith(kept)

    def but_in_the_text_a_wide_gap_says_so(self) -> None:
        assert with_wide_room("Hôm nay, ngày      tháng      năm 2026") == "Hôm nay, ngày …… tháng …… năm 2026"
        assert with_wide_room("số      /QĐ-UBND") == "số ……/QĐ-UBND"
        assert with_wide_room("Số:      /QĐ-UBND") == "Số: ……/QĐ-UBND"
        assert with_wide_room("ghi rõ ngày tháng năm sinh") == "ghi rõ ngày tháng năm sinh"


class DescribeYearsAsHeads:
    @pytest.mark.parametrize(
        ("rows", "heads"),
        [
            ((("TT", "Chỉ tiêu", "2026", "2027"), ("1", "Hộ nghèo (%)", "1,8", "1,5")), True),
            ((("1", "Hộ nghèo (%)", "1,8", "1,5"), ("2", "Nước sạch (%)", "80", "85")), False),
            ((("A", "Số hộ", "2026", "x"), ("B", "Số người", "9", "y")), False),
        ],
        ids=["years", "figures", "one that may be a figure"],
    )
    def they_name_columns(self, rows: Sequence[Sequence[str]], heads: bool, tmp_path: Path) -> None:
        made = paper(("Kính gửi: Các xã.", "Các chỉ tiêu như sau:"), ())
        table = made.add_table(len(rows), 4, style="Table Grid")
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
                cell.paragraphs[0].alignment = ALIGN.CENTER
        for text in END:
            made.add_paragraph(text)
        (found,) = fields(made, tmp_path)["bảng"]
        named = [one["tên"] if isinstance(one, dict) and "tên" in one else one for one in found["cột"]]
        assert (named == list(rows[0])) is heads


class DescribeALawSite:
    def its_buttons_and_facts_are_none_of_the_paper(self, tmp_path: Path) -> None:
        text = """Thuộc tính Nội dung VB gốc Tải về
Số hiệu: 2345/QĐ-UBND
Loại văn bản: Quyết định
Nơi ban hành: Tỉnh An Giang
Ngày ban hành: 14/10/2025

SỞ TÀI CHÍNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/TB-STC
An Giang, ngày 14 tháng 10 năm 2025

THÔNG BÁO
Về việc nghỉ lễ

Sở Tài chính thông báo lịch nghỉ lễ để các đơn vị biết./.

Nơi nhận:
- Lưu: VT.

GIÁM ĐỐC

Trần Minh Khoa
"""
        made = fields(text, tmp_path)
        assert (made["số"], made["ngày"], made["cơ quan"]["tên"]) == ("12", "14/10/2025", "SỞ TÀI CHÍNH")
        assert "chưa rõ" not in made


class DescribeATitleInCapitals:
    def its_word_that_only_opens_a_sentence_is_small(self) -> None:
        text = ["Điều 1. Công bố kèm theo Quyết định này Danh mục thủ tục của Sở Nội vụ."]
        assert in_sentence_case("VỀ VIỆC CÔNG BỐ KÈM THEO DANH MỤC THỦ TỤC", text)[0].startswith("Về việc công bố kèm")

    def but_a_body_keeps_its_capital(self) -> None:
        text = ["1. Ủy ban nhân dân xã: chủ trì."]
        assert in_sentence_case("PHÂN CÔNG ỦY BAN NHÂN DÂN XÃ", text)[0] == "Phân công Ủy ban nhân dân xã"


DECISION = """ỦY BAN NHÂN DÂN
XÃ TÂN HỘI

{motto}
Độc lập - Tự do - Hạnh phúc

Số: 12/QĐ-UBND
Tân Hội, ngày 05 tháng 3 năm 2026

QUYẾT ĐỊNH
{subject}

CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HỘI

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Theo đề nghị của Trưởng phòng Kinh tế.

QUYẾT ĐỊNH:

Điều 1. Kiện toàn Ban Chỉ đạo.
Điều 2. Quyết định có hiệu lực từ ngày ký./.

Nơi nhận:
{recipients}
- Lưu: VT.

CHỦ TỊCH

Lê Văn Tám
"""


def decision(motto: str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", subject: str = "Về việc A",
             recipients: str = "- Như Điều 2;") -> str:  # fmt: skip
    return DECISION.format(motto=motto, subject=subject, recipients=recipients)


class DescribeQuocHieuOverLines:
    @pytest.mark.parametrize(
        "motto",
        [
            "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM",
            "CỘNG HÒA\nXÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "CỘNG HÒA\nXÃ HỘI CHỦ NGHĨA\nVIỆT NAM",
            "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA\nVIỆT NAM",
        ],
    )
    def its_lines_are_none_of_the_body(self, motto: str, tmp_path: Path) -> None:
        made = fields(decision(motto), tmp_path)
        assert made["cơ quan"]["tên"] == "Ủy ban nhân dân xã Tân Hội"
        assert (made["số"], made["ngày"], "chưa rõ" in made) == ("12", "05/3/2026", False)


class DescribeASubjectThatWaits:
    @pytest.mark.parametrize(
        ("subject", "read"),
        [
            (
                "VỀ VIỆC BAN HÀNH QUY CHẾ PHỐI HỢP\nGIỮA ỦY BAN NHÂN DÂN XÃ VÀ\nỦY BAN MẶT TRẬN TỔ QUỐC XÃ",
                "Về việc ban hành quy chế phối hợp giữa Ủy ban nhân dân xã và Ủy ban Mặt trận Tổ quốc xã",
            ),
            (
                "VỀ VIỆC GIAO NHIỆM VỤ CHO\nPHÒNG KINH TẾ,\nVĂN PHÒNG",
                "Về việc giao nhiệm vụ cho Phòng Kinh tế, văn phòng",
            ),
        ],
    )
    def it_goes_on_with_a_body(self, subject: str, read: str, tmp_path: Path) -> None:
        made = fields(decision(subject=subject), tmp_path)
        assert made["trích yếu"].casefold() == read.casefold()
        assert "Ủy ban" not in read or "Ủy ban nhân dân xã và Ủy ban Mặt trận" in made["trích yếu"]
        assert made["thẩm quyền"] == "Chủ tịch Ủy ban nhân dân xã Tân Hội"

    def but_who_decides_is_no_subject(self, tmp_path: Path) -> None:
        made = fields(decision(subject="VỀ VIỆC KIỆN TOÀN BAN CHỈ ĐẠO"), tmp_path)
        assert made["thẩm quyền"] == "Chủ tịch Ủy ban nhân dân xã Tân Hội"


class DescribeRecipients:
    def they_go_on_where_one_is_broken(self, tmp_path: Path) -> None:
        cut = "- Ban Thường vụ Đảng ủy, Thường trực\nHội đồng nhân dân xã;\n- Như Điều 2;"
        made = fields(decision(recipients=cut), tmp_path)
        assert made["nơi nhận"] == ["Ban Thường vụ Đảng ủy, Thường trực Hội đồng nhân dân xã", "Như Điều 2"]
