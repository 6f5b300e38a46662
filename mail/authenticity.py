"""Grades how well the From field is proven: S0 contradicted, S1 unknown, S2 domain proven, S3 account proven. Asks no DNS.

Only Authentication-Results that our own servers wrote count (RELIABILITY 4.2): they stand above the own_hops-th Received,
carry our authserv-id and can be parsed; several must agree, and any fail wins. Whatever breaks the parser proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import authres
from authres.core import AuthResError

from mail import received
from mail.lookalike import imitated
from workflow.facts import Grade

_HEAD = 64 * 1024
_LONGEST = 10_000
OTHER_ACCOUNT = "dikirim dari akun lain di server sendiri"


@dataclass(frozen=True)
class Authentication:
    """authserv_id: whose results count ("" for none). own_hops: Received lines that our own servers add.
    account_domains: domains whose dmarc=pass proves the account. own_domain: that of our own address. level: strict, or
    local: a mail of our own domain that no foreign server has handed on is proven by that alone (closed servers only).
    known_domains: of everybody who is registered; another domain that looks the same is a deception. own_accounts: our
    server names in its Received line the account that logged in (`suratd check --mail` tells). looked_at_again: addresses
    whose DKIM signatures we look at ourselves where our server says nothing."""

    authserv_id: str = ""
    own_hops: int = 1
    account_domains: tuple[str, ...] = ()
    level: str = "strict"
    own_domain: str = ""
    known_domains: frozenset[str] = frozenset()
    own_accounts: bool = False
    looked_at_again: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Result:
    method: str
    result: str
    domain: str


def grade(raw_headers: bytes, from_address: str | None, settings: Authentication) -> Grade:
    """`from_address`: the address by rule R-FROM, None when From breaks it. `raw_headers` may go on into the body."""
    if from_address is None:
        return Grade("S0", "baris From tidak jelas")
    domain = from_address.rpartition("@")[2].lower()
    meant = imitated(domain, settings.known_domains)
    if meant:
        return Grade("S0", f"alamat tiruan: {domain} dibuat mirip {meant}")
    if not _plain(from_address):
        return Grade("S0", "baris From tidak jelas")
    fields = _fields(raw_headers)
    found = _by_results(fields, domain, settings)
    account = _account(fields, settings)
    if found.level == "S0" or not account:
        return found
    if account == from_address.lower():
        return Grade("S3", f"masuk dengan akun {account} di server sendiri")
    # The server signs and passes whatever its own accounts write, in whose name they will.
    return Grade("S1", OTHER_ACCOUNT)


def may_look_again(found: Grade, from_address: str, settings: Authentication) -> bool:
    """May a DKIM signature say more of this sender? Only where our server says nothing, never against what it says."""
    return from_address in settings.looked_at_again and found.level == "S1" and found.why != OTHER_ACCOUNT


def looked_again(found: Grade, signed: str) -> Grade:
    """The grade after our own look at the signatures. signed: the domain whose signature held, "" for none."""
    if found.level != "S1" or not signed:
        return found
    return Grade("S2", f"tanda tangan DKIM {signed} diperiksa sendiri")


def _account(fields: list[tuple[str, str]], settings: Authentication) -> str:
    """The account that handed the mail in, as an address; "" when our servers name none, or are not to be asked."""
    if not settings.own_accounts:
        return ""
    lines = [value for name, value in fields if name == "received"]
    account = received.account(lines, settings.own_hops)
    return account if "@" in account or not account else f"{account}@{settings.own_domain.lower()}"


def _by_results(fields: list[tuple[str, str]], domain: str, settings: Authentication) -> Grade:
    """What our servers say of this mail's domain, or leave unsaid."""
    results = list(_trusted(fields, settings)) if settings.authserv_id else []
    if not any(result.result != "none" for result in results) and _straight(fields, domain, settings):
        return Grade("S2", f"langsung dari server sendiri ({domain})")
    if not settings.authserv_id:
        return Grade("S1", "tidak ada server yang hasil pemeriksaannya dipercaya")
    if not results:
        return Grade("S1", f"tidak ada Authentication-Results dari {settings.authserv_id}")
    return _judged(results, domain, settings)


def _straight(fields: list[tuple[str, str]], domain: str, settings: Authentication) -> bool:
    """Nobody but our own servers has handed it on: no more Received lines than they add, about which they say nothing."""
    if settings.level != "local" or not settings.own_domain or domain != settings.own_domain.lower():
        return False
    return sum(name == "received" for name, _ in fields) <= max(1, settings.own_hops)


