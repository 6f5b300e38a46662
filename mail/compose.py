"""Makes the whole message of one Send: words, buttons, headers, identity. Pure; it reads only the templates, once.

A composed mail is a skeleton: the complete MIME message in which each attachment is one marker line. `splice` puts the
bytes in their places; everything in a skeleton is fixed, so each repeat of a mail has the same bytes (law L9).
Every value of a letter or a mail is data here: cleaned, escaped, and never rendered as a template.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from urllib.parse import quote

from mail import token, words
from mail.mime import clean, field, file_part, known_field, mailbox, multipart, splice, text_part
from mail.render import LANGKAH, REQUIRED, TEMPLATES, Langkah, render
from workflow.facts import Case, Choice, File, Issued, Mail, Office, Send

__all__ = ["REQUIRED", "TEMPLATES", "Button", "Sender", "compose", "splice"]

SUBJECT = 180
REFERENCES = 10

_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,400}>")
_TOKEN = re.compile(r"[a-z2-7]{4}\.[a-z2-7]{26}(?=@)")
_STAND_IN = "aaaa." + "a" * 26


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


class Button(NamedTuple):
    """One choice as it is shown: its number, its words, what must be added, and the link that writes the answer."""

    number: int
    label: str
    hint: str
    link: str


def compose(send: Send, case: Case | None, office: Office, sender: Sender, now: datetime, nonce: str) -> Mail:
    """The mail of this Send, ready to be recorded. Raises when a template lacks a fact: nothing is true yet then."""
    issued = _issue(send, case, nonce)
    reply_to = _reply_to(sender, issued)
    inline = _inline(send, case)
    cid = f"gambar-{inline.sha256[:32]}@{sender.domain}" if inline else ""
    agency = _agency(case, office)
    # To an unknown address nothing is repeated that it wrote itself: a reflected mail must be useless to a spammer.
    letter = case.letter if case and not send.stranger else None
    context: dict[str, object] = {
        **send.facts,
        "fakta": send.facts,
        "kasus": case,
        "surat": letter,
        "ringkasan": words.letter_rows(letter, agency, case.ref) if letter and case else (),
        "instansi": agency,
        "kantor": office,
        "kepada": send.to,
        "sapaan": _greeting(send, case, office),
        "tenggat": words.due_words(case.due, office) if case and case.due else None,
        "langkah": _langkah(send, case),
        "sebutan": send.facts.get("sebutan") or "permohonan",
        "pihak": send.facts.get("pihak") or "pemohon",
        "titip": send.facts.get("titip"),
        "gambar_cid": cid,
        "berkas": [file for file in send.attachments if file is not inline],
        "pilihan": (),
    }
    # The code is no part of the subject as it is recorded: a stolen database gives no codes.
    code = f" (kode {said})" if issued and (said := token.subject_code(sender.key, issued)) else ""
    subject, text, html = render(
        send.template,
        context,
        lambda subject: _buttons(send.choices, reply_to, _subject(subject, case) + code),
    )
    subject = _subject(subject, case)
    message_id = _identity(sender, send, issued)
    fields = _fields(send, case, sender, now, message_id, reply_to, subject + code, office.zone)
    return Mail(
        key=send.key,
        ref=case.ref if case else "",
        template=send.template,
        recipient=send.to.address,
        subject=subject,
        message_id=message_id,
        skeleton=fields + _body(text, html, send.attachments, inline, cid),
        attachments=send.attachments,
        issued=issued,
        stranger=send.stranger,
        sealed=case is not None and case.sealed,
        hidden=case is not None and case.sealed and _is_reporter(send.to.address, case, office),
    )


# ---------------------------------------------------------------- what the mail says


def _is_reporter(address: str, case: Case, office: Office) -> bool:
    """Anybody but an official in his office: whose address it is stays among what is sealed."""
    followers = case.report.followers if case.report else ()
    return office.person_at(address) is None or address in (
        case.applicant.address,
        *(b.address for b in followers),
    )


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


def _langkah(send: Send, case: Case | None) -> Langkah | None:
    """Where the case stands: as the standard says (fact `urutan`), else by the name of its state."""
    said = send.facts.get("urutan")
    names = send.facts.get("tahap") or Langkah.nama
    if isinstance(said, int) and isinstance(names, tuple) and 1 <= said <= len(names):
        return Langkah(said, names)
    position = (LANGKAH.get(case.state) or LANGKAH.get(case.back)) if case else None
    return Langkah(position) if position else None


def _inline(send: Send, case: Case | None) -> File | None:
    """The evidence picture stands in the text; every other file is attached."""
    evidence = case.letter.evidence if case and case.letter else None
    if evidence is None or not evidence.type.startswith("image/"):
        return None
    return next((file for file in send.attachments if file.sha256 == evidence.sha256), None)


# ---------------------------------------------------------------- the message


def _subject(subject: str, case: Case | None) -> str:
    tag = f"[{case.ref}] " if case and case.ref else ""
    return clean(tag + subject, SUBJECT)


def _fields(
    send: Send,
    case: Case | None,
    sender: Sender,
    now: datetime,
    message_id: str,
    reply_to: str,
    subject: str,
    zone: str,
) -> bytes:
    answered, thread = _thread(send, case, sender)
    fields = [
        known_field("From", mailbox(sender.name, sender.address)),
        known_field("To", mailbox("" if send.stranger else send.to.name, send.to.address)),
        _with_token("Reply-To", mailbox(sender.name, reply_to)),
        field("Subject", subject),
        field("Date", now.astimezone(words.zone_of(zone))),
        _with_token("Message-ID", message_id),
        known_field("Auto-Submitted", "auto-replied" if send.answers else "auto-generated"),
        known_field("X-Auto-Response-Suppress", "All"),
        known_field("X-Suratd", sender.address),
        known_field("MIME-Version", "1.0"),
    ]
    if answered:
        fields.append(field("In-Reply-To", answered))
    if thread:
        fields.append(field("References", " ".join(thread)))
    return b"".join(fields)


def _with_token(name: str, value: str) -> bytes:
    """The same field with a stand-in of the same length is folded once and kept; then the token takes its place."""
    found = _TOKEN.search(value)
    if found is None:
        return known_field(name, value)
    return known_field(name, value.replace(found[0], _STAND_IN)).replace(
        _STAND_IN.encode(), found[0].encode()
    )


def _identity(sender: Sender, send: Send, issued: Issued | None) -> str:
    if issued:
        return f"<{issued.label}.{token.secret(sender.key, 'mid', issued)}@{sender.domain}>"
    return f"<{_digest(sender.key, 'mid', send.key)[:40]}@{sender.domain}>"


def _thread(send: Send, case: Case | None, sender: Sender) -> tuple[str, list[str]]:
    """In-Reply-To and References. An official never sees an id of the applicant's thread, nor the other way round."""
    answered = next(iter(_MESSAGE_ID.findall(send.answers)), "")
    if send.template.startswith("pemohon-") or (case and send.to.address == case.applicant.address):
        thread = _MESSAGE_ID.findall(case.thread) if case else []
        answered = answered or (thread[-1] if thread else "")
    else:
        # A root that no mail has: readers then show all mails of a case to this official together.
        root = _digest(sender.key, "utas", f"{case.ref} {send.to.address}")[:32] if case else ""
        thread = [f"<utas-{root}@{sender.domain}>"] if root else []
    return answered, list(dict.fromkeys([*thread, *([answered] if answered else [])]))[-REFERENCES:]


def _body(text: str, html: str, files: Sequence[File], inline: File | None, cid: str) -> bytes:
    shown = text_part(html, "html")
    if inline:
        shown = multipart("related", 2, [shown, file_part(files.index(inline), inline, cid)])
    body = multipart("alternative", 1, [text_part(text, "plain"), shown])
    outer = [file_part(at, file) for at, file in enumerate(files) if file is not inline]
    return multipart("mixed", 0, [body, *outer]) if outer else body


def _digest(key: bytes, kind: str, text: str) -> str:
    return hmac.digest(key, f"{kind}\0{text}".encode("utf-8", "replace"), "sha256").hex()
