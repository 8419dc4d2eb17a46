"""Stage 1, reading: input file → raw values with places.

YAML and JSON; workbooks as sheets of texts; existing documents (.docx, .txt) as facts.
Plain values → YAML too (`yaml_files.written`).
"""

from ntm_docs.reading.asked import ask_tree, not_following, problem_of
from ntm_docs.reading.raw import RawList, RawMapping, RawNode, RawScalar, kind_of
from ntm_docs.reading.source import read_existing, read_input
from ntm_docs.reading.texts.passage import Mended

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
