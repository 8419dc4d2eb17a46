from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vn_money import to_words

from ntm_docs.context.wording import joined, notation
from ntm_docs.phrases.dates import blank_date, clock, long_date, short_date
from ntm_docs.phrases.numbers import grouped, in_words, money, percent


class DescribeDates:
    @pytest.mark.parametrize(
        ("day", "text"),
        [
            (date(2023, 7, 5), "ngày 05 tháng 7 năm 2023"),
            (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
            (date(2020, 2, 29), "ngày 29 tháng 02 năm 2020"),
            (date(2019, 12, 29), "ngày 29 tháng 12 năm 2019"),
        ],
    )
    def they_pad_days_below_ten_and_the_first_two_months(self, day: date, text: str) -> None:
        assert long_date(day) == text

    def they_leave_room_for_handwriting(self) -> None:
        assert blank_date(2023) == "ngày        tháng        năm 2023"

    def they_have_a_short_form(self) -> None:
        assert short_date(date(2022, 2, 9)) == "09/02/2022"
        assert short_date(date(2022, 7, 12)) == "12/7/2022"

    def they_have_an_hour(self) -> None:
        assert clock(time(14, 0)) == "14 giờ 00 phút"


class DescribeNotation:
    def it_pads_a_number_below_ten(self) -> None:
        assert notation("5", "TTr", "UBND") == "05/TTr-UBND"
        assert notation("125", "TTr", "UBND") == "125/TTr-UBND"

    def but_it_leaves_room_when_there_is_none(self) -> None:
        assert notation(None, "BB", "HĐTĐKT") == f"{' ' * 10}/BB-HĐTĐKT"


class DescribeNumbers:
    @pytest.mark.parametrize(
        ("number", "words"),
        [
            (0, "không"),
            (5, "năm"),
            (10, "mười"),
            (15, "mười lăm"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (105, "một trăm lẻ năm"),
            (1_005, "một nghìn không trăm lẻ năm"),
            (2_021, "hai nghìn không trăm hai mươi mốt"),
            (1_250_000_000, "một tỷ hai trăm năm mươi triệu"),
            (12_450_000_000, "mười hai tỷ bốn trăm năm mươi triệu"),
            (3_000_000_000_001, "ba nghìn tỷ không trăm lẻ một"),
        ],
    )
    def they_are_read_out(self, number: int, words: str) -> None:
        assert in_words(number) == words

    @given(st.integers(0, 999_999_999_999))
    def they_agree_with_a_library_of_money(self, number: int) -> None:
        """But for an empty group, which it says aloud (“không nghìn”) and offices do not."""
        theirs = to_words(number).lower().removesuffix(" đồng")
        for group in ("không triệu ", "không nghìn "):
            theirs = theirs.replace(group, "")
        assert in_words(number).replace("lẻ", "linh") == theirs.replace("lẻ", "linh")

    def they_refuse_what_is_below_zero(self) -> None:
        with pytest.raises(ValueError, match="from 0"):
            in_words(-1)

    def they_are_grouped_with_dots(self) -> None:
        assert grouped(1_250_000) == "1.250.000"
        assert money(1_250_000) == "1.250.000 đồng (bằng chữ: Một triệu hai trăm năm mươi nghìn đồng)"

    def they_make_percentages_with_a_comma(self) -> None:
        assert percent(14, 15) == "93,33%"
        assert percent(90, 116) == "77,59%"
        assert percent(15, 15) == "100%"

    def they_join_parts(self) -> None:
        assert joined(["tập thể"]) == "tập thể"
        assert joined(["tập thể", "cá nhân", "hộ gia đình"]) == "tập thể, cá nhân và hộ gia đình"
