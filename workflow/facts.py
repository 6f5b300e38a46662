"""The values that travel between the parts of suratd: frozen, plain, picklable. They read themselves and do nothing else.

Moments (`datetime`) are aware UTC, days are `date`; Asia/Jakarta appears only where a person reads (law L17).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in PDF points; origin top left of the shown page."""


# ---------------------------------------------------------------- what a letter says


@dataclass(frozen=True)
class Mark:
    """A signature or a stamp on a page: present, absent or unsure (never a guess).

    confidence: of the verdict; of an unsure mark the chance that it is there. digest: a perceptual hash of its picture (16
    hex digits). pasted: drawn or pasted into a digital PDF, so no ink on paper. score and kind: what the confidence was
    made from, for a later calibration.
    """

    verdict: str = "unsure"
    confidence: float = 0.0
    page: int | None = None
    box: Box | None = None
    why: str = ""
    digest: str = ""
    pasted: bool = False
    score: float | None = None
    kind: str = ""


@dataclass(frozen=True)
class Alike:
    """A mark of an earlier letter of another agency that looks the same. mark: signature | stamp."""

    mark: str
    ref: str
    agency: str


@dataclass(frozen=True)
class Electronic:
    """A TTE (PAdES) in the file: valid, untrusted, invalid or none. changed_after: words for what was added after signing,
    None for nothing. signers: every name, `signer` being the one whose signature decides. codes: what QR codes say."""

    verdict: str = "none"
    signer: str | None = None
    signed_at: datetime | None = None
    covers_whole_file: bool | None = None
    changed_after: str | bool | None = None
    why: str = ""
    signers: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgencyMatch:
    """The letterhead as written, and the agency of the directory that it names (its key), with a score 0..1."""

    name: str | None = None
    matched: str | None = None
    score: float = 0.0


@dataclass(frozen=True)
class Signer:
    """The signer block. form: definitif plt plh pj an ub panitia lain."""

    name: str | None = None
    position: str | None = None
    form: str = "lain"
    nip: str | None = None


@dataclass(frozen=True)
class Item:
    kind: str
    count: int | None = None


@dataclass(frozen=True)
class Contact:
    name: str | None = None
    phone: str | None = None


@dataclass(frozen=True)
class Request:
    """What the letter asks for. service is the key of a standard, or None when the letter asks for something else."""

    service: str | None = None
    event: str | None = None
    event_date: date | None = None
    needed_by: date | None = None
    items: tuple[Item, ...] = ()
    platforms: tuple[str, ...] = ()
    contact: Contact | None = None


@dataclass(frozen=True)
class File:
    """Bytes kept in the spool under their SHA-256, with the name that people see."""

    sha256: str
    name: str
    type: str
    size: int


@dataclass(frozen=True)
class Letter:
    """One letter in one file. Texts are None where nothing was found; `trouble` is empty when the file could be read.

    trouble: "" | encrypted | broken | empty | not-a-document | too-large | unreadable (the limited child died).
    text_source: pdf | ocr | mixed | none. `blank` names fields whose place is there but was left open ("number", "day").
    `quality` holds remarks for people (a weekday that contradicts the date, a NIP with 17 digits, …).
    `places`: where each field stands, as (name, page, box).
    """

    file: File
    pages: int = 0
    text_source: str = "none"
    number: str | None = None
    date: date | None = None
    urgency: str | None = None
    subject: str | None = None
    addressee: str | None = None
    agency: AgencyMatch = AgencyMatch()
    signer: Signer | None = None
    request: Request = Request()
    signature: Mark = Mark()
    stamp: Mark = Mark()
    electronic: Electronic = Electronic()
    blank: tuple[str, ...] = ()
    quality: tuple[str, ...] = ()
    places: tuple[tuple[str, int, Box], ...] = ()
    evidence: File | None = None
    trouble: str = ""
    text: str = ""
    seconds: float = 0.0


# ---------------------------------------------------------------- what a mail says


@dataclass(frozen=True)
class Mailbox:
    """One address and its display name. The address is lower case; the name proves nothing."""

    address: str
    name: str = ""


@dataclass(frozen=True)
class Attachment:
    """A part of a mail. use: letter | enclosure | content | unread; `why` says why it was not read."""

    name: str
    type: str
    size: int
    sha256: str
    use: str = "enclosure"
    why: str = ""

    @property
    def file(self) -> File:
        return File(self.sha256, self.name, self.type, self.size)


@dataclass(frozen=True)
class Token:
    """A token of ours seen in a mail: label (4), secret (26, lower case), carrier: address | in-reply-to | references."""

    label: str
    secret: str
    carrier: str


