"""Certificates that the office trusts for TTE, out of the files that [letters] trust_roots names. Judges none of them."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from pathlib import Path

_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----\s+([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----")
LARGEST = 1_000_000


def read_roots(paths: Iterable[Path]) -> tuple[bytes, ...]:
    """All certificates of the files, as DER; ValueError names the file that holds none, OSError one that is not there."""
    return tuple(dict.fromkeys(der for path in paths for der in _certificates(path)))


def _certificates(path: Path) -> list[bytes]:
    with path.open("rb") as file:
        content = file.read(LARGEST)
    try:
        found = [base64.b64decode(b"".join(m.split()), validate=True) for m in _PEM.findall(content)]
    except binascii.Error:
        found = []
    if not found and _is_der(content):
        found = [content]
    if not found or not all(_is_der(der) for der in found):
        raise ValueError(f"{path} holds no certificate")
    return found


def _is_der(content: bytes) -> bool:
    """A sequence whose stated length is that of the file: what every certificate is (X.690)."""
    return content[:2] == b"\x30\x82" and int.from_bytes(content[2:4], "big") == len(content) - 4
