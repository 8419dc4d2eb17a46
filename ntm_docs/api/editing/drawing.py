"""draft: a record being typed → problems and pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_docs.changes import Change
from ntm_docs.machine.frozen import frozen
from ntm_docs.problems import Loc, Problem, ProblemsError

if TYPE_CHECKING:
    from ntm_docs.context.paper import PlannedPaper
    from ntm_docs.planning.drafts import Drafted
    from ntm_docs.reading import RawNode


@frozen
class DraftPage:
    """A paper of a draft. `id` stays the same while its nominee's name, and so its `path`, is typed.

    `sets` is how many are handed in, None where nobody says; `nominee` the path of whom it reports on, empty for a
    paper of the whole; `beside` tells a paper that only `build --complete` makes.
    """

    id: str
    form: str
    title: str
    path: str
    group: str
    sets: int | None
    nominee: Loc = ()
    beside: bool = False


@frozen
class PageText:
    """What is written in a paper, as the XML of its .docx, and the `sign` of everything else: styles, heads, margins.

    As long as the sign stays the same, who has drawn the paper needs no more than the new text.
    """

    text: str
    sign: str


@frozen
class DraftAnswer:
    """A record as it is being typed: what `build` would say, and the papers all the same.

    Open values print as `……`, one that cannot be read as it was typed. Never an input of `build`. `ready` tells that
    `build` would make exactly these papers. `why` says why there are no papers where there are none.
    """

    kind: str
    papers: tuple[DraftPage, ...]
    problems: tuple[Problem, ...]
    _work: "_Work" = field(repr=False)

    @property
    def ready(self) -> bool:
        """Whether `build` would make these very papers."""
        return not self._work.drafted.faulty

    @property
    def why(self) -> str:
        """What keeps every paper from being drawn; empty where there are papers."""
        return "" if self.papers else self._work.reason()

    def page(self, paper: str) -> bytes | None:
        """A paper as a .docx; None where it cannot be drawn now: keep the last one, `why_not` says why.

        Raises:
            KeyError: there is no such paper.
        """
        return self._work.page(paper)

    def page_text(self, paper: str) -> PageText | None:
        """The text of `page`; None where there is none now.

        Raises:
            KeyError: there is no such paper.
        """
        from ntm_docs.rendering.document.package import text_of

        made = self._work.page(paper)
        return None if made is None else PageText(*text_of(made))

    def why_not(self, paper: str) -> str:
        """Why a paper cannot be drawn; empty where it can."""
        return self._work.reason() if self._work.page(paper) is None else ""

    def plan(self) -> dict[str, Any] | None:
        """Dossiers with sets, clauses and warnings as plain values, those of `explain`; None where there is no plan."""
        from ntm_docs.api.asking import plain_plan

        planned = self._work.drafted.planned
        try:
            return None if planned is None else plain_plan(planned)
        except _UNDRAWN:
            if self.ready:
                raise
            return None


_UNDRAWN = (LookupError, TypeError, ValueError, ArithmeticError, AttributeError, RuntimeError, ProblemsError)


@dataclass
class _Work:
    """What a draft is drawn from: the plan, the forms, the pages that were drawn."""

    drafted: "Drafted"
    folders: Sequence[Path]
    jobs: Mapping[str, "PlannedPaper"] = field(default_factory=dict)
    pages: dict[str, bytes | None] = field(default_factory=dict)

    def page(self, paper: str) -> bytes | None:
        if paper not in self.pages:
            self.pages[paper] = self.drawn(self.jobs[paper])
        return self.pages[paper]

    def drawn(self, job: "PlannedPaper") -> bytes | None:
        from ntm_docs.model import HoleTouchedError
        from ntm_docs.phrases.open_values import as_printed
        from ntm_docs.rendering import folder_of_form, load_template

        form = load_template(job.form, folder_of_form(job.form, self.folders))
        try:
            context = job.context()
            return form.fill(as_printed(context) if self.drafted.faulty else context)[0]
        except (*_UNDRAWN, HoleTouchedError):
            if not self.drafted.faulty:
                raise
            return None

    def reason(self) -> str:
        first = next((one for one in self.drafted.problems if one.severity == "error"), None)
        return "" if first is None else ": ".join(part for part in (first.field, first.what) if part)


class DraftSession:
    """A file that is being typed: its tree is kept, a change costs a plan and not a reading.

    `name` is the name of the file, `on` the day whose law is asked where it is not the paper's own, `rules` the
    office's own local texts, `templates` its own forms.

    Raises:
        ProblemsError: the file cannot be read as YAML or JSON, or the texts or forms cannot be used.
    """

    def __init__(
        self,
        raw: bytes,
        name: str,
        *,
        on: date | None = None,
        rules: Path | None = None,
        templates: Path | None = None,
    ) -> None:
        from ntm_docs.pipeline import template_folders
        from ntm_docs.planning.drafts import Drafter
        from ntm_docs.reading.source import parse_input
        from ntm_docs.regulations import read_book

        self._folders = template_folders(templates)
        today = date.today()  # noqa: DTZ011 -- the day at the office
        self._drafter: Drafter = Drafter(Path(name), read_book(rules), on, today)
        self._raw: RawNode = parse_input(raw, name)
        self._last: Drafted | None = None
        self._draft: DraftAnswer | None = None

    @property
    def draft(self) -> DraftAnswer:
        """The draft of what is typed now."""
        if self._draft is None:
            drafted = self._drafter.draft(self._raw, self._last)
            self._last = drafted
            self._draft = _draft(drafted, self._folders)
        return self._draft

    def change(self, *changes: Change) -> DraftAnswer:
        """The draft with changes. The tree in memory has them too; the file has not (`splice`).

        Raises:
            PathError: a path leads nowhere; then nothing is changed.
        """
        self.put(*changes)
        return self.draft

    def put(self, *changes: Change) -> None:
        """As `change`; the draft is made when it is asked for.

        Raises:
            PathError: a path leads nowhere; then nothing is changed.
        """
        from ntm_docs.reading.splicing.changing import changed

        _ = self.draft  # what is good before a change stands in while the change is not
        self._raw = changed(self._raw, changes)
        self._draft = None

    def value(self, path: Loc) -> Any:
        """What stands at a path now: a text, a list, fields by name; None where nothing does."""
        from ntm_docs.reading.splicing.changing import at_path, plain_of

        found = at_path(self._raw, path)
        return None if found is None else plain_of(found)

    def records(self, path: Loc) -> list[dict[str, Any]]:
        """The items of a list, each with its fields by name; none where there is no list."""
        found = self.value(path)
        return [one if isinstance(one, dict) else {} for one in found] if isinstance(found, list) else []


def draft(raw: bytes, name: str, *, on: date | None = None, rules: Path | None = None) -> DraftAnswer:
    """The draft of a file's bytes. What cannot be read at all has problems and no papers."""
    try:
        return DraftSession(raw, name, on=on, rules=rules).draft
    except ProblemsError as error:
        from ntm_docs.planning.drafts import Drafted

        return _draft(Drafted("", tuple(error.problems)), ())


