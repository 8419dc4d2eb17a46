"""Papers of one dossier against each other."""

import difflib
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from ntm_docs.checking import dossier_facts  # noqa: F401 -- registers its rules
from ntm_docs.checking.dossier_rule import DOSSIER_RULES, dossier_rule
from ntm_docs.checking.papers import Named, Papers, award_of, nominees, same_award
from ntm_docs.checking.periods import spans, year_columns
from ntm_docs.checking.rule import Fault, NotJudged
from ntm_docs.checking.rules.appendix import not_attached_to
from ntm_docs.checking.rules.bases import citations
from ntm_docs.messages import gettext as _
from ntm_docs.outline import read_label
from ntm_docs.papers.van_ban import VanBan
from ntm_docs.phrases.dates import IN_TEXT, day_of
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.word.facts import Paragraph

_COUNT = re.compile(
    r"(?<![\d.,])(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,4})\s+(?P<kind>tập thể|cá nhân|hộ gia đình|trường hợp|đơn vị)",
    re.IGNORECASE,
)
_MEETING = re.compile(rf"(?:họp|cuộc họp|phiên họp|Biên bản)[^.;]{{0,160}}?{IN_TEXT}", re.IGNORECASE)
_BEGAN = re.compile(rf"(?:bắt đầu|khai mạc|hôm nay|vào hồi|kết thúc)[^.]{{0,60}}?{IN_TEXT}", re.IGNORECASE)
_PRESENT = re.compile(
    r"(?:có mặt|dự họp|tham dự)\D{0,12}(?P<present>\d{1,2})\s*/\s*(?P<all>\d{1,2})|"
    r"(?P<before>\d{1,2})\s*/\s*(?P<total>\d{1,2})(?:\s+\w+){0,4}?\s+(?:có mặt|dự họp|tham dự)",
    re.IGNORECASE,
)
_OF = re.compile(r"Tờ trình\s+số", re.IGNORECASE)
_PERIOD = re.compile(r"giai đoạn\s+(?P<first>20\d\d)\s*[-–]\s*(?P<last>20\d\d)", re.IGNORECASE)
_TITLE = ("ten_loai", "trich_yeu", "phu_luc_ten")
_NEAR = 0.8


def _text(van_ban: VanBan) -> str:
    return " ".join(" ".join(one.text.split()) for one in van_ban.facts.paragraphs)


