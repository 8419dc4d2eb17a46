"""What the tests promise about themselves: each is collected, asserts something and stands alone."""

import ast
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT

FILES = sorted((ROOT / "tests").rglob("*.py"))
TESTS = [path for path in FILES if path.name.startswith("test_")]
SPOKEN = ("it_", "its_", "but_", "they_")
ASSERTING = {"raises", "fail", "warns"}  # of pytest


def functions_by_name(trees: list[ast.Module]) -> dict[str, list[ast.FunctionDef]]:
    found: dict[str, list[ast.FunctionDef]] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, []).append(node)
    return found


def asserts(function: ast.AST, known: dict[str, list[ast.FunctionDef]], above: tuple[str, ...] = ()) -> bool:
    """Whether a function can fail by what it finds: itself, or through a function of the tests that it calls."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            if ast.unparse(node.func).startswith("pytest.") and name in ASSERTING:
                return True
            if name not in above and any(asserts(one, known, (*above, name)) for one in known.get(name, ())):
                return True
    return False


def tests_of(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name.startswith("Describe"):
            yield from (one for one in node.body if isinstance(one, ast.FunctionDef) and one.name.startswith(SPOKEN))


def without_assertion(tree: ast.Module, supporting: list[ast.Module]) -> list[str]:
    known = {
        name: found for name, found in functions_by_name([tree, *supporting]).items() if not name.startswith(SPOKEN)
    }
    return [one.name for one in tests_of(tree) if not asserts(one, known)]


def imported(tree: ast.Module) -> set[str]:
    """Names of the modules that a module imports, wherever it does so."""
    nodes = list(ast.walk(tree))
    whole = {one.name for node in nodes if isinstance(node, ast.Import) for one in node.names}
    return whole | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


SUPPORT = [tree_of(path) for path in FILES if path not in TESTS]


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.relative_to(ROOT / "tests").as_posix())
class DescribeTests:
    def they_have_names_that_are_collected(self, path: Path) -> None:
        tree = tree_of(path)
        classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name.startswith("Describe")]
        methods = [node for one in classes for node in one.body if isinstance(node, ast.FunctionDef)]
        called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        tests = [node for node in methods if not node.decorator_list and node.name not in called]
        assert [node.name for node in tests if not node.name.startswith(SPOKEN)] == []

    def they_each_assert_something(self, path: Path) -> None:
        assert without_assertion(tree_of(path), SUPPORT) == []

    def they_import_no_other_test(self, path: Path) -> None:
        names = {one.stem for one in TESTS}
        assert not imported(tree_of(path)) & names


class DescribeTheGuard:
    def it_sees_a_test_that_throws_its_result_away(self) -> None:
        source = """
        def read(path):
            return path

        def compare(one, other):
            assert one == other

        class DescribeIt:
            def it_only_runs(self):
                read("a")

            def it_hides_what_is_wrong(self):
                with contextlib.suppress(ValueError):
                    read("a")

            def but_it_asserts(self):
                assert read("a")

            def but_it_asks_another(self):
                compare(1, 1)

            def but_it_waits_for_an_error(self):
                with pytest.raises(ValueError):
                    read("a")
        """
        found = without_assertion(ast.parse(textwrap.dedent(source)), [])
        assert found == ["it_only_runs", "it_hides_what_is_wrong"]
