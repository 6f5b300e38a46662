"""Odd From fields, forged results of checks, look-alike domains: with a valid token in hand, none of them acts."""

from __future__ import annotations

import pytest

from mail.lookalike import imitated
from tests.security.office import OURS, RECEIVED, Office, moved, reply, told
from tests.world import PEOPLE

KEPALA = PEOPLE["kepala"]


def attack(office: Office, raw: bytes) -> dict[str, list[str]]:
    """What is sent because of it; nothing may have been decided."""
    outcome = office.hears(raw)
    assert not moved(outcome)
    return told(outcome)


# ---------------------------------------------------------------- 21 forms of From

FROMS = {
    "two fields": b"From: penipu@lain.test\r\nFrom: kepala@suratd.test",
    "two fields, ours first": b"From: kepala@suratd.test\r\nFrom: penipu@lain.test",
    "two addresses": b"From: kepala@suratd.test, penipu@lain.test",
    "two addresses, folded": b"From: kepala@suratd.test,\r\n penipu@lain.test",
    "second address after much space": b"From: kepala@suratd.test," + b" " * 400 + b"penipu@lain.test",
    "group": b"From: pimpinan: kepala@suratd.test;",
    "group of nobody": b"From: kepala@suratd.test:;",
    "two brackets": b"From: <penipu@lain.test><kepala@suratd.test>",
    "address before the bracket": b"From: kepala@suratd.test <penipu@lain.test>",
    "address as quoted name": b'From: "kepala@suratd.test" <penipu@lain.test>',
    "encoded word as address": b"From: =?utf-8?q?kepala=40suratd=2Etest?=",
    "encoded word in the address": b"From: Kepala <=?utf-8?b?a2VwYWxhQHN1cmF0ZC50ZXN0?=>",
    "encoded word with a bracket": b"From: =?utf-8?q?Kepala_=3Ckepala=40suratd.test=3E=2C?= <penipu@lain.test>",
    "comment": b"From: kepala@suratd.test (<penipu@lain.test>)",
    "comment in the address": b"From: kepala(x)@suratd.test",
    "route": b"From: <@lain.test:kepala@suratd.test>",
    "quoted local part": b'From: "kepala"@suratd.test',
    "NUL in the address": b"From: kepala@suratd.test\x00.lain.test",
    "raw octets": b"From: kepal\xd0\xb0@suratd.test",
    "domain literal": b"From: kepala@[127.0.0.1]",
    "no address": b"From: Kepala Dinas",
    "no From": b"Sender: kepala@suratd.test\r\nReply-To: kepala@suratd.test",
    "percent hack": b"From: kepala%suratd.test@lain.test",
}


@pytest.mark.parametrize("form", FROMS.values(), ids=FROMS)
def test_no_odd_from_field_is_taken_for_the_official(office: Office, form: bytes) -> None:
    raw = reply(office.last("kepala"), "TEMPAT", "1").replace(b"From: TEMPAT", form, 1)
    for domain in ("suratd.test", "lain.test"):
        line = f"Authentication-Results: {OURS}; dmarc=pass header.from={domain}\r\n{RECEIVED}\r\n"
        heard = attack(office, line.encode() + raw)
        assert "pejabat-konfirmasi" not in [t for templates in heard.values() for t in templates] or (
            KEPALA in heard and domain == "lain.test"
        )


def test_neither_reply_to_nor_sender_is_an_identity(office: Office) -> None:
    headers = (
        f"Reply-To: {KEPALA}",
        f"Sender: {KEPALA}",
        f"Return-Path: <{KEPALA}>",
        f"X-Original-From: {KEPALA}",
    )
    raw = reply(office.last("kepala"), PEOPLE["penipu"], "1", headers=headers)
    outcome = office.hears(raw, "S3")
    assert not moved(outcome)
    assert outcome.rule == "answer:leaked"


# ---------------------------------------------------------------- Authentication-Results that are not ours

