"""The register (sổ khen thưởng): awards, kept and looked up.

Who was given what, by which decision, from which file. Input: decisions made here, and lists of other hands. Output:
entries in a database, found by name, exported.

    address, database   where it is, its connection and tables       store/      the tables
    reading             a file → entries: made (ours), lists/ (any)    rows, keys  entries ↔ rows, names as looked up
    adding   finding   changing   exporting          earlier/     nominees held against it

Django is loaded when a command asks for the register, never before.

Not done: PDFs and scans are not read; communes that were merged are found under the name of their day (the law data
hold provinces and bodies); a household is known by its head; nothing in it is encrypted.
"""

from ntm_docs.register.adding import add_file
from ntm_docs.register.address import address_of, pin
from ntm_docs.register.changing import correct, remove
from ntm_docs.register.database import check_there
from ntm_docs.register.earlier import History, StatedNominee, histories, of_planned, of_workbook, with_histories
from ntm_docs.register.exporting import export
from ntm_docs.register.finding import find
from ntm_docs.register.lists.entries import Given
from ntm_docs.register.reading import read_file
from ntm_docs.register.records import Added, Entry, File, Found, Inquiry

__all__ = [
    "Added",
    "Entry",
    "File",
    "Found",
    "Given",
    "History",
    "Inquiry",
    "StatedNominee",
    "add_file",
    "address_of",
    "check_there",
    "correct",
    "export",
    "find",
    "histories",
    "of_planned",
    "of_workbook",
    "pin",
    "read_file",
    "remove",
    "with_histories",
]
