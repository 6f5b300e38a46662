"""The last look at a mail about to leave: texts of the shape of our tokens (law L23), and whether it is built as ours are.

Knows no records and judges no recipient; whoever sends compares what is found here with the records.
"""

from __future__ import annotations

import re
from binascii import a2b_qp
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from urllib.parse import unquote

# Found by its dot, and looked for at each dot: a false token must not hide a true one that begins inside it.
_SECRET = re.compile(r"\.(?=([a-z2-7]{26}))")
_CODE = re.compile(r"\(kode\s([a-z2-7]{4}-[a-z2-7]{4})\)")
_LABEL = re.compile(r"[a-z2-7]{4}\Z")
# What undoing quoted-printable does not show: encoded words, split or encoded parameters, texts in base64.
_PARAMETER = re.compile(rb"\*[0-9]*\*?=")
_BASE64_TEXT = re.compile(rb"content-type:\s*text/(?:[^\r\n]+\r\n)+?content-transfer-encoding:\s*base64")


# RFC 5322, mailbox, as ours are written: a name quoted whole, or without anything of an address's syntax, then <address>.
_ONE_MAILBOX = re.compile(
    rb'[ \t]*(?:(?:"(?:[^"\\]|\\.)*"|[^"<>(),;:@\\]*)[ \t]*<([^<>\s"(),;:]+)>|([^<>\s"(),;:]+))[ \t]*'
)

FIELDS = frozenset(
    "from to reply-to subject date message-id auto-submitted x-auto-response-suppress x-suratd mime-version in-reply-to "
    "references content-type content-transfer-encoding content-disposition content-id".split()
)
"""The fields of our mails. Cc and Bcc are none of them: every recipient has a mail of his own."""


def fault(mail: bytes, sender: str, recipient: str) -> str:
    """What is wrong with the build of a mail, "" for nothing: a text that became a field, another recipient, a line end
    that a server could take for the end of the mail."""
    head, _, _ = mail.partition(b"\r\n\r\n")
    if mail.count(b"\r") != mail.count(b"\r\n") or mail.count(b"\n") != mail.count(b"\r\n"):
        return "a bare line end"
    lines = re.sub(rb"\r\n(?=[ \t])", b"", head).split(b"\r\n")
    fields = {
        name.decode("latin-1").lower(): value for name, _, value in (line.partition(b":") for line in lines)
    }
    if len(fields) != len(lines) or not fields.keys() <= FIELDS:
        return f"fields that are not ours: {sorted(fields.keys() - FIELDS) or 'one twice'}"
    for name, wanted in (("from", sender), ("to", recipient)):
        found = _ONE_MAILBOX.fullmatch(fields.get(name, b""))
        if found is None or (found[1] or found[2]).lower() != wanted.lower().encode():
            return f"another address in {name.title()}"
    return ""


def tokens_in(mail: bytes) -> set[str]:
    """Every LLLL.SECRET in headers, texts, links and names of attachments, in lower case. Attached files are not opened."""
    return secrets_in(mail)[0]


def secrets_in(mail: bytes) -> tuple[set[str], set[str]]:
    """The tokens, and in the same places every (kode XXXX-XXXX) as it stands in the subject of our questions."""
    found: tuple[set[str], set[str]] = (set(), set())
    _look(a2b_qp(mail).decode("latin-1"), *found)
    if b"=?" in mail or _PARAMETER.search(mail) or _BASE64_TEXT.search(mail.lower()):
        for part in message_from_bytes(mail).walk():
            for text in _texts(part):
                _look(text, *found)
    return found


def _look(text: str, tokens: set[str], codes: set[str]) -> None:
    for seen in {text.lower(), unquote(text).lower()}:
        for dot in _SECRET.finditer(seen):
            label = _LABEL.search(seen[max(0, dot.start() - 4) : dot.start()])
            if label:
                tokens.add(f"{label[0]}.{dot[1]}")
        codes.update(code.upper() for code in _CODE.findall(seen))


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
