"""The only Jinja environment: sandboxed, strict, escaping."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ntm_docs.rendering.values import as_fill, as_span, escape_text, in_block, in_run

_DICT_METHODS = frozenset(dir(dict))
_ATTRIBUTE_FILTERS = frozenset(
    {"attr", "map", "selectattr", "rejectattr", "groupby", "sort", "sum", "max", "min", "unique"}
)
_PLACES = {"r": "in_run", "p": "in_block"}


class Missing(StrictUndefined):
    """A name that the values do not have; the error says the name and nothing else."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)


class _CodeGenerator(CodeGenerator):
    """Constants in a form are printed like any other value."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class FormEnvironment(ImmutableSandboxedEnvironment):
    """Jinja for forms.

    A missing name fails, every value is escaped, nothing of Python can be reached. No
    value can be changed, and none becomes markup because a form says so: filters that make markup
    are taken away, and switching escaping off is refused. `filters` are a caller's own.
    """

    code_generator_class = _CodeGenerator

    def __init__(self, filters: Mapping[str, Callable[..., Any]] | None = None) -> None:
        super().__init__(undefined=Missing, autoescape=True)
        for name in ("safe", "urlize", "xmlattr", "tojson"):
            del self.filters[name]
        for name in ("lipsum", "cycler", "joiner", "namespace"):
            del self.globals[name]
        self.offered = frozenset(self.filters) | frozenset(filters or ())
        self.filters.update(filters or {})
        self.filters.update(in_run=in_run, in_block=in_block, as_span=as_span, as_fill=as_fill)

    def compiled(self, tree: nodes.Template, places: Mapping[int, str]) -> Template:
        """A template whose values pass through `escape_text`, the name that its code calls.

        `places` are the lines of tags that print runs (`{{r`) or blocks (`{{p`).
        """
        for output in tree.find_all(nodes.Output) if places else ():
            output.nodes = [self._placed(node, places.get(node.lineno, "")) for node in output.nodes]
        return self.asking(tree, escape_text)

    def asking(self, tree: nodes.Template, escape: Callable[[Any], str]) -> Template:
        """A template of a tree that is `compiled` already, whose values pass through another function."""
        template = self.from_string(tree)
        template.root_render_func.__globals__["escape"] = escape
        return template

    def _placed(self, node: nodes.Expr, scope: str) -> nodes.Expr:
        if not scope or isinstance(node, nodes.TemplateData):
            return node
        made = nodes.Filter(node, _PLACES.get(scope, "in_block"), [], [], None, None, lineno=node.lineno)
        made.set_environment(self)
        return made

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`row.ten`: for a plain dict the key, without first asking Python for an attribute.

        Jinja's own order costs an exception per value; the result is the same, since a name that
        dict itself has still goes the slow way.
        """
        if obj.__class__ is dict and attribute in obj and attribute not in _DICT_METHODS:
            return obj[attribute]
        return super().getattr(obj, attribute)


def forbidden(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Line and name of every attribute in the form that begins with an underscore."""
    for attribute in tree.find_all(nodes.Getattr):
        if attribute.attr.startswith("_"):
            yield attribute.lineno, attribute.attr
    for switch in tree.find_all((nodes.EvalContextModifier, nodes.ScopedEvalContextModifier)):
        yield switch.lineno, "autoescape"
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const) and str(item.arg.value).startswith("_"):
            yield item.lineno, str(item.arg.value)
    for filtered in tree.find_all(nodes.Filter):
        arguments = [*filtered.args, *(keyword.value for keyword in filtered.kwargs)]
        for argument in arguments if filtered.name in _ATTRIBUTE_FILTERS else []:
            if isinstance(argument, nodes.Const) and str(argument.value).startswith("_"):
                yield filtered.lineno, str(argument.value)


def optional_names(tree: nodes.Template) -> frozenset[str]:
    """Names that a form may do without: it asks whether they are there, or has a value in their place."""
    tests = (test.node for test in tree.find_all(nodes.Test) if test.name in ("defined", "undefined"))
    filters = (one.node for one in tree.find_all(nodes.Filter) if one.name in ("default", "d"))
    return frozenset(node.name for node in (*tests, *filters) if isinstance(node, nodes.Name))
