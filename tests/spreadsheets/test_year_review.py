from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, command, own_workbook
from openpyxl import Workbook, load_workbook

from ntm_docs.planning import PlannedReview, is_review_book, plan_input
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.reading import RawMapping
from ntm_docs.reading.yaml_files.tree import parse_yaml
from ntm_docs.spreadsheets.writing.binh_xet import review_workbook

SAMPLE = ROOT / "samples" / "binh-xet-an-giang-2026.yaml"
SIX = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu đề nghị", "Ghi chú")
Change = Callable[[Workbook], None]


def _book(folder: Path, *changes: Change) -> Path:
    """The sample as its workbook, changed."""
    raw = parse_yaml(SAMPLE.read_text(encoding="utf-8"), SAMPLE.name)
    assert isinstance(raw, RawMapping)
    path = folder / "binh-xet.xlsx"
    path.write_bytes(review_workbook(raw, [], []))
    if changes:
        book = load_workbook(path)
        for change in changes:
            change(book)
        book.save(path)
    return path


def _list(rows: Sequence[Sequence[Any]], header: Sequence[str] = SIX) -> Change:
    """The list of a clerk's own in place of ours."""

    def change(book: Workbook) -> None:
        book.remove(book["Danh sách"])
        book["Danh hiệu đã đạt"].delete_rows(2, 9)
        sheet = book.create_sheet("DS 2026", 0)
        sheet.append(["DANH SÁCH ĐỀ NGHỊ NĂM 2026"])
        sheet.append([])
        for row in (header, *rows):
            sheet.append([*row])

    return change


def _review(path: Path) -> PlannedReview:
    made = plan_input(path)
    assert isinstance(made, PlannedReview)
    return made


def _problems(path: Path) -> list[Problem]:
    with pytest.raises(ProblemsError) as caught:
        plan_input(path)
    return caught.value.problems


def _votes(*titles: str) -> Change:
    def change(book: Workbook) -> None:
        sheet = book["Biểu quyết"]
        for row in range(sheet.max_row, 1, -1):
            if sheet.cell(row, 1).value not in titles:
                sheet.delete_rows(row)

    return change


