"""An untrusted file → its parts, or why not."""

from datetime import date

from ntm_docs.layout import Layout, load_layout
from ntm_docs.papers.van_ban import RecognisedPaper, recognise
from ntm_docs.problems import ProblemsError
from ntm_docs.reading.word_files import not_word
from ntm_docs.word import NotWordError, examine
from ntm_docs.word.incoming.opening import Package, package_of
from ntm_docs.word.read import read_facts


def open_package(data: bytes, file: str) -> Package:
    """The parts that the checker reads; nothing is executed, no link is followed.

    Raises:
        ProblemsError: an old .doc, HTML, an encrypted or broken file, or one beyond the limits.
    """
    try:
        return package_of(examine(data))
    except NotWordError as error:
        raise ProblemsError([not_word(error, file)]) from None


def read_paper(
    data: bytes,
    file: str,
    on: date | None = None,
    layout: Layout | None = None,
    notations: frozenset[str] = frozenset(),
) -> RecognisedPaper:
    """A .docx in its parts; `on` the day of one that has none, `layout` the ranges to judge it by.

    Raises:
        ProblemsError: it is none, or cannot be read.
    """
    return recognise(read_facts(open_package(data, file), file), on, layout or load_layout(), notations)
