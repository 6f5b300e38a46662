"""Our own check of a DKIM signature (RFC 6376), a second look where our server says nothing. DNS stands behind an argument.

Stricter than the RFC, because an answer that decides hangs on it: the whole body is signed (no l=), and From, Subject,
Date, Message-ID and Content-Type are, each of them there once; the signature is of this week. It proves the domain, never
the person. In two halves: `signatures` reads the mail and asks nobody, so that a child without a network can; `proven`
needs but the keys. Raises nothing.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

from workflow.facts import Signature

Lookup = Callable[[str], str | None]
"""The TXT record of a name; None when there is none or nobody answers."""

SIGNED = ("from", "subject", "date", "message-id", "content-type")
OLDEST, AHEAD = timedelta(days=7), timedelta(hours=1)
SHORTEST_KEY = 1024
MOST, MOST_ASKED = 5, 2
"""So many signatures of one mail are read, and of those that fit so many keys are asked for."""

_Field = tuple[str, bytes]
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9._-]{0,180}[a-z0-9])?")


class _Bad(ValueError):
    """Why a signature proves nothing."""


def signatures(
    raw: bytes, domain: str, aligned: Callable[[str, str], bool], now: datetime
) -> tuple[Signature, ...]:
    """Those by a domain that speaks for this From domain, of the whole mail as it lies here. Their keys are unknown yet."""
    head, body = _parted(raw)
    found: list[Signature] = []
    for field in [field for field in head if field[0] == "dkim-signature"][:MOST]:
        try:
            tags = _tags(field[1].partition(b":")[2].decode("ascii"))
            if aligned(tags["d"].lower(), domain):
                found.append(_read(field, tags, head, body, now))
        except (_Bad, KeyError, ValueError, TypeError, OverflowError, OSError, binascii.Error):
            continue
    return tuple(found[:MOST_ASKED])


def proven(found: Iterable[Signature], lookup: Lookup) -> str:
    """The domain of the first signature that holds with the key which that domain publishes; "" for none."""
    for signature in found:
        try:
            _verify(signature, _tags(lookup(f"{signature.selector}._domainkey.{signature.domain}") or ""))
            return signature.domain
        except (
            _Bad,
            KeyError,
            ValueError,
            TypeError,
            UnsupportedAlgorithm,
            InvalidSignature,
            binascii.Error,
        ):
            continue
    return ""


def _read(field: _Field, tags: dict[str, str], head: list[_Field], body: bytes, now: datetime) -> Signature:
    names = [name.strip().lower() for name in tags["h"].split(":")]
    present = [name for name, _ in head]
    if tags["v"] != "1" or "l" in tags:
        raise _Bad("another version, or only a part of the body is signed")
    if not all(name in names and present.count(name) == 1 for name in SIGNED):
        raise _Bad("a field that people read is not signed, or is there twice")
    _of_this_week(tags, now)
    header_way, _, body_way = tags.get("c", "simple/simple").partition("/")
    digest = hashlib.sha256(_BODY[body_way or "simple"](body)).digest()
    if not hmac.compare_digest(digest, base64.b64decode(re.sub(r"\s", "", tags["bh"]), validate=True)):
        raise _Bad("another body was signed")
    way = _HEADER[header_way]
    said = b"".join(way(field) for field in _chosen(names, head))
    empty = re.sub(rb"(?s)(;|:)(\s*b\s*=)[^;]*", rb"\1\2", field[1], count=1)
    said += way((field[0], empty)).removesuffix(b"\r\n")
    mark = base64.b64decode(re.sub(r"\s", "", tags["b"]), validate=True)
    domain, selector = tags["d"].lower(), tags["s"].lower()
    if not (_NAME.fullmatch(domain) and _NAME.fullmatch(selector)):
        raise _Bad("no name under which a key can lie")
    return Signature(domain, selector, tags["a"].lower(), hashlib.sha256(said).digest(), mark)


def _of_this_week(tags: dict[str, str], now: datetime) -> None:
    signed = datetime.fromtimestamp(int(tags["t"]), UTC)
    if not now - OLDEST <= signed <= now + AHEAD:
        raise _Bad("an old signature may be used again")
    if "x" in tags and datetime.fromtimestamp(int(tags["x"]), UTC) < now:
        raise _Bad("expired")


def _verify(signature: Signature, record: dict[str, str]) -> None:
    """Raises unless the key of this record made the signature."""
    if record.get("v", "DKIM1") != "DKIM1" or "y" in _listed(record, "t", ""):
        raise _Bad("no key, or a key that is only tried")
    if "sha256" not in _listed(record, "h", "sha256") or not {"*", "email"} & _listed(record, "s", "*"):
        raise _Bad("the key is for something else")
    octets = base64.b64decode(re.sub(r"\s", "", record["p"]), validate=True)
    kind = signature.kind
    if kind == "ed25519-sha256" and record.get("k") == "ed25519":
        Ed25519PublicKey.from_public_bytes(octets).verify(signature.mark, signature.digest)
        return
    if kind != "rsa-sha256" or record.get("k", "rsa") != "rsa":
        raise _Bad("a kind of signature that is not trusted")
    key = load_der_public_key(octets)
    if not isinstance(key, RSAPublicKey) or key.key_size < SHORTEST_KEY:
        raise _Bad("a short key")
    key.verify(signature.mark, signature.digest, PKCS1v15(), Prehashed(SHA256()))


def _listed(record: dict[str, str], tag: str, default: str) -> set[str]:
    return {one.strip() for one in record.get(tag, default).lower().split(":")}


# ---------------------------------------------------------------- the text that was signed


def _parted(raw: bytes) -> tuple[list[_Field], bytes]:
    """Fields as they stand, in their order, and the body; line ends as on the wire."""
    wire = re.sub(rb"\r?\n", b"\r\n", raw)
    top, _, body = wire.partition(b"\r\n\r\n")
    fields: list[_Field] = []
    for line in (top + b"\r\n").splitlines(keepends=True):
        if line[:1] in b" \t" and fields:
            fields[-1] = (fields[-1][0], fields[-1][1] + line)
        elif b":" in line:
            fields.append((line.partition(b":")[0].strip().lower().decode("latin-1"), line))
    return fields, body


def _chosen(names: list[str], head: list[_Field]) -> list[_Field]:
    """The fields that h= names: of several with one name, each mention takes the next one from below."""
    left = list(head)
    found: list[_Field] = []
    for name in names:
        at = next((n for n in range(len(left) - 1, -1, -1) if left[n][0] == name), None)
        if at is not None:
            found.append(left.pop(at))
    return found


def _relaxed_field(field: _Field) -> bytes:
    value = re.sub(rb"[ \t\r\n]+", b" ", field[1].partition(b":")[2]).strip(b" ")
    return field[0].encode("latin-1") + b":" + value + b"\r\n"


def _relaxed_body(body: bytes) -> bytes:
    lines = [re.sub(rb"[ \t]+", b" ", line).rstrip(b" ") for line in body.split(b"\r\n")]
    while lines and not lines[-1]:
        lines.pop()
    return b"".join(line + b"\r\n" for line in lines)


def _simple_body(body: bytes) -> bytes:
    while body.endswith(b"\r\n"):
        body = body[:-2]
    return body + b"\r\n"


_HEADER: dict[str, Callable[[_Field], bytes]] = {"simple": lambda field: field[1], "relaxed": _relaxed_field}
_BODY: dict[str, Callable[[bytes], bytes]] = {"simple": _simple_body, "relaxed": _relaxed_body}


def _tags(text: str) -> dict[str, str]:
    """name=value; …; a name twice is a trick."""
    found: dict[str, str] = {}
    for part in text.split(";"):
        name, equal, value = part.partition("=")
        if equal:
            if name.strip() in found:
                raise _Bad("a tag twice")
            found[name.strip()] = value.strip()
    return found
