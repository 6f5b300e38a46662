"""An office without servers, for attacks by the thousand: the real configuration, records, reader and decisions.

A mail is bytes as the mailbox would give them; `hears` reads and decides it, and commits nothing unless told to.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from mail.authenticity import Authentication
from models.store import Batch, Seen
from operate.deciding import Group, Outcome, decide_mail
from operate.program import Program, open_program
from operate.reading import Options, read_mail
from operate.writing import write
from tests.workflow.desk import MONDAY, letter, mail
from tests.world import PEOPLE, SERVICE, configure, text_of
from workflow.decide import Arrival, on_letter
from workflow.facts import Case, File, Incoming, Place

OURS = "mx.suratd.test"
RECEIVED = f"Received: from a.test by {OURS}; Mon, 23 Nov 2026 02:10:00 +0000"
EVIDENCE = {
    "S3": ("dmarc=pass header.from={domain}", True),
    "S2": ("dmarc=pass header.from={domain}", False),
    "S1": ("", False),
    "S0": ("dmarc=fail header.from={domain}", False),
}
"""What our server writes about a mail of this grade, and whether the domain proves accounts."""


@dataclass
class Office:
    """`letter()` opens a case; `last(who)` is the newest mail that somebody got; `hears(raw)` is what comes of a mail."""

    folder: Path
    program: Program
    now_ahead: timedelta = timedelta()
    count: int = 0
    known: dict[str, bytes] = field(default_factory=dict)

    @property
    def options(self) -> Options:
        return Options(
            self.program.office.agencies,
            "off",
            authentication=Authentication(
                OURS, 1, (), "strict", "suratd.test", self.program.office.domains | {"suratd.test"}
            ),
            documents=False,
        )

    def letter(self) -> Case:
        """A complete letter of dinkes came in, and everything it causes was promised."""
        self.count += 1
        number = f"400.14.9/{1000 + self.count}/2026"
        file = File(f"{self.count:064x}", "surat.pdf", "application/pdf", 9)
        found = letter(number=number, file=file)
        standard = self.program.standards[0]
        ref = self.program.store.next_ref(standard.code, 2026, 0)
        arrival = Arrival(mail(letters=(found,), digest=f"{self.count:064d}"), found, ref)
        decision = on_letter(arrival, self.program.desk(standard))
        decision = replace(
            decision, sends=tuple(replace(s, slip=False, attachments=()) for s in decision.sends)
        )
        self.program.store.apply((write(self.program, None, decision),), None, self.program.clock())
        return self.case(ref)

    def case(self, ref: str) -> Case:
        found = self.program.store.case(ref)
        assert found is not None
        return found

    def last(self, who: str, template: str = "") -> EmailMessage:
        rows = self.program.store.outbox(recipient=PEOPLE.get(who, who), template=template, limit=1)
        assert rows, f"{who} got no {template}"
        skeleton = next(o.skeleton for o in self.unsent() if o.id == rows[0].id)
        return BytesParser(policy=policy.default).parsebytes(skeleton)  # type: ignore[arg-type, return-value]

    def unsent(self) -> list[object]:
        return self.program.store.unsent(self.program.clock() + timedelta(days=9), 100_000)  # type: ignore[return-value]

    def reads(self, raw: bytes, level: str = "", options: Options | None = None) -> Incoming:
        """The mail as the daemon reads it. level: what our server found out about its sender."""
        options = options or self.options
        if level:
            raw, options = stamped(raw, level, options)
        scratch = self.folder / "coret"
        scratch.mkdir(exist_ok=True)
        path = scratch / "surat.eml"
        path.write_bytes(raw)
        return read_mail(str(path), self.program.clock(), str(scratch), options)

    def hears(self, raw: bytes, level: str = "", commit: bool = False) -> Outcome:
        found = self.reads(raw, level)
        outcome = decide_mail(self.program, found, Group())
        if commit:
            now = self.program.clock()
            self.count += 1
            self.program.store.begin([Seen(found.digest, Place("INBOX", 1, self.count), now, len(raw))], now)
            batch = Batch(outcome.applied, found.digest, outcome.used, outcome.grade, outcome.astray)
            assert self.program.store.apply_many([batch], now) == {}
        return outcome


def stamped(raw: bytes, level: str, options: Options) -> tuple[bytes, Options]:
    """The mail with the lines that our server sets above it."""
    words, account = EVIDENCE[level]
    domain = (
        (b"\n" + raw.lower())
        .partition(b"\nfrom:")[2]
        .partition(b"\n")[0]
        .rpartition(b"@")[2]
        .strip(b" \r>\"'")
        .decode()
    )
    authentication = options.authentication
    if account:
        authentication = replace(authentication, account_domains=(domain,))
    lines = [f"Authentication-Results: {OURS}; {words.format(domain=domain)}"] if words else []
    head = "".join(f"{line}\r\n" for line in (*lines, RECEIVED)).encode()
    return head + raw, replace(options, authentication=authentication)


def opened(folder: Path) -> Office:
    """An office on the morning of a Monday, with the example's people."""
    return Office(folder, open_program(configure(folder / "atur", 9, 9), lambda: MONDAY, write=True))


def reply(
    mail: EmailMessage,
    sender: str,
    words: str,
    *,
    to: str | None = None,
    subject: str | None = None,
    in_reply_to: bool = True,
    references: bool = True,
    quote: bool = True,
    headers: tuple[str, ...] = (),
) -> bytes:
    """An answer as bytes; what a client leaves out is left out."""
    our_id = str(mail["Message-ID"])
    lines = [
        f"From: {sender}",
        f"To: {to if to is not None else mail['Reply-To'].addresses[0].addr_spec}",
        f"Subject: {subject if subject is not None else 'Re: ' + str(mail['Subject'])}",
        "Date: Mon, 23 Nov 2026 09:10:00 +0700",
        "Message-ID: <jawaban@klien.test>",
        *([f"In-Reply-To: {our_id}"] if in_reply_to else []),
        *([f"References: {our_id}"] if references else []),
        *headers,
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    body = words
    if quote:
        quoted = "\n".join("> " + line for line in text_of(mail).splitlines()[:12])
        body = f"{words}\n\nPada Sen, 23 Nov 2026 pukul 09.00 Dinkominfo <{SERVICE}> menulis:\n{quoted}\n"
    return ("\r\n".join(lines) + "\r\n\r\n" + body.replace("\n", "\r\n")).encode()


def moved(outcome: Outcome) -> bool:
    """Did anything become decided?"""
    return any(
        one.decision.case is not None
        and one.before is not None
        and (one.before.state, one.before.decisions) != (one.decision.case.state, one.decision.case.decisions)
        for one in outcome.applied
    )


def told(outcome: Outcome) -> dict[str, list[str]]:
    """recipient -> the templates that he gets."""
    found: dict[str, list[str]] = {}
    for one in outcome.applied:
        for sent in one.mails:
            found.setdefault(sent.recipient, []).append(sent.template)
    return found
