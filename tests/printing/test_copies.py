"""How many copies of a drafted document are printed: what its recipients say."""

from io import BytesIO
from pathlib import Path

import pytest
from conftest import SAMPLE
from docx import Document
from pypdf import PdfReader

from ntm_docs.finishing import verify
from ntm_docs.pipeline import BuildOptions, build_all
from ntm_docs.planning import WantedExtras, plan_input
from ntm_docs.printing import PrintOptions, print_files


def one_line(text: str) -> bytes:
    document, data = Document(), BytesIO()
    document.add_paragraph(text)
    document.save(data)
    return data.getvalue()


def copies(folder: Path, recipients: str, filed: str = "") -> int | None:
    path = folder / "x.yaml"
    path.write_text(
        f"loại: thông báo\ntrích yếu: Thử\nnơi nhận: {recipients}\n{filed}nội dung: Một.\n", encoding="utf-8"
    )
    entry = plan_input(path).manifest(())["dossiers"][0]
    found: int | None = entry["copies"]
    return found


class DescribeCopies:
    @pytest.mark.parametrize(
        ("recipients", "filed", "count"),
        [
            ("[Các ấp (3b), Đảng ủy (1b)]", "lưu: VT\n", 5),
            ("[Các ấp (3b), 'Lưu: VT, VHXH (2b)']", "", 5),
            ("[Các ấp (12 b)]", "lưu: VT, VHXH\n", 13),
            ("[Các ấp (3 bản)]", "", 3),
            ("[Các ấp (3b), Đảng ủy]", "lưu: VT\n", None),
        ],
    )
    def they_are_the_sum_of_the_marks_or_not_known(
        self, tmp_path: Path, recipients: str, filed: str, count: int | None
    ) -> None:
        assert copies(tmp_path, recipients, filed) == count


@pytest.mark.office
class DescribeSetsOfUnknownNumber:
    @pytest.fixture
    def files(self) -> dict[str, bytes]:
        return {f"ho-so/{name}.docx": one_line(name) for name in ("01-to-trinh", "02-danh-sach")}

    @staticmethod
    def manifest(*paths: str) -> dict[str, object]:
        return {"dossiers": [{"id": "ho-so", "copies": None, "documents": [{"path": path} for path in paths]}]}

    def they_are_printed_once_and_said_to_be_unknown(self, files: dict[str, bytes]) -> None:
        ready = print_files(files, self.manifest(*files), PrintOptions())
        assert [(job.path, job.told, job.made.pages) for job in ready.jobs] == [("ho-so/in-tung-bo.pdf", False, 2)]

    def but_a_document_alone_needs_no_set(self, files: dict[str, bytes]) -> None:
        path = next(iter(files))
        assert print_files({path: files[path]}, self.manifest(path), PrintOptions()).jobs == ()


@pytest.mark.office
class DescribeSeparators:
    """Sheets between the sets of different recipients."""

    PLAN = (
        "loại: thông báo\ncơ quan: {tên: Ủy ban nhân dân xã An Biên, ký hiệu: UBND, địa danh: An Biên}\n"
        "ngày: 03/11/2025\ntrích yếu: Về việc họp\nnơi nhận: [Các ấp (3b), Đảng ủy xã (1b)]\n"
        "lưu: VT\nnội dung: Họp ngày 05/11/2025.\n"
        "người ký: {chức vụ: Chủ tịch, quyền hạn: TM. Ủy ban nhân dân, họ và tên: Lê Văn An}\n"
    )

    @staticmethod
    def texts(source: Path, folder: Path, *, duplex: bool = False) -> list[str]:
        """The words of each page of the print set."""
        (built,) = build_all(
            [source],
            folder,
            BuildOptions(wanted=WantedExtras(separators=True)),
            printer=lambda files, manifest, beside: print_files(
                files, manifest, PrintOptions(), duplex=duplex, beside=beside
            ),
        )
        assert built.ready is not None
        assert "page.number" not in {problem.code for problem in built.ready.problems}
        job = built.ready.jobs[0]
        pages = [page.extract_text() for page in PdfReader(folder / job.path).pages]
        assert job.made.all_sheets == (len(pages) // 2 if duplex else len(pages))
        assert verify(folder) == []
        return pages

    @pytest.fixture
    def plan(self, tmp_path: Path) -> Path:
        path = tmp_path / "thong-bao.yaml"
        path.write_text(self.PLAN, encoding="utf-8")
        return path

    def they_stand_before_the_copies_of_each_recipient(self, plan: Path, tmp_path: Path) -> None:
        pages = self.texts(plan, tmp_path / "out")
        kinds = ["ngăn" if "TỜ NGĂN CÁCH" in page else "bản" for page in pages]
        assert kinds == ["ngăn", "bản", "bản", "bản", "ngăn", "bản", "ngăn", "bản"]
        heads = [page for page in pages if "TỜ NGĂN CÁCH" in page]
        assert ["Các ấp" in heads[0], "Đảng ủy xã" in heads[1], "Lưu: VT" in heads[2]] == [True] * 3
        assert "03 bản" in heads[0]

    def they_have_an_empty_back_when_both_sides_are_printed(self, plan: Path, tmp_path: Path) -> None:
        pages = self.texts(plan, tmp_path / "out", duplex=True)
        assert len(pages) == 16
        assert all(not pages[index + 1].strip() for index, page in enumerate(pages) if "TỜ NGĂN CÁCH" in page)

    def they_number_the_sets_of_a_dossier(self, tmp_path: Path) -> None:
        pages = self.texts(SAMPLE, tmp_path / "out")
        assert [number for number in (1, 2, 3) if any(f"Bộ {number:02}/03" in page for page in pages)] == [1, 2, 3]

    def but_without_the_marks_there_are_none(self, plan: Path, tmp_path: Path) -> None:
        plan.write_text(self.PLAN.replace(" (1b)", ""), encoding="utf-8")
        (built,) = build_all([plan], tmp_path / "out", BuildOptions(wanted=WantedExtras(separators=True)))
        assert "extras" not in built.manifest