class DescribeTheWorkbookOfAReview:
    def it_gives_what_the_yaml_gives(self, tmp_path: Path) -> None:
        from_book, from_yaml = _review(_book(tmp_path)), _review(SAMPLE)
        assert [job.path for job in from_book.papers()] == [job.path for job in from_yaml.papers()]
        for one, other in zip(from_book.papers(), from_yaml.papers(), strict=True):
            assert str(one.context()) == str(other.context())

    def it_needs_six_columns_and_no_more(self, tmp_path: Path) -> None:
        rows = [
            (1, "Ông Lê Văn An", "Chuyên viên", "Phòng Kinh tế", "LĐTT, CSTĐCS", "HTXSNV; SK: Bản đồ số"),
            (2, "Bà Trần Thị Bình", "Chuyên viên", "Phòng Kinh tế", "LĐTT", "HTTNV"),
            (3, "Ông Phạm Văn Cường", "Chuyên viên", "Phòng Kinh tế", "", "HTNV; đi học"),
        ]
        review = _review(_book(tmp_path, _list(rows), _votes("LĐTT", "CSTĐCS")))
        record = review.plan.case.record
        assert [row.xep_loai for row in record.ca_nhan] == [
            "hoàn thành xuất sắc nhiệm vụ", "hoàn thành tốt nhiệm vụ", "hoàn thành nhiệm vụ"
        ]  # fmt: skip
        assert record.ca_nhan[0].sang_kien == "Bản đồ số"
        assert [row.ghi_chu for row in record.ca_nhan] == [None, None, "đi học"]  # what was read is not printed twice
        assert (record.ca_nhan[1].danh_xung, record.ca_nhan[1].ho_va_ten) == ("Bà", "Trần Thị Bình")
        assert "review.notes_read" in {one.code for one in review.warnings}

    def it_tells_persons_from_collectives(self, tmp_path: Path) -> None:
        rows = [
            ("", "I. CÁ NHÂN"),
            (1, "Lê Văn An", "Chuyên viên", "Phòng Kinh tế", "LĐTT"),
            (2, "Trần Thị Bình", "", "Phòng Kinh tế", "LĐTT"),
            ("", "II. TẬP THỂ"),
            (1, "Trạm Y tế", "", "", "Giấy khen"),
        ]
        record = _review(_book(tmp_path, _list(rows), _votes("LĐTT", "Giấy khen xã"))).plan.case.record
        assert [row.ho_va_ten for row in record.ca_nhan] == ["Lê Văn An", "Trần Thị Bình"]
        assert [row.ten for row in record.tap_the] == ["Trạm Y tế"]

    def it_tells_them_by_their_titles_and_units_too(self, tmp_path: Path) -> None:
        rows = [
            (1, "Lê Văn An", "Chuyên viên", "Phòng Kinh tế", "LĐTT"),
            (2, "Phòng Kinh tế", "", "", "Giấy khen"),
            (3, "Trạm Y tế", "", "", "TTLĐTT"),
        ]
        book = _book(tmp_path, _list(rows), _votes("LĐTT", "Giấy khen xã", "TTLĐTT"))
        assert [row.ten for row in _review(book).plan.case.record.tap_the] == ["Phòng Kinh tế", "Trạm Y tế"]

    def but_a_row_that_does_not_say_is_told(self, tmp_path: Path) -> None:
        rows = [(1, "Lê Văn An", "Chuyên viên", "Phòng Kinh tế", "LĐTT"), (2, "Hoa Sen", "", "", "Giấy khen")]
        found = _problems(_book(tmp_path, _list(rows), _votes("LĐTT", "Giấy khen xã")))
        assert [(one.code, one.place.cell) for one in found] == [("review.subject", "B5")]

    def it_takes_a_person_s_titles_from_several_rows(self, tmp_path: Path) -> None:
        rows = [
            (1, "Lê Văn An", "Chuyên viên", "Phòng Kinh tế", "LĐTT", "HTXSNV"),
            (2, "Trần Thị Bình", "Chuyên viên", "Phòng Kinh tế", "LĐTT", "HTTNV"),
            (3, "Lê Văn An", "Chuyên viên", "Phòng Kinh tế", "CSTĐCS", "HTXSNV; SK: Bản đồ số"),
            (4, "Phòng Kinh tế", "", "", "TTLĐXS", "HTXSNV"),
        ]
        review = _review(_book(tmp_path, _list(rows), _votes("LĐTT", "CSTĐCS", "TTLĐXS")))
        shares = review.plan.case.shares(review.plan.case.record.tap_the[0])
        assert (shares.members, shares.advanced, shares.fighters) == (2, 2, 1)

    def it_reads_the_list_of_another_hand(self, tmp_path: Path) -> None:
        rows = [
            (1, 2, 3, 4, 5, 6),
            ("A", "CÁ NHÂN"),
            (1, "Ông Lê Văn An", "Trưởng phòng", "Phòng Kinh tế", "LĐTT - CSTĐ cấp cơ sở", "HTXSNV"),
            (2, "Bà Trần Thị Bình", "Chuyên viên", None, "Lao động tiên tiến", "HTTNV"),
            ("B", "TẬP THỂ"),
            (1, "Phòng Kinh tế", "", "", "Tập thể LĐTT", "HTTNV"),
            ("", "Tổng cộng: 02 cá nhân, 01 tập thể"),
            (),
            ("", "", "", "", "CHỦ TỊCH"),
            ("", "", "", "", "Nguyễn Văn Thuận"),
        ]
        header = ("TT", "Họ tên", "Chức danh", "Phòng, ban", "Danh hiệu thi đua đề nghị", "Ghi chú")
        merged: Change = lambda book: book["DS 2026"].merge_cells("D6:D7")  # noqa: E731 -- what it does is its name
        book = _book(tmp_path, _list(rows, header), merged, _votes("LĐTT", "CSTĐCS", "TTLĐTT"))
        review = _review(book)
        assert [title.award.ma for title in review.plan.titles] == ["ldtt", "cstd-co-so", "ttldtt"]
        assert [row.don_vi for row in review.plan.case.record.ca_nhan] == ["Phòng Kinh tế"] * 2
        assert {"sheet.foot", "sheet.total"} & {one.code for one in review.warnings}

    def it_says_the_cell_of_what_is_wrong(self, tmp_path: Path) -> None:
        rows = [
            (1, "Lê Văn An", "Chuyên viên", "Phòng Kinh tế", "LĐTT", ""),
            (2, "Trần Thị Bình", "Chuyên viên", "", "LĐTTT", ""),
        ]
        found = {one.code: one for one in _problems(_book(tmp_path, _list(rows), _votes("LĐTT")))}
        assert found["award.unknown"].place.cell == "E5"
        assert found["sheet.missing"].place.line == 5
        assert "Ghi vào ô" in found["sheet.missing"].remedy

    @pytest.mark.parametrize("sheet", ["Thông tin chung", "Hội đồng", "Biểu quyết", "Danh sách"])
    def it_names_the_sheet_that_is_not_there(self, tmp_path: Path, sheet: str) -> None:
        found = _problems(_book(tmp_path, lambda book: book.remove(book[sheet])))
        assert [(one.code, one.facts.get("sheet")) for one in found] == [("review.sheet_missing", sheet)]

    def it_tells_of_earlier_titles_of_nobody(self, tmp_path: Path) -> None:
        def stranger(book: Workbook) -> None:
            book["Danh hiệu đã đạt"].append(
                ["Lê Không Có", "Phòng Kinh tế", "2024", "CSTĐCS", "1/QĐ-UBND", "20/12/2024", "UBND"]
            )

        assert "review.history" in {one.code for one in _problems(_book(tmp_path, stranger))}

    def it_is_no_workbook_of_dossiers(self, tmp_path: Path) -> None:
        assert is_review_book(_book(tmp_path))
        assert not is_review_book(own_workbook(tmp_path / "danh-sach.xlsx"))
        assert not is_review_book(tmp_path / "nothing.xlsx")

    def it_builds_from_the_command(self, tmp_path: Path) -> None:
        _book(tmp_path)
        done = command(["build", "binh-xet.xlsx", "-o", "out"], tmp_path)
        assert done.returncode == 0, done.stderr
        assert "Đã tạo 18 văn bản trong out" in done.stdout
        refused = command(["build", "binh-xet.xlsx", "-o", "khac", "-j", "2"], tmp_path)
        assert refused.returncode == 1
        assert "bảng bình xét là của một cơ quan" in refused.stderr
