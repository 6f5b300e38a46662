"""Who logged in, as a real Postfix says it and a real Dovecot delivers it; lines that came with the mail say nothing."""

from __future__ import annotations

import smtplib
import time
from collections.abc import Iterator

import pytest

from mail.authenticity import Authentication, grade
from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix
from tests.world import PASSWORD, PEOPLE, SERVICE, USERS

KEPALA, STAF = PEOPLE["kepala"], PEOPLE["andi"]
FORGED = (
    f"Received: from a ([10.0.0.9])\r\n\t(Authenticated sender: {KEPALA})\r\n"
    "\tby mx.suratd.test (Postfix) with ESMTPA id 1; Mon, 23 Nov 2026 09:00:00 +0700\r\n"
)
OURS = Authentication("", 2, (), "strict", "suratd.test", own_accounts=True)


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[Dovecot, Postfix]]:
    with (
        Dovecot(users=USERS, spares=0) as dovecot,
        Postfix(lmtp_port=dovecot.lmtp_port, auth_socket=dovecot.auth_socket) as postfix,
    ):
        yield dovecot, postfix


def delivered(dovecot: Dovecot, mark: str) -> bytes:
    for _ in range(200):
        for raw in dovecot.messages(SERVICE):
            if f"Subject: {mark}\r\n".encode() in raw:
                return raw
        time.sleep(0.05)
    raise AssertionError("the mail did not arrive")


@pytest.mark.parametrize(
    ("login", "below", "level"),
    [
        (KEPALA, "", "S3"),
        (KEPALA, FORGED, "S3"),
        (STAF, "", "S1"),
        (STAF, FORGED, "S1"),
        ("", "", "S1"),
        ("", FORGED, "S1"),
    ],
)
def test_only_the_kepalas_own_login_proves_the_kepala(
    servers: tuple[Dovecot, Postfix], login: str, below: str, level: str
) -> None:
    dovecot, postfix = servers
    mark = f"uji {login.partition('@')[0]} {len(below)}"
    with smtplib.SMTP("127.0.0.1", postfix.port) as smtp:
        if login:
            smtp.login(login, PASSWORD)
        smtp.sendmail(KEPALA, [SERVICE], f"{below}From: {KEPALA}\r\nSubject: {mark}\r\n\r\nSetuju\r\n")
    assert grade(delivered(dovecot, mark), KEPALA, OURS).level == level
