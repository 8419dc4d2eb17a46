"""The page of the calls, docs/api.md: its examples run as they stand, and no public name is missing."""

import doctest
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

import ntm_docs
from ntm_docs import api

PAGE = ROOT / "docs" / "api.md"
OFFICE = "\n## pdf\n"
CALLS = (
    "build",
    "explain",
    "require",
    "check",
    "rule",
    "verify",
    "receive",
    "issue",
    "certificates",
    "register_add",
    "register_find",
    "register_change",
    "register_export",
    "new",
    "import_",
    "pdf",
    "forms",
    "schema",
)


def run(text: str, names: dict[str, object]) -> doctest.TestResults:
    """The examples of a text, with the names that those before it have given; what differs is printed."""
    examples = doctest.DocTestParser().get_doctest(text, names, PAGE.name, str(PAGE), 0)
    assert examples.examples
    done = doctest.DocTestRunner().run(examples, clear_globs=False)
    names.update(examples.globs)
    return done


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, object]]:
    """What the examples before `pdf` leave, in a folder with the samples and the forms."""
    folder, before = tmp_path_factory.mktemp("page"), Path.cwd()
    for each in ("samples", "templates"):
        shutil.copytree(ROOT / each, folder / each)
    names: dict[str, object] = {}
    os.chdir(folder)
    patch = pytest.MonkeyPatch()
    patch.setenv("NTM_DOCS_DATABASE", "sqlite:///so.sqlite3")
    try:
        names["failed"] = run(PAGE.read_text(encoding="utf-8").split(OFFICE)[0], names).failed
        yield names
    finally:
        patch.undo()
        os.chdir(before)


class DescribeThePage:
    def its_examples_run_as_they_stand(self, names: dict[str, object]) -> None:
        assert names["failed"] == 0

    @pytest.mark.office
    def its_pdf_is_made_too(self, names: dict[str, object]) -> None:
        assert run(PAGE.read_text(encoding="utf-8").split(OFFICE)[1], names).failed == 0

    @pytest.mark.parametrize("call", CALLS)
    def it_has_a_part_and_an_example_for_every_call(self, call: str) -> None:
        part = PAGE.read_text(encoding="utf-8").split(f"\n## {call}\n")[1].split("\n## ")[0]
        assert "    >>> " in part
        assert f"api.{call}(" in part

    def it_names_no_call_less(self) -> None:
        lower = {name for name in api.__all__ if name.islower()}
        assert {name for name in lower if f"{name.title().replace('_', '')}Request" in api.__all__} == {*CALLS}


class DescribeTheNamesOfThePackage:
    @pytest.mark.parametrize("name", ntm_docs.__all__)
    def they_are_there_on_first_use(self, name: str) -> None:
        assert getattr(ntm_docs, name) is not None
        assert name in dir(ntm_docs)

    @pytest.mark.parametrize("call", [one for one in CALLS if one != "build"])
    def they_are_the_calls_themselves(self, call: str) -> None:
        assert getattr(ntm_docs, call) is getattr(api, call)

    def but_build_is_that_of_one_file(self) -> None:
        assert [*ntm_docs.build.__annotations__][:2] == ["source", "out"]

    def but_a_name_that_is_none_of_them_is_refused(self) -> None:
        with pytest.raises(AttributeError, match="buid"):
            _ = ntm_docs.buid  # type: ignore[attr-defined]

    def they_load_no_room_before_they_are_used(self) -> None:
        asked = "import sys, ntm_docs; print(*sorted(one for one in sys.modules if one.startswith('ntm_docs.')))"
        done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
        assert done.stdout.split() == ["ntm_docs.machine", "ntm_docs.machine.version"]
