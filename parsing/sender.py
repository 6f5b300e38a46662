"""Rule R-FROM: who a mail says it is from, or why that cannot be said. Identity is this field alone (law L18).

One From field, one plain mailbox, and three readers (ours and two of the standard library) that agree on it;
anything odd is no sender, because clients and libraries show different people for the same odd field.
"""

from __future__ import annotations

import re
from email import policy
from email.errors import HeaderParseError
from email.utils import getaddresses

from parsing import headers
from parsing.headers import Headers
from workflow.facts import Mailbox

_LONGEST = 2000
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_DOMAIN = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.)+[A-Za-z0-9-]{2,63}"
_ADDRESS = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@({_DOMAIN})")
_PLAIN = re.compile(rf'(?:"[A-Za-z0-9 ._-]{{0,80}}"|[A-Za-z0-9 _-]{{0,80}}) ?<{_ADDRESS.pattern}>')
_QUOTED = re.compile(r'"(?:[^"\\\x00-\x08\x0a-\x1f\x7f]|\\[\x20-\x7e])*"')


def read(head: Headers) -> tuple[Mailbox | None, str]:
    """The sender, or None and the reason in Indonesian."""
    fields = head.all("from")
    if not fields:
        return None, "tidak ada baris From"
    if len(fields) > 1:
        return None, "ada lebih dari satu baris From"
    value = fields[0]
    if len(value) > _LONGEST:
        return None, "baris From terlalu panjang"
    if any(octet < 32 and octet != 9 for octet in value) or 127 in value:
        return None, "ada karakter kendali pada baris From"
    # Raw octets beyond ASCII stand in names of old clients only; an address has none (checked below).
    text = headers.decode(value)
    parsed = _strict(text)
    if parsed is None:
        return None, "baris From tidak memuat tepat satu alamat yang jelas"
    name, address = parsed
    if not _others_agree(text, address):
        return None, "baris From dapat dibaca berbeda-beda"
    return Mailbox(address.lower(), headers.tidy(headers.decode_words(name))[:120]), ""


def _strict(text: str) -> tuple[str, str] | None:
    """`name <address>` or `address`; the name is words, encoded words or quoted strings, without other marks."""
    text = text.strip()
    bare = _ADDRESS.fullmatch(text)
    if bare:
        return "", text
    if not text.endswith(">"):
        return None
    name, _, address = text[:-1].rpartition("<")
    if not _ADDRESS.fullmatch(address) or len(address) > 254 or len(address.partition("@")[0]) > 64:
        return None
    plain = _QUOTED.sub(" ", name)
    if re.search(r'[<>",;:@()\[\]\\]', plain) or "=?" in address:
        return None
    unquoted = _QUOTED.sub(lambda match: re.sub(r"\\(.)", r"\1", match[0][1:-1]), name)
    return unquoted.strip(), address


def _others_agree(text: str, address: str) -> bool:
    """The standard library's two readers, each in its own try: raw octets make them raise (a poison message).

    They are slow, and of plain words before one address in brackets there is but one reading.
    """
    if _PLAIN.fullmatch(text):
        return True
    simple = re.sub(r"[^\x20-\x7e]", "x", text)
    try:
        old = [found for _, found in getaddresses([simple])]
        new = [found.addr_spec for found in policy.default.header_factory("From", simple).addresses]
    except (HeaderParseError, ValueError, TypeError, IndexError, AttributeError, LookupError, RecursionError):
        return False
    return old == [address] and new == [address]
