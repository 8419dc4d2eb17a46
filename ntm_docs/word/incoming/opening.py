"""An examined file → its parts by their usual names."""

import re
from collections.abc import Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from ntm_docs.machine.frozen import frozen
from ntm_docs.word.incoming.examine import Examined
from ntm_docs.word.incoming.formats import NotWordError
from ntm_docs.word.incoming.hazard import Hazard
from ntm_docs.word.incoming.package import relations, usual_names

if TYPE_CHECKING:
    from ntm_docs.word.incoming.web.chunks import Chunk

_XML = re.compile(
    r"word/(?:document|styles|numbering|settings|footnotes|endnotes|comments|theme/theme1|(?:header|footer)\d*)\.xml"
)
_SPARE = re.compile(r"word/(?:settings|theme/theme1)\.xml")
OF_LOOKS = ("word/styles.xml", "word/settings.xml", "word/theme/theme1.xml", "word/numbering.xml")
_READ = ("styles", "numbering", "settings", "footnotes", "endnotes", "comments", "theme", "header", "footer")


@frozen
class Package:
    """The parts of a document as XML roots by their usual name, its relations, and what in it can do harm.

    `hazards` are told, not refused: macros, links to other files, embedded objects, damage to what is not read.
    `sources` are the bytes of those parts that many documents share, as far as they are unchanged.
    `chunks` are the documents within it by the id of their relationship, where their words are taken.
    """

    parts: Mapping[str, Any]
    relations: Mapping[str, str]
    hazards: tuple[Hazard, ...]
    chunks: "Mapping[str, Chunk]" = field(default_factory=dict)
    sources: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def document(self) -> Any:
        """The root of the main part, `word/document.xml` by its usual name."""
        return self.parts["word/document.xml"]


def package_of(found: Examined, *, taking: bool = False) -> Package:
    """The parts of an examined file.

    With `taking` those of damaged ones that hold nothing of the text are left out, and the documents within are read.

    Raises:
        NotWordError: a part that is read is damaged.
    """
    members = found.members
    try:
        names, links = usual_names(members), relations(members, found.main)
    except (ValueError, KeyError) as error:
        raise NotWordError("broken", reason=str(error)) from error
    read = {found.main, *(one.target for one in links if one.type in _READ and one.target in members)}
    wanted = {usual: name for usual, name in names.items() if name in read or _XML.fullmatch(usual)}
    if taking:
        spare = found.damaged
        wanted = {usual: name for usual, name in wanted.items() if name not in spare or not _SPARE.fullmatch(usual)}
    parts = {usual: found.root(name) for usual, name in wanted.items()}
    parts |= {name: found.root(name) for name in members if name.endswith(".rels") and name not in found.damaged}
    chunks = _chunks_of(found) if taking else {}
    within = {hazard for one in chunks.values() if one.within for hazard in one.within.hazards}
    hazards = (*found.hazards, *sorted(replace(one, paragraph=0) for one in within))
    sources = {usual: members[name] for usual, name in wanted.items() if usual in OF_LOOKS}
    return Package(parts, {one.id: one.target for one in links}, hazards, chunks, sources)


def _chunks_of(found: Examined) -> "Mapping[str, Chunk]":
    from ntm_docs.word.incoming.web.chunks import chunks_of  # noqa: PLC0415 -- a paper that is judged is read without

    return chunks_of(found)
