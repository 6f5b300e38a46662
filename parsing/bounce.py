"""Reads a delivery report: which address failed, which mail of ours, for good or for now (RFC 3464, 6522 and others).

It says what the report says; whether the mail was ours is for the records to tell.
"""

from __future__ import annotations

import re

from parsing import headers
from parsing.failed import failed_address
from parsing.mime import Part
from workflow.facts import Bounce

_SUBJECT = re.compile(
    r"undeliver|delivery\s+(?:status|failure|has\s+failed|report|problem|warning|delay|error)|returned\s+(?:mail"
    r"|to\s+sender|e-?mail)"
    r"|mail\s+delivery|failure\s+notice|(?:could|can)\s?not\s+(?:be\s+)?(?:deliver|sent)|non-?delivery"
    r"|delivery\s+incomplete"
    r"|(?:message|mail)\s+(?:is\s+)?delayed|delayed\s+mail|tidak\s+(?:dapat|bisa|berhasil)\s+(?:di)?(?:kirim"
    r"|sampaikan|terkirim)"
    r"|gagal\s+(?:di)?kirim|(?:di)?kembalikan\s+ke\s+pengirim|pengiriman\s+(?:surel\s+|email\s+|pesan\s+)?(?:gagal"
    r"|tertunda)"
    r"|nondeliverable|bounced?\b|rejected|warning:\s+(?:could|message)|failed\s+mail|mail\s+(?:failed|error|system\s+error)"
    r"|unknown\s+(?:user|address|recipient)|user\s+unknown|unzustellbar|nicht\s+zustellbar|non\s+remis"
    r"|no\s+se\s+puede\s+entregar"
    r"|mancata\s+consegna|não\s+entregue|postfix\s+smtp\s+server:\s+errors",
    re.IGNORECASE,
)
# Reports that come from an ordinary address: the subject says it and the text says why.
_PLAIN_SUBJECT = re.compile(
    r"^(?:mail\s+delivery\s+(?:failed|failure|problem|warning|system|error)|undeliver(?:able|ed)\b"
    r"|returned\s+(?:e-?)?mail\b"
    r"|delivery\s+(?:status\s+notification|failure|failed|notification)|failure\s+(?:notice|delivery)|non-?delivery\b"
    r"|failed\s+(?:mail|delivery)|(?:mail|message)\s+(?:could\s+)?not\s+(?:be\s+)?delivered|warning:\s+\S+@"
    r"|(?:your\s+)?(?:e-?mail|message)\s+(?:could\s+not\s+be|was\s+not\s+delivered|rejected)"
    r"|pengiriman\s+(?:\w+\s+)?gagal|gagal\s+terkirim|nondeliverable\s+mail|automatically\s+rejected)"
    r"|\b(?:undeliverable|non\s+remis|unzustellbar|tidak\s+terkirim|delivery\s+failed)\W*$",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"(?:unknown|no\s+such|invalid|unrouteable|nonexistent|non-existent|inactive|disabled)\s+(?:user|mailbox"
    r"|recipient|address|host|local|account)"
    r"|(?:user|recipient|address|mailbox|account|host)s?\b[^.\n]{0,60}?\b(?:is\s+|was\s+|are\s+|not\s+)?(?:unknown"
    r"|not\s+found|not\s+recogni[sz]ed"
    r"|does\s?n[o']t\s+exist|not\s+exist|unavailable|suspended|disabled|inactive|no\s+longer)"
    r"|(?:could|can|was|were|has|is)\s*(?:not|n't)\s+(?:be\s+|been\s+)?(?:deliver|sent\b|accept)|did\s+not\s+reach"
    r"|no\s+such\s+user|unable\s+to\s+deliver"
    r"|(?:over|exceed(?:ed|s)?)\s+(?:the\s+|its\s+|their\s+|his\s+)?(?:\w+\s+)?(?:quota|storage|limit)|(?:mailbox"
    r"|quota|disk)\s+(?:is\s+|was\s+)?(?:full|exceeded)"
    r"|full\s+mailbox|does\s+not\s+exist|undeliver(?:able|ed)|delivery\s+(?:attempts?|failed|failure|error"
    r"|to\s+the\s+following)"
    r"|was\s?n[o']t\s+able\s+to\s+deliver|(?:error|problem)\s+while\s+(?:being\s+)?(?:process|deliver)"
    r"|requested\s+action\s+(?:not\s+taken|aborted)"
    r"|has\s+been\s+returned|n'a\s+pas\s+pu\s+[eê]tre\s+d[eé]livr|konnte\s+nicht\s+zugestellt|error\s+delivering"
    r"|returned\s+to\s+(?:you|sender)|not\s+delivered|transcript\s+of\s+(?:the\s+)?session|status\s*:\s*[45]\.\d\.\d"
    r"|(?<![\d.])[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}|(?<![\d.,])5[05]\d[ -]+[A-Za-z<]"
    r"|temporar(?:y|ily)\s+(?:failure|rejected|deferred)"
    r"|(?:message\s+was|been)\s+(?:automatically\s+)?(?:rejected|refused|blocked|bounced|postponed)"
    r"|tidak\s+(?:dapat|berhasil|bisa)\s+(?:di)?(?:kirim|sampaikan|terkirim|antar)"
    r"|alamat\s+(?:tujuan\s+)?tidak\s+(?:ditemukan|dikenal|terdaftar)"
    r"|kotak\s+(?:surat|masuk)\s+(?:\w+\s+)?penuh|送信できません|无法(?:被)?(?:投递|送达|发送)|配信できません",
    re.IGNORECASE,
)
_DAEMON = re.compile(
    r"(?:mailer-daemon|post[_-]?master|mail-?daemon|mdaemon|daemon|bounces?|double-bounce|mailsystem|mail\.?system"
    r"|microsoftexchange"
    r"|mail-?delivery|delivery|mailmaster|mmdf|uucp|smtp)(?![a-z])",
    re.I,
)
_MAILER = re.compile(
    r"mailer-daemon|mail\s+delivery\s+(?:sub)?system|mail\s+administrator|system\s+administrator|postmaster",
    re.I,
)
_ROBOT = re.compile(r"(?:no-?reply|do-?not-?reply|auto)", re.I)
_STATUS = re.compile(r"^status\s*:\s*([245])\.(\d{1,3})\.(\d{1,3})", re.I | re.M)
_ACTION = re.compile(r"^action\s*:\s*(\w+)", re.I | re.M)
_DIAGNOSTIC = re.compile(r"^diagnostic-code\s*:\s*(.{1,300}(?:\n[ \t].{1,300}){0,4})", re.I | re.M)
_MESSAGE_ID = re.compile(r"^[ \t>]{0,8}message-id\s*:\s*(<[^<>\s]{3,300}>)", re.I | re.M)
_OURS = re.compile(r"<[a-z0-9]{4}\.[a-z2-7]{26}@[^<>\s]{1,255}>", re.I)
_CODE = re.compile(r"(?<![\d.])(?:([45])\d\d[ -]|([45])\.\d{1,3}\.\d{1,3}\b)")
_TEMPORARY = re.compile(
    r"\bdelay(?:ed)?\b|will\s+(?:be\s+)?(?:retr|keep\s+trying|continue\s+to\s+try)|still\s+trying|tertunda|warning"
    r"|postponed|deferred",
    re.I,
)
_PROMISE = re.compile(
    r"\bakan\s+(?:\w+\s+)?mencoba\s+(?:lagi|mengirim|kembali)|\bakan\s+(?:terus\s+)?mencoba\b|\bmasalah\s+sementara\b"
    r"|\bpengiriman\s+belum\s+selesai\b|\bbelum\s+(?:dapat|bisa)\s+(?:di)?(?:kirim|terkirim|sampaikan)\b"
    r"|\bwill\s+(?:be\s+retried|keep\s+trying|retry)\b|\bstill\s+being\s+retried\b",
    re.I,
)
"""Looked for where there is neither a field nor a code of the server."""
_REPORTS = ("message/delivery-status", "message/global-delivery-status")
_FEEDBACK = "message/feedback-report"
_MDN = "message/disposition-notification"
_CLOUD = re.compile(r'"(?:notificationType|eventType)"\s*:\s*"(?:Bounce|Complaint|Delivery|DeliveryDelay)"')
_LONGEST = 100_000
_NEAR = 20_000


