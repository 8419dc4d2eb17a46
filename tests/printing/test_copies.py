"""How many copies of a drafted document are printed: what its recipients say."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from ntm_docs.planning import plan_input
from ntm_docs.printing import Options, print_files


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


class DescribeSetsOfUnknownNumber:
    @pytest.fixture
    def files(self) -> dict[str, bytes]:
        return {f"ho-so/{name}.docx": one_line(name) for name in ("01-to-trinh", "02-danh-sach")}

    @staticmethod
    def manifest(*paths: str) -> dict[str, object]:
        return {"dossiers": [{"id": "ho-so", "copies": None, "documents": [{"path": path} for path in paths]}]}

    def they_are_printed_once_and_said_to_be_unknown(self, files: dict[str, bytes]) -> None:
        ready = print_files(files, self.manifest(*files), Options())
        assert [(job.path, job.told, job.made.pages) for job in ready.jobs] == [("ho-so/in-tung-bo.pdf", False, 2)]

    def but_a_document_alone_needs_no_set(self, files: dict[str, bytes]) -> None:
        path = next(iter(files))
        assert print_files({path: files[path]}, self.manifest(path), Options()).jobs == ()
