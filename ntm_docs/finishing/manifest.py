"""The manifest: what was made, from what, by which clause."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_docs.machine.frozen import frozen
from ntm_docs.machine.version import __version__
from ntm_docs.problems import Problem

if TYPE_CHECKING:
    from ntm_docs.context.paper import PlannedPaper
    from ntm_docs.regulations import Bundle, Dossier, Plan, QuyDinh, ReviewPlan, Ruling

MANIFEST = "manifest.json"
RECEPTION = "tiếp nhận hồ sơ"  # the `kind` of a workbook of reception
DOSSIER = "hồ sơ khen thưởng"  # the `kind` of an input that makes award dossiers
ELECTRONIC = "tep-dien-tu"  # a dossier's folder of files to hand in
ELECTRONIC_LIST = "danh-sach-tep.txt"  # in that folder: their digests
DATA = "du-lieu.json"  # in a dossier's folder: the input that it was made of


@frozen
class Made:
    """A paper made: what was planned, and its bytes."""

    paper: "PlannedPaper"
    data: bytes

    @property
    def path(self) -> str:
        """Its path from the output folder."""
        return self.paper.path

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""
        return hashlib.sha256(self.data).hexdigest()

    def entry(self) -> dict[str, Any]:
        """The entry in the manifest of a paper beside the dossiers."""
        paper = self.paper
        entry = {"form": paper.form, "path": paper.path, "copies": paper.copies, "front": paper.front}
        return entry | {"sha256": self.sha256} | ({"groups": list(paper.groups)} if paper.groups else {})


def with_extras(manifest: Mapping[str, Any], entries: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The manifest with papers beside the dossiers; as it was where there are none."""
    return {**manifest, "extras": list(entries)} if entries else dict(manifest)


