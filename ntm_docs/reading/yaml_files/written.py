"""Plain values → a YAML file that a clerk can edit."""

import re
from functools import partial
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import LiteralScalarString

_WIDTH = 1_000_000
_LONG = 500  # letters
_SIGN = "\U0010fffd"  # of private use: no text that is printed holds it
_KEPT = re.compile(rf"(?P<indent> +){_SIGN}(?P<number>\d+)(?=\n)")


def dump_yaml(value: Any) -> bytes:
    """A mapping as UTF-8 YAML: no line folded, lists indented, comments kept."""
    writer = YAML()
    writer.width = _WIDTH
    writer.allow_unicode = True
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.Representer = _Representer
    out = StringIO()
    writer.dump(value, out)
    return _KEPT.sub(partial(_put_back, writer.representer.bodies), out.getvalue()).encode("utf-8")


class _Representer(RoundTripRepresenter):
    """Keeps long bodies back: the writer looks at each letter of a text, and most of an input is one body."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.bodies: list[str] = []

    def represent_literal_scalarstring(self, data: Any) -> Any:
        """A body, or a sign in its place where it may stand there as it is."""
        lines = data.split("\n")
        if len(data) > _LONG and not lines[0][:1].isspace() and all(map(str.isprintable, lines)):
            self.bodies.append(str(data))
            data = LiteralScalarString(f"{_SIGN}{len(self.bodies) - 1}\n")
        return super().represent_literal_scalarstring(data)


_Representer.add_representer(LiteralScalarString, _Representer.represent_literal_scalarstring)


def _put_back(bodies: list[str], found: re.Match[str]) -> str:
    """The lines of a body where its sign stands, each as far in."""
    lines = bodies[int(found["number"])].removesuffix("\n").split("\n")
    return "\n".join(f"{found['indent']}{line}" if line else "" for line in lines)


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
