"""Takes a message apart into its leaves: bytes -> parts. Bounded before anything is decoded; never raises.

Boundaries are searched, not read line by line: a letter of some hundred kilobytes costs a search and one decoding.
Limits (RELIABILITY I33): parts, depth, header. What lies beyond them is not read, and `trouble` says so.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from parsing import headers
from parsing.headers import Headers

PARTS = 50
DEPTH = 20


@dataclass(frozen=True)
class Part:
    """One part. For a container `children` are its parts; for message/rfc822 the one child is the message inside."""

    headers: Headers
    type: str
    parameters: dict[str, str]
    body: bytes
    children: tuple[Part, ...] = ()

    @property
    def disposition(self) -> str:
        return headers.parameters(self.headers.raw("content-disposition"))[0]

    @property
    def name(self) -> str:
        """The file name as written, "" for none."""
        given = headers.parameters(self.headers.raw("content-disposition"))[1].get("filename", "")
        return given or self.parameters.get("name", "")

    @property
    def octets(self) -> bytes:
        """The content, its transfer encoding undone."""
        return _decoded(
            self.body, headers.decode(self.headers.raw("content-transfer-encoding")).strip().lower()
        )

    @property
    def text(self) -> str:
        return headers.decode(self.octets, self.parameters.get("charset", "")).replace("\x00", "")

    def walk(self) -> Iterator[Part]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass
class _Budget:
    parts: int = PARTS
    trouble: list[str] = field(default_factory=list)

    def complain(self, what: str) -> None:
        if what not in self.trouble:
            self.trouble.append(what)


def read(raw: bytes) -> tuple[Part, str]:
    """The whole message, and what of it was not read ("" for nothing)."""
    budget = _Budget()
    part = _read(raw, budget, 0, "text/plain")
    return part, "; ".join(budget.trouble)


def _read(raw: bytes, budget: _Budget, depth: int, default: str, is_part: bool = False) -> Part:
    budget.parts -= 1
    head, body = headers.split(raw, is_part)
    kind, parameters = headers.parameters(head.raw("content-type"))
    if not re.fullmatch(r"[\w.+*-]+/[\w.+*-]+", kind):
        kind = {"text": "text/plain", "multipart": "multipart/mixed"}.get(kind.partition("/")[0], default)
    if kind == "application/octet-stream" and Part(head, kind, parameters, body).name.lower().endswith(
        ".eml"
    ):
        # A mail that was saved and attached by hand: what it carries is as welcome as in a forwarded one.
        kind = "message/rfc822"
    children: tuple[Part, ...] = ()
    if kind.startswith("multipart/"):
        inner = "message/rfc822" if kind == "multipart/digest" else "text/plain"
        pieces = _pieces(body, parameters.get("boundary", ""), budget) if depth < DEPTH else None
        if pieces is None:
            if depth >= DEPTH:
                budget.complain(f"bagian bersarang lebih dari {DEPTH} tingkat")
            kind = "text/plain"
        else:
            children = tuple(_read(p, budget, depth + 1, inner, True) for p in pieces if budget.parts > 0)
    elif kind in ("message/rfc822", "message/global") and depth < DEPTH and budget.parts > 0:
        part = Part(head, kind, parameters, body)
        children = (_read(part.octets, budget, depth + 1, "text/plain"),)
    return Part(head, kind, parameters, body, children)


def _pieces(body: bytes, boundary: str, budget: _Budget) -> list[bytes] | None:
    """The parts between the boundary lines, at most as many as the budget allows; None when there is no boundary."""
    if not boundary:
        guess = re.match(rb"\s{0,20}--([^\r\n]{1,200})\r?\n", body)
        if guess is None:
            return None
        boundary = headers.decode(guess[1]).strip()
    mark = b"--" + boundary.encode("utf-8", "surrogateescape").rstrip()
    pieces: list[bytes] = []
    start, at, lines = -1, 0, 0
    while (at := body.find(mark, at)) >= 0:
        lines += 1
        after = at + len(mark)
        end = body.find(b"\n", after)
        end = len(body) if end < 0 else end
        rest = body[after : min(end, after + 100)].strip()
        if (at > 0 and body[at - 1] not in b"\r\n") or rest not in (b"", b"--") or lines > 100 * PARTS:
            if lines > 100 * PARTS:
                budget.complain("terlalu banyak baris pembatas")
                break
            at = after
            continue
        if start >= 0:
            pieces.append(_less_break(body[start:at]))
        if len(pieces) >= budget.parts:
            budget.complain(f"lebih dari {PARTS} bagian")
            return pieces
        if rest == b"--":
            return pieces or None
        start = at = end + 1
    if start >= 0:
        pieces.append(body[start:])
    return pieces or None


def _less_break(piece: bytes) -> bytes:
    """The line break before a boundary belongs to the boundary (RFC 2046, 5.1.1)."""
    if piece.endswith(b"\r\n"):
        return piece[:-2]
    return piece[:-1] if piece.endswith((b"\n", b"\r")) else piece


def _decoded(body: bytes, encoding: str) -> bytes:
    encoding = encoding.partition(";")[0].strip(" \"'")
    if encoding == "base64":
        return headers.from_base64(body)
    if encoding in ("quoted-printable", "quoted_printable", "qp"):
        return binascii.a2b_qp(body)
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return _uudecoded(body)
    return body


def _uudecoded(body: bytes) -> bytes:
    result: list[bytes] = []
    started = False
    for line in body.splitlines():
        if not started:
            started = re.match(rb"begin [0-7]{3,4} ", line) is not None
        elif line.strip() == b"end":
            break
        else:
            try:
                result.append(binascii.a2b_uu(line))
            except binascii.Error:
                # Some writers pad their lines wrongly; the length octet says how much of it counts.
                length = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0
                try:
                    result.append(binascii.a2b_uu(line[:length]))
                except binascii.Error:
                    continue
    return b"".join(result) if started else body
