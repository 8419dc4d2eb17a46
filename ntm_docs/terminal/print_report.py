"""What printing tells: papers, pages, sheets, failures.

The exit code says whether all that was asked is there: 1 where something in a document is at fault and can be
mended, 3 where the office program is.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from ntm_docs.messages import gettext as _
from ntm_docs.pipeline import Printer
from ntm_docs.printing import MakeExtras, Options, Printed, Ready, find_program, print_files
from ntm_docs.printing.choosing import DOCUMENTS, Chosen
from ntm_docs.printing.faces import OF_THE_MACHINE, gathered
from ntm_docs.printing.owned import is_ours
from ntm_docs.problems import MachineError, Problem
from ntm_docs.rendering import catalogue

DONE, MENDABLE, MACHINE = 0, 1, 3
_OF_THE_PROGRAM = frozenset({"pdf.failed", "pdf.broken"})  # it gave nothing, or what is no PDF


def printer_of(*, pdf: bool, duplex: bool, fields: bool) -> Printer | None:
    """What makes PDFs and print sets; None where none are asked, or where the program is not there."""
    if not pdf:
        return None
    try:
        find_program()
    except MachineError:
        return None  # the documents are made all the same; the command ends by saying what to install
    return partial(_print, duplex=duplex, fields=fields)


def _print(
    files: Mapping[str, bytes], manifest: Mapping[str, Any], beside: MakeExtras, *, duplex: bool, fields: bool
) -> Ready:
    return print_files(files, manifest, Options(), duplex=duplex, fields=fields, beside=beside)


def print_extras(manifest: Mapping[str, Any], *, separators: bool) -> None:
    """Papers beside the dossiers by form, `Bìa hồ sơ: 3`; where sheets between sets were asked for in vain, why."""
    counts = Counter(one["form"] for one in manifest.get("extras", ()))
    if counts:
        names = "; ".join(f"{catalogue()[form].title}: {count}" for form, count in counts.items())
        click.echo(_("Giấy tờ kèm thêm: {names}.").format(names=names))
    parted = {one["front"] for one in manifest.get("extras", ()) if "groups" in one}
    whole = [one["id"] for one in manifest["dossiers"] if separators and one["id"] not in parted]
    for name in whole:
        text = _("{name}: không có tờ ngăn cách vì chưa rõ số bộ, số bản (ghi “số bộ”, hoặc “(3b)” sau từng nơi nhận).")
        click.echo(text.format(name=name), err=True)


def print_ready(ready: Ready | None, *, fields: bool) -> int:
    """PDFs made, print sets with their sheets of paper, what to look at; the exit code.

    `fields`: signature fields were asked for.
    """
    if ready is None:
        return DONE
    _print_fonts(ready.problems)
    for problem in (one for one in ready.problems if one.code not in OF_THE_MACHINE):
        text = f"{problem.what} {problem.remedy}"
        if problem.severity == "error":
            click.echo(f"{problem.place.file}: {text}", err=True)
        else:
            click.echo(_("Cảnh báo: {name}: {text}").format(name=problem.place.file, text=text))
    missing = [one.problem for one in ready.printed if one.problem is not None]
    done = [one for one in ready.printed if one.problem is None]
    pages = sum(one.pages for one in done)
    click.echo(_("Đã tạo {count} PDF, {pages} trang.").format(count=len(done), pages=pages))
    _print_sets(ready)
    for folder, count in ready.electronic.items():
        click.echo(_("Tệp điện tử để nộp: {count} tệp trong {folder}.").format(count=count, folder=folder))
    if missing:
        _print_missing(len(missing), len(ready.printed))
        if ready.without:
            click.echo(_("Chưa có bộ in, tệp điện tử của: {names}.").format(names=", ".join(ready.without)), err=True)
    elif fields and not ready.electronic:
        click.echo(_("Không hồ sơ nào phải nộp tệp điện tử nên không có ô chữ ký số."), err=True)
    unsigned = [problem for problem in ready.problems if problem.code == "sign.no_room"]
    return code_of([*missing, *unsigned])


def code_of(problems: Sequence[Problem]) -> int:
    """The exit code for what was asked and not made."""
    if not problems:
        return DONE
    return MACHINE if {problem.code for problem in problems} <= _OF_THE_PROGRAM else MENDABLE


def one_code(codes: Sequence[int]) -> int:
    """One exit code of several: what can be mended comes before what the machine lacks."""
    return min(filter(None, codes), default=DONE)


def _print_missing(missing: int, asked: int) -> None:
    text = _("Thiếu {missing} trong {asked} PDF: xử lý các chỗ nêu trên rồi chạy lại. Tệp .docx vẫn giữ nguyên.")
    click.echo(text.format(missing=missing, asked=asked), err=True)


def _print_sets(ready: Ready) -> None:
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


def print_pdfs(made: Sequence[Printed]) -> int:
    """Each PDF with its pages, each failure with its reason; the exit code."""
    for one in made:
        for problem in (one.problem, *one.also):
            if problem is not None:
                click.echo(str(problem), err=True)
        if one.problem is None:
            click.echo(_("{pdf}: {pages} trang").format(pdf=one.pdf, pages=one.pages))
        elif one.source.suffix.lower() in DOCUMENTS and is_ours(one.pdf):
            click.echo(_("{pdf} là của lần trước, không phải của văn bản này.").format(pdf=one.pdf), err=True)
        for warning in one.warnings if one.problem is None else ():
            if warning.code not in OF_THE_MACHINE:
                click.echo(_("Cảnh báo: {name}: {text}").format(name=one.pdf, text=f"{warning.what} {warning.remedy}"))
    _print_fonts([warning for one in made if one.problem is None for warning in one.warnings])
    missing = [one.problem for one in made if one.problem is not None]
    if missing:
        _print_missing(len(missing), len(made))
    return code_of(missing)


def _print_fonts(warnings: Sequence[Problem]) -> None:
    """What the machine's fonts lack, once for the whole run."""
    for problem, count in gathered(warnings):
        text = _("Cảnh báo: {count} PDF: {text}")
        click.echo(text.format(count=count, text=f"{problem.what} {problem.remedy}"))


def print_passed(chosen: Chosen) -> tuple[Path, ...]:
    """The documents; told are papers of other programs that lie in the folders and are not made into PDFs."""
    if chosen.others:
        names = ", ".join(str(one) for one in chosen.others)
        click.echo(_("Bỏ qua, không phải .docx: {names}.").format(names=names), err=True)
    return chosen.documents
