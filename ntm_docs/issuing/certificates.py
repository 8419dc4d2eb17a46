"""Decisions made here → Giấy khen, Bằng khen, a page each.

Taken from the signed decision, never from an appraisal: its lists (each file as the manifest has it), its number, day,
place and signer. In the order of the lists, with the number in the golden book (Nghị định 98/2023/NĐ-CP, Điều 104).

The certificate of Chiến sĩ thi đua cơ sở stands in the same article, with red flags that come with the paper. With a
kind of printed stock (`stock`) the words alone are placed, of other titles too.

Not done: awards of the State, which it prints itself; the emblem, the border's pattern and the flags, which come with
the paper; forms of other titles, which no source tells (asked for, or stock); the size of the province's Bằng khen,
which no source tells either (A4 here, and that is told).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ntm_docs.context.heading import broken, place_and_date
from ntm_docs.context.paper import PlannedPaper
from ntm_docs.finishing.verifying import load_manifest
from ntm_docs.issuing.stock import Phoi, fitted, stock_document
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
# By the group or the code of the award.
_FORMS = {"giay-khen": "giay-khen", "bang-khen": "bang-khen", "cstd-co-so": "chung-nhan-danh-hieu"}
_STATE = "nha-nuoc"
_MONEY_ONLY = ("ldtt", "ttldtt")  # Nghị định 98/2023/NĐ-CP, Điều 54; Nghị định 152/2025/NĐ-CP, Điều 50
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


def certificates(
    folder: Path, book: Book, *, merit: str = "", templates: Path | None = None, stock: Phoi | None = None
) -> list[Certificates]:
    """A document for each kind of certificate that the decisions in a folder give; on `stock` the words alone.

    Raises:
        ProblemsError: no decision, one without number or day, a file that was changed, something that is not said.
        MachineError: it cannot be read.
    """
    if folder.exists() and not is_made(folder):
        raise ProblemsError([Problem("certificate.folder", Place(str(folder)))])
    file = read_file(folder, Law(book), Given())
    decisions = _decisions(folder if folder.is_dir() else folder.parent)
    problems: list[Problem] = [one for one in file.told if one.severity == "warning"]
    pages: dict[str, list[tuple[Entry, _Page]]] = {}
    counted: dict[str, int] = {}
    for entry in file.entries:
        form = _form_of(entry, book, stock)
        key = f"{entry.decision} {entry.decided}"
        counted[key] = counted.get(key, 0) + 1
        if not form:
            problems.append(_without(entry, folder))
        elif key not in decisions:
            problems.append(Problem("certificate.no_decision", Place(str(folder)), facts={"number": entry.decision}))
        else:
            page = _Page(entry, decisions[key], entry.number or str(counted[key]), merit, Place(str(folder)))
            pages.setdefault(form, []).append((entry, page))
            problems += page.check(stock)
    told = list({(one.code, str(one)): one for one in problems}.values())
    if any(one.severity == "error" for one in told):
        raise ProblemsError([one for one in told if one.severity == "error"])
    if not pages:
        raise ProblemsError([Problem("certificate.none", Place(str(folder)))])
    return [_made(form, some, told, templates, stock) for form, some in pages.items()]


def _made(
    form: str,
    pages: Sequence[tuple[Entry, "_Page"]],
    told: Sequence[Problem],
    templates: Path | None,
    stock: Phoi | None,
) -> Certificates:
    names, folders = tuple(entry.name for entry, _page in pages), template_folders(templates)
    if stock is not None:
        template = (folders[-1] / f"{_FORMS['giay-khen']}.docx").read_bytes()
        return Certificates(
            form, stock_document(stock, [page.words() for _e, page in pages], template), names, (*told,)
        )
    (document,) = make_documents(_Planned(form, tuple(page.made() for _e, page in pages)), folders)
    size = Problem("certificate.size", Place(f"{form}.docx"), severity="warning")
    return Certificates(form, document.data, names, (*told, *([size] if form == "bang-khen" else [])))


def _form_of(entry: Entry, book: Book, stock: Phoi | None) -> str:
    """The form of an award's certificate, its code on stock; empty where there is none of ours."""
    groups = next(((one.ma, *one.nhom) for one in book.hinh_thuc if one.ma == entry.award_code), ())
    if not groups or _STATE in groups or entry.award_code in _MONEY_ONLY:
        return ""
    if stock is not None:
        return str(entry.award_code)
    return next((form for group, form in _FORMS.items() if group in groups), "")


def _without(entry: Entry, folder: Path) -> Problem:
    code = "certificate.money_only" if entry.award_code in _MONEY_ONLY else "certificate.other"
    return Problem(code, Place(str(folder)), facts={"award": entry.award}, severity="warning")


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

    def check(self, stock: Phoi | None) -> list[Problem]:
        """What keeps the page from being made; nothing is made of it before."""
        if not self.decision.signers or self.entry.decided is None:
            self._tell("certificate.no_signer", number=self.entry.decision)
        elif stock is None:
            self.made()
        else:
            words = self.words()
            for box in stock.o:
                if fitted(box, words.get(box.chu, ())) is None:
                    text = " ".join(words[box.chu])
                    self._tell("certificate.long", name=self.entry.name, text=text, most=int(box.so_dong))
        return self.told

    def words(self) -> dict[str, list[str]]:
        """The words of the page as stock takes them, each a text that may break, signers a text for each line."""
        entry, signer = self.entry, self.decision.signers[-1]
        assert entry.decided is not None  # checked before
        return {
            "thẩm quyền": [self.decision.authority or entry.authority.upper()],
            "hình thức": [entry.award.partition(" của ")[0].upper()],
            "tên": [entry.name],
            "nơi": [self._where()],
            "thành tích": [self._merit()],
            "quyết định": [f"Quyết định số {entry.decision} {long_date(entry.decided)}"],
            "số sổ vàng": [f"Số sổ vàng: {self.number}"],
            "địa danh, ngày": [place_and_date(self.decision.place, entry.decided, entry.year)],
            "chức vụ người ký": [line.upper() for line in (*signer.rights, signer.title) if line],
            "người ký": [" ".join(part for part in (signer.rank, signer.name) if part)],
        }

    def made(self) -> dict[str, Any]:
        """The values of the page."""
        words = self.words()
        texts = {"ten": words["tên"][0], "noi": words["nơi"][0], "thanh_tich": words["thành tích"][0]}
        page: dict[str, Any] = {}
        for name, text in texts.items():
            lines, long = self._set(name, text)
            page |= {name: lines, f"{name}_dai": long}
        return page | {
            "tham_quyen": _lines(words["thẩm quyền"][0], 22.0),
            "hinh_thuc": words["hình thức"][0],
            "quyet_dinh": words["quyết định"][0],
            "so_vang": words["số sổ vàng"][0],
            "dia_danh_ngay": words["địa danh, ngày"][0],
            "ky": words["chức vụ người ký"],
            "ho_va_ten": words["người ký"][0],
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
