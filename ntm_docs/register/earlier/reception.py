"""Received cases with what the register has of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ntm_docs.phrases.dates import period_in
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem
from ntm_docs.receiving import Case, Received
from ntm_docs.receiving.criteria import Law
from ntm_docs.register.earlier.judging import History, Proposal, histories
from ntm_docs.register.earlier.nominees import StatedNominee, Told
from ntm_docs.regulations import Book

MARK = "Theo sổ khen thưởng"
_LISTED = ("register.history", "register.perhaps")  # shown as lines among the earlier awards


def with_histories(dossiers: Sequence[Received], law: Law) -> list[Received]:
    """The dossiers, each case with its earlier awards in the register, marked as from there, and what is to be asked.

    Raises:
        ProblemsError: there is no register yet.
        MachineError: Django is not installed; the database is locked, away, of a newer version.
    """
    spots = [(at, number) for at, dossier in enumerate(dossiers) for number in range(len(dossier.cases))]
    nominees = [_nominee(dossiers[at], dossiers[at].cases[number], law.book) for at, number in spots]
    found = dict(zip(spots, histories(nominees, law.book), strict=True))
    cases: dict[int, list[Case]] = defaultdict(list)
    told: dict[int, list[Problem]] = defaultdict(list)
    for (at, number), history in found.items():
        cases[at].append(_case(dossiers[at].cases[number], history))
        told[at] += [one for one in history.told if one.code not in _LISTED]
    return [
        replace(one, cases=tuple(cases[at]), problems=(*one.problems, *told[at])) for at, one in enumerate(dossiers)
    ]


def _nominee(dossier: Received, case: Case, book: Book) -> StatedNominee:
    name = book.award_names.get(fold_key(case.award), "")
    years = period_in(dossier.period or dossier.movement) or (None, None)
    award = book.award(name) if name else None
    return StatedNominee(
        place=Place(dossier.place),
        name=case.name,
        kind=case.kind,
        born=int(case.born) if case.born.isdigit() else None,
        units=tuple(filter(None, (case.post, case.post.partition(", ")[2], case.unit))),
        province=dossier.province,
        award=award,
        occasion=dossier.occasion or (award.loai_hinh if award else ""),
        movement=dossier.movement,
        first_year=years[0],
        last_year=years[1],
        day=dossier.on or dossier.day or date.max,
        told=tuple(_told(case)),
    )


def _told(case: Case) -> Iterator[Told]:
    """The earlier awards that a dossier names: `2019: Bằng khen tỉnh`."""
    for line in case.earlier:
        year, _sign, award = line.partition(": ")
        if year.isdigit():
            yield int(year), award, ""


def _case(case: Case, history: History) -> Case:
    lines = [_line(one) for one in (*history.proposed, *history.perhaps)]
    asked = [one.in_vietnamese() for one in history.told if one.code not in _LISTED]
    return replace(case, earlier=(*case.earlier, *lines), asked=(*case.asked, *asked))


def _line(one: Proposal) -> str:
    entry = one.entry
    whose = ", ".join(part for part in (entry.name, entry.unit) if part)
    doubt = f", phải đối chiếu ({one.doubt}: {whose})" if one.doubt else ""
    return f"{MARK}{doubt}: {entry.year}: {entry.award}, {entry.by_decision} (từ {entry.origin})"
