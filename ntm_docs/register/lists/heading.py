"""What the words above a list say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ntm_docs.papers.nominees import kind_in
from ntm_docs.phrases.citations import Citation, citations_in
from ntm_docs.phrases.dates import period_in, years_in
from ntm_docs.phrases.keys import fold_key
from ntm_docs.receiving.criteria import Law

_DECISION, _ATTACHED, _OF = "QĐ", "kemtheo", " của "
_OPENED = ("quyetdinhso", "theoquyetdinhso", "qdso", "soquyetdinh", "theoqdso", "theoquyetdinh")
_MOVEMENT = "phong trào"
_OPENING, _CLOSING = "“\"'‘«", "”\"'’»"
_NEAR = 60  # letters between the word and the name in quotes


@dataclass(frozen=True, slots=True)
class Heading:
    """What holds for the rows below, as far as it is said; `year` of the awards where no decision says it."""

    award: str = ""
    decision: str = ""
    decided: date | None = None
    year: int | None = None
    authority: str = ""
    movement: str = ""
    first_year: int | None = None
    last_year: int | None = None
    province: str = ""
    kind: str = ""
    unit: str = ""


def heading_of(texts: Sequence[str], law: Law, base: Heading | None = None) -> Heading:
    """What texts say, in their order; what they do not say is as in `base`."""
    texts = _joined(texts)
    whole = " ".join(" ".join(text.split()) for text in texts)
    found = base or Heading()
    decision = decision_in(texts)
    if decision is not None:
        found = replace(found, decision=decision.notation, decided=decision.day or found.decided)
        found = replace(found, authority=_authority(whole, decision) or found.authority)
    period = period_in(whole)
    if period is not None:
        found = replace(found, first_year=period[0], last_year=period[1])
    years = years_in(whole) if period is None and decision is None else []
    return replace(
        found,
        award=law.award_in(whole) or _of_whom(whole, found.authority, law) or found.award,
        year=years[0] if len(years) == 1 else found.year,
        movement=movement_in(whole) or found.movement,
        province=law.province_in(texts) or found.province,
        kind=kind_in(whole) or found.kind,
    )


def _joined(texts: Sequence[str]) -> list[str]:
    """Lines that one pair of brackets holds are one text: a long `(Kèm theo Quyết định …)` is broken over two."""
    joined: list[str] = []
    for text in texts:
        if joined and joined[-1].startswith("(") and ")" not in joined[-1]:
            joined[-1] = f"{joined[-1]} {text.strip()}"
        else:
            joined.append(text.strip())
    return joined


def decision_in(texts: Iterable[str]) -> Citation | None:
    """The decision that a list belongs to: of the line `Kèm theo Quyết định số …`, else of one that opens with it.

    What a text is based on (`Căn cứ Quyết định số …`) is no decision on these awards.
    """
    opened: Citation | None = None
    for text in texts:
        found = next((one for one in citations_in(text) if _DECISION in one.rest), None)
        folded = fold_key(text)
        if found is not None and _ATTACHED in folded:
            return found
        if found is not None and folded.startswith(_OPENED):
            opened = found
    return opened


def _authority(whole: str, decision: Citation) -> str:
    """Who decided: what follows the decision after `của`, to the end of the bracket or sentence."""
    after = whole.partition(decision.quote)[2]
    if not after.startswith(_OF):
        return ""
    said = after.removeprefix(_OF)
    ends = [at for at in (said.find(sign) for sign in ")(;.,") if at > 0]
    text = said[: min(ends)] if ends else said
    return text.partition(" về ")[0].strip()


def _of_whom(text: str, authority: str, law: Law) -> str:
    """`Giấy khen` that a known head decides on: `Giấy khen của Chủ tịch Ủy ban nhân dân xã`; else empty.

    What a head gives is read by the words that the names of awards have behind `của`.
    """
    folded, names = fold_key(text), law.book.award_names
    shorts = {full.partition(_OF)[0] for full in names.full_names() if _OF in full}
    said = sorted({short for short in shorts if fold_key(short) in folded}, key=len)
    if len(said) != 1 or not authority:
        return ""
    whole = fold_key(f"{said[0]}{_OF}{authority}")
    found = [name for name in names if whole.startswith(name) and len(name) > len(fold_key(said[0] + _OF))]
    return names[max(found, key=len)] if found else ""


def movement_in(text: str) -> str:
    """The name in quotes after `phong trào`; empty where there is none."""
    lower = text.casefold()
    at = lower.find(_MOVEMENT)
    while at >= 0:
        start = next((place for place in range(at, min(at + _NEAR, len(text))) if text[place] in _OPENING), -1)
        if start >= 0:
            end = next((place for place in range(start + 1, len(text)) if text[place] in _CLOSING), -1)
            return text[start + 1 : end].strip() if end > 0 else ""
        at = lower.find(_MOVEMENT, at + 1)
    return ""
