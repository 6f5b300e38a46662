"""Who logged in at our own Postfix: only lines that our servers wrote say it, and nothing that a client can choose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail.authenticity import OTHER_ACCOUNT, Authentication, grade
from mail.received import account

KEPALA = "kepala@suratd.test"
STORE = "from mx.suratd.test ([127.0.0.1]) by mail with LMTP id x (envelope-from <k@suratd.test>) for <d@suratd.test>; Mon"
TLS = (
    "(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 "
    "server-signature RSA-PSS (2048 bits) server-digest SHA256)"
)
CLIENT = "from [10.1.2.3] (unknown [10.1.2.3])"
BY = "by mx.suratd.test (Postfix) with ESMTPSA id B152C31ADC1 for <dinkominfo@suratd.test>; Mon, 23 Nov 2026"
SAID = f"(Authenticated sender: {KEPALA})"
LOGGED_IN = f"{CLIENT} {TLS} (No client certificate requested) {SAID} {BY}"
OUTSIDE = f"from evil.test (evil.test [192.0.2.1]) {BY.replace('ESMTPSA', 'ESMTPS')}"


@pytest.mark.parametrize(
    ("lines", "hops"),
    [
        ((LOGGED_IN,), 1),
        ((LOGGED_IN, OUTSIDE), 1),
        ((STORE, LOGGED_IN), 2),
        ((f"{CLIENT} {SAID} {BY}",), 1),
        ((f"{CLIENT} {SAID} {BY.replace('ESMTPSA', 'ESMTPA')}",), 1),
        ((f"{CLIENT} {SAID} {BY.replace('ESMTPSA', 'UTF8SMTPSA')}",), 1),
        ((LOGGED_IN.upper().replace("FROM ", "from ").replace(" BY ", " by ").replace(" WITH ", " with ")
          .replace("AUTHENTICATED SENDER", "Authenticated sender"),), 1),
        # A filter on the same machine, and a second server that knows the first by its name.
        (
            (
                "from localhost (localhost [127.0.0.1]) by mx.suratd.test (Postfix) with ESMTP id 2; Mon",
                "from mx.suratd.test ([127.0.0.1]) by localhost (amavisd-new, port 10024) with ESMTP id 1; Mon",
                LOGGED_IN,
            ),
            3,
        ),
        (("from mx.suratd.test (mx.suratd.test [10.0.0.2]) by box.test (Postfix) with ESMTPS id 3; x", LOGGED_IN), 2),
        # Lines that name no protocol, and that leave no room before a comment.
        (("from localhost (localhost [127.0.0.1]) by mx.suratd.test (scanner); x", LOGGED_IN), 2),
        (("from localhost(localhost [127.0.0.1]) by mx.suratd.test(scanner) with ESMTP id 1; x", LOGGED_IN), 2),
    ],
)  # fmt: skip
def test_the_account_that_logged_in_is_found(lines: tuple[str, ...], hops: int) -> None:
    assert account(lines, hops) == KEPALA


FORGED = {
    "none": (),
    "nobody logged in": (OUTSIDE,),
    "below our own lines": (OUTSIDE, LOGGED_IN),
    "below the store's line": (STORE, OUTSIDE, LOGGED_IN),
    "below a peer that gave our name as its own": (
        "from mx.suratd.test (unknown [192.0.2.1]) by mx.suratd.test (Postfix) with ESMTP id 2; Mon",
        LOGGED_IN,
    ),
    "below a peer of another name": (
        "from mx.suratd.test (dial.evil.test [192.0.2.1]) by mx.suratd.test (Postfix) with ESMTP id 2; Mon",
        LOGGED_IN,
    ),
    "in the recipient": (
        f'{CLIENT} by mx.suratd.test (Postfix) with ESMTPSA id 1 for <"{SAID}"@suratd.test>; Mon',
    ),
    "in the recipient, bare": (f"{CLIENT} by mx.suratd.test (Postfix) with ESMTPSA id 1 for {SAID}; Mon",),
    "in the date": (f"{CLIENT} by mx.suratd.test (Postfix) with ESMTPSA id 1; Mon {SAID}",),
    "in the name of a certificate": (f'{CLIENT} (Client CN "{SAID}", Issuer "x" (not verified)) {BY}',),
    "nested": (f"{CLIENT} ({SAID}) {BY}",),
    "as the greeting": (f"from {SAID} (evil.test [192.0.2.1]) {BY}",),
    "as the greeting and more": (f"from x {SAID} (evil.test [192.0.2.1]) y {BY}",),
    "without a login": (f"{CLIENT} {SAID} {BY.replace('ESMTPSA', 'ESMTPS')}",),
    "with another way in": (f"{CLIENT} {SAID} {BY.replace('ESMTPSA', 'HTTP')}",),
    "twice": (f"{CLIENT} {SAID} (Authenticated sender: x@suratd.test) {BY}",),
    "two accounts": (f"{CLIENT} (Authenticated sender: {KEPALA} x@suratd.test) {BY}",),
    "an odd account": (f"{CLIENT} (Authenticated sender: <{KEPALA}>) {BY}",),
    "no account": (f"{CLIENT} (Authenticated sender: ) {BY}",),
    "of another shape": (f"via {CLIENT[5:]} {SAID} {BY}",),
    "of a protocol that nobody spoke": (f"{CLIENT} {SAID} by mx.suratd.test id ESMTPSA; Mon",),
    "written by nobody": (f"{CLIENT} {SAID} with ESMTPSA id 1; Mon",),
    "with a word too many": (f"{CLIENT} x {SAID} {BY}",),
    "with nothing behind it": (f"{CLIENT} {SAID} by",),
    "brackets left open": (f"{CLIENT} ({SAID} {BY}",),
    "brackets closed twice": (f"{CLIENT} ) {SAID} {BY}",),
    "no line of a server": (SAID,),
    "by nobody": (f"{CLIENT} {SAID} by",),
    "somebody else's words": (f"from x by y {SAID} by mx (Postfix) with ESMTPSA id 1; Mon",),
}


@pytest.mark.parametrize("lines", FORGED.values(), ids=FORGED)
@pytest.mark.parametrize("hops", [0, 1, 2])
def test_nothing_that_a_client_chooses_is_an_account(lines: tuple[str, ...], hops: int) -> None:
    assert account(lines, hops) != KEPALA


def test_a_line_below_ours_counts_only_when_ours_reach_that_far() -> None:
    assert account((STORE, LOGGED_IN), 1) == ""
    assert account((LOGGED_IN,), 0) == ""


def test_the_first_account_counts_also_when_it_is_another_one() -> None:
    staf = LOGGED_IN.replace("kepala@", "staf@")
    assert account((staf, LOGGED_IN), 2) == "staf@suratd.test"
    assert account((STORE, staf, LOGGED_IN), 3) == "staf@suratd.test"


@given(st.lists(st.text(alphabet='()[]<>";\\ ab@.:', max_size=60), max_size=3), st.integers(0, 4))
def test_any_text_is_read(lines: list[str], hops: int) -> None:
    assert account(lines, hops) == ""


# ---------------------------------------------------------------- the grade


def graded(*lines: str, results: str = "", sender: str = KEPALA, **settings: object) -> str:
    said = [f"Authentication-Results: mx.suratd.test; {results}"] if results else []
    raw = "\r\n".join([*said, *(f"Received: {line}" for line in lines), f"From: {sender}", "", "isi"])
    keys = {"own_domain": "suratd.test", "own_accounts": True} | settings
    return grade(raw.encode(), sender, Authentication("mx.suratd.test", 1, **keys)).level  # type: ignore[arg-type]


def test_the_senders_own_account_proves_the_account() -> None:
    assert graded(LOGGED_IN) == "S3"
    assert graded(LOGGED_IN.replace(KEPALA, "KEPALA@Suratd.Test")) == "S3"
    assert graded(LOGGED_IN.replace(KEPALA, "kepala")) == "S3"
    assert graded(LOGGED_IN, results="dmarc=pass header.from=suratd.test") == "S3"


def test_it_must_be_switched_on() -> None:
    assert graded(LOGGED_IN, own_accounts=False) == "S1"


def test_another_account_proves_nothing_of_this_sender_whatever_its_server_signs() -> None:
    """Every ASN of the regency has an account at that server, and it signs what they write."""
    staf = LOGGED_IN.replace("kepala@", "staf@")
    for results in ("", "dmarc=pass header.from=suratd.test", "dkim=pass header.d=suratd.test"):
        assert graded(staf, results=results) == "S1", results
    assert graded(staf, level="local") == "S1"
    raw = f"Received: {staf}\r\nFrom: {KEPALA}\r\n\r\n".encode()
    ours = Authentication("mx.suratd.test", 1, (), "strict", "suratd.test", own_accounts=True)
    assert grade(raw, KEPALA, ours).why == OTHER_ACCOUNT


def test_an_account_without_its_domain_is_one_of_ours_only() -> None:
    assert graded(LOGGED_IN.replace(KEPALA, "kepala"), sender="kepala@lain.test") == "S1"


def test_a_failure_is_not_mended_by_an_account() -> None:
    assert graded(LOGGED_IN, results="dmarc=fail header.from=suratd.test") == "S0"
