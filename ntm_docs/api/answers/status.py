"""How a call ended."""

from collections.abc import Iterable
from typing import Literal

from ntm_docs.problems import Problem

Status = Literal["done", "mend", "machine"]
_OF_THE_PROGRAM = frozenset({"pdf.failed", "pdf.broken"})  # it gave nothing, or what is no PDF


def status_of(problems: Iterable[Problem]) -> Status:
    """What is said of papers that were asked for and not made."""
    codes = {problem.code for problem in problems}
    if not codes:
        return "done"
    return "machine" if codes <= _OF_THE_PROGRAM else "mend"


def one_status(statuses: Iterable[Status]) -> Status:
    """One of several: what can be mended comes before what the machine lacks."""
    found = set(statuses)
    return "mend" if "mend" in found else "machine" if "machine" in found else "done"
