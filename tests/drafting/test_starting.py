"""An office's own plan in minutes: a skeleton, or the plan of the level above."""

import re
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT

from ntm_docs.importing import import_file
from ntm_docs.planning import PlannedDraft, plan_input
from ntm_docs.planning.starting import StarterWish, start
from ntm_docs.problems import ProblemsError

PLAN = ROOT / "samples" / "ke-hoach-kien-giang-168.yaml"
COMMUNE = "Ủy ban nhân dân xã Thạnh Đông"
BEFORE, AFTER = date(2022, 8, 15), date(2025, 9, 15)


def begun(folder: Path, wish: StarterWish, kind: str = "ke-hoach") -> Path:
    path = folder / f"{kind}.yaml"
    path.write_bytes(start(kind, path.name, wish))
    return path


def drafted(path: Path) -> PlannedDraft:
    planned = plan_input(path)
    assert isinstance(planned, PlannedDraft)
    return planned


def text_of(planned: PlannedDraft) -> str:
    van_ban = planned.draft.van_ban
    return "\n".join([*van_ban.can_cu, *(line.text for part in planned.draft.parts for line in part.lines)])


class DescribeSkeletons:
    @pytest.mark.parametrize("level", ["tinh", "huyen", "xa"])
    def they_build_at_once_with_number_signer_and_figures_open(self, tmp_path: Path, level: str) -> None:
        planned = drafted(begun(tmp_path, StarterWish(level, BEFORE)))
        assert {w.code for w in planned.warnings} == {"draft.number", "draft.signer", "draft.dots"}

    @pytest.mark.parametrize("level", ["tinh", "xa"])
    def they_know_no_district_after_the_reform(self, tmp_path: Path, level: str) -> None:
        planned = drafted(begun(tmp_path, StarterWish(level, AFTER)))
        assert {w.code for w in planned.warnings} == {"draft.number", "draft.signer", "draft.dots"}
        assert "huyện" not in text_of(planned)

    def they_tell_every_blank_of_the_heading(self, tmp_path: Path) -> None:
        planned = drafted(begun(tmp_path, StarterWish("xa", AFTER)))
        told = {w.field for w in planned.warnings if w.code == "draft.dots"}
        assert {"cơ quan › tên", "cơ quan › địa danh", "cơ quan › tỉnh", "cơ quan › đơn vị soạn thảo"} <= told

    def but_there_is_none_for_a_district_then(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError, match="không còn cấp huyện vào ngày 15/09/2025"):
            begun(tmp_path, StarterWish("huyen", AFTER))

    @pytest.mark.parametrize(
        ("day", "basis", "gone"),
        [
            (BEFORE, "91/2017/NĐ-CP", "98/2023/NĐ-CP"),
            (date(2024, 3, 1), "98/2023/NĐ-CP", "91/2017/NĐ-CP"),
            (AFTER, "152/2025/NĐ-CP", "98/2023/NĐ-CP"),
        ],
    )
    def they_cite_the_law_of_their_day(self, tmp_path: Path, day: date, basis: str, gone: str) -> None:
        text = text_of(drafted(begun(tmp_path, StarterWish("tinh", day))))
        assert basis in text
        assert gone not in text

    def they_take_the_office_s_own_name(self, tmp_path: Path) -> None:
        planned = drafted(begun(tmp_path, StarterWish("xa", AFTER, agency=COMMUNE, province="An Giang")))
        assert planned.draft.van_ban.co_quan.ten == COMMUNE
        assert planned.draft.van_ban.co_quan.dia_danh == "Thạnh Đông"
        assert "“Thạnh Đông chung sức xây dựng nông thôn mới” giai đoạn 2021-2025" in text_of(planned)

    def they_plan_for_the_five_years_of_their_day(self, tmp_path: Path) -> None:
        planned = drafted(begun(tmp_path, StarterWish("xa", date(2027, 2, 1))))
        assert planned.draft.van_ban.giai_doan == "2026-2030"

    @pytest.mark.parametrize(
        ("agency", "province", "words"),
        [
            ("Ủy ban nhân dân phường Rạch Giá", "An Giang", ["các khu phố", "trên địa bàn phường"]),
            ("Ủy ban nhân dân xã Phổ An", "Quảng Ngãi", ["các thôn", "trên địa bàn xã"]),
            ("Ủy ban nhân dân xã Thạnh Đông", "An Giang", ["các ấp", "trên địa bàn xã"]),
        ],
    )
    def they_speak_in_the_office_s_own_terms(
        self, tmp_path: Path, agency: str, province: str, words: list[str]
    ) -> None:
        text = text_of(drafted(begun(tmp_path, StarterWish("xa", AFTER, agency=agency, province=province))))
        assert all(word in text for word in words)

    def they_take_the_level_from_the_agency_and_refuse_another(self, tmp_path: Path) -> None:
        assert drafted(begun(tmp_path, StarterWish(None, AFTER, agency=COMMUNE))).draft.van_ban.co_quan.cap == "xã"
        with pytest.raises(ProblemsError, match="không phải cơ quan cấp tỉnh"):
            begun(tmp_path, StarterWish("tinh", AFTER, agency=COMMUNE))

    def they_need_a_level(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError, match="--level"):
            begun(tmp_path, StarterWish(None, AFTER))


