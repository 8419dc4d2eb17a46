"""The codes of messages as they stand in the code, found by its syntax tree."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache

CODE = re.compile(r"[a-z]+\.[a-z][a-z_0-9]*")
FILE = re.compile(r".*\.(?:docx|xlsx|yaml|pdf|json|xml|txt)")


@cache
def _tree(source: str) -> ast.Module:
    return ast.parse(source)


def codes(sources: Iterable[str], prefixes: Iterable[str]) -> set[str]:
    """Every text that is a code by its prefix, and what is put together of a prefix and a given key.

    What a code is only compared with is not told by that place.
    """
    trees = [_tree(source) for source in sources]
    known = frozenset(prefixes)
    found = {one for tree in trees for one in _written(tree, known)}
    makers = {name: start for tree in trees for name, start in _makers(tree, known)}
    return found | {f"{makers[name]}{key}" for tree in trees for name, key in _given(tree) if name in makers}


def families(sources: Iterable[str], prefixes: Iterable[str]) -> list[re.Pattern[str]]:
    """Codes that are put together of a name that only the run knows: `system.(…)`, the name any text of the sources."""
    trees = [_tree(source) for source in sources]
    known = frozenset(prefixes)
    texts = {node.value for tree in trees for node in ast.walk(tree) if _is_text(node)}
    keys = "|".join(re.escape(text) for text in sorted(texts) if re.fullmatch(r"[a-z_0-9]+", text))
    found = {_ends(node) for tree in trees for node in ast.walk(tree) if _start(node, known)}
    return [re.compile(f"{re.escape(start)}(?:{keys}){re.escape(end)}") for start, end in sorted(found)]


def _ends(node: ast.JoinedStr) -> tuple[str, str]:
    """What stands before the name and what behind it."""
    texts = [str(one.value) if isinstance(one, ast.Constant) else "" for one in node.values]
    return texts[0], texts[-1]


def _written(tree: ast.AST, prefixes: frozenset[str]) -> Iterator[str]:
    compared = {id(side) for node in ast.walk(tree) if isinstance(node, ast.Compare) for side in ast.walk(node)}
    for node in ast.walk(tree):
        if _is_text(node) and id(node) not in compared and _is_code(node.value, prefixes):
            yield node.value


def _is_code(text: str, prefixes: frozenset[str]) -> bool:
    return bool(CODE.fullmatch(text) and not FILE.fullmatch(text) and text.partition(".")[0] in prefixes)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _start(node: ast.AST, prefixes: frozenset[str]) -> str:
    """`syntax.` of `f"syntax.{key}"`."""
    if not isinstance(node, ast.JoinedStr) or not _is_text(node.values[0]):
        return ""
    text = str(node.values[0].value)
    return text if text.count(".") == 1 and text.partition(".")[0] in prefixes and CODE.match(f"{text}x") else ""


def _makers(tree: ast.AST, prefixes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Functions and classes that put a prefix before their first argument."""
    for owner in ast.walk(tree):
        for node in owner.body if isinstance(owner, ast.ClassDef | ast.Module) else []:
            if isinstance(node, ast.FunctionDef):
                name = owner.name if node.name == "__init__" and isinstance(owner, ast.ClassDef) else node.name
                arguments = [one.arg for one in node.args.args if one.arg != "self"][:1]
                for inner in ast.walk(node):
                    if (start := _start(inner, prefixes)) and ast.unparse(inner.values[1].value) in arguments:
                        yield name, start


def _given(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Calls by a bare name with a text first: the name, the text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args and _is_text(node.args[0]):
            yield node.func.id, node.args[0].value
