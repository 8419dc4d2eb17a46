"""Documents → PDF, print sets, files to hand in.

A PDF is made by a program on this machine, proved against its document, and never needed for the
.docx. Not done here: digital signatures.
"""

from ntm_docs.printing.choosing import Chosen, choose
from ntm_docs.printing.folder import (
    MakeExtras,
    Ready,
    print_documents,
    print_files,
    print_tree,
    write_extra,
)
from ntm_docs.printing.office.convert import Printed, PrintOptions, make_pdfs
from ntm_docs.printing.office.engine import find_program

__all__ = [
    "Chosen",
    "MakeExtras",
    "PrintOptions",
    "Printed",
    "Ready",
    "choose",
    "find_program",
    "make_pdfs",
    "print_documents",
    "print_files",
    "print_tree",
    "write_extra",
]
