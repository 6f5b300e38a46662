"""Puts a message together from fields and parts, always the same bytes for the same values. Pure; knows no case, no office.

Each header field is checked and folded by the standard library's SMTP policy, the one that EmailMessage uses: it raises on
a line break and encodes what is not ASCII. It takes 0.1-0.3 ms a field, so the fields that return in every mail are kept.
"""

from __future__ import annotations

import re
from binascii import b2a_base64, b2a_qp
from collections.abc import Callable, Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import lru_cache
from struct import Struct

from workflow.facts import File

NAME = 120

# Everything that could end a header line or hide what it says: controls, line separators, bidi and zero-width signs.
_UNSAFE = re.compile(
    r"[\x00-\x20\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+"
)
_TYPE = re.compile(r"(?!multipart/|message/)[a-z]+/[a-z0-9][a-z0-9.+-]{0,80}")
_IDENTIFIERS = frozenset({"In-Reply-To", "References", "Message-ID", "Content-ID", "X-Suratd"})
_LINE_END = re.compile(rb"\r\n|\r|\n")
_PLAIN_FIELDS = _IDENTIFIERS | {"Subject", "Date"}
_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}\.[A-Za-z0-9]{1,8}")
_UNFOLDED = SMTP.clone(max_line_length=998)
_LINES = Struct("76s" * 64)
_MARKER = re.compile(rb"\n=#(\d{1,4}):([0-9a-f]{64})#=\r\n")


def clean(text: str, length: int = NAME) -> str:
    """Text for a header: one line, no hidden signs, bounded. Cleaning comes first; a refusal would be a poison message."""
    said = _UNSAFE.sub(" ", text).strip()
    return said if len(said) <= length else said[: length - 1].rstrip() + "…"


def field(name: str, value: object) -> bytes:
    """One header field, folded, with its line end."""
    said = format_datetime(value) if isinstance(value, datetime) else value
    if isinstance(said, str) and name in _PLAIN_FIELDS and _PLAIN.fullmatch(said) and "=?" not in said:
        # Nothing to encode: the policy would give the same, ten times as slowly.
        if len(name) + 2 + len(said) <= (998 if name in _IDENTIFIERS else 78):
            return f"{name}: {said}\r\n".encode("ascii")
        if name not in _IDENTIFIERS and max(map(len, said.split(" "))) < 70:
            return _folded(f"{name}: {said}").encode("ascii")
    stored, parsed = SMTP.header_store_parse(name, value)
    # A word longer than a line would be folded as encoded words, and no reader finds a thread by these.
    folded: str = (_UNFOLDED if name in _IDENTIFIERS else SMTP).fold(stored, parsed)
    return folded.encode("ascii")


def _folded(line: str) -> str:
    """At blanks, in lines of at most 78."""
    lines = [""]
    for word in line.split(" "):
        if len(lines[-1]) + 1 + len(word) > 78:
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines)[1:] + "\r\n"


@lru_cache(maxsize=1024)
def known_field(name: str, value: str) -> bytes:
    """A field that is likely to return: our own address, a registered recipient, the types of parts."""
    return field(name, value)


@lru_cache(maxsize=1024)
def mailbox(name: str, address: str) -> str:
    return str(Address(clean(name), addr_spec=address))


# ---------------------------------------------------------------- parts: header fields, an empty line, content


def text_part(text: str, subtype: str) -> bytes:
    raw = text.replace("\n", "\r\n").encode("utf-8", "replace")
    return (
        known_field("Content-Type", f'text/{subtype}; charset="utf-8"')
        + known_field("Content-Transfer-Encoding", "quoted-printable")
        + b"\r\n"
        + b2a_qp(raw, istext=True)
    )


