"""One part of a form: checked, compiled, rendered."""

import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateSyntaxError, UndefinedError, meta, nodes
from jinja2.exceptions import SecurityError

from ntm_docs.ooxml import parse_xml
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.rendering import docxtpl_bridge
from ntm_docs.rendering.docxtpl_bridge import NeedsDocxtplError, Source
from ntm_docs.rendering.environment import FormEnvironment, forbidden

ENVIRONMENT = FormEnvironment()
_PARAGRAPH = re.compile(r"(?=<w:p[ >])")
_WHOLE_PARAGRAPH = re.compile(r"<w:p[ >](?:(?!<w:p[ >]).)*?</w:p>", re.DOTALL)
_OPENING = re.compile(r"\{%-?\s*(?:if|for|with|filter|macro|call|block|set\s+\w+\s*[-%|])")
_CLOSING = re.compile(r"\{%-?\s*end")
_REWORKING = (nodes.Filter, nodes.FilterBlock, nodes.Macro, nodes.CallBlock, nodes.AssignBlock)
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes(range(0x20))
_ILLEGAL_CONTROLS = bytes(code for code in _CONTROLS if code not in b"\t\n\r")
_TAG = re.compile(r"<[^>]+>")
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


class Part:
    """A part of a form with tags.

    Raises (here and in `render`):
        ProblemsError: a tag is wrong, forbidden, or fails on the values it is given.
    """

    def __init__(self, source: Source, form: str) -> None:
        self.name, self.form = source.part, form
        self.head, self.tail = (_DECLARATION + source.head).encode(), source.tail.encode()
        # A comment that holds a line break gives each paragraph a line of its own in Jinja's
        # error reports and nothing in the document.
        self.source = _PARAGRAPH.sub("{#\n#}", source.text)
        with self.explained():
            self.tree = ENVIRONMENT.parse(self.source)
            self.template: JinjaTemplate = ENVIRONMENT.compiled(self.source)
        for line, name in forbidden(self.tree):
            raise self.problem("template.forbidden", line, name=name)
        self.names = frozenset(meta.find_undeclared_variables(self.tree)) - ENVIRONMENT.globals.keys()
        torn = not all(map(_balanced, _WHOLE_PARAGRAPH.findall(source.text)))
        self.may_tear = torn or next(self.tree.find_all(_REWORKING), None) is not None

    def render(self, context: Mapping[str, Any]) -> tuple[bytes, str]:
        """The part with its values, packed and as the text it was.

        Raises:
            NeedsDocxtplError: a value is a picture or a sub-document.
        """
        with self.explained():
            text = self.template.render(context)
        data = self.encode(text)
        if len(data.translate(None, _CONTROLS)) != len(data):  # line breaks, or what no document can hold
            text = docxtpl_bridge.resolve_breaks(text)
            data = self.encode(text)
            if len(data.translate(None, _ILLEGAL_CONTROLS)) != len(data):
                found = _ILLEGAL.search(text)
                raise illegal_character(self.form, found[0] if found else "?")
        data = b"".join((self.head, data, self.tail))
        if self.may_tear:
            self.check_well_formed(data)
        return data, text

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Whatever goes wrong inside becomes a problem with its paragraph."""
        try:
            yield
        except (NeedsDocxtplError, ProblemsError):
            raise
        except TemplateSyntaxError as error:
            raise self.problem("template.syntax", error.lineno, reason=error.message) from None
        except UndefinedError as error:
            raise self.problem("template.undefined", _failing_line(), name=error.message) from None
        except SecurityError as error:
            raise self.problem("template.forbidden", _failing_line(), name=error.message) from None
        except Exception as error:  # noqa: BLE001 -- a form may call any method of any value
            reason = f"{type(error).__name__}: {error}"
            raise self.problem("template.syntax", _failing_line(), reason=reason) from None

    def encode(self, text: str) -> bytes:
        """The text as UTF-8; characters beyond the controls that XML cannot hold are refused."""
        try:
            data = text.encode()
        except UnicodeEncodeError as error:
            raise illegal_character(self.form, text[error.start]) from None
        for char in "\ufffe\uffff":
            if char in text:
                raise illegal_character(self.form, char)
        return data

    def check_well_formed(self, data: bytes) -> None:
        """A block over two paragraphs may tear the XML, and a filter may work on what is escaped already."""
        try:
            parse_xml(data)
        except ValueError as error:
            raise self.problem("template.syntax", 1, reason=str(error)) from None

    @cached_property
    def identifiers(self) -> frozenset[str]:
        """Every name and attribute that the tags mention."""
        names = {node.name for node in self.tree.find_all(nodes.Name)}
        attributes = {node.attr for node in self.tree.find_all(nodes.Getattr)}
        constants = {str(node.value) for node in self.tree.find_all(nodes.Const)}
        return frozenset(names | attributes | constants)

    def line_of(self, name: str) -> int:
        """The line of the first tag that uses a name."""
        found = (node.lineno for node in self.tree.find_all(nodes.Name) if node.name == name)
        return next(found, 1)

    def problem(self, code: str, line: int, **facts: object) -> ProblemsError:
        """A problem at a paragraph of the form, quoted as the form shows it."""
        lines = self.source.split("\n")
        paragraph = lines[min(max(line, 1), len(lines)) - 1].split("</w:p>")[0]
        text = _TAG.sub("", paragraph).removeprefix("#}").removesuffix("{#")
        return ProblemsError([Problem(code, Place(self.form), facts={"tag": text.strip()[:120], **facts})])


def illegal_character(form: str, char: str) -> ProblemsError:
    """A value with a character that no document can hold."""
    facts = {"char": f"U+{ord(char):04X}", "position": 0}
    return ProblemsError([Problem("text.character", Place(form), facts=facts)])


def find_illegal(text: str) -> str | None:
    """The first character of a text that no document can hold."""
    found = _ILLEGAL.search(text)
    return found[0] if found else None


def _balanced(paragraph: str) -> bool:
    return len(_OPENING.findall(paragraph)) == len(_CLOSING.findall(paragraph))


def _failing_line() -> int:
    """The line of the form where the exception now being handled was raised."""
    frames = traceback.extract_tb(sys.exc_info()[2])
    return next((frame.lineno or 1 for frame in reversed(frames) if frame.filename == "<template>"), 1)