@dataclass(frozen=True)
class Signature:
    """A DKIM signature of a whole mail by a domain that fits its From field; nobody has looked its key up yet.

    selector: where the key lies. kind: rsa-sha256 | ed25519-sha256. digest: of what was signed; mark: the signature.
    """

    domain: str
    selector: str
    kind: str
    digest: bytes
    mark: bytes


@dataclass(frozen=True)
class Bounce:
    """A delivery report about a mail of ours."""

    recipient: str | None = None
    message_id: str | None = None
    permanent: bool = True
    why: str = ""


@dataclass(frozen=True)
class Grade:
    """How well the From field is proven: S0 contradicted, S1 unknown, S2 domain proven, S3 account proven."""

    level: str = "S1"
    why: str = ""


@dataclass(frozen=True)
class Incoming:
    """A message, read. `sender` is None when From breaks rule R-FROM; `sender_trouble` then says how.

    digest: identity of law L4. sent_at: the Date field, None when missing or absurd. received: INTERNALDATE (UTC).
    words: what this person wrote, quotes and signature off. text: everything readable.
    automatic: empty, or the sign by which it is automatic (a header, a null return path, a phrase).
    listed: empty, or the sign of a mailing list or bulk mail. signatures: of an official's mail whose domain nobody proved.
    code: the eight characters of a question of ours, as the subject brings them back.
    """

    digest: str
    received: datetime
    sender: Mailbox | None = None
    sender_trouble: str = ""
    sent_at: datetime | None = None
    message_id: str = ""
    subject: str = ""
    tag: str = ""
    tokens: tuple[Token, ...] = ()
    references: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    words: str = ""
    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    letters: tuple[Letter, ...] = ()
    links: tuple[str, ...] = ()
    automatic: str = ""
    listed: str = ""
    bounce: Bounce | None = None
    loop: bool = False
    grade: Grade = Grade()
    size: int = 0
    trouble: str = ""
    signatures: tuple[Signature, ...] = ()
    code: str = ""


# ---------------------------------------------------------------- what words mean


@dataclass(frozen=True)
class Arguments:
    """What a command carries besides its move. Unset ones are None or empty."""

    number: int | None = None
    note: str = ""
    staff: tuple[str, ...] = ()
    days: int | None = None
    until: date | None = None
    to: str = ""
    scores: tuple[int | None, ...] = ()
    category: str = ""


@dataclass(frozen=True)
class Command:
    """move: setuju disposisi revisi tolak lengkapi tanya tunda arsip teruskan terima batal lain, or a move of a
    standard's own; action: auto confirm ask hold. `why` names the phrase or the rule."""

    move: str = "lain"
    action: str = "ask"
    arguments: Arguments = Arguments()
    why: str = ""


@dataclass(frozen=True)
class ComplaintFacts:
    """What the words of a mail (or of a slip, a call, a report) say when they are read as a complaint.

    topic: complaint | praise | question | information (for the PPID) | service | status | invitation | offer | spam
    | notice | nothing. class_: ringan | normatif | tidak_berkadar_pengawasan | berkadar_pengawasan, proposed also when
    the topic is another one, should a person call it a complaint after all; None when there are no words.
    flags: anonim rahasia out_of_authority urgent incomplete mixed. people: names as written; posts: posts and offices
    as written, both in their order ("Kabid IKP", "petugas loket"). payment: money for the service is spoken of.
    says_so: the words themselves call it a complaint, an objection or a report. why quotes the words: it is never logged.
    """

    is_complaint: bool = False
    class_: str | None = None
    confidence: float = 0.0
    flags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    payment: bool = False
    says_so: bool = False
    topic: str = "nothing"
    why: str = ""


# ---------------------------------------------------------------- who the office is


@dataclass(frozen=True)
class Person:
    key: str
    name: str
    position: str
    roles: tuple[str, ...]
    addresses: tuple[str, ...]

    @property
    def mailbox(self) -> Mailbox:
        return Mailbox(self.addresses[0], self.name)


@dataclass(frozen=True)
class Deputy:
    """`by` stands in for `absent` (keys of persons) from `start` to `end`, both included, as `title` (Plt., Plh.)."""

    absent: str
    by: str
    title: str
    start: date
    end: date


@dataclass(frozen=True)
class Holder:
    """Who holds a role today: the person, and the title when he stands in ("Plh.")."""

    person: Person
    title: str = ""


