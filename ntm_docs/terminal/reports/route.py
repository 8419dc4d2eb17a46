"""What `explain` prints of a reception."""

from typing import TYPE_CHECKING

import click

from ntm_docs.messages import gettext as _

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import Routes

_SOURCED, _REMEMBERED = "sourced", "memory"


def print_routes(routes: "Routes") -> None:
    """For each award its steps: who, what, to whom, with which paper, until when, by which clause; what is unknown."""
    day = f"{routes.on:%d/%m/%Y}"
    where = routes.province or _("chưa rõ tỉnh")
    click.echo(_("Đường trình theo ngày {day}, {where}:").format(day=day, where=where))
    for one in routes.awards:
        click.echo()
        click.echo(_("{award}: {count} trường hợp").format(award=one.award, count=one.cases))
        for at, step in enumerate(one.steps, start=1):
            click.echo(f"  {at}. {step.ai}: {step.viec} → {step.gui}")
            until = step.han or _("chưa biết quy định nào về hạn")
            click.echo(_("     bằng: {paper}; hạn: {until}").format(paper=step.van_ban, until=until))
            click.echo(
                _("     theo: {clause}{strength}").format(clause=step.can_cu, strength=_strength(step.do_tin_cay))
            )
        if not one.steps:
            decides = one.decides or _("chưa biết")
            text = _("  Không qua đường này: người quyết định là {decides}; hỏi lại đơn vị vì sao gửi lên tỉnh.")
            click.echo(text.format(decides=decides))
        elif not one.local:
            click.echo(_("  Chưa biết văn bản nào của tỉnh về đường trình; các bước suy luận thì hỏi Sở Nội vụ."))
    if routes.unknown:
        click.echo()
        click.echo(
            _("{count} trường hợp chưa rõ hình thức khen thưởng, chưa biết đường trình.").format(count=routes.unknown)
        )


def _strength(strength: str) -> str:
    if strength == _SOURCED:
        return ""
    return _(" (nhớ lại, phải đối chiếu)") if strength == _REMEMBERED else _(" (suy luận, phải xác nhận)")
