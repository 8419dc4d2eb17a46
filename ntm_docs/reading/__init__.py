"""Stage 1, reading: input file → raw values with places.

YAML and JSON so far; workbooks and existing plans (.xlsx, .docx, .txt) are not read yet.
"""

from ntm_docs.reading.keys import closest, fold_key
from ntm_docs.reading.raw import RawList, RawMapping, RawNode, RawScalar, kind_of
from ntm_docs.reading.source import read_input

__all__ = [
    "RawList",
    "RawMapping",
    "RawNode",
    "RawScalar",
    "closest",
    "fold_key",
    "kind_of",
    "read_input",
]
