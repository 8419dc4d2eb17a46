"""Stage 1, reading: input file → raw values with places.

YAML and JSON; workbooks as sheets of texts; existing documents (.docx, .txt) as facts.
Plain values → YAML too (`yaml_files.written`).
"""

from typing import TYPE_CHECKING

from ntm_docs.machine.doors import door

if TYPE_CHECKING:
    from ntm_docs.reading.asked import ask_tree, not_following, problem_of
    from ntm_docs.reading.raw import RawList, RawMapping, RawNode, RawScalar, kind_of
    from ntm_docs.reading.source import read_existing, read_input
    from ntm_docs.reading.texts.passage import Mended
else:
    __getattr__ = door(
        __name__,
        {
            ".asked": "ask_tree not_following problem_of",
            ".raw": "RawList RawMapping RawNode RawScalar kind_of",
            ".source": "read_existing read_input",
            ".texts.passage": "Mended",
        },
    )

__all__ = [
    "Mended",
    "RawList",
    "RawMapping",
    "RawNode",
    "RawScalar",
    "ask_tree",
    "kind_of",
    "not_following",
    "problem_of",
    "read_existing",
    "read_input",
]