def read(message: Part, subject: str, sender: str, text: str) -> Bounce | None:
    """The report, or None when this mail is none. `text`: its readable part."""
    parts = [part for part in message.walk() if part.type in (*_REPORTS, _FEEDBACK, _MDN)]
    reports = [part for part in parts if part.type in _REPORTS]
    feedback = [part for part in parts if part.type == _FEEDBACK]
    if not (parts or _has_sign(message, subject, sender)):
        return None
    text = text[:_LONGEST].replace("\r", "")
    returned = _returned(message)
    if not (reports or feedback or _looks_like_one(message, subject, sender, text, returned)):
        return _rejected(message, parts, text)
    notice = "\n\n".join(part.text for part in reports or feedback)[:_LONGEST].replace("\r", "")
    about = "laporan penyalahgunaan" if feedback and not reports else subject
    return _judged(message, notice, text, returned, about)


def _has_sign(message: Part, subject: str, sender: str) -> bool:
    """Looked at first and quickly, because nearly every mail is none."""
    return bool(
        message.type == "multipart/report"
        or not sender
        or _has_empty_path(message)
        or _is_mailer(message, sender)
        or _ROBOT.match(sender)
        or _SUBJECT.search(subject[:300])
        or message.headers.has("x-failed-recipients")
    )


