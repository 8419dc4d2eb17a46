"""Stage 1, reading: input file → raw values with places.

YAML and JSON; workbooks as sheets of texts; existing documents (.docx, .txt) as paragraphs.
"""

from ntm_docs.reading.asked import ask_tree, not_following, problem_of
from ntm_docs.reading.keys import alphabetical, closest, fold_key, same_text
from ntm_docs.reading.passage import Mended, Passage
from ntm_docs.reading.raw import RawList, RawMapping, RawNode, RawScalar, kind_of
from ntm_docs.reading.source import read_existing, read_input

__all__ = [
    "Mended",
    "Passage",
    "RawList",
    "RawMapping",
    "RawNode",
    "RawScalar",
    "alphabetical",
    "ask_tree",
    "closest",
    "fold_key",
    "kind_of",
    "not_following",
    "problem_of",
    "read_existing",
    "read_input",
    "same_text",
]
