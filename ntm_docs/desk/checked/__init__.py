"""Papers sent in → what pages tell of them.

    deliveries   what was sent together: its files, its findings, copies of them
    telling   findings as pages group them
    frame     the document without rights in which strangers' papers are drawn

A delivery lives in the desk's own room: it goes with the desk, or when newer ones need the room. Nothing of it is ever
served as a page of ours: copies are downloads, and what is drawn is drawn inside the frame.
"""

from ntm_docs.desk.checked.deliveries import Deliveries, SentPapers

__all__ = ["Deliveries", "SentPapers"]
