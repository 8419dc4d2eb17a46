from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ntm_docs.pipeline import Planned
from ntm_docs.problems import Place
from ntm_docs.reading import fold_key
from ntm_docs.regulations import Book, load_book
from ntm_docs.regulations.book import UnsoundLawError, check_sound
from ntm_docs.regulations.ruling import Question

MID_2023 = date(2023, 7, 14)


@pytest.fixture
def book() -> Book:
    return load_book()


def _question(book: Book, code: str, on: date = MID_2023, province: str = "Kiên Giang") -> Question:
    award = next(award for award in book.hinh_thuc if award.ma == code)
    return Question(book, award, on, province, "chuyên đề")


class DescribeBook:
    def it_gives_every_rule_a_clause_and_a_strength(self, book: Book) -> None:
        assert all(rule.can_cu and rule.do_tin_cay for rule in book.quy_dinh)

    @pytest.mark.parametrize("name", ["BK TTg", "bằng khen thủ tướng", "Bằng khen của Thủ tướng Chính phủ", "bkttg"])
    def it_knows_the_usual_short_names(self, book: Book, name: str) -> None:
        assert book.award_names()[fold_key(name)] == "Bằng khen của Thủ tướng Chính phủ"

    def it_tells_the_dates_it_covers(self, book: Book) -> None:
        assert book.covered() == "từ 01/10/2017 trở đi"
        assert book.regime(date(2017, 9, 30)) is None

    def it_refuses_a_code_used_twice(self, book: Book) -> None:
        with pytest.raises(UnsoundLawError, match="dùng 2 lần"):
            check_sound(replace(book, quy_dinh=(*book.quy_dinh, book.quy_dinh[0])))

    def it_refuses_two_rules_for_one_case(self, book: Book) -> None:
        rule = next(rule for rule in book.quy_dinh if rule.ma == "kg168-so-bo-bk-tinh")
        twin = rule.model_copy(update={"ma": "khac", "gia_tri": 2})
        with pytest.raises(UnsoundLawError, match="cùng nói một việc"):
            check_sound(replace(book, quy_dinh=(*book.quy_dinh, twin)))

    def it_refuses_a_gap_between_regimes(self, book: Book) -> None:
        gap = book.che_do[0].model_copy(update={"den": date(2023, 11, 30)})
        with pytest.raises(UnsoundLawError, match="không nối tiếp"):
            check_sound(replace(book, che_do=(gap, *book.che_do[1:])))

    def it_refuses_an_award_left_without_its_authority(self, book: Book) -> None:
        rules = tuple(rule for rule in book.quy_dinh if rule.ma != "l22-quyet-huan-chuong")
        with pytest.raises(UnsoundLawError, match="tham_quyen"):
            check_sound(replace(book, quy_dinh=rules))

    def it_refuses_a_local_text_on_what_is_not_left_to_provinces(self, book: Book) -> None:
        rule = book.quy_dinh[1].model_copy(update={"ma": "la", "ve": "tham_quyen", "tinh": "Kiên Giang"})
        with pytest.raises(UnsoundLawError, match="không được quy định"):
            check_sound(replace(book, quy_dinh=(*book.quy_dinh, rule)))

    def it_refuses_a_rule_on_an_unknown_award(self, book: Book) -> None:
        rule = book.quy_dinh[1].model_copy(update={"ma": "la", "hinh_thuc": ("khong-co",)})
        with pytest.raises(UnsoundLawError, match="hình thức chưa có"):
            check_sound(replace(book, quy_dinh=(*book.quy_dinh, rule)))


class DescribeRuling:
    @pytest.mark.parametrize(("award", "sets"), [("hcld-hang-ba", 3), ("bk-ttg", 2), ("bk-tinh", 1)])
    def it_decides_the_number_of_sets(self, book: Book, award: str, sets: int) -> None:
        assert _question(book, award).ask("so_bo").value == sets

    def it_lets_national_law_govern_and_names_the_local_text(self, book: Book) -> None:
        ruling = _question(book, "hcld-hang-ba").ask("so_bo")
        assert ruling.rule is not None
        assert ruling.rule.tinh is None
        assert [other.can_cu for other in ruling.others] == ["Kế hoạch 168/KH-UBND, mục V.2 điểm a"]

    def it_lets_the_province_decide_what_the_law_leaves_to_it(self, book: Book) -> None:
        ruling = _question(book, "bk-tinh").ask("so_bo")
        assert ruling.rule is not None
        assert ruling.rule.can_cu == "Kế hoạch 168/KH-UBND, mục V.2 điểm c"

    def it_says_not_known_instead_of_guessing(self, book: Book) -> None:
        ruling = _question(book, "bk-tinh", province="Cà Mau").ask("so_bo")
        assert ruling.value is None
        (warning,) = ruling.warnings(Place("x"))
        assert (warning.code, warning.severity) == ("law.unset", "warning")

    def it_does_not_apply_a_plan_before_its_date(self, book: Book) -> None:
        assert _question(book, "bk-tinh", date(2022, 7, 11)).ask("so_bo").value is None


class DescribePlan:
    def it_makes_one_dossier_for_each_award(self, planned: Planned) -> None:
        assert [(dossier.award.ma, dossier.copies, len(dossier.documents)) for dossier in planned.plan.dossiers] == [
            ("hcld-hang-ba", 3, 4),
            ("bk-ttg", 2, 5),
            ("bk-tinh", 1, 11),
        ]

    def it_warns_that_the_plan_foresees_state_awards_at_the_closing_review(self, planned: Planned) -> None:
        codes = [[warning.code for warning in dossier.warnings] for dossier in planned.plan.dossiers]
        assert ["law.occasion" in found for found in codes] == [True, True, False]

    def it_orders_the_papers_as_the_plan_168_does(self, planned: Planned) -> None:
        paths = [document.path for document in planned.plan.dossiers[0].documents]
        assert paths == [
            "01-to-trinh.docx",
            "02-danh-sach.docx",
            "03-bien-ban.docx",
            "04-bao-cao-thanh-tich/001-nhan-dan-va-can-bo-huyen-tan-hiep.docx",
        ]

    def its_paths_are_unique_and_plain(self, planned: Planned) -> None:
        paths = [f"{dossier.id}/{doc.path}" for dossier in planned.plan.dossiers for doc in dossier.documents]
        assert len(set(paths)) == len(paths)
        assert all(path.isascii() and Path(path).suffix == ".docx" for path in paths)
