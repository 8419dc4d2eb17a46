"""What `issue` prints: papers made, what to look at."""

import click

from ntm_docs.api import IssueAnswer
from ntm_docs.messages import gettext as _
from ntm_docs.problems import told


def print_issued(answer: IssueAnswer) -> None:
    """What to look at, what was left out, a line for each kind of paper, faults of the checker, what to do next."""
    issued = answer.issued
    for line in told([*issued.notes, *issued.left_out]):
        click.echo(_("Cần xem: {text}").format(text=line), err=True)
    for kind, files in issued.made.items():
        title = answer.titles.get(kind.partition("-")[2], kind)
        click.echo(_("{folder}: {title}, {count} tệp").format(folder=kind, title=title, count=len(files)))
    if issued.kept:
        click.echo(_("Giữ nguyên của lần trước: {names}").format(names=", ".join(issued.kept)))
    for file, text in answer.looked.faults:
        click.echo(_("Lỗi: {file}: {text}").format(file=file, text=text), err=True)
    day = f"{issued.on:%d/%m/%Y}"
    judged = answer.looked.judged
    click.echo(_("Đã tạo văn bản trong {folder}, theo ngày {day}.").format(folder=issued.folder, day=day))
    if answer.looked.faults:
        return
    text = _("Đã kiểm tra {count} văn bản, không thấy lỗi. Mở từng tệp xem lại, điền số, ngày còn trống rồi trình ký.")
    click.echo(text.format(count=judged))
