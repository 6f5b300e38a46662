"""Codes in the subject of questions: worth something to their addressee, for their question, and for three tries."""

from __future__ import annotations

import re
from dataclasses import replace
from email.message import EmailMessage

import pytest

from mail import token
from operate.program import Program
from operate.writing import Leak, guard, redact, write
from tests.security.klien import LOSES_ALL, answer
from tests.security.office import Office, moved, reply, told
from tests.workflow.desk import recorded
from tests.world import PEOPLE, SERVICE, buttons
from workflow.facts import Decision, Note

KEPALA, SEKRETARIS = PEOPLE["kepala"], PEOPLE["sekretaris"]
CODE = re.compile(r"\(kode ([A-Z2-7]{4}-[A-Z2-7]{4})\)")


@pytest.fixture
def office(empty: Office) -> Office:
    return empty


def question(office: Office, words: str = "Setuju") -> EmailMessage:
    """The kepala was asked about an answer in his name."""
    office.letter()
    mail = office.last("kepala", "pejabat-mohon-disposisi")
    office.hears(answer(LOSES_ALL, mail, KEPALA, words, 1000 + office.count), "S1", commit=True)
    return office.last("kepala", "pejabat-konfirmasi")


def code_of(mail: EmailMessage) -> str:
    found = CODE.search(str(mail["Subject"]))
    assert found
    return found[1]


def ya(
    mail: EmailMessage, sender: str = KEPALA, subject: str = "", words: str = "Ya", number: int = 1
) -> bytes:
    """An answer that brings nothing back but a subject."""
    return reply(
        mail,
        sender,
        words,
        to=SERVICE,
        subject=subject or f"Re: {mail['Subject']}",
        in_reply_to=False,
        references=False,
        quote=False,
        headers=(f"X-Nomor: {number}",),
    )


def other(code: str) -> str:
    return ("A" if code[0] != "A" else "B") + code[1:]


def test_the_subject_stays_short_and_says_the_case_first(office: Office) -> None:
    subject = str(question(office)["Subject"])
    assert subject.startswith("[KMS-2026-0001] Mohon konfirmasi: ")
    assert subject.endswith(f" (kode {code_of(office.last('kepala', 'pejabat-konfirmasi'))})")
    assert len(subject.partition("(kode")[0]) <= 100
    assert "Perihal surat ini mohon tidak diubah" in office.last("kepala", "pejabat-konfirmasi").as_string()


def test_only_questions_have_codes_and_records_have_none(office: Office) -> None:
    question(office)
    for mail in office.unsent():
        assert (b"(kode " in mail.skeleton) == (mail.template == "pejabat-konfirmasi")  # type: ignore[attr-defined]
    assert not [row for row in office.program.store.outbox(limit=1000) if "kode" in row.subject]


def test_the_buttons_bring_it_too(office: Office) -> None:
    asked = question(office)
    assert all(code_of(asked) in subject for _, subject, _ in buttons(asked).values())


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        (lambda s: f"RE: {s}", True),
        (lambda s: f"[EKSTERNAL] Bls: {s}", True),
        (lambda s: s.lower(), True),
        (lambda s: s.replace("-", "\u2011"), False),
        (lambda s: CODE.sub(lambda m: m[0].replace("-", "\u2013"), s), True),
        (lambda s: CODE.sub(lambda m: f"( kode {m[1]} )", s), True),
        (lambda s: CODE.sub("", s), False),
        (lambda s: s.replace("[KMS-2026-0001]", ""), False),
        (lambda s: s.replace("0001", "0002"), False),
        (lambda s: f"{s} (kode AAAA-AAAA)", False),
        (lambda s: CODE.sub(lambda m: m[1], s), False),
        (lambda s: CODE.sub(lambda m: f"(kode {m[1][:8]})", s), False),
        (lambda s: CODE.sub(lambda m: f"(kode {other(m[1])})", s), False),
        (lambda s: CODE.sub("(kode \u212a\u212a\u212a\u212a-AAAA)", s), False),
    ],
)
def test_a_subject_as_clients_change_it(office: Office, change: object, counts: bool) -> None:
    asked = question(office)
    raw = ya(asked, subject=change(str(asked["Subject"])))  # type: ignore[operator]
    assert moved(office.hears(raw, "S1")) == counts


