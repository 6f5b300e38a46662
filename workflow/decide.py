"""What becomes of a mail that is no answer and no letter for a case: named place, polite word, or silence. Pure.

The other decisions: intake.py (letters), answers.py (answers), clock.py (time). Together they are the only ways in
which anything comes true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from workflow.answer import Answer, is_asked
from workflow.answers import on_answer
from workflow.authority import TASKS, is_applicant, judge_stray
from workflow.classify import Kind
from workflow.clock import on_calendar, on_clock
from workflow.facts import Case, Decision, Incoming, Mailbox, Note, Office, Person, Send
from workflow.intake import Arrival, on_duplicate, on_letter, on_mended, troubles
from workflow.sends import Desk, ask, facts_of, name_of, petugas, send

__all__ = [
    "Answer",
    "Arrival",
    "Desk",
    "Stray",
    "is_proven",
    "on_answer",
    "on_bounce",
    "on_calendar",
    "on_clock",
    "on_duplicate",
    "on_letter",
    "on_mended",
    "on_status",
    "on_stray",
    "on_undelivered",
    "open_tasks",
]

SILENT = {
    "own": ("done", "mail kami sendiri"),
    "automatic": ("done", "mail otomatis: tidak dijawab, tidak mengubah apa pun"),
    "bounce": ("done", "laporan pengiriman tanpa kasus"),
    "list": ("others", "milis atau surat edaran: dibiarkan untuk dibaca orang"),
}

SAYS_THE_SAME = ("pemohon-tanda-terima-umum", "pemohon-cara-mengajukan")
"""Receipts that know nothing of the mail they answer: to one address once a day. Who writes again has read it, and a person
sees the mail all the same; a machine that answers ours, whatever it hides of itself, hears no second one."""


@dataclass(frozen=True)
class Stray:
    """A mail that belongs to no case, the rule that named it, our own address, the day at the office, and what waits for
    its sender when he is an official."""

    mail: Incoming
    kind: Kind
    office: Office
    own: str
    today: date
    tasks: tuple[Mapping[str, object], ...] | None = ()


def is_proven(mail: Incoming) -> bool:
    """May this mail be answered at all? Not when From is broken or its authentication failed (backscatter, law L20)."""
    return mail.sender is not None and mail.grade.level != "S0"


def on_stray(stray: Stray) -> Decision:
    """The place of a mail without case, and who hears of it."""
    mail, kind = stray.mail, stray.kind
    if kind.kind in SILENT:
        place, note = SILENT[kind.kind]
        return Decision(None, (), f"{note} ({mail.automatic or mail.listed or kind.rule})", kind.rule, place)
    if mail.sender is None or not is_proven(mail):
        why = mail.sender_trouble or mail.grade.why or "pengirim tidak terbukti"
        return Decision(
            None, _tell(stray, f"Pengirim tidak terbukti: {why}"), why, "sender-unproven", "aside"
        )
    if kind.kind == "complaint":
        # Complaints have a track of their own; until it takes them they are handed to the pengelola without content.
        sends = (*_to_pengelola(stray), *_receipt(stray, "pemohon-tanda-terima-umum"))
        return Decision(None, sends, "pengaduan: diserahkan kepada pengelola", kind.rule, "others")
    if kind.rule == "request-with-unread-file":
        sends = _receipt(stray, "pemohon-berkas-bermasalah", masalah=troubles(mail))
        return Decision(None, sends, "berkas tidak terbaca: diminta kirim ulang", kind.rule, "done")
    if kind.kind in ("status", "other") and stray.office.person_at(mail.sender.address) is not None:
        return _to_official(stray)
    if kind.rule in ("spam", "offer"):
        return Decision(
            None, (), f"{kind.rule}: tidak dijawab, dibiarkan untuk dibaca orang", kind.rule, "others"
        )
    if kind.kind in ("request", "status") or kind.rule == "question-about-service":
        applies = kind.kind == "request" or kind.rule == "question-about-service"
        template = "pemohon-cara-mengajukan" if applies else "pemohon-tanda-terima-umum"
        return Decision(None, _receipt(stray, template), f"dijawab: {template}", kind.rule, "done")
    told = _tell(stray, "Surat masuk yang tidak dikenali layanan ini")
    receipt = _receipt(stray, "pemohon-tanda-terima-umum") if _to_us(stray) else ()
    return Decision(None, (*told, *receipt), "bukan untuk layanan ini: dilihat petugas", kind.rule, "others")


def _to_us(stray: Stray) -> bool:
    """Is it written to the service itself, or to an address of a token that is nobody's?"""
    local, _, domain = stray.own.rpartition("@")
    return any(
        to == stray.own or re.fullmatch(rf"{re.escape(local)}\+.*@{re.escape(domain)}", to)
        for to in stray.mail.to
    )


def _to_official(stray: Stray) -> Decision:
    """An official writes without the token of any mail of ours: he gets the list of what waits for him, once a day."""
    mail, person = stray.mail, stray.office.person_at(stray.mail.sender.address if stray.mail.sender else "")
    if person is None or not _to_us(stray):
        return Decision(None, (), "surel pejabat tanpa permohonan", stray.kind.rule, "others")
    key = f"tugas/{stray.today}/{person.key}/{person.mailbox.address}"
    seen = _tell(stray, "Surel pejabat di luar permohonan") if stray.kind.kind == "other" else ()
    if judge_stray(person, mail.grade) != TASKS:
        note = "surel pejabat yang tidak terbukti: dibiarkan untuk dibaca orang"
        return Decision(None, seen, note, "official-unproven", "others")
    if stray.tasks is None:
        return Decision(None, seen, "daftar tugas sudah dikirim hari ini", "official-without-token", "others")
    told = Send(key, "pejabat-tugas-terbuka", person.mailbox, facts={"tugas": list(stray.tasks)})
    return Decision(None, (*seen, told), "dijawab: daftar tugas terbuka", "official-without-token", "others")


