"""Bold and italic words of a paragraph."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ntm_docs.outline import Span
from ntm_docs.phrases.blanks import with_wide_room
from ntm_docs.word.facts import Paragraph

Line = tuple[str, tuple[Span, ...]]
_Letter = tuple[str, bool, bool]
_WORD = re.compile(r"\S+")
_PLAIN = (False, False)


def lines_of(paragraph: Paragraph) -> list[Line]:
    """The printed lines of a paragraph that its author broke, the label before the first; what is set otherwise."""
    looks = {(piece.look.bold, piece.look.italic) for piece in paragraph.pieces if piece.text.strip()}
    if looks <= {_PLAIN}:
        plain = [" ".join(with_wide_room(line).split()) for line in paragraph.text.split("\n")]
        found: list[Line] = [(line, ()) for line in plain if line]
    else:
        letters = [(char, piece.look.bold, piece.look.italic) for piece in paragraph.pieces for char in piece.text]
        found = [line for part in _broken(letters) if (line := _line(part))[0]]
    if paragraph.label and found:
        text, spans = found[0]
        before = len(paragraph.label) + 1
        shifted = tuple(span._replace(start=span.start + before, end=span.end + before) for span in spans)
        found[0] = f"{paragraph.label} {text}", shifted
    return found


def _broken(letters: Sequence[_Letter]) -> Iterator[list[_Letter]]:
    part: list[_Letter] = []
    for letter in letters:
        if letter[0] == "\n":
            yield part
            part = []
        else:
            part.append(letter)
    yield part


def _line(letters: Sequence[_Letter]) -> Line:
    """A line with single spaces; each word in the look of most of its letters, its signs at both ends apart."""
    words = [letters[found.start() : found.end()] for found in _WORD.finditer("".join(char for char, _, _ in letters))]
    made, runs, at = [], [], 0
    for word in words:
        text = "".join(char for char, _, _ in word)
        start, end = _inked(text)
        inner = word[start:end] or word
        bold = 2 * sum(one[1] for one in inner) > len(inner)
        italic = 2 * sum(one[2] for one in inner) > len(inner)
        outer = all(one[1:] == (bold, italic) for one in word)
        runs.append((at if outer else at + start, at + (len(word) if outer else end), bold, italic, start < end))
        made.append(text)
        at += len(text) + 1
    return " ".join(made), tuple(_joined(runs))


def _inked(text: str) -> tuple[int, int]:
    """From the first letter or figure of a word up to the last."""
    inked = [index for index, char in enumerate(text) if char.isalnum()]
    return (inked[0], inked[-1] + 1) if inked else (0, 0)


def _joined(runs: Iterable[tuple[int, int, bool, bool, bool]]) -> Iterator[Span]:
    """Words of one look one after the other; a sign alone goes with the word before it."""
    last: Span | None = None
    for start, end, bold, italic, inked in runs:
        if last is not None and (bold, italic) == (last.bold, last.italic) and inked:
            last = last._replace(end=end)
        elif inked:
            if last is not None and (last.bold or last.italic):
                yield last
            last = Span(start, end, bold, italic)
        elif last is not None and (bold, italic) == (last.bold, last.italic):
            last = last._replace(end=end)
    if last is not None and (last.bold or last.italic):
        yield last