def _has_empty_path(message: Part) -> bool:
    path = message.headers.raw("return-path").strip().lower()
    return path in (b"<>", b"< >") or path.startswith(b"<mailer-daemon")


def _is_mailer(message: Part, sender: str) -> bool:
    return bool(_DAEMON.match(sender) or _MAILER.search(message.headers.text("from")[:200]))


def _looks_like_one(message: Part, subject: str, sender: str, text: str, returned: str) -> bool:
    """Signs of a machine that delivers mail, and words that only it uses; one alone is not enough."""
    if message.headers.has("x-failed-recipients"):
        return True
    said, reason = bool(_SUBJECT.search(subject[:300])), bool(_REASON.search(text[:_NEAR]))
    if message.type == "multipart/report":
        report = message.parameters.get("report-type", "").lower()
        return report == "delivery-status" or (not report and (said or reason or bool(returned)))
    if _CLOUD.search(text[:_NEAR]) or sender.startswith("mailer-daemon@"):
        return True
    if _is_mailer(message, sender) and (said or reason or returned):
        return True
    if _has_empty_path(message) and (said or (reason and returned)):
        return True
    robot = not sender or bool(_ROBOT.match(sender))
    if robot and reason and (returned or said):
        return True
    return reason and bool(_PLAIN_SUBJECT.search(subject[:300]))


def _rejected(message: Part, parts: list[Part], text: str) -> Bounce | None:
    """A server that throws a mail away unread says so with a receipt (Dovecot); a person's receipt says "manual-action"."""
    receipt = next((part.text for part in parts if part.type == _MDN), "").replace("\r", "")
    if re.search(
        r"^disposition\s*:\s*automatic-action.{0,80};\s*deleted", receipt, re.I | re.M
    ) and _REASON.search(text[:_NEAR]):
        return _judged(message, receipt, text, _returned(message), "ditolak otomatis")
    return None


def _judged(message: Part, notice: str, text: str, returned: str, subject: str) -> Bounce:
    action, status = _ACTION.search(notice), _STATUS.search(notice)
    diagnostic = _DIAGNOSTIC.search(notice)
    if action and action[1].lower() in ("delayed", "relayed", "delivered", "expanded"):
        permanent = False
    elif status:
        permanent = status[1] == "5"
    elif re.search(r"^feedback-type\s*:", notice, re.I | re.M):
        permanent = False
    else:
        code = _CODE.search(text)
        later = _TEMPORARY.search(subject) or (code is None and _PROMISE.search(text[:2000]))
        permanent = not later and (code is None or (code[1] or code[2]) == "5")
    why = " ".join((diagnostic[1] if diagnostic else status[0] if status else subject).split())
    recipient = failed_address(message.headers, notice, text, returned)
    return Bounce(recipient, _message_id(notice, text, returned), permanent, headers.tidy(why)[:200])


def _message_id(notice: str, text: str, returned: str) -> str | None:
    """Of the mail that came back; one of ours before any other."""
    places = (returned, text, notice)
    ours = next((found[0] for place in places if (found := _OURS.search(place))), None)
    if ours:
        return ours
    original = re.search(r"^original-message-id\s*:\s*(<[^<>\s]{3,300}>)", notice, re.I | re.M)
    found = next((match for place in places[:2] if (match := _MESSAGE_ID.search(place))), original)
    return found[1] if found else None


def _returned(message: Part) -> str:
    """The header of the mail that came back: of the message inside, or given alone."""
    for part in message.walk():
        if part.children and part.type in ("message/rfc822", "message/global"):
            fields = part.children[0].headers.fields
            return "\n".join(f"{name}: {headers.decode(value)}" for name, value in fields)
        if part.type in ("text/rfc822-headers", "message/global-headers", "text/rfc822"):
            return part.text[:_LONGEST].replace("\r", "")
    return ""