@pytest.mark.parametrize(
    ("sender", "level", "counts"),
    [
        (KEPALA, "S3", True),
        (KEPALA, "S2", True),
        (KEPALA, "S1", True),
        (KEPALA, "S0", False),
        (SEKRETARIS, "S3", False),
        (SEKRETARIS, "S2", False),
        (PEOPLE["kabid"], "S2", False),
        ("penipu@lain.test", "S2", False),
        ("kepala@surat-d.test", "S2", False),
    ],
)
def test_it_is_worth_what_the_table_says_and_only_to_its_addressee(
    office: Office, sender: str, level: str, counts: bool
) -> None:
    outcome = office.hears(ya(question(office), sender), level)
    assert moved(outcome) == counts
    if level == "S0":
        assert "pejabat-peringatan" in told(outcome)[KEPALA]
    elif not counts:
        # Nothing says whether the code was a right one.
        asked = office.last("kepala", "pejabat-konfirmasi")
        wrong = str(asked["Subject"]).replace(code_of(asked), other(code_of(asked)))
        assert told(outcome) == told(office.hears(ya(asked, sender, subject=wrong, number=2), level))


def test_it_counts_once_and_for_its_own_question(office: Office) -> None:
    first, second = question(office), question(office)
    crossed = str(first["Subject"]).replace(code_of(first), code_of(second))
    assert not moved(office.hears(ya(first, subject=crossed), "S1"))
    assert moved(office.hears(ya(first), "S1", commit=True))
    for level in ("S3", "S2", "S1"):
        assert not moved(office.hears(ya(first, number=3), level))
    assert moved(office.hears(ya(second, number=4), "S1"))


def test_a_no_is_a_no(office: Office) -> None:
    outcome = office.hears(ya(question(office), words="Tidak jadi"), "S1")
    assert not moved(outcome)
    assert outcome.rule == "answer:unconfirmed"


def test_three_wrong_codes_end_the_tries_but_not_the_question(office: Office) -> None:
    asked = question(office)
    wrong = str(asked["Subject"]).replace(code_of(asked), other(code_of(asked)))
    for number in range(2):
        assert not moved(office.hears(ya(asked, subject=wrong, words="Ya", number=number), "S1", commit=True))
    # Two wrong ones: the right one still counts.
    assert moved(office.hears(ya(asked, number=8), "S1"))
    assert not moved(office.hears(ya(asked, subject=wrong, number=7), "S1", commit=True))
    for level in ("S2", "S1"):
        assert not moved(office.hears(ya(asked, number=9), level))
    # Who tried cannot lock the kepala out: with the token of his mail, his word counts.
    assert moved(office.hears(reply(asked, KEPALA, "Ya", headers=("X-Nomor: 10",)), "S1"))


def test_codes_do_not_travel(office: Office) -> None:
    """Neither in words of others that our mails repeat, nor past the last look at what leaves."""
    asked = question(office)
    assert "kode" not in redact(str(asked["Subject"]))
    for sender in ("warga@lain.test", PEOPLE["andi"]):
        outcome = office.hears(ya(asked, sender, words="Apa ini?"), "S2")
        sent = [m for one in outcome.applied for m in one.mails if m.recipient != KEPALA]
        assert not [m for m in sent if code_of(asked).encode() in m.skeleton]
    case = office.case("KMS-2026-0001")
    program: Program = office.program
    (mine,) = (
        one
        for one in program.store.tickets(token.step_label(case.ref, case.step))
        if one.issued.purpose.startswith("confirm")
    )
    mail = write(program, None, replace_sends(recorded())).mails[0]
    told_on = replace(
        mail, ref=case.ref, recipient=SEKRETARIS, skeleton=mail.skeleton + f"(kode {code_of(asked)})".encode()
    )
    assert token.subject_code(program.sender.key, mine.issued) == code_of(asked)
    with pytest.raises(Leak):
        guard(program, told_on)
    guard(program, replace(told_on, recipient=KEPALA))
    guard(program, replace(told_on, skeleton=mail.skeleton + b"(kode AAAA-AAAA)"))


def replace_sends(decision: Decision) -> Decision:
    return replace(decision, sends=tuple(replace(s, slip=False, attachments=()) for s in decision.sends))


def test_a_code_is_looked_up_once(office: Office) -> None:
    asked = question(office)
    wrong = str(asked["Subject"]).replace(code_of(asked), other(code_of(asked)))
    step = token.step_label("KMS-2026-0001", office.case("KMS-2026-0001").step)
    found: list[str] = []
    office.program.store._db.raw.connection().set_trace_callback(found.append)
    for subject in (f"Re: {asked['Subject']}", wrong):
        found.clear()
        outcome = office.hears(ya(asked, subject=subject), "S1")
        assert moved(outcome) == (subject != wrong)
        # Asked for by this step's label, as the database heard it.
        assert len([one for one in found if "FROM tokens" in one and f"'{step}'" in one]) == 1


def test_a_wrong_code_stands_in_the_records(office: Office) -> None:
    asked = question(office)
    wrong = str(asked["Subject"]).replace(code_of(asked), other(code_of(asked)))
    office.hears(ya(asked, subject=wrong), "S1", commit=True)
    notes: tuple[Note, ...] = office.case("KMS-2026-0001").notes
    assert [n.by for n in notes if n.text == "kode pada perihal keliru"] == [KEPALA]
