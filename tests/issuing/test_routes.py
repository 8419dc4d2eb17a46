"""Who submits to whom, as `explain` tells it of a reception."""

from datetime import date
from pathlib import Path

import pytest
from reception_sample import received, say

from ntm_docs import api
from ntm_docs.regulations import find_award, load_book
from ntm_docs.regulations.route import office_name, route_of

BOOK = load_book()
STATE, ORDER, PROVINCE = "Bằng khen của Thủ tướng Chính phủ", "Huân chương Lao động hạng Ba", "BK tỉnh"


def steps(award: str, on: date, province: str) -> list[str]:
    return [one.ma for one in route_of(find_award(BOOK, award), on, province, BOOK.tinh)]


class DescribeARoute:
    @pytest.mark.parametrize(
        ("award", "asked", "ends"),
        [
            (STATE, "kg168-truong-ban", ["trinh-ttg", "tra-bnv", "tham-dinh-bnv", "quyet-ttg", "bao-tin"]),
            (ORDER, "kg168-truong-ban", ["trinh-ttg-huan-chuong", "tra-bnv", "tham-dinh-bnv", "quyet-ctn", "bao-tin"]),
            (PROVINCE, "kg168-pho-truong-ban", ["kg168-tham-dinh", "quyet-tinh"]),
        ],
    )
    def it_is_that_of_the_plan_and_the_law(self, award: str, asked: str, ends: list[str]) -> None:
        found = steps(award, date(2025, 11, 10), "An Giang")
        assert asked in found
        assert found[-len(ends) :] == ends
        assert not any(one.startswith("chung-") for one in found)

    def its_offices_are_those_of_the_day(self) -> None:
        before = steps(PROVINCE, date(2025, 6, 30), "Kiên Giang")
        after = steps(PROVINCE, date(2025, 7, 1), "An Giang")
        assert "kg168-so-noi-vu" in before
        assert "kg168-so-noi-vu-sau-sap-xep" in after

    def but_where_no_text_is_known_it_is_only_inferred(self) -> None:
        found = route_of(find_award(BOOK, PROVINCE), date(2025, 11, 10), "Cà Mau", BOOK.tinh)
        assert [one.ma for one in found] == ["chung-gui", "chung-tham-dinh", "quyet-tinh"]
        assert {one.do_tin_cay for one in found[:2]} == {"inferred"}

    def but_a_communes_own_award_takes_no_such_way(self) -> None:
        assert steps("Giấy khen xã", date(2025, 11, 10), "An Giang") == []

    def its_data_are_sound(self) -> None:
        known = {one.ma for one in BOOK.hinh_thuc} | {group for one in BOOK.hinh_thuc for group in one.nhom}
        every = {
            (step.ma, step.thu_tu, name)
            for award in BOOK.hinh_thuc
            for province in ("Kiên Giang", "Đắk Nông", "Cà Mau")
            for step in route_of(award, date(2024, 5, 1), province, BOOK.tinh)
            for name in step.nhom
        }
        assert {name for _ma, _order, name in every} <= known
        assert office_name("Sở Nội vụ", date(2025, 11, 10)) is not None
        assert office_name("Sở Nông nghiệp", date(2025, 11, 10)) is None


class DescribeExplain:
    def it_tells_the_way_of_each_award_and_what_is_not_known(self, tmp_path: Path) -> None:
        book = received(tmp_path)
        plain = api.explain(api.ExplainRequest(book)).as_json()
        assert plain["province"] == "An Giang"
        assert {one["award"]: one["cases"] for one in plain["awards"]} == {
            "Huân chương Lao động hạng Ba": 1,
            "Bằng khen của Thủ tướng Chính phủ": 1,
            "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh": 24,
        }
        first = plain["awards"][0]["steps"][0]
        assert (first["until"], first["strength"]) == (None, "inferred")
        unknown = api.explain(api.ExplainRequest(say(book, "Chung", "tỉnh", ""))).as_json()
        assert unknown["province"] is None
        assert not any(one["local"] for one in unknown["awards"])
