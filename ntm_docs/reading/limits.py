"""How deep and how large an input may be."""

from ntm_docs.problems import Place, Problem, ProblemsError

MAX_DEPTH = 30
MAX_NODES = 500_000
MOST_PARAGRAPHS = 50_000  # about 2 500 pages; the longest paper of an office has some hundred


def too_deep(place: Place) -> Problem:
    """Lists in lists, beyond what any input needs."""
    return Problem("file.nesting", place, facts={"limit": MAX_DEPTH})


def too_many(place: Place, *, aliases: bool = False) -> Problem:
    """More values than an input may have; whether aliases made them so many."""
    limit = f"{MAX_NODES:,}".replace(",", ".")
    return Problem("file.expansion" if aliases else "file.items", place, facts={"limit": limit})


def refuse_endless(count: int, file: str) -> None:
    """Refuse a paper of more paragraphs or lines than any paper has, before it is read.

    Raises:
        ProblemsError: it has more.
    """
    if count > MOST_PARAGRAPHS:
        facts = {"count": count, "most": MOST_PARAGRAPHS}
        raise ProblemsError([Problem("import.endless", Place(file), facts=facts)])
