"""PDFs: made beside the documents, proved, and honest where they could not be made."""

import shutil
import stat
import sys
import time
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Twips
from pypdf import PdfReader

from ntm_docs.finishing import read_manifest, verify
from ntm_docs.pipeline import build_all
from ntm_docs.printing import PrintOptions, find_program, make_pdfs, print_files
from ntm_docs.printing.proving.pages import judge_pages
from ntm_docs.printing.proving.proof import prove
from ntm_docs.problems import MachineError

pytestmark = pytest.mark.office

SAMPLE = Path(__file__).parents[2] / "samples" / "ho-so-kien-giang-2025.yaml"


@pytest.fixture(scope="session")
def office() -> str:
    """The office program; the set-up installs it, so a machine without it is a fault and not a reason to pass."""
    return find_program()


def written(path: Path, *texts: str) -> Path:
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    for text in texts:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def identity(pdf: Path | bytes) -> object:
    """The identifier that a PDF bears."""
    return PdfReader(pdf if isinstance(pdf, Path) else BytesIO(pdf)).trailer["/ID"]


@pytest.fixture
def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: str) -> None:
    """The stand-in in place of the office program."""
    program = tmp_path / "office"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{Path(__file__).parent / "fake_office.py"}" "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("REAL_OFFICE", office)
    monkeypatch.setenv("NTM_DOCS_SOFFICE", str(program))
    monkeypatch.setattr("ntm_docs.printing.office.convert.START_SECONDS", 8.0)


@pytest.mark.usefixtures("office")
class DescribePdfs:
    def they_stand_beside_their_documents_with_their_pages(self, tmp_path: Path) -> None:
        one = written(tmp_path / "một tờ trình.docx", "Kính gửi: Sở Nội vụ.")
        other = written(tmp_path / "b.docx", *["Nội dung văn bản."] * 120)
        made = make_pdfs([one, other])
        assert [(item.problem, item.pdf.name) for item in made] == [(None, "một tờ trình.pdf"), (None, "b.pdf")]
        assert [item.pages for item in made] == [len(PdfReader(item.pdf).pages) for item in made]
        assert made[1].pages > 1

    def they_are_the_same_bytes_whenever_they_are_made(self, tmp_path: Path) -> None:
        source = written(tmp_path / "a.docx", "Kính gửi: Sở Nội vụ.")
        first = make_pdfs([source])[0].pdf.read_bytes()
        time.sleep(1.1)  # the times in a PDF are of whole seconds
        assert make_pdfs([source])[0].pdf.read_bytes() == first
        source = written(tmp_path / "a.docx", "Kính gửi: Sở Tài chính.")
        assert identity(make_pdfs([source])[0].pdf) != identity(first)

    def they_may_be_made_for_the_archive(self, tmp_path: Path) -> None:
        (made,) = make_pdfs([written(tmp_path / "a.docx", "Kính gửi.")], PrintOptions(archive=True))
        metadata = PdfReader(made.pdf).xmp_metadata
        assert metadata is not None
        assert b"pdfaid:part>2<" in made.pdf.read_bytes() or 'part="2"' in str(metadata.stream)

    @pytest.mark.usefixtures("failing")
    def but_a_crash_costs_only_the_file_that_makes_it(self, tmp_path: Path) -> None:
        texts = ["Một.", "Hai.", "CRASH", "Bốn.", "Năm."]
        sources = [written(tmp_path / f"{index}.docx", text) for index, text in enumerate(texts)]
        made = make_pdfs(sources, PrintOptions(file_seconds=1.0))
        assert [item.problem.code if item.problem else "" for item in made] == ["", "", "pdf.failed", "", ""]
        assert not (tmp_path / "2.pdf").exists()
        assert (tmp_path / "2.docx").is_file()

    @pytest.mark.usefixtures("failing")
    def but_a_file_that_hangs_is_given_up_in_time(self, tmp_path: Path) -> None:
        sources = [written(tmp_path / f"{index}.docx", text) for index, text in enumerate(["Một.", "HANG", "Ba."])]
        made = make_pdfs(sources, PrintOptions(file_seconds=0.5))
        assert [item.problem.code if item.problem else "" for item in made] == ["", "pdf.failed", ""]

    @pytest.mark.usefixtures("failing")
    def but_what_is_no_pdf_is_not_taken_for_one(self, tmp_path: Path) -> None:
        (made,) = make_pdfs([written(tmp_path / "a.docx", "SPOIL")])
        assert made.problem is not None
        assert made.problem.code == "pdf.broken"
        assert not (tmp_path / "a.pdf").exists()

    # Of a private area that no font has; letters of an old script, of which the PDF's text keeps the first alone.
    @pytest.mark.parametrize("unknown", ["\U0010f123", "\U00014400\U00014401\U00014402"])
    def but_a_character_that_no_font_draws_is_told(self, tmp_path: Path, unknown: str) -> None:
        (made,) = make_pdfs([written(tmp_path / "a.docx", f"Kính gửi: Sở Nội vụ {unknown}.")])
        assert made.problem is not None
        assert made.problem.code == "pdf.glyph"
        assert all(f"U+{ord(one):04X}" in str(made.problem) for one in unknown)
        assert "Sở" not in str(made.problem.facts["letters"])
        assert not (tmp_path / "a.pdf").exists()

    def but_without_the_program_they_are_refused_with_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NTM_DOCS_SOFFICE", "/nowhere/soffice")
        with pytest.raises(MachineError) as error:
            find_program()
        assert "apt install libreoffice" in str(error.value)


