"""The whole chain once more with the records in PostgreSQL: the same daemon, the same mails, the same end."""

from __future__ import annotations

from pathlib import Path

from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix
from tests.test_chain import go_all_the_way
from tests.world import LETTERS, World


def test_the_chain_on_postgresql(
    office_servers: tuple[Dovecot, Postfix], world: World, postgres_url: str, tmp_path: Path
) -> None:
    """`world` is asked for because it empties the mailboxes; its own records stay unused."""
    other = World(tmp_path / "pg", *office_servers, database=postgres_url)
    try:
        go_all_the_way(other)
    finally:
        other.kill()


def test_a_killed_daemon_goes_on_with_the_records_in_postgresql(
    office_servers: tuple[Dovecot, Postfix], world: World, postgres_url: str, tmp_path: Path
) -> None:
    other = World(tmp_path / "pg", *office_servers, database=postgres_url)
    try:
        other.run()
        other.mails("dinkes", "Permohonan konten", files=[LETTERS / "a-lengkap.pdf"])
        other.kill()
        other.run()
        other.settle()
        assert [case.state for case in other.cases()] == ["menunggu disposisi"]
        assert len(other.box("kepala")) == 1
        assert other.stop() == 0
    finally:
        other.kill()
