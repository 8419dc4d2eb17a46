"""The minutes of the province's council: members, ballots, shares."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from printed import read_text
from reception_sample import RECEIVED, appraised, changed, received, say

from ntm_docs.issuing import IssueWish, issue
from ntm_docs.problems import ProblemsError
from ntm_docs.receiving import Wanted, receive

MINUTES = IssueWish(("bien-ban-hoi-dong",))
PROVINCE = "*/03-*.docx"


@pytest.fixture(scope="module")
def reception(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook as received; not to be changed."""
    return received(tmp_path_factory.mktemp("xa"))


@pytest.fixture
def book(reception: Path, tmp_path: Path) -> Path:
    """The workbook appraised, the council's ballots in it."""
    return appraised(reception, tmp_path / "tiep-nhan.xlsx")


def ballots(book: Path, name: str, **votes: Any) -> Path:
    """The workbook with other votes on a case: đồng_ý=…, không_đồng_ý=…, tỷ_lệ_đồng_ý=…."""

    def change(opened: Any) -> None:
        sheet = opened["Trường hợp"]
        titles = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            if row[titles.index("Tên")].value == name:
                for title, value in votes.items():
                    row[titles.index(f"HĐ tỉnh: {title.replace('_', ' ')}")].value = value

    return changed(book, change)


def member(book: Path, number: int, column: int, text: str | None) -> Path:
    """The workbook with another text of a member."""

    def change(opened: Any) -> None:
        opened["Hội đồng tỉnh"].cell(number + 1, column).value = text

    return changed(book, change)


def refused(book: Path, out: Path) -> list[str]:
    """Which problems refuse the minutes; nothing may have been written."""
    with pytest.raises(ProblemsError) as error:
        issue(book, out, MINUTES)
    assert not out.exists()
    return [one.code for one in error.value.problems]


def text_of(folder: Path, pattern: str = PROVINCE) -> str:
    (path,) = folder.glob(pattern)
    return read_text(path.read_bytes())


class DescribeTheMinutes:
    def they_rest_on_the_appraisal_and_hold_every_ballot(self, book: Path, tmp_path: Path) -> None:
        issue(book, tmp_path / "ra", MINUTES)
        text = text_of(tmp_path / "ra")
        assert "báo cáo kết quả thẩm định (Báo cáo số 188/BC-SNV ngày 26 tháng 11 năm 2025" in text
        assert "xem xét 20 trường hợp (06 tập thể, 11 cá nhân và 03 hộ gia đình)" in text
        assert "Ông Châu Văn Phúc (Ủy ban nhân dân xã Vĩnh Bình) | 8 | 1 | 0 | 88,89% | Đề nghị" in text
        assert "xem xét, quyết định tặng Bằng khen cho 06 tập thể, 11 cá nhân và 03 hộ gia đình" in text
        assert "Hội đồng Thi đua - Khen thưởng xã" not in text

    def they_count_a_share_of_all_members_not_of_those_who_came(self, book: Path, tmp_path: Path) -> None:
        ballots(book, "Ông Hồ Quốc Việt", đồng_ý=7, không_đồng_ý=2)
        done = issue(book, tmp_path / "ra", MINUTES)
        text = text_of(tmp_path / "ra")
        assert "Ông Hồ Quốc Việt (Ủy ban nhân dân xã Tân Hiệp) | 7 | 2 | 0 | 77,78% | Không đề nghị" in text
        assert "Hội đồng không đề nghị 01 cá nhân" in text
        (told,) = [one for one in done.notes if one.code == "issue.not_passed"]
        assert told.facts["name"] == "Ông Hồ Quốc Việt"

    def it_is_told_again_on_what_comes_after(self, book: Path, tmp_path: Path) -> None:
        ballots(book, "Ông Hồ Quốc Việt", đồng_ý=7, không_đồng_ý=2)
        done = issue(book, tmp_path / "ra", IssueWish(("quyet-dinh",)))
        assert "issue.not_passed" in [one.code for one in done.notes]

    def they_tell_of_raised_hands_where_nothing_was_handed_out(self, book: Path, tmp_path: Path) -> None:
        say(book, "Hội đồng tỉnh", "hình thức biểu quyết", "giơ tay")
        say(book, "Hội đồng tỉnh", "số phiếu phát ra", "")
        issue(book, tmp_path / "ra", MINUTES)
        text = text_of(tmp_path / "ra")
        assert "2. Kết quả biểu quyết giơ tay" in text
        assert "Số thành viên biểu quyết: 09." in text

    def they_are_of_the_province_of_the_day(self, book: Path, tmp_path: Path) -> None:
        say(book, "Chung", "tỉnh", "Kiên Giang")
        issue(book, tmp_path / "ra", IssueWish(MINUTES.papers, date(2025, 6, 10)))
        assert "Họp Hội đồng Thi đua - Khen thưởng tỉnh Kiên Giang" in text_of(tmp_path / "ra").replace(
            "\n(Trích yếu)", ""
        )


