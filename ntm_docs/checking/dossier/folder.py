"""The dossiers of a folder, each checked as one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from ntm_docs.checking.check import Checked, Finding, Silenced, apart, finding, is_text, load, load_text
from ntm_docs.checking.dossier import papers as in_dossier
from ntm_docs.checking.dossier.every_rule import DOSSIER_RULES
from ntm_docs.checking.profile import Profile
from ntm_docs.checking.rule import run_judge
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.problems import MachineError, ProblemsError, in_language, phrase
from ntm_docs.reading.source import read_bytes

_MOST = 400  # papers of one folder that are compared


@dataclass(frozen=True, slots=True)
class DossierChecked:
    """What the papers of one folder say of each other; `where` of a finding names the file."""

    folder: str
    findings: tuple[Finding, ...]
    not_judged: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...] = ()  # files that could not be read, so nothing is said of them
    silenced: tuple[Silenced, ...] = ()
    compared: tuple[tuple[str, int], ...] = ()  # what was compared, and at how many places


def check_papers(
    documents: Sequence[RecognisedPaper], folder: str, profile: Profile | None = None
) -> DossierChecked | None:
    """Compare the papers of a dossier; None where they are none."""
    papers = in_dossier.DossierPapers(tuple(in_dossier.apart(documents)))
    if not papers.is_dossier:
        return None
    findings: list[Finding] = []
    unknown: list[tuple[str, str]] = []
    for identity, (rule, judge) in DOSSIER_RULES.items():
        faults, verdict, reason = run_judge(partial(judge, papers))
        for document, fault in faults:
            made = finding(rule, fault)
            findings.append(replace(made, where=f"{Path(document.facts.file).name}, {made.where}"))
        if verdict == "not_judged":
            unknown.append((identity, in_language(reason)))
    kept, silenced = apart(findings, profile.silenced if profile is not None else {})
    compared = tuple(sorted((in_language(what), count) for what, count in papers.compared.items()))
    return DossierChecked(folder, kept, tuple(unknown), silenced=silenced, compared=compared)


def check_dossiers(
    checked: Sequence[Checked], on: date | None = None, profile: Profile | None = None
) -> Iterator[DossierChecked]:
    """The dossiers among files that have been checked: one for each folder that holds a submission.

    Reports may stand in folders below that of the submission.
    """
    for folder, belonging in _groups(checked).items():
        files = [one for one in belonging if one.problem is None]
        left_out = tuple(one.file for one in belonging if one.problem is not None)
        if len(files) > _MOST:  # part of a dossier says nothing of the whole
            reason = in_language(phrase("thư mục có hơn {count} văn bản", count=_MOST))
            unknown = tuple((identity, reason) for identity in DOSSIER_RULES)
            yield DossierChecked(str(folder), (), unknown, left_out)
            continue
        documents = []
        for one in files:
            try:
                path = Path(one.file)
                text = is_text(path)
                documents.append(
                    load_text(path, on, profile) if text else load(read_bytes(path), one.file, on, profile)
                )
            except (ProblemsError, MachineError):
                continue
        found = check_papers(documents, str(folder), profile)
        if found is not None:
            yield replace(found, left_out=left_out)


def _groups(checked: Sequence[Checked]) -> Mapping[Path, list[Checked]]:
    """Files below the folder of a dossier's paper; a file belongs to the nearest such folder above it.

    Where the submission, list or minutes stand is a folder of its own; reports below it belong to it. Reports that
    have nobody above them make a dossier of their folder.
    """
    homes = dict.fromkeys(Path(one.file).parent for one in checked if one.role and one.role != "bao_cao")
    for one in checked:
        parents = Path(one.file).parents
        if one.role == "bao_cao" and not any(home in parents for home in homes):
            homes[Path(one.file).parent] = None
    groups: dict[Path, list[Checked]] = {home: [] for home in homes}
    for one in checked:
        above = [home for home in groups if home in Path(one.file).parents]
        if above:
            groups[max(above, key=lambda home: len(home.parts))].append(one)
    return groups
