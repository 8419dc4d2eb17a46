"""Titles and subjects as offices write them."""

from pathlib import Path
from typing import Any

import pytest
from made import QUOC_HIEU, TIEU_NGU
from ruamel.yaml import YAML

from ntm_docs.importing import import_file
from ntm_docs.importing.wording import in_sentence_case, out_of_capitals
from ntm_docs.papers.paper import Paper, papers_of
from ntm_docs.papers.van_ban import recognise
from ntm_docs.reading.texts.plain_text import read_plain

HEAD = f"UBND XÃ BÌNH AN\n{QUOC_HIEU}\n{TIEU_NGU}\nSố: 12/{{}}-UBND\nBình An, ngày 5 tháng 6 năm 2026\n\n"
END = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTrần Văn Ba\n"


def of(kind: str, text: str) -> Paper:
    return papers_of(recognise(read_plain(HEAD.format(kind) + text + END)[0]))[0]


def imported(folder: Path, text: str) -> dict[str, Any]:
    path = folder / "giay.txt"
    path.write_text(text, encoding="utf-8")
    found: dict[str, Any] = YAML(typ="safe", pure=True).load(import_file(path)[0])
    return found


class DescribeSubjects:
    @pytest.mark.parametrize(
        ("subject", "read"),
        [
            ("Về việc giao nhiệm vụ\n(lần thứ hai)", "Về việc giao nhiệm vụ (lần thứ hai)"),
            ("Phê duyệt Đề án “Mỗi xã\nmột sản phẩm”", "Phê duyệt Đề án “Mỗi xã một sản phẩm”"),
            ("Ban hành Quy chế,\nNội quy tiếp dân", "Ban hành Quy chế, Nội quy tiếp dân"),
            ("V/v khen thưởng đột xuất", "V/v khen thưởng đột xuất"),
        ],
    )
    def they_go_on_until_the_authority(self, subject: str, read: str) -> None:
        text = f"QUYẾT ĐỊNH\n{subject}\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ\n"
        text += "- Căn cứ Luật A;\n- Theo đề nghị của B,\nQUYẾT ĐỊNH:\n"
        paper = of("QĐ", f"{text}Điều 1. Giao.\nĐiều 2. Thi hành./.")
        assert (paper.subject, paper.authority) == (read, "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ")
        assert paper.bases == ("Căn cứ Luật A;", "Theo đề nghị của B,")
        assert paper.lines_of_text == ("Điều 1. Giao.", "Điều 2. Thi hành./.")

    def they_may_stand_beside_the_type(self, tmp_path: Path) -> None:
        title = "KẾ HOẠCH TRIỂN KHAI THÁNG HÀNH ĐỘNG VÌ TRẺ EM TẠI XÃ BÌNH AN"
        body = "Xã Bình An triển khai Tháng hành động vì trẻ em.\n\n1. Một./."
        found = imported(tmp_path, HEAD.format("KH") + title + "\n\n" + body + END)
        assert found["loại"] == "kế hoạch"
        assert found["trích yếu"] == "Triển khai Tháng hành động vì trẻ em tại xã Bình An"

    def they_may_lack_the_letters_of_a_dispatch(self) -> None:
        head = HEAD.format("X").replace("Bình An, ngày", "Về việc rà soát\nBình An, ngày")
        text = f"{head}Kính gửi: Các ấp.\n\nĐề nghị các ấp rà soát./.{END}"
        (paper,) = papers_of(recognise(read_plain(text)[0]))
        assert (paper.loai, paper.subject) == ("Công văn", "rà soát")

    def they_are_asked_for_where_the_type_has_no_form(self, tmp_path: Path) -> None:
        found = imported(tmp_path, f"{HEAD.format('KL')}KẾT LUẬN\nKiểm tra sổ sách\n\nĐoàn đã kiểm tra./.{END}")
        assert (found["loại"], found["trích yếu"]) == ("kết luận", "Kiểm tra sổ sách")


class DescribeSentenceCase:
    @pytest.mark.parametrize(
        ("title", "text", "read", "sure"),
        [
            ("PHÁT ĐỘNG THI ĐUA XÃ BÌNH AN", "Xã Bình An phát động thi đua.", "Phát động thi đua xã Bình An", True),
            ("XÂY DỰNG NTM GIAI ĐOẠN 2026-2030", "Việc xây dựng NTM.", "Xây dựng NTM giai đoạn 2026-2030", True),
            ("HỘI THI “LÚA VÀNG” LẦN THỨ BA", "Mở Hội thi “Lúa vàng”.", "Hội thi “Lúa vàng” lần thứ ba", False),
            ("KHÁNH THÀNH CẦU", "", "Khánh thành cầu", False),
        ],
    )
    def it_follows_the_paper_itself(self, title: str, text: str, read: str, *, sure: bool) -> None:
        assert in_sentence_case(title, [text]) == (read, sure)


class DescribeAShortBodyBesideTheQuocHieu:
    """A name of few letters on the line of the Quốc hiệu, parted by one tab, is no part of it."""

    def it_is_the_body(self) -> None:
        text = (
            "SỞ NỘI VỤ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nVĂN PHÒNG\tĐộc lập - Tự do - Hạnh phúc\n"
            "Số: 77/VP-TH\tAn Giang, ngày 7 tháng 1 năm 2027\nV/v báo cáo số liệu\n\n"
            "Kính gửi: Ủy ban nhân dân các xã\n\nVăn phòng đề nghị báo cáo./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n"
            "CHÁNH VĂN PHÒNG\n\nTrần Văn Dừa\n"
        )
        (paper,) = papers_of(recognise(read_plain(text)[0]))
        assert (paper.superior, paper.agency) == ("SỞ NỘI VỤ", "VĂN PHÒNG")


class DescribeASubjectPartlyInCapitals:
    @pytest.mark.parametrize(
        ("title", "read"),
        [
            ("THÀNH TÍCH ĐỀ NGHỊ TẶNG THƯỞNG Tên đơn vị", "Thành tích đề nghị tặng thưởng Tên đơn vị"),
            ("về TRIỂN KHAI PHONG TRÀO thi đua", "về triển khai phong trào thi đua"),
            ("Về khen thưởng TẠI XÃ THẠNH ĐÔNG năm 2026", "Về khen thưởng tại xã Thạnh Đông năm 2026"),
            ("Về việc thành lập BCĐ NTM UBND xã", "Về việc thành lập BCĐ NTM UBND xã"),
            ("Kết quả hoạt động của HĐND, UBND, UBMTTQ xã", "Kết quả hoạt động của HĐND, UBND, UBMTTQ xã"),
            ("Về chức danh CHỦ tịch", "Về chức danh CHỦ tịch"),
        ],
    )
    def it_is_put_small_but_for_abbreviations(self, title: str, read: str) -> None:
        assert out_of_capitals(title, ["Thi đua tại Thạnh Đông"])[0] == read
