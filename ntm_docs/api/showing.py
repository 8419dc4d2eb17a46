"""shown: a paper → a copy that may be drawn."""

from collections.abc import Collection
from pathlib import Path


def shown(path: Path, paragraphs: Collection[int] = ()) -> bytes:
    """The bytes of a copy to draw: each of the `paragraphs` begins with a bookmark `cho-N`, nothing leads out of it.

    `paragraphs` are numbers of findings (`Finding.paragraph`).

    Raises:
        ProblemsError: it is no .docx, or cannot be read.
        MachineError: the file cannot be read from the disk.
    """
    from ntm_docs.problems import Place, ProblemsError
    from ntm_docs.reading.nets import net
    from ntm_docs.reading.source import read_bytes
    from ntm_docs.reading.word_files import not_word
    from ntm_docs.rendering.document.package import pack
    from ntm_docs.word import NotWordError, examine
    from ntm_docs.word.changing.showing import shown as marked

    try:
        found = examine(read_bytes(path))
    except NotWordError as error:
        raise ProblemsError([not_word(error, path.name)]) from None
    with net("check.not_drawn", Place(path.name)):
        return pack(marked(found, path.name, paragraphs))
