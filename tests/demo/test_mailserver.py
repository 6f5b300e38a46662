"""The demo's mail server delivers to whom the envelope names, the same bytes each time, and answers as the reader would."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_string
from pathlib import Path

import pytest

from operate.demo.mailserver import answer
from operate.demo.people import Town
from operate.demo.servers import SERVICE, Office

WRITTEN = (
    "From: Dinkominfo <dinkominfo@suratd.test>\r\n"
    'To: "Contoh Kepala, S.Kom., M.M." <kepala@suratd.test>\r\n'
    "Reply-To: Dinkominfo\r\n <dinkominfo+abcd.efgh@suratd.test>\r\n"
    "Message-ID: <a@suratd.test>\r\n"
    "Subject: Mohon\r\n disposisi\r\n"
    "\r\n"
    "Isi surat\r\n"
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path / "kantor", datetime(2026, 11, 23, 1, 30, tzinfo=UTC))
    office.open_post()
    yield office
    office.close()


def test_a_name_with_commas_reaches_its_owner_and_a_repeat_has_the_same_bytes(office: Office) -> None:
    for _ in range(2):
        with smtplib.SMTP("127.0.0.1", office.smtp_port, timeout=20) as smtp:
            smtp.sendmail(SERVICE, ["kepala@suratd.test"], WRITTEN.encode())
    box = Town(office).box("kepala")
    assert [one.raw for one in box] == [WRITTEN.encode()] * 2


def test_plus_addresses_reach_the_service(office: Office) -> None:
    with smtplib.SMTP("127.0.0.1", office.smtp_port, timeout=20) as smtp:
        smtp.sendmail("kepala@suratd.test", ["dinkominfo+abcd.efgh@suratd.test"], WRITTEN.encode())
    assert Town(office).waiting_in_inbox() == 1


def test_the_web_mailbox_answers_as_its_owner_to_reply_to() -> None:
    written = answer(message_from_string(WRITTEN))
    assert written["From"] == '"Contoh Kepala, S.Kom., M.M." <kepala@suratd.test>'
    assert written["To"] == "Dinkominfo <dinkominfo+abcd.efgh@suratd.test>"
    assert written["Subject"] == "Re: Mohon disposisi"
