"""Faults put into the code one by one, to see which the tests find.

    python scripts/mutants.py ROOM... [--only TEXT] [--every N] [--again LIST] [--seconds S] [--tests PATH...]

One process collects the tests of a room and runs them once, noting which lines each of them passes; then every
fault is put into a child of it, which runs the tests that pass the faulty line until one fails. What no test finds
is listed.

Faults: a comparison moved by its boundary or turned round, `and` for `or`, an operand without effect, a `not`
undone, a whole number one up or down, a condition that always or never holds, a statement left out. Not tried:
defaults of arguments and of records, decorators, texts and patterns. A test that starts another process does not
see the fault there. Tests that are marked as slow or need the office program are left out.
"""

import argparse
import ast
import builtins
import collections
import contextlib
import functools
import gc
import importlib
import io
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 110
# Room: its modules, and the tests that concern it.
ROOMS: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "law": (
        ("regulations/**/*.py", "model/agreeing/agreement.py", "model/agreeing/clashes.py", "drafting/checks.py"),
        ("regulations", "model", "planning", "drafting/test_drafts.py", "drafting/test_values.py"),
    ),
    "papers": (
        ("papers/**/*.py", "word/*.py", "checking/dossier/compared/periods.py"),
        ("papers", "checking", "importing/test_importing.py"),
    ),
    "rules": (("checking/rules/**/*.py",), ("checking",)),
    "outline": (("outline/*.py",), ("outline",)),
}
PAIRS: list[tuple[type[ast.cmpop], type[ast.cmpop]]] = [
    *((ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.Is, ast.IsNot), (ast.In, ast.NotIn))
]
TURNED = dict(PAIRS) | {other: one for one, other in PAIRS}
UNTOUCHED = {"annotation", "returns", "decorator_list", "defaults", "kw_defaults", "type_params"}
SEEN = "__seen_by_mutants__"
KILLED, SURVIVED, ENDLESS = 1, 0, 2
LEFT = ("survived", "not run")


@dataclass(frozen=True)
class Fault:
    """One change: where it stands, what it does, and how it is put into the running code."""

    path: Path
    line: int
    told: str
    put: Callable[[], None]
    of_module: bool = False

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.told}"


