"""Documents → PDF, print sets: ready for the printer.

A PDF is made by a program on this machine, proved against its document, and never needed for the
.docx. Not done here: cover, index, slips, the award decision, electronic dossiers.
"""

from ntm_docs.printing.convert import Options, Printed, make_pdfs

__all__ = ["Options", "Printed", "make_pdfs"]
