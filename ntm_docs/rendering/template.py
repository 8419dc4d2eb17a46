"""A form, compiled once, rendered many times."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from ntm_docs.phrases.keys import closest
from ntm_docs.problems import Phrase, Place, Problem, ProblemsError, Word
from ntm_docs.reading.word_files import WordHazard
from ntm_docs.rendering import docxtpl_bridge
from ntm_docs.rendering.document import links, pictures
from ntm_docs.rendering.document.package import Base, pack
from ntm_docs.rendering.document.proof import survey, xml_text
from ntm_docs.rendering.docxtpl_bridge import NeedsHostError, ObjectError, Rendering
from ntm_docs.rendering.opening import FormError, Opened, open_form, related_kinds
from ntm_docs.rendering.part import FormPart
from ntm_docs.rendering.sandbox.environment import FormEnvironment, plain_environment
from ntm_docs.rendering.tagging.translation import translate
from ntm_docs.rendering.typed import Compiled, TypedPart
from ntm_docs.word.incoming.package import read_members

_NEAR = Word(", có thể là “{near}”")
_INSTEAD = {
    "save": "render(…) trả về nội dung tệp; ghi ra bằng Path.write_bytes",
    "replace_pic": "dùng render(…, pictures={tên hình: tệp})",
    "replace_media": "dùng render(…, pictures={tên hình: tệp})",
    "replace_embedded": "tệp nhúng không thay được; sửa trong biểu mẫu",
    "replace_zipname": "tệp nhúng không thay được; sửa trong biểu mẫu",
    "new_subdoc": "dùng DocxTemplate(biểu mẫu này).new_subdoc(…) rồi đưa vào {{p … }}",
    "get_undeclared_template_variables": "dùng thuộc tính names",
}


class Summary(NamedTuple):
    """What was found out of a form when it was opened: its main part, the kinds of its parts, those with tags."""

    main: str
    kinds: Mapping[str, str]
    parts: tuple[Compiled, ...]


class Template:
    """A .docx form in docxtpl syntax.

    >>> Template(path).render({"ten": "A & B"})  # doctest: +SKIP
    b'PK...'

    Everything that can be wrong with a form is found when it is opened, and told at once: tags that Jinja
    cannot read, that reach into Python, that would take text of the form with them, parts that nobody
    fills. A name that the context does not have fails, values are escaped, and the same context gives the
    same bytes. `filters` are filters of the caller's own, by name.

    Raises (here and in `render`):
        ProblemsError: the form cannot be read, a tag is wrong, forbidden or uses an unknown name.
    """

    def __init__(self, form: str | Path | BinaryIO, *, filters: Mapping[str, Callable[..., Any]] | None = None) -> None:
        if isinstance(form, str | Path):
            path = Path(form)
            data = path.read_bytes()
        else:
            path = Path(Path(str(getattr(form, "name", "") or "form.docx")).name)
            form.seek(0)
            data = form.read()
        self._open(path, data, FormEnvironment(filters))

    def _open(self, path: Path, data: bytes, environment: FormEnvironment) -> None:
        self.path, self._given = path, data
        try:
            opened = open_form(data)
        except FormError as error:
            raise self._broken(*error.reasons) from None
        parts, problems = _parts(opened.roots, opened.kinds, self.path.name, environment)
        place = Place(self.path.name)
        problems += [_unsafe(one, place) for one in opened.unsafe]
        problems += [Problem("template.part", place, facts={"part": name, "tag": tag}) for name, tag in opened.leftover]
        if problems:
            raise ProblemsError(problems)
        self._ready(opened, parts)

    def _ready(self, opened: Opened, parts: Sequence[FormPart]) -> None:
        """What every document of the form shares."""
        self._opened, self._parts = opened, parts
        changing = frozenset(part.name for part in parts)
        self._base = Base(opened.data, changing)
        self._bases: dict[frozenset[str], Base] = {}
        self._printed = related_kinds(opened.members, opened.main)
        self._fixed = "".join(xml_text(opened.members[name]) for name in self._printed if name not in changing)
        self._links = links.Links(opened.members, opened.main)

    @classmethod
    def of(cls, path: Path, data: bytes, summary: Summary | None = None) -> "Template":
        """The form of these bytes, whatever the file says by now; a `summary` is that of an opening before."""
        form = cls.__new__(cls)
        if summary is None:
            form._open(path, data, FormEnvironment())  # noqa: SLF001 -- its own
        else:
            form._recall(path, data, summary)  # noqa: SLF001 -- its own
        return form

    def _recall(self, path: Path, data: bytes, summary: Summary) -> None:
        """As it was opened before; how its tags were typed is read only where a fault is told."""
        self.path, self._given = path, data
        again = cache(lambda: Template.of(path, data))
        parts = [FormPart(one, plain_environment(), partial(_typed, again, one.name)) for one in summary.parts]
        self._ready(Opened(data, read_members(data), summary.main, summary.kinds, {}, (), ()), parts)

    def typed(self, name: str) -> TypedPart:
        """A part with tags, as it was typed."""
        return next(part.typed for part in self._parts if part.name == name)

    @property
    def is_plain(self) -> bool:
        """Whether a document has the form's own parts: the file was no template of Word's, its names as usual."""
        return self._opened.data is self._given

    @property
    def summary(self) -> Summary:
        """What `of` takes."""
        return Summary(self._opened.main, self._opened.kinds, tuple(part.compiled for part in self._parts))

    def _broken(self, *reasons: Phrase) -> ProblemsError:
        place = Place(self.path.name)
        return ProblemsError([Problem("template.broken", place, facts={"reason": reason}) for reason in reasons])

    def __getattr__(self, name: str) -> Any:
        """What docxtpl has under other names is told with what to use here."""
        instead = _INSTEAD.get(name)
        raise AttributeError(f"Template không có {name}" + (f": {instead}." if instead else "."))

    @property
    def names(self) -> frozenset[str]:
        """The names that the form asks of its context."""
        return frozenset().union(*(part.compiled.names for part in self._parts))

    @cached_property
    def _mentioned(self) -> frozenset[str]:
        return frozenset().union(*(part.compiled.identifiers for part in self._parts))

    def build_url_id(self, url: str) -> str:
        """The id of a link to an address, for `RichText(…, url_id=…)`."""
        return self._links.id_of(url)

    def check_names(self, given: Mapping[str, Any], names: AbstractSet[str] | None = None) -> None:
        """Refuse the form when it uses names the context lacks, or leaves out one that it has.

        Fields inside lists count too: a column whose tag was deleted is found here, whatever its
        values are. `names` are those of `proof.survey`, where they are known already.
        """
        missing = self._missing(given)
        if missing:
            raise ProblemsError(missing)
        place = Place(self.path.name)
        unused = sorted((survey(given)[0] if names is None else names) - self._mentioned)
        if unused:
            raise ProblemsError([Problem("template.unused", place, facts={"name": name}) for name in unused])

    def _missing(self, given: Mapping[str, Any]) -> list[Problem]:
        """Every name of the form that the context lacks, each at its first tag."""
        return self._told(_required(given), given)

    def _all_missing(self, first: ProblemsError, given: Mapping[str, Any]) -> ProblemsError:
        """With the name on which rendering ended, all others that no value has, fields of records too."""
        known = survey(given)[0]

        def missing(part: FormPart) -> dict[str, int]:
            fields = part.typed.fields(part.compiled.names & given.keys() | part.typed.loop_names)
            fields = {name: line for name, line in fields.items() if name not in known | _METHODS}
            return fields | _required(given)(part)

        found = self._told(missing, known | given.keys())
        names = {one.facts["name"] for one in found}
        return ProblemsError([*found, *(one for one in first.problems if one.facts["name"] not in names)])

    def _told(self, missing: Callable[[FormPart], dict[str, int]], known: Iterable[str]) -> list[Problem]:
        """A problem for each name that a part misses, at its first tag, in the order of the form."""
        found: dict[str, Problem] = {}
        near = sorted(known)
        for part in self._parts:
            for name, line in sorted(missing(part).items(), key=lambda one: (one[1], one[0])):
                (problem,) = part.typed.problem("template.undefined", line, name=name, near=_near(name, near)).problems
                found.setdefault(name, problem)
        return list(found.values())

    def render(
        self, context: Mapping[str, Any], *, pictures: Mapping[str, str | Path | bytes | BinaryIO] | None = None
    ) -> bytes:
        """The document of one record; `pictures` take the place of the form's own, by name."""
        return self.fill(context, pictures=pictures)[0]

    def fill(
        self, context: Mapping[str, Any], *, pictures: Mapping[str, str | Path | bytes | BinaryIO] | None = None
    ) -> tuple[bytes, str]:
        """The document of one record, and the XML of its parts that are printed."""
        made = _Made(self._replacements(pictures or {}))
        try:
            self._render(context, made, None)
        except NeedsHostError as needs:
            self._render(context, made, self._host(needs))
        printed = "".join([*(made.texts[name] for name in self._printed if name in made.texts), self._fixed])
        if made.host is not None:
            shown = made.texts.get(self._opened.main, "")
            return pack({**made.host.members(shown), **made.parts}), printed
        return self._base_without(frozenset(made.parts)).seal(made.parts), printed

    def _render(self, context: Mapping[str, Any], made: "_Made", host: docxtpl_bridge.Host | None) -> None:
        made.host = host
        for part in self._parts:
            if host is not None:
                host.enter(part.name)
            rendering = Rendering(self._links.of(part.name), host, self._links.declared(part.compiled.head))
            token = docxtpl_bridge.RENDERING.set(rendering)
            try:
                made.parts[part.name], made.texts[part.name] = part.render(context)
            except ProblemsError as error:
                missing = all(one.code == "template.undefined" for one in error.problems)
                raise (self._all_missing(error, context) if missing else error) from None
            finally:
                docxtpl_bridge.RENDERING.reset(token)
        if host is None:
            made.parts |= self._links.changed(made.texts.get(self._opened.main, ""))

    def _host(self, needs: NeedsHostError) -> docxtpl_bridge.Host:
        try:
            return docxtpl_bridge.Host(self._opened.data, needs.owner, self._links.urls)
        except ObjectError as error:
            raise self._parts[0].typed.problem(error.code, 1) from None

    def _replacements(self, given: Mapping[str, Any]) -> dict[str, bytes]:
        if not given:
            return {}
        return pictures.replacements(self._opened.members, self._opened.kinds, given, self.path.name)

    def _base_without(self, changing: frozenset[str]) -> Base:
        """The parts that stay as they are; packed once for each set of those that change."""
        own = frozenset(part.name for part in self._parts)
        if changing == own:
            return self._base
        if changing not in self._bases:
            self._bases[changing] = Base(self._opened.data, changing)
        return self._bases[changing]