class DescribeOtherStarters:
    @pytest.mark.parametrize(("kind", "papers"), [("quyet-dinh", 2), ("cong-van", 1), ("bao-cao", 1)])
    def they_are_whole(self, tmp_path: Path, kind: str, papers: int) -> None:
        path = begun(tmp_path, StarterWish(None, BEFORE), kind)
        planned = plan_input(path)  # what is blank stays for handwriting, and is told
        assert len(planned.papers()) == papers
        asked = {"draft.dots", "draft.number", "draft.signer", "plan.deadline"}
        assert {warning.code for warning in planned.warnings} <= asked

    def they_carry_the_office_s_name_into_a_dossier(self, tmp_path: Path) -> None:
        agency = "Ủy ban nhân dân huyện Giồng Riềng"
        path = begun(tmp_path, StarterWish(None, BEFORE, agency=agency), "ho-so")
        assert "Hội đồng Thi đua - Khen thưởng huyện Giồng Riềng" in path.read_text(encoding="utf-8")
        assert plan_input(path, lenient=True).papers()

    @pytest.mark.parametrize(("kind", "option"), [("ke-hoach", "--award"), ("cong-van", "--from")])
    def but_an_option_that_would_do_nothing_is_refused(self, tmp_path: Path, kind: str, option: str) -> None:
        wish = StarterWish("xa", BEFORE, None if option == "--award" else tmp_path, awards=("LĐTT",))
        with pytest.raises(ProblemsError, match=f"tùy chọn {option} không dùng cho {kind}"):
            begun(tmp_path, wish, kind)

    @pytest.mark.parametrize("agency", ["Hội Nông dân xã Tân An", "Ủy ban nhân dân", "sở", "UBND xã Tân An"])
    def but_an_agency_whose_level_is_unknown_is_refused(self, tmp_path: Path, agency: str) -> None:
        with pytest.raises(ProblemsError, match=f"“{agency}” không phải tên một Ủy ban nhân dân, một sở"):
            begun(tmp_path, StarterWish(None, BEFORE, agency=agency), "ho-so")


