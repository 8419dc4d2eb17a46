"""What is no paper, or must not go out as it is, is refused before any program opens it."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from conftest import command
from openpyxl import Workbook
from small_papers import docx, para, row, run, table

from ntm_docs.printing import choose, make_pdfs
from ntm_docs.printing.pdf.stable import stable
from ntm_docs.printing.proving.refusals import open_paper
from ntm_docs.problems import MachineError, ProblemsError

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook() -> bytes:
    stream = BytesIO()
    Workbook().save(stream)
    return stream.getvalue()


def archive(**members: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, text in members.items():
            made.writestr(name.replace("__", "."), text)
    return stream.getvalue()


def change(kind: str, inside: str) -> str:
    return f'<w:{kind} w:id="1" w:author="a" w:date="2026-11-01T00:00:00Z">{inside}</w:{kind}>'


FOREIGN = {
    "an input file": (b"ten: x\n", "a.yaml", "pdf.input", "ntm-docs build"),
    "text": ("Kính gửi: Sở Nội vụ".encode(), "a.docx", "pdf.not_paper", "tệp chữ"),
    "nothing": (b"", "a.docx", "pdf.empty_file", "rỗng"),
    "blanks": (b" \r\n", "a.docx", "pdf.empty_file", "rỗng"),
    "a workbook": (workbook(), "a.docx", "pdf.not_paper", "Excel"),
    "an OpenDocument": (
        archive(mimetype="application/vnd.oasis.opendocument.text"),
        "a.docx",
        "pdf.not_paper",
        "OpenDocument",
    ),
    "an archive": (archive(a__txt="x"), "a.docx", "pdf.not_paper", ".zip"),
    "RTF": (b"{\\rtf1\\ansi x}", "a.docx", "pdf.not_paper", "RTF"),
    "a PDF": (b"%PDF-1.7\n", "a.docx", "pdf.not_paper", "PDF"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "a.docx", "pdf.not_paper", "ảnh"),
    "a page of the web": (b"<html><img src='http://example.org/x.png'></html>", "a.docx", "docx.html", "trang web"),
    "flat XML": (b"\xef\xbb\xbf<?xml version='1.0'?><pkg:package/>", "a.docx", "pdf.not_paper", "XML"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.docx", "docx.old", ".doc"),
    "a template": (docx(para("x"), main="template.main"), "a.docx", "pdf.not_paper", ".dotx"),
    "a broken package": (docx(para("x"))[:300], "a.docx", "docx.broken", "không đọc được"),
}
UNDECIDED = {
    "words in, words out": (para(run("gồm ") + change("del", "<w:r><w:delText>07</w:delText></w:r>")), "xóa “07”"),
    "words inserted": (para(change("ins", run("09"))), "thêm “09”"),
    "words moved": (para(change("moveFrom", run("Đoạn"))) + para(change("moveTo", run("Đoạn"))), "chuyển đi “Đoạn”"),
    "a paragraph's end": (para("x", f"<w:rPr>{change('del', '')}</w:rPr>"), "dấu đoạn"),
    "a row": (table(row("x", about=change("del", ""))), "xóa hàng bảng"),
    "a cell": (table(row("x", inside=change("cellIns", ""))), "thêm ô"),
    "a look": (para(run("x", f"<w:b/>{change('rPrChange', '<w:rPr/>')}")), "định dạng"),
    "a paragraph's look": (para("x", change("pPrChange", "<w:pPr/>")), "định dạng"),
}


def refused(data: bytes, name: str = "a.docx") -> ProblemsError:
    with pytest.raises(ProblemsError) as error:
        open_paper(data, name)
    return error.value


class DescribeAFileThatIsNoPaper:
    @pytest.mark.parametrize("name", FOREIGN)
    def it_is_told_what_it_is(self, name: str) -> None:
        data, file, code, word = FOREIGN[name]
        (problem,) = refused(data, file).problems
        assert problem.code == code
        assert word in str(problem)

    @pytest.mark.parametrize("name", FOREIGN)
    def its_bytes_are_given_to_no_program(self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        marker, program = tmp_path / "opened", tmp_path / "office"
        program.write_text(f'#!/bin/sh\ntouch "{marker}"\n')
        program.chmod(0o755)
        monkeypatch.setenv("NTM_DOCS_SOFFICE", str(program))
        source = tmp_path / FOREIGN[name][1]
        source.write_bytes(FOREIGN[name][0])
        (made,) = make_pdfs([source])
        assert made.problem is not None
        assert not marker.exists()

    def but_a_paper_with_macros_is_one(self) -> None:
        assert "word/document.xml" in open_paper(docx(para("x"), main="macroEnabled.main"), "a.docm").parts


class DescribeAPaperThatMustNotGoOut:
    @pytest.mark.parametrize("name", UNDECIDED)
    def it_is_told_which_changes_nobody_decided(self, name: str) -> None:
        body, word = UNDECIDED[name]
        (problem,) = refused(docx(body)).problems
        assert problem.code == "pdf.tracked"
        assert word in str(problem)
        assert "Accept All Changes" in str(problem)

    def it_is_told_of_changes_in_its_header(self) -> None:
        assert refused(docx(para("x"), {"header1": para(change("ins", run("09")))})).problems[0].code == "pdf.tracked"

    @pytest.mark.parametrize("kind", ["image", "oleObject", "subDocument"])
    def it_is_told_what_it_fetches_from_elsewhere(self, kind: str) -> None:
        link = f'<Relationship Id="x" Type="{_REL}/{kind}" Target="http://example.org/x" TargetMode="External"/>'
        (problem,) = refused(docx(para("x"), relations=link)).problems
        assert problem.code == "pdf.linked"
        assert "http://example.org/x" in str(problem)

    @pytest.mark.parametrize(
        ("kind", "target"),
        [
            ("hyperlink", "http://example.org/x"),
            ("attachedTemplate", "file:///C:\\Users\\An\\AppData\\Roaming\\Microsoft\\Templates\\Normal.dotm"),
        ],
    )
    def but_a_link_that_is_not_fetched_is_no_matter(self, kind: str, target: str) -> None:
        link = f'<Relationship Id="x" Type="{_REL}/{kind}" Target="{target}" TargetMode="External"/>'
        assert open_paper(docx(para("x"), relations=link), "a.docx")

    def it_is_told_all_at_once(self) -> None:
        codes = [one.code for one in refused(docx('<w:altChunk r:id="no"/>' + UNDECIDED["a row"][0])).problems]
        assert codes == ["pdf.chunk", "pdf.tracked"]


class DescribeWhatIsChosen:
    def it_is_each_paper_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "a.docx").write_bytes(docx(para("x")))
        monkeypatch.chdir(tmp_path)
        chosen = choose([Path("a.docx"), tmp_path / "a.docx", Path("./a.docx"), tmp_path, Path("*.docx")])
        assert len(chosen.documents) == 1

    @pytest.mark.parametrize("what", ["folder", "pattern"])
    def but_where_there_is_none_it_is_said_with_what_there_is(self, what: str, tmp_path: Path) -> None:
        for name in ("a.pdf", "b.pdf", "~$a.docx", "c.yaml"):
            (tmp_path / name).write_bytes(b"x")
        with pytest.raises(MachineError) as error:
            choose([tmp_path if what == "folder" else tmp_path / "*.docm"])
        assert ("2 tệp .pdf" in str(error.value)) == (what == "folder")
        assert ("~$" in str(error.value)) == (what == "folder")

    def but_papers_of_other_kinds_are_named(self, tmp_path: Path) -> None:
        for name in ("a.docx", "b.rtf", "c.odt"):
            (tmp_path / name).write_bytes(b"x")
        assert [one.name for one in choose([tmp_path]).others] == ["b.rtf", "c.odt"]


@pytest.mark.office
class DescribeTheCommand:
    def it_ends_with_1_where_a_file_is_no_paper(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_text("ten: x\n", encoding="utf-8")
        done = command(["pdf", "a.yaml"], tmp_path)
        assert done.returncode == 1
        assert "tệp dữ liệu" in done.stderr
        assert sorted(one.name for one in tmp_path.iterdir()) == ["a.yaml"]

    def it_ends_with_3_where_there_is_nothing_to_print(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(b"%PDF")
        done = command(["pdf", "."], tmp_path, NTM_DOCS_LANG="en")
        assert done.returncode == 3
        assert "no Word document" in done.stderr
        assert "1 .pdf files" in done.stderr

    def it_tells_of_a_pdf_that_is_left_from_before(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(docx(UNDECIDED["words inserted"][0]))
        old = stable(b"%PDF old /ID [<" + b"0" * 32 + b"><" + b"0" * 32 + b">]")
        (tmp_path / "a.pdf").write_bytes(old)
        done = command(["pdf", "a.docx"], tmp_path)
        assert done.returncode == 1
        assert "a.pdf là của lần trước" in done.stderr
        assert (tmp_path / "a.pdf").read_bytes() == old

    def it_never_writes_over_a_pdf_that_is_signed(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(docx(para("x")))
        (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 /ByteRange [0 1 2 3]")
        (made,) = make_pdfs([tmp_path / "a.docx"])
        assert made.problem is not None
        assert made.problem.code == "pdf.signed"
        assert b"/ByteRange" in (tmp_path / "a.pdf").read_bytes()

    def it_makes_no_two_pdfs_of_one_name(self, tmp_path: Path) -> None:
        sources = [tmp_path / name for name in ("a.docm", "a.docx")]
        for source in sources:
            source.write_bytes(docx(para(source.suffix[1:])))
        made = make_pdfs(sources)
        assert [one.problem.code if one.problem else "" for one in made] == ["", "pdf.same_name"]
