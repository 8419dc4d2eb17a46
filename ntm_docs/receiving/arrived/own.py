"""A dossier of ours: its papers, manifest and input."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ntm_docs.finishing import DATA
from ntm_docs.model import Bound, CaNhan, DeNghi, HoGiaDinh, HoSo, TapThe, bind, check_agreement, known
from ntm_docs.phrases.dates import short_date
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.reading import ask_tree
from ntm_docs.reading.json_tree import parse_json
from ntm_docs.receiving.arrived.papers import NAMES, REPORT
from ntm_docs.receiving.arrived.sources import Reader
from ntm_docs.receiving.criteria import About, Law, NomineeFacts, judge
from ntm_docs.receiving.needed import without_criteria
from ntm_docs.receiving.records import KINDS, Case, Parcel, Received
from ntm_docs.regulations import check_law, law_day, signing_date
from ntm_docs.regulations.plan import slug_of

_OWN = ("law.debt", "law.in_debt", "law.ocop_none", "law.ocop_stars", "law.ocop_expired", "law.duties")  # judged here
# Of the law itself, not of the dossier: told once for all (`receive.no_criteria`).
_OF_LAW = ("law.no_local", "law.parts", "law.title_only", "law.regime", "law.confirm")
_LOC = 4  # đề nghị › 1 › cá nhân › 2
Nominee = TapThe | CaNhan | HoGiaDinh


def faults_of(parcel: Parcel, digests: Mapping[str, str]) -> tuple[str, list[Problem]]:
    """Whether a dossier of ours is as it was made: `papers` where it is, `changed`; empty for one of others."""
    if parcel.entry is None:
        return "", []
    faults = []
    for name, digest in parcel.listed:
        if digests.get(name) != digest:
            code = "receive.changed" if name in digests else "receive.gone"
            faults.append(Problem(code, parcel.place(name), facts={"path": name.rpartition("/")[2]}))
    return "changed" if faults else "papers", faults


def from_data(
    parcel: Parcel, read: Reader, digests: Mapping[str, str], law: Law, received: date | None
) -> Received | None:
    """A dossier from the input beside its papers, which a manifest vouches for; None where there is none to read."""
    name = f"{parcel.prefix}/{DATA}" if parcel.prefix else DATA
    if name not in digests or name not in dict(parcel.listed):
        return None
    try:
        raw, _told = ask_tree(parse_json(read(name).decode("utf-8"), name))
        bound: Bound[HoSo] = bind(HoSo, raw, name, {"awards": law.book.award_names})
        law_told = [] if bound.problems else [*check_agreement(bound), *check_law(bound, law.book, None)]
    except (ProblemsError, UnicodeDecodeError):
        return None
    if any(one.severity == "error" for one in bound.problems):
        return None
    return _received(parcel, bound.record, law_told, law, received)


def _received(parcel: Parcel, ho_so: HoSo, told: Sequence[Problem], law: Law, received: date | None) -> Received:
    entry = parcel.entry or {}
    _index, de_nghi = next(iter(known(ho_so.de_nghi)))
    favourable = ho_so.luat_moi_co_loi_hon is True
    on = law_day(law.book, signing_date(ho_so), ho_so.ngay_tiep_nhan or received, favourable=favourable)
    about = About(on, ho_so.co_quan.tinh, ho_so.phong_trao.ten)
    ours = _Ours(ho_so, de_nghi, parcel, about)
    own: dict[tuple[str, int], list[Problem]] = {}
    rest: list[Problem] = []
    for problem in told:
        where = _nominee_of(problem.field)
        own.setdefault(where, []).append(problem) if where else rest.append(problem)
    cases = [_case(ours, kind, nominee, own.get((kind, at), ()), law) for kind, at, nominee in de_nghi.doi_tuong()]
    documents: Any = entry.get("documents", ())
    forms = [str(one.get("form", "")) for one in documents]
    there = [name for what, name in NAMES.items() if what != REPORT and any(form.startswith(what) for form in forms)]
    reports = sum(form.startswith(REPORT) for form in forms)
    copies = entry.get("copies")
    extra = [name for name, _size in parcel.names if name not in dict(parcel.listed)]
    return Received(
        place=parcel.shown,
        source=parcel.source.as_posix(),
        unit=ho_so.co_quan.ten,
        award=de_nghi.hinh_thuc,
        province=ho_so.co_quan.tinh,
        notation=f"{de_nghi.so_to_trinh or ''}/TTr-{ho_so.co_quan.ky_hieu}",
        day=ho_so.ngay_to_trinh,
        own="data",
        there=(*there, f"{NAMES[REPORT]} {reports}/{len(cases)}"),
        unread=tuple(extra),
        copies=copies if isinstance(copies, int) else None,
        cases=tuple(cases),
        problems=(*_of_dossier(parcel, rest), *without_criteria(cases, law, about, parcel.place())),
        movement=ho_so.phong_trao.ten,
        period=ho_so.phong_trao.giai_doan,
        occasion=de_nghi.loai_hinh or "",
        on=on,
    )


def _of_dossier(parcel: Parcel, told: Sequence[Problem]) -> Iterator[Problem]:
    """What law says of the dossier as a whole, told at its folder."""
    for one in told:
        if one.code in _OF_LAW:
            continue
        facts = {"field": one.field, "text": one.in_vietnamese()}
        yield Problem("receive.law", parcel.place(), facts=facts, severity=one.severity)


def _nominee_of(field: str) -> tuple[str, int] | None:
    """The nominee that a field is of, by kind and index: `đề nghị › 1 › cá nhân › 2 › OCOP`."""
    parts = field.split(" › ")
    if len(parts) < _LOC or fold_key(parts[0]) != "denghi":
        return None
    kind = next((kind for kind in KINDS if fold_key(kind) == fold_key(parts[2])), None)
    return (kind, int(parts[3]) - 1) if kind and parts[3].isdigit() else None


@dataclass(frozen=True, slots=True)
class _Ours:
    """What the cases of a dossier share: the record, its proposal, where it stands, what law is asked of."""

    ho_so: HoSo
    de_nghi: DeNghi
    parcel: Parcel
    about: About


def _case(ours: _Ours, kind: str, nominee: Nominee, told: Sequence[Problem], law: Law) -> Case:
    ho_so, award = ours.ho_so, ours.de_nghi.hinh_thuc
    votes = _votes(ho_so, nominee)
    facts = NomineeFacts(
        group=nominee.nhom_doi_tuong,
        votes=votes,
        debt=_debt(nominee),
        ocop="; ".join(_ocop(nominee, ho_so.cuoc_hop.ngay)),
        earlier=[f"{line.nam}: {line.hinh_thuc}" for line in nominee.hinh_thuc_khen_thuong],
        duties=bool(nominee.xac_nhan_nghia_vu) if isinstance(nominee, TapThe) else None,
    )
    judged = judge(facts, law.requirement(award, KINDS[kind], ours.about), award)
    others = [one for one in told if one.code not in _OWN]
    titles = [f"{line.nam}: {line.danh_hieu}" for line in nominee.danh_hieu_thi_dua]
    return Case(
        unit=ho_so.co_quan.ten,
        award=award,
        kind=KINDS[kind],
        name=nominee.ten_day_du,
        born=_born(nominee),
        post=_post(nominee),
        summary=nominee.thanh_tich.tom_tat,
        report=_report_of(ours.parcel, nominee),
        shown=judged.shown,
        asked=(*judged.asked, *(one.in_vietnamese() for one in others if one.severity == "warning")),
        missing=(*judged.missing, *(one.in_vietnamese() for one in others if one.severity == "error")),
        debt=facts.debt,
        ocop=facts.ocop,
        votes=votes,
        earlier=(*titles, *facts.earlier),
    )


def _votes(ho_so: HoSo, nominee: Nominee) -> str:
    whole = nominee.phieu.dong_y + nominee.phieu.khong_dong_y + nominee.phieu.khong_hop_le
    members = ho_so.hoi_dong.tong_so_thanh_vien
    told = f" ({members} thành viên)" if members != whole else ""
    return f"{nominee.phieu.dong_y}/{whole}{told}"


def _debt(nominee: Nominee) -> str:
    owes = nominee.no_dong_xay_dung_co_ban if isinstance(nominee, TapThe) else None
    return "" if owes is None else "có" if owes else "không"


def _ocop(nominee: Nominee, meeting: date) -> Iterator[str]:
    for product in nominee.ocop if isinstance(nominee, TapThe) else ():
        over = "đã hết hạn" if product.het_han < meeting else "đến"
        yield f"{product.san_pham}, {product.so_sao} sao, {over} {short_date(product.het_han)}"


def _born(nominee: Nominee) -> str:
    if isinstance(nominee, CaNhan):
        return str(nominee.ngay_sinh.nam)
    return str(nominee.nam_sinh_chu_ho) if isinstance(nominee, HoGiaDinh) else ""


def _post(nominee: Nominee) -> str:
    if isinstance(nominee, CaNhan):
        work = ", ".join(part for part in (nominee.chuc_vu or nominee.nghe_nghiep, nominee.don_vi_cong_tac) if part)
        return work or nominee.tru_quan
    return nominee.dia_chi


def _report_of(parcel: Parcel, nominee: Nominee) -> str:
    """The file of a nominee's report, by the name that the build gave it."""
    slug = slug_of(nominee.ten_day_du)
    return next((name for name, _size in parcel.names if name.endswith(f"-{slug}.docx") and slug), "")
