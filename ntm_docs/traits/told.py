"""What a trait says of a text."""

from collections.abc import Mapping
from typing import Literal

from ntm_docs.machine.frozen import frozen
from ntm_docs.problems import Severity

_SHORT = 60
Kind = Literal["value", "name", "prose"]  # of a text: a name is not guessed at; the quotes of prose are its own


@frozen
class Told:
    """One thing that is odd: message code, its facts, where (from 0); the text mended, where it was.

    An error is refused, a warning is told; what is mended is always told.
    """

    code: str
    facts: Mapping[str, object]
    severity: Severity
    at: int = 0
    after: str | None = None


def excerpt(text: str, most: int = _SHORT) -> str:
    """The beginning of a text on one line, for a message."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"


def mark_of(char: str) -> str:
    """`U+0430`."""
    return f"U+{ord(char):04X}"
