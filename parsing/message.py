"""Raw bytes -> Incoming: who wrote, to which mail of ours, which words, which files. It judges nothing and never raises.

The authority of a sender (grade) and the letters in the files are added by others.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from parsing import automatic, bounce, enclosed, headers, leaves, markup, mime, reply, sender
from parsing.headers import Headers
from parsing.mime import Part
from workflow.facts import Incoming, Token

LARGEST = 40 * 1024 * 1024
"""Beyond this only the header is read (RELIABILITY I33)."""

_TEXT = 200_000
_TRACE = (b"return-path:", b"delivered-to:", b"x-original-to:", b"received:")
_ENVELOPE = ("to", "cc", "delivered-to", "x-original-to", "envelope-to")
_SECRET = r"([a-z0-9]{4})\.([a-z2-7]{26})"
_TOKEN_ADDRESS = re.compile(rf"\+{_SECRET}@", re.IGNORECASE)
_CODE = re.compile(r"\(\s?kode\s([A-Z2-7]{4})[-\u2010-\u2015]([A-Z2-7]{4})\s?\)", re.IGNORECASE | re.ASCII)
_TOKEN_ID = re.compile(rf"<{_SECRET}@[^<>\s]{{1,255}}>", re.IGNORECASE)
_TAG = re.compile(r"\[\s?([A-Z]{2,5}-\d{4}-\d{4,9})\s?\]", re.IGNORECASE)
_ID = re.compile(r"<[^<>\s]{1,500}>")
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,128}@[\w.-]{1,255}")
_LINK = re.compile(r"https?://[^\s<>\"'\])}]{3,2000}", re.IGNORECASE)


def read(raw: bytes, received: datetime, keep: Callable[[bytes], str], digest: str = "") -> Incoming:
    """The message, read. `keep` stores the bytes of an attachment and gives their SHA-256."""
    size = len(raw)
    if size > LARGEST:
        head = Headers(headers.split(raw[: headers.LONGEST])[0].fields)
        part, trouble = Part(head, "text/plain", {}, b""), f"lebih besar dari {LARGEST // 1024 // 1024} MB"
    else:
        part, trouble = mime.read(raw)
    plain, html, files = leaves.taken_apart(part)
    text = plain if plain.strip() or not html else markup.text(html)
    words = reply.read(plain, html or None)
    head = part.headers
    from_, from_trouble = sender.read(head)
    address = from_.address if from_ else _first_address(head)
    subject = head.text("subject")[:1000]
    tag = _TAG.search(subject)
    return Incoming(
        digest=digest or _identity(raw),
        received=received,
        sender=from_,
        sender_trouble=from_trouble,
        sent_at=_sent_at(head, received),
        message_id=_message_id(head),
        subject=subject,
        tag=tag[1].upper() if tag else "",
        code=_code(subject),
        tokens=_tokens(head),
        references=_ids(head, "in-reply-to", "references"),
        to=_addresses(head, "to", "cc"),
        words=words[:_TEXT],
        text=text[:_TEXT],
        attachments=enclosed.read(files, keep),
        links=_links(words),
        automatic=automatic.sign(head, subject, words, address),
        listed=automatic.listed(head),
        bounce=bounce.read(part, subject, address, text),
        loop=head.has("x-suratd"),
        size=size,
        trouble=trouble,
    )


def _links(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match[0].rstrip(".,;:!?") for match in _LINK.finditer(words)))[:50]


# ---------------------------------------------------------------- header


def _sent_at(head: Headers, received: datetime) -> datetime | None:
    """The Date field; none when missing or absurd (a wrong clock must not move a deadline)."""
    value = head.text("date")[:200]
    try:
        moment = parsedate_to_datetime(value)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    return moment if moment.year >= 2000 and moment <= received + timedelta(days=2) else None


def _code(subject: str) -> str:
    """The code of a question of ours; none when there are two, of which nobody knows which was meant."""
    found = {f"{first}-{second}".upper() for first, second in _CODE.findall(subject)}
    return found.pop() if len(found) == 1 else ""


def _message_id(head: Headers) -> str:
    value = head.text("message-id")
    found = _ID.search(value)
    return found[0] if found else value[:500]


def _ids(head: Headers, *names: str) -> tuple[str, ...]:
    found = (
        match[0]
        for name in names
        for value in head.all(name)
        for match in _ID.finditer(headers.decode(value))
    )
    return tuple(dict.fromkeys(found))[:200]


def _tokens(head: Headers) -> tuple[Token, ...]:
    """Tokens of ours: in the addresses written to, then in In-Reply-To, then in References."""
    found: dict[tuple[str, str], Token] = {}
    sources = [("address", name, _TOKEN_ADDRESS) for name in _ENVELOPE]
    sources += [("in-reply-to", "in-reply-to", _TOKEN_ID), ("references", "references", _TOKEN_ID)]
    for carrier, name, pattern in sources:
        for value in head.all(name):
            for match in pattern.finditer(headers.decode(value)):
                token = Token(match[1].lower(), match[2].lower(), carrier)
                found.setdefault((token.label, token.secret), token)
    return tuple(found.values())[:50]


def _addresses(head: Headers, *names: str) -> tuple[str, ...]:
    found = (
        match[0].lower()
        for name in names
        for value in head.all(name)
        for match in _ADDRESS.finditer(headers.decode(value))
    )
    return tuple(dict.fromkeys(found))[:200]


def _first_address(head: Headers) -> str:
    match = _ADDRESS.search(headers.decode(head.raw("from") or head.raw("return-path")))
    return match[0].lower() if match else ""


def _identity(raw: bytes) -> str:
    """Law L4: the digest of the bytes less the leading trace fields."""
    at, trace = 0, False
    while at < len(raw):
        end = raw.find(b"\n", at) + 1 or len(raw)
        line = raw[at:end]
        if line[:1] not in (b" ", b"\t"):
            trace = line.partition(b":")[0].rstrip(b" \t").lower() + b":" in _TRACE
        if not trace:
            return hashlib.sha256(memoryview(raw)[at:]).hexdigest()
        at = end
    return hashlib.sha256(raw).hexdigest()