@dataclass(slots=True)
class _Made:
    """What one rendering has made so far."""

    parts: dict[str, bytes]
    texts: dict[str, str] = field(default_factory=dict)
    host: docxtpl_bridge.Host | None = None


def _parts(
    roots: Mapping[str, Any], kinds: Mapping[str, str], form: str, environment: FormEnvironment
) -> tuple[list[FormPart], list[Problem]]:
    """The parts that hold tags, the main part always, and what is wrong in any of them."""
    parts: list[FormPart] = []
    problems: list[Problem] = []
    for name, root in roots.items():
        translated = translate(root, kinds[name])
        if not translated.tags and not translated.faults and kinds[name]:
            continue
        try:
            typed = TypedPart(name, translated, form, environment)
            parts.append(FormPart(typed.compiled, environment, partial(_itself, typed)))
        except ProblemsError as error:
            problems += error.problems
    return parts, problems


def _itself(typed: TypedPart) -> TypedPart:
    return typed


def _typed(again: Callable[[], Template], name: str) -> TypedPart:
    return again().typed(name)


def _required(given: Mapping[str, Any]) -> Callable[[FormPart], dict[str, int]]:
    """Of a part, the names that it cannot do without and that are not given, each with the line of its first tag."""
    return lambda part: {name: part.typed.line_of(name) for name in part.compiled.required - given.keys()}


_METHODS = frozenset(name for kind in (str, int, float, list, dict, tuple) for name in dir(kind)) | {
    "index", "index0", "revindex", "revindex0", "first", "last", "length", "cycle", "depth", "depth0",
    "previtem", "nextitem", "changed", "day", "month", "year", "hour", "minute", "strftime",
}  # fmt: skip


def _unsafe(one: WordHazard, place: Place) -> Problem:
    if one.kind == "macro":
        return Problem("template.macro", place, facts={"part": one.detail})
    return Problem("template.unsafe", place, facts={"what": one.what, "remedy": one.remedy})


def _near(name: str, known: Sequence[str]) -> object:
    near = closest(name, known)
    return Phrase((_NEAR, {"near": near})) if near else ""
