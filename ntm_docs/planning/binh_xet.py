"""The year's review, from raw values to its documents."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from ntm_docs.context import (
    balloted,
    bao_cao_binh_xet_context,
    bia_binh_xet_context,
    bien_ban_binh_xet_context,
    danh_sach_binh_xet_context,
    danh_sach_duoc_tang_context,
    giao_nhan_binh_xet_context,
    giay_moi_binh_xet_context,
    kiem_phieu_binh_xet_context,
    muc_luc_binh_xet_context,
    phieu_bau_context,
    quyet_dinh_binh_xet_context,
    separators_context,
    tien_thuong_binh_xet_context,
    to_trinh_binh_xet_context,
)
from ntm_docs.context.paper import PlannedPaper
from ntm_docs.finishing import Made, review_manifest, source_of
from ntm_docs.machine.frozen import frozen
from ntm_docs.model import BINH_XET, BinhXet, Bound, HoleTouchedError, bind, check_council
from ntm_docs.phrases.numbers import two_digits
from ntm_docs.planning.days import review_days
from ntm_docs.planning.ho_so import TO_MAKE, PlanSettings, of_the_meeting
from ntm_docs.planning.leftovers import as_warnings, leftovers, without_blanks
from ntm_docs.planning.work import COVER, INDEX, SEPARATORS, SLIP, SLIPS, WantedExtras
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.reading import RawNode
from ntm_docs.regulations import (
    Book,
    Bundle,
    PlannedDocument,
    ProposedRow,
    ReviewCase,
    ReviewPlan,
    check_review,
    is_sent,
    plan_review,
)

_MEETING = "hop-hoi-dong"
_OWN = {
    "quyet-dinh-khen-thuong": quyet_dinh_binh_xet_context,
    "danh-sach-khen-thuong": danh_sach_duoc_tang_context,
    "tien-thuong": tien_thuong_binh_xet_context,
    "danh-sach-binh-xet": danh_sach_binh_xet_context,
}


@frozen
class PlannedReview:
    """A review read, checked and planned."""

    path: Path
    sha256: str
    plan: ReviewPlan
    warnings: tuple[Problem, ...]
    meeting: bool = False  # only what calls the council; nothing is voted on yet

    @property
    def day(self) -> date:
        """The day whose law was asked."""
        return self.plan.on

    @property
    def source(self) -> dict[str, Any]:
        """The `input` of its manifest."""
        return source_of(self.path.name, self.sha256, BINH_XET, self.plan.case.record.co_quan.ten)

    def papers(self) -> list[PlannedPaper]:
        """Every document: the minutes, the decisions, what is sent upward."""
        return [
            PlannedPaper(
                document.form,
                f"{bundle.id}/{document.path}",
                partial(make_review_context, self.plan, bundle, document),
                dossier=bundle.index,
            )
            for bundle in self.plan.bundles
            for document in bundle.documents
        ]

    def beside(self, pages: Mapping[str, int], wanted: WantedExtras) -> Iterator[PlannedPaper]:
        """Cover, index and slip of what is sent, the papers of the meeting; sheets between sets that are counted."""
        if self.meeting:
            yield from self._to_meet(self.plan.case.record.hoi_dong.tong_so_thanh_vien)
            return
        if wanted.complete:
            yield from self._meeting()
            yield from self._fronts(pages)
        for bundle in self.plan.bundles:
            if wanted.separators and bundle.copies:
                sets = range(1, bundle.copies + 1)
                to = f"Kính gửi: {bundle.decides}"
                sheets = [(f"Bộ {two_digits(one)}/{two_digits(bundle.copies)}", to) for one in sets]
                context = partial(separators_context, sheets)
                path, groups = f"{bundle.id}/{SEPARATORS}", (1,) * bundle.copies
                yield PlannedPaper("to-ngan-cach", path, context, front=bundle.id, groups=groups)

    def _fronts(self, pages: Mapping[str, int]) -> Iterator[PlannedPaper]:
        sent = [bundle for bundle in self.plan.bundles if is_sent(bundle.id)]
        for bundle in sent:
            cover = partial(bia_binh_xet_context, self.plan, bundle)
            index = partial(muc_luc_binh_xet_context, self.plan, bundle, pages)
            yield PlannedPaper("bia-ho-so", f"{bundle.id}/{COVER}", cover, bundle.copies, bundle.id)
            yield PlannedPaper("muc-luc-ho-so", f"{bundle.id}/{INDEX}", index, bundle.copies, bundle.id)
        if sent:
            slip = partial(giao_nhan_binh_xet_context, self.plan, sent, pages)
            yield PlannedPaper("phieu-giao-nhan", SLIP, slip, SLIPS)

    def _to_meet(self, ballots: int) -> Iterator[PlannedPaper]:
        """What calls the council, and what it votes on where law wants a ballot."""
        yield PlannedPaper("giay-moi", f"{_MEETING}/01-giay-moi.docx", partial(giay_moi_binh_xet_context, self.plan))
        if balloted(self.plan):
            ballot = partial(phieu_bau_context, self.plan)
            yield PlannedPaper("phieu-bieu-quyet", f"{_MEETING}/02-phieu-bieu-quyet.docx", ballot, ballots)

    def _meeting(self) -> Iterator[PlannedPaper]:
        """The papers of the meeting once there are votes."""
        council = self.plan.case.record.hoi_dong
        yield from self._to_meet(len(council.co_mat) + len(council.gui_y_kien))
        if balloted(self.plan):
            count = partial(kiem_phieu_binh_xet_context, self.plan)
            yield PlannedPaper("bien-ban-kiem-phieu", f"{_MEETING}/03-bien-ban-kiem-phieu.docx", count)

    def manifest(self, made: Sequence[Made]) -> dict[str, Any]:
        """The manifest, with the clause behind every decision."""
        return review_manifest(self.source, self.plan, made, self.warnings)


def plan_binh_xet(
    path: Path, raw: RawNode, sha256: str, book: Book, on: date | None, asked: PlanSettings = TO_MAKE
) -> PlannedReview:
    """Bind, check and plan a review under the law of its day; `sha256` is that of its file.

    Raises:
        ProblemsError: what the user can mend, all of it at once.
    """
    case, found = judge_binh_xet(path, raw, book, on, asked)
    errors = [problem for problem in found if problem.severity == "error"]
    if errors:
        raise ProblemsError(errors)
    try:
        return planned_binh_xet(path, case, found, sha256, meeting=asked.meeting)
    except HoleTouchedError:  # a blank that only lets nothing be planned
        raise ProblemsError(leftovers(BINH_XET, raw)) from None


def judge_binh_xet(
    path: Path, raw: RawNode, book: Book, on: date | None, asked: PlanSettings = TO_MAKE
) -> tuple[ReviewCase, list[Problem]]:
    """A review bound, as a case of law, and everything that is wrong with it or to be confirmed."""
    bound: Bound[BinhXet] = bind(BinhXet, raw, path.name, {"awards": book.award_names})
    left = leftovers(BINH_XET, raw, before=asked.before)
    case = ReviewCase(bound.record, bound.places, book, on)
    found = without_blanks(
        [*bound.problems, *check_council(bound), *review_days(bound), *check_review(bound, case)], left
    )
    found += as_warnings(left) if asked.lenient else left
    if asked.meeting:
        found = [problem for problem in found if not of_the_meeting(problem)]
    return case, found


def planned_binh_xet(
    path: Path, case: ReviewCase, found: Sequence[Problem], sha256: str = "", *, meeting: bool = False
) -> PlannedReview:
    """The plan of a review; the warnings among `found` are told with it."""
    regime = case.book.regime(case.day)
    assert regime is not None  # check_review has refused a day without regime
    plan = plan_review(case, regime, path.name, meeting=meeting)
    told = sorted((p for p in found if p.severity == "warning"), key=lambda p: (p.place.order, p.code))
    of_bundles = {str(one): one for bundle in plan.bundles for one in bundle.warnings}
    return PlannedReview(path, sha256, plan, (*plan.warnings, *told, *of_bundles.values()), meeting)


def make_review_context(plan: ReviewPlan, bundle: Bundle, document: PlannedDocument[ProposedRow]) -> dict[str, Any]:
    """Stage 4: the names and values of one planned document."""
    if document.nominee is not None:
        return bao_cao_binh_xet_context(plan, document.nominee, document.form)
    if document.form == "bien-ban-binh-xet":
        return bien_ban_binh_xet_context(plan)
    made = _OWN.get(document.form, to_trinh_binh_xet_context)
    return made(plan, bundle)
