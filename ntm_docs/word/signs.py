"""Signs and fields among the text of Word's runs."""

from collections.abc import Sequence

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
