"""Plain values → a YAML file that a clerk can edit."""

from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import LiteralScalarString

_WIDTH = 1_000_000


def dump_yaml(value: Any) -> bytes:
    """A mapping as UTF-8 YAML: no line folded, lists indented, comments kept."""
    writer = YAML()
    writer.width = _WIDTH
    writer.allow_unicode = True
    writer.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    writer.dump(value, out)
    return out.getvalue().encode("utf-8")


def put(into: CommentedMap, name: str, value: Any) -> None:
    """A field, unless it is empty."""
    if value:
        into[name] = value


def literal(text: str) -> str:
    """A text whose own `[[` is not taken for a reference."""
    return text.replace("[[", "\\[[")


def block(lines: list[str]) -> Any:
    """A body: a line for each paragraph, under `|`."""
    return LiteralScalarString("\n".join(lines) + "\n")
