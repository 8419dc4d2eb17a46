import unicodedata
from datetime import date, time

import pytest
from hypothesis import given
from pydantic import TypeAdapter, ValidationError
from strategies import printable_text

from ntm_docs.model.field_types.names import HoTen
from ntm_docs.model.field_types.text import CoKhong, DoanVan, Dong, Gio, Ngay, SoNguyen


def _value(field_type: object, text: object) -> object:
    return TypeAdapter(field_type).validate_python(text)


def _code(field_type: object, text: object) -> object:
    with pytest.raises(ValidationError) as caught:
        _value(field_type, text)
    return caught.value.errors()[0]["ctx"]["code"]


class DescribeDong:
    @given(printable_text())
    def it_keeps_any_printable_text_exactly(self, text: str) -> None:
        folded = " ".join(part for part in text.split(" ") if part)
        assert _value(Dong, unicodedata.normalize("NFD", text)) == folded

    @pytest.mark.parametrize("char", ["\x00", "\x07", "\t", "\u200b", "\u202e", "\ufeff", "\ue000", "\ufffe", "\u2028"])
    def it_refuses_what_cannot_be_seen_or_printed(self, char: str) -> None:
        assert _code(Dong, f"Trần{char}Nam") == "text.character"

    def it_refuses_several_lines_and_nothing(self) -> None:
        assert _code(Dong, "a\nb") == "text.multiline"
        assert _code(Dong, "  ") == "field.empty"
        assert _code(Dong, "a" * 1001) == "text.long"


class DescribeDoanVan:
    def it_makes_a_paragraph_of_each_line(self) -> None:
        assert _value(DoanVan, "Một.\n\n  - Hai.\nBa.\n") == ("Một.", "- Hai.", "Ba.")


class DescribeNgay:
    @pytest.mark.parametrize(
        "text", ["5/7/2023", "05-07-2023", "05.7.2023", "2023-07-05", "2023/7/5", "5 tháng 7 năm 2023"]
    )
    def it_reads_a_date_the_ways_clerks_write_it(self, text: str) -> None:
        assert _value(Ngay, text) == date(2023, 7, 5)

    def it_refuses_a_date_that_does_not_exist(self) -> None:
        assert _code(Ngay, "31/6/2023") == "date.calendar"
        assert _code(Ngay, "7/2023") == "date.format"
        assert _code(Ngay, "5/7/2203") == "date.range"


class DescribeOtherFields:
    def it_reads_whole_numbers_the_vietnamese_way(self) -> None:
        assert _value(SoNguyen, "1.250.000") == _value(SoNguyen, "1250000") == 1_250_000
        assert _code(SoNguyen, "1,5") == "number.format"
        assert _code(SoNguyen, "1.25") == "number.format"
        assert _code(SoNguyen, "-3") == "number.format"

    @pytest.mark.parametrize("text", ["14 giờ 05", "14h05", "14:05", "14 giờ 05 phút"])
    def it_reads_an_hour(self, text: str) -> None:
        assert _value(Gio, text) == time(14, 5)

    def it_refuses_an_hour_that_is_none(self) -> None:
        assert _code(Gio, "25:00") == _code(Gio, "chiều") == "time.format"

    def it_reads_yes_and_no(self) -> None:
        assert _value(CoKhong, "Có") is True
        assert _value(CoKhong, "không") is False

    @pytest.mark.parametrize(
        "name", ["María de la Cruz", "van der Berg Anna", "Y", "Ô", "Y Thị Ê Ban", "K'Brêu", "H’Hen Niê"]
    )
    def it_reads_names_of_every_people(self, name: str) -> None:
        assert _value(HoTen, name) == name

    @pytest.mark.parametrize("name", ["Lê van An", "Nguyễn van An", "lê văn a", "Lê Thị de"])
    def but_a_small_letter_is_no_name_from_abroad(self, name: str) -> None:
        assert _code(HoTen, name) == "name.capitals"

    @pytest.mark.parametrize("name", ["1", "12", "-", "(…)"])
    def but_a_name_has_letters(self, name: str) -> None:
        assert _code(HoTen, name) == "name.letters"

    @pytest.mark.parametrize("name", ["TS. Lê Minh Khang", "Ông Lê Minh Khang", "PGS Lê Minh", "Đ/c Lê Minh Khang"])
    def it_refuses_a_title_before_a_name(self, name: str) -> None:
        assert _code(HoTen, name) == "name.title"

    def but_it_keeps_names_that_only_begin_like_one(self) -> None:
        assert _value(HoTen, "Bành Thị Ông") == "Bành Thị Ông"
