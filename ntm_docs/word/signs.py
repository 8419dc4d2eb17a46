"""Signs and fields among the text of Word's runs."""

from collections.abc import Sequence
from typing import Any

from ntm_docs.word.numbering import W

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}


def printed(node: Any) -> str:
    """What a node of a run prints: its text, or the sign it stands for; a page or column break prints none."""
    if node.tag == f"{W}br" and node.get(f"{W}type") in ("page", "column"):
        return ""
    return SIGNS.get(node.tag) or node.text or ""


def follow_field(fields: list[bool], kind: str | None) -> None:
    """A field opens, comes to its result, or closes (`w:fldCharType`).

    `fields` holds, of each field that is open, whether its result has begun.
    """
    if kind == "begin":
        fields.append(False)
    elif kind == "separate" and fields:
        fields[-1] = True
    elif kind == "end" and fields:
        fields.pop()


def is_instruction(fields: Sequence[bool]) -> bool:
    """Whether text that stands here is one field inside the instruction of another, which Word does not print."""
    return len(fields) > 1 and not all(fields)
