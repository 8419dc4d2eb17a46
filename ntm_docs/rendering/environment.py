"""The only Jinja environment: sandboxed, strict, escaping."""

from collections.abc import Iterator
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.sandbox import SandboxedEnvironment

_DICT_METHODS = frozenset(dir(dict))
_ATTRIBUTE_FILTERS = frozenset(
    {"attr", "map", "selectattr", "rejectattr", "groupby", "sort", "sum", "max", "min", "unique"}
)


class FormEnvironment(SandboxedEnvironment):
    """Jinja for forms.

    A missing name fails, every value is escaped, nothing of Python can be reached. `safe` is taken
    away: a value must never become markup because a form says so.
    """

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        del self.filters["safe"]
        for name in ("lipsum", "cycler", "joiner", "namespace"):
            del self.globals[name]

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
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const) and str(item.arg.value).startswith("_"):
            yield item.lineno, str(item.arg.value)
    for filtered in tree.find_all(nodes.Filter):
        arguments = [*filtered.args, *(keyword.value for keyword in filtered.kwargs)]
        for argument in arguments if filtered.name in _ATTRIBUTE_FILTERS else []:
            if isinstance(argument, nodes.Const) and str(argument.value).startswith("_"):
                yield filtered.lineno, str(argument.value)
