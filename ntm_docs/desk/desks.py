"""One desk: its folder, port, keys, runs, papers sent in."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from django.http import HttpRequest

from ntm_docs.desk.checked import Deliveries
from ntm_docs.desk.editing import OpenWorks
from ntm_docs.desk.own_plans import Reviews
from ntm_docs.desk.reception.tables import Receptions
from ntm_docs.desk.running.runs import DeskRuns

KEY = "ntm_docs.desk"  # where the server's environment holds it


@dataclass(slots=True)
class Desk:
    """What the pages of one server share. `folder` is the user's, `room` the desk's own for what goes with it."""

    folder: Path
    port: int
    room: Path
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    _lock: Lock = field(default_factory=Lock)
    runs: DeskRuns = field(init=False)
    deliveries: Deliveries = field(init=False)
    open: OpenWorks = field(default_factory=OpenWorks)
    reviews: Reviews = field(default_factory=Reviews)
    receptions: Receptions = field(default_factory=Receptions)

    def __post_init__(self) -> None:
        self.runs = DeskRuns(self.room / "viec")
        self.deliveries = Deliveries(self.room / "xet")

    @property
    def origin(self) -> str:
        """What the browser calls this server."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def cookie(self) -> str:
        """The name of the cookie; cookies do not know ports, so it holds the port."""
        return f"ntm_{self.port}"

    def take(self, token: str) -> bool:
        """Whether a token is the one of the address; it is good for once."""
        with self._lock:
            right = bool(self.token) and secrets.compare_digest(self.token.encode(), token.encode("utf-8", "replace"))
            if right:
                self.token = ""
            return right

    def knows(self, session: str) -> bool:
        """Whether a cookie is ours."""
        return secrets.compare_digest(self.session.encode(), session.encode("utf-8", "replace"))


def desk_of(request: HttpRequest) -> Desk:
    """The desk that a request came to."""
    found = request.META[KEY]
    assert isinstance(found, Desk)
    return found
