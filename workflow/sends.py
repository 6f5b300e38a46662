"""Who gets which mail about a case: builds Send values from the table's rows. Writes no words, moves nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from workflow import workdays
from workflow.authority import is_applicant
from workflow.facts import Case, Choice, Done, File, Holder, Mailbox, Office, Person, Send
from workflow.standard import Letterhead, Standard, State

# Every key that a mail of a case is given; a template that needs another one is refused at start.
SUPPLIED = frozenset(
    "layanan gelar catatan alasan oleh disposisi_oleh ditugaskan_oleh instruksi putaran tautan perihal urutan sejak "
    "keadaan menunggu penanya pertanyaan sampai tujuan hari lama kekurangan keraguan kepada_semula keputusan akibat "
    "judul uraian tindakan".split()
)


# Findings that belong to no requirement of a standard: what a mail calls them, and how they are mended.
BESIDES = {
    "duplicate": (
        "Surat belum pernah diajukan",
        "mohon penjelasan bila permohonan ini berbeda dari yang sudah tercatat",
    ),
    "answer": ("Jawaban pemohon", "mohon kirim surat yang sudah diperbaiki"),
}


@dataclass(frozen=True)
class Desk:
    """What lies on the desk when a decision is made: the table, the office, the moment, and who has how much to do."""

    standard: Standard
    office: Office
    now: datetime
    load: Mapping[str, int] = field(default_factory=dict)
    tte_replaces_stamp: bool = True

    @property
    def today(self) -> date:
        return workdays.local_day(self.now, self.office)

    def state(self, case: Case) -> State:
        return self.standard.states[case.state]

    def staff(self) -> tuple[tuple[Holder, int], ...]:
        holders = self.office.holders("staf", self.today)
        return tuple((h, self.load.get(h.person.key, 0)) for h in holders)


def name_of(who: str, office: Office) -> str:
    """How a mail names the one who decided: an official's name and post, the applicant, or nobody but time."""
    person = office.person(who)
    if person is not None:
        return f"{person.name} ({person.position})"
    return {"pemohon": "Pemohon", "waktu": "sistem (batas waktu)"}.get(who, who)


def roles_of(person: Person, case: Case, desk: Desk) -> frozenset[str]:
    """The roles in which this person may act on the case today: his own, as deputy, as the one who does the work, and
    those of the step when it was escalated to one of his roles."""
    held = set(person.roles)
    for role in {r for p in desk.office.people for r in p.roles}:
        if any(h.person.key == person.key for h in desk.office.holders(role, desk.today)):
            held.add(role)
    if person.key == case.assignee:
        held.add("pelaksana")
    waits = set(desk.state(case).waits)
    if held & (set(case.asked) - waits):
        held |= waits
    return frozenset(held)


def people_for(role: str, case: Case, desk: Desk) -> tuple[tuple[Mailbox, str], ...]:
    """The addresses of a role, with the title of a deputy: also `pemohon` and `pelaksana`."""
    if role == "pemohon":
        return ((case.applicant, ""),)
    if role == "pelaksana":
        person = desk.office.person(case.assignee)
        return ((person.mailbox, ""),) if person else ()
    return tuple((h.person.mailbox, h.title) for h in desk.office.holders(role, desk.today))


def last(case: Case, officials: Office) -> Done | None:
    """The last decision of an official."""
    return next((d for d in reversed(case.decisions) if officials.person(d.by)), None)


def facts_of(case: Case, desk: Desk, **more: object) -> dict[str, object]:
    """All keys of SUPPLIED, from the case as it now is; `more` overrides."""
    done = last(case, desk.office)
    by = name_of(done.by, desk.office) if done else ""
    note = done.arguments.note if done else ""
    words = case.notes[-1] if case.notes and case.notes[-1].by == "pemohon" else None
    # Words older than the decision were before the eyes of whoever decided; they are no part of his remark.
    if words is not None and (done is None or words.at > done.at):
        note = f"{note}\nPemohon menulis: {words.text}".strip()
    requirement = {r.check: r for r in desk.standard.requirements}
    state = desk.state(case)

    def listed(verdict: str) -> list[dict[str, str]]:
        found = [(requirement.get(f.name), f) for f in case.findings if f.verdict == verdict]
        return [
            {"nama": r.name, "sebab": f.why, "cara": r.remedy}
            if r
            else {"nama": name, "sebab": f.why, "cara": remedy}
            for r, f in found
            for name, remedy in [BESIDES.get(f.name, (f.name, ""))]
        ]

    waited = [name for role in case.asked for name in _names(role, case, desk)]
    facts: dict[str, object] = {
        "layanan": desk.standard.name,
        "gelar": "",
        "catatan": note,
        "alasan": note,
        "oleh": by,
        "disposisi_oleh": by,
        "ditugaskan_oleh": by,
        "instruksi": note,
        "putaran": case.revisions,
        "tautan": list(case.links),
        "perihal": state.topic,
        "urutan": state.order,
        "sejak": case.since,
        "keadaan": case.state,
        "menunggu": ", ".join(dict.fromkeys(waited)),
        "penanya": by,
        "pertanyaan": note,
        "sampai": case.until,
        "tujuan": done.arguments.to or note if done else "",
        "hari": case.days,
        "lama": case.due.day if case.due else None,
        "kekurangan": listed("missing"),
        "keraguan": listed("unsure"),
        # Names have commas of their own.
        "kepada_semula": " dan ".join(dict.fromkeys(waited)),
        "keputusan": "",
        "akibat": "",
        "judul": f"{case.ref}: {case.state}",
        "uraian": note,
        "tindakan": "",
    }
    return facts | more


