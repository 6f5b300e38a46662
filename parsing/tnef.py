"""Opens winmail.dat (TNEF), in which Outlook hides attachments: octets -> names and contents. Own, bounded, never raises.

Format: MS-OXTNEF. A stream of attributes (level, id, length, content, checksum); an attachment begins with its render
data. Long names stand among the MAPI properties. Text and formatting are left alone: the mail carries its text besides.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from parsing import headers

SIGNATURE = b"\x78\x9f\x3e\x22"
ATTACHMENTS = 50
_RENDERING, _TITLE, _DATA, _PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_LONG_NAME, _SHORT_NAME, _OBJECT = 0x3707, 0x3704, 0x3701
_ATTRIBUTES = 5_000
_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_COUNTED = (0x0D, 0x1E, 0x1F, 0x102)


def attachments(octets: bytes) -> list[tuple[str, bytes]]:
    """Name and content of each attachment, in their order; as many as could be read."""
    found: list[tuple[str, bytes]] = []
    name, content = "", b""
    for kind, value in _attributes(octets):
        if kind == _RENDERING:
            found.append((name, content))
            name, content = "", b""
        elif kind == _TITLE:
            name = name or headers.decode(value.rstrip(b"\x00"))
        elif kind == _DATA:
            content = content or value
        elif kind == _PROPERTIES:
            long, embedded = _properties(value)
            name, content = long or name, content or embedded
    found.append((name, content))
    return [(name, content) for name, content in found if content][:ATTACHMENTS]


def _attributes(octets: bytes) -> Iterator[tuple[int, bytes]]:
    at = len(SIGNATURE) + 2
    for _ in range(_ATTRIBUTES):
        if at + 9 > len(octets):
            return
        level, kind, _, length = struct.unpack_from("<BHHI", octets, at)
        at += 9
        if level not in (1, 2) or at + length > len(octets):
            return
        if level == 2:
            yield kind, octets[at : at + length]
        at += length + 2


def _properties(octets: bytes) -> tuple[str, bytes]:
    """The long name and the embedded content, of an attachment's MAPI properties."""
    names: dict[int, str] = {}
    content = b""
    try:
        for kind, number, value in _each_property(octets):
            if number in (_LONG_NAME, _SHORT_NAME):
                names[number] = (
                    value.decode("utf-16-le", "replace") if kind == 0x1F else headers.decode(value)
                ).rstrip("\x00")
            elif number == _OBJECT and kind == 0x102:
                content = value
    except (struct.error, IndexError, ValueError):
        pass
    return names.get(_LONG_NAME) or names.get(_SHORT_NAME, ""), content


def _each_property(octets: bytes) -> Iterator[tuple[int, int, bytes]]:
    (count,) = struct.unpack_from("<I", octets, 0)
    at = 4
    for _ in range(min(count, 500)):
        kind, number = struct.unpack_from("<HH", octets, at)
        at += 4
        if number >= 0x8000:
            at = _past_name(octets, at)
        many, kind = bool(kind & 0x1000), kind & 0x0FFF
        values = 1
        if many or kind in _COUNTED:
            (values,) = struct.unpack_from("<I", octets, at)
            at += 4
        for _ in range(min(values, 500)):
            if kind in _COUNTED:
                (length,) = struct.unpack_from("<I", octets, at)
                at += 4
                if length > len(octets) - at:
                    return
                yield kind, number, octets[at : at + length]
                at += length + (-length % 4)
            elif kind in _FIXED:
                at += _FIXED[kind]
            else:
                return


def _past_name(octets: bytes, at: int) -> int:
    """A named property: its set, then a number or a string."""
    (sort,) = struct.unpack_from("<I", octets, at + 16)
    if sort == 0:
        return at + 24
    (length,) = struct.unpack_from("<I", octets, at + 20)
    return int(at + 24 + length + (-length % 4))
