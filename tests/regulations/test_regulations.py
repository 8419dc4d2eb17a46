from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from conftest import SAMPLE

from ntm_docs.context.ho_so.to_trinh import to_trinh_context
from ntm_docs.phrases.keys import fold_key
from ntm_docs.pipeline import make_documents, template_folders
from ntm_docs.planning import Planned, plan_input
from ntm_docs.problems import Place, ProblemsError
from ntm_docs.regulations import Book, load_book, make_plan, read_book, require, route
from ntm_docs.regulations.book.book import UnsoundLawError, check_sound
from ntm_docs.regulations.book.own_entries import own_entry
from ntm_docs.regulations.criteria import _district_city
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

    def its_data_say_what_the_types_of_its_entries_ask(self, book: Book) -> None:
        entries = [*book.hinh_thuc, *book.khac, *book.che_do, *book.dia_phuong, *book.quy_dinh, *book.van_ban]
        entries += [*book.co_quan.co_quan, *chain.from_iterable(route._data())]
        assert len(entries) > len(book.quy_dinh)
        for entry in entries:
            fields = {name: getattr(entry, name) for name in entry.__dataclass_fields__}
            assert repr(own_entry(type(entry), fields)) == repr(entry)

    def its_data_do_not_contradict_each_other(self, book: Book) -> None:
        told = ""
        try:
            check_sound(book)
        except UnsoundLawError as error:
            told = str(error)
        assert told == ""

    @pytest.mark.parametrize("name", ["BK TTg", "bằng khen thủ tướng", "Bằng khen của Thủ tướng Chính phủ", "bkttg"])
    def it_knows_the_usual_short_names(self, book: Book, name: str) -> None:
        assert book.award_names[fold_key(name)] == "Bằng khen của Thủ tướng Chính phủ"

    def it_tells_the_dates_it_covers(self, book: Book) -> None:
        assert book.covered() == "từ 01/01/2018 trở đi"
        assert book.regime(date(2017, 12, 31)) is None

    def it_refuses_a_code_used_twice(self, book: Book) -> None:
        with pytest.raises(UnsoundLawError, match="dùng 2 lần"):
            check_sound(replace(book, quy_dinh=(*book.quy_dinh, book.quy_dinh[0])))

    def it_refuses_two_rules_for_one_case(self, book: Book) -> None:
        rule = next(rule for rule in book.quy_dinh if rule.ma == "kg168-so-bo-bk-tinh")
        twin = replace(rule, ma="khac", gia_tri=2)
        with pytest.raises(UnsoundLawError, match="cùng nói một việc"):
            check_sound(replace(book, quy_dinh=(*book.quy_dinh, twin)))

    def it_refuses_a_gap_between_regimes(self, book: Book) -> None:
        gap = replace(book.che_do[0], den=date(2023, 11, 30))
        with pytest.raises(UnsoundLawError, match="không nối tiếp"):
            check_sound(replace(book, che_do=(gap, *book.che_do[1:])))

    def it_refuses_an_award_left_without_its_authority(self, book: Book) -> None:
        rules = tuple(rule for rule in book.quy_dinh if rule.ma != "l22-quyet-huan-chuong")
        with pytest.raises(UnsoundLawError, match="tham_quyen"):
            check_sound(replace(book, quy_dinh=rules))

    def it_refuses_a_local_text_on_what_is_not_left_to_provinces(self, book: Book) -> None:
        rule = replace(book.quy_dinh[1], ma="la", ve="tham_quyen", tinh="Kiên Giang")
        with pytest.raises(UnsoundLawError, match="không được quy định"):
            check_sound(replace(book, quy_dinh=(*book.quy_dinh, rule)))

    def it_refuses_a_rule_on_an_unknown_award(self, book: Book) -> None:
        rule = replace(book.quy_dinh[1], ma="la", hinh_thuc=("khong-co",))
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


