"""Help and wrong commands, in the user's language."""

import os
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
from click.exceptions import NoSuchCommand

from ntm_docs.api.answers.words import day_of
from ntm_docs.messages import gettext as _

_HEX = 64  # letters of a SHA-256
_WHOLE = re.compile(r"(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])")
_LABEL = re.compile(r"^\s*sha-?(?:2-)?256\b", re.IGNORECASE)
_BETWEEN = re.compile(r"""[\s:=;,.\-–"'“”‘’`<>()\[\]]""")


class Headed(click.Command):
    """A command whose help has Vietnamese headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that says how the command is written."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        words = {"[OPTIONS]": _("[TÙY CHỌN]"), "[COMMAND] [ARGS]...": _("LỆNH ..."), "COMMAND [ARGS]...": _("LỆNH ...")}
        for english, word in words.items():
            pieces = pieces.replace(english, word)
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Cách dùng: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under their heading."""
        found = (param.get_help_record(ctx) for param in self.get_params(ctx))
        rows = [(name, text.replace("[required]", _("[bắt buộc]"))) for name, text in filter(None, found)]
        if rows:
            with formatter.section(_("Tùy chọn")):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, described in the user's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("In trợ giúp này.")
        return option


class HeadedGroup(Headed, click.Group):
    """A group of such commands."""

    command_class = Headed

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands."""
        Headed.format_options(self, ctx, formatter)
        rows = [(name, command.get_short_help_str(90)) for name, command in self.commands.items()]
        with formatter.section(_("Lệnh")):
            formatter.write_dl(rows)


def usage_text(error: click.UsageError) -> str:
    """A wrong command in the user's language, told by the kind of error and its facts."""
    path = error.ctx.command_path if error.ctx else "ntm-docs"
    hint = _("Xem cách dùng: {command} --help").format(command=path)
    return f"{_usage_fault(error)} {hint}"


def _usage_fault(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = _near(error.possibilities)
        return _("Không có tùy chọn {name}{near}.").format(name=error.option_name, near=near)
    if isinstance(error, NoSuchCommand):
        return _("Không có lệnh {name}{near}.").format(name=error.command_name, near=_near(error.possibilities))
    name = ""
    if isinstance(error, click.BadParameter) and error.param is not None:
        options = [option for option in error.param.opts if option.startswith("-")]
        name = options[-1] if options else str(error.param.metavar)
    if isinstance(error, click.MissingParameter):
        return _("Thiếu {name}.").format(name=name)
    if isinstance(error, click.BadParameter):
        choices = getattr(error.param.type, "choices", None) if error.param else None
        detail = _("chọn một trong: {known}").format(known=", ".join(choices)) if choices else error.message
        return _("Giá trị của {name} không đúng: {detail}.").format(name=name, detail=detail.rstrip("."))
    return _("Lệnh viết sai: {detail}").format(detail=error.message)


def _near(possibilities: Sequence[str] | None) -> str:
    return _(" (có phải là {near}?)").format(near=", ".join(possibilities)) if possibilities else ""


class PathName(click.ParamType[Path]):
    """A path as a clerk can name one: not empty, of letters that can be shown."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path that a text names."""
        text = os.fsdecode(value)
        if not text.strip():
            self.fail(_("tên để trống"), param, ctx)
        if any(unicodedata.category(char) == "Cc" for char in text):
            self.fail(_("tên có ký tự xuống dòng hoặc ký tự điều khiển: {name}").format(name=ascii(text)), param, ctx)
        if any(unicodedata.category(char) == "Cs" for char in text):
            text = _("tên không phải mã UTF-8, đổi tên tệp trước: {name}").format(name=ascii(text))
            self.fail(text, param, ctx)
        return Path(text)


class Digest(click.ParamType[str]):
    """A SHA-256 as a clerk can paste it: whole, in letters of either case, with blanks, a label or a file name."""

    name = "SHA-256"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The 64 small letters.

        A part of one is refused, however long: what is half copied would else count as proved.
        """
        text = "".join(char for char in unicodedata.normalize("NFKC", str(value)) if unicodedata.category(char) != "Cf")
        whole = {*_WHOLE.findall(text.lower())}  # with anything around it: a whole line of build, of sha256sum
        letters = whole.pop() if len(whole) == 1 else _BETWEEN.sub("", _LABEL.sub("", text)).lower()
        wrong = next((char for char in letters if char not in "0123456789abcdef"), "")
        if wrong:
            self.fail(
                _("mã SHA-256 chỉ có chữ số và các chữ a đến f, ở đây có “{char}”").format(char=wrong), param, ctx
            )
        if len(letters) != _HEX:
            text = _("mã SHA-256 có đủ {due} ký tự, ở đây có {count}; chép lại cả mã")
            self.fail(text.format(due=_HEX, count=len(letters)), param, ctx)
        return letters


class DayType(click.ParamType[date]):
    """A day as it is typed in an input: 28/11/2026, 2026-11-28, 28.11.2026."""

    name = "DD/MM/YYYY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that a text names."""
        if isinstance(value, date):
            return value
        day, meant = day_of(str(value).strip())
        if day is None:
            near = _near([meant]) if meant else ""
            text = _("“{value}” không phải một ngày{near}; viết ngày/tháng/năm hoặc năm-tháng-ngày")
            self.fail(text.format(value=value, near=near), param, ctx)
        return day
