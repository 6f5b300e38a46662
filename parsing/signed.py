"""Opens a mail that its writer's program has wrapped and signed (S/MIME, CMS SignedData): the message inside, nothing more.

The signature is not judged here: it proves an address, not a decision. Own bounded reader of the few layers around the
content (RFC 5652), in definite and in indefinite lengths; what is encrypted or broken stays closed.
"""

from __future__ import annotations

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_SEQUENCE, _SET, _OID, _OCTETS, _FIRST = 0x30, 0x31, 0x06, 0x04, 0xA0
_DEPTH = 8
_PIECES = 100_000


def content(der: bytes) -> bytes | None:
    """The signed content, or None when this is none, or a broken one."""
    try:
        return _content(der)
    except (IndexError, ValueError):
        return None


def _content(der: bytes) -> bytes:
    begin, end, _ = _enter(der, 0, len(der), _SEQUENCE)
    name, name_end, at = _enter(der, begin, end, _OID)
    if der[name:name_end] != _SIGNED_DATA:
        raise ValueError("not signed data")
    begin, end, _ = _enter(der, at, end, _FIRST)
    begin, end, _ = _enter(der, begin, end, _SEQUENCE)
    at = _enter(der, begin, end, 0x02)[2]
    at = _enter(der, at, end, _SET)[2]
    begin, end, _ = _enter(der, at, end, _SEQUENCE)
    at = _enter(der, begin, end, _OID)[2]
    begin, end, _ = _enter(der, at, end, _FIRST)
    pieces: list[bytes] = []
    _octets(der, begin, end, pieces, 0)
    if not pieces:
        raise ValueError("detached")
    return b"".join(pieces)


def _enter(der: bytes, at: int, end: int, tag: int) -> tuple[int, int, int]:
    """Of the element that stands there: where its content begins and ends, and where the next element begins."""
    if at >= end or der[at] != tag:
        raise ValueError("another element")
    return _measured(der, at, end)


def _measured(der: bytes, at: int, end: int, depth: int = 0) -> tuple[int, int, int]:
    length = der[at + 1]
    begin = at + 2
    if length == 0x80:
        # Indefinite: the elements inside, up to two zero octets.
        if depth > _DEPTH:
            raise ValueError("too deep")
        inside = begin
        while der[inside : inside + 2] != b"\x00\x00":
            if inside >= end:
                raise ValueError("cut off")
            inside = _measured(der, inside, end, depth + 1)[2]
        return begin, inside, inside + 2
    if length > 0x80:
        count = length & 0x7F
        if count > 8:
            raise ValueError("absurd length")
        length = int.from_bytes(der[begin : begin + count], "big")
        begin += count
    if begin + length > end:
        raise ValueError("cut off")
    return begin, begin + length, begin + length


def _octets(der: bytes, at: int, end: int, pieces: list[bytes], depth: int) -> None:
    """The octet string there, in one piece or made of several."""
    while at < end and len(pieces) < _PIECES:
        begin, over, after = _measured(der, at, end)
        if der[at] == _OCTETS:
            pieces.append(der[begin:over])
        elif der[at] == _OCTETS | 0x20 and depth < _DEPTH:
            _octets(der, begin, over, pieces, depth + 1)
        else:
            raise ValueError("no octets")
        at = after
