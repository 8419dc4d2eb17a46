"""Every value of a draft is printed or refused; every fault is told at its own place."""

import json
from datetime import date
from pathlib import Path

import pytest
from reading_back import paragraphs
from small_plans import errors_of, warnings_of, write

from ntm_docs.pipeline import build
from ntm_docs.planning import plan_input
from ntm_docs.problems import ProblemsError

FIELDS = {
    "số": "12",
    "ngày": "12/7/2022",
    "kính gửi": "[Các sở]",
    "thẩm quyền": "Chủ tịch Ủy ban nhân dân xã An Biên",
    "căn cứ": "[Căn cứ Luật Thi đua]",
    "nơi nhận": "[Như trên]",
    "số phụ lục": "II",
}


def one(folder: Path, kind: str, *names: str, head: str = "") -> Path:
    path = folder / "van-ban.yaml"
    given = "".join(f"{name}: {FIELDS[name]}\n" for name in names)
    path.write_text(f"loại: {kind}\ntrích yếu: Thử\n{head}{given}nội dung: Một.\n", encoding="utf-8")
    return path


def printed(folder: Path) -> str:
    return "\n".join(text for _, text in paragraphs(next(folder.rglob("*.docx")).read_bytes()))


def faults_of(path: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(ProblemsError) as caught:
        plan_input(path)
    return [(fault.code, fault.place.line, fault.field) for fault in caught.value.problems]


class DescribeFieldsThatATypeDoesNotPrint:
    @pytest.mark.parametrize(
        ("kind", "head", "field"),
        [
            ("công văn", "", "căn cứ"),
            ("công văn", "", "thẩm quyền"),
            ("quyết định", "", "kính gửi"),
            ("kế hoạch", "", "thẩm quyền"),
            ("kế hoạch", "", "số phụ lục"),
            ("phụ lục", "", "số"),
            ("phụ lục", "", "nơi nhận"),
            ("kế hoạch", "kèm theo: (Kèm theo Quyết định số 1/QĐ-UBND)\n", "ngày"),
            ("kế hoạch", "kèm theo: (Kèm theo Quyết định số 1/QĐ-UBND)\n", "nơi nhận"),
        ],
    )
    def they_are_refused_rather_than_lost(self, tmp_path: Path, kind: str, head: str, field: str) -> None:
        assert [(code, name) for code, _, name in faults_of(one(tmp_path, kind, field, head=head))] == [
            ("draft.not_printed", field)
        ]

    @pytest.mark.parametrize("kind", ["kế hoạch", "quyết định", "công văn", "thông báo"])
    def but_a_number_a_date_and_recipients_are_printed(self, tmp_path: Path, kind: str) -> None:
        built = build(one(tmp_path, kind, "số", "ngày", "nơi nhận"), tmp_path / "ra")
        text = printed(tmp_path / "ra")
        assert "Số: 12/" in text
        assert "- Như trên." in text
        assert built.manifest


class DescribeFaultsOfABody:
    def they_are_told_line_by_line(self, tmp_path: Path) -> None:
        path = write(tmp_path, "I. Một\n1. Hai\u200bba.\n2. Tốt.\n3. Bốn\u00ad.")
        assert [(code, line) for code, line, _ in faults_of(path)] == [("text.character", 5), ("text.character", 7)]

    def they_stand_where_a_quoted_body_opens(self, tmp_path: Path) -> None:
        path = tmp_path / "van-ban.json"
        plan = {"loại": "kế hoạch", "trích yếu": "Thử", "nội dung": "I. Một\n1. [[không có]]\n2. Ba."}
        path.write_text(json.dumps(plan, ensure_ascii=False, indent=1), encoding="utf-8")
        assert [(code, line) for code, line, _ in faults_of(path)] == [("reference.unknown", 4)]

    def they_stand_at_the_item_of_a_list(self, tmp_path: Path) -> None:
        path = tmp_path / "van-ban.yaml"
        path.write_text("loại: kế hoạch\nnội dung:\n  - I. Một\n  - 1. [[không có]]\n", encoding="utf-8")
        assert [(code, line) for code, line, _ in faults_of(path)] == [("reference.unknown", 4)]


class DescribeFactsStatedOnce:
    def they_are_all_told_with_what_is_wrong(self, tmp_path: Path) -> None:
        head = 'dùng chung:\n  a: "x\\u200by"\n  b:\n  c: Được\n  "d:e": Ba\n'
        path = write(tmp_path, "I. [[c]]", head)
        assert [(code, line) for code, line, _ in faults_of(path)] == [
            ("text.character", 4),
            ("facts.not_text", 5),
            ("facts.name", 7),
        ]

    def they_reach_recipients_and_the_agency(self, tmp_path: Path) -> None:
        head = 'cơ quan: {tên: "UBND xã [[xã]]"}\nlưu: VT, [[xã]]\ndùng chung:\n  xã: An Biên\n'
        build(write(tmp_path, "I. Một", head), tmp_path / "ra")
        text = printed(tmp_path / "ra")
        assert "UBND XÃ AN BIÊN" in text
        assert "- Lưu: VT, An Biên." in text

    def they_do_not_grow_beyond_the_limit_however_they_are_nested(self, tmp_path: Path) -> None:
        facts = "".join(f"  f{n}: '{f'[[f{n + 1}]]' * 100}'\n" for n in range(9))
        path = write(tmp_path, "I. [[f0]]", f"dùng chung:\n{facts}  f9: x\n")
        assert {code for code, _, _ in faults_of(path)} == {"text.long"}

    def they_are_guessed_at_in_time_when_thousands_are_misspelt(self, tmp_path: Path) -> None:
        body = "\n".join(f"- [[a{n}]]" for n in range(3000))
        facts = "".join(f"  b{n}: x\n" for n in range(300))
        assert len(errors_of(write(tmp_path, body, f"dùng chung:\n{facts}"))) == 3000


class DescribeTheNumber:
    def it_is_the_same_wherever_it_is_referred_to(self, tmp_path: Path) -> None:
        head = "cơ quan: {tên: UBND xã, ký hiệu: UBND}\nsố: 5\nngày: 1/2/2022\n"
        path = write(tmp_path, "I. Kế hoạch số [[số ký hiệu]] ngày 1/2/2022", head)
        build(path, tmp_path / "ra")
        text = printed(tmp_path / "ra")
        assert "Số: 05/KH-UBND" in text
        assert "Kế hoạch số 05/KH-UBND" in text
        assert "cite.numbers" not in {code for code, _ in warnings_of(path)}


class DescribeTheDayAsked:
    def it_is_the_law_of_that_day(self, tmp_path: Path) -> None:
        path = write(tmp_path, "Căn cứ Nghị định số 91/2017/NĐ-CP của Chính phủ;", "ngày: 1/2/2022\n")
        assert "law.basis_expired" not in {warning.code for warning in plan_input(path).warnings}
        later = plan_input(path, date(2025, 9, 1)).warnings
        assert "law.basis_expired" in {warning.code for warning in later}


class DescribeTargets:
    @pytest.mark.parametrize(
        ("years", "whole", "code"),
        [
            ("2023, 2022", "10", "targets.order"),
            ("2022, 2022", "10", "targets.order"),
            ("2022, 2023", "0", "targets.whole"),
        ],
    )
    def they_are_refused_when_they_cannot_be_read(self, tmp_path: Path, years: str, whole: str, code: str) -> None:
        row = f"{{tên: xã, nội dung: Xã đạt chuẩn, tổng số: {whole}, thêm: [0, 0]}}"
        head = f"chỉ tiêu:\n  năm: [{years}]\n  dòng: [{row}]\n"
        assert [fault[0] for fault in faults_of(write(tmp_path, "I. Một", head))] == [code]


class DescribeSectionsAndBodies:
    def it_is_told_when_a_heading_has_nothing_under_it(self, tmp_path: Path) -> None:
        body = "I. MỤC TIÊU\n1. Mục tiêu chung\nMột.\n2. Mục tiêu cụ thể\nII. NỘI DUNG\n1. Hai."
        assert ("plan.empty", 7) in warnings_of(write(tmp_path, body))

    def it_is_told_when_a_commune_gives_a_task_to_a_body_of_the_province(self, tmp_path: Path) -> None:
        head = "cơ quan: {tên: Ủy ban nhân dân xã An Biên, cấp: xã}\nnơi nhận: [Như trên]\n"
        found = warnings_of(write(tmp_path, "I. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ kiểm tra.", head))
        assert "plan.above" in {code for code, _ in found}
        assert "plan.recipient" not in {code for code, _ in found}


class DescribeTheFileCopy:
    @pytest.mark.parametrize(
        ("lines", "told"),
        [
            ("lưu: VT\n", False),
            ("nơi nhận: [Như trên, 'Lưu: VT']\n", False),
            ("nơi nhận: [Như trên, '- Lưu: VT, VHXH (1b);']\n", False),
            ("nơi nhận: [Như trên]\n", True),
            ("nơi nhận: [Trung tâm Lưu trữ]\n", True),
        ],
    )
    def it_is_asked_for_where_nothing_says_who_files(self, tmp_path: Path, lines: str, told: bool) -> None:
        path = one(tmp_path, "kế hoạch", head=lines)
        assert ("draft.file_copy" in {warning.code for warning in plan_input(path).warnings}) is told


class DescribeWordsThatTheFormPrintsItself:
    """Who types what the page shows would have them twice."""

    @pytest.mark.parametrize(
        ("field", "typed", "line"),
        [
            ("kính gửi", "['Kính gửi: Sở Nội vụ']", "Kính gửi: Sở Nội vụ"),
            ("kính gửi", "['- KÍNH GỬI : Sở Nội vụ']", "Kính gửi: Sở Nội vụ"),
            ("kính gửi", "['- Sở Nội vụ;', '– Sở Tài chính.']", "- Sở Tài chính."),
            ("nơi nhận", "['- Như trên;', 'Lưu: VT']", "- Như trên;"),
            ("nơi nhận", "['+ Các ấp (3b);', 'Lưu: VT']", "- Các ấp (3b);"),
            ("nơi nhận", "['Nơi nhận: Như trên', 'Lưu: VT']", "- Như trên;"),
            ("nơi nhận", "[Như trên, '- Lưu: VT (1b).']", "- Lưu: VT (1b)."),
            ("lưu", "'Lưu: VT, VHXH'", "- Lưu: VT, VHXH."),
            ("lưu", "'- lưu : VT.'", "- Lưu: VT."),
            ("trích yếu", "V/v họp giao ban", "V/v họp giao ban"),
            ("trích yếu", "Về việc họp giao ban", "V/v họp giao ban"),
        ],
    )
    def they_are_printed_once(self, tmp_path: Path, field: str, typed: str, line: str) -> None:
        given = {"kính gửi": "[Sở Nội vụ]", "trích yếu": "họp giao ban", field: typed}
        path = tmp_path / "cong-van.yaml"
        lines = "".join(f"{name}: {value}\n" for name, value in given.items())
        path.write_text(f"loại: công văn\n{lines}nội dung: Một.\n", encoding="utf-8")
        build(path, tmp_path / "ra")
        assert line in printed(tmp_path / "ra").replace(" ", " ").split("\n")

    @pytest.mark.parametrize("name", ["nơi nhận", "kính gửi"])
    @pytest.mark.parametrize("typed", ["{}:", "- {}: ;", "-"])
    def but_they_alone_say_nothing(self, tmp_path: Path, name: str, typed: str) -> None:
        path = one(tmp_path, "công văn", head=f"{name}: ['{typed.format(name.capitalize())}']\n")
        assert faults_of(path) == [("field.label_alone", 3, f"{name} › 1")]

    def but_a_word_that_begins_alike_stays(self, tmp_path: Path) -> None:
        path = one(tmp_path, "kế hoạch", head="nơi nhận: [Lưu trữ tỉnh, Lưu Văn An]\nlưu: Lưu trữ\n")
        build(path, tmp_path / "ra")
        assert {"- Lưu trữ tỉnh;", "- Lưu Văn An;", "- Lưu: Lưu trữ."} <= set(printed(tmp_path / "ra").split("\n"))
