"""Our own look at DKIM: what is signed whole and this week proves its domain, and no trick proves anything."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from hypothesis import given
from hypothesis import strategies as st

from mail import dkim
from mail.authenticity import Authentication, aligned, grade, looked_again, may_look_again
from workflow.facts import Grade

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
LEAST = rsa.generate_private_key(public_exponent=65537, key_size=1024)
SHORT = load_pem_private_key(subprocess.run(["openssl", "genrsa", "768"], capture_output=True).stdout, None)
assert isinstance(SHORT, rsa.RSAPrivateKey)
ED = Ed25519PrivateKey.generate()
KEPALA = "kepala@suratd.test"
ALL = "from:subject:date:message-id:content-type:to"
FIELDS = (
    "From: Kepala <kepala@suratd.test>",
    "To: dinkominfo@suratd.test",
    "Subject: Re: [KMS-2026-0001]  Mohon   disposisi",
    "Date: Mon, 23 Nov 2026 09:00:00 +0700",
    "Message-ID: <1@suratd.test>",
    "Content-Type: text/plain; charset=utf-8",
)
BODY = "Setuju \t lanjut  \r\n\r\nKepala\r\n\r\n\r\n"


def der(key: rsa.RSAPrivateKey) -> str:
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return base64.b64encode(public).decode()


ED_KEY = base64.b64encode(
    ED.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
).decode()
RECORDS = {
    "a._domainkey.suratd.test": f"v=DKIM1; k=rsa; p={der(KEY)}",
    "e._domainkey.suratd.test": f"v=DKIM1; k=ed25519; p={ED_KEY}",
    "a._domainkey.lain.test": f"v=DKIM1; k=rsa; p={der(KEY)}",
    "try._domainkey.suratd.test": f"v=DKIM1; k=rsa; t=y; p={der(KEY)}",
    "off._domainkey.suratd.test": "v=DKIM1; k=rsa; p=",
    "web._domainkey.suratd.test": f"v=DKIM1; k=rsa; s=web; p={der(KEY)}",
    "odd._domainkey.suratd.test": "ini bukan kunci",
    "short._domainkey.suratd.test": f"v=DKIM1; k=rsa; p={der(SHORT)}",
    "least._domainkey.suratd.test": f"v=DKIM1; k=rsa; p={der(LEAST)}",
}


def relaxed(fields: tuple[str, ...], names: str) -> str:
    """Written once more for the tests, straight from RFC 6376 3.4.2."""
    said = ""
    for name in names.split(":"):
        value = next((f for f in fields if f.lower().startswith(name + ":")), None)
        if value is not None:
            said += name + ":" + re.sub(r"\s+", " ", value.partition(":")[2]).strip() + "\r\n"
    return said


def signed(
    fields: tuple[str, ...] = FIELDS,
    body: str = BODY,
    *,
    domain: str = "suratd.test",
    selector: str = "a",
    names: str = ALL,
    at: datetime = NOW,
    way: str = "relaxed",
    extra: str = "",
    kind: str = "rsa-sha256",
    key: rsa.RSAPrivateKey = KEY,
) -> bytes:
    lines = (
        [re.sub(r"[ \t]+", " ", line).rstrip(" ") for line in body.split("\r\n")] if way == "relaxed" else []
    )
    plain = "\r\n".join(lines).rstrip("\r\n") + "\r\n" if lines else body.rstrip("\r\n") + "\r\n"
    digest = base64.b64encode(hashlib.sha256(plain.encode()).digest()).decode()
    tags = (
        f"v=1; a={kind}; c={way}/{way}; d={domain}; s={selector}; t={int(at.timestamp())};{extra}\r\n"
        f"\th={names}; bh={digest}; b="
    )
    own = f"DKIM-Signature: {tags}"
    if way == "relaxed":
        said = relaxed(fields, names) + "dkim-signature:" + re.sub(r"\s+", " ", tags).strip()
    else:
        chosen = (next(f for f in fields if f.lower().startswith(name + ":")) for name in names.split(":"))
        said = "".join(f + "\r\n" for f in chosen) + own
    if kind.startswith("ed"):
        mark = ED.sign(hashlib.sha256(said.encode()).digest())
    else:
        mark = key.sign(said.encode(), padding.PKCS1v15(), SHA256())
    return (own + base64.b64encode(mark).decode() + "\r\n" + "\r\n".join(fields) + "\r\n\r\n" + body).encode()


def found(raw: bytes, domain: str = "suratd.test", now: datetime = NOW) -> str:
    return dkim.proven(dkim.signatures(raw, domain, aligned, now), RECORDS.get)


@pytest.mark.parametrize("way", ["relaxed", "simple"])
def test_what_is_signed_whole_proves_its_domain(way: str) -> None:
    assert found(signed(way=way)) == "suratd.test"
    assert found(signed(way=way).replace(b"\r\n", b"\n")) == "suratd.test"


def test_ed25519_counts_too() -> None:
    assert found(signed(selector="e", kind="ed25519-sha256")) == "suratd.test"


def test_a_key_of_1024_bits_is_the_shortest_that_counts() -> None:
    assert found(signed(selector="least", key=LEAST)) == "suratd.test"
    assert found(signed(selector="short", key=SHORT)) == ""


def test_keys_are_asked_for_twice_at_most_and_only_where_they_could_help() -> None:
    asked: list[str] = []

    def lookup(name: str) -> None:
        asked.append(name)

    many = b"".join(signed(selector=f"s{n}").partition(b"\r\nFrom")[0] + b"\r\n" for n in range(9))
    raw = many + RAW[RAW.index(b"From:") :]
    for mail in (raw, signed(domain="lain.test"), TRICKS["words appended"], TRICKS["old"]):
        assert dkim.proven(dkim.signatures(mail, "suratd.test", aligned, NOW), lookup) == ""
    assert asked == ["s0._domainkey.suratd.test", "s1._domainkey.suratd.test"]


@pytest.mark.parametrize("selector", ["", "a b", "../x", "a*", "é", "x" * 300, "-", ".a"])
def test_no_odd_selector_is_asked_for(selector: str) -> None:
    raw = RAW.replace(b"s=a;", f"s={selector};".encode())
    assert dkim.signatures(raw, "suratd.test", aligned, NOW) == ()


def test_a_domain_above_speaks_for_those_below() -> None:
    assert found(signed(), "ikp.suratd.test") == "suratd.test"
    assert found(signed(), "lain.test") == ""


RAW = signed()
TRICKS = {
    "words appended": RAW + b"Setuju\r\n",
    "another word": RAW.replace(b"Setuju", b"Tolak!"),
    "another subject": RAW.replace(b"Mohon ", b"Jangan "),
    "another sender": RAW.replace(b"<kepala@", b"<kepalu@"),
    "another id": RAW.replace(b"<1@", b"<2@"),
    "a part of the body": signed(extra=" l=6;"),
    "a part of the body, appended": signed(extra=" l=6;") + b"Setuju\r\n",
    "second subject above": b"Subject: Setuju\r\n" + RAW,
    "second sender above": b"From: kepala@suratd.test\r\n" + RAW,
    "second type above": b"Content-Type: text/html\r\n" + RAW,
    "second subject below": RAW.replace(b"\r\n\r\nSetuju", b"\r\nSubject: x\r\n\r\nSetuju"),
    "old": signed(at=NOW - timedelta(days=8)),
    "from the future": signed(at=NOW + timedelta(days=1)),
    "expired": signed(extra=f" x={int(NOW.timestamp()) - 1};"),
    "without a time": re.sub(rb" t=\d+;", b"", RAW),
    "of another domain": signed(domain="lain.test"),
    "of the whole ending": signed(domain="test"),
    "of no key": signed(selector="none"),
    "of a key that is tried": signed(selector="try"),
    "of a key withdrawn": signed(selector="off"),
    "of a key for the web": signed(selector="web"),
    "of an odd key": signed(selector="odd"),
    "of the other kind of key": signed(selector="e"),
    "sha1": RAW.replace(b"rsa-sha256", b"rsa-sha1"),
    "version": RAW.replace(b"v=1;", b"v=2;"),
    "a tag twice": RAW.replace(b"v=1;", b"v=1; d=suratd.test;"),
    "no mark": re.sub(rb" b=[A-Za-z0-9+/=]+\r\n", b" b=\r\n", RAW),
    "no signature": RAW.partition(b"\r\nFrom")[2],
    "nothing": b"",
}
TRICKS |= {
    f"without {name}": signed(names=":".join(n for n in ALL.split(":") if n != name)) for name in dkim.SIGNED
}


@pytest.mark.parametrize("raw", TRICKS.values(), ids=TRICKS)
def test_no_trick_with_a_signature_proves_anything(raw: bytes) -> None:
    assert found(raw) == ""


@given(st.binary(max_size=200), st.integers(0, 500))
def test_any_bytes_are_read_and_none_proves_anything(noise: bytes, at: int) -> None:
    head = RAW.index(b"\r\nFrom")
    at = min(at, head)
    broken = RAW[:at] + noise + RAW[at:]
    if broken != RAW:
        assert found(broken[:head]) == ""
        assert found(broken) in ("", "suratd.test")


def test_a_key_that_nobody_gives_proves_nothing() -> None:
    assert dkim.proven(dkim.signatures(RAW, "suratd.test", aligned, NOW), lambda name: None) == ""


# ---------------------------------------------------------------- as a second look


def look(raw: bytes, *results: str, sender: str = KEPALA, again: frozenset[str] = frozenset({KEPALA})) -> str:
    ours = Authentication("mx.suratd.test", 1, looked_at_again=again)
    head = "".join(f"Authentication-Results: mx.suratd.test; {r}\r\n" for r in results).encode()
    first = grade(head + raw, sender, ours)
    if not may_look_again(first, sender, ours):
        return first.level
    return looked_again(first, found(raw, sender.rpartition("@")[2])).level


def test_where_our_server_says_nothing_a_signature_proves_the_domain() -> None:
    assert look(RAW) == "S2"
    assert look(RAW, "none") == "S2"
    assert look(TRICKS["words appended"]) == "S1"


def test_only_mails_of_those_who_decide_are_looked_at_again() -> None:
    assert look(RAW, again=frozenset()) == "S1"
    assert look(RAW, sender="warga@suratd.test") == "S1"


def test_a_signature_mends_nothing_that_our_server_refused() -> None:
    assert look(RAW, "dmarc=fail header.from=suratd.test") == "S0"
    assert looked_again(Grade("S0"), "suratd.test").level == "S0"