@dossier_rule("VF20")
def counts_agree(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Số lượng trong tờ trình, số dòng danh sách và số báo cáo thành tích bằng nhau.

    Sai: Tờ trình nêu 10 trường hợp, danh sách có 9 dòng
    Đúng: Tờ trình 10, danh sách 10 dòng, 10 báo cáo
    Cách sửa: Đếm lại; sửa tờ trình, danh sách hoặc bổ sung báo cáo còn thiếu.
    """
    if papers.danh_sach is None:
        raise NotJudged(_("không tìm thấy danh sách"))
    rows = nominees(papers.danh_sach)
    if papers.to_trinh is not None:
        stated = _stated(papers.to_trinh)
        papers.note(_("số lượng"), stated is not None)
        if stated is not None and stated[0] != len(rows):
            yield (
                papers.to_trinh,
                Fault(stated[1], stated[2], str(stated[0]), _("{count} dòng trong danh sách").format(count=len(rows))),
            )
    papers.note(_("số báo cáo"), bool(papers.bao_cao))
    if papers.bao_cao and len(papers.bao_cao) != len(rows):
        found = _("{count} báo cáo thành tích").format(count=len(papers.bao_cao))
        yield papers.danh_sach, Fault(None, "", found, _("{count} dòng trong danh sách").format(count=len(rows)))


def _stated(van_ban: VanBan) -> tuple[int, Paragraph, str] | None:
    """The total that a submission states: the line `Tổng số`, else the sentence that proposes."""
    for one in van_ban.body:
        text = " ".join(one.text.split())
        if fold_key(text).startswith(("tongso", "tongcong")):
            number = _counted(text.split("(")[0])
            if number:
                return number, one, text
    for one in van_ban.body:
        text = " ".join(one.text.split())
        if "đề nghị" in text.casefold():
            number = _counted(text.split("(")[0] if text.count("(") == 1 else text)
            if number:
                return number, one, text[:120]
    return None


def _counted(text: str) -> int:
    """How many are counted: the `trường hợp` where they are named, else the sum of the kinds."""
    counts = [(match["kind"].casefold(), int(match["number"].replace(".", ""))) for match in _COUNT.finditer(text)]
    whole = [number for kind, number in counts if kind == "trường hợp"]
    return whole[0] if whole else sum(number for _kind, number in counts)


@dossier_rule("VF21")
def names_agree(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Tên trong danh sách viết giống nhau ở biên bản, tờ trình và báo cáo thành tích.

    Sai: Danh sách: Nguyễn Thị Hòa; báo cáo: Nguyễn Thị Hoa
    Đúng: Một cách viết ở mọi văn bản
    Cách sửa: Đối chiếu giấy tờ gốc, sửa tên cho giống nhau ở mọi văn bản.
    """
    if papers.danh_sach is None:
        raise NotJudged(_("không tìm thấy danh sách"))
    rows = nominees(papers.danh_sach)
    for document in filter(None, (papers.to_trinh, papers.bien_ban)):
        text = same_text(_text(document))
        there = [one for one in rows if one.key in text]
        papers.note(_("họ tên"), len(there))
        if there:  # a paper that gives only numbers names nobody
            yield from ((document, _missing(one, document)) for one in rows if one not in there)
    texts = [same_text(_text(one)) for one in papers.bao_cao]
    if papers.bao_cao:
        for one in rows:
            papers.note(_("họ tên"))
            if not any(one.key in text for text in texts):
                near = _nearest(one, papers.bao_cao)
                yield papers.danh_sach, Fault(one.paragraph, one.name, near or _("không có báo cáo"), one.name)


def _missing(one: Named, document: VanBan) -> Fault:
    near = _nearest(one, (document,))
    return Fault(None, near or one.name, near or _("không có tên này"), one.name)


def _nearest(one: Named, documents: Sequence[VanBan]) -> str:
    """The words of some papers that look most like a name, spelt another way."""
    size, best, score = len(one.key.split()), "", _NEAR
    for document in documents:
        for paragraph in document.facts.paragraphs:
            words = paragraph.text.split()
            for start in range(len(words) - size + 1):
                candidate = " ".join(words[start : start + size]).strip(" ,.;:()")
                if candidate[:1].casefold() != one.key[:1]:
                    continue
                ratio = difflib.SequenceMatcher(None, same_text(candidate), one.key).ratio()
                if ratio > score:
                    best, score = candidate, ratio
    return best


@dossier_rule("VF22")
def meeting_cited(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Ngày họp và số thành viên có mặt nêu trong tờ trình đúng với biên bản họp Hội đồng.

    Sai: Tờ trình: họp ngày 09/7/2025, 08/09 có mặt; biên bản: ngày 10/7/2025, 07/09 có mặt
    Đúng: Cả hai: ngày 09/7/2025, có mặt 08/09
    Cách sửa: Sửa tờ trình theo biên bản đã ký.
    """
    to_trinh, bien_ban = papers.to_trinh, papers.bien_ban
    if to_trinh is None or bien_ban is None:
        raise NotJudged(_("không đủ tờ trình và biên bản"))
    held = _first_day(bien_ban, _BEGAN)
    if held is None:
        raise NotJudged(_("không đọc được ngày họp trong biên bản"))
    cited = _first_day(to_trinh, _MEETING)
    papers.note(_("ngày họp"))
    if cited is None:
        yield (
            to_trinh,
            Fault(None, "", _("không nêu cuộc họp của Hội đồng"), _("ngày {day}").format(day=f"{held[0]:%d/%m/%Y}")),
        )
    elif cited[0] != held[0]:
        yield to_trinh, Fault(cited[1], cited[2], f"{cited[0]:%d/%m/%Y}", f"{held[0]:%d/%m/%Y}")
    stated, counted = _attendance(to_trinh), _attendance(bien_ban)
    papers.note(_("số người có mặt"), bool(stated and counted))
    if stated and counted and stated != counted:
        yield to_trinh, Fault(None, "", "{}/{}".format(*stated), "{}/{}".format(*counted))
    if stated is None or counted is None:
        raise NotJudged(_("không đọc được số thành viên có mặt"))


def _attendance(van_ban: VanBan) -> tuple[int, int] | None:
    """Members present and all members: said as 13/15, or listed under “Có mặt” and “Vắng mặt”."""
    found = _PRESENT.search(_text(van_ban))
    if found:
        return int(found["present"] or found["before"]), int(found["all"] or found["total"])
    counts = {"comat": 0, "vangmat": 0}
    under = ""
    for one in van_ban.main.body:
        text = one.full_text
        head = fold_key(text)
        if head in counts:
            under = head
        elif under and (text.startswith("-") or read_label(text)):
            counts[under] += 1
        else:
            under = ""
    return (counts["comat"], sum(counts.values())) if counts["comat"] else None


def _first_day(van_ban: VanBan, pattern: re.Pattern[str]) -> tuple[date, Paragraph, str] | None:
    for one in van_ban.facts.paragraphs:
        found = pattern.search(" ".join(one.text.split()))
        if found:
            day = day_of(int(found["y"]), int(found["m"]), int(found["d"]))
            if day is not None:
                return day, one, found[0]
    return None


@dossier_rule("VF29")
def award_agrees(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Hình thức khen thưởng giống nhau ở tờ trình, danh sách, biên bản và báo cáo.

    Sai: Tờ trình: Bằng khen của Thủ tướng Chính phủ; danh sách: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh
    Đúng: Một hình thức ở mọi văn bản
    Cách sửa: Sửa tên hình thức khen thưởng theo tờ trình.
    """
    if papers.to_trinh is None:
        raise NotJudged(_("không tìm thấy tờ trình"))
    wanted = award_of(papers.to_trinh)
    if not wanted:
        raise NotJudged(_("không đọc được hình thức khen thưởng trong tờ trình"))
    if papers.is_review:
        raise NotJudged(_("tờ trình đề nghị nhiều danh hiệu, hình thức"))
    for document in (papers.danh_sach, papers.bien_ban, *papers.bao_cao):
        award = award_of(document) if document is not None else ""
        papers.note(_("hình thức khen thưởng ở tên văn bản"), bool(award))
        if document is not None and award and not same_award(award, wanted):
            yield document, Fault(None, award, award, wanted)


@dossier_rule("VF30")
def list_of_this_submission(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Dòng “(Kèm theo Tờ trình số … ngày …)” của danh sách đúng với tờ trình.

    Sai: Danh sách kèm theo Tờ trình số 12/TTr-UBND; tờ trình số 15/TTr-UBND
    Đúng: Cùng số, ký hiệu và ngày
    Cách sửa: Sửa số, ngày trong dòng kèm theo của danh sách.
    """
    if papers.to_trinh is None or papers.danh_sach is None:
        raise NotJudged(_("không đủ tờ trình và danh sách"))
    part = next(iter(papers.danh_sach.main.of("kem_theo")), None)
    text = papers.danh_sach.main.text("kem_theo")
    if part is None or not _OF.search(text) or not papers.to_trinh.main.text("so_ky_hieu"):
        raise NotJudged(_("không đọc được số tờ trình"))
    papers.note(_("số, ngày tờ trình ghi ở danh sách"))
    for fault in not_attached_to(part, text, papers.to_trinh):
        yield papers.danh_sach, fault


@dossier_rule("VF24", level="warning")
def period_before_proposal(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Thời gian lập thành tích liên tục và kết thúc trước ngày tờ trình; các văn bản ghi cùng một giai đoạn.

    Sai: Báo cáo: từ tháng 01/2021 đến tháng 9/2025, tờ trình ngày 14/7/2025; bảng có năm 2021, 2022, 2024
    Đúng: Từ tháng 01/2021 đến tháng 6/2025; bảng có năm 2021, 2022, 2023, 2024
    Cách sửa: Sửa thời gian trong báo cáo; bổ sung số liệu năm còn thiếu; ghi cùng một giai đoạn.
    """
    yield from _one_period(papers)
    for report in papers.bao_cao:
        for paragraph, years in year_columns(report):
            steps = sorted(later - year for year, later in pairwise(years))
            if len(set(steps)) > 1 and set(steps[:-1]) == {1}:  # each year but one follows the one before
                yield report, Fault(paragraph, ", ".join(map(str, years)), _("thiếu năm"), _("các năm liên tục"))
    day = papers.to_trinh.day if papers.to_trinh is not None else None
    for report in papers.bao_cao:
        for told in spans(report):
            if told.backwards:
                yield report, Fault(told.paragraph, told.quote, told.quote, _("kết thúc sau khi bắt đầu"))
            elif day is not None and told.end > (day.year, day.month):
                before = _("trước ngày {day}").format(day=f"{day:%d/%m/%Y}")
                yield report, Fault(told.paragraph, told.quote, told.quote, before)
    if papers.bao_cao and day is None:
        raise NotJudged(_("tờ trình chưa có ngày"))


def _one_period(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Papers whose title names other years than the submission's."""
    wanted = _period(papers.to_trinh)
    for document in filter(None, (papers.danh_sach, papers.bien_ban, *papers.bao_cao)):
        period = _period(document)
        papers.note(_("giai đoạn"), bool(wanted and period))
        if wanted and period and period != wanted:
            yield document, Fault(None, period, period, wanted)


def _period(van_ban: VanBan | None) -> str:
    """The years that the title of a paper names: `2021-2025`."""
    title = " ".join(van_ban.main.text(name) for name in _TITLE) if van_ban is not None else ""
    found = _PERIOD.search(title)
    return f"{found['first']}-{found['last']}" if found else ""


@dossier_rule("VF27", level="warning")
def proposal_not_result(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Hồ sơ trình ghi “đề nghị tặng”, không ghi như đã được tặng.

    Sai: Danh sách cá nhân được tặng Bằng khen (kèm theo tờ trình)
    Đúng: Danh sách cá nhân đề nghị tặng Bằng khen
    Cách sửa: Đổi “được tặng” thành “đề nghị tặng” trong tên tờ trình, danh sách.
    """
    for document in filter(None, (papers.to_trinh, papers.danh_sach)):
        zone = document.main
        for part in (*zone.of("trich_yeu"), *zone.of("phu_luc_ten")):
            if re.search(r"được tặng", part.text, re.IGNORECASE):
                yield document, Fault(part.paragraph, part.text, _("được tặng"), _("đề nghị tặng"))


@dossier_rule("VF31")
def citations_agree(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Một văn bản được viện dẫn ở nhiều giấy tờ của hồ sơ thì cùng một ngày.

    Sai: Tờ trình: Kế hoạch số 168/KH-UBND ngày 12/7/2022; báo cáo: Kế hoạch số 168/KH-UBND ngày 21/7/2022
    Đúng: Cùng ngày ở mọi giấy tờ
    Cách sửa: Đối chiếu văn bản gốc, ghi cùng một ngày ở mọi giấy tờ.
    """
    first: dict[str, date] = {}
    for document in papers.documents:
        for one in citations(document):
            known = first.setdefault(one.notation, one.day)
            papers.note(_("ngày của văn bản viện dẫn"))
            if known != one.day:
                yield document, Fault(one.paragraph, one.quote, f"{one.day:%d/%m/%Y}", f"{known:%d/%m/%Y}")


__all__ = ["DOSSIER_RULES"]
