"""YAML text into raw values, with limits.

The tree is built from parse events with a stack of our own: no recursion, so depth and size are
bounded before anything is expanded, and scalars keep the text that was typed (`05` stays `05`).
"""

import re
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.limits import MAX_DEPTH, MAX_NODES, too_deep, too_many
from ntm_docs.reading.raw import RawList, RawMapping, RawNode, RawScalar
from ntm_docs.reading.yaml_files.events import BrokenParserError, counted_past, events_of
from ntm_docs.reading.yaml_files.lines import odd_lines, plain_ends
from ntm_docs.traits import mended_mojibake

_NULLS = {"", "~", "null", "Null", "NULL"}
_TAB_INDENT = re.compile(r"^ *\t[ \t]*\S")
_LOST_COMMENT = re.compile(r"[ \t]*(?<=[ \t])(#[^\s#].*|#[ \t]*\d+[ \t]*)$")
_ONLY_COMMENT = re.compile(r":[ \t]+(#[^\s#].*)$")
_NO_SPACE = re.compile(r"^\s*(?:- )?[^\s\"'#:\[{|>][^:\"']*:[^\s/:]\S*(?: |$)(?!.*: )")
_BARE = re.compile(r"[^\s\"'#:\[\]{}|>&*!-][^:\"'\[\]{}]*")
_NAME_AND_VALUE = 10  # words; a longer line is text that lost its indentation
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_RAW_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")  # some are line ends of YAML
_NO_CHARACTER = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")  # Unicode ends at U+10FFFF
_CURLY = "“”„‘’"


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    start: Any
    anchor: str | None
    children: list[RawNode] = field(default_factory=list)
    weight: int = 1


class _Builder:
    """Raw values out of parse events."""

    def __init__(self, text: str, file: str) -> None:
        self.file, self.lines = file, text.split("\n")
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[RawNode, int]] = {}
        self.nodes, self.aliases = 0, False
        self.only_comments: dict[int, re.Match[str] | None] = {}
        self.root: RawNode | None = None
        self.documents = 0
        self.long_quote: tuple[Any, int] | None = None

    def place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def line(self, number: int) -> str:
        """A line of the text, counted from 0; empty past the end."""
        return self.lines[number] if number < len(self.lines) else ""

    def only_comment(self, number: int) -> re.Match[str] | None:
        """The comment that a line has in place of a value; each line is looked at once."""
        if number not in self.only_comments:
            self.only_comments[number] = _ONLY_COMMENT.search(self.line(number))
        return self.only_comments[number]

    def fail(self, code: str, mark: Any, **facts: object) -> ProblemsError:
        return ProblemsError([Problem(code, self.place(mark), facts=facts)])

    def take(self, event: Any) -> None:
        """Feed one event of the parser."""
        if isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self.fail("yaml.documents", event.start_mark)
        elif isinstance(event, AliasEvent):
            self.take_alias(event)
        elif isinstance(event, ScalarEvent):
            self.check_tag(event)
            scalar = self.scalar(event)
            self.close(scalar, 1, 1, event.anchor)
        elif isinstance(event, (SequenceStartEvent, MappingStartEvent)):
            self.check_tag(event)
            if len(self.stack) >= MAX_DEPTH:
                raise ProblemsError([too_deep(self.place(event.start_mark))])
            self.stack.append(_Open(event, event.anchor))
        elif isinstance(event, SequenceEndEvent):
            top = self.stack.pop()
            node = RawList(tuple(top.children), self.place(top.start.start_mark))
            self.close(node, 1, top.weight, top.anchor)
        elif isinstance(event, MappingEndEvent):
            top = self.stack.pop()
            self.close(self.mapping(top), 1, top.weight, top.anchor)

    def take_alias(self, event: Any) -> None:
        found = self.anchors.get(event.anchor)
        if found is None:
            raise self.fail("yaml.alias", event.start_mark, name=event.anchor)
        self.aliases = True
        self.close(found[0], found[1], found[1], None)

    def check_tag(self, event: Any) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.problems.append(Problem("yaml.tag", self.place(event.start_mark), facts={"tag": tag}))

    def scalar(self, event: Any) -> RawScalar:
        place = self.place(event.start_mark)
        plain = event.style in (None, "")
        if event.style in ("'", '"') and event.end_mark.line > event.start_mark.line:
            self.long_quote = (event.start_mark, event.end_mark.line)
        if plain:
            lost = _LOST_COMMENT.match(self.line(event.end_mark.line), event.end_mark.column)
            if lost:
                self.problems.append(Problem("yaml.hash", place, facts={"comment": lost[1]}))
        if plain and event.value in _NULLS:
            return RawScalar(None, place, below=False)
        return RawScalar(self.paired(event.value, place), place, event.style == "|")

    def paired(self, text: str, place: Place) -> str:
        """A letter that was typed as two escapes, as in JSON, is one; half of one is told."""
        if not _SURROGATE.search(text):
            return text
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        if half := _SURROGATE.search(text):
            self.problems.append(Problem("text.half", place, facts={"char": _name(half[0])}))
        return text

    def mapping(self, top: _Open) -> RawMapping:
        keys, values = top.children[::2], top.children[1::2]
        entries: list[tuple[RawScalar, RawNode]] = []
        seen: dict[str, int] = {}
        for key, value in zip(keys, values, strict=True):
            if not isinstance(key, RawScalar):
                self.problems.append(Problem("key.complex", key.place))
                continue
            folded = fold_key(key.text or "")
            if folded in seen:
                facts = {"first": seen[folded]}
                self.problems.append(Problem("key.duplicate", key.place, key.text or "", facts))
                continue
            seen[folded] = key.place.line
            empty = isinstance(value, RawScalar) and value.text is None
            if empty and (lost := self.only_comment(key.place.line - 1)):
                self.problems.append(Problem("yaml.hash", key.place, key.text or "", {"comment": lost[1]}))
            entries.append((key, value))
        return RawMapping(tuple(entries), self.place(top.start.start_mark))

    def close(self, node: RawNode, more: int, weight: int, anchor: str | None) -> None:
        """Hang a finished node on its parent; it weighs as many as it is with all below, `more` are not counted yet.

        What an alias stands for counts each time.
        """
        self.nodes += more
        if self.nodes > MAX_NODES:
            raise ProblemsError([too_many(node.place, aliases=self.aliases)])
        if anchor:
            self.anchors[anchor] = (node, weight)
        if self.stack:
            self.stack[-1].children.append(node)
            self.stack[-1].weight += weight
        else:
            self.root = node


