"""Damaged copies of sound files: bytes, packages, XML, text.

Each function takes a sound piece and a source of chance; the same chance gives the same mutant.
"""

import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random
from typing import Any

from lxml import etree

Members = list[tuple[str, bytes]]
_XML = re.compile(r".*\.(?:xml|rels|vml)", re.IGNORECASE)
_PIECE = re.compile(rb"<[^>]*>|[^<]+")
_TOKEN = re.compile(r"[ \t]+|\n|[^\W_]+|.", re.DOTALL)
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
# What code takes for a number, a truth, a name, a place, and is none; or is too much of it.
VALUES = (
    *"0 -1 1 00 +7 1.5 1,5 1e309 nan inf -0 0x10 1_000 ² ٣ Ⅷ ½ 2147483648 -2147483649 9223372036854775808".split(" "),
    *"true off none auto abc é %1.%2 A1:XFD1048576 ZZZ99999999 A0 $A$1 / .. ../../x # rId1 rId999 [[x]]".split(" "),
    *"http://127.0.0.1:9/x file:///etc/passwd 1900-02-29 31/02/2023 9999-99-99 25:61 GGGGGG w:p {} %s | \\".split(" "),
    *("", " ", "{{ x }}", "{% for %}", "\ufeff", "\u0085", "\u2028", "\U0010ffff", "\ufffe", "9" * 400, "x" * 40_000),
)
_BYTES = (b"", b"\0", b"\xff" * 4, b"\xff\xfe", b"<", b"&", b"]]>", b"&#0;", b"&#xD800;", b"<!DOCTYPE a>", b"PK\3\4")
_WORDS = (
    *"!!python/object:os.system &a *a <<: ? : - [ ] { } | > |9 >- --- ... # ~ null {} [] , ' \"".split(" "),
    *('"\\U00110000"', '"\\ud800"', '"\\x00"', "%YAML 9.9", "%TAG ! a", "&a [*a]", '{"a": 1}', "[" * 2_000, "- " * 500),
    *("{a: " * 300, "\t", "\r", "\x85", "\u2028", "\u00a0", "\ufeff", "\ufffe", "\0", "\x1b"),
)
_JINJA = (
    *"{{ }} {% %} {# #} endfor endif else |upper |round |join |batch(0) |slice(0) |indent(9) |format .x [0] [-1]".split(
        " "
    ),
    *"['a'] () (1) * / // % ** ~ - 1/0 'x'*9 range(9) loop.index hm vm __class__ |attr('x') lipsum() \\ “ ’".split(" "),
    *("for a in b", "if x", "set a = 1", "block a", "macro a()", "import 'a'", "extends 'a'", "\u00a0"),
    *("p ", "tr ", "tc ", "r ", "colspan ", "cellbg "),
)
_RARELY, _SOMETIMES = 0.1, 0.3


def of_bytes(data: bytes, chance: Random) -> bytes:
    """Some bytes changed, cut out, doubled or put in; sometimes cut short."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at, length = chance.randrange(len(made) + 1), chance.choice((1, 1, 2, 4, 30, 1_000))
        piece = bytes(made[at : at + length])
        noise = chance.randbytes(len(piece))
        made[at : at + length] = chance.choice(
            (noise, noise, b"", piece * 2, chance.choice(_BYTES), b"\xff" * len(piece), bytes(len(piece)))
        )
    return bytes(made[: chance.randrange(len(made) + 1)] if chance.random() < _RARELY else made)


def unpacked(data: bytes) -> Members:
    """The members of a package, in order."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def packed(members: Sequence[tuple[str, bytes]], method: int = zipfile.ZIP_STORED) -> bytes:
    """A package of members; a name may come twice."""
    out = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def of_members(members: Members, chance: Random) -> bytes:
    """A member gone, twice, emptied, cut, under another name, with the content of another; or the index damaged."""
    made = list(members)
    for _ in range(chance.choice((1, 1, 2))):
        at, other = chance.randrange(len(made)), chance.randrange(len(made))
        name, content = made[at]
        names = [template.format(name) for template in ("../{}", "/{}", "./{}", "{}/", "{}\u0301")]
        names += [name.upper(), name.replace("/", "\\"), made[other][0]]
        ways: tuple[Members, ...] = (
            [],
            [(name, content), (name, made[other][1])],
            [(name, b"")],
            [(name, content[: chance.randrange(len(content) + 1)])],
            [(chance.choice(names), content)],
            [(name, made[other][1])],
            [(name, b"<a/>")],
        )
        made[at : at + 1] = chance.choice(ways)
        if not made:
            break
    stored, *others = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA
    method = chance.choice((stored, stored, *others))
    data = bytearray(packed(made, method))
    if chance.random() < _SOMETIMES:
        start = data.rfind(b"PK\1\2")
        for _ in range(chance.choice((1, 2, 4))):
            data[chance.randrange(max(0, start), len(data))] = chance.choice((0, 1, 9, 0x7F, 0xFF))
    return bytes(data)


def in_xml(members: Members, chance: Random, most: Callable[[str], bool] = lambda _: True) -> bytes:
    """One or two parts of a package changed: as a tree, or piece by piece so that it may be no XML any more."""
    made = list(members)
    parts = [at for at, (name, content) in enumerate(made) if _XML.fullmatch(name) and content and most(name)]
    for at in chance.sample(parts, min(len(parts), chance.choice((1, 1, 1, 2)))):
        name, content = made[at]
        change = of_pieces if chance.random() < _RARELY else of_tree
        made[at] = (name, change(content, chance))
    return packed(made)


