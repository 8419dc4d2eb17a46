"""The slip that lays a submission before its head.

Headings and order are those of the office of Hà Nội's People's Committee, 02/2026; no law fixes a form, and that of
other provinces is not known, which is told.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from ntm_docs.context.heading import addressees, letterhead, place_and_date, signature
from ntm_docs.context.wording import capital
from ntm_docs.issuing import frame
from ntm_docs.issuing.desk import STATE, DrawnPaper, OfficerDesk, counted, total
from ntm_docs.issuing.offices import BUREAU, COUNCIL, HOME, NUMBERS
from ntm_docs.issuing.papers.home import eligible_by_award, level_of, submission_signed
from ntm_docs.issuing.papers.steering import remarks, warn_of
from ntm_docs.issuing.reception import AppraisedCase
from ntm_docs.phrases.dates import long_date
from ntm_docs.regulations import HinhThuc
from ntm_docs.regulations.plan import slug_of

SLIP = "phieu-trinh"
_ADVICE, _BLANK = "ý kiến đề xuất", "…" * 30
_ROOM = 3  # lines for a hand


def slips(desk: OfficerDesk) -> Iterator[DrawnPaper]:
    """A slip for each submission of the Department."""
    found = eligible_by_award(desk)
    if not found:
        return
    said = desk.said
    desk.note("issue.slip_form", said.place(BUREAU, "tên"))
    if not said.lines(BUREAU, _ADVICE):
        desk.note("issue.no_advice", said.place(BUREAU, _ADVICE))
    for number, (award, cases) in enumerate(found, start=1):
        warn_of(desk, cases)
        yield DrawnPaper(SLIP, SLIP, f"{number:02}-{slug_of(award.ten)}.docx", _slip(desk, award, cases), cases)


def _head(desk: OfficerDesk) -> str:
    """The post of whom it is laid before."""
    post = desk.said.text(BUREAU, "chức vụ người được trình") or "Chủ tịch"
    return post if "Ủy ban" in post else f"{post} Ủy ban nhân dân {desk.said.full_province}"


def _slip(desk: OfficerDesk, award: HinhThuc, cases: Sequence[AppraisedCase]) -> dict[str, Any]:
    office = desk.said.office(BUREAU)
    name, head = desk.said.text(BUREAU, "người được trình"), _head(desk)
    return letterhead(office.ten, office.chu_quan) | {
        "dia_danh_ngay": place_and_date(office.dia_danh, None, desk.on.year),
        "ten_loai": "PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC",
        **addressees([f"Đồng chí {name}, {head}" if name else head]),
        "noi_dung": list(_body(desk, award, cases)),
        "noi_nhan": [],
        "ky": signature(office.nguoi_ky),
        "ho_va_ten": office.nguoi_ky.ho_va_ten,
    }


def _body(desk: OfficerDesk, award: HinhThuc, cases: Sequence[AppraisedCase]) -> Iterator[dict[str, Any]]:
    office, home, head = desk.said.office(BUREAU), desk.said.name_of(HOME), _head(desk)
    matter = f"Đề nghị {award.loi_tang} {award.ten} cho {counted(cases)}"
    columns = [("Vấn đề trình", 60.0, "trái"), ("Cơ quan trình", 35.0, "trái"), ("Văn bản kèm theo", 70.0, "trái")]
    yield frame.table(columns, [(matter, home, "\n".join(_papers(desk, award)))])
    yield frame.part(f"I. Ý KIẾN CHỈ ĐẠO CỦA {head.upper()}")
    for _line in range(_ROOM):
        yield frame.text(_BLANK)
    yield frame.part(f"II. {office.ten.upper()} BÁO CÁO")
    yield frame.heading(f"1. Báo cáo và đề nghị của {home}")
    yield frame.text(
        f"{home} đã thẩm định hồ sơ, đề nghị {head} xem xét, {desk.wording(award)} cho {total(cases)} có thành tích "
        f"xuất sắc trong {desk.said.movement()}."
    )
    yield from _council(desk, cases)
    warned = [f"{case.name} ({case.dossier.unit}): {'; '.join(remarks(case))}" for case in cases if remarks(case)]
    if warned:
        yield frame.opening("Trường hợp còn điểm phải làm rõ:")
        yield from frame.listed(warned)
    yield frame.heading("2. Ý kiến đề xuất của Văn phòng")
    for line in desk.said.lines(BUREAU, _ADVICE) or (_BLANK,) * _ROOM:
        yield frame.text(line)
    yield frame.opening(f"{office.ten} kính báo cáo {head} xem xét, phê duyệt./.")


def _papers(desk: OfficerDesk, award: HinhThuc) -> Iterator[str]:
    """What lies beside the slip."""
    said, home = desk.said, desk.said.named_only(HOME)
    year = desk.on.year
    yield frame.cited_paper("Tờ trình", home, submission_signed(desk, award), year) + ", kèm danh sách"
    report = said.text(NUMBERS, "số báo cáo thẩm định") or None, said.day(NUMBERS, "ngày báo cáo thẩm định")
    yield frame.cited_paper("Báo cáo", home, report, year)
    if desk.council.day:
        yield f"Biên bản họp {said.name_of(COUNCIL)} {long_date(desk.council.day)}"
    state = level_of(award) == STATE
    yield "Dự thảo tờ trình Thủ tướng Chính phủ" if state else "Dự thảo quyết định"


def _council(desk: OfficerDesk, cases: Sequence[AppraisedCase]) -> Iterator[dict[str, Any]]:
    """How the council voted, where it did on all of them."""
    council = desk.council
    found = [council.passed(case) for case in cases]
    if not council.day or None in found:
        return
    name, passed = desk.said.name_of(COUNCIL), sum(one is True for one in found)
    result = "toàn bộ" if passed == len(cases) else f"{passed}/{len(cases)}"
    yield frame.text(f"{capital(name)} họp {long_date(council.day)} đề nghị {result} trường hợp.")
