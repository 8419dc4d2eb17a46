"""Which papers there are, in the order of the route."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ntm_docs.issuing.desk import DrawnPaper, OfficerDesk
from ntm_docs.issuing.offices import BUREAU, COORDINATION, COUNCIL, HOME, NUMBERS, PEOPLE
from ntm_docs.issuing.papers import bureau, council, decision, home, steering, summary, units
from ntm_docs.problems import Problem
from ntm_docs.receiving.offices import Line

_NONE_ELIGIBLE = "chưa có trường hợp nào đủ tiêu chuẩn"


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper: its id (of `--paper`), what it is called, the offices that sign it, why there may be none."""

    id: str
    title: str
    offices: tuple[str, ...]
    make: Callable[[OfficerDesk], Iterator[DrawnPaper]]
    nothing: str = _NONE_ELIGIBLE
    lines: tuple[Line, ...] = ()  # said too, or it is made only when it is asked for
    waits: Callable[[OfficerDesk], Problem | None] = lambda _desk: None  # what is not done yet, told likewise

    def silent(self, desk: OfficerDesk) -> list[str]:
        """What is not said of what it needs: offices, lines of the sheet."""
        offices = [role for role in self.offices if not desk.said.begun(role)]
        return offices or [f"{item} ({role})" for role, item in self.lines if not desk.said.text(role, item)]


_ALL = (
    PaperKind(units.RECEIPT, "giấy biên nhận", (COORDINATION,), units.receipts, "không có đơn vị nào"),
    PaperKind(
        units.LETTER,
        "công văn đề nghị bổ sung, trả hồ sơ",
        (COORDINATION,),
        units.letters,
        "không đơn vị nào phải bổ sung hay nhận lại hồ sơ",
    ),
    PaperKind(
        steering.OPINION,
        "báo cáo xin ý kiến Ban Chỉ đạo và danh sách",
        (COORDINATION,),
        steering.reports,
        "không có trường hợp khen cấp Nhà nước, cấp tỉnh",
    ),
    PaperKind(home.FORWARD, "công văn gửi Sở Nội vụ", (COORDINATION,), home.forwarding),
    PaperKind(
        home.OPINIONS,
        "công văn lấy ý kiến (hiệp y)",
        (HOME,),
        home.opinions,
        "chưa có trường hợp khen Nhà nước nào đủ tiêu chuẩn",
        ((HOME, "nơi lấy ý kiến"),),
    ),
    PaperKind(
        home.APPRAISAL,
        "báo cáo thẩm định",
        (HOME, COORDINATION),
        home.appraisals,
        "không có trường hợp khen cấp Nhà nước, cấp tỉnh",
    ),
    PaperKind(council.MINUTES, "biên bản của Hội đồng tỉnh", (COUNCIL, HOME), council.minutes, waits=council.unvoted),
    PaperKind(home.SUBMISSION, "tờ trình của Sở Nội vụ", (HOME, COORDINATION), home.submissions),
    PaperKind(bureau.SLIP, "phiếu trình của Văn phòng", (BUREAU, HOME), bureau.slips),
    PaperKind(
        home.PRIME_MINISTER,
        "tờ trình của Chủ tịch Ủy ban nhân dân tỉnh",
        (PEOPLE,),
        home.to_prime_minister,
        "chưa có trường hợp khen Nhà nước nào đủ tiêu chuẩn",
    ),
    PaperKind(decision.DECISION, "quyết định tặng Bằng khen", (PEOPLE,), decision.decisions),
    PaperKind(decision.ANNOUNCEMENT, "thông báo kết quả cho đơn vị", (HOME, PEOPLE), decision.announcements),
    PaperKind(
        summary.STATISTICS,
        "báo cáo kết quả, số liệu thống kê",
        (HOME, PEOPLE),
        summary.statistics,
        lines=((NUMBERS, "số quyết định"), (NUMBERS, "ngày quyết định")),
    ),
)
PAPERS = {one.id: one for one in _ALL}