class DescribeWhatDoesNotAddUp:
    @pytest.mark.parametrize(
        ("votes", "code"),
        [
            ({"đồng_ý": 10, "không_đồng_ý": 0}, "issue.vote_more"),
            ({"đồng_ý": 8, "không_đồng_ý": 0}, "vote.sum"),
            ({"đồng_ý": "tám"}, "issue.vote_number"),
            ({"đồng_ý": None}, "issue.vote_number"),  # the other columns say something
            ({"đồng_ý": 8, "không_đồng_ý": 1, "tỷ_lệ_đồng_ý": "100%"}, "issue.vote_ratio"),
            ({"đồng_ý": 8, "không_đồng_ý": 1, "tỷ_lệ_đồng_ý": "88,8"}, "issue.vote_ratio"),
            ({"đồng_ý": 8, "không_đồng_ý": 1, "tỷ_lệ_đồng_ý": "tám chín"}, "issue.vote_ratio"),
        ],
    )
    def it_is_told_at_its_cell(self, book: Path, tmp_path: Path, votes: dict[str, Any], code: str) -> None:
        ballots(book, "Ông Hồ Quốc Việt", **votes)
        assert refused(book, tmp_path / "ra") == [code]

    @pytest.mark.parametrize("ratio", ["88,89%", "88.89", "88,9", "89%", 0.8889, "0,889"])
    def but_a_share_may_be_rounded_as_it_was_typed(self, book: Path, tmp_path: Path, ratio: object) -> None:
        ballots(book, "Ông Hồ Quốc Việt", đồng_ý=8, không_đồng_ý=1, tỷ_lệ_đồng_ý=ratio)
        issue(book, tmp_path / "ra", MINUTES)

    @pytest.mark.parametrize(
        ("item", "text", "code"),
        [
            ("tổng số thành viên", "11", "council.total"),
            ("số phiếu phát ra", "10", "vote.issued"),
            ("chủ trì", "Lâm Thị Bích Phượng", "meeting.host"),
            ("kết thúc", "7 giờ 30", "meeting.time"),
            ("bắt đầu", "sáng", "time.format"),
            ("hình thức biểu quyết", "vỗ tay", "choice.unknown"),
            ("ngày họp", "32/11/2025", "issue.day"),
            ("tỷ lệ tối thiểu", "", "issue.unsaid"),
            ("quyết định thành lập", "", "issue.unsaid"),
        ],
    )
    def it_is_told_of_the_meeting(self, book: Path, tmp_path: Path, item: str, text: str, code: str) -> None:
        assert refused(say(book, "Hội đồng tỉnh", item, text), tmp_path / "ra") == [code]

    def it_is_told_of_an_absent_member_without_a_reason(self, book: Path, tmp_path: Path) -> None:
        assert refused(member(book, 9, 6, None), tmp_path / "ra") == ["council.reason"]

    def it_is_one_message_for_cases_without_ballots(self, book: Path, tmp_path: Path) -> None:
        for name in ("Ông Hồ Quốc Việt", "Nhân dân ấp Hòn Sóc"):
            ballots(book, name, đồng_ý=None, không_đồng_ý=None, không_hợp_lệ=None)
        assert refused(book, tmp_path / "ra") == ["issue.no_votes"]

    @pytest.mark.parametrize(("day", "code"), [("25/11/2025", "issue.met_early"), ("06/12/2025", "issue.met_late")])
    def it_is_told_of_days_out_of_order(self, book: Path, tmp_path: Path, day: str, code: str) -> None:
        done = issue(say(book, "Hội đồng tỉnh", "ngày họp", day), tmp_path / "ra", MINUTES)
        assert [one.code for one in done.notes if one.code.startswith("issue.met")] == [code]


class DescribeReceivingAgain:
    def it_keeps_members_and_ballots(self, reception: Path, book: Path, tmp_path: Path) -> None:
        issue(book, tmp_path / "truoc", MINUTES)
        receive([reception.parent / "ho-so"], book, Wanted(RECEIVED, processes=1))
        issue(book, tmp_path / "sau", MINUTES)
        assert text_of(tmp_path / "sau") == text_of(tmp_path / "truoc")

    def but_a_text_beside_the_members_is_not_lost(self, reception: Path, book: Path) -> None:
        member(book, 3, 9, "thay ông Tư")
        with pytest.raises(ProblemsError) as error:
            receive([reception.parent / "ho-so"], book, Wanted(RECEIVED, processes=1))
        assert [one.code for one in error.value.problems] == ["receive.beside"]

    def it_gives_the_sheet_and_the_columns_to_an_older_workbook(
        self, reception: Path, book: Path, tmp_path: Path
    ) -> None:
        def older(opened: Any) -> None:
            del opened["Hội đồng tỉnh"]
            sheet = opened["Trường hợp"]
            first = [cell.value for cell in sheet[1]].index("HĐ tỉnh: đồng ý") + 1
            sheet.delete_cols(first, 4)

        assert refused(changed(book, older), tmp_path / "ra") == ["issue.no_members", "issue.no_votes"]
        receive([reception.parent / "ho-so"], book, Wanted(RECEIVED, processes=1))
        assert refused(book, tmp_path / "ra") == ["issue.no_members", "issue.no_votes"]