def of_pieces(xml: bytes, chance: Random) -> bytes:
    """Tags and texts moved, doubled, dropped, damaged."""
    pieces = _PIECE.findall(xml)
    for _ in range(chance.choice((1, 2, 3))):
        at = chance.randrange(len(pieces))
        piece = pieces[at]
        pieces[at : at + 1] = chance.choice(
            ([], [piece, piece], [chance.choice(_BYTES) + piece], [chance.choice(pieces)], [piece[: len(piece) // 2]])
        )
        if not pieces:
            return b""
    return b"".join(pieces)


def of_tree(xml: bytes, chance: Random) -> bytes:
    """Elements dropped, doubled, renamed, moved, nested; attributes and texts changed."""
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError:
        return of_bytes(xml, chance)
    elements = [one for one in root.iter() if isinstance(one.tag, str)]
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        chance.choice(_CHANGES)(chance.choice(elements), elements, chance)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _drop(one: Any, _all: list[Any], _chance: Random) -> None:
    if one.getparent() is not None:
        one.getparent().remove(one)


def _double(one: Any, _all: list[Any], chance: Random) -> None:
    if one.getparent() is not None:
        copy = etree.fromstring(etree.tostring(one, with_tail=False))
        for _ in range(chance.choice((1, 1, 40))):
            one.addnext(etree.fromstring(etree.tostring(copy)))


def _rename(one: Any, every: list[Any], chance: Random) -> None:
    namespace = etree.QName(one).namespace
    own = f"{{{namespace}}}khac" if namespace else "khac"
    one.tag = chance.choice((chance.choice(every).tag, own, "khac", etree.QName(one).localname))


def _move(one: Any, every: list[Any], chance: Random) -> None:
    target = chance.choice(every)
    if one.getparent() is not None and one not in target.iterancestors() and one is not target:
        target.insert(chance.randrange(len(target) + 1), one)


def _nest(one: Any, _all: list[Any], chance: Random) -> None:
    at = one
    for _ in range(chance.choice((1, 3, 60, 240))):
        at = etree.SubElement(at, one.tag, one.attrib)


def _attribute(one: Any, every: list[Any], chance: Random) -> None:
    names = list(one.attrib) or list(chance.choice(every).attrib)
    if not names:
        return
    name = chance.choice(names)
    if chance.random() < _SOMETIMES:
        one.attrib.pop(name, None)
    else:
        with_value(one, name, chance)


def with_value(one: Any, name: str, chance: Random) -> None:
    """An attribute gets a value that it cannot have."""
    try:
        one.set(name, chance.choice(VALUES))
    except ValueError:
        one.set(name, "")


def _text(one: Any, _all: list[Any], chance: Random) -> None:
    try:
        one.text = chance.choice(VALUES)
    except ValueError:
        one.text = None


def _aside(one: Any, _all: list[Any], chance: Random) -> None:
    aside = (etree.Comment("x"), etree.ProcessingInstruction("ntm-docs", "cell"), etree.Element("x"))
    one.insert(0, chance.choice(aside))


_CHANGES = (_drop, _drop, _double, _rename, _move, _nest, _attribute, _attribute, _attribute, _attribute, _text, _aside)


def of_text(text: str, chance: Random) -> bytes:
    """Tokens of YAML or JSON dropped, doubled, swapped, replaced by signs with a meaning; indentation changed."""
    tokens = _TOKEN.findall(text)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        at, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        piece = tokens[at]
        tokens[at : at + chance.choice((1, 1, 1, 3, 40))] = chance.choice(
            (
                [],
                [piece, piece],
                [chance.choice(_WORDS)],
                [piece, chance.choice(_WORDS)],
                [chance.choice(VALUES)],
                [tokens[other]],
                [piece, " " * chance.choice((1, 2, 9))],
                tokens[other : other + 60],
            )
        )
        if not tokens:
            return b""
    data = "".join(tokens).encode("utf-8", "surrogatepass")
    return of_bytes(data, chance) if chance.random() < _RARELY else data


def of_tags(members: Members, chance: Random) -> bytes:
    """A form whose tags are changed: signs of Jinja put in, dropped, doubled."""
    made = list(members)
    parts = [at for at, (_name, content) in enumerate(made) if b"{{" in content or b"{%" in content]
    if not parts:
        return in_xml(members, chance)
    at = chance.choice(parts)
    name, content = made[at]
    text = content.decode("utf-8", "replace")
    for _ in range(chance.choice((1, 1, 2, 4))):
        tags = list(_TAG.finditer(text))
        if not tags:
            break
        tag = chance.choice(tags)
        cut = chance.randrange(len(tag[0]) + 1)
        inside = chance.choice(_JINJA)
        first, second = tag[0][:cut], tag[0][cut:]
        ways = ("", tag[0] * 2, first + inside + second, first, second, f"{tag[0][:2]} {inside} {tag[0][-2:]}")
        text = text[: tag.start()] + chance.choice(ways) + text[tag.end() :]
    made[at] = (name, text.encode())
    return packed(made)
