"""The fields of a manifest, derived anew from the law."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ntm_docs.drafting.draft import kind_slug
from ntm_docs.finishing.manifest import DOSSIER, RECEPTION, write_manifest
from ntm_docs.finishing.papers import Wrong, wrong_listings, wrong_papers
from ntm_docs.finishing.ruled import wrong_bundle, wrong_rules
from ntm_docs.finishing.sayings import is_ours, regime_notes
from ntm_docs.finishing.shape import field_name, misshapen
from ntm_docs.machine.version import __version__
from ntm_docs.messages import gettext
from ntm_docs.model import BINH_XET, LOAI
from ntm_docs.problems import Place, Problem
from ntm_docs.regulations import Book, load_book

_SHOWN = 80  # letters of a value in a message


def is_of_this_version(manifest: Mapping[str, Any]) -> bool:
    """Whether this version made it: the law and the wording of another may be others."""
    return bool(manifest.get("tool") == f"ntm-docs {__version__}")


def differences(
    manifest: Mapping[str, Any], data: bytes, place: Place, book: Book | None = None
) -> tuple[list[Problem], list[Problem]]:
    """The fields that are not as they would be written, and what could not be derived.

    `data` are the bytes that hold the manifest. What comes from the input alone is not looked at: its name, digest
    and agency, the day, names of nominees in file names, numbers that an office gave itself.
    """
    if not is_of_this_version(manifest):
        version = str(manifest["tool"]).removeprefix("ntm-docs ")[:_SHOWN]
        facts: dict[str, object] = {"version": version, "own": __version__}
        return [], [Problem("verify.other_version", place, facts=facts, severity="warning")]
    shapes = dict.fromkeys(misshapen(manifest))
    if shapes:
        return [Problem("verify.shape", place, facts={"field": name}) for name in shapes], []
    problems = [] if write_manifest(manifest) == data else [Problem("verify.rewritten", place)]
    law = book or load_book()
    problems += [_told(one, place) for one in _wrong(manifest, law)]
    known = {rule.ma for rule in law.quy_dinh}
    own = dict.fromkeys(
        rule["id"] for dossier in manifest["dossiers"] for rule in dossier["rules"] if rule["id"] not in known
    )
    facts = {"count": len(own), "example": next(iter(own), "")}
    return problems, [Problem("verify.own_rules", place, facts=facts, severity="warning")] if own else []


def _told(wrong: Wrong, place: Place) -> Problem:
    name = field_name(*wrong.where)
    if wrong.due is None and wrong.said is None:
        return Problem("verify.rules", place, facts={"field": name})
    if wrong.code:
        return Problem(wrong.code, place, facts={"field": name, "said": _short(wrong.said)})
    return Problem("verify.field", place, facts={"field": name, "said": _short(wrong.said), "due": _short(wrong.due)})


def _short(value: object) -> str:
    text = gettext("để trống") if value is None else str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _wrong(manifest: Mapping[str, Any], book: Book) -> Iterator[Wrong]:
    kind = manifest["input"]["kind"]
    known = (DOSSIER, BINH_XET, RECEPTION, *LOAI)
    if kind not in known:
        yield Wrong(("input", "kind"), kind, ", ".join(known))
        return
    meeting = not any(dossier["documents"] for dossier in manifest["dossiers"])
    for number, dossier in enumerate(manifest["dossiers"]):
        where = ("dossiers", number)
        if kind == DOSSIER:
            yield from _award(manifest, dossier, where, book, meeting=meeting)
        elif kind == BINH_XET:
            yield from _bundle(manifest, dossier, where, book)
        else:  # the papers of a reception have names of their own
            yield from _draft(dossier, where, dossier["id"] if kind == RECEPTION else kind_slug(kind))
        yield from wrong_papers(dossier, where)
    yield from _above(manifest, book, award=kind in (DOSSIER, BINH_XET))
    yield from wrong_listings(manifest)


def _award(
    manifest: Mapping[str, Any], dossier: Mapping[str, Any], where: tuple[int | str, ...], book: Book, *, meeting: bool
) -> Iterator[Wrong]:
    """An award dossier: its day is one of its regime, everything else follows."""
    holder, at = (dossier, where) if "on" in dossier else (manifest, ())
    day = holder["on"]
    regime = book.regime(date.fromisoformat(day)) if day else None
    if regime is None or holder["regime"] != regime.ma:
        yield Wrong((*at, "regime"), holder["regime"], regime.ma if regime else None)
        return
    yield from wrong_rules(dossier, where, date.fromisoformat(day), book, meeting=meeting)


def _bundle(
    manifest: Mapping[str, Any], dossier: Mapping[str, Any], where: tuple[int | str, ...], book: Book
) -> Iterator[Wrong]:
    """An entry of a review: its day is one of its regime; its rules are those of the law data, word for word."""
    day = date.fromisoformat(manifest["on"])
    regime = book.regime(day)
    if regime is None or manifest["regime"] != regime.ma:
        yield Wrong(("regime",), manifest["regime"], regime.ma if regime else None)
        return
    yield from wrong_bundle(dossier, where, day, book)


def _draft(dossier: Mapping[str, Any], where: tuple[int | str, ...], slug: str) -> Iterator[Wrong]:
    """A drafted document has one entry, without award and law."""
    due: dict[str, Any] = {"id": slug, "award": None, "electronic": None, "rules": [], "warnings": []}
    for name, value in due.items():
        if dossier[name] != value:
            yield Wrong((*where, name), dossier[name], value)


def _above(manifest: Mapping[str, Any], book: Book, *, award: bool) -> Iterator[Wrong]:
    """What stands above the dossiers: one day and one regime where they share them, and the warnings."""
    for name in ("on", "regime"):
        own = {dossier[name] for dossier in manifest["dossiers"] if name in dossier}
        due = next(iter(own)) if len(own) == 1 else None
        if own and manifest[name] != due:
            yield Wrong((name,), manifest[name], due)
    if not award and manifest["regime"] is not None:
        yield Wrong(("regime",), manifest["regime"], None)
    if not award and manifest["input"]["kind"] != RECEPTION and len(manifest["dossiers"]) != 1:
        yield Wrong(("dossiers",), len(manifest["dossiers"]), 1)
    days = {manifest["on"], *(dossier.get("on") for dossier in manifest["dossiers"])} - {None} if award else set()
    for note in sorted({note for day in days for note in regime_notes(book, date.fromisoformat(day))}):
        if note not in manifest["warnings"]:
            yield Wrong(("warnings",), None, note)
    for number, text in enumerate(manifest["warnings"]):
        if not is_ours(text, book):
            yield Wrong(("warnings", number), text, "", "verify.saying")
