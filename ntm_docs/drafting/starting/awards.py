"""Which awards an office proposes and gives, and their names."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from ntm_docs.drafting.levels import DEPARTMENT
from ntm_docs.drafting.starting.office import Office
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.regulations import Book, HinhThuc, Question, awards_meant, find_award, in_words_of

# Of the awards that share a name, the one that a level speaks of: it gives the first, and proposes the second.
_OWN = {
    "xã": ("giay-khen-xa", "bk-tinh"),
    "huyện": ("giay-khen-huyen", "bk-tinh"),
    DEPARTMENT: ("giay-khen-so", "bk-tinh"),
}


def meant_by(office: Office, names: Sequence[str], book: Book, file: str) -> list[HinhThuc]:
    """The awards of names as an office says them: of a commune, “giấy khen” is its own.

    Raises:
        ProblemsError: no award is called so, or the name is common to several of which none is the office's.
    """
    found = []
    for name in names:
        several = awards_meant(book, name)
        own = [award for award in several if award.ma in _OWN.get(office.level, ())]
        found.append(own[0] if len(own) == 1 else find_award(book, name, file))
    return found


def awards_on(book: Book, on: date, office: Office) -> list[HinhThuc]:
    """The awards that there are on a day, under the names they have for the office."""
    exist = (award for award in book.hinh_thuc if ask(book, award, on, office, "ton_tai") is not False)
    return [called_by(office, award, on, book) for award in exist]


def called_by(office: Office, award: HinhThuc, on: date, book: Book) -> HinhThuc:
    """The award under the name it has for the office: of its province, of its own unit or of the one above."""
    bodies = () if office.level == "tỉnh" else (office.above, office.name)
    return in_words_of(book.called(award, office.province or None, on), bodies, book.tinh, on)


def ask(book: Book, award: HinhThuc, on: date, office: Office, topic: Any) -> Any:
    """What the law says of an award on a day, in the office's province; None where it says nothing."""
    ruling = Question(book, award, on, office.province or None, award.loai_hinh).ask(topic)
    return ruling.value if ruling.rule is not None else None


def addressee(award: HinhThuc, office: Office, on: date, book: Book) -> str:
    """Whom a proposal is sent to where the law names several, or a body without its own name; else empty."""
    decides = _decides(award, office, on, book)
    if office.is_department:
        return office.head_of_it if "Thủ trưởng cơ quan chuyên môn" in decides else ""
    if " hoặc " in decides and _names_level(decides, office.level):
        return office.head_of_it
    return f"Chủ tịch {office.above}" if office.level == "xã" and "Ủy ban nhân dân huyện" in decides else ""


def check_given(awards: Sequence[HinhThuc], office: Office, on: date, book: Book, file: str) -> None:
    """A decision gives only what the head of the office may give.

    Raises:
        ProblemsError: an award is another body's to give; it names them.
    """
    problems = []
    for award in awards:
        decides = _decides(award, office, on, book)
        own = (
            "Thủ trưởng cơ quan chuyên môn" in decides if office.is_department else _names_level(decides, office.level)
        )
        if decides and not own:
            named = {"award": called_by(office, award, on, book).ten, "agency": office.name}
            facts = named | {"decides": book.tinh.worded(decides, office.province, on)}
            problems.append(Problem("new.not_given", Place(file), facts=facts))
    if problems:
        raise ProblemsError(problems)


def _decides(award: HinhThuc, office: Office, on: date, book: Book) -> str:
    return str(ask(book, award, on, office, "tham_quyen") or "")


def _names_level(decides: str, level: str) -> bool:
    return re.search(rf"Chủ tịch Ủy ban nhân dân (?:\w+, )?{level}\b", decides) is not None
