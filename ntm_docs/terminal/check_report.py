"""What `check` prints: findings, a table."""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from ntm_docs.api import BuiltFolder, CheckAnswer, RuleAnswer
from ntm_docs.api.words import LEVELS, why_not_judged
from ntm_docs.messages import gettext as _
from ntm_docs.messages import law_note
from ntm_docs.problems import Word
from ntm_docs.problems import told as told_once

if TYPE_CHECKING:
    from ntm_docs.api.shapes import Checked, DossierChecked, Finding, InputChecked

_PIPE_WIDTH, _BETWEEN = 80, 2  # columns; between them
_LEVEL = {"error": Word("lỗi"), "warning": Word("cảnh báo"), "hint": Word("gợi ý")}


def print_all(outcome: CheckAnswer) -> None:
    """One document in full, many as a table; then their dossiers, input files, what was not looked at."""
    checked = outcome.checked
    if len(checked) == 1:
        print_checked(checked[0])
    elif checked:
        print_table(checked)
    for dossier in outcome.dossiers:
        print_dossier(dossier)
    for one in outcome.gathered.passed_over:
        text = _("{folder}: không xét {files} (chỉ xét văn bản Word).")
        click.echo(text.format(folder=one.folder, files=one.files))
    for text in told_once(outcome.gathered.problems):
        click.echo(text, err=True)
    _print_inputs(outcome.inputs)


def print_rule(answer: RuleAnswer) -> None:
    """One rule as a paragraph of the list of rules."""
    level = _(_LEVEL[answer.level])
    click.echo(f"{answer.id} {answer.name} ({level}; {answer.clause})")
    examples = (_("Sai:"), answer.wrong), (_("Đúng:"), answer.right), (_("Cách sửa:"), answer.remedy)
    for word, text in examples:
        click.echo(f"  {word} {text}")


def _print_inputs(inputs: "Sequence[InputChecked]") -> None:
    """What is wrong in input files; that nothing is, of those that were read."""
    for one in inputs:
        for text in told_once(one.problems):
            click.echo(text, err=True)
        if law_note() and any("text" in problem.facts and problem.clause for problem in one.problems):
            click.echo(law_note(), err=True)
    sound = [one for one in inputs if one.read and not one.faulty]
    if len(sound) == len(inputs) == 1:
        text = _("{file}: không có lỗi; {warnings} cảnh báo.")
        click.echo(text.format(file=inputs[0].file, warnings=len(inputs[0].problems)))
    elif len(inputs) > 1:
        text = _("Tệp dữ liệu: {count} tệp, {sound} tệp không có lỗi, {unread} tệp không đọc được.")
        unread = sum(not one.read for one in inputs)
        click.echo(text.format(count=len(inputs), sound=len(sound), unread=unread))


def print_made(built: BuiltFolder) -> None:
    """How many of the documents just made were checked, and what is wrong with them."""
    looked = built.looked
    for name, text in looked.faults:
        click.echo(_("Cảnh báo: {name}: {text}").format(name=name, text=text))
    if looked.judged:
        text = _("Đã kiểm tra thể thức {count} văn bản theo Nghị định 30/2020/NĐ-CP: {faults} chỗ phải xem lại.")
        click.echo(text.format(count=looked.judged, faults=len(looked.faults)))
    for reason, count in looked.others:
        click.echo(_("{count} tệp không xét: {reason}").format(count=count, reason=reason))


def print_checked(checked: "Checked") -> None:
    """One document: its findings by component, then what could not be judged, then the sums."""
    if checked.problem is not None:
        click.echo(str(checked.problem), err=True)
        return
    click.echo(f"{checked.file}: {checked.loai or _('không rõ loại')}")
    if why_not_judged(checked):
        click.echo(f"  {why_not_judged(checked)}")
    _print_findings(checked.findings)
    _print_not_judged(checked.not_judged)
    click.echo(_sums(checked) if checked.judged else _("\nChưa xét thể thức văn bản này."))