def parse_yaml(text: str, file: str) -> RawNode:
    """Raw values of a YAML text.

    Raises:
        ProblemsError: tabs in the indentation, signs that only look like those of YAML, bad structure, duplicate
            keys, tags, or a limit.
    """
    text = plain_ends(text)
    _refuse_tabs_and_controls(text, file)
    if odd := odd_lines(text, file):
        raise ProblemsError(odd)
    return _parse(text, file)


def _refuse_many(text: str, file: str) -> None:
    """Refuse more values than may be, before they are built; a quicker parser counts them."""
    if len(text) > MAX_NODES and (event := counted_past(text, MAX_NODES)) is not None:
        raise ProblemsError([too_many(Place(file, event.start_mark.line + 1, event.start_mark.column + 1))])


def _parse(text: str, file: str) -> RawNode:
    _refuse_many(text, file)
    builder = _Builder(text, file)
    try:
        for event in events_of(text):
            builder.take(event)
    except MarkedYAMLError as error:
        raise _syntax_problem(builder, error) from None
    except BrokenParserError as error:
        raise _unforeseen(text, file, error) from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ProblemsError(
            [Problem("yaml.control", Place(file, line, 1), facts={"char": _name(error.character)})]
        ) from None
    if builder.problems:
        raise ProblemsError(builder.problems)
    if builder.root is None:
        raise ProblemsError([Problem("file.empty", Place(file))])
    return builder.root


def _unforeseen(text: str, file: str, behind: BrokenParserError) -> ProblemsError:
    """Where the parser itself breaks: at an escape of no character, else at the line behind what it had read."""
    lines = text.split("\n")
    for number, line in enumerate(lines[behind.line :], start=behind.line):
        escape = _NO_CHARACTER.search(line, behind.column if number == behind.line else 0)
        if escape:
            place = Place(file, number + 1, escape.start() + 1)
            return ProblemsError([Problem("yaml.escape", place, facts={"escape": escape[0]})])
    excerpt = lines[min(behind.line, len(lines) - 1)].strip()[:60]
    return ProblemsError([Problem("yaml.syntax", Place(file, behind.line + 1, 1), facts={"excerpt": excerpt})])


