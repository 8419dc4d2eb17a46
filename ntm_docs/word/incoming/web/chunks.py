"""Documents within a document (w:altChunk) → what they say.

Read: pages of the web, alone or with their pictures as browsers keep them (MHTML), plain texts, documents of Word's.
Not read: RTF and all others; what lies outside the package; what is too large, damaged, or in unknown letters.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any, Literal

from lxml import etree

from ntm_docs.machine.frozen import frozen
from ntm_docs.word.incoming.examine import Examined, examine
from ntm_docs.word.incoming.formats import Format, NotWordError, format_of
from ntm_docs.word.incoming.links import is_outside
from ntm_docs.word.incoming.package import content_types, relations
from ntm_docs.word.incoming.web.page import blocks_of
from ntm_docs.word.numbering import W

Unread = Literal["", "outside", "gone", "large", "kind", "letters", "broken"]
MOST_BYTES = 4 * 1024 * 1024
_MOST_PARTS = 200
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# What a page may be in; others are slow to read, or no letters at all.
_LETTERS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1258", "iso8859-1", "ascii")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@frozen
class Chunk:
    """A document within: its blocks, of one of Word's its parts too; or why nothing of it is read."""

    format: Format
    blocks: tuple[Any, ...] = ()
    within: Examined | None = field(default=None, repr=False)
    unread: Unread = ""

    @property
    def why(self) -> str:
        """Why it is not read, as a word; of a kind that none reads, the kind; empty where it is read."""
        return self.format if self.unread == "kind" else self.unread


def chunks_of(found: Examined) -> Mapping[str, Chunk]:
    """The documents within the main part of a file, by the id of their relationship."""
    links = {one.id: one for one in relations(found.members, found.main) if one.type == "aFChunk"}
    made: dict[str, Chunk] = {}
    types = content_types(found.members) if links else {}
    for identity, one in links.items():
        if is_outside(one) or one.target not in found.members:
            made[identity] = Chunk("text", unread="outside" if is_outside(one) else "gone")
        else:
            made[identity] = _chunk(found.members[one.target], types.get(one.target, ""), one.target)
    return made


def _chunk(content: bytes, kind: str, name: str) -> Chunk:
    """One document within, by what it is; `kind` and `name` say whether it is a page where its bytes do not."""
    format_ = format_of(content)
    says = f"{kind} {name}".lower()
    if format_ in ("xml", "text", "empty"):
        format_ = "html" if "htm" in says else "text" if format_ == "empty" else format_
    if len(content) > MOST_BYTES:
        return Chunk(format_, unread="large")
    if format_ == "word":
        return _of_word(content)
    if format_ not in ("html", "text"):
        return Chunk(format_, unread="kind")
    try:
        blocks = _of_text(content) if format_ == "text" else _of_page(content)
    except (UnicodeError, LookupError):
        return Chunk(format_, unread="letters")
    except (ValueError, RecursionError):
        return Chunk(format_, unread="broken")
    return Chunk(format_, tuple(blocks))


def _of_word(content: bytes) -> Chunk:
    try:
        found = examine(content, words_only=True)
    except NotWordError as error:
        return Chunk(error.format, unread="broken")
    body = found.roots[found.main].find(f"{W}body")
    return Chunk("word", tuple(one for one in body if one.tag != f"{W}sectPr"), found)


def _of_text(content: bytes) -> Iterator[Any]:
    """A paragraph a line."""
    for line in _decoded(content, "").splitlines():
        made = etree.Element(f"{W}p")
        text = etree.SubElement(etree.SubElement(made, f"{W}r"), f"{W}t", {_SPACE: "preserve"})
        text.text = "".join(char for char in line if char >= " " or char == "\t")
        yield made


def _of_page(content: bytes) -> list[Any]:
    """The blocks of a page; of one kept with its pictures, of its text.

    Raises:
        ValueError: it is no such file, or has more parts than any page.
    """
    if content.lstrip()[:_HEAD].lower().startswith((b"mime-version:", b"from:", b"content-type:")):
        if content.lower().count(b"content-type:") > _MOST_PARTS:
            raise ValueError("too many parts")
        import email.policy  # noqa: PLC0415 -- few papers hold a page that is kept with its pictures

        message = email.message_from_bytes(content, policy=email.policy.compat32)
        pages = [one for one in message.walk() if one.get_content_type() in ("text/html", "application/xhtml+xml")]
        if not pages:
            raise ValueError("no page")
        payload = pages[0].get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        return blocks_of(_decoded(content, str(pages[0].get_content_charset() or "")))
    return blocks_of(_decoded(content, ""))


def _decoded(content: bytes, charset: str) -> str:
    """The text, in the letters that its first bytes, its envelope or itself say; else UTF-8.

    Raises:
        UnicodeError, LookupError: it is in others.
    """
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    named = _CHARSET.search(content[:_HEAD])
    said = marked or charset or (named[1].decode("ascii", "replace") if named else "utf-8")
    known = codecs.lookup(said).name
    if known.startswith("utf-16") and not marked:  # said in bytes that could not say so
        known = "utf-8"
    if known not in _LETTERS:
        raise LookupError(said)
    return content.decode("cp1252" if known == "iso8859-1" else known)
