"""Papers beside the dossiers: decision, meeting, hand-over."""

from collections.abc import Iterator, Mapping
from functools import partial

from ntm_docs.context import (
    BALLOT,
    bia_context,
    danh_sach_khen_context,
    giao_nhan_context,
    giay_moi_context,
    hiep_y_context,
    kiem_phieu_context,
    muc_luc_context,
    phieu_bieu_quyet_context,
    quyet_dinh_khen_thuong_context,
    receivers,
    separators_context,
    tien_thuong_context,
)
from ntm_docs.context.paper import PlannedPaper
from ntm_docs.model import HoSo
from ntm_docs.phrases.numbers import two_digits
from ntm_docs.planning.work import COVER, INDEX, SEPARATORS, SLIP, SLIPS, WantedExtras
from ntm_docs.regulations import Dossier, Plan

Pages = Mapping[str, int]
_DECISION, _MEETING, _OPINIONS = "quyet-dinh-khen-thuong", "hop-hoi-dong", "lay-y-kien"


def papers_beside(ho_so: HoSo, plan: Plan, pages: Pages, wanted: WantedExtras) -> Iterator[PlannedPaper]:
    """The award decisions that the input holds, and what is wanted beside them.

    `pages` gives the pages of each document by its path from the output folder, as far as known.
    """
    for dossier in plan.dossiers:
        if wanted.separators and dossier.copies:
            yield _separators(ho_so, dossier, dossier.copies)
        if wanted.complete:
            yield from _fronts(ho_so, dossier, pages)
        yield from _opinions(ho_so, dossier)
        yield from _decision(ho_so, dossier)
    if wanted.complete:
        yield from _meeting(ho_so, plan)
        slip = partial(giao_nhan_context, ho_so, plan.dossiers, pages)
        yield PlannedPaper("phieu-giao-nhan", SLIP, slip, SLIPS)


def _separators(ho_so: HoSo, dossier: Dossier, copies: int) -> PlannedPaper:
    """A sheet before each set, with its number."""
    to = "; ".join(receivers(ho_so, dossier))
    sheets = [(f"Bộ {two_digits(number)}/{two_digits(copies)}", f"Kính gửi: {to}") for number in range(1, copies + 1)]
    context = partial(separators_context, sheets)
    return PlannedPaper("to-ngan-cach", f"{dossier.id}/{SEPARATORS}", context, front=dossier.id, groups=(1,) * copies)


def _fronts(ho_so: HoSo, dossier: Dossier, pages: Pages) -> Iterator[PlannedPaper]:
    cover, index = partial(bia_context, ho_so, dossier), partial(muc_luc_context, ho_so, dossier, pages)
    yield PlannedPaper("bia-ho-so", f"{dossier.id}/{COVER}", cover, dossier.copies, dossier.id)
    yield PlannedPaper("muc-luc-ho-so", f"{dossier.id}/{INDEX}", index, dossier.copies, dossier.id)


def _opinions(ho_so: HoSo, dossier: Dossier) -> Iterator[PlannedPaper]:
    """The letters that ask others for their opinion, as the input wants them."""
    for number, asked in enumerate(ho_so.de_nghi[dossier.index].hiep_y, start=1):
        path = f"{dossier.id}/{_OPINIONS}/{number:02}-cong-van.docx"
        yield PlannedPaper("cong-van", path, partial(hiep_y_context, ho_so, dossier, asked))


def _decision(ho_so: HoSo, dossier: Dossier) -> Iterator[PlannedPaper]:
    if dossier.decision is None:
        return
    folder = f"{dossier.id}/{_DECISION}"
    papers = [
        ("quyet-dinh-khen-thuong", "01-quyet-dinh", quyet_dinh_khen_thuong_context),
        ("danh-sach-khen-thuong", "02-danh-sach", danh_sach_khen_context),
    ]
    if dossier.decision.prizes is not None:
        papers.append(("tien-thuong", "03-tien-thuong", tien_thuong_context))
    for form, name, context in papers:
        yield PlannedPaper(form, f"{folder}/{name}.docx", partial(context, ho_so, dossier))


def papers_to_meet(ho_so: HoSo, plan: Plan, ballots: int) -> Iterator[PlannedPaper]:
    """What calls the council and what it votes on, before it meets: `ballots` of them."""
    invitation = partial(giay_moi_context, ho_so, plan.dossiers)
    yield PlannedPaper("giay-moi", f"{_MEETING}/01-giay-moi.docx", invitation)
    if ho_so.cuoc_hop.hinh_thuc_bieu_quyet == BALLOT:
        ballot = partial(phieu_bieu_quyet_context, ho_so, plan.dossiers)
        yield PlannedPaper("phieu-bieu-quyet", f"{_MEETING}/02-phieu-bieu-quyet.docx", ballot, ballots)


def _meeting(ho_so: HoSo, plan: Plan) -> Iterator[PlannedPaper]:
    """The meeting's papers once there are votes."""
    yield from papers_to_meet(ho_so, plan, ho_so.cuoc_hop.so_phieu_phat_ra)
    if ho_so.cuoc_hop.hinh_thuc_bieu_quyet == BALLOT:
        counting = partial(kiem_phieu_context, ho_so, plan.dossiers)
        yield PlannedPaper("bien-ban-kiem-phieu", f"{_MEETING}/03-bien-ban-kiem-phieu.docx", counting)
