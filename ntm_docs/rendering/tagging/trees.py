"""Text and elements of a tree, moved without losing either."""

from collections.abc import Iterator
from typing import Any

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def put_before(element: Any, text: str) -> None:
    """Text directly before an element."""
    previous = element.getprevious()
    if previous is None:
        above = element.getparent()
        above.text = (above.text or "") + text
    else:
        previous.tail = (previous.tail or "") + text


def put_after(element: Any, text: str) -> None:
    """Text directly behind an element."""
    element.tail = text + (element.tail or "")


def remove(element: Any) -> None:
    """Take an element out; the text behind it stays."""
    if element.tail:
        put_before(element, element.tail)
        element.tail = None
    element.getparent().remove(element)


def prune(element: Any, properties: str) -> None:
    """Take an element out, and what holds nothing without it but its own properties."""
    above = element.getparent()
    remove(element)
    if above.tag.endswith("}r") and not (above.text or "").strip() and all(one.tag == properties for one in above):
        remove(above)


def keep_spaces(text: Any) -> None:
    """Spaces at the ends of a w:t are kept only where it says so."""
    if text.text and text.text != text.text.strip():
        text.set(_SPACE, "preserve")


def preserve(text: Any) -> None:
    """Say that every space of a w:t counts."""
    text.set(_SPACE, "preserve")


def is_plain(text: Any) -> bool:
    """Whether a w:t says nothing of itself."""
    return not text.attrib


def between(start: Any, end: Any) -> Iterator[Any]:
    """The siblings from one to another, without both."""
    one = start.getnext()
    while one is not None and one is not end:
        yield one
        one = one.getnext()


def move_rest(source: Any, target: Any) -> None:
    """What follows an element inside its parent, to the end of another parent."""
    for one in list(source.itersiblings()):
        target.append(one)


def join(first: Any, last: Any, *, keep: bool) -> None:
    """What follows the second of two texts goes on behind the first; all from one to the other goes.

    With `keep` the text that stands between their runs stays there.
    """
    run, end = first.getparent(), last.getparent()
    if run is end:
        for one in [*between(first, last), last]:
            run.remove(one)
        return
    for one in list(first.itersiblings()):
        run.remove(one)
    move_rest(last, run)
    for one in [*between(run, end), end]:
        if keep and one.tail and one.tail.strip():
            put_before(one, one.tail)
        run.getparent().remove(one)
