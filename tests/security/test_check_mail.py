"""`suratd check --mail` against a real Dovecot and Postfix: what the office's server proves, and which settings fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from operate import check_mail, settings
from operate.check_item import BAD, GOOD, LOOK, Item
from operate.check_mail import Arrived
from operate.settings import Settings
from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix
from tests.world import USERS, configure
from workflow.facts import Office


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[Dovecot, Postfix]]:
    with (
        Dovecot(users=USERS, spares=0) as dovecot,
        Postfix(lmtp_port=dovecot.lmtp_port, authserv_id="mx.suratd.test") as postfix,
    ):
        yield dovecot, postfix


def by_name(items: list[Item]) -> dict[str, Item]:
    return {item.name: item for item in items}


def test_test_mails_say_what_a_real_server_proves(servers: tuple[Dovecot, Postfix], tmp_path: Path) -> None:
    dovecot, postfix = servers
    config = configure(tmp_path / "atur", dovecot.imap_port, postfix.port)
    found, office = settings.load(config)
    said = by_name(list(check_mail.checked(found, office, ())))
    assert said["Surel uji"].verdict == said["Alamat plus"].verdict == GOOD
    assert "mx.suratd.test" in said["Hasil pemeriksaan"].words
    assert said["Pengirim kosong"].verdict == GOOD
    envelopes = [mail.split(b"\r\n", 1)[0] for mail in dovecot.messages(found.sender.address)]
    assert envelopes.count(b"Return-Path: <>") == 1, envelopes
    assert said["Baris Received"].verdict == GOOD
    # This Postfix lets anybody write in anybody's name, and vouches for the envelope's domain.
    assert said["Nama pejabat"].verdict in (LOOK, BAD)
    assert "reject_sender_login_mismatch" in said["Nama pejabat"].todo
    assert said["Tingkat bukti"].verdict == BAD
    assert said["Tingkat bukti"].todo == '[authentication] level = "strict"'
    # Nothing was deleted, and everything was ours.
    assert len(dovecot.messages(found.sender.address)) == 4


def test_without_servers_it_says_so(tmp_path: Path) -> None:
    found, office = settings.load(configure(tmp_path / "atur", 9, 9))
    (item,) = check_mail.checked(found, office, ())
    assert item.verdict == BAD


# ---------------------------------------------------------------- other servers, by what they would give us


@pytest.fixture
def office(tmp_path: Path) -> tuple[Settings, Office]:
    return settings.load(configure(tmp_path / "atur", 9, 9))


def strict(found: Settings, **more: object) -> Settings:
    keys = replace(found.authentication, level="strict", **more)  # type: ignore[arg-type]
    return replace(found, authentication=keys)


def arrived(*lines: str, received: int = 2) -> Arrived:
    head = [*lines, *["Received: from a by b; x"] * received, "From: x@suratd.test"]
    return Arrived("\r\n".join(head).encode(), 1.0)


def said(found: Settings, office: Office, mails: dict[str, Arrived], **refused: str) -> dict[str, Item]:
    tries = check_mail.trials(found, office)
    names = {name.replace("_", " "): words for name, words in refused.items()}
    return by_name(list(check_mail.meaning(found, office, tries, mails, names)))


NONE = arrived()
PROVEN = arrived("Authentication-Results: mx.suratd.test; dmarc=pass header.from=suratd.test")


def test_a_server_without_plus_addresses(office: tuple[Settings, Office]) -> None:
    found, people = office
    items = said(found, people, {"biasa": NONE}, plus="550 no such user")
    assert items["Alamat plus"].verdict == BAD
    assert "plus_addressing = false" in items["Alamat plus"].todo
    without = replace(found, sender=replace(found.sender, plus_addressing=False))
    assert said(without, people, {"biasa": NONE}, plus="550")["Alamat plus"].verdict == GOOD


def test_a_server_that_takes_no_mail_without_a_sender(office: tuple[Settings, Office]) -> None:
    found, people = office
    mails = {"biasa": NONE, "plus": NONE}
    for items in (
        said(found, people, mails, tanpa_pengirim="550 sender required"),
        said(found, people, mails),
    ):
        assert items["Pengirim kosong"].verdict == LOOK
        assert "null_sender = false" in items["Pengirim kosong"].todo
    without = replace(found, smtp=replace(found.smtp, null_sender=False))
    assert said(without, people, mails, tanpa_pengirim="550")["Pengirim kosong"].verdict == GOOD
    taken = said(without, people, {**mails, "tanpa pengirim": NONE})["Pengirim kosong"]
    assert taken.verdict == LOOK
    assert "null_sender = true" in taken.todo
    assert said(found, people, {**mails, "tanpa pengirim": NONE})["Pengirim kosong"].verdict == GOOD


def test_a_server_that_lets_nobody_write_in_anothers_name(office: tuple[Settings, Office]) -> None:
    found, people = office
    items = said(strict(found), people, {"biasa": NONE, "plus": NONE}, nama_pejabat="553 not owned by user")
    assert items["Nama pejabat"].verdict == GOOD
    assert 'level = "local"' in items["Tingkat bukti"].todo
    items = said(found, people, {"biasa": NONE, "plus": NONE}, nama_pejabat="553 not owned by user")
    assert items["Tingkat bukti"].verdict == GOOD


def test_a_server_that_proves_what_leaves_it(office: tuple[Settings, Office]) -> None:
    found, people = office
    mails = {"biasa": PROVEN, "plus": PROVEN}
    items = said(strict(found), people, mails, nama_pejabat="553")
    assert items["Tingkat bukti"].verdict == GOOD
    items = said(strict(found), people, {**mails, "nama pejabat": PROVEN})
    assert items["Nama pejabat"].verdict == BAD


def test_a_server_that_marks_forgery(office: tuple[Settings, Office]) -> None:
    found, people = office
    bad = arrived("Authentication-Results: mx.suratd.test; dmarc=fail header.from=suratd.test")
    items = said(strict(found), people, {"biasa": NONE, "plus": NONE, "nama pejabat": bad})
    assert items["Nama pejabat"].verdict == GOOD


def test_an_unknown_name_of_the_server_and_more_hops_are_offered_as_settings(
    office: tuple[Settings, Office],
) -> None:
    found, people = office
    mail = arrived("Authentication-Results: zimbra.contoh.test; spf=none", received=4)
    items = said(found, people, {"biasa": mail, "plus": mail}, nama_pejabat="553")
    assert 'authserv_id = "zimbra.contoh.test"' in items["Hasil pemeriksaan"].todo
    assert items["Baris Received"].todo == "[authentication] own_hops = 4"


def test_a_server_that_names_the_account_is_offered_as_a_setting(office: tuple[Settings, Office]) -> None:
    found, people = office
    said_so = f"(Authenticated sender: {found.sender.address})"
    line = f"from x (unknown [10.0.0.1]) {said_so} by mx (Postfix) with ESMTPSA id 1; x"
    named = arrived(f"Received: {line}", received=0)
    items = said(strict(found), people, {"biasa": named, "plus": named}, nama_pejabat="553")
    assert "own_accounts = true" in items["Akun pengirim"].todo
    on = strict(found, own_accounts=True)
    assert said(on, people, {"biasa": named}, nama_pejabat="553")["Akun pengirim"].verdict == GOOD
    # Somebody else's account, or a line that came with the mail, is none of this server's.
    other = arrived(f"Received: {line.replace(found.sender.address, 'x@lain.test')}", received=0)
    below = arrived(
        "Received: from a (b [192.0.2.1]) by mx (Postfix) with ESMTP id 1; x", f"Received: {line}", received=0
    )
    for mail in (other, below, NONE):
        assert "Akun pengirim" not in said(strict(found), people, {"biasa": mail}, nama_pejabat="553")
        assert (
            "sasl_authenticated_header"
            in said(on, people, {"biasa": mail}, nama_pejabat="553")["Akun pengirim"].todo
        )


def test_a_server_that_signs_and_does_not_look_is_looked_at_again(office: tuple[Settings, Office]) -> None:
    found, people = office
    signed = arrived("DKIM-Signature: v=1; a=rsa-sha256; d=suratd.test; s=a; b=x")
    items = said(strict(found), people, {"biasa": signed, "plus": signed}, nama_pejabat="553")
    assert 'dkim = "on"' in items["DKIM"].todo
    items = said(strict(found, dkim="on"), people, {"biasa": signed}, nama_pejabat="553")
    assert items["DKIM"].verdict == GOOD
    other = arrived("DKIM-Signature: v=1; a=rsa-sha256; d=lain.test; s=a; b=x")
    for mail in (other, PROVEN, NONE):
        assert "DKIM" not in said(strict(found), people, {"biasa": mail}, nama_pejabat="553")


def test_a_mail_that_never_comes(office: tuple[Settings, Office]) -> None:
    found, people = office
    items = said(found, people, {})
    assert items["Surel uji"].verdict == BAD
    assert set(items) == {"Surel uji", "Alamat plus"}
