"""What goes wrong around a whole office: clocks that jump, an output that is gone, records that come from yesterday."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.world import LETTERS, ROOT, World

LETTER = LETTERS / "a-lengkap.pdf"


def test_a_clock_that_steps_back_stops_nothing_and_repeats_nothing(world: World) -> None:
    world.run()
    world.mails("dinkes", "Permohonan konten HKN", files=[LETTER])
    world.settle()
    before = {who: len(world.box(who)) for who in ("dinkes", "kepala", "sekretaris")}
    world.forward(world.start - timedelta(hours=2))
    world.mails("kecamatan", "Permohonan konten", files=[LETTERS / "typst-plh.pdf"])
    world.settle()
    assert len(world.cases()) == 2
    world.forward(world.start + timedelta(minutes=5))
    world.settle()
    assert {who: len(world.box(who)) for who in before} == before
    assert world.stop() == 0


def test_a_clock_that_leaps_a_fortnight_ahead_sends_no_heap_of_reminders(world: World) -> None:
    world.run()
    world.mails("dinkes", "Permohonan konten HKN", files=[LETTER])
    world.settle()
    before = len(world.box("kepala"))
    world.forward(world.start + timedelta(days=14))
    world.settle()
    assert 1 <= len(world.box("kepala")) - before <= 2, [str(m["Subject"]) for m in world.box("kepala")]


def test_a_machine_that_woke_up_in_1970_promises_no_day(world: World) -> None:
    world.forward(datetime(1970, 1, 1, 3, 0, tzinfo=UTC))
    world.run()
    world.mails("dinkes", "Permohonan konten HKN", files=[LETTER])
    end = time.monotonic() + 30
    while "nothing is done until it is right" not in world.log() and time.monotonic() < end:
        time.sleep(0.1)
    time.sleep(1.5)
    assert (world.cases(), world.box("dinkes")) == ([], [])
    world.forward(world.start)
    world.settle()
    assert world.case().state == "menunggu disposisi"
    assert len(world.box("dinkes")) == 1


@pytest.mark.parametrize("output", [">&- 2>&-", ">/dev/full 2>&1", ">&- 2>/dev/full"])
def test_a_daemon_without_an_output_works_on(world: World, output: str) -> None:
    """Fault F31: no journal, or a full one. What would be written must land in no other open file."""
    shell = world.folder / "jalankan"
    shell.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "daemon.py"}" "$@" {output} <&-\n')
    shell.chmod(0o755)
    world.command = lambda *words: [str(shell), *words]  # type: ignore[method-assign]
    world.mails("dinkes", "Permohonan konten HKN", files=[LETTER])
    world.run()
    world.settle(60)
    assert world.case().state == "menunggu disposisi"
    assert world.daemon is not None
    targets = [Path(f"/proc/{world.daemon.pid}/fd/{n}").resolve() for n in (0, 1, 2)]
    assert {str(path) for path in targets} <= {"/dev/null", "/dev/full"}
    assert world.stop() == 0


@pytest.mark.parametrize("who", ["retried", "moved"])
def test_a_message_underway_at_a_death_goes_on_although_the_inbox_has_it_no_more(
    world: World, who: str
) -> None:
    """A person took it out of quarantine, or out of the inbox, and the daemon died over it: it was never seen again."""
    world.mails("dinkes", "Permohonan konten HKN", files=[LETTER])
    world.settle()
    world.environment = {"SURATD_DIE_AT": "K13"}
    for _ in range(3 if who == "retried" else 1):
        world.run()
        assert world.daemon is not None
        assert world.daemon.wait(60) == -9
        world.daemon = None
    if who == "retried":
        world.environment = {}
        world.run()
        world.settle()
        world.stop()
        assert world.cases() == []
        store = world.store()
        (row,) = store.aside_list()
        store.close()
        world.suratd("aside", "retry", row.digest)
        world.environment = {"SURATD_DIE_AT": "K13"}
        world.run()
        assert world.daemon is not None
        assert world.daemon.wait(60) == -9
        world.daemon = None
    else:
        world.hands("move", "Rapat")
    world.environment = {}
    world.run()
    end = time.monotonic() + 30
    while not world.cases() and time.monotonic() < end:
        time.sleep(0.2)
    assert [case.state for case in world.cases()] == ["menunggu disposisi"], world.log()[-3000:]
    world.settle()
