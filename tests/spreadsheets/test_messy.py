"""Workbooks as they come: read, or told what to mend."""

import warnings
from pathlib import Path

import openpyxl
import pytest
from messy import of_two_units, starter_book, tcvn3, with_titles_and_sections, with_values_of_every_make
from planned_books import BOOK, planned, problems_of, warnings_of

from ntm_docs.planning.workbook import plan_workbook
from ntm_docs.problems import ProblemsError
from ntm_docs.reading.sheets.workbook import read_workbook
from ntm_docs.spreadsheets.writing.repair import repair_copy
from ntm_docs.traits import to_unicode

GOC = Path(__file__).parent / "goc"


class DescribeTables:
    def they_are_found_under_titles_with_headers_of_two_rows(self, tmp_path: Path) -> None:
        (one,) = planned(with_titles_and_sections(tmp_path / "a.xlsx"))
        (plain,) = planned(saved(tmp_path))
        assert one.ho_so == plain.ho_so

    def they_tell_the_rows_that_were_passed_over(self, tmp_path: Path) -> None:
        told = warnings_of(with_titles_and_sections(tmp_path / "a.xlsx"))
        assert [problem.code for problem in told] == ["sheet.total"]

    def they_begin_in_any_cell(self, tmp_path: Path) -> None:
        book = starter_book()
        for sheet in book.worksheets[:5]:
            sheet.insert_cols(1, 2)
            sheet.insert_rows(1, 3)
        book.save(tmp_path / "a.xlsx")
        (one,) = planned(tmp_path / "a.xlsx")
        (plain,) = planned(saved(tmp_path))
        assert one.ho_so == plain.ho_so


def saved(folder: Path) -> Path:
    path = folder / "goc.xlsx"
    starter_book().save(path)
    return path


class DescribeValues:
    def they_are_cleaned_and_what_was_changed_is_told(self, tmp_path: Path) -> None:
        path = with_values_of_every_make(tmp_path / "a.xlsx")
        (one,) = planned(path)
        ho_so, first = one.ho_so, one.ho_so.de_nghi[0].tap_the[0]
        assert ho_so.co_quan.don_vi_soan_thao == "PNV"
        assert ho_so.cuoc_hop.dia_diem == "phòng họp của ủy ban nhân dân huyện"
        assert f"{ho_so.cuoc_hop.ngay:%d/%m/%Y}" == "07/07/2023"
        assert first.dia_chi == "xã Trưởng Thành, huyện Tân Hiệp"
        assert first.ghi_chu == "Đề nghị lần đầu, ếch"
        assert first.thanh_tich.tom_tat == "Một dòng ngắt giữa chừng"
        codes = [problem.code for problem in warnings_of(path)]
        assert sorted(codes) == sorted(
            [
                *("trait.old_font", "trait.old_font", "sheet.serial", "trait.stroked"),
                *("sheet.hidden", "sheet.unused", "sheet.column"),
            ]
        )


class DescribeUnits:
    def they_each_have_their_own_dossiers(self, tmp_path: Path) -> None:
        first, second = planned(of_two_units(tmp_path / "a.xlsx"))
        assert first.ho_so.co_quan.ten == "Ủy ban nhân dân huyện Tân Hiệp"
        assert second.ho_so.co_quan.ten == "Ủy ban nhân dân huyện Gò Quao"
        assert first.ho_so.de_nghi == second.ho_so.de_nghi
        assert first.ho_so.hoi_dong == second.ho_so.hoi_dong

    def they_are_told_when_misspelt(self, tmp_path: Path) -> None:
        path = of_two_units(tmp_path / "a.xlsx")
        book = openpyxl.load_workbook(path)
        sheet = book["Danh sách đề nghị"]
        sheet.cell(4, sheet.max_column).value = "UBND huyện Gò Quoa"
        book.save(path)
        (problem, *_) = problems_of(path)
        assert problem.code == "sheet.unit"
        assert "Gò Quao" in str(problem)


class DescribeOldKinds:
    @pytest.mark.parametrize("name", ["danh-sach.xls", "danh-sach.ods"])
    def they_are_read_like_xlsx(self, name: str, tmp_path: Path) -> None:
        """Their names and sentences are those of an earlier starter; days, votes and sums are the same."""
        (one,) = plan_workbook(GOC / name, BOOK, None, lenient=True)[1]
        (plain,) = planned(with_titles_and_sections(tmp_path / "a.xlsx"))
        assert one.ho_so.co_quan == plain.ho_so.co_quan
        assert one.ho_so.phong_trao == plain.ho_so.phong_trao
        assert one.ho_so.cuoc_hop.ngay == plain.ho_so.cuoc_hop.ngay
        theirs, own = one.ho_so.de_nghi[0], plain.ho_so.de_nghi[0]
        assert len(list(theirs.doi_tuong())) == len(list(own.doi_tuong())) == 2
        for (_, _, their), (_, _, mine) in zip(theirs.doi_tuong(), own.doi_tuong(), strict=True):
            assert (their.phieu, their.ngay_bao_cao) == (mine.phieu, mine.ngay_bao_cao)
            assert their.thanh_tich.dong_gop == mine.thanh_tich.dong_gop

    def they_say_the_same(self) -> None:
        (xls,), (ods,) = (
            plan_workbook(GOC / f"danh-sach.{kind}", BOOK, None, lenient=True)[1] for kind in ("xls", "ods")
        )
        assert xls.ho_so == ods.ho_so


