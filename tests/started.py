"""Runs the command in a process of its own, forked where the rooms are imported.

A command takes half a second to import and a tenth to work, and the suite gives hundreds. So each worker of the tests
keeps a server that has imported the rooms once and forks a process for every command: streams, folder, environment
and exit code are those of a command that a user starts. What hangs on how Python itself starts (its options, what is
imported when, signals) still starts Python: `conftest.command(..., anew=True)`.
"""

import atexit
import gc
import importlib
import io
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from ntm_docs.__main__ import main
from ntm_docs.planning import plan_input

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "ho-so-kien-giang-2023.yaml"
FORKS = hasattr(os, "fork")
ROOMS = (
    "ntm_docs.__main__", "ntm_docs.terminal.cli", "ntm_docs.api", "ntm_docs.pipeline", "ntm_docs.batch.run",
    "ntm_docs.checking", "ntm_docs.checking.dossier.every_rule", "ntm_docs.printing", "ntm_docs.importing",
    "ntm_docs.drafting",
    "ntm_docs.spreadsheets", "ntm_docs.receiving", "openpyxl", "pypdf", "docx", "rich.console", "babel.dates",
)  # fmt: skip


@cache
def _server(language: str | None) -> subprocess.Popen[str]:
    """The server of a language: help and options are worded when the terminal's rooms are imported."""
    chosen = {"NTM_DOCS_LANG": language} if language is not None else {}
    return subprocess.Popen(
        [sys.executable, str(Path(__file__).resolve())],
        env={name: value for name, value in os.environ.items() if name != "NTM_DOCS_LANG"} | chosen,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def run_forked(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """What the command printed and its exit code; of a signal that ended it the number, negative."""
    with TemporaryDirectory() as streams:
        out, err = Path(streams, "out"), Path(streams, "err")
        request = [list(arguments), str(folder), dict(environment), str(out), str(err)]
        server = _server(environment.get("NTM_DOCS_LANG"))
        assert server.stdin is not None
        assert server.stdout is not None
        print(json.dumps(request), file=server.stdin, flush=True)
        code = int(server.stdout.readline())
        texts = [path.read_text(encoding="utf-8") for path in (out, err)]
    return subprocess.CompletedProcess(["ntm-docs", *arguments], code, *texts)


def _serve() -> None:
    """Fork a process for each line that comes, and answer with its exit code."""
    for room in ROOMS:
        importlib.import_module(room)
    plan_input(SAMPLE)  # the law and the schemas of records are read
    gc.freeze()
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            _run(*json.loads(line))
        _, status = os.waitpid(process, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _run(arguments: list[str], folder: str, environment: dict[str, str], out: str, err: str) -> NoReturn:
    """Be the command."""
    for number, (path, flags) in enumerate(((os.devnull, os.O_RDONLY), (out, os.O_WRONLY), (err, os.O_WRONLY))):
        opened = os.open(path, flags | os.O_CREAT, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115
    sys.stdout = sys.__stdout__ = _text(1)  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = _text(2)  # type: ignore[misc]
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["ntm-docs", *arguments]
    try:
        main()
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:  # noqa: BLE001 -- told as Python itself tells it
        traceback.print_exc()
        code = 1
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(code)  # what Python takes apart at its end would be copied from the server first


def _text(number: int) -> io.TextIOWrapper:
    return io.TextIOWrapper(open(number, "wb", closefd=False), encoding="utf-8")


if __name__ == "__main__":
    _serve()
