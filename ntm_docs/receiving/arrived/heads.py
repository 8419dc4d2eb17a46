"""Who sends a dossier, for which award, on which day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ntm_docs.importing.wording import proper_name
from ntm_docs.papers.paper import Paper, papers_of
from ntm_docs.phrases.keys import same_text
from ntm_docs.receiving.arrived.papers import LISTING, MINUTES, PROPOSAL, REPORT, ParcelPapers, ReadPaper
from ntm_docs.receiving.criteria import Law

_OF = " của "
_ABOUT = 4_000  # letters of a Tờ trình that name its movement


@dataclass(frozen=True, slots=True)
class DossierHead:
    """The head of a dossier as far as its papers say: unit, award, province, notation, day, words of the Tờ trình."""

    unit: str = ""
    award: str = ""
    province: str = ""
    notation: str = ""
    day: date | None = None
    movement: str = ""


def head_of(papers: ParcelPapers, law: Law) -> DossierHead:
    """The head of a dossier: of the Tờ trình, else of the list, the minutes, the reports."""
    proposals, lists, minutes = papers.of(PROPOSAL), papers.of(LISTING), papers.of(MINUTES)
    first = [papers_of(one.van_ban)[0] for one in (*proposals, *lists, *minutes)]
    proposal = papers_of(proposals[0].van_ban)[0] if proposals else None
    award = next((found for one in first if (found := law.award_in(f"{one.title} {one.subject}"))), "")
    if not award:
        reports = (papers_of(one.van_ban)[0] for one in papers.of(REPORT)[:1])
        award = next((found for one in reports if (found := law.award_in(f"{one.title} {one.subject}"))), "")
    notation = "/".join(part for part in (proposal.notation.number, proposal.notation.rest) if part) if proposal else ""
    return DossierHead(
        unit=_unit(proposal, lists, minutes),
        award=award,
        province=law.province_in([*(text for one in first for text in _places(one)), *_lines(proposals)]),
        notation=notation,
        day=proposals[0].van_ban.day if proposals else None,
        movement=" ".join(_lines(proposals))[:_ABOUT],
    )


def _places(paper: Paper) -> Iterator[str]:
    yield from (paper.superior, paper.agency, *paper.addressees, paper.subject, paper.attached)


def _lines(proposals: list[ReadPaper]) -> list[str]:
    """All that the Tờ trình says: the first province that it names is the one it is sent to."""
    return [line.full_text for one in proposals[:1] for line in one.van_ban.facts.paragraphs]


def _unit(proposal: Paper | None, lists: list[ReadPaper], minutes: list[ReadPaper]) -> str:
    """The body that submits, in the letters of a sentence where a paper gives them."""
    agency = proposal.agency if proposal else ""
    for one in lists:
        attached = " ".join(zone.text("kem_theo") for zone in one.van_ban.zones)
        said = attached.rpartition(_OF)[2].strip(" ).") if _OF in attached else ""
        if said and (not agency or same_text(said).startswith(same_text(agency))):
            return said
    if not agency and minutes:
        paper = papers_of(minutes[0].van_ban)[0]
        agency = paper.superior or paper.agency
    return proper_name(agency) if agency.isupper() else agency
