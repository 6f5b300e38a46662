"""A second database on the same server, for as long as a backup is tried out in it. Never touches one that is not its own.

DIAGNOSTICS: NoSpare when the server gives us none: the user may not create databases, or the name is somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from models.database import Database, StoreBroken, StoreDown

_MARK = "suratd: tries a backup out, may be dropped"
TRY_LOCK = 7381003
"""Advisory lock: one backup at a time is tried out, from whichever machine (the other numbers: models/database.py)."""
_LONGEST = 63
"""Of a name on PostgreSQL, in bytes."""


class NoSpare(RuntimeError):
    """No second database is to be had; the reason is for people."""


@contextmanager
def spare(url: str) -> Iterator[str]:
    """The URL of an empty database beside that of `url`; it is dropped in the end, also what an earlier death left."""
    parts = urlsplit(url)
    name = _name(unquote(parts.path.lstrip("/")))
    server = Database(url)
    try:
        if not server.value(f"SELECT pg_try_advisory_lock({TRY_LOCK})"):
            raise NoSpare("another backup is being tried out at this moment")
        _drop(server, name)
        try:
            # From template0: what an administrator put into template1 would stand in our way.
            server.run(f"CREATE DATABASE {_quoted(name)} ENCODING 'UTF8' TEMPLATE template0")
            server.run(f"COMMENT ON DATABASE {_quoted(name)} IS '{_MARK}'")
        except StoreBroken as error:
            raise NoSpare(str(error)) from error
        try:
            yield urlunsplit(parts._replace(path="/" + quote(name)))
        finally:
            with suppress(StoreBroken, StoreDown, NoSpare):
                _drop(server, name)
    finally:
        server.close()


def _name(database: str) -> str:
    end = "_bukti"
    return database.encode()[: _LONGEST - len(end)].decode(errors="ignore") + end


def _drop(server: Database, name: str) -> None:
    found = server.row(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = ?", name
    )
    if found is None:
        return
    if found[0] != _MARK:
        raise NoSpare(f"the database {name} is there already and is not ours")
    server.run(f"DROP DATABASE {_quoted(name)} WITH (FORCE)")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
