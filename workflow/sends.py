"""Who gets which mail about a case: builds Send values from the table's rows. Writes no words, moves nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from workflow import relay, reported, secrecy, workdays
from workflow.authority import is_applicant
from workflow.facts import Case, Choice, Done, File, Holder, Mailbox, Office, Person, Send
from workflow.standard import Letterhead, Standard, State

# Every key that a mail of a case is given; a template that needs another one is refused at start.
SUPPLIED = frozenset(
    "layanan gelar catatan alasan oleh disposisi_oleh ditugaskan_oleh instruksi putaran tautan perihal urutan sejak "
    "keadaan menunggu penanya pertanyaan sampai tujuan hari lama kekurangan keraguan kepada_semula keputusan akibat "
    "judul uraian tindakan kelas kelas_usulan terbatas isi kanal jalur batas konsep kode identitas perhatian "
    "penyampai mirip".split()
)


# Findings that belong to no requirement of a standard: what a mail calls them, and how they are mended.
BESIDES = {
    "duplicate": (
        "Surat belum pernah diajukan",
        "mohon penjelasan bila permohonan ini berbeda dari yang sudah tercatat",
    ),
    "answer": ("Jawaban pemohon", "mohon kirim surat yang sudah diperbaiki"),
    "alike": ("Gambar tanda tangan atau cap", ""),
    "certificate": ("Pemilik sertifikat TTE", ""),
}
# Notes that whoever decides should have seen; they reject nothing.
ATTENTION = ("agreement", "head", "weekday", "remarks", "alike", "certificate")


@dataclass(frozen=True)
class Desk:
    """What lies on the desk when a decision is made: the table, the office, the moment, and who has how much to do."""

    standard: Standard
    office: Office
    now: datetime
    load: Mapping[str, int] = field(default_factory=dict)
    tte_replaces_stamp: bool = True
    known: frozenset[str] = frozenset()
    """Numbers of other cases, of those that the words before us name."""
    questions: int = 0
    """Asked of whoever writes today, in all cases, whether he really wrote something, and not answered by him."""

    @property
    def today(self) -> date:
        return workdays.local_day(self.now, self.office)

    def state(self, case: Case) -> State:
        return self.standard.states[case.state]

    def staff(self, case: Case | None = None) -> tuple[tuple[Holder, int], ...]:
        """Who may be given the work of a case in its present state, with the work that each one has."""
        roles = ["staf"]
        if case is not None:
            rows = (m for m in self.standard.moves if case.state in m.sources and m.expand == "staf")
            roles = list(dict.fromkeys(role for m in rows for role in m.expand_roles)) or roles
        out = secrecy.kept_out(case, self.office, self.today) if case else frozenset()
        holders = dict.fromkeys(h for role in roles for h in self.office.holders(role, self.today))
        return tuple((h, self.load.get(h.person.key, 0)) for h in holders if h.person.key not in out)


def name_of(who: str, office: Office) -> str:
    """How a mail names the one who decided: an official's name and post, the applicant, or nobody but time."""
    person = office.person(who)
    if person is not None:
        return f"{person.name} ({person.position})"
    return {"pemohon": "Pemohon", "waktu": "sistem (batas waktu)"}.get(who, who)


def passes_on(person: Person, case: Case) -> bool:
    """He wrote the report down for somebody without a mail address, and takes our words to him."""
    report = case.report
    return report is not None and not case.applicant.address and report.recorder == person.key


def roles_of(person: Person, case: Case, desk: Desk) -> frozenset[str]:
    """The roles in which this person may act on the case today: his own, as deputy, as the one who does the work, and
    those of the step when it was escalated to one of his roles. None for whoever the case is kept from."""
    if person.key in secrecy.kept_out(case, desk.office, desk.today):
        return frozenset()
    held = set(person.roles)
    for role in {r for p in desk.office.people for r in p.roles}:
        if any(h.person.key == person.key for h in desk.office.holders(role, desk.today)):
            held.add(role)
    if person.key == case.assignee:
        held.add("pelaksana")
    waits = set(desk.state(case).waits)
    if held & (set(case.asked) - waits):
        held |= waits
    only = secrecy.reserved(case, desk.standard)
    if only and not held & only:
        held = set()
    if passes_on(person, case):
        held |= {"pemohon", "perantara"}
    elif relay.stands_in(frozenset(held), case, desk.standard):
        held.add("perantara")
    if case.sealed and case.applicant.address in person.addresses:
        # An official who reports is a reporter here, and nothing else.
        held = {"pemohon"}
    return frozenset(held)


def may_read(address: str, case: Case, desk: Desk) -> bool:
    """May what the case says be shown at this address? To officials only, and never to those it is kept from."""
    person = desk.office.person_at(address)
    if person is None:
        return False
    held = roles_of(person, case, desk) - {"pemohon", "perantara"}
    only = secrecy.reserved(case, desk.standard)
    return bool(held & only) if only else bool(held)


