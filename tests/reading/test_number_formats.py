"""What a cell shows of a number that its value does not say."""

import pytest

from ntm_docs.reading.sheets.number_formats import shape_of


class DescribeShapes:
    @pytest.mark.parametrize(
        ("written", "number", "seen"),
        [
            ("0000000000", 912345678, "0912345678"),
            ("0000 000 000", 912345678, "0912 345 678"),
            (r"0000\.000\.000", 912345678, "0912.345.678"),
            ('"("0000") "000000', 2973863123, "(2973) 863123"),
            ("000", 5, "005"),
            ("000", 12345, "12345"),
            ("[Red]00;[Blue]-00", 7, "07"),
            ('0###" "###" "###', 912345678, "0912 345 678"),
            ("#00", 5, "05"),
            ("0%", 1, "100%"),
            ("0.0%", 0.955, "95,5%"),
            ("0.00%", 1, "100,00%"),
            ('00"/QĐ"', 5, "05/QĐ"),
            ('#,##0" triệu"', 386, "386 triệu"),
            (r"#,##0\ \t\r\i\ệ\u", 386, "386 triệu"),
            ('0.0" ha"', 8.5, "8,5 ha"),
            ('"Phường "0', 1, "Phường 1"),
            ('"Năm "0', 1974, "Năm 1974"),
            ('0"/KH-UBND"', 168, "168/KH-UBND"),
            ('#,##0" đồng";-#,##0" đồng"', 386000000, "386000000 đồng"),
        ],
    )
    def they_are_what_excel_shows(self, written: str, number: float, seen: str) -> None:
        shape = shape_of(written)
        assert shape is not None
        assert shape.show(float(number)) == seen

    @pytest.mark.parametrize(
        "written", ["General", "0", "0.00", "#,##0", '#,##0,," triệu"', '#,##0,"."000', "@", "# ?/?", "0.00E+00", "##0"]
    )
    def but_of_other_formats_the_value_says_all(self, written: str) -> None:
        assert shape_of(written) is None

    def but_a_number_that_is_not_whole_stays(self) -> None:
        shape = shape_of("000")
        assert shape is not None
        assert shape.show(0.5) is None
        assert shape.show(-1.0) is None
