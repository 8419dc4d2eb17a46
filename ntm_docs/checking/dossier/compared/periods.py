"""Periods that a báo cáo thành tích states."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ntm_docs.papers.tables import tables_of
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.dates import MONTH_OR_YEAR, MONTHS_FROM_TO
from ntm_docs.word.facts import Paragraph

_SERIES = 3
_SENTENCE = re.compile(r"[;.](?:\s+|$)")
# Spans of a term of office, of a plan, of a phase are not those of the merits.
_NOT_OF_MERITS = re.compile(
    r"nhiệm kỳ|kế hoạch|giai đoạn|dự kiến|phấn đấu|\bsẽ\b|khởi công|đang thi công", re.IGNORECASE
)
_YEAR = re.compile(r"(?:kết quả\s+|thực hiện\s+)?(?:năm\s+)?(?P<year>20\d\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PeriodSpan:
    """A span of time as (year, month); `backwards` where it ends before it begins."""

    paragraph: Paragraph
    quote: str
    start: tuple[int, int]
    end: tuple[int, int]

    @property
    def backwards(self) -> bool:
        """Whether it ends before it begins."""
        return self.end < self.start


def year_columns(van_ban: RecognisedPaper) -> Iterator[tuple[Paragraph, list[int]]]:
    """The years of tables that have three columns of whole years or more, with the first of them."""
    for table in tables_of(van_ban):
        heads = [(one, _YEAR.fullmatch(" ".join(one.text.split()))) for one in table.rows[0].values()]
        years = [(one, int(found["year"])) for one, found in heads if found]
        if len(years) >= _SERIES:
            yield years[0][0], [year for _one, year in years]


def spans(van_ban: RecognisedPaper) -> Iterator[PeriodSpan]:
    """What the report says it covers: `từ tháng 01/2021 đến tháng 6/2023`, and columns headed by a month or year.

    A span of whole years is that of the movement, so only months count in the text.
    """
    for one in van_ban.body:
        sentences = (text for text in _SENTENCE.split(" ".join(one.text.split())) if not _NOT_OF_MERITS.search(text))
        for found in (match for text in sentences for match in MONTHS_FROM_TO.finditer(text)):
            yield PeriodSpan(one, found[0], (int(found["ay"]), int(found["am"])), (int(found["by"]), int(found["bm"])))
    for table in tables_of(van_ban):
        for one in table.rows[0].values():
            head = MONTH_OR_YEAR.fullmatch(" ".join(one.text.split()))
            if head:
                end = (int(head["year"]), int(head["month"] or 1))
                yield PeriodSpan(one, head[0], end, end)
