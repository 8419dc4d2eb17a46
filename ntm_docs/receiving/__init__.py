"""Dossiers as they come in → one workbook of cases.

Read: dossiers that a build made (by their manifest, and the input `du-lieu.json` beside the papers where nothing was
changed since), and those of anyone: Word documents through `papers`, nominees from the tables of lists, reports and
minutes joined to them by name and year of birth. The officer's columns outlive every further reception.

Not done yet: PDFs, scans, .doc and .xlsx are named and not read; the look of each paper is for `check`; criteria of a
province are asked only as far as the law data hold them (debts, OCOP); a dossier of several folders is one only where
the folders are named after papers. Workbooks of many units carry no `du-lieu.json` yet: their dossiers are read from
their papers. The papers of the receiving offices are made in `issuing`, what was given is remembered in `register`.
"""

from ntm_docs.receiving.receive import FinishedReception, Wanted, receive
from ntm_docs.receiving.records import Case, Parcel, Received

__all__ = ["Case", "FinishedReception", "Parcel", "Received", "Wanted", "receive"]