PASS = "dmarc=pass header.from=suratd.test"
RESULTS = {
    "of another server": f"Authentication-Results: lain.test; {PASS}",
    "of a server below ours": f"Authentication-Results: sub.{OURS}; {PASS}",
    "of a server with our name in front": f"Authentication-Results: {OURS}.lain.test; {PASS}",
    "without a server": f"Authentication-Results: {PASS}",
    "quoted server": f'Authentication-Results: "{OURS}"; {PASS}',
    "server in a comment": f"Authentication-Results: ({OURS}) lain.test; {PASS}",
    "result in a comment": f"Authentication-Results: {OURS}; spf=none ({PASS})",
    "result in a quoted value": f'Authentication-Results: {OURS}; spf=none smtp.mailfrom="x; {PASS}"',
    "another domain": f"Authentication-Results: {OURS}; dmarc=pass header.from=lain.test",
    "a domain below": f"Authentication-Results: {OURS}; dmarc=pass header.from=x.suratd.test",
    "two domains": f"Authentication-Results: {OURS}; dmarc=pass header.from=suratd.test header.from=lain.test",
    "spf alone": f"Authentication-Results: {OURS}; spf=pass smtp.mailfrom=suratd.test",
    "dkim of another domain": f"Authentication-Results: {OURS}; dkim=pass header.d=lain.test header.i=@suratd.test",
    "dkim of the whole ending": f"Authentication-Results: {OURS}; dkim=pass header.d=test",
    "arc": f"Authentication-Results: {OURS}; arc=pass (i=1 dmarc=pass fromdomain=suratd.test)",
    "ARC field": f"ARC-Authentication-Results: i=1; {OURS}; {PASS}",
    "old field": f"X-Authentication-Results: {OURS}; {PASS}",
    "name with a blank": f"Authentication-Results : {OURS}; dmarc=pas",
    "version": f"Authentication-Results: {OURS} 99; {PASS}",
    "no server at all": "",
}


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_forged_results_prove_nothing(office: Office, result: str) -> None:
    """Above our own Received line, where only a careless server of ours would let them stand."""
    raw = reply(office.last("kepala"), KEPALA, "1")
    head = "".join(f"{line}\r\n" for line in (result, RECEIVED) if line).encode()
    assert office.reads(head + raw).grade.level in ("S0", "S1")
    assert attack(office, head + raw) == {KEPALA: ["pejabat-konfirmasi"]}


def test_our_own_name_below_our_own_line_came_with_the_mail(office: Office) -> None:
    raw = reply(office.last("kepala"), KEPALA, "1", headers=())
    forged = f"{RECEIVED}\r\nAuthentication-Results: {OURS}; {PASS}\r\n".encode()
    assert attack(office, forged + raw) == {KEPALA: ["pejabat-konfirmasi"]}


@pytest.mark.parametrize(
    "bad",
    [
        "dmarc=fail header.from=suratd.test",
        "dkim=fail header.d=suratd.test",
        "spf=fail smtp.mailfrom=suratd.test",
    ],
)
def test_a_failure_is_not_mended_by_arc_nor_by_another_pass(office: Office, bad: str) -> None:
    good = f"Authentication-Results: {OURS}; arc=pass; spf=pass smtp.mailfrom=lain.test"
    head = f"{good}\r\nAuthentication-Results: {OURS}; {bad}\r\n{RECEIVED}\r\n".encode()
    heard = attack(office, head + reply(office.last("kepala"), KEPALA, "1"))
    assert heard[KEPALA] == ["pejabat-peringatan"]


# ---------------------------------------------------------------- 60 look-alikes of one domain

