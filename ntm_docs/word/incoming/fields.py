"""Fields that fetch or run: DDE, LINK and their kin.

ISO 29500-1, 17.16: a field's code begins with its name, which may stand in several runs; a field whose name is
made by a field within it is told too, for no honest one is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAME = re.compile(r"[^\W\d_]+")
_TOLD = 120
# Links to other programs and files, text kept in templates, data bases, controls, commands to a printer. EMBED is
# told as the object it shows; MACROBUTTON and ADDIN do nothing when a document is opened.
_LINKS = ("DDE", "DDEAUTO", "LINK", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "RD", "DATABASE", "DATA")
FETCHING = frozenset((*_LINKS, "AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY", "HTMLCONTROL", "CONTROL", "OCX", "PRINT"))


@dataclass(slots=True)
class _Open:
    """A field that is open: its code so far, where it began, whether its result has begun, holds another."""

    paragraph: Any
    code: list[str] = field(default_factory=list)
    result: bool = False
    begins_with_field: bool = False


def fetching_fields(root: Any) -> Iterator[tuple[str, Any]]:
    """The code of each field of a part that fetches or runs, and its w:p (None outside of one)."""
    stack: list[_Open] = []
    for one in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText", f"{W}fldSimple"):
        if one.tag == f"{W}fldSimple":
            yield from _judged(one.get(f"{W}instr") or "", _paragraph(one))
        elif one.tag != f"{W}fldChar":
            inside = next((open_ for open_ in reversed(stack) if not open_.result), None)
            if inside is not None:
                inside.code.append(one.text or "")
            else:  # text of a code outside of a field: some programs forget the beginning
                yield from _judged(one.text or "", _paragraph(one))
        elif one.get(f"{W}fldCharType") == "begin":
            if stack and not stack[-1].result and not "".join(stack[-1].code).strip():
                stack[-1].begins_with_field = True
            stack.append(_Open(_paragraph(one)))
        elif stack and one.get(f"{W}fldCharType") == "separate":
            stack[-1].result = True
        elif stack and one.get(f"{W}fldCharType") == "end":
            yield from _told(stack.pop())
    while stack:
        yield from _told(stack.pop())


def _told(one: _Open) -> Iterator[tuple[str, Any]]:
    yield from _judged("".join(one.code), one.paragraph, made=one.begins_with_field)


def _judged(code: str, paragraph: Any, *, made: bool = False) -> Iterator[tuple[str, Any]]:
    name = _NAME.search(code)
    plain = " ".join(code.split())
    if made:
        yield f"{{ … }} {plain}"[:_TOLD], paragraph
    elif name and name[0].upper() in FETCHING:
        yield plain[:_TOLD], paragraph


def _paragraph(element: Any) -> Any:
    return next(element.iterancestors(f"{W}p"), None)