def _draft(drafted: "Drafted", folders: Sequence[Path]) -> DraftAnswer:
    try:
        made = list(_papers(drafted))
    except _UNDRAWN:
        if not drafted.faulty:
            raise
        made = []
    work = _Work(drafted, folders, {paper.id: job for paper, job in made})
    return DraftAnswer(drafted.kind, tuple(paper for paper, _ in made), drafted.problems, work)


def _papers(drafted: "Drafted") -> "Iterator[tuple[DraftPage, PlannedPaper]]":
    from ntm_docs.api.answers.words import form_title
    from ntm_docs.planning import PlannedDraft
    from ntm_docs.planning.work import WantedExtras

    planned = drafted.planned
    if planned is None:
        return
    if isinstance(planned, PlannedDraft):  # each paper in as many copies as its recipients get
        for paper in planned.papers():
            title = form_title(paper.form)
            yield DraftPage(_plain_id(paper.form), paper.form, title, paper.path, "", planned.copies, ()), paper
        return
    for paper, (group, sets, nominee) in zip(planned.papers(), _groups(drafted), strict=True):
        named = "-".join(str(part) for part in nominee) if nominee else paper.path.rpartition("/")[2].partition(".")[0]
        known = _plain_id(f"{group}:{paper.form}:{named}")
        yield DraftPage(known, paper.form, form_title(paper.form), paper.path, group, sets, nominee), paper
    for beside in planned.beside({}, WantedExtras(complete=True)):
        group = beside.path.rpartition("/")[0]
        made = (beside.form, form_title(beside.form), beside.path, group, beside.copies)
        yield DraftPage(_plain_id(f"{group}:{beside.form}"), *made, (), beside=True), beside


def _groups(drafted: "Drafted") -> list[tuple[str, int | None, Loc]]:
    """Of each document in order: its folder, its sets, the path of its nominee."""
    from ntm_docs.model import BinhXet, HoSo
    from ntm_docs.model.binding import titled
    from ntm_docs.planning import Planned, PlannedReview

    planned = drafted.planned
    found: list[tuple[str, int | None, Loc]] = []
    if isinstance(planned, Planned):
        for dossier in planned.plan.dossiers:
            for document in dossier.documents:
                at = ("de_nghi", drafted.kept[dossier.index], *document.nominee.loc) if document.nominee else ()
                found.append((dossier.id, dossier.copies, titled(HoSo, at)))
    elif isinstance(planned, PlannedReview):
        return [
            (bundle.id, bundle.copies, titled(BinhXet, document.nominee.loc if document.nominee else ()))
            for bundle in planned.plan.bundles
            for document in bundle.documents
        ]
    return found


def _plain_id(text: str) -> str:
    """An id that may stand in an address: no blanks, no slashes."""
    return text.strip(":").replace(" ", "_").replace("/", "-")
