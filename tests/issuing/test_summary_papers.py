"""The slip of the office, the summary of the review, the counts."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from printed import read_text
from reception_sample import appraised, changed, received, say

from ntm_docs.issuing import IssueWish, issue

SLIP, SUMMARY = IssueWish(("phieu-trinh",)), IssueWish(("tong-hop",))
BUREAU = "Văn phòng Ủy ban nhân dân tỉnh"


@pytest.fixture(scope="module")
def reception(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook appraised; not to be changed."""
    folder = tmp_path_factory.mktemp("xa")
    return appraised(received(folder), folder / "xong.xlsx")


@pytest.fixture
def book(reception: Path, tmp_path: Path) -> Path:
    """A workbook to change."""
    return Path(shutil.copy(reception, tmp_path / "tiep-nhan.xlsx"))


def text_of(folder: Path, pattern: str) -> str:
    (path,) = folder.glob(pattern)
    return read_text(path.read_bytes())


class DescribeTheSlip:
    def it_lays_the_matter_before_its_head(self, book: Path, tmp_path: Path) -> None:
        done = issue(book, tmp_path / "ra", SLIP)
        text = text_of(tmp_path / "ra", "*/03-*.docx")
        assert "Kính gửi: Đồng chí Nguyễn Văn Minh, Chủ tịch Ủy ban nhân dân tỉnh An Giang" in text
        assert "Tờ trình số 305/TTr-SNV ngày 28 tháng 11 năm 2025" in text
        assert "Biên bản họp Hội đồng Thi đua - Khen thưởng tỉnh An Giang ngày 27 tháng 11 năm 2025" in text
        assert "Ông Châu Văn Phúc (Ủy ban nhân dân xã Vĩnh Bình): hồ sơ còn thiếu Biên bản" in text
        assert "issue.slip_form" in [one.code for one in done.notes]

    def it_leaves_room_for_what_the_office_does_not_say(self, book: Path, tmp_path: Path) -> None:
        say(book, BUREAU, "ý kiến đề xuất", "")
        say(book, BUREAU, "người được trình", "")
        say(book, BUREAU, "chức vụ người được trình", "Phó Chủ tịch Thường trực")
        done = issue(book, tmp_path / "ra", SLIP)
        text = text_of(tmp_path / "ra", "*/03-*.docx")
        assert "Kính gửi: Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh An Giang" in text
        assert text.count("…" * 30) == 6
        assert "issue.no_advice" in [one.code for one in done.notes]


class DescribeTheSummary:
    def its_sums_are_those_of_the_decision(self, book: Path, tmp_path: Path) -> None:
        done = issue(book, tmp_path / "ra", SUMMARY)
        text = text_of(tmp_path / "ra", "*/01-*.docx")
        assert "Đã nhận 14 hồ sơ của 12 đơn vị, trong đó 01 hồ sơ chưa rõ trường hợp đề nghị" in text
        assert "|  | Cộng | 6 | 11 | 3 | 96.540.000" in text
        assert "issue.statistics" in [one.code for one in done.notes]

    def its_counts_are_by_kind_and_sex(self, book: Path, tmp_path: Path) -> None:
        def firm(opened: Any) -> None:
            sheet = opened["Trường hợp"]
            for row in sheet.iter_rows(min_row=2):
                for cell in row:
                    if cell.value == "Nhân dân ấp Hòn Sóc":
                        cell.value = "CÔNG TY TNHH Hòn Sóc"

        issue(changed(book, firm), tmp_path / "ra", SUMMARY)
        text = text_of(tmp_path / "ra", "*/02-*.docx")
        assert "| Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh | 20 | 6 | 1 | 3 | 11 | 8 | 3" in text

    def but_nothing_is_counted_before_the_decision_is_signed(self, book: Path, tmp_path: Path) -> None:
        say(book, "Số và ngày", "số quyết định", "")
        done = issue(book, tmp_path / "ra", IssueWish())
        assert "tong-hop" in [one.facts.get("id") for one in done.left_out]
        assert not list((tmp_path / "ra").glob("*-tong-hop"))
