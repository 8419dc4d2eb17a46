"""A workbook that changed between two papers: cases, votes, what offices say."""

from pathlib import Path
from typing import Any

import pytest
from reception_sample import appraised, changed, mark, received, say

from ntm_docs.issuing import Issued, IssueWish, issue

MINUTES, DECISION, SUBMISSION = (IssueWish((kind,)) for kind in ("bien-ban-hoi-dong", "quyet-dinh", "to-trinh-so"))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The workbook appraised."""
    return appraised(received(tmp_path), tmp_path / "xong.xlsx")


def told(done: Issued, code: str) -> list[str]:
    return [str(one) for one in done.notes if one.code == code]


def voted(book: Path, name: str, agree: int, against: int) -> Path:
    def change(opened: Any) -> None:
        sheet = opened["Trường hợp"]
        titles = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            if row[titles.index("Tên")].value == name:
                row[titles.index("HĐ tỉnh: đồng ý")].value = agree
                row[titles.index("HĐ tỉnh: không đồng ý")].value = against

    return changed(book, change)


class DescribePapersThatStay:
    def they_are_held_against_votes_that_were_corrected(self, book: Path, tmp_path: Path) -> None:
        issue(book, tmp_path / "ra", MINUTES)
        done = issue(voted(book, "Ông Hồ Quốc Việt", 8, 1), tmp_path / "ra", DECISION)
        (line,) = told(done, "issue.stale")
        assert "Ông Hồ Quốc Việt: đủ tiêu chuẩn (9/0/0) → Ông Hồ Quốc Việt: đủ tiêu chuẩn (8/1/0)" in line

    def they_are_held_against_a_case_that_became_eligible(self, book: Path, tmp_path: Path) -> None:
        issue(book, tmp_path / "ra", SUBMISSION)
        done = issue(mark(book, "Bà Phạm Ngọc Diễm", "đủ tiêu chuẩn"), tmp_path / "ra", DECISION)
        (line,) = told(done, "issue.stale")
        assert "thêm Bà Phạm Ngọc Diễm: đủ tiêu chuẩn" in line

    def they_are_held_against_numbers_and_days_that_were_changed(self, book: Path, tmp_path: Path) -> None:
        issue(book, tmp_path / "ra", DECISION)
        say(book, "Số và ngày", "số quyết định", "2850")
        done = issue(book, tmp_path / "ra", IssueWish(("thong-bao",)))
        (line,) = told(done, "issue.said_changed")
        assert "Số và ngày › số quyết định: 2841 → 2850" in line

    def but_a_day_written_another_way_is_the_same(self, book: Path, tmp_path: Path) -> None:
        issue(book, tmp_path / "ra", DECISION)
        say(book, "Số và ngày", "ngày quyết định", "5/12/2025")
        done = issue(book, tmp_path / "ra", SUBMISSION)
        assert told(done, "issue.said_changed") == []

    def but_where_nothing_changed_nothing_is_told(self, book: Path, tmp_path: Path) -> None:
        issue(book, tmp_path / "ra", IssueWish())
        done = issue(book, tmp_path / "ra", IssueWish(("bien-nhan",)))
        assert len(done.kept) == 12
        assert told(done, "issue.stale") + told(done, "issue.said_changed") == []


class DescribeWhoeverProposes:
    def it_gets_no_announcement_from_itself(self, book: Path, tmp_path: Path) -> None:
        say(book, "Sở Nội vụ", "tên", "Ủy ban nhân dân xã Hòn Đất")
        done = issue(book, tmp_path / "ra", IssueWish(("thong-bao",)))
        assert not list((tmp_path / "ra").rglob("*hon-dat.docx"))
        assert told(done, "issue.self") != []
