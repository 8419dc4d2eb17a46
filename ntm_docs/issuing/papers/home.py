"""What the Department of Home Affairs gets and submits."""

from collections.abc import Iterator, Sequence
from typing import Any

from ntm_docs.context.wording import capital
from ntm_docs.issuing import frame
from ntm_docs.issuing.desk import LEVELS, PROVINCIAL, STATE, DrawnPaper, OfficerDesk, counted, kinds_in, total
from ntm_docs.issuing.offices import HOME, NUMBERS, PEOPLE
from ntm_docs.issuing.papers.steering import eligible_list, remarks, warn_of
from ntm_docs.issuing.reception import ELIGIBLE, AppraisedCase
from ntm_docs.phrases.dates import blank_date, long_date
from ntm_docs.phrases.numbers import two_digits
from ntm_docs.regulations import HinhThuc
from ntm_docs.regulations.plan import slug_of

FORWARD, APPRAISAL, SUBMISSION, OPINIONS = "cong-van-so-noi-vu", "bao-cao-tham-dinh", "to-trinh-so", "cong-van-hiep-y"
PRIME_MINISTER = "to-trinh-thu-tuong"
_OPINION = {STATE: ("ý kiến khen Nhà nước", "Trưởng Ban"), PROVINCIAL: ("ý kiến khen cấp tỉnh", "Phó Trưởng Ban")}
_ROMAN = ("I", "II", "III", "IV", "V")


def eligible_by_award(desk: OfficerDesk) -> list[tuple[HinhThuc, tuple[AppraisedCase, ...]]]:
    """Each award with those found eligible, the State's first: one submission is of one award."""
    cases = [case for level in LEVELS for case in desk.cases(level, ELIGIBLE)]
    return [(award, tuple(c for c in cases if _is_of(desk, c, award))) for award in desk.awards(cases)]


def _is_of(desk: OfficerDesk, case: AppraisedCase, award: HinhThuc) -> bool:
    found = desk.award(case.award)
    return found is not None and found.ma == award.ma


