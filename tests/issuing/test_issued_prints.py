"""PDFs and print sets of the papers of receiving offices."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from reception_sample import appraised, received

from ntm_docs import api
from ntm_docs.finishing import verify
from ntm_docs.issuing import IssueWish, issue
from ntm_docs.printing import MakeExtras, Ready
from ntm_docs.problems import MachineError

DECISION, SUBMISSION = IssueWish(("quyet-dinh",)), IssueWish(("to-trinh-so",))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The workbook appraised."""
    return appraised(received(tmp_path), tmp_path / "xong.xlsx")


def printer(files: Mapping[str, bytes], manifest: Mapping[str, Any], beside: MakeExtras) -> Ready:
    """A page of nothing beside each document, in the place of an office program."""
    assert list(beside({})) == []
    data = {path.removesuffix(".docx") + ".pdf": f"%PDF của {path}".encode() for path in files}
    assert [one["path"] for entry in manifest["dossiers"] for one in entry["documents"]] == list(files)
    listed = tuple({"path": path, "sha256": sha256(text).hexdigest()} for path, text in data.items())
    return Ready((), (), (), listed, data=data)


def prints(folder: Path) -> set[str]:
    return {one.relative_to(folder).parts[0] for one in folder.rglob("*.pdf")}


class DescribeThePrints:
    def they_stay_with_papers_that_stay(self, book: Path, tmp_path: Path) -> None:
        issue(book, tmp_path / "ra", SUBMISSION, printer=printer)
        done = issue(book, tmp_path / "ra", DECISION, printer=printer)
        assert prints(tmp_path / "ra") == {"08-to-trinh-so", "11-quyet-dinh"}
        assert verify(tmp_path / "ra") == []
        assert "issue.prints_gone" not in [one.code for one in done.notes]

    def but_those_of_papers_made_anew_are_gone_and_that_is_told(self, book: Path, tmp_path: Path) -> None:
        issue(book, tmp_path / "ra", SUBMISSION, printer=printer)
        issue(book, tmp_path / "ra", DECISION, printer=printer)
        done = issue(book, tmp_path / "ra", DECISION)
        assert prints(tmp_path / "ra") == {"08-to-trinh-so"}
        assert [one.facts["count"] for one in done.notes if one.code == "issue.prints_gone"] == [3]
        assert verify(tmp_path / "ra") == []

    def but_without_an_office_program_the_papers_are_made_all_the_same(
        self, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def none() -> None:
            raise MachineError("pdf.no_libreoffice")

        monkeypatch.setattr("ntm_docs.printing.find_program", none)
        answer = api.issue(api.IssueRequest(book, tmp_path / "ra", ("quyet-dinh",), pdf=True))
        assert (answer.status, answer.no_program) == ("machine", True)
        assert len(list((tmp_path / "ra").rglob("*.docx"))) == 3
        assert prints(tmp_path / "ra") == set()
