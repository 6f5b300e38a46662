"""Law L12: one writer. A second daemon on the same records says so, touches nothing and ends with 75."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix
from tests.world import LETTERS, SERVICE, World


def second_daemon(world: World) -> subprocess.CompletedProcess[str]:
    command = world.command("run", "-c", str(world.config), "--clock-file", str(world.clock_file))
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def told(world: World) -> list[tuple[str, str]]:
    store = world.store()
    try:
        return [(row.recipient, row.template) for row in store.outbox(limit=1000)]
    finally:
        store.close()


def refused(world: World) -> None:
    """One daemon works; the second one is refused while a letter arrives, and the letter is handled once."""
    world.run()
    world.mails("dinkes", "Permohonan konten", files=[LETTERS / "a-lengkap.pdf"])
    world.settle()
    before = told(world)
    done = second_daemon(world)
    assert done.returncode == 75, done.stderr
    assert "suratd:" in done.stderr
    assert "Traceback" not in done.stderr
    world.settle()
    assert told(world) == before
    assert len(world.dovecot.messages(SERVICE, "Suratd/Selesai")) == 1
    world.presses("kepala", 1)
    world.settle()
    assert world.case().state == "dikaji"
    assert world.stop() == 0


def test_a_second_daemon_ends_with_75_and_touches_nothing(world: World) -> None:
    refused(world)


def test_a_second_daemon_on_postgresql_ends_with_75_and_touches_nothing(
    office_servers: tuple[Dovecot, Postfix], world: World, postgres_url: str, tmp_path: Path
) -> None:
    other = World(tmp_path / "lain", *office_servers, database=postgres_url)
    try:
        refused(other)
    finally:
        other.kill()


def test_the_next_daemon_may_work_when_the_first_one_was_killed(world: World) -> None:
    world.run()
    world.mails("dinkes", "Permohonan konten", files=[LETTERS / "a-lengkap.pdf"])
    world.settle()
    world.kill()
    world.run()
    world.presses("kepala", 1)
    world.settle()
    assert world.case().state == "dikaji"
    assert world.stop() == 0