REAL = "purbalinggakab.go.id"
ALIKE = [
    # digits and letters that look the same, hyphens, dots, doubled letters, the whole name before a foreign ending
    "purba1inggakab.go.id", "purbaiinggakab.go.id", "purballnggakab.go.id", "purbal1nggakab.go.id",
    "purbalinggakab.g0.id", "purbalin99akab.go.id", "purbalinqqakab.go.id", "pur8alinggakab.go.id",
    "purbalinggakab.qo.id", "purbalinggakab.9o.id", "purbalinggakab.go.ld", "purbalinggakab.go.1d",
    "purba11nggakab.go.id", "purbalinggaka8.go.id", "purbalingga-kab.go.id", "purbalinggakab-go.id",
    "purbalinggakab.go-id.", "purbalingga.kab.go.id", "purbalinggakab.goid", "purballinggakab.go.id",
    "purbalingggakab.go.id", "purbalingakab.go.id", "purbalinggakabgo.id", "pur-balinggakab.go.id",
    "purbalinggakkab.go.id", "purrbalinggakab.go.id", "purbaalinggakab.go.id", "purbalinggakab.go.iid",
    "purbalinggakab.goo.id", "purbalinggakab.go.id.lain.test", "purbalinggakab.go.id-lain.test",
    "purbalinggakab.go.id.com", "purbalinggakab.go.id.co",
    # other alphabets, accents, full width
    "purbalingga\u200bkab.go.id", "purba|inggakab.go.id", "purbаlinggakab.go.id", "purbalinggаkab.go.id",
    "рurbalinggakab.go.id", "purbalinggakаb.go.id", "purbalinggakab.gо.id", "purbalingɡakab.go.id",
    "purbaⅼinggakab.go.id", "purbalınggakab.go.id", "purbalіnggakab.go.id", "рurbаlіnggаkаb.gо.іd",
    "purbalinggaκab.go.id", "purbalinggaкab.go.id", "pυrbalinggakab.go.id", "purbαlinggakab.go.id",
    "purbalinggakaᏏ.go.id", "purbalinggakab.ցo.id", "purbalinggakab.gο.id", "purbalinggakab.go.іd",
    "purbalinggakáb.go.id", "pürbalinggakab.go.id", "purbalínggakab.go.id", "purbalinggakab.gó.id",
    "purbalinğğakab.go.id", "ｐｕｒｂａｌｉｎｇｇａｋａｂ.go.id", "purbalinggaķab.go.id", "purbaĺinggakab.go.id",
    "purbaliñggakab.go.id",
]  # fmt: skip


def as_travels(domain: str) -> str:
    """Punycode, as a mail without SMTPUTF8 carries it."""
    return ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode()
        for label in domain.split(".")
    )


def test_there_are_sixty() -> None:
    assert len(set(ALIKE)) >= 60
    assert REAL not in ALIKE


@pytest.mark.parametrize("domain", ALIKE)
def test_a_look_alike_is_named_as_a_deception(domain: str) -> None:
    known = [REAL.upper(), "suratd.test", "webmail.test"]
    assert imitated(domain, known) == REAL
    assert imitated(as_travels(domain).upper(), known) == REAL


@pytest.mark.parametrize(
    "domain",
    [
        REAL,
        "kebumenkab.go.id",
        "banyumaskab.go.id",
        "go.id",
        "dinkes.purbalinggakab.go.id",
        "gmail.com",
        "",
        "id",
    ],
)
def test_other_domains_are_merely_others(domain: str) -> None:
    assert imitated(domain, [REAL, "suratd.test"]) == ""


@pytest.mark.parametrize("domain", ["suratd.test", "webmail.test"])
def test_a_look_alike_of_a_registered_domain_is_contradicted_and_named(office: Office, domain: str) -> None:
    false = {"suratd.test": "surat-d.test", "webmail.test": "webmai1.test"}[domain]
    raw = reply(office.last("kepala"), f"kepala@{false}", "1")
    line = f"Authentication-Results: {OURS}; dmarc=pass header.from={false}\r\n{RECEIVED}\r\n".encode()
    read = office.reads(line + raw)
    assert read.grade.level == "S0"
    assert domain in read.grade.why
    heard = attack(office, line + raw)
    assert heard[KEPALA] == ["pejabat-peringatan"]
    assert f"kepala@{false}" not in heard
