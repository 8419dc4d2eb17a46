"""The commands: arguments in, calls out, no logic.

Heavy rooms are imported inside the commands, so that `--help` answers at once.
"""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from ntm_docs.machine.temporary import clear_up
from ntm_docs.machine.version import __version__
from ntm_docs.messages import gettext as _
from ntm_docs.terminal.usage import Day, Digest, HeadedGroup, PathName

if TYPE_CHECKING:
    from ntm_docs.batch import Done, Options
    from ntm_docs.model import LoaiDoiTuong
    from ntm_docs.printing.engine import EngineName
    from ntm_docs.reading.workbook import Reading

_FILE = PathName()
STARTERS = ("ho-so", "ke-hoach", "quyet-dinh", "cong-van")
_NEW = (*STARTERS, "danh-sach")

_ON = click.option("--on", type=Day(), help=_("Ngày áp dụng pháp luật; mặc định là ngày tờ trình trong tệp."))
_RULES = click.option(
    "--rules", type=_FILE, metavar=_("THƯ_MỤC"), help=_("Văn bản riêng của tỉnh (.yaml), dùng thêm với dữ liệu có sẵn.")
)
_FORMAT = click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help=_("Dạng in ra."))


@click.group(
    cls=HeadedGroup, help=_("Tạo hồ sơ, văn bản hành chính đúng thể thức từ dữ liệu."), invoke_without_command=True
)
@click.version_option(__version__, message="ntm-docs %(version)s", help=_("In số phiên bản."))
@click.pass_context
def commands(ctx: click.Context) -> None:
    clear_up()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@commands.command(help=_("Tạo bộ hồ sơ từ tệp dữ liệu (.yaml, .json) hoặc bảng tính (.xlsx, .xls, .ods)."))
@click.argument("inputs", metavar=_("TỆP..."), nargs=-1, required=True, type=_FILE)
@click.option("-o", "--output", required=True, type=_FILE, metavar=_("THƯ_MỤC"), help=_("Thư mục nhận kết quả."))
@_ON
@click.option("--templates", type=_FILE, metavar=_("THƯ_MỤC"), help=_("Biểu mẫu riêng của cơ quan (.docx)."))
@_RULES
@click.option("--renumber", is_flag=True, help=_("Đánh lại số mục I, 1, a) của kế hoạch, quyết định, công văn."))
@click.option("--force", is_flag=True, help=_("Thay kết quả lần trước dù đã sửa; tệp khác giữ nguyên."))
@click.option("-j", "processes", type=click.IntRange(1), help=_("Bảng tính: số tiến trình; mặc định bằng số nhân CPU."))
@click.option(
    "--repair", type=_FILE, metavar=_("TỆP"), help=_("Bảng tính: ghi bản sao tô màu từng ô phải sửa (.xlsx).")
)
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
def build(
    *,
    inputs: tuple[Path, ...],
    output: Path,
    processes: int | None,
    repair: Path | None,
    skip_faulty: bool,
    pdf: bool,
    duplex: bool,
    sign_fields: bool,
    separators: bool,
    complete: bool,
    meeting: bool,
    renumber: bool,
    cluster: str,
    through: str,
    **given: Any,
) -> None:
    reading = _begun(inputs[0], processes or 0)
    from ntm_docs.planning import Wanted
    from ntm_docs.problems import MachineError
    from ntm_docs.reading.workbook import is_workbook
    from ntm_docs.terminal.print_report import printer_of

    pdf = pdf or duplex or sign_fields or separators
    wanted = Wanted(complete, separators, meeting)
    printer = printer_of(pdf=pdf, duplex=duplex, fields=sign_fields)
    if any(map(is_workbook, inputs)) or processes or repair or skip_faulty or cluster or through:
        printing = {"pdf": printer is not None, "duplex": duplex, "fields": sign_fields}
        options = given | printing | {"cluster": cluster, "through": through, "wanted": wanted}
        code = _build_workbook(inputs, output, options, processes or 0, repair, reading, skip_faulty=skip_faulty)
    else:
        code = _build_each(
            inputs, output, given | {"renumber": renumber, "wanted": wanted, "printer": printer}, fields=sign_fields
        )
    if pdf and printer is None:
        raise MachineError("pdf.no_libreoffice")
    raise click.exceptions.Exit(code)