def lower(words: str) -> str:
    """The first letter small, where it does not begin a sign or a name in capitals."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def level_of(award: HinhThuc) -> str:
    """Who gives it: the State or the province."""
    return STATE if STATE in award.nhom else PROVINCIAL


def forwarding(desk: OfficerDesk) -> Iterator[DrawnPaper]:
    """The letter that brings the dossiers to the Department (168/KH-UBND, mục V.3, khoản 3.1, 3.2)."""
    office, chosen = desk.coordination, [case for level in LEVELS for case in desk.cases(level, ELIGIBLE)]
    if not chosen:
        return
    warn_of(desk, chosen)
    number = desk.said.text(NUMBERS, "số công văn gửi Sở Nội vụ") or None
    signed = number, desk.said.day(NUMBERS, "ngày công văn gửi Sở Nội vụ")
    context = frame.dispatch(
        office,
        signed,
        desk.on.year,
        subject="đề nghị thẩm định, trình khen thưởng phong trào thi đua xây dựng nông thôn mới",
        to=[desk.said.name_of(HOME)],
        body=_forwarded(desk, chosen),
    )
    yield DrawnPaper(FORWARD, "cong-van-gui-so-noi-vu", "01-cong-van.docx", context, tuple(chosen))
    paper = frame.cited_paper("Công văn", office, signed, desk.on.year)
    listed = eligible_list(desk, chosen, paper, "")
    yield DrawnPaper(FORWARD, "danh-sach-du-tieu-chuan", "02-danh-sach-du-tieu-chuan.docx", listed, tuple(chosen))


def _forwarded(desk: OfficerDesk, chosen: Sequence[AppraisedCase]) -> Iterator[dict[str, Any]]:
    office, plan = desk.coordination, desk.said.text("Chung", "kế hoạch")
    begun = f"Thực hiện {plan}, " if plan else ""
    yield frame.text(
        f"{begun}{office.ten} đã tổng hợp hồ sơ của {two_digits(len({one.dossier.unit for one in chosen}))} đơn vị, "
        f"đối chiếu tiêu chuẩn quy định đối với các trường hợp đề nghị khen thưởng trong {desk.said.movement()}."
    )
    for level in LEVELS:
        found = [one for one in chosen if desk.level(one) == level]
        item, who = _OPINION[level]
        said = desk.said.text(NUMBERS, item)
        if found:
            if not said:
                desk.note("issue.no_opinion", desk.said.place(NUMBERS, item), item=item, who=who)
            opinion = f"được {who} Chỉ đạo cho ý kiến tại {said or '………………'}"
            yield frame.text(f"{capital(LEVELS[level])}: {total(found)}, {opinion}.")
    yield frame.opening(
        f"{office.ten} gửi kèm danh sách, hồ sơ; đề nghị {desk.said.name_of(HOME)} thẩm định, trình "
        f"{desk.head} xem xét theo quy định./."
    )


def opinions(desk: OfficerDesk) -> Iterator[DrawnPaper]:
    """Letters that ask for opinions on State awards, one for each award (Nghị định 98/2023/NĐ-CP, Điều 31)."""
    number = 0
    for award, cases in eligible_by_award(desk):
        if level_of(award) != STATE:
            continue
        number += 1
        office = desk.said.office(HOME)
        to = desk.said.need(HOME, "nơi lấy ý kiến")
        context = frame.dispatch(
            office,
            (None, None),
            desk.on.year,
            subject=f"lấy ý kiến (hiệp y) đề nghị {award.loi_tang} {award.ten}",
            to=[line.strip(" ;") for line in to.split(";") if line.strip(" ;")],
            body=_asked(desk, award, cases),
        )
        yield DrawnPaper(OPINIONS, "cong-van-lay-y-kien", f"{number:02}-{slug_of(award.ten)}.docx", context, cases)


def _asked(desk: OfficerDesk, award: HinhThuc, cases: Sequence[AppraisedCase]) -> Iterator[dict[str, Any]]:
    office, ruling = desk.said.office(HOME), desk.ruling(award, "hiep_y")
    firm = ruling.rule is not None and ruling.rule.do_tin_cay == "sourced"
    by_law = f" ({ruling.rule.can_cu})" if ruling.rule is not None and firm else ""
    yield frame.opening(
        f"Theo quy định về lấy ý kiến khen thưởng{by_law}, {office.ten} đang thẩm định đề nghị "
        f"{award.loi_tang} {award.ten} vì có thành tích xuất sắc trong {desk.said.movement()} đối với các trường hợp "
        "sau:"
    )
    for order, case in enumerate(cases, start=1):
        place = f" ({case.row['chức vụ, nơi ở']})" if case.row["chức vụ, nơi ở"] else ""
        merit = case.row["tóm tắt thành tích"].rstrip(" .;")
        yield frame.text(f"{order}. {case.name}{place}. {merit}." if merit else f"{order}. {case.name}{place}.")
    yield frame.opening(f"{office.ten} đề nghị quý cơ quan có ý kiến bằng văn bản về:")
    yield from frame.listed([capital(line) for line in ruling.value or ("việc chấp hành chính sách, pháp luật",)])
    until = desk.said.day(HOME, "hạn trả lời")
    day = long_date(until) if until else blank_date(desk.on.year)
    yield frame.opening(f"Ý kiến gửi về {office.ten} trước {day} để hoàn thiện hồ sơ theo quy định./.")


def appraisals(desk: OfficerDesk) -> Iterator[DrawnPaper]:
    """The report of the appraisal, of all awards: what was held against what, and what was found."""
    cases = tuple(one for level in LEVELS for one in desk.cases(level))
    if not cases:
        return
    office = desk.said.office(HOME)
    number = desk.said.text(NUMBERS, "số báo cáo thẩm định") or None
    context = frame.named_paper(
        office,
        "Báo cáo",
        (number, desk.said.day(NUMBERS, "ngày báo cáo thẩm định")),
        desk.on.year,
        subject=f"Kết quả thẩm định hồ sơ đề nghị khen thưởng trong {desk.said.movement()}",
        to=[desk.head],
        body=_appraised(desk, cases),
    )
    yield DrawnPaper(APPRAISAL, "bao-cao-tham-dinh", "01-bao-cao-tham-dinh.docx", context, cases)


def _appraised(desk: OfficerDesk, cases: Sequence[AppraisedCase]) -> Iterator[dict[str, Any]]:
    office, plan = desk.said.office(HOME), desk.said.text("Chung", "kế hoạch")
    based = f"Thực hiện {plan}; t" if plan else "T"
    yield frame.text(
        f"{based}heo đề nghị của {desk.coordination.ten}, {office.ten} đã thẩm định hồ sơ, thành tích của "
        f"{total(cases)}. Kết quả như sau:"
    )
    for at, (award, members) in enumerate(_by_award(desk, cases), start=1):
        yield frame.heading(f"{at}. {award.ten}")
        yield from _findings(desk, award, members)
    yield frame.opening(
        f"Kính báo cáo {desk.head}; {office.ten} trình riêng từng hình thức khen thưởng đối với các trường hợp đủ tiêu "
        "chuẩn./."
    )


def _by_award(desk: OfficerDesk, cases: Sequence[AppraisedCase]) -> list[tuple[HinhThuc, list[AppraisedCase]]]:
    return [(award, [c for c in cases if _is_of(desk, c, award)]) for award in desk.awards(cases)]


def _findings(desk: OfficerDesk, award: HinhThuc, cases: Sequence[AppraisedCase]) -> Iterator[dict[str, Any]]:
    """Who decides by which clause, how many are eligible, who is not and why."""
    rule = desk.ruling(award, "tham_quyen").rule
    lines = []
    if rule is not None:
        lines.append(
            f"Thẩm quyền: {desk.book.tinh.worded(str(rule.gia_tri), desk.said.province, desk.on)} ({rule.can_cu})"
        )
    chosen = [one for one in cases if one.verdict == ELIGIBLE]
    lines.append(f"Đề nghị {total(cases)}; đủ tiêu chuẩn {total(chosen)}")
    for one in cases:
        if one.verdict and one.verdict != ELIGIBLE:
            why = one.reason or f"thiếu {', '.join(one.lacking)}"
            lines.append(f"{capital(one.verdict)}: {one.name} ({one.dossier.unit}), {lower(why)}")
        elif one.verdict and remarks(one):
            lines.append(f"Cần làm rõ: {one.name} ({one.dossier.unit}), {'; '.join(remarks(one))}")
    waiting = [one for one in cases if not one.verdict]
    if waiting:
        lines.append(f"Chưa có kết quả: {total(waiting)}")
    yield from frame.listed(lines)


def submission_signed(desk: OfficerDesk, award: HinhThuc) -> frame.Signed:
    """Number and day of the submission of an award, as far as they are said: the number of the province's alone."""
    number = desk.said.text(NUMBERS, "số tờ trình của Sở Nội vụ") if level_of(award) == PROVINCIAL else ""
    return number or None, desk.said.day(NUMBERS, "ngày tờ trình của Sở Nội vụ")


