"""The commands: arguments → a request, an answer → print, exit code.

What prints is imported inside the commands, and a call imports its rooms itself, so that `--help` answers at once.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

import click

from ntm_docs import api
from ntm_docs.messages import gettext as _
from ntm_docs.problems import MachineError
from ntm_docs.terminal.options import CODES, FILE, FORMAT, REGISTER, RULES, print_json
from ntm_docs.terminal.receive_cli import certificates, issue, receive
from ntm_docs.terminal.register_cli import register
from ntm_docs.terminal.usage import DayType, Digest, HeadedGroup

_SUBJECTS: "Mapping[str, api.Subject]" = {"tap-the": "tap_the", "ca-nhan": "ca_nhan", "ho-gia-dinh": "ho_gia_dinh"}
_OCCASIONS: "Mapping[str, api.Occasion]" = {"chuyen-de": "chuyên đề", "cong-trang": "công trạng"}


_ON = click.option("--on", type=DayType(), help=_("Ngày áp dụng pháp luật; mặc định là ngày tờ trình trong tệp."))


@click.group(
    cls=HeadedGroup, help=_("Tạo hồ sơ, văn bản hành chính đúng thể thức từ dữ liệu."), invoke_without_command=True
)
@click.version_option(api.__version__, message="ntm-docs %(version)s", help=_("In số phiên bản."))
@click.pass_context
def commands(ctx: click.Context) -> None:
    api.clear_up()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@commands.command(help=_("Tạo bộ hồ sơ từ tệp dữ liệu (.yaml, .json) hoặc bảng tính (.xlsx, .xls, .ods)."))
@click.argument("inputs", metavar=_("TỆP..."), nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", required=True, type=FILE, metavar=_("THƯ_MỤC"), help=_("Thư mục nhận kết quả."))
@_ON
@click.option("--templates", type=FILE, metavar=_("THƯ_MỤC"), help=_("Biểu mẫu riêng của cơ quan (.docx)."))
@RULES
@REGISTER
@click.option("--renumber", is_flag=True, help=_("Đánh lại số mục I, 1, a) của kế hoạch, quyết định, công văn."))
@click.option("--force", is_flag=True, help=_("Thay kết quả lần trước dù đã sửa; tệp khác giữ nguyên."))
@click.option("-j", "processes", type=click.IntRange(1), help=_("Bảng tính: số tiến trình; mặc định bằng số nhân CPU."))
@click.option("--repair", type=FILE, metavar=_("TỆP"), help=_("Bảng tính: ghi bản sao tô màu từng ô phải sửa (.xlsx)."))
@click.option(
    "--skip-faulty", is_flag=True, help=_("Bảng tính: làm các hồ sơ không có lỗi, phần còn lại ghi vào --repair.")
)
@click.option("--pdf", is_flag=True, help=_("Tạo thêm PDF và bộ in của từng hồ sơ (cần LibreOffice)."))
@click.option("--duplex", is_flag=True, help=_("Bộ in hai mặt: mỗi văn bản bắt đầu ở trang lẻ."))
@click.option("--separators", is_flag=True, help=_("Bộ in có tờ ngăn cách trước từng bộ, từng nơi nhận."))
@click.option("--sign-fields", is_flag=True, help=_("Chừa ô chữ ký số trống trong PDF của tệp điện tử."))
@click.option(
    "--complete",
    is_flag=True,
    help=_("Thêm bìa, mục lục, phiếu giao nhận, giấy mời, phiếu biểu quyết, biên bản kiểm phiếu."),
)
@click.option(
    "--meeting", is_flag=True, help=_("Trước khi họp Hội đồng: chỉ làm giấy mời, phiếu biểu quyết; chưa cần số phiếu.")
)
@click.option(
    "--cluster", default="", metavar=_("ĐỊA_CHỈ"), help=_("Bảng tính: chạy trên cụm Dask có sẵn, tcp://máy:8786.")
)
@click.option(
    "--through",
    default="",
    metavar=_("KHO"),
    help=_("Cùng --cluster: các máy không chung thư mục, đi qua kho s3://…, sftp://…."),
)
def build(*, inputs: tuple[Path, ...], processes: int | None, **given: Any) -> None:
    request = api.BuildRequest(inputs, processes=processes or 0, **given)
    answer = _build_many(request) if request.of_many else _build_each(request)
    if answer.no_program:
        raise MachineError("pdf.no_libreoffice")
    raise click.exceptions.Exit(CODES[answer.status])


def _build_each(request: "api.BuildRequest") -> "api.BuildAnswer":
    """Input files one by one."""
    from ntm_docs.terminal.reports.report import print_built, progress_line

    with progress_line(_("Đang tạo văn bản {done}/{total}")) as progress:
        answer = api.build(request, progress)
    for built in answer.folders:
        if built.planned is not None:
            print_built(built, built.planned)
        _print_rest(built, request)
    return answer


def _build_many(request: "api.BuildRequest") -> "api.BuildAnswer":
    """One workbook, through the run of many units."""
    from ntm_docs.terminal.reports.batch import print_done, print_left, progress_bar

    try:
        with progress_bar() as progress:
            answer = api.build(request, progress)
    except api.MadeCopyError as error:
        click.echo(_("Đã ghi bản cần sửa: {file}").format(file=error.copy), err=True)
        raise
    except KeyboardInterrupt:
        if api.written():  # the run is done: what is told names it
            raise
        click.echo(_("Đã dừng. Chạy lại đúng lệnh này để làm tiếp."), err=True)
        raise click.exceptions.Exit(130) from None
    for built in answer.folders:
        if built.run is not None:
            print_done(built.run)
        _print_rest(built, request)
        if answer.left_out and built.run is not None:
            print_left(built.run, request.repair)
    return answer


def _print_rest(built: "api.BuiltFolder", request: "api.BuildRequest") -> None:
    """What is said of every folder, whichever way it was made."""
    from ntm_docs.terminal.reports.check import print_made
    from ntm_docs.terminal.reports.printing import print_extras, print_ready
    from ntm_docs.terminal.reports.report import print_gone, print_seal

    print_gone(built)
    print_extras(built)
    print_made(built)
    if built.consulted is not None:
        from ntm_docs.terminal.reports.register import print_consulted

        print_consulted(built.consulted)
    print_ready(built, fields=request.sign_fields)
    print_seal(built)


@commands.command(help=_("Cho biết sẽ làm những văn bản nào, bao nhiêu bộ, theo điều khoản nào."))
@click.argument("source", metavar=_("TỆP"), type=FILE)
@_ON
@RULES
@REGISTER
@FORMAT
def explain(*, style: str, **given: Any) -> None:
    answer = api.explain(api.ExplainRequest(**given))
    if style == "json":
        print_json(answer.as_json())
        return
    if answer.routes is not None:
        from ntm_docs.terminal.reports.route import print_routes

        print_routes(answer.routes)
        return
    from ntm_docs.terminal.reports.report import print_explanation

    print_explanation(answer)
    if answer.consulted is not None:
        from ntm_docs.terminal.reports.register import print_consulted

        print_consulted(answer.consulted)


@commands.command(help=_("Trả lời: hình thức này cần giấy tờ gì, mấy bộ, theo điều khoản nào."))
@click.argument("award", metavar=_("HÌNH_THỨC"))
@click.option("--on", type=DayType(), help=_("Ngày trình hồ sơ; mặc định hôm nay."))
@click.option("--received", type=DayType(), help=_("Ngày cơ quan thẩm định tiếp nhận hồ sơ, nếu đã biết."))
@click.option("--province", metavar=_("TỈNH"), help=_("Tên tỉnh, để xét cả văn bản của tỉnh."))
@click.option("--for", "subject", type=click.Choice(list(_SUBJECTS)), help=_("Đối tượng; mặc định mọi đối tượng."))
@click.option(
    "--kind",
    type=click.Choice(list(_OCCASIONS)),
    help=_("Loại hình khen thưởng; mặc định theo hình thức."),
)
@click.option("--why", is_flag=True, help=_("In cả căn cứ của từng câu trả lời."))
@RULES
@FORMAT
def require(*, subject: str | None, kind: str | None, why: bool, style: str, **given: Any) -> None:
    who, occasion = _SUBJECTS[subject] if subject else None, _OCCASIONS[kind] if kind else None
    answer = api.require(api.RequireRequest(subject=who, occasion=occasion, **given))
    if style == "json":
        print_json(answer.as_json())
        return
    from ntm_docs.terminal.reports.require import print_requirements

    print_requirements(answer, why=why)


@commands.command(
    help=_("Kiểm tra thể thức văn bản (.docx; .txt: chỉ phần chữ) theo Nghị định 30/2020, hoặc lỗi trong tệp dữ liệu.")
)
@click.argument("files", metavar=_("TỆP..."), nargs=-1, type=FILE)
@click.option("--on", type=DayType(), help=_("Ngày xét khi văn bản chưa ghi ngày."))
@click.option(
    "--annotate",
    type=FILE,
    metavar=_("TỆP"),
    help=_("Ghi bản sao có chú thích (Comments) tại từng chỗ; một tệp .docx."),
)
@click.option(
    "--fix",
    type=FILE,
    metavar=_("TỆP"),
    help=_("Ghi bản đã sửa thể thức vào tệp .docx khác, không đổi chữ nào; kiểm tra lại bản đó. Một tệp .docx."),
)
@click.option(
    "--output", type=FILE, metavar=_("TỆP"), help=_("Ghi mọi chỗ sai vào một bảng tính .xlsx, mỗi chỗ một dòng.")
)
@click.option("--force", is_flag=True, help=_("Cùng --fix, --output: ghi đè tệp đã có."))
@click.option(
    "--profile", type=FILE, metavar=_("TỆP"), help=_("Quy định riêng của cơ quan (.yaml), chặt hơn nghị định.")
)
@click.option("-j", "processes", type=click.IntRange(1), help=_("Số tiến trình; mặc định bằng số nhân CPU."))
@click.option(
    "--explain", "rule", metavar=_("QUY_TẮC"), help=_("In một quy tắc: nội dung, điều khoản, ví dụ. Ví dụ VH06.")
)
@FORMAT
def check(*, files: tuple[Path, ...], processes: int | None, rule: str | None, style: str, **given: Any) -> None:
    if rule is not None:
        _explain_rule(rule, style)
        if not files:
            return
    elif not files:
        command = click.get_current_context().command
        raise click.MissingParameter(param=next(one for one in command.params if one.name == "files"))
    answer = api.check(api.CheckRequest(files, processes=processes or 0, **given))
    if style == "json":
        print_json(answer.as_json())
    else:
        from ntm_docs.terminal.reports.check import print_all

        print_all(answer)
        if given["output"] is not None:
            click.echo(_("Đã ghi {file}.").format(file=given["output"]))
        if answer.mended is not None:
            from ntm_docs.terminal.reports.mend import print_mended

            print_mended(answer.mended, given["fix"])
    raise click.exceptions.Exit(CODES[answer.status])


def _explain_rule(name: str, style: str) -> None:
    from ntm_docs.terminal.reports.check import print_rule

    answer = api.rule(api.RuleRequest(name))
    if style == "json":
        print_json(answer.as_json())
    else:
        print_rule(answer)


@commands.command(
    help=_("Tạo tệp dữ liệu mẫu của cơ quan mình, ngày mình, để điền tiếp."),
    epilog=_("LOẠI: {kinds}.").format(kinds=", ".join(api.NEW)),
)
@click.argument("kind", metavar=_("LOẠI"), type=click.Choice(api.NEW))
@click.option(
    "-o", "--output", required=True, type=FILE, metavar=_("TỆP"), help=_("Tệp sẽ tạo; không ghi đè tệp đã có.")
)
@click.option(
    "--level",
    type=click.Choice(list(api.NEW_LEVELS)),
    help=_("Cấp của cơ quan mình; mặc định theo --agency, hoặc cấp xã."),
)
@click.option("--on", type=DayType(), help=_("Ngày ký: quyết định pháp luật, cơ quan, tên gọi; mặc định hôm nay."))
@click.option(
    "--from", "source", type=FILE, metavar=_("TỆP"), help=_("ke-hoach: dựng từ kế hoạch của cấp trên (.yaml).")
)
@click.option("--period", default="", metavar="YYYY-YYYY", help=_("Cùng --from: giai đoạn của kế hoạch mới."))
@click.option("--agency", default="", metavar=_("TÊN"), help=_("Tên cơ quan mình: Ủy ban nhân dân xã ..., Sở ..."))
@click.option("--province", default="", metavar=_("TỈNH"), help=_("Tên tỉnh, thành phố của cơ quan mình."))
@click.option(
    "--award",
    "awards",
    multiple=True,
    metavar=_("TÊN"),
    help=_("Hình thức khen thưởng, ví dụ “Bằng khen tỉnh”; ghi được nhiều lần (trừ ke-hoach)."),
)
def new(**given: Any) -> None:
    from ntm_docs.terminal.reports.report import print_started

    print_started(api.new(api.NewRequest(**given)))


@commands.command(name="import", help=_("Nhập văn bản có sẵn (.docx, .txt) thành tệp dữ liệu để sửa và tạo lại."))
@click.argument("source", metavar=_("TỆP"), type=FILE)
@click.option(
    "-o", "--output", required=True, type=FILE, metavar=_("TỆP"), help=_("Tệp sẽ tạo; không ghi đè tệp đã có.")
)
@click.option("--renumber", is_flag=True, help=_("Đánh lại số mục I, 1, a) theo thứ tự."))
def import_(**given: Any) -> None:
    from ntm_docs.terminal.reports.report import print_imported

    print_imported(api.import_(api.ImportRequest(**given)))


@commands.command(help=_("Tạo PDF cạnh từng văn bản .docx, có kiểm tra đủ chữ, khổ giấy, phông."))
@click.argument("files", metavar=_("TỆP..."), nargs=-1, required=True, type=FILE)
@click.option("--pdfa", is_flag=True, help=_("PDF/A-2b để lưu trữ."))
@click.option(
    "--engine", type=click.Choice(["libreoffice", "word"]), default="libreoffice", help=_("Chương trình tạo PDF.")
)
@click.option("-j", "processes", type=click.IntRange(1), help=_("Số tiến trình; mặc định bằng số nhân CPU."))
@click.option("--force", is_flag=True, help=_("Thay cả tệp PDF cùng tên không do ntm-docs tạo, đã sửa hoặc đã ký."))
def pdf(
    *,
    files: tuple[Path, ...],
    pdfa: bool,
    engine: Literal["libreoffice", "word"],
    processes: int | None,
    force: bool,
) -> None:
    from ntm_docs.terminal.reports.printing import print_passed, print_pdfs

    answer = api.pdf(api.PdfRequest(files, pdfa, engine, force, processes or 0))
    print_passed(answer)
    print_pdfs(answer)
    raise click.exceptions.Exit(CODES[answer.status])


@commands.command(help=_("Kiểm tra các tệp trong thư mục còn đúng như khi tạo (manifest.json)."))
@click.argument("folder", metavar=_("THƯ_MỤC"), type=FILE)
@click.option("--sha256", type=Digest(), metavar=_("MÃ"), help=_("Mã SHA-256 của manifest.json mà build đã in ra."))
@RULES
@FORMAT
def verify(folder: Path, sha256: str | None, rules: Path | None, style: str) -> None:
    answer = api.verify(api.VerifyRequest(folder, sha256, rules))
    if style == "json":
        print_json(answer.as_json())
    else:
        from ntm_docs.terminal.reports.verify import print_verdict

        print_verdict(answer)
    raise click.exceptions.Exit(CODES[answer.status])


@commands.command(help=_("Danh mục biểu mẫu và các tên dùng được trong biểu mẫu."))
@click.option("--templates", type=FILE, metavar=_("THƯ_MỤC"), help=_("Biểu mẫu riêng của cơ quan (.docx)."))
def forms(templates: Path | None) -> None:
    from ntm_docs.terminal.reports.report import print_forms

    print_forms(api.forms(api.FormsRequest(templates)))


@commands.command(
    help=_("JSON Schema của tệp dữ liệu, cho trình soạn thảo."),
    epilog=_("LOẠI: {kinds}.").format(kinds=", ".join(api.SCHEMAS)),
)
@click.argument("kind", metavar=_("LOẠI"), type=click.Choice(api.SCHEMAS))
@click.option("-o", "--output", type=FILE, metavar=_("TỆP"), help=_("Ghi ra tệp này; không ghi đè tệp đã có."))
def schema(kind: str, output: Path | None) -> None:
    answer = api.schema(api.SchemaRequest(kind, output))
    if output is None:
        print_json(answer.as_json())
        return
    click.echo(_("Đã ghi {file}. Để tệp này cạnh tệp dữ liệu, và đặt ở dòng đầu tệp dữ liệu:").format(file=output))
    click.echo(f"    # yaml-language-server: $schema={output.name.replace(' ', '%20')}")


@commands.command(help=_("Mở bàn làm việc trong trình duyệt: hỏi, kiểm tra, tạo hồ sơ, không cần gõ lệnh."))
@click.argument("folder", metavar=_("[THƯ_MỤC]"), default=".", type=FILE)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help=_("Cổng trên máy này; mặc định cổng nào còn trống.")
)
@click.option("--no-open", is_flag=True, help=_("Không tự mở trình duyệt, chỉ in địa chỉ."))
@click.pass_obj
def web(open_desk: Callable[..., None], folder: Path, *, port: int, no_open: bool) -> None:
    open_desk(folder, port=port, browser=not no_open)


commands.add_command(receive)
commands.add_command(issue)
commands.add_command(certificates)
commands.add_command(register)
