"""Any file for the register → its entries."""

from pathlib import Path

from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.source import is_workbook
from ntm_docs.receiving.criteria import Law
from ntm_docs.register.lists.entries import Given
from ntm_docs.register.lists.reading import DOCUMENTS, read_list
from ntm_docs.register.made import is_made, read_made
from ntm_docs.register.records import File


def read_file(path: Path, law: Law, given: Given) -> File:
    """The entries of a folder or manifest of ours, or of a list.

    Raises:
        ProblemsError: it is neither, or says too little; everything at once.
        MachineError: it cannot be read.
    """
    if is_made(path):
        return read_made(path, law, given)
    if is_workbook(path) or path.suffix.lower() in DOCUMENTS or not path.exists():
        return read_list(path, law, given)
    raise ProblemsError([Problem("register.kind", Place(str(path)))])
