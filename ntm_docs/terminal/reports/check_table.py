"""A line for each of many papers."""

import sys
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from ntm_docs.api.answers.words import LEVELS, scope_name, why_not_judged
from ntm_docs.messages import gettext as _

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import Checked

_PIPE_WIDTH, _BETWEEN = 80, 2  # columns; between them


def _weight(one: "Checked") -> tuple[int, int, int, int]:
    """Those with errors first, the most first; then those that cannot be read."""
    return (-one.count("error"), 0 if one.problem is not None else 1, -one.count("warning"), -one.count("hint"))


def print_table(checked: "Sequence[Checked]") -> None:
    """A line for each of many files, faults first; two where their names are long: the name alone, to be copied."""
    from rich.console import Console  # noqa: PLC0415 -- the report of one paper needs none
    from rich.table import Table  # noqa: PLC0415

    console = Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH, highlight=False, markup=False)
    heads = [_("Xét"), _("Loại"), _("Lỗi"), _("Cảnh báo"), _("Gợi ý"), _("Không đánh giá được")]
    checked = sorted(checked, key=_weight)
    rows = [_cells(one) for one in checked]
    if max(len(one.file) for one in checked) + sum(map(len, heads)) + _BETWEEN * len(heads) > console.width:
        _print_in_two(heads, checked, rows)
    else:
        table = Table(box=None, pad_edge=False)
        table.add_column(_("Tệp"), overflow="fold")
        for at, name in enumerate(heads):
            table.add_column(name, justify="right" if at > 1 else "left")
        for one, cells in zip(checked, rows, strict=True):
            table.add_row(one.file, *cells)
        console.print(table)
    errors = sum(one.count("error") > 0 for one in checked)
    unread = sum(one.problem is not None for one in checked)
    judged = sum(one.judged for one in checked)
    text = _("{count} tệp: {errors} tệp có lỗi, {unread} tệp không đọc được. Đã xét {judged}, không xét {others}.")
    others = len(checked) - unread - judged
    click.echo(text.format(count=len(checked), errors=errors, unread=unread, judged=judged, others=others))
    for reason, group in groupby(sorted(filter(_passed_by, checked), key=why_not_judged), key=why_not_judged):
        click.echo(_("Không xét {names}: {reason}").format(names=", ".join(one.file for one in group), reason=reason))


def _passed_by(checked: "Checked") -> bool:
    return checked.problem is None and not checked.judged


def _cells(one: "Checked") -> list[str]:
    if one.problem is not None:
        return [one.problem.what]
    if not one.judged:
        return [scope_name(one), "-", *(str(one.count(level) or "-") for level in LEVELS), "-"]
    return [scope_name(one), one.loai or "-", *(str(one.count(level)) for level in LEVELS), str(len(one.not_judged))]


def _print_in_two(heads: Sequence[str], checked: "Sequence[Checked]", rows: Sequence[Sequence[str]]) -> None:
    """The name of each file on a line, what was found in it below."""
    judged = [row for row in rows if len(row) == len(heads)]
    first, second = (max(map(len, (heads[at], *(row[at] for row in judged)))) for at in (0, 1))

    def line(cells: Sequence[str]) -> str:
        rest = (cell.rjust(len(head) + _BETWEEN) for head, cell in zip(heads[2:], cells[2:], strict=True))
        return f"  {cells[0]:<{first}}  {cells[1]:<{second}}{''.join(rest)}"

    click.echo(_("Tệp"))
    click.echo(line(heads))
    for one, cells in zip(checked, rows, strict=True):
        click.echo(one.file)
        click.echo(line(cells) if len(cells) == len(heads) else f"  {cells[0]}")
