"""What the commands of the register print."""

from typing import TYPE_CHECKING

import click

from ntm_docs.api import RegisterAddAnswer, RegisterFindAnswer
from ntm_docs.messages import gettext as _
from ntm_docs.problems import told

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import RegisterEntry
    from ntm_docs.api.offices.histories import Consulted

_ALIKE = 20  # lines of one kind that are shown


def print_added(answer: RegisterAddAnswer) -> None:
    """What is to be looked at, a line for each file, where the register is."""
    for line in told(answer.told):
        click.echo(line, err=True)
    for one in answer.added:
        if one.before:
            click.echo(_("{file}: đã có trong sổ ({name}), không ghi thêm.").format(file=one.path, name=one.before))
            continue
        text = _("{file}: ghi {count} mục.").format(file=one.path, count=one.entries)
        if one.known:
            text += " " + _("{count} mục đã có từ tệp khác, không ghi thêm.").format(count=one.known)
        click.echo(text)
    click.echo(_("Sổ: {place}").format(place=answer.place))


def print_found(answer: RegisterFindAnswer) -> None:
    """A few lines for each entry; what else there is to try where there is none."""
    found = answer.found
    if not found.entries:
        click.echo(_("Không có ai trong sổ khớp với điều đã hỏi."))
        if found.how == "others":
            click.echo(_("Tên ấy có trong sổ, nhưng khác năm sinh, đơn vị hay tỉnh đã hỏi; bỏ bớt điều kiện."))
        if found.near:
            click.echo(_("Tên gần giống: {names}.").format(names="; ".join(found.near)))
        return
    for entry in found.entries:
        _print_entry(entry)
    click.echo(_("{count} mục.").format(count=len(found.entries)))
    if found.how != "whole":
        click.echo(_("Không có tên nào đúng như vậy; đây là các tên có những chữ ấy."))
    if found.more:
        click.echo(_("Còn nữa; thêm --born, --unit, --province hoặc --limit."))


def print_consulted(consulted: "Consulted") -> None:
    """What the register has of nominees: a few lines of each kind, how many, where the rest is told."""
    if consulted.failed is not None:
        click.echo(_("Chưa đối chiếu được với sổ khen thưởng: {text}").format(text=consulted.failed), err=True)
        return
    by_code: dict[str, list[str]] = {}
    for problem in consulted.told:
        by_code.setdefault(problem.code, []).append(str(problem))
    for texts in by_code.values():
        for text in texts[:_ALIKE]:
            click.echo(_("Sổ khen thưởng: {text}").format(text=text))
        if len(texts) > _ALIKE:
            rest = _("  ... và {count} dòng cùng loại; xem hết: ntm-docs explain --register --format json")
            click.echo(rest.format(count=len(texts) - _ALIKE))
    text = _("Đã đối chiếu {count} trường hợp với sổ ở {place}; {told} trường hợp có điều phải xem.")
    click.echo(text.format(count=consulted.asked, place=consulted.place, told=len(consulted.histories)))
    click.echo(_("Không có gì của sổ được ghi vào văn bản."))


def _print_entry(entry: "RegisterEntry") -> None:
    born = _("sinh năm {year}").format(year=entry.born) if entry.born else ""
    who = ", ".join(part for part in (entry.name, born, entry.post, entry.unit, entry.province) if part)
    state = _(" (đã bỏ)") if entry.gone else _(" (đã được sửa hoặc bỏ)") if entry.replaced else ""
    click.echo(f"[{entry.id}] {who}{state}")
    movement = _("phong trào “{name}”").format(name=entry.movement) if entry.movement else ""
    by = _(" của {authority}").format(authority=entry.authority) if entry.authority else ""
    what = ", ".join(part for part in (entry.award, entry.by_decision + by, movement, entry.period) if part)
    click.echo(f"    {what}")
    if entry.merit:
        click.echo(f"    {entry.merit}")
    click.echo("    " + _("Nguồn: {origin}").format(origin=entry.origin))
    if entry.reason:
        click.echo("    " + _("Lý do: {reason}").format(reason=entry.reason))
