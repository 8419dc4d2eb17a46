"""Documents a draft cites: one number everywhere, in force."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from ntm_docs.context.references import notation_of
from ntm_docs.drafting.draft import Draft
from ntm_docs.machine.frozen import frozen
from ntm_docs.phrases.citations import citations_in
from ntm_docs.problems import Place, Problem
from ntm_docs.regulations import Book, basis_faults

# Kinds of texts that a draft cites, as alternatives of a pattern.
KINDS = "Luật|Nghị định|Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Thông tư|Công văn|Hướng dẫn"
_BASIS = ("căn cứ", "thực hiện", "theo ")


@frozen
class DraftCitation:
    """One citation: number, the rest of the notation, date, where."""

    number: str
    rest: str
    day: date | None
    place: Place
    field: str

    @property
    def notation(self) -> str:
        """`1337/QĐ-UBND`; `05` and `5` are one number."""
        return self.number.lstrip("0") + self.rest


def check_citations(draft: Draft, book: Book) -> Iterator[Problem]:
    """One number and one day for a document everywhere, none later than the draft, bases in force.

    The checker asks the same of a finished paper: VC15, VC16, VC09.
    """
    cited = list(_citations(draft))
    by_notation: dict[str, DraftCitation] = {}
    for one in cited:
        if one.day is None:
            continue
        first = by_notation.setdefault(one.notation, one)
        if first.day != one.day:
            facts = {"number": one.notation, "one": f"{first.day:%d/%m/%Y}", "other": f"{one.day:%d/%m/%Y}"}
            yield Problem("cite.dates", one.place, one.field, facts)
    for one, other in mistyped(list(by_notation.values())):
        facts = {"one": one.notation, "other": other.notation, "day": f"{one.day:%d/%m/%Y}"}
        yield Problem("cite.numbers", other.place, other.field, facts)
    yield from _later(draft, cited)
    yield from _in_force(draft, book)


def _later(draft: Draft, cited: Sequence[DraftCitation]) -> Iterator[Problem]:
    """A document cannot cite what was issued after it."""
    own = draft.van_ban.ngay.latest if draft.van_ban.ngay else None
    for one in cited:
        if own is not None and one.day is not None and one.day > own:
            facts = {"number": one.notation, "day": f"{one.day:%d/%m/%Y}", "own": f"{own:%d/%m/%Y}"}
            yield Problem("cite.later", one.place, one.field, facts)


def _citations(draft: Draft) -> Iterator[DraftCitation]:
    """The document's own number first, then every citation in it."""
    van_ban, places = draft.van_ban, draft.places
    own_day = van_ban.ngay.day if van_ban.ngay else None
    if van_ban.so and own_day:
        yield DraftCitation(
            van_ban.so, f"/{notation_of(van_ban)}", own_day, places.place(("so",)), places.name(("so",))
        )
    for place, field, text in _texts(draft):
        for one in citations_in(text):
            yield DraftCitation(one.number, one.rest, one.day, place, field)


def _texts(draft: Draft) -> Iterator[tuple[Place, str, str]]:
    van_ban, places = draft.van_ban, draft.places
    for index, text in enumerate(van_ban.can_cu):
        yield places.place(("can_cu", index)), places.name(("can_cu", index)), text
    attached = van_ban.ban_hanh_kem_theo
    if attached and attached.kem_theo:
        loc = ("ban_hanh_kem_theo", "kem_theo")
        yield places.place(loc), places.name(loc), attached.kem_theo
    for part in draft.parts:
        for line in part.lines:
            yield draft.at(part, line.offset), places.name(part.loc), line.text


def mistyped(cited: Sequence[DraftCitation]) -> Iterator[tuple[DraftCitation, DraftCitation]]:
    """Citations of one day and body, in their order, where one may be the other mistyped."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for at, one in enumerate(cited):
        for left in _left_by_a_slip(one.number.lstrip("0")):
            alike.setdefault((one.rest, one.day, left), []).append(at)
    pairs = {pair for found in alike.values() for pair in combinations(found, 2)}
    for first, second in sorted(pairs):
        one, other = cited[first], cited[second]
        if near(one.number, other.number):
            yield one, other


def _left_by_a_slip(number: str) -> set[str]:
    """What two numbers share that are one slip apart: the number, it with a digit open, it without one.

    >>> sorted(_left_by_a_slip("12"))
    ['1', '12', '1?', '2', '?2']
    """
    places = range(len(number))
    opened = {f"{number[:at]}?{number[at + 1 :]}" for at in places}
    return {number, *opened, *(number[:at] + number[at + 1 :] for at in places)}


def near(one: str, other: str) -> bool:
    """Whether one digit dropped, added or changed makes one number the other; zeros before it are none of it."""
    one, other = one.lstrip("0"), other.lstrip("0")
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:index] + long[index + 1 :] == short for index in range(len(long)))


def _in_force(draft: Draft, book: Book) -> Iterator[Problem]:
    """Bases that have ended, or do not hold yet, on the day asked."""
    day = draft.day
    if day is None:
        return
    for place, field, line in _texts(draft):
        if not (field.startswith("căn cứ") or line.casefold().startswith(_BASIS)):
            continue
        for fault in basis_faults(book.van_ban, line, day):
            yield Problem(fault.code, place, field, fault.facts, fault.text.can_cu, severity=fault.severity)
