"""The record types as forms, and what is read of typed values."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from ntm_docs import api
from ntm_docs.machine.own_data import load_data
from ntm_docs.model import LOAI, BinhXet, HoSo, VanBan
from ntm_docs.model.entering.form_fields import FormField
from ntm_docs.model.fields import fields_of
from ntm_docs.regulations.book.own_text import QuyDinhTinh

KINDS = {"ho-so": HoSo, "binh-xet": BinhXet, "quy-dinh": QuyDinhTinh, "quyet-dinh": VanBan}
LAYOUTS = {"hồ sơ khen thưởng": HoSo, "bình xét cuối năm": BinhXet, "văn bản": VanBan, "quy định của tỉnh": QuyDinhTinh}


def below(fields: tuple[FormField, ...]) -> Iterator[FormField]:
    for one in fields:
        yield one
        yield from below(one.fields)


def titles(model: type[BaseModel]) -> list[str]:
    return [field.title for field in fields_of(model).values()]


class DescribeAForm:
    @pytest.mark.parametrize("kind", LAYOUTS)
    def its_groups_hold_every_field_once(self, kind: str) -> None:
        named = [name for group in load_data("model", "bieu-nhap.yaml")[kind] for name in _named(group)]
        rest = [name for name in titles(LAYOUTS[kind]) if name not in named]
        assert len(named) == len(set(named))
        assert set(named) <= set(titles(LAYOUTS[kind]))
        assert (kind == "quy định của tỉnh") or rest == []

    @pytest.mark.parametrize("kind", KINDS)
    def its_fields_are_those_of_the_record(self, kind: str) -> None:
        form = api.form(kind)
        every = [one for group in form.groups for one in below(group.fields)]
        assert all(one.path[-1] == one.name for one in every)
        assert all(one.fields for one in every if one.kind in ("group", "table"))
        assert all(one.choices for one in every if one.kind in ("choice", "award", "awards"))
        assert {one.name for group in form.groups for one in group.fields} <= set(titles(KINDS[kind]))

    def it_tells_what_each_field_asks_for(self) -> None:
        form = api.form("ho-so")
        found = {one.path: one for group in form.groups for one in below(group.fields)}
        assert found["cuộc họp", "ngày"].kind == "date"
        assert found["hội đồng", "thành viên", "*", "có mặt"].default == "có"
        assert found["hội đồng", "thành viên"].rows
        assert not found["đề nghị", "*", "cá nhân"].rows
        money = found["đề nghị", "*", "cá nhân", "*", "thành tích", "đóng góp", "tiền"]
        assert (money.kind, money.unit, money.required) == ("money", "đồng", False)
        assert found["đề nghị", "*", "kính gửi"].kind == "lines"

    @pytest.mark.parametrize("loai", LOAI)
    def it_asks_only_what_a_type_of_document_prints(self, loai: str) -> None:
        kind = {"quyết định": "quyet-dinh", "công văn": "cong-van", "phụ lục": "phu-luc"}.get(loai, "")
        if kind:
            names = {one.name for group in api.form(kind).groups for one in group.fields}
            assert ("thẩm quyền" in names) == (loai == "quyết định")
            assert ("kính gửi" in names) == (loai == "công văn")
            assert ("số phụ lục" in names) == (loai == "phụ lục")

    def it_offers_the_awards_that_are_given_on_the_day(self) -> None:
        def offered(on: date) -> tuple[str, ...]:
            form = api.form("ho-so", on=on)
            return next(one.choices for group in form.groups for one in below(group.fields) if one.kind == "award")

        assert set(offered(date(2025, 9, 1))) < set(offered(date(2024, 9, 1)))

    def it_starts_with_what_a_level_gives(self) -> None:
        assert api.form("ke-hoach", level="phuong").given == ((("loại",), "kế hoạch"), (("cơ quan", "cấp"), "xã"))

    def but_an_unknown_kind_is_none(self) -> None:
        with pytest.raises(LookupError):
            api.form("thu-tinh")


class DescribeAReading:
    @pytest.mark.parametrize(
        ("path", "typed", "said"),
        [
            (("cuộc họp", "ngày"), "9.7.2025", "Thứ Tư, 09/7/2025"),
            (("cuộc họp", "ngày"), "ngày 29 tháng 11 năm 2026", "Chủ nhật, 29/11/2026"),
            (("cuộc họp", "bắt đầu"), "8h30", "08 giờ 30 phút"),
            (("đề nghị", 0, "cá nhân", 1, "ngày sinh"), "4/1974", "tháng 4 năm 1974"),
            (("đề nghị", 0, "cá nhân", 1, "thành tích", "đóng góp", "tiền"), "9860000000",
             "9.860.000.000 đồng (Chín tỷ tám trăm sáu mươi triệu đồng)"),
            (("đề nghị", 0, "tập thể", 0, "phiếu", "đồng ý"), "10", ""),
            (("hội đồng", "thành viên", 2, "vai trò"), "uy vien", "Ủy viên"),
            (("hội đồng", "thành viên", 2, "họ và tên"), "Lê Thị Hoa", ""),
            (("hội đồng", "thành viên", 2, "có mặt"), "x", "có"),
            (("cuộc họp", "ngày"), "", ""),
        ],
    )  # fmt: skip
    def it_says_what_is_read(self, path: Any, typed: str, said: str) -> None:
        assert api.readings("ho-so", path, typed).said == said

    @pytest.mark.parametrize(
        ("typed", "instead"), [("09072025", "9/7/2025"), ("9/7/25", "9/7/2025"), ("20250709", "9/7/2025"), ("9/7", "")]
    )
    def it_says_what_was_meant_where_it_is_no_day(self, typed: str, instead: str) -> None:
        reading = api.readings("ho-so", ("cuộc họp", "ngày"), typed)
        assert reading.instead == instead
        assert reading.problem is not None
        assert reading.problem.loc == ("cuộc họp", "ngày")

    def it_names_awards_in_full(self) -> None:
        assert api.readings("binh-xet", ("cá nhân", 0, "danh hiệu đề nghị"), "LĐTT, CSTĐCS").said == (
            "Lao động tiên tiến, Chiến sĩ thi đua cơ sở"
        )

    def but_a_field_that_is_none_is_refused(self) -> None:
        with pytest.raises(LookupError):
            api.readings("ho-so", ("cuộc họp", "thời tiết"), "nắng")


def _named(group: dict[str, Any]) -> list[str]:
    return [] if group["trường"] == "còn lại" else list(group["trường"])
