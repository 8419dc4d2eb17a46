"""What `check --fix` set right and what is left."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ntm_docs.api.answers.words import LEVELS, MENDED, why_left
from ntm_docs.messages import gettext as _
from ntm_docs.terminal.reports.findings import LEVEL, put, rules_of

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import Finding, MendedPaper

_MOST_SIGNS = 12


def print_mended(mended: "MendedPaper", target: Path) -> None:
    """The file that was written, what was set right, the signs that changed, what is left and why."""
    if not mended.changed:
        put(
            _("{file}: không có gì để tự sửa; {target} giống hệt tệp gốc.").format(
                file=mended.before.file, target=target
            )
        )
    else:
        put(_("Đã ghi {target}; tệp gốc {file} giữ nguyên.").format(target=target, file=mended.before.file))
        click.echo("\n" + _("Đã sửa"))
        for kind, count in mended.kinds.items():
            put(_("- {what}: {count} chỗ").format(what=_(MENDED[kind]), count=count), 2, 2)
        _print_signs(mended)
        put(_("Mọi chữ khác của văn bản đã được đối chiếu với tệp gốc và giữ nguyên."), 2)
    _print_left(mended)


def _print_signs(mended: "MendedPaper") -> None:
    signs = list(dict.fromkeys(one for one in mended.signs if any(map(str.isalnum, one[0]))))
    for before, after in signs[:_MOST_SIGNS]:
        put(_("“{before}” thành “{after}”").format(before=_short(before), after=_short(after)), 4, 2)
    if len(signs) > _MOST_SIGNS:
        put(_("và {count} chỗ khác").format(count=len(signs) - _MOST_SIGNS), 4)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004 -- a line of a terminal


def _print_left(mended: "MendedPaper") -> None:
    """What the copy still has, together where the reason is one."""
    after = mended.after
    text = _("\nCòn lại trong bản đã sửa: {errors} lỗi, {warnings} cảnh báo, {hints} gợi ý (trước: {before} lỗi).")
    click.echo(
        text.format(
            errors=after.count("error"),
            warnings=after.count("warning"),
            hints=after.count("hint"),
            before=mended.before.count("error"),
        )
    )
    groups = [(why_left(one), one, group) for one, group in rules_of(after.findings)]

    def key(one: "tuple[str, Finding, list[Finding]]") -> str:
        return one[0]

    for reason, found in groupby(sorted(groups, key=lambda one: (one[0], LEVELS.index(one[1].level))), key=key):
        put(f"{reason[:1].upper()}{reason[1:]}:", 2)
        for _reason, one, group in found:
            places = ", ".join(dict.fromkeys(finding.where for finding in group[:3]))
            put(f"- [{_(LEVEL[one.level])}] {one.rule} {one.name} ({places}{', …' if len(group) > 3 else ''})", 4, 2)  # noqa: PLR2004 -- three places lead there
