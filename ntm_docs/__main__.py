"""Runs the command line; errors become text and exit codes."""

import errno
import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn, TextIO

from ntm_docs.machine.cycles import RARELY
from ntm_docs.machine.interrupts import stop_as_interrupt
from ntm_docs.machine.written import forget, written
from ntm_docs.messages import gettext, law_note

if TYPE_CHECKING:
    from ntm_docs.problems import MachineError, ProblemsError

_COMPLETION = "_NTM_DOCS_COMPLETE"  # what click reads when a shell asks for completion
DONE, MENDABLE, USAGE, MACHINE, BUG, STOPPED = 0, 1, 2, 3, 70, 130


def main() -> NoReturn:
    """The console script: 0 done, 1 to mend, 2 wrong command, 3 machine, 70 our bug."""
    _fill_streams()
    _use_utf8()
    stop_as_interrupt()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # else every installed package is asked for one
    gc.set_threshold(*RARELY)  # the modules that a command imports hold no cycles to be found
    code = run(sys.argv[1:])
    gc.freeze()  # nor is there anything to be found when the program ends: the system takes all
    sys.exit(code)


def _fill_streams() -> None:
    """Where a shell has closed a stream, what goes there goes nowhere; and no file that is opened takes its number."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 -- open to the end
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    forget()
    try:
        return _command(arguments)
    except OSError as error:  # not even a room of ours could be loaded
        return _tell_refusal(error)
    except KeyboardInterrupt:
        _say(gettext("Đã dừng; {state}.").format(state=_state()))
        return STOPPED


def _state() -> str:
    """What the command has left on the disk: said of what was written, not of what was meant."""
    paths = written()
    if not paths:
        return gettext("chưa ghi tệp nào")
    return gettext("đã ghi xong: {paths}; ngoài ra chưa ghi gì").format(paths=", ".join(paths))


def _command(arguments: list[str]) -> int:
    import click

    from ntm_docs.desk import open_desk  # doors do not know each other: this one hands the other its key
    from ntm_docs.problems import MachineError, ProblemsError
    from ntm_docs.terminal.cli import commands
    from ntm_docs.terminal.usage import usage_text

    streams = sys.stdout, sys.stderr
    try:
        done = commands.main(arguments, prog_name="ntm-docs", standalone_mode=False, obj=open_desk) or DONE
        sys.stdout.flush()
        return done
    except SystemExit as end:
        sys.stdout, sys.stderr = streams
        return _ended(end)
    except ProblemsError as error:
        return _tell_problems(error)
    except click.UsageError as error:
        _say(usage_text(error))
        return USAGE
    except click.exceptions.Exit as error:
        return _flushed(error.exit_code)
    except click.Abort:
        raise KeyboardInterrupt from None
    except MachineError as error:
        return _tell_machine(error)
    except OSError as error:
        return _tell_refusal(error)
    except MemoryError:
        return _tell_refusal(OSError(errno.ENOMEM, ""))
    except Exception as error:  # the last net: a bug of ours must still tell the user what to do
        return _report_bug(error)


def _ended(end: SystemExit) -> int:
    """What another library ended: click and rich where nobody reads any more, click where a shell was answered."""
    if os.environ.get(_COMPLETION):
        return _flushed(end.code if isinstance(end.code, int) else DONE)
    return _tell_refusal(BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)))


def _flushed(code: int) -> int:
    """The exit code, unless what was printed did not arrive."""
    try:
        sys.stdout.flush()
    except OSError as error:
        return _tell_refusal(error)
    return code


def _tell_problems(error: "ProblemsError") -> int:
    _say(str(error))
    if law_note() and any("text" in problem.facts and problem.clause for problem in error.problems):
        _say(law_note())
    _say(gettext("{count} vấn đề; {state}.").format(count=len(error.lines), state=_state()))
    return MENDABLE


def _tell_refusal(error: OSError) -> int:
    """What the system refused and no room foresaw: named like any other fault, with the same exit code."""
    from ntm_docs.problems import ProblemsError
    from ntm_docs.system_faults import refusal

    printing = sys.stdout is sys.__stdout__ and error.filename is None and _give_up_printing()
    told = refusal(error, gettext("chữ in ra") if printing and error.errno != errno.EPIPE else None)
    if isinstance(told, ProblemsError):
        return _tell_problems(told)
    return _tell_machine(told)


def _tell_machine(error: "MachineError") -> int:
    _say(str(error))
    if written():
        _say(gettext("Lệnh dừng; {state}.").format(state=_state()))
    return MACHINE


def _say(text: str) -> None:
    """Tell the user; where nobody can hear it, the exit code alone does."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        _silence(sys.stderr)


def _give_up_printing() -> bool:
    """Where the output can take no more, what is left of it must not fail again when the program ends."""
    try:
        sys.stdout.flush()
    except OSError:
        _silence(sys.stdout)
        return True
    return False


def _silence(stream: TextIO) -> None:
    with suppress(OSError):  # a stream of a test has no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _report_bug(error: Exception) -> int:
    if os.environ.get("NTM_DOCS_DEBUG"):
        raise error
    text = gettext(
        "Lỗi của chương trình ({name}: {error}); {state}. Chạy lại với NTM_DOCS_DEBUG=1 và gửi kết quả cho nhóm phát triển."
    )
    _say(text.format(name=type(error).__name__, error=error, state=_state()))
    return BUG


def _use_utf8() -> None:
    """Vietnamese must come out whole on a Windows console and into a pipe."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
