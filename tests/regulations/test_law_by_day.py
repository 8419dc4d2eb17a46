"""The law of 2026 as a table: award × object × day × province → forms, sets, prize, clause, strength."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT

from ntm_docs import build
from ntm_docs.finishing import verify
from ntm_docs.form_catalogue import catalogue
from ntm_docs.model import LoaiDoiTuong
from ntm_docs.planning import Planned, plan_input
from ntm_docs.problems import ProblemsError
from ntm_docs.regulations import load_book, require

UNKNOWN = "chưa rõ"
SUBJECTS: dict[str, LoaiDoiTuong] = {"tap-the": "tap_the", "ca-nhan": "ca_nhan", "ho-gia-dinh": "ho_gia_dinh"}
COMMUNE = ROOT / "samples" / "ho-so-kien-giang-2025.yaml"
NOVEMBER = date(2026, 11, 28)

with Path(__file__).with_name("luat-theo-ngay-va-noi.csv").open(encoding="utf-8", newline="") as stream:
    ROWS = list(csv.DictReader(stream))


@pytest.fixture
def commune(tmp_path: Path) -> Callable[..., Path]:
    """The commune's dossier of 2025 with replacements, as a file."""

    def write(*edits: tuple[str, str]) -> Path:
        text = COMMUNE.read_text(encoding="utf-8")
        for old, new in edits:
            assert old in text, old
            text = text.replace(old, new)
        text = text.replace("ngày: 20/9/2025", "ngày: 20/12/2026")  # the decision, after whatever day is signed
        path = tmp_path / "ho-so.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def _warnings(planned: object) -> list[tuple[str, str]]:
    assert isinstance(planned, Planned)
    return [(warning.code, str(warning)) for warning in planned.warnings]


def _refused(path: Path) -> dict[str, str]:
    with pytest.raises(ProblemsError) as error:
        plan_input(path)
    return {problem.code: str(problem) for problem in error.value.problems}


class DescribeLawByDayAndPlace:
    @pytest.mark.parametrize(
        "row", ROWS, ids=lambda row: f"{row['hinh_thuc']}, {row['doi_tuong']}, {row['noi']}, {row['ngay']}"
    )
    def it_answers_as_the_table_says(self, row: dict[str, str]) -> None:
        day, subject = date.fromisoformat(row["ngay"]), SUBJECTS[row["doi_tuong"]]
        answer = require(load_book(), row["hinh_thuc"], day, subject, row["noi"])
        plain = answer.as_json()
        assert plain["award"] == row["ten"]
        assert str(plain["copies"] or UNKNOWN) == row["so_bo"]
        assert plain["report_form"] == row["mau_bao_cao"]
        prize = plain["prize"]
        assert (prize["multiplier"], prize["strength"]) == (row["he_so"], row["do_tin_cay"])
        assert str(prize["amount"] or UNKNOWN) == row["tien"]
        assert any(row["dieu_khoan"] in rule["clause"] for rule in plain["rules"])
        sent_to = answer.value("kinh_gui")
        assert (sent_to[-1] if sent_to else "-") == row["noi_gui"]