def submissions(desk: OfficerDesk) -> Iterator[DrawnPaper]:
    """A submission with its list to the head of the province for each award; the basis is the appraisal."""
    for number, (award, cases) in enumerate(eligible_by_award(desk), start=1):
        office = desk.said.office(HOME)
        signed = submission_signed(desk, award)
        yield from _submitted(
            desk, award, cases, Submitting(SUBMISSION, "to-trinh-so-noi-vu", office, signed, number, desk.head)
        )


class Submitting:
    """Which submission is made: its kind, form, office, number and day, order, addressee."""

    def __init__(self, paper: str, form: str, office: Any, signed: frame.Signed, number: int, to: str) -> None:
        self.paper, self.form, self.office, self.signed, self.to = paper, form, office, signed, to
        self.folder = number


def _submitted(
    desk: OfficerDesk, award: HinhThuc, cases: tuple[AppraisedCase, ...], made: Submitting
) -> Iterator[DrawnPaper]:
    warn_of(desk, cases)
    subject = (
        f"Về việc đề nghị {award.loi_tang} {award.ten} cho {kinds_in(cases)} có thành tích xuất sắc trong "
        f"{desk.said.movement()}"
    )
    central = made.paper == PRIME_MINISTER
    to = [made.to, "Bộ Nội vụ"] if central else [made.to]
    more = [] if central else [desk.said.text(NUMBERS, _OPINION[level_of(award)][0])]
    context = frame.named_paper(
        made.office,
        "Tờ trình",
        made.signed,
        desk.on.year,
        subject=subject,
        to=to,
        based=desk.bases(award, made.signed[1], *more),
        body=_wish(desk, award, cases, made),
    )
    folder = f"{made.folder:02}-{slug_of(award.ten)}"
    yield DrawnPaper(made.paper, made.form, f"{folder}/01-to-trinh.docx", context, cases)
    paper = frame.cited_paper("Tờ trình", made.office, made.signed, desk.on.year)
    yield DrawnPaper(made.paper, "danh-sach", f"{folder}/02-danh-sach.docx", _list(desk, award, cases, paper), cases)


