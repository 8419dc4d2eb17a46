"""The papers of the receiving offices, from the workbook of the twelve communes."""

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from printed import read_text, written_out
from reception_sample import appraised, changed, mark, received, say

from ntm_docs import api
from ntm_docs.checking.check import check_file
from ntm_docs.finishing import verify
from ntm_docs.issuing import PAPERS, IssueWish, issue
from ntm_docs.problems import ProblemsError

GOLDEN = Path(__file__).parents[1] / "golden" / "tiep-nhan-an-giang-2025"
REPORT = "03-bao-cao-xin-y-kien"


@pytest.fixture(scope="session")
def reception(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook as received; not to be changed."""
    return received(tmp_path_factory.mktemp("xa"))


@pytest.fixture
def book(reception: Path, tmp_path: Path) -> Path:
    """The workbook appraised."""
    return appraised(reception, tmp_path / "tiep-nhan.xlsx")


@pytest.fixture(scope="session")
def papers(reception: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All papers of the sample; not to be changed."""
    folder = tmp_path_factory.mktemp("giay")
    issue(appraised(reception, folder / "tiep-nhan.xlsx"), folder / "van-ban", IssueWish())
    return folder / "van-ban"


def text_of(folder: Path, pattern: str) -> str:
    """The text of the one paper of a name."""
    (path,) = folder.glob(pattern)
    return read_text(path.read_bytes())


def codes(error: pytest.ExceptionInfo[ProblemsError]) -> list[str]:
    return [one.code for one in error.value.problems]


class DescribeThePapers:
    def they_are_the_golden_texts(self, papers: Path, request: pytest.FixtureRequest) -> None:
        kept, made = written_out(GOLDEN, papers, anew=request.config.getoption("--golden"))
        assert set(kept) == set(made)
        for name, text in made.items():
            assert text == kept[name], name

    def they_have_no_fault_by_the_checker(self, papers: Path) -> None:
        checked = [check_file(path, date(2025, 11, 28)) for path in papers.rglob("*.docx")]
        told = [(one.file, found.rule) for one in checked for found in one.findings if found.level != "hint"]
        assert told == []
        assert sum(one.judged for one in checked) > len(checked) / 2

    def they_are_as_their_manifest_says(self, papers: Path) -> None:
        assert verify(papers) == []

    def they_are_the_same_bytes_every_time(self, book: Path, tmp_path: Path) -> None:
        first, again = (issue(book, tmp_path / name, IssueWish()) for name in ("mot", "hai"))
        assert first.sha256 == again.sha256

    def its_names_of_papers_are_those_of_the_command(self) -> None:
        assert tuple(PAPERS) == api.PAPER_KINDS


class DescribeTheLetters:
    def they_tell_one_wrong_name_in_one_line(self, papers: Path) -> None:
        text = text_of(papers, "02-*/*binh-an.docx")
        assert text.count("Lê Thị Hoa”") == 1
        assert text.count("Bà Lê Thị Hòa") == 1
        assert "Giấy tờ còn thiếu" not in text

    def they_ask_each_unit_for_what_is_missing(self, papers: Path) -> None:
        text = text_of(papers, "02-*/*vinh-binh.docx")
        assert "Kính gửi: Ủy ban nhân dân xã Vĩnh Bình" in text
        assert "| Biên bản" in text
        assert "trước ngày 20 tháng 11 năm 2025" in text

    def they_return_what_is_refused_with_the_reason(self, papers: Path) -> None:
        text = text_of(papers, "02-*/*dinh-hoa.docx")
        assert "V/v trả hồ sơ" in text
        assert "Đã được xã Gò Quao đề nghị cho cùng thành tích" in text

    def but_units_that_lack_nothing_get_none(self, papers: Path) -> None:
        assert not list(papers.glob("02-*/*thanh-dong.docx"))
        assert list(papers.glob("01-*/*thanh-dong.docx"))

    def but_a_folder_is_no_name_to_write_to(self, book: Path, tmp_path: Path) -> None:
        def without(opened: object) -> None:
            sheet = opened["Hồ sơ"]  # type: ignore[index]
            titles = [cell.value for cell in sheet[1]]
            for row in sheet.iter_rows(min_row=2):
                row[titles.index("Tên đúng của đơn vị")].value = None

        with pytest.raises(ProblemsError) as error:
            issue(changed(book, without), tmp_path / "ra", IssueWish(("bien-nhan",)))
        assert codes(error) == ["issue.unit_name"]
        assert not (tmp_path / "ra").exists()

    def but_nobody_writes_to_himself(self, book: Path, tmp_path: Path) -> None:
        say(book, "Văn phòng Điều phối", "tên", "Ủy ban nhân dân xã Tân Hội")
        done = issue(book, tmp_path / "ra", IssueWish(("bien-nhan", "cong-van-bo-sung")))
        assert not list((tmp_path / "ra").rglob("*tan-hoi.docx"))
        assert "issue.self" in [one.code for one in done.notes]


class DescribeTheReport:
    def it_asks_the_head_for_the_state_and_the_deputy_for_the_province(self, papers: Path) -> None:
        assert "Kính gửi: Trưởng Ban Chỉ đạo các" in text_of(papers, f"{REPORT}/khen-nha-nuoc/01-*.docx")
        assert "Kính gửi: Phó Trưởng Ban Chỉ đạo các" in text_of(papers, f"{REPORT}/khen-cap-tinh/01-*.docx")

    def its_numbers_are_those_of_the_lists(self, papers: Path) -> None:
        report = text_of(papers, f"{REPORT}/khen-cap-tinh/01-*.docx")
        assert "|  | Cộng | 24 | 20 | 1 | 2 | 1" in report
        assert "Tổng số: 20 trường hợp" in text_of(papers, f"{REPORT}/khen-cap-tinh/02-*.docx")
        assert "Tổng số: 03 trường hợp" in text_of(papers, f"{REPORT}/khen-cap-tinh/03-*.docx")

    def it_tells_again_of_whom_is_eligible_though_a_paper_is_missing(self, book: Path, tmp_path: Path) -> None:
        done = issue(book, tmp_path / "ra", IssueWish(("bao-cao-xin-y-kien",)))
        told = "Ông Châu Văn Phúc (Ủy ban nhân dân xã Vĩnh Bình): hồ sơ còn thiếu Biên bản"
        assert told in text_of(tmp_path / "ra", f"{REPORT}/khen-cap-tinh/01-*.docx")
        assert "Hồ sơ còn thiếu Biên bản" in text_of(tmp_path / "ra", f"{REPORT}/khen-cap-tinh/02-*.docx")
        assert [one.facts["name"] for one in done.notes if one.code == "issue.eligible_though"][1:] == [
            "Ông Châu Văn Phúc",
            "Bà Ngô Thị Cẩm",
        ]


class DescribeTheDecision:
    def its_list_numbers_everybody_unit_by_unit(self, papers: Path) -> None:
        text = text_of(papers, "*-quyet-dinh/02-*.docx")
        rows = [line.split(" | ") for line in text.splitlines() if line.startswith("| ")]
        assert [row[0] for row in rows if row[0][2:].isdigit()] == [f"| {number}" for number in range(1, 21)]
        assert "| 1 | Ông Quách Văn Mười | Nông dân | cá nhân" in text
        assert "1. ỦY BAN NHÂN DÂN XÃ AN BIÊN (01)" in text

    def its_sums_are_those_of_the_law_in_figures_and_words(self, papers: Path) -> None:
        # 2.340.000: tập thể × 3,0 = 7.020.000; cá nhân × 1,5 = 3.510.000; hộ × 2,25 = 5.265.000 → 5.270.000
        whole = 6 * 7_020_000 + 11 * 3_510_000 + 3 * 5_270_000
        assert whole == 96_540_000
        in_words = "96.540.000 đồng (bằng chữ: Chín mươi sáu triệu năm trăm bốn mươi nghìn đồng)"
        assert f"Tổng số tiền: {in_words}./." in text_of(papers, "*-quyet-dinh/03-*.docx")
        decision = text_of(papers, "*-quyet-dinh/01-*.docx")
        assert f"tổng số tiền {in_words}" in decision
        assert "trích từ quỹ thi đua, khen thưởng do Ủy ban nhân dân tỉnh An Giang quản lý" in decision
        assert "Tờ trình số 305/TTr-SNV ngày 28 tháng 11 năm 2025" in decision

    def its_extracts_are_those_of_the_units(self, papers: Path) -> None:
        listed = text_of(papers, "*-quyet-dinh/02-*.docx")
        found = 0
        for path in papers.glob("*-thong-bao/*.docx"):
            rows = [line.split(" | ") for line in read_text(path.read_bytes()).splitlines() if line.startswith("| ")]
            for number, name, *_rest in [row for row in rows if row[0][2:].isdigit()]:
                assert f"{number} | {name} | " in listed
                found += 1
        assert found == 20

    def but_an_amount_that_no_firm_source_gives_is_left_open(self, book: Path, tmp_path: Path) -> None:
        say(book, "Số và ngày", "ngày quyết định", "05/12/2023")
        done = issue(book, tmp_path / "ra", IssueWish(("quyet-dinh",)))
        assert {one.facts["kind"] for one in done.notes if one.code == "issue.no_prize"}
        assert "Tổng số tiền: …………… đồng./." in text_of(tmp_path / "ra", "*/03-*.docx").replace("…" * 12, "……………")

    def but_the_state_decides_its_own_awards(self, papers: Path) -> None:
        assert "Nhân dân và cán bộ xã Tân Hiệp" not in text_of(papers, "*-quyet-dinh/02-*.docx")


class DescribeWhatAnOfficeMustSay:
    def it_is_asked_for_at_its_cells_all_at_once(self, reception: Path, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError) as error:
            issue(reception, tmp_path / "ra", IssueWish(tuple(PAPERS)))
        asked = {one.field for one in error.value.problems if one.code == "issue.unsaid"}
        assert {"Chung › phong trào", "Văn phòng Điều phối › ký hiệu", "Sở Nội vụ › họ và tên"} <= asked
        assert all(one.place.cell for one in error.value.problems)
        assert not (tmp_path / "ra").exists()

    def it_is_told_which_papers_wait_for_it(self, book: Path, tmp_path: Path) -> None:
        for item in ("lưu", "chức vụ", "họ và tên", "nơi lấy ý kiến", "hạn trả lời"):
            say(book, "Sở Nội vụ", item, "")
        done = issue(book, tmp_path / "ra", IssueWish())
        waiting = {one.facts["id"] for one in done.left_out if one.code == "issue.silent"}
        assert waiting == {"cong-van-hiep-y", "bao-cao-tham-dinh", "bien-ban-hoi-dong", "to-trinh-so"} | {
            "phieu-trinh",
            "thong-bao",
            "tong-hop",
        }

    @pytest.mark.parametrize(
        ("group", "item", "text", "code"),
        [
            ("Chung", "tỉnh", "Kiên Giang", "issue.province"),
            ("Chung", "hạn bổ sung", "cuối tháng", "issue.day"),
            ("Chung", "hạn bổ sung", "31/11/2025", "issue.day"),
            ("Văn phòng Điều phối", "quyền hạn", "thay mặt", "issue.right"),
            ("Văn phòng Điều phối", "họ và tên", "", "issue.unsaid"),
        ],
    )
    def but_what_is_wrong_is_refused(
        self, book: Path, tmp_path: Path, group: str, item: str, text: str, code: str
    ) -> None:
        with pytest.raises(ProblemsError) as error:
            issue(say(book, group, item, text), tmp_path / "ra", IssueWish())
        assert codes(error) == [code]

    def its_names_are_those_of_the_day(self, book: Path, tmp_path: Path) -> None:
        say(book, "Chung", "tỉnh", "Đồng Nai")
        issue(book, tmp_path / "ra", IssueWish(("to-trinh-so",), date(2026, 5, 4)))
        assert "Kính gửi: Chủ tịch Ủy ban nhân dân thành phố Đồng Nai" in text_of(
            tmp_path / "ra", "*/01-*/01-to-trinh.docx"
        )


class DescribeVerdicts:
    @pytest.mark.parametrize(
        ("verdict", "reason", "code"),
        [
            ("đạt", "", "issue.verdict"),
            ("không đủ tiêu chuẩn", "", "issue.no_reason"),
            ("bổ sung hồ sơ", "", "issue.no_reason"),
        ],
    )
    def they_are_refused_at_their_cell(self, book: Path, tmp_path: Path, verdict: str, reason: str, code: str) -> None:
        mark(book, "Ông Nguyễn Văn Thành", verdict, reason)
        with pytest.raises(ProblemsError) as error:
            issue(book, tmp_path / "ra", IssueWish())
        assert codes(error) == [code]
        assert error.value.problems[0].place.sheet == "Trường hợp"

    def but_letters_of_any_case_are_taken(self, book: Path, tmp_path: Path) -> None:
        done = issue(mark(book, "Bà Phạm Ngọc Diễm", "ĐỦ TIÊU CHUẨN"), tmp_path / "ra", IssueWish())
        assert "issue.not_appraised" not in [one.code for one in done.notes]
        assert "07-bien-ban-hoi-dong" not in done.made  # nobody has voted on her yet
        assert "issue.no_votes" in [one.code for one in done.left_out]

    def but_nobody_is_eligible_of_whom_it_is_not_known_what_they_are(self, book: Path, tmp_path: Path) -> None:
        def unclear(opened: object) -> None:
            sheet = opened["Trường hợp"]  # type: ignore[index]
            titles = [cell.value for cell in sheet[1]]
            for row in sheet.iter_rows(min_row=2, max_row=3):
                row[titles.index("Đối tượng")].value = "chưa rõ"

        with pytest.raises(ProblemsError) as error:
            issue(changed(book, unclear), tmp_path / "ra", IssueWish())
        assert codes(error) == ["issue.kind"]
        mark(book, "Ông Quách Văn Mười", "không đủ tiêu chuẩn", "chưa đủ thời gian")
        answer = api.issue(api.IssueRequest(book, tmp_path / "ra"))
        assert answer.looked.faults == ()

    def but_a_case_that_stands_twice_is_not_counted_twice(self, book: Path, tmp_path: Path) -> None:
        def double(opened: object) -> None:
            sheet = opened["Trường hợp"]  # type: ignore[index]
            sheet.append([cell.value for cell in sheet[2]])

        with pytest.raises(ProblemsError) as error:
            issue(changed(book, double), tmp_path / "ra", IssueWish())
        assert codes(error) == ["issue.key_twice"]


class DescribeAWorkbookThatChanged:
    def its_numbers_are_held_against_papers_that_stay(self, book: Path, tmp_path: Path) -> None:
        issue(book, tmp_path / "ra", IssueWish(("bao-cao-xin-y-kien",)))
        mark(book, "Ông Hồ Quốc Việt", "không đủ tiêu chuẩn", "chưa đủ thời gian")
        done = issue(book, tmp_path / "ra", IssueWish(("to-trinh-so",)))
        assert done.kept == (REPORT,)
        assert (tmp_path / "ra" / REPORT / "khen-cap-tinh" / "01-bao-cao.docx").is_file()
        (told,) = [one for one in done.notes if one.code == "issue.stale"]
        assert "Ông Hồ Quốc Việt: đủ tiêu chuẩn → Ông Hồ Quốc Việt: không đủ tiêu chuẩn" in str(told)
        assert verify(tmp_path / "ra") == []

    def its_numbers_are_held_against_papers_made_anew(self, book: Path, tmp_path: Path) -> None:
        issue(book, tmp_path / "ra", IssueWish(("to-trinh-so",)))
        mark(book, "Ông Hồ Quốc Việt", "không đủ tiêu chuẩn", "chưa đủ thời gian")
        done = issue(book, tmp_path / "ra", IssueWish(("to-trinh-so",)))
        (told,) = [one for one in done.notes if one.code == "issue.changed"]
        assert told.facts["before"] == 22
        assert told.facts["after"] == 21

    def but_a_paper_that_somebody_wrote_into_is_not_lost(self, book: Path, tmp_path: Path) -> None:
        issue(book, tmp_path / "ra", IssueWish(("bien-nhan",)))
        one = next((tmp_path / "ra").rglob("*.docx"))
        one.write_bytes(one.read_bytes() + b"x")
        with pytest.raises(ProblemsError) as error:
            issue(book, tmp_path / "ra", IssueWish(("cong-van-bo-sung",)))
        assert codes(error) == ["output.edited"]


class DescribeTheCall:
    def it_gives_plain_values(self, book: Path, tmp_path: Path) -> None:
        answer = api.issue(api.IssueRequest(book, tmp_path / "ra", ("to-trinh-so",)))
        plain = json.loads(json.dumps(answer.as_json()))
        assert answer.status == "done"
        assert plain["faults"] == []
        assert len(plain["made"]["08-to-trinh-so"]) == 6

    def but_another_workbook_is_refused(self, tmp_path: Path) -> None:
        Workbook().save(tmp_path / "khac.xlsx")
        with pytest.raises(ProblemsError) as error:
            api.issue(api.IssueRequest(tmp_path / "khac.xlsx", tmp_path / "ra"))
        assert codes(error) == ["issue.not_ours"]