class DescribeProvincesByDay:
    @pytest.mark.parametrize(
        ("name", "day", "full"),
        [
            ("Đồng Nai", "2026-04-29", "tỉnh Đồng Nai"), ("Đồng Nai", "2026-04-30", "thành phố Đồng Nai"),
            ("Quảng Ninh", "2026-08-31", "tỉnh Quảng Ninh"), ("Quảng Ninh", "2026-09-01", "thành phố Quảng Ninh"),
            ("Bắc Ninh", "2026-09-19", "tỉnh Bắc Ninh"), ("Bắc Ninh", "2026-09-20", "thành phố Bắc Ninh"),
            ("Huế", "2025-01-01", "thành phố Huế"), ("Thừa Thiên Huế", "2024-12-31", "tỉnh Thừa Thiên Huế"),
            ("Khánh Hòa", "2026-11-28", "tỉnh Khánh Hòa"), ("Hồ Chí Minh", "2020-01-01", "Thành phố Hồ Chí Minh"),
        ],
    )  # fmt: skip
    def they_are_called_what_they_are_on_the_day(self, name: str, day: str, full: str) -> None:
        provinces, on = load_book().tinh, date.fromisoformat(day)
        assert provinces.known(name, on)
        assert provinces.full_name(name, on) == full

    @pytest.mark.parametrize(
        ("text", "day", "right"),
        [
            ("ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI", "2026-04-29", None),
            ("ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI", "2026-05-04", "thành phố Đồng Nai"),
            ("UBND tỉnh Bắc Ninh", "2026-10-06", "thành phố Bắc Ninh"),
            ("ỦY BAN NHÂN DÂN THÀNH PHỐ BẮC NINH", "2026-08-01", "tỉnh Bắc Ninh"),
            ("Ủy ban nhân dân thành phố Bắc Ninh", "2024-08-01", None),  # a city inside the province
            ("Sở Nội vụ tỉnh Kiên Giang", "2025-08-01", "tỉnh An Giang"),
            ("Sở Nội vụ tỉnh Bắc Giang", "2026-10-01", "thành phố Bắc Ninh"),
            ("Ủy ban nhân dân tỉnh An Giang", "2026-11-28", None),
            ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "2026-11-28", None),
            ("Ủy ban nhân dân tỉnh Thừa Thiên Huế", "2025-02-01", "thành phố Huế"),
        ],
    )
    def it_tells_a_name_that_is_not_of_the_day(self, text: str, day: str, right: str | None) -> None:
        found = load_book().tinh.misnamed(text, date.fromisoformat(day))
        assert (found[1] if found else None) == right

    def they_are_63_while_hue_takes_its_new_name(self) -> None:
        names = load_book().tinh.names(date(2025, 3, 1))
        assert len(names) == 63
        assert "Huế" in names
        assert "Thừa Thiên Huế" not in names

    def it_refuses_an_input_with_such_a_name(self, commune: Callable[..., Path]) -> None:
        path = commune(
            ("tỉnh: An Giang", "tỉnh: Đồng Nai"),
            ("tỉnh An Giang", "tỉnh Đồng Nai"),
            ("ngày tờ trình: 14/7/2025", "ngày tờ trình: 14/7/2026"),
        )
        told = _refused(path)
        assert "thành phố Đồng Nai" in told["law.province_name"]


class DescribeTheAwardBoard:
    """Ban Thi đua - Khen thưởng: gone in most places, alive in some, and the centre's is another body."""

    def it_is_asked_about_where_it_is_not_known_to_live(self, commune: Callable[..., Path]) -> None:
        line = ("nơi nhận:", "nơi nhận:\n  - Ban Thi đua - Khen thưởng tỉnh")
        assert "law.body_gone" in dict(_warnings(plan_input(commune(line))))

    @pytest.mark.parametrize("province", ["Hà Nội", "Cần Thơ"])
    def it_stays_where_it_lives(self, commune: Callable[..., Path], province: str) -> None:
        line = ("nơi nhận:", "nơi nhận:\n  - Ban Thi đua - Khen thưởng Thành phố")
        edits = (("tỉnh: An Giang", f"tỉnh: {province}"), ("tỉnh An Giang", f"thành phố {province}"))
        assert "law.body_gone" not in dict(_warnings(plan_input(commune(line, *edits))))

    def but_that_of_the_centre_is_never_touched(self, commune: Callable[..., Path]) -> None:
        line = ("nơi nhận:", "nơi nhận:\n  - Ban Thi đua - Khen thưởng Trung ương")
        assert "law.body_gone" not in dict(_warnings(plan_input(commune(line))))


