"""A document resolved and outlined, and the papers it becomes."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from ntm_docs.context import (
    bang_nhiem_vu_context,
    chi_tieu_context,
    kem_theo_context,
    nhiem_vu_context,
    phu_luc_context,
    van_ban_context,
)
from ntm_docs.context.paper import PlannedPaper
from ntm_docs.context.references import resolve
from ntm_docs.context.van_ban import body_tree
from ntm_docs.machine.frozen import frozen
from ntm_docs.model import HOLE, BodyLine, Bound, RecordPlaces, VanBan, VanBanKemTheo, known
from ntm_docs.outline import Node
from ntm_docs.outline.labels import roman
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem

Loc = tuple[str | int, ...]


@frozen
class DraftBody:
    """A body: where it stands in the input, its lines without references, its outline."""

    loc: Loc
    lines: tuple[BodyLine, ...]
    tree: tuple[Node, ...]


@frozen
class Draft:
    """A document whose references are replaced; `parts`: its own body, then that of what it issues."""

    van_ban: VanBan
    places: RecordPlaces
    parts: tuple[DraftBody, ...]
    renumbered: bool = False
    asked: date | None = None

    @property
    def text(self) -> DraftBody:
        """The body that says what is to be done: of what a decision issues, else its own."""
        return next((part for part in self.parts if part.loc[0] == "ban_hanh_kem_theo"), self.parts[0])

    @property
    def day(self) -> date | None:
        """The day whose law holds: the one asked for, else the document's own."""
        return self.asked or (self.van_ban.ngay.latest if self.van_ban.ngay else None)

    def at(self, part: DraftBody, offset: int) -> Place:
        """The place of a line of a body."""
        return self.places.line(part.loc, offset)


def make_draft(bound: Bound[VanBan], on: date | None = None, *, renumber: bool = False) -> tuple[Draft, list[Problem]]:
    """The draft of a bound record, and what could not be resolved.

    `on` is the day whose law is asked, when it is not the document's own. With `renumber` every series
    of the outline is counted anew.
    """
    van_ban, problems = resolve(bound)
    bodies: list[tuple[Loc, Any]] = [(("noi_dung",), van_ban.noi_dung)]
    attached = van_ban.ban_hanh_kem_theo
    if attached is not None and attached is not HOLE:
        bodies.append((("ban_hanh_kem_theo", "noi_dung"), attached.noi_dung))
    bodies += [(("phu_luc", index, "noi_dung"), one.noi_dung) for index, one in known(van_ban.phu_luc)]
    parts = tuple(
        DraftBody(loc, lines, body_tree(lines, renumbered=renumber)) for loc, lines in bodies if lines is not HOLE
    )
    return Draft(van_ban, bound.places, parts, renumber, on), problems


def planned_papers(draft: Draft, folder: str) -> list[PlannedPaper]:
    """The papers in order, in their folder: the document, what it issues, the tables of targets and of tasks."""
    return [
        PlannedPaper(form, f"{folder}/{number:02}-{name}.docx", context, dossier=0)
        for number, (form, name, context) in enumerate(_papers(draft), start=1)
    ]


def _papers(draft: Draft) -> Iterator[tuple[str, str, Callable[[], dict[str, Any]]]]:
    van_ban = draft.van_ban
    name = kind_slug(van_ban.loai)
    form = van_ban.kind.form
    if form == "van-ban-kem-theo":  # issued with a decision that is not in this file
        yield form, name, partial(kem_theo_context, van_ban, _as_issued(van_ban), draft.parts[0].tree)
        return
    yield form, name, partial(van_ban_context, van_ban, draft.parts[0].tree)
    attached = van_ban.ban_hanh_kem_theo
    if attached is not None:
        context = partial(kem_theo_context, van_ban, attached, draft.parts[1].tree)
        yield "van-ban-kem-theo", kind_slug(attached.ten_loai), context
    yield from _appendices(draft)


def _appendices(draft: Draft) -> Iterator[tuple[str, str, Callable[[], dict[str, Any]]]]:
    """The appendices: of targets, of tasks, of text; numbered where there are several."""
    van_ban = draft.van_ban
    made: list[tuple[str, str, Callable[[str], dict[str, Any]]]] = []
    if van_ban.chi_tieu is not None and van_ban.chi_tieu.phu_luc:
        made.append(("phu-luc-chi-tieu", "phu-luc-chi-tieu", partial(chi_tieu_context, van_ban)))
    if van_ban.nhiem_vu:
        form = "phu-luc-ngang" if van_ban.own_task_table else "phu-luc-nhiem-vu"
        task_context = bang_nhiem_vu_context if van_ban.own_task_table else nhiem_vu_context
        made.append((form, "phu-luc-nhiem-vu", partial(task_context, van_ban)))
    trees = [part.tree for part in draft.parts if part.loc[0] == "phu_luc"]
    for one, tree in zip(van_ban.phu_luc, trees, strict=True):
        form = "phu-luc-ngang" if one.kho_ngang else "phu-luc"
        made.append((form, "phu-luc", partial(phu_luc_context, van_ban, one, tree)))
    for order, (form, name, context) in enumerate(made, start=1):
        yield form, name, partial(context, roman(order) if len(made) > 1 else "")


def _as_issued(van_ban: VanBan) -> VanBanKemTheo:
    return VanBanKemTheo.model_construct(
        ten_loai=van_ban.loai.capitalize(),
        trich_yeu=van_ban.trich_yeu,
        kem_theo=van_ban.kem_theo,
        can_cu=van_ban.can_cu,
        noi_dung=van_ban.noi_dung,
        dau_ket_thuc=van_ban.dau_ket_thuc,
    )


def kind_slug(kind: str) -> str:
    """`kế hoạch` → `ke-hoach`."""
    return "-".join(fold_key(word) for word in kind.split() if fold_key(word))
