"""A plan with a table, in its text or in an appendix."""

from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from papers import saved

HEAD = ("ỦY BAN NHÂN DÂN XÃ THẠNH ĐÔNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 15/KH-UBND", "Thạnh Đông, ngày 02 tháng 12 năm 2026")  # fmt: skip
END = ("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn An")
ATTACHED = "(Kèm theo Kế hoạch số 15/KH-UBND ngày 02 tháng 12 năm 2026 của Ủy ban nhân dân xã Thạnh Đông)"
TITLE = "PHÂN CÔNG NHIỆM VỤ PHÁT ĐỘNG PHONG TRÀO"
Rows = Sequence[Sequence[str]]


def table(document: DocumentObject, rows: Rows) -> None:
    made = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for at, (row, texts) in enumerate(zip(made.rows, rows, strict=True)):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
            for run in cell.paragraphs[0].runs:
                run.bold = at == 0


def plan(folder: Path, rows: Rows, *, inside: bool = False, behind: str = "") -> Path:
    """A plan with a table in an appendix, or in its text."""
    document = docx.Document()

    def centred(text: str) -> None:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).bold = True

    for text in HEAD:
        document.add_paragraph(text)
    for text in ("KẾ HOẠCH", "Thi đua năm 2027"):
        centred(text)
    document.add_paragraph("I. PHÁT ĐỘNG PHONG TRÀO")
    document.add_paragraph("1. Các việc (Phụ lục kèm theo)./.")
    if inside:
        table(document, rows)
    for text in END:
        document.add_paragraph(text)
    if not inside:
        for text in ("Phụ lục", TITLE, ATTACHED):
            centred(text)
        table(document, rows)
        if behind:
            document.add_paragraph(behind)
    return saved(document, folder)