class DescribeTheSameNomineesOnTwoDates:
    def they_need_other_sets_forms_and_bases(self, planned: Planned, book: Book) -> None:
        plans = {}
        for day in (date(2023, 7, 14), date(2025, 7, 14)):
            regime = book.regime(day)
            assert regime is not None
            plans[day.year] = make_plan(planned.ho_so, book, day, regime, "x")
        before, after = plans[2023].dossiers, plans[2025].dossiers
        assert [dossier.copies for dossier in before] == [3, 2, 1]
        assert [dossier.copies for dossier in after] == [1, 1, 1]
        assert [dossier.electronic for dossier in after][:2] == [True, True]
        assert {document.form for document in before[1].documents} == {
            "to-trinh",
            "danh-sach",
            "bien-ban",
            "bao-cao-nd91-mau-07",
        }
        assert {document.form for document in after[1].documents} == {
            "to-trinh-nd152-mau-01",
            "danh-sach",
            "bien-ban",
            "bao-cao-nd152-mau-08",
        }
        assert before[1].value("can_cu") != after[1].value("can_cu")
        assert before[1].value("ten_bien_ban") != after[1].value("ten_bien_ban")
        assert [rule.can_cu for rule in after[0].rulings["so_bo"].others] == ["Kế hoạch 168/KH-UBND, mục V.2 điểm a"]

    def they_keep_the_number_a_clerk_sets_beside_the_rule(self, changed: Callable[..., Path]) -> None:
        path = changed(
            (
                "    số tờ trình:              #",
                "    số bộ: {số: 4, lý do: Sở Nội vụ yêu cầu thêm 01 bộ}\n    số tờ trình: #",
            )
        )
        (dossier, *_) = plan_input(path).plan.dossiers
        assert (dossier.copies, dossier.value("so_bo")) == (4, 3)
        assert "law.override" in [warning.code for warning in dossier.warnings]


class DescribeEveryAward:
    """Whatever award is asked, the dossier is made, or told why not; it never breaks."""

    REFUSALS = frozenset({"law.subject", "law.no_form", "law.gone", "vote.threshold", "proposal.twice"})

    @pytest.mark.parametrize("kind", ["chuyên đề", "công trạng"])
    @pytest.mark.parametrize("name", [award.ten for award in load_book().hinh_thuc])
    def they_build_or_are_refused_by_law(self, changed: Callable[..., Path], name: str, kind: str) -> None:
        path = changed(
            (
                "- hình thức: Bằng khen của Thủ tướng Chính phủ\n    loại hình: chuyên đề",
                f'- hình thức: "{name}"\n    loại hình: {kind}',
            )
        )
        refused: set[str] = set()
        made = []
        try:
            made = make_documents(plan_input(path), template_folders(None))
        except ProblemsError as error:
            refused = {problem.code for problem in error.problems}
        assert refused <= self.REFUSALS
        assert len(made) == (0 if refused else 20)


