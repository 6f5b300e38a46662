"""Finds the sign by which a mail was not written by a person (RFC 3834), and the sign of a list; decides nothing.

X-Auto-Response-Suppress alone is no sign: ordinary Exchange mail carries it.
"""

from __future__ import annotations

import re

from parsing.headers import Headers

_ROBOTS = re.compile(
    r"(?:mailer-daemon|postmaster|mail-daemon|mdaemon|no-?reply|do-?not-?reply|donotreply|tidak-?membalas"
    r"|auto-?reply|bounces?|daemon)(?:[+._-].*)?@",
    re.IGNORECASE,
)
_LIST_FIELDS = (
    "list-id",
    "list-unsubscribe",
    "list-post",
    "list-help",
    "list-subscribe",
    "feedback-id",
    "x-mailman-version",
)
_REPLY_FIELDS = (
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-auto-reply",
    "x-auto-respond",
    "x-mail-autoreply",
)

# Only phrases that nobody writes by hand at the head of a subject.
_SUBJECT = re.compile(
    r"^\s*(?:(?:re|bls|balas)\s*:\s*)?(?:"
    r"\[?(?:balasan|jawaban|respon|pesan)\s+otomatis\b|auto(?:matic|mated)?[\s-]*(?:reply|response|respond|answer)\b"
    r"|auto\s*:|out\s+of\s+(?:the\s+)?office\b|vacation\s+(?:reply|response)|(?:sedang\s+)?di\s*luar\s+kantor\b"
    r"|sedang\s+cuti\b|pemberitahuan\s+(?:cuti|tidak\s+di\s+kantor)|abwesenheit|tidak\s+(?:sedang\s+)?di\s+kantor\b"
    r"|(?:read|return)\s+receipt|tanda\s+(?:baca|terima\s+pembacaan)|(?:read|dibaca|not\s+read)\s*:\s"
    r")",
    re.IGNORECASE,
)
_TOP = re.compile(
    r"(?:\b(?:ini|pesan\s+ini|surel\s+ini|email\s+ini)\s+(?:adalah|merupakan)\s+(?:balasan|jawaban|pesan|surel|email)\s+otomatis"
    r"|\bbalasan\s+otomatis\b|\bthis\s+is\s+an\s+auto(?:mated|matic)\b|\bauto(?:mated|matic)\s+(?:reply|response|message)\b"
    r"|\b(?:saya|kami)\s+(?:saat\s+ini\s+)?(?:sedang|lagi)\s+(?:cuti|dinas\s+luar|di\s*luar\s+(?:kantor|kota)|tugas\s+luar)\b"
    r"|\b(?:saya|kami)\s+(?:saat\s+ini\s+)?(?:sedang\s+)?tidak\s+(?:berada\s+)?di\s+(?:kantor|tempat)\b"
    r"|\bi\s*(?:am|'m|’m)\s+(?:currently\s+)?(?:out\s+of\s+(?:the\s+)?office|on\s+(?:leave|vacation|holiday))\b"
    r"|\bterima\s+kasih\s+telah\s+menghubungi\b.{0,200}\b(?:akan\s+segera|tiket|jam\s+kerja)\b)",
    re.IGNORECASE | re.DOTALL,
)


def sign(head: Headers, subject: str, body: str, sender: str) -> str:
    """The sign by which this mail is automatic, "" for none. body: what stands at the very top of the text."""
    return _by_header(head) or _by_sender(sender) or _by_phrase(subject, body)


def listed(head: Headers) -> str:
    """The sign of a list or of bulk mail, "" for none."""
    for name in _LIST_FIELDS:
        if head.raw(name):
            return name
    precedence = head.text("precedence").lower()
    return f"precedence: {precedence}" if precedence in ("bulk", "list", "junk") else ""


def _by_header(head: Headers) -> str:
    # The first token counts, without its case and its parameters (RFC 3834, 5): "No; comment" is no sign.
    submitted = re.split(r"[\s;(]", head.text("auto-submitted").strip().lower())[0]
    if submitted and submitted != "no":
        return f"auto-submitted: {submitted}"[:60]
    if head.raw("return-path").strip() in (b"<>", b"< >"):
        return "return-path: <>"
    for name in _REPLY_FIELDS:
        if head.raw(name) and head.text(name).lower() not in ("no", "false", "0"):
            return name
    precedence = head.text("precedence").lower()
    if precedence in ("bulk", "list", "junk", "auto_reply", "auto-reply"):
        return f"precedence: {precedence}"
    content = head.text("content-type").lower()
    if content.startswith("multipart/report"):
        return "multipart/report"
    return ""


def _by_sender(sender: str) -> str:
    match = _ROBOTS.match(sender)
    return f"pengirim {match[0]}" if match else ""


def _by_phrase(subject: str, body: str) -> str:
    match = _SUBJECT.search(subject[:300])
    if match:
        return f"subjek: {match[0].strip()}"[:80]
    match = _TOP.search(" ".join(body[:400].split()))
    return f"kalimat: {match[0]}"[:80] if match else ""
