"""Any bytes may come in: they may give any value, but no exception, and never take long."""

from __future__ import annotations

import random
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsing import message
from tests.parsing.mails import PDF, mail, multipart, part, read
from tests.parsing.test_bounce import report

SEEDS = (
    mail(),
    multipart(part(b"Mohon", "text/plain; charset=utf-8"), part(PDF, "application/pdf", "surat.pdf")),
    multipart(part(b"Setuju", "text/plain"), part(b"<p>Setuju</p>", "text/html"), kind="alternative"),
    report("failed", "5.1.1"),
    mail(
        "> a\r\nPada Sen, 23 Nov 2026 pukul 10.00 a <a@b.test> menulis:\r\n> b\r\n",
        content_type="text/plain; format=flowed",
    ),
)
PIECES = (
    b"=?utf-8?b?",
    b"?=",
    b"\x00",
    b"\xff\xfe",
    b"--batas",
    b"--batas--\r\n",
    b"\r\n\r\n",
    b"Content-Type: ",
    b"multipart/mixed; boundary=",
    b"charset=punycode",
    b"charset=utf-7",
    b"begin 644 a\n",
    b"From: ",
    b"@",
    b"<",
    b">",
    b"base64",
    b"quoted-printable",
    b"; filename*0*=utf-7''%",
    b"Date: ",
    b"(" * 500,
    b"\t" * 500,
    b"message/rfc822",
    b"<div>" * 300,
    b"9" * 200,
)


def mutated(seed: int) -> bytes:
    dice = random.Random(seed)
    raw = bytearray(dice.choice(SEEDS))
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(raw) + 1)
        match dice.randrange(4):
            case 0:
                raw[at:at] = dice.choice(PIECES)
            case 1:
                del raw[at : at + dice.randint(1, 40)]
            case 2:
                raw[at : at + 1] = bytes([dice.randrange(256)])
            case _:
                other = dice.choice(SEEDS)
                raw[at:at] = other[dice.randrange(len(other)) :][:400]
    return bytes(raw)


def test_mutated_mails_are_read() -> None:
    for seed in range(800):
        begin = time.process_time()
        read(mutated(seed))
        assert time.process_time() - begin < 2, seed


@settings(max_examples=200, deadline=3000, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.binary(max_size=2000), st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join)))
def test_any_bytes_are_read(raw: bytes) -> None:
    found = read(raw)
    assert found.size == len(raw)


def test_hostile_rows_are_read_in_time() -> None:
    for piece in (
        b"a@",
        b"(",
        b"<",
        b'"',
        b"=?utf-8?q?a?= ",
        b"a=b;",
        b"> ",
        b"Pada \n",
        b"http://",
        b"-",
        b"[KMS-",
        b"<a@b>",
        b"\r\n ",
    ):
        row = piece * (100_000 // len(piece))
        for raw in (
            mail(row),
            mail(subject="x").replace(b"Subject: x", b"Subject: " + row),
            mail(content_type="x").replace(b": x", b": text/plain;" + row),
            mail().replace(b"From: ", b"From: " + row),
            mail().replace(b"To: ", b"To: " + row),
            mail(row, content_type="text/html"),
            mail(row, subject="Undelivered mail", **{"from": "MAILER-DAEMON@mx.test"}),
        ):
            begin = time.process_time()
            message.read(raw, read(mail()).received, lambda octets: "0" * 64)
            assert time.process_time() - begin < 2, (piece, raw[:60])
