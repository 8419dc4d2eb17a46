"""Writes docs/quy-dinh.md, what is known of the law, from the law data themselves.

python scripts/law.py [--check]
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from ntm_docs.phrases.dates import short_date
from ntm_docs.phrases.keys import alphabetical
from ntm_docs.regulations import Book, load_book
from ntm_docs.regulations.book.entries import CheDo, CoQuanCu, DiaPhuong, HinhThuc, QuyDinh
from ntm_docs.regulations.ruling import STRENGTHS, SUBJECTS, TOPICS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "quy-dinh.md"
HEAD = """# Quy định đã biết

Trang này được tạo từ chính dữ liệu pháp luật của chương trình (`python scripts/law.py`), để người am hiểu pháp luật
soát lại: từng chế độ, từng hình thức, từng tỉnh; điều gì đã biết, từ ngày nào, theo điều khoản nào, điều gì chưa biết.
Quy định không ghi gì thêm là lấy từ văn bản; “suy luận” và “trí nhớ” là phải đối chiếu trước khi dùng, và chương trình
báo lại mỗi khi dùng đến. Tỉnh chưa có văn bản ở đây: xem mục cuối. Sai hoặc thiếu thì báo lại, hoặc ghi vào tệp do
`ntm-docs new quy-dinh` tạo."""
ASKED = ("tham_quyen", "trinh", "doi_tuong", "thanh_phan", "so_bo", "tep_dien_tu", "bieu_quyet", "tien_thuong")


def page(book: Book) -> str:
    """The whole page."""
    parts = [HEAD, "\n## Chế độ\n", *map(_regime, book.che_do)]
    parts += ["\n## Quy định chung cho mọi hình thức\n", *_lines(rule for rule in _central(book) if not rule.hinh_thuc)]
    parts.append("\n## Từng hình thức\n")
    for award in book.hinh_thuc:
        parts += _award(book, award)
    parts.append("\n## Hình thức chưa có quy định ở đây\n")
    parts += [f"- {one.ten}: {one.la_gi} ({one.can_cu})." for one in book.khac]
    parts += ["\n## Cơ quan không còn\n", *map(_gone, book.co_quan.co_quan)]
    zones = book.co_quan.dac_khu
    parts += [f"\n## Đặc khu\n\nTheo {zones.can_cu}; tên khác thì chương trình hỏi lại.\n"]
    parts += [f"- {province}: {', '.join(names)}." for province, names in zones.tinh.items()]
    parts.append("\n## Từng tỉnh\n")
    for province in sorted({text.tinh for text in book.dia_phuong}, key=alphabetical):
        parts += _province(book, province)
    parts += ["\n## Tỉnh chưa có văn bản nào ở đây\n", f"{', '.join(_without(book))}."]
    return "\n".join(parts) + "\n"


def _without(book: Book) -> list[str]:
    """Provinces of the last regime that have no text, nor had one of those they were made of."""
    last = book.che_do[-1].tu
    told = {book.tinh.successor(text.tinh) or text.tinh for text in book.dia_phuong}
    return sorted((name for name in book.tinh.names(last) if name not in told), key=alphabetical)


def _central(book: Book) -> list[QuyDinh]:
    return [rule for rule in book.quy_dinh if rule.tinh is None]


def _regime(regime: CheDo) -> str:
    return f"- **{regime.ten}**: {_span(regime.tu, regime.den)} ({regime.can_cu})."


def _span(since: date, until: date | None) -> str:
    return f"từ {short_date(since)}" + (f" đến {short_date(until)}" if until else "")


def _award(book: Book, award: HinhThuc) -> Iterator[str]:
    """The rules that name an award or a group of it; then what no rule answers on the last day known."""
    yield f"\n### {award.ten}\n"
    own = [rule for rule in _central(book) if rule.hinh_thuc and rule.applies(award, None, None)]
    yield from _lines(own)
    last = book.che_do[-1].tu
    answered = {rule.ve for rule in _central(book) if rule.in_force(last) and rule.applies(award, None, None)}
    if open_topics := [TOPICS[topic] for topic in ASKED if topic not in answered]:
        yield f"- **Chưa biết** (theo chế độ từ {short_date(last)}): {', '.join(open_topics)}."


def _gone(body: CoQuanCu) -> str:
    strength = f"; {STRENGTHS[body.do_tin_cay]}" if body.do_tin_cay in STRENGTHS else ""
    return f"- {body.ten}: không còn từ {short_date(body.het)}, nay là {body.nay} [{body.can_cu}{strength}]."


def _lines(rules: Iterable[QuyDinh]) -> Iterator[str]:
    order = list(TOPICS)
    for rule in sorted(rules, key=lambda one: (order.index(one.ve), one.tu, one.ma)):
        whom = ", ".join(SUBJECTS[subject] for subject in rule.doi_tuong)
        notes = [_span(rule.tu, rule.den), *([whom] if whom else []), *([rule.loai_hinh] if rule.loai_hinh else [])]
        notes += [f"giai đoạn {rule.giai_doan}"] if rule.giai_doan else []
        notes += [STRENGTHS[rule.do_tin_cay]] if rule.do_tin_cay in STRENGTHS else []
        yield f"- *{TOPICS[rule.ve]}*: {rule.noi_dung.rstrip('.')} [{rule.can_cu}] ({'; '.join(notes)})."


def _province(book: Book, province: str) -> Iterator[str]:
    into = book.tinh.successor(province)
    yield f"\n### {province}" + (f" (nay thuộc {into})" if into and into != province else "") + "\n"
    for text in sorted((one for one in book.dia_phuong if one.tinh == province), key=lambda one: one.tu):
        yield _text(text)
        yield from (f"  {line}" for line in _lines(rule for rule in book.quy_dinh if rule.van_ban == text.ma))


def _text(text: DiaPhuong) -> str:
    notes = [_span(text.tu, text.den)]
    notes += [f"về {text.chu_de}"] if text.chu_de else []
    notes += [f"thay {text.thay_cho}"] if text.thay_cho else []
    notes += [f"hết do {text.het_boi}"] if text.het_boi else []
    notes += [text.ghi_chu] if text.ghi_chu else []
    notes += [] if text.doc_duoc else ["mới biết tên, chưa đọc được"]
    return f"- **{text.ten}** ({'; '.join(notes)})"


if __name__ == "__main__":
    made = page(load_book())
    if "--check" in sys.argv:
        sys.exit(PAGE.read_text(encoding="utf-8") != made)
    PAGE.write_text(made, encoding="utf-8")
