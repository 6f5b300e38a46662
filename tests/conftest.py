"""The servers as fixtures: each started once a run, when first asked for; every test has a mailbox of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix
from tests.servers.postgres import Postgres
from tests.world import USERS, World, empty


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """A Dovecot with spare accounts; tests that stop or damage it start one of their own."""
    with Dovecot() as server:
        yield server


@pytest.fixture(scope="session")
def postfix(dovecot: Dovecot) -> Iterator[Postfix]:
    """A Postfix that hands everything to `dovecot`."""
    with Postfix(lmtp_port=dovecot.lmtp_port, auth_socket=dovecot.auth_socket) as server:
        yield server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with Postgres() as server:
        yield server


@pytest.fixture
def account(dovecot: Dovecot) -> str:
    """The address of an empty mailbox; its password is tests.servers.dovecot.PASSWORD."""
    return dovecot.spare()


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    """The URL of an empty database."""
    return postgres.new_database()


@pytest.fixture(scope="session")
def office_servers() -> Iterator[tuple[Dovecot, Postfix]]:
    """Dovecot and Postfix with the mailboxes of everybody in a story."""
    with Dovecot(users=USERS, spares=0) as dovecot, Postfix(lmtp_port=dovecot.lmtp_port) as postfix:
        yield dovecot, postfix


@pytest.fixture
def world(office_servers: tuple[Dovecot, Postfix], tmp_path: Path) -> Iterator[World]:
    """An office for one story: nobody has any mail yet, the daemon is not started."""
    dovecot, postfix = office_servers
    empty(dovecot, postfix)
    world = World(tmp_path / "kantor", dovecot, postfix)
    yield world
    world.kill()
