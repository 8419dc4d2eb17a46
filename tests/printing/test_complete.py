"""A complete dossier, printed: the sums of index, slip and sets are those of the pages."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import ROOT, own_starter
from pypdf import PdfReader

from ntm_docs.batch import RunOptions, build_workbook
from ntm_docs.finishing import verify
from ntm_docs.pipeline import BuildOptions, build_all
from ntm_docs.planning import WantedExtras
from ntm_docs.printing import PrintOptions, print_files
from ntm_docs.reading import RawMapping
from ntm_docs.reading.yaml_files.tree import parse_yaml
from ntm_docs.spreadsheets.writing.create import workbook_of

SAMPLE = ROOT / "samples" / "ho-so-kien-giang-2025.yaml"


def pages_of(path: Path) -> int:
    return len(PdfReader(path.with_suffix(".pdf")).pages)


def table(path: Path, title: str) -> list[list[str]]:
    """The rows below the header of the table that has a column of that title."""
    tables = docx.Document(str(path)).tables
    found = next(one for one in tables if title in [cell.text for cell in one.rows[0].cells])
    return [[cell.text for cell in row.cells] for row in found.rows[1:]]


def body(path: Path) -> str:
    return "\n".join(one.text for one in docx.Document(str(path)).paragraphs)


@pytest.fixture(scope="session")
def complete(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, Any]]:
    """The sample of 2025, complete, with its PDFs."""
    folder = tmp_path_factory.mktemp("tron") / "out"
    (built,) = build_all(
        [SAMPLE],
        folder,
        BuildOptions(wanted=WantedExtras(complete=True)),
        printer=lambda files, manifest, beside: print_files(files, manifest, PrintOptions(), beside=beside),
    )
    assert built.ready is not None
    return folder, {"manifest": built.manifest, "ready": built.ready}


@pytest.mark.office
class DescribeACompletePrintedDossier:
    def its_index_counts_the_real_pages(self, complete: tuple[Path, Mapping[str, Any]]) -> None:
        folder, told = complete
        for dossier in told["manifest"]["dossiers"]:
            index = folder / dossier["id"] / "00-2-muc-luc-ho-so.docx"
            real = [pages_of(folder / one["path"]) for one in dossier["documents"]]
            assert [int(row[4]) for row in table(index, "Số trang")] == real
            assert f"{len(real):02} văn bản, {sum(real)} trang; {dossier['copies']:02} bộ." in body(index)

    def its_slip_counts_documents_pages_and_sets(self, complete: tuple[Path, Mapping[str, Any]]) -> None:
        folder, told = complete
        slip = folder / "phieu-giao-nhan.docx"
        rows = [[int(cell) for cell in row[3:6]] for row in table(slip, "Số bộ")]
        dossiers = told["manifest"]["dossiers"]
        assert rows == [
            [len(one["documents"]), sum(pages_of(folder / d["path"]) for d in one["documents"]), one["copies"]]
            for one in dossiers
        ]
        assert f"{len(dossiers):02} hồ sơ, {sum(one['copies'] for one in dossiers):02} bộ." in body(slip)

    def its_sets_begin_with_cover_and_index(self, complete: tuple[Path, Mapping[str, Any]]) -> None:
        folder, told = complete
        for dossier, job in zip(told["manifest"]["dossiers"], told["ready"].jobs, strict=False):
            fronts = [folder / one["path"] for one in told["manifest"]["extras"] if one["front"] == dossier["id"]]
            papers = [*fronts, *(folder / one["path"] for one in dossier["documents"])]
            assert [path.stem for path in fronts] == ["00-1-bia-ho-so", "00-2-muc-luc-ho-so"]
            assert job.made.pages == sum(map(pages_of, papers))
            whole = PdfReader(folder / job.path)
            assert len(whole.pages) == job.made.pages * dossier["copies"]
            assert "HỒ SƠ" in whole.pages[0].extract_text()
            assert "MỤC LỤC HỒ SƠ" in whole.pages[1].extract_text()

    def its_ballots_are_as_many_as_were_given_out(self, complete: tuple[Path, Mapping[str, Any]]) -> None:
        folder, _told = complete
        given = re.search(r"số phiếu phát ra: (\d+)", SAMPLE.read_text(encoding="utf-8"))
        assert given
        (ballots,) = folder.glob("hop-hoi-dong/in-*.pdf")
        assert ballots.name == f"in-{int(given[1]):02}-ban-02-phieu-bieu-quyet.pdf"
        assert len(PdfReader(ballots).pages) == int(given[1]) * pages_of(
            folder / "hop-hoi-dong/02-phieu-bieu-quyet.docx"
        )

    def it_is_whole_and_its_pages_have_no_fault(self, complete: tuple[Path, Mapping[str, Any]]) -> None:
        folder, told = complete
        assert verify(folder) == []
        assert told["ready"].problems == ()

    def it_is_made_of_a_workbook_too(self, tmp_path: Path) -> None:
        source = tmp_path / "danh-sach.xlsx"
        raw = parse_yaml(own_starter(), "ho-so.yaml")
        assert isinstance(raw, RawMapping)
        source.write_bytes(workbook_of([raw], [], []))
        done = build_workbook(
            source, tmp_path / "out", RunOptions(BuildOptions(wanted=WantedExtras(complete=True)), pdf=True)
        )
        assert verify(tmp_path / "out") == []
        for dossier in done.manifest["dossiers"]:
            index = tmp_path / "out" / dossier["id"] / "00-2-muc-luc-ho-so.docx"
            real = [pages_of(tmp_path / "out" / one["path"]) for one in dossier["documents"]]
            assert [int(row[4]) for row in table(index, "Số trang")] == real
