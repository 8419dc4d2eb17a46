"""A listener on this machine hears nothing of a PDF, by the gate or by the second wall alone."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from packages import linked, of_word, opendocument, picture, related, with_body, zipped
from pypdf import PdfReader

from ntm_docs.printing import find_program, make_pdfs
from ntm_docs.printing.office import wall
from ntm_docs.printing.office.engine import engine


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.heard.append(self.path)  # type: ignore[attr-defined]
        self.send_response(404)
        self.end_headers()

    do_HEAD = do_OPTIONS = do_PROPFIND = do_POST = do_GET  # noqa: N815 -- names of the protocol

    def log_message(self, *_about: object) -> None:
        """Nothing is logged."""


@pytest.fixture
def listener() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.heard = []  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def program() -> str:
    """The office program; the set-up installs it, so a machine without it is a fault and not a reason to pass."""
    return find_program()


def papers(folder: Path, address: str, wanted: Sequence[str] = ()) -> list[Path]:
    """One paper for each way to fetch, of Word's and of other formats under its suffix."""
    cases = {name: zipped(make()) for name, make in linked(address).items()}
    cases |= {"OpenDocument": opendocument(address), "page of the web": of_word(link=address)}
    secret = folder / "bi-mat.png"
    secret.write_bytes(_square())
    for number, path in enumerate((secret.as_uri(), str(secret))):
        cases[f"file of the disk {number}"] = zipped(related("image", path, use=picture("r:link")))
    cases["file of the disk by a field"] = zipped(
        with_body(f'<w:p><w:fldSimple w:instr="INCLUDEPICTURE {secret}"/></w:p>')
    )
    written = []
    for number, data in enumerate(cases[name] for name in wanted or cases):
        written.append(folder / f"{number:03}.docx")
        written[-1].write_bytes(data)
    return written


def _square() -> bytes:
    """A black picture of a hundred dots each way, which is seen in a PDF."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    dots = zlib.compress((b"\0" + bytes(100)) * 100)
    head = struct.pack(">IIBBBBB", 100, 100, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")


def shows_square(pdf: Path) -> bool:
    """Whether a PDF holds the picture of the disk."""
    pages = PdfReader(pdf).pages
    drawn = [one.get_object() for page in pages for one in page["/Resources"].get("/XObject", {}).values()]
    return any((one.get("/Width"), one.get("/Height")) == (100, 100) for one in drawn)


def address_of(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_port}/x.png"


class DescribeTheGate:
    def it_gives_no_such_paper_to_the_program(
        self, listener: ThreadingHTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        marker, office = tmp_path / "opened", tmp_path / "office"
        office.write_text(f'#!/bin/sh\ntouch "{marker}"\n')
        office.chmod(0o755)
        monkeypatch.setenv("NTM_DOCS_SOFFICE", str(office))
        results = make_pdfs(papers(tmp_path, address_of(listener)))
        assert all(one.problem is not None for one in results)
        assert not marker.exists()
        assert listener.heard == []  # type: ignore[attr-defined]


class DescribeTheSecondWall:
    def it_lets_nothing_out_and_nothing_in(self, listener: ThreadingHTTPServer, program: str, tmp_path: Path) -> None:
        sources, out = papers(tmp_path, address_of(listener)), tmp_path / "pdf"
        with engine(program) as used:
            used.convert(sources, out, 300)
        assert listener.heard == []  # type: ignore[attr-defined]
        assert len(list(out.glob("*.pdf"))) == len(sources)
        assert not [one.name for one in out.glob("*.pdf") if shows_square(one)]

    def but_without_it_they_are_heard(
        self, listener: ThreadingHTTPServer, program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(wall, "shut_in", lambda _profile: None)
        wanted = ["picture by its address", "file of the disk 0"]
        sources = papers(tmp_path, address_of(listener), wanted)
        with engine(program) as used:
            used.convert(sources, tmp_path / "pdf", 120)
        assert listener.heard != []  # type: ignore[attr-defined]
        assert [shows_square(one) for one in sorted((tmp_path / "pdf").iterdir())] == [False, True]
