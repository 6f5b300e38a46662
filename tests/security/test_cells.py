"""Every cell of the table of authority, by five carriers, from the raw mail to what would be committed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

import pytest

from tests.security.office import Office, moved, opened, reply, told
from tests.world import PEOPLE, SERVICE, buttons
from workflow.authority import GRADES, TABLE

SENDERS = {"A2": "kepala", "A1": "sekretaris", "A0": "penipu"}
CARRIERS = ("plus-address", "references", "button", "in-reply-to", "body")


@dataclass
class Desk:
    """One office with a mail of every kind of token: of a step that waits, of one that is over, of a question."""

    office: Office
    mails: dict[str, EmailMessage]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    office = opened(tmp_path_factory.mktemp("kantor"))
    mails: dict[str, EmailMessage] = {}
    office.letter()
    over = office.last("kepala")
    assert moved(office.hears(reply(over, PEOPLE["kepala"], "1"), "S2", commit=True))
    office.letter()
    asked = office.last("kepala")
    office.hears(reply(asked, PEOPLE["kepala"], "1"), "S1", commit=True)
    mails["confirm"] = office.last("kepala", "pejabat-konfirmasi")
    office.letter()
    mails |= {"valid": office.last("kepala", "pejabat-mohon-disposisi"), "stale": over}
    yield Desk(office, mails)
    office.program.close()


def broken(mail: EmailMessage) -> EmailMessage:
    """The mail with one other character in each of its tokens: nobody's."""
    raw = mail.as_bytes()
    for field in ("Reply-To", "Message-ID"):
        secret = str(mail[field]).partition(".")[2][:26]
        other = ("a" if secret[0] != "a" else "b") + secret[1:]
        raw = raw.replace(secret.encode(), other.encode())
    return BytesParser(policy=policy.default).parsebytes(raw)  # type: ignore[arg-type, return-value]


def carried(carrier: str, mail: EmailMessage, sender: str, words: str, tagged: bool) -> bytes:
    """An answer that brings the token of this mail in one way only."""
    # The code of a question is a carrier of its own (tests/security/test_codes.py).
    number = re.sub(r"\s*\(kode [^)]+\)", "", str(mail["Subject"]))
    subject = f"Re: {number}" if tagged else "Surat dinkes yang tadi"
    if carrier == "plus-address":
        return reply(mail, sender, words, subject=subject, in_reply_to=False, references=False, quote=False)
    if carrier == "references":
        return reply(mail, sender, words, subject=subject, to=SERVICE, in_reply_to=False, quote=False)
    if carrier == "in-reply-to":
        return reply(mail, sender, words, subject=subject, to=SERVICE, references=False, quote=False)
    if carrier == "button":
        address, _, _ = buttons(mail)[1]
        return reply(
            mail, sender, words, to=address, subject=subject, in_reply_to=False, references=False, quote=False
        )
    words += f"\n\n> {mail['Reply-To']}\n> {mail['Message-ID']}\n"
    return reply(
        mail, sender, words, to=SERVICE, subject=subject, in_reply_to=False, references=False, quote=False
    )


def cell(token: str, address: str, carrier: str) -> tuple[str, str, str, bool]:
    """The mail whose token is used, the row of the table that must hold, and whether the subject names the case."""
    if token == "none":
        return "valid", "none", "A2" if address == "A1" else address, False
    if token == "subject" or carrier == "body":
        # A token in the body is none (it would travel with every quote): the number alone is left.
        used = token if token != "subject" else "valid"
        return used, "subject", address, True
    return token, token, address, token != "stale"


# The number of a case whose step is over says nothing: there is no step that it could mean.
CELLS = [(*key, carrier) for key in TABLE for carrier in CARRIERS if (key[0], carrier) != ("stale", "body")]


@pytest.mark.parametrize(("token", "address", "carrier"), CELLS)
def test_every_cell_by_every_carrier(desk: Desk, token: str, address: str, carrier: str) -> None:
    used, row, column, tagged = cell(token, address, carrier)
    mail, sender = desk.mails[used], PEOPLE[SENDERS[address]]
    words = "ya" if used == "confirm" else "1"
    if row == "subject":
        if address == "A1":
            sender, words = PEOPLE["kabid"], "Tanya: apakah acaranya jadi?"
        else:
            words = "Setuju"
    if row == "none":
        words = "Setuju, silakan dilanjutkan."
    if token in ("subject", "none"):
        mail = broken(mail)
    for level in GRADES:
        word = TABLE[row, column][GRADES.index(level)]
        outcome = desk.office.hears(carried(carrier, mail, sender, words, tagged), level)
        heard = told(outcome)
        where = f"{token}/{row} {address} {carrier} {level}: {word}, {outcome.rule} {heard}"
        assert moved(outcome) == (word == "accept"), where
        assert ("pejabat-konfirmasi" in heard.get(sender, [])) == (word == "challenge"), where
        assert (outcome.rule == "answer:leaked") == (word == "leak"), where
        assert (outcome.used is not None) >= (word == "leak"), where
        assert ("pejabat-peringatan" in heard.get(PEOPLE["kepala"], [])) == (word in ("leak", "warn")), where
        assert (PEOPLE["tu"] in heard) >= (word in ("leak", "warn", "refuse")), where
        if word == "log":
            assert heard == {}, where
        if word == "aside":
            # A complaint is taken from anybody; nobody is answered.
            assert outcome.place == "aside" or outcome.rule.startswith("complaint"), where
        if word == "tasks" and not outcome.rule.startswith("complaint"):
            assert (
                "pejabat-tugas-terbuka" in heard.get(sender, ())
                or "hari ini" in outcome.applied[0].decision.note
            ), where
        if address == "A0" and word != "new":
            # Whoever tries learns nothing: neither that the token was right nor that it was wrong.
            assert sender not in heard, where
