"""The fields of an input, typed letter by letter."""

from collections.abc import Iterator

from ntm_docs.problems import Loc
from ntm_docs.reading import RawList, RawNode, RawScalar


def leaves(node: RawNode, path: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text of a tree with its path."""
    if isinstance(node, RawScalar):
        if node.text:
            yield path, node.text
    elif isinstance(node, RawList):
        for index, item in enumerate(node.items):
            yield from leaves(item, (*path, index))
    else:
        for key, _, value in node:
            yield from leaves(value, (*path, key))


def beginnings(text: str, most: int) -> list[str]:
    """What stands in a field while a text is typed, from nothing on; at most so many of them, evenly."""
    step = max(1, -(-len(text) // most))
    return [text[:length] for length in range(0, len(text), step)]
