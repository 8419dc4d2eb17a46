"""Raw values as they stood in the input."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ntm_docs.messages import gettext
from ntm_docs.problems import Place


class RawScalar(NamedTuple):
    """A text exactly as typed, never resolved to a number or a date; None where it was left empty.

    `below` tells a text written under `|`: its first line is the one after `place`.
    """

    text: str | None
    place: Place
    below: bool = False


@dataclass(frozen=True, slots=True)
class RawList:
    """Items in order."""

    items: tuple["RawNode", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class RawMapping:
    """Fields in order; keys as typed, unique under the matching rule."""

    entries: tuple[tuple[RawScalar, "RawNode"], ...]
    place: Place

    def __iter__(self) -> Iterator[tuple[str, RawScalar, "RawNode"]]:
        for key, value in self.entries:
            yield key.text or "", key, value


RawNode = RawScalar | RawList | RawMapping


KINDS: dict[type, str] = {RawScalar: "một giá trị", RawList: "một danh sách", RawMapping: "một nhóm trường"}


def kind_of(node: RawNode) -> str:
    """What a node is, in words for a message."""
    return gettext(next(words for kind, words in KINDS.items() if isinstance(node, kind)))
