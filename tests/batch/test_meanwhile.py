"""PDFs beside the writers: a program that hangs is ended when the run stops."""

import time
from pathlib import Path
from threading import Thread

import pytest
from docx import Document

from ntm_docs.batch.meanwhile import Meanwhile
from ntm_docs.printing import PrintOptions

PATIENCE = 60.0  # a thread that is still alive then never ends by itself


class DescribeMeanwhile:
    @pytest.fixture
    def hanging(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A program that never ends, and the file it writes when it has begun."""
        begun = tmp_path / "begun"
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\ntouch {begun}\nsleep 3600\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("NTM_DOCS_SOFFICE", str(program))
        monkeypatch.setattr("ntm_docs.batch.meanwhile.CHUNK", 2)
        return begun

    def it_ends_a_program_that_hangs(self, hanging: Path, tmp_path: Path) -> None:
        sources = [tmp_path / f"{number}.docx" for number in range(4)]
        for source in sources:
            Document().save(str(source))
        meanwhile = Meanwhile(PrintOptions())
        meanwhile.add(sources)
        waiting = Thread(target=_until, args=(hanging,), daemon=True)
        waiting.start()
        waiting.join(PATIENCE)
        stopping = Thread(target=meanwhile.stop, args=(0.1,), daemon=True)
        stopping.start()
        stopping.join(PATIENCE)
        assert not stopping.is_alive()
        assert not list(tmp_path.glob("*.pdf"))

    def it_has_nothing_to_wait_for_when_nothing_was_given(self) -> None:
        assert Meanwhile(PrintOptions()).finish() == {}


def _until(path: Path) -> None:
    while not path.exists():
        time.sleep(0.05)
