"""PDFs of finished units while others are written."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread

from ntm_docs.printing import Printed, PrintOptions, print_documents

CHUNK = 50  # documents: a program that starts for fewer spends its time on starting


class Meanwhile:
    """One program at work beside the writers; what it has not begun when they end is left to all of them."""

    def __init__(self, options: PrintOptions) -> None:
        self._stop = Event()
        self._options = replace(options, processes=1, stop=self._stop)
        self._waiting: SimpleQueue[Path | None] = SimpleQueue()
        self._made: dict[Path, Printed] = {}
        self._failure: Exception | None = None
        self._closing = False
        self._thread: Thread | None = None

    def add(self, documents: Iterable[Path]) -> None:
        """Documents whose files are whole."""
        for document in documents:
            self._waiting.put(document)
        if self._thread is None:  # only now: the writers have been started, and take no thread with them
            self._thread = Thread(target=self._work, daemon=True)
            self._thread.start()

    def finish(self) -> Mapping[Path, Printed]:
        """Wait for the PDFs that are being made; those that are, by document.

        Raises:
            MachineError: what the program lacked.
        """
        self.stop()
        if self._failure is not None:
            raise self._failure
        return self._made

    def stop(self, patience: float | None = None) -> None:
        """Begin nothing more, and wait for what has begun; after so many seconds it is ended."""
        self._closing = True
        self._waiting.put(None)
        if self._thread is not None:
            self._thread.join(patience)
            self._stop.set()
            self._thread.join()

    def _work(self) -> None:
        chunk: list[Path] = []
        try:
            while not self._closing:
                document = self._waiting.get()
                if document is not None:
                    chunk.append(document)
                if len(chunk) >= CHUNK and not self._closing:
                    self._made |= {one.source: one for one in print_documents(chunk, self._options)}
                    chunk = []
        except Exception as error:  # noqa: BLE001 -- told by the thread that waits
            self._failure = error
