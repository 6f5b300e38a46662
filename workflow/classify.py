"""What is this mail? Ordered rules, first hit wins, the hit is logged with its name (DESIGN 4). Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from workflow.facts import ComplaintFacts, Incoming, Letter, Office
from workflow.standard import Standard

STATUS = re.compile(
    r"^\W*status\b\W*(?:kasus|permohonan|pengaduan|aduan|surat|nomor|no\.?)?\W*"
    r"(?:(?P<ref>[a-z]{2,5}-\d{4}-\d{4,})\W*(?:kode\b\W*)?(?P<code>[a-z2-7]{8})?\W*)?$",
    re.I,
)
COMPLAINT_LETTER = re.compile(
    r"\b(?:pengaduan|keluhan|keberatan|komplain|laporan (?:dugaan|pengaduan)|dugaan (?:pungli|korupsi|penyalahgunaan))\b",
    re.I,
)
NO_COMPLAINT_LETTER = re.compile(
    r"\b(?:undangan|rapat|rakor|sosialisasi|bimtek|edaran|rekap\w*|tindak lanjut|pengelola\w*)\b", re.I
)
COMPLAINT_SUBJECT = re.compile(
    r"^\W*(?:(?:re|fwd?|bls|trs)\s*:\s*)*(?:surat\s+)?(?:pengaduan|aduan|keluhan|komplain)\b"
    r"(?!\s+(?:anda|saudara|bapak|ibu)\b)",
    re.I,
)
ORDER = re.compile(r"\b(?:mohon|mhn|minta|tolong)\s+(?:\w+\s+){0,3}?(?:di)?(?:buat|bikin)(?:kan|in)?\b", re.I)
ASKING = re.compile(r"\b(mohon|mhn|minta|tolong|permohonan|permintaan|dibuatkan|bikinin|bantuan)\b", re.I)


UNHEARD = ComplaintFacts()


@dataclass(frozen=True)
class Kind:
    """kind: request complaint reply status automatic bounce list own other (the contract's words); rule: the hit."""

    kind: str
    rule: str


@dataclass(frozen=True)
class Sight:
    """What the rules look at: the mail, our own address, whether it answers a case, the services on offer, and what the
    words of the mail say when they are read as a complaint."""

    mail: Incoming
    own: str
    answers: bool
    office: Office
    standards: tuple[Standard, ...]
    heard: ComplaintFacts = UNHEARD


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
    """Words of a complaint, whatever picture hangs on it; a request that is really in hand is never lost to them."""
    return s.heard.is_complaint and (not _letter(s) or _grave(s))


def _grave(s: Sight) -> bool:
    """Beside a request, only words that call themselves a complaint or speak of abuse count as one."""
    return s.heard.is_complaint and (s.heard.says_so or s.heard.class_ == "berkadar_pengawasan")


def _complaint_by_name(s: Sight) -> bool:
    """Asks for data or speaks of nothing that is known, under the subject "Pengaduan": a person says that it is none."""
    named = COMPLAINT_SUBJECT.match(s.mail.subject) and s.mail.words.strip()
    return bool(named) and s.heard.topic in ("information", "nothing") and not s.mail.letters


def _complaint_letter(s: Sight) -> bool:
    """A formal letter, of no service of ours, whose subject says that it is a complaint."""
    subjects = (letter.subject or "" for letter in s.mail.letters if not letter.trouble)
    return not _letter(s) and any(
        COMPLAINT_LETTER.search(one) and not NO_COMPLAINT_LETTER.search(one) for one in subjects
    )


def _about(*topics: str) -> Callable[[Sight], bool]:
    """The words are about one of these, and no letter hangs on them."""
    return lambda s: s.heard.topic in topics and not s.mail.letters


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


def _notice(s: Sight) -> bool:
    """Something is only told or sent on; whoever asks for content in the same words asks, whatever is enclosed."""
    ordered = _without_letter(s) and ORDER.search(f"{s.mail.subject}\n{s.mail.words}")
    return _about("notice")(s) and not ordered


def _how_to_apply(s: Sight) -> bool:
    """A question, no order: "syaratnya apa saja?"."""
    words = f"{s.mail.subject}\n{s.mail.words}"
    return _about("question")(s) and mentions(words, s.standards) is not None


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
    ("complaint", "complaint-with-letter", lambda s: _letter(s) and _grave(s)),
    ("request", "request-with-letter", _letter),
    ("complaint", "complaint-words", _complaint),
    ("complaint", "complaint-letter", _complaint_letter),
    ("complaint", "complaint-by-name", _complaint_by_name),
    ("other", "spam", _about("spam")),
    ("request", "request-with-picture", _unread_letter),
    ("request", "request-with-unread-file", _unreadable_file),
    ("other", "offer", _about("offer")),
    ("other", "invitation", _about("invitation")),
    ("other", "information-request", _about("information")),
    ("other", "notice", _notice),
    ("status", "status-question-in-words", _about("status")),
    ("other", "question-about-service", _how_to_apply),
    ("request", "request-without-letter", _without_letter),
    ("other", "letter-for-others", lambda s: bool(s.mail.letters)),
    ("other", "another-service", _about("service")),
    ("other", "praise", _about("praise")),
    ("other", "question", _about("question")),
    ("other", "nothing-else", lambda s: True),
)


def is_known_unheard(sight: Sight) -> bool:
    """Whether one of the first rules holds, which look at no words: then nobody need hear them for a complaint."""
    return any(
        holds(sight) for kind, _, holds in RULES if kind in ("own", "bounce", "list", "automatic", "reply")
    )


def classify(sight: Sight) -> Kind:
    """The first rule that holds."""
    return next(Kind(kind, rule) for kind, rule, holds in RULES if holds(sight))