class DescribeTheRealWorkbook:
    """A province's own list: a form with headers and lists of codes, its examples on the guide."""

    def it_is_told_exactly_what_it_lacks(self) -> None:
        found = problems_of(GOC / "danh-sach-de-nghi-mau-thuc-te.xlsx")
        assert {(p.code, p.facts.get("sheet")) for p in found if p.code == "book.no_sheet"} == {
            ("book.no_sheet", "Thông tin chung"),
            ("book.no_sheet", "Hội đồng"),
        }

    def its_repair_copy_says_what_it_could_not_keep(self, tmp_path: Path) -> None:
        path = GOC / "danh-sach-de-nghi-mau-thuc-te.xlsx"
        (tmp_path / "sua.xlsx").write_bytes(repair_copy(path, problems_of(path), {}))
        listed = openpyxl.load_workbook(tmp_path / "sua.xlsx")["Lỗi cần sửa"]
        assert any("không giữ được" in str(row[4].value) for row in listed.iter_rows())

    def it_has_columns_that_are_known(self, tmp_path: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl does not keep lists of a later kind
            book = openpyxl.load_workbook(GOC / "danh-sach-de-nghi-mau-thuc-te.xlsx")
        sheet, guide = book["file nhận"], book["Hướng dẫn"]
        for row in (2, 3, 4):
            for column in range(1, 10):
                sheet.cell(row, column).value = guide.cell(row, column).value
        book.save(tmp_path / "a.xlsx")
        found = problems_of(tmp_path / "a.xlsx")
        assert "sheet.no_header" not in {problem.code for problem in found}
        missing = {str(p.facts["name"]) for p in found if p.code == "sheet.column_missing"}
        assert {"thành tích", "phiếu", "đơn vị xác nhận", "sơ lược"} <= missing
        assert not {"chức vụ", "đơn vị công tác", "họ và tên", "danh xưng"} & missing


class DescribeOldFonts:
    @pytest.mark.parametrize(
        "text",
        ["Nguyễn Thị Hường", "khuyến nông", "quyển sách", "huỳnh thị thúy", "nghiêm chỉnh", "giỗ gì giêng", "thuở xưa"],
    )
    def they_come_back_from_tcvn3(self, text: str) -> None:
        assert to_unicode(tcvn3(text)) == text

    @pytest.mark.parametrize(
        ("typed", "text"),
        [
            ("Nguyeãn Thò Höôøng", "Nguyễn Thị Hường"),
            ("UÛy ban nhaân daân xaõ Thaïnh Ñoâng", "Ủy ban nhân dân xã Thạnh Đông"),
            ("ngöôøi lao ñoäng", "người lao động"),
            ("Kyõ sö Lyù Huyønh", "Kỹ sư Lý Huỳnh"),
        ],
    )
    def they_come_back_from_vni(self, typed: str, text: str) -> None:
        assert to_unicode(typed) == text

    @pytest.mark.parametrize("text", ["Müller GmbH", "Café", "hoà giải", "50 km²", "Y Bliêng Niê Kđăm", "H'Hen Niê"])
    def but_what_is_unicode_stays(self, text: str) -> None:
        assert to_unicode(text) is None


class DescribeWhatIsRefused:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"<html><table></table></html>", "book.html"),
            (b"%PDF-1.7", "book.kind"),
            (b"PK\x03\x04" + b"\0" * 40, "book.broken"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "book.broken"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "book.encrypted"),
        ],
    )
    def it_is_named_for_what_it_is(self, tmp_path: Path, data: bytes, code: str) -> None:
        path = tmp_path / "a.xlsx"
        path.write_bytes(data)
        with pytest.raises(ProblemsError) as caught:
            read_workbook(path)
        assert [problem.code for problem in caught.value.problems] == [code]

    def it_is_a_workbook_without_a_sheet(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        book.active.append(["chỉ", "có", "chữ"])
        book.save(tmp_path / "a.xlsx")
        assert {problem.code for problem in problems_of(tmp_path / "a.xlsx")} == {"book.no_sheet"}
