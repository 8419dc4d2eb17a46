"""How a value is printed in a form."""

import math
import re
import sys
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from ntm_docs.rendering import docxtpl_bridge
from ntm_docs.rendering.docxtpl_bridge import ObjectError
from ntm_docs.rendering.sandbox.budget import MOST_DIGITS, budget, refused_limit

_BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)")
_ELEMENT = re.compile(r"<(/?)([\w:]+)[^<>]*?(/?)>")
ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+")  # where Python keeps an object in this run
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})|auto|")
_LONG, _SHORT, _LARGE = 10_000, 100, 10**18  # letters of a value, of a new text, and a number that are not counted
_MOST_COLUMNS = 63  # of a table in Word
_RUNS = frozenset({"w:r", "w:hyperlink", "w:ins", "w:sdt", "w:smartTag", "w:bookmarkStart", "w:bookmarkEnd"})
_BLOCKS = frozenset({"w:p", "w:tbl", "w:sdt", "w:bookmarkStart", "w:bookmarkEnd"})


class Xml(Markup):
    """Markup that has been found fit for the place where it is printed."""


class UnprintableError(Exception):
    """A value that no paper can show; `code` is that of the message."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def escape_text(value: Any) -> str:
    """One value as the text of a document.

    markupsafe makes a Markup object for every value, which is most of the time of a large table.
    Here the result goes straight into the output, so a plain text stays as it is.

    Raises:
        UnprintableError: nothing to print (None, not a number), or a list, a truth value, an object.
    """
    if value.__class__ is str:
        special = "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        return _rare(value) if special or len(value) > _LONG else value
    if (value.__class__ is int and -_LARGE < value < _LARGE) or value.__class__ is Xml:
        return str(value)
    return _rare(value)


def _rare(value: Any) -> str:
    """A value that is told apart first, or makes a new text: its letters are counted."""
    try:
        text = str(escape(value)) if value.__class__ is str else _rarely(value)
    except (UnprintableError, ObjectError) as error:
        return _kept(error)
    if len(text) > _SHORT:
        budget().spend(0, len(text))
    return text


def _kept(error: UnprintableError | ObjectError) -> str:
    """Where all unfit values of a part are asked for, this one is kept with its line; else it is the error.

    Raises:
        UnprintableError, ObjectError: nobody asks for all of them.
    """
    found = docxtpl_bridge.RENDERING.get().unfit
    if found is None:
        raise error
    frame = sys._getframe(1)  # noqa: SLF001 -- the only way to the code of the form
    while frame.f_back is not None and frame.f_code.co_filename != "<template>":
        frame = frame.f_back
    found.append((error.code, frame.f_lineno))
    return ""


def _rarely(value: Any) -> str:
    if isinstance(value, Markup) or _is_markup(value):
        text = str(escape(value))
        if "<" in text:
            raise UnprintableError("template.markup")
        if _BARE.search(text):  # a filter has worked on what was escaped already
            raise UnprintableError("template.escaped")
        return text
    if docxtpl_bridge.kind_of(value):
        return docxtpl_bridge.in_text(value)
    return str(escape(plain(value)))


def _is_markup(value: object) -> bool:
    """Whether a value says itself how it stands in a document (a drawn rule); docxtpl's objects are asked apart."""
    return hasattr(value, "__html__") and not docxtpl_bridge.kind_of(value)


def plain(value: Any) -> str:
    """A value as a reader writes it: 12,5; 02/03/2026.

    Raises:
        UnprintableError: as in `escape_text`.
    """
    if isinstance(value, str):
        return str(value)
    if value is None or (isinstance(value, float | Decimal) and not math.isfinite(value)):
        raise UnprintableError("template.no_value")
    if isinstance(value, bool):
        raise UnprintableError("template.truth")
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float | Decimal):
        return number(value)
    if isinstance(value, datetime):
        if value.time() != time():
            raise UnprintableError("template.time")
        value = value.date()
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, bytes) or is_bare(value):
        raise UnprintableError("template.list" if isinstance(value, list | tuple | dict | set) else "template.object")
    return _told(value)


def _told(value: object) -> str:
    """An object as it writes itself, if that is the same in every run."""
    text = str(value)
    if ADDRESS.search(text):
        raise UnprintableError("template.object")
    return text


def is_bare(value: Any) -> bool:
    """Whether a value would print as Python writes it: lists, functions, generators."""
    if getattr(type(value), "__str__", None) is getattr(object, "__str__"):  # noqa: B009 -- mypy takes them for apart
        return True
    return type(value).__module__ in ("builtins", "collections", "types", "datetime")


def number(value: float | Decimal) -> str:
    """A number in full with a decimal comma; a whole one without: 12, 12,5, 1250000."""
    if isinstance(value, Decimal):
        decimal_length(value)
    text = format(Decimal(repr(value)) if isinstance(value, float) else value, "f")
    if isinstance(value, float) and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def decimal_length(value: Decimal) -> int:
    """Digits of a decimal number written in full.

    Raises:
        RefusedError: more than anybody reads.
    """
    exponent = value.as_tuple().exponent
    length = len(value.as_tuple().digits) + (abs(exponent) if isinstance(exponent, int) else 0)
    if length > MOST_DIGITS:
        raise refused_limit("digits", MOST_DIGITS)
    return length


def in_run(value: Any) -> Xml:
    """What `{{r x }}` prints: whole runs."""
    return _fragment(value, "run", _RUNS)


def in_block(value: Any) -> Xml:
    """What `{{p x }}` prints: whole paragraphs and tables."""
    return _fragment(value, "block", _BLOCKS)


def _fragment(value: Any, wanted: str, allowed: frozenset[str]) -> Xml:
    try:
        made = _whole(value, wanted, allowed)
    except (UnprintableError, ObjectError) as error:
        return Xml(_kept(error))
    if len(made) > _LONG:
        budget().spend(0, len(made))
    return made


def _whole(value: Any, wanted: str, allowed: frozenset[str]) -> Xml:
    kind = docxtpl_bridge.kind_of(value)
    if kind:
        return Xml(docxtpl_bridge.as_xml(value, wanted))
    if not isinstance(value, Markup) and not _is_markup(value):
        plain(value)  # nothing to print is told as that
        raise UnprintableError(f"template.{wanted}_value")
    xml = escape(value)
    if not _is_whole(xml, allowed):
        raise UnprintableError(f"template.{wanted}_value")
    return Xml(xml)


def as_span(value: Any) -> str:
    """What `{% colspan n %}` takes: how many columns."""
    text = str(value).strip()
    if isinstance(value, bool) or not (text.isdecimal() and 1 <= int(text) <= _MOST_COLUMNS):
        return _kept(UnprintableError("template.colspan"))
    return str(int(text))


def as_fill(value: Any) -> str:
    """What `{% cellbg màu %}` takes: six signs of a colour, with # or without; nothing is no colour."""
    found = _COLOR.fullmatch(str(value).strip())
    if found is None:
        return _kept(UnprintableError("template.cellbg"))
    return found[1] or "auto"


def _is_whole(xml: str, allowed: frozenset[str]) -> bool:
    """Whether a piece of XML is a row of whole elements of these names."""
    stack: list[str] = []
    at = 0
    for element in _ELEMENT.finditer(xml):
        closing, name, alone = element.groups()
        if not stack and (xml[at : element.start()].strip() or closing or name not in allowed):
            return False
        if closing and (not stack or stack.pop() != name):
            return False
        if not closing and not alone:
            stack.append(name)
        at = element.end()
    return not stack and not xml[at:].strip()
