"""The quicker parser gives what the one in Python gives, or is not asked."""

from itertools import pairwise
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from ntm_docs.reading.yaml_files.events import events_of
from ntm_docs.reading.yaml_files.lines import plain_ends

FILES = sorted([*(ROOT / "samples").glob("*.yaml"), *(ROOT / "ntm_docs" / "starters").glob("*.yaml")])
HEAD = (ROOT / "samples" / "ho-so-kien-giang-2023.yaml").read_text(encoding="utf-8")[2000:6500]
PIECES = (
    ":", ": ", " - ", "\n", "\n  ", "\n- ", "#", " #", "'", '"', "[", "]", "{", "}", ", ", "|\n", ">-\n", "&a ",
    "*a", "!x ", "? ", "%", "---\n", "...\n", "\t", "\ufeff", "😀", '"\\u0041\\n"', "~", "null", "\\", "`", "@", "a: ",
    "{a: }", "{a}", "[a: b]",
)  # fmt: skip


def seen(event: Any) -> tuple[object, ...]:
    """What is used of an event."""
    start, end = event.start_mark, event.end_mark
    told = [getattr(event, name, None) for name in ("anchor", "tag", "value")]
    told.append(getattr(event, "style", None) or "")
    plain = hasattr(event, "value") and event.style not in ("|", ">")
    ends = (end.line, end.column if not event.style else None) if plain else None
    places = (start.line, start.column) if hasattr(event, "anchor") else None
    return type(event).__name__, *told, places, ends


def by(events: Any) -> tuple[list[tuple[object, ...]], type[Exception] | None]:
    found: list[tuple[object, ...]] = []
    try:
        found += (seen(event) for event in events)
    except Exception as error:  # noqa: BLE001 -- whichever it is, both break alike
        return found, type(error)
    return found, None


def in_python(text: str) -> tuple[list[tuple[object, ...]], bool]:
    found, error = by(YAML(typ="safe", pure=True).parse(text))
    return found, error is not None


def as_used(text: str) -> tuple[list[tuple[object, ...]], bool]:
    found, error = by(events_of(text))
    return found, error is not None


class DescribeEvents:
    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def they_are_those_of_the_parser_in_python(self, path: Any) -> None:
        text = plain_ends(path.read_text(encoding="utf-8"))
        assert as_used(text) == in_python(text)

    @given(st.lists(st.tuples(st.integers(0, len(HEAD)), st.integers(0, 30), st.sampled_from(PIECES)), max_size=6))
    def they_are_so_in_a_text_damaged_anywhere(self, edits: list[tuple[int, int, str]]) -> None:
        cuts = sorted(edits)
        text = HEAD[: cuts[0][0]] if cuts else HEAD
        for (at, size, piece), (until, _size, _piece) in pairwise([*cuts, (len(HEAD), 0, "")]):
            text += piece + HEAD[at + size : until]
        assert as_used(text) == in_python(text)

    @given(st.text(st.sampled_from("ab:-,#'\"[]{}|>&*!?~ \n\n  é"), max_size=60))
    def they_are_so_in_any_text(self, text: str) -> None:
        assert as_used(text) == in_python(text)
