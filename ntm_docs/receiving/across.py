"""Dossiers that came together, held against each other.

The same dossier twice, a dossier of another province, a nominee in two places, a name in two spellings: told, never
joined.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.problems import Place, Problem
from ntm_docs.receiving.records import Case, Received, person_key, unit_key

Spot = tuple[int, int]  # a dossier, a case of it


def held_together(dossiers: Sequence[Received], province: str) -> tuple[list[Received], list[Problem]]:
    """The dossiers in order, copies left out, what is double or strange told with each; and what is of none.

    `province` is the office's own; empty: that of most dossiers.
    """
    kept, problems = _once(sorted(dossiers, key=lambda one: (fold_key(one.unit), fold_key(one.award), one.place)))
    numbered = _numbered(kept)
    own = province or most_of(numbered)
    told = [replace(one, problems=(*one.problems, *_elsewhere(one, own))) for one in numbered]
    return [_proposed(one) for one in _doubled(told)], problems


def _once(dossiers: Sequence[Received]) -> tuple[list[Received], list[Problem]]:
    """Dossiers of the same bytes are one; the others of the same unit and award are told."""
    first: dict[tuple[str, str], Received] = {}
    kept: list[Received] = []
    problems: list[Problem] = []
    for one in dossiers:
        same = first.setdefault((unit_key(one.unit), one.contents), one)
        if same is not one:
            facts = {"other": same.place}
            problems.append(Problem("receive.copy", Place(one.place), facts=facts, severity="warning"))
        else:
            kept.append(one)
    return kept, problems


def _numbered(dossiers: Sequence[Received]) -> list[Received]:
    """Each dossier and case with its number among those alike; a second dossier of one unit and award is told."""
    seen: dict[tuple[str, str], Received] = {}
    counts: Counter[tuple[str, str]] = Counter()
    people: Counter[tuple[str, str, str]] = Counter()
    made = []
    for one in dossiers:
        alike = unit_key(one.unit), same_text(one.award)
        counts[alike] += 1
        problems = one.problems
        if counts[alike] > 1:
            facts = {"unit": one.unit, "award": one.award, "other": seen[alike].place}
            problems = (*problems, Problem("receive.twice", Place(one.place), facts=facts))
        seen.setdefault(alike, one)
        cases = []
        for case in one.cases:
            who = unit_key(case.unit), same_text(case.award), person_key(case.name)
            people[who] += 1
            cases.append(replace(case, number=people[who]))
        made.append(replace(one, number=counts[alike], problems=problems, cases=tuple(cases)))
    return made


def most_of(dossiers: Sequence[Received]) -> str:
    """The province that most dossiers are of; empty where two are named as often."""
    counts = Counter(one.province for one in dossiers if one.province).most_common(2)
    return counts[0][0] if counts and (len(counts) == 1 or counts[0][1] > counts[1][1]) else ""


def _elsewhere(one: Received, own: str) -> Iterator[Problem]:
    if own and one.province and fold_key(one.province) != fold_key(own):
        facts = {"province": one.province, "own": own}
        yield Problem("receive.province", Place(one.place), facts=facts)


def _doubled(dossiers: Sequence[Received]) -> list[Received]:
    """Each case with the other places where its nominee, or perhaps its nominee, stands."""
    by_letters: dict[str, list[Spot]] = {}
    for at, dossier in enumerate(dossiers):
        for number, case in enumerate(dossier.cases):
            by_letters.setdefault(fold_key(person_key(case.name)), []).append((at, number))
    made = []
    for at, dossier in enumerate(dossiers):
        cases = tuple(
            replace(case, doubles=tuple(_others(dossiers, (at, number), by_letters)))
            for number, case in enumerate(dossier.cases)
        )
        made.append(replace(dossier, cases=cases))
    return made


def _others(dossiers: Sequence[Received], own: Spot, by_letters: Mapping[str, list[Spot]]) -> Iterator[str]:
    """In words: the same name, the same letters with other marks; not where years of birth differ."""
    case = _at(dossiers, own)
    key = person_key(case.name)
    for spot in by_letters[fold_key(key)]:
        other = _at(dossiers, spot)
        if spot == own or (case.born and other.born and case.born != other.born) or _is_elsewhere(case, other):
            continue
        where = f"{other.unit}, {other.award or 'chưa rõ hình thức'}"
        if person_key(other.name) != key:
            yield f"Tên gần giống: {other.name} ({where})"
        elif case.born and other.born == case.born:
            yield f"Cùng tên, cùng năm sinh: {where}"
        else:
            yield f"Cùng tên: {where}"


def _is_elsewhere(case: Case, other: Case) -> bool:
    """Collectives of two units may bear one name: ấp 1 of xã A, ấp 1 of xã B."""
    return "tập thể" in (case.kind, other.kind) and unit_key(case.unit) != unit_key(other.unit)


def _at(dossiers: Sequence[Received], spot: Spot) -> Case:
    return dossiers[spot[0]].cases[spot[1]]


def _proposed(dossier: Received) -> Received:
    """What the reception proposes for each case; it never says that one is eligible."""
    return replace(dossier, cases=tuple(replace(one, proposal=_proposal(one, dossier)) for one in dossier.cases))


def _proposal(case: Case, dossier: Received) -> str:
    lacking = [one.partition(":")[0] for one in dossier.lacking if not one.startswith("Báo cáo")]
    if not case.report and any(case.name in one for one in dossier.lacking):
        lacking.append("Báo cáo thành tích")
    if case.missing:
        return "Xem lại: có tiêu chuẩn chưa đạt"
    if lacking:
        return f"Bổ sung: {', '.join(lacking)}"
    if any(one.severity == "error" for one in dossier.problems):
        return "Xem lại: hồ sơ có lỗi"
    if case.doubles:
        return "Xem lại: có thể trùng"
    return "Làm rõ các điểm phải hỏi" if case.asked else "Đủ giấy tờ; xét tiêu chuẩn"
