"""What goes wrong around a whole office: clocks that jump, an output that is gone, records that come from yesterday."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mail.outbound import Job, Outbound, Server
from tests.mail.reader import QUICK, Reader
from tests.world import LETTERS, ROOT, SERVICE, World

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


def test_hundreds_of_messages_leave_no_descriptor_open(world: World) -> None:
    def newsletters(count: int, first: int) -> None:
        head = "From: promo@lain.test\r\nList-Id: <promo.lain.test>\r\nSubject: Promo {0}\r\nMessage-ID: <{0}@lain.test>"
        raws = [(head.format(n) + "\r\n\r\nDiskon\r\n").encode() for n in range(first, first + count)]
        world.dovecot.append_many(SERVICE, raws)
        world.settle(90)

    def held() -> tuple[int, int]:
        assert world.daemon is not None
        process = Path(f"/proc/{world.daemon.pid}")
        pages = int((process / "statm").read_text().split()[1])
        return len(list((process / "fd").iterdir())), pages

    world.run()
    world.mails("dinkes", "Permohonan konten HKN", files=[LETTER])
    world.settle()
    newsletters(50, 0)
    before = held()
    newsletters(300, 1000)
    world.mails("kecamatan", "Permohonan konten", files=[LETTERS / "typst-plh.pdf"])
    world.settle()
    after = held()
    assert after[0] <= before[0] + 2, (before, after)
    assert after[1] <= before[1] * 1.2, (before, after)
    assert world.stop() == 0


def test_a_name_that_cannot_be_resolved_is_tried_again_and_costs_no_mail(tmp_path: Path) -> None:
    server = Server("tidak-ada.invalid", 587, security="starttls", timeout=5)
    with Outbound(server) as out:
        (result,) = out.send([Job(1, "a@x.test", "b@x.test", lambda: b"Subject: uji\r\n\r\nisi\r\n")])
    assert result.outcome == "later"
    settings = replace(QUICK, host="tidak-ada.invalid", port=993, security="tls")
    with Reader(993, tmp_path / "f", settings=settings) as reader:
        reader.until(lambda: bool(reader.inbox.trouble), seconds=30)
        assert (reader.arrived, reader.inbox.alive) == ([], True)
