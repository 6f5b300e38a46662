"""A letter arrives, or comes back mended: what becomes of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workflow import alike, certificate, checks, free
from workflow.facts import (
    Alike,
    Attachment,
    Case,
    Decision,
    Done,
    File,
    Finding,
    Incoming,
    Letter,
    Mailbox,
    Note,
    Send,
)
from workflow.moves import APPLICANT, completed, enter, unique
from workflow.sends import Desk, ask_all, by_rows, facts_of, key, send
from workflow.standard import Letterhead

TROUBLES = {
    "encrypted": ("berkas dilindungi kata sandi", "mohon kirim ulang PDF tanpa kata sandi"),
    "broken": (
        "berkas rusak atau tidak utuh",
        "mohon pindai atau simpan ulang sebagai PDF, lalu kirim kembali",
    ),
    "empty": ("berkas kosong", "mohon lampirkan kembali berkas yang berisi"),
    "not-a-document": ("bukan PDF atau gambar", "mohon kirim surat sebagai PDF atau foto yang jelas"),
    "too-large": ("berkas terlalu besar", "mohon kirim sebagai PDF yang lebih kecil"),
    "unreadable": (
        "berkas tidak dapat dibaca dengan aman",
        "mohon pindai atau simpan ulang sebagai PDF biasa",
    ),
}


@dataclass(frozen=True)
class Arrival:
    """A letter with the mail that brought it, the number it would get, the case that already holds the same one, and
    letters of other agencies with the same picture of a mark."""

    mail: Incoming
    letter: Letter
    ref: str
    twin: str = ""
    alike: tuple[Alike, ...] = ()


def troubles(mail: Incoming) -> list[dict[str, str]]:
    """Every attachment that was not read, by name, with the reason and what to do (nothing is dropped in silence)."""
    found = []
    for attachment in mail.attachments:
        if attachment.use == "unread":
            found.append(
                {"nama": attachment.name, "sebab": attachment.why, "cara": "mohon kirim surat sebagai PDF"}
            )
    for letter in mail.letters:
        if letter.trouble:
            why, remedy = TROUBLES.get(letter.trouble, TROUBLES["unreadable"])
            found.append({"nama": letter.file.name, "sebab": why, "cara": remedy})
    return found


def usable(mail: Incoming) -> tuple[File, ...]:
    """Every file of a mail that could be read, whatever it is: what staf hands in."""
    return tuple(a.file for a in mail.attachments if _usable(a))


def material(mail: Incoming) -> tuple[File, ...]:
    """The files of a mail that are not the letter: enclosures, photos, a rundown."""
    letters = {letter.file.sha256 for letter in mail.letters if not letter.trouble}
    return tuple(a.file for a in mail.attachments if _usable(a) and a.sha256 not in letters)


def _usable(attachment: Attachment) -> bool:
    return attachment.use != "unread" and attachment.size > 0


def on_letter(arrival: Arrival, desk: Desk) -> Decision:
    """A new case. A letter that is already recorded is linked and shown, never numbered twice."""
    mail, letter = arrival.mail, arrival.letter
    sender = mail.sender or Mailbox("")
    stranger = not desk.office.knows(sender.address)
    sent_by = desk.office.agency_at(sender.address)
    case = Case(
        ref=arrival.ref,
        standard=desk.standard.key,
        state=desk.standard.on_complete,
        applicant=sender,
        received=mail.received,
        since=desk.now,
        step=0,
        agency=letter.agency.matched or (sent_by.key if sent_by else ""),
        letter_at=mail.received,
        letter=letter,
        material=material(mail),
        thread=mail.message_id,
        subject=letter.subject or mail.subject,
        twin=arrival.twin,
        notes=(Note(desk.now, APPLICANT, mail.words),) if mail.words else (),
    )
    decision = _judged(case, letter, mail, desk, alike.findings_of(arrival.alike, desk.office))
    watched: tuple[Send, ...] = ()
    if decision.case is not None and free.speaks_of_payment(f"{letter.text}\n{mail.words}"):
        watched = free.guard(decision.case, desk)
    sends = tuple(
        replace(s, stranger=stranger, answers=mail.message_id) if s.to == sender else s
        for s in (*decision.sends, *watched)
    )
    return replace(decision, sends=sends)


def _judged(
    case: Case, letter: Letter, mail: Incoming, desk: Desk, more: tuple[Finding, ...] = ()
) -> Decision:
    """The case in the state that its letter's findings lead to."""
    policy = checks.Policy(desk.office, mail.sender, desk.tte_replaces_stamp)
    findings = (*checks.check(letter, desk.standard, policy), *certificate.findings_of(letter), *more)
    if case.twin:
        findings = (
            *findings,
            Finding("duplicate", "unsure", f"surat yang sama sudah tercatat sebagai {case.twin}"),
        )
    case = replace(case, findings=findings)
    verdict = checks.verdict(findings)
    rows: tuple[Letterhead, ...] = ()
    if verdict == "complete":
        case, target, rows = completed(case, desk), desk.standard.on_complete, desk.standard.mails_complete
    elif verdict == "incomplete":
        target = desk.standard.on_missing
    else:
        target, rows = desk.standard.on_unsure, desk.standard.mails_unsure
    case = enter(case, target, desk)
    sends: tuple[Send, ...] = (*ask_all(case, desk), *by_rows(rows, case, desk))
    unread = troubles(mail)
    if unread:
        facts = facts_of(case, desk, masalah=unread)
        sends = (*sends, send(case, "pemohon-berkas-bermasalah", case.applicant, facts, mail.digest[:12]))
    note = f"surat {letter.number or 'tanpa nomor'}: {verdict}; keadaan {case.state}"
    return Decision(case, unique(sends), note, f"letter:{verdict}", actor=APPLICANT)


