"""Each case is a readable file: what is changed in the sample, the command, what comes out."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLE
from conftest import command as run
from filling import filled
from ruamel.yaml import YAML

from ntm_docs.api import NEW

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


class DescribeCommands:
    @pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
    def it_answers_as_written(self, case: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
        expected = YAML(typ="safe", pure=True).load(case.read_text(encoding="utf-8"))
        _prepare(expected, tmp_path)
        before = sorted(tmp_path.rglob("*"))
        result = run(expected["command"].split(), tmp_path, **expected.get("environment", {}))
        if request.config.getoption("--golden"):
            _write_anew(case, result)
            return
        assert result.returncode == expected["exit"], result.stderr
        for line in expected.get("stdout", []):
            assert line in result.stdout
        if "stderr" in expected:
            assert result.stderr.splitlines() == expected["stderr"]
        if expected["exit"]:
            assert sorted(tmp_path.rglob("*")) == before, "something was written"

    def its_help_is_shown_without_the_modules_that_do_the_work(self, tmp_path: Path) -> None:
        result = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "ntm_docs", "--help"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        heavy = [
            name for name in ("pydantic", "docxtpl", "lxml", "ruamel", "rich", "babel") if f" {name}\n" in result.stderr
        ]
        assert heavy == []

    def it_prints_a_plan_that_a_program_can_read(self, tmp_path: Path) -> None:
        result = run(["explain", str(SAMPLE), "--format", "json"], tmp_path)
        plan = json.loads(result.stdout)
        assert [dossier["copies"] for dossier in plan["dossiers"]] == [3, 2, 1]
        assert all("sha256" not in document for dossier in plan["dossiers"] for document in dossier["documents"])

    def it_prints_a_schema_that_names_every_field(self, tmp_path: Path) -> None:
        schema = json.loads(run(["schema", "ho-so"], tmp_path).stdout)
        assert "hội đồng" in schema["properties"]

    def it_writes_a_schema_beside_the_input_and_tells_the_line_that_joins_them(self, tmp_path: Path) -> None:
        wanted = ["schema", "ho-so", "-o", "ho so.schema.json"]
        result = run(wanted, tmp_path)
        assert result.stdout.splitlines()[-1] == "    # yaml-language-server: $schema=ho%20so.schema.json"
        written = (tmp_path / "ho so.schema.json").read_bytes()
        assert written.decode("utf-8").splitlines() == run(["schema", "ho-so"], tmp_path).stdout.splitlines()
        assert run(wanted, tmp_path).returncode == 1
        assert (tmp_path / "ho so.schema.json").read_bytes() == written

    def its_starter_builds_once_its_blanks_are_filled(self, tmp_path: Path) -> None:
        begin = ["new", "ho-so", "--on", "28/11/2026", "--agency", "Ủy ban nhân dân xã Thạnh Đông", "-o", "ho-so.yaml"]
        assert run([*begin, "--province", "An Giang"], tmp_path).returncode == 0
        refused = run(["build", "ho-so.yaml", "-o", "ket-qua"], tmp_path)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "chỗ trống: dòng 14, " in refused.stderr
        explained = run(["explain", "ho-so.yaml"], tmp_path)
        assert explained.returncode == 0
        assert explained.stdout.count("    mẫu báo cáo thành tích: ") == 1  # of three kinds of nominees
        path = tmp_path / "ho-so.yaml"
        path.write_text(filled(path.read_text(encoding="utf-8"), date(2026, 11, 28)), encoding="utf-8")
        assert run(["build", "ho-so.yaml", "-o", "ket-qua"], tmp_path).returncode == 0
        assert run(["verify", "ket-qua"], tmp_path).returncode == 0
        assert run(["new", "ho-so", "-o", "ho-so.yaml"], tmp_path).returncode == 1

    def it_tells_a_changed_file_by_its_exit_code(self, tmp_path: Path) -> None:
        assert run(["build", str(SAMPLE), "-o", "out"], tmp_path).returncode == 0
        next((tmp_path / "out").rglob("01-to-trinh.docx")).write_bytes(b"x")
        result = run(["verify", "out"], tmp_path)
        assert result.returncode == 1
        assert "đã thay đổi so với manifest.json" in result.stderr

    def it_answers_what_an_award_needs(self, tmp_path: Path) -> None:
        question = ["require", "BK TTg", "--on", "2025-07-14", "--for", "tap-the", "--province", "An Giang"]
        answer = json.loads(run([*question, "--format", "json"], tmp_path).stdout)
        assert (answer["copies"], answer["electronic"], answer["minutes_name"]) == (1, True, "Biên bản xét khen thưởng")
        text = run(question, tmp_path).stdout
        assert "Số bộ: 01" in text
        assert "  [ ] Biên bản xét khen thưởng" in text
        assert "Căn cứ:" not in text
        text = run([*question, "--why"], tmp_path).stdout
        assert "còn có: Bằng khen của Thủ tướng Chính phủ: 02 bộ [Kế hoạch 168/KH-UBND, mục V.2 điểm b]" in text

    @pytest.mark.parametrize("name", ["VH06", "vh06"])
    def it_explains_a_rule(self, tmp_path: Path, name: str) -> None:
        told = run(["check", "--explain", name], tmp_path).stdout
        assert told.startswith("VH06 Tiêu ngữ viết đúng")
        assert "Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 1" in told
        assert all(f"  {word} " in told for word in ("Sai:", "Đúng:", "Cách sửa:"))
        plain = json.loads(run(["check", "--explain", name, "--format", "json"], tmp_path).stdout)
        assert (plain["id"], plain["level"]) == ("VH06", "error")

    def but_a_rule_that_is_none_is_told_with_the_nearest(self, tmp_path: Path) -> None:
        told = run(["check", "--explain", "VH66"], tmp_path)
        assert (told.returncode, "có phải là “VH06”" in told.stderr) == (1, True)

    def it_asks_for_files_where_it_is_to_check(self, tmp_path: Path) -> None:
        told = run(["check"], tmp_path)
        assert (told.returncode, "Thiếu TỆP" in told.stderr) == (2, True)

    @pytest.mark.parametrize("name", ["giấy khen", "BK tỉnh", "LĐTT", "Chiến sĩ thi đua cơ sở"])
    def it_answers_on_one_screen(self, tmp_path: Path, name: str) -> None:
        lines = run(["require", name, "--on", "28/11/2026"], tmp_path).stdout.splitlines()
        assert sum(1 + len(line) // 80 for line in lines) <= 30
        first = next(number for number, line in enumerate(lines) if line.startswith("  [ ] "))
        assert first <= 4

    @pytest.mark.parametrize("day", ["14/7/2025", "14/07/2025", "14.7.2025", "2025-07-14", "ngày 14 tháng 7 năm 2025"])
    def it_takes_a_day_as_an_input_does(self, tmp_path: Path, day: str) -> None:
        answer = run(["require", "BK TTg", "--on", day, "--for", "tap-the", "--format", "json"], tmp_path)
        assert json.loads(answer.stdout)["on"] == "2025-07-14"

    @pytest.mark.parametrize(
        ("day", "meant"), [("7/14/2025", "14/7/2025"), ("14/7/25", "14/7/2025"), ("31/02/2025", "")]
    )
    def but_a_day_that_is_none_is_told_with_what_was_meant(self, tmp_path: Path, day: str, meant: str) -> None:
        told = run(["require", "BK TTg", "--on", day], tmp_path)
        assert told.returncode == 2
        assert f"“{day}” không phải một ngày" in told.stderr
        assert meant in told.stderr

    def it_answers_for_regular_work_too(self, tmp_path: Path) -> None:
        question = ["require", "BK TTg", "--on", "2025-07-14", "--for", "tap-the", "--format", "json"]
        forms = [
            json.loads(run([*question, *kind], tmp_path).stdout)["report_form"]
            for kind in ([], ["--kind", "chuyen-de"], ["--kind", "cong-trang"])
        ]
        assert forms == ["bao-cao-nd152-mau-08", "bao-cao-nd152-mau-08", "bao-cao-nd152-mau-04"]

    def it_builds_several_inputs_into_folders_of_their_names(self, tmp_path: Path) -> None:
        for name in ("mot", "hai"):
            (tmp_path / f"{name}.yaml").write_bytes(SAMPLE.read_bytes())
        assert run(["build", "mot.yaml", "hai.yaml", "-o", "out"], tmp_path).returncode == 0
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["hai", "mot"]

    def it_takes_the_forms_of_an_office(self, tmp_path: Path) -> None:
        forms = tmp_path / "mau"
        forms.mkdir()
        (forms / "bien-ban.docx").write_bytes((ROOT / "templates" / "bien-ban.docx").read_bytes())
        arguments = ["build", str(SAMPLE), "-o", "out", "--templates", "mau"]
        assert run(arguments, tmp_path).returncode == 0

    def it_goes_from_a_scanned_plan_to_an_office_s_own(self, tmp_path: Path) -> None:
        (seed,) = (ROOT / "tests" / "drafting" / "goc").glob("000*.txt")
        imported = run(["import", str(seed), "-o", "tinh.yaml"], tmp_path)
        assert imported.returncode == 0
        assert f"{seed.name}:21:1: đã nối vào đoạn trước: “góp phần thực hiện" in imported.stdout
        assert "chưa thấy trong bản gốc: cơ quan, số, ngày" in imported.stdout
        assert run(["build", "tinh.yaml", "-o", "tinh"], tmp_path).returncode == 0
        begin = ["new", "ke-hoach", "--from", "tinh.yaml", "--agency", "Ủy ban nhân dân xã Thạnh Đông"]
        assert run([*begin, "--on", "2022-08-22", "-o", "xa.yaml"], tmp_path).returncode == 0
        refused = run(["build", "xa.yaml", "-o", "xa"], tmp_path)
        assert refused.returncode == 1
        assert "còn dấu [RÀ SOÁT: " in refused.stderr
        kept = [line.split(" [RÀ SOÁT")[0] for line in (tmp_path / "xa.yaml").read_text(encoding="utf-8").split("\n")]
        (tmp_path / "xa.yaml").write_text("\n".join(kept), encoding="utf-8")
        built = run(["build", "xa.yaml", "-o", "xa"], tmp_path)
        assert "ke-hoach/01-ke-hoach.docx  Kế hoạch (Nghị định 30/2020/NĐ-CP, Mẫu 1.4)" in built.stdout
        assert run(["verify", "xa"], tmp_path).returncode == 0

    def it_begins_a_plan_for_a_level_and_a_day(self, tmp_path: Path) -> None:
        begin = ["new", "ke-hoach", "--level", "xa", "--on", "2026-12-01", "-o", "ke-hoach.yaml"]
        assert run(begin, tmp_path).returncode == 0
        assert run(["build", "ke-hoach.yaml", "-o", "out"], tmp_path).returncode == 0
        assert json.loads(run(["explain", "ke-hoach.yaml", "--format", "json"], tmp_path).stdout)["documents"] == [
            "01-ke-hoach.docx"
        ]
        gone = run(["new", "ke-hoach", "--level", "huyen", "--on", "2026-12-01", "-o", "x.yaml"], tmp_path)
        assert (gone.returncode, "không còn cấp huyện" in gone.stderr) == (1, True)

    def it_numbers_a_plan_anew_when_asked(self, tmp_path: Path) -> None:
        text = "loại: kế hoạch\nnội dung: |\n  I. MỘT\n  1. a.\n  3. b.\n"
        (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
        assert "sau số trước phải là “2.”" in run(["build", "x.yaml", "-o", "mot"], tmp_path).stdout
        assert "sau số trước" not in run(["build", "x.yaml", "-o", "hai", "--renumber"], tmp_path).stdout


def _write_anew(case: Path, result: subprocess.CompletedProcess[str]) -> None:
    """The exit code and the messages as they are now; read the difference before you commit it."""
    before, rest = case.read_text(encoding="utf-8").split("\nexit:")
    kept = before.split("\n")
    stdout = "stdout:" + rest.split("stdout:")[1].split("stderr:")[0] if "stdout:" in rest else ""
    lines = [*kept, f"exit: {result.returncode}", *([stdout.rstrip()] if stdout else [])]
    if result.stderr:
        lines += ["stderr:", *(f"  - {json.dumps(line, ensure_ascii=False)}" for line in result.stderr.splitlines())]
    case.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _prepare(expected: dict[str, object], folder: Path) -> None:
    """The input of a case: the sample with edits, or a text of its own."""
    target = folder / str(expected.get("file", "ho-so.yaml"))
    if "text" in expected:
        text = str(expected["text"]) * int(str(expected.get("times", 1)))
        target.write_bytes(text.encode(str(expected.get("encoding", "utf-8"))))
        return
    text = SAMPLE.read_text(encoding="utf-8")
    for edit in expected.get("edits", []):  # type: ignore[attr-defined]
        assert edit["find"] in text, edit
        text = text.replace(edit["find"], edit["put"], 1)
    target.write_bytes(text.encode(str(expected.get("encoding", "utf-8"))))


class DescribeTheHelpOfNew:
    def it_lists_what_can_be_begun(self, tmp_path: Path) -> None:
        told = " ".join(run(["new", "--help"], tmp_path).stdout.split())
        assert f"LOẠI: {', '.join(NEW)}." in told


class DescribeTheHelpOfAGroup:
    def its_first_line_is_vietnamese_too(self, tmp_path: Path) -> None:
        assert run(["register", "--help"], tmp_path).stdout.startswith(
            "Cách dùng: ntm-docs register [TÙY CHỌN] LỆNH ...\n"
        )


class DescribeCompletion:
    GUIDE = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
    def it_is_switched_on_as_the_guide_says(self, shell: str, tmp_path: Path) -> None:
        assert f"{shell}_source" in self.GUIDE
        made = run([], tmp_path, _NTM_DOCS_COMPLETE=f"{shell}_source")
        assert (made.returncode, made.stderr) == (0, "")
        assert "ntm-docs" in made.stdout
        assert f"{shell}_complete" in made.stdout

    def it_offers_the_kinds_and_the_levels(self, tmp_path: Path) -> None:
        asked = {"_NTM_DOCS_COMPLETE": "bash_complete", "COMP_CWORD": "4", "COMP_WORDS": "ntm-docs new ho-so --level "}
        made = run([], tmp_path, **asked)
        assert (made.returncode, made.stderr) == (0, "")
        assert "plain,dac-khu" in made.stdout.splitlines()
