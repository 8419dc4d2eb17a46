"""The commands of a receiving office: receive, issue, certificates."""

from typing import Any

import click

from ntm_docs import api
from ntm_docs.messages import gettext as _
from ntm_docs.problems import MachineError
from ntm_docs.terminal.options import CODES, FILE, FORMAT, REGISTER, RULES, print_json
from ntm_docs.terminal.usage import DayType


@click.command(
    help=_("Tiếp nhận hồ sơ: đọc thư mục, tệp .zip của các đơn vị, lập một bảng tính để thẩm định từng trường hợp.")
)
@click.argument("sources", metavar=_("THƯ_MỤC|ZIP..."), nargs=-1, required=True, type=FILE)
@click.option(
    "-o",
    "--output",
    required=True,
    type=FILE,
    metavar=_("TỆP"),
    help=_("Bảng tính .xlsx; đã có thì giữ cột thẩm định."),
)
@click.option("--received", type=DayType(), help=_("Ngày nhận hồ sơ; mặc định hôm nay."))
@click.option("--province", default="", metavar=_("TỈNH"), help=_("Tỉnh, thành phố của cơ quan tiếp nhận."))
@RULES
@REGISTER
@click.option("-j", "processes", type=click.IntRange(1), help=_("Số tiến trình; mặc định bằng số nhân CPU."))
@FORMAT
def receive(*, processes: int | None, style: str, **given: Any) -> None:
    from ntm_docs.terminal.reports.receive import print_received
    from ntm_docs.terminal.reports.report import progress_line

    with progress_line(_("Đang đọc hồ sơ {done}/{total}")) as progress:
        answer = api.receive(api.ReceiveRequest(processes=processes or 0, **given), progress)
    if style == "json":
        print_json(answer.as_json())
    else:
        print_received(answer)
    raise click.exceptions.Exit(CODES[answer.status])


@click.command(
    help=_(
        "Từ bảng tính tiếp nhận đã thẩm định, tạo văn bản của bên tiếp nhận: biên nhận, công văn, báo cáo, tờ trình."
    ),
    epilog=_("VĂN_BẢN: {kinds}.").format(kinds=", ".join(api.PAPER_KINDS)),
)
@click.argument("source", metavar=_("BẢNG_TÍNH"), type=FILE)
@click.option("-o", "--output", required=True, type=FILE, metavar=_("THƯ_MỤC"), help=_("Thư mục ghi văn bản."))
@click.option(
    "--paper",
    "papers",
    multiple=True,
    metavar=_("VĂN_BẢN"),
    type=click.Choice(api.PAPER_KINDS),
    help=_("Chỉ tạo văn bản này, các văn bản đã có giữ nguyên; ghi được nhiều lần. Mặc định mọi văn bản làm được."),
)
@click.option(
    "--on", type=DayType(), help=_("Tên cơ quan, căn cứ theo ngày này; mặc định ngày cuối ghi trong bảng tính.")
)
@click.option("--templates", type=FILE, metavar=_("THƯ_MỤC"), help=_("Biểu mẫu riêng của cơ quan (.docx)."))
@RULES
@click.option("--pdf", is_flag=True, help=_("Tạo thêm PDF và bộ in của từng loại văn bản (cần LibreOffice)."))
@click.option("--duplex", is_flag=True, help=_("Bộ in hai mặt: mỗi văn bản bắt đầu ở trang lẻ."))
@click.option("--force", is_flag=True, help=_("Thay cả kết quả khác đang có trong thư mục."))
@FORMAT
def issue(*, papers: tuple[str, ...], style: str, **given: Any) -> None:
    from ntm_docs.terminal.reports.issue import print_issued
    from ntm_docs.terminal.reports.printing import print_ready
    from ntm_docs.terminal.reports.report import progress_line

    with progress_line(_("Đang tạo văn bản {done}/{total}")) as progress:
        answer = api.issue(api.IssueRequest(papers=papers, **given), progress)
    if style == "json":
        print_json(answer.as_json())
    else:
        print_issued(answer)
        print_ready(answer.built, fields=False)
    if answer.no_program:
        raise MachineError("pdf.no_libreoffice")
    raise click.exceptions.Exit(CODES[answer.status])


@click.command(
    help=_("Từ quyết định đã có số, ngày (thư mục do build, issue tạo), làm giấy khen, bằng khen: mỗi người một trang.")
)
@click.argument("source", metavar=_("THƯ_MỤC"), type=FILE, required=False)
@click.option("-o", "--output", required=True, type=FILE, metavar=_("TỆP"), help=_("Tệp .docx hoặc .pdf."))
@click.option("--merit", default="", metavar=_("NỘI_DUNG"), help=_("Nội dung khen; mặc định theo Điều 1 quyết định."))
@click.option("--stock", type=FILE, metavar=_("TỆP"), help=_("In chữ lên phôi có sẵn: tệp tọa độ .yaml, mi-li-mét."))
@click.option("--ruler", is_flag=True, help=_("Cùng --stock: chỉ làm trang kẻ mi-li-mét để đo máy in lệch bao nhiêu."))
@click.option("--templates", type=FILE, metavar=_("THƯ_MỤC"), help=_("Biểu mẫu riêng của cơ quan (.docx)."))
@RULES
@click.option("--force", is_flag=True, help=_("Ghi đè tệp đã có."))
@FORMAT
def certificates(*, style: str, **given: Any) -> None:
    from ntm_docs.problems import told

    answer = api.certificates(api.CertificatesRequest(**given))
    if style == "json":
        print_json(answer.as_json())
        return
    for line in told(answer.told):
        click.echo(_("Cần xem: {text}").format(text=line), err=True)
    for path, names in answer.files:
        if not names:
            click.echo(_("{file}: in ra giấy trắng, đo chỗ lệch, ghi vào “lệch” của tệp tọa độ.").format(file=path))
            continue
        text = _("{file}: {count} trang, theo thứ tự danh sách của quyết định.")
        click.echo(text.format(file=path, count=len(names)))
