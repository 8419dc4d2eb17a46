"""What has the name of a PDF and is not ours stays."""

import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from conftest import command
from pypdf import PdfWriter
from small_papers import docx, para

from ntm_docs.machine.written import forget, written
from ntm_docs.printing import PrintOptions, find_program, make_pdfs
from ntm_docs.printing.office import convert
from ntm_docs.printing.office.engine import LibreOffice
from ntm_docs.printing.owned import in_the_way, is_ours, put
from ntm_docs.printing.pdf.stable import stable
from ntm_docs.problems import MachineError

SCAN = b"%PDF-1.4 ban quet co chu ky va dau do"
OURS = stable(b"%PDF-1.7 trang 1 /ID [<" + b"0" * 32 + b"><" + b"0" * 32 + b">] %%EOF")
PAPER = docx(para("Kính gửi: Ủy ban nhân dân tỉnh."))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """`a.docx` in a folder of its own."""
    (tmp_path / "ho-so").mkdir()
    path = tmp_path / "ho-so" / "a.docx"
    path.write_bytes(PAPER)
    return path


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nho")


@pytest.fixture
def office(memory: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The office program, which makes one PDF of one document only once."""
    monkeypatch.setenv("REAL_OFFICE", find_program())
    monkeypatch.setenv("OFFICE_MEMORY", str(memory))
    program = memory / "office.sh"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{Path(__file__).parent / "fake_office.py"}" "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("NTM_DOCS_SOFFICE", str(program))
    return


def told(source: Path, *, force: bool = False) -> str:
    problem = in_the_way(source, source.with_suffix(".pdf"), force=force)
    return problem.code if problem else ""


def annotated(pdf: bytes) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.add_metadata({"/Title": "Đã duyệt"})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


class DescribeWhatHasTheNameOfAPdf:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (OURS, ""),
            (SCAN, "pdf.foreign"),
            (b"", "pdf.foreign"),
            (OURS + b"\n", "pdf.foreign"),
            (OURS.replace(b"trang 1", b"trang 2"), "pdf.foreign"),
            (re.sub(rb"<[0-9A-F]{32}>", b"<" + b"A" * 32 + b">", OURS), "pdf.foreign"),
            (OURS + b"<< /Type /Sig /ByteRange [0 10 20 30] >>", "pdf.signed"),
            (SCAN + b"/ByteRange[0 1 2 3]", "pdf.signed"),
            ("bảng tính đổi tên".encode(), "pdf.foreign"),
        ],
        ids=["ours", "scan", "empty", "longer", "edited", "other digest", "ours, signed", "signed", "no pdf"],
    )
    def it_is_ours_only_byte_for_byte(self, paper: Path, data: bytes, code: str) -> None:
        paper.with_suffix(".pdf").write_bytes(data)
        assert told(paper) == code
        assert told(paper, force=True) == ""
        assert is_ours(paper.with_suffix(".pdf")) == (not code)

    def it_may_be_nothing(self, paper: Path) -> None:
        assert told(paper) == ""
        assert not is_ours(paper.with_suffix(".pdf"))

    @pytest.mark.parametrize("leads", ["../ban-quet.pdf", "../khong-co.pdf", "a.docx", "/dev/null"])
    def it_may_be_a_link_which_is_never_followed(self, paper: Path, tmp_path: Path, leads: str) -> None:
        (tmp_path / "ban-quet.pdf").write_bytes(OURS)
        target = paper.with_suffix(".pdf")
        target.symlink_to(leads)
        assert told(paper) == "pdf.link"
        problem = put(paper, target, OURS + b"moi", force=False)
        assert problem is not None
        assert target.is_symlink()
        assert put(paper, target, OURS + b"moi", force=True) is None
        assert target.read_bytes() == OURS + b"moi"
        assert not target.is_symlink()
        assert (tmp_path / "ban-quet.pdf").read_bytes() == OURS
        assert paper.read_bytes() == PAPER

    @pytest.mark.parametrize("force", [False, True])
    @pytest.mark.skipif(os.name != "posix", reason="pipes with a name are of POSIX")
    def but_a_folder_or_a_pipe_is_in_the_way_whatever_is_asked(self, paper: Path, force: bool) -> None:
        target = paper.with_suffix(".pdf")
        target.mkdir()
        assert told(paper, force=force) == "pdf.no_file"
        target.rmdir()
        os.mkfifo(target)
        assert told(paper, force=force) == "pdf.no_file"


class DescribePuttingAPdf:
    def it_is_told_as_written(self, paper: Path) -> None:
        forget()
        target = paper.with_suffix(".pdf")
        assert put(paper, target, OURS, force=False) is None
        assert written() == (str(target),)
        assert sorted(path.name for path in paper.parent.iterdir()) == ["a.docx", "a.pdf"]

    def it_goes_through_no_link_that_was_planted(self, paper: Path, tmp_path: Path) -> None:
        outside = tmp_path / "ngoai.txt"
        outside.write_bytes(b"cua nguoi khac")
        for name in (".a.pdf.dang-ghi", f".{'0' * 32}.dang-ghi"):
            (paper.parent / name).symlink_to(outside)
        assert put(paper, paper.with_suffix(".pdf"), OURS, force=False) is None
        assert outside.read_bytes() == b"cua nguoi khac"
        assert (paper.parent / f".{'0' * 32}.dang-ghi").is_symlink()

    def but_a_file_that_another_program_holds_is_told_alone(self, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def held(*_arguments: object, **_options: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("ntm_docs.printing.owned.replace", held)
        problem = put(paper, paper.with_suffix(".pdf"), OURS, force=False)
        assert problem is not None
        assert problem.code == "system.mend"
        assert problem.place.file == str(paper.with_suffix(".pdf"))

    def but_a_full_disk_ends_the_work(self, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_arguments: object, **_options: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("ntm_docs.printing.owned.replace", full)
        with pytest.raises(MachineError):
            put(paper, paper.with_suffix(".pdf"), OURS, force=False)


@pytest.mark.office
@pytest.mark.usefixtures("office")
class DescribeTheCommand:
    def it_replaces_its_own_and_nothing_else(self, paper: Path) -> None:
        folder = paper.parent
        done = command(["pdf", "."], folder)
        assert done.returncode == 0, done.stderr
        for name in ("b", "c", "d"):
            (folder / f"{name}.docx").write_bytes(PAPER)
        made = (folder / "a.pdf").read_bytes()
        assert is_ours(folder / "a.pdf")
        (folder / "b.pdf").write_bytes(SCAN)
        (folder / "c.pdf").write_bytes(annotated(made))
        others = {name: (folder / name).read_bytes() for name in ("b.pdf", "c.pdf")}
        done = command(["pdf", "."], folder)
        assert done.returncode == 1
        assert {name: (folder / name).read_bytes() for name in others} == others
        assert (folder / "a.pdf").read_bytes() == (folder / "d.pdf").read_bytes() == made
        assert "b.docx: b.pdf không do ntm-docs tạo" in done.stderr
        assert "c.docx: c.pdf không do ntm-docs tạo" in done.stderr
        assert "lần trước" not in done.stderr
        assert command(["pdf", ".", "--force"], folder).returncode == 0
        assert (folder / "b.pdf").read_bytes() == (folder / "c.pdf").read_bytes() == made

    def it_keeps_what_is_saved_while_the_program_works(self, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        work = LibreOffice.convert

        def saved_meanwhile(*arguments: object) -> None:
            work(*arguments)  # type: ignore[arg-type]
            paper.with_suffix(".pdf").write_bytes(SCAN)

        monkeypatch.setattr(LibreOffice, "convert", saved_meanwhile)
        (made,) = make_pdfs([paper])
        assert made.problem is not None
        assert made.problem.code == "pdf.foreign"
        assert paper.with_suffix(".pdf").read_bytes() == SCAN

    def it_tells_every_reason_at_once(self, paper: Path) -> None:
        shutil.copy(paper, paper.with_name("b.docx"))
        paper.write_text("không phải văn bản", encoding="utf-8")
        paper.with_suffix(".pdf").write_bytes(SCAN)
        first, second = make_pdfs([paper, paper.with_name("b.docx")])
        assert first.problem is not None
        assert [first.problem.code, *(one.code for one in first.also)] == ["pdf.not_paper", "pdf.foreign"]
        assert second.problem is None

    def it_stops_every_program_when_one_part_fails(self, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        stopped = []

        def fails(_source: Path, _copy: Path, _pdf: Path, options: PrintOptions) -> None:
            stopped.append(options.stop)
            raise MachineError("output.denied", folder="x", reason="x")

        monkeypatch.setattr(convert, "_placed", fails)
        with pytest.raises(MachineError):
            make_pdfs([paper])
        assert stopped[0].is_set()