@dataclass(frozen=True)
class Head:
    name: str
    title: str = ""
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class Agency:
    """An OPD or UPT. `parent` is the key of the OPD above it."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    parent: str = ""
    addresses: tuple[str, ...] = ()
    heads: tuple[Head, ...] = ()


@dataclass(frozen=True)
class Holiday:
    """kind: libur_nasional | cuti_bersama | lokal."""

    day: date
    kind: str
    name: str
    decree: str = ""


@dataclass(frozen=True)
class Calendar:
    """Days on which the office is closed besides Saturday and Sunday. `years` were decreed whole."""

    holidays: Mapping[date, Holiday] = field(default_factory=dict)
    years: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Office:
    """Who is who, when the office works, and its calendar. hours: weekday (Monday 0) -> opening, closing, local time."""

    name: str
    short: str
    address: str
    phone: str
    mail: str
    site: str
    zone: str
    hours: Mapping[int, tuple[time, time]]
    people: tuple[Person, ...]
    deputies: tuple[Deputy, ...] = ()
    agencies: tuple[Agency, ...] = ()
    calendar: Calendar = Calendar()
    admin: str = ""

    def person(self, key: str) -> Person | None:
        return next((p for p in self.people if p.key == key), None)

    def person_at(self, address: str) -> Person | None:
        """The official whose registered address this is (compared in lower case, whole)."""
        wanted = address.lower()
        return next((p for p in self.people if wanted in p.addresses), None)

    def agency(self, key: str | None) -> Agency | None:
        return next((a for a in self.agencies if a.key == key), None)

    def agency_at(self, address: str) -> Agency | None:
        wanted = address.lower()
        return next((a for a in self.agencies if wanted in a.addresses), None)

    def knows(self, address: str) -> bool:
        """Is this a registered address (an official's or an agency's)? All others are strangers (law L20)."""
        return self.person_at(address) is not None or self.agency_at(address) is not None

    @property
    def domains(self) -> frozenset[str]:
        """The domains of all registered addresses, and of our own."""
        people = [address for one in self.people for address in one.addresses]
        agencies = [address for one in self.agencies for address in one.addresses]
        return frozenset(a.rpartition("@")[2] for a in (*people, *agencies, self.mail) if "@" in a)

    def holders(self, role: str, day: date) -> tuple[Holder, ...]:
        """Who holds the role on that day; an absent one is replaced by his deputy, chains followed."""
        found: list[Holder] = []
        for person in self.people:
            if role not in person.roles:
                continue
            holder, seen = Holder(person), {person.key}
            while True:
                absence = next(
                    (d for d in self.deputies if d.absent == holder.person.key and d.start <= day <= d.end),
                    None,
                )
                deputy = self.person(absence.by) if absence else None
                if absence is None or deputy is None or deputy.key in seen:
                    break
                seen.add(deputy.key)
                holder = Holder(deputy, absence.title)
            if holder not in found:
                found.append(holder)
        return tuple(found)


# ---------------------------------------------------------------- what is going on


@dataclass(frozen=True)
class Due:
    """A promised day and its proof: the working days counted. provisional: a year in between is not decreed."""

    day: date
    counted: tuple[date, ...]
    provisional: bool = False


@dataclass(frozen=True)
class Pause:
    """Days on which the clock stands: those after `start` up to and with `end` (None: still standing)."""

    start: date
    end: date | None = None


@dataclass(frozen=True)
class Finding:
    """One requirement, checked. verdict: ok | missing | unsure | note. `name` is the contract's word (signature, …)."""

    name: str
    verdict: str
    why: str = ""