def _begun(source: Path, processes: int) -> "Reading | None":
    """The reading of a workbook, which goes on in other processes while this one loads the rest of the program."""
    from ntm_docs.reading.workbook import begin_reading, is_workbook

    if not is_workbook(source):
        return None
    return click.get_current_context().with_resource(begin_reading(source, processes))


def _build_each(inputs: Sequence[Path], output: Path, given: dict[str, Any], *, fields: bool) -> int:
    """Input files one by one; the exit code."""
    from ntm_docs.pipeline import build_all
    from ntm_docs.terminal.check_report import print_made
    from ntm_docs.terminal.print_report import one_code, print_extras, print_ready
    from ntm_docs.terminal.report import print_built, print_gone, print_seal, progress_line

    with progress_line() as progress:
        built = build_all(inputs, output, progress=progress, **given)
    codes = []
    for result in built:
        print_built(result)
        print_gone(result.gone, result.left)
        print_extras(result.manifest, separators=given["wanted"].separators)
        print_made(result.folder, result.manifest)
        codes.append(print_ready(result.ready, fields=fields))
        print_seal(result.folder, result.sha256)
    return one_code(codes)


def _build_workbook(
    inputs: Sequence[Path],
    output: Path,
    given: dict[str, Any],
    processes: int,
    repair: Path | None,
    reading: "Reading | None",
    *,
    skip_faulty: bool,
) -> int:
    """One workbook, through the run of many units; the exit code, 1 where dossiers were left out for their faults."""
    from ntm_docs.batch import Done, Options, build_workbook
    from ntm_docs.batch.mending import check_request, repair_of, rest_of, write_repair
    from ntm_docs.problems import ProblemsError
    from ntm_docs.terminal.batch_report import print_left, progress_bar

    check_request(inputs, repair, skip_faulty=skip_faulty)
    options = Options(**given, processes=processes, skip_faulty=skip_faulty)

    def keep_rest(done: Done) -> None:
        write_repair(repair, rest_of(done))

    try:
        with progress_bar() as progress:
            done = build_workbook(inputs[0], output, options, progress, keep_rest, reading)
    except ProblemsError as error:
        if repair is not None and any(one.place.file == inputs[0].name for one in error.problems):
            write_repair(repair, repair_of(inputs[0], error.problems))
            click.echo(_("Đã ghi bản cần sửa: {file}").format(file=repair), err=True)
        raise
    except KeyboardInterrupt:
        click.echo(_("Đã dừng. Chạy lại đúng lệnh này để làm tiếp."), err=True)
        raise click.exceptions.Exit(130) from None
    code = _print_run(done, options)
    if done.problems:
        print_left(done, repair)
    return 1 if done.problems else code


def _print_run(done: "Done", options: "Options") -> int:
    """What a run of a workbook has made; the exit code."""
    from ntm_docs.terminal.batch_report import print_done
    from ntm_docs.terminal.check_report import print_made
    from ntm_docs.terminal.print_report import print_extras, print_ready
    from ntm_docs.terminal.report import print_gone, print_seal

    print_done(done)
    print_gone(done.gone, done.left)
    print_extras(done.manifest, separators=options.wanted.separators)
    print_made(done.folder, done.manifest, every=False)
    code = print_ready(done.ready, fields=options.fields)
    print_seal(done.folder, done.sha256)
    return code


@commands.command(help=_("Cho biết sẽ làm những văn bản nào, bao nhiêu bộ, theo điều khoản nào."))
@click.argument("source", metavar=_("TỆP"), type=_FILE)
@_ON
@_RULES
@_FORMAT
def explain(source: Path, on: date | None, rules: Path | None, style: str) -> None:
    from ntm_docs.planning import plan_every
    from ntm_docs.terminal.report import explanation, print_explanation

    planned = plan_every(source, on, rules, lenient=True)
    if style == "json":
        told = [explanation(one) for one in planned]
        _print_json(told[0] if len(told) == 1 else {"units": told})
    else:
        for one in planned:
            print_explanation(one, of_several=len(planned) > 1)


