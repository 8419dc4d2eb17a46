"""What people call awards, and what is answered."""

from datetime import date

import pytest

from ntm_docs import api
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import ProblemsError
from ntm_docs.regulations import load_book

DAY = date(2026, 11, 28)
NAMES = load_book().award_names


def asked(name: str, **facts: object) -> list[str]:
    answer = api.require(api.RequireRequest(name, DAY, **facts))  # type: ignore[arg-type]
    return list(dict.fromkeys(one.award.ten for one in answer.answers))


class DescribeNames:
    @pytest.mark.parametrize(
        ("typed", "award"),
        [
            ("BK tỉnh", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
            ("bằng khen ubnd tỉnh", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
            ("LĐTT", "Lao động tiên tiến"),
            ("hclđ hạng 3", "Huân chương Lao động hạng Ba"),
            ("CSTĐ cơ sở", "Chiến sĩ thi đua cơ sở"),
            ("danh hiệu Lao động tiên tiến", "Lao động tiên tiến"),
        ],
    )
    def they_are_known_as_people_write_them(self, typed: str, award: str) -> None:
        assert NAMES[fold_key(typed)] == award

    @pytest.mark.parametrize(
        ("typed", "award"),
        [
            ("Bằng khen Thủ tướng nước", "Bằng khen của Thủ tướng Chính phủ"),
            ("Huân chương Lao dộn hạng Ba", "Huân chương Lao động hạng Ba"),
            ("Chiến sĩ thi đua toàn quố", "Chiến sĩ thi đua toàn quốc"),
            ("Lao động tiê tiến", "Lao động tiên tiến"),
        ],
    )
    def it_answers_a_slip_by_the_award_meant(self, typed: str, award: str) -> None:
        code, facts = NAMES.fault(typed)
        assert (code, facts["near"]) == ("award.unknown", award)

    @pytest.mark.parametrize(
        "typed",
        [
            "Huân chương Độc lập", "Huân chương Độc lập hạng Ba", "HCĐL hạng Nhất", "Anh hùng Lao động",
            "Kỷ niệm chương", "Huy chương Chiến sĩ vẻ vang hạng Ba", "Danh hiệu Gia đình văn hóa", "Nhà giáo ưu tú",
            "Xã, phường, thị trấn tiêu biểu", "Chiến sĩ tiên tiến", "Đơn vị quyết thắng", "Cờ thi đua của Bộ",
        ],
    )  # fmt: skip
    def it_says_what_an_award_is_that_is_not_covered(self, typed: str) -> None:
        with pytest.raises(ProblemsError) as caught:
            asked(typed)
        (problem,) = caught.value.problems
        assert problem.code == "award.other"
        assert "chưa có quy định và biểu mẫu" in problem.what

    @pytest.mark.parametrize("typed", ["Huân chương Mặt trời", "Huân chương Hoa", "Bằng khen của xã", "hợp đồng", "x"])
    def it_answers_what_is_no_award_by_the_nearest_and_calls_it_no_slip(self, typed: str) -> None:
        code, facts = NAMES.fault(typed)
        assert (code, facts["near"]) == ("award.unknown", None)
        assert "gần tên này nhất" in str(facts["instead"])

    def it_takes_none_of_those_not_covered_for_one_that_is(self) -> None:
        for other in load_book().khac:
            for name in (other.ten, *other.ten_khac):
                assert fold_key(name) not in NAMES
                assert NAMES.fault(name)[0] == "award.other"


class DescribeCommonNames:
    @pytest.mark.parametrize(
        ("typed", "count"),
        [("giấy khen", 3), ("GK", 3), ("Huân chương Lao động", 3), ("chiến sĩ thi đua", 3), ("Cờ", 2)],
    )
    def they_are_answered_for_each_award_of_the_day(self, typed: str, count: int) -> None:
        awards = asked(typed)
        assert len(awards) == count
        assert not any("huyện" in award for award in awards)

    def but_in_a_dossier_one_must_be_chosen(self) -> None:
        code, facts = NAMES.fault("Giấy khen")
        assert code == "award.several"
        assert "Giấy khen của Chủ tịch Ủy ban nhân dân xã" in str(facts["known"])


class DescribeWhatIsNotSaid:
    def it_is_today_and_all_who_may_receive_it(self) -> None:
        answer = api.require(api.RequireRequest("BK tỉnh"))
        assert [one.subject for one in answer.answers] == ["tap_the", "ca_nhan", "ho_gia_dinh"]
        assert {one.on for one in answer.answers} == {date.today()}  # noqa: DTZ011 -- the day at the office

    def it_answers_a_title_of_persons_for_persons_alone(self) -> None:
        answer = api.require(api.RequireRequest("LĐTT", DAY))
        assert [one.subject for one in answer.answers] == ["ca_nhan"]
        assert answer.as_json()["award"] == "Lao động tiên tiến"

    def it_says_that_an_award_is_gone(self) -> None:
        answer = api.require(api.RequireRequest("Giấy khen huyện", DAY))
        assert not any(one.given for one in answer.answers)
        assert "không còn" in str(answer.answers[0].warnings[0])
