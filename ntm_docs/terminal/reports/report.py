"""What the commands print: tables, warnings, progress."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from ntm_docs.api import BuiltFolder, ExplainAnswer, FormsAnswer, ImportAnswer, NewAnswer
from ntm_docs.api.answers.words import form_title, parted, topic_name
from ntm_docs.messages import gettext as _
from ntm_docs.messages import law_note
from ntm_docs.problems import Problem, told

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import AnyPlanned, Dossier, Plan, PlannedDraft, PlannedReview, Ruling

_PIPE_WIDTH = 80  # as a window of Windows has
_NAMED = 3  # files that are told by name
_QUIET_SECONDS = 1.0
_FOLDER = 22  # letters of a folder on a line
_AWARD = 16  # letters of an award on a line, so that a clause has room for one


def terminal() -> Console:
    """Colour and the terminal's width on a terminal; plain in a pipe. Tables fit; sentences are whole lines."""
    return Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH, highlight=False, markup=False)


@contextmanager
def progress_line(text: str) -> Iterator[Callable[[int, int], None]]:
    """A line on the terminal that counts {done} of {total}, once the work takes longer than a second."""
    started, shown = time.monotonic(), False

    def show(done: int, total: int) -> None:
        nonlocal shown
        if sys.stderr.isatty() and time.monotonic() - started > _QUIET_SECONDS:
            shown = True
            print("\r" + text.format(done=done, total=total), end="", file=sys.stderr)

    try:
        yield show
    finally:
        if shown:
            print(file=sys.stderr)


def print_built(built: BuiltFolder, planned: "AnyPlanned") -> None:
    """The dossiers made, as a table with the clause behind each number of sets."""
    console = terminal()
    count = len(planned.papers())
    draft, dossiers, review = parted(planned)
    if draft is not None:
        _print_draft(console, draft)
    if review is not None:
        if count:
            _print_bundles(console, review)
        _print_briefly(console, list(review.warnings), planned.path)
    if dossiers is not None:
        plan = dossiers.plan
        if count:
            console.print(_dossier_table(plan))
        warnings = [*planned.warnings, *(w for dossier in plan.dossiers for w in dossier.warnings)]
        _print_briefly(console, warnings, planned.path)
    text = _("Đã tạo {count} văn bản trong {folder}. Mở từng tệp xem lại, in đủ số bộ, trình ký.")
    if not count:
        text = _(
            "Giấy tờ cho cuộc họp ở {folder}. Họp xong thì ghi số phiếu, chạy lại không có --meeting, vào thư mục khác."
        )
    console.print(text.format(count=count, folder=built.folder), soft_wrap=True)


def _print_briefly(console: Console, warnings: list[Problem], source: Path) -> None:
    """What to look at; of the rules to confirm only how many, and where they are told."""
    brief = _("{count} quy định chưa đọc được văn bản gốc, nên đối chiếu lại; xem: ntm-docs explain {file}")
    print_warnings(console, warnings, brief.replace("{file}", str(source)))
    if any("text" in warning.facts for warning in warnings):
        print_quoted(console)


