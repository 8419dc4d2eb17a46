"""Layout of Decree 30/2020 and text measures: data → numbers.

Of ntm_docs it imports `machine` alone, which reads its data. The kit that builds the forms, the contexts that
break title lines and the checker read the same constants here.
"""

from ntm_docs.layout.constants import Component, Layout, layout_on, load_layout
from ntm_docs.layout.measure import TWIPS_PER_MM, Face, balance, text_twips
from ntm_docs.layout.rule import DrawnRule, rule_under

__all__ = [
    "TWIPS_PER_MM",
    "Component",
    "DrawnRule",
    "Face",
    "Layout",
    "balance",
    "layout_on",
    "load_layout",
    "rule_under",
    "text_twips",
]