@commands.command(help=_("Trả lời: hình thức này cần giấy tờ gì, mấy bộ, theo điều khoản nào."))
@click.argument("award", metavar=_("HÌNH_THỨC"))
@click.option("--on", type=Day(), required=True, help=_("Ngày trình hồ sơ."))
@click.option("--province", metavar=_("TỈNH"), help=_("Tên tỉnh, để xét cả văn bản của tỉnh."))
@click.option(
    "--for", "subject", type=click.Choice(["tap-the", "ca-nhan", "ho-gia-dinh"]), required=True, help=_("Đối tượng.")
)
@click.option(
    "--kind",
    type=click.Choice(["chuyen-de", "cong-trang"]),
    help=_("Loại hình khen thưởng; mặc định theo hình thức."),
)
@_RULES
@_FORMAT
def require(
    award: str,
    *,
    on: date,
    province: str | None,
    subject: str,
    kind: str | None,
    rules: Path | None,
    style: str,
) -> None:
    from ntm_docs.planning import read_book
    from ntm_docs.regulations import require as ask
    from ntm_docs.terminal.report import print_requirement

    loai_doi_tuong = cast("LoaiDoiTuong", subject.replace("-", "_"))
    loai_hinh = {"chuyen-de": "chuyên đề", "cong-trang": "công trạng"}.get(kind or "")
    answer = ask(read_book(rules), award, on, loai_doi_tuong, province, loai_hinh)
    if style == "json":
        _print_json(answer.as_json())
    else:
        print_requirement(answer)


@commands.command(help=_("Kiểm tra thể thức văn bản (.docx) theo Nghị định 30/2020, hoặc lỗi trong tệp dữ liệu."))
@click.argument("files", metavar=_("TỆP..."), nargs=-1, required=True, type=_FILE)
@click.option("--on", type=Day(), help=_("Ngày xét khi văn bản chưa ghi ngày."))
@click.option(
    "--annotate",
    type=_FILE,
    metavar=_("TỆP"),
    help=_("Ghi bản sao có chú thích (Comments) tại từng chỗ; một tệp .docx."),
)
@click.option(
    "--profile", type=_FILE, metavar=_("TỆP"), help=_("Quy định riêng của cơ quan (.yaml), chặt hơn nghị định.")
)
@click.option("-j", "processes", type=click.IntRange(1), help=_("Số tiến trình; mặc định bằng số nhân CPU."))
@_FORMAT
def check(
    *,
    files: tuple[Path, ...],
    on: date | None,
    annotate: Path | None,
    profile: Path | None,
    processes: int | None,
    style: str,
) -> None:
    from ntm_docs.terminal import check_report as show

    outcome = show.look_at(files, on, profile, processes or 0)
    if annotate is not None:
        from ntm_docs.checking.annotated import write_annotated

        write_annotated(outcome.gathered.documents, outcome.checked, annotate)
    if style == "json":
        _print_json(show.as_json(outcome))
    else:
        show.print_all(outcome)
    raise click.exceptions.Exit(outcome.exit_code)


@commands.command(help=_("Tạo tệp dữ liệu mẫu đã điền sẵn để sửa lại."))
@click.argument("kind", metavar=_("LOẠI"), type=click.Choice(list(_NEW)))
@click.option(
    "-o", "--output", required=True, type=_FILE, metavar=_("TỆP"), help=_("Tệp sẽ tạo; không ghi đè tệp đã có.")
)
@click.option("--level", type=click.Choice(["tinh", "huyen", "xa"]), help=_("ke-hoach: cấp của cơ quan lập kế hoạch."))
@click.option("--on", type=Day(), help=_("ke-hoach: ngày dự kiến ban hành; mặc định là hôm nay."))
@click.option(
    "--from", "source", type=_FILE, metavar=_("TỆP"), help=_("ke-hoach: dựng từ kế hoạch của cấp trên (.yaml).")
)
@click.option("--agency", default="", metavar=_("TÊN"), help=_("Tên cơ quan mình: Ủy ban nhân dân xã ..."))
@click.option("--province", default="", metavar=_("TỈNH"), help=_("Tên tỉnh, thành phố của cơ quan mình."))
def new(
    *, kind: str, output: Path, level: str | None, on: date | None, source: Path | None, agency: str, province: str
) -> None:
    from ntm_docs.output import write_new
    from ntm_docs.planning.starting import Wish, start
    from ntm_docs.starters import own_folder
    from ntm_docs.terminal.report import quoted

    day = on or date.today()  # noqa: DTZ011 -- the clerk's own day
    data = start(kind, output.name, Wish(level, day, source, agency, province, on is not None))
    write_new(output, data)
    text = _("Đã tạo {file}. Sửa nội dung rồi chạy: ntm-docs build {file} -o {folder}")
    click.echo(text.format(file=quoted(output), folder=quoted(own_folder(output))))


