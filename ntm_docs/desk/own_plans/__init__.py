"""The superior's plan → the office's own, paragraph by paragraph.

    taking      what is sent in → a plan of the level above in the folder, once
    settling    the marked paragraphs of the own plan: one settled, one taken back

Everything stands in the folder's own files: which plan an own plan was begun from is kept beside it in
`.<its name>.cap-tren`, by the other's name alone.
"""

from ntm_docs.desk.own_plans.settling import GoneError, Reviews, Settling

__all__ = ["GoneError", "Reviews", "Settling"]
