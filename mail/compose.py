"""Makes the whole message of one Send: words, buttons, headers, identity. Pure; it reads only the templates, once.

A composed mail is a skeleton: the complete MIME message in which each attachment is one marker line. `splice` puts the
bytes in their places; everything in a skeleton is fixed, so each repeat of a mail has the same bytes (law L9).
Every value of a letter or a mail is data here: cleaned, escaped, and never rendered as a template.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from mail import token, words
from mail.render import LANGKAH, REQUIRED, TEMPLATES, Langkah, render
from workflow.facts import Case, Choice, File, Issued, Mail, Office, Send

__all__ = ["REQUIRED", "TEMPLATES", "Button", "Sender", "compose", "splice"]

SUBJECT = 180
NAME = 120
REFERENCES = 10

_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,240}>")
# Everything that could end a header line or hide what it says: controls, line separators, bidi and zero-width signs.
_UNSAFE = re.compile(
    r"[\x00-\x20\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+"
)
_MARKER = re.compile(rb"^=#(\d{1,4}):([0-9a-f]{64})#=\r\n", re.MULTILINE)


@dataclass(frozen=True)
class Sender:
    """Who we are in a mail, and the key of our tokens."""

    address: str
    name: str
    plus_addressing: bool
    key: bytes

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


@dataclass(frozen=True)
class Button:
    """One choice as it is shown: its number, its words, and the link that writes the answer."""

    number: int
    label: str
    hint: str
    words: str
    link: str


def compose(send: Send, case: Case | None, office: Office, sender: Sender, now: datetime, nonce: str) -> Mail:
    """The mail of this Send, ready to be recorded. Raises when a template lacks a fact: nothing is true yet then."""
    issued = _issue(send, case, nonce)
    reply_to = _reply_to(sender, issued)
    inline = _inline(send, case)
    cid = f"gambar-{_digest(sender.key, 'cid', send.key)[:16]}@{sender.domain}" if inline else ""
    langkah = _langkah(case)
    context: dict[str, object] = {
        **send.facts,
        "fakta": send.facts,
        "kasus": case,
        "surat": case.letter if case else None,
        "instansi": _agency(case, office),
        "kantor": office,
        "kepada": send.to,
        "sapaan": _greeting(send, case, office),
        "tenggat": words.due_words(case.due, office) if case and case.due else None,
        "langkah": langkah,
        "gambar_cid": cid,
        "berkas": [file for file in send.attachments if file is not inline],
        "pilihan": (),
    }
    subject, text, html = render(
        send.template, context, lambda subject: _buttons(send.choices, reply_to, _subject(subject, case))
    )
    subject = _subject(subject, case)
    message = _headers(send, case, sender, now, issued, reply_to, subject)
    _body(message, text, html, send, inline, cid, _digest(sender.key, "boundary", send.key))
    return Mail(
        key=send.key,
        ref=case.ref if case else "",
        template=send.template,
        recipient=send.to.address,
        subject=subject,
        message_id=str(message["Message-ID"]),
        skeleton=message.as_bytes(),
        attachments=send.attachments,
        issued=issued,
        stranger=send.stranger,
    )


def splice(skeleton: bytes, attachments: Sequence[File], read: Callable[[str], bytes]) -> bytes:
    """The message as it is sent: each marker line replaced by the base64 of its file. `read` gives bytes by SHA-256."""

    def filled(marker: re.Match[bytes]) -> bytes:
        file = attachments[int(marker[1])]
        if file.sha256.encode() != marker[2]:
            raise ValueError(f"the mail was composed with another file than {file.name!r}")
        return _base64(read(file.sha256))

    return _MARKER.sub(filled, skeleton)


# ---------------------------------------------------------------- what the mail says


def _issue(send: Send, case: Case | None, nonce: str) -> Issued | None:
    if not send.asks:
        return None
    ref, step = (case.ref, case.step) if case else (send.key, 0)
    return token.issue(ref, step, send.asks, send.to.address, nonce, send.choices)


def _reply_to(sender: Sender, issued: Issued | None) -> str:
    if issued is None or not sender.plus_addressing:
        return sender.address
    return token.reply_address(sender.address, issued.label, token.secret(sender.key, "rt", issued))


def _buttons(choices: Sequence[Choice], reply_to: str, subject: str) -> tuple[Button, ...]:
    # RFC 6068: everything but the separators is percent-encoded; a "+" too, which many readers take for a blank.
    address, about = quote(reply_to, safe="@"), quote("Re: " + subject, safe="")
    return tuple(
        Button(
            choice.number,
            choice.label,
            choice.hint,
            choice.words,
            f"mailto:{address}?subject={about}&body={quote(choice.words.replace(chr(10), chr(13) + chr(10)), safe='')}",
        )
        for choice in choices
    )


def _greeting(send: Send, case: Case | None, office: Office) -> str:
    """Officials by name and post; agencies by their name in our own directory; nobody by a name that he wrote himself."""
    person = office.person_at(send.to.address)
    if person:
        return f"Yth. Bapak/Ibu {person.name}\n{person.position}"
    agency = office.agency_at(send.to.address) or (office.agency(case.agency) if case else None)
    return f"Yth. Bapak/Ibu di {agency.name}" if agency and not send.stranger else "Yth. Bapak/Ibu"


def _agency(case: Case | None, office: Office) -> str:
    agency = office.agency(case.agency) if case else None
    if agency:
        return agency.name
    return (case.letter.agency.name or "") if case and case.letter else ""


def _langkah(case: Case | None) -> Langkah | None:
    if case is None:
        return None
    position = LANGKAH.get(case.state) or LANGKAH.get(case.back)
    return Langkah(position) if position else None


def _subject(subject: str, case: Case | None) -> str:
    tag = f"[{case.ref}] " if case and case.ref else ""
    return clean(tag + subject, SUBJECT)


def _inline(send: Send, case: Case | None) -> File | None:
    """The evidence picture stands in the text; every other file is attached."""
    evidence = case.letter.evidence if case and case.letter else None
    if evidence is None or not evidence.type.startswith("image/"):
        return None
    return next((file for file in send.attachments if file.sha256 == evidence.sha256), None)


# ---------------------------------------------------------------- the message


def clean(text: str, length: int) -> str:
    """Text for a header: one line, no hidden signs, bounded. Cleaning comes first; a refusal would be a poison message."""
    said = _UNSAFE.sub(" ", text).strip()
    return said if len(said) <= length else said[: length - 1].rstrip() + "…"


def _headers(
    send: Send,
    case: Case | None,
    sender: Sender,
    now: datetime,
    issued: Issued | None,
    reply_to: str,
    subject: str,
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(clean(sender.name, NAME), addr_spec=sender.address)
    message["To"] = Address("" if send.stranger else clean(send.to.name, NAME), addr_spec=send.to.address)
    message["Reply-To"] = Address(clean(sender.name, NAME), addr_spec=reply_to)
    message["Subject"] = subject
    message["Date"] = now
    if issued:
        identity = f"{issued.label}.{token.secret(sender.key, 'mid', issued)}"
    else:
        identity = _digest(sender.key, "mid", send.key)[:40]
    message["Message-ID"] = f"<{identity}@{sender.domain}>"
    answered, thread = _thread(send, case, sender)
    if answered:
        message["In-Reply-To"] = answered
    if thread:
        message["References"] = " ".join(thread)
    message["Auto-Submitted"] = "auto-replied" if send.answers else "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["X-Suratd"] = sender.address
    return message


def _thread(send: Send, case: Case | None, sender: Sender) -> tuple[str, list[str]]:
    """In-Reply-To and References. An official never sees an id of the applicant's thread, nor the other way round."""
    answered = next(iter(_MESSAGE_ID.findall(send.answers)), "")
    if send.template.startswith("pemohon-"):
        thread = _MESSAGE_ID.findall(case.thread) if case else []
        answered = answered or (thread[-1] if thread else "")
    else:
        # A root that no mail has: readers then show all mails of a case to this official together.
        thread = (
            [f"<utas-{_digest(sender.key, 'utas', f'{case.ref} {send.to.address}')[:32]}@{sender.domain}>"]
            if case
            else []
        )
    return answered, list(dict.fromkeys([*thread, *([answered] if answered else [])]))[-REFERENCES:]


