"""What the project promises about itself: texts, names, catalogues, size of rooms."""

import ast
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from conftest import ROOT

from ntm_docs.terminal.cli import commands

PACKAGE = ROOT / "ntm_docs"
MODULES = sorted(PACKAGE.rglob("*.py"))
TEXTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
KINDS = {".py", ".md", ".yaml", ".txt", ".po", ".csv"}
PLACEHOLDER = re.compile(r"\{(\w+)\}")


class DescribeRooms:
    def they_are_there(self) -> None:
        assert len(MODULES) > 40

    @pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
    def they_say_what_they_are_for_and_stay_small(self, path: Path) -> None:
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source)
        first_line = (ast.get_docstring(tree) or "").split("\n")[0].replace(" → ", " ")
        assert 1 < len(first_line.split()) <= 10
        assert len(source.splitlines()) <= 400
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 42, node.name

    def they_hold_no_more_than_can_be_seen_at_once(self) -> None:
        """About twelve modules side by side; more are put into rooms of their own."""
        flat = Counter(path.parent for path in MODULES if path.stem != "__init__")
        assert {room.relative_to(PACKAGE).as_posix(): many for room, many in flat.items() if many > 14} == {}

    def they_have_no_room_without_a_name(self) -> None:
        assert not {path.stem for path in MODULES} & {"utils", "helpers", "misc", "common", "shared"}


class DescribeMessages:
    def they_are_all_in_english_too(self) -> None:
        done = subprocess.run(
            [sys.executable, ROOT / "scripts" / "catalogue.py", "--check"], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout
        paths = [*(PACKAGE / "locale").glob("*/LC_MESSAGES/ntm_docs.po")]
        assert "en" in {path.parent.parent.name for path in paths}
        entries = []
        for path in paths:
            with path.open("rb") as stream:
                entries += [(str(entry.id), str(entry.string)) for entry in read_po(stream) if entry.id]
        for vietnamese, english in entries:
            assert set(PLACEHOLDER.findall(vietnamese)) == set(PLACEHOLDER.findall(english)), vietnamese


class DescribePagesMadeFromData:
    @pytest.mark.parametrize("script", ["rules.py", "law.py"])
    def they_are_what_the_data_say(self, script: str) -> None:
        command = [sys.executable, ROOT / "scripts" / script, "--check"]
        assert subprocess.run(command, check=False).returncode == 0, f"run: python scripts/{script}"


class DescribeTexts:
    @pytest.mark.parametrize("name", sorted(commands.commands))
    def they_explain_every_command(self, name: str) -> None:
        assert f"ntm-docs {name}" in (ROOT / "README.md").read_text(encoding="utf-8")
        assert f"ntm-docs {name}" in (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")

    def they_link_only_to_what_is_there(self) -> None:
        for path in TEXTS:
            for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
                assert (path.parent / target).exists(), f"{path.name}: {target}"

    def they_give_a_reason_for_every_dependency(self) -> None:
        project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        names = re.findall(
            r'^    "([a-z0-9.-]+)[><=]', project.split("dependencies = [")[1].split("]")[0], re.MULTILINE
        )
        decisions = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "decisions").glob("*.md"))
        assert len(names) >= 8
        for name in names:
            assert f"**{name}**" in decisions, name

    def they_are_unicode_nfc(self) -> None:
        folders = ("ntm_docs", "docs", "samples", "tests", "scripts", "benchmarks")
        found = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in KINDS]
        assert len(found) > 150
        for path in found:
            text = path.read_text(encoding="utf-8")
            assert text == unicodedata.normalize("NFC", text), path