def on_mended(case: Case, mail: Incoming, desk: Desk) -> Decision:
    """The applicant answers the list of what is missing: a better letter is judged like a first one.

    Without a letter his words go to the petugas, who says whether they mend it: nothing is guessed.
    """
    done = Done(case.step, case.state, "lengkapi", APPLICANT, desk.now, mail.grade.level)
    notes = (*case.notes, Note(desk.now, APPLICANT, mail.words)) if mail.words else case.notes
    case = replace(case, decisions=(*case.decisions, done), notes=notes)
    better = next((letter for letter in mail.letters if not letter.trouble), None)
    if better is not None:
        added = tuple(dict.fromkeys((*case.material, *material(mail))))
        case = replace(case, letter=better, letter_at=mail.received, material=added, twin="")
        return _judged(case, better, mail, desk)
    unread = troubles(mail)
    if unread:
        facts = facts_of(case, desk, masalah=unread)
        bad = send(case, "pemohon-berkas-bermasalah", case.applicant, facts, mail.digest[:12])
        return Decision(
            case, (replace(bad, asks="step"),), "berkas tidak terbaca", "mended:unread", actor=APPLICANT
        )
    case = replace(case, material=tuple(dict.fromkeys((*case.material, *material(mail)))))
    words = " ".join(mail.words.split())[:300]
    findings = tuple(
        replace(f, verdict="unsure", why=f"{f.why}; pemohon menjawab: {words or '(lampiran tanpa kata)'}")
        if f.verdict == "missing"
        else f
        for f in case.findings
    )
    if not any(f.verdict == "unsure" for f in findings):
        findings = (*findings, Finding("answer", "unsure", f"pemohon menjawab: {words}"))
    case = enter(replace(case, findings=findings), desk.standard.on_unsure, desk)
    return Decision(
        case, ask_all(case, desk), "jawaban pemohon dilihat petugas", "mended:words", actor=APPLICANT
    )


def on_duplicate(case: Case, arrival: Arrival, desk: Desk) -> Decision:
    """The same bytes again while the case is open: the sender is told its number, nothing is numbered twice."""
    sender = arrival.mail.sender or Mailbox("")
    told = Send(
        key(case, "pemohon-duplikat", sender.address, arrival.mail.digest[:12]),
        "pemohon-duplikat",
        sender,
        facts=facts_of(case, desk),
        stranger=not desk.office.knows(sender.address),
        answers=arrival.mail.message_id,
    )
    case = replace(
        case, notes=(*case.notes, Note(desk.now, APPLICANT, "surat yang sama diterima sekali lagi"))
    )
    return Decision(case, (told,), "surat yang sama diterima lagi", "letter:duplicate", actor=APPLICANT)
