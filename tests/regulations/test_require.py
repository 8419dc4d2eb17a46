"""The whole table award × regime × subject, as a jurist reads it, held against the book of rules."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT

from ntm_docs.model import LoaiDoiTuong
from ntm_docs.problems import ProblemsError
from ntm_docs.regulations import load_book, require
from ntm_docs.regulations.criteria import working_days

TABLE = Path(__file__).parent / "hinh-thuc-theo-che-do.csv"
UNKNOWN = "chưa rõ"
SUBJECTS: dict[str, LoaiDoiTuong] = {"tap-the": "tap_the", "ca-nhan": "ca_nhan", "ho-gia-dinh": "ho_gia_dinh"}

PAYERS = {
    UNKNOWN: UNKNOWN,
    "cơ quan đề nghị": "của cơ quan đã đề nghị khen thưởng",
    "cơ quan quyết định": "do {co_quan} quản lý",
}

with TABLE.open(encoding="utf-8", newline="") as stream:
    ROWS = list(csv.DictReader(stream))


def _word(value: object) -> str:
    """A value of the answer as the table writes it."""
    return (
        {None: UNKNOWN, True: "có", False: "không"}.get(value, str(value))
        if not isinstance(value, int) or isinstance(value, bool)
        else str(value)
    )


class DescribeRequire:
    def its_table_is_complete(self) -> None:
        book = load_book()
        assert len(ROWS) >= 120
        assert {row["hinh_thuc"] for row in ROWS} == {award.ten for award in book.hinh_thuc}
        assert {row["che_do"] for row in ROWS} == {regime.ma for regime in book.che_do}

    @pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['hinh_thuc']}, {row['doi_tuong']}, {row['ngay']}")
    def it_answers_as_the_table_says(self, row: dict[str, str]) -> None:
        answer = require(load_book(), row["hinh_thuc"], date.fromisoformat(row["ngay"]), SUBJECTS[row["doi_tuong"]])
        plain = answer.as_json()
        assert plain["regime"] == row["che_do"]
        if row["giay_to"] == "không xét":
            assert plain["documents"] is None
            assert plain["warnings"]
            return
        assert plain["decides"] == row["quyet_dinh"]
        assert " + ".join(plain["documents"]) == row["giay_to"]
        assert _word(plain["copies"]) == row["so_bo"]
        assert _word(plain["electronic"]) == row["tep_dien_tu"]
        assert plain["minutes_name"] == row["ten_bien_ban"]
        assert plain["report_form"] == row["mau_bao_cao"]
        assert _word(plain["vote"]["ballot"]) == row["bo_phieu"]
        assert _word(plain["vote"]["min"]) == row["ty_le"]
        assert any(row["dieu_khoan"] in rule["clause"] for rule in plain["rules"])
        prize = plain["prize"] or {"multiplier": UNKNOWN, "strength": UNKNOWN}
        assert (prize["multiplier"], prize["strength"]) == (row["he_so"], row["nguon_he_so"])
        assert PAYERS[row["ai_chi"]] in (plain["pays"] or UNKNOWN)
        if UNKNOWN in row.values():
            assert plain["warnings"]

    @pytest.mark.parametrize("name", ["BK TTg", "bằng khen thủ tướng", "HCLĐ hạng Ba", "CSTĐCS", "cờ tỉnh", "LĐTT"])
    def it_knows_awards_by_their_usual_names(self, name: str) -> None:
        subject: LoaiDoiTuong = "ca_nhan" if name in ("CSTĐCS", "LĐTT") else "tap_the"
        assert require(load_book(), name, date(2024, 9, 16), subject).documents()

    def it_adds_what_a_province_sets(self) -> None:
        answer = require(load_book(), "BK tỉnh", date(2023, 7, 14), "tap_the", "Kiên Giang").as_json()
        assert answer["copies"] == 1
        assert {
            "text": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: 01 bộ",
            "clause": "Kế hoạch 168/KH-UBND, mục V.2 điểm c",
        } in answer["rules"]

    def it_says_both_numbers_where_national_law_overrides_the_plan(self) -> None:
        answer = require(load_book(), "BK TTg", date(2025, 7, 14), "tap_the", "An Giang").as_json()
        assert (answer["copies"], answer["electronic"]) == (1, True)
        clauses = [rule["clause"] for rule in answer["rules"]]
        assert "Luật 06/2022/QH15, Điều 84 khoản 4" in clauses
        assert "Kế hoạch 168/KH-UBND, mục V.2 điểm b" in clauses

    def it_warns_of_the_end_of_the_decree_from_three_months_before(self) -> None:
        told = {
            day: [w for w in require(load_book(), "BK TTg", day, "tap_the").as_json()["warnings"] if "01/3/2027" in w]
            for day in (date(2026, 11, 30), date(2026, 12, 1), date(2027, 2, 28), date(2027, 3, 1))
        }
        assert [len(found) for found in told.values()] == [0, 1, 1, 1]
        assert "sẽ hết hiệu lực" in told[date(2026, 12, 1)][0]
        assert "sẽ hết hiệu lực" not in told[date(2027, 3, 1)][0]

    def it_warns_of_the_law_of_2026_and_of_the_end_of_its_decree(self) -> None:
        later = require(load_book(), "BK TTg", date(2027, 3, 1), "tap_the").as_json()
        assert any("Luật số 06/2026/QH16" in warning for warning in later["warnings"])
        assert any("hết hiệu lực từ 01/3/2027" in warning for warning in later["warnings"])

    @pytest.mark.parametrize(
        ("award", "day", "province", "told"),
        [
            ("BK TTg", date(2017, 5, 1), None, "từ 01/01/2018 trở đi"),
            ("BK TTg", date(2025, 7, 14), "Kiên Giang", "An Giang"),
            ("BK TTg", date(2023, 7, 14), "Kien Gang", "Kiên Giang"),
            ("Bằng khen thủ tưởng", date(2023, 7, 14), None, "Bằng khen của Thủ tướng Chính phủ"),
        ],
    )
    def it_names_what_is_covered(self, award: str, day: date, province: str | None, told: str) -> None:
        if award.startswith("Bằng khen thủ"):
            award = "Bang khen cua thu tuong nuoc"
        with pytest.raises(ProblemsError, match=told):
            require(load_book(), award, day, "tap_the", province)


class DescribeProvinces:
    def they_are_63_before_and_34_since_july_2025(self) -> None:
        provinces = load_book().tinh
        assert len(provinces.names(date(2025, 6, 30))) == 63
        assert len(provinces.names(date(2025, 7, 1))) == 34
        assert provinces.names(date(2025, 7, 1))[4:11] == [
            "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai"
        ]  # fmt: skip
        assert provinces.successor("Đắk Nông") == "Lâm Đồng"
        assert provinces.successor("Kon Tum") == "Quảng Ngãi"


class DescribeWorkingDays:
    def they_leave_out_weekends_and_vietnamese_holidays(self) -> None:
        assert working_days(date(2025, 6, 20), date(2025, 7, 9)) == 12
        assert working_days(date(2025, 4, 28), date(2025, 5, 5)) == 1  # 30/4, 1/5 and 2/5 are free


class DescribeLawAsData:
    def it_stands_in_no_line_of_code(self) -> None:
        """No decree number, award name or year of a regime outside the data."""
        names = [award.ten for award in load_book().hinh_thuc]
        decree = re.compile(
            r"\b(?:nd|nđ)(?:91|98|152)\b|[\"'](?:91/2017|98/2023|152/2025)|\b20(?:17|23|24|25|26|27)\b", re.IGNORECASE
        )
        rooms = [path for path in sorted((ROOT / "ntm_docs").rglob("*.py")) if "messages" not in path.parts]
        assert len(rooms) > 50  # messages give dates as examples of how to write one
        for path in rooms:
            code = _without_docstrings_and_comments(path.read_text(encoding="utf-8"))
            assert not decree.search(code), f"{path.name}: {decree.search(code)}"
            assert not [name for name in names if f'"{name}"' in code], path.name


def _without_docstrings_and_comments(source: str) -> str:
    source = re.sub(r'"""[\s\S]*?"""', "", source)
    return "\n".join(line.split("  #")[0] for line in source.split("\n") if not line.lstrip().startswith("#"))
