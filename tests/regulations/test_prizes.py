"""Prize money: multiplier × base salary of the day, rounded up to 10 000 đồng."""

from datetime import date
from decimal import Decimal

import pytest

from ntm_docs.messages import speaking
from ntm_docs.model import LoaiDoiTuong, NguoiKy, QuyetDinhKhenThuong
from ntm_docs.model.khen_thuong import HeSoThuong
from ntm_docs.problems import Place
from ntm_docs.regulations import load_book
from ntm_docs.regulations.book.prizes import Prizes, prizes
from ntm_docs.regulations.ruling import Question

AUTUMN_2025 = date(2025, 9, 20)
SUBJECTS: tuple[LoaiDoiTuong, ...] = ("tap_the", "ca_nhan", "ho_gia_dinh")


def regime(award: str, on: date = AUTUMN_2025, **own: str) -> Prizes:
    """The prizes of an award on a day; `own` are multipliers that the office gives."""
    book = load_book()
    decision = QuyetDinhKhenThuong(
        ngay=on,
        nguoi_ky=NguoiKy(chuc_vu="Chủ tịch", ho_va_ten="Lâm Quốc Toàn"),
        theo_de_nghi="Giám đốc Sở Nội vụ",
        thi_hanh=("Giám đốc Sở Nội vụ",),
        he_so=HeSoThuong(**own),
    )
    found = next(one for one in book.hinh_thuc if one.ma == award)
    return prizes(Question(book, found, on, "An Giang", "chuyên đề"), decision, SUBJECTS, Place("x"))


class DescribePrizes:
    @pytest.mark.parametrize(
        ("own", "amount"), [("0,8", 1_880_000), ("0,3", 710_000), ("1", 2_340_000), ("12", 28_080_000)]
    )
    def they_are_rounded_up_to_ten_thousand(self, own: str, amount: int) -> None:
        assert regime("bk-tinh", tap_the=own).amount("tap_the") == amount

    def they_follow_the_decree_where_its_text_is_known(self) -> None:
        assert regime("bk-tinh").amount("tap_the") == 7_020_000
        assert regime("giay-khen-xa").amount("tap_the") == 1_410_000  # 0,6 × 2.340.000 = 1.404.000

    def they_follow_the_base_salary_of_the_day(self) -> None:
        assert regime("bk-tinh", date(2026, 6, 30)).base == 2_340_000
        assert regime("bk-tinh", date(2026, 7, 1)).base == 2_530_000
        assert regime("bk-tinh", date(2026, 7, 1)).amount("tap_the") == 7_590_000

    def they_give_a_household_half_as_much_again_as_a_person(self) -> None:
        found = regime("bk-tinh", ca_nhan="1,5")
        assert found.multipliers["ho_gia_dinh"] == Decimal("2.25")
        assert found.amount("ho_gia_dinh") == 5_270_000

    def they_are_those_of_persons_and_households_too(self) -> None:
        found = regime("bk-tinh", date(2026, 11, 28))
        amounts = {subject: found.amount(subject) for subject in SUBJECTS}
        assert amounts == {"tap_the": 7_590_000, "ca_nhan": 3_800_000, "ho_gia_dinh": 5_700_000}
        found = regime("giay-khen-xa", date(2026, 11, 28))
        amounts = {subject: found.amount(subject) for subject in SUBJECTS}
        assert amounts == {"tap_the": 1_520_000, "ca_nhan": 760_000, "ho_gia_dinh": 1_140_000}

    @pytest.mark.parametrize(
        ("award", "day", "paid"),
        [
            ("bk-tinh", date(2025, 6, 30), [None, None, None]),  # 3,0 and 1,5 are inferred for the decree of 2023
            ("giay-khen-xa", date(2025, 6, 30), [None, 351_000, None]),
            ("bk-tinh", date(2023, 9, 20), [None, None, None]),  # the base salary of 2023 is only remembered
        ],
    )
    def but_money_is_paid_on_firm_sources_only(self, award: str, day: date, paid: list[int | None]) -> None:
        found = regime(award, day)
        assert [found.amount(subject) for subject in SUBJECTS] == paid
        told = [str(warning) for warning in found.warnings]
        assert any("chưa đối chiếu văn bản" in text for text in told)

    def but_a_day_without_base_salary_leaves_them_blank(self) -> None:
        found = regime("bk-tinh", date(2023, 9, 20), tap_the="2")
        assert found.amount("tap_the") is None
        (told,) = [str(warning) for warning in found.warnings if warning.code == "prize.base"]
        assert "1.800.000" in told

    @pytest.mark.parametrize("code", ["prize.base", "prize.unset"])
    def they_are_told_in_vietnamese_in_a_manifest_whatever_is_spoken(self, code: str) -> None:
        def kept() -> list[str]:
            found = regime("bk-tinh", date(2023, 9, 20))
            return [one.in_vietnamese() for one in found.warnings if one.code == code]

        with speaking("en"):
            in_english = kept()
        assert in_english
        assert in_english == kept()

    def they_name_the_clauses_they_rest_on(self) -> None:
        found = regime("bk-tinh", ca_nhan="1,5")
        decree = "Nghị định 152/2025/NĐ-CP, Điều"
        clauses = {"Nghị định 73/2024/NĐ-CP", f"{decree} 49", f"{decree} 54"}
        assert {rule.can_cu for rule in found.rules} == clauses

    def they_tell_where_the_office_differs_from_the_law(self) -> None:
        told = [warning for warning in regime("bk-tinh", tap_the="5").warnings if warning.code == "prize.override"]
        assert [(str(one.facts["own"]), one.facts["law"]) for one in told] == [("5", 3)]
        assert not [one for one in regime("bk-tinh", tap_the="3,0").warnings if one.code == "prize.override"]

    def but_where_no_rule_rounds_the_product_stands(self) -> None:
        assert regime("bk-tinh", date(2024, 12, 20), tap_the="0,8").amount("tap_the") == 1_872_000
