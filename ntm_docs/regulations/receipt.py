"""Which day's law governs: signing, or receipt for appraisal.

From the day of a regime that takes over by receipt (`chuyen_tiep` in the data) the law of a dossier is that of the day
on which the appraising office received it; what was received before stays under the old law, or takes the new one
where this is more favourable. What a paper itself says, its legal bases and names of offices, is that of its own day.
What is told of the differences stands in the manifest too, so it is Vietnamese in every language.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ntm_docs.problems import Place, Problem
from ntm_docs.regulations.book.book import Book
from ntm_docs.regulations.book.entries import CheDo, Topic
from ntm_docs.regulations.ruling import TOPICS, Question

# What a clerk would do differently, in the order it is told.
_COMPARED: tuple[Topic, ...] = (
    "ton_tai",
    "doi_tuong",
    "tham_quyen",
    "trinh",
    "can_cu",
    "thanh_phan",
    "mau_to_trinh",
    "mau_bao_cao",
    "ten_bien_ban",
    "giay_to_kem",
    "so_bo",
    "tep_dien_tu",
    "bieu_quyet",
    "cong_khai",
    "thoi_gian_phong_trao",
    "kinh_gui",
    "han_nop",
    "tien_thuong",
)


def law_day(book: Book, signed: date, received: date | None = None, *, favourable: bool = False) -> date:
    """The day whose law governs a dossier signed on a day, and received on another where that is known."""
    new = _takeover(book, signed, received)
    if new is None:
        return signed
    if received is not None and received >= new.tu:
        return max(signed, received)
    return new.tu if favourable and signed < new.tu else signed


def asks_receipt(book: Book, signed: date) -> bool:
    """Whether the day of receipt may decide the law of a dossier signed on a day."""
    return _takeover(book, signed, None) is not None


def _takeover(book: Book, signed: date, received: date | None) -> CheDo | None:
    """The regime that takes over by receipt and may concern the dossier."""
    latest = max(signed, received or signed)
    by_receipt = [one for one in book.che_do if one.chuyen_tiep is not None]
    return next(
        (one for one in by_receipt if latest >= one.tu - timedelta(days=_asked_before(one))),
        None,
    )


def _asked_before(regime: CheDo) -> int:
    return regime.chuyen_tiep.hoi_tu_ngay if regime.chuyen_tiep else 0


def pending(book: Book, signed: date, received: date | None) -> CheDo | None:
    """The new regime of a dossier signed shortly before it, while the old law may still be its own.

    That is: it is not known when it was received, or it was received before the new law.
    """
    new = _takeover(book, signed, received)
    if new is None or signed >= new.tu or (received is not None and received >= new.tu):
        return None
    return new


def both_answers(
    new: CheDo, question: Question, subjects: Sequence[str], place: Place, field: str, received: date | None
) -> Problem:
    """What the old law and the new one answer, where they differ; `received` before the new law leaves a choice."""
    assert new.chuyen_tiep is not None
    later = replace(question, on=new.tu)
    told = list(dict.fromkeys(_differences(question, later, subjects)))
    known = "; ".join(told) or "dữ liệu chưa thấy khác nhau về giấy tờ, số bộ, mẫu, biểu quyết"
    facts = {
        "award": question.award.ten,
        "since": f"{new.tu:%d/%m/%Y}",
        "text": new.chuyen_tiep.noi_dung,
        "differences": known,
        "received": f"{received:%d/%m/%Y}" if received else "",
    }
    clause = new.chuyen_tiep.can_cu
    if received:
        return Problem("law.receipt_choice", place, field, facts, clause, severity="warning")
    return Problem("law.receipt_open", place, field, facts, clause, severity="warning")


def _differences(old: Question, new: Question, subjects: Sequence[str]) -> Iterator[str]:
    for topic in _COMPARED:
        for subject in subjects:
            before, after = old.ask(topic, subject), new.ask(topic, subject)
            if before.value != after.value:
                yield f"{TOPICS[topic]}: {_change(before.value, after.value)}"


def _change(before: Any, after: Any) -> str:
    """Of two lists what is added and what goes; of other values both."""
    if isinstance(before, list) and isinstance(after, list):
        added = [f"thêm “{item}”" for item in after if item not in before]
        gone = [f"bỏ “{item}”" for item in before if item not in after]
        return ", ".join([*added, *gone])
    return f"{_said(before)} → {_said(after)}"


def _said(value: Any) -> str:
    return "chưa rõ" if value is None else str(value)
