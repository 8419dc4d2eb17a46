"""Runs the command line; errors become text and exit codes."""

import gc
import os
import sys
from typing import NoReturn

from ntm_docs.cycles import RARELY
from ntm_docs.messages import gettext

DONE, MENDABLE, USAGE, MACHINE, BUG = 0, 1, 2, 3, 70


def main() -> NoReturn:
    """The console script: 0 done, 1 to mend, 2 wrong command, 3 machine, 70 our bug."""
    _use_utf8()
    gc.set_threshold(*RARELY)  # the modules that a command imports hold no cycles to be found
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    try:
        return _command(arguments)
    except KeyboardInterrupt:
        print(gettext("Đã dừng; chưa ghi tệp nào."), file=sys.stderr)
        return 130


def _command(arguments: list[str]) -> int:
    import click

    from ntm_docs.cli import commands
    from ntm_docs.problems import MachineError, ProblemsError
    from ntm_docs.usage import usage_text

    try:
        return commands.main(arguments, prog_name="ntm-docs", standalone_mode=False) or DONE
    except ProblemsError as error:
        print(error, file=sys.stderr)
        count = gettext("{count} vấn đề; chưa ghi tệp nào.").format(count=len(error.problems))
        print(count, file=sys.stderr)
        return MENDABLE
    except click.UsageError as error:
        print(usage_text(error), file=sys.stderr)
        return USAGE
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except (MachineError, OSError) as error:
        print(error, file=sys.stderr)
        return MACHINE
    except Exception as error:  # the last net: a bug of ours must still tell the user what to do
        return _report_bug(error)


def _report_bug(error: Exception) -> int:
    if os.environ.get("NTM_DOCS_DEBUG"):
        raise error
    text = gettext(
        "Lỗi của chương trình ({name}: {error}). Chưa ghi tệp nào. Chạy lại với NTM_DOCS_DEBUG=1 và gửi kết quả cho nhóm phát triển."
    )
    print(text.format(name=type(error).__name__, error=error), file=sys.stderr)
    return BUG


def _use_utf8() -> None:
    """Vietnamese must come out whole on a Windows console and into a pipe."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
