"""Which papers the awards ask for: there, lacking."""

from collections.abc import Iterator, Sequence

from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem
from ntm_docs.receiving.arrived.papers import NAMES, REPORT, ParcelPapers
from ntm_docs.receiving.criteria import About, Law
from ntm_docs.receiving.records import Case, person_key
from ntm_docs.regulations.requirement import Requirement

_SHOWN = 10  # names in one cell; the rest is counted


def _requirements(cases: Sequence[Case], law: Law, about: About) -> list[Requirement | Problem]:
    pairs = dict.fromkeys((one.award, one.kind) for one in cases if one.award)
    return [law.requirement(award, kind, about) for award, kind in pairs]


def sets_of(cases: Sequence[Case], law: Law, about: About) -> int | None:
    """How many sets are to be handed in; None where law does not say, or says different numbers."""
    found = {one.value("so_bo") for one in _requirements(cases, law, about) if isinstance(one, Requirement)}
    return found.pop() if len(found) == 1 else None


def there_and_lacking(
    papers: ParcelPapers, cases: Sequence[Case], without: Sequence[str], law: Law, about: About
) -> tuple[tuple[str, ...], tuple[str, ...], list[Problem]]:
    """The papers that are there, those that law asks for and that are not, and what law does not say."""
    needed = _requirements(cases, law, about)
    problems = [one for one in needed if isinstance(one, Problem)]
    forms = [form for one in needed if isinstance(one, Requirement) for form in one.documents() or ()]
    families = dict.fromkeys(what for form in forms for what in NAMES if form.startswith(what))
    there, lacking = [], []
    for what, name in NAMES.items():
        if what == REPORT:
            continue
        read, named = papers.of(what), papers.named(what)
        if read or named:
            there.append(name if read else f"{name} (chưa đọc: {named[0].rpartition('/')[2]})")
        elif what in families:
            lacking.append(name)
    _reports(papers, cases, without, there, lacking, asked=REPORT in families)
    unknown = [one for one in needed if isinstance(one, Requirement) and one.documents() is None and one.given]
    problems += [
        Problem("receive.papers_unknown", Place(""), facts={"award": one.award.ten}, severity="warning")
        for one in unknown
    ]
    return tuple(there), tuple(lacking), problems


def _reports(
    papers: ParcelPapers,
    cases: Sequence[Case],
    without: Sequence[str],
    there: list[str],
    lacking: list[str],
    *,
    asked: bool,
) -> None:
    """Reports: how many of how many; whose are lacking, but for those that a file nobody read is named after."""
    named = [fold_key(name.rpartition("/")[2]) for name, _what in papers.unread]
    scanned = [name for name in without if any(fold_key(person_key(name)) in file for file in named)]
    left = [name for name in without if name not in scanned]
    read = len(papers.of(REPORT))
    if read or scanned or papers.named(REPORT):
        unread = f", {len(papers.named(REPORT))} tệp chưa đọc" if papers.named(REPORT) else ""
        there.append(f"{NAMES[REPORT]} {len(cases) - len(without)}/{len(cases)}{unread}")
    if asked and left:
        more = f" và {len(left) - _SHOWN} trường hợp khác" if len(left) > _SHOWN else ""
        lacking.append(f"{NAMES[REPORT]}: {'; '.join(left[:_SHOWN])}{more}")


def without_criteria(cases: Sequence[Case], law: Law, about: About, place: Place) -> Iterator[Problem]:
    """Told once of a dossier: no text that is known sets the criteria of nông thôn mới for its awards."""
    needed = [one for one in _requirements(cases, law, about) if isinstance(one, Requirement) and one.given]
    if needed and not any("tieu_chi_ntm" in one.rulings for one in needed):
        awards = "; ".join(dict.fromkeys(one.award.ten for one in needed))
        facts = {"province": about.province or "tỉnh", "award": awards, "day": f"{about.on:%d/%m/%Y}"}
        yield Problem("receive.no_criteria", place, facts=facts, severity="warning")
