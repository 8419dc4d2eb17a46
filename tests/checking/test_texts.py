"""A .txt is judged by its words alone, and that is said."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

PAPERS_ROOM = str(Path(__file__).parent.parent / "papers")
if PAPERS_ROOM not in sys.path:
    sys.path.append(PAPERS_ROOM)

from reading_papers import PAPERS  # noqa: E402
from written import WAYS  # noqa: E402

from ntm_docs.checking import RULES, Checked  # noqa: E402
from ntm_docs.checking.check import check_file  # noqa: E402
from ntm_docs.checking.words_alone import OF_WORDS  # noqa: E402
from ntm_docs.terminal.cli import commands  # noqa: E402

# What the papers of the table have themselves, in any way.
OWN = {
    "cong-van-benh-vien": {"VE02"},
    "huong-dan-cong-doan": {"VE02"},
    "ke-hoach-xa": {"VW03"},
    "ke-hoach-chu-hoa": {"VQ01", "VG10"},
    "to-trinh": {"VR03"},
    "nghi-quyet": {"VR05"},
}
NOTICE = """ỦY BAN NHÂN DÂN
XÃ BÌNH AN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 3/TB-UBND
Bình An, ngày 12 tháng 10 năm 2026

THÔNG BÁO
Về lịch trực

Ủy ban nhân dân xã thông báo lịch trực theo Quyết định số 15/QD-UBND.

1. Các phòng trực ban ngày.
3. Công an xã trực đêm, sẳn sàng ứng phó./.

Nơi nhận:
- Các phòng;
- Lưu: VT.

CHỦ TỊCH

Trần Ba
"""


def checked(text: bytes, folder: Path) -> Checked:
    path = folder / "giay.txt"
    path.write_bytes(text)
    return check_file(path)


class DescribeTexts:
    @pytest.mark.parametrize("way", ["txt", "txt 45", "markdown", "txt hai cột bằng khoảng trắng", "trang luật"])
    def they_get_the_verdicts_of_their_words(self, way: str, tmp_path: Path) -> None:
        told = {
            name: {one.rule for one in checked(WAYS[way](paper), tmp_path).findings} for name, paper in PAPERS.items()
        }
        assert {name: rules for name, rules in told.items() if rules} == OWN

    def they_are_told_line_by_line(self, tmp_path: Path) -> None:
        found = checked(NOTICE.encode(), tmp_path).findings
        assert {(one.rule, one.where, one.found) for one in found} == {
            ("VN02", "dòng 7", "3"),
            ("VC18", "dòng 13", "15/QD-UBND"),
            ("VS06", "dòng 16", "3."),
            ("VL01", "dòng 16", "sẳn sàng"),
        }

    def it_says_that_nothing_was_said_of_their_looks(self, tmp_path: Path) -> None:
        (tmp_path / "giay.txt").write_text(NOTICE, encoding="utf-8")
        printed = CliRunner().invoke(commands, ["check", str(tmp_path / "giay.txt")])
        assert "không xét trình bày" in " ".join(printed.stdout.split())
        assert printed.exit_code == 1

    def its_rules_are_rules(self) -> None:
        assert set(RULES) >= OF_WORDS

    @pytest.mark.parametrize("option", ["--fix", "--annotate"])
    def but_no_copy_of_one_is_made(self, option: str, tmp_path: Path) -> None:
        (tmp_path / "giay.txt").write_text(NOTICE, encoding="utf-8")
        printed = CliRunner().invoke(commands, ["check", str(tmp_path / "giay.txt"), option, str(tmp_path / "a.docx")])
        assert (printed.exit_code, (tmp_path / "a.docx").exists()) == (1, False)
        assert "Word (.docx)" in str(printed.exception)
