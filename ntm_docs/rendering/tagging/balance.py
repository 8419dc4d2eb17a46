"""Whether blocks and XML of a form tear each other.

A block may begin in one paragraph and end in another: both ends only have to leave the same elements open.
Walked once over the text of a part, XML and tags together; nothing is rendered.
"""

import re
from dataclasses import dataclass, field

from ntm_docs.rendering.tagging.marking import MARK, MARK_END
from ntm_docs.rendering.tagging.tags import CAPTURES, MIDDLES, Tag

_TOKEN = re.compile(f"<([^>]*)>|{MARK}(\\d+){MARK_END}")
_NUMBER = re.compile(f"{MARK}(\\d+){MARK_END}")


@dataclass(slots=True)
class _Block:
    tag: Tag
    start: list[str]
    ends: list[list[str]] = field(default_factory=list)
    otherwise: bool = False


@dataclass(slots=True)
class Balance:
    """What the walk found.

    `unmatched` are tags that begin or end a block without its other end, each with the word that was expected;
    `torn` pairs of tags that do not stand at the same place of the document; `columns` whether a block changes
    how many cells a row has; `repeated` whether a drawing stands in a block; `levels` the innermost element
    of every tag.
    """

    unmatched: list[tuple[Tag, str]] = field(default_factory=list)
    torn: list[tuple[Tag, Tag]] = field(default_factory=list)
    columns: bool = False
    repeated: set[str] = field(default_factory=set)
    levels: dict[int, str] = field(default_factory=dict)
    captured: bool = False


class _Walk:
    def __init__(self, tags: list[Tag]) -> None:
        self.tags = tags
        self.found = Balance()
        self.stack: list[str] = []
        self.blocks: list[_Block] = []

    def element(self, token: str) -> None:
        if token[0] in "?!":
            return
        if token[0] == "/":
            if self.stack:
                self.stack.pop()
            self._captured()
            return
        name = token.split(None, 1)[0].rstrip("/")
        if MARK in token:
            self.attributes(token)
        if self.blocks:
            self.found.repeated.add(name)
            if name == "w:tc" and "w:tr" in self.blocks[-1].start[-1:]:
                self.found.columns = True
        if not token.endswith("/"):
            self.stack.append(name)

    def _captured(self) -> None:
        """What is kept for later must be whole in itself."""
        for block in self.blocks:
            if block.tag.word in CAPTURES and len(self.stack) < len(block.start):
                self.found.torn.append((block.tag, block.tag))
                block.start = list(self.stack)

    def attributes(self, token: str) -> None:
        """Blocks inside an attribute end in it."""
        before = len(self.blocks)
        for number in _NUMBER.findall(token):
            self.found.levels[int(number)] = "@"
            self.block(self.tags[int(number)])
        while len(self.blocks) > before:
            block = self.blocks.pop()
            self.found.unmatched.append((block.tag, f"end{block.tag.word}"))

    def block(self, tag: Tag) -> None:
        if tag.opens:
            self.blocks.append(_Block(tag, list(self.stack)))
        elif tag.closes or tag.word in MIDDLES:
            innermost = self.blocks[-1] if self.blocks else None
            wanted = "" if innermost is None else f"end{innermost.tag.word}"
            fits = innermost is not None and (
                tag.word == wanted or (tag.word in MIDDLES and innermost.tag.word in ("if", "for"))
            )
            if not fits:
                self.found.unmatched.append((tag, wanted))
                self._forget(tag)
            elif innermost is not None:
                self._branch(innermost, tag)

    def _forget(self, tag: Tag) -> None:
        """Blocks that are still open when an outer one ends."""
        words = [f"end{block.tag.word}" for block in self.blocks]
        if tag.closes and tag.word in words:
            while self.blocks.pop().tag.word != tag.word[3:]:
                pass

    def _branch(self, block: _Block, tag: Tag) -> None:
        block.ends.append(list(self.stack))
        loop = block.tag.word in ("for", *CAPTURES)
        if tag.word in MIDDLES:
            block.otherwise = block.otherwise or tag.word == "else"
            self.stack[:] = block.start
            return
        self.blocks.pop()
        wanted = block.ends[0] if block.otherwise and not loop else block.start
        if block.tag.word != "raw" and any(end != wanted for end in block.ends):
            self.found.torn.append((block.tag, tag))


def walk(text: str, tags: list[Tag]) -> Balance:
    """What blocks do to the elements around them, in the text of a part with its marks."""
    walker = _Walk(tags)
    for token in _TOKEN.finditer(text):
        if token[1]:
            walker.element(token[1])
        else:
            tag = tags[int(token[2])]
            walker.found.levels[int(token[2])] = walker.stack[-1] if walker.stack else ""
            walker.found.captured = walker.found.captured or tag.word in CAPTURES
            walker.block(tag)
    walker.found.unmatched += [(block.tag, f"end{block.tag.word}") for block in walker.blocks]
    return walker.found
