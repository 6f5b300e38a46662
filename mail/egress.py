"""Finds every text of the shape of our tokens in a mail about to leave (law L23). Knows no records, judges nothing."""

from __future__ import annotations

import re
from binascii import a2b_qp
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from urllib.parse import unquote

# Found by its dot, and looked for at each dot: a false token must not hide a true one that begins inside it.
_SECRET = re.compile(r"\.(?=([a-z2-7]{26}))")
_LABEL = re.compile(r"[a-z2-7]{4}\Z")
# What undoing quoted-printable does not show: encoded words, split or encoded parameters, texts in base64.
_PARAMETER = re.compile(rb"\*[0-9]*\*?=")
_BASE64_TEXT = re.compile(rb"content-type:\s*text/(?:[^\r\n]+\r\n)+?content-transfer-encoding:\s*base64")


def tokens_in(mail: bytes) -> set[str]:
    """Every LLLL.SECRET in headers, texts, links and names of attachments, in lower case. Attached files are not opened."""
    found = _shapes(a2b_qp(mail).decode("latin-1"))
    if b"=?" in mail or _PARAMETER.search(mail) or _BASE64_TEXT.search(mail.lower()):
        for part in message_from_bytes(mail).walk():
            for text in _texts(part):
                found |= _shapes(text)
    return found


def _shapes(text: str) -> set[str]:
    found: set[str] = set()
    for seen in {text.lower(), unquote(text).lower()}:
        for dot in _SECRET.finditer(seen):
            label = _LABEL.search(seen[max(0, dot.start() - 4) : dot.start()])
            if label:
                found.add(f"{label[0]}.{dot[1]}")
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
