"""Facts stated once, targets, and what a reader of a draft would send back."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from reading_back import paragraphs
from small_plans import codes_of, drafted, errors_of, warnings_of, write
from strategies import printable_text

from ntm_docs.context.targets import figure, printed, sums
from ntm_docs.model import ChiTieu, DongChiTieu
from ntm_docs.pipeline import build
from ntm_docs.planning import plan_input
from ntm_docs.problems import ProblemsError

PLAN = ROOT / "samples" / "ke-hoach-kien-giang-168.yaml"
DECISION = ROOT / "samples" / "quyet-dinh-dak-nong-1337.yaml"
DISPATCH = ROOT / "samples" / "cong-van-kien-giang-2024.yaml"

YEARS = (
    "- Năm 2024: thêm 15 xã đạt chuẩn. Lũy kế 39/116 xã đạt chuẩn.\n"
    "- Năm 2025: thêm 02 xã đạt chuẩn. Lũy kế {}/116 xã đạt chuẩn."
)
BUDGET = "Tổng kinh phí: {} đồng, trong đó:\n- Tuyên truyền: 200 triệu đồng;\n- Khen thưởng: 0,2 tỷ đồng."
Change = Callable[..., Path]


@pytest.fixture
def change(tmp_path: Path) -> Change:
    """A copy of a sample with texts replaced, each where it is found first."""

    def made(source: Path, *edits: tuple[str, str]) -> Path:
        text = source.read_text(encoding="utf-8")
        for old, new in edits:
            assert old in text, old
            text = text.replace(old, new, 1)
        path = tmp_path / "van-ban.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return made


class DescribeReferences:
    def they_are_replaced_wherever_they_stand(self, tmp_path: Path) -> None:
        path = write(tmp_path, "I. A\n[[xã]] và \\[[xã]].", "dùng chung:\n  tên: Tân An\n  Xã: xã [[ten]]\n")
        texts = [line.text for line in drafted(path).draft.parts[0].lines]
        assert texts == ["I. A", "xã Tân An và [[xã]]."]

    def they_know_what_the_heading_states(self, change: Change) -> None:
        path = change(
            PLAN, ("Nâng cao đời sống", "[[số ký hiệu]] [[ngày]] [[ngày đầy đủ]] [[cơ quan]]. Nâng cao đời sống")
        )
        text = " ".join(line.text for line in drafted(path).draft.parts[0].lines)
        assert "168/KH-UBND 12/7/2022 12 tháng 7 năm 2022 Ủy ban nhân dân tỉnh Kiên Giang." in text

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ("[[phong tràu]]", "không có dữ kiện “phong tràu” (có phải là “phong trào”?)"),
            ("[[xã: lũy kê 2031]]", "không có dữ kiện “xã: lũy kê 2031” (có phải là “xã: lũy kế 2025”?)"),
            ("[[xã: lũy kế ²]]", "không có dữ kiện “xã: lũy kế ²”"),
            ("[[phong trào", "có dấu [[ mà không có ]]"),
        ],
    )
    def but_they_are_refused_with_their_line(self, change: Change, typed: str, told: str) -> None:
        path = change(PLAN, ("Nâng cao đời sống", f"{typed} Nâng cao đời sống"))
        (error,) = errors_of(path)
        line = 1 + path.read_text(encoding="utf-8").split(f"{typed} Nâng")[0].count("\n")
        assert error.startswith(f"van-ban.yaml:{line}:1: nội dung: ")
        assert told in error

    def but_a_circle_is_refused(self, tmp_path: Path) -> None:
        path = write(tmp_path, "[[a]].", "dùng chung:\n  a: x [[b]]\n  b: y [[a]]\n")
        assert "dẫn vòng tới chính nó" in errors_of(path)[0]

    def they_tell_facts_that_no_text_uses(self, tmp_path: Path) -> None:
        assert ("reference.unused", 4) in warnings_of(write(tmp_path, "x.", "dùng chung:\n  a: y\n"))


class DescribeTargets:
    table = ChiTieu(
        nam=("2021", "2022"),
        dong=(DongChiTieu(ten="xã", noi_dung="Xã", tong_so="116", dau_ky="79", them=("11", "11")).model_dump(),),
    )

    @pytest.mark.parametrize(
        ("asked", "text"),
        [
            ("xã: thêm 2021", "11"),
            ("Xa: luy ke 2022", "101"),
            ("xã: trên tổng 2021", "90/116"),
            ("xã: tỷ lệ 2021", "77,59%"),
            ("xã: cộng thêm", "22"),
            ("xã: tổng số", "116"),
        ],
    )
    def they_give_figures_in_vietnamese_form(self, asked: str, text: str) -> None:
        assert figure(self.table, asked) == text

    @given(st.lists(st.integers(0, 500), min_size=1, max_size=8), st.integers(0, 500))
    def they_add_up(self, added: list[int], start: int) -> None:
        row = DongChiTieu(ten="x", noi_dung="x", dau_ky=start, them=tuple(added))
        assert sums(row)[-1] == start + sum(added)
        assert list(printed(ChiTieu(nam=tuple(range(len(added))), dong=(row.model_dump(),)), row).values()) == sums(row)

    def they_tell_an_override_with_what_the_sum_is(self) -> None:
        (told,) = [str(w) for w in drafted(PLAN).warnings if w.code == "targets.override"]
        assert "cộng đến năm 2025 là 3 + 21 + 15 + 2 = 41, nhưng ghi 40" in told

    def but_a_row_as_long_as_no_years_and_a_figure_above_its_whole_are_refused(self, change: Change) -> None:
        path = change(
            PLAN, ("thêm: [2, 2, 2, 0, 0]", "thêm: [2, 2]"), ("thêm: [11, 11, 12, 1, 2]", "thêm: [11, 11, 12, 1, 20]")
        )
        errors = errors_of(path)
        assert any("có 2 số cho 5 năm" in error for error in errors)
        assert any("vượt tổng số 116" in error for error in errors)

    def they_are_printed_as_an_appendix_when_asked(self, change: Change, tmp_path: Path) -> None:
        path = change(
            PLAN, ("chỉ tiêu:\n", "chỉ tiêu:\n  phụ lục: có\n"), ("2. Mục tiêu cụ thể", "2. Mục tiêu cụ thể (Phụ lục)")
        )
        build(path, tmp_path / "out")
        made = [text for _, text in paragraphs((tmp_path / "out/ke-hoach/02-phu-luc-chi-tieu.docx").read_bytes())]
        assert made[0] == "Phụ lục"
        assert "(Kèm theo Kế hoạch số 168/KH-UBND" in " ".join(made)
        assert made[made.index("2024") + 1 :][:3] == ["00", "09", "60%"]


class DescribeFindings:
    """Each on a real document, or on the smallest text that has it."""

    def they_are_these_on_the_five_documents(self) -> None:
        wanted = {
            PLAN: {"targets.override", "draft.sum", "outline.gap", "outline.letter", "draft.period"},
            ROOT / "samples" / "ke-hoach-duc-pho.yaml": {"draft.number", "draft.date", "draft.period"},
            DECISION: {"outline.letter", "draft.period"},
            DISPATCH: {"draft.number", "draft.date", "draft.period"},
        }
        assert {path: codes_of(path) for path in wanted} == wanted

    def they_see_the_wrong_number_of_the_attached_plan(self, change: Change) -> None:
        path = change(DECISION, ("số: 1337", "số: 137"), ("[[số ký hiệu]] ngày", "1337/QĐ-UBND ngày"))
        assert {"cite.numbers", "draft.attached_number"} <= codes_of(path)

    @pytest.mark.parametrize(
        ("body", "code"),
        [
            ("Theo Quyết định số 5/QĐ-UBND ngày 01/7/2022.\nVà số 5/QĐ-UBND ngày 02/7/2022.", "cite.dates"),
            ("Có 39/116 xã đạt chuẩn (33,60%).", "draft.sum"),
            (BUDGET.format("500 triệu"), "draft.sum"),
            (
                YEARS.format(40),
                "draft.sum",
            ),
            ("Chi tiết tại Phụ lục kèm theo.", "draft.appendix_missing"),
            ("Phấn đấu có ……… xã.", "draft.dots"),
            ("I. NỘI DUNG\n1. Một.", "plan.section"),
            ("I. TỔ CHỨC THỰC HIỆN\n1. Đẩy mạnh tuyên truyền.", "plan.owner"),
            ("I. TIẾN ĐỘ THỰC HIỆN\n1. Sơ kết phong trào.", "plan.deadline"),
            ("I. MỤC TIÊU\n1. Mục tiêu cụ thể\nNâng cao đời sống.", "plan.measure"),
        ],
    )
    def they_are_told(self, tmp_path: Path, body: str, code: str) -> None:
        assert code in codes_of(write(tmp_path, body))

    @pytest.mark.parametrize(
        ("body", "code"),
        [
            (BUDGET.format("400 triệu"), "draft.sum"),
            ("Có 39/116 xã đạt chuẩn (33,62%); 5/15 huyện (33,33%); 1/3 (33%).", "draft.sum"),
            (
                YEARS.format(41),
                "draft.sum",
            ),
            ("I. TỔ CHỨC THỰC HIỆN\n1. Giao Sở Nội vụ tuyên truyền.\n2. Các ấp báo cáo.", "plan.owner"),
            ("I. TIẾN ĐỘ THỰC HIỆN\n1. Sơ kết trong tháng 7/2023.\n2. Báo cáo hằng năm.", "plan.deadline"),
            ("Quyết định số 5/QĐ-UBND ngày 01/7/2022; Quyết định số 15/QĐ-UBND ngày 02/7/2022.", "cite.numbers"),
        ],
    )
    def but_they_are_not_told_without_cause(self, tmp_path: Path, body: str, code: str) -> None:
        assert code not in codes_of(write(tmp_path, body))

    def they_hold_deadlines_to_the_period(self, tmp_path: Path) -> None:
        path = write(tmp_path, "I. TIẾN ĐỘ THỰC HIỆN\n1. Tổng kết năm 2027.", "giai đoạn: 2021-2025\n")
        assert "plan.period" in codes_of(path)

    def they_ask_that_who_has_a_task_receives_the_plan(self, change: Change) -> None:
        assert "plan.recipient" not in codes_of(PLAN)
        path = change(PLAN, ("  - Sở, ban, ngành, đoàn thể cấp tỉnh (Đảng, CQ, đoàn thể)\n", ""))
        told = [str(w) for w in drafted(path).warnings if w.code == "plan.recipient"]
        assert len(told) == 2
        assert "Sở Nông nghiệp và Phát triển nông thôn được giao việc" in told[0]

    def they_come_without_a_body_too(self, tmp_path: Path) -> None:
        path = tmp_path / "x.yaml"
        path.write_text("loại: quyết định\nnơi nhận: [Như Điều 3]\n", encoding="utf-8")
        assert any("thiếu trường “nội dung”" in error for error in errors_of(path))

    def they_hold_bases_to_the_day_of_the_document(self, change: Change) -> None:
        assert "law.basis_expired" not in codes_of(DECISION)
        assert "law.basis_expired" in codes_of(change(DECISION, ("ngày: 13/7/2022", "ngày: 13/7/2024")))

    def but_a_district_in_the_heading_is_refused_after_the_reform(self, change: Change) -> None:
        path = change(ROOT / "samples" / "ke-hoach-duc-pho.yaml", ("ngày: tháng 7/2022", "ngày: tháng 8/2025"))
        errors = errors_of(path)
        assert "“Ủy ban nhân dân thị xã Đức Phổ” có “thị xã”, không còn từ ngày 01/07/2025" in errors[0]

    def they_tell_a_citation_of_what_came_later(self, change: Change) -> None:
        assert "cite.later" in codes_of(change(PLAN, ("ngày: 12/7/2022", "ngày: 05/01/2021")))
        assert "cite.later" not in codes_of(PLAN)

    @pytest.mark.parametrize(
        "mark", ["[rà soát: xem lại]", "RÀ SOÁT: xem lại", "[CẦN_BỔ_SUNG]", "[Cần bổ sung số liệu]"]
    )
    def but_every_kind_of_mark_is_refused(self, tmp_path: Path, mark: str) -> None:
        assert "còn dấu" in errors_of(write(tmp_path, f"1. Giao Sở Nội vụ {mark}."))[0]
        assert "draft.mark" not in codes_of(write(tmp_path, "1. Giao Sở Nội vụ rà soát, bổ sung."))

    def but_a_mark_of_review_is_refused(self, tmp_path: Path) -> None:
        (error,) = errors_of(write(tmp_path, "1. Giao Sở Nội vụ. [RÀ SOÁT: việc của cấp tỉnh]"))
        assert error.startswith("nho.yaml:4:1: nội dung: còn dấu [RÀ SOÁT: việc của cấp tỉnh]")

    def they_come_together_with_the_errors_of_fields(self, change: Change) -> None:
        path = change(
            PLAN,
            ("ngày: 12/7/2022", "ngày: 31/6/2022"),
            ("Nâng cao đời sống", "[[x]] Nâng cao đời sống"),
            ("lưu:", "luu y:"),
        )
        assert len(errors_of(path)) == 3


WRONG = ("", ' ""', " []", " {a: b}", " x", ' "[[x]]"', " 0", " [a, [b]]")
THOROUGH = bool(os.environ.get("NTM_DOCS_THOROUGH"))


class DescribeWrongValues:
    @pytest.mark.slow
    @pytest.mark.parametrize("sample", [PLAN, DECISION, DISPATCH], ids=lambda path: path.stem)
    @pytest.mark.parametrize("value", WRONG)
    def they_are_problems_never_a_traceback(self, tmp_path: Path, sample: Path, value: str) -> None:
        """Each field of a whole document with two of the values that it cannot have; with the rest the next fields."""
        turn = WRONG.index(value) % 4
        lines, tried = sample.read_text(encoding="utf-8").split("\n"), 0
        places: list[int] = []
        body_indent: int | None = None
        for number, line in enumerate(lines):
            indent = len(line) - len(line.lstrip())
            if body_indent is not None and (not line.strip() or indent > body_indent):
                continue
            key, colon, rest = line.partition(":")
            body_indent = indent if rest.strip() == "|" else None
            if not colon or line.lstrip().startswith("#"):
                continue
            tried += 1
            if tried % 4 != turn and not THOROUGH:
                continue
            path = tmp_path / "x.yaml"
            path.write_text("\n".join([*lines[:number], f"{key}:{value}", *lines[number + 1 :]]), encoding="utf-8")
            try:
                plan_input(path)
            except ProblemsError as error:
                places += [problem.place.line for problem in error.problems]
        assert tried > 15
        assert places
        assert all(places)


class DescribeLongLines:
    """A pattern that goes over a line once more for each of its characters would not come to an end here."""

    @pytest.mark.slow
    @pytest.mark.parametrize("unit", ["1234567890", "a-", "Sở Nội vụ ", "[[a", "1.000 đồng ", "số 1/QĐ-UBND ", "("])
    def they_are_checked(self, tmp_path: Path, unit: str) -> None:
        line = (unit * 90_000)[:90_000]
        path = write(tmp_path, f"I. TỔ CHỨC THỰC HIỆN\n1. {line}\n- Năm 2024: {line}\nII. TIẾN ĐỘ\n1. {line}")
        try:
            told = drafted(path).warnings
        except ProblemsError as error:
            told = error.problems
        assert "draft.number" in {problem.code for problem in told} or any(problem.place.line for problem in told)


class DescribeTasks:
    """The table of tasks: what, who, when, how, with what, to what end (VQ05, VQ06)."""

    head = (
        "giai đoạn: 2021-2025\nnơi nhận: [Các ấp]\nnhiệm vụ:\n"
        "  - {nội dung: Phát động, phân công: Sở Nội vụ, tiến độ: tháng 8/2022, kinh phí: 12.000.000}\n"
        "  - {nội dung: Tổng kết, tiến độ: năm 2027, kinh phí: 30.500.000}\n"
    )

    def they_are_printed_with_the_sum_of_their_budgets(self, tmp_path: Path) -> None:
        build(write(tmp_path, "Phụ lục kèm theo. Kinh phí [[tổng kinh phí]].", self.head), tmp_path / "out")
        texts = [t for _, t in paragraphs((tmp_path / "out/ke-hoach/02-phu-luc-nhiem-vu.docx").read_bytes())]
        assert "Tổng kinh phí: 42.500.000 đồng (bằng chữ: Bốn mươi hai triệu năm trăm nghìn đồng)." in texts
        assert "12.000.000" in texts
        body = [t for _, t in paragraphs((tmp_path / "out/ke-hoach/01-ke-hoach.docx").read_bytes())]
        assert "Phụ lục kèm theo. Kinh phí 42.500.000 đồng./." in body

    def they_are_numbered_when_there_is_another_appendix(self, change: Change) -> None:
        tasks = "nhiệm vụ:\n  - {nội dung: Phát động, phân công: Sở Nội vụ, tiến độ: năm 2022}\n"
        planned = drafted(change(PLAN, ("chỉ tiêu:\n", f"{tasks}chỉ tiêu:\n  phụ lục: có\n")))
        labels = [job.context().get("so_phu_luc") for job in planned.papers()]
        assert labels == [None, "Phụ lục I", "Phụ lục II"]

    def they_have_an_owner_a_time_in_the_period_and_a_recipient(self, tmp_path: Path) -> None:
        codes = codes_of(write(tmp_path, "Phụ lục kèm theo.", self.head))
        assert {"plan.owner", "plan.period", "plan.recipient"} <= codes


class DescribeForms:
    def they_put_the_closing_mark(self, tmp_path: Path) -> None:
        build(write(tmp_path, "1. Một.\n2. Hai."), tmp_path / "out")
        (path,) = (tmp_path / "out").rglob("*.docx")
        texts = [text for _, text in paragraphs(path.read_bytes())]
        assert "2. Hai./." in texts

    def but_not_where_the_clerk_does_not_want_it(self, tmp_path: Path) -> None:
        build(write(tmp_path, "1. Một.\n2. Hai.", "dấu kết thúc: không\n"), tmp_path / "out")
        (path,) = (tmp_path / "out").rglob("*.docx")
        assert "2. Hai." in [text for _, text in paragraphs(path.read_bytes())]

    def they_number_anew_when_asked(self, tmp_path: Path) -> None:
        path = write(tmp_path, "1. Một.\n3. Ba.\na) x.\nc) y.")
        assert "outline.gap" in codes_of(path)
        planned = drafted(path, renumber=True)
        assert not [w for w in planned.warnings if w.code.startswith("outline")]
        (job,) = planned.papers()
        assert [item["chu"] for item in job.context()["noi_dung"]] == ["1. Một.", "2. Ba.", "a) x.", "b) y./."]

    def they_tell_words_that_point_to_a_number_that_is_gone(self, tmp_path: Path) -> None:
        body = "1. Một.\n3. Ba:\n3.1. Theo mục 3.2 và khoản 1.\n3.2. Theo khoản 3 Điều 5 Luật Thi đua, khen thưởng."
        path = write(tmp_path, body)
        told = [w for w in drafted(path, renumber=True).warnings if w.code == "outline.cited"]
        assert [(w.facts["cited"], w.facts["now"]) for w in told] == [("mục 3.2", "b)")]
        assert "outline.cited" not in codes_of(path)

    def they_address_one_or_many(self, change: Change, tmp_path: Path) -> None:
        many = "  - Giám đốc (Thủ trưởng) các sở, ban, ngành, đoàn thể cấp tỉnh\n"
        build(change(DISPATCH, (many, "")), tmp_path / "out")
        texts = [text for _, text in paragraphs((tmp_path / "out/cong-van/01-cong-van.docx").read_bytes())]
        assert "Kính gửi: Chủ tịch Ủy ban nhân dân các huyện, thành phố" in texts

    @pytest.mark.parametrize("kind", ["hướng dẫn", "chương trình", "chỉ thị", "báo cáo", "thông báo", "tờ trình"])
    def they_serve_every_named_type(self, change: Change, tmp_path: Path, kind: str) -> None:
        build(change(PLAN, ("loại: kế hoạch", f"loại: {kind}")), tmp_path / "out")
        (path,) = (tmp_path / "out").rglob("01-*.docx")
        texts = [text for _, text in paragraphs(path.read_bytes())]
        assert kind.upper() in texts

    @pytest.mark.slow
    @given(st.lists(printable_text(), min_size=1, max_size=6))
    def they_print_any_text_as_written_or_tell_what_is_odd(self, texts: list[str]) -> None:
        with TemporaryDirectory() as name:
            source = Path(name) / "x.yaml"
            body = "\n".join(texts).replace("[[", "\\[[")
            source.write_text(json.dumps({"loại": "kế hoạch", "nội dung": body}, ensure_ascii=False), encoding="utf-8")
            source = source.rename(source.with_suffix(".json"))
            try:
                built = build(source, Path(name) / "out")
            except ProblemsError as error:
                assert {problem.code.partition(".")[0] for problem in error.problems} == {"trait"}  # noqa: PT017
                assert not (Path(name) / "out").exists()
                return
            if any(warning.code.startswith("trait.") for warning in built.warnings):
                return  # mended, and told
            (path,) = (Path(name) / "out").rglob("*.docx")
            made = " ".join(text for _, text in paragraphs(path.read_bytes()))
        for text in texts[:-1]:  # the last one takes the closing mark
            assert " ".join(text.split()) in " ".join(made.split())