class DescribeWhoLaunchedTheMovement:
    """LAW 2022: Điều 25 khoản 3, 44, 73, 74."""

    LAUNCHER = "  cấp phát động: Thủ tướng Chính phủ   # hưởng ứng “Cả nước chung sức xây dựng nông thôn mới”\n"

    @pytest.mark.parametrize(
        ("award", "launcher", "told"),
        [
            ("HCLĐ hạng Ba", "Thủ tướng Chính phủ", None),
            ("HCLĐ hạng Ba", "tỉnh", "law.movement_short"),  # 2021-2025 is not yet 05 years in July 2025
            ("HCLĐ hạng Nhất", "tỉnh", "law.movement_launcher"),
            ("HCLĐ hạng Nhất", "Thủ tướng Chính phủ", None),
            ("Cờ thi đua của Chính phủ", "Chủ tịch nước", "law.movement_launcher"),
            ("Cờ thi đua của Chính phủ", "Thủ tướng Chính phủ", "law.movement_short"),
            ("BK TTg", "xã", "law.movement_launcher"),
            ("BK TTg", "tỉnh", None),
        ],
    )
    def it_counts_for_a_collective(
        self, commune: Callable[..., Path], award: str, launcher: str, told: str | None
    ) -> None:
        first = ("hình thức: Huân chương Lao động hạng Ba\n    loại hình", f"hình thức: {award}\n    loại hình")
        other = (
            "hình thức: Bằng khen của Thủ tướng Chính phủ\n    loại hình: chuyên đề",
            "hình thức: BK Bộ\n    loại hình: công trạng",
        )
        path = commune(first, other, (self.LAUNCHER, f"  cấp phát động: {launcher}\n"))
        codes = set()
        try:
            codes = {code for code, _ in _warnings(plan_input(path))}
        except ProblemsError as error:
            codes = {problem.code for problem in error.problems}
        assert codes & {"law.movement_short", "law.movement_launcher"} == ({told} if told else set())

    def it_asks_of_a_person_s_order_the_province_s_own_movement(self, commune: Callable[..., Path]) -> None:
        path = commune(
            ("hình thức: Huân chương Lao động hạng Ba\n    loại hình", "hình thức: BK Bộ\n    loại hình"),
            ("hình thức: Bằng khen của Thủ tướng Chính phủ\n    loại hình", "hình thức: HCLĐ hạng Ba\n    loại hình"),
        )
        told = dict(_warnings(plan_input(path)))
        assert "viện dẫn phong trào do tỉnh phát động" in told["law.movement_launcher"]
        assert "điểm a" in told["law.movement_launcher"]

    @pytest.mark.parametrize(
        ("issuer", "told"),
        [("Ủy ban nhân dân tỉnh Kiên Giang", False), ("Ủy ban nhân dân xã Tân Hội", True)],
    )
    def it_asks_of_a_person_s_certificate_more_than_a_commune(
        self, commune: Callable[..., Path], issuer: str, *, told: bool
    ) -> None:
        path = commune(
            (self.LAUNCHER, ""),
            (
                "hình thức: Huân chương Lao động hạng Ba\n    loại hình: chuyên đề",
                "hình thức: BK Bộ\n    loại hình: công trạng",
            ),
            ("hình thức: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh\n    ", "hình thức: GK xã\n    "),
            ("hình thức: Bằng khen của Thủ tướng Chính phủ\n    loại hình", "hình thức: BK tỉnh\n    loại hình"),
            ("cơ quan ban hành: Ủy ban nhân dân tỉnh Kiên Giang", f"cơ quan ban hành: {issuer}"),
            (
                "tên: Ủy ban nhân dân tỉnh An Giang, ký hiệu: UBND, địa danh: An Giang, cấp: tỉnh",
                "tên: Ủy ban nhân dân xã Tân Hội, ký hiệu: UBND, địa danh: Tân Hội, cấp: xã",
            ),
        )
        try:
            codes = dict(_warnings(plan_input(path)))
        except ProblemsError as error:
            codes = {problem.code: str(problem) for problem in error.problems}
        assert ("law.movement_launcher" in codes) is told


