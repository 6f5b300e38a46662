"""The grade of a sender: only our own server's results count, any fail wins, and what cannot be parsed proves nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail.authenticity import Authentication, grade

OURS = Authentication("mx.suratd.test", 1, ("webmail.test",))
KEPALA = "kepala@suratd.test"


def header(*results: str, below: str = "") -> bytes:
    lines = [f"Authentication-Results: {result}" for result in results]
    lines.append("Received: from a.test by mx.suratd.test; Mon, 23 Nov 2026 02:10:00 +0000")
    if below:
        lines.append(f"Authentication-Results: {below}")
    return "\r\n".join([*lines, "From: kepala@suratd.test", "", "isi"]).encode()


@pytest.mark.parametrize(
    ("result", "level"),
    [
        ("mx.suratd.test; dmarc=pass header.from=suratd.test", "S2"),
        ("MX.suratd.test; dmarc=pass header.from=SURATD.test", "S2"),
        ("mx.suratd.test; dmarc=PASS header.from=suratd.test", "S2"),
        ("mx.suratd.test; DMARC=Fail header.from=suratd.test", "S0"),
        ("mx.suratd.test; dkim=pass header.d=suratd.test", "S2"),
        ("mx.suratd.test; dkim=pass header.d=penipu.test", "S1"),
        ("mx.suratd.test; dmarc=pass header.from=penipu.test", "S1"),
        ("mx.suratd.test; spf=pass smtp.mailfrom=suratd.test", "S1"),
        ("mx.suratd.test; spf=softfail smtp.mailfrom=suratd.test", "S1"),
        ("mx.suratd.test; none", "S1"),
        ("mx.suratd.test; dmarc=fail header.from=suratd.test", "S0"),
        ("mx.suratd.test; dkim=fail header.d=suratd.test", "S0"),
        ("mx.suratd.test; spf=fail smtp.mailfrom=suratd.test", "S0"),
        ("mx.suratd.test; spf=fail smtp.mailfrom=suratd.test; dkim=pass header.d=suratd.test", "S2"),
        ("mx.suratd.test; dkim=pass header.d=suratd.test; dmarc=fail header.from=suratd.test", "S0"),
        ("mx.suratd.test; arc=pass; dmarc=fail header.from=suratd.test", "S0"),
        ("lain.test; dmarc=pass header.from=suratd.test", "S1"),
        ("spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=suratd.test", "S1"),
        ('"mx.suratd.test"; dmarc=pass header.from=suratd.test', "S1"),
        ("mx.suratd.test; dmarc=pass header.from=suratd.test (\u00e9)", "S1"),
        ("mx.suratd.test; spf=none (dmarc=pass header.from=suratd.test)", "S1"),
        ("", "S1"),
    ],
)
def test_one_result(result: str, level: str) -> None:
    assert grade(header(result), KEPALA, OURS).level == level


def test_results_below_our_own_received_came_with_the_mail() -> None:
    forged = "mx.suratd.test; dmarc=pass header.from=suratd.test"
    assert grade(header(below=forged), KEPALA, OURS).level == "S1"


def test_two_own_hops_reach_one_received_further() -> None:
    raw = header(below="mx.suratd.test; dmarc=pass header.from=suratd.test")
    assert grade(raw, KEPALA, Authentication("mx.suratd.test", 2)).level == "S2"


def test_any_fail_wins() -> None:
    good = "mx.suratd.test; dmarc=pass header.from=suratd.test"
    bad = "mx.suratd.test; dmarc=fail header.from=suratd.test"
    assert grade(header(good, bad), KEPALA, OURS).level == "S0"
    assert grade(header(bad, good), KEPALA, OURS).level == "S0"


def test_an_account_domain_proves_the_account() -> None:
    raw = header("mx.suratd.test; dmarc=pass header.from=webmail.test")
    assert grade(raw, "kabid.contoh@webmail.test", OURS).level == "S3"


@pytest.mark.parametrize(
    "address",
    [None, "", "kepala", "kepala@xn--surtd-fsa.test", "kepala@XN--surtd-fsa.test", "kepal\u0430@suratd.test"],
)
def test_a_broken_or_disguised_sender_is_contradicted(address: str | None) -> None:
    raw = header("mx.suratd.test; dmarc=pass header.from=suratd.test")
    assert grade(raw, address, OURS).level == "S0"


def test_without_a_named_server_nothing_is_proven() -> None:
    raw = header("; dmarc=pass header.from=suratd.test", "mx.suratd.test; dmarc=pass header.from=suratd.test")
    assert grade(raw, KEPALA, Authentication()).level == "S1"


def test_nobody_owns_a_public_suffix() -> None:
    raw = header("mx.suratd.test; dkim=pass header.d=go.id")
    assert grade(raw, "kepala@contoh.go.id", OURS).level == "S1"


@pytest.mark.parametrize(
    ("signed", "address", "level"),
    [
        ("suratd.test", "kepala@kominfo.suratd.test", "S2"),
        ("web.suratd.test", "kepala@a.web.suratd.test", "S2"),
        ("contoh.go.id", "kepala@dinas.contoh.go.id", "S2"),
        ("go.id", "kepala@dinas.go.id", "S1"),
        ("web.id", "kepala@contoh.web.id", "S1"),
        ("test", "kepala@suratd.test", "S1"),
        ("ratd.test", "kepala@suratd.test", "S1"),
        ("kominfo.suratd.test", "kepala@suratd.test", "S1"),
    ],
)
def test_a_signature_counts_for_its_owner_and_what_lies_below(signed: str, address: str, level: str) -> None:
    raw = header(f"mx.suratd.test; dkim=pass header.d={signed}")
    assert grade(raw, address, OURS).level == level


def test_a_result_with_two_domains_proves_neither() -> None:
    raw = header("mx.suratd.test; dmarc=pass header.from=suratd.test header.from=penipu.test")
    assert [grade(raw, address, OURS).level for address in (KEPALA, "x@penipu.test")] == ["S1", "S1"]


@settings(max_examples=150, deadline=2000)
@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_give_a_grade(noise: bytes, address: str) -> None:
    raw = b"Authentication-Results: mx.suratd.test; " + noise
    assert grade(raw, address, OURS).level in ("S0", "S1", "S2", "S3")


LOCAL = Authentication("mx.suratd.test", 2, (), "local", "suratd.test")


@pytest.mark.parametrize(
    ("address", "received", "results", "settings", "level"),
    [
        (KEPALA, 0, (), LOCAL, "S2"),
        (KEPALA, 2, (), LOCAL, "S2"),
        (KEPALA, 2, ("mx.suratd.test; none",), LOCAL, "S2"),
        (KEPALA, 2, ("mx.suratd.test; spf=none smtp.mailfrom=suratd.test",), LOCAL, "S2"),
        # Somebody else's server has handed it on, or our own has something to say about it.
        (KEPALA, 3, (), LOCAL, "S1"),
        (KEPALA, 2, ("mx.suratd.test; spf=softfail smtp.mailfrom=suratd.test",), LOCAL, "S1"),
        (KEPALA, 2, ("mx.suratd.test; dmarc=fail header.from=suratd.test",), LOCAL, "S0"),
        (KEPALA, 2, ("mx.suratd.test; spf=fail smtp.mailfrom=suratd.test",), LOCAL, "S0"),
        # Other domains, those above and below ours, and offices that have not chosen it.
        ("apip@inspektorat.test", 1, (), LOCAL, "S1"),
        ("kepala@mail.suratd.test", 1, (), LOCAL, "S1"),
        ("kepala@test", 1, (), LOCAL, "S1"),
        (KEPALA, 1, (), Authentication("mx.suratd.test", 2, (), "strict", "suratd.test"), "S1"),
        (KEPALA, 1, (), Authentication("mx.suratd.test", 2, (), "local", ""), "S1"),
        (KEPALA, 1, (), Authentication("", 1, (), "local", "Suratd.Test"), "S2"),
        (None, 1, (), LOCAL, "S0"),
    ],
)
def test_a_closed_server_is_believed_about_its_own_domain(
    address: str | None, received: int, results: tuple[str, ...], settings: Authentication, level: str
) -> None:
    lines = [f"Authentication-Results: {result}" for result in results]
    lines += ["Received: from a.test by mx.suratd.test; Mon, 23 Nov 2026 02:10:00 +0000"] * received
    raw = "\r\n".join([*lines, "From: kepala@suratd.test", "", "isi"]).encode()
    assert grade(raw, address, settings).level == level


PASS = "Authentication-Results: mx.suratd.test; dmarc=pass header.from=suratd.test"
BELOW = "Received: from a.test by mx.suratd.test; Mon, 23 Nov 2026 02:10:00 +0000"


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        # As mailboxes in files begin, and a mail without a body: its fields are read all the same.
        (["", "", PASS, BELOW, "From: kepala@suratd.test", ""], "S2"),
        ([PASS, BELOW], "S2"),
        # What stands behind the first empty line is the writer's own.
        ([BELOW.replace("Received", "X-Received"), "", PASS], "S1"),
        # The end of a field whose beginning is lost, and lines that are none.
        (["  header.from=suratd.test", PASS, BELOW], "S2"),
        (["sesuatu tanpa titik dua", "nama dengan spasi: a", ": tanpa nama", PASS, BELOW], "S2"),
        ([PASS.replace(" dmarc", "\r\n\tdmarc"), BELOW], "S2"),
    ],
)
def test_fields_end_where_the_first_empty_line_stands(lines: list[str], level: str) -> None:
    assert grade("\r\n".join(lines).encode(), KEPALA, OURS).level == level


def test_a_field_too_long_to_be_read_whole_proves_nothing_by_its_beginning() -> None:
    first, more = "mx.suratd.test; dmarc=pass header.from=suratd.test", "; spf=none"
    pad = f" ({'x' * ((10_000 - len(first) - 3) % (len(more) + 1))})"
    lines = [PASS + pad, *[f" {more}"] * ((10_000 - len(first + pad)) // (len(more) + 1))]
    assert sum(map(len, lines)) - len("Authentication-Results: ") == 10_000
    assert grade("\r\n".join([*lines, BELOW]).encode(), KEPALA, OURS).level == "S2"
    # One result more, behind the place where it is cut, might have been a failure.
    more = " ; dmarc=fail header.from=suratd.test"
    assert grade("\r\n".join([*lines, more, BELOW]).encode(), KEPALA, OURS).level == "S1"


def test_a_signature_of_nobody_agrees_with_nobody() -> None:
    raw = header("mx.suratd.test; dkim=pass header.d=suratd.test header.d=penipu.test")
    assert grade(raw, KEPALA, OURS).level == "S1"
    # Nor does it mend a failure, as a signature of the sender's own domain would.
    raw = header(
        "mx.suratd.test; spf=fail smtp.mailfrom=suratd.test; dkim=pass header.d=suratd.test header.d=a.test"
    )
    assert grade(raw, KEPALA, OURS).level == "S0"
