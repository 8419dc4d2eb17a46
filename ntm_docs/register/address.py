"""The register's address, as the environment gives it."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from ntm_docs.machine.user_data import user_data_folder
from ntm_docs.problems import MachineError, Place, Problem, ProblemsError

VARIABLE = "NTM_DOCS_DATABASE"
FILE = "so-khen-thuong.sqlite3"
_SQLITE, _POSTGRESQL = "sqlite", ("postgresql", "postgres")


@dataclass(frozen=True, slots=True)
class Address:
    """Which database: of SQLite `name` is a file, `own` that of the user's folder; of PostgreSQL the database."""

    engine: Literal["sqlite", "postgresql"]
    name: str
    user: str = ""
    password: str = ""
    host: str = ""
    port: str = ""
    options: tuple[tuple[str, str], ...] = ()
    own: bool = False

    @property
    def shown(self) -> str:
        """As it may be printed: without the password."""
        if self.engine == "sqlite":
            return self.name
        user = f"{self.user}@" if self.user else ""
        host = self.host or dict(self.options).get("host", "")
        port = f":{self.port}" if self.port else ""
        return f"postgresql://{user}{host}{port}/{self.name}"


def address_of(text: str | None = None) -> Address:
    """The address that a text gives, that of the environment where none is given, else the user's own file.

    `sqlite:///so.sqlite3` is in this folder, `sqlite:////srv/so.sqlite3` and `sqlite:///C:/so.sqlite3` are whole paths.

    Raises:
        ProblemsError: the text is no address.
        MachineError: the user has no folder.
    """
    given = (os.environ.get(VARIABLE, "") if text is None else text).strip()
    if not given:
        try:
            return Address("sqlite", str(user_data_folder() / FILE), own=True)
        except RuntimeError:
            raise MachineError("register.no_home", variable=VARIABLE) from None
    try:
        parts = urlsplit(given)
        port = str(parts.port or "")
    except ValueError:
        raise _no_address(given) from None
    if parts.scheme == _SQLITE and not parts.netloc and parts.path.startswith("/") and not parts.query:
        return Address("sqlite", str(_path(unquote(given.partition("://")[2])).absolute()))
    if parts.scheme in _POSTGRESQL and parts.path.strip("/"):
        name, user, password = (unquote(part or "") for part in (parts.path.strip("/"), parts.username, parts.password))
        options = tuple(parse_qsl(parts.query))
        return Address("postgresql", name, user, password, unquote(parts.hostname or ""), port, options)
    raise _no_address(given)


def pin() -> None:
    """The address holds whatever folder this process goes to: a file that is named from here is named whole.

    An address that is none stays, and is told where the register is asked for.
    """
    with suppress(ProblemsError, MachineError):
        if os.environ.get(VARIABLE, "").strip() and (found := address_of()).engine == "sqlite":
            os.environ[VARIABLE] = f"sqlite:///{quote(Path(found.name).as_posix())}"


def _path(text: str) -> Path:
    """The path behind `sqlite://`: without the slash that divides it from the host."""
    path = text.removeprefix("/")
    if path in ("", ":memory:"):
        raise _no_address(f"sqlite:///{path}")
    return Path(path)


def _no_address(given: str) -> ProblemsError:
    scheme, _, rest = given.partition("://")
    shown = f"{scheme}://…@{rest.rpartition('@')[2]}" if "@" in rest else given
    return ProblemsError([Problem("register.address", Place(VARIABLE), facts={"value": shown})])