def _judged(results: list[_Result], domain: str, settings: Authentication) -> Grade:
    def said(method: str, *outcomes: str) -> list[_Result]:
        return [r for r in results if r.method == method and r.result in outcomes]

    agreed = [r for r in said("dkim", "pass") if aligned(r.domain, domain)]
    if said("dmarc", "fail", "permerror"):
        return Grade("S0", "dmarc=fail")
    if said("dkim", "fail") and not agreed:
        return Grade("S0", "dkim=fail")
    if said("spf", "fail") and not agreed:
        return Grade("S0", "spf=fail")
    passed = [r for r in said("dmarc", "pass") if r.domain == domain]
    if said("dmarc", "pass") and not passed:
        # A result about another domain than the one people see proves nothing about it.
        return Grade("S1", "dmarc=pass untuk domain lain")
    if passed and domain in settings.account_domains:
        return Grade("S3", f"dmarc=pass, akun {domain}")
    if passed:
        return Grade("S2", f"dmarc=pass {domain}")
    if agreed:
        return Grade("S2", f"dkim=pass {agreed[0].domain}")
    return Grade("S1", "tidak ada bukti yang lulus")


def _trusted(fields: list[tuple[str, str]], settings: Authentication) -> Iterator[_Result]:
    """Results in fields above the own_hops-th Received: what stands below it came with the mail."""
    hops = 0
    for name, value in fields:
        if name == "received":
            hops += 1
            if hops >= max(1, settings.own_hops):
                return
        elif name == "authentication-results":
            yield from _parsed(value, settings.authserv_id)


def _parsed(value: str, authserv_id: str) -> Iterator[_Result]:
    if not value.isascii() or len(value) > _LONGEST:
        return
    try:
        header = authres.AuthenticationResultsHeader.parse_value(value)
    except (AuthResError, ValueError, TypeError, IndexError, AttributeError, RecursionError):
        # Exchange writes the field without an authserv-id, others quote it: authres refuses both.
        return
    if str(header.authserv_id or "").lower() != authserv_id.lower():
        return
    for result in header.results:
        method = str(getattr(result, "method", "") or "").lower()
        domains = {
            str(found.value or "").lower().rpartition("@")[2].rstrip(".")
            for found in result.properties
            if (str(found.type).lower(), str(found.name).lower()) in _PROPERTIES.get(method, ())
        }
        outcome = str(result.result or "").lower()
        # Two different domains for one result are a trick or a fault: such a pass counts for none of them.
        yield _Result(method, outcome, domains.pop() if len(domains) == 1 else "")


_PROPERTIES = {"dmarc": {("header", "from")}, "dkim": {("header", "d")}, "spf": {("smtp", "mailfrom")}}


def _fields(raw: bytes) -> list[tuple[str, str]]:
    """Names and unfolded values, in their order, up to the first empty line."""
    fields: list[tuple[str, str]] = []
    for line in raw[:_HEAD].split(b"\n"):
        line = line.rstrip(b"\r")
        if not line:
            if fields:
                break
            continue
        if line[:1] in (b" ", b"\t"):
            if fields:
                name, value = fields[-1]
                fields[-1] = (name, f"{value} {line.decode('latin-1').strip()}"[: _LONGEST + 1])
            continue
        name, colon, value = line.decode("latin-1").partition(":")
        if colon and re.fullmatch(r"[!-9;-~]+[ \t]*", name):
            fields.append((name.strip().lower(), value.strip()))
    return fields


def aligned(signing: str, domain: str) -> bool:
    """The same domain or one above it with at least three labels or a known two-label owner ("go.id" alone is nobody's)."""
    if not signing:
        return False
    if signing == domain:
        return True
    public = {
        "go",
        "co",
        "or",
        "ac",
        "sch",
        "web",
        "my",
        "biz",
        "desa",
        "com",
        "net",
        "org",
        "gov",
        "edu",
        "mil",
    }
    labels = signing.split(".")
    owned = len(labels) >= 2 and not (len(labels) == 2 and labels[0] in public)
    return owned and domain.endswith("." + signing)


def _plain(address: str) -> bool:
    """Addresses beyond ASCII and punycode domains never match a registered one (look-alikes)."""
    return address.isascii() and "@" in address and "xn--" not in address.rpartition("@")[2].lower()
