"""Layout of Decree 30/2020 and text measures: data → numbers.

Of ntm_docs it imports `machine` alone, which reads its data. The kit that builds the forms, the contexts that
break title lines and the checker read the same constants here.
"""

from ntm_docs.layout.constants import Component, Layout, layout_on, load_layout
from ntm_docs.layout.measure import TWIPS_PER_MM, Face, balance, text_twips
from ntm_docs.layout.rule import DrawnRule, rule_under
from ntm_docs.layout.runs import Runs
from ntm_docs.layout.table import PADDING, TableCell, TableMarkup, TableRow, line_markup, table_markup

__all__ = [
    "PADDING",
    "TWIPS_PER_MM",
    "Component",
    "DrawnRule",
    "Face",
    "Layout",
    "Runs",
    "TableCell",
    "TableMarkup",
    "TableRow",
    "balance",
    "layout_on",
    "line_markup",
    "load_layout",
    "rule_under",
    "table_markup",
    "text_twips",
]
