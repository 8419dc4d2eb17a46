"""Where each value of a YAML text begins and ends.

For changing a text at one place: offsets into the text as it stands, with its own line ends. Values keep the way they
are written in; a list its dashes, a group its keys.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.events import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from ntm_docs.phrases.keys import fold_key
from ntm_docs.reading.yaml_files.events import ENDS, events_of
from ntm_docs.reading.yaml_files.lines import plain_ends

_COLON = re.compile(r"[ \t]*:")


class OddTextError(ValueError):
    """A text whose values cannot be found with certainty: explicit keys, dashes that are not where they should be."""


@dataclass(slots=True)
class Mark:
    """A value: `start` and `end` in the text, `column` of its start, the style of a scalar, whether between brackets.

    Of a scalar that is not written, `start` and `end` are where it would be.
    """

    start: int
    end: int
    column: int
    style: str = ""
    flow: bool = False
    written: bool = True


@dataclass(slots=True)
class ListMark(Mark):
    """A list; `dashes` are where its items begin, each as long as the list is no flow."""

    items: list[Mark] = field(default_factory=list)
    dashes: list[int] = field(default_factory=list)


@dataclass(slots=True)
class GroupMark(Mark):
    """Fields: name, its mark, the mark of its value."""

    entries: list[tuple[str, Mark, Mark]] = field(default_factory=list)

    def index_of(self, name: str) -> int | None:
        """Which entry a name means, as in `changes.index_of`."""
        exact = next((at for at, (typed, _, _) in enumerate(self.entries) if typed == name), None)
        folded = fold_key(name)
        return exact if exact is not None else self._folded(folded)

    def _folded(self, folded: str) -> int | None:
        return next((at for at, (typed, _, _) in enumerate(self.entries) if fold_key(typed) == folded), None)


class MarkedText:
    """A text with its lines and the mark of its whole value."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ends = "\r\n" if "\r\n" in text else "\n" if "\n" in text or "\r" not in text else "\r"
        cut = "\n" if "\n" in text else self.ends
        self.starts = [0, *(found.end() for found in re.finditer(re.escape(cut), text))]
        self.anchored = False
        self._events = iter(list(events_of(plain_ends(text))))
        root = self._value(flow=False, indent=-1)
        assert root is not None
        self.root = root

    def offset(self, mark: Any) -> int:
        """Where a mark of the parser stands."""
        line = min(int(mark.line), len(self.starts) - 1)
        return min(self.starts[line] + int(mark.column), len(self.text))

    def line_start(self, at: int) -> int:
        """Where the line of an offset begins."""
        back = max(self.text.rfind("\n", 0, at), -1 if "\n" in self.text else self.text.rfind("\r", 0, at))
        return back + 1

    def line_end(self, at: int) -> int:
        """Where the line of an offset ends, before its line end."""
        found = re.compile(r"\r\n|\n|\r").search(self.text, at)
        return found.start() if found else len(self.text)

    def next_line(self, at: int) -> int:
        """Where the line after that of an offset begins."""
        found = re.compile(r"\r\n|\n|\r").search(self.text, at)
        return found.end() if found else len(self.text)

    def column(self, at: int) -> int:
        """How far into its line an offset is."""
        return at - self.line_start(at)

    def _value(self, *, flow: bool, indent: int) -> Mark | None:
        """The mark of the next value; `indent` is the column of the group or list that it is in."""
        for event in self._events:
            if isinstance(event, AliasEvent):
                self.anchored = True
                start = self.offset(event.start_mark)
                return Mark(start, self.offset(event.end_mark), event.start_mark.column, "*", flow)
            if getattr(event, "anchor", None) or getattr(event, "tag", None):
                self.anchored = True
            if isinstance(event, ScalarEvent):
                return self._scalar(event, flow=flow, indent=indent)
            if isinstance(event, SequenceStartEvent):
                return self._list(event)
            if isinstance(event, MappingStartEvent):
                return self._group(event)
            if isinstance(event, ENDS):
                self._closed = event
                return None
        return None

    def _scalar(self, event: Any, *, flow: bool, indent: int) -> Mark:
        start, style = self.offset(event.start_mark), event.style or ""
        written = bool(event.value or style)
        if style in "|>" and style:
            end = self._block_end(start, indent)
        else:
            end = self.offset(event.end_mark) if written else start
        return Mark(start, end, event.start_mark.column, style, flow, written)

    def _block_end(self, start: int, indent: int) -> int:
        """The end of the last line of a block: those below its header that are blank or deeper than what holds it."""
        end = self.line_end(start)
        keeps = "+" in self.text[start:end].partition("#")[0]
        at, line = self.next_line(start), start
        while at < len(self.text) and at > line:
            line, stop = at, self.line_end(at)
            text = self.text[at:stop]
            if text.strip(" ") and len(text) - len(text.lstrip(" ")) <= indent:
                break
            if text.strip(" ") or keeps:
                end = stop
            at = self.next_line(at)
        return end

    def _list(self, event: Any) -> ListMark:
        start, flow = self.offset(event.start_mark), bool(event.flow_style)
        made = ListMark(start, start, event.start_mark.column, flow=flow)
        last = start
        while (item := self._value(flow=flow, indent=made.column)) is not None:
            if not flow:
                dash = self._dash(last, made.column, first=not made.items)
                made.dashes.append(dash)
                if not item.written:
                    item.start = item.end = dash + 1
            made.items.append(item)
            last = item.end
        made.end = self.offset(self._closed.end_mark) if flow else last
        return made

    def _dash(self, after: int, column: int, *, first: bool) -> int:
        if first and self.text[after : after + 1] == "-":
            return after
        at = self.next_line(after)
        while at < len(self.text):
            stop = self.line_end(at)
            line = self.text[at:stop]
            if line[column : column + 1] == "-" and not line[:column].strip(" "):
                return at + column
            if line.strip() and not line.lstrip().startswith("#"):
                break
            at = self.next_line(at)
        raise OddTextError(f"no dash after {after}")

    def _group(self, event: Any) -> GroupMark:
        start, flow = self.offset(event.start_mark), bool(event.flow_style)
        made = GroupMark(start, start, event.start_mark.column, flow=flow)
        last = start
        while (key := self._value(flow=flow, indent=made.column)) is not None:
            value = self._value(flow=flow, indent=made.column)
            colon = _COLON.match(self.text, key.end)
            if value is None or colon is None or isinstance(key, ListMark | GroupMark):
                raise OddTextError(f"no colon after {key.end}")
            if not value.written:
                value.start = value.end = colon.end()
            made.entries.append((self._name(key), key, value))
            last = value.end
        made.end = self.offset(self._closed.end_mark) if flow else last
        return made

    def _name(self, key: Mark) -> str:
        text = self.text[key.start : key.end]
        if key.style == "'":
            return text[1:-1].replace("''", "'")
        return text[1:-1] if key.style == '"' else text


def every_mark(mark: Mark) -> Iterator[Mark]:
    """A mark and those below it."""
    yield mark
    if isinstance(mark, ListMark):
        for item in mark.items:
            yield from every_mark(item)
    elif isinstance(mark, GroupMark):
        for _, _, value in mark.entries:
            yield from every_mark(value)