def file_part(at: int, file: File, cid: str = "") -> bytes:
    """A part whose content is a marker line. "=#" is neither base64 nor quoted-printable, so no text can forge one."""
    kind = file.type if _TYPE.fullmatch(file.type) else "application/octet-stream"
    fields = _file_fields(kind, clean(file.name) or "berkas", "inline" if cid else "attachment")
    if cid:
        fields += field("Content-ID", f"<{cid}>")
    return fields + f"\r\n=#{at}:{file.sha256}#=\r\n".encode()


@lru_cache(maxsize=1024)
def _file_fields(kind: str, name: str, disposition: str) -> bytes:
    shown = f'Content-Disposition: {disposition}; filename="{name}"\r\n'
    if _PLAIN_NAME.fullmatch(name) and len(shown) <= 80 and len(kind) <= 60:
        return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n{shown}".encode("ascii")
    part = EmailMessage(policy=SMTP)
    part["Content-Type"] = kind
    part["Content-Transfer-Encoding"] = "base64"
    part.add_header("Content-Disposition", disposition, filename=name)
    return b"".join(SMTP.fold(name, value).encode("ascii") for name, value in part.raw_items())


def multipart(subtype: str, level: int, parts: Sequence[bytes]) -> bytes:
    """The level names the boundary. "=_" occurs neither in quoted-printable nor in base64: it needs no chance."""
    line = b"--=_suratd_%d_" % level
    body = b"".join(line + b"\r\n" + part.removesuffix(b"\r\n") + b"\r\n" for part in parts)
    return (
        known_field("Content-Type", f'multipart/{subtype}; boundary="{line[2:].decode()}"')
        + b"\r\n"
        + body
        + line
        + b"--\r\n"
    )


# ---------------------------------------------------------------- attachments, when the mail leaves


class Wire(bytes):
    """What stands between DATA and its answer; made by `on_the_wire` only. A type, so that nothing else is sent by mistake
    and nothing is made ready twice."""


def on_the_wire(raw: bytes) -> Wire:
    """Every line ends in CRLF, and dots that begin a line are doubled (RFC 5321 4.5.2). A bare CR or LF never leaves: a
    server that takes one for a line's end would read a second mail, with commands of its author's choice, out of this
    one (SMTP smuggling)."""
    if isinstance(raw, Wire):
        return raw
    if not raw.count(b"\r") == raw.count(b"\n") == raw.count(b"\r\n"):
        raw = _LINE_END.sub(b"\r\n", raw)
    if not raw.endswith(b"\r\n"):
        raw += b"\r\n"
    if raw.startswith(b"."):
        raw = b"." + raw
    return Wire(raw.replace(b"\n.", b"\n..") + b".\r\n")


class Coded(bytes):
    """A file as its lines of base64; made by `coded` only."""


def coded(raw: bytes) -> Coded:
    return Coded(_base64(raw))


def splice(skeleton: bytes, attachments: Sequence[File], read: Callable[[str], bytes]) -> bytes:
    """The message as it is sent: each marker line replaced by the base64 of its file. `read` gives bytes by SHA-256, or
    what `coded` has made of them.

    A skeleton made ready for the wire stays so: base64 holds no dot, and its lines end in CRLF."""

    def filled(marker: re.Match[bytes]) -> bytes:
        file = attachments[int(marker[1])]
        if file.sha256.encode() != marker[2]:
            raise ValueError(f"the mail was composed with another file than {file.name!r}")
        found = read(file.sha256)
        return b"\n" + (found if isinstance(found, Coded) else _base64(found))

    message = _MARKER.sub(filled, skeleton)
    return Wire(message) if isinstance(skeleton, Wire) else message


def _base64(raw: bytes) -> bytes:
    """In lines of 76. Cut 64 at a time: one by one takes twice as long, and a letter has thousands."""
    coded = b2a_base64(raw, newline=False)
    whole = len(coded) - len(coded) % _LINES.size
    lines = [b"\r\n".join(block) for block in _LINES.iter_unpack(memoryview(coded)[:whole])]
    lines += [coded[at : at + 76] for at in range(whole, len(coded), 76)]
    return b"\r\n".join([*(lines or [b""]), b""])