class DescribeAProvinceThatCannotBeRead:
    def it_hides_no_error_of_national_law(self, changed: Callable[..., Path]) -> None:
        other = ("- hình thức: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "- hình thức: HCLĐ hạng Ba")
        found = []
        for edits in ([other], [other, ("  tỉnh: Kiên Giang", '  tỉnh: ""')]):
            with pytest.raises(ProblemsError) as error:
                plan_input(changed(*edits))
            found.append({problem.code for problem in error.value.problems})
        assert "law.subject" in found[0]
        assert found[1] == found[0] | {"field.required"}


class DescribeCities:
    """Thành phố trực thuộc trung ương: its papers do not say tỉnh."""

    @pytest.mark.parametrize(
        ("name", "full"),
        [
            ("An Giang", "tỉnh An Giang"),
            ("Hà Nội", "thành phố Hà Nội"),
            ("Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ],
    )
    def they_are_named_in_full(self, book: Book, name: str, full: str) -> None:
        assert book.tinh.full_name(name, MID_2023) == full

    def they_give_awards_of_their_own_name(self, changed: Callable[..., Path]) -> None:
        planned = plan_input(changed(("  tỉnh: Kiên Giang", "  tỉnh: Cần Thơ")))
        dossiers = planned.plan.dossiers
        assert dossiers[2].award.ten == "Bằng khen của Chủ tịch Ủy ban nhân dân thành phố"
        assert dossiers[2].id == "bang-khen-cua-chu-tich-uy-ban-nhan-dan-thanh-pho"
        to = to_trinh_context(planned.ho_so, dossiers[2])["kinh_gui_mot"]
        assert to == "Chủ tịch Ủy ban nhân dân thành phố Cần Thơ"


class DescribeTheTwoTiers:
    @pytest.mark.parametrize(
        ("name", "refused"),
        [
            ("Ủy ban nhân dân thành phố Rạch Giá", True),
            ("Ủy ban nhân dân thành phố Cần Thơ", False),
            ("Ủy ban nhân dân Thành phố Hồ Chí Minh", False),
            ("Chủ tịch Ủy ban nhân dân thành phố", False),
            ("Ủy ban nhân dân TP. Rạch Giá", True),
        ],
    )
    def they_have_no_city_inside_a_province(self, book: Book, name: str, *, refused: bool) -> None:
        assert (_district_city(book, name, date(2025, 8, 1)) is not None) is refused


class DescribeAnotherDay:
    def it_is_told_that_the_day_is_not_the_one_of_signing(self) -> None:
        codes = [warning.code for warning in plan_input(SAMPLE, on=date(2023, 8, 1)).warnings]
        assert codes.count("law.other_day") == 1
        assert "law.other_day" not in [warning.code for warning in plan_input(SAMPLE).warnings]


class DescribeAddressees:
    @pytest.mark.parametrize(
        ("award", "to"),
        [
            ("Giấy khen của Chủ tịch Ủy ban nhân dân huyện", "Chủ tịch Ủy ban nhân dân huyện Tân Hiệp"),
            ("Huân chương Lao động hạng Ba", "Chủ tịch Ủy ban nhân dân tỉnh Cà Mau"),
        ],
    )
    def they_are_who_decides_or_who_submits(self, changed: Callable[..., Path], award: str, to: str) -> None:
        edits = [
            ("  tỉnh: Kiên Giang", "  tỉnh: Cà Mau"),
            ("- hình thức: Huân chương Lao động hạng Ba", f"- hình thức: {award}"),
        ]
        planned = plan_input(changed(*edits))
        dossier = planned.plan.dossiers[0]
        assert to_trinh_context(planned.ho_so, dossier)["kinh_gui_mot"] == to
        unknown = [str(warning) for warning in dossier.warnings if "nơi gửi" in str(warning)]
        assert len(unknown) == 1

    def but_of_two_authorities_the_clerk_chooses(self, changed: Callable[..., Path]) -> None:
        path = changed(
            (
                "- hình thức: Huân chương Lao động hạng Ba\n    loại hình: chuyên đề",
                "- hình thức: Tập thể lao động tiên tiến",
            )
        )
        planned = plan_input(path)
        assert set(to_trinh_context(planned.ho_so, planned.plan.dossiers[0])["kinh_gui_mot"]) == {"."}


class DescribeKinds:
    """Khen theo đợt, chuyên đề hay công trạng: what is usual for the award, unless the record says."""

    def it_is_the_usual_one_of_the_award(self, changed: Callable[..., Path]) -> None:
        path = changed(
            (
                "- hình thức: Huân chương Lao động hạng Ba\n    loại hình: chuyên đề",
                "- hình thức: Cờ thi đua của Ủy ban nhân dân tỉnh",
            ),
        )
        planned = plan_input(path)
        dossier = planned.plan.dossiers[0]
        assert (dossier.kind, dossier.id) == ("công trạng", "co-thi-dua-cua-uy-ban-nhan-dan-tinh")
        subject = " ".join(to_trinh_context(planned.ho_so, dossier)["trich_yeu"])
        assert subject.endswith("có thành tích xuất sắc trong thực hiện nhiệm vụ được giao")
        assert not [line for line in to_trinh_context(planned.ho_so, dossier)["can_cu"] if "168/KH-UBND" in line]


class DescribeOwnTexts:
    TEXT = """
dia_phuong: {ma: ca-mau-vi-du, tinh: Cà Mau, ten: Quy chế (ví dụ), tu: 2025-08-01, den: null}
quy_dinh:
  - {ma: cm-so-bo, ve: so_bo, hinh_thuc: [giay-khen], noi_dung: 02 bộ, gia_tri: 2, can_cu: Điều 12, do_tin_cay: sourced}
"""

    def they_are_one_file_and_no_code(self, tmp_path: Path) -> None:
        (tmp_path / "ca-mau.yaml").write_text(self.TEXT, encoding="utf-8")
        book = read_book(tmp_path)
        assert require(book, "Giấy khen xã", date(2025, 9, 15), "ho_gia_dinh", "Cà Mau").value("so_bo") == 2
        assert require(load_book(), "Giấy khen xã", date(2025, 9, 15), "ho_gia_dinh", "Cà Mau").value("so_bo") is None

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("can_cu: Điều 12, ", ""),
            ("ve: so_bo", "ve: tham_quyen"),
            ("[giay-khen]", "[khong-co]"),
            ("ma: cm-so-bo", "ma: kg168-so-bo-bk-tinh"),
            ("dia_phuong:", "dia_phuong: ["),
            ("quy_dinh:", "quy dinh:"),
            ("gia_tri: 2", "gia_tri: hai"),
            ("gia_tri: 2", "gia_tri: 0"),
            ("gia_tri: 2", "de_ngo: true, gia_tri: 2"),
            ("tinh: Cà Mau", "tinh: Cà Màu"),
        ],
    )
    def but_one_that_is_not_sound_is_named(self, tmp_path: Path, old: str, new: str) -> None:
        (tmp_path / "ca-mau.yaml").write_text(self.TEXT.replace(old, new), encoding="utf-8")
        with pytest.raises(ProblemsError, match=r"văn bản địa phương không dùng được|ngoặc mở"):
            read_book(tmp_path)