class DescribeReceipt:
    """Luật 06/2026/QH16, Điều 3 khoản 4."""

    SIGNED = ("ngày tờ trình: 14/7/2025", "ngày tờ trình: 20/9/2026")

    def it_is_asked_around_the_day_with_both_answers(self, commune: Callable[..., Path]) -> None:
        planned = plan_input(commune(self.SIGNED))
        assert isinstance(planned, Planned)
        assert planned.plan.regime.ma == "nd152-2025"
        told = dict(_warnings(planned))["law.receipt_open"]
        assert "Luật 06/2026/QH16, Điều 3 khoản 4" in told
        assert "trước hay từ 01/10/2026" in told
        assert "thêm “Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022; Luật sửa đổi" in told

    @pytest.mark.parametrize(
        ("received", "regime"),
        [("25/9/2026", "nd152-2025"), ("01/10/2026", "nd152-luat-2026"), ("05/12/2026", "nd152-luat-2026")],
    )
    def it_decides_which_law_governs(self, commune: Callable[..., Path], received: str, regime: str) -> None:
        day = (self.SIGNED[0], f"{self.SIGNED[1]}\nngày tiếp nhận: {received}")
        planned = plan_input(commune(day))
        assert isinstance(planned, Planned)
        assert planned.plan.regime.ma == regime
        assert "law.receipt_open" not in dict(_warnings(planned))

    def but_the_paper_cites_the_law_of_its_own_day(self, commune: Callable[..., Path]) -> None:
        planned = plan_input(commune((self.SIGNED[0], f"{self.SIGNED[1]}\nngày tiếp nhận: 05/10/2026")))
        assert isinstance(planned, Planned)
        assert not any("2026" in basis for basis in planned.plan.dossiers[0].value("can_cu"))

    def it_leaves_the_more_favourable_law_to_be_chosen(self, commune: Callable[..., Path]) -> None:
        received = f"{self.SIGNED[1]}\nngày tiếp nhận: 25/9/2026"
        asked = plan_input(commune((self.SIGNED[0], received)))
        assert "law.receipt_choice" in dict(_warnings(asked))
        chosen = plan_input(commune((self.SIGNED[0], f"{received}\nluật mới có lợi hơn: có")))
        assert isinstance(chosen, Planned)
        assert chosen.plan.regime.ma == "nd152-luat-2026"
        kept = plan_input(commune((self.SIGNED[0], f"{received}\nluật mới có lợi hơn: không")))
        assert isinstance(kept, Planned)
        assert kept.plan.regime.ma == "nd152-2025"
        assert not {"law.receipt_choice", "law.receipt_open"} & dict(_warnings(kept)).keys()

    def but_a_choice_without_effect_is_told(self, commune: Callable[..., Path]) -> None:
        planned = plan_input(commune(("ngày tờ trình: 14/7/2025", "ngày tờ trình: 14/7/2025\nluật mới có lợi hơn: có")))
        assert "law.choice_idle" in dict(_warnings(planned))

    def it_is_never_before_the_day_of_signing(self, commune: Callable[..., Path]) -> None:
        path = commune((self.SIGNED[0], f"{self.SIGNED[1]}\nngày tiếp nhận: 19/9/2026"))
        assert "19/09/2026" in _refused(path)["law.received_early"]

    @pytest.mark.parametrize(
        ("day", "received", "regime", "told"),
        [
            (date(2026, 6, 1), None, "nd152-2025", False),
            (date(2026, 9, 15), None, "nd152-2025", True),
            (date(2026, 9, 15), date(2026, 10, 2), "nd152-luat-2026", False),
            (date(2026, 10, 1), None, "nd152-luat-2026", False),
            (date(2025, 6, 20), date(2025, 7, 3), "nd98-2023", False),  # how that decree took over was not read
        ],
    )
    def it_is_asked_of_a_question_too(self, day: date, received: date | None, regime: str, *, told: bool) -> None:
        answer = require(load_book(), "BK tỉnh", day, "ca_nhan", received=received)
        assert answer.regime == regime
        assert ("law.receipt_open" in {warning.code for warning in answer.warnings}) is told


class DescribeWhatWasBuilt:
    """The manifest is derived anew from the law: also of names, bases and texts that follow a day or a movement."""

    @pytest.mark.parametrize(
        "edits",
        [
            (("ngày tờ trình: 14/7/2025", "ngày tờ trình: 28/11/2026"),),
            (
                ("ngày tờ trình: 14/7/2025", "ngày tờ trình: 31/8/2026\nngày tiếp nhận: 05/10/2026"),
                ("tỉnh: An Giang", "tỉnh: Quảng Ninh"),
                ("tỉnh An Giang", "tỉnh Quảng Ninh"),
            ),
            (
                ("ngày tờ trình: 14/7/2025", "ngày tờ trình: 20/3/2026"),
                ("tỉnh: An Giang", "tỉnh: Đắk Lắk"),
                ("tỉnh An Giang", "tỉnh Đắk Lắk"),
                ("  tên: Kiên Giang chung sức xây dựng nông thôn mới", "  tên: Thi đua phục vụ bầu cử"),
            ),
        ],
        ids=["November 2026", "received under the new law", "a text of one movement"],
    )
    def it_is_what_the_law_gives(
        self, commune: Callable[..., Path], tmp_path: Path, edits: tuple[tuple[str, str], ...]
    ) -> None:
        build(commune(*edits), tmp_path / "ket-qua")
        assert [str(problem) for problem in verify(tmp_path / "ket-qua")] == []