def _print_findings(findings: "Sequence[Finding]") -> None:
    order = list(dict.fromkeys(one.component for one in findings))
    for component in order:
        click.echo(f"\n  {component}")
        own = sorted((one for one in findings if one.component == component), key=lambda one: LEVELS.index(one.level))
        for finding in own:
            for line in _lines(finding):
                click.echo(f"    {line}")


def _lines(finding: "Finding") -> Iterator[str]:
    yield f"[{_(_LEVEL[finding.level])}] {finding.rule} {finding.name} ({finding.where})"
    if finding.quote:
        yield f"    “{finding.quote}”"
    told = [_("hiện có: {found}").format(found=finding.found)] if finding.found else []
    told += [_("đúng ra: {expected}").format(expected=finding.expected)] if finding.expected else []
    if told:
        yield "    " + "; ".join(told)
    yield "    " + _("Cách sửa: {remedy}").format(remedy=finding.remedy)
    yield f"    ({finding.clause})"


def _print_not_judged(not_judged: Sequence[tuple[str, str]]) -> None:
    """Rules that could not be judged, together where the reason is one."""
    if not not_judged:
        return
    click.echo("\n  " + _("Không đánh giá được"))
    for reason, group in groupby(sorted(not_judged, key=lambda one: one[1]), key=lambda one: one[1]):
        click.echo(f"    {reason}: {', '.join(rule for rule, _reason in group)}")


def _sums(checked: "Checked") -> str:
    text = _("\n{errors} lỗi, {warnings} cảnh báo, {hints} gợi ý; {passed} quy tắc đạt, {unknown} không đánh giá được.")
    return text.format(
        errors=checked.count("error"),
        warnings=checked.count("warning"),
        hints=checked.count("hint"),
        passed=checked.passed,
        unknown=len(checked.not_judged),
    )


def print_dossier(dossier: "DossierChecked") -> None:
    """What the papers of a folder say of each other."""
    click.echo(
        "\n" + _("Hồ sơ {folder}: {count} chỗ không khớp.").format(folder=dossier.folder, count=len(dossier.findings))
    )
    if dossier.left_out:
        names = ", ".join(Path(name).name for name in dossier.left_out)
        click.echo("  " + _("Chưa đối chiếu, vì không đọc được: {names}.").format(names=names))
    _print_findings(dossier.findings)
    _print_not_judged(dossier.not_judged)


def print_table(checked: "Sequence[Checked]") -> None:
    """A line for each of many files; two where their names are long: the name by itself, so that it can be copied."""
    console = Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH, highlight=False, markup=False)
    heads = [_("Loại"), _("Lỗi"), _("Cảnh báo"), _("Gợi ý"), _("Không đánh giá được")]
    rows = [_cells(one) for one in checked]
    if max(len(one.file) for one in checked) + sum(map(len, heads)) + _BETWEEN * len(heads) > console.width:
        _print_in_two(heads, checked, rows)
    else:
        table = Table(box=None, pad_edge=False)
        table.add_column(_("Tệp"), overflow="fold")
        for at, name in enumerate(heads):
            table.add_column(name, justify="right" if at else "left")
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
        return [_("không xét"), *(str(one.count(level) or "-") for level in LEVELS), "-"]
    return [one.loai or "-", *(str(one.count(level)) for level in LEVELS), str(len(one.not_judged))]


def _print_in_two(heads: Sequence[str], checked: "Sequence[Checked]", rows: Sequence[Sequence[str]]) -> None:
    """The name of each file on a line, what was found in it below."""
    judged = [row for row in rows if len(row) == len(heads)]
    first = max(map(len, (heads[0], *(row[0] for row in judged))))

    def line(cells: Sequence[str]) -> str:
        rest = (cell.rjust(len(head) + _BETWEEN) for head, cell in zip(heads[1:], cells[1:], strict=True))
        return f"  {cells[0]:<{first}}{''.join(rest)}"

    click.echo(_("Tệp"))
    click.echo(line(heads))
    for one, cells in zip(checked, rows, strict=True):
        click.echo(one.file)
        click.echo(line(cells) if len(cells) == len(heads) else f"  {cells[0]}")
