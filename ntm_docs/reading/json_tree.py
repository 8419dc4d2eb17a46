"""JSON text into raw values with places, in one pass.

A text of one line is read as fast as one of many; numbers keep the digits that were typed, whatever their length. Depth
and size are bounded while it is read.
"""

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NoReturn

from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.limits import MAX_DEPTH, MAX_NODES, too_deep, too_many
from ntm_docs.reading.raw import RawList, RawMapping, RawNode, RawScalar

_BLANK = re.compile(r"[ \t\n\r]*")
_TOKEN = re.compile(
    r'(?P<text>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*")'
    r"|(?P<number>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)|(?P<word>true|false|null)|(?P<sign>[\[\]{}:,])",
    re.ASCII,
)
_LOOSE = re.compile(r'"(?:[^"\\]|\\.)*', re.DOTALL)
_SIGNS = re.compile(r'"(?:[^"\\]|\\.)*"?|[,:{}\[\]]', re.DOTALL)
_HALF = re.compile(r"[\ud800-\udfff]")
_CURLY = "“”„‘’"


@dataclass(slots=True)
class _Open:
    """A list, or a group of fields, whose end has not come yet."""

    place: Place
    fields: bool
    items: list[RawNode] = field(default_factory=list)
    entries: list[tuple[RawScalar, RawNode]] = field(default_factory=list)
    seen: dict[str, Place] = field(default_factory=dict)
    key: RawScalar | None = None


class _Reader:
    """Tokens one after another; what may come next is known from the last one and from what is open."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.nodes = 0
        self.root: RawNode | None = None

    def place(self, at: int) -> Place:
        line = bisect_right(self.starts, at)
        return Place(self.file, line, at - self.starts[line - 1] + 1)

    def wrong(self, at: int) -> NoReturn:
        """What is no JSON at a place; a curly quote, or a control in a text, is told as that."""
        sign = self.text[at : at + 1]
        if sign and sign in _CURLY:
            raise ProblemsError([Problem("json.curly", self.place(at), facts={"sign": sign})])
        if sign == '"' and (found := re.search(r"[\x00-\x09\x0b-\x1f]", _LOOSE.match(self.text, at)[0])):  # type: ignore[index]
            facts = {"char": f"U+{ord(found[0]):04X}"}
            raise ProblemsError([Problem("yaml.control", self.place(at + found.start()), facts=facts)])
        raise ProblemsError([Problem("json.syntax", self.place(at))])

    def read(self) -> RawNode:
        """The whole text."""
        at, wanted = self.skip(0), "value"
        while wanted != "end":
            token = _TOKEN.match(self.text, at)
            if token is None:
                self.wrong(at)
            wanted = self.take(token, wanted, at)
            at = self.skip(token.end())
        if at < len(self.text):
            self.wrong(at)
        if self.problems:
            raise ProblemsError(self.problems)
        assert self.root is not None
        return self.root

    def skip(self, at: int) -> int:
        found = _BLANK.match(self.text, at)
        return found.end() if found else at

    def take(self, token: re.Match[str], wanted: str, at: int) -> str:
        """Feed one token; what is wanted behind it."""
        sign = token["sign"]
        if sign in ("]", "}") and self.stack and self.closes(sign, wanted):
            return self.close()
        if wanted in ("key", "first key"):
            if token["text"] is None:
                self.wrong(at)
            self.stack[-1].key = RawScalar(self.string(token[0], at), self.place(at))
            return "colon"
        if wanted == "colon":
            return "value" if sign == ":" else self.wrong(at)
        if wanted == "comma":
            if sign != ",":
                self.wrong(at)
            return "key" if self.stack[-1].fields else "value"
        if sign in ("[", "{"):
            return self.open(sign, at)
        if sign:
            self.wrong(at)
        return self.hang(self.scalar(token, at))

    def closes(self, sign: str, wanted: str) -> bool:
        return wanted in ("comma", "first key" if sign == "}" else "first") and self.stack[-1].fields == (sign == "}")

    def open(self, sign: str, at: int) -> str:
        if len(self.stack) >= MAX_DEPTH:
            raise ProblemsError([too_deep(self.place(at))])
        self.stack.append(_Open(self.place(at), sign == "{"))
        return "first key" if sign == "{" else "first"

    def close(self) -> str:
        top = self.stack.pop()
        return self.hang(
            RawMapping(tuple(top.entries), top.place) if top.fields else RawList(tuple(top.items), top.place)
        )

    def hang(self, node: RawNode) -> str:
        """Hang a finished node on its parent."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise ProblemsError([too_many(node.place)])
        if not self.stack:
            self.root = node
            return "end"
        top = self.stack[-1]
        if top.fields and top.key is not None:
            self.nodes += 1
            self.enter(top, top.key, node)
        else:
            top.items.append(node)
        return "comma"

    def enter(self, top: _Open, key: RawScalar, value: RawNode) -> None:
        folded = fold_key(key.text or "")
        if (first := top.seen.get(folded)) is not None:
            self.problems.append(Problem("key.duplicate", key.place, key.text or "", {"first": first.line}))
            return
        top.seen[folded] = key.place
        top.entries.append((key, value))

    def scalar(self, token: re.Match[str], at: int) -> RawScalar:
        if token["text"] is not None:
            return RawScalar(self.string(token[0], at), self.place(at))
        return RawScalar(None if token[0] == "null" else token[0], self.place(at))

    def string(self, quoted: str, at: int) -> str:
        """A text out of its quotes; half of a letter that is written as two is told."""
        if "\\" not in quoted and not _HALF.search(quoted):
            return quoted[1:-1]
        text = str(json.loads(quoted))
        if half := _HALF.search(text):
            place = self.place(at + max(self.escape(quoted, ord(half[0])), 0))
            self.problems.append(Problem("text.half", place, facts={"char": f"U+{ord(half[0]):04X}"}))
        return text

    def escape(self, quoted: str, code: int) -> int:
        """Where an escape stands in a text."""
        return quoted.lower().find(f"\\u{code:04x}")


def parse_json(text: str, file: str) -> RawNode:
    """Raw values of a JSON text.

    Raises:
        ProblemsError: no JSON, fields that are there twice, half letters, or a limit.
    """
    reader = _Reader(text, file)
    if text.count(",") + text.count(":") >= MAX_NODES:
        _refuse_many(reader)
    return reader.read()


def _refuse_many(reader: _Reader) -> None:
    """Refuse more values than may be, before they are built: each comma and colon outside texts is one."""
    nodes = depth = 0
    for found in _SIGNS.finditer(reader.text):
        nodes += found[0] in ",:"
        depth += (found[0] in "[{") - (found[0] in "]}")
        if depth > MAX_DEPTH:
            return
        if nodes >= MAX_NODES:
            raise ProblemsError([too_many(reader.place(found.start()))])
