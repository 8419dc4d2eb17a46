"""A form, compiled once, rendered many times."""

import re
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateSyntaxError, UndefinedError, meta, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError

from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.rendering import docxtpl_bridge
from ntm_docs.rendering.docxtpl_bridge import Source
from ntm_docs.rendering.environment import FormEnvironment, forbidden
from ntm_docs.rendering.package import Base

_PARAGRAPH = re.compile(r"(?=<w:p[ >])")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_TAG = re.compile(r"<[^>]+>")
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_ENVIRONMENT = FormEnvironment()


class _Part:
    """One compiled part."""

    def __init__(self, source: Source, form: str) -> None:
        self.name, self.form = source.part, form
        self.head, self.tail = _DECLARATION + source.head, source.tail
        # A comment that holds a line break gives each paragraph a line of its own in Jinja's
        # error reports and nothing in the document.
        self.source = _PARAGRAPH.sub("{#\n#}", source.text)
        try:
            tree = _ENVIRONMENT.parse(self.source)
            self.template: JinjaTemplate = _ENVIRONMENT.compiled(self.source)
        except TemplateSyntaxError as error:
            raise self.problem("template.syntax", error.lineno, reason=error.message) from None
        for line, name in forbidden(tree):
            raise self.problem("template.forbidden", line, name=name)
        self.names = frozenset(meta.find_undeclared_variables(tree)) - _ENVIRONMENT.globals.keys()
        self.tags = tree
        self.breaks = bool(re.search(r"[\n\t\a\f]", source.text))

    def render(self, context: Mapping[str, Any]) -> bytes:
        try:
            text = self.template.render(context)
        except UndefinedError as error:
            raise self.problem("template.undefined", _failing_line(), name=error.message) from None
        except SecurityError as error:
            raise self.problem("template.forbidden", _failing_line(), name=error.message) from None
        except (TemplateRuntimeError, TypeError, ValueError, OverflowError, ZeroDivisionError) as error:
            raise self.problem("template.syntax", _failing_line(), reason=str(error)) from None
        if self.breaks or "\n" in text or "\t" in text or "\a" in text or "\f" in text:
            text = docxtpl_bridge.resolve_breaks(text)
        return self.encode(text)

    def encode(self, text: str) -> bytes:
        """The part as UTF-8; characters that XML cannot hold are refused."""
        try:
            data = f"{self.head}{text}{self.tail}".encode()
        except UnicodeEncodeError as error:
            raise self.illegal(text[error.start - len(self.head)]) from None
        if len(data.translate(None, _CONTROLS)) != len(data) or b"\xef\xbf\xbe" in data or b"\xef\xbf\xbf" in data:
            found = _ILLEGAL.search(text)
            raise self.illegal(found[0] if found else "?")
        return data

    def illegal(self, char: str) -> ProblemsError:
        """A value with a character that no document can hold."""
        facts = {"char": f"U+{ord(char):04X}", "position": 0}
        return ProblemsError([Problem("text.character", Place(self.form), facts=facts)])

    def line_of(self, name: str) -> int:
        """The line of the first tag that uses a name."""
        found = (node.lineno for node in self.tags.find_all(nodes.Name) if node.name == name)
        return next(found, 1)

    def problem(self, code: str, line: int, **facts: object) -> ProblemsError:
        """A problem at a paragraph of the form, quoted as the form shows it."""
        lines = self.source.split("\n")
        paragraph = lines[min(max(line, 1), len(lines)) - 1].split("</w:p>")[0]
        text = _TAG.sub("", paragraph).removeprefix("#}").removesuffix("{#")
        return ProblemsError([Problem(code, Place(self.form), facts={"tag": text.strip()[:120], **facts})])


class Template:
    """A .docx form in docxtpl syntax.

    >>> Template(path).render({"ten": "A & B"})  # doctest: +SKIP
    b'PK...'

    Tags are checked when the form is opened: what reaches into Python is refused with its place. A
    name that the context does not have fails, values are escaped, and the same context gives the
    same bytes.

    Raises (here and in `render`):
        ProblemsError: the form cannot be read, a tag is wrong, forbidden or uses an unknown name.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._data = self.path.read_bytes()
        try:
            found, self._special = docxtpl_bridge.sources(self._data)
            changing = frozenset(source.part for source in found)
            self._base = Base(self._data, changing)
        except (ValueError, KeyError) as error:
            facts = {"reason": str(error)}
            raise ProblemsError([Problem("template.broken", Place(self.path.name), facts=facts)]) from None
        self._parts = [_Part(source, self.path.name) for source in found]

    @property
    def names(self) -> frozenset[str]:
        """The names that the form asks of its context."""
        return frozenset().union(*(part.names for part in self._parts))

    def check_names(self, given: Mapping[str, Any]) -> None:
        """Refuse the form when it uses a name that the context does not have."""
        for part in self._parts:
            for name in sorted(part.names - given.keys()):
                raise part.problem("template.undefined", part.line_of(name), name=name)

    def render(self, context: Mapping[str, Any]) -> bytes:
        """The document of one record."""
        if self._special:
            return docxtpl_bridge.render_whole(self._data, None, context, _ENVIRONMENT)
        try:
            return self._base.seal({part.name: part.render(context) for part in self._parts})
        except docxtpl_bridge.NeedsDocxtplError as needs:
            return docxtpl_bridge.render_whole(self._data, needs.template, context, _ENVIRONMENT)


def _failing_line() -> int:
    """The line of the form where the exception now being handled was raised."""
    frames = traceback.extract_tb(sys.exc_info()[2])
    return next((frame.lineno or 1 for frame in reversed(frames) if frame.filename == "<template>"), 1)
