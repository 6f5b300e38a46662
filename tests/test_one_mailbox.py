"""Fault F29: two installations with records of their own on one mailbox. The mark in the mailbox tells them apart."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix
from tests.world import LETTERS, SERVICE, World

LETTER = LETTERS / "a-lengkap.pdf"
Servers = tuple[Dovecot, Postfix]


def ends(world: World, seconds: float = 40.0) -> int:
    """The exit code of a daemon that ends by itself."""
    assert world.daemon is not None
    code = world.daemon.wait(seconds)
    world.daemon = None
    return code


def marks(world: World) -> list[bytes]:
    return world.dovecot.messages(SERVICE, "Suratd/Penanda")


def until_marked(world: World, count: int = 1) -> None:
    end = time.monotonic() + 30
    while len(marks(world)) < count:
        assert time.monotonic() < end, world.log()
        time.sleep(0.1)


def adopt(world: World, *words: str) -> subprocess.CompletedProcess[str]:
    command = world.command("adopt", "-c", str(world.config), *words)
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def moved(world: World, folder: Path, servers: Servers) -> World:
    """The records on another machine: another folder, the same configuration otherwise."""
    other = World(folder, *servers)
    for name in ("suratd.db", "suratd.db-wal", "files"):
        source = world.folder / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        elif source.exists():
            shutil.copy(source, folder / name)
    return other


def test_a_second_installation_ends_with_78_and_touches_nothing(
    office_servers: Servers, world: World, tmp_path: Path
) -> None:
    world.run()
    world.mails("dinkes", "Permohonan konten", files=[LETTER])
    world.settle()
    other = World(tmp_path / "lain", *office_servers)
    try:
        world.kill()
        world.mails("kecamatan", "Permohonan konten", files=[LETTERS / "typst-plh.pdf"])
        other.run()
        assert ends(other) == 78
        assert "suratd adopt" in other.log()
        assert "Traceback" not in other.log()
        assert len(world.dovecot.messages(SERVICE)) == 1
        assert (other.cases(), len(marks(world))) == ([], 1)
        store = other.store()
        assert [row for row in store.outbox(limit=10) if row.state == "sent"] == []
        store.close()
    finally:
        other.kill()
    world.run()
    world.settle()
    assert len(world.cases()) == 2
    assert len(marks(world)) == 1
    assert world.stop() == 0
    other = World(tmp_path / "sesudahnya", *office_servers)
    try:
        other.run()
        until_marked(other, 3)
        assert other.stop() == 0
    finally:
        other.kill()


def test_records_that_moved_go_on_and_the_old_ones_do_not_come_back(
    office_servers: Servers, world: World, tmp_path: Path
) -> None:
    world.run()
    world.mails("dinkes", "Permohonan konten", files=[LETTER])
    world.settle()
    world.stop()
    other = moved(world, tmp_path / "baru", office_servers)
    try:
        other.run()
        other.presses("kepala", 1)
        other.settle()
        assert other.case().state == "dikaji"
        assert other.stop() == 0
        other.run()
        other.answers("kabid", "1", about="kajian")
        other.settle()
        world.run()
        assert ends(world) == 78
        assert "salinan catatan ini" in world.log()
    finally:
        other.kill()


def test_a_mailbox_is_taken_over_by_command_only(
    office_servers: Servers, world: World, tmp_path: Path
) -> None:
    world.run()
    world.mails("dinkes", "Permohonan konten", files=[LETTER])
    world.settle()
    running = adopt(world)
    assert running.returncode == 75, running.stderr
    world.kill()
    other = World(tmp_path / "lain", *office_servers)
    try:
        asked = adopt(other)
        assert (asked.returncode, "pemasangan lain" in asked.stdout) == (78, True), asked
        assert len(marks(world)) == 1
        took = adopt(other, "--take")
        assert took.returncode == 0, took
        other.run()
        other.mails("kecamatan", "Permohonan konten", files=[LETTERS / "typst-plh.pdf"])
        other.settle()
        assert len(other.cases()) == 1
        world.run()
        assert ends(world) == 78
        assert adopt(other).returncode == 75
        assert other.stop() == 0
        again = adopt(other)
        assert (again.returncode, "tidak sedang dikerjakan" in again.stdout) == (0, True), again
    finally:
        other.kill()


def test_a_mailbox_without_a_mark_is_anybodys(office_servers: Servers, world: World, tmp_path: Path) -> None:
    """What docs/assurance.md says of removing it by hand."""
    world.run()
    until_marked(world)
    world.stop()
    client = world.dovecot.client(SERVICE)
    client.delete('"Suratd/Penanda"')
    client.logout()
    other = World(tmp_path / "lain", *office_servers)
    try:
        other.run()
        until_marked(other)
        assert other.stop() == 0
    finally:
        other.kill()
