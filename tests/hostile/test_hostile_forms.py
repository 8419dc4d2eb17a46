"""A folder of forms: what stands under a form's name is used, or refused by name; never ours in its place."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SAMPLE
from packages import made

from ntm_docs.api import FormsRequest, forms
from ntm_docs.pipeline import build, template_folders
from ntm_docs.problems import ProblemsError
from ntm_docs.rendering import find_templates, load_template

OURS = find_templates() / "danh-sach.docx"


def as_folder(path: Path) -> None:
    path.mkdir()


def as_link_to_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("không có"))


def as_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def as_link_to_a_folder(path: Path) -> None:
    path.symlink_to(path.parent.parent)


def as_pipe(path: Path) -> None:
    os.mkfifo(path)


def as_copy(path: Path) -> None:
    shutil.copyfile(OURS, path)


UNDER_A_NAME = [
    ("danh-sach.docx", as_folder, "template.not_file"),
    ("danh-sach.docx", as_link_to_nothing, "template.not_file"),
    ("danh-sach.docx", as_link_to_itself, "template.not_file"),
    ("danh-sach.docx", as_link_to_a_folder, "template.not_file"),
    ("danh-sach.docx", as_pipe, "template.not_file"),
    ("danh-sach.DOCX", as_copy, "template.other_kind"),
    ("DANH-SACH.DOCX", as_copy, "template.other_kind"),
    ("Danh-Sach.docx", as_copy, "template.other_kind"),
    ("DANH-SACH.DOTX", as_copy, "template.other_kind"),
    ("danh-sach.DOCX", as_folder, "template.other_kind"),
    ("danh-sach (1).DOCX", as_copy, "template.stranger"),
    ("danh sach.Docx", as_copy, "template.stranger"),
    ("TO-TRINH.docx", as_copy, "template.twice"),
]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with one sound form of the office's own."""
    folder = tmp_path / "mau"
    folder.mkdir()
    shutil.copyfile(find_templates() / "to-trinh.docx", folder / "to-trinh.docx")
    return folder


@pytest.mark.skipif(os.name != "posix", reason="links, pipes and capital letters in names")
class DescribeAFolderOfForms:
    @pytest.mark.parametrize(("name", "put", "code"), UNDER_A_NAME)
    def it_refuses_by_name_what_it_would_not_use(
        self, name: str, put: Callable[[Path], None], code: str, own: Path, tmp_path: Path
    ) -> None:
        put(own / name)
        for door in (lambda: build(SAMPLE, tmp_path / "ra", templates=own), lambda: forms(FormsRequest(own))):
            with pytest.raises(ProblemsError) as error:
                door()
            (problem,) = error.value.problems
            assert problem.code == code
            assert name in str(problem)
        assert not (tmp_path / "ra").exists()

    def it_tells_everything_at_once(self, own: Path) -> None:
        as_folder(own / "danh-sach.docx")
        as_copy(own / "BIEN-BAN.DOCX")
        with pytest.raises(ProblemsError) as error:
            template_folders(own)
        assert {one.code for one in error.value.problems} == {"template.other_kind", "template.not_file"}

    def it_never_takes_ours_for_what_stands_under_the_name(self, own: Path) -> None:
        as_link_to_nothing(own / "danh-sach.docx")
        with pytest.raises(ProblemsError, match=r"danh-sach\.docx"):
            load_template("danh-sach", own)

    def but_a_link_to_a_form_is_one(self, own: Path, tmp_path: Path) -> None:
        (own / "danh-sach.docx").symlink_to(OURS)
        (own / "~$danh-sach.DOCX").write_bytes(b"x")
        assert (build(SAMPLE, tmp_path / "ra", templates=own).folder / "manifest.json").is_file()

    def but_an_older_file_beside_the_form_is_no_matter(self, own: Path) -> None:
        (own / "to-trinh.doc").write_bytes(b"x")
        assert template_folders(own)[0] == own


class DescribeABrokenForm:
    @pytest.mark.parametrize(
        "case", ["broken styles", "no content types", "no relationships", "no relationships of the text", "no header"]
    )
    def it_stops_the_build_by_name(self, case: str, tmp_path: Path) -> None:
        (tmp_path / "mau").mkdir()
        (tmp_path / "mau" / "danh-sach.docx").write_bytes(made(case))
        with pytest.raises(ProblemsError) as error:
            build(SAMPLE, tmp_path / "ra", templates=tmp_path / "mau")
        assert {(one.code, one.place.file) for one in error.value.problems} == {("template.broken", "danh-sach.docx")}
        assert not (tmp_path / "ra").exists()
