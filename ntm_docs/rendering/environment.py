"""The only Jinja environment: sandboxed, strict, escaping."""

from collections.abc import Iterator
from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from ntm_docs.rendering.docxtpl_bridge import refuse_docxtpl_objects

_DICT_METHODS = frozenset(dir(dict))
_ATTRIBUTE_FILTERS = frozenset(
    {"attr", "map", "selectattr", "rejectattr", "groupby", "sort", "sum", "max", "min", "unique"}
)


class FormEnvironment(ImmutableSandboxedEnvironment):
    """Jinja for forms.

    A missing name fails, every value is escaped, nothing of Python can be reached. No
    value can be changed, and none becomes markup because a form says so: filters that make markup
    are taken away, and switching escaping off is refused.
    """

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        for name in ("safe", "urlize", "xmlattr", "tojson"):
            del self.filters[name]
        for name in ("lipsum", "cycler", "joiner", "namespace"):
            del self.globals[name]

    def compiled(self, source: str) -> Template:
        """A template whose values pass through `escape_text`, the name that its code calls."""
        template = self.from_string(source)
        template.root_render_func.__globals__["escape"] = escape_text
        return template

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`row.ten`: for a plain dict the key, without first asking Python for an attribute.

        Jinja's own order costs an exception per value; the result is the same, since a name that
        dict itself has still goes the slow way.
        """
        if obj.__class__ is dict and attribute in obj and attribute not in _DICT_METHODS:
            return obj[attribute]
        return super().getattr(obj, attribute)


def escape_text(value: Any) -> str:
    """Escape one value for XML.

    markupsafe makes a Markup object for every value, which is most of the time of a large table.
    Here the result goes straight into the output, so a plain text stays as it is.
    """
    if value.__class__ is str:
        special = "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        return str(escape(value)) if special else value
    if value.__class__ is int:
        return str(value)
    refuse_docxtpl_objects(value)
    return escape(value)


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
