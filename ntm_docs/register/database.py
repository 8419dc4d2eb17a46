"""Where the register is: its address, its connection, its tables.

SQLite: a file in the user's folder, one writer at a time (`BEGIN IMMEDIATE`), others wait; its ordinary journal, so
that it may lie on a drive of the network. PostgreSQL: one writer at a time by a lock of the database. Tables are made,
and brought up to date, by migrations in one transaction.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from ntm_docs.problems import MachineError, Place, Problem, ProblemsError
from ntm_docs.register.address import Address, address_of

PATIENCE = 30  # seconds that a writer waits for another
_APP, _LABEL = "ntm_docs.register.store", "register"
_LOCK = 0x6E746D  # of PostgreSQL: the writers of this register
_CONNECTING = 10  # seconds
_LOADING = Lock()  # the desk answers in several threads


def _load() -> None:
    """Django with the register's tables, whether or not a door has given it settings.

    Raises:
        MachineError: Django is not installed.
    """
    if find_spec("django") is None:
        raise MachineError("register.no_extra")
    import django
    from django.apps import apps
    from django.conf import settings

    if not settings.configured:
        settings.configure(INSTALLED_APPS=[_APP], DATABASES={}, USE_TZ=False, USE_I18N=False, LOGGING_CONFIG=None)
    with _LOADING:
        if not apps.ready:
            django.setup()
        if not apps.is_installed(_APP):  # the desk begins without it
            apps.set_installed_apps([*settings.INSTALLED_APPS, _APP])


@contextmanager
def opened(address: Address | None = None, *, write: bool = False) -> Iterator[str]:
    """The register's connection by its name for Django; its tables are there, made where `write` allows a new file.

    Raises:
        ProblemsError: there is no register yet, or the address names no register.
        MachineError: Django or a driver is missing; the database is locked, full, away, or of a newer version.
    """
    where = address or address_of()
    _load()
    from django.db import connections

    alias = f"so-{hashlib.sha256(repr(where).encode()).hexdigest()[:16]}"
    if alias not in connections.settings:
        connections.settings[alias] = connections.configure_settings({"default": {}, alias: _settings(where)})[alias]
    with _told(where):
        try:
            _prepare(where, write=write)
            _bring_up_to_date(where, connections[alias])
            yield alias
        finally:
            connections[alias].close()


def check_there() -> None:
    """See that the register can be asked.

    Raises:
        ProblemsError, MachineError: as `opened`.
    """
    with opened():
        pass


@contextmanager
def writing(alias: str) -> Iterator[None]:
    """One transaction, and no other writer until it ends."""
    from django.db import connections, transaction

    with transaction.atomic(using=alias):
        _alone(connections[alias])
        yield


def _alone(connection: Any) -> None:
    """Wait until no other writer is at work; SQLite does so when the transaction begins."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _settings(where: Address) -> dict[str, Any]:
    if where.engine == "sqlite":
        options: dict[str, Any] = {"timeout": PATIENCE, "transaction_mode": "IMMEDIATE"}
        options["init_command"] = "PRAGMA synchronous=FULL"
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": where.name, "OPTIONS": options}
    if find_spec("psycopg") is None:
        raise MachineError("register.no_driver")
    waits = f"-c lock_timeout={PATIENCE * 1000}"
    options = {"connect_timeout": _CONNECTING, **dict(where.options)}
    options["options"] = f"{options['options']} {waits}" if "options" in options else waits
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": where.name,
        "USER": where.user,
        "PASSWORD": where.password,
        "HOST": where.host,
        "PORT": where.port,
        "OPTIONS": options,
    }


def _prepare(where: Address, *, write: bool) -> None:
    """See to the file before SQLite does: it would make an empty one where it is asked for entries."""
    if where.engine != "sqlite":
        return
    path = Path(where.name)
    if path.is_dir():
        raise ProblemsError([Problem("register.folder", Place(where.name))])
    if path.exists():
        return
    if not write:
        raise ProblemsError([Problem("register.none", Place(where.name))])
    if where.own:
        path.parent.mkdir(parents=True, exist_ok=True)
    elif not path.parent.is_dir():
        raise ProblemsError([Problem("register.no_folder", Place(where.name), facts={"folder": str(path.parent)})])


def _known() -> set[str]:
    """The migrations of this version."""
    names = (one.name for one in files("ntm_docs.register.store.migrations").iterdir())
    return {name.removesuffix(".py") for name in names if name[:1].isdigit() and name.endswith(".py")}


