"""How deep and how large an input may be."""

from ntm_docs.problems import Place, Problem

MAX_DEPTH = 30
MAX_NODES = 500_000


def too_deep(place: Place) -> Problem:
    """Lists in lists, beyond what any input needs."""
    return Problem("file.nesting", place, facts={"limit": MAX_DEPTH})


def too_many(place: Place, *, aliases: bool = False) -> Problem:
    """More values than an input may have; whether aliases made them so many."""
    limit = f"{MAX_NODES:,}".replace(",", ".")
    return Problem("file.expansion" if aliases else "file.items", place, facts={"limit": limit})