def _wish(
    desk: OfficerDesk, award: HinhThuc, cases: Sequence[AppraisedCase], made: Submitting
) -> Iterator[dict[str, Any]]:
    home, central = desk.said.name_of(HOME), made.paper == PRIME_MINISTER
    who = f"Theo kết quả thẩm định của {home}, " if central else f"Trên cơ sở đề nghị của {desk.coordination.ten}, "
    did = (
        f"{desk.head} kính đề nghị {made.to} xem xét, "
        if central
        else f"{home} đã thẩm định hồ sơ, thành tích; kính đề "
    )
    wish = _central(desk.wording(award)) if central else desk.wording(award)
    did += wish if central else f"nghị {made.to} xem xét, {wish}"
    yield frame.opening(
        f"{who}{did} cho {counted(cases)} có thành tích xuất sắc trong {desk.said.movement()} (danh sách tại Phụ lục "
        "kèm theo), gồm:"
    )
    for at, kind in enumerate(dict.fromkeys(kind for _award, kind, _members in desk.groups(cases)), start=1):
        members = [one for one in cases if one.kind == kind]
        yield frame.text(f"{at}. {capital(kind)}: {two_digits(len(members))} trường hợp.")
    minutes = "biên bản họp Hội đồng Thi đua - Khen thưởng, " if level_of(award) == STATE else ""
    yield frame.opening(f"Hồ sơ gồm danh sách, {minutes}báo cáo thành tích của từng trường hợp.")
    decides = "quyết định" if central or level_of(award) == PROVINCIAL else "trình cấp có thẩm quyền quyết định"
    if central and "huan-chuong" in award.nhom:
        decides = "trình Chủ tịch nước quyết định"
    yield frame.opening(f"Kính trình {made.to} xem xét, {decides}./.")


def _central(wish: str) -> str:
    """What the Prime Minister is asked: not to submit to himself."""
    return wish.removeprefix("trình Thủ tướng Chính phủ ")


def _list(desk: OfficerDesk, award: HinhThuc, cases: Sequence[AppraisedCase], paper: str) -> dict[str, Any]:
    """Danh sách of a submission: by kind, with merits (Nghị định 30/2020/NĐ-CP, Mẫu 2.1)."""
    heading = f"{kinds_in(cases)} đề nghị {award.loi_tang} {award.ten}"
    made = frame.annex("", heading, paper)
    made.pop("so_phu_luc")
    groups = []
    for at, (_award, kind, members) in enumerate(desk.groups(cases)):
        rows = [
            {
                "stt": order,
                "ten": case.name,
                "noi": capital(case.row["chức vụ, nơi ở"]),
                "tom_tat": case.row["tóm tắt thành tích"],
                "hinh_thuc": award.ten,
                "ghi_chu": case.dossier.unit,
            }
            for order, case in enumerate(members, start=1)
        ]
        title = f"{_ROMAN[at]}. {kind.upper()}"
        groups.append({"tieu_de": title, "so_luong": two_digits(len(members)), "dong": rows})
    return made | {"nhom": groups, "tong_so": f"Tổng số: {two_digits(len(cases))} trường hợp ({counted(cases)})./."}


def to_prime_minister(desk: OfficerDesk) -> Iterator[DrawnPaper]:
    """The submission of the head of the province for each State award (Luật 06/2022/QH15, Điều 83)."""
    number = 0
    for award, cases in eligible_by_award(desk):
        if level_of(award) == STATE:
            number += 1
            signed = None, desk.said.day(NUMBERS, "ngày tờ trình Thủ tướng")
            made = Submitting(
                PRIME_MINISTER, "to-trinh-thu-tuong", desk.said.office(PEOPLE), signed, number, "Thủ tướng Chính phủ"
            )
            yield from _submitted(desk, award, cases, made)
