"""One part of a form, filled."""

import re
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import Any

from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.rendering import docxtpl_bridge
from ntm_docs.rendering.document import drawings, repeats, structure, tables
from ntm_docs.rendering.docxtpl_bridge import NeedsHostError, ObjectError
from ntm_docs.rendering.sandbox.budget import MOST_LETTERS, OverfullError, TagRefusedError, budgeted, refused_limit
from ntm_docs.rendering.sandbox.environment import FormEnvironment
from ntm_docs.rendering.tagging.diagnosis import reason
from ntm_docs.rendering.tagging.where import W
from ntm_docs.rendering.typed import DECLARATION, RAW, Compiled, TypedPart
from ntm_docs.rendering.values import UnprintableError, escape_text
from ntm_docs.word.incoming.package import parse_xml

_ILLEGAL = re.compile(r"[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # \a and \f are breaks, as in docxtpl
_BREAKS = re.compile(r"[\a\f\t]")
_CONTROLS = bytes(0x20) + bytes(range(0x20, 0x100))
_LINE_ENDS = re.compile("\r\n?")
_FAILURES = {ZeroDivisionError: "division", TypeError: "kinds", RecursionError: "endless"}


class FormPart:
    """A part of a form with tags, ready to be filled; how it was `typed` is asked for when a fault is told.

    Raises (in `render`):
        ProblemsError: a tag fails on the values it is given.
    """

    def __init__(self, compiled: Compiled, environment: FormEnvironment, typed: Callable[[], TypedPart]) -> None:
        self.name, self.compiled, self._typed = compiled.name, compiled, typed
        self.environment = environment
        self.template = environment.filled_by(compiled.code)

    @cached_property
    def typed(self) -> TypedPart:
        """The part as it was typed."""
        return self._typed()

    def render(self, context: Mapping[str, Any]) -> tuple[bytes, str]:
        """The part with its values, packed and as the text it was.

        Raises:
            NeedsHostError: a value is a picture or a sub-document.
        """
        try:
            with self.explained():
                text = self._text(context)
        except (UnprintableError, ObjectError):
            raise ProblemsError(self._unfit(context)) from None
        if self.compiled.flagged:
            text = structure.mend(text)
        hosted = docxtpl_bridge.RENDERING.get().host is not None
        if self.compiled.renumber or (hosted and self.compiled.is_main):
            text = drawings.number(text)
        if self.compiled.rename:
            text = drawings.part_shapes(text)
        text = repeats.part(text, self.compiled.repeated)
        if "\u2028" in text or "\u2029" in text:
            text = text.replace("\u2028", "\n").replace("\u2029", "\n")
        data, text, broken = self._with_breaks(text, context)
        data = b"".join((self.compiled.head, data, self.compiled.tail))
        if broken and not structure.is_sound(data):
            raise ProblemsError(self._values(context, _BREAKS, "template.breaks"))
        if self.compiled.may_tear or hosted:
            self._judge(data)
        if self.compiled.refit:
            data = _refitted(data)
        return data, text

    def _text(self, context: Mapping[str, Any]) -> str:
        try:
            return budgeted(self.template.render, context)
        except OverfullError:
            left = MOST_LETTERS

            def ask(value: Any) -> str:
                nonlocal left
                text = escape_text(value)
                left -= len(text)
                if left < 0:
                    raise refused_limit("letters", MOST_LETTERS) from None
                return text

            budgeted(self.environment.asking(self.typed.tree, ask).render, context)
            raise

    def _with_breaks(self, text: str, context: Mapping[str, Any]) -> tuple[bytes, str, bool]:
        """The text with Word's breaks for those in values, and whether any of them divides more than a text."""
        data = _encoded(text)
        broken = False
        if b"\0" in data.translate(_CONTROLS):  # line breaks, or what no document can hold
            if _ILLEGAL.search(text):
                raise ProblemsError(self._values(context, _ILLEGAL, "template.character"))
            broken = _BREAKS.search(text) is not None
            text = docxtpl_bridge.resolve_breaks(_LINE_ENDS.sub("\n", text))
            data = _encoded(text)
            if "\a" in text or "\f" in text:
                raise ProblemsError(self._values(context, _BREAKS, "template.breaks"))
        elif not data or "\ufffe" in text or "\uffff" in text:
            raise ProblemsError(self._values(context, _ILLEGAL, "template.character"))
        return data, text, broken

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Whatever goes wrong inside becomes a problem with its tag."""
        try:
            yield
        except (NeedsHostError, ProblemsError, UnprintableError, ObjectError, MemoryError):
            raise
        except TagRefusedError as error:
            raise self.typed.problem(error.code, _failing_line(), **error.facts) from None
        except UndefinedError as error:
            raise self.typed.problem("template.undefined", _failing_line(), name=error.message, near="") from None
        except SecurityError as error:
            name = error.message or ""
            raise self.typed.problem(
                "template.forbidden", _failing_line(), name=name if name.isidentifier() else "…"
            ) from None
        except Exception as error:  # noqa: BLE001 -- a form may call any method of any value
            key = next((key for kind, key in _FAILURES.items() if isinstance(error, kind)), "value")
            raise self.typed.problem("template.syntax", _failing_line(), **reason(key)) from None

    def _unfit(self, context: Mapping[str, Any]) -> list[Problem]:
        """Every value that cannot be printed, each at its tag; a tag in a loop is told once."""
        found: list[tuple[str, int]] = []
        token = docxtpl_bridge.RENDERING.set(replace(docxtpl_bridge.RENDERING.get(), unfit=found))
        try:
            budgeted(self.template.render, context)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001, S110 -- another fault is told once these are mended
            pass
        finally:
            docxtpl_bridge.RENDERING.reset(token)
        lines = [(code, self.template.get_corresponding_lineno(line)) for code, line in found]
        return [self.typed.problem(code, line).problems[0] for code, line in dict.fromkeys(lines)]

    def _values(self, context: Mapping[str, Any], unfit: re.Pattern[str], code: str) -> list[Problem]:
        """Every value with a character that does not fit, each at its tag; one in a loop is told once."""
        found: dict[int, dict[str, object]] = {}

        def ask(value: Any) -> str:
            text = escape_text(value)
            said = str(value) if isinstance(value, str) else text
            wrong = unfit.search(said)
            if wrong:
                facts = {"char": f"U+{ord(wrong[0]):04X}", "position": wrong.start() + 1, "value": _shown(said)}
                found.setdefault(sys._getframe(1).f_lineno, facts)  # noqa: SLF001 -- the line of the form's code
            return text

        template = self.environment.asking(self.typed.tree, ask)
        budgeted(template.render, context)
        lines = {template.get_corresponding_lineno(line): facts for line, facts in reversed(found.items())}
        told = [self.typed.problem(code, line, **facts).problems[0] for line, facts in sorted(lines.items())]
        return told or self.typed.problem(code, 1, char="–", position=1, value="").problems

    def _judge(self, data: bytes) -> None:
        """What only some values tear is found where it happens."""
        if structure.is_sound(data):
            return
        if self.typed.balance.torn:
            raise self.typed.torn()
        raw = next(self.typed.tree.find_all(RAW), None)
        if raw is None:  # a picture or a sub-document where it cannot stand, such as the code of a field
            raise self.typed.problem("template.picture_place", self.typed.first_inside())
        raise self.typed.problem("template.syntax", raw.lineno, **reason("escaped"))


def _refitted(data: bytes) -> bytes:
    """A document whose tables have the columns that their rows fill."""
    root = parse_xml(data)
    for table in root.iter(f"{W}tbl"):
        tables.fit_grid(table)
    return DECLARATION.encode() + etree.tostring(root, encoding="unicode").encode()


def _encoded(text: str) -> bytes:
    """The text as UTF-8; nothing where it holds half a pair of signs."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return b""


def _shown(text: str) -> str:
    """The beginning of a value, each character that cannot be shown as a box."""
    return " ".join(re.sub(f"{_ILLEGAL.pattern}|[\a\f]", "□", text).split())[:40]


def _failing_line() -> int:
    """The line of the form where the exception now being handled was raised."""
    frames = traceback.extract_tb(sys.exc_info()[2])
    return next((frame.lineno or 1 for frame in reversed(frames) if frame.filename == "<template>"), 1)
