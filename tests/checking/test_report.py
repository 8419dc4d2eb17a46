"""What `check` prints of a paper and of a folder, and writes into a workbook."""

from pathlib import Path

import openpyxl
import pytest
from documents import Package, change, clean_documents
from ways import faulty

from ntm_docs.__main__ import run
from ntm_docs.checking.check import Checked, Finding, visible
from ntm_docs.checking.dossier.folder import DossierChecked
from ntm_docs.checking.workbook import findings_workbook


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> object:
    monkeypatch.chdir(tmp_path)

    def check(*arguments: str) -> tuple[int, str]:
        code = run(["check", *arguments])
        return code, capsys.readouterr().out

    return check


class DescribeWhatIsSilenced:
    def it_is_told_of_many_papers_too(self, told, tmp_path: Path) -> None:
        text = "bỏ qua:\n  - {quy tắc: VL04, lý do: quen dùng}\n"
        (tmp_path / "quy-dinh.yaml").write_text(text, encoding="utf-8")
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_text("THÔNG BÁO\nVề lịch\n\nỦy ban đảm bảo lịch trực hàng năm.\n", encoding="utf-8")
        printed = told("a.txt", "b.txt", "--profile", "quy-dinh.yaml")[1]
        assert "Bỏ qua theo quy định riêng: VL04, 4 chỗ; lý do: quen dùng" in printed


class DescribeTheReportOfAPaper:
    @pytest.fixture
    def lines(self, told, tmp_path: Path) -> list[str]:
        (tmp_path / "sai.docx").write_bytes(faulty())
        return told("sai.docx")[1].splitlines()

    def it_begins_with_the_sum_and_what_to_mend_first(self, lines: list[str]) -> None:
        assert " lỗi, " in lines[1]
        assert lines[2].strip() == "Sửa trước:"
        assert lines[3].strip().startswith("1. ")

    def it_goes_by_weight(self, lines: list[str]) -> None:
        heads = [line for line in lines if line in ("LỖI", "CẢNH BÁO", "GỢI Ý")]
        assert heads == [one for one in ("LỖI", "CẢNH BÁO", "GỢI Ý") if one in heads]
        assert heads[0] == "LỖI"

    def it_fits_into_eighty_columns(self, lines: list[str]) -> None:
        assert max(map(len, lines)) <= 80

    @pytest.mark.parametrize("rule", ["VH06", "VT12", "VA07", "VC18"])
    def its_rules_do_too_when_explained(self, rule: str, told) -> None:
        code, text = told("--explain", rule)
        assert (code, max(map(len, text.splitlines())) <= 80) == (0, True)

    def it_names_each_rule_once(self, lines: list[str]) -> None:
        heads = [line.split()[0] for line in lines if line.startswith("  V") and line[4:6].isdigit()]
        assert len(heads) == len(set(heads)) > 3

    def it_names_the_side_and_gives_the_remedy_of_the_fault(self, told, tmp_path: Path) -> None:
        package = Package(clean_documents()["cong-van"])
        change(package, {"page": {"top": 15}})
        change(package, {"shape": {"at": "TieuNgu", "align": "left"}})
        (tmp_path / "a.docx").write_bytes(package.bytes())
        text = told("a.docx")[1]
        assert "lề trên 15,0 mm" in text
        assert "Ctrl+E" in text

    @pytest.mark.parametrize(
        ("text", "shown"),
        [("Số:     /KH", "Số:(5 khoảng trống)/KH"), ("  ", "(2 khoảng trống)"), ("một hai", "một hai")],
    )
    def it_shows_blanks(self, text: str, shown: str) -> None:
        assert visible(text) == shown


class DescribeFixOnTheCommandLine:
    def it_writes_the_copy_and_says_what_is_left(self, told, tmp_path: Path) -> None:
        original = faulty()
        (tmp_path / "a.docx").write_bytes(original)
        _code, text = told("a.docx", "--fix", "b.docx")
        assert "Đã ghi b.docx; tệp gốc a.docx giữ nguyên." in text
        assert "Còn lại trong bản đã sửa: " in text
        assert (tmp_path / "a.docx").read_bytes() == original
        assert told("b.docx", "--fix", "c.docx")[1].startswith("b.docx: không có gì để tự sửa")
        assert (tmp_path / "c.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()

    @pytest.mark.parametrize("target", ["a.docx", "co.docx", "b.txt", "khong-co/b.docx"])
    def but_over_no_file_that_is_there(self, told, tmp_path: Path, target: str) -> None:
        (tmp_path / "a.docx").write_bytes(faulty())
        (tmp_path / "co.docx").write_bytes(b"x")
        before = sorted(one.name for one in tmp_path.iterdir())
        assert told("a.docx", "--fix", target)[0] == 1
        assert sorted(one.name for one in tmp_path.iterdir()) == before
        assert (tmp_path / "co.docx").read_bytes() == b"x"

    def but_it_does_with_force(self, told, tmp_path: Path) -> None:
        original = faulty()
        (tmp_path / "a.docx").write_bytes(original)
        (tmp_path / "co.docx").write_bytes(b"x")
        told("a.docx", "--fix", "co.docx", "--force")
        assert (tmp_path / "co.docx").read_bytes()[:2] == b"PK"
        assert told("a.docx", "--fix", "a.docx", "--force")[0] == 1
        assert (tmp_path / "a.docx").read_bytes() == original


class DescribeTheReportOfAFolder:
    def it_has_faults_first_and_says_by_what_each_was_judged(self, told, tmp_path: Path) -> None:
        (tmp_path / "f").mkdir()
        (tmp_path / "f" / "a.docx").write_bytes(clean_documents()["cong-van"])
        (tmp_path / "f" / "b.docx").write_bytes(faulty())
        lines = told("f")[1].splitlines()
        assert "Xét" in lines[0] + lines[1]
        names = [line for line in lines if ".docx" in line]
        assert "b.docx" in names[0]
        assert any("NĐ 30" in line for line in lines)

    def its_workbook_has_faults_first_and_a_filter(self, tmp_path: Path) -> None:
        finding = Finding("VP01", "error", "Trang giấy", "a", "b", "c")
        papers = [Checked("a.docx"), Checked("b.docx", findings=(finding, finding))]
        path = tmp_path / "a.xlsx"
        path.write_bytes(findings_workbook(papers, ()))
        book = openpyxl.load_workbook(path)
        assert [sheet.auto_filter.ref for sheet in book] == ["A1:G3", "A1:J3"]
        assert [row[0].value for row in book.worksheets[0].iter_rows(min_row=2)] == ["b.docx", "a.docx"]

    def its_workbook_holds_text_and_no_formula(self, tmp_path: Path) -> None:
        finding = Finding(
            "VL09", "error", "Chính tả", "=1+1", "x", "y", quote='=HYPERLINK("http://x")', found="+1", where="@x"
        )
        path = tmp_path / "x.xlsx"
        path.write_bytes(
            findings_workbook([Checked("=cmd.docx", findings=(finding,))], [DossierChecked("-d", (finding,), ())])
        )
        book = openpyxl.load_workbook(path)
        assert [sheet.title for sheet in book] == ["Tóm tắt", "Chi tiết"]
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        assert {cell.data_type for cell in cells} == {"s"}
        assert all(cell.quotePrefix for cell in cells if cell.value[0] in "=+-@")
