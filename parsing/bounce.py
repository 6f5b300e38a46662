"""Reads a delivery report: which address failed, which mail of ours, for good or for now (RFC 3464, 6522 and others).

It says what the report says; whether the mail was ours is for the records to tell.
"""

from __future__ import annotations

import re

from parsing import headers
from parsing.mime import Part
from workflow.facts import Bounce

_SUBJECT = re.compile(
    r"undeliver|delivery\s+(?:status|failure|has\s+failed|report|problem)|returned\s+(?:mail|to\s+sender)|mail\s+delivery"
    r"|failure\s+notice|could\s+not\s+(?:be\s+)?deliver|non-?delivery|delivery\s+incomplete|message\s+delayed|"
    r"tidak\s+(?:dapat|bisa)\s+(?:di)?(?:kirim|sampaikan|terkirim)|gagal\s+(?:di)?kirim|pengiriman\s+gagal"
    r"|nondeliverable|bounce|rejected|warning:\s+(?:could|message)|failed\s+mail|mail\s+(?:failed|error)|unknown\s+(?:user|address)",
    re.IGNORECASE,
)
# Reports that come from an ordinary address: the subject says it and the text says why.
_PLAIN_SUBJECT = re.compile(
    r"^(?:re:\s*)?(?:mail\s+delivery\s+(?:failed|failure|problem|warning|system|error)|undeliver(?:able|ed)\b|returned\s+mail\b"
    r"|delivery\s+(?:status\s+notification|failure|failed)|failure\s+(?:notice|delivery)|non-?delivery\b"
    r"|failed\s+(?:mail|delivery)|(?:mail|message)\s+(?:could\s+)?not\s+(?:be\s+)?delivered|warning:\s+\S+@"
    r"|mail\s+could\s+not\s+be|pengiriman\s+gagal|gagal\s+terkirim)",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"(?:unknown|no\s+such|invalid|unrouteable)\s+(?:user|mailbox|recipient|address|host|local)|user\s+(?:unknown|not\s+found|is\s+unknown)"
    r"|(?:could|can)(?:\s*not|n't)\s+be\s+deliver|(?:over|exceeded)\s+(?:the\s+)?(?:its\s+)?(?:disk\s+)?quota|mailbox\s+(?:is\s+)?full"
    r"|does\s+not\s+exist|undeliverable|delivery\s+(?:attempts?|failed|failure)|returned\s+to\s+(?:you|sender)|was\s+not\s+delivered"
    r"|(?<!\d)5\d\d[ -](?:5\.\d\.\d)?|unable\s+to\s+deliver|tidak\s+(?:dapat|berhasil)\s+(?:di)?(?:kirim|sampaikan)",
    re.IGNORECASE,
)
_DAEMON = re.compile(
    r"(?:mailer-daemon|postmaster|mail-?daemon|mdaemon|daemon|bounce|mailsystem|microsoftexchange)", re.I
)
_ADDRESS = r"[A-Za-z0-9][\w.!#$%&'*+/=?^`{|}~-]{0,120}@[A-Za-z0-9][A-Za-z0-9.-]{1,150}[A-Za-z0-9]"
_FINAL = re.compile(rf"^(?:final|original)-recipient\s*:\s*(?:[\w-]+\s*;)?\s*<?({_ADDRESS})", re.I | re.M)
_STATUS = re.compile(r"^status\s*:\s*([245])\.(\d{1,3})\.(\d{1,3})", re.I | re.M)
_ACTION = re.compile(r"^action\s*:\s*(\w+)", re.I | re.M)
_DIAGNOSTIC = re.compile(r"^diagnostic-code\s*:\s*(.{1,300}(?:\n[ \t].{1,300}){0,4})", re.I | re.M)
_PHRASES = (
    re.compile(rf"^[ \t]*<?({_ADDRESS})>?[ \t]*:?[ \t]*(?:\(.{{0,80}}\))?\s*$", re.M),
    re.compile(rf"^[ \t]*<({_ADDRESS})>", re.M),
    re.compile(
        rf"(?:rcpt\s+to|recipient|to|user|address|mailbox|penerima|alamat)\W{{1,6}}({_ADDRESS})", re.I
    ),
    re.compile(rf"({_ADDRESS})"),
)
_MESSAGE_ID = re.compile(r"^message-id\s*:\s*(<[^<>\s]{3,300}>)", re.I | re.M)
_OURS = re.compile(r"<[a-z0-9]{4}\.[a-z2-7]{26}@[^<>\s]{1,255}>", re.I)
_CODE = re.compile(r"(?<![\d.])(?:([45])\d\d[ -]|([45])\.\d{1,3}\.\d{1,3}\b)")
_TEMPORARY = re.compile(
    r"delayed|will\s+(?:be\s+)?(?:retr|keep\s+trying)|still\s+trying|tertunda|warning", re.I
)
_LONGEST = 100_000


