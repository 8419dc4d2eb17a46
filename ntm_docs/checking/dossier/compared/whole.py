"""The papers that an award's dossier must hold."""

from collections.abc import Iterator
from datetime import date

from ntm_docs.checking.dossier.compared.awards import award_of
from ntm_docs.checking.dossier.dossier_rule import dossier_rule
from ntm_docs.checking.dossier.papers import DossierPapers
from ntm_docs.checking.rule import Fault, NotJudged
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.problems import ProblemsError, Word, phrase
from ntm_docs.regulations import load_book
from ntm_docs.regulations.requirement import require, subjects_of

# The papers that the law asks for by the beginning of their form's id.
_ASKED = {"to-trinh": "to_trinh", "danh-sach": "danh_sach", "bien-ban": "bien_ban", "bao-cao": "bao_cao"}


@dossier_rule("VF32")
def papers_whole(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Hồ sơ có đủ giấy tờ mà hình thức khen thưởng đòi hỏi.

    Sai: Thư mục có tờ trình, danh sách, báo cáo thành tích; không có biên bản họp Hội đồng
    Đúng: Tờ trình, danh sách, biên bản, báo cáo thành tích
    Cách sửa: Bổ sung giấy tờ còn thiếu vào thư mục của hồ sơ.
    """
    award = next((found for one in papers.of_award if (found := award_of(one))), "")
    if not award:
        raise NotJudged(Word("không đọc được hình thức khen thưởng"))
    day = next((one.day for one in papers.of_award if one.day is not None), None) or papers.documents[0].on
    if day is None:
        raise NotJudged(Word("không rõ ngày văn bản"))
    asked = _asked(award, day)
    if asked is None:
        raise NotJudged(Word("không rõ hình thức này cần giấy tờ gì"))
    names = {
        "to_trinh": Word("tờ trình"),
        "danh_sach": Word("danh sách"),
        "bien_ban": Word("biên bản họp Hội đồng"),
        "bao_cao": Word("báo cáo thành tích"),
    }
    there = {"to_trinh": papers.to_trinh, "danh_sach": papers.danh_sach, "bien_ban": papers.bien_ban}
    for name, paper in names.items():
        if name in asked:
            papers.note(Word("giấy tờ phải có"))
            if not (papers.bao_cao if name == "bao_cao" else there[name]):
                yield papers.of_award[0], Fault(None, award, phrase("thiếu {paper}", paper=paper), paper)


def _asked(award: str, day: date) -> frozenset[str] | None:
    """The papers that the award needs whoever is proposed; None where the law of the day does not say."""
    book = load_book()
    found: list[frozenset[str]] = []
    try:
        meant = require(book, award, day, "tap_the").award
        for subject in subjects_of(book, meant, day):
            documents = require(book, award, day, subject).documents()
            if documents is not None:
                kinds = {_ASKED[start] for one in documents for start in _ASKED if one.startswith(start)}
                found.append(frozenset(kinds))
    except ProblemsError:
        return None
    return frozenset.intersection(*found) if found else None