@pytest.mark.usefixtures("office")
class DescribeProof:
    def it_misses_words_that_the_pdf_does_not_have(self, tmp_path: Path) -> None:
        (made,) = make_pdfs([written(tmp_path / "a.docx", "Kính gửi Sở Nội vụ.")])
        longer = written(tmp_path / "b.docx", "Kính gửi Sở Nội vụ và Sở Tài chính.")
        proved = prove(made.pdf.read_bytes(), longer.read_bytes(), "b.docx")
        assert proved.problem is not None
        assert proved.problem.facts["words"] == "sở, và, tài, chính"

    def it_tells_paper_that_is_not_a4(self, tmp_path: Path) -> None:
        source = written(tmp_path / "a.docx", "Trang Letter.")
        (made,) = make_pdfs([source])
        assert [warning.code for warning in made.warnings] == ["pdf.paper"]


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, Any]]:
    """The sample of 2025 with PDFs and print sets for both sides."""
    folder = tmp_path_factory.mktemp("in") / "out"
    (built,) = build_all(
        [SAMPLE],
        folder,
        printer=lambda files, manifest, beside: print_files(
            files, manifest, PrintOptions(), duplex=True, beside=beside
        ),
    )
    assert built.ready is not None
    return folder, {"manifest": built.manifest, "ready": built.ready}


class DescribePrintSets:
    def they_hold_every_document_as_often_as_it_is_handed_in(self, ready: tuple[Path, Mapping[str, Any]]) -> None:
        folder, told = ready
        assert len(told["ready"].jobs) == 3
        for dossier, job in zip(told["manifest"]["dossiers"], told["ready"].jobs, strict=True):
            lengths = [len(PdfReader((folder / one["path"]).with_suffix(".pdf")).pages) for one in dossier["documents"]]
            whole = PdfReader(folder / job.path)
            padded = sum(length + length % 2 for length in lengths)
            assert (job.made.copies, job.made.pages) == (dossier["copies"], sum(lengths))
            assert len(whole.pages) == padded * dossier["copies"]
            assert job.made.all_sheets == padded // 2 * dossier["copies"]
            assert job.path.endswith(f"in-{dossier['copies']:02}-bo.pdf")

    def they_begin_every_document_on_a_right_hand_page(self, ready: tuple[Path, Mapping[str, Any]]) -> None:
        folder, told = ready
        dossier, job = told["manifest"]["dossiers"][0], told["ready"].jobs[0]
        page = 0
        whole = PdfReader(folder / job.path)
        for document in dossier["documents"]:
            own = PdfReader((folder / document["path"]).with_suffix(".pdf"))
            assert page % 2 == 0
            assert whole.pages[page].extract_text() == own.pages[0].extract_text()
            page += len(own.pages) + len(own.pages) % 2

    def they_are_in_the_manifest_with_the_pdfs(self, ready: tuple[Path, Mapping[str, Any]]) -> None:
        folder, told = ready
        assert verify(folder) == []
        listed = read_manifest(folder)
        paper = [path for path in listed if "tep-dien-tu/" not in path]
        assert sum(path.endswith(".pdf") for path in paper) == len(told["ready"].printed) + 3

    def its_pages_have_no_fault_of_print(self, ready: tuple[Path, Mapping[str, Any]]) -> None:
        assert ready[1]["ready"].problems == ()


