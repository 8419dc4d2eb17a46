"""On a limit of the law and one step beyond it: the last day of a text, a quorum, a threshold, a quota."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from ntm_docs.planning import plan_input
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.regulations import load_book

BOOK = load_book()
ENDED = [text for text in BOOK.van_ban if text.den is not None]
BEGUN = [text for text in BOOK.van_ban if text.tu is not None]
ONE = timedelta(days=1)
NAMED = {"ids": lambda text: text.ten}


def told(path: Path, on: date | None = None) -> list[Problem]:
    """What is told of an input, whether it may be made or not."""
    try:
        return list(plan_input(path, on).warnings)
    except ProblemsError as error:
        return error.problems


def of_basis(problems: list[Problem], name: str) -> list[str]:
    return [problem.code for problem in problems if problem.facts.get("basis") == name]


@pytest.fixture
def dossier(sample_text: str, tmp_path: Path) -> Callable[[str, str], Path]:
    """The sample with a basis of the clerk's own, and without a day of its own."""

    def made(sign: str, of: str) -> Path:
        path = tmp_path / "ho-so.yaml"
        path.write_text(f"{sample_text}\n{of}:\n  - Căn cứ {sign};\n", encoding="utf-8")
        return path

    return made


@pytest.fixture
def plan(tmp_path: Path) -> Callable[..., Path]:
    """A small plan that cites a text."""

    def made(sign: str, day: date, start: str = "Căn cứ") -> Path:
        path = tmp_path / "ke-hoach.yaml"
        path.write_text(
            f"loại: kế hoạch\ntrích yếu: Thử\nngày: {day:%d/%m/%Y}\n"
            f"nội dung: |\n  I. MỤC ĐÍCH\n  1. Một việc.\n  {start} {sign}, làm một việc.\n",
            encoding="utf-8",
        )
        return path

    return made


class DescribeTheLastDayOfABasis:
    @pytest.mark.parametrize("text", ENDED, **NAMED)
    def it_is_still_in_force(self, text, dossier, plan) -> None:
        assert "law.basis_expired" not in of_basis(told(dossier(text.dau_hieu[0], "căn cứ thêm"), text.den), text.ten)
        assert "law.basis_expired" not in of_basis(told(plan(text.dau_hieu[0], text.den)), text.ten)

    @pytest.mark.parametrize("text", ENDED, **NAMED)
    def but_not_on_the_next(self, text, dossier, plan) -> None:
        after = text.den + ONE
        found = told(dossier(text.dau_hieu[0], "căn cứ thêm"), after)
        assert "law.basis_expired" in of_basis(found, text.ten) or "law.date" in {one.code for one in found}
        assert of_basis(told(plan(text.dau_hieu[0], after)), text.ten) == ["law.basis_expired"]


class DescribeTheFirstDayOfABasis:
    @pytest.mark.parametrize("text", BEGUN, **NAMED)
    def it_is_in_force(self, text, dossier, plan) -> None:
        assert of_basis(told(plan(text.dau_hieu[0], text.tu)), text.ten) == []
        assert "law.basis_early" not in of_basis(told(dossier(text.dau_hieu[0], "căn cứ thêm"), text.tu), text.ten)

    @pytest.mark.parametrize("text", BEGUN, **NAMED)
    def but_not_on_the_day_before(self, text, dossier, plan) -> None:
        before = text.tu - ONE
        found = told(dossier(text.dau_hieu[0], "căn cứ thêm"), before)
        assert "law.basis_early" in of_basis(found, text.ten)
        assert of_basis(told(plan(text.dau_hieu[0], before)), text.ten) == ["law.basis_early"]


class DescribeACitationThatIsNoBasis:
    def it_may_name_a_text_of_another_time(self, plan) -> None:
        """What a plan only speaks of is not what it rests on."""
        text = ENDED[0]
        assert of_basis(told(plan(text.dau_hieu[0], text.den + ONE, "Tổng kết mười năm thi hành")), text.ten) == []


def votes(text: str, agree: int, against: int) -> str:
    """The dossier with so many votes for every nominee."""
    text = re.sub(
        r"phiếu: \{đồng ý: \d+, không đồng ý: \d+, không hợp lệ: \d+\}",
        f"phiếu: {{đồng ý: {agree}, không đồng ý: {against}, không hợp lệ: 0}}",
        text,
    )
    return re.sub(r"(số phiếu (?:phát ra|thu về): )\d+", rf"\g<1>{agree + against}", text)


class DescribeTheQuorum:
    """Two thirds of the council of fifteen: ten; one more has sent an opinion in writing."""

    @pytest.mark.parametrize(("present", "enough"), [(13, True), (11, True), (10, True), (9, False)])
    def it_is_met_by_just_so_many(self, sample_text: str, tmp_path: Path, present: int, *, enough: bool) -> None:
        away = ", vai trò: Ủy viên, có mặt: không, lý do vắng: nghỉ phép}"
        head, tail = sample_text.split("    - {họ và tên: Bùi Chí Dũng", 1)
        members, rest = tail.split("    - họ và tên: Kiều Thị Diễm", 1)
        for name in ("Bùi Chí Dũng", "Trương Hữu Nghĩa", "Châu Minh Trí", "Vương Tuyết Nhung")[: 13 - present]:
            members = re.sub(rf"((?:^|{name}), [^}}]*), vai trò: Ủy viên\}}", rf"\1{away}", members, count=1)
        text = f"{head}    - {{họ và tên: Bùi Chí Dũng{members}    - họ và tên: Kiều Thị Diễm{rest}"
        path = tmp_path / "ho-so.yaml"
        path.write_text(votes(text, present + 1, 0), encoding="utf-8")
        found = plan_input(path)
        assert len(found.ho_so.hoi_dong.co_mat) == present
        assert ("law.quorum" not in {one.code for one in found.warnings}) == enough


class DescribeTheThresholdOfAVote:
    """80% of fifteen are twelve; 90% are thirteen and a half, so fourteen."""

    @pytest.mark.parametrize(
        ("award", "agree", "enough"),
        [
            ("Cờ thi đua của Chính phủ", 13, True),
            ("Cờ thi đua của Chính phủ", 12, True),
            ("Cờ thi đua của Chính phủ", 11, False),
            ("Chiến sĩ thi đua cấp tỉnh", 14, True),
            ("Chiến sĩ thi đua cấp tỉnh", 13, False),
        ],
    )
    def it_is_met_by_just_so_many(
        self, sample_text: str, tmp_path: Path, award: str, agree: int, *, enough: bool
    ) -> None:
        text = sample_text.replace("- hình thức: Bằng khen của Thủ tướng Chính phủ", f"- hình thức: {award}")
        path = tmp_path / "ho-so.yaml"
        path.write_text(votes(text, agree, 14 - agree), encoding="utf-8")
        found = [one for one in told(path, date(2024, 7, 14)) if one.code == "vote.threshold"]
        assert (found == []) == enough
        assert all(one.facts["agree"] == one.facts["needed"] - 1 for one in found)


class DescribeAQuota:
    @pytest.mark.parametrize(("quota", "enough"), [(3, True), (2, True), (1, False)])
    def it_may_be_used_up(self, changed: Callable[..., Path], quota: int, *, enough: bool) -> None:
        award = "- hình thức: Bằng khen của Thủ tướng Chính phủ\n"
        path = changed((award, f"{award}    chỉ tiêu: {quota}\n"))
        assert ("law.quota" not in {one.code for one in told(path)}) == enough
