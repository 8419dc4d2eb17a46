"""A decision made here → entries.

By its manifest and the input beside its papers. Each file is held against the digest in the manifest first. Where no
input lies beside a decision (a review of the year, a decision for many units) its lists are read as they are printed.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ntm_docs.context.ho_so.khen_thuong import authority_of, awarded_of
from ntm_docs.context.ho_so.nominees import position
from ntm_docs.context.wording import notation
from ntm_docs.finishing import DATA, MANIFEST
from ntm_docs.finishing.verifying import digests_of, load_manifest
from ntm_docs.layout import load_layout
from ntm_docs.model import BINH_XET, CaNhan, HoGiaDinh, HoSo, QuyetDinhKhenThuong, TapThe, bind, known
from ntm_docs.phrases.dates import period_in
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading import ask_tree
from ntm_docs.reading.json_tree import parse_json
from ntm_docs.reading.source import read_bytes
from ntm_docs.receiving.criteria import Law
from ntm_docs.receiving.records import KINDS
from ntm_docs.register.lists.entries import Given
from ntm_docs.register.lists.grids import ListGrid
from ntm_docs.register.lists.heading import Heading, heading_of
from ntm_docs.register.lists.reading import DOCUMENTS, document_grids, read_grids
from ntm_docs.register.records import Entry, File
from ntm_docs.regulations.book.units import in_words_of

_LISTS = ("danh-sach-khen-thuong", "danh-sach-so-vang")  # forms that list who gets an award by a decision
Awardee = TapThe | CaNhan | HoGiaDinh


def is_made(path: Path) -> bool:
    """Whether a path is a folder, or the manifest of one."""
    return path.is_dir() or path.name == MANIFEST


def read_made(path: Path, law: Law, given: Given) -> File:
    """The entries of every decision in a folder that a build made.

    Raises:
        ProblemsError: no manifest, a file that is not as it was made, no decision, one without number or day.
        MachineError: it cannot be read.
    """
    folder = path if path.is_dir() else path.parent
    if not (folder / MANIFEST).is_file():
        raise ProblemsError([Problem("register.no_manifest", Place(str(path)))])
    data = read_bytes(folder / MANIFEST)
    manifest = load_manifest(folder)
    reader = _Reader(folder, digests_of(manifest), law, given)
    made_of = manifest.get("input", {})
    reader.office = str(made_of.get("unit") or "") if made_of.get("kind") == BINH_XET else ""
    beside = manifest.get("extras", ())
    entries = [entry for dossier in manifest["dossiers"] for entry in reader.dossier(dossier, beside)]
    if not entries and not reader.problems:
        reader.problems.append(Problem("register.no_decision", Place(str(folder))))
    if any(one.severity == "error" for one in reader.problems):
        raise ProblemsError(reader.problems)
    name = f"{folder.resolve().name}/{MANIFEST}"
    return File(path, name, hashlib.sha256(data).hexdigest(), "decision", tuple(entries), tuple(reader.problems))


class _Reader:
    """Reads the decisions of one folder."""

    def __init__(self, folder: Path, digests: Mapping[str, str], law: Law, given: Given) -> None:
        self.folder, self.digests, self.law, self.given = folder, digests, law, given
        self.problems: list[Problem] = []
        self.office = ""  # that reviewed its own: whose members the lists name

    def dossier(self, dossier: Mapping[str, Any], beside: Sequence[Mapping[str, Any]]) -> Iterator[Entry]:
        """The entries of a dossier's decision: from its input, else from its lists; none without a decision.

        A proposal's own decision lies `beside` its papers, in its folder; elsewhere the decision is the dossier.
        """
        own = f"{dossier['id']}/"
        papers = [*dossier["documents"], *(one for one in beside if str(one["path"]).startswith(own))]
        lists = [str(one["path"]) for one in papers if one["form"] in _LISTS]
        if not lists:
            return
        if f"{own}{DATA}" in self.digests:
            yield from self._of_data(f"{own}{DATA}")
        else:
            yield from self._of_papers(lists)

    def _read(self, name: str) -> bytes | None:
        """A file as it was made; None, and told, where it is another by now."""
        path = self.folder / name
        data = read_bytes(path)
        if hashlib.sha256(data).hexdigest() == self.digests[name]:
            return data
        self.problems.append(Problem("register.changed", Place(str(path))))
        return None

    def _of_data(self, name: str) -> Iterator[Entry]:
        data = self._read(name)
        if data is None:
            return
        place = str(self.folder / name)
        raw, _told = ask_tree(parse_json(data.decode("utf-8"), place))
        bound = bind(HoSo, raw, place, {"awards": self.law.book.award_names})
        faults = [one for one in bound.problems if one.severity == "error"]
        if faults:
            self.problems += faults
            return
        ho_so = bound.record
        for _index, de_nghi in known(ho_so.de_nghi):
            decision = de_nghi.quyet_dinh
            if decision is None:
                continue
            if decision.so is None or decision.ngay is None:
                facts = {"award": de_nghi.hinh_thuc}
                self.problems.append(Problem("register.unsigned", Place(place), facts=facts))
                continue
            number = 0
            for kind, _word, members in awarded_of(de_nghi, decision):
                for one in members:
                    number += 1
                    entry = _of_nominee(ho_so, decision, KINDS[kind], one, number)
                    yield self._awarded(entry, de_nghi.hinh_thuc, ho_so, decision, name)

    def _awarded(self, entry: Entry, award: str, ho_so: HoSo, decision: QuyetDinhKhenThuong, name: str) -> Entry:
        """With the award as the deciding body calls it, and the place in the folder."""
        agency = (decision.co_quan or ho_so.co_quan).ten
        assert decision.ngay is not None
        book = self.law.book
        of_law = book.called(book.award(award), ho_so.co_quan.tinh, decision.ngay)
        called = in_words_of(of_law, [agency], book.tinh, decision.ngay)
        return replace(entry, award=called.ten, award_code=called.ma, place=f"{name}, mục {entry.number}")

    def _of_papers(self, names: Sequence[str]) -> Iterator[Entry]:
        """The lists as they are printed, of files that are as they were made."""
        pages: list[tuple[ListGrid, Heading]] = []
        for name in names:
            if not name.endswith(DOCUMENTS):
                continue
            data = self._read(name)
            if data is not None:
                pages += document_grids(data, str(self.folder / name), self.law)
        said = [heading_of(grid.above, self.law, base) for grid, base in pages]
        if not all(one.decision and one.decided for one in said):
            self.problems.append(Problem("register.unsigned_list", Place(str(self.folder / names[0]))))
            return
        if not pages:
            return
        entries, told = read_grids(pages, self.law, self.given, Place(str(self.folder / names[0])))
        self.problems += told
        for one in entries:
            yield replace(one, unit=one.unit or self.office, place=f"{names[0]}, {one.place}")


def _of_nominee(ho_so: HoSo, decision: QuyetDinhKhenThuong, kind: str, one: Awardee, number: int) -> Entry:
    agency = decision.co_quan or ho_so.co_quan
    assert decision.ngay is not None
    period = period_in(ho_so.phong_trao.giai_doan) or (None, None)
    return Entry(
        place="",
        name=one.ten_day_du,
        award="",
        year=decision.ngay.year,
        kind=kind,
        born=_born(one),
        post=position(one),
        unit=ho_so.co_quan.ten,
        province=ho_so.co_quan.tinh,
        decision=notation(decision.so, load_layout().abbreviations["Quyết định"] or "", agency.ky_hieu).lstrip("0"),
        decided=decision.ngay,
        authority=authority_of(decision, agency.ten),
        movement=ho_so.phong_trao.ten,
        first_year=period[0],
        last_year=period[1],
        merit=one.thanh_tich.tom_tat,
        number=str(number),
    )


def _born(one: Awardee) -> int | None:
    if isinstance(one, CaNhan):
        return one.ngay_sinh.nam
    return one.nam_sinh_chu_ho if isinstance(one, HoGiaDinh) else None
