"""The outline is the markup: lines → tree → findings.

Officials write `I.`, `1.`, `a)`, `-`, `+`, `Điều 1.`, `Chương I`; this room reads those lines, for
writing and for import alike. A line that stands for a table is a block of its own; what is in tables is not outline.
"""

from ntm_docs.outline.emphasis import Span, moved, read_marks, write_marks
from ntm_docs.outline.labels import ALPHABET, Kind, Label, read_label
from ntm_docs.outline.numbering import NumberingFault, check_numbering, renumber
from ntm_docs.outline.parse import Block, Node, SourceLine, parse_blocks, parse_outline, to_tree, walk

__all__ = [
    "ALPHABET",
    "Block",
    "Kind",
    "Label",
    "Node",
    "NumberingFault",
    "SourceLine",
    "Span",
    "check_numbering",
    "moved",
    "parse_blocks",
    "parse_outline",
    "read_label",
    "read_marks",
    "renumber",
    "to_tree",
    "walk",
    "write_marks",
]
