"""Programs that turn .docx into PDF: LibreOffice, Word on Windows.

Word was not tried by the makers of this room: it needs Windows with Word installed.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Literal, Protocol

from ntm_docs.printing import typeface
from ntm_docs.problems import MachineError
from ntm_docs.temporary import temporary_folder

EngineName = Literal["libreoffice", "word"]
_LOOK_SECONDS = 0.5
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_ARCHIVE = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'  # PDF/A-2b
_WORD = (
    "$word = New-Object -ComObject Word.Application; $word.Visible = $false; try {{ foreach ($file in @({files})) {{ "
    "$document = $word.Documents.Open($file, $false, $true); "
    "$name = [System.IO.Path]::GetFileNameWithoutExtension($file) + '.pdf'; "
    "$document.SaveAs2([System.IO.Path]::Combine('{folder}', $name), 17); "
    "$document.Close($false) }} }} finally {{ $word.Quit() }}"
)


class Engine(Protocol):
    """A program that writes `folder/NAME.pdf` for each `NAME.docx`; one that does not has failed on it."""

    def convert(self, sources: Sequence[Path], folder: Path, seconds: float) -> None:
        """Convert; stops after so many seconds, whatever is done by then."""


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """LibreOffice with a profile of its own, so that several run beside each other and beside the user's."""

    program: str
    profile: Path
    archive: bool = False
    stop: Event | None = None

    def convert(self, sources: Sequence[Path], folder: Path, seconds: float) -> None:
        """Many files in one call: starting it costs ten times what a file does."""
        command = [
            self.program,
            f"-env:UserInstallation={self.profile.resolve().as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            _ARCHIVE if self.archive else "pdf",
            "--outdir",
            str(folder),
            *map(str, sources),
        ]
        _run(command, seconds, self.stop, typeface.environment(self.profile.resolve()))


@dataclass(frozen=True, slots=True)
class Word:
    """Word on Windows, driven through PowerShell."""

    program: str
    stop: Event | None = None

    def convert(self, sources: Sequence[Path], folder: Path, seconds: float) -> None:
        """Open each file read-only and save it as PDF."""
        files = ", ".join("'" + str(one.resolve()).replace("'", "''") + "'" for one in sources)
        script = _WORD.format(files=files, folder=str(folder.resolve()).replace("'", "''"))
        _run([self.program, "-NoProfile", "-NonInteractive", "-Command", script], seconds, self.stop)


def _run(command: Sequence[str], seconds: float, stop: Event | None, environment: dict[str, str] | None = None) -> None:
    """Run a program in a group of its own; at the end of its time, or at `stop`, the whole group is ended."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603 -- a program found on this machine, with files of ours
        command,
        stdout=quiet,
        stderr=quiet,
        stdin=quiet,
        start_new_session=os.name == "posix",
        env=os.environ | {"TZ": "UTC"} | (environment or {}),  # times in a PDF are then of one length everywhere
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


def find_program(name: EngineName = "libreoffice") -> str:
    """The program of an engine on this machine.

    Raises:
        MachineError: it is not there; the message says how to install it.
    """
    if name == "word":
        found = shutil.which("powershell") if sys.platform == "win32" else None
        if found is None:
            raise MachineError("pdf.no_word")
        return found
    chosen = os.environ.get("NTM_DOCS_SOFFICE")
    candidates = [chosen] if chosen else [*(shutil.which(one) for one in _NAMES), *_PLACES]
    for candidate in candidates:
        if candidate and Path(candidate).is_file():
            return candidate
    raise MachineError("pdf.no_libreoffice")


@contextmanager
def engine(
    program: str, name: EngineName = "libreoffice", *, archive: bool = False, stop: Event | None = None
) -> Iterator[Engine]:
    """An engine ready to work; its profile goes when it is done."""
    if name == "word":
        yield Word(program, stop)
        return
    with temporary_folder("profile") as profile:
        yield LibreOffice(program, profile, archive, stop)
