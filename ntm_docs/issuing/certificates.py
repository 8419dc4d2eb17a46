"""Decisions made here → Giấy khen, Bằng khen, a page each.

Taken from the signed decision, never from an appraisal: its lists (each file as the manifest has it), its number, day,
place and signer. In the order of the lists, with the number in the golden book (Nghị định 98/2023/NĐ-CP, Điều 104).

Not done: certificates of titles (Chiến sĩ thi đua cơ sở, with red flags); awards of the State, which it prints itself;
the emblem and the border's pattern, which come with the paper; words alone on printed stock; the size of the province's
Bằng khen, which no source tells (A4 here, and that is told).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ntm_docs.context.heading import broken, place_and_date
from ntm_docs.context.paper import PlannedPaper
from ntm_docs.finishing.verify import load_manifest
from ntm_docs.layout import TWIPS_PER_MM
from ntm_docs.papers.opening import read_paper
from ntm_docs.papers.paper import Paper, papers_of
from ntm_docs.phrases.dates import long_date
from ntm_docs.phrases.keys import search_words
from ntm_docs.pipeline import make_documents, template_folders
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.source import read_bytes
from ntm_docs.receiving.criteria import Law
from ntm_docs.register import Entry, Given, read_file
from ntm_docs.register.made import is_made
from ntm_docs.regulations import Book

_DECISION = "quyet-dinh-khen-thuong"
_FORMS = {"giay-khen": "giay-khen", "bang-khen": "bang-khen"}  # by the group of the award
_STATE = "nha-nuoc"
_WIDTH_MM = 253.0
_MERIT = "có thành tích"
_BODY = ("uy", "ban", "nhan", "dan")
_SIZES = {"ten": (24.0, 18.0), "noi": (16.0, 13.0), "thanh_tich": (16.0, 13.0)}  # points, as the kit has them
_LINES = {"ten": 1, "noi": 1, "thanh_tich": 2}  # that fit at the larger size
_MOST = {"ten": 2, "noi": 2, "thanh_tich": 4}  # that fit on the page at the smaller one


@dataclass(frozen=True, slots=True)
class Certificates:
    """A document of certificates: its bytes, how many pages it must have, what is to be looked at."""

    form: str
    data: bytes
    names: tuple[str, ...]
    told: tuple[Problem, ...]


@dataclass(frozen=True)
class _Planned:
    """One document, as the pipeline takes it."""

    form: str
    pages: tuple[Mapping[str, Any], ...]

    def papers(self) -> list[PlannedPaper]:
        """The document."""
        return [PlannedPaper(self.form, f"{self.form}.docx", partial(dict, {"bang_khen": self.pages}))]


def certificates(folder: Path, book: Book, *, merit: str = "", templates: Path | None = None) -> list[Certificates]:
    """A document for each kind of certificate that the decisions in a folder give.

    Raises:
        ProblemsError: no decision, one without number or day, a file that was changed, something that is not said.
        MachineError: it cannot be read.
    """
    if folder.exists() and not is_made(folder):
        raise ProblemsError([Problem("certificate.folder", Place(str(folder)))])
    file = read_file(folder, Law(book), Given())
    decisions = _decisions(folder if folder.is_dir() else folder.parent)
    problems: list[Problem] = [one for one in file.told if one.severity == "warning"]
    pages: dict[str, list[tuple[Entry, dict[str, Any]]]] = {}
    counted: dict[str, int] = {}
    for entry in file.entries:
        form = _form_of(entry, book)
        key = f"{entry.decision} {entry.decided}"
        counted[key] = counted.get(key, 0) + 1
        if not form:
            problems.append(_without(entry, folder))
        elif key not in decisions:
            problems.append(Problem("certificate.no_decision", Place(str(folder)), facts={"number": entry.decision}))
        else:
            page = _Page(entry, decisions[key], entry.number or str(counted[key]), merit, Place(str(folder)))
            pages.setdefault(form, []).append((entry, page.made()))
            problems += page.told
    told = list({(one.code, str(one)): one for one in problems}.values())
    if any(one.severity == "error" for one in told):
        raise ProblemsError([one for one in told if one.severity == "error"])
    if not pages:
        raise ProblemsError([Problem("certificate.none", Place(str(folder)))])
    return [_made(form, some, told, templates) for form, some in pages.items()]


def _made(
    form: str, pages: Sequence[tuple[Entry, dict[str, Any]]], told: Sequence[Problem], templates: Path | None
) -> Certificates:
    (document,) = make_documents(_Planned(form, tuple(page for _e, page in pages)), template_folders(templates))
    names = tuple(entry.name for entry, _page in pages)
    size = Problem("certificate.size", Place(f"{form}.docx"), severity="warning")
    return Certificates(form, document.data, names, (*told, *([size] if form == "bang-khen" else [])))


def _form_of(entry: Entry, book: Book) -> str:
    """The form of an award's certificate; empty where there is none of ours."""
    groups = next((one.nhom for one in book.hinh_thuc if one.ma == entry.award_code), ())
    return next((form for group, form in _FORMS.items() if group in groups and _STATE not in groups), "")


