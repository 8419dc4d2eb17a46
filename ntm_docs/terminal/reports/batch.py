"""What a run of a workbook prints."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ntm_docs.messages import gettext as _

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import FinishedRun

_PIPE_WIDTH = 80
_ALIKE = 5  # warnings of one kind that are shown


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None]]:
    """A bar with rate and time left, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    columns = (TextColumn(_("Đang làm")), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=None, rate="")
        begun: list[tuple[int, float]] = []  # the first units, and when they were done

        def show(done: int, total: int) -> None:
            now = progress.get_time()
            begun[:] = begun or [(done, now)]
            first, since = begun[0]  # the bar's own speed adds up its last thousand steps each time
            speed = (done - first) / (now - since) if now > since else 0
            rate = _("{rate} đơn vị/giây").format(rate=f"{speed:.1f}".replace(".", ",")) if speed else ""
            progress.update(task, completed=done, total=total, rate=rate)

        yield show


def print_done(done: "FinishedRun") -> None:
    """What was made, what to look at, what was left out."""
    console = Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH, highlight=False, markup=False)
    told = [(warning.code, str(warning)) for warning in done.workbook.warnings]
    told += done.told
    by_code: dict[str, list[str]] = {}
    for code, text in dict.fromkeys(told):
        by_code.setdefault(code, []).append(text)
    for texts in by_code.values():
        for text in texts[:_ALIKE]:
            console.print(_("Cảnh báo: ") + text, soft_wrap=True)
        if len(texts) > _ALIKE:
            console.print(_("  ... và {count} cảnh báo cùng loại.").format(count=len(texts) - _ALIKE))
    documents = sum(count for _sets, count in done.dossiers)
    copies = sum((sets or 0) * count for sets, count in done.dossiers)
    text = _("{units} đơn vị, {dossiers} hồ sơ, {documents} văn bản; in đủ bộ là {copies} bản.")
    sums = text.format(units=done.units, dossiers=len(done.dossiers), documents=documents, copies=copies)
    console.print(sums, soft_wrap=True)
    unknown = sum(sets is None for sets, _count in done.dossiers)
    if unknown:
        console.print(_("Chưa kể {count} hồ sơ chưa rõ số bộ.").format(count=unknown))
    console.print(_("Kết quả ở {folder}; bảng tổng hợp: tong-hop.xlsx.").format(folder=done.folder), soft_wrap=True)


def print_left(done: "FinishedRun", repair: object) -> None:
    """The dossiers that were left out, and where their rows are."""
    console = Console(stderr=True, highlight=False, markup=False)
    for problem in done.problems:
        console.print(str(problem), soft_wrap=True)
    text = _("{count} vấn đề; các hồ sơ có lỗi chưa làm, xem {repair}.")
    console.print(text.format(count=len(done.problems), repair=repair), soft_wrap=True)