def people_for(role: str, case: Case, desk: Desk) -> tuple[tuple[Mailbox, str], ...]:
    """The addresses of a role, with the title of a deputy: also `pemohon`, `pelaksana`, and `pelaku`, who decided last.

    Nobody whom the case is kept from is among them. For a reporter without an address it is whoever passes words on.
    """
    out = secrecy.kept_out(case, desk.office, desk.today)
    if role == "pemohon" and (case.applicant.address or case.report is None):
        return ((case.applicant, ""),)
    if role in ("pemohon", "perantara", "pelaksana", "pelaku"):
        keys = {
            "pelaksana": case.assignee,
            "pelaku": case.decisions[-1].by if case.decisions else "",
        }
        person = desk.office.person(keys.get(role, case.report.recorder if case.report else ""))
        return ((person.mailbox, ""),) if person and person.key not in out else ()
    apart = case.assignee if desk.state(case).apart and role in desk.state(case).waits else ""
    holders = [h for h in desk.office.holders(role, desk.today) if h.person.key not in out]
    return tuple((h.person.mailbox, h.title) for h in holders if h.person.key != apart)


def asked_in(state: State, case: Case, desk: Desk) -> tuple[str, ...]:
    """The roles that are waited for in a state; where nobody of them may have the case, the first role that the table names
    in their place and that somebody has who may."""
    waits, held = state.waits, replace(case, state=state.name)
    if case.report is None or not waits or any(people_for(role, held, desk) for role in waits):
        return waits
    for role in () if secrecy.reserved(case, desk.standard) else desk.standard.instead:
        if people_for(role, held, desk):
            return (role,)
    return waits


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

    def listed(verdict: str, among: tuple[str, ...] = ()) -> list[dict[str, str]]:
        chosen = [f for f in case.findings if f.verdict == verdict and (not among or f.name in among)]
        found = [(requirement.get(f.name), f) for f in chosen]
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
        "perhatian": [{**one, "cara": ""} for one in listed("note", ATTENTION)],
        # Names have commas of their own.
        "kepada_semula": " dan ".join(dict.fromkeys(waited)),
        "keputusan": "",
        "akibat": "",
        "judul": f"{case.ref}: {case.state}",
        "uraian": note,
        "tindakan": "",
        "sebutan": desk.standard.word,
        "pihak": desk.standard.party,
        "tahap": desk.standard.stages,
        **reported.facts_of(case, desk.standard, desk.office),
    }
    return facts | more


def content_for(case: Case, desk: Desk, to: Mailbox) -> dict[str, object]:
    """What the report says, for an official who may read it; the reporter is masked."""
    if case.report is None or not may_read(to.address, case, desk):
        return {}
    return {"isi": secrecy.hidden(case.report.words, case)}


def _names(role: str, case: Case, desk: Desk) -> tuple[str, ...]:
    if role == "pemohon":
        return (desk.standard.party,)
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
        if passes_on(person, case):
            roles |= own & {"perantara"}
    unsure = frozenset(f.name for f in case.findings if f.verdict == "unsure")
    taken = frozenset(done.move for done in case.decisions)
    report = case.report
    proposed, category = (report.proposed, report.category) if report else ("", "")
    return desk.standard.choices(case.state, roles, desk.staff(case), unsure, taken, proposed, category)


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
    extra = {**content_for(case, desk, to), **extra}
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
    for role in case.asked:
        for box, title in people_for(role, case, desk):
            found.setdefault(box.address, ask(case, desk, box, template, title))
    if case.report is not None and case.report.barred and case.asked and not found:
        return _nobody_left(case, desk)
    return (*found.values(), *_to_followers(case, desk, template))


def _to_followers(case: Case, desk: Desk, template: str) -> tuple[Send, ...]:
    """Whoever reported the same thing hears the answer too; the word about it stays with the first one."""
    if case.report is None or not desk.state(case).answers:
        return ()
    written = tuple(
        send(case, template, box, facts_of(case, desk)) for box in case.report.followers if box.address
    )
    return (*written, *to_carriers(case, desk, template, case.report.carried))


def to_carriers(case: Case, desk: Desk, template: str, carriers: Iterable[str]) -> tuple[Send, ...]:
    """The answer for further reporters without an address, to whoever wrote each of them down; he knows them by number."""
    out, found = secrecy.kept_out(case, desk.office, desk.today), list[Send]()
    for carrier in carriers:
        key_of, _, ref = carrier.partition("/")
        person = desk.office.person(key_of)
        if person is not None and person.key not in out:
            passed = {"kanal": "kanal asalnya", "nama": "", "kontak": f"pelapor nomor {ref}", "jawab": False}
            found.append(send(case, template, person.mailbox, facts_of(case, desk, titip=passed), ref))
    return tuple(found)


def _nobody_left(case: Case, desk: Desk) -> tuple[Send, ...]:
    """The case is kept from everybody who could be asked: somebody outside must be appointed. Without a word of it."""
    if not desk.office.admin:
        return ()
    facts = facts_of(
        case,
        desk,
        judul="Perlu penunjukan pejabat lain",
        uraian=f"Semua pejabat yang dapat ditugasi pada nomor {case.ref} tidak boleh menerimanya.",
        tindakan="Pimpinan menunjuk seorang pejabat lain, lalu perannya ditulis di kantor.toml.",
    )
    return (send(case, "admin-pemberitahuan", Mailbox(desk.office.admin), facts),)


def by_rows(rows: Iterable[Letterhead], case: Case, desk: Desk, **extra: object) -> tuple[Send, ...]:
    """The mails that a row of the table sends besides asking."""
    found = []
    for row in rows:
        for box, title in people_for(row.to, case, desk):
            shown = content_for(case, desk, box) if row.to not in ("pemohon", "perantara") else {}
            mail = send(case, row.template, box, facts_of(case, desk, gelar=title, **(shown | extra)))
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
