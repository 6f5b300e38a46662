"""Finds every text of the shape of our tokens in a mail about to leave (law L23). Knows no records, judges nothing."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from urllib.parse import unquote

# The shape is looked for at every place, overlapping ones too: a false token must not hide a true one behind it.
_SHAPE = re.compile(r"(?=([a-z2-7]{4}\.[a-z2-7]{26}))", re.IGNORECASE)


def tokens_in(mail: bytes) -> set[str]:
    """Every LLLL.SECRET in headers, texts, links and names of attachments, in lower case. Attached files are not opened."""
    found: set[str] = set()
    message = message_from_bytes(mail)
    for part in message.walk():
        for text in _texts(part):
            found.update(match.lower() for match in _SHAPE.findall(text))
            if "%" in text:
                found.update(match.lower() for match in _SHAPE.findall(unquote(text)))
    return found


def _texts(part: Message) -> list[str]:
    texts = [" ".join(str(value).split()) for value in part.values()]
    texts += [_decoded(text) for text in texts if "=?" in text]
    name = part.get_filename()
    if name:
        texts.append(name)
    if part.get_content_maintype() == "text":
        payload = part.get_payload(decode=True)
        texts.append(payload.decode("utf-8", "replace") if isinstance(payload, bytes) else "")
    return texts


def _decoded(text: str) -> str:
    # The words of a field that had to be encoded are joined as a reader joins them.
    return "".join(
        piece.decode(charset or "ascii", "replace") if isinstance(piece, bytes) else piece
        for piece, charset in decode_header(text)
    )
