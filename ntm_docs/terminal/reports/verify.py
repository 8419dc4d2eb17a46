"""What `verify` prints: what was looked at, and found."""

from typing import TYPE_CHECKING

import click

from ntm_docs.api import VerifyAnswer
from ntm_docs.messages import gettext as _

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import Verdict


def print_verdict(answer: VerifyAnswer) -> None:
    """Every difference, then what was looked at, and how far it proves anything."""
    verdict = answer.verdict
    for problem in verdict.problems:
        click.echo(str(problem), err=True)
    for note in verdict.notes:
        click.echo(_("Ghi chú: {text}").format(text=" ".join(filter(None, (note.what, note.remedy)))))
    if verdict.problems:
        click.echo(_("{count} chỗ khác với manifest.json.").format(count=len(verdict.problems)), err=True)
    click.echo(_("{count} tệp đúng như manifest.json.").format(count=verdict.right))
    looked = [_("mã SHA-256 của từng tệp được kê"), _("tệp thiếu, thừa, đổi tên, liên kết")]
    if verdict.derived:
        looked.append(_("các trường của manifest.json suy lại được từ quy định"))
    if verdict.given is not None:
        looked.append(_("mã SHA-256 của manifest.json"))
    click.echo(_("Đã xem: {what}.").format(what="; ".join(looked)))
    _print_proof(verdict)


def _print_proof(verdict: "Verdict") -> None:
    if verdict.sealed and not verdict.problems:
        click.echo(_("manifest.json đúng mã đã cho: mọi tệp được kê còn nguyên như lúc tạo."))
    elif verdict.sealed:
        click.echo(_("manifest.json đúng mã đã cho: nó còn nguyên như lúc tạo, các chỗ khác nêu trên là của các tệp."))
    elif verdict.given is None:
        text = _(
            "Chưa có mã để đối chiếu: ai sửa tệp rồi sửa luôn manifest.json cho khớp thì ở đây không thấy. "
            "So mã dưới đây với mã mà build đã in ra, hoặc thêm --sha256 với mã đó."
        )
        click.echo(text)
        click.echo(_("SHA-256 của manifest.json hiện giờ: {sha256}").format(sha256=verdict.sha256))
