"""Any bytes may come in: they may give any value, but no exception, and never take long."""

from __future__ import annotations

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsing import message
from tests.parsing.fuzz import PIECES, faults, seeds
from tests.parsing.mails import mail, read


def test_mutated_mails_are_read() -> None:
    """A thousand of those that `make fuzz` reads by the hundred thousand."""
    assert [(number, what) for number, _, what in faults(1000, 0, seeds())] == []


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
        b"Terima kasih\r\n",
        b"Dari: x\r\n",
        b"a@b.test:\r\n",
        b"-----\r\n",
        b"a\r\nDikirim dari iPhone saya\r\n",
        b"begin 644 a\r\n",
        b"Final-Recipient: a@b.test\r\n\r\n",
        b"saya sedang cuti ",
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
