"""Finds the address that a delivery report is about: in its fields, in its sentences, in the mail that came back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsing import headers
from parsing.headers import Headers

ADDRESS = r"[A-Za-z0-9_][\w.!#$%&'*+/=?^`{|}~-]{0,120}@[A-Za-z0-9][A-Za-z0-9.-]{0,150}[A-Za-z0-9]"
# Ours is the address that we wrote to, and that is the original one; the final one may be an alias behind it.
_FIELDS = tuple(
    re.compile(rf"^{name}\s*:\s*(?:[\w-]+\s*;)?\s*<?({ADDRESS})", re.I | re.M)
    for name in (
        "original-recipient",
        "final-recipient",
        "x-actual-recipient",
        "original-rcpt-to",
        "removal-recipient",
    )
)
_FAILED = re.compile(r"^action\s*:\s*(?:failed|failure)\b", re.I | re.M)
_CUT = re.compile(
    r"^[ \t]{0,40}[->]{0,80}[ \t]{0,40}(?:(?:this\s+is\s+a|below\s+this\s+line\s+is\s+a|included\s+is\s+a)\s+copy"
    r"|(?:your\s+)?(?:original|unsent|returned|undelivered)\s+(?:message|mail)(?!\s+to)|message\s+headers?\b"
    r"|(?:the\s+)?(?:text|header|body|first)\b.{0,40}\bfollows?|received\s*:|return-path\s*:"
    r"|pesan\s+asli|content-type\s*:\s*message)",
    re.IGNORECASE | re.MULTILINE,
)
_PHRASES = (
    re.compile(
        rf"(?:did\s+not\s+reach\s+the\s+following\s+recipient|following\s+(?:e-?mail\s+)?(?:address|recipient|destination)|delivering\s+your\s+mail\s+to"
        rf"|deliver(?:y|ed)?\s+(?:of\s+e?mail\s+)?to(?:\s+this\s+address)?|(?:your\s+)?(?:message|mail)\s+(?:sent\s+)?to\s+<|addressed\s*,"
        rf"|kepada\s+alamat\s+berikut|ke\s+alamat)"
        rf"[^@\n]{{0,60}}(?:\n[^@\n]{{0,80}}){{0,6}}?(?<![\w.+@-])({ADDRESS})",
        re.I,
    ),
    re.compile(rf"^[ \t]*<({ADDRESS})>\s*(?::|\(|$)", re.M),
    re.compile(rf"^[ \t]*<?({ADDRESS})>?[ \t]*:?[ \t]*(?:\(.{{0,80}}\))?\s*$", re.M),
    re.compile(rf"^[ \t]*<?({ADDRESS})>?[ \t]*(?:[:;,-]|on\s|\.\.\.)", re.M),
    re.compile(
        rf"(?:rcpt\s+to|recipient|to|user|address|mailbox|penerima|alamat|account|for)\W{{1,6}}({ADDRESS})",
        re.I,
    ),
    re.compile(rf'"emailAddress"\s*:\s*"({ADDRESS})"'),
    re.compile(rf"(?<![\w.+@-])({ADDRESS})"),
)
_BLANKS = re.compile(r"[ \t\f\v\r]{9,}")
_DAEMON = re.compile(r"(?:mailer-daemon|postmaster|mail-?daemon|mdaemon)@", re.I)


def failed_address(head: Headers, notice: str, text: str, returned: str) -> str | None:
    """The first that fits, best evidence first; in lower case."""
    field = _in_fields(_tight(notice))
    if field:
        return field
    listed = re.search(ADDRESS, head.text("x-failed-recipients")[:2000])
    if listed:
        return listed[0].lower()
    # The report goes to who wrote the mail: that is us, not the one who did not get it.
    ours = {
        found.lower()
        for name in ("to", "cc", "from", "delivered-to", "x-original-to", "return-path", "reply-to")
        for value in head.all(name)
        for found in re.findall(ADDRESS, headers.decode(value)[:2000])
    }
    candidates = list(_candidates(_tight(text), _tight(returned)))
    return next((one for one in candidates if one not in ours), candidates[0] if candidates else None)


def _tight(text: str) -> str:
    """Without long runs of blanks: three runs in one pattern cost the cube of their length, a minute for 3,000 tabs."""
    return _BLANKS.sub(" " * 8, text)


def _in_fields(notice: str) -> str | None:
    """Of the group of fields that failed; of the first one when none did."""
    groups = [group for group in re.split(r"\n[ \t]*\n", notice) if "@" in group]
    for group in sorted(groups, key=lambda one: not _FAILED.search(one)):
        for pattern in _FIELDS:
            found = pattern.search(group)
            if found:
                return found[1].lower()
    return None


def _candidates(text: str, returned: str) -> Iterator[str]:
    cut = _CUT.search(text)
    above = text[: cut.start()] if cut else text
    for pattern in _PHRASES:
        for match in list(pattern.finditer(above[:20_000]))[:20]:
            if not _DAEMON.match(match[1]):
                yield match[1].lower()
    for name in ("to", "x-original-to", "delivered-to", "cc"):
        back = re.search(rf"^{name}\s*:[^\n]{{0,200}}?({ADDRESS})", returned or text, re.I | re.M)
        if back:
            yield back[1].lower()
