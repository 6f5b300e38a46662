"""Delivery reports: who failed, which mail of ours, for good or for now."""

from __future__ import annotations

import json

import pytest

from tests.parsing.mails import mail, multipart, read
from tests.shared import beside

OURS = "<mid1.a2b3c4d5e6f7g2h3i4j5k6l7mn@suratd.test>"
BACK = (
    b"Content-Type: message/rfc822\r\n\r\nMessage-ID: "
    + OURS.encode()
    + b"\r\nTo: kepala@suratd.test\r\n\r\nSetuju / Tolak"
)


def report(action: str, status: str, back: bytes = BACK) -> bytes:
    notice = (
        "Content-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.test\r\n\r\nFinal-Recipient: rfc822; Kepala@suratd.test\r\n"
        f"Action: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; 550 5.1.1 tidak\r\n dikenal\r\n"
    )
    return multipart(
        b"Content-Type: text/plain\r\n\r\nTidak terkirim.",
        notice.encode(),
        back,
        kind="report; report-type=delivery-status",
        **{"from": "MAILER-DAEMON@mx.test", "return_path": "<>"},
    )


def test_a_standard_report() -> None:
    found = read(report("failed", "5.1.1"))
    assert found.bounce is not None
    assert (found.bounce.recipient, found.bounce.message_id) == ("kepala@suratd.test", OURS)
    assert found.bounce.permanent
    assert "550 5.1.1 tidak dikenal" in found.bounce.why
    assert found.automatic


@pytest.mark.parametrize(
    ("action", "status"), [("delayed", "4.4.1"), ("failed", "4.2.2"), ("delivered", "2.0.0")]
)
def test_for_now_is_not_for_good(action: str, status: str) -> None:
    found = read(report(action, status)).bounce
    assert found is not None
    assert not found.permanent


def test_the_header_alone_comes_back() -> None:
    back = b"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + OURS.encode() + b"\r\n"
    found = read(report("failed", "5.0.0", back)).bounce
    assert found is not None
    assert found.message_id == OURS


def test_a_report_in_plain_words() -> None:
    text = (
        "Hi. This is the qmail-send program at mx.test.\nI'm afraid I wasn't able to deliver your message.\n\n"
        "<andi@suratd.test>:\nuser unknown\n\n--- Below this line is a copy of the message.\n\n"
        f"Return-Path: <dinkominfo@suratd.test>\nMessage-ID: {OURS}\nTo: andi@suratd.test\n"
    )
    found = read(mail(text, subject="failure notice", **{"from": "MAILER-DAEMON@mx.test"})).bounce
    assert found is not None
    assert (found.recipient, found.message_id, found.permanent) == ("andi@suratd.test", OURS, True)


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Re: [KMS-2026-0042] disposisi", "Setuju"),
        ("Surat kami tidak terkirim kemarin", "Mohon maaf, berikut kami kirim ulang."),
        ("Permohonan konten: mailbox baru", "Alamat baru kami a@b.test"),
    ],
)
def test_an_ordinary_mail_is_none(subject: str, body: str) -> None:
    assert read(mail(body, subject=subject)).bounce is None


def test_a_read_receipt_is_no_failed_delivery() -> None:
    found = read(
        multipart(
            b"Content-Type: text/plain\r\n\r\nDibaca", kind="report; report-type=disposition-notification"
        )
    )
    assert found.bounce is None
    assert found.automatic


def test_reports_of_many_mailers() -> None:
    corpus = beside("corpora", "mail", "flufl_bounce")
    expected = json.loads((corpus / "expected.json").read_text(encoding="utf-8"))
    total = recognised = right = 0
    for name, row in expected.items():
        path = next((corpus / "files").rglob(name), None)
        if path is None or not row.get("addresses"):
            continue
        total += 1
        found = read(path.read_bytes()).bounce
        recognised += found is not None
        right += found is not None and found.recipient in [address.lower() for address in row["addresses"]]
    # First version; measured 102 and 95 of 111.
    assert total > 100
    assert recognised >= 0.9 * total
    assert right >= 0.84 * total
