"""Figures, days and words of real lists: taken, or answered with what to type."""

from datetime import date
from typing import Any

import pytest
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from ntm_docs.model.field_types.members import CoMat, DienThoai, DienTich, NgayCong, SoTien, split_absence
from ntm_docs.model.field_types.prose import NgayGhi, NgayVanBan
from ntm_docs.model.field_types.text import Ngay, SoNguyen
from ntm_docs.problems import Place, Problem


def value(kind: Any, text: str) -> Any:
    return TypeAdapter(kind).validate_python(text)


def refused(kind: Any, text: str) -> tuple[str, str]:
    """The code, and the whole message without its place."""
    with pytest.raises(ValidationError) as caught:
        value(kind, text)
    facts = dict(caught.value.errors()[0]["ctx"])
    code = str(facts.pop("code"))
    return code, Problem(code, Place("a"), facts=facts).in_vietnamese()


class DescribeNumbers:
    @pytest.mark.parametrize("text", ["9,860,000,000", "9.860.000.000₫", "9860000000 VNĐ", "9 860 000 000 đồng"])
    def they_are_read_as_lists_write_them(self, text: str) -> None:
        assert value(SoTien, text) == 9_860_000_000

    @pytest.mark.parametrize(
        ("kind", "text", "meant"),
        [
            (SoTien, "386\u00a0000\u00a0000", 386_000_000),  # a space that does not break, of another keyboard
            (SoTien, "386\u202f000\u202f000 đồng", 386_000_000),
            (NgayCong, "145 công", 145),
            (NgayCong, "145 công lao động", 145),
            (SoNguyen, "5 phiếu", 5),
            (SoNguyen, "4 người", 4),
        ],
    )
    def they_may_name_what_is_counted(self, kind: Any, text: str, meant: int) -> None:
        assert value(kind, text) == meant
        assert Draft7Validator(kind.__metadata__[1].schema()).is_valid(text)

    @pytest.mark.parametrize("text", ["5 đồng", "5 m2", "5 ngày", "386.000.000 (ba trăm)", "5 và 2"])
    def but_nothing_else_beside_them_is_dropped(self, text: str) -> None:
        code, message = refused(SoNguyen, text)
        assert code == "number.unit"
        assert text.partition(" ")[2] in message
        assert not Draft7Validator(SoNguyen.__metadata__[1].schema()).is_valid(text)

    @pytest.mark.parametrize("text", ["1e5", "3.86e8", "0x10", "1_000", "5; 6"])
    def but_no_part_of_a_figure_is_taken_for_a_word(self, text: str) -> None:
        assert refused(SoTien, text)[0] == "number.format"

    @pytest.mark.parametrize("text", ["5/5", "05/05 phiếu", "5 / 5 đồng ý"])
    def but_two_are_not_one(self, text: str) -> None:
        assert refused(SoNguyen, text)[0] == "number.ratio"

    @pytest.mark.parametrize(
        ("kind", "text", "code", "right"),
        [
            (SoTien, "9,86 tỷ đồng", "number.words", "9.860.000.000"),
            (SoTien, "386 triệu", "number.words", "386.000.000"),
            (SoTien, "72,6 triệu đồng", "number.words", "72.600.000"),
            (DienTich, "1,2 ha", "number.hectares", "12.000"),
            (DienTich, "3 công đất", "number.area", "mét vuông"),
            (DienTich, "2 sào", "number.area", "mét vuông"),
            (SoNguyen, "100%", "number.percent", "số lượng"),
            (SoNguyen, "5/5", "number.ratio", "5"),
            (SoNguyen, "5/5/2026", "number.day", "Văn bản"),
            (SoTien, "1,250", "number.comma", "1.250"),
            (SoNguyen, "12 hộ", "number.unit", "12"),
            (SoTien, "2.340 m2", "number.unit", "2.340"),
            (NgayCong, "145 đồng", "number.unit", "145"),
            (SoNguyen, "mười", "number.format", "chữ số"),
        ],
    )
    def they_are_answered_with_what_to_type(self, kind: Any, text: str, code: str, right: str) -> None:
        found, message = refused(kind, text)
        assert found == code
        assert text in message
        assert right in message


class DescribeDays:
    @pytest.mark.parametrize(
        "text", ["2023-06-27 00:00:00", "27/6/2023 0:00", "2023-06-27T00:00:00", "00:00 27/6/2023"]
    )
    def they_may_have_the_hour_that_excel_gives_them(self, text: str) -> None:
        assert value(Ngay, text) == date(2023, 6, 27)

    @pytest.mark.parametrize(
        ("kind", "text", "code", "right"),
        [
            (Ngay, "14:30 27/6/2023", "date.hour", "27/6/2023"),
            (Ngay, "27/6/2023 14:30", "date.hour", "27/6/2023"),
            (NgayVanBan, "00/00/1974", "date.zero", "viết 1974"),
            (NgayVanBan, "00/5/1974", "date.zero", "viết tháng 5/1974"),
            (Ngay, "00/00/1974", "date.zero_whole", "đủ ngày"),
            (Ngay, "12/4/74", "date.short_year", "12/4/1974"),
            (Ngay, "7/14/2023", "date.month_first", "14/7/2023"),
            (Ngay, "20230627", "date.packed", "27/6/2023"),
            (Ngay, "13/25/2023", "date.calendar", "lịch"),
        ],
    )
    def they_are_answered_with_what_to_type(self, kind: Any, text: str, code: str, right: str) -> None:
        found, message = refused(kind, text)
        assert found == code
        assert right in message

    def but_a_year_alone_is_one(self) -> None:
        assert value(NgayVanBan, "1974") == NgayGhi(1974)


class DescribePhones:
    @pytest.mark.parametrize(
        "text", ["0912345678", "0912 345 678", "02973.863.123", "+84 912345678", "115", "1900 1234"]
    )
    def they_stay_as_typed(self, text: str) -> None:
        assert value(DienThoai, text) == text

    @pytest.mark.parametrize("text", ["912345678", "912.345.678", "2973863123"])
    def but_one_without_its_zero_is_told(self, text: str) -> None:
        code, message = refused(DienThoai, text)
        assert code == "phone.zero"
        assert f"Viết 0{text}" in message


class DescribePresence:
    @pytest.mark.parametrize("text", ["có", "Có mặt", "x", "X", "TRUE", "✓", "có dự"])
    def it_is_said_in_many_ways(self, text: str) -> None:
        assert value(CoMat, text) is True

    @pytest.mark.parametrize("text", ["không", "Vắng", "vắng mặt", "FALSE"])
    def it_is_denied_in_many_ways(self, text: str) -> None:
        assert value(CoMat, text) is False

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("Vắng (có phép)", "có phép"),
            ("P", "có phép"),
            ("KP", "không phép"),
            ("vắng mặt có lý do", "có lý do"),
            ("vắng, đi công tác", "đi công tác"),
        ],
    )
    def its_reason_is_not_lost(self, text: str, reason: str) -> None:
        assert split_absence(text) == reason
        code, message = refused(CoMat, text)
        assert code == "presence.reason"
        assert reason in message

    def but_a_sign_of_two_meanings_is_asked(self) -> None:
        assert refused(CoMat, "V")[0] == "presence.unsure"
        assert refused(CoMat, "có thể")[0] == "choice.unknown"