def _applied(connection: Any) -> set[str]:
    """The migrations that the tables have had: asked for at once, which takes a tenth of asking for all tables."""
    from django.db import DatabaseError

    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM django_migrations WHERE app = %s", [_LABEL])
            return {name for (name,) in cursor.fetchall()}
    except DatabaseError as error:
        if _is_without_table(connection, error):
            return set()
        raise


def _is_without_table(connection: Any, error: Exception) -> bool:
    """Whether a database refused because it has no migrations yet."""
    if connection.vendor == "postgresql":
        return getattr(error.__cause__, "sqlstate", "") == "42P01"
    return "no such table" in str(error)


def _bring_up_to_date(where: Address, connection: Any) -> None:
    """Make what tables are missing, in one transaction, one process after the other.

    Raises:
        MachineError: a newer version made it.
        ProblemsError: SQLite: it is a database of something else.
    """
    known, applied = _known(), _applied(connection)
    if applied - known:
        raise MachineError("register.newer", place=where.shown)
    if not known - applied:
        return
    if where.engine == "sqlite" and not applied and connection.introspection.table_names():
        raise ProblemsError([Problem("register.other", Place(where.name))])
    from django.db import transaction
    from django.db.migrations.executor import MigrationExecutor

    with connection.constraint_checks_disabled(), transaction.atomic(using=connection.alias):
        _alone(connection)
        executor = MigrationExecutor(connection)
        executor.migrate([target for target in executor.loader.graph.leaf_nodes() if target[0] == _LABEL])


@contextmanager
def _told(where: Address) -> Iterator[None]:
    """What a database raises becomes a sentence with a remedy; the transaction it broke has left nothing."""
    from django.db import Error

    try:
        yield
    except Error as error:
        raise _fault(where, error) from error
    except OSError as error:
        from ntm_docs.system_faults import unwritable

        raise unwritable(error, where.shown) from error


_OF_SQLITE = {
    "SQLITE_BUSY": "register.locked",
    "SQLITE_LOCKED": "register.locked",
    "SQLITE_FULL": "register.full",
    "SQLITE_NOTADB": "register.other",
    "SQLITE_CORRUPT": "register.damaged",
    "SQLITE_READONLY": "register.read_only",
    "SQLITE_CANTOPEN": "register.closed",
    "SQLITE_PERM": "register.closed",
    "SQLITE_AUTH": "register.closed",
    "SQLITE_IOERR": "register.disk",
    "SQLITE_NOMEM": "register.disk",
}
# The first letters of an SQLSTATE.
_OF_POSTGRESQL = {
    "55P03": "register.locked",
    "40P01": "register.locked",
    "53100": "register.full",
    "53": "register.busy",
    "28": "register.refused",
    "42501": "register.refused",
    "25006": "register.read_only",
    "3D000": "register.no_database",
    "57P": "register.away",
    "08": "register.away",
    "58": "register.disk",
}


def _fault(where: Address, error: Exception) -> ProblemsError | MachineError:
    cause = error.__cause__
    said = " ".join(str(cause or error).split())
    if where.password:
        said = said.replace(where.password, "***")
    if where.engine == "sqlite":
        name = str(getattr(cause, "sqlite_errorname", ""))
        code = next((code for start, code in _OF_SQLITE.items() if name.startswith(start)), "register.broken")
    else:
        state = str(getattr(cause, "sqlstate", None) or _state_of(said))
        code = next((code for start, code in _OF_POSTGRESQL.items() if state.startswith(start)), "register.broken")
    if code == "register.other":
        return ProblemsError([Problem(code, Place(where.shown))])
    return MachineError(code, place=where.shown, reason=said)


def _state_of(said: str) -> str:
    """The SQLSTATE that a connection which was not made does not tell: its words do, in the server's language."""
    lower = said.lower()
    if "authentication failed" in lower or "no password supplied" in lower or "pg_hba" in lower:
        return "28000"
    if "database" in lower and "does not exist" in lower:
        return "3D000"
    return "08001"


def forget(where: Address) -> None:
    """Close what a test or a server has open for an address."""
    with suppress(ImportError):
        from django.db import connections

        alias = f"so-{hashlib.sha256(repr(where).encode()).hexdigest()[:16]}"
        if alias in connections.settings:
            connections[alias].close()


__all__ = ["PATIENCE", "check_there", "forget", "opened", "writing"]
