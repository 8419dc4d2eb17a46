"""What asks a program to end is heard as Ctrl-C."""

import signal
from typing import NoReturn

STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


def stop_as_interrupt() -> None:
    """A program that is asked to end, or whose terminal is closed, does so as after Ctrl-C.

    What is half made goes, nothing is left behind. What whoever started this one wants ignored (`nohup`) stays so.
    """
    for number in STOPS:
        if number != signal.SIGINT and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)


def _interrupt(_number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt
