"""What is known of a province's own texts.

What is told of them stands in the manifest too, so it is Vietnamese in every language.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ntm_docs.phrases.keys import alphabetical, fold_key
from ntm_docs.problems import Place, Problem
from ntm_docs.regulations.book.book import Book
from ntm_docs.regulations.book.entries import NOTES, DiaPhuong, HinhThuc, QuyDinh, Topic

# What a clerk asks of a text first: how many sets, to whom, what, by when.
_TOLD: tuple[Topic, ...] = ("so_bo", "kinh_gui", "thanh_phan", "han_nop")


def local_texts(
    book: Book, province: str, on: date, place: Place, field: str, awards: Sequence[HinhThuc] = ()
) -> Iterator[Problem]:
    """What to confirm of a province's texts on a day.

    There is none; there are only those of the provinces it was made of, in force or ended; one is known by its title
    and no other answers; one is about one movement. `awards` are those asked for: told is what a text says of them.
    """
    found = book.local(province, on)
    own = [text for text in found if fold_key(text.tinh) == fold_key(province)]
    governing = [text for text in own if text.chu_de is None]
    for text in found if governing else ():
        if text not in own and _decides(book, text):
            facts = {"text": text.ten, "old": text.tinh, "new": province}
            yield Problem("law.predecessor", place, field, facts, severity="warning")
    if not governing:
        yield from _of_parts(book, province, on, place, field, awards)
    answered = any(rule.ve in _TOLD and _speaks(rule, awards) for text in governing for rule in _rules(book, text))
    for text in own:
        if not text.doc_duoc and not answered:
            facts = {"text": text.ten, "note": f" ({text.ghi_chu})" if text.ghi_chu else ""}
            yield Problem("law.title_only", place, field, facts, severity="warning")
        elif text.doc_duoc and text.chu_de is not None:
            facts = {"text": text.ten, "theme": text.chu_de, "says": _says(book, text, awards, on)}
            yield Problem("law.movement_text", place, field, facts, severity="warning")


def _of_parts(
    book: Book, province: str, on: date, place: Place, field: str, awards: Sequence[HinhThuc]
) -> Iterator[Problem]:
    """No text of its own: those of its parts, with what to ask; else which provinces have one."""
    parts = [*book.tinh.parts(province), province]
    texts = [
        text
        for text in book.dia_phuong
        if fold_key(text.tinh) in map(fold_key, parts) and text.chu_de is None and text.tu <= on
    ]
    facts: dict[str, object] = {"province": province, "on": f"{on:%d/%m/%Y}", "full": book.tinh.full_name(province, on)}
    if texts:
        told = "; ".join(_described(book, text, on, awards) for text in sorted(texts, key=_by_province))
        yield Problem("law.parts", place, field, facts | {"texts": told}, severity="warning")
    else:
        known = ", ".join(sorted({text.tinh for text in book.dia_phuong}, key=alphabetical))
        yield Problem("law.no_local", place, field, facts | {"known": known}, severity="warning")


def _described(book: Book, text: DiaPhuong, on: date, awards: Sequence[HinhThuc]) -> str:
    """A text with the province it is of, whether it has ended and why, and what it says of the awards."""
    if text.den is not None and text.den < on:
        why = f", {text.het_boi}" if text.het_boi else ""
        state = f"đã hết sau ngày {text.den:%d/%m/%Y}{why}"
    else:
        state = "chưa thấy văn bản thay, phải hỏi còn áp dụng không" if text.doc_duoc else "mới biết tên"
    says = _says(book, text, awards, min(on, text.den or on))
    return f"{text.tinh}: {text.ten} ({state}{says})"


def _says(book: Book, text: DiaPhuong, awards: Sequence[HinhThuc], on: date) -> str:
    """What it said last of the awards."""
    spoken = (
        rule for rule in _rules(book, text) if rule.ve in _TOLD and rule.in_force(on) and not _settled(book, rule, on)
    )
    rules = [rule for rule in spoken if _speaks(rule, awards)]
    first = {rule.noi_dung: rule for rule in rules}
    return "".join(f"; {rule.noi_dung} [{rule.can_cu}]" for rule in first.values())


def _settled(book: Book, rule: QuyDinh, on: date) -> bool:
    """Whether national law settles what the rule is about, for all that it names."""
    national = [
        one for one in book.by_topic.get(rule.ve, ()) if one.tinh is None and one.in_force(on) and not one.de_ngo
    ]
    named = [award for award in book.hinh_thuc if rule.applies(award, None, None)]
    return all(any(one.applies(award, None, None) for one in national) for award in named)


def _speaks(rule: QuyDinh, awards: Iterable[HinhThuc]) -> bool:
    awards = tuple(awards)
    return not awards or any(rule.applies(award, None, None) for award in awards)


def _rules(book: Book, text: DiaPhuong) -> Iterator[QuyDinh]:
    return (rule for rule in book.quy_dinh if rule.van_ban == text.ma)


def _decides(book: Book, text: DiaPhuong) -> bool:
    """Whether anything is counted from the text."""
    return any(rule.ve not in NOTES for rule in _rules(book, text))


def _by_province(text: DiaPhuong) -> tuple[object, ...]:
    return alphabetical(text.tinh), text.tu
