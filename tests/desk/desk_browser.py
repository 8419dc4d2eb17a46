"""A browser, a folder and a desk for the tests of the desk."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT

pytest.importorskip("django", reason="the extra [desk] is not installed")

from django.test import Client

from ntm_docs.desk.desks import KEY, Desk
from ntm_docs.desk.server import configure

PORT = 8471
configure()


def client_of(desk: Desk, *, inside: bool = True, **headers: str) -> Client:
    """A browser as Django's tests have one: no socket."""
    made = Client(**{KEY: desk, "HTTP_HOST": f"127.0.0.1:{desk.port}"}, **headers)
    if inside:
        made.cookies[desk.cookie] = desk.session
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The clerk's folder with one dossier."""
    made = tmp_path / "ho so"
    made.mkdir()
    (made / "xa.yaml").write_bytes((ROOT / "samples" / "ho-so-an-giang-2026.yaml").read_bytes())
    return made


@pytest.fixture
def desk(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk that listens nowhere; its register is its own."""
    monkeypatch.setenv("NTM_DOCS_DATABASE", f"sqlite:///{tmp_path}/so.sqlite3")
    made = Desk(folder, PORT, tmp_path / "phong")
    yield made
    made.runs.end()


@pytest.fixture
def client(desk: Desk) -> Client:
    """A browser that came in; its forms are sent as from a page of the desk."""
    return client_of(desk, HTTP_ORIGIN=desk.origin)


@pytest.fixture
def page(client: Client) -> Callable[[str], str]:
    """The text of a page that is there."""

    def get(address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200, answer.content.decode()
        return answer.content.decode()

    return get


def end_of(client: Client, address: str) -> str:
    """The page of a run when it has ended."""
    until = time.monotonic() + 120
    while "data-dang-chay" in (text := client.get(address).content.decode()):
        assert time.monotonic() < until, text
        time.sleep(0.2)
    return text


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}
