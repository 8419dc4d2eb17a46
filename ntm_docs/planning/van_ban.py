"""A drafted document, from raw values to its papers."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from ntm_docs.context.ho_so.nop_ho_so import separators_context
from ntm_docs.context.paper import PlannedPaper
from ntm_docs.context.van_ban import copies_of, shares_of
from ntm_docs.drafting import Draft, check_draft, make_draft, planned_papers
from ntm_docs.drafting.draft import kind_slug
from ntm_docs.finishing import Made, draft_manifest, source_of
from ntm_docs.machine.frozen import frozen
from ntm_docs.model import Bound, VanBan, bind
from ntm_docs.phrases.numbers import two_digits
from ntm_docs.planning.days import draft_days
from ntm_docs.planning.leftovers import as_warnings, leftovers
from ntm_docs.planning.work import SEPARATORS, WantedExtras
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading import RawNode
from ntm_docs.regulations import Book


@frozen
class PlannedDraft:
    """A drafted document read, resolved and checked; `on` is the day whose law was asked."""

    path: Path
    data: bytes
    draft: Draft
    on: date | None
    warnings: tuple[Problem, ...]

    @property
    def id(self) -> str:
        """The folder of its documents: `ke-hoach`."""
        return kind_slug(self.draft.van_ban.loai)

    @property
    def day(self) -> date | None:
        """The day whose law was asked."""
        return self.on

    @property
    def copies(self) -> int | None:
        """How many its recipients get together; None where one says no number."""
        return copies_of(self.draft.van_ban)

    @property
    def source(self) -> dict[str, Any]:
        """The `input` of its manifest."""
        van_ban = self.draft.van_ban
        return source_of(self.path.name, hashlib.sha256(self.data).hexdigest(), van_ban.loai, van_ban.co_quan.ten)

    def papers(self) -> list[PlannedPaper]:
        """Every document, in order."""
        return planned_papers(self.draft, self.id)

    def beside(self, _pages: Mapping[str, int], wanted: WantedExtras) -> Iterator[PlannedPaper]:
        """A sheet before the copies of each recipient; cover, index and slip belong to an award dossier.

        Raises:
            ProblemsError: they are asked for.
        """
        if wanted.complete:
            raise ProblemsError([Problem("complete.draft", Place(self.path.name))])
        shares = shares_of(self.draft.van_ban)
        if wanted.separators and shares:
            context = partial(separators_context, [(name, f"{two_digits(count)} bản") for name, count in shares])
            path, groups = f"{self.id}/{SEPARATORS}", tuple(count for _, count in shares)
            yield PlannedPaper("to-ngan-cach", path, context, front=self.id, groups=groups)

    def manifest(self, made: Sequence[Made]) -> dict[str, Any]:
        """The manifest, with one entry."""
        return draft_manifest(self.source, self.on, self.id, made, self.warnings, copies=self.copies)


def plan_van_ban(
    path: Path, raw: RawNode, data: bytes, book: Book, on: date | None, *, renumber: bool = False, lenient: bool = False
) -> PlannedDraft:
    """Bind, resolve and check a drafted document.

    Raises:
        ProblemsError: what the user can mend, all of it at once.
    """
    _bound, draft, found = judge_van_ban(path, raw, book, on, renumber=renumber, lenient=lenient)
    errors = [problem for problem in found if problem.severity == "error"]
    if errors:
        raise ProblemsError(errors)
    return planned_van_ban(path, data, draft, found)


def judge_van_ban(
    path: Path, raw: RawNode, book: Book, on: date | None, *, renumber: bool = False, lenient: bool = False
) -> tuple[Bound[VanBan], Draft, list[Problem]]:
    """A drafted document bound and resolved, and everything that is wrong with it or to be confirmed."""
    bound: Bound[VanBan] = bind(VanBan, raw, path.name, {})
    draft, problems = make_draft(bound, on, renumber=renumber)
    found = [*bound.problems, *problems, *check_draft(draft, book, incomplete=bool(bound.problems))]
    found += draft_days(bound, draft)
    left = [one for one in leftovers(bound.record.loai, raw) if one.code == "sample.left"]  # blanks: for handwriting
    found += as_warnings(left) if lenient else left
    return bound, draft, found


def planned_van_ban(path: Path, data: bytes, draft: Draft, found: Sequence[Problem]) -> PlannedDraft:
    """The plan of a drafted document; the warnings among `found` are told with it."""
    ordered = sorted((p for p in found if p.severity == "warning"), key=lambda p: (p.place, p.code))
    return PlannedDraft(path, data, draft, draft.day, tuple(ordered))