def read(message: Part, subject: str, sender: str, text: str) -> Bounce | None:
    """The report, or None when this mail is none. `text`: its readable part."""
    reports = [
        part
        for part in message.walk()
        if part.type in ("message/delivery-status", "message/global-delivery-status")
    ]
    kind = message.parameters.get("report-type", "").lower()
    if message.type == "multipart/report" and kind not in ("", "delivery-status") and not reports:
        return None
    plain = _PLAIN_SUBJECT.search(subject[:300]) and _REASON.search(text[:20_000])
    if not (reports or plain or _looks_like_one(message, subject, sender)):
        return None
    notice = "\n".join(part.text for part in reports)[:_LONGEST].replace("\r", "")
    return _judged(notice, text[:_LONGEST].replace("\r", ""), _returned(message), subject)


def _looks_like_one(message: Part, subject: str, sender: str) -> bool:
    if message.type == "multipart/report" or message.headers.has("x-failed-recipients"):
        return True
    empty = message.headers.raw("return-path").strip() == b"<>"
    return bool(_SUBJECT.search(subject[:300])) and (empty or bool(_DAEMON.search(sender)))


def _judged(notice: str, text: str, returned: str, subject: str) -> Bounce:
    action = _ACTION.search(notice)
    status = _STATUS.search(notice)
    diagnostic = _DIAGNOSTIC.search(notice)
    if action and action[1].lower() in ("delayed", "relayed", "delivered", "expanded"):
        permanent = False
    elif status:
        permanent = status[1] == "5"
    else:
        code = _CODE.search(text)
        permanent = not _TEMPORARY.search(subject) and (code is None or (code[1] or code[2]) == "5")
    why = " ".join((diagnostic[1] if diagnostic else status[0] if status else subject).split())
    return Bounce(
        _recipient(notice, text, returned), _message_id(text, returned), permanent, headers.tidy(why)[:200]
    )


def _recipient(notice: str, text: str, returned: str) -> str | None:
    found = _FINAL.search(notice)
    if found:
        return found[1].lower()
    above = re.split(
        r"(?im)^[ \t]{0,40}-{0,80}[ \t]{0,40}(?:original message|this is a copy|message headers?|received:)",
        text,
    )[0]
    for pattern in _PHRASES:
        match = pattern.search(above)
        if match and not _DAEMON.match(match[1]):
            return match[1].lower()
    match = re.search(rf"^to\s*:.{{0,200}}?({_ADDRESS})", returned, re.I | re.M)
    return match[1].lower() if match else None


def _message_id(text: str, returned: str) -> str | None:
    for place in (returned, text):
        found = _MESSAGE_ID.search(place) or _OURS.search(place)
        if found:
            return found[1] if found.re is _MESSAGE_ID else found[0]
    return None


def _returned(message: Part) -> str:
    """The header of the mail that came back: of the message inside, or given alone."""
    for part in message.walk():
        if part.children and part.type in ("message/rfc822", "message/global"):
            return "\n".join(
                f"{name}: {headers.decode(value)}" for name, value in part.children[0].headers.fields
            )
        if part.type in ("text/rfc822-headers", "message/global-headers"):
            return part.text[:_LONGEST].replace("\r", "")
    return ""
