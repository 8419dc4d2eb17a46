"""Rules of periods that a text names."""

from collections.abc import Iterator

from ntm_docs.checking.judging import only
from ntm_docs.checking.rule import Fault, on, rule
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.dates import spans_in
from ntm_docs.problems import phrase


@rule("VE11", "dia_danh_ngay", "N", level="warning", clause="nhat_quan")
def period_ends_after_it_begins(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Ngày kết thúc không trước ngày bắt đầu.

    Sai: từ ngày 15 tháng 3 năm 2026 đến ngày 10 tháng 3 năm 2026
    Đúng: từ ngày 10 tháng 3 năm 2026 đến ngày 15 tháng 3 năm 2026
    Cách sửa: Sửa lại ngày bắt đầu hoặc ngày kết thúc.
    """
    found = [(one, *span) for one, line, _name in van_ban.written for span in spans_in(line)]
    only(found)
    for one, text, first, last in found:
        if last < first:
            yield on(one, f"{last:%d/%m/%Y}", phrase("không trước {day}", day=f"{first:%d/%m/%Y}"), text)
