"""One part of a form: checked, compiled, rendered."""

import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import Any

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateSyntaxError, UndefinedError, meta, nodes
from jinja2.exceptions import SecurityError
from lxml import etree

from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.rendering import docxtpl_bridge
from ntm_docs.rendering.document import drawings, repeats, structure, tables
from ntm_docs.rendering.docxtpl_bridge import NeedsHostError, ObjectError
from ntm_docs.rendering.sandbox.budget import MOST_LETTERS, OverfullError, TagRefusedError, budgeted, refused_limit
from ntm_docs.rendering.sandbox.environment import FormEnvironment, forbidden, optional_names
from ntm_docs.rendering.tagging.balance import Balance, walk
from ntm_docs.rendering.tagging.diagnosis import diagnose, is_known, reason
from ntm_docs.rendering.tagging.marking import MARK, MARK_END
from ntm_docs.rendering.tagging.tags import CAPTURES, Tag
from ntm_docs.rendering.tagging.translation import Translated
from ntm_docs.rendering.tagging.where import W
from ntm_docs.rendering.values import UnprintableError, escape_text
from ntm_docs.word.incoming.package import parse_xml

_MARKS = re.compile(f"{MARK}(\\d+){MARK_END}")
_RAW = (nodes.FilterBlock, nodes.CallBlock)
_ILLEGAL = re.compile(r"[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # \a and \f are breaks, as in docxtpl
_BREAKS = re.compile(r"[\a\f\t]")
_CONTROLS = bytes(0x20) + bytes(range(0x20, 0x100))
_LINE_ENDS = re.compile("\r\n?")
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_LONG_TAG = 500  # letters
_FAILURES = {ZeroDivisionError: "division", TypeError: "kinds", RecursionError: "endless"}


class FormPart:
    """A part of a form with tags.

    Raises (here and in `render`):
        ProblemsError: a tag is wrong, forbidden, or fails on the values it is given.
    """

    def __init__(self, name: str, translated: Translated, form: str, environment: FormEnvironment) -> None:
        self.name, self.form, self.environment = name, form, environment
        self.tags = translated.tags
        self.is_main = translated.root.tag == f"{W}document"
        text, self.head, self.tail = self._divided(translated)
        self.balance = walk(text, self.tags)
        self._lines: dict[int, int] = {}
        self.source = self._as_source(text)
        problems = [self._fault(fault) for fault in translated.faults]
        problems += [self._tag_problem("template.syntax", *one) for one in _unmatched(self.balance)]
        try:
            problems += self._compiled()
        except TemplateSyntaxError as error:
            problems += self._diagnosed() or ([] if problems else [self._at(error.lineno, reason("unknown"))])
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 -- Jinja and Python have limits of their own: depth, digits, nested blocks
            problems += self._diagnosed() or [self._tag_problem("template.syntax", self._deepest(), reason("deep"))]
        if problems:
            raise ProblemsError(problems)
        self.may_tear = bool(self.balance.torn) or next(self.tree.find_all(_RAW), None) is not None
        self._flagged = structure.FLAG in text
        self._prepare_tables(translated, text)

    def _compiled(self) -> list[Problem]:
        """Jinja's template of the text, and what is wrong in tags that can be read."""
        self.tree = self.environment.parse(self.source)
        places = {line: self._scope(number) for line, number in self._lines.items() if self._scope(number)}
        self.template: JinjaTemplate = self.environment.compiled(self.tree, places)
        problems = [] if is_known(self.tree, self.environment) else self._diagnosed()
        found = dict(reversed(list(forbidden(self.tree))))  # one for each tag
        self.names = frozenset(meta.find_undeclared_variables(self.tree)) - self.environment.globals.keys()
        self.required = self.names - optional_names(self.tree)
        return problems + [self.problem("template.forbidden", line, name=found[line]).problems[0] for line in found]

    def _divided(self, translated: Translated) -> tuple[str, bytes, bytes]:
        """The text with the tags, what stands before and what behind; of the main part the body alone."""
        root = translated.root
        if not self.is_main:
            return translated.text(root), _DECLARATION.encode(), b""
        body = root.find(f"{W}body")
        whole = translated.text(root)
        text = re.sub(r"^<w:body[^>]*>", "<w:body>", translated.text(body))
        if "<wp:docPr" in text and not self._moves(text):
            text = drawings.number(text)
        head = whole[: whole.index("<w:body")]
        return text, (_DECLARATION + head).encode(), b"</w:document>"

    def _moves(self, text: str) -> bool:
        """Whether a drawing stands in a block, so that its number is known only in the end."""
        return "wp:docPr" in walk(text, self.tags).repeated

    def _prepare_tables(self, translated: Translated, text: str) -> None:
        repeated = self.balance.repeated
        spans = any(tag.word in ("colspan", "hm") for tag in self.tags)
        found = [] if not self.is_main else list(translated.root.iter(f"{W}tbl"))
        self._refit = self.is_main and (self.balance.columns or spans or not all(map(tables.is_regular, found)))
        self._renumber = self.is_main and "wp:docPr" in repeated
        self._rename = self.is_main and bool(drawings.SHAPES & repeated) and "<o:OLEObject" not in text

    def _as_source(self, text: str) -> str:
        """The text with its tags as Jinja reads them; which tag stands on which line is kept."""
        pieces: list[str] = []
        line, at = 1, 0
        for mark in _MARKS.finditer(text):
            before = text[at : mark.start()]
            line += before.count("\n") + 1
            self._lines[line] = int(mark[1])
            pieces += (before, self.tags[int(mark[1])].source())
            at = mark.end()
        return "".join([*pieces, text[at:]])

    def _scope(self, number: int) -> str:
        """Where the value of a tag is printed: r among runs, p among paragraphs, nothing in a text."""
        tag = self.tags[number]
        return tag.scope if tag.opening == "{{" and tag.scope else ""

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
        if self._flagged:
            text = structure.mend(text)
        hosted = docxtpl_bridge.RENDERING.get().host is not None
        if self._renumber or (hosted and self.is_main):
            text = drawings.number(text)
        if self._rename:
            text = drawings.part_shapes(text)
        text = repeats.part(text, self.balance.repeated)
        if "\u2028" in text or "\u2029" in text:
            text = text.replace("\u2028", "\n").replace("\u2029", "\n")
        data, text, broken = self._with_breaks(text, context)
        data = b"".join((self.head, data, self.tail))
        if broken and not structure.is_sound(data):
            raise ProblemsError(self._values(context, _BREAKS, "template.breaks"))
        if self.may_tear or hosted:
            self._judge(data)
        if self._refit:
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

            budgeted(self.environment.asking(self.tree, ask).render, context)
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
            raise self.problem(error.code, _failing_line(), **error.facts) from None
        except UndefinedError as error:
            raise self.problem("template.undefined", _failing_line(), name=error.message, near="") from None
        except SecurityError as error:
            name = error.message or ""
            raise self.problem(
                "template.forbidden", _failing_line(), name=name if name.isidentifier() else "…"
            ) from None
        except Exception as error:  # noqa: BLE001 -- a form may call any method of any value
            key = next((key for kind, key in _FAILURES.items() if isinstance(error, kind)), "value")
            raise self.problem("template.syntax", _failing_line(), **reason(key)) from None

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
        return [self.problem(code, line).problems[0] for code, line in dict.fromkeys(lines)]

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

        template = self.environment.asking(self.tree, ask)
        budgeted(template.render, context)
        lines = {template.get_corresponding_lineno(line): facts for line, facts in reversed(found.items())}
        told = [self.problem(code, line, **facts).problems[0] for line, facts in sorted(lines.items())]
        return told or self.problem(code, 1, char="–", position=1, value="").problems

    def _judge(self, data: bytes) -> None:
        """What only some values tear is found where it happens."""
        if structure.is_sound(data):
            return
        if self.balance.torn:
            raise ProblemsError([self._tag_problem("template.syntax", self.balance.torn[0][0], reason("torn"))])
        raw = next(self.tree.find_all(_RAW), None)
        if raw is None:  # a picture or a sub-document where it cannot stand, such as the code of a field
            line = next((one for one, number in self._lines.items() if self._is_inside(number)), 1)
            raise self.problem("template.picture_place", line)
        raise self.problem("template.syntax", raw.lineno, **reason("escaped"))

    def _is_inside(self, number: int) -> bool:
        """Whether a value stands where only letters can: in an attribute, the code of a field, a formula."""
        return self.tags[number].opening == "{{" and self.balance.levels.get(number) not in ("w:t", "w:p", "w:body")

    @cached_property
    def identifiers(self) -> frozenset[str]:
        """Every name and attribute that the tags mention."""
        names = {node.name for node in self.tree.find_all(nodes.Name)}
        attributes = {node.attr for node in self.tree.find_all(nodes.Getattr)}
        constants = {str(node.value) for node in self.tree.find_all(nodes.Const)}
        return frozenset(names | attributes | constants)

    def line_of(self, name: str) -> int:
        """The line of the first tag that uses a name."""
        return next((node.lineno for node in self.tree.find_all(nodes.Name) if node.name == name), 1)

    @cached_property
    def loop_names(self) -> frozenset[str]:
        """The names that loops and `set` give."""
        return frozenset(node.name for node in self.tree.find_all(nodes.Name) if node.ctx != "load")

    def fields(self, owners: AbstractSet[str]) -> dict[str, int]:
        """The fields that the tags ask of these names, each with the line of its first tag."""
        found: dict[str, int] = {}
        for node in self.tree.find_all(nodes.Getattr):
            owner: nodes.Node = node
            while isinstance(owner, nodes.Getattr | nodes.Getitem):
                owner = owner.node
            if isinstance(owner, nodes.Name) and owner.name in owners:
                found.setdefault(node.attr, node.lineno)
        return found

    def problem(self, code: str, line: int, **facts: object) -> ProblemsError:
        """A problem at the tag on a line of the source."""
        lines = [one for one in self._lines if one <= line]
        number = self._lines[max(lines)] if lines else next(iter(self._lines.values()), None)
        if number is None:
            return ProblemsError([Problem(code, Place(self.form), facts={"tag": "", "where": "", **facts})])
        return ProblemsError([self._tag_problem(code, self.tags[number], facts)])

    def _deepest(self) -> Tag:
        """The tag inside the most blocks, or the longest where none is deep."""
        depth, found = 0, (0, self.tags[0])
        for tag in self.tags:
            depth += tag.opens - tag.closes
            found = max(found, (depth, tag), key=lambda one: one[0])
        longest = max(self.tags, key=lambda tag: len(tag.inside))
        return found[1] if len(longest.inside) < _LONG_TAG else longest

    def _at(self, line: int, facts: Mapping[str, object]) -> Problem:
        return self.problem("template.syntax", line, **facts).problems[0]

    def _tag_problem(self, code: str, tag: Tag, facts: Mapping[str, object]) -> Problem:
        return Problem(code, Place(self.form), facts={"tag": tag.typed[:120], "where": tag.where, **facts})

    def _fault(self, fault: Any) -> Problem:
        code, facts = fault.code, fault.facts
        if code == "template.unclosed":
            closer = {"{": "}}", "%": "%}"}.get(fault.quote[1:2], "#}")
            code, facts = "template.syntax", reason("unclosed", closer=closer)
        return Problem(code, Place(self.form), facts={"tag": fault.quote, "where": fault.where, **facts})

    def _diagnosed(self) -> list[Problem]:
        """What is wrong with each tag by itself."""
        found = ((tag, diagnose(tag, self.environment, self.environment.offered)) for tag in self.tags)
        return [self._tag_problem("template.syntax", tag, facts) for tag, facts in found if facts is not None]


def _unmatched(balance: Balance) -> Iterator[tuple[Tag, dict[str, object]]]:
    """Tags that begin or end a block alone, and blocks that are kept for later in pieces."""
    for tag, wanted in balance.unmatched:
        if tag.opens:
            yield tag, reason("open", wanted=wanted)
        else:
            yield tag, reason("crossed", wanted=wanted) if wanted else reason("close")
    for opening in dict.fromkeys(opening for opening, _closing in balance.torn):
        if opening.word in CAPTURES:
            yield opening, reason("captured")


def _refitted(data: bytes) -> bytes:
    """A document whose tables have the columns that their rows fill."""
    root = parse_xml(data)
    for table in root.iter(f"{W}tbl"):
        tables.fit_grid(table)
    return _DECLARATION.encode() + etree.tostring(root, encoding="unicode").encode()


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
