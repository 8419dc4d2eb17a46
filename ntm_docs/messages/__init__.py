"""The one room where messages to the user are worded."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from ntm_docs.messages.co_quan.ban_lam_viec import BAN_LAM_VIEC
from ntm_docs.messages.co_quan.so_khen_thuong import SO_KHEN_THUONG
from ntm_docs.messages.co_quan.tiep_nhan import TIEP_NHAN
from ntm_docs.messages.co_quan.van_ban_tiep_nhan import VAN_BAN_TIEP_NHAN
from ntm_docs.messages.dau_ra.bieu_mau import BIEU_MAU
from ntm_docs.messages.dau_ra.in_an import IN_AN
from ntm_docs.messages.dau_ra.ket_qua import KET_QUA
from ntm_docs.messages.dau_ra.kiem_tra import KIEM_TRA
from ntm_docs.messages.dau_ra.may_tinh import MAY_TINH
from ntm_docs.messages.dau_ra.tep_word import TEP_WORD
from ntm_docs.messages.dau_vao.bang_tinh import BANG_TINH
from ntm_docs.messages.dau_vao.binh_xet import BINH_XET
from ntm_docs.messages.dau_vao.dau_hieu import CUNG_LOAI, DAU_HIEU
from ntm_docs.messages.dau_vao.dossier import DOSSIER, TOGETHER
from ntm_docs.messages.dau_vao.khen_thuong import KHEN_THUONG
from ntm_docs.messages.dau_vao.nhap_lieu import NHAP_LIEU
from ntm_docs.messages.dau_vao.phap_luat import PHAP_LUAT
from ntm_docs.messages.dau_vao.van_ban import VAN_BAN

_WORDINGS: dict[str, tuple[str, str]] = {
    **DOSSIER,
    **BIEU_MAU,
    **VAN_BAN,
    **BANG_TINH,
    **KIEM_TRA,
    **IN_AN,
    **KHEN_THUONG,
    **MAY_TINH,
    **KET_QUA,
    **DAU_HIEU,
    **TEP_WORD,
    **PHAP_LUAT,
    **NHAP_LIEU,
    **BINH_XET,
    **BAN_LAM_VIEC,
    **TIEP_NHAN,
    **VAN_BAN_TIEP_NHAN,
    **SO_KHEN_THUONG,
}

_OF_MANY: dict[str, tuple[str, str]] = {**TOGETHER, **CUNG_LOAI}


_SPOKEN: ContextVar[str] = ContextVar("language", default="")


def language() -> str:
    """The language of what is said now, `vi` or `en`: that of the call, else NTM_DOCS_LANG, else Vietnamese."""
    return (_SPOKEN.get() or os.environ.get("NTM_DOCS_LANG", "vi"))[:2].lower()


def speak(chosen: str) -> None:
    """What this process says from now on is said in a language: for processes that are given work."""
    _SPOKEN.set(chosen)


@contextmanager
def speaking(chosen: str) -> Iterator[None]:
    """What is said within is said in a language; an empty one changes nothing."""
    token = _SPOKEN.set(chosen or _SPOKEN.get())
    try:
        yield
    finally:
        _SPOKEN.reset(token)


@cache
def _translation(code: str) -> Callable[[str], str]:
    if code == "vi":
        return lambda sentence: sentence
    from ntm_docs.locale import catalogue

    return catalogue(code)


def translate() -> Callable[[str], str]:
    """The function that puts a Vietnamese sentence into the language of what is said now."""
    return _translation(language())


def gettext(sentence: str) -> str:
    """A sentence in the user's language."""
    return translate()(sentence) if sentence else sentence


def law_note() -> str:
    """In another language, that texts of law are quoted as they are; empty in Vietnamese."""
    return "" if language() == "vi" else gettext("Các quy định được trích nguyên văn tiếng Việt.")


def wording(code: str) -> tuple[str, str]:
    """What is wrong and how to mend it, with places for facts in braces."""
    what, remedy = _WORDINGS[code]
    return gettext(what), gettext(remedy)


def of_many(code: str) -> tuple[str, str] | None:
    """The wording for `{count}` problems of a code at `{places}`; None where each is told by itself."""
    found = _OF_MANY.get(code)
    return (gettext(found[0]), gettext(found[1])) if found else None


def vietnamese(code: str) -> tuple[str, str]:
    """As `wording`, in Vietnamese whatever the user's language: for what is kept in files."""
    return _WORDINGS[code]


def vietnamese_wordings() -> list[tuple[str, str]]:
    """Every code with what is wrong and how to mend it, as one sentence is kept in files."""
    return [(code, " ".join(filter(None, pair))) for code, pair in _WORDINGS.items()]


def sentences() -> list[str]:
    """Every sentence of the table, for the catalogues."""
    return [part for pair in (*_WORDINGS.values(), *_OF_MANY.values()) for part in pair if part]
