"""Where a mail that does not arrive comes back to: answers to unregistered addresses nowhere, others to the service."""

from __future__ import annotations

import time

import pytest

from mail.outbound import Job, Outbound, Server
from tests.servers.lying_smtp import LyingSmtp
from tests.world import LETTERS, PEOPLE, SERVICE, World

RAW = b"Subject: uji\r\nMessage-ID: <x@suratd.test>\r\n\r\nSatu\r\n"


def paths(world: World, who: str) -> set[str]:
    """What a real Postfix was given as MAIL FROM, as Dovecot wrote it down."""
    return {str(mail["Return-Path"]) for mail in world.box(who)}


def test_an_answer_to_nobody_known_has_no_way_back_and_a_disposition_has(world: World) -> None:
    world.run()
    world.mails("warga", "Permohonan konten", files=[LETTERS / "a-lengkap.pdf"])
    world.settle()
    assert paths(world, "warga") == {"<>"}
    assert paths(world, "kepala") == {f"<{SERVICE}>"}
    # What an official's word causes is no automatic answer: who is not reached is missed.
    before = len(world.box("warga"))
    world.answers("kepala", "tolak: bukan kewenangan kami")
    world.settle()
    world.answers("kepala", "ya", about="konfirmasi")
    world.settle()
    assert [str(mail["Return-Path"]) for mail in world.box("warga")[before:]] == [f"<{SERVICE}>"]


def test_an_answer_to_a_registered_agency_keeps_its_way_back(world: World) -> None:
    world.run()
    world.mails("dinkes", "Permohonan konten", files=[LETTERS / "a-lengkap.pdf"])
    world.settle()
    assert paths(world, "dinkes") == {f"<{SERVICE}>"}


def test_an_office_may_keep_it_for_all(world: World) -> None:
    text = world.config.read_text()
    assert "null_sender = true" in text
    world.config.write_text(text.replace("null_sender = true", "null_sender = false"))
    world.run()
    world.mails("warga", "Permohonan konten", files=[LETTERS / "a-lengkap.pdf"])
    world.settle()
    assert paths(world, "warga") == {f"<{SERVICE}>"}


def test_a_receipt_that_cannot_be_delivered_comes_back_to_nobody(world: World) -> None:
    """A letter from an address that does not exist: the real Postfix finds that out after it took our receipt."""
    world.run()
    world.mails("hantu@lain.test", "Permohonan konten", files=[LETTERS / "a-lengkap.pdf"])
    world.settle()
    case = world.case()
    end = time.monotonic() + 20
    while "status=bounced" not in world.postfix.log.read_text() and time.monotonic() < end:
        time.sleep(0.2)
    world.settle()
    assert "status=bounced" in world.postfix.log.read_text()
    assert not [note for note in world.case(case.ref).notes if "tidak sampai" in note.text]
    assert not [mail for mail in world.box("tu") if "tidak sampai" in str(mail["Subject"]).lower()]


def job(to: str = PEOPLE["warga"]) -> Job:
    return Job(1, "", to, lambda: RAW, instead=SERVICE)


@pytest.mark.parametrize("verb", ["MAIL", "RCPT"])
def test_a_server_that_takes_no_null_sender_from_us_gets_our_own_address(verb: str) -> None:
    behaviour = {verb: ["553 5.7.1 not owned by user", "250 ok"]}
    with LyingSmtp(behaviour) as server, Outbound(Server("127.0.0.1", server.port, "none")) as out:
        (result,) = out.send([job()])
        (taken,) = server.taken
    assert (result.outcome, result.id) == ("done", 1)
    assert (taken.sender, taken.raw) == (SERVICE, RAW)


def test_a_mail_that_is_refused_either_way_is_refused_once() -> None:
    refuse = LyingSmtp({"RCPT": "550 5.1.1 no such user"})
    with refuse as server, Outbound(Server("127.0.0.1", server.port, "none")) as out:
        results = list(out.send([job()]))
    assert [(one.outcome, one.code) for one in results] == [("never", 550)]
