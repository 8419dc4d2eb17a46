"""A part of a form as typed: checked, compiled."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from types import CodeType
from typing import Any, NamedTuple

from jinja2 import TemplateSyntaxError, nodes

from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.rendering.document import drawings, structure, tables
from ntm_docs.rendering.sandbox.environment import FormEnvironment, forbidden, nodes_of, of_kind, optional_names
from ntm_docs.rendering.tagging.balance import Balance, walk
from ntm_docs.rendering.tagging.diagnosis import diagnose, is_known, reason
from ntm_docs.rendering.tagging.marking import MARK, MARK_END
from ntm_docs.rendering.tagging.tags import CAPTURES, Tag
from ntm_docs.rendering.tagging.translation import Translated
from ntm_docs.rendering.tagging.where import W

DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
RAW = (nodes.FilterBlock, nodes.CallBlock)
_MARKS = re.compile(f"{MARK}(\\d+){MARK_END}")
_LONG_TAG = 500  # letters


class Compiled(NamedTuple):
    """What a part asks for to be filled: plain values, and the code that Jinja made.

    `head` and `tail` stand around its text. A part that `may_tear` is parsed once it is filled; `flagged` places may be
    empty; tables are fitted (`refit`), drawings numbered and shapes named anew; `repeated` are elements within blocks.
    `names` are those that it asks of its values, `required` those it cannot do without, `identifiers` all it mentions.
    """

    name: str
    head: bytes
    tail: bytes
    is_main: bool
    code: CodeType
    may_tear: bool
    flagged: bool
    refit: bool
    renumber: bool
    rename: bool
    repeated: frozenset[str]
    names: frozenset[str]
    required: frozenset[str]
    identifiers: frozenset[str]


class TypedPart:
    """A part with tags, as whoever made the form typed it.

    Raises:
        ProblemsError: a tag is wrong or forbidden.
    """

    def __init__(self, name: str, translated: Translated, form: str, environment: FormEnvironment) -> None:
        self.name, self.form, self.environment = name, form, environment
        self.tags = translated.tags
        self.is_main = translated.root.tag == f"{W}document"
        text, head, tail = self._divided(translated)
        self.balance = walk(text, self.tags)
        self._lines: dict[int, int] = {}
        self.source = self._as_source(text)
        problems = [self._fault(fault) for fault in translated.faults]
        problems += [self._tag_problem("template.syntax", *one) for one in _unmatched(self.balance)]
        try:
            problems += self._read()
        except TemplateSyntaxError as error:
            problems += self._diagnosed() or ([] if problems else [self._at(error.lineno, reason("unknown"))])
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 -- Jinja and Python have limits of their own: depth, digits, nested blocks
            problems += self._diagnosed() or [self._tag_problem("template.syntax", self._deepest(), reason("deep"))]
        if problems:
            raise ProblemsError(problems)
        self.compiled = self._compiled(translated, text, head, tail)

    def _read(self) -> list[Problem]:
        """Jinja's tree and code of the text, and what is wrong in tags that can be read."""
        self.tree = self.environment.parse(self.source)
        places = {line: self._scope(number) for line, number in self._lines.items() if self._scope(number)}
        self._code, self._names = self.environment.code(self.tree, places)
        self._nodes = nodes_of(self.tree)
        problems = [] if is_known(self._nodes, self.environment) else self._diagnosed()
        found = dict(reversed(list(forbidden(self._nodes))))  # one for each tag
        return problems + [self.problem("template.forbidden", line, name=found[line]).problems[0] for line in found]

    def _compiled(self, translated: Translated, text: str, head: bytes, tail: bytes) -> Compiled:
        repeated = self.balance.repeated
        spans = any(tag.word in ("colspan", "hm") for tag in self.tags)
        found = [] if not self.is_main else list(translated.root.iter(f"{W}tbl"))
        return Compiled(
            self.name,
            head,
            tail,
            self.is_main,
            self._code,
            may_tear=bool(self.balance.torn) or next(of_kind(self._nodes, *RAW), None) is not None,
            flagged=structure.FLAG in text,
            refit=self.is_main and (self.balance.columns or spans or not all(map(tables.is_regular, found))),
            renumber=self.is_main and "wp:docPr" in repeated,
            rename=self.is_main and bool(drawings.SHAPES & repeated) and "<o:OLEObject" not in text,
            repeated=frozenset(repeated),
            names=self._names,
            required=self._names - optional_names(self._nodes),
            identifiers=self._identifiers(),
        )

    def _divided(self, translated: Translated) -> tuple[str, bytes, bytes]:
        """The text with the tags, what stands before and what behind; of the main part the body alone."""
        root = translated.root
        if not self.is_main:
            return translated.text(root), DECLARATION.encode(), b""
        body = root.find(f"{W}body")
        whole = translated.text(root)
        text = re.sub(r"^<w:body[^>]*>", "<w:body>", translated.text(body))
        if "<wp:docPr" in text and not self._moves(text):
            text = drawings.number(text)
        head = whole[: whole.index("<w:body")]
        return text, (DECLARATION + head).encode(), b"</w:document>"

    def _moves(self, text: str) -> bool:
        """Whether a drawing stands in a block, so that its number is known only in the end."""
        return "wp:docPr" in walk(text, self.tags).repeated

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

    def first_inside(self) -> int:
        """The line of the first tag that stands where only letters can."""
        return next((line for line, number in self._lines.items() if self._is_inside(number)), 1)

    def torn(self) -> ProblemsError:
        """The block that tears the document."""
        return ProblemsError([self._tag_problem("template.syntax", self.balance.torn[0][0], reason("torn"))])

    def _is_inside(self, number: int) -> bool:
        """Whether a value stands where only letters can: in an attribute, the code of a field, a formula."""
        return self.tags[number].opening == "{{" and self.balance.levels.get(number) not in ("w:t", "w:p", "w:body")

    def _identifiers(self) -> frozenset[str]:
        """Every name and attribute that the tags mention."""
        names = {node.name for node in of_kind(self._nodes, nodes.Name)}
        attributes = {node.attr for node in of_kind(self._nodes, nodes.Getattr)}
        constants = {str(node.value) for node in of_kind(self._nodes, nodes.Const)}
        return frozenset(names | attributes | constants)

    def line_of(self, name: str) -> int:
        """The line of the first tag that uses a name."""
        return next((node.lineno for node in of_kind(self._nodes, nodes.Name) if node.name == name), 1)

    @cached_property
    def loop_names(self) -> frozenset[str]:
        """The names that loops and `set` give."""
        return frozenset(node.name for node in of_kind(self._nodes, nodes.Name) if node.ctx != "load")

    def fields(self, owners: AbstractSet[str]) -> dict[str, int]:
        """The fields that the tags ask of these names, each with the line of its first tag."""
        found: dict[str, int] = {}
        for node in of_kind(self._nodes, nodes.Getattr):
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
