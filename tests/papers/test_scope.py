"""What a file is: several papers, a charter, a petition, a law, a sheet, a text of the Party, a note."""

from pathlib import Path

import made
import pytest
from made import QUOC_HIEU, TIEU_NGU, Paper, Way, docx_of, package, para, table
from reading_papers import PAPERS
from ruamel.yaml import YAML

from ntm_docs.importing import import_file
from ntm_docs.papers.opening import read_paper
from ntm_docs.papers.paper import papers_of
from ntm_docs.papers.van_ban import RecognisedPaper, recognise
from ntm_docs.reading.texts.plain_text import read_plain

DECISION = PAPERS["quyet-dinh-xa"]
BLANK = "(Kèm theo Quyết định số      /QĐ-UBND ngày    tháng    năm 2026 của Ủy ban nhân dân xã)"
CHARTER = (
    para("ĐIỀU LỆ", "center", bold=True)
    + para("HỘI NGƯỜI CAO TUỔI XÃ BÌNH AN", "center", bold=True)
    + para(BLANK, "center", italic=True)
    + para("Chương I", "center", bold=True)
    + para("QUY ĐỊNH CHUNG", "center", bold=True)
    + para("Điều 1. Tên gọi")
    + para("Hội có tên là Hội Người cao tuổi xã Bình An.")
)
PLAN = (
    para("KẾ HOẠCH", "center", bold=True)
    + para("Tổ chức ngày hội đọc sách", "center", bold=True)
    + para("(Ban hành kèm theo Quyết định số 15/QĐ-UBND)", "center", italic=True)
    + para("I. MỤC ĐÍCH")
    + para("1. Khuyến khích đọc sách./.")
)
MOTTO = para(QUOC_HIEU, "center", bold=True) + para(TIEU_NGU, "center", bold=True)
PETITION = (
    MOTTO
    + para("Bình An, ngày 3 tháng 2 năm 2026", "right", italic=True)
    + para("ĐƠN XIN NGHỈ PHÉP", "center", bold=True)
    + para("Kính gửi: Ban Giám đốc Bệnh viện")
    + para("Tôi xin nghỉ phép 03 ngày.")
    + para("NGƯỜI LÀM ĐƠN", "right", bold=True)
    + para("Lý Thị Hoa", "right")
)
LAW = (
    table([para("QUỐC HỘI", "center", bold=True) + para("Luật số: 99/2025/QH15", "center"), MOTTO])
    + para("LUẬT", "center", bold=True)
    + para("CÂY XANH", "center", bold=True)
    + para("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;")
    + para("Quốc hội ban hành Luật Cây xanh.")
)
NOTE = para("GHI CHÚ HỌP TỔ", "center", bold=True) + para("Mua giấy, mua mực.") + para("Gọi điện cho kho.")
OF_PARTY = """ĐẢNG BỘ TỈNH HẢI SƠN
HUYỆN ỦY BÌNH AN
Số 12-KH/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Bình An, ngày 3 tháng 2 năm 2026

KẾ HOẠCH
Về học tập chuyên đề

I. MỤC ĐÍCH
1. Nâng cao nhận thức.

Nơi nhận
- Các chi bộ,
- Lưu Văn phòng.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Nguyễn Văn Tám"""


def whole(paper: Paper, behind: str = "") -> str:
    """The body of a file with a paper, and what stands behind it."""
    way = Way()
    return made._head(paper, way) + made._title(paper, way) + made._body(paper) + made._foot(paper, way) + behind


def of(body: str) -> RecognisedPaper:
    return read_paper(package(body), "giay.docx")


class DescribeADecisionWithWhatItIssues:
    @pytest.mark.parametrize(
        ("behind", "title", "subject", "attached"),
        [
            (CHARTER, "ĐIỀU LỆ", "HỘI NGƯỜI CAO TUỔI XÃ BÌNH AN", " ".join(BLANK.split())),
            (PLAN, "KẾ HOẠCH", "Tổ chức ngày hội đọc sách", "(Ban hành kèm theo Quyết định số 15/QĐ-UBND)"),
        ],
    )
    def they_are_two_papers(self, behind: str, title: str, subject: str, attached: str) -> None:
        first, second = papers_of(of(whole(DECISION, behind)))
        assert (first.title, first.signers[0].name) == ("QUYẾT ĐỊNH", "Trần Thị Bưởi")
        assert (second.kind, second.title, second.subject) == ("kem_theo", title, subject)
        assert (second.attached, second.agency) == (attached, "")
        assert first.loose == second.loose == ()

    def they_come_in_together(self, tmp_path: Path) -> None:
        (tmp_path / "giay.docx").write_bytes(package(whole(DECISION, PLAN)))
        found = YAML(typ="safe", pure=True).load(import_file(tmp_path / "giay.docx")[0])
        issued = found["ban hành kèm theo"]
        assert (issued["tên loại"], issued["nội dung"]) == ("Kế hoạch", "I. MỤC ĐÍCH\n1. Khuyến khích đọc sách./.\n")
        assert "chưa rõ" not in found

    def but_two_papers_of_their_own_are_told(self, tmp_path: Path) -> None:
        (tmp_path / "giay.docx").write_bytes(package(whole(DECISION, whole(PAPERS["thong-bao"]))))
        data, told = import_file(tmp_path / "giay.docx")
        found = YAML(typ="safe", pure=True).load(data)
        assert "ban hành kèm theo" not in found
        assert "THÔNG BÁO" in found["chưa rõ"]
        assert [one.facts["text"] for one in told if one.code == "import.other_paper"] == ["THÔNG BÁO"]

    def but_a_charter_alone_is_one_paper(self) -> None:
        (paper,) = papers_of(of(CHARTER))
        assert (paper.title, paper.subject) == ("ĐIỀU LỆ", "HỘI NGƯỜI CAO TUỔI XÃ BÌNH AN")


