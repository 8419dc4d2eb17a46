"""What a dossier cites: one day for one text."""

from collections.abc import Iterator
from datetime import date

from ntm_docs.checking.dossier.dossier_rule import dossier_rule
from ntm_docs.checking.dossier.papers import DossierPapers
from ntm_docs.checking.rule import Fault
from ntm_docs.checking.rules.components.bases import citations
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.problems import Word


@dossier_rule("VF31")
def citations_agree(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Một văn bản được viện dẫn ở nhiều giấy tờ của hồ sơ thì cùng một ngày.

    Sai: Tờ trình: Kế hoạch số 168/KH-UBND ngày 12/7/2022; báo cáo: Kế hoạch số 168/KH-UBND ngày 21/7/2022
    Đúng: Cùng ngày ở mọi giấy tờ
    Cách sửa: Đối chiếu văn bản gốc, ghi cùng một ngày ở mọi giấy tờ.
    """
    first: dict[str, date] = {}
    for document in papers.documents:
        for one in citations(document):
            known = first.setdefault(one.notation, one.day)
            papers.note(Word("ngày của văn bản viện dẫn"))
            if known != one.day:
                yield document, Fault(one.paragraph, one.quote, f"{one.day:%d/%m/%Y}", f"{known:%d/%m/%Y}")
