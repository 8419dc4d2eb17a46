"""What is written here is read back here, and no other room holds such a pattern."""

import ast
import re
from datetime import date, time

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from ntm_docs.phrases.citations import citations_in
from ntm_docs.phrases.dates import (
    DAY_LINE,
    HOUR_FORM,
    PLACE_AND_DAY,
    blank_date,
    clock,
    date_in,
    days_in,
    long_date,
    mistyped_day,
    short_date,
    typed_date,
    typed_day,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
PACKAGE = ROOT / "ntm_docs"
# Texts that stand for the day itself, and data of the decree.
OF_MESSAGES = ("messages", "phrases", "kit", "starters")


class DescribeDays:
    @given(DAYS)
    def they_are_read_back_as_they_are_written(self, day: date) -> None:
        for written in (long_date(day), short_date(day), day.isoformat()):
            found = typed_day(written)
            assert found is not None
            assert found.whole == day

    @given(DAYS, st.sampled_from(["Căn cứ Quyết định số 12/QĐ-UBND {} của …", "({})", "Tân Hội, {}"]))
    def they_are_found_in_a_text(self, day: date, text: str) -> None:
        for written in (long_date(day), f"ngày {short_date(day)}"):
            assert [one.whole for one in days_in(text.format(written))] == [day]

    @given(DAYS)
    def they_make_the_line_of_a_heading(self, day: date) -> None:
        line = f"Tân Hội, {long_date(day)}"
        found = PLACE_AND_DAY.fullmatch(line)
        assert DAY_LINE.search(line)
        assert found is not None
        assert (found["place"], int(found["d"]), int(found["m"]), int(found["y"])) == (
            "Tân Hội", day.day, day.month, day.year,
        )  # fmt: skip

    @given(st.integers(1900, 2100))
    def they_may_be_open(self, year: int) -> None:
        found = date_in(blank_date(year))
        assert found is not None
        assert (found.year, found.month, found.day, found.whole) == (year, None, None, None)

    @pytest.mark.parametrize(
        ("text", "known"), [("tháng 7/2022", (2022, 7)), ("7/2022", (2022, 7)), ("2022", (2022, None))]
    )
    def they_may_be_a_month_or_a_year(self, text: str, known: tuple[int, int | None]) -> None:
        found = typed_date(text)
        assert found is not None
        assert (found.year, found.month) == known

    @pytest.mark.parametrize("text", ["ngày 31 tháng 6 năm 2025", "30/02/2024", "2025-13-01"])
    def they_are_none_where_the_calendar_has_none(self, text: str) -> None:
        found = typed_day(text)
        assert found is not None
        assert found.whole is None

    @pytest.mark.parametrize(
        ("typed", "slip"),
        [
            ("00/00/1974", ("zero", "1974")),
            ("00/07/1974", ("zero", "tháng 7/1974")),
            ("05/7/74", ("short_year", "05/7/1974")),
            ("19740705", ("packed", "5/7/1974")),
            ("05/7/1974 08:30", ("hour", "05/7/1974")),
            ("7/25/2025", ("month_first", "25/7/2025")),
            ("5/7/2025", None),
            ("mai", None),
        ],
    )
    def they_are_known_by_their_slips(self, typed: str, slip: tuple[str, str] | None) -> None:
        assert mistyped_day(typed) == slip


class DescribeHours:
    @given(st.times())
    def they_are_read_back_as_they_are_written(self, hour: time) -> None:
        found = HOUR_FORM.fullmatch(clock(hour))
        assert found is not None
        assert (int(found["h"]), int(found["m"])) == (hour.hour, hour.minute)


class DescribeCitations:
    @given(DAYS, st.integers(1, 99_999), st.sampled_from(["QĐ-TTg", "KH-UBND", "NĐ-CP", "QĐ-BNNPTNT"]))
    def they_are_read_back_as_they_are_written(self, day: date, number: int, rest: str) -> None:
        for written in (long_date(day), f"ngày {short_date(day)}"):
            (found,) = citations_in(f"theo Văn bản số {number:02}/{rest} {written} của cơ quan")
            assert (found.notation, found.day) == (f"{number}/{rest}", day)

    def they_may_have_no_day(self) -> None:
        (found,) = citations_in("theo Quyết định số 12/QĐ-UBND của Ủy ban")
        assert (found.number, found.day) == ("12", None)


class DescribeOtherRooms:
    def they_hold_no_pattern_of_a_date(self) -> None:
        """A pattern is a text with a group or a class of characters; a date names its month or has two strokes."""
        dated = re.compile(r"tháng.*\\d|\\d.*tháng|\\d\{1,2\}\)?(?:\\s\*)?\[?/.{0,12}\\d\{1,2\}.{0,12}/")
        rooms = [one for one in sorted(PACKAGE.rglob("*.py")) if one.relative_to(PACKAGE).parts[0] not in OF_MESSAGES]
        assert [
            f"{path.relative_to(PACKAGE)}:{node.lineno}"
            for path in rooms
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and dated.search(node.value)
        ] == []
