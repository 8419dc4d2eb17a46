"""What printing tells: papers, pages, sheets, failures."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ntm_docs.api import BuiltFolder, PdfAnswer
from ntm_docs.messages import gettext as _
from ntm_docs.problems import Problem

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import Ready


def print_extras(built: BuiltFolder) -> None:
    """Papers beside the dossiers by form, `Bìa hồ sơ: 3`; where sheets between sets were asked for in vain, why."""
    if built.extras:
        names = "; ".join(f"{title}: {count}" for title, count in built.extras.items())
        click.echo(_("Giấy tờ kèm thêm: {names}.").format(names=names))
    for name in built.undivided:
        text = _("{name}: không có tờ ngăn cách vì chưa rõ số bộ, số bản (ghi “số bộ”, hoặc “(3b)” sau từng nơi nhận).")
        click.echo(text.format(name=name), err=True)


def print_ready(built: BuiltFolder, *, fields: bool) -> None:
    """PDFs made, print sets with their sheets of paper, what to look at.

    `fields`: signature fields were asked for.
    """
    ready = built.ready
    if ready is None:
        return
    _print_fonts(built.fonts)
    for problem in built.of_papers:
        text = f"{problem.what} {problem.remedy}"
        if problem.severity == "error":
            click.echo(f"{problem.place.file}: {text}", err=True)
        else:
            click.echo(_("Cảnh báo: {name}: {text}").format(name=problem.place.file, text=text))
    done = [one for one in ready.printed if one.problem is None]
    pages = sum(one.pages for one in done)
    click.echo(_("Đã tạo {count} PDF, {pages} trang.").format(count=len(done), pages=pages))
    _print_sets(ready)
    for folder, count in ready.electronic.items():
        click.echo(_("Tệp điện tử để nộp: {count} tệp trong {folder}.").format(count=count, folder=folder))
    if built.missing:
        _print_missing(len(built.missing), len(ready.printed))
        if ready.without:
            click.echo(_("Chưa có bộ in, tệp điện tử của: {names}.").format(names=", ".join(ready.without)), err=True)
    elif fields and not ready.electronic:
        click.echo(_("Không hồ sơ nào phải nộp tệp điện tử nên không có ô chữ ký số."), err=True)


def _print_missing(missing: int, asked: int) -> None:
    text = _("Thiếu {missing} trong {asked} PDF: xử lý các chỗ nêu trên rồi chạy lại. Tệp .docx vẫn giữ nguyên.")
    click.echo(text.format(missing=missing, asked=asked), err=True)


def _print_sets(ready: "Ready") -> None:
    """Each print set with its pages and sheets of paper."""
    for job in ready.jobs:
        text = _("Bộ in {path}: {copies} bộ, mỗi bộ {pages} trang, {sheets} tờ; tổng cộng {all} tờ giấy.")
        if not job.told:
            text = _("Bộ in {path}: số bộ chưa rõ, tệp có một bộ {pages} trang, {sheets} tờ; chọn số bản khi in.")
        if not job.dossier:
            text = _("Bản in {path}: {copies} bản, mỗi bản {pages} trang, {sheets} tờ; tổng cộng {all} tờ giấy.")
        made = job.made
        if made.between:
            text += _(" Trong đó có {between} tờ ngăn cách.")
        click.echo(
            text.format(
                path=job.path,
                copies=made.copies,
                pages=made.pages,
                sheets=made.sheets,
                all=made.all_sheets,
                between=made.between,
            )
        )


def print_pdfs(answer: PdfAnswer) -> None:
    """Each PDF with its pages, each failure with its reason."""
    for one in answer.printed:
        for problem in (one.problem, *one.also):
            if problem is not None:
                click.echo(str(problem), err=True)
        if one.problem is None:
            click.echo(_("{pdf}: {pages} trang").format(pdf=one.pdf, pages=one.pages))
        elif one in answer.outdated:
            click.echo(_("{pdf} là của lần trước, không phải của văn bản này.").format(pdf=one.pdf), err=True)
        for warning in answer.warnings(one):
            click.echo(_("Cảnh báo: {name}: {text}").format(name=one.pdf, text=f"{warning.what} {warning.remedy}"))
    _print_fonts(answer.fonts)
    if answer.missing:
        _print_missing(len(answer.missing), len(answer.printed))


def _print_fonts(warnings: Sequence[tuple[Problem, int]]) -> None:
    """What the machine's fonts lack, once for the whole run."""
    for problem, count in warnings:
        text = _("Cảnh báo: {count} PDF: {text}")
        click.echo(text.format(count=count, text=f"{problem.what} {problem.remedy}"))


def print_passed(answer: PdfAnswer) -> None:
    """Papers of other programs that lie in the folders and are not made into PDFs."""
    if answer.passed_over:
        names = ", ".join(str(one) for one in answer.passed_over)
        click.echo(_("Bỏ qua, không phải .docx: {names}.").format(names=names), err=True)
