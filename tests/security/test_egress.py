"""What leaves is built as our mails are, goes to whom it is meant for, and cannot be torn in two on its way."""

from __future__ import annotations

import time
from base64 import b64encode, encodebytes
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mail.egress import FIELDS, fault, tokens_in
from mail.outbound import Job, Outbound, Server
from operate.writing import Leak, misdirected, service_mail, write
from tests.mail.samples import GALLERY
from tests.security.office import Office
from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix
from tests.workflow.desk import recorded
from tests.world import PEOPLE, SERVICE, USERS
from workflow.facts import Mailbox, Send

STRANGER = Mailbox("penipu@lain.test")


def a_mail(office: Office) -> bytes:
    return office.unsent()[0].skeleton  # type: ignore[attr-defined, no-any-return]


def test_our_own_mails_are_found_faultless(office: Office) -> None:
    for row in office.unsent():
        assert fault(row.skeleton, SERVICE, row.recipient) == ""  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "extra",
    [
        b"Bcc: penipu@lain.test\r\n",
        b"Cc: penipu@lain.test\r\n",
        b"To: penipu@lain.test\r\n",
        b"From: kepala@suratd.test\r\n",
        b"Reply-To: penipu@lain.test\r\n",
        b"Resent-To: penipu@lain.test\r\n",
        b"Return-Path: <penipu@lain.test>\r\n",
        b"X-Lain: 1\r\n",
        b"X-Lain: 1\n",
        b"X-Lain: 1\r",
        b" \n",
    ],
)
def test_a_field_that_is_not_ours_is_found(office: Office, extra: bytes) -> None:
    mail = a_mail(office)
    at = mail.index(b"Subject:")
    assert fault(mail[:at] + extra + mail[at:], SERVICE, office.unsent()[0].recipient)  # type: ignore[attr-defined]


def test_another_recipient_is_found(office: Office) -> None:
    mail = a_mail(office)
    assert fault(mail, SERVICE, STRANGER.address)
    assert fault(mail, "lain@suratd.test", office.unsent()[0].recipient)  # type: ignore[attr-defined]


@pytest.mark.parametrize("body", [b"\r\n.\n", b"\n.\r\n", b"\r.\r", b"\n.\n", b"x\ry", b"x\ny"])
def test_a_bare_line_end_is_found(office: Office, body: bytes) -> None:
    mail = a_mail(office)
    assert fault(mail + body, SERVICE, office.unsent()[0].recipient)  # type: ignore[attr-defined]


INSIDE = [t for t in GALLERY if not t.startswith(("pemohon-", "admin-")) and t != "pejabat-konfirmasi"]


@pytest.mark.parametrize("template", INSIDE)
def test_words_for_the_office_reach_nobody_outside(office: Office, template: str) -> None:
    for to in (STRANGER, Mailbox(PEOPLE["dinkes"]), Mailbox("kepala@surat-d.test"), Mailbox("")):
        assert misdirected(office.program, Send("k", template, to))
    assert misdirected(office.program, Send("k", template, Mailbox(PEOPLE["kepala"]))) == ""


def test_a_misdirected_mail_stops_the_decision(office: Office) -> None:
    decision = recorded()
    wrong = tuple(replace(s, to=STRANGER, slip=False, attachments=()) for s in decision.sends)
    with pytest.raises(Leak):
        write(office.program, None, replace(decision, sends=wrong))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80), st.text(max_size=80))
def test_no_words_of_others_change_the_build(office: Office, name: str, subject: str) -> None:
    facts = {
        "judul": subject + "\r\nBcc: penipu@lain.test",
        "uraian": name + "\r\n.\r\nMAIL FROM:<x@x.test>",
        "tindakan": "",
    }
    to = Mailbox(PEOPLE["tu"], name + "\r\nBcc: penipu@lain.test")
    mail = service_mail(office.program, Send("k", "petugas-pemberitahuan", to, facts=facts))
    assert fault(mail.skeleton, SERVICE, PEOPLE["tu"]) == ""


def test_a_mail_that_tries_to_smuggle_another_one_is_one_mail() -> None:
    """Through a real Postfix: bare line ends around a dot, and a whole dialogue behind them."""
    dialogue = (
        b"MAIL FROM:<kepala@suratd.test>\r\nRCPT TO:<tu@suratd.test>\r\nDATA\r\nSubject: x\r\n\r\nx\r\n.\r\n"
    )
    with Dovecot(users=USERS, spares=0) as dovecot, Postfix(lmtp_port=dovecot.lmtp_port) as postfix:
        with Outbound(Server("127.0.0.1", postfix.port, "none")) as out:
            for end in (
                b"\n.\n",
                b"\r\n.\n",
                b"\n.\r\n",
                b"\r.\r",
                b"\r\n.\r",
                b"\r.\r\n",
                b"\n\n.\r\n",
                b"\r\n\x00.\r\n",
            ):
                raw = (
                    b"From: dinkominfo@suratd.test\r\nTo: andi@suratd.test\r\nSubject: uji\r\n\r\nisi"
                    + end
                    + dialogue
                )
                (result,) = out.send([Job(1, SERVICE, PEOPLE["andi"], lambda raw=raw: raw)])  # type: ignore[misc]
                assert result.outcome == "done"
        for _ in range(200):
            if not postfix.queued():
                break
            time.sleep(0.05)
        assert len(dovecot.messages(PEOPLE["andi"])) == 8
        assert dovecot.messages(PEOPLE["tu"]) == []


def test_every_field_of_ours_may_stand_in_one_mail(office: Office) -> None:
    mail = office.unsent()[0].skeleton  # type: ignore[attr-defined]
    head, _, body = mail.partition(b"\r\n\r\n")
    there = {line.partition(b":")[0].decode().lower() for line in head.split(b"\r\n")}
    more = b"".join(f"\r\n{name}: x".encode() for name in sorted(FIELDS - there))
    assert fault(head + more + b"\r\n\r\n" + body, SERVICE, office.unsent()[0].recipient) == ""  # type: ignore[attr-defined]


TOKEN = "d2db." + "q" * 24 + "23"
HALVES = TOKEN[:12], TOKEN[12:]
HIDING = {
    # Each by its own way alone: nothing else in the mail makes anybody look closer.
    "an encoded word": f"Subject: =?utf-8?b?{b64encode(TOKEN.encode()).decode()}?=\r\n\r\nx",
    "a parameter in pieces": f'Content-Type: text/plain; name*0="{HALVES[0]}";\r\n name*1="{HALVES[1]}"\r\n\r\nx',
    "a text in base64": "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + encodebytes(f"kode {TOKEN} di sini".encode()).decode(),
    "a link": f"Subject: x\r\n\r\nmailto:a%2B{TOKEN.replace('.', '%2E')}@suratd.test",
    "capitals": f"Subject: {TOKEN.upper()}\r\n\r\nx",
    "an address": f"Reply-To: a+{TOKEN}@suratd.test\r\n\r\nx",
}


@pytest.mark.parametrize("how", HIDING)
def test_a_token_is_found_by_each_way_of_hiding_it_alone(how: str) -> None:
    assert TOKEN in tokens_in(HIDING[how].encode())