def print_gone(built: BuiltFolder) -> None:
    """What an earlier build had put into the folder and this one does not make; what was left in the folder's place."""
    for problem in built.left:
        click.echo(
            _("Cảnh báo: {name}: {text}").format(name=problem.place.file, text=f"{problem.what} {problem.remedy}")
        )
    others = [path for path in built.gone if path not in built.gone_prints]
    if others:
        names = ", ".join(others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
        text = _("Đã bỏ {count} tệp của lần trước mà lần này không làm: {names}.")
        click.echo(text.format(count=len(others), names=names))
    if built.gone_prints:
        text = _("Đã bỏ {count} tệp PDF, tệp điện tử của lần trước: văn bản đã làm mới. Thêm --pdf để làm lại.")
        click.echo(text.format(count=len(built.gone_prints)))


def print_seal(built: BuiltFolder) -> None:
    """The manifest's own digest, last on its line, so that it can be copied and kept elsewhere."""
    text = _("SHA-256 của {manifest}, ghi lại để đối chiếu về sau: {sha256}")
    click.echo(text.format(manifest=built.manifest_file, sha256=built.sha256))


def _print_draft(console: Console, planned: "PlannedDraft") -> None:
    """The papers of a drafted document, then what to look at before signing."""
    for paper in planned.papers():
        console.print(f"{paper.path}  {form_title(paper.form, sourced=True)}", soft_wrap=True)
    print_warnings(console, list(planned.warnings))


def print_imported(answer: ImportAnswer) -> None:
    """What was joined, left out or not recognised, by line; then how to go on."""
    console = terminal()
    for line in told(answer.report):
        console.print(line, soft_wrap=True)
    text = _("Đã tạo {file}. Soát lại rồi chạy: ntm-docs build {file} -o {folder}")
    console.print(text.format(file=quoted(answer.output), folder=quoted(answer.folder)), soft_wrap=True)


def print_started(answer: NewAnswer) -> None:
    """What to do with a new input of a kind."""
    text = _("Đã tạo {file}. Sửa nội dung rồi chạy: ntm-docs build {file} -o {folder}")
    if answer.kind == "quy-dinh":
        text = _("Đã tạo {file}. Điền theo văn bản của tỉnh, rồi dùng cùng hồ sơ: --rules {file}")
    click.echo(text.format(file=quoted(answer.output), folder=quoted(answer.folder)))


def quoted(path: Path) -> str:
    """A path as it is typed: in quotation marks where it holds a space."""
    return f'"{path}"' if " " in str(path) else str(path)


def _dossier_table(plan: "Plan") -> Table:
    day = f"{plan.on:%d/%m/%Y}" + ("" if plan.dated else _(" (ngày họp Hội đồng, vì tờ trình chưa ghi ngày)"))
    table = Table(title=_("Hồ sơ theo {regime}, ngày {on}").format(regime=plan.regime.ten, on=day))
    table.add_column(_("Hình thức khen thưởng"), max_width=_AWARD)
    table.add_column(_("Văn bản"), justify="right")
    table.add_column(_("Số bộ"), justify="right")
    table.add_column(_("Theo điều khoản"))
    for dossier in plan.dossiers:
        table.add_row(
            dossier.award.ten, str(len(dossier.documents)), _sets(dossier), _clauses(dossier.rulings["so_bo"])
        )
    return table


def _print_bundles(console: Console, review: "PlannedReview") -> None:
    """What a review becomes: who decides, what is given to how many, how many papers."""
    plan = review.plan
    day = f"{plan.on:%d/%m/%Y}" + ("" if plan.dated else _(" (ngày họp Hội đồng, vì tờ trình chưa ghi ngày)"))
    table = Table(
        title=_("Bình xét {year} theo {regime}, ngày {on}").format(year=plan.year, regime=plan.regime.ten, on=day)
    )
    table.add_column(_("Thư mục"), max_width=_FOLDER, overflow="fold")
    table.add_column(_("Quyết định"))
    table.add_column(_("Danh hiệu, hình thức"))
    table.add_column(_("Văn bản"), justify="right")
    for bundle in plan.bundles:
        given = [f"{one.award.ten}: {len(one.lines)}" for one in bundle.titles]
        who = _("cơ quan mình") if bundle.own and bundle.titles else bundle.decides
        table.add_row(bundle.id, who, "\n".join(given), str(len(bundle.documents)))
    console.print(table)


def _print_review(console: Console, review: "PlannedReview") -> None:
    """Each folder of a review: its papers in order, and every rule with its clause."""
    _print_bundles(console, review)
    for bundle in review.plan.bundles:
        console.print(f"\n{bundle.id}", style="bold")
        console.print(_("  Văn bản, theo thứ tự:"))
        for document in bundle.documents:
            console.print(f"    {document.path}  ({form_title(document.form)})", soft_wrap=True)
        console.print(_("  Căn cứ của từng quyết định:"))
        print_rulings(console, bundle.rulings)
    print_warnings(console, list(review.warnings))
    print_quoted(console)


def _sets(dossier: "Dossier") -> str:
    return _("chưa rõ") if dossier.copies is None else f"{dossier.copies:02}"


def _clauses(ruling: "Ruling") -> str:
    """The clause that governs first, then those that say the same or are overridden."""
    lines = [ruling.rule.can_cu] if ruling.rule else []
    for other in ruling.others:
        same = ruling.rule is not None and other.gia_tri == ruling.value
        if isinstance(other.gia_tri, int) and not isinstance(other.gia_tri, bool):
            note = (
                _("(cùng số bộ)") if same else _("(ghi {value} bộ, không áp dụng)").format(value=f"{other.gia_tri:02}")
            )
            lines.append(f"{other.can_cu} {note}")
    return "\n".join(lines)


def print_warnings(console: Console, warnings: list[Problem], brief: str = "") -> None:
    """What to act on, a line each; then the rules to confirm, or only `brief`, which says how many and where."""
    acting = [warning for warning in warnings if warning.code != "law.confirm"]
    for text in told(acting):
        console.print(_("Cảnh báo: ") + text, soft_wrap=True)
    source_word = _("Nguồn:")  # not inside an f-string, where the catalogue would not find it
    rules = dict.fromkeys(
        f"  - {w.facts['text']} {source_word} {_(str(w.facts['strength']))}. ({w.clause})"
        for w in warnings
        if w not in acting
    )
    if rules and brief:
        console.print(brief.replace("{count}", str(len(rules))), soft_wrap=True)
    elif rules:
        console.print(_("Quy định nên đối chiếu lại (chưa đọc được văn bản gốc):"))
        for text in rules:
            console.print(text, soft_wrap=True)


def print_explanation(answer: ExplainAnswer) -> None:
    """The plan of each unit."""
    for planned in answer.planned:
        _print_plan(planned, of_several=len(answer.planned) > 1)


def _print_plan(planned: "AnyPlanned", *, of_several: bool) -> None:
    """Each dossier: sets, papers in order, and every rule with its clause; under its unit where there are more."""
    console = terminal()
    draft, dossiers, review = parted(planned)
    if draft is not None:
        _print_draft(console, draft)
    if review is not None:
        _print_review(console, review)
    if dossiers is None:
        return
    if of_several:
        console.print(f"\n{dossiers.ho_so.co_quan.ten}", style="bold underline")
    console.print(_dossier_table(dossiers.plan))
    for dossier in dossiers.plan.dossiers:
        console.print(f"\n{dossier.award.ten}", style="bold")
        console.print(_("  Văn bản, theo thứ tự:"))
        for document in dossier.documents:
            console.print(f"    {document.path}  ({form_title(document.form)})", soft_wrap=True)
        console.print(_("  Căn cứ của từng quyết định:"))
        print_rulings(console, dossier.rulings)
        _print_decision(console, dossier)
        print_warnings(console, list(dossier.warnings))
    print_warnings(console, list(planned.warnings))
    print_quoted(console)


def print_quoted(console: Console) -> None:
    """In other languages: that the law speaks its own."""
    if law_note():
        console.print(law_note(), soft_wrap=True)


def _print_decision(console: Console, dossier: "Dossier") -> None:
    """The award decision, where the input holds one: its bases, and what its prizes are counted from."""
    if dossier.decision is None:
        return
    console.print(
        _("  Quyết định khen thưởng, theo pháp luật ngày {day}:").format(day=f"{dossier.decided_on:%d/%m/%Y}")
    )
    prizes = dossier.decision.prizes
    pays = dossier.decision.pays.rule if prizes else None
    for rule in (dossier.decision.bases.rule, pays, *(prizes.rules if prizes else ())):
        if rule is not None:
            console.print(f"    {topic_name(rule.ve)}: {rule.noi_dung} [{rule.can_cu}]", soft_wrap=True)


def print_rulings(console: Console, rulings: "Mapping[str, Ruling]") -> None:
    """Each rule once, also where it holds for several kinds of nominees, which have topics of their own."""
    shown: list[tuple[str, Ruling]] = []
    for topic, ruling in rulings.items():
        one = topic.partition(".")[0], ruling
        if one not in shown:
            shown.append(one)
            _print_ruling(console, *one)


def _print_ruling(console: Console, topic: str, ruling: "Ruling") -> None:
    name = topic_name(topic)
    if ruling.rule is not None:
        console.print(f"    {name}: {ruling.rule.noi_dung} [{ruling.rule.can_cu}]", soft_wrap=True)
    for other in ruling.others:
        console.print(
            "      " + _("còn có: {text} [{clause}]").format(text=other.noi_dung, clause=other.can_cu), soft_wrap=True
        )


def print_forms(answer: FormsAnswer) -> None:
    """Every form: id, title, source, and the names its tags may use."""
    console = terminal()
    for form in answer.forms:
        console.print(form.id, style="bold")
        console.print(f"  {form.title}. {form.source}", soft_wrap=True)
        console.print(f"  {form.file}", soft_wrap=True)
        console.print("  " + _("Tên dùng trong biểu mẫu: ") + ", ".join(form.names))
