"""What is this mail? Ordered rules, first hit wins, the hit is logged with its name (DESIGN 4). Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from workflow.facts import Incoming, Letter, Office
from workflow.standard import Standard

STATUS = re.compile(
    r"^\W*status\b\W*(?:kasus|permohonan|surat|nomor|no\.?)?\W*(?P<ref>[a-z]{2,5}-\d{4}-\d{4,})?\W*$", re.I
)
COMPLAINT = re.compile(
    r"\b(pengaduan|mengadukan|mengadu|aduan|keluhan|komplain|pungli|pungutan liar|uang rokok|melaporkan|lapor\b"
    r"|kecewa|dirugikan|keberatan|tidak terima|oknum)\b",
    re.I,
)
ASKING = re.compile(r"\b(mohon|mhn|minta|tolong|permohonan|permintaan|dibuatkan|bikinin|bantuan)\b", re.I)


@dataclass(frozen=True)
class Kind:
    """kind: request complaint reply status automatic bounce list own other (the contract's words); rule: the hit."""

    kind: str
    rule: str


@dataclass(frozen=True)
class Sight:
    """What the rules look at: the mail, our own address, whether it answers a case, and the services on offer."""

    mail: Incoming
    own: str
    answers: bool
    office: Office
    standards: tuple[Standard, ...]


def is_request(letter: Letter, standard: Standard) -> bool:
    return letter.request.service == standard.key


def with_service(letter: Letter, standards: tuple[Standard, ...]) -> Letter:
    """A letter for a service that the reader does not know is recognised by the standard's words in its subject."""
    if letter.request.service is not None or letter.trouble or not letter.subject:
        return letter
    found = mentions(letter.subject, tuple(s for s in standards if not s.read_by_parser))
    return replace(letter, request=replace(letter.request, service=found.key)) if found else letter


def service_of(letters: Iterable[Letter], standards: tuple[Standard, ...]) -> Standard | None:
    """The first standard that one of the letters asks for."""
    found = list(letters)
    return next((s for s in standards if any(is_request(letter, s) for letter in found)), None)


def mentions(text: str, standards: tuple[Standard, ...]) -> Standard | None:
    """The standard whose words occur in the text."""
    low = text.lower()
    for standard in standards:
        if any(re.search(rf"\b{re.escape(word)}", low) for word in standard.words):
            return standard
    return None


def _own(s: Sight) -> bool:
    return s.mail.loop or (s.mail.sender is not None and s.mail.sender.address == s.own)


def _newsletter(s: Sight) -> bool:
    """A field of lists says more than "bulk" or a no-reply sender, which newsletters have too: it is left for people."""
    return bool(s.mail.listed) and not s.mail.listed.startswith("precedence")


def _status(s: Sight) -> bool:
    subject = re.sub(r"\[[^\]]*\]", "", s.mail.subject)
    first = next((line for line in s.mail.words.splitlines() if line.strip()), "")
    return bool(STATUS.match(first) or (not s.answers and not first and STATUS.match(subject)))


def _complaint(s: Sight) -> bool:
    return not s.mail.letters and bool(COMPLAINT.search(f"{s.mail.subject}\n{s.mail.words}"))


def _letter(s: Sight) -> bool:
    return service_of(s.mail.letters, s.standards) is not None


def _unread_letter(s: Sight) -> bool:
    """A page without text, from a registered agency or with words of a request: a person will look."""
    pictures = [x for x in s.mail.letters if x.text_source == "none" and not x.trouble]
    if not pictures or s.mail.sender is None:
        return False
    known = s.office.agency_at(s.mail.sender.address) is not None
    words = f"{s.mail.subject}\n{s.mail.words}\n" + "\n".join(a.name for a in s.mail.attachments)
    return known or (mentions(words, s.standards) is not None and bool(ASKING.search(words)))


def _unreadable_file(s: Sight) -> bool:
    """Only files that could not be opened, with words of a request or from an agency: asked for kindly."""
    troubled = [a.name for a in s.mail.attachments if a.use == "unread"]
    troubled += [letter.file.name for letter in s.mail.letters if letter.trouble]
    if not troubled or s.mail.sender is None:
        return False
    words = f"{s.mail.subject}\n{s.mail.words}\n" + "\n".join(troubled)
    asks = mentions(words, s.standards) is not None or bool(ASKING.search(words))
    return s.office.agency_at(s.mail.sender.address) is not None or asks


def _without_letter(s: Sight) -> bool:
    words = f"{s.mail.subject}\n{s.mail.words}"
    return not s.mail.letters and mentions(words, s.standards) is not None and bool(ASKING.search(words))


Rule = tuple[str, str, Callable[[Sight], bool]]

# The order is the policy: a mail of ours that comes back must never be taken for anything else, and a machine's
# mail never for a person's. An answer is known by its token, reference or tag before its words are looked at.
RULES: tuple[Rule, ...] = (
    ("own", "our-own-mail", _own),
    ("bounce", "delivery-report", lambda s: s.mail.bounce is not None),
    ("list", "mailing-list", _newsletter),
    ("automatic", "automatic-mail", lambda s: bool(s.mail.automatic)),
    ("status", "status-question", _status),
    ("reply", "answer-to-a-case", lambda s: s.answers),
    ("request", "request-with-letter", _letter),
    ("complaint", "complaint-words", _complaint),
    ("request", "request-with-picture", _unread_letter),
    ("request", "request-with-unread-file", _unreadable_file),
    ("request", "request-without-letter", _without_letter),
    ("other", "nothing-else", lambda s: True),
)


def classify(sight: Sight) -> Kind:
    """The first rule that holds."""
    return next(Kind(kind, rule) for kind, rule, holds in RULES if holds(sight))
