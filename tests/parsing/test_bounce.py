"""Delivery reports: who failed, which mail of ours, for good or for now."""

from __future__ import annotations

import hashlib
import json
import time

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


@pytest.mark.parametrize(
    ("fields", "text", "recipient"),
    [
        (
            {"from": "Postmaster <>", "subject": "Undeliverable: andi@suratd.test"},
            "Your Message\n\nTo: <andi@suratd.test>\n\nDid not reach the following recipient: andi@suratd.test",
            "andi@suratd.test",
        ),
        (
            {"from": "System Administrator <postmaster@mx.test>", "subject": "Undeliverable: disposisi"},
            "Your message\n\n  To:      grup@suratd.test\n\ndid not reach the following recipient(s):\n\n"
            "andi@suratd.test on Mon, 23 Nov 2026\n    The recipient name is not recognized",
            "andi@suratd.test",
        ),
        (
            {"from": "MAILER-DAEMON@mx.test", "subject": "Gagal"},
            "Pesan Anda tidak dapat disampaikan ke alamat berikut:\n\n<andi@suratd.test>: kotak surat penuh",
            "andi@suratd.test",
        ),
        (
            {"from": "info@mx.test", "subject": "Pengiriman surel gagal"},
            "Alamat tujuan tidak ditemukan: andi@suratd.test",
            "andi@suratd.test",
        ),
        (
            {"from": "no-reply@awan.test", "subject": "Notification"},
            '{"notificationType":"Bounce","bounce":{"bouncedRecipients":[{"emailAddress":"andi@suratd.test"}]}}',
            "andi@suratd.test",
        ),
    ],
)
def test_reports_without_fields(fields: dict[str, str], text: str, recipient: str) -> None:
    found = read(mail(text, **fields)).bounce  # type: ignore[arg-type]
    assert found is not None
    assert found.recipient == recipient


def test_the_address_that_we_wrote_to_comes_before_its_alias() -> None:
    notice = (
        b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\n"
        b"Final-Recipient: rfc822; baik@suratd.test\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\n"
        b"Final-Recipient: rfc822; k1@dalam.test\r\nOriginal-Recipient: rfc822;kepala@suratd.test\r\n"
        b"Action: failed\r\nStatus: 5.2.1\r\n"
    )
    found = read(multipart(b"Content-Type: text/plain\r\n\r\nx", notice, kind="report")).bounce
    assert found is not None
    assert found.recipient == "kepala@suratd.test"


def test_thousands_of_blanks_beside_an_address_cost_nothing() -> None:
    start = time.process_time()
    for blanks in ("\t" * 3300, " " * 60_000):
        found = read(
            mail(
                f"Unable to deliver message to the following address(es).\r\n\r\n<a@exam{blanks}ple.com>:\r\n",
                subject="Delivery failure",
                **{"from": "MAILER-DAEMON@b.test"},
            )
        )
        assert found.bounce is not None
    assert time.process_time() - start < 2


def test_a_report_of_abuse_fails_nothing_for_good() -> None:
    notice = b"Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nOriginal-Rcpt-To: warga@b.test\r\n"
    raw = multipart(
        b"Content-Type: text/plain\r\n\r\nx", notice, BACK, kind="report; report-type=feedback-report"
    )
    found = read(raw).bounce
    assert found is not None
    assert (found.recipient, found.message_id, found.permanent) == ("warga@b.test", OURS, False)


def test_a_mail_thrown_away_by_the_server_is_one_and_by_a_person_is_none() -> None:
    for disposition, expected in (
        ("automatic-action/MDN-sent-automatically; deleted", True),
        ("manual-action/MDN-sent-manually; deleted", False),
    ):
        receipt = (
            "Content-Type: message/disposition-notification\r\n\r\nFinal-Recipient: rfc822; kepala@suratd.test\r\n"
            f"Disposition: {disposition}\r\n"
        )
        text = b"Content-Type: text/plain\r\n\r\nYour message was automatically rejected: Quota exceeded"
        raw = multipart(text, receipt.encode(), kind="report; report-type=disposition-notification")
        assert (read(raw).bounce is not None) == expected


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Re: Undeliverable: disposisi", "Pak, surel Bapak could not be delivered, alamatnya salah."),
        ("Surel gagal terkirim ke kami", "Mohon dikirim ulang, alamat kami tidak ditemukan kemarin."),
        ("Laporan pengiriman bantuan", "Sebanyak 500 paket dikirim, 12 rumah tidak ditemukan."),
    ],
)
def test_a_person_who_writes_about_delivery_is_none(subject: str, body: str) -> None:
    assert read(mail(body, subject=subject)).bounce is None


# ---------------------------------------------------------------- other projects' reports

# Three out-of-office replies, which are automatic but no reports.
AWAY = ("rfc3834-01.eml", "rfc3834-03.eml", "rfc3834-05.eml")


def test_reports_of_many_mailers() -> None:
    corpus = beside("corpora", "mail", "flufl_bounce")
    rows = json.loads((corpus / "expected.json").read_text(encoding="utf-8"))
    total = recognised = right = 0
    for name, row in rows.items():
        path = next((corpus / "files").rglob(name), None)
        if path is None or not row["addresses"]:
            continue
        total += 1
        found = read(path.read_bytes()).bounce
        recognised += found is not None
        right += found is not None and found.recipient in [address.lower() for address in row["addresses"]]
    seen = [
        (path.name, read(path.read_bytes()))
        for path in sorted((beside("corpora", "mail", "sisimai") / "files" / "maildir" / "bsd").iterdir())
        if path.name not in AWAY
    ]
    missed = [name for name, one in seen if one.bounce is None]
    print(f"\nflufl: {recognised} of {total} recognised, {right} addresses")
    print(f"sisimai: {len(seen) - len(missed)} of {len(seen)} recognised, missed {missed}")
    assert total > 100
    assert len(seen) > 300
    assert recognised + len(seen) - len(missed) >= 0.98 * (total + len(seen))
    assert right >= 0.95 * total


# SHA-256 (its beginning) of the mails among the ordinary ones that a machine wrote indeed: reports, receipts, no-reply.
MACHINES = {
    "23b154e05e5c",
    "6815a59f30bf",
    "c8acfe0bb398",
    "7d418728d252",
    "4895345c4bd9",
    "c49021739d27",
    "3e2f901fade4",
    "2cd16eb8d8e8",
    "96f07aab300b",
}


def test_ordinary_mails_are_not_taken_for_automatic() -> None:
    total, wrong = 0, []
    for name in ("mime4j", "mikel_mail", "phpimap", "stalwart", "zbateson"):
        for path in sorted((beside("corpora", "mail", name) / "files").rglob("*")):
            if not path.is_file() or path.suffix not in (".eml", ".msg", ".txt", ""):
                continue
            raw = path.read_bytes()
            found = read(raw)
            if found.sender is None or hashlib.sha256(raw).hexdigest()[:12] in MACHINES:
                continue
            total += 1
            if found.automatic or found.bounce:
                wrong.append(f"{path.name}: {found.automatic or found.bounce}")
    print(f"\nordinary mails: {total}, taken for automatic: {wrong}")
    assert total > 300
    assert len(wrong) <= 3