@commands.command(name="import", help=_("Nhập văn bản có sẵn (.docx, .txt) thành tệp dữ liệu để sửa và tạo lại."))
@click.argument("source", metavar=_("TỆP"), type=_FILE)
@click.option(
    "-o", "--output", required=True, type=_FILE, metavar=_("TỆP"), help=_("Tệp sẽ tạo; không ghi đè tệp đã có.")
)
@click.option("--renumber", is_flag=True, help=_("Đánh lại số mục I, 1, a) theo thứ tự."))
def import_(source: Path, output: Path, renumber: bool) -> None:
    from ntm_docs.importing import import_file
    from ntm_docs.output import write_new
    from ntm_docs.terminal.report import print_imported

    data, report = import_file(source, renumbered=renumber)
    write_new(output, data)
    print_imported(output, report)


@commands.command(help=_("Tạo PDF cạnh từng văn bản .docx, có kiểm tra đủ chữ, khổ giấy, phông."))
@click.argument("files", metavar=_("TỆP..."), nargs=-1, required=True, type=_FILE)
@click.option("--pdfa", is_flag=True, help=_("PDF/A-2b để lưu trữ."))
@click.option(
    "--engine", type=click.Choice(["libreoffice", "word"]), default="libreoffice", help=_("Chương trình tạo PDF.")
)
@click.option("-j", "processes", type=click.IntRange(1), help=_("Số tiến trình; mặc định bằng số nhân CPU."))
@click.option("--force", is_flag=True, help=_("Thay cả tệp PDF cùng tên không do ntm-docs tạo, đã sửa hoặc đã ký."))
def pdf(*, files: tuple[Path, ...], pdfa: bool, engine: str, processes: int | None, force: bool) -> None:
    from ntm_docs.printing import Options, choose, make_pdfs
    from ntm_docs.terminal.print_report import print_passed, print_pdfs

    options = Options(cast("EngineName", engine), archive=pdfa, processes=processes or 0, force=force)
    raise click.exceptions.Exit(print_pdfs(make_pdfs(print_passed(choose(files)), options)))


@commands.command(help=_("Kiểm tra các tệp trong thư mục còn đúng như khi tạo (manifest.json)."))
@click.argument("folder", metavar=_("THƯ_MỤC"), type=_FILE)
@click.option("--sha256", type=Digest(), metavar=_("MÃ"), help=_("Mã SHA-256 của manifest.json mà build đã in ra."))
@_RULES
@_FORMAT
def verify(folder: Path, sha256: str | None, rules: Path | None, style: str) -> None:
    from ntm_docs.finishing import examine
    from ntm_docs.planning import read_book
    from ntm_docs.terminal.verify_report import print_verdict

    raise click.exceptions.Exit(print_verdict(examine(folder, sha256, read_book(rules)), style))


@commands.command(help=_("Danh mục biểu mẫu và các tên dùng được trong biểu mẫu."))
@click.option("--templates", type=_FILE, metavar=_("THƯ_MỤC"), help=_("Biểu mẫu riêng của cơ quan (.docx)."))
def forms(templates: Path | None) -> None:
    from ntm_docs.terminal.report import print_forms

    print_forms(templates)


@commands.command(help=_("JSON Schema của tệp dữ liệu, cho trình soạn thảo."))
@click.argument("kind", metavar=_("LOẠI"), type=click.Choice(list(STARTERS)))
@click.option("-o", "--output", type=_FILE, metavar=_("TỆP"), help=_("Ghi ra tệp này; không ghi đè tệp đã có."))
def schema(kind: str, output: Path | None) -> None:
    from ntm_docs.model import HoSo, VanBan, json_schema
    from ntm_docs.output import write_new

    made = json_schema(HoSo if kind == "ho-so" else VanBan)
    if output is None:
        _print_json(made)
        return
    write_new(output, f"{_as_json(made)}\n".encode())
    click.echo(_("Đã ghi {file}. Để tệp này cạnh tệp dữ liệu, và đặt ở dòng đầu tệp dữ liệu:").format(file=output))
    click.echo(f"    # yaml-language-server: $schema={output.name.replace(' ', '%20')}")


def _print_json(value: Any) -> None:
    print(_as_json(value))


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