class DescribePlansOfTheLevelAbove:
    @pytest.fixture
    def imported(self, tmp_path: Path) -> Path:
        """168/KH-UBND as a scan gives it: without its heading."""
        (seed,) = (ROOT / "tests" / "drafting" / "goc").glob("000*.txt")
        path = tmp_path / "tinh.yaml"
        path.write_bytes(import_file(seed)[0])
        return path

    def they_give_names_scope_and_movement_of_the_office(self, tmp_path: Path, imported: Path) -> None:
        text = begun(tmp_path, StarterWish(None, BEFORE, imported, COMMUNE)).read_text(encoding="utf-8")
        assert "trích yếu: Tổ chức thực hiện phong trào thi đua “Thạnh Đông chung sức xây dựng nông thôn mới”" in text
        assert "tỉnh Kiên Giang về tổ chức thực hiện phong trào thi đua “Kiên Giang chung sức" in text
        assert "của cả hệ thống chính trị trên địa bàn xã trong việc tuyên truyền" in text

    def they_leave_the_words_of_a_marked_paragraph_and_of_a_citation_alone(self, tmp_path: Path) -> None:
        text = begun(tmp_path, StarterWish(None, BEFORE, PLAN, COMMUNE)).read_text(encoding="utf-8")
        assert "Đến năm 2025, toàn tỉnh phấn đấu có thêm 06 đơn vị cấp huyện" in text
        assert "về ban hành kế hoạch thực hiện Chương trình mục tiêu quốc gia" in text
        assert "giai đoạn 2021-2025 trên địa bàn xã." not in text

    def they_cite_the_plan_they_come_from(self, tmp_path: Path) -> None:
        text = begun(tmp_path, StarterWish(None, BEFORE, PLAN, COMMUNE)).read_text(encoding="utf-8")
        assert "Thực hiện Kế hoạch số 168/KH-UBND ngày 12/7/2022 của Ủy ban nhân dân tỉnh Kiên Giang về tổ chức" in text

    @pytest.mark.parametrize(
        ("begins", "why"),
        [
            ("Đến năm 2025, toàn tỉnh phấn đấu", "chỉ tiêu của cấp trên"),
            ("- Tổ chức sơ kết, rút kinh nghiệm", "thời hạn của cấp trên"),
            ("- Sở Nội vụ (Ban Thi đua - Khen thưởng) trình", "thời hạn đã qua"),
            ("3. Sở Nông nghiệp và Phát triển nông thôn", "việc của cấp tỉnh (“Sở Nông nghiệp"),
            ("- Đối với Ủy ban nhân dân các xã", "việc của nhiều xã (“nhân dân các xã”)"),
            ("a) Khen cấp Nhà nước", "khen thưởng của cấp trên (“cấp Nhà nước”)"),
            ("a) Huân chương: 03 bộ.", "khen thưởng của cấp trên (“Huân chương”)"),
        ],
    )
    def they_mark_what_is_not_the_office_s_own(self, tmp_path: Path, begins: str, why: str) -> None:
        lines = begun(tmp_path, StarterWish(None, BEFORE, PLAN, COMMUNE)).read_text(encoding="utf-8").split("\n")
        (line,) = [line for line in lines if line.strip().startswith(begins)]
        assert why in line.partition("[RÀ SOÁT: ")[2]

    def but_not_what_is(self, tmp_path: Path) -> None:
        lines = begun(tmp_path, StarterWish(None, BEFORE, PLAN, COMMUNE)).read_text(encoding="utf-8").split("\n")
        unmarked = [line.strip() for line in lines if "[RÀ SOÁT" not in line]
        for begins in (
            "4. Thi đua xây dựng thực hiện nếp sống văn minh",
            "a) Tờ trình đề nghị",
            "VI. TỔ CHỨC THỰC HIỆN",
        ):
            assert any(line.startswith(begins) for line in unmarked), begins

    def they_know_the_reform_and_the_merged_province(self, tmp_path: Path) -> None:
        text = begun(tmp_path, StarterWish(None, AFTER, PLAN, COMMUNE, "An Giang")).read_text(encoding="utf-8")
        assert "không còn “huyện”" in text
        assert "không còn “Ban Thi đua - Khen thưởng”" in text
        assert "như sau: [RÀ SOÁT: tỉnh Kiên Giang nay thuộc An Giang]" in text

    def they_are_numbered_anew(self, tmp_path: Path) -> None:
        text = begun(tmp_path, StarterWish(None, BEFORE, PLAN, COMMUNE)).read_text(encoding="utf-8")
        assert "  a) Khen cấp Nhà nước" in text  # 3.1. in the plan above
        assert "  b) Khen thưởng cấp tỉnh" in text
        assert "  - Đối với các doanh nghiệp" in text  # e) under 3.2.

    def they_tell_which_bases_were_left_out(self, tmp_path: Path) -> None:
        text = begun(tmp_path, StarterWish(None, BEFORE, PLAN, COMMUNE)).read_text(encoding="utf-8")
        note = next(line for line in text.split("\n") if line.startswith("# Văn bản cấp trên viện dẫn"))
        assert all(number in note for number in ("263/QĐ-TTg", "587/QĐ-TTg", "1303/QĐ-UBND"))

    def they_are_not_built_while_a_mark_is_left(self, tmp_path: Path) -> None:
        path = begun(tmp_path, StarterWish(None, BEFORE, PLAN, COMMUNE))
        with pytest.raises(ProblemsError) as caught:
            plan_input(path)
        assert {problem.code for problem in caught.value.problems} == {"draft.mark"}

    def they_are_built_once_every_mark_is_dealt_with(self, tmp_path: Path) -> None:
        path = begun(tmp_path, StarterWish(None, BEFORE, PLAN, COMMUNE))
        kept = [line.split(" [RÀ SOÁT")[0] for line in path.read_text(encoding="utf-8").split("\n")]
        path.write_text("\n".join(kept), encoding="utf-8")
        assert drafted(path).papers()

    def they_start_from_a_decision_too(self, tmp_path: Path) -> None:
        source = ROOT / "samples" / "quyet-dinh-dak-nong-1337.yaml"
        text = begun(tmp_path, StarterWish(None, BEFORE, source, "Ủy ban nhân dân huyện Cư Jút")).read_text(
            encoding="utf-8"
        )
        assert "Thực hiện Quyết định số 1337/QĐ-UBND ngày 13/7/2022 của Chủ tịch Ủy ban nhân dân tỉnh Đắk Nông" in text

    def they_close_once(self, tmp_path: Path) -> None:
        text = begun(tmp_path, StarterWish(None, BEFORE, PLAN, COMMUNE)).read_text(encoding="utf-8")
        assert text.count("Trên đây là Kế hoạch") == 1

    def they_mark_what_hangs_under_a_marked_item(self, tmp_path: Path) -> None:
        lines = begun(tmp_path, StarterWish(None, BEFORE, PLAN, COMMUNE)).read_text(encoding="utf-8").split("\n")
        at = next(n for n, line in enumerate(lines) if line.strip().startswith("- Trình Thủ tướng Chính phủ tặng"))
        assert "thuộc “- Trình Thủ tướng Chính phủ…”" in lines[at + 1]

    def they_take_no_programme_for_a_task_of_many_communes(self, tmp_path: Path) -> None:
        text = begun(tmp_path, StarterWish(None, BEFORE, PLAN, COMMUNE)).read_text(encoding="utf-8")
        assert "mỗi xã một sản phẩm" in text
        assert "“mỗi xã”" not in text

    def they_come_from_above_only(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError, match="không phải cấp trên"):
            begun(tmp_path, StarterWish(None, BEFORE, PLAN, "Ủy ban nhân dân tỉnh An Giang"))

    def but_a_dispatch_is_no_plan(self, tmp_path: Path) -> None:
        source = ROOT / "samples" / "cong-van-kien-giang-2024.yaml"
        with pytest.raises(ProblemsError, match="công văn, không phải kế hoạch"):
            begun(tmp_path, StarterWish(None, BEFORE, source, COMMUNE))


