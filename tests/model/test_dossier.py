"""Each disagreement a dossier can hold, made in the sample, and what the clerk is told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import SAMPLE

from ntm_docs.model import ho_so as ho_so_module
from ntm_docs.model import records as records_module
from ntm_docs.model import van_ban as van_ban_module
from ntm_docs.phrases.keys import fold_key
from ntm_docs.planning import plan_input
from ntm_docs.planning.starting import StarterWish, start
from ntm_docs.problems import ProblemsError

FULL = "{đồng ý: 14, không đồng ý: 0, không hợp lệ: 0}"

CASES = {
    "award.unknown": [("- hình thức: Bằng khen của Thủ tướng Chính phủ", "- hình thức: Bằng khen Thủ tướng nước")],
    "field.missing": [("        họ và tên: Lê Minh Khang\n", "")],
    "field.unknown": [("  địa danh: Tân Hiệp", "  địa dan: Tân Hiệp")],
    "field.required": [("  địa danh: Tân Hiệp", "  địa danh:")],
    "field.empty": [("  đơn vị soạn thảo: PNV", '  đơn vị soạn thảo: ""')],
    "field.missing_in_block": [("    tập thể:\n", "    quyết định: {số: 12}\n    tập thể:\n")],
    "field.required_in_block": [("    tập thể:\n", "    quyết định: {người ký: {họ và tên: }}\n    tập thể:\n")],
    "field.not_list": [("    tập thể:\n", "    tập thể: một xã\n    cá nhân:\n")],
    "field.not_mapping": [("phiếu: " + FULL, "phiếu: đồng ý hết")],
    "field.not_text": [("  địa danh: Tân Hiệp", "  địa danh: [Tân Hiệp]")],
    "choice.unknown": [("  cấp: huyện", "  cấp: quận")],
    "number.format": [("đồng ý: 14,", "đồng ý: mười bốn,")],
    "date.calendar": [("ngày tờ trình: 14/7/2023", "ngày tờ trình: 30/2/2023")],
    "date.meeting_after": [("cuộc họp:\n  ngày: 07/7/2023", "cuộc họp:\n  ngày: 17/7/2023")],
    "date.meeting_before_council": [("    ngày: 16/8/2021", "    ngày: 16/8/2023")],
    "date.report_after": [("ngày báo cáo: 03/7/2023", "ngày báo cáo: 13/7/2023")],
    "date.award_after": [("ngày: 24/9/2019, cơ quan", "ngày: 24/9/2024, cơ quan")],
    "date.award_year": [("{năm: 2019, danh hiệu", "{năm: 2009, danh hiệu")],
    "meeting.time": [("kết thúc: 16 giờ 30", "kết thúc: 13 giờ 30")],
    "meeting.host": [("  thư ký: Lý Ngọc Hân", "  thư ký: Lý Ngọc Hận")],
    "council.total": [("tổng số thành viên: 15", "tổng số thành viên: 17")],
    "council.reason": [("      lý do vắng: nghỉ phép\n", "")],
    "council.present_reason": [("      có mặt: không\n      lý do vắng: nghỉ phép\n", "      lý do vắng: nghỉ phép\n")],
    "council.chair": [("vai trò: Phó Chủ tịch}", "vai trò: Chủ tịch}")],
    "council.secretary": [('vai trò: "Ủy viên, Thư ký"', "vai trò: Ủy viên")],
    "council.duplicate": [
        (
            "{họ và tên: Hồ Tấn Phong, chức vụ: Trưởng phòng Văn hóa và Thông tin",
            "{họ và tên: Châu Minh Trí, chức vụ: Trưởng Công an huyện",
        ),
        ("Hồ Tấn Phong]", "Châu Minh Trí]"),
    ],
    "vote.sum": [(FULL, "{đồng ý: 13, không đồng ý: 2, không hợp lệ: 0}")],
    "vote.majority": [(FULL, "{đồng ý: 7, không đồng ý: 7, không hợp lệ: 0}")],
    "vote.issued": [("số phiếu phát ra: 14", "số phiếu phát ra: 15")],
    "vote.returned": [("số phiếu phát ra: 14", "số phiếu phát ra: 13")],
    "authority.prefix": [("quyền hạn: TM. Ủy ban nhân dân\n", "quyền hạn: T/M Ủy ban nhân dân\n")],
    "authority.place": [("quyền hạn: TM. Ủy ban nhân dân\n", "quyền hạn: TM.\n")],
    "authority.deputy": [("quyền hạn: TM. Ủy ban nhân dân\n", "quyền hạn: TM. Ủy ban nhân dân; KT. Chủ tịch\n")],
    "authority.acting": [("  chức vụ: Chủ tịch\n", "  chức vụ: Phó Chủ tịch\n")],
    "proposal.twice": [("- hình thức: Bằng khen của Thủ tướng Chính phủ", "- hình thức: Huân chương Lao động hạng Ba")],
    "nominee.twice": [("tên: Nhân dân và cán bộ xã Tân An", "tên: Nhân dân và cán bộ xã Tân Hiệp A")],
    "law.subject": [("- hình thức: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "- hình thức: HCLĐ hạng Ba")],
    "law.no_form": [
        ("tỉnh\n    loại hình: chuyên đề\n    số tờ trình:\n", "tỉnh\n    loại hình: công trạng\n    số tờ trình:\n")
    ],
    "law.date": [
        ("ngày tờ trình: 14/7/2023", "ngày tờ trình: 14/7/2017"),
        ("cuộc họp:\n  ngày: 07/7/2023", "cuộc họp:\n  ngày: 07/7/2017"),
    ],
    "law.district": [("ngày tờ trình: 14/7/2023", "ngày tờ trình: 14/7/2025")],
    "law.pending": [
        ("ngày tờ trình: 14/7/2023", "ngày tờ trình: 14/7/2024"),
        ("        phiếu: " + FULL, "        đang xem xét: [đơn tố cáo ngày 02/7/2024]\n        phiếu: " + FULL),
    ],
    "law.in_debt": [
        ("- hình thức: Huân chương Lao động hạng Ba", "- hình thức: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
        ("nợ đọng xây dựng cơ bản: không", "nợ đọng xây dựng cơ bản: có"),
    ],
    "vote.ballot": [
        ("- hình thức: Bằng khen của Thủ tướng Chính phủ", "- hình thức: Chiến sĩ thi đua toàn quốc"),
        ("hình thức biểu quyết: bỏ phiếu kín", "hình thức biểu quyết: giơ tay"),
    ],
    "number.zero": [("    số tờ trình:              #", "    số bộ: {số: 0, lý do: thử}\n    số tờ trình: #")],
    "period.format": [("giai đoạn: 2021-2025", "giai đoạn: từ nay đến 2025")],
    "law.ocop_stars": [("số sao: 3", "số sao: 2")],
    "law.ocop_expired": [("hết hạn: 15/12/2024", "hết hạn: 15/12/2022")],
    "law.quota": [
        (
            "    số tờ trình:\n    số biên bản:\n    tập thể:\n      - tên: Nhân dân và cán bộ xã Thạnh Đông A",
            "    chỉ tiêu: 1\n    tập thể:\n      - tên: Nhân dân và cán bộ xã Thạnh Đông A",
        )
    ],
    "law.basis_early": [
        (
            "ngày tờ trình: 14/7/2023",
            "ngày tờ trình: 14/7/2023\ncăn cứ thêm: [Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ]",
        )
    ],
    "agency.level": [("  cấp: huyện", "  cấp: xã")],
    "date.birth": [("năm sinh chủ hộ: 1971", "năm sinh chủ hộ: 2971")],
    "date.plan_after": [("    ngày: 12/7/2022", "    ngày: 12/7/2025")],
    "person.address": [("      - danh xưng: Bà", "      - danh xưng: Ông")],
    "notation.number": [("    số tờ trình:              #", "    số tờ trình: 125/TTr-UBND #")],
    "notation.whole": [("    số: 168/KH-UBND", "    số: 168KH-UBND")],
    "name.capitals": [("họ và tên: Lê Minh Khang", "họ và tên: lê minh khang")],
    "number.long": [("tiền: 94.425.000.000", "tiền: 94425000000000000000000000000000")],
    "law.province": [("  tỉnh: Kiên Giang", "  tỉnh: Kiên Gian")],
    "field.comma": [
        (
            "      - danh xưng: Bà",
            "      - {danh xưng: Bà, chức vụ: Huyện ủy viên, Trưởng phòng Nội vụ}\n      - danh xưng: Bà",
        )
    ],
    "kind.missing": [("loại: hồ sơ khen thưởng\n", "")],
    "kind.unknown": [("loại: hồ sơ khen thưởng", "loại: hóa đơn")],
}


def _problems(path: Path) -> ProblemsError:
    with pytest.raises(ProblemsError) as caught:
        plan_input(path)
    return caught.value


class DescribeDossierChecks:
    @pytest.mark.parametrize("code", CASES)
    def it_finds(self, code: str, changed: Callable[..., Path]) -> None:
        error = _problems(changed(*CASES[code]))
        assert code in [problem.code for problem in error.problems]
        for problem in error.problems:
            assert problem.place.line > 0
            assert "{" not in str(problem)

    def it_tells_every_problem_of_a_file_at_once(self, changed: Callable[..., Path]) -> None:
        codes = ("award.unknown", "field.missing", "field.unknown", "vote.sum", "date.meeting_after", "council.total")
        error = _problems(changed(*(edit for code in codes for edit in CASES[code])))
        assert sorted(problem.code for problem in error.problems) == sorted(codes)

    def it_says_file_line_field_what_and_how(self, changed: Callable[..., Path], sample_text: str) -> None:
        line = sample_text[: sample_text.index("ngày tờ trình:")].count("\n") + 1
        error = _problems(changed(("ngày tờ trình: 14/7/2023", "ngày tờ trình: 31/6/2023")))
        assert str(error) == (
            f"ho-so.yaml:{line}:16: ngày tờ trình: ngày “31/6/2023” không có trong lịch. Kiểm tra lại ngày, tháng."
        )

    @pytest.mark.parametrize(
        "block", ["{số: 12}", "{số: 12, ngày: }", "{số: 12, ngày: 1/2/2024, người ký: {chức vụ: }}"]
    )
    def it_says_of_an_optional_part_begun_that_it_may_go(self, changed: Callable[..., Path], block: str) -> None:
        error = _problems(changed(("    tập thể:\n", f"    quyết định: {block}\n    tập thể:\n")))
        lacking = [problem for problem in error.problems if problem.code.endswith("_in_block")]
        assert lacking
        assert all("hoặc xóa cả mục “quyết định”" in problem.remedy for problem in lacking)
        assert not [problem for problem in error.problems if problem.code in ("field.missing", "field.required")]

    def it_says_of_an_empty_field_whether_it_may_be_left_out(self, changed: Callable[..., Path]) -> None:
        for typed, required in (("  địa danh: ''", True), ("  đơn vị soạn thảo: ''", False)):
            key = typed.partition(":")[0]
            value = {"  địa danh": "Tân Hiệp", "  đơn vị soạn thảo": "PNV"}[key]
            (problem,) = _problems(changed((f"{key}: {value}", typed))).problems
            assert ("bắt buộc" in problem.what, "xóa cả trường" in problem.remedy) == (required, not required)

    def it_does_not_call_a_misspelt_field_missing_as_well(self, changed: Callable[..., Path]) -> None:
        error = _problems(changed(*CASES["field.unknown"]))
        assert [problem.code for problem in error.problems] == ["field.unknown"]
        assert "(có phải là “địa danh”?)" in str(error)

    @pytest.mark.slow
    @pytest.mark.parametrize("value", ["", " mười hai", " [a, b]", " {a: b}"])
    def it_survives_a_wrong_value_anywhere(self, value: str, sample_text: str, tmp_path: Path) -> None:
        """Any one line of the head replaced: problems, never a crash."""
        lines = sample_text.split("\n")
        last = next(number for number, line in enumerate(lines) if line.startswith("đề nghị:"))
        tried, places = 0, list[int]()
        for number, line in enumerate(lines[:last]):
            key, colon, rest = line.partition(":")
            if not colon or line.lstrip().startswith("#") or rest.strip() in ("", "|") or "{" in line:
                continue
            path = tmp_path / "ho-so.yaml"
            path.write_text("\n".join([*lines[:number], f"{key}:{value}", *lines[number + 1 :]]), encoding="utf-8")
            tried += 1
            try:
                plan_input(path)
            except ProblemsError as error:
                places += [problem.place.line for problem in error.problems]
        assert tried > 15
        assert len(places) > tried // 2
        assert all(places)


class DescribeRecords:
    @pytest.mark.parametrize("module", [ho_so_module, records_module, van_ban_module])
    def they_have_one_name_in_every_place(self, module: object) -> None:
        records = [
            cls for cls in vars(module).values() if isinstance(cls, type) and issubclass(cls, records_module.Record)
        ]
        assert records
        for record in records:
            for name, info in record.model_fields.items():
                assert info.title is not None, name
                assert fold_key(info.title) == fold_key(name)


class DescribeNamesOfOnePlace:
    """A name left over from another office is pointed at; the clerk decides."""

    @pytest.mark.parametrize(
        ("old", "new", "code"),
        [
            ("  địa danh: Tân Hiệp", "  địa danh: Giồng Riềng", "agency.place"),
            ("chủ quản: Ủy ban nhân dân huyện Tân Hiệp", "chủ quản: Ủy ban nhân dân huyện An Biên", "council.agency"),
        ],
    )
    def they_are_compared(self, changed: Callable[..., Path], old: str, new: str, code: str) -> None:
        assert code in [warning.code for warning in plan_input(changed((old, new))).warnings]
        assert code not in [warning.code for warning in plan_input(SAMPLE).warnings]


class DescribeTheStarter:
    """What `ntm-docs new ho-so` gives; what of it is still the sample's: tests/planning/test_leftovers.py."""

    def it_takes_another_province_but_not_its_plan(self, tmp_path: Path) -> None:
        path = tmp_path / "ho-so.yaml"
        path.write_bytes(start("ho-so", path.name, StarterWish(None, date(2023, 7, 14), province="Đắk Nông")))
        text = path.read_text(encoding="utf-8")
        assert "Kiên Giang" not in text
        assert "168/KH-UBND" not in text


class DescribeBirthDates:
    @pytest.mark.parametrize(
        ("typed", "printed"), [("1974", "1974"), ("tháng 4/1974", "4/1974"), ("5/4/1974", "05/4/1974")]
    )
    def they_are_printed_as_far_as_they_are_known(self, changed: Callable[..., Path], typed: str, printed: str) -> None:
        planned = plan_input(changed(("ngày sinh: 17/9/1973", f"ngày sinh: {typed}")))
        texts = "\n".join(str(job.context()) for job in planned.papers())
        assert f"{printed}; giới tính" in texts