class DescribeWhatAFileIs:
    @pytest.mark.parametrize(
        ("body", "scope"),
        [
            (whole(DECISION), "hanh_chinh"),
            (PETITION, "ca_nhan"),
            (LAW, "quy_pham"),
            (NOTE, "khong_ro"),
            (CHARTER, "hanh_chinh"),
            (para(" "), "khong_chu"),
        ],
    )
    def it_is_told_by_its_parts(self, body: str, scope: str) -> None:
        assert of(body).scope == scope

    @pytest.mark.parametrize("title", ["PHIẾU TRÌNH", "GIẢI TRÌNH", "PHIẾU THÔNG TIN"])
    def it_is_a_sheet_of_the_office_with_a_number_too(self, title: str) -> None:
        sheet = DECISION | {
            "loai": title,
            "so": "Số:      /PT-NC",
            "tham_quyen": [],
            "can_cu": [],
            "lenh": "Kính trình:",
        }
        assert read_paper(docx_of(sheet, Way()), "giay.docx").scope == "giay_to"

    def it_is_of_the_party(self) -> None:
        van_ban = recognise(read_plain(OF_PARTY)[0])
        assert van_ban.scope == "dang"
        assert "Số 12-KH/HU" in [one.text for one in papers_of(van_ban)[0].loose]


class DescribeTheEndOfAText:
    def it_is_no_row_of_a_legend(self) -> None:
        rows = [
            [para(str(at)), para("Chú thích"), para(name)] for at, name in enumerate(("Số", "Ngày", "Kính gửi", "Tên"))
        ]
        rows.append([para("4"), para("Chú thích"), para("Nơi nhận")])
        legend = table(*rows, widths=(1000, 3000, 5000))
        first = of(whole(DECISION, legend))
        assert [part.text for part in first.parts("noi_nhan_label")] == ["Nơi nhận:"]

    def it_may_have_two_columns(self) -> None:
        text = f"TỔ HỢP TÁC\n{QUOC_HIEU}\n{TIEU_NGU}\nBIÊN BẢN\nHọp tổ\nHôm nay họp.\n"
        text += "THƯ KÝ\t\t\tCHỦ TỌA\n\nLê Văn B\t\t\tHồ C"
        (paper,) = papers_of(recognise(read_plain(text)[0]))
        assert [one.lines for one in paper.signers] == [("THƯ KÝ", "Lê Văn B"), ("CHỦ TỌA", "Hồ C")]

    def it_may_stand_above_the_recipients(self) -> None:
        text = "THÔNG BÁO\nVề lịch trực\n\nỦy ban nhân dân xã đổi lịch.\n\n"
        text += "TM. ỦY BAN NHÂN\nDÂN\nCHỦ TỊCH\n(Đã ký)\nTrần Ba\n\n"
        (paper,) = papers_of(recognise(read_plain(text + "Nơi nhận:\nNhư trên;\nCác ấp;\nLưu: VT.")[0]))
        assert [one.lines for one in paper.signers] == [("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Ba")]
        assert (paper.recipients, paper.filed, paper.stamps) == (("Như trên", "Các ấp"), "VT", ("(Đã ký)",))

    def it_has_its_notes_behind_it(self) -> None:
        text = (
            "THÔNG BÁO\nVề lịch\n\nTheo Quyết định[1] thì đổi lịch.\n\nNơi nhận:\n- Như trên.\n\nCHỦ TỊCH\nTrần Ba\n\n"
        )
        (paper,) = papers_of(recognise(read_plain(text + "[1] Quyết định số 5/QĐ-UBND.\n[2] Chú thích lẻ.")[0]))
        assert paper.lines_of_text == ("Theo Quyết định[1] thì đổi lịch.", "[1] Quyết định số 5/QĐ-UBND.")
        assert [one.text for one in paper.loose] == ["[2] Chú thích lẻ."]