def _names(role: str, case: Case, desk: Desk) -> tuple[str, ...]:
    if role == "pemohon":
        return ("pemohon",)
    return tuple(f"{box.name} ({role})" for box, _ in people_for(role, case, desk))


def _files(state: State, case: Case) -> tuple[File, ...]:
    found: list[File] = []
    for enclosure in state.encloses:
        if enclosure == "surat" and case.letter is not None:
            found.append(case.letter.file)
        elif enclosure == "bukti" and case.letter is not None and case.letter.evidence is not None:
            found.append(case.letter.evidence)
        elif enclosure == "bahan":
            found.extend(case.material)
        elif enclosure == "konten":
            found.extend(case.content)
    return tuple(dict.fromkeys(found))


def key(case: Case, template: str, address: str, more: str = "") -> str:
    """Law L9: case/step/template/recipient; `more` where one step may rightly send the same template twice."""
    return "/".join(part for part in (case.ref, str(case.step), template, address, more) if part)


def send(case: Case, template: str, to: Mailbox, facts: Mapping[str, object], more: str = "") -> Send:
    return Send(key(case, template, to.address, more), template, to, facts=facts)


def choices_for(case: Case, desk: Desk, to: Mailbox) -> tuple[Choice, ...]:
    """Exactly the moves that this addressee has now."""
    person = desk.office.person_at(to.address)
    if person is None or is_applicant(to.address, case, desk.office):
        roles = frozenset({"pemohon"})
    else:
        own = roles_of(person, case, desk)
        waits = frozenset(desk.state(case).waits)
        roles = own & waits if own & waits else own
    unsure = frozenset(f.name for f in case.findings if f.verdict == "unsure")
    return desk.standard.choices(case.state, roles, desk.staff(), unsure)


def _for_applicant(case: Case, desk: Desk) -> str:
    """The note of the decision that sent the case to the applicant, when it was written for him: not what officials say
    to each other on handing over the finished content."""
    done = case.decisions[-1] if case.decisions else None
    if done is None or "konten" in desk.state(case).encloses or desk.office.person(done.by) is None:
        return ""
    return done.arguments.note


def ask(
    case: Case, desk: Desk, to: Mailbox, template: str, title: str = "", more: str = "", **extra: object
) -> Send:
    """One mail that asks for a decision of the present step."""
    state = desk.state(case)
    if is_applicant(to.address, case, desk.office) and desk.office.person_at(to.address) is None:
        extra = {"catatan": _for_applicant(case, desk), **extra}
    return replace(
        send(case, template, to, facts_of(case, desk, gelar=title, **extra), more),
        asks="step",
        choices=choices_for(case, desk, to),
        attachments=_files(state, case),
        slip="lembar" in state.encloses,
    )


def ask_all(case: Case, desk: Desk, revision: bool = False) -> tuple[Send, ...]:
    """The mails of a state that was just entered: to every holder of every role that is waited for."""
    state = desk.state(case)
    template = (revision and state.ask_revision) or state.ask
    found: dict[str, Send] = {}
    for role in state.waits:
        for box, title in people_for(role, case, desk):
            found.setdefault(box.address, ask(case, desk, box, template, title))
    return tuple(found.values())


def by_rows(rows: Iterable[Letterhead], case: Case, desk: Desk, **extra: object) -> tuple[Send, ...]:
    """The mails that a row of the table sends besides asking."""
    found = []
    for row in rows:
        for box, title in people_for(row.to, case, desk):
            mail = send(case, row.template, box, facts_of(case, desk, gelar=title, **extra))
            if row.to == "petugas" and case.letter is not None:
                mail = replace(mail, attachments=(case.letter.file,))
            found.append(replace(mail, asks="survei") if row.survey else mail)
    return tuple(found)


def petugas(
    case: Case, desk: Desk, heading: str, account: str, todo: str, more: str = ""
) -> tuple[Send, ...]:
    """A notice to the petugas about a case."""
    facts = facts_of(case, desk, judul=heading, uraian=account, tindakan=todo)
    holders = people_for("petugas", case, desk)
    return tuple(send(case, "petugas-pemberitahuan", box, facts, more or heading) for box, _ in holders)
