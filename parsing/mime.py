"""Takes a message apart into its leaves: bytes -> parts. Bounded before anything is decoded; never raises.

Boundaries are searched, not read line by line: a letter of some hundred kilobytes costs a search and one decoding.
Limits (RELIABILITY I33): parts, depth, header. What lies beyond them is not read, and `trouble` says so.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from parsing import headers, signed
from parsing.headers import Headers

PARTS = 50
DEPTH = 20
_KIND = re.compile(r"[\w.+*-]+/[\w.+*-]+")
_BOUNDARY = re.compile(rb"\s{0,20}--([^\r\n]{1,200})\r?\n")
# A file may be wrapped as well (surat.pdf.p7m): that is no part of a mail, and opened elsewhere.
_IS_PART = re.compile(rb"\s{0,4}(?:content-|mime-version\s*:)", re.IGNORECASE)
_SIGNED = ("application/pkcs7-mime", "application/x-pkcs7-mime")


@dataclass(frozen=True)
class Part:
    """One part. For a container `children` are its parts; for message/rfc822 the one child is the message inside."""

    headers: Headers
    type: str
    parameters: Mapping[str, str]
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
    part = _read(raw, 0, len(raw), budget, 0, "message")
    return part, "; ".join(budget.trouble)


def _read(raw: bytes, start: int, end: int, budget: _Budget, depth: int, default: str) -> Part:
    """What stands there. default: "message", or the type of a part that does not name one."""
    budget.parts -= 1
    head, begin = headers.locate(raw, start, end, default != "message")
    kind, parameters = headers.parameters(head.raw("content-type"))
    if not _KIND.fullmatch(kind):
        default = "text/plain" if default == "message" else default
        kind = {"text": "text/plain", "multipart": "multipart/mixed"}.get(kind.partition("/")[0], default)
    if kind.startswith("multipart/"):
        if depth < DEPTH:
            pieces = _pieces(raw, begin, end, parameters.get("boundary", ""), budget)
        else:
            budget.complain(f"bagian bersarang lebih dari {DEPTH} tingkat")
            pieces = []
        if pieces:
            inner = "message/rfc822" if kind == "multipart/digest" else "text/plain"
            children = (_read(raw, a, b, budget, depth + 1, inner) for a, b in pieces if budget.parts > 0)
            # A container's own bytes are those of its parts: a large mail is not held twice.
            return Part(head, kind, parameters, b"", tuple(children))
        kind = "text/plain"
    part = Part(head, kind, parameters, raw[begin:end])
    if depth >= DEPTH or budget.parts <= 0:
        return part
    if kind == "application/octet-stream" and part.name.lower().endswith(".eml"):
        # A mail that was saved and attached by hand: what it carries is as welcome as in a forwarded one.
        part = replace(part, type="message/rfc822")
    if part.type in ("message/rfc822", "message/global"):
        inside, kind = part.octets, "message"
    elif part.type in _SIGNED and (found := signed.content(part.octets)) and _IS_PART.match(found):
        inside, kind = found, "text/plain"
    else:
        return part
    return replace(part, children=(_read(inside, 0, len(inside), budget, depth + 1, kind),))


def _pieces(raw: bytes, begin: int, end: int, boundary: str, budget: _Budget) -> list[tuple[int, int]]:
    """Where the parts stand between the boundary lines, at most as many as the budget allows; none: no boundary."""
    if not boundary:
        guess = _BOUNDARY.match(raw, begin, end)
        if guess is None:
            return []
        boundary = headers.decode(guess[1]).strip()
    mark = b"--" + boundary.encode("utf-8", "surrogateescape").rstrip()
    pieces: list[tuple[int, int]] = []
    start, at, lines = -1, begin, 0
    while (at := raw.find(mark, at, end)) >= 0:
        lines += 1
        if lines > 100 * PARTS:
            budget.complain("terlalu banyak baris pembatas")
            break
        after = at + len(mark)
        over = raw.find(b"\n", after, end)
        over = end if over < 0 else over
        rest = raw[after : min(over, after + 100)].strip()
        if (at > begin and raw[at - 1] not in b"\r\n") or rest not in (b"", b"--"):
            at = after
            continue
        if start >= 0:
            pieces.append((start, _less_break(raw, start, at)))
        if len(pieces) >= budget.parts:
            budget.complain(f"lebih dari {PARTS} bagian")
            return pieces
        if rest == b"--":
            return pieces
        start = at = over + 1
    if start >= 0:
        pieces.append((min(start, end), end))
    return pieces


def _less_break(raw: bytes, start: int, at: int) -> int:
    """The line break before a boundary belongs to the boundary (RFC 2046, 5.1.1)."""
    if raw[max(start, at - 2) : at] == b"\r\n":
        return at - 2
    return at - 1 if at > start and raw[at - 1] in b"\r\n" else at


def _decoded(body: bytes, encoding: str) -> bytes:
    encoding = encoding.partition(";")[0].strip(" \"'")
    if encoding == "base64":
        return headers.from_base64(body)
    if encoding in ("quoted-printable", "quoted_printable", "qp"):
        return binascii.a2b_qp(body)
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return uudecoded(body)
    return body


def uudecoded(body: bytes) -> bytes:
    """What stands between "begin 644 name" and "end"; the octets as they are when there is no such line."""
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