def _syntax_problem(builder: _Builder, error: MarkedYAMLError) -> ProblemsError:
    """The most helpful thing to say of a text that is not YAML, told by what stands at the marks."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return ProblemsError([Problem("yaml.syntax", Place(builder.file), facts={"excerpt": ""})])
    code, where = _syntax_kind(builder.lines, mark, error.context_mark)
    if builder.long_quote is not None and builder.long_quote[1] in (mark.line, mark.line - 1):
        code, where = "yaml.quote", builder.long_quote[0]  # it closed at the next quote, lines below
    line = min(where.line, len(builder.lines) - 1)
    place = Place(builder.file, line + 1, 1) if code == "yaml.colon_space" else builder.place(where)
    facts = {"excerpt": builder.lines[line].strip()[:60]}
    return ProblemsError([*builder.problems, Problem(code, place, facts=facts)])


@dataclass(frozen=True, slots=True)
class _Mark:
    line: int
    column: int


def _syntax_kind(lines: list[str], mark: Any, opened: Any) -> tuple[str, Any]:
    colon = _colon_fault(lines, mark)
    if colon is not None:
        return colon
    start = _char(lines, opened)
    if start and start in "\"'":
        return "yaml.quote", opened
    if start and start in "[{":
        return "yaml.bracket", opened
    if _char(lines, mark) == ":":
        curly = re.search(rf":\s+[{_CURLY}]", lines[mark.line][: mark.column])
        return "yaml.curly" if curly else "yaml.colon_value", mark
    if mark.line < len(lines) and lines[mark.line][: mark.column].isspace():
        return "yaml.indent", mark
    return "yaml.syntax", mark


def _colon_fault(lines: list[str], mark: Any) -> tuple[str, Any] | None:
    """A colon that is missing, or has no space after it, on the line of the mark or above it."""
    for number in (mark.line, mark.line - 1):
        if 0 <= number < len(lines) and _NO_SPACE.match(lines[number]):
            return "yaml.colon_space", _Mark(number, 0)
    bare = _without_colon(lines, mark.line)
    if bare is None:
        return None
    return "yaml.colon_missing", _Mark(bare, len(lines[bare]) - len(lines[bare].lstrip()))


def _without_colon(lines: list[str], number: int) -> int | None:
    """The line at a mark, or the one above it, that is neither `name: value` nor an item nor a note."""
    above = (n for n in range(min(number, len(lines)) - 1, -1, -1) if lines[n].strip() and lines[n].lstrip()[0] != "#")
    for index in (number, next(above, -1)):
        text = lines[index].strip() if 0 <= index < len(lines) else ""
        if text and _BARE.fullmatch(text) and len(text.split()) <= _NAME_AND_VALUE:
            return index
    return None


def _char(lines: list[str], mark: Any) -> str:
    if mark is None or mark.line >= len(lines):
        return ""
    line, column = int(mark.line), int(mark.column)
    return lines[line][column : column + 1]


def _refuse_tabs_and_controls(text: str, file: str) -> None:
    problems = []
    for number, line in enumerate(text.split("\n"), start=1):
        if _TAB_INDENT.match(line):
            problems.append(Problem("yaml.tab", Place(file, number, line.index("\t") + 1)))
        control = _RAW_CONTROL.search(line)
        if control and not _RAW_CONTROL.search(after := mended_mojibake(line)):
            facts = {"before": line.strip()[:60], "after": after.strip()[:60]}
            raise ProblemsError([Problem("yaml.twice", Place(file, number, control.start() + 1), facts=facts)])
        if control:
            place = Place(file, number, control.start() + 1)
            problems.append(Problem("yaml.control", place, facts={"char": _name(ord(control[0]))}))
    if problems:
        raise ProblemsError(problems)


def _name(character: int | str) -> str:
    return f"U+{character if isinstance(character, int) else ord(character):04X}"
