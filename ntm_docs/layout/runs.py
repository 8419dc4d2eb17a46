"""Bold and italic of a text as Word's runs."""

from collections.abc import Iterable
from html import escape

from ntm_docs.machine.frozen import frozen

Set = tuple[int, int, bool, bool]  # from, up to, bold, italic


def run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """One run of the paragraph's own look, but where it is set bold or italic."""
    look = f"<w:rPr>{'<w:b/>' * bold}{'<w:i/>' * italic}</w:rPr>" if bold or italic else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


@frozen
class Runs:
    """A text and what of it is set otherwise; a form places it with `{{r name }}`."""

    text: str
    spans: tuple[Set, ...]

    def __html__(self) -> str:
        """The runs, in the name that template engines ask of a value that is markup already."""
        return "".join(_runs(self.text, self.spans))


def _runs(text: str, spans: Iterable[Set]) -> Iterable[str]:
    at = 0
    for start, end, bold, italic in spans:
        if start > at:
            yield run(text[at:start])
        if text[start:end]:
            yield run(text[start:end], bold=bold, italic=italic)
        at = max(at, end)
    if text[at:] or not spans:
        yield run(text[at:])
