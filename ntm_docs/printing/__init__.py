"""Documents → PDF, print sets, electronic files: ready for the printer and the receiving office.

A PDF is made by a program on this machine, proved against its document, and never needed for the
.docx. Not done here: cover, index, slips, the award decision, digital signatures.
"""

from ntm_docs.printing.convert import Options, Printed, make_pdfs
from ntm_docs.printing.electronic import FOLDER as ELECTRONIC_FOLDER
from ntm_docs.printing.engine import find_program
from ntm_docs.printing.folder import Ready, print_files, print_tree, with_files

__all__ = [
    "ELECTRONIC_FOLDER",
    "Options",
    "Printed",
    "Ready",
    "find_program",
    "make_pdfs",
    "print_files",
    "print_tree",
    "with_files",
]
