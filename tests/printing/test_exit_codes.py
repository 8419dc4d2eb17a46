"""What was asked and not made ends with a code that says so; the documents stay."""

import stat
import sys
from pathlib import Path

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
from review import write_review

from ntm_docs.__main__ import run
from ntm_docs.printing import find_program

DOSSIER = ROOT / "samples" / "ho-so-kien-giang-2025.yaml"
PLAN = ROOT / "samples" / "ke-hoach-duc-pho.yaml"
UNDRAWN = "\U00014400"  # a letter of an old script


@pytest.fixture
def idle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office program that starts, does nothing, and ends well."""
    program = tmp_path / "office"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("NTM_DOCS_SOFFICE", str(program))


def plan_with(folder: Path, letter: str) -> Path:
    """A plan whose title has a letter more."""
    text = PLAN.read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if line.startswith("trích yếu:"))
    path = folder / "ke-hoach.yaml"
    path.write_text(text.replace(first, f"{first} {letter}"), encoding="utf-8")
    return path


def documents(folder: Path) -> int:
    return len(list(folder.rglob("*.docx")))


@pytest.mark.usefixtures("idle")
class DescribeAnOfficeProgramThatMakesNothing:
    def it_ends_a_dossier_with_3(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["build", str(DOSSIER), "-o", str(tmp_path / "ra"), "--pdf", "--duplex"]) == 3
        told = capsys.readouterr().err
        count = documents(tmp_path / "ra")
        assert f"Thiếu {count} trong {count} PDF" in told
        assert "huan-chuong-lao-dong-hang-ba" in told.splitlines()[-1]
        assert (tmp_path / "ra" / "manifest.json").is_file()

    def it_ends_a_workbook_with_3(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        book = tmp_path / "bang.xlsx"
        write_review(book, 4, 2)
        assert run(["build", str(book), "-o", str(tmp_path / "ra"), "--pdf"]) == 3
        count = documents(tmp_path / "ra")
        assert count > 0
        assert f"Thiếu {count} trong {count} PDF" in capsys.readouterr().err

    def it_ends_pdf_with_3(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["build", str(PLAN), "-o", str(tmp_path / "ra")]) == 0
        assert run(["pdf", str(tmp_path / "ra")]) == 3
        assert "Thiếu 1 trong 1 PDF" in capsys.readouterr().err

    def but_without_a_wish_for_pdfs_all_is_done(self, tmp_path: Path) -> None:
        assert run(["build", str(PLAN), "-o", str(tmp_path / "ra")]) == 0


@pytest.mark.office
class DescribeADocumentThatCannotBePrinted:
    def it_ends_the_build_with_1(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        find_program()
        assert run(["build", str(plan_with(tmp_path, UNDRAWN)), "-o", str(tmp_path / "ra"), "--pdf"]) == 1
        told = capsys.readouterr().err
        assert "U+14400" in told
        assert "Thiếu 1 trong 1 PDF" in told
        assert documents(tmp_path / "ra") == 1

    def it_ends_pdf_with_1(self, tmp_path: Path) -> None:
        assert run(["build", str(plan_with(tmp_path, UNDRAWN)), "-o", str(tmp_path / "ra")]) == 0
        assert run(["pdf", str(tmp_path / "ra")]) == 1


@pytest.mark.office
class DescribeWhatWasAskedInVain:
    @pytest.mark.parametrize(
        ("option", "told"), [("--sign-fields", "không có ô chữ ký số"), ("--separators", "không có tờ ngăn cách")]
    )
    def it_is_told_and_ends_the_build_with_0(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, told: str
    ) -> None:
        assert run(["build", str(PLAN), "-o", str(tmp_path / "ra"), option]) == 0
        assert told in capsys.readouterr().err
        assert len(list((tmp_path / "ra").rglob("*.pdf"))) == 1

    def but_a_plan_with_its_pdf_ends_with_0(self, tmp_path: Path) -> None:
        assert run(["build", str(PLAN), "-o", str(tmp_path / "ra"), "--pdf"]) == 0