class DescribePrintedPages:
    """What the pages show and the document does not."""

    def codes(self, source: Path) -> set[str]:
        (made,) = make_pdfs([source])
        return {problem.code for problem in judge_pages(made.pdf.read_bytes(), source.read_bytes(), source.name)}

    @pytest.fixture
    def paper(self, ready: tuple[Path, Mapping[str, Any]], tmp_path: Path) -> Path:
        found = next(ready[0].rglob("01-to-trinh.docx"))
        return Path(shutil.copy(found, tmp_path / "to-trinh.docx"))

    def they_are_fine_as_we_make_them(self, paper: Path) -> None:
        assert self.codes(paper) == set()

    def they_show_a_title_that_wraps(self, paper: Path) -> None:
        document = Document(str(paper))
        for column, width in zip(document.tables[0].columns, (5_500, 3_800), strict=True):
            column.width = Twips(width)
            for cell in column.cells:
                cell.width = Twips(width)
        document.save(str(paper))
        assert "page.wrapped" in self.codes(paper)

    @pytest.mark.parametrize("whole", [True, False])
    def they_show_a_row_that_is_split(self, tmp_path: Path, *, whole: bool) -> None:
        document = Document()
        table = document.add_table(3, 2)
        table.style = "Table Grid"
        for number, row in enumerate(table.rows):
            row.cells[0].text = f"Dòng thứ {number} của bảng này"
            row.cells[1].text = " ".join(f"từ {number} {word} của dòng" for word in range(60))
            if whole:
                row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        path = tmp_path / "bang.docx"
        document.save(str(path))
        assert ("page.row" in self.codes(path)) == (not whole)

    def they_show_a_blank_page(self, paper: Path) -> None:
        document = Document(str(paper))
        document.add_page_break()
        document.add_page_break()
        document.save(str(paper))
        assert "page.blank" in self.codes(paper)

    def they_show_a_signature_that_stands_alone(self, paper: Path) -> None:
        document = Document(str(paper))
        spot = document.tables[-1]._tbl.getprevious()
        spot.getparent().remove(spot)
        document.tables[-1].rows[0].cells[0].paragraphs[0].paragraph_format.page_break_before = True
        document.save(str(paper))
        assert "page.signature" in self.codes(paper)

    def they_show_pages_without_their_number(self, paper: Path) -> None:
        document = Document(str(paper))
        for part in (document.sections[0].header, document.sections[0].first_page_header):
            for paragraph in part.paragraphs:
                paragraph.clear()
        document.paragraphs[-1].insert_paragraph_before("Nội dung văn bản. " * 400)
        document.save(str(paper))
        assert "page.number" in self.codes(paper)

    def they_show_a_number_on_the_first_page(self, paper: Path) -> None:
        document = Document(str(paper))
        document.sections[0].different_first_page_header_footer = False
        document.save(str(paper))
        assert "page.number" in self.codes(paper)

    @pytest.mark.parametrize("anew", [True, False])
    def they_show_an_appendix_that_does_not_count_from_one(self, paper: Path, *, anew: bool) -> None:
        document = Document(str(paper))
        for name in ("I", "II"):
            self.begin_appendix(document, name, anew=anew)
        document.save(str(paper))
        assert self.codes(paper) == (set() if anew else {"page.number"})

    def they_find_an_appendix_though_the_text_begins_a_line_with_its_name(self, paper: Path) -> None:
        document = Document(str(paper))
        document.paragraphs[-1].insert_paragraph_before("Phụ lục I")
        self.begin_appendix(document, "I", anew=True)
        document.save(str(paper))
        assert self.codes(paper) == set()

    def they_go_on_counting_where_only_the_paper_turns(self, paper: Path) -> None:
        document = Document(str(paper))
        across = document.add_section()
        across.page_width, across.page_height = across.page_height, across.page_width
        across.different_first_page_header_footer = False
        document.add_paragraph("Các số liệu kèm theo được trình bày trên khổ ngang.")
        document.save(str(paper))
        assert self.codes(paper) == set()

    @staticmethod
    def begin_appendix(document: Any, name: str, *, anew: bool) -> None:
        section = document.add_section()
        if anew and section._sectPr.find(qn("w:pgNumType")) is None:
            number = OxmlElement("w:pgNumType")
            number.set(qn("w:start"), "1")
            section._sectPr.find(qn("w:pgMar")).addnext(number)
        for text in (f"Phụ lục {name}", "BIỂU SỐ LIỆU", "(Kèm theo Tờ trình số 15/TTr-UBND)"):
            document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
        document.add_paragraph("Số liệu của các đơn vị trong kỳ. " * 200)
