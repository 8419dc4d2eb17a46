"""Runs an office program, which never outlives this process."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event

_LOOK_SECONDS = 0.2
# A guard in the program's own group waits for the end of its input, which comes when this process has ended in
# whatever way, and ends the group: neither the program nor a child of it works on without us.
_GUARDED = """exec 3<&0 </dev/null
{ read -r _ <&3; kill -KILL 0; } &
guard=$!
"$@" 3<&-
code=$?
kill -KILL $guard
wait $guard 2>/dev/null
exit $code"""


def drafts_in(folder: Path) -> dict[str, str]:
    """The environment of a program whose temporary files lie in a folder, and go with it."""
    place = folder / "tam"
    place.mkdir(exist_ok=True)
    return dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(place))


def run(
    command: Sequence[str], seconds: float, stop: Event | None, environment: Mapping[str, str] | None = None
) -> None:
    """Run a program in a group of its own; at the end of its time, or at `stop`, the whole group is ended.

    It ends with this process too, also where that is killed; not on Windows.
    """
    quiet, posix = subprocess.DEVNULL, os.name == "posix"
    with subprocess.Popen(  # noqa: S603 -- a program found on this machine, with files of ours
        ["/bin/sh", "-c", _GUARDED, "sh", *command] if posix else command,
        stdout=quiet,
        stderr=quiet,
        stdin=subprocess.PIPE if posix else quiet,
        start_new_session=posix,
        env={**os.environ, "TZ": "UTC", **(environment or {})},  # times in a PDF are then of one length everywhere
    ) as process:
        try:
            _wait(process, seconds, stop)
        except BaseException as error:
            _end(process)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise


def _wait(process: "subprocess.Popen[bytes]", seconds: float, stop: Event | None) -> None:
    """Wait for a program's end.

    Raises:
        TimeoutExpired: its time is over, or it is to stop.
    """
    end = time.monotonic() + seconds
    while stop is not None and not stop.is_set() and time.monotonic() < end:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_SECONDS)
            return
    process.wait(seconds if stop is None else 0)


def _end(process: "subprocess.Popen[bytes]") -> None:
    if os.name == "posix":
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    process.kill()
