"""Days that lie too far apart, or in the wrong order, are told whichever input they stand in."""

from pathlib import Path

import pytest
import year_reviews
from conftest import ROOT

from ntm_docs.phrases.dates import deadlines_in
from ntm_docs.planning import plan_input
from ntm_docs.problems import ProblemsError

DOSSIER = ROOT / "samples" / "ho-so-an-giang-2026.yaml"
LETTER = """loại: {kind}
cơ quan: {{tên: Ủy ban nhân dân xã An Biên, ký hiệu: UBND, địa danh: An Biên, cấp: xã, tỉnh: An Giang}}
số: 12
ngày: 28/11/2026
trích yếu: Về việc báo cáo kết quả
nội dung: |
  Các ấp tiếp tục thực hiện.
  {line}
nơi nhận: [Các ấp]
lưu: VT
người ký: {{họ và tên: Lê Văn An, chức vụ: Chủ tịch, quyền hạn: TM. Ủy ban nhân dân}}
"""


def told(path: Path) -> dict[str, str]:
    """Codes of what is told of an input, errors or warnings."""
    try:
        return {one.code: str(one) for one in plan_input(path).warnings}
    except ProblemsError as error:
        return {one.code: str(one) for one in error.problems}


def dossier(folder: Path, *changes: tuple[str, str]) -> dict[str, str]:
    text = DOSSIER.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / "ho-so.yaml"
    path.write_text(text, encoding="utf-8")
    return told(path)


class DescribeDaysOfADossierApart:
    def it_says_nothing_of_a_sound_one(self, tmp_path: Path) -> None:
        found = dossier(tmp_path)
        assert [code for code in found if code.startswith(("date.", "period."))] == []

    def it_tells_a_plan_of_long_before_the_period(self, tmp_path: Path) -> None:
        assert (
            "kế hoạch đề ngày 16/03/1996" in dossier(tmp_path, ("ngày: 16/3/2026", "ngày: 16/3/1996"))["date.long_ago"]
        )

    def it_tells_a_council_of_long_before_the_meeting(self, tmp_path: Path) -> None:
        text = dossier(tmp_path, ("ngày: 12/8/2025", "ngày: 12/8/1995"))["date.long_ago"]
        assert "quyết định thành lập Hội đồng đề ngày 12/08/1995" in text

    def it_refuses_a_period_that_ends_before_it_begins_and_says_no_more_of_it(self, tmp_path: Path) -> None:
        found = dossier(tmp_path, ("giai đoạn: 2026-2030", "giai đoạn: 2030-2026"))
        assert "năm cuối trước năm đầu" in found["period.order"]
        assert "law.movement_short" not in found

    def it_refuses_an_award_of_after_the_meeting_where_the_report_has_no_day(self, tmp_path: Path) -> None:
        line = "{năm: 2027, hình thức: Giấy khen xã, số quyết định: 1/QĐ-UBND, ngày: 05/01/2027, cơ quan ban hành: X}"
        before, _, after = DOSSIER.read_text(encoding="utf-8").partition("    cá nhân:\n")
        own = after.replace("ngày báo cáo: 05/11/2026", f"hình thức khen thưởng:\n          - {line}", 1)
        path = tmp_path / "ho-so.yaml"
        path.write_text(f"{before}    cá nhân:\n{own}", encoding="utf-8")
        assert "quyết định ngày 05/01/2027 sau cuộc họp ngày 25/11/2026" in told(path)["date.award_after_meeting"]


class DescribeDaysOfAReviewApart:
    @pytest.mark.parametrize(
        ("given", "code"),
        [
            ({"ngày tờ trình": "10/12/2062"}, "review.sent_late"),
            ({"ngày tờ trình": "10/12/2062"}, "date.ahead"),
            ({"ngày xếp loại": "30/11/2019"}, "review.rating_year"),
            ({"ngày tiếp nhận": "01/12/2026"}, "law.received_early"),
            ({"ngày tiếp nhận": "01/12/2062"}, "date.ahead"),
            ({"quyết định": {"ngày": "08/12/2062"}}, "date.ahead"),
        ],
    )
    def it_tells_them(self, tmp_path: Path, given: dict[str, object], code: str) -> None:
        assert code in year_reviews.told(tmp_path, lambda review: review.update(given))

    def but_not_those_of_a_sound_one(self, tmp_path: Path) -> None:
        found = year_reviews.told(tmp_path)
        assert not {"review.sent_late", "review.rating_year", "date.ahead", "date.long_ago"} & set(found)


class DescribeADeadline:
    @pytest.mark.parametrize(
        ("kind", "line", "is_told"),
        [
            ("thông báo", "Các ấp gửi báo cáo về Ủy ban nhân dân xã trước ngày 05 tháng 6 năm 2026.", True),
            ("kế hoạch", "Hoàn thành hồ sơ chậm nhất ngày 05/6/2026.", True),
            ("thông báo", "Nộp hồ sơ, hạn cuối ngày 05/6/2026.", True),
            ("thông báo", "Các ấp gửi báo cáo trước ngày 05/12/2026.", False),
            ("thông báo", "Đơn vị chưa gửi báo cáo trước ngày 15/11/2026 thì gửi ngay.", False),
            ("thông báo", "Các ấp đã gửi báo cáo trước ngày 05/6/2026.", False),
            ("báo cáo", "Các hộ nộp đủ quỹ trước ngày 05/6/2026.", False),
            ("thông báo", "Hộ sinh sống tại ấp trước ngày 01/7/2015 được xét.", False),
        ],
    )
    def it_is_told_long_before_the_papers_day(self, tmp_path: Path, kind: str, line: str, *, is_told: bool) -> None:
        path = tmp_path / "van-ban.yaml"
        path.write_text(LETTER.format(kind=kind, line=line), encoding="utf-8")
        found = told(path)
        assert ("draft.deadline_past" in found) == is_told
        if is_told:
            assert "dòng 8 ghi hạn “" in found["draft.deadline_past"]

    def its_words_are_read_as_they_stand(self) -> None:
        text = "trước ngày 05/6/2026, chậm nhất là ngày 10 tháng 7 năm 2026; ngày 31/02/2026; đến hết ngày 31/02/2026"
        assert [one for one, _ in deadlines_in(text)] == [
            "trước ngày 05/6/2026",
            "chậm nhất là ngày 10 tháng 7 năm 2026",
        ]
