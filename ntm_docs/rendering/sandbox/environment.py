"""The only Jinja environment: sandboxed, strict, escaping."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import BuiltinMethodType, CodeType, MethodType
from typing import Any, TypeVar

from jinja2 import StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ntm_docs.rendering.sandbox import guarded
from ntm_docs.rendering.sandbox.budget import budget, in_turns, made
from ntm_docs.rendering.sandbox.foreseen import OPERATORS, count_operation
from ntm_docs.rendering.sandbox.metering import MADE, PAID, TURNS, Metering
from ntm_docs.rendering.values import as_fill, as_span, escape_text, in_block, in_run

_DICT_METHODS = frozenset(dir(dict))
_ATTRIBUTE_FILTERS = frozenset(
    {"attr", "map", "selectattr", "rejectattr", "groupby", "sort", "sum", "max", "min", "unique"}
)
N = TypeVar("N", bound=nodes.Node)
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

    def enter_frame(self, frame: Frame) -> None:
        """Every name that the values are asked for, as `jinja2.meta` finds them by making the code once more."""
        super().enter_frame(frame)
        assert isinstance(self.environment, FormEnvironment)
        self.environment.asked.update(name for action, name in frame.symbols.loads.values() if action == "resolve")


class FormEnvironment(ImmutableSandboxedEnvironment):
    """Jinja for forms.

    A missing name fails, every value is escaped, nothing of Python can be reached. No
    value can be changed, and none becomes markup because a form says so: filters that make markup
    are taken away, and switching escaping off is refused. What a form does is counted (`budget`), and what would
    print differently in every run is refused (`steady`). `filters` are a caller's own.
    """

    code_generator_class = _CodeGenerator
    intercepted_binops = OPERATORS
    concat = staticmethod(guarded.concat)

    def __init__(self, filters: Mapping[str, Callable[..., Any]] | None = None) -> None:
        super().__init__(undefined=Missing, autoescape=True, optimized=False)  # nothing is computed before its time
        for name in ("safe", "urlize", "xmlattr", "tojson", "pprint", "random"):
            del self.filters[name]
        for name in ("lipsum", "cycler", "joiner", "namespace"):
            del self.globals[name]
        self.asked: set[str] = set()
        self.offered = frozenset(self.filters) | frozenset(filters or ())
        self.globals["range"] = guarded.counted_range
        self.filters = {name: guarded.guarded(name, work) for name, work in self.filters.items()}
        self.filters.update(join=guarded.join, sum=guarded.total)
        self.filters.update({name: guarded.own(work) for name, work in (filters or {}).items()})
        self.filters.update({TURNS: in_turns, PAID: guarded.paid, MADE: made})
        self.filters.update(in_run=in_run, in_block=in_block, as_span=as_span, as_fill=as_fill)

    def code(self, tree: nodes.Template, places: Mapping[int, str]) -> tuple[CodeType, frozenset[str]]:
        """What Jinja makes of a tree, counted, and the names it asks of its values; the tree is changed in place.

        `places` are the lines of tags that print runs (`{{r`) or blocks (`{{p`).
        """
        for output in tree.find_all(nodes.Output) if places else ():
            output.nodes = [self._placed(node, places.get(node.lineno, "")) for node in output.nodes]
        self.asked.clear()
        code = self.compile(Metering(self).visit(tree))
        return code, frozenset(self.asked - self.globals.keys())

    def asking(self, tree: nodes.Template, escape: Callable[[Any], str]) -> Template:
        """A template of a tree whose `code` was made already; its values pass through a function of the caller's."""
        return self.filled_by(self.compile(tree), escape)

    def filled_by(self, code: CodeType, escape: Callable[[Any], str] = escape_text) -> Template:
        """The template of a code, whose values pass through `escape`, the name that it calls."""
        template = self.template_class.from_code(self, code, self.make_globals(None))
        counted = {"markup_join": guarded.joined, "str_join": guarded.joined, "LoopContext": guarded.Loop}
        template.root_render_func.__globals__.update(counted, escape=escape)
        return template

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operator, counted first."""
        count_operation(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """A call, counted first."""
        budget().spend(1)
        owner = getattr(obj, "__self__", None)
        if obj is dict or (owner is not None and isinstance(obj, BuiltinMethodType | MethodType)):
            args = guarded.arguments_of(obj, owner, args, kwargs)
        return made(super().call(context, obj, *args, **kwargs))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """`format` of a text, sandboxed and counted."""
        name, owner = getattr(value, "__name__", ""), getattr(value, "__self__", None)
        if name not in ("format", "format_map") or not isinstance(owner, str):
            return None
        return guarded.Format(self, owner, mapped=name == "format_map")

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


@cache
def plain_environment() -> FormEnvironment:
    """The environment of forms that have no filters of a caller's own."""
    return FormEnvironment()


def nodes_of(tree: nodes.Template) -> list[nodes.Node]:
    """Everything in a tree, in the order of `find_all`: asked once, since Jinja looks through all of it each time."""
    return list(tree.find_all(nodes.Node))


def of_kind(found: Iterable[nodes.Node], *kinds: type[N]) -> Iterator[N]:
    """The nodes of some kinds."""
    return (node for node in found if isinstance(node, kinds))


def forbidden(found: Sequence[nodes.Node]) -> Iterator[tuple[int, str]]:
    """Line and name of every attribute that begins with an underscore, among the nodes of a form."""
    for attribute in of_kind(found, nodes.Getattr):
        if attribute.attr.startswith("_"):
            yield attribute.lineno, attribute.attr
    for switch in of_kind(found, nodes.EvalContextModifier, nodes.ScopedEvalContextModifier):
        yield switch.lineno, "autoescape"
    for item in of_kind(found, nodes.Getitem):
        if isinstance(item.arg, nodes.Const) and str(item.arg.value).startswith("_"):
            yield item.lineno, str(item.arg.value)
    for filtered in of_kind(found, nodes.Filter):
        arguments = [*filtered.args, *(keyword.value for keyword in filtered.kwargs)]
        for argument in arguments if filtered.name in _ATTRIBUTE_FILTERS else []:
            if isinstance(argument, nodes.Const) and str(argument.value).startswith("_"):
                yield filtered.lineno, str(argument.value)


def optional_names(found: Sequence[nodes.Node]) -> frozenset[str]:
    """Names that a form may do without: it asks whether they are there, or has a value in their place."""
    tests = (test.node for test in of_kind(found, nodes.Test) if test.name in ("defined", "undefined"))
    filters = (one.node for one in of_kind(found, nodes.Filter) if one.name in ("default", "d"))
    return frozenset(node.name for node in (*tests, *filters) if isinstance(node, nodes.Name))
