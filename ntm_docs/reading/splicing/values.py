"""How a value is written so that it reads back."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ntm_docs.changes import Plain

_PLAIN = re.compile(r"[^\W_]|[(“‘./+…]")
_BROKEN = re.compile(r": |:$| #|[\t\n\r]|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]|^(?:---|\.\.\.)")
_BRACKETS = re.compile(r"[\[\]{},]|:")
_NULLS = frozenset({"~", "null", "Null", "NULL"})
_RAW = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]')
_NOT_BELOW = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_NAMED = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class FileSetting:
    """How a file is set: its line end, how far a group stands below its name, how far a dash, what follows a dash."""

    ends: str = "\n"
    step: int = 2
    dash: int = 2
    after_dash: int = 1
    strict: bool = False  # as JSON is written


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether a text may stand without quotes."""
    if not _PLAIN.match(text) or text != text.strip() or text in _NULLS or _BROKEN.search(text):
        return False
    return not (flow and _BRACKETS.search(text))


def in_line(text: str | None, setting: FileSetting, *, flow: bool, style: str = "") -> str:
    """A text on one line, in the style that it had where that can say it."""
    if setting.strict:
        return json.dumps(text, ensure_ascii=False)
    if text is None:
        return "null" if flow else ""
    if style not in ("'", '"') and is_plain(text, flow=flow):
        return text
    if style != '"' and not _RAW.search(text) and "\t" not in text:
        quoted = text.replace("'", "''")
        return f"'{quoted}'" if style == "'" or '"' in text or "\\" in text else f'"{text}"'
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    return _NAMED.get(char) or (f"\\x{ord(char):02x}" if ord(char) <= 0xFF else f"\\u{ord(char):04x}")  # noqa: PLR2004


def may_stand_below(text: str) -> bool:
    """Whether a text of several lines can be written under `|` as it is: its first line not set in."""
    lines = text.split("\n")
    first = next((line for line in lines if line.strip(" ")), "")
    blank = any(line and not line.strip(" ") for line in lines)
    sound = bool(lines[0].strip(" ")) and not blank and not _NOT_BELOW.search(text)
    return sound and bool(first) and not first.startswith(" ")


def below(text: str, indent: int, setting: FileSetting) -> str:
    """A text under `|`, its lines set in: header and lines."""
    body = text.rstrip("\n")
    after = len(text) - len(body)
    chomp = "-" if after == 0 else "" if after == 1 else "+"
    lines = body.split("\n") + [""] * (after - 1)
    return setting.ends.join([f"|{chomp}", *(f"{' ' * indent}{line}" if line else "" for line in lines)])


def block(value: Plain, indent: int, setting: FileSetting, *, dashed: bool = False) -> str:
    """What follows the colon of a field whose name stands at `indent`, or (`dashed`) a dash that stands there.

    A text begins with a blank, a list or a group with a line of its own, but for a group behind a dash.
    """
    deeper = indent + (1 + setting.after_dash if dashed else setting.step)
    if value is None or isinstance(value, str):
        return _behind(value, deeper, setting)
    if not value:
        return f" {flowing(value, setting)}"
    if isinstance(value, Mapping):
        text = setting.ends.join(fields(value, deeper, setting))
        return f"{' ' * setting.after_dash}{text.lstrip(' ')}" if dashed else f"{setting.ends}{text}"
    if dashed:
        return f" {flowing(value, setting)}"
    return setting.ends + setting.ends.join(items(value, indent + setting.dash, setting))


def _behind(value: str | None, indent: int, setting: FileSetting) -> str:
    """A text behind a colon or a dash; one of several lines stands below it."""
    if value is None:
        return ""
    if "\n" in value and not setting.strict and may_stand_below(value):
        return f" {below(value, indent, setting)}"
    return f" {in_line(value, setting, flow=False)}"


def fields(value: Mapping[str, Plain], indent: int, setting: FileSetting) -> list[str]:
    """The lines of a group, each name at `indent`."""
    return [
        f"{' ' * indent}{in_line(name, setting, flow=False)}:{block(one, indent, setting)}"
        for name, one in value.items()
    ]


def items(value: Sequence[Plain], indent: int, setting: FileSetting) -> list[str]:
    """The lines of a list, each dash at `indent`."""
    return [f"{' ' * indent}-{block(one, indent, setting, dashed=True)}" for one in value]


def flowing(value: Plain, setting: FileSetting) -> str:
    """A value on one line, between brackets where it is several."""
    if value is None or isinstance(value, str):
        return in_line(value, setting, flow=True)
    if isinstance(value, Mapping):
        inner = ", ".join(
            f"{in_line(name, setting, flow=True)}: {flowing(one, setting)}" for name, one in value.items()
        )
        return f"{{{inner}}}"
    return f"[{', '.join(flowing(one, setting) for one in value)}]"
