"""What `check` prints: findings, a table."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ntm_docs.api import BuiltFolder, CheckAnswer, RuleAnswer
from ntm_docs.api.answers.words import why_not_judged
from ntm_docs.messages import gettext as _
from ntm_docs.messages import law_note
from ntm_docs.problems import told as told_once
from ntm_docs.terminal.reports.check_table import print_table
from ntm_docs.terminal.reports.findings import LEVEL, print_findings, print_first, print_not_judged, put

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import Checked, DossierChecked, InputChecked, Silenced


def print_all(outcome: CheckAnswer) -> None:
    """One document in full, many as a table; then their dossiers, input files, what was not looked at."""
    checked = outcome.checked
    if outcome.mended is not None:
        pass
    elif len(checked) == 1:
        print_checked(checked[0])
    elif checked:
        print_table(checked)
        _print_silenced_of_all(checked)
    dossiers = sorted(outcome.dossiers, key=lambda one: -sum(found.level == "error" for found in one.findings))
    for dossier in dossiers:
        print_dossier(dossier)
    for one in outcome.gathered.passed_over:
        text = _("{folder}: không xét {files} (chỉ xét văn bản Word).")
        click.echo(text.format(folder=one.folder, files=one.files))
    for text in told_once(outcome.gathered.problems):
        click.echo(text, err=True)
    _print_inputs(outcome.inputs)


def print_rule(answer: RuleAnswer) -> None:
    """One rule as a paragraph of the list of rules."""
    level = _(LEVEL[answer.level])
    put(f"{answer.id} {answer.name} ({level}; {answer.clause})", 0, len(answer.id) + 1)
    examples = (_("Sai:"), answer.wrong), (_("Đúng:"), answer.right), (_("Cách sửa:"), answer.remedy)
    for word, text in examples:
        put(f"{word} {text}", 2, 2)


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
        if looked.of_each_form:
            click.echo(_("Mỗi biểu mẫu xét một văn bản; các văn bản khác cùng biểu mẫu không xét lại."))
    for reason, count in looked.others:
        click.echo(_("{count} tệp không xét: {reason}").format(count=count, reason=reason))


def print_checked(checked: "Checked") -> None:
    """One document: the sum, what to mend first, its findings by weight, then what could not be judged."""
    if checked.problem is not None:
        click.echo(str(checked.problem), err=True)
        return
    put(f"{checked.file}: {checked.loai or _unknown(checked)}", 0, 2)
    if why_not_judged(checked):
        put(why_not_judged(checked), 2, 2)
    put(_sums(checked) if checked.judged else _("Chưa xét thể thức văn bản này."), 2, 2)
    if checked.findings:
        print_first(checked.findings)
    print_findings(checked.findings)
    print_not_judged(checked.not_judged)
    _print_silenced(checked.silenced)


def _print_silenced(silenced: "Sequence[Silenced]") -> None:
    """What the office's own file keeps from being told, with its reason."""
    for one in silenced:
        text = _("Bỏ qua theo quy định riêng: {rule}, {count} chỗ; lý do: {reason}")
        put(text.format(rule=one.rule, count=one.count, reason=one.reason), 2, 2)


def _print_silenced_of_all(checked: "Sequence[Checked]") -> None:
    """The same of many documents: each rule once, with the sum of its places."""
    count: Counter[tuple[str, str]] = Counter()
    for one in checked:
        count.update({(silenced.rule, silenced.reason): silenced.count for silenced in one.silenced})
    for (rule, reason), number in sorted(count.items()):
        text = _("Bỏ qua theo quy định riêng: {rule}, {count} chỗ; lý do: {reason}")
        put(text.format(rule=rule, count=number, reason=reason), 0, 2)


def _unknown(checked: "Checked") -> str:
    if checked.scope == "hanh_chinh":
        return _("loại văn bản chưa rõ; xét các phần mà mọi văn bản hành chính đều có")
    return _("không rõ loại")


def _sums(checked: "Checked") -> str:
    text = _("{errors} lỗi, {warnings} cảnh báo, {hints} gợi ý; {passed} quy tắc đạt, {unknown} không đánh giá được.")
    return text.format(
        errors=checked.count("error"),
        warnings=checked.count("warning"),
        hints=checked.count("hint"),
        passed=checked.passed,
        unknown=len(checked.not_judged),
    )


def print_dossier(dossier: "DossierChecked") -> None:
    """What the papers of a folder say of each other, and what of them was compared."""
    click.echo()
    if dossier.findings or dossier.compared:
        text = _("Hồ sơ {folder}: {count} chỗ không khớp.")
        put(text.format(folder=dossier.folder, count=len(dossier.findings)), 0, 2)
    else:
        put(_("Hồ sơ {folder}: chưa đối chiếu được gì.").format(folder=dossier.folder), 0, 2)
    if dossier.compared:
        places = "; ".join(_("{what} ({count} chỗ)").format(what=what, count=count) for what, count in dossier.compared)
        put(_("Đã đối chiếu: {places}.").format(places=places), 2, 2)
    if dossier.left_out:
        names = ", ".join(Path(name).name for name in dossier.left_out)
        put(_("Chưa đối chiếu, vì không đọc được: {names}.").format(names=names), 2, 2)
    print_findings(dossier.findings)
    print_not_judged(dossier.not_judged)
    _print_silenced(dossier.silenced)