def open_tasks(person: Person, cases: Iterable[tuple[Case, Desk]]) -> tuple[Mapping[str, object], ...]:
    """What waits for this official now, oldest first: the facts of `pejabat-tugas-terbuka`."""
    return tuple(
        {
            "ref": case.ref,
            "perihal": f"{desk.state(case).topic}: {case.subject}".rstrip(": "),
            "sejak": case.since,
            "tenggat": case.due.day if case.due else None,
        }
        for case, desk in sorted(cases, key=lambda one: one[0].since)
        if is_asked(case, person, desk)
    )


def _key(stray: Stray, template: str, address: str) -> str:
    return f"mail/{stray.mail.digest[:16]}/{template}/{address}"


def _receipt(stray: Stray, template: str, **facts: object) -> tuple[Send, ...]:
    to = stray.mail.sender
    if to is None:
        return ()
    stranger = not stray.office.knows(to.address)
    answers = stray.mail.message_id
    key = _key(stray, template, to.address)
    if template in SAYS_THE_SAME:
        key = f"terima/{stray.today}/{template}/{to.address}"
    return (Send(key, template, to, facts=facts, stranger=stranger, answers=answers),)


def _tell(stray: Stray, heading: str) -> tuple[Send, ...]:
    mail = stray.mail
    who = mail.sender.address if mail.sender else "(tidak terbaca)"
    facts = {
        "judul": heading,
        "uraian": f"Dari: {who}. Perihal: {mail.subject[:120] or '(tanpa perihal)'}.",
        "tindakan": "Surat tetap tersimpan di kotak surat; mohon dilihat bila perlu.",
    }
    return tuple(
        Send(
            _key(stray, "petugas-pemberitahuan", h.person.mailbox.address),
            "petugas-pemberitahuan",
            h.person.mailbox,
            facts=facts,
        )
        for h in stray.office.holders("petugas", stray.today)
    )


def _to_pengelola(stray: Stray) -> tuple[Send, ...]:
    facts = {"diterima": stray.mail.received}
    return tuple(
        Send(
            _key(stray, "pengelola-ada-pengaduan", h.person.mailbox.address),
            "pengelola-ada-pengaduan",
            h.person.mailbox,
            facts=facts,
        )
        for h in stray.office.holders("pengelola", stray.today)
    )


def on_status(case: Case, mail: Incoming, desk: Desk) -> Decision:
    """Only a party of the case gets its state; anybody else gets nothing of it."""
    sender = mail.sender or Mailbox("")
    # Of a sealed case only the reporter hears, or whoever has the code that he was given.
    official = desk.office.person_at(sender.address) is not None and not case.sealed
    coded = bool(
        case.report and case.report.code and case.report.code in f"{mail.words}\n{mail.subject}".upper()
    )
    if not is_proven(mail) or not (official or coded or is_applicant(sender.address, case, desk.office)):
        return Decision(
            None, (), "pertanyaan status dari bukan pihak: tidak dijawab", "status:stranger", "done"
        )
    # A sealed case answers one address once an hour: nobody learns more by asking more often.
    often = f"{desk.now:%Y%m%d%H}" if case.sealed else mail.digest[:12]
    told = replace(
        send(case, "pemohon-status", sender, facts_of(case, desk), often),
        answers=mail.message_id,
        stranger=not desk.office.knows(sender.address),
    )
    return Decision(None, (told,), f"status {case.ref} dijawab", "status", "done", sender.address)


def on_bounce(case: Case, mail: Incoming, template: str, desk: Desk) -> Decision:
    """A delivery report about a mail of ours. One that only says "not yet" is noted and nothing more."""
    bounce = mail.bounce
    lost = (bounce.recipient if bounce else None) or "(alamat tidak terbaca)"
    why = bounce.why if bounce else ""
    if bounce is not None and not bounce.permanent:
        case = replace(
            case,
            notes=(*case.notes, Note(desk.now, "waktu", f"pengiriman kepada {lost} tertunda: {why[:200]}")),
        )
        return Decision(case, (), f"pengiriman kepada {lost} tertunda", "bounce:later", "done", "waktu")
    return on_undelivered(case, lost, template, why, mail.digest[:12], desk)


def on_undelivered(case: Case, address: str, template: str, why: str, mark: str, desk: Desk) -> Decision:
    """A mail of ours did not arrive: whoever is asked is asked at his next registered address too, and the petugas hears
    of it, to reach him another way."""
    person = desk.office.person_at(address)
    who = name_of(person.key, desk.office) if person else address
    account = f"Surat '{template}' kepada {who} tidak sampai: {why[:200]}"
    todo = "Mohon hubungi yang bersangkutan dengan cara lain dan perbaiki alamat surelnya."
    case = replace(case, notes=(*case.notes, Note(desk.now, "waktu", account)))
    sends = petugas(case, desk, "Surat tidak sampai", account, todo, mark)
    further = person.addresses[person.addresses.index(address.lower()) + 1 :] if person else ()
    if person is not None and further and case.asked and is_asked(case, person, desk):
        box = Mailbox(further[0], person.name)
        sends = (*sends, ask(case, desk, box, "pejabat-pengingat", more="alamat-lain"))
    return Decision(case, sends, account, "undelivered", "done", "waktu")
