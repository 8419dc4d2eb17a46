"""What `receive` prints: what came, what to look at."""

from typing import TYPE_CHECKING

import click

from ntm_docs.api import ReceiveAnswer
from ntm_docs.messages import gettext as _
from ntm_docs.problems import told

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import Received


def print_received(answer: ReceiveAnswer) -> None:
    """Problems of what is no dossier, a line for each dossier, sums, what to do next."""
    done = answer.done
    for line in told(done.problems):
        click.echo(line, err=True)
    for one in done.dossiers:
        click.echo(_line(one))
    cases = [case for one in done.dossiers for case in one.cases]
    faults = [problem for one in done.dossiers for problem in one.problems]
    errors = sum(one.severity == "error" for one in faults)
    text = _("{dossiers} hồ sơ, {cases} trường hợp; {errors} lỗi, {others} chỗ cần xem, nêu ở sheet Lỗi.")
    counts = {"dossiers": len(done.dossiers), "cases": len(cases), "errors": errors, "others": len(faults) - errors}
    click.echo(text.format(**counts))
    if done.kept:
        click.echo(_("Giữ nguyên ý kiến thẩm định của {count} trường hợp.").format(count=done.kept))
    if not done.changed:
        click.echo(_("{file} đã đúng như các hồ sơ, không ghi lại.").format(file=answer.output))
        return
    if done.before is not None:
        click.echo(_("Bản trước khi chạy: {file}").format(file=done.before))
    click.echo(
        _("Đã ghi {file}. Điền các cột vàng ở sheet Trường hợp; có hồ sơ bổ sung thì chạy lại đúng lệnh này.").format(
            file=answer.output
        )
    )


def _line(one: "Received") -> str:
    """`Ủy ban nhân dân xã A: Bằng khen …: 4 trường hợp; thiếu: Biên bản; 2 lỗi`."""
    errors = sum(problem.severity == "error" for problem in one.problems)
    parts = [_("{count} trường hợp").format(count=len(one.cases))]
    if one.lacking:
        parts.append(_("thiếu {papers}").format(papers=", ".join(paper.partition(":")[0] for paper in one.lacking)))
    if one.unread:
        parts.append(_("{count} tệp chưa đọc").format(count=len(one.unread)))
    if errors:
        parts.append(_("{count} lỗi").format(count=errors))
    return f"{one.unit}: {one.award or _('chưa rõ hình thức')}: {'; '.join(parts)}"
