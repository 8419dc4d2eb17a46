"""The end of an existing document: recipients and signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic_core import PydanticCustomError

from ntm_docs.model.names import parse_name
from ntm_docs.phrases.keys import fold_key
from ntm_docs.reading import Passage

_FILED = re.compile(r"[-\u2013]?\s*Lưu\s*:\s*(?P<text>.*)")
_ITEM = re.compile(r"[-\u2013+]\s+(?P<text>.*)")
_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.\s*\S.*")
_NAME_WORDS = range(2, 7)
_TITLE_LENGTH = 80


@dataclass(slots=True)
class Tail:
    """Nơi nhận and the signer; empty where they were not found."""

    recipients: list[str] = field(default_factory=list)
    filed: str = ""
    authority: list[str] = field(default_factory=list)
    title: str = ""
    name: str = ""
    unsure: list[Passage] = field(default_factory=list)


def read_tail(passages: Sequence[Passage]) -> tuple[list[Passage], Tail]:
    """The passages before the closing block, and what that block says."""
    start = next((i for i in range(len(passages) - 1, -1, -1) if fold_key(passages[i].text) == "noinhan"), None)
    if start is None:
        return _without_recipients(passages)
    tail = Tail()
    before = list(passages[:start])
    table = passages[start].table
    while table and before and before[-1].table == table:  # the signature may stand in the cell before
        before.pop()
    block = [passage for passage in passages[len(before) :] if passage is not passages[start]]
    for passage in block:
        _sort(tail, passage)
    return before, _whole(tail)


def _whole(tail: Tail) -> Tail:
    """A signer has a title; without one, what was found is unsure rather than lost."""
    if tail.title:
        return tail
    left = [*(line.upper() for line in tail.authority), tail.name]  # it stood in capitals
    tail.unsure += [Passage(text, 0, 0) for text in left if text]
    tail.authority, tail.name = [], ""
    return tail


def _sort(tail: Tail, passage: Passage) -> None:
    """One line of the closing block."""
    text = passage.text
    signed = bool(tail.title or tail.authority)
    if (filed := _FILED.fullmatch(text)) and not tail.filed:
        tail.filed = filed["text"].rstrip(" .;")
    elif (item := _ITEM.fullmatch(text)) and not tail.name:
        tail.recipients.append(item["text"].rstrip(" ;.,"))
    elif _AUTHORITY.fullmatch(text) and text.isupper():
        tail.authority.append(_sentence(text))
    elif text.isupper() and not tail.title and len(text) <= _TITLE_LENGTH and any(map(str.isalpha, text)):
        tail.title = _sentence(text)
    elif signed and not tail.name and _is_name(text):
        tail.name = text
    else:
        tail.unsure.append(passage)


def _sentence(text: str) -> str:
    """`PHÓ CHỦ TỊCH` → `Phó Chủ tịch`, `KT. CHỦ TỊCH` → `KT. Chủ tịch`; printed in capitals again."""
    head, dot, rest = text.partition(". ")
    if dot and _AUTHORITY.fullmatch(text):
        return f"{head}. {_titled(rest)}"
    return _titled(text)


def _titled(text: str) -> str:
    """`PHÓ CHỦ TỊCH` → `Phó Chủ tịch`: the office keeps its capital after Phó."""
    words = text.capitalize()
    return re.sub(r"^Phó (\w)", lambda found: f"Phó {found[1].upper()}", words)


def _is_name(text: str) -> bool:
    if len(text.split()) not in _NAME_WORDS or not all(word.isalpha() for word in text.split()):
        return False
    try:
        return parse_name(text) == text
    except PydanticCustomError:
        return False


def _without_recipients(passages: Sequence[Passage]) -> tuple[list[Passage], Tail]:
    """A signature alone: a name at the very end, its title in capitals above."""
    tail = Tail()
    if len(passages) < 2 or not _is_name(passages[-1].text):  # noqa: PLR2004 -- a title and a name
        return list(passages), tail
    cut = len(passages) - 1
    while cut > 0 and passages[cut - 1].text.isupper() and len(passages[cut - 1].text) <= _TITLE_LENGTH:
        cut -= 1
    if cut == len(passages) - 1:
        return list(passages), tail
    for passage in passages[cut:]:
        _sort(tail, passage)
    return list(passages[:cut]), _whole(tail)