def with_files(manifest: Mapping[str, Any], files: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """The manifest with the files that printing added."""
    return {**manifest, "files": [*manifest.get("files", ()), *files]}


def source_of(name: str, sha256: str, kind: str, unit: str | None) -> dict[str, Any]:
    """The `input` of a manifest: file name, digest, what kind of input it is, the agency that submits or issues.

    Kind and agency tell two inputs of one file name apart; without them where there is none, or there are several.
    """
    return {"name": name, "sha256": sha256, "kind": kind} | ({"unit": unit} if unit else {})


def _headed(source: Mapping[str, Any], plan: "Plan | ReviewPlan", warnings: Sequence[Problem]) -> dict[str, Any]:
    """What stands before the dossiers of a manifest."""
    return {
        "tool": f"ntm-docs {__version__}",
        "input": source,
        "on": plan.on.isoformat(),
        "regime": plan.regime.ma,
        "warnings": [warning.in_vietnamese() for warning in warnings],
    }


def make_manifest(
    source: Mapping[str, Any], plan: "Plan", made: Sequence[Made], warnings: Sequence[Problem] = ()
) -> dict[str, Any]:
    """The manifest of one input, known by its `source`; plain values, in a fixed order."""
    return _headed(source, plan, warnings) | {"dossiers": [describe(dossier, made) for dossier in plan.dossiers]}


def draft_manifest(
    source: Mapping[str, Any],
    on: date | None,
    folder: str,
    made: Sequence[Made],
    warnings: Sequence[Problem],
    *,
    copies: int | None = None,
) -> dict[str, Any]:
    """The manifest of a drafted document: one entry, without award and rules; `copies` from its recipients."""
    documents = [{"form": one.paper.form, "path": one.path, "copies": copies, "sha256": one.sha256} for one in made]
    entry: dict[str, Any] = {
        "id": folder,
        "award": None,
        "copies": copies,
        "electronic": None,
        "rules": [],
        "warnings": [],
    }
    return {
        "tool": f"ntm-docs {__version__}",
        "input": source,
        "on": on.isoformat() if on else None,
        "regime": None,
        "warnings": [warning.in_vietnamese() for warning in warnings],
        "dossiers": [entry | {"documents": documents}],
    }


def describe(dossier: "Dossier", made: Sequence[Made] = ()) -> dict[str, Any]:
    """One dossier of the manifest; before anything is made, its documents have no digest."""
    digests = {one.path: one.sha256 for one in made if one.paper.dossier == dossier.index}
    documents = []
    for planned in dossier.documents:
        path = f"{dossier.id}/{planned.path}"
        entry = {"form": planned.form, "path": path, "copies": dossier.copies}
        documents.append(entry | ({"sha256": digests[path]} if path in digests else {}))
    return {
        "id": dossier.id,
        "award": dossier.award.ten,
        "copies": dossier.copies,
        "copies_by_rule": dossier.value("so_bo"),
        "electronic": dossier.electronic,
        "rules": [rule for topic, ruling in dossier.rulings.items() for rule in _rules(topic, ruling)]
        + _of_decision(dossier),
        "warnings": [warning.in_vietnamese() for warning in dossier.warnings],
        "documents": documents,
    } | _prizes(dossier)


def review_manifest(
    source: Mapping[str, Any], plan: "ReviewPlan", made: Sequence[Made], warnings: Sequence[Problem] = ()
) -> dict[str, Any]:
    """The manifest of a review: an entry for the minutes, for each decision, for each tờ trình."""
    return _headed(source, plan, warnings) | {"dossiers": [describe_bundle(bundle, made) for bundle in plan.bundles]}


def describe_bundle(bundle: "Bundle", made: Sequence[Made] = ()) -> dict[str, Any]:
    """One entry of a review's manifest; before anything is made, its documents have no digest."""
    from ntm_docs.regulations import is_sent, set_of  # noqa: PLC0415 -- what reads a manifest needs no law

    digests = {one.path: one.sha256 for one in made if one.paper.dossier == bundle.index}
    documents = []
    for planned in bundle.documents:
        path = f"{bundle.id}/{planned.path}"
        entry = {"form": planned.form, "path": path, "copies": bundle.copies}
        documents.append(entry | ({"sha256": digests[path]} if path in digests else {}))
    sent = {"set": set_of([str(one["path"]) for one in documents])} if is_sent(bundle.id) else {}
    return {
        "id": bundle.id,
        "award": None,
        "awards": list(dict.fromkeys(title.award.ten for title in bundle.titles)),
        "copies": bundle.copies,
        "electronic": bundle.electronic,
        "rules": [rule for topic, ruling in bundle.rulings.items() for rule in _rules(topic, ruling)],
        "warnings": [warning.in_vietnamese() for warning in bundle.warnings],
        "documents": documents,
    } | sent


def _prizes(dossier: "Dossier") -> dict[str, Any]:
    """What the prizes of an award decision were counted from; nothing where there are none."""
    prizes = dossier.decision.prizes if dossier.decision else None
    if prizes is None:
        return {}
    counted = {kind: None if number is None else str(number) for kind, number in prizes.multipliers.items()}
    facts = {"on": prizes.on.isoformat(), "base_salary": prizes.base, "multipliers": counted, "own": list(prizes.own)}
    return {"prizes": facts}


def _of_decision(dossier: "Dossier") -> list[Mapping[str, Any]]:
    """The rules behind the award decision: its bases, its prizes."""
    decision = dossier.decision
    if decision is None:
        return []
    prizes = decision.prizes.rules if decision.prizes else ()
    pays = decision.pays.rule if decision.prizes else None
    bases = [rule for rule in (decision.bases.rule, pays) if rule]
    return [describe_rule(f"quyet_dinh.{rule.ve}", rule, governs=True) for rule in (*bases, *prizes)]


def _rules(topic: str, ruling: "Ruling") -> list[Mapping[str, Any]]:
    governing = [describe_rule(topic, ruling.rule, governs=True)] if ruling.rule else []
    return governing + [describe_rule(topic, other, governs=False) for other in ruling.others]


def describe_rule(topic: str, rule: "QuyDinh", *, governs: bool) -> dict[str, Any]:
    """A rule of the manifest: what it decided, and whether it governs there."""
    return {
        "id": rule.ma,
        "decided": topic,
        "text": rule.noi_dung,
        "clause": rule.can_cu,
        "value": rule.gia_tri,
        "strength": rule.do_tin_cay,
        "governs": governs,
    }


def write_manifest(manifest: Mapping[str, Any]) -> bytes:
    """The manifest as UTF-8 JSON, the same bytes every time."""
    return (_json(manifest) + "\n").encode()


def manifest_text(manifest: Mapping[str, Any], dossiers: Iterable[str]) -> Iterator[str]:
    """The text of `write_manifest` in pieces, for a review too large to be held; `dossiers`, each as `dossier_text`.

    What the manifest says behind its dossiers may come to stand there while they are given.
    """
    yield "".join(_around_dossiers(manifest)[:2])
    count = 0
    for count, text in enumerate(dossiers, start=1):
        yield f"{',' if count > 1 else ''}\n    {text}"
    yield ("\n  " if count else "") + _around_dossiers(manifest)[2] + "\n"


def write_pieces(path: Path, texts: Iterable[str]) -> str:
    """Write a manifest piece by piece; the digest of what was to be written.

    Raises:
        OSError: the disk does not allow it.
    """
    digest = hashlib.sha256()
    with path.open("wb") as stream:
        for text in texts:
            data = text.encode()
            digest.update(data)
            stream.write(data)
    return digest.hexdigest()


def _around_dossiers(manifest: Mapping[str, Any]) -> tuple[str, str, str]:
    mark = '\n  "dossiers": ['  # no text of JSON holds a line break
    return _json(dict(manifest) | {"dossiers": []}).partition(mark)


def dossier_text(dossier: Mapping[str, Any]) -> str:
    """A dossier as it stands in the text of the manifest."""
    return _json(dossier).replace("\n", "\n    ")


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
