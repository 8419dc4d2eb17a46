"""CONTRIBUTING names rooms, tests and tasks that are there."""

import re
import tomllib

import pytest
from conftest import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"^### (\d+)\. (.+)$", TEXT, re.MULTILINE)
# What the worked examples would make.
EXAMPLES = ("999", "lam-dong", "locale/fr/")
NAMED = sorted(
    path
    for path in set(re.findall(r"(?:ntm_docs|tests|docs|scripts|templates|samples)/[\w./-]*\w", TEXT))
    if not any(each in path for each in EXAMPLES)
)


class DescribeTheRecipes:
    def they_are_ten_and_listed(self) -> None:
        assert [int(number) for number, _title in RECIPES] == [*range(1, 11)]
        listed = TEXT.split("## Ten recipes")[1].split("###")[0]
        for number, title in RECIPES:
            assert f"[{title}](#{number}-{title.lower().replace(' ', '-').replace(chr(39), '')})" in listed

    @pytest.mark.parametrize("number", [number for number, _title in RECIPES if number != "10"])
    def they_each_say_which_tests_tell(self, number: str) -> None:
        recipe = TEXT.split(f"\n### {number}. ")[1].split("\n### ")[0]
        assert "pytest tests/" in recipe

    def they_name_modules_by_their_whole_path(self) -> None:
        assert [
            one
            for one in re.findall(r"`((?!ntm_docs/)[a-z_]+/[\w/]*\.py)`", TEXT)
            if (ROOT / "ntm_docs" / one).exists()
        ] == []

    @pytest.mark.parametrize("path", NAMED)
    def they_name_what_is_there(self, path: str) -> None:
        assert (ROOT / path).exists()

    def they_name_tasks_of_the_makefile(self) -> None:
        rules = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        tasks = set(re.findall(r"(?:`|^    )make ([a-z]+)", TEXT, re.MULTILINE))
        assert {"check", "quick", "test", "golden"} <= tasks <= set(rules)

    @pytest.mark.parametrize(
        ("name", "file"),
        [
            ("_particulars", "ntm_docs/context/ho_so/bao_cao.py"),
            ("DRAFTED", "ntm_docs/kit/drafted.py"),
            ("_KINDS", "ntm_docs/model/van_ban.py"),
            ("STARTERS", "ntm_docs/starters/__init__.py"),
            ("_SAMPLES", "tests/checking/documents.py"),
            ("_PARSERS", "ntm_docs/reading/source.py"),
            ("read_existing", "ntm_docs/reading/source.py"),
            ("SUFFIXES", "ntm_docs/reading/source.py"),
            ("parse_json", "ntm_docs/reading/json_tree.py"),
            ("FormsRequest", "ntm_docs/api/asking.py"),
            ("_options", "ntm_docs/api/building.py"),
            ("van_ban_context", "ntm_docs/context/van_ban.py"),
            ("header_columns_mm", "ntm_docs/layout/data/nd30.yaml"),
            ("its_table_is_complete", "tests/regulations/test_require.py"),
        ],
    )
    def they_name_what_the_files_hold(self, name: str, file: str) -> None:
        assert name in TEXT
        assert re.search(rf"\b{name}\b", (ROOT / file).read_text(encoding="utf-8"))


MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def recipe(target: str) -> list[str]:
    """The lines of a task of the Makefile."""
    return [line for line in MAKEFILE.split(f"\n{target}:")[1].split("\n\n")[0].splitlines() if line[:1] == "\t"]


class DescribeTheHooks:
    def they_run_what_make_check_runs_and_fetch_nothing(self) -> None:
        hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
        entries = [entry.removeprefix(".venv/bin/") for entry in re.findall(r"entry: ([^,]+),", hooks)]
        commands = [line.removeprefix("\t$(BIN)/") for part in ("lint", "types") for line in recipe(part)]
        assert "\ncheck: lint types ##" in MAKEFILE
        assert sorted(entries) == sorted(commands)
        assert re.findall(r"repo: (\S+)", hooks) == ["local"]
        assert hooks.count("language: system") == len(commands)

    def they_know_the_marks_of_the_inner_loop(self) -> None:
        settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        marks = {one.split(":")[0] for one in settings["tool"]["pytest"]["ini_options"]["markers"]}
        assert marks == {"office", "slow"}
        assert '-m "not office and not slow" --within 60' in MAKEFILE
