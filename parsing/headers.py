"""Reads the header of a mail, field by field; a broken field never spoils the others, and nothing here raises.

Values are decoded late: who a mail is from is judged on the bytes (parsing/sender.py), not on what they look like.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_to_bytes

LONGEST = 64 * 1024
"""A header beyond this is not read further (RELIABILITY I33)."""

_FIELDS = 2000
_NAME = re.compile(rb"([!-9;-~]{1,100})[ \t]*:")
_ENCODED = re.compile(rb"=\?([^?\s]{1,60})\?([bqBQ])\?([^?]*)\?=")
_BETWEEN = re.compile(rb"(\?=)\s+(?==\?[^?\s]{1,60}\?[bqBQ]\?)")
_PARAMETER = re.compile(r";\s{0,80}([^\s=;\"]{1,80})\s{0,20}=\s{0,20}(\"(?:[^\"\\]|\\.)*\"?|[^;\r\n]*)")
# Codecs that Python knows but that are no character sets, or that take quadratic time.
_NO_CHARSET = {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"}
_ALIAS = {
    "unicode-1-1-utf-7": "utf-7",
    "x-sjis": "cp932",
    "x-gbk": "gbk",
    "iso-8859-8-i": "iso-8859-8",
    "x-unknown": "",
}


@dataclass(frozen=True)
class Headers:
    """Fields in their order: lower-case name, unfolded value as bytes."""

    fields: tuple[tuple[str, bytes], ...] = ()

    def all(self, name: str) -> tuple[bytes, ...]:
        return tuple(value for key, value in self.fields if key == name)

    def raw(self, name: str) -> bytes:
        return next((value for key, value in self.fields if key == name), b"")

    def text(self, name: str) -> str:
        """The first field of this name, decoded, on one line."""
        return words(self.raw(name))

    def has(self, name: str) -> bool:
        return any(key == name for key, _ in self.fields)


def split(raw: bytes) -> tuple[Headers, bytes]:
    """Header and body of a message. The body is a copy of what follows the first empty line."""
    head, after = locate(raw, 0, len(raw))
    return head, raw[after:]


def locate(raw: bytes, start: int, end: int, part: bool = False) -> tuple[Headers, int]:
    """The header of the message or part that stands there, and where its body begins; nothing is copied but the header.

    A part may have no header at all and begins with the empty line; before a message some programs leave empty lines.
    """
    if part and raw[start : start + 1] in (b"\r", b"\n"):
        return Headers(), min(start + (2 if raw[start : start + 2] == b"\r\n" else 1), end)
    while start < end and raw[start] in b"\r\n":
        start += 1
    if raw[start : start + 5] == b"From " or raw[start : start + 6] == b">From ":
        start = raw.find(b"\n", start, end) + 1 or end
    head, after = _head(raw, start, end)
    return Headers(tuple(_fields(head))), after


def _head(raw: bytes, start: int, end: int) -> tuple[bytes, int]:
    near = raw.find(b"\n\r\n", start, end)
    # Searched only before the other mark: a letter's base64 has no empty line, the search would run through all of it.
    bare = raw.find(b"\n\n", start, near + 2 if near >= 0 else end)
    ends = [(at, length) for at, length in ((near, 3), (bare, 2)) if at >= 0]
    if not ends:
        lone = raw.find(b"\r\r", start, min(end, start + LONGEST))
        ends = [(lone, 2)] if lone >= 0 and b"\n" not in raw[start:lone] else [(end, 0)]
    at, length = min(ends)
    return raw[start : min(at, start + LONGEST)], at + length


def _fields(head: bytes) -> Iterator[tuple[str, bytes]]:
    name, value = "", b""
    lines = head.split(b"\n") if b"\n" in head else head.split(b"\r")
    for line in lines[: 4 * _FIELDS]:
        line = line.rstrip(b"\r")
        if line[:1] in (b" ", b"\t"):
            value += b" " + line.strip(b" \t") if len(value) < LONGEST else b""
            continue
        match = _NAME.match(line)
        if match is None:
            continue
        if name:
            yield name, value.strip()
        name, value = match[1].decode("ascii").lower(), line[match.end() :]
    if name:
        yield name, value.strip()


# ---------------------------------------------------------------- text


def charset(name: str) -> str:
    """A name that Python can decode, or "" for none."""
    name = _ALIAS.get(name.strip(" \"'").lower(), name.strip(" \"'"))
    if not re.fullmatch(r"[\w.:+-]{1,40}", name):
        return ""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    if found.name in _NO_CHARSET or not getattr(found, "_is_text_encoding", False):
        return ""
    return "cp1252" if found.name == "iso8859-1" else found.name


def decode(octets: bytes, declared: str = "") -> str:
    """Text in the declared character set if it fits, else UTF-8, else Windows-1252; every octet gives something."""
    known = charset(declared) if declared else ""
    for name in (known, "utf-8"):
        if name and name != "ascii":
            try:
                return octets.decode(name)
            except (UnicodeError, ValueError):
                continue
    if known and known != "ascii":
        try:
            return octets.decode(known, "replace")
        except (UnicodeError, ValueError):
            pass
    return octets.decode("cp1252", "replace")


def words(value: bytes) -> str:
    """An unstructured field, RFC 2047 decoded, without control characters, on one line."""
    return tidy(_decoded_words(value) if b"=?" in value else decode(value))


def decode_words(text: str) -> str:
    return _decoded_words(text.encode("utf-8", "replace")) if "=?" in text else text


def _decoded_words(value: bytes) -> str:
    """On octets: old programs leave some of the word's character set as they are ("=?iso-8859-1?Q?Fr\\xf6sche?=")."""
    value = _BETWEEN.sub(rb"\1", value)
    result, at = [], 0
    pending, pending_set = b"", ""
    for match in _ENCODED.finditer(value):
        gap = value[at : match.start()]
        octets, name = _word(match)
        # A character may be cut between two words of the same set.
        if pending and (gap or name != pending_set):
            result.append(decode(pending, pending_set))
            pending = b""
        result.append(decode(gap))
        pending, pending_set, at = pending + octets, name, match.end()
    result.append(decode(pending, pending_set) if pending else "")
    return "".join(result) + decode(value[at:])


