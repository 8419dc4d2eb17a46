"""An untrusted file → its parts, or why not."""

from ntm_docs.problems import ProblemsError
from ntm_docs.reading.word_files import not_word
from ntm_docs.word import NotWordError, examine
from ntm_docs.word.opening import Package, package_of


def open_package(data: bytes, file: str) -> Package:
    """The parts that the checker reads; nothing is executed, no link is followed.

    Raises:
        ProblemsError: an old .doc, HTML, an encrypted or broken file, or one beyond the limits.
    """
    try:
        return package_of(examine(data))
    except NotWordError as error:
        raise ProblemsError([not_word(error, file)]) from None