class DescribeWhatIsAsked:
    """An answer that the file could not hold is refused by name."""

    @pytest.mark.parametrize(
        "agency", ["Ủy ban nhân dân xã A: B", 'Ủy ban nhân dân xã "A"', "Ủy ban nhân dân xã A\nsố: 1"]
    )
    def it_is_the_plain_name_of_a_place(self, tmp_path: Path, agency: str) -> None:
        with pytest.raises(ProblemsError, match="không phải tên một Ủy ban nhân dân"):
            begun(tmp_path, StarterWish(None, BEFORE, agency=agency))

    def it_is_the_plain_name_of_a_province(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError, match="không phải tên một tỉnh"):
            begun(tmp_path, StarterWish("xa", BEFORE, province="Kiên Giang: x"))

    def it_is_a_province_that_there_is_on_the_day(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError, match="đã sáp nhập vào “An Giang”"):
            begun(tmp_path, StarterWish("xa", AFTER, province="Kiên Giang"))

    @pytest.mark.parametrize("unit", ["thị trấn", "huyện"])
    def it_is_a_unit_that_there_is_on_the_day(self, tmp_path: Path, unit: str) -> None:
        agency = f"Ủy ban nhân dân {unit} Tân Hiệp"
        assert drafted(begun(tmp_path, StarterWish(None, BEFORE, agency=agency)))
        with pytest.raises(ProblemsError, match=f"không còn cấp {unit}"):
            begun(tmp_path, StarterWish(None, AFTER, agency=agency))

    def it_names_the_province_of_a_level_without_an_agency(self, tmp_path: Path) -> None:
        planned = drafted(begun(tmp_path, StarterWish("xa", BEFORE, province="Cà Mau")))
        assert planned.draft.van_ban.co_quan.tinh == "Cà Mau"

    def it_is_one_level(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError, match="không phải cơ quan cấp huyện"):
            begun(tmp_path, StarterWish("huyen", BEFORE, PLAN, COMMUNE))

    def it_has_no_deadline_after_the_period(self, tmp_path: Path) -> None:
        codes = {w.code for w in drafted(begun(tmp_path, StarterWish("xa", date(2025, 12, 20)))).warnings}
        assert "plan.period" not in codes


