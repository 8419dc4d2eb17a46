"""A form, compiled once, rendered many times."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.rendering import docxtpl_bridge
from ntm_docs.rendering.package import Base
from ntm_docs.rendering.part import ENVIRONMENT, Part, find_illegal, illegal_character
from ntm_docs.rendering.proof import keys, leaves


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
            self._base = Base(self._data, frozenset(source.part for source in found))
        except (ValueError, KeyError) as error:
            facts = {"reason": str(error)}
            raise ProblemsError([Problem("template.broken", Place(self.path.name), facts=facts)]) from None
        self._parts = [Part(source, self.path.name) for source in found]

    @property
    def names(self) -> frozenset[str]:
        """The names that the form asks of its context."""
        return frozenset().union(*(part.names for part in self._parts))

    def check_names(self, given: Mapping[str, Any]) -> None:
        """Refuse the form when it uses a name the context lacks, or leaves out one that it has.

        Fields inside lists count too: a column whose tag was deleted is found here, whatever its
        values are.
        """
        for part in self._parts:
            for name in sorted(part.names - given.keys()):
                raise part.problem("template.undefined", part.line_of(name), name=name)
        mentioned = frozenset().union(*(part.identifiers for part in self._parts))
        place = Place(self.path.name)
        unused = [name for name in sorted(keys(given)) if name not in mentioned]
        if unused:
            raise ProblemsError([Problem("template.unused", place, facts={"name": name}) for name in unused])

    def render(self, context: Mapping[str, Any]) -> bytes:
        """The document of one record."""
        if self._special:
            return self._with_docxtpl(context, None)
        try:
            return self._base.seal({part.name: part.render(context) for part in self._parts})
        except docxtpl_bridge.NeedsDocxtplError as needs:
            return self._with_docxtpl(context, needs.template)

    def _with_docxtpl(self, context: Mapping[str, Any], owner: object) -> bytes:
        for value in leaves(context):
            char = find_illegal(value)
            if char is not None and char not in "\a\f":
                raise illegal_character(self.path.name, char)
        with self._parts[0].explained():
            return docxtpl_bridge.render_whole(self._data, owner, context, ENVIRONMENT)
