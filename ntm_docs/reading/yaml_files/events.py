"""Parse events of YAML, quickly where they are the same.

libyaml is nine times quicker than the parser in Python and gives the same events for nearly every text that an office
writes. Where it refuses a text, or is known to differ (a byte order mark or a tab inside, directives, tags, anchors, a
name without a value between braces), the parser in Python reads it, whose refusals are the ones that are worded.
"""

import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent
from ruamel.yaml.reader import ReaderError

from ntm_docs.reading.limits import MAX_DEPTH, MAX_NODES

STARTS, ENDS = (SequenceStartEvent, MappingStartEvent), (SequenceEndEvent, MappingEndEvent)
_DIFFERS = re.compile(r"\ufeff|\t|^%|[|>][-+0-9]*\s*#|(?:^[ -]*|[{\[,:] *)\?(?=\s|$)", re.MULTILINE)


class BrokenParserError(Exception):
    """The parser itself broke, after what stands before `line` and `column`, both counted from 0."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


def events_of(text: str) -> Iterator[Any]:
    """The events of the parser in Python, by whichever parser is quicker.

    Raises:
        MarkedYAMLError, ReaderError: the text is no YAML, while the events are taken.
        BrokenParserError: the parser broke, and does not say why.
    """
    quick = _quick_events(text)
    return _sure_events(text) if quick is None else iter(quick)


def counted_past(text: str, most: int) -> Any:
    """The event at which a text has more than `most` values; none where it has not, or libyaml cannot read it."""
    nodes = depth = 0
    try:
        for event in YAML(typ="safe").parse(text):
            nodes += isinstance(event, (ScalarEvent, *STARTS))
            depth += isinstance(event, STARTS) - isinstance(event, ENDS)
            if depth > MAX_DEPTH:
                return None
            if nodes > most:
                return event
    except Exception:  # noqa: BLE001 -- what is wrong is told by the parser that reads it
        return None
    return None


def _quick_events(text: str) -> list[Any] | None:
    """All events by libyaml; none where it refuses the text, may differ, or finds more than may be."""
    if _DIFFERS.search(text):
        return None
    found: list[Any] = []
    opened: list[Any] = [None]
    empty: Any = None
    open_end = not text.endswith("\n")
    try:
        for event in YAML(typ="safe").parse(text):
            if getattr(event, "tag", None) or getattr(event, "anchor", None) or len(found) > 2 * MAX_NODES:
                return None
            before, empty = empty, event if _is_unwritten(event, opened[-1]) else None
            if (empty and (before or any(one.flow_style for one in opened[1:]))) or (
                before and open_end and isinstance(event, ENDS)
            ):
                return None
            if before:  # its place is that of what follows, as the parser in Python has it
                before.start_mark = before.end_mark = event.start_mark
            if isinstance(event, STARTS):
                opened.append(event)
            elif isinstance(event, ENDS):
                opened.pop()
            if len(opened) > MAX_DEPTH:
                return None
            found.append(event)
    except Exception:  # noqa: BLE001 -- what is wrong is told by the parser in Python
        return None
    return found


def _is_unwritten(event: Any, within: Any) -> bool:
    """Whether an event is a value of which nothing is written, beside a name."""
    written = not isinstance(event, ScalarEvent) or event.value or event.style
    return not written and not isinstance(within, SequenceStartEvent)


def _sure_events(text: str) -> Iterator[Any]:
    events, line, column = YAML(typ="safe", pure=True).parse(text), 0, 0
    while True:
        try:
            event = next(events, None)
        except (MarkedYAMLError, ReaderError):
            raise
        except Exception as error:
            raise BrokenParserError(line, column) from error
        if event is None:
            return
        line, column = event.end_mark.line, event.end_mark.column
        yield event
