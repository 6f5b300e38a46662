"""The account that our own Postfix saw logged in: "(Authenticated sender: X)" in a line that our servers wrote. Pure.

Postfix writes it with smtpd_sasl_authenticated_header = yes, before the word "by"; what a client says of itself (its HELO,
the recipient, the name in its certificate) is cleaned of brackets there, and stands elsewhere. A line is ours while every
line above it was, and says that it took the mail from one of ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST = 4000
_SAYS = "Authenticated sender: "
_ACCOUNT = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}(?:@[\w.-]{1,190})?", re.ASCII)
_LOGGED_IN = re.compile(r"(?:UTF8)?E?SMTPS?A", re.IGNORECASE)
_INTO_THE_BOX = re.compile(r"(?:UTF8)?LMTPS?A?", re.IGNORECASE)
_PEER = re.compile(r"(?:([\w.-]+) )?\[(?:IPv6:)?([0-9A-Fa-f.:]+)\]", re.ASCII)


@dataclass(frozen=True)
class Hop:
    """One line: the peer's name as the server itself found it ("" for unknown), its address, the comments before "by", by
    which host and with which protocol it was taken."""

    name: str
    address: str
    comments: tuple[str, ...]
    host: str
    protocol: str


def account(lines: Sequence[str], own_hops: int) -> str:
    """The account that handed the mail in at our own servers; "" when none of their lines names exactly one.

    lines: the values of the Received fields, unfolded, the topmost first.
    """
    hops = [hop_of(line) for line in lines[:own_hops]]
    for at, hop in enumerate(hops):
        if hop is None:
            return ""
        said = [comment.removeprefix(_SAYS) for comment in hop.comments if comment.startswith(_SAYS)]
        if said:
            sure = len(said) == 1 and _LOGGED_IN.fullmatch(hop.protocol) and _ACCOUNT.fullmatch(said[0])
            return said[0].lower() if sure else ""
        below = hops[at + 1] if at + 1 < len(hops) else None
        if below is None or not _from_ours(hop, below):
            return ""
    return ""


def _from_ours(hop: Hop, below: Hop) -> bool:
    """Was it taken from our own server that wrote the next line? Into the mailbox, over the loopback, or from its name."""
    loopback = hop.address == "::1" or hop.address.startswith("127.")
    return (
        bool(_INTO_THE_BOX.fullmatch(hop.protocol)) or loopback or (hop.name != "" and hop.name == below.host)
    )


def hop_of(line: str) -> Hop | None:
    """from HELO (name [address]) (…) by HOST (…) with PROTOCOL …; None for any other shape."""
    pieces = _pieces(line.partition(";")[0])
    words = [piece for piece in pieces if not piece.startswith("(")]
    if words[:1] != ["from"] or "by" not in words or words.index("by") != 2 or len(words) < 4:
        return None
    by = pieces.index("by")
    host = next(piece for piece in pieces[by + 1 :] if not piece.startswith("("))
    protocol = words[5] if words[4:5] == ["with"] and len(words) > 5 else ""
    comments = [piece[1:-1] for piece in pieces[:by] if piece.startswith("(")]
    peer = _PEER.fullmatch(comments[0]) if comments else None
    name = (peer[1] or "").lower() if peer else ""
    return Hop(
        "" if name == "unknown" else name, peer[2] if peer else "", tuple(comments), host.lower(), protocol
    )


def _pieces(line: str) -> list[str]:
    """Words, and comments with what is nested in them; nothing when the brackets do not close."""
    found: list[str] = []
    depth, piece = 0, ""
    for sign in line[:_LONGEST]:
        if depth == 0 and sign in " \t\r\n":
            found, piece = [*found, piece] if piece else found, ""
            continue
        if sign == "(":
            if depth == 0 and piece:
                found, piece = [*found, piece], ""
            depth += 1
        piece += sign
        if sign == ")":
            depth -= 1
            if depth < 0:
                return []
            if depth == 0:
                found, piece = [*found, piece], ""
    return [] if depth else [*found, piece] if piece else found
