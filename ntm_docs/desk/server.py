"""The server: a free port, one-time address, Ctrl-C.

Listens on 127.0.0.1 alone. The address with the token is given to the browser and printed; it is good for once.
"""

import logging
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import django
import waitress
from django.conf import settings as configured
from django.core.handlers.wsgi import WSGIHandler

from ntm_docs import api
from ntm_docs.desk import settings
from ntm_docs.desk.desks import KEY, Desk
from ntm_docs.desk.forms.fields import form_of, kinds
from ntm_docs.messages import gettext as _
from ntm_docs.messages import language
from ntm_docs.problems import Place, Problem, ProblemsError

_THREADS = 8
_LIGHT = ("/vao/", "/tinh/", "/phong/", "/tieng")  # what needs neither law nor forms
_MOST_BYTES = 513 * 1024 * 1024  # one more than `guard` allows, so that a small excess gets its own page
Application = Callable[[dict[str, Any], Callable[..., Any]], Any]


def configure(port: int = 0, room: Path | None = None) -> None:
    """Give Django its settings, once in a process."""
    if configured.configured:
        return
    options = {name: getattr(settings, name) for name in dir(settings) if name.isupper()}
    if port:
        options["CSRF_COOKIE_NAME"] = f"ntm_{port}_csrf"
    if room is not None:
        options["FILE_UPLOAD_TEMP_DIR"] = str(room)
    configured.configure(**options)
    django.setup()


def application(desk: Desk, warming: "Warming | None" = None) -> Application:
    """A desk as what a server calls; where something is to be read ahead, pages that need it wait for it."""
    inner = WSGIHandler()

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        environ[KEY] = desk
        path = environ["PATH_INFO"]
        if warming is not None and not (path == "/" or path.startswith(_LIGHT)):
            warming.done()
        response = inner(environ, start_response)
        if warming is not None and path == "/":
            warming.begin()
        return response

    return answer


class Warming:
    """Law, forms and rooms are read behind the first page, which needs none of them.

    Two threads that load the same rooms at once may each see half of one: so one loads them, the others wait.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def begin(self) -> threading.Thread:
        """Once, whoever asks first."""
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=_warm, daemon=True)
                self._thread.start()
            return self._thread

    def done(self) -> None:
        """Wait for it."""
        self.begin().join()


def serve(folder: Path, *, port: int, browser: bool) -> None:
    """Serve until Ctrl-C.

    Raises:
        ProblemsError: no such folder, or the port is taken.
    """
    if not folder.is_dir():
        raise ProblemsError([Problem("desk.no_folder", Place(str(folder)))])
    with api.temporary_folder("ban") as room, _bound(port) as listening:
        number = listening.getsockname()[1]
        configure(number, room)
        desk = Desk(folder.resolve(), number, room)
        logging.disable(logging.CRITICAL)  # lines of a server hold addresses
        server = waitress.create_server(
            application(desk, Warming()),
            sockets=[listening],
            threads=_THREADS,
            max_request_body_size=_MOST_BYTES,
            channel_timeout=60,
            clear_untrusted_proxy_headers=True,
            ident=None,
        )
        _tell(desk, browser=browser)
        try:
            server.run()  # Ctrl-C ends it
        finally:
            desk.open.end(lambda text: print(text, file=sys.stderr))
            desk.runs.end()
            with suppress(OSError):
                server.close()


def _bound(port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two programs share a port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(("127.0.0.1", port))
        made.listen(64)
    except (OSError, OverflowError) as error:
        made.close()
        raise ProblemsError([Problem("desk.port", Place("--port"), facts={"port": port})]) from error
    return made


def _tell(desk: Desk, *, browser: bool) -> None:
    """Say where the desk is, and open it: the socket listens already."""
    address = f"{desk.origin}/vao/{desk.token}"
    print(_("Bàn làm việc cho thư mục {folder}").format(folder=desk.folder))
    print(_("Mở trong trình duyệt (địa chỉ dùng một lần): {address}").format(address=address))
    print(_("Dừng: bấm Ctrl-C ở cửa sổ này."), flush=True)
    if browser:
        threading.Thread(target=_open, args=(address,), daemon=True).start()


def _open(address: str) -> None:
    with suppress(webbrowser.Error, OSError):
        webbrowser.open(address)


def _warm() -> None:
    with suppress(Exception):  # whoever needs them next is told
        api.warm_up()
        for kind in kinds().values():
            form_of(kind, date.today(), language())  # noqa: DTZ011 -- the day at the office


__all__ = ["application", "configure", "serve"]