class DescribeASuperiorPlanOfAnotherMake:
    def superior(self, folder: Path, body: str, head: str = "trích yếu: Thi đua\n") -> Path:
        lines = "\n".join(f"  {line}" for line in body.split("\n"))
        path = folder / "tren.yaml"
        name = "cơ quan: {tên: Ủy ban nhân dân tỉnh Kiên Giang, ký hiệu: UBND}"
        path.write_text(f"loại: kế hoạch\n{name}\n{head}nội dung: |\n{lines}\n", encoding="utf-8")
        return path

    def it_must_have_numbered_sections_and_a_subject(self, tmp_path: Path) -> None:
        source = self.superior(tmp_path, "Một đoạn.\nHai đoạn.", "")
        with pytest.raises(ProblemsError) as caught:
            begun(tmp_path, StarterWish(None, BEFORE, source, COMMUNE))
        assert {problem.code for problem in caught.value.problems} == {"new.no_subject", "new.no_outline"}

    def it_keeps_a_last_paragraph_that_is_no_closing(self, tmp_path: Path) -> None:
        source = self.superior(tmp_path, "I. MỘT\n1. Hai:\nGiữ vững phong trào./.")
        assert "Giữ vững phong trào." in text_of(drafted(begun(tmp_path, StarterWish(None, BEFORE, source, COMMUNE))))

    def it_tells_what_it_left_behind(self, tmp_path: Path) -> None:
        head = "trích yếu: Thi đua\nnhiệm vụ: [{nội dung: Một, phân công: Sở Nội vụ, tiến độ: năm 2022}]\n"
        source = self.superior(tmp_path, "Theo Công văn số 12/SNV-TĐ ngày 1/2/2022.\nI. MỘT\n1. Hai.", head)
        text = begun(tmp_path, StarterWish(None, BEFORE, source, COMMUNE)).read_text(encoding="utf-8")
        assert "Chưa đưa vào: bảng phân công nhiệm vụ của cấp trên (1 dòng)." in text
        assert "Công văn số 12/SNV-TĐ ngày 1/2/2022" in text


