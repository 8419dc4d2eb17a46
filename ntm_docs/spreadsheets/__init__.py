"""Workbooks of clerks → raw values of each submitting unit.

Also the other way: the empty form for clerks, the copy with the faulty cells marked, the summary.
Columns follow the records of the model by name; what other offices call them is data.
"""

from ntm_docs.spreadsheets.assemble import Roster, read_units
from ntm_docs.spreadsheets.units import NomineeLine, Unit

__all__ = ["NomineeLine", "Roster", "Unit", "read_units"]
