"""Days that cannot be, and who stands on both sides, are told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT

from ntm_docs.planning import plan_input

DISPATCH = ROOT / "samples" / "cong-van-kien-giang-2024.yaml"
NOTICE = """loại: thông báo
cơ quan: {{tên: Ủy ban nhân dân xã An Biên, ký hiệu: UBND, địa danh: An Biên, cấp: xã, tỉnh: An Giang}}
ngày: {day}
trích yếu: Về việc thực hiện nhiệm vụ
{more}nội dung: |
  Các ấp tiếp tục thực hiện.
người ký: {{họ và tên: Lê Văn An, chức vụ: Chủ tịch, quyền hạn: TM. Ủy ban nhân dân}}
nơi nhận: [Các ấp, 'Lưu: VT, VHXH']
"""
NEXT = date.today().year + 1  # noqa: DTZ011 -- the day at the office


def told(path: Path) -> dict[str, int]:
    """Codes of what a build warns of, with the line of each."""
    return {one.code: one.place.line for one in plan_input(path).warnings}


def draft(folder: Path, source: Path, *changes: tuple[str, str]) -> Path:
    text = source.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    made = folder / "van-ban.yaml"
    made.write_text(text, encoding="utf-8")
    return made


def notice(folder: Path, day: str, more: str) -> Path:
    made = folder / "thong-bao.yaml"
    made.write_text(NOTICE.format(day=day, more=more), encoding="utf-8")
    return made


class DescribeDaysOfADossier:
    def they_are_not_told_where_they_can_be(self, changed: Callable[..., Path]) -> None:
        codes = told(changed())
        assert not [code for code in codes if code.startswith(("period.", "date.", "vote."))]

    @pytest.mark.parametrize("period", ["2016-2020", "2024-2025"])
    def it_tells_a_day_outside_the_period_of_the_movement(self, changed: Callable[..., Path], period: str) -> None:
        path = changed(("  giai đoạn: 2021-2025", f"  giai đoạn: {period}"))
        assert told(path)["period.outside"] == _line(path, "ngày tờ trình:")

    def it_tells_a_review_after_the_period_otherwise_if_it_sums_the_period_up(
        self, changed: Callable[..., Path]
    ) -> None:
        path = changed(("  giai đoạn: 2021-2025", "  giai đoạn: 2016-2020"), ("  dịp: sơ kết", "  dịp: tổng kết"))
        assert "period.summary" in told(path)
        assert "period.outside" not in told(path)

    @pytest.mark.parametrize(("year", "is_told"), [(NEXT, False), (NEXT + 1, True), (NEXT + 35, True)])
    def it_tells_a_year_that_is_far_ahead(self, tmp_path: Path, year: int, *, is_told: bool) -> None:
        assert ("date.ahead" in told(notice(tmp_path, f"05/01/{year}", ""))) == is_told


class DescribeDaysOfADraft:
    @pytest.mark.parametrize(
        ("day", "is_told"), [("03/11/2027", False), ("03/11/2026", False), ("03/11/2025", True), ("03/11/2029", True)]
    )
    def they_lie_in_the_period_of_the_plan_or_little_before(self, tmp_path: Path, day: str, *, is_told: bool) -> None:
        assert ("period.plan" in told(notice(tmp_path, day, "giai đoạn: 2028-2028\n"))) == is_told


class DescribeBothSides:
    def it_tells_a_member_who_votes_in_an_own_case(self, changed: Callable[..., Path], sample_text: str) -> None:
        member = sample_text.split("- {họ và tên: ", 2)[2].partition(",")[0]
        nominee = sample_text.split("    cá nhân:\n", 1)[1].split("họ và tên: ", 1)[1].partition("\n")[0]
        path = changed((f"họ và tên: {nominee}\n", f"họ và tên: {member}\n"))
        assert told(path)["vote.own_case"] == _line(path, f"        họ và tên: {member}")

    @pytest.mark.parametrize("end", ["", ";"])
    def it_tells_an_office_that_writes_to_itself(self, tmp_path: Path, end: str) -> None:
        to = "  - Giám đốc (Thủ trưởng) các sở, ban, ngành, đoàn thể cấp tỉnh\n"
        path = draft(tmp_path, DISPATCH, (to, f"  - Ủy ban nhân dân tỉnh Kiên Giang{end}\n{to}"))
        assert told(path)["draft.itself"] == _line(path, "kính gửi:") + 1


def _line(path: Path, start: str) -> int:
    lines = path.read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(start))
