"""A form that was opened before makes the same documents, and tells the same faults."""

from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLE
from small_forms import bare, para
from small_forms import form as small_form

from ntm_docs.pipeline import template_folders
from ntm_docs.planning import Planned, plan_input
from ntm_docs.problems import ProblemsError
from ntm_docs.rendering import kept_forms
from ntm_docs.rendering.kept_forms import open_kept
from ntm_docs.rendering.template import Template

FORM = "bao-cao-nd91-mau-07"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, as a system has it."""
    monkeypatch.setattr("ntm_docs.machine.kept.user_cache_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    (folder,) = template_folders(None)
    path = tmp_path / f"{FORM}.docx"
    path.write_bytes((folder / path.name).read_bytes())
    return path


@pytest.fixture(scope="module")
def contexts() -> dict[str, dict[str, Any]]:
    """The values of one paper for each form of the sample."""
    planned = plan_input(SAMPLE, None, None)
    assert isinstance(planned, Planned)
    return {one.form: dict(one.context()) for one in planned.papers()}


def told(form: Template, context: dict[str, Any]) -> list[str]:
    try:
        form.check_names(context)
        form.render(context)
    except ProblemsError as error:
        return [repr(one) for one in error.problems]
    return []


def never_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    def compiled(*_: object) -> Any:
        raise AssertionError

    monkeypatch.setattr("ntm_docs.rendering.template.open_form", compiled)


class DescribeAForm:
    def it_is_not_compiled_again_and_makes_the_same_bytes(
        self, contexts: dict[str, dict[str, Any]], cache: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder,) = template_folders(None)
        made = {name: open_kept(folder / f"{name}.docx").fill(context) for name, context in contexts.items()}
        assert len(list((cache / "bieu-mau").iterdir())) == len(contexts)
        never_compiled(monkeypatch)
        for name, context in contexts.items():
            again = open_kept(folder / f"{name}.docx")
            again.check_names(context)
            assert again.fill(context) == made[name]

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda values: {name: value for name, value in values.items() if name != "dia_danh_ngay"},
            lambda values: values | {"thua": "1"},
            lambda values: values | {"dia_danh_ngay": None},
            lambda values: values | {"dia_danh_ngay": ["a"]},
            lambda values: values | {"dia_danh_ngay": "a\ud800"},
            lambda values: values | {"dia_danh_ngay": "a\x01b"},
        ],
        ids=["missing", "unused", "empty", "list", "half a sign", "control"],
    )
    def its_faults_are_told_as_by_one_that_was_just_opened(
        self, contexts: dict[str, dict[str, Any]], form: Path, spoil: Any
    ) -> None:
        context = spoil(contexts[FORM])
        open_kept(form)
        found = told(open_kept(form), context)
        assert found
        assert found == told(Template(form), context)

    def but_a_faulty_one_is_told_each_time_and_never_kept(self, form: Path, cache: Path) -> None:
        form.write_bytes(small_form(para(bare("{{ a. }}"))))
        for _ in range(2):
            with pytest.raises(ProblemsError):
                open_kept(form)
        assert not cache.exists()

    def but_one_that_was_changed_is_read_anew(self, form: Path, cache: Path) -> None:
        open_kept(form)
        other = (template_folders(None)[0] / "to-trinh.docx").read_bytes()
        form.write_bytes(other)
        assert open_kept(form).names == Template(form).names
        assert len(list((cache / "bieu-mau").iterdir())) == 2

    def but_what_another_version_kept_is_not_used(
        self, form: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        open_kept(form)
        monkeypatch.setattr(kept_forms, "_code", lambda: b"another")
        open_kept(form)
        assert len(list((cache / "bieu-mau").iterdir())) == 2

    def its_code_cannot_be_dated_where_a_room_is_no_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(kept_forms, "__file__", str(tmp_path / "ntm-docs.zip" / "rendering" / "kept_forms.py"))
        kept_forms._code.cache_clear()
        try:
            assert kept_forms._code() is None
        finally:
            kept_forms._code.cache_clear()

    def but_one_whose_code_cannot_be_dated_is_not_kept(
        self, form: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(kept_forms, "_code", lambda: None)
        assert open_kept(form).names == Template(form).names
        assert not cache.exists()

    def but_one_that_is_damaged_is_compiled_and_kept_anew(
        self, form: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        names = open_kept(form).names
        (kept,) = (cache / "bieu-mau").iterdir()
        kept.write_bytes(kept.read_bytes()[:-1])
        assert open_kept(form).names == names
        never_compiled(monkeypatch)
        assert open_kept(form).names == names