@dataclass(frozen=True)
class Pending:
    """A decision that waits for a second word: who (person key or address), which move from which state, since when.

    kind: confirm | conflict. purpose: of the token that it was first said with (step, undo, conflict). mark: names the
    very question, so that a "yes" to another one does not answer it. files, links: what the first word brought.
    """

    kind: str
    by: str
    move: str
    arguments: Arguments
    state: str
    at: datetime
    purpose: str = "step"
    mark: str = ""
    files: tuple[File, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Done:
    """A decision taken: kept for the echo, BATAL and for telling the other official."""

    step: int
    state: str
    move: str
    by: str
    at: datetime
    grade: str = "S1"
    arguments: Arguments = Arguments()


@dataclass(frozen=True)
class Note:
    at: datetime
    by: str
    text: str


@dataclass(frozen=True)
class Report:
    """What somebody reports to the office in words, where a request brings a letter.

    channel: surel | tatap_muka | kotak | whatsapp | telepon | medsos | lapor. contact: how to reach somebody without a
    mail address. recorder: key of the official who wrote it down for him and passes our answers on. external: its id at
    another portal. proposed, category: the class that the machine proposes and the one that a person has set. barred:
    keys of the people whom it must not reach. draft: the answer as it was drafted last. answered, promised: when the
    answer left, and the day until which it was due. code: opens the state of the case to whoever holds it. handed,
    handed_step: when and in which step words for the reporter were last given to whoever passes them on, who has not
    yet said that they arrived; chased: the rows that have reminded of it. alike: numbers of cases that looked like the same
    matter when it was recorded. carried: "key/number" of each official who passes the answer on to a further reporter
    without an address, and of that reporter's own case.
    """

    words: str = ""
    channel: str = "surel"
    contact: str = ""
    recorder: str = ""
    external: str = ""
    proposed: str = ""
    confidence: float = 0.0
    category: str = ""
    flags: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    followers: tuple[Mailbox, ...] = ()
    draft: str = ""
    answered: datetime | None = None
    promised: date | None = None
    code: str = ""
    handed: datetime | None = None
    handed_step: int = 0
    chased: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """One request on its way. `step` counts the times somebody was asked anew; tokens belong to a step.

    version: 0 before it is recorded; the store adds one at each change (compare and set on (state, version)).
    fired: the timed rows that have acted in this step. back: the state a question or a postponement returns to.
    sealed: what it holds is written encrypted, and only numbers and states are open. reached: milestones that have acted.
    pending: a question to the Kepala about two contrary decisions. confirming: of each person the decision he was asked
    about once more.
    """

    ref: str
    standard: str
    state: str
    applicant: Mailbox
    received: datetime
    since: datetime
    version: int = 0
    step: int = 1
    agency: str = ""
    letter_at: datetime | None = None
    complete_at: datetime | None = None
    days: int = 0
    due: Due | None = None
    pauses: tuple[Pause, ...] = ()
    revisions: int = 0
    letter: Letter | None = None
    findings: tuple[Finding, ...] = ()
    assignee: str = ""
    asked: tuple[str, ...] = ()
    back: str = ""
    until: date | None = None
    fired: tuple[str, ...] = ()
    pending: Pending | None = None
    decisions: tuple[Done, ...] = ()
    material: tuple[File, ...] = ()
    content: tuple[File, ...] = ()
    links: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    thread: str = ""
    subject: str = ""
    twin: str = ""
    scores: tuple[int | None, ...] = ()
    wake: datetime | None = None
    report: Report | None = None
    sealed: bool = False
    reached: tuple[str, ...] = ()
    confirming: tuple[Pending, ...] = ()


@dataclass(frozen=True)
class Ticket:
    """A token of ours, found in the records and proven: whom it was given, for which step and purpose.

    purpose: step (decide) | confirm | conflict | undo | survei. choices: the numbered answers of that very mail.
    live: the step is the case's current one and the token has not been used up. rotated: it came back from somebody else
    and proves nothing any more, though its step goes on. about: the question that a confirmation answers.
    """

    ref: str
    step: int
    address: str
    purpose: str
    choices: tuple[Choice, ...] = ()
    live: bool = True
    rotated: bool = False
    about: str = ""


@dataclass(frozen=True)
class Choice:
    """One numbered answer offered in a mail: the move it makes, what the button writes, and what must be added. free: what
    stands behind it is a text for somebody else, which may say anything."""

    number: int
    move: str
    label: str
    words: str
    arguments: Arguments = Arguments()
    hint: str = ""
    free: bool = False


@dataclass(frozen=True)
class Send:
    """One mail to one recipient, still without words. Its key stops a second one (law L9): case/step/template/recipient.

    asks: purpose of the token it carries ("" for none). facts: what the template needs besides the case.
    stranger: counts against the limits for unregistered addresses. answers: Message-ID of the mail that it answers.
    """

    key: str
    template: str
    to: Mailbox
    asks: str = ""
    choices: tuple[Choice, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    attachments: tuple[File, ...] = ()
    slip: bool = False
    stranger: bool = False
    answers: str = ""


@dataclass(frozen=True)
class Decision:
    """What shall become true, all at once: the case as it will be, the mails that leave, the audit line, the place.

    case None: nothing is recorded as a case. place: done | aside | others (folders of the mailbox), "" on the clock.
    """

    case: Case | None
    sends: tuple[Send, ...] = ()
    note: str = ""
    rule: str = ""
    place: str = "done"
    actor: str = ""
    survey: tuple[int | None, ...] = ()


@dataclass(frozen=True)
class Issued:
    """A token as it is recorded: never the secret itself, only what it can be computed from together with the key."""

    label: str
    ref: str
    step: int
    purpose: str
    address: str
    nonce: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Mail:
    """A composed mail, ready to be recorded. `skeleton` is the whole message with one marker line per attachment
    (see mail/compose.py); Message-ID and Date are fixed in it, so that every repeat has the same bytes (law L9).
    sealed: written encrypted. hidden: so is the recipient, who is no official."""

    key: str
    ref: str
    template: str
    recipient: str
    subject: str
    message_id: str
    skeleton: bytes
    attachments: tuple[File, ...] = ()
    issued: Issued | None = None
    stranger: bool = False
    sealed: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Place:
    """Where a message lies in the mailbox: a hint, never its identity (law L4)."""

    folder: str
    uidvalidity: int
    uid: int


@dataclass(frozen=True)
class Applied:
    """A decision with its composed mails and the case as it was read (None: a new one); stored in one transaction."""

    before: Case | None
    decision: Decision
    mails: tuple[Mail, ...] = ()
