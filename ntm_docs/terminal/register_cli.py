"""The commands of the register: arguments → calls → print."""

from pathlib import Path
from typing import Any

import click

from ntm_docs import api
from ntm_docs.messages import gettext as _
from ntm_docs.terminal.options import FILE, FORMAT, RULES, print_json
from ntm_docs.terminal.usage import DayType, HeadedGroup

_REASON = click.option("--reason", required=True, metavar=_("LÝ_DO"), help=_("Vì sao, căn cứ văn bản nào."))


@click.group(cls=HeadedGroup, help=_("Sổ khen thưởng: ai đã được khen gì, theo quyết định nào, từ tệp nào."))
def register() -> None:
    """The register."""


@register.command(help=_("Ghi vào sổ: thư mục của quyết định đã tạo, hoặc danh sách cũ (.xlsx, .xls, .ods, .docx)."))
@click.argument("files", metavar=_("TỆP..."), nargs=-1, required=True, type=FILE)
@click.option("--award", default="", metavar=_("TÊN"), help=_("Hình thức, khi danh sách không ghi."))
@click.option("--decision", default="", metavar=_("SỐ"), help=_("Số quyết định, khi danh sách không ghi."))
@click.option("--decided", type=DayType(), help=_("Ngày quyết định, khi danh sách không ghi."))
@click.option("--province", default="", metavar=_("TỈNH"), help=_("Tỉnh, thành phố, khi danh sách không ghi."))
@RULES
@FORMAT
def add(*, style: str, **given: Any) -> None:
    """Add files."""
    from ntm_docs.terminal.reports.register import print_added
    from ntm_docs.terminal.reports.report import progress_line

    with progress_line(_("Đang ghi vào sổ {done}/{total}")) as progress:
        answer = api.register_add(api.RegisterAddRequest(**given), progress)
    _print(answer, style, print_added)


@register.command(
    help=_("Tìm theo tên: không cần dấu, thứ tự họ tên nào cũng được; cơ quan, tỉnh cũ tìm bằng tên nay.")
)
@click.argument("name", metavar=_("TÊN"))
@click.option("--born", type=click.IntRange(1850, 2100), metavar=_("NĂM"), help=_("Năm sinh."))
@click.option("--unit", default="", metavar=_("TÊN"), help=_("Đơn vị, nơi ở, hay một phần tên."))
@click.option("--province", default="", metavar=_("TỈNH"), help=_("Tỉnh, thành phố, tên nay hay tên cũ."))
@click.option("--all", "everything", is_flag=True, help=_("Cả mục đã sửa, đã bỏ."))
@click.option("--limit", type=click.IntRange(1, 10_000), default=100, help=_("Nhiều nhất bao nhiêu mục."))
@FORMAT
def find(*, style: str, everything: bool, **given: Any) -> None:
    """Look a name up."""
    from ntm_docs.terminal.reports.register import print_found

    _print(api.register_find(api.RegisterFindRequest(all=everything, **given)), style, print_found)
    if given["unit"] and style != "json":
        click.echo(
            _("Xã, phường tìm theo tên ghi trong nguồn: chưa có dữ liệu xã nào nhập vào xã nào, nên tìm cả tên cũ.")
        )


@register.command(help=_("Ghi cả sổ ra một bảng tính .xlsx."))
@click.argument("file", metavar=_("TỆP"), type=FILE, required=False)
@click.option("-o", "--output", type=FILE, metavar=_("TỆP"), help=_("Như TỆP: bảng tính sẽ ghi, .xlsx."))
@click.option("--force", is_flag=True, help=_("Ghi đè tệp đã có."))
def export(file: Path | None, output: Path | None, *, force: bool) -> None:
    """Write the register as a workbook."""
    if file is not None and output is not None and file != output:
        raise click.UsageError(_("Ghi một tên tệp thôi: {file}, hay -o {output}.").format(file=file, output=output))
    output = output or file
    if output is None:
        command = click.get_current_context().command
        raise click.MissingParameter(param=next(one for one in command.params if one.name == "file"))
    answer = api.register_export(api.RegisterExportRequest(output, force))
    click.echo(_("Đã ghi {file}: {count} mục.").format(file=answer.output, count=answer.entries))


@register.command(help=_("Bỏ một mục: ghi thêm mục nói vì sao; mục cũ vẫn xem được bằng find --all."))
@click.argument("entry", metavar=_("MÃ"), type=click.IntRange(1))
@_REASON
def remove(entry: int, reason: str) -> None:
    """Remove an entry."""
    api.register_change(api.RegisterChangeRequest(entry, reason))
    click.echo(_("Đã bỏ mục {id} khỏi sổ.").format(id=entry))


@register.command(help=_("Sửa một mục: ghi thêm mục thay cho mục cũ, kèm lý do."))
@click.argument("entry", metavar=_("MÃ"), type=click.IntRange(1))
@click.option(
    "--set", "settings", multiple=True, required=True, metavar=_("TRƯỜNG=GIÁ_TRỊ"), help=_("Ví dụ “năm sinh=1974”.")
)
@_REASON
@RULES
def correct(entry: int, settings: tuple[str, ...], reason: str, rules: Path | None) -> None:
    """Correct an entry."""
    answer = api.register_change(api.RegisterChangeRequest(entry, reason, settings, rules))
    click.echo(_("Mục {id} nay là mục {now}.").format(id=entry, now=answer.entry.id))


def _print(answer: Any, style: str, shown: Any) -> None:
    if style == "json":
        print_json(answer.as_json())
    else:
        shown(answer)
