"""Builds as processes of their own, and how far.

A run goes on when the browser is closed; when the server is killed it ends by itself. What is half made is kept by the
journal that the terminal's runs have, so the same work begun again goes on where it was.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import uuid4

from django.http import Http404

_MOST = 50  # runs that are remembered
_END_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Run:
    """One run: what was asked, its process, the file in which it says how far it is."""

    id: str
    work: str
    asked: Mapping[str, Any]
    process: "subprocess.Popen[bytes]"
    state: Path

    @property
    def working(self) -> bool:
        """Whether it is not done yet; a process that has said how it ended may still be there."""
        return bool(self.told()["status"] == "running")

    def told(self) -> dict[str, Any]:
        """What the run says of itself; of one that died without a word, that it did."""
        alive = self.process.poll() is None  # asked first: what it wrote last is read then
        try:
            found: dict[str, Any] = json.loads(self.state.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            found = {"status": "running"}
        if not alive and found["status"] == "running":
            found["status"] = "stopped"
        return found

    def stop(self) -> None:
        """Ask it to end as after Ctrl-C."""
        with suppress(OSError):
            self.process.terminate()


class DeskRuns:
    """The runs of one desk; of one work there is one at a time."""

    def __init__(self, room: Path) -> None:
        self._room = room
        self._lock = Lock()
        self._runs: dict[str, Run] = {}

    def begin(self, work: str, asked: Mapping[str, Any]) -> Run:
        """A run for a work; one that does the same already is that run, a mere look gives way."""
        with self._lock:
            for one in self._runs.values():
                if one.work == work and one.working:
                    if one.asked["call"] == asked["call"] or one.asked["call"] != "look":
                        return one
                    one.stop()
            self._forget()
            made = _begun(work, asked, self._room)
            self._runs[made.id] = made
            return made

    def give_way(self, work: str, call: str) -> None:
        """End the runs of a kind that a work has under way: the next one does all that they would have done."""
        for one in [*self._runs.values()]:
            if one.work == work and one.asked["call"] == call and one.working:
                one.stop()
                with suppress(subprocess.TimeoutExpired):
                    one.process.wait(_END_SECONDS)

    def _forget(self) -> None:
        for name in [one.id for one in self._runs.values() if not one.working][: -_MOST or None]:
            del self._runs[name]

    def of(self, name: str) -> Run:
        """The run of an id.

        Raises:
            Http404: there is none (any more).
        """
        found = self._runs.get(name)
        if found is None:
            raise Http404
        return found

    def under_way(self) -> dict[str, str]:
        """The id of its run by each work that has one under way."""
        return {one.work: one.id for one in [*self._runs.values()] if one.working}

    def end(self) -> None:
        """All of them, before the desk goes."""
        for one in self._runs.values():
            one.stop()
        for one in self._runs.values():
            with suppress(subprocess.TimeoutExpired):
                one.process.wait(_END_SECONDS)


def _begun(work: str, asked: Mapping[str, Any], room: Path) -> Run:
    name = uuid4().hex
    folder = room / name
    folder.mkdir(parents=True)
    state = folder / "state.json"
    # without -P a module that lies in the folder where the desk was started would be run in place of ours
    command = [sys.executable, "-P", "-m", "ntm_docs.desk.running.run", str(state)]
    nothing = subprocess.DEVNULL
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    process = subprocess.Popen(  # noqa: S603 -- our own program, names go in as data
        command, stdin=subprocess.PIPE, stdout=nothing, stderr=nothing, creationflags=flags,
        start_new_session=os.name == "posix",  # Ctrl-C goes to the server, which ends its runs
    )  # fmt: skip
    assert process.stdin is not None
    with suppress(OSError), process.stdin as stream:  # one that died at once is told as stopped
        stream.write(json.dumps(asked).encode())
    return Run(name, work, {**asked, "begun": time.time()}, process, state)