def _word(match: re.Match[bytes]) -> tuple[bytes, str]:
    name = match[1].decode("ascii", "replace").partition("*")[0].lower()
    octets = match[3]
    if match[2] in b"qQ":
        return binascii.a2b_qp(octets.replace(b"_", b" ").replace(b"=\n", b""), header=False), name
    return from_base64(octets), name


def from_base64(octets: bytes) -> bytes:
    """Whatever base64 gives: foreign characters are passed over and a cut end is completed."""
    try:
        return base64.b64decode(octets)
    except (binascii.Error, ValueError):
        clean = re.sub(rb"[^A-Za-z0-9+/]", b"", octets)
        return base64.b64decode(clean[: len(clean) - (len(clean) % 4 == 1)] + b"==")


def tidy(text: str) -> str:
    """One line, NFC, without control and direction marks (a name can otherwise show another ending than it has)."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = "".join(
        " " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C"
    )
    return unicodedata.normalize("NFC", " ".join(text.split()))


# ---------------------------------------------------------------- structured fields


@lru_cache(100)
def parameters(value: bytes) -> tuple[str, Mapping[str, str]]:
    """The first token, lower case, and the parameters, lower-case names, RFC 2231 joined and decoded.

    Remembered, because the same field is asked for its name, its disposition and its type.
    """
    text = decode(value[:LONGEST])
    first = text.partition(";")[0].strip().lower()
    found: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for match in list(_PARAMETER.finditer(text))[:200]:
        name, content = match[1].lower(), _unquoted(match[2].strip())
        base, star, rest = name.partition("*")
        if not star:
            found.setdefault(base, decode_words(content))
        else:
            number, _, encoded = rest.partition("*")
            index = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 0
            pieces.setdefault(base, {})[index] = (content, bool(encoded) or rest == "" or name.endswith("*"))
    for base, parts in pieces.items():
        found[base] = _joined(parts)
    return first, found


def _unquoted(text: str) -> str:
    if not text.startswith('"'):
        return text
    return re.sub(r"\\(.)", r"\1", text[1:-1] if text.endswith('"') and len(text) > 1 else text[1:])


def _joined(parts: dict[int, tuple[str, bool]]) -> str:
    octets, name = b"", ""
    for place, index in enumerate(sorted(parts)):
        content, encoded = parts[index]
        if encoded and place == 0 and content.count("'") >= 2:
            name, _, content = content.split("'", 2)
        octets += unquote_to_bytes(content) if encoded else content.encode("utf-8", "replace")
    return decode(octets, name)
