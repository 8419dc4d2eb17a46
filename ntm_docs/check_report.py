"""What `check` prints: findings, a table, JSON."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from ntm_docs.checking import Checked, Finding
from ntm_docs.checking.check import LEVELS
from ntm_docs.checking.folder import DossierChecked
from ntm_docs.checking.made import check_made, told
from ntm_docs.messages import gettext as _
from ntm_docs.problems import Problem, Word
from ntm_docs.reading.workbook import is_workbook
from ntm_docs.version import __version__

_PIPE_WIDTH = 120
_LEVEL = {"error": Word("lỗi"), "warning": Word("cảnh báo"), "hint": Word("gợi ý")}
_SCOPE = {
    "quy_pham": Word("văn bản quy phạm pháp luật (số có năm): không theo Nghị định 30/2020/NĐ-CP, không xét thể thức."),
    "dang": Word("văn bản của Đảng: theo quy định của Đảng, không xét theo Nghị định 30/2020/NĐ-CP."),
    "nuoc_ngoai": Word("không phải văn bản hành chính tiếng Việt: không xét thể thức."),
    "ca_nhan": Word("đơn, tờ khai, giấy của cá nhân: không phải văn bản hành chính của cơ quan, không xét thể thức."),
    "giay_to": Word("bìa, mục lục, phiếu: giấy tờ làm việc, không phải văn bản hành chính, không xét thể thức."),
    "khong_ro": Word("không nhận ra loại văn bản; chỉ xét những gì thấy được."),
}


def print_all(checked: Sequence[Checked], dossiers: Sequence[DossierChecked], problems: Sequence[Problem]) -> None:
    """One document in full, many as a table; then their dossiers, then problems of input files."""
    if len(checked) == 1:
        print_checked(checked[0])
    elif checked:
        print_table(checked)
    for dossier in dossiers:
        print_dossier(dossier)
    for problem in problems:
        click.echo(str(problem), err=True)
    if not checked and not problems:
        click.echo(_("Không có lỗi."))


def exit_code(checked: Sequence[Checked], dossiers: Sequence[DossierChecked], problems: Sequence[Problem]) -> int:
    """0 no errors, 1 errors, 3 nothing wrong in what could be read but a file could not."""
    findings = [finding for one in checked for finding in one.findings]
    findings += [finding for one in dossiers for finding in one.findings]
    if any(finding.level == "error" for finding in findings) or any(one.severity == "error" for one in problems):
        return 1
    return 3 if any(one.problem is not None for one in checked) else 0


def print_made(folder: Path, manifest: Mapping[str, Any], *, every: bool = True) -> None:
    """How many of the documents just made were checked, and what is wrong with them."""
    checked = check_made(folder, manifest, every=every)
    faults = list(told(checked, folder))
    for name, text in faults:
        click.echo(_("Cảnh báo: {name}: {text}").format(name=name, text=text))
    if checked:
        text = _("Đã kiểm tra thể thức {count} văn bản theo Nghị định 30/2020/NĐ-CP: {faults} chỗ phải xem lại.")
        click.echo(text.format(count=len(checked), faults=len(faults)))


def print_checked(checked: Checked) -> None:
    """One document: its findings by component, then what could not be judged, then the sums."""
    if checked.problem is not None:
        click.echo(str(checked.problem), err=True)
        return
    click.echo(f"{checked.file}: {checked.loai or _('không rõ loại')}")
    if checked.scope in _SCOPE:
        click.echo(f"  {_(_SCOPE[checked.scope])}")
    _print_findings(checked.findings)
    _print_not_judged(checked.not_judged)
    if checked.scope in ("hanh_chinh", "khong_ro"):
        click.echo(_sums(checked))


def _print_findings(findings: Sequence[Finding]) -> None:
    order = list(dict.fromkeys(one.component for one in findings))
    for component in order:
        click.echo(f"\n  {component}")
        own = sorted((one for one in findings if one.component == component), key=lambda one: LEVELS.index(one.level))
        for finding in own:
            for line in _lines(finding):
                click.echo(f"    {line}")


def _lines(finding: Finding) -> Iterator[str]:
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


def _sums(checked: Checked) -> str:
    text = _("\n{errors} lỗi, {warnings} cảnh báo, {hints} gợi ý; {passed} quy tắc đạt, {unknown} không đánh giá được.")
    return text.format(
        errors=checked.count("error"),
        warnings=checked.count("warning"),
        hints=checked.count("hint"),
        passed=checked.passed,
        unknown=len(checked.not_judged),
    )


def print_dossier(dossier: DossierChecked) -> None:
    """What the papers of a folder say of each other."""
    click.echo(
        "\n" + _("Hồ sơ {folder}: {count} chỗ không khớp.").format(folder=dossier.folder, count=len(dossier.findings))
    )
    _print_findings(dossier.findings)
    _print_not_judged(dossier.not_judged)


def print_table(checked: Sequence[Checked]) -> None:
    """A line for each of many files."""
    table = Table(box=None, pad_edge=False)
    table.add_column(_("Tệp"), overflow="fold")
    for name in (_("Loại"), _("Lỗi"), _("Cảnh báo"), _("Gợi ý"), _("Không đánh giá được")):
        table.add_column(name, justify="left" if name == _("Loại") else "right")
    for one in checked:
        if one.problem is not None:
            table.add_row(one.file, one.problem.what)
        else:
            counts = [str(one.count(level)) for level in LEVELS]
            table.add_row(one.file, one.loai or "-", *counts, str(len(one.not_judged)))
    Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH, highlight=False, markup=False).print(table)
    errors = sum(one.count("error") > 0 for one in checked)
    unread = sum(one.problem is not None for one in checked)
    click.echo(
        _("{count} tệp: {errors} tệp có lỗi, {unread} tệp không đọc được.").format(
            count=len(checked), errors=errors, unread=unread
        )
    )


def as_json(
    checked: Sequence[Checked], dossiers: Sequence[DossierChecked], problems: Sequence[Problem]
) -> dict[str, Any]:
    """Everything that was found, for other programs; ids of rules stay the same from version to version."""
    return {
        "tool": f"ntm-docs {__version__}",
        "files": [_file_json(one) for one in checked],
        "dossiers": [
            {
                "folder": one.folder,
                "findings": [asdict(finding) for finding in one.findings],
                "not_judged": [{"rule": rule, "reason": reason} for rule, reason in one.not_judged],
            }
            for one in dossiers
        ],
        "problems": [{"code": one.code, "place": str(one.place), "text": str(one)} for one in problems],
    }


def _file_json(one: Checked) -> dict[str, Any]:
    if one.problem is not None:
        return {"file": one.file, "readable": False, "problem": one.problem.code, "text": str(one.problem)}
    return {
        "file": one.file,
        "readable": True,
        "scope": one.scope,
        "type": one.loai or None,
        "counts": {level: one.count(level) for level in LEVELS},
        "passed": one.passed,
        "findings": [asdict(finding) for finding in one.findings],
        "not_judged": [{"rule": rule, "reason": reason} for rule, reason in one.not_judged],
    }


def is_document(path: Path) -> bool:
    """Whether a path is for the checker of documents rather than an input of `build`."""
    return path.is_dir() or not (is_workbook(path) or path.suffix.lower() in (".yaml", ".yml", ".json"))
