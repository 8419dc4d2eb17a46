"""One parcel → the dossiers in it.

A dossier of ours whose papers are as they were made and whose input lies beside them is read from that; every other one
from its papers: nominees from the lists, reports and minutes joined to them.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ntm_docs.checking.dossier.folder import check_papers
from ntm_docs.papers.nominees import kind_of
from ntm_docs.problems import MachineError, Problem, ProblemsError, Word
from ntm_docs.receiving.arrived.heads import head_of
from ntm_docs.receiving.arrived.listed import Listing, NomineeRow, listing_of
from ntm_docs.receiving.arrived.own import faults_of, from_data
from ntm_docs.receiving.arrived.papers import LISTING, MINUTES, PROPOSAL, REPORT, ParcelPapers, ReadPaper, read_papers
from ntm_docs.receiving.arrived.parcels import is_of_papers
from ntm_docs.receiving.arrived.reports import Joined, Report, join, nearest, read_report
from ntm_docs.receiving.arrived.sources import Reader, reader_of
from ntm_docs.receiving.criteria import About, Law, NomineeFacts, group_of, judge
from ntm_docs.receiving.needed import sets_of, there_and_lacking, without_criteria
from ntm_docs.receiving.records import Case, Parcel, Received, person_key
from ntm_docs.regulations import law_day
from ntm_docs.system_faults import as_problem

_TITLE_LINES = 6
_COUNTED = "VF20"  # numbers, rows of the list and reports are the same
_MOST = 400  # papers of one dossier that are compared with each other


@dataclass(frozen=True, slots=True)
class ReceptionDay:
    """The day of reception; `stated` where somebody said it: then it counts where law goes by receipt."""

    received: date
    stated: bool = False

    @property
    def for_law(self) -> date | None:
        """The day of receipt that law may go by."""
        return self.received if self.stated else None


def read_parcel(parcel: Parcel, law: Law, day: ReceptionDay) -> tuple[list[Received], list[Problem]]:
    """The dossiers of a parcel, and the problems of files that belong to none."""
    try:
        with reader_of(parcel.source) as read:
            digests = {name: _digest(read, name, size) for name, size in parcel.names}
            own, faults = faults_of(parcel, digests)
            data = from_data(parcel, read, digests, law, day.for_law) if own == "papers" else None
            if data is not None:
                return [_sealed(data, digests, faults)], []
            papers = read_papers(parcel, read, [name for name, _size in parcel.names])
    except ProblemsError as error:
        return [], list(error.problems)
    except MachineError as error:
        return [], [as_problem(error, parcel.shown)]
    dossiers, stray = _divided(parcel, papers)
    made = []
    for folder, part in dossiers:
        dossier = _of_papers(replace(parcel, prefix=folder), part, law, day)
        inside = {name: digest for name, digest in digests.items() if name in _names(part)}
        made.append(_sealed(replace(dossier, own=own), inside, faults))
        faults = []
    return made, stray


def _digest(read: Reader, name: str, size: int) -> str:
    """The digest of a file; of one too large to be read, its size."""
    try:
        return hashlib.sha256(read(name)).hexdigest()
    except ProblemsError:
        return f"size {size}"


def _sealed(dossier: Received, digests: dict[str, str], faults: Sequence[Problem]) -> Received:
    whole = hashlib.sha256("\n".join(sorted(digests.values())).encode()).hexdigest()
    return replace(dossier, problems=(*faults, *dossier.problems), contents=whole, files=len(digests))


def _names(papers: ParcelPapers) -> set[str]:
    return {one.name for one in papers.read} | {name for name, _what in papers.unread}


def _divided(parcel: Parcel, papers: ParcelPapers) -> tuple[list[tuple[str, ParcelPapers]], list[Problem]]:
    """The papers by the folder of each Tờ trình; without one, or with one, all together."""
    homes = sorted(
        {_home(one.name, parcel.prefix) for one in papers.of(PROPOSAL)}, key=lambda home: (home.count("/"), home)
    )
    if len(homes) <= 1:
        return [(parcel.prefix, papers)], []
    parts = {home: ParcelPapers() for home in homes}
    stray: list[Problem] = []

    def part_of(name: str) -> ParcelPapers | None:
        above = [home for home in homes if not home or name.startswith(f"{home}/")]
        return parts[max(above, key=len)] if above else None

    for one in papers.read:
        part = part_of(one.name)
        part.read.append(one) if part else stray.append(Problem("receive.stray", parcel.place(one.name)))
    for name, what in papers.unread:
        part = part_of(name)
        part.unread.append((name, what)) if part else stray.append(Problem("receive.stray", parcel.place(name)))
    for problem in papers.problems:
        inside = part_of(problem.place.file.removeprefix(f"{parcel.source.as_posix()}/"))
        inside.problems.append(problem) if inside else stray.append(problem)
    for home in homes:
        outer = next((other for other in homes if other != home and (not other or home.startswith(f"{other}/"))), None)
        if outer is not None:
            facts = {"outer": outer or parcel.source.name}
            parts[home].problems.append(Problem("receive.nested", parcel.place(home), facts=facts, severity="warning"))
    return list(parts.items()), stray


def _home(name: str, prefix: str) -> str:
    """The folder of a dossier by a file of it: folders named after papers are inside it."""
    folder = name.rpartition("/")[0]
    while folder and folder != prefix and is_of_papers(folder):
        folder = folder.rpartition("/")[0]
    return folder


def _of_papers(parcel: Parcel, papers: ParcelPapers, law: Law, day: ReceptionDay) -> Received:
    """A dossier by its papers."""
    head = head_of(papers, law)
    problems = [*papers.problems, *_compared(parcel, papers)]
    if len(papers.of(PROPOSAL)) > 1:
        names = ", ".join(one.name.rpartition("/")[2] for one in papers.of(PROPOSAL))
        problems.append(Problem("receive.two_proposals", parcel.place(), facts={"names": names}, severity="warning"))
    rows, told = _rows(parcel, papers, head.award, law)
    reports = [read_report(one.van_ban, one.name) for one in papers.of(REPORT)]
    if not rows:
        rows = _from_others(papers, reports)
    joined = join(rows, reports)
    told = [one for one in told if not _told_of_rows(one, problems)]
    problems = [one for one in problems if not _told_as_near(one, rows, joined)]
    problems += [*told, *_of_joining(parcel, rows, joined)]
    on = law_day(law.book, head.day or day.received, day.for_law)
    about = About(on, head.province, head.movement)
    whose = _Whose(head.unit, head.award, about, _votes_of(papers))
    cases = [_case(row, joined.reports.get(at), whose, law) for at, row in enumerate(rows)]
    if not rows and (papers.read or papers.unread):
        problems.append(Problem("receive.no_cases", parcel.place()))
    without = [row.name for at, row in enumerate(rows) if at not in joined.reports]
    there, lacking, unknown = there_and_lacking(papers, cases, without, law, about)
    problems += [replace(one, place=parcel.place()) for one in unknown]
    problems += without_criteria(cases, law, about, parcel.place())
    return Received(
        place=parcel.shown,
        source=parcel.source.as_posix(),
        unit=head.unit or parcel.shown.rpartition("/")[2],
        award="; ".join(dict.fromkeys(one.award for one in cases if one.award)) or head.award,
        province=head.province,
        notation=head.notation,
        day=head.day,
        there=there,
        lacking=lacking,
        unread=tuple(name for name, _what in papers.unread),
        copies=sets_of(cases, law, about),
        cases=tuple(cases),
        problems=tuple(problems),
        movement=head.movement,
        on=on,
    )


def _compared(parcel: Parcel, papers: ParcelPapers) -> Iterator[Problem]:
    """What the papers say of each other, by the rules of `check`."""
    if len(papers.read) > _MOST:
        yield Problem("receive.many_papers", parcel.place(), facts={"count": len(papers.read)}, severity="warning")
        return
    found = check_papers([one.van_ban for one in papers.read], parcel.shown)
    for one in found.findings if found else ():
        facts: dict[str, object] = {"rule": one.rule, "name": Word(one.name), "where": one.where}
        facts |= {"found": one.found or one.quote or "…", "expected": one.expected or "…", "remedy": Word(one.remedy)}
        severity = "error" if one.level == "error" else "warning"
        yield Problem("receive.papers", parcel.place(), facts=facts, severity=severity)  # type: ignore[arg-type]


def _rows(parcel: Parcel, papers: ParcelPapers, award: str, law: Law) -> tuple[list[NomineeRow], list[Problem]]:
    """The nominees of every list; of the Tờ trình itself where there is none."""
    problems: list[Problem] = []
    rows: list[NomineeRow] = []
    lists = [(one, listing_of(one.van_ban)) for one in papers.of(LISTING)]
    if not any(listing.rows for _one, listing in lists):
        others = [one for one in papers.read if one.what in (PROPOSAL, "")]
        lists = [(one, listing_of(one.van_ban)) for one in others]
    for one, listing in lists:
        titled = law.award_in(_title(one)) or award
        rows += [replace(row, award=law.award_in(row.award) or titled or row.award) for row in listing.rows]
        problems += _total(parcel, one, listing)
    return rows, problems


def _title(one: ReadPaper) -> str:
    """The title of a list, and its first lines where no part of it is known as one."""
    zones = one.van_ban.zones
    title = " ".join(zone.text(name) for zone in zones for name in ("phu_luc_ten", "ten_loai", "trich_yeu")).strip()
    first = [line.full_text for line in one.van_ban.facts.paragraphs if line.cell is None]
    return title or " ".join(first[:_TITLE_LINES])


def _total(parcel: Parcel, one: ReadPaper, listing: Listing) -> Iterator[Problem]:
    if listing.rows and listing.stated not in (None, len(listing.rows)):
        facts = {"stated": listing.stated, "count": len(listing.rows)}
        yield Problem("receive.total", parcel.place(one.name), facts=facts)


def _told_of_rows(total: Problem, problems: Sequence[Problem]) -> bool:
    """Whether the comparison of the papers has told of the numbers in this list already."""
    name = total.place.file.rpartition("/")[2]
    return any(
        one.code == "receive.papers" and one.facts["rule"] == _COUNTED and str(one.facts["where"]).startswith(name)
        for one in problems
    )


def _told_as_near(one: Problem, rows: Sequence[NomineeRow], joined: Joined) -> bool:
    """Whether a name that differs is that of a report which is proposed for its nominee: one cause is told once."""
    if one.code != "receive.papers":
        return False
    found, expected = (person_key(str(one.facts[what])) for what in ("found", "expected"))
    return any((person_key(near), person_key(rows[at].name)) == (found, expected) for at, near in joined.near.items())


def _from_others(papers: ParcelPapers, reports: Sequence[Report]) -> list[NomineeRow]:
    """Without a list: the nominees of the minutes, else those that reports name."""
    for one in papers.of(MINUTES):
        found = listing_of(one.van_ban).rows
        if found:
            return list(found)
    named = [(one, one.names[0]) for one in reports if one.names]
    paragraph = next((one.van_ban.facts.paragraphs[0] for one in papers.of(REPORT)), None)
    if paragraph is None:
        return []
    return [NomineeRow(name, kind_of(name, one.born), one.born, "", "", "", "", paragraph) for one, name in named]


def _votes_of(papers: ParcelPapers) -> dict[str, str]:
    """Whose votes the minutes tell: name for comparing → votes."""
    found: dict[str, str] = {}
    for one in papers.of(MINUTES):
        for row in listing_of(one.van_ban).rows:
            found.setdefault(person_key(row.name), row.votes)
    return found


def _of_joining(parcel: Parcel, rows: Sequence[NomineeRow], joined: Joined) -> Iterator[Problem]:
    """Reports and nominees that did not find each other; near names are proposed, never joined."""
    for at, near in sorted(joined.near.items()):
        yield Problem("receive.near", parcel.place(), facts={"name": rows[at].name, "near": near})
    proposed = {person_key(near) for near in joined.near.values()}
    for report in joined.left:
        if not report.keys & proposed:
            names = ", ".join(report.names) or "?"
            near = nearest(report.names[0], [row.name for row in rows]) if report.names else ""
            facts = {"names": names, "guess": near}
            code = "receive.report_near" if near else "receive.report_alone"
            yield Problem(code, parcel.place(report.file), facts=facts)
    for at in sorted(joined.unclear):
        yield Problem("receive.unclear", parcel.place(), facts={"name": rows[at].name})


@dataclass(frozen=True, slots=True)
class _Whose:
    """What the cases of a dossier share: who submits, the award of the title, what law is asked of, votes by name."""

    unit: str
    award: str
    about: About
    votes: Mapping[str, str]


def _case(row: NomineeRow, report: Report | None, whose: _Whose, law: Law) -> Case:
    award = row.award or whose.award
    kind = row.kind or (kind_of(row.name, report.born) if report else "")
    told = NomineeFacts(
        group=group_of(row.name),
        votes=whose.votes.get(person_key(row.name), "") or row.votes,
        debt=report.debt if report else "",
        ocop=report.ocop if report else "",
        earlier=report.earlier if report else (),
    )
    judged = judge(told, law.requirement(award, kind, whose.about), award) if award else None
    return Case(
        unit=whose.unit,
        award=award,
        kind=kind,
        name=row.name,
        born=row.born or (report.born if report and kind != "tập thể" else ""),
        post=row.post,
        summary=row.summary,
        report=report.file if report else "",
        shown=judged.shown if judged else (),
        asked=judged.asked if judged else ("Không đọc được hình thức khen thưởng đề nghị",),
        missing=judged.missing if judged else (),
        debt=told.debt,
        ocop=told.ocop,
        votes=told.votes,
        earlier=tuple(told.earlier),
    )
