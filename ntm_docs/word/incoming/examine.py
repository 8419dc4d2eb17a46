"""One file that comes in → its parts and every hazard."""

from collections.abc import Iterator, Mapping
from typing import Any

from ntm_docs.machine.frozen import frozen
from ntm_docs.word.incoming.container import read_container
from ntm_docs.word.incoming.fields import W
from ntm_docs.word.incoming.formats import Format, NotWordError, format_of
from ntm_docs.word.incoming.hazard import Hazard
from ntm_docs.word.incoming.in_text import in_text
from ntm_docs.word.incoming.links import Use, links_of, relations_name, sources, uses
from ntm_docs.word.incoming.package import main_part, parse_xml
from ntm_docs.word.incoming.pictures import hazards_of_picture
from ntm_docs.word.incoming.soundness import ROOTS, reached, unsound, xml_fault
from ntm_docs.word.incoming.strict import as_transitional

_WORD: tuple[Format, ...] = ("word", "template", "macro_template")
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_HEAD = 10_000
_READ = (*ROOTS, "glossaryDocument", "webSettings")
_CHARTS = ("chart", "chartEx")
_MACROS = ("vbaproject.bin", "vbadata.xml")


@frozen
class Examined:
    """A package of Word's: what it is, its members, the main one, the roots of parts with text or look, hazards."""

    format: Format
    members: Mapping[str, bytes]
    main: str
    roots: Mapping[str, Any]
    hazards: tuple[Hazard, ...]

    def root(self, name: str) -> Any:
        """The root of a member.

        Raises:
            NotWordError: it is no XML.
        """
        try:
            return self.roots[name] if name in self.roots else parse_xml(self.members[name])
        except ValueError as error:
            raise NotWordError("part", part=name, reason=str(error)) from error

    @property
    def damaged(self) -> frozenset[str]:
        """The members that are no XML, or not the XML they should be."""
        return frozenset(one.part for one in self.hazards if one.kind in ("damaged", "doctype"))


def examine(data: bytes, *, words_only: bool = False) -> Examined:
    """Open a file; whatever can do harm in it is told, in order of kind and part.

    With `words_only` a strict file is read too, by the names of transitional ones.

    Raises:
        NotWordError: it is something else, or its main part cannot be read.
    """
    format_ = format_of(data)
    if format_ not in _WORD:
        raise NotWordError(format_)
    members, hazards = read_container(data)
    try:
        main = main_part(members)
    except ValueError as error:
        raise NotWordError("broken", reason=str(error)) from error
    if _STRICT in members[main][:_HEAD]:
        if not words_only:
            raise NotWordError("strict")
        members = as_transitional(members)
    try:
        roots = {main: parse_xml(members[main])}
    except ValueError as error:
        raise NotWordError("part", part=main, reason=str(error)) from error
    if roots[main].find(f"{W}body") is None:
        raise NotWordError("part", part=main, reason="no body")
    parts = reached(members, main)
    for name, (kind, _source) in parts.items():
        hazards += _read(name, kind, members[name], roots)
    numbers = {one: number for number, one in enumerate(roots[main].iter(f"{W}p"), 1)}
    used = {name: list(uses(root, numbers)) for name, root in roots.items()}
    hazards += _linked(members, main, parts, used)
    hazards += unsound(members, main, used)
    chunks = any(one.kind == "chunk" for one in hazards)  # told by what they are, else by their mark alone
    for name, root in roots.items():
        hazards += (one for one in in_text(name, root, numbers) if not (chunks and one.kind == "chunk"))
    return Examined(format_, members, main, roots, tuple(sorted(set(hazards))))


def _read(name: str, kind: str, content: bytes, roots: dict[str, Any]) -> Iterator[Hazard]:
    """A part that is reached: its root is kept where it has text or look, its faults are told."""
    if kind == "officeDocument":
        return
    if kind == "image":
        yield from hazards_of_picture(name, content)
    elif kind in _READ:
        try:
            root = parse_xml(content)
        except ValueError:
            yield Hazard(xml_fault(content) or "damaged", name)
            return
        if ROOTS.get(kind, "") in ("", root.tag.rpartition("}")[2]):
            roots[name] = root
        else:
            yield Hazard("damaged", name)
    elif name.lower().endswith(".xml") and (fault := xml_fault(content)):
        yield Hazard(fault, name)


def _linked(
    members: Mapping[str, bytes], main: str, parts: Mapping[str, tuple[str, str]], used: Mapping[str, list[Use]]
) -> Iterator[Hazard]:
    """What the relationships bring in, and programs that lie in the package without any."""
    for part in sources(members):
        chart = parts.get(part, ("", ""))[0] in _CHARTS
        try:
            yield from links_of(members, part, used.get(part, ()), chart=chart)
        except ValueError:
            yield Hazard("damaged", relations_name(part))
    for name in members:
        if name.lower().endswith(_MACROS) and name not in parts:
            yield Hazard("macro", main, name)
