"""form, readings, paste, splice: fields, values, changed files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_docs.changes import Change
from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import speaking
from ntm_docs.problems import Loc

if TYPE_CHECKING:
    from pydantic import BaseModel

    from ntm_docs.model.entering.form_fields import FormField, FormGroup
    from ntm_docs.model.entering.readings import ValueReading
    from ntm_docs.regulations import Book
    from ntm_docs.spreadsheets.pasting import Pasted

_OWN = {"ho-so": "hồ sơ khen thưởng", "binh-xet": "bình xét cuối năm", "quy-dinh": "quy định của tỉnh"}
_DRAFTED = "văn bản"


@frozen
class FormDescription:
    """A kind of input as a form: its `loại`, its groups in order, and what a level or kind has as given values."""

    kind: str
    title: str
    groups: "tuple[FormGroup, ...]"
    given: tuple[tuple[Loc, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)

    @cached_property
    def by_path(self) -> "Mapping[Loc, FormField]":
        """Every field by its path, `*` for numbers."""
        return {one.path: one for group in self.groups for top in group.fields for one in _with_inner(top)}


def _with_inner(field: "FormField") -> "Iterator[FormField]":
    yield field
    for one in field.fields:
        yield from _with_inner(one)


def form(kind: str, *, level: str | None = None, on: date | None = None, rules: Path | None = None) -> FormDescription:
    """The form of a kind of input: `ho-so`, `binh-xet`, `quy-dinh`, or a drafted document (`ke-hoach`, `cong-van` …).

    `level` is one of `NEW_LEVELS`; what it gives stands in `given`. Awards that are not given on the day `on` (today)
    are not offered.

    Raises:
        LookupError: there is no such kind.
    """
    from ntm_docs.model import LOAI
    from ntm_docs.model.entering.form_fields import groups_of
    from ntm_docs.model.van_ban import kind_named
    from ntm_docs.regulations import read_book
    from ntm_docs.starters import LEVELS

    model, loai = _model(kind)
    book = read_book(rules)
    awards = _awards(book, on or date.today())  # noqa: DTZ011 -- the day at the office
    left_out = kind_named(loai).no_room if loai in LOAI else frozenset()
    groups = groups_of(model, _OWN.get(kind, _DRAFTED), awards, left_out)
    given: list[tuple[Loc, str]] = [(("loại",), loai)]
    if level is not None and kind != "quy-dinh":
        given.append((("cơ quan", "cấp"), LEVELS[level][0]))
    return FormDescription(kind, loai, groups, tuple(given))


def _model(kind: str) -> "tuple[type[BaseModel], str]":
    """The record of a kind, and its `loại`."""
    from ntm_docs.drafting.draft import kind_slug
    from ntm_docs.model import LOAI, BinhXet, HoSo, VanBan
    from ntm_docs.regulations.book.own_text import QuyDinhTinh

    own: dict[str, type[BaseModel]] = {"ho-so": HoSo, "binh-xet": BinhXet, "quy-dinh": QuyDinhTinh}
    if kind in own:
        return own[kind], _OWN[kind]
    return VanBan, {kind_slug(one): one for one in LOAI}[kind]


def _awards(book: "Book", on: date) -> tuple[str, ...]:
    """The awards that may be given on a day."""
    from ntm_docs.regulations.ruling import Question

    if book.regime(on) is None:
        return tuple(one.ten for one in book.hinh_thuc)
    asked = ((one, Question(book, one, on, None, one.loai_hinh).ask("ton_tai")) for one in book.hinh_thuc)
    return tuple(one.ten for one, ruling in asked if ruling.value is not False)


def readings(kind: str, path: Loc, text: str, *, rules: Path | None = None, language: str = "") -> "ValueReading":
    """What is read of a text at a path of a kind of input: `Thứ Tư, 09/7/2025`, a sum in words, an award in full.

    Raises:
        LookupError: there is no such kind or field.
    """
    from ntm_docs.model.entering.readings import reading_of
    from ntm_docs.regulations import read_book

    with speaking(language):
        return reading_of(_model(kind)[0], path, text, {"awards": read_book(rules).award_names})


def paste(kind: str, path: Loc, text: str, *, rules: Path | None = None, language: str = "") -> "Pasted":
    """Rows of a table as Excel copies them (tabs between cells) → records of the list at a path, with their problems.

    `Pasted.changes` puts them in. A review's list has persons and collectives in one table of six columns.

    Raises:
        LookupError: there is no such kind, or no list of records at the path.
    """
    from ntm_docs.planning.books import alone
    from ntm_docs.regulations import read_book
    from ntm_docs.spreadsheets.pasting import paste as taken

    with speaking(language):
        book = read_book(rules)
        return taken(_model(kind)[0], path, text, {"awards": book.award_names}, alone(book))


def splice(raw: bytes, changes: Sequence[Change], name: str = "tep.yaml") -> bytes:
    """The bytes of a YAML or JSON file with changes at their places; everything else stays byte for byte.

    Raises:
        ProblemsError: the file cannot be read, or a change cannot be made so that it reads back exactly.
    """
    from ntm_docs.reading.splicing.splice import splice as put

    return put(raw, changes, name)