class DescribeLocalLibrary:
    def its_texts_have_a_day_and_a_clause_for_every_rule(self) -> None:
        book = load_book()
        assert len(book.dia_phuong) >= 25
        texts = {text.ma: text for text in book.dia_phuong}
        for rule in book.quy_dinh:
            if rule.tinh is not None:
                assert rule.can_cu
                assert texts[rule.van_ban].tinh == rule.tinh
        for text in book.dia_phuong:
            assert book.tinh.ever(text.tinh)
            assert text.doc_duoc == any(rule.van_ban == text.ma for rule in book.quy_dinh), text.ma

    def it_shows_a_merged_province_those_of_its_parts_and_what_to_ask(self) -> None:
        answer = require(load_book(), "BK tỉnh", NOVEMBER, "ca_nhan", "An Giang")
        (told,) = [str(warning) for warning in answer.warnings if warning.code == "law.parts"]
        assert "Kế hoạch số 168/KH-UBND" in told
        assert "01 bộ [Kế hoạch 168/KH-UBND, mục V.2 điểm c]" in told
        assert "[Kế hoạch 168/KH-UBND, mục V.3, khoản 3.1]" in told
        assert "đã hết sau ngày 31/12/2025" in told
        assert "Hỏi Sở Nội vụ tỉnh An Giang" in told
        assert answer.as_json()["copies"] is None

    def it_names_a_text_known_by_its_title(self) -> None:
        answer = require(load_book(), "BK tỉnh", NOVEMBER, "ca_nhan", "Đắk Lắk")
        assert any("07/2026/QĐ-UBND" in str(w) for w in answer.warnings if w.code == "law.title_only")

    def it_tells_of_a_text_of_one_movement_which_decides_nothing_else(self) -> None:
        answer = require(load_book(), "BK tỉnh", NOVEMBER, "ca_nhan", "Đắk Lắk")
        (told,) = [str(warning) for warning in answer.warnings if warning.code == "law.movement_text"]
        assert "bầu cử" in told
        assert "01 bộ (bản pdf)" in told
        assert answer.as_json()["copies"] is None

    def but_it_decides_for_that_movement(self, commune: Callable[..., Path]) -> None:
        path = commune(
            ("tỉnh: An Giang", "tỉnh: Đắk Lắk"),
            ("tỉnh An Giang", "tỉnh Đắk Lắk"),
            ("ngày tờ trình: 14/7/2025", "ngày tờ trình: 20/3/2026"),
            ("  tên: Kiên Giang chung sức xây dựng nông thôn mới", "  tên: Thi đua phục vụ bầu cử"),
        )
        planned = plan_input(path)
        assert isinstance(planned, Planned)
        assert planned.plan.dossiers[2].value("so_bo") == 1
        assert planned.plan.dossiers[2].value("tep_dien_tu") is True


class DescribeFormNumbers:
    def they_are_printed_only_where_a_source_gives_them(self) -> None:
        """A form whose number every rule only infers prints none."""
        forms = catalogue()
        chosen: dict[str, list[str]] = {}
        for rule in load_book().quy_dinh:
            if rule.ve in ("mau_bao_cao", "mau_to_trinh"):
                chosen.setdefault(rule.gia_tri, []).append(rule.do_tin_cay)
        assert chosen
        for form, strengths in chosen.items():
            assert not forms[form].so_mau or "sourced" in strengths, form
        assert forms["bao-cao-nd152-mau-05"].so_mau
        assert not forms["to-trinh-nd152-mau-01"].so_mau
        assert not forms["bao-cao-nd152-mau-08"].so_mau


class DescribeSetsThatNoTextNames:
    def they_are_as_many_as_the_office_was_told_and_are_asked_for_no_more(self, tmp_path: Path) -> None:
        text = (ROOT / "samples" / "ho-so-an-giang-2026.yaml").read_text(encoding="utf-8")
        given = "    số bộ: {số: 2, lý do: Sở Nội vụ trả lời ngày 20/11/2026}\n    loại hình:"
        path = tmp_path / "ho-so.yaml"
        path.write_text(text.replace("    loại hình:", given, 1), encoding="utf-8")
        build(path, tmp_path / "out")
        planned = plan_input(path)
        assert isinstance(planned, Planned)
        (dossier,) = planned.plan.dossiers
        told = {warning.code: str(warning) for warning in dossier.warnings}
        assert dossier.copies == 2
        assert "2 (Sở Nội vụ trả lời ngày 20/11/2026); quy định không nêu số bộ" in told["law.override_open"]
        assert not any("“số bộ hồ sơ”" in str(warning) for warning in dossier.warnings)
        assert verify(tmp_path / "out") == []