def _body(
    message: EmailMessage, text: str, html: str, send: Send, inline: File | None, cid: str, seed: str
) -> None:
    _set_text(message, text, "plain")
    message.make_alternative()
    shown = EmailMessage(policy=SMTP)
    _set_text(shown, html, "html")
    if inline:
        shown.make_related()
        shown.attach(_file_part(send.attachments.index(inline), inline, "inline", cid))
    message.attach(shown)
    outer = [(at, file) for at, file in enumerate(send.attachments) if file is not inline]
    if outer:
        message.make_mixed()
        for at, file in outer:
            message.attach(_file_part(at, file, "attachment"))
    for at, part in enumerate(part for part in message.walk() if part.is_multipart()):
        # "=_" never occurs in quoted-printable or base64, so a boundary cannot occur in a part.
        part.set_boundary(f"=_{at}_{seed[:40]}")


def _set_text(part: EmailMessage, text: str, subtype: str) -> None:
    part.set_content(text, subtype=subtype, charset="utf-8", cte="quoted-printable")


def _file_part(at: int, file: File, disposition: str, cid: str = "") -> EmailMessage:
    """A part whose content is the marker line. "=#" is neither base64 nor quoted-printable, so no text can forge one."""
    part = EmailMessage(policy=SMTP)
    kind = file.type if re.fullmatch(r"[a-z]+/[a-z0-9.+-]{1,80}", file.type) else "application/octet-stream"
    if kind.startswith(("multipart/", "message/")):
        kind = "application/octet-stream"
    part["Content-Type"] = kind
    part["Content-Transfer-Encoding"] = "base64"
    part.add_header("Content-Disposition", disposition, filename=clean(file.name, NAME) or "berkas")
    if cid:
        part["Content-ID"] = f"<{cid}>"
    part.set_payload(f"=#{at}:{file.sha256}#=\n")
    return part


def _base64(raw: bytes) -> bytes:
    from binascii import b2a_base64

    line = b2a_base64(raw, newline=False)
    return b"".join(line[at : at + 76] + b"\r\n" for at in range(0, len(line), 76))


def _digest(key: bytes, kind: str, text: str) -> str:
    return hmac.new(key, f"{kind}\0{text}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()
