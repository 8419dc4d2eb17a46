"""A form, compiled once, rendered many times."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from typing import Any

from ntm_docs.ooxml import read_members
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.rendering import docxtpl_bridge
from ntm_docs.rendering.package import Base
from ntm_docs.rendering.part import ENVIRONMENT, Part, find_illegal, illegal_character
from ntm_docs.rendering.proof import PRINTED, leaves, printed_xml, survey


class Template:
    """A .docx form in docxtpl syntax.

    >>> Template(path).render({"ten": "A & B"})  # doctest: +SKIP
    b'PK...'

    Tags are checked when the form is opened: what reaches into Python is refused with its place. A
    name that the context does not have fails, values are escaped, and the same context gives the
    same bytes. Pictures, sub-documents and growing columns are left to docxtpl itself, in the same
    environment; there a value's `{_{` is docxtpl's own sign for `{{`.

    Raises (here and in `render`):
        ProblemsError: the form cannot be read, a tag is wrong, forbidden or uses an unknown name.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._data = self.path.read_bytes()
        try:
            found, self._special = docxtpl_bridge.sources(self._data)
            changing = frozenset(source.part for source in found)
            self._base = Base(self._data, changing)
            fixed = read_members(self._data, lambda name: PRINTED.match(name) and name not in changing)
            self._fixed = "".join(content.decode() for content in fixed.values())
        except (ValueError, KeyError) as error:
            facts = {"reason": str(error)}
            raise ProblemsError([Problem("template.broken", Place(self.path.name), facts=facts)]) from None
        self._parts = [Part(source, self.path.name) for source in found]

    @property
    def names(self) -> frozenset[str]:
        """The names that the form asks of its context."""
        return frozenset().union(*(part.names for part in self._parts))

    @cached_property
    def _mentioned(self) -> frozenset[str]:
        return frozenset().union(*(part.identifiers for part in self._parts))

    def check_names(self, given: Mapping[str, Any], names: AbstractSet[str] | None = None) -> None:
        """Refuse the form when it uses a name the context lacks, or leaves out one that it has.

        Fields inside lists count too: a column whose tag was deleted is found here, whatever its
        values are. `names` are those of `proof.survey`, where they are known already.
        """
        for part in self._parts:
            for name in sorted(part.names - given.keys()):
                raise part.problem("template.undefined", part.line_of(name), name=name)
        place = Place(self.path.name)
        unused = sorted((survey(given)[0] if names is None else names) - self._mentioned)
        if unused:
            raise ProblemsError([Problem("template.unused", place, facts={"name": name}) for name in unused])

    def render(self, context: Mapping[str, Any]) -> bytes:
        """The document of one record."""
        return self.fill(context)[0]

    def fill(self, context: Mapping[str, Any]) -> tuple[bytes, str]:
        """The document of one record, and the XML of its parts that are printed."""
        if self._special:
            return self._with_docxtpl(context, None)
        try:
            made = {part.name: part.render(context) for part in self._parts}
        except docxtpl_bridge.NeedsDocxtplError as needs:
            return self._with_docxtpl(context, needs.template)
        printed = [xml for name, (_data, xml) in made.items() if PRINTED.match(name)]
        document = self._base.seal({name: data for name, (data, _xml) in made.items()})
        return document, "".join([*printed, self._fixed])

    def _with_docxtpl(self, context: Mapping[str, Any], owner: object) -> tuple[bytes, str]:
        for value in leaves(context):
            char = find_illegal(value)
            if char is not None and char not in "\a\f":
                raise illegal_character(self.path.name, char)
        with self._parts[0].explained():
            data = docxtpl_bridge.render_whole(self._data, owner, context, ENVIRONMENT)
        return data, printed_xml(data)
