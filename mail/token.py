"""The token that ties an answer to the mail it answers. Pure; it knows no records and judges no sender.

A token is an HMAC, so that a stolen database gives none and every repeat of a mail carries the same one. Two kinds
are made from one record: "rt" stands in the Reply-To address, "mid" in the Message-ID, so that a References line
which travels with a forwarded mail is not also the address token.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b32encode
from functools import lru_cache

from workflow.facts import Choice, Issued, Token

LABEL, SECRET, CODE = 4, 26, 8


def issue(
    ref: str, step: int, purpose: str, address: str, nonce: str, choices: tuple[Choice, ...] = ()
) -> Issued:
    """The record of a new token; the secret itself is computed when a mail is made or an answer checked."""
    return Issued(step_label(ref, step), ref, step, purpose, address.lower(), nonce, choices)


def step_label(ref: str, step: int) -> str:
    """Four characters that name a step, so that the record can be found without knowing the secret."""
    return _base32(hashlib.sha256(_netstrings("label", ref, str(step))).digest(), LABEL)


@lru_cache(maxsize=64)
def secret(key: bytes, kind: str, issued: Issued) -> str:
    """26 characters (130 bits) that only the holder of the key can compute. kind: rt | mid."""
    if kind not in ("rt", "mid"):
        raise ValueError(f"no such kind of token: {kind!r}")
    said = _netstrings(
        "v1", kind, issued.label, issued.ref, str(issued.step), issued.purpose, issued.nonce, issued.address
    )
    return _base32(hmac.digest(key, said, "sha256"), SECRET)


def matches(key: bytes, token: Token, issued: Issued) -> bool:
    """Is this the token of that record, carried where its kind belongs? Takes the same time for every answer."""
    kind = "rt" if token.carrier == "address" else "mid"
    seen = (token.label + "." + token.secret).lower().encode("utf-8", "replace")
    return hmac.compare_digest(seen, f"{issued.label}.{secret(key, kind, issued)}".encode())


def subject_code(key: bytes, issued: Issued) -> str:
    """Eight characters (40 bits) for the subject of a question, "" for any other mail: some clients keep nothing else.

    Worth as much as the token of that question, for its addressee alone and for few tries (operate/questions.py).
    """
    if issued.purpose.partition("/")[0] != "confirm":
        return ""
    said = _netstrings("v1", "code", issued.label, issued.ref, str(issued.step), issued.purpose, issued.nonce)
    code = _base32(hmac.digest(key, said + _netstrings(issued.address), "sha256"), CODE).upper()
    return f"{code[:4]}-{code[4:]}"


def status_code(key: bytes, ref: str) -> str:
    """Eight characters that only we can make: whoever has them may ask how the case with this number stands."""
    return _base32(hmac.digest(key, _netstrings("v1", "status", ref), "sha256"), 8)


def reply_address(address: str, label: str, secret: str) -> str:
    """The address of ours that carries the token: local+LLLL.SECRET@domain."""
    local, _, domain = address.rpartition("@")
    return f"{local}+{label}.{secret}@{domain}"


def _base32(digest: bytes, length: int) -> str:
    return b32encode(digest).decode("ascii").lower()[:length]


def _netstrings(*texts: str) -> bytes:
    # With its length before each text, no two different lists give the same bytes.
    return b"".join(
        b"%d:%s," % (len(raw), raw) for raw in (text.encode("utf-8", "replace") for text in texts)
    )
