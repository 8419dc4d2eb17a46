"""Programs that turn .docx into PDF: LibreOffice, Word on Windows.

Word was not tried by the makers of this room: it needs Windows with Word installed.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Literal, Protocol

from ntm_docs.machine.temporary import goes_with, temporary_folder
from ntm_docs.printing.office import typeface, wall
from ntm_docs.printing.office.program import drafts_in, run
from ntm_docs.problems import MachineError

EngineName = Literal["libreoffice", "word"]
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
    "$word = New-Object -ComObject Word.Application; $word.Visible = $false; $word.DisplayAlerts = 0; "
    "$word.AutomationSecurity = 3; $updates = $word.Options.UpdateLinksAtOpen; "  # no macro runs
    "try {{ $word.Options.UpdateLinksAtOpen = $false; foreach ($file in @({files})) {{ "
    "$document = $word.Documents.Open($file, $false, $true); "
    "$name = [System.IO.Path]::GetFileNameWithoutExtension($file) + '.pdf'; "
    "$document.SaveAs2([System.IO.Path]::Combine('{folder}', $name), 17); "
    "$document.Close($false) }} }} finally {{ $word.Options.UpdateLinksAtOpen = $updates; $word.Quit() }}"
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
        profile = self.profile.resolve()
        run(command, seconds, self.stop, typeface.environment(profile) | drafts_in(profile))


@dataclass(frozen=True, slots=True)
class WordProgram:
    """Word on Windows, driven through PowerShell."""

    program: str
    stop: Event | None = None

    def convert(self, sources: Sequence[Path], folder: Path, seconds: float) -> None:
        """Open each file read-only and save it as PDF."""
        files = ", ".join("'" + str(one.resolve()).replace("'", "''") + "'" for one in sources)
        script = _WORD.format(files=files, folder=str(folder.resolve()).replace("'", "''"))
        run([self.program, "-NoProfile", "-NonInteractive", "-Command", script], seconds, self.stop)


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
        yield WordProgram(program, stop)
        return
    with temporary_folder("profile") as profile:
        if os.name == "posix":
            goes_with(profile, _socket(profile))
        wall.shut_in(profile)
        yield LibreOffice(program, profile, archive, stop)


def _socket(profile: Path) -> Path:
    """Where LibreOffice listens for a second one with the same profile; one that is killed leaves it there."""
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    name = "".join(f"{one:x}" for one in digest)  # as it writes it, without the zero before a small byte
    return Path(f"/tmp/OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{name}")  # noqa: S108 -- its place, not ours