class DescribePlansOfTheNextPeriod:
    @pytest.fixture
    def lines(self, tmp_path: Path) -> list[str]:
        wish = StarterWish(None, AFTER, PLAN, COMMUNE, "An Giang", period="giai đoạn 2026 - 2030")
        return begun(tmp_path, wish).read_text(encoding="utf-8").split("\n")

    @staticmethod
    def mark(lines: list[str], begins: str) -> str:
        return next(line for line in lines if line.strip().startswith(begins)).partition("[RÀ SOÁT: ")[2]

    def they_are_of_that_period(self, lines: list[str]) -> None:
        assert "giai đoạn: 2026-2030" in lines
        subject = next(line for line in lines if line.startswith("trích yếu:"))
        assert subject.endswith("“Thạnh Đông chung sức xây dựng nông thôn mới” giai đoạn 2026-2030")

    def but_what_is_cited_stays_as_it_was_issued(self, lines: list[str]) -> None:
        opening = next(line for line in lines if line.startswith("  Thực hiện Kế hoạch số 168/KH-UBND"))
        assert "“Kiên Giang chung sức xây dựng nông thôn mới” giai đoạn 2021-2025, Ủy ban" in opening

    def they_call_the_movement_one_name(self, lines: list[str]) -> None:
        old = [line for line in lines if "“Kiên Giang chung sức" in line]
        assert len(old) < 3
        assert all(re.search(r"số \d+/[^“]*“Kiên Giang chung sức", line) for line in old)  # inside what is cited

    @pytest.mark.parametrize(
        ("begins", "why"),
        [
            ("- Tiếp tục phát huy sức mạnh", "giai đoạn 2021-2025 nay là 2026-2030"),
            ("+ Có xây dựng Kế hoạch phát động", "giai đoạn 2021-2025 nay là 2026-2030"),  # 2021 - 2025 there
            (
                "- Tổ chức phong trào thi đua thiết thực",
                "(“Quyết định số 263/QĐ-TTg”), thay bằng Nghị quyết số 257/2025/QH15",
            ),
            ("Thực hiện theo Quyết định số 587/QĐ-TTg", "(“Quyết định số 587/QĐ-TTg”), chưa biết văn bản thay"),
            ("+ Đạt các tiêu chí xây dựng xã", "(“Quyết định số 1303/QĐ-UBND”), chưa biết văn bản thay"),
        ],
    )
    def they_mark_what_was_of_the_old_one(self, lines: list[str], begins: str, why: str) -> None:
        assert why in self.mark(lines, begins)

    @pytest.mark.parametrize(
        ("begins", "why"),
        [
            ("3. Sở Nông nghiệp", "(“Sở Nông nghiệp và Phát triển nông thôn”), ở xã thường là Phòng Kinh tế"),
            ("c) Sở Nội vụ", "(“Sở Nội vụ”), ở xã thường là Phòng Văn hóa - Xã hội"),
            ("2. Giao cơ quan Thường trực", "Khen thưởng tỉnh”), ở xã thường là Hội đồng Thi đua - Khen thưởng xã"),
            ("5. Ủy ban Mặt trận", "(“Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh”), ở xã thường là Ủy ban Mặt trận"),
            ("4. Sở Thông tin", "(“Sở Thông tin và Truyền thông”)"),
        ],
    )  # fmt: skip
    def they_name_bodies_whole_and_propose_who_does_it_here(self, lines: list[str], begins: str, why: str) -> None:
        assert why in self.mark(lines, begins)

    def they_ask_once_for_paragraphs_of_the_same_words(self, lines: list[str]) -> None:
        same = [line for line in lines if line.strip().startswith("+ Tập thể, cá nhân có đóng góp kinh phí")]
        assert len(same) == 6
        assert "việc của cấp tỉnh" in same[0]
        assert all(line.endswith("[RÀ SOÁT: như đoạn cùng lời ở trên]") for line in same[1:])

    def they_mark_the_period_that_is_over_where_none_is_given(self, tmp_path: Path) -> None:
        wish = StarterWish(None, date(2026, 11, 28), PLAN, COMMUNE, "An Giang")
        lines = begun(tmp_path, wish).read_text(encoding="utf-8").split("\n")
        assert "giai đoạn 2021-2025 đã qua, ghi giai đoạn mới" in self.mark(lines, "- Tiếp tục phát huy sức mạnh")

    @pytest.mark.parametrize("period", ["2026", "từ 2026", "2026/2030"])
    def but_a_period_that_is_none_is_refused(self, tmp_path: Path, period: str) -> None:
        with pytest.raises(ProblemsError) as caught:
            begun(tmp_path, StarterWish(None, AFTER, PLAN, COMMUNE, "An Giang", period=period))
        assert [one.code for one in caught.value.problems] == ["period.format"]

    def but_so_is_one_for_a_plan_that_is_begun_from_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError) as caught:
            begun(tmp_path, StarterWish("xa", AFTER, period="2026-2030"))
        assert [one.code for one in caught.value.problems] == ["new.option"]
