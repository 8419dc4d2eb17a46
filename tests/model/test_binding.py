"""A field is read by one function: what it gives is what pydantic would give."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError
from strategies import printable_text

from ntm_docs.model import HoSo, bind
from ntm_docs.model.fields import FieldRule, fields_of
from ntm_docs.problems import Place
from ntm_docs.reading import RawList, RawMapping, RawScalar
from ntm_docs.spreadsheets.cells import Value

TYPED = [
    *("Trần Văn An", "trần văn an", "05/7/2023", "ngày 05 tháng 7 năm 2023", "31/2/2023", "2023-07-05", "7/2023"),
    *("14 giờ 00", "25:00", "1.250.000", "1250 đồng", "-1", "0", "12", "2021-2025", "có", "x", "Không", "xã", "Nam"),
    *("168/KH-UBND", "12a", "Chủ tịch", "một\nhai", "a" * 65, "a" * 1_001, "“Chung sức”", " thừa  ", "\u200b", ""),
]


def readers(model: type[BaseModel] = HoSo) -> Iterator[tuple[str, FieldRule]]:
    """Every field of a dossier that a function of its own reads."""
    for name, described in fields_of(model).items():
        inner = described.items or described.record
        if inner is not None:
            yield from readers(inner)
        elif described.known is not None:
            yield f"{model.__name__}.{name}", described


READERS = dict(readers())


class DescribeReadingAField:
    @given(st.sampled_from(sorted(READERS)), st.one_of(st.sampled_from(TYPED), printable_text(80)))
    @settings(max_examples=1_000)
    def it_gives_what_pydantic_gives(self, field: str, text: str) -> None:
        described = READERS[field]
        known = described.known
        assert known is not None
        try:
            expected = described.adapter.validate_python(text)
        except ValidationError:
            with pytest.raises(PydanticCustomError):
                known[text]
            return
        for read in (known.read(text), known[text], known[text]):  # the last time it is known
            assert (read, type(read)) == (expected, type(expected))

    def it_is_the_way_of_nearly_every_field(self) -> None:
        assert len(READERS) > 60


def scalar(text: str | None, line: int) -> RawScalar:
    return RawScalar(text, Place("a.yaml", line, 3))


class DescribePlaces:
    """Looked up when something is told."""

    def they_name_what_stood_there_for_a_cell_too(self) -> None:
        cell = Value("An", Place("a.xlsx", 2, 3, "Danh sách"))
        bound = bind(HoSo, RawMapping(((scalar("Hội đồng", 1), cell),), Place("a.xlsx")), "a.xlsx", {})
        problem = next(one for one in bound.problems if one.code == "field.not_mapping")
        assert (problem.place.cell, problem.facts["found"]) == ("C2", "một giá trị")

    def they_are_found_by_the_path_of_a_value(self) -> None:
        inner = RawMapping(
            ((scalar("Họ và tên", 5), scalar("An", 5)), (scalar("lạ", 6), scalar("?", 6))), Place("a.yaml", 5)
        )
        members = RawList((inner,), Place("a.yaml", 4))
        council = RawMapping(((scalar("Thành viên", 4), members),), Place("a.yaml", 4))
        root = RawMapping(((scalar("Hội đồng", 3), council),), Place("a.yaml", 1))
        places = bind(HoSo, root, "a.yaml", {}).places
        path = ("hoi_dong", "thanh_vien", 0, "ho_va_ten")
        assert places.name(path) == "Hội đồng › Thành viên › 1 › Họ và tên"
        assert [places.place(path[:end]).line for end in range(5)] == [1, 3, 4, 5, 5]
        assert places.place((*path[:3], "lạ")).line == 6
        assert places.name((*path[:3], "chuc_vu")) == "Hội đồng › Thành viên › 1 › chuc_vu"
        assert places.place((*path[:3], "chuc_vu")).line == 5
        assert places.place(("hoi_dong", "thanh_vien", 7, "ten")).line == 4
