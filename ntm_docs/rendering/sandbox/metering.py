"""A form's tree, with what its loops and macros cost.

Each loop counts its turns before it begins, each macro every time that it is called. What one time through a body
costs (tags, letters of XML) is known when the form is opened. The names of the filters that count hold a space, so no
tag can call them.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

TURNS, PAID, MADE = "in turns", "paid for", "made so"
_CALL = 20  # turns of a tag that a call of a macro takes as long as
N = TypeVar("N", bound=nodes.Node)
_APART = (nodes.Macro, nodes.CallBlock)  # their bodies count when they are called


class Metering(NodeTransformer):
    """Changes a tree in place."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 -- as Jinja calls it
        """A loop; one that calls itself pays at each turn, since what it walks over is given to it later."""
        turns, letters = cost(node.body)
        if node.recursive:
            node.body = [self.payment(node.lineno, turns, letters), *node.body]
            turns, letters = 0, 0
        node.iter = self.counted(node.iter, TURNS, turns, letters)
        self.generic_visit(node)
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802 -- as Jinja calls it
        """A macro pays when it is called."""
        turns, letters = cost(node.body)
        node.body = [self.payment(node.lineno, turns + _CALL, letters), *node.body]
        self.generic_visit(node)
        return node

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802 -- as Jinja calls it
        """So does the block that a macro calls."""
        node.body = [self.payment(node.lineno, *cost(node.body)), *node.body]
        self.generic_visit(node)
        return node

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802 -- as Jinja calls it
        """So does a block with a name, which may be printed again."""
        node.body = [self.payment(node.lineno, *cost(node.body)), *node.body]
        self.generic_visit(node)
        return node

    def visit_Assign(self, node: nodes.Assign) -> nodes.Node:  # noqa: N802 -- as Jinja calls it
        """What is divided among names has an order."""
        if isinstance(node.target, nodes.Tuple):
            node.node = self.counted(node.node, TURNS, 1, 0)
        self.generic_visit(node)
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 -- as Jinja calls it
        """So has what is given to a macro by `*`."""
        if node.dyn_args is not None:
            node.dyn_args = self.counted(node.dyn_args, TURNS, 1, 0)
        self.generic_visit(node)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802 -- as Jinja calls it
        """A piece of a text or list is a new one."""
        self.generic_visit(node)
        return self.counted(node, MADE) if isinstance(node.arg, nodes.Slice) else node

    def payment(self, line: int, turns: int, letters: int) -> nodes.ExprStmt:
        """A statement that spends and prints nothing."""
        first = nodes.Const(turns, lineno=line)
        return self.placed(nodes.ExprStmt(self.counted(first, PAID, letters), lineno=line), line)

    def counted(self, node: Any, name: str, *arguments: int) -> nodes.Filter:
        """An expression through a filter of ours."""
        given = [nodes.Const(argument, lineno=node.lineno) for argument in arguments]
        return self.placed(nodes.Filter(node, name, given, [], None, None, lineno=node.lineno), node.lineno)

    def placed(self, node: N, line: int) -> N:
        """A node of ours, at home in the tree."""
        node.set_lineno(line)
        node.set_environment(self.environment)
        return node


def cost(body: Iterable[nodes.Node]) -> tuple[int, int]:
    """Turns and letters of one time through a body: itself, its tags, its XML; of branches the dearest."""
    turns, letters = 1, 0
    for node in body:
        more, longer = _cost(node)
        turns, letters = turns + more, letters + longer
    return turns, letters


def _cost(node: nodes.Node) -> tuple[int, int]:
    if isinstance(node, nodes.TemplateData):
        return 0, len(node.data)
    if isinstance(node, nodes.Expr):
        return 1, 0
    if isinstance(node, _APART):
        return 1, 0
    if isinstance(node, nodes.For):
        return _sum(node.else_)
    if isinstance(node, nodes.If):
        branches = [_sum(node.body), *(_sum(branch.body) for branch in node.elif_), _sum(node.else_)]
        turns, letters = zip(*branches, strict=True)
        return 1 + len(node.elif_) + max(turns), max(letters)
    return _sum(node.iter_child_nodes())


def _sum(body: Iterable[nodes.Node]) -> tuple[int, int]:
    turns, letters = cost(body)
    return turns - 1, letters
