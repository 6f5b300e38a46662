"""Builds mails for the tests, field by field, and reads them."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime

from parsing import message
from workflow.facts import Incoming

RECEIVED = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
PDF = b"%PDF-1.4\n% surat\n%%EOF\n"
FIELDS = {
    "From": "Contoh Satu <contoh@opd.test>",
    "To": "dinkominfo@suratd.test",
    "Subject": "Permohonan konten",
    "Date": "Mon, 23 Nov 2026 09:10:00 +0700",
    "Message-ID": "<a1@opd.test>",
}


def mail(body: bytes | str = "Mohon dibantu.", **fields: str | None) -> bytes:
    """A mail; a keyword is a field (content_type -> Content-Type), None leaves one out."""
    names = {name.lower(): (name, value) for name, value in FIELDS.items()}
    for key, value in fields.items():
        names[key.replace("_", "-")] = (key.replace("_", "-").title(), value)  # type: ignore[assignment]
    head = "".join(f"{name}: {value}\r\n" for name, value in names.values() if value is not None)
    return (
        head.encode("utf-8", "surrogateescape")
        + b"\r\n"
        + (body if isinstance(body, bytes) else body.encode())
    )


def part(content: bytes, kind: str, name: str = "", inline: bool = False) -> bytes:
    """One base64 part."""
    lines = [f"Content-Type: {kind}", "Content-Transfer-Encoding: base64"]
    if name:
        lines.append(f'Content-Disposition: {"inline" if inline else "attachment"}; filename="{name}"')
    encoded = base64.encodebytes(content).replace(b"\n", b"\r\n")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + encoded


def multipart(*parts: bytes, kind: str = "mixed", boundary: str = "batas", **fields: str | None) -> bytes:
    line = b"--" + boundary.encode()
    body = b"".join(line + b"\r\n" + each + b"\r\n" for each in parts) + line + b"--\r\n"
    return mail(body, content_type=f'multipart/{kind}; boundary="{boundary}"', mime_version="1.0", **fields)


def read(raw: bytes) -> Incoming:
    return message.read(raw, RECEIVED, lambda octets: hashlib.sha256(octets).hexdigest())
