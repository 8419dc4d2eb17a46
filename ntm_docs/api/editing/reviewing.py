"""superior, marks, settle: the level above's plan → one's own."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ntm_docs.changes import Change
from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import speaking
from ntm_docs.problems import Loc, ProblemsError

if TYPE_CHECKING:
    from ntm_docs.api.editing.drawing import DraftSession
    from ntm_docs.drafting.draft import Draft
    from ntm_docs.drafting.marks import MarkedParagraph
    from ntm_docs.drafting.superior import OwnLine

_BODY: Loc = ("nội dung",)
_TABLES: Loc = ("bảng",)
_ISSUED = "ban hành kèm theo"
_OFFICE: tuple[Loc, ...] = (("cơ quan", "tên"), ("cơ quan", "tỉnh"), ("giai đoạn",), ("ngày",))


@frozen
class SuperiorPart:
    """A fact of the superior's plan that may be put right: its path in the input, its name, what was read."""

    path: Loc
    name: str
    text: str


@frozen
class SuperiorTable:
    """A table that the superior's plan holds as data: its name, heads, rows."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class SuperiorAnswer:
    """What was read of the superior's plan: facts that may be put right, bases, outline, tables.

    `headings` are depth and words, in order; `tables` those of its text; `unsure` lines that import could not place.
    """

    kind: str
    parts: tuple[SuperiorPart, ...]
    bases: tuple[str, ...]
    headings: tuple[tuple[int, str], ...]
    paragraphs: int
    tables: tuple[str, ...]
    unsure: tuple[str, ...]
    data: tuple[SuperiorTable, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def superior(path: Path, *, language: str = "") -> SuperiorAnswer:
    """What an input file of the superior's plan holds.

    Raises:
        ProblemsError: it cannot be read, or is no document with an outline.
    """
    from ntm_docs.outline import walk
    from ntm_docs.planning.starting import read_superior

    with speaking(language):
        draft = read_superior(path)
        issued = draft.van_ban.ban_hanh_kem_theo
        nodes = list(walk(draft.text.tree))
        return SuperiorAnswer(
            issued.ten_loai if issued else draft.van_ban.loai,
            tuple(_parts(draft)),
            tuple(issued.can_cu if issued and issued.can_cu else draft.van_ban.can_cu),
            tuple(_headings(draft)),
            sum(one.block.kind != "bang" for one in nodes),
            tuple(one.ten for one in draft.van_ban.bang),
            tuple(draft.van_ban.chua_ro),
            tuple(_tables(draft)),
        )


def _parts(draft: "Draft") -> "list[SuperiorPart]":
    paper, issued = draft.van_ban, draft.van_ban.ban_hanh_kem_theo
    day = paper.ngay
    subject = (issued.trich_yeu if issued else paper.trich_yeu) or ""
    found: list[tuple[Loc, str]] = [
        (("cơ quan", "tên"), paper.co_quan.ten or ""),
        (("số",), str(paper.so or "")),
        (("ngày",), f"{day.day:%d/%m/%Y}" if day and day.day else ""),
        ((_ISSUED, "trích yếu") if issued else ("trích yếu",), subject),
        (("giai đoạn",), paper.giai_doan or ""),
    ]
    return [SuperiorPart(path, _name(path), text) for path, text in found]


def _name(path: Loc) -> str:
    """`tên cơ quan`, `số`: the field, with whose it is."""
    return str(path[-1]) if path[0] != "cơ quan" else " ".join(map(str, reversed(path)))


def _headings(draft: "Draft") -> "list[tuple[int, str]]":
    def inside(nodes: Sequence[Any], depth: int) -> "list[tuple[int, str]]":
        found: list[tuple[int, str]] = []
        for one in nodes:
            if one.block.label is not None and one.children:
                found.append((depth, one.block.whole))
                found += inside(one.children, depth + 1)
        return found

    return inside(draft.text.tree, 1)


def _tables(draft: "Draft") -> "list[SuperiorTable]":
    paper = draft.van_ban
    found = []
    if paper.chi_tieu is not None:
        years = paper.chi_tieu.nam
        rows = tuple(
            (row.noi_dung or row.ten, row.don_vi_tinh or "", *("" if one is None else str(one) for one in row.them))
            for row in paper.chi_tieu.dong
        )
        found.append(SuperiorTable("chỉ tiêu", ("nội dung", "đơn vị tính", *map(str, years)), rows))
    if paper.nhiem_vu:
        rows = tuple((row.noi_dung, row.phan_cong or "", row.tien_do or "") for row in paper.nhiem_vu)
        found.append(SuperiorTable("nhiệm vụ", ("nội dung", "phân công", "tiến độ"), rows))
    return found


def lines_of(source: Path, session: "DraftSession", file: str) -> "tuple[OwnLine, ...]":
    """The lines that an own plan was begun with, by what it says of its office; empty where that says too little."""
    from ntm_docs.api.answers.words import day_of
    from ntm_docs.planning.starting import StarterWish, lines_from_above

    agency, province, period, typed = (str(session.value(path) or "") for path in _OFFICE)
    day = day_of(typed)[0] or date.today()  # noqa: DTZ011 -- the day at the office
    try:
        return lines_from_above(source, file, StarterWish(None, day, source, agency, province, period=period))
    except ProblemsError:
        return ()


def marks(session: "DraftSession", made_of: "Sequence[OwnLine]" = ()) -> "tuple[MarkedParagraph, ...]":
    """The marked paragraphs of a draft's body, in order, with the words they were made of (`lines_of`)."""
    from ntm_docs.drafting.marks import marked

    body = session.value(_BODY)
    return marked(body, made_of) if isinstance(body, str) else ()


def settle(
    session: "DraftSession", one: "MarkedParagraph", how: Literal["keep", "change", "drop", "typing"], text: str = ""
) -> tuple[Change, ...]:
    """The changes that settle a marked paragraph: its words stay, others stand in their place, or it goes.

    With `typing` the words stand there already and the mark stays. A table that is dropped goes with its data.

    Raises:
        LookupError: it does not stand there any more.
    """
    from ntm_docs.drafting.marks import settled, with_mark

    body = str(session.value(_BODY) or "")
    new = {"keep": one.text, "change": text, "drop": None, "typing": with_mark(one, text)}[how]
    step = Change(_BODY, settled(body, one, new, keep_sign=how == "typing"))
    return (step, *_without_table(session, one.table)) if how == "drop" and one.table else (step,)


def _without_table(session: "DraftSession", name: str) -> tuple[Change, ...]:
    """A table that no line puts anywhere would be refused: it goes, and the field with the last one."""
    from ntm_docs.phrases.keys import fold_key

    found = session.value(_TABLES)
    tables = found if isinstance(found, list | tuple) else []
    named = [isinstance(one, dict) and fold_key(str(one.get("tên"))) == fold_key(name) for one in tables]
    if True not in named:
        return ()
    path = _TABLES if len(tables) == 1 else (*_TABLES, named.index(True))
    return (Change(path, None, "remove"),)
