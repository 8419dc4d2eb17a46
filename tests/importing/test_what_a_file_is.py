"""What a file is that is no paper of an office, or holds more than one: named when it is imported."""

from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from papers import fields

from ntm_docs.importing import import_file
from ntm_docs.papers.parts.likely import may_be
from ntm_docs.papers.parts.site import furniture
from ntm_docs.problems import ProblemsError
from ntm_docs.reading.limits import MOST_PARAGRAPHS

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
PLAN = HEAD + (
    "Số: 168/KH-UBND\n\nAn Giang, ngày 12 tháng 7 năm 2026\n\nKẾ HOẠCH\n\nVề thi đua năm 2026\n\nI. MỤC ĐÍCH\n\n"
    "1. Tuyên truyền sâu rộng trong Nhân dân về ý nghĩa của phong trào thi đua.\n\n"
)
END = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn An\n"
SITE = [
    "Kế hoạch 168/KH-UBND năm 2026 về thi đua",
    "Số hiệu 168/KH-UBND",
    "Ngày ban hành: 12/07/2026",
    "Loại văn bản Kế hoạch",
    "Cơ quan ban hành Tỉnh An Giang",
    "Người ký Trần Văn An",
    "Lĩnh vực Bộ máy hành chính",
]


def imported(folder: Path, text: str) -> tuple[Path, list[tuple[str, int]]]:
    path = folder / "van-ban.txt"
    path.write_text(text, encoding="utf-8")
    return path, [(one.code, one.place.line or 0) for one in import_file(path)[1]]


class DescribeWhatALawSitePrints:
    def it_is_left_out_and_told_once(self, tmp_path: Path) -> None:
        path, told = imported(tmp_path, "\n\n".join([SITE[0], "\n".join(SITE[1:]), PLAN + END]))
        assert "chưa rõ" not in fields(path)
        assert told == [("import.site", 1)]

    @pytest.mark.parametrize(
        ("lines", "found"),
        [
            (SITE, set(range(7))),
            (["Số hiệu", "168/KH-UBND", "Ngày ban hành", "12/7/2026", "Người ký", "Trần Văn An"], set(range(6))),
            (["Thuộc tính Kế hoạch 168", *SITE[1:4]], {1, 2, 3}),
            (SITE[:3], set()),
            (["Người ký trên đây chịu trách nhiệm", "Ngày ban hành kế hoạch là", "Lĩnh vực công tác được giao"], set()),
        ],
        ids=["lines", "cells", "a line that names nothing", "too few", "sentences"],
    )
    def it_is_known_by_three_of_its_labels(self, lines: list[str], found: set[int]) -> None:
        assert furniture(lines) == found

    def but_one_line_of_that_kind_stays(self, tmp_path: Path) -> None:
        path, told = imported(tmp_path, f"Người ký Trần Văn An\n\n{PLAN}{END}")
        assert fields(path)["chưa rõ"] == ["Người ký Trần Văn An"]
        assert [code for code, _ in told] == ["import.unsure"]


class DescribeALineWithoutAPart:
    @pytest.mark.parametrize(
        ("line", "part"),
        [
            ("SỞ NỘI VỤ", "tên cơ quan"),
            ("Số 12-KH/TU", "số, ký hiệu"),
            ("An Giang, ngày 3 tháng 2 năm 2026", "địa danh và ngày tháng"),
            ("TM. ỦY BAN NHÂN DÂN", "quyền hạn của người ký"),
            ("THỦ TRƯỞNG ĐƠN VỊ", "chức vụ của người ký"),
            ("Trần Văn An", "họ và tên người ký"),
            ("- Như trên;", "nơi nhận"),
            ("Mẫu số 01", "số của biểu mẫu, không in"),
            ("Hôm nay trời đẹp.", ""),
            ("[Handwritten signature]", ""),
        ],
    )
    def it_is_told_with_what_it_may_be(self, line: str, part: str) -> None:
        assert may_be(line) == part

    def it_is_told_once(self, tmp_path: Path) -> None:
        path, told = imported(tmp_path, f"Trần Thị Bưởi\n\n{PLAN}{END}")
        assert [code for code, _ in told] == ["import.unsure"]
        assert "(có thể là họ và tên người ký)" in str(import_file(path)[1][0])


class DescribeAFileThatIsNoPaper:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Hôm nay trời đẹp, chúng tôi đi chợ mua rau.\n", "import.no_paper"),
            ("Dear Sir, we hereby confirm that the meeting takes place on Monday morning.\n", "import.foreign"),
            (f"{HEAD}ĐƠN XIN NGHỈ PHÉP\n\nKính gửi: Ủy ban nhân dân xã\n\nTôi tên là An.\n".replace(
                "ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\n\n", ""), "import.personal"),
            (PLAN.replace("168/KH-UBND", "12/2026/QĐ-UBND").replace("KẾ HOẠCH", "QUYẾT ĐỊNH") + END, "import.of_law"),
        ],
        ids=["a story", "English", "a petition", "a text of law"],
    )  # fmt: skip
    def it_is_named_for_what_it_is(self, tmp_path: Path, text: str, code: str) -> None:
        assert code in [found for found, _ in imported(tmp_path, text)[1]]

    def but_a_paper_of_an_office_is_not(self, tmp_path: Path) -> None:
        assert imported(tmp_path, PLAN + END)[1] == []

    def it_is_told_where_the_end_is_cut_off(self, tmp_path: Path) -> None:
        cut = "2. Các cơ quan, đơn vị phối hợp với Ủy ban Mặt trận Tổ quốc Việt Nam xã và các"
        assert "import.cut" in [code for code, _ in imported(tmp_path, PLAN + cut)[1]]
        assert "import.cut" not in [code for code, _ in imported(tmp_path, f"{PLAN}{cut} hội.\n\n{END}")[1]]

    def it_is_refused_before_it_is_read_where_it_has_no_end(self, tmp_path: Path) -> None:
        text, document = tmp_path / "a.txt", docx.Document()
        text.write_text("Một.\n" * (MOST_PARAGRAPHS + 1), encoding="utf-8")
        body = document.element.body
        for _ in range(MOST_PARAGRAPHS + 1):
            body.insert(0, OxmlElement("w:p"))
        document.save(str(tmp_path / "a.docx"))
        for path in (text, tmp_path / "a.docx"):
            with pytest.raises(ProblemsError) as caught:
                import_file(path)
            assert [one.code for one in caught.value.problems] == ["import.endless"]