def _without(entry: Entry, folder: Path) -> Problem:
    return Problem("certificate.other", Place(str(folder)), facts={"award": entry.award}, severity="warning")


def _decisions(folder: Path) -> dict[str, Paper]:
    """The decisions of a folder, by number and day."""
    manifest = load_manifest(folder)
    papers = [one for dossier in manifest["dossiers"] for one in dossier["documents"]] + [*manifest.get("extras", ())]
    found: dict[str, Paper] = {}
    for one in papers:
        if one["form"] == _DECISION and str(one["path"]).endswith(".docx"):
            path = folder / one["path"]
            van_ban = read_paper(read_bytes(path), str(path))
            paper = papers_of(van_ban)[0]
            number = "/".join(part for part in (paper.notation.number.lstrip("0"), paper.notation.rest) if part)
            found[f"{number} {van_ban.day}"] = paper
    return found


class _Page:
    """One certificate."""

    def __init__(self, entry: Entry, decision: Paper, number: str, merit: str, place: Place) -> None:
        self.entry, self.decision, self.number, self.merit, self.place = entry, decision, number, merit, place
        self.told: list[Problem] = []

    def made(self) -> dict[str, Any]:
        """The values of the page."""
        entry, signers = self.entry, self.decision.signers
        if not signers or entry.decided is None:
            self._tell("certificate.no_signer", number=entry.decision)
            return {}
        signer = signers[-1]
        texts = {"ten": entry.name, "noi": self._where(), "thanh_tich": self._merit()}
        page: dict[str, Any] = {}
        for name, text in texts.items():
            lines, long = self._set(name, text)
            page |= {name: lines, f"{name}_dai": long}
        return page | {
            "tham_quyen": _lines(self.decision.authority or entry.authority.upper(), 22.0),
            "hinh_thuc": entry.award.partition(" của ")[0].upper(),
            "quyet_dinh": f"Quyết định số {entry.decision} {long_date(entry.decided)}",
            "so_vang": f"Số sổ vàng: {self.number}",
            "dia_danh_ngay": place_and_date(self.decision.place, entry.decided, entry.year),
            "ky": [line.upper() for line in (*signer.rights, signer.title) if line],
            "ho_va_ten": " ".join(part for part in (signer.rank, signer.name) if part),
        }

    def _set(self, name: str, text: str) -> tuple[list[str], bool]:
        """A text in balanced lines, and whether these need the smaller size; one too long for the page is told."""
        large, small = _SIZES[name]
        lines = _lines(text, large) if text else []
        if len(lines) <= _LINES[name]:
            return lines, False
        lines = _lines(text, small)
        if len(lines) > _MOST[name]:
            self._tell("certificate.long", name=self.entry.name, text=text, most=_MOST[name])
        return lines, True

    def _where(self) -> str:
        """Post, body or place; of the unit that proposed the commune, where the list does not say it itself."""
        entry = self.entry
        said = [part for part in (entry.post,) if part] or [part for part in (entry.unit,) if part]
        unit = _commune(entry.unit)
        if entry.post and unit and not _holds(f"{entry.post} {entry.name}", unit):
            said.append(unit)
        return ", ".join(said)

    def _merit(self) -> str:
        """What the decision's Điều 1 says it is for, else what the clerk says."""
        first = next((line for line in self.decision.lines_of_text if _MERIT in line), "")
        said = first[first.find(_MERIT) :].partition(" (")[0].rstrip(" .;,") if first else ""
        if self.merit:
            return self.merit
        if not said:
            self._tell("certificate.no_merit", number=self.entry.decision)
        return f"Đã {said}"

    def _tell(self, code: str, **facts: object) -> None:
        self.told.append(Problem(code, self.place, facts=facts))


def _commune(unit: str) -> str:
    """`ỦY BAN NHÂN DÂN XÃ GÒ QUAO` → `xã Gò Quao`; empty for other bodies."""
    words = unit.split()
    if search_words(unit)[: len(_BODY)] != _BODY or len(words) <= len(_BODY) + 1:
        return ""
    kind, *name = words[len(_BODY) :]
    named = [word.capitalize() if word.isupper() else word for word in name]
    return " ".join([kind.lower(), *named])


def _holds(text: str, name: str) -> bool:
    return f" {' '.join(search_words(name))} " in f" {' '.join(search_words(text))} "


def _lines(text: str, size: float) -> list[str]:
    """A text as it breaks at a size, in balanced lines."""
    return broken(text, round(_WIDTH_MM * TWIPS_PER_MM * 0.98), size, "bold")


__all__ = ["Certificates", "certificates"]