def changes(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every small change of a tree, made for as long as the caller looks at it, and undone."""
    for node in walk(tree):
        for owner, name, new in variants(node):
            old = getattr(owner, name)
            before = ast.unparse(node)
            setattr(owner, name, new)
            try:
                yield node.lineno, f"{short(before)}  =>  {short(ast.unparse(ast.fix_missing_locations(node)))}"
            finally:
                setattr(owner, name, old)


def walk(node: ast.AST) -> Iterator[Any]:
    """What may be changed, from the top down."""
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if name not in UNTOUCHED and isinstance(child, ast.AST):
                yield from walk(child)
    if isinstance(node, ast.expr | ast.stmt | ast.comprehension):
        if isinstance(node, ast.comprehension):
            node.lineno = node.iter.lineno  # type: ignore[attr-defined]
        yield node


def short(text: str) -> str:
    """The first lines of a piece of code in one line."""
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else f"{line[:WIDTH]}…"


def variants(node: Any) -> Iterator[tuple[Any, str, Any]]:
    """The changes of one node: whose field, which, and what stands in it then."""
    if isinstance(node, ast.Compare):
        for index, sign in enumerate(node.ops):
            yield node, "ops", [*node.ops[:index], TURNED[type(sign)](), *node.ops[index + 1 :]]
    elif isinstance(node, ast.BoolOp):
        both = isinstance(node.op, ast.And)
        yield node, "op", ast.Or() if both else ast.And()
        for index in range(len(node.values)):
            yield node, "values", [*node.values[:index], ast.Constant(both), *node.values[index + 1 :]]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, "operand", ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield node, "value", node.value + 1
        yield node, "value", node.value - 1
    elif isinstance(node, ast.If | ast.IfExp):
        yield node, "test", ast.Constant(value=False)
        yield node, "test", ast.Constant(value=True)
    elif isinstance(node, ast.comprehension):
        for index in range(len(node.ifs)):
            yield node, "ifs", [*node.ifs[:index], *node.ifs[index + 1 :]]
    yield from left_out(node)


def left_out(node: Any) -> Iterator[tuple[Any, str, Any]]:
    """Blocks of a node with one statement left out that is not needed by the next by name."""
    for name in ("body", "orelse", "finalbody"):
        block = getattr(node, name, None)
        if not isinstance(block, list):
            continue
        for index, one in enumerate(block):
            called = isinstance(one, ast.Expr) and not isinstance(one.value, ast.Constant)
            stored = isinstance(one, ast.Assign) and not isinstance(one.targets[0], ast.Name | ast.Tuple)
            if called or stored or isinstance(one, ast.AugAssign | ast.Raise | ast.Continue | ast.Break):
                yield node, name, [*block[:index], ast.Pass(), *block[index + 1 :]]


def parsed(path: Path) -> ast.Module:
    """The tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions_of(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """The functions of a module and of its classes."""
    for node in tree.body:
        for top in node.body if isinstance(node, ast.ClassDef) else [node]:
            if isinstance(top, ast.FunctionDef):
                yield top


def note_lines(function: ast.FunctionDef, path: Path) -> None:
    """Before every statement of a function a call that notes its lines."""
    for node in list(ast.walk(function)):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                setattr(node, name, [one for statement in block for one in (noting(statement, path), statement)])


def noting(statement: ast.stmt, path: Path) -> ast.stmt:
    """`seen([(path, 7), (path, 8)])` for a statement of these lines, its blocks left out."""
    inner = [one.lineno for one in ast.iter_child_nodes(statement) if isinstance(one, ast.stmt)]
    end = min([*(line - 1 for line in inner), statement.end_lineno or statement.lineno])
    lines = range(statement.lineno, max(end, statement.lineno) + 1)
    pairs = ast.Tuple([ast.Constant((str(path), line)) for line in lines], ast.Load())
    return ast.copy_location(ast.Expr(ast.Call(ast.Name(SEEN, ast.Load()), [pairs], [])), statement)


def put_module(path: Path, tree: ast.Module) -> None:
    """All functions of a module anew."""
    code = compile(tree, str(path), "exec")
    for function in functions_of(tree):
        put_code(path, first_line(function), code_of(code, function.name, first_line(function)))


def faults_of(path: Path) -> Iterator[Fault]:
    """The faults of a module: in its functions, and in the numbers that its functions read."""
    tree = parsed(path)
    for top in functions_of(tree):
        for line, told in changes(top):
            code = code_of(compile(tree, str(path), "exec"), top.name, first_line(top))
            yield Fault(path, line, told, functools.partial(put_code, path, first_line(top), code))
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            for line, told in changes(node):
                one = compile(ast.Module([node], []), str(path), "exec")
                put = functools.partial(put_value, path, node.targets[0].id, one)
                yield Fault(path, line, f"{node.targets[0].id}: {told}", put, of_module=True)


def first_line(function: ast.FunctionDef) -> int:
    """Where the code of a function begins: at its first decorator."""
    return min([function.lineno, *(one.lineno for one in function.decorator_list)])


def code_of(whole: CodeType, name: str, line: int) -> CodeType:
    """A function of a module, or of a class in it."""
    inner = [one for one in whole.co_consts if isinstance(one, CodeType)]
    inner += [deeper for one in inner for deeper in one.co_consts if isinstance(deeper, CodeType)]
    return next(one for one in inner if one.co_name == name and one.co_firstlineno == line)


HELD: dict[tuple[str, int, str], list[FunctionType]] = {}


def look_for_functions() -> None:
    """Every function of the program that anyone holds, by the place of its code."""
    HELD.clear()
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__module__ and one.__module__.startswith("ntm_docs"):
            code = one.__code__
            HELD.setdefault((code.co_filename, code.co_firstlineno, code.co_name), []).append(one)


def put_code(path: Path, line: int, code: CodeType) -> None:
    """A function anew, whoever holds it."""
    for one in HELD.get((str(path), line, code.co_name), ()):
        one.__code__ = code


def put_value(path: Path, name: str, statement: CodeType) -> None:
    """A name of a module anew, there and wherever it was imported."""
    (module,) = (one for one in list(sys.modules.values()) if getattr(one, "__file__", None) == str(path))
    old = getattr(module, name)
    exec(statement, module.__dict__)  # noqa: S102 -- the fault
    for one in list(sys.modules.values()):
        if one is not module and getattr(one, name, None) is old and one.__name__.startswith("ntm_docs"):
            setattr(one, name, getattr(module, name))


def forget() -> None:
    """Nothing stays known from one test to the next: what is known may hide a fault."""
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith(("ntm_docs", "test_")):
            for one in list(vars(module).values()):
                if isinstance(one, functools._lru_cache_wrapper):  # noqa: SLF001 -- it has no public name
                    one.cache_clear()


@dataclass
class Runner:
    """A plugin that runs the tests once, and then those that concern a fault, with the fault."""

    paths: Sequence[Path]
    every: int
    seconds: float
    only: str
    again: frozenset[str] | None = None
    lines: dict[tuple[str, int], set[int]] = field(default_factory=lambda: collections.defaultdict(set))
    took: dict[int, float] = field(default_factory=dict)
    killers: collections.Counter[int] = field(default_factory=collections.Counter)
    result: list[tuple[Fault, str]] = field(default_factory=list)
    failed: bool = False
    out: Any = sys.stdout

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember that a test failed."""
        self.failed |= report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """All tests once without a fault, then those of each fault."""
        items = session.items
        with self.watched() as seen:
            for index, item in enumerate(items):
                forget()
                seen.clear()
                begun = time.monotonic()
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
                self.took[index] = time.monotonic() - begun
                for line in seen:
                    self.lines[line].add(index)
        if self.failed:
            sys.stderr.write("the tests fail without any fault\n")
            return True
        with contextlib.suppress(KeyboardInterrupt):
            for path in self.paths:
                for number, fault in enumerate(faults_of(path)):
                    asked = number % self.every == 0 if self.again is None else str(fault) in self.again
                    if asked and self.only in str(fault):
                        how = self.tried(fault, items)
                        self.result.append((fault, how))
                        if how in LEFT:
                            print(f"{how:9} {fault}", file=self.out, flush=True)
        return True

    @contextlib.contextmanager
    def watched(self) -> Iterator[set[tuple[str, int]]]:
        """Codes of the room that note the lines they pass; a tracer would make the tests ten times slower."""
        for path in self.paths:
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
        look_for_functions()
        seen: set[tuple[str, int]] = set()
        setattr(builtins, SEEN, seen.update)
        for path in self.paths:
            tree = parsed(path)
            for function in functions_of(tree):
                note_lines(function, path)
            put_module(path, ast.fix_missing_locations(tree))
        yield seen
        for path in self.paths:
            put_module(path, parsed(path))

    def tried(self, fault: Fault, items: Sequence[pytest.Item]) -> str:
        """What became of a fault."""
        path = str(fault.path)
        chosen = self.lines.get((path, fault.line), set())
        if fault.of_module:
            chosen = {index for (file, _), found in self.lines.items() if file == path for index in found}
        if not chosen:
            return "not run"
        order = sorted(chosen, key=lambda index: (-self.killers[index] / (0.05 + self.took[index]), self.took[index]))
        code, killer = in_child(lambda tell: self.run(fault, items, order, tell))
        if killer is not None:
            self.killers[killer] += 1
        return {KILLED: "killed", ENDLESS: "endless"}.get(code, "survived")

    def run(self, fault: Fault, items: Sequence[pytest.Item], order: Sequence[int], tell: Callable[[int], None]) -> int:
        """In a child: the tests of a fault until one fails, or the time is over."""
        fault.put()
        forget()
        until = time.monotonic() + self.seconds
        for index in order:
            if time.monotonic() > until:
                break
            tell(index)
            signal.alarm(int(5 * self.took[index] + 20))
            self.failed = False
            items[index].config.hook.pytest_runtest_protocol(item=items[index], nextitem=None)
            if self.failed:
                return KILLED
        return SURVIVED


def in_child(work: Callable[[Callable[[int], None]], int]) -> tuple[int, int | None]:
    """The code of a work done in a child, and what it told last when it did not end well."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        signal.signal(signal.SIGALRM, lambda *_: os._exit(ENDLESS))
        code = KILLED
        with contextlib.suppress(BaseException):
            code = work(lambda index: os.write(into, b"%d\n" % index) and None)
        os._exit(code)
    os.close(into)
    with os.fdopen(out, "rb") as stream:
        told = stream.read().split()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code, int(told[-1]) if told and code else None


def report(runner: Runner) -> None:
    """What became of the faults, by module."""
    names = ["killed", "endless", *LEFT]
    rows: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for fault, how in runner.result:
        rows[str(fault.path.relative_to(ROOT))][how] += 1
        rows["all"][how] += 1
    print(f"{'':44}" + "".join(f"{name:>10}" for name in names), file=runner.out)
    for name, row in sorted(rows.items(), key=lambda row: (row[0] == "all", row[0])):
        print(f"{name:44}" + "".join(f"{row[how]:10}" for how in names), file=runner.out)


def left_in(earlier: Path) -> frozenset[str]:
    """The faults that an earlier list names."""
    lines = earlier.read_text(encoding="utf-8").splitlines()
    return frozenset(line[10:] for line in lines if line.startswith(LEFT))


def main() -> int:
    """Try the faults of the rooms that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("rooms", nargs="+", choices=ROOMS)
    parser.add_argument("--only", default="", help="faults whose place or text holds this")
    parser.add_argument("--every", type=int, default=1, help="one fault of so many")
    parser.add_argument("--again", type=Path, help="a list of an earlier run: what was not found then")
    parser.add_argument("--seconds", type=float, default=20, help="tests of one fault end after so long")
    parser.add_argument("--tests", type=Path, nargs="+", help="these tests instead of those of the room")
    parser.add_argument("--list", type=Path, help="a file for the list, instead of the screen")
    asked = parser.parse_args()
    globs = [glob for room in asked.rooms for glob in ROOMS[room][0]]
    paths = sorted({path for glob in globs for path in (ROOT / "ntm_docs").glob(glob)})
    paths = [path for path in paths if not asked.only.endswith(".py") or str(path).endswith(asked.only)]
    usual = {ROOT / "tests" / name for room in asked.rooms for name in ROOMS[room][1]}
    tests = sorted(map(str, asked.tests or usual))
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", "--rootdir", str(ROOT), "--tb=no"]
    options += ["-s", "-m", "not office and not slow"]
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with asked.list.open("w", encoding="utf-8") if asked.list else contextlib.nullcontext(sys.stdout) as out:
        runner = Runner(paths, asked.every, asked.seconds, asked.only, asked.again and left_in(asked.again), out=out)
        with contextlib.redirect_stdout(io.StringIO()) as screen:
            pytest.main([*options, *tests], plugins=[runner])
        if not runner.result:
            sys.exit(f"no fault was tried:\n{screen.getvalue()}")
        report(runner)
    return int(any(how == "survived" for _, how in runner.result))


if __name__ == "__main__":
    sys.exit(main())
