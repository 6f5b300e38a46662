"""Somebody answers: whose word it is, what it means here, and what it moves. Doubt asks back, never guesses. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from workflow import relay, workdays
from workflow.authority import ACCEPT, IGNORE, STALE, WARN, addressee, judge_applicant, judge_official
from workflow.facts import (
    Arguments,
    Case,
    Choice,
    Command,
    Decision,
    Done,
    Incoming,
    Mailbox,
    Note,
    Pending,
    Person,
    Send,
    Ticket,
)
from workflow.intake import on_mended, usable
from workflow.moves import APPLICANT, REF, sentence, take, undo, unique
from workflow.secrecy import class_of
from workflow.sends import (
    Desk,
    ask,
    choices_for,
    facts_of,
    name_of,
    passes_on,
    people_for,
    petugas,
    roles_of,
    send,
)
from workflow.standard import BACK, RECHECK, STAY, Move

YES, NO = ("ya", "setuju", "konfirmasi", "ganti"), ("tidak", "batal", "tolak", "tetap")
CONFIRM = (
    Choice(1, "ya", "Ya, laksanakan", "1 Ya"),
    Choice(2, "tidak", "Tidak jadi", "2 Tidak jadi"),
)
CONFLICT = (
    Choice(1, "tetap", "Tetap pada keputusan pertama", "1 Tetap"),
    Choice(2, "ganti", "Ganti dengan keputusan kedua", "2 Ganti"),
)

RULES = re.compile(
    r"\b(?:uu|undang[- ]undang|pp|perpres|peraturan|permen\w*|perda|perbup|perwal|pasal|keputusan|skb?|surat edaran|se"
    r"|standar pelayanan|sop|dasar hukum|juknis|pedoman)\b",
    re.I,
)
"""What an answer that explains a rule must name."""

PATIENCE = 3
"""So often one person is asked back in one step, and so many messages of an applicant are confirmed on one day: then a
person takes over. Two machines that answer each other fall silent."""
ASKED_BACK = "ditanya kembali"


@dataclass(frozen=True)
class Answer:
    """A mail that answers a case: its token if it had a valid one, and what its words mean at this stage."""

    mail: Incoming
    ticket: Ticket | None
    command: Command

    @property
    def sender(self) -> Mailbox:
        return self.mail.sender or Mailbox("")


def on_answer(case: Case, answer: Answer, desk: Desk) -> Decision:
    """The decision on an answer. Default: not counted, nothing happens, a person is told where it helps (law L19)."""
    answer = _to_one_question(_unnamed(case, answer))
    person = desk.office.person_at(answer.sender.address)
    to_official = addressee(answer.ticket, desk.office) is not None
    if person is not None or to_official:
        verdict = judge_official(answer.sender, answer.ticket, answer.mail.grade, desk.office)
    else:
        verdict = judge_applicant(answer.sender, answer.ticket, answer.mail.grade, case, desk.office)
    if verdict == ACCEPT:
        return _accepted(case, answer, person, desk)
    if verdict == STALE and person is not None and (passed := _passed_on(case, answer, person, desk)):
        return passed
    if verdict == STALE and answer.ticket is not None and answer.ticket.purpose == "survei":
        return _survey(case, answer, desk)
    if verdict == STALE:
        return _stale(case, answer, person, desk)
    if verdict == IGNORE:
        return _noted(case, answer, desk, "jawaban usang yang tidak terbukti: diabaikan", "answer:ignored")
    return _refused(case, answer, desk, warn=verdict == WARN)


def _unnamed(case: Case, answer: Answer) -> Answer:
    """The names of files say who and what: in a sealed case they are only numbered."""
    if not case.sealed or not answer.mail.attachments:
        return answer
    first = len(case.material) + 1
    renamed = tuple(
        replace(a, name=f"lampiran-{at}{PurePath(a.name).suffix.lower()[:6]}")
        for at, a in enumerate(answer.mail.attachments, first)
    )
    return replace(answer, mail=replace(answer.mail, attachments=renamed))


def _to_one_question(answer: Answer) -> Answer:
    """A mail that asked one open question is answered by whatever was written, unless that is a decision by itself."""
    choices = answer.ticket.choices if answer.ticket else ()
    if len(choices) != 1 or not choices[0].free or answer.command.action != "ask" or not answer.mail.words:
        return answer
    note = answer.mail.words
    said = Command(choices[0].move, "auto", Arguments(note=note), "jawaban atas satu pertanyaan")
    return replace(answer, command=said)


# ---------------------------------------------------------------- not counted


def _noted(
    case: Case, answer: Answer, desk: Desk, text: str, rule: str, sends: tuple[Send, ...] = ()
) -> Decision:
    who = answer.sender.address or "?"
    case = replace(case, notes=(*case.notes, Note(desk.now, who, text)))
    return Decision(case, unique(sends), f"{who}: {text}", rule, actor=who)


def _refused(case: Case, answer: Answer, desk: Desk, warn: bool) -> Decision:
    """Registered address and valid token must come together. The petugas is told; the real official when it matters."""
    who, mark = answer.sender.address or "(tanpa alamat)", answer.mail.digest[:12]
    why = answer.mail.grade.why if answer.mail.grade.level == "S0" else "alamat dan token tidak cocok"
    account = f"Jawaban dari {who} tidak dihitung: {why}."
    todo = "Bila jawaban ini memang dari pejabat yang berwenang, mohon beliau membalas dari alamat terdaftar."
    sends = petugas(case, desk, "Jawaban tidak dihitung", account, todo, mark)
    asked = addressee(answer.ticket, desk.office)
    if warn and asked is not None:
        facts = facts_of(case, desk, uraian=account)
        sends = (*sends, send(case, "pejabat-peringatan", asked.mailbox, facts, mark))
    return _noted(case, answer, desk, f"jawaban tidak dihitung ({why})", "answer:refused", sends)


def _stale(case: Case, answer: Answer, person: Person | None, desk: Desk) -> Decision:
    """The step is over: the sender is told what holds; a contrary word of the other official is a conflict."""
    mark = answer.mail.digest[:12]
    if person is None:
        return _from_applicant_elsewhere(case, answer, desk)
    ticket = answer.ticket
    done = next((d for d in reversed(case.decisions) if ticket is not None and d.step == ticket.step), None)
    if done is None:
        sends: tuple[Send, ...] = ()
        if case.asked and is_asked(case, person, desk):
            sends = (ask(case, desk, person.mailbox, "pejabat-pengingat", more=mark),)
        return _noted(case, answer, desk, "menjawab langkah yang sudah lewat", "answer:stale", sends)
    facts = facts_of(
        case,
        desk,
        keputusan=_sentence_of(done, desk),
        oleh=name_of(done.by, desk.office),
        pada=done.at,
    )
    sends = (send(case, "pejabat-sudah-diputuskan", person.mailbox, facts, mark),)
    if _contrary(case, answer, person, done, desk):
        pending = Pending(
            "conflict", person.key, answer.command.move, answer.command.arguments, done.state, desk.now
        )
        case = replace(case, pending=pending)
        sends = (*sends, *_conflict(case, done, pending, desk, mark))
    return _noted(
        case, answer, desk, f"menjawab setelah diputuskan: {answer.command.move}", "answer:stale", sends
    )


def is_asked(case: Case, person: Person, desk: Desk) -> bool:
    return any(
        box.address in person.addresses for role in case.asked for box, _ in people_for(role, case, desk)
    )


def _sentence_of(done: Done, desk: Desk) -> str:
    move = next((m for m in desk.standard.moves if m.name == done.move and done.state in m.sources), None)
    return sentence(move, done.arguments, desk) if move else done.move


def _contrary(case: Case, answer: Answer, person: Person, done: Done, desk: Desk) -> bool:
    """Two officials who were both asked, two different moves, and the second one is clear about his."""
    if done.by == person.key or desk.office.person(done.by) is None or case.pending is not None:
        return False
    if len(desk.standard.states[done.state].waits) < 2 or answer.command.action not in ("auto", "confirm"):
        return False
    roles = roles_of(
        person, replace(case, state=done.state, asked=desk.standard.states[done.state].waits), desk
    )
    second = desk.standard.find_move(done.state, roles, answer.command.move)
    return second is not None and second.name != done.move


def _conflict(case: Case, done: Done, pending: Pending, desk: Desk, mark: str) -> tuple[Send, ...]:
    second = Done(done.step, pending.state, pending.move, pending.by, pending.at, arguments=pending.arguments)
    facts = facts_of(
        case,
        desk,
        pertama=_sentence_of(done, desk),
        oleh_pertama=name_of(done.by, desk.office),
        kedua=_sentence_of(second, desk),
        oleh_kedua=name_of(pending.by, desk.office),
    )
    return tuple(
        replace(send(case, "pejabat-konflik", box, facts, mark), asks="conflict", choices=CONFLICT)
        for box, _ in people_for("kepala", case, desk)
    )


# ---------------------------------------------------------------- counted


def _accepted(case: Case, answer: Answer, person: Person | None, desk: Desk) -> Decision:
    purpose = answer.ticket.purpose if answer.ticket else "step"
    if purpose == "survei":
        return _survey(case, answer, desk)
    if purpose == "confirm":
        return _confirmed(case, answer, person, desk)
    if purpose == "conflict":
        return _resolved(case, answer, person, desk)
    if purpose == "undo" and person is not None and answer.command.move == "batal":
        return _withdrawn(case, answer, person, desk)
    passed = _passed_on(case, answer, person, desk) if person is not None else None
    if passed is not None:
        return passed
    if person is None or _speaks_for_applicant(case, answer, person, desk):
        return _from_applicant(case, answer, desk)
    return _decided(case, answer, person.key, roles_of(person, case, desk), person.mailbox, desk)


def _speaks_for_applicant(case: Case, answer: Answer, person: Person, desk: Desk) -> bool:
    """Whoever passes our words on brings his answer too; what he says of his own is a row of his."""
    reports_himself = case.sealed and case.applicant.address in person.addresses
    if reports_himself:
        return True
    own = desk.standard.find_move(case.state, frozenset({"perantara"}), answer.command.move)
    return passes_on(person, case) and APPLICANT in desk.state(case).waits and own is None


def _passed_on(case: Case, answer: Answer, person: Person, desk: Desk) -> Decision | None:
    """One word of whoever passes our words on: they have reached the reporter. Said of an older mail, it is no word about
    what he was given since."""
    rows = desk.standard.moves_from(case.state, roles_of(person, case, desk) & {"perantara"})
    move = next((m for m in rows if m.delivers), None)
    if move is None or not (relay.passed_on(answer.mail.words) or answer.command.move == move.name):
        return None
    if case.report and case.report.handed and answer.ticket and answer.ticket.step < case.report.handed_step:
        return _noted(case, answer, desk, "titipan yang lebih lama sudah disampaikan", "answer:relayed")
    return take(case, move, person.key, Arguments(), desk, answer.mail.grade.level)


def _from_applicant(case: Case, answer: Answer, desk: Desk) -> Decision:
    state = desk.state(case)
    if state.final or APPLICANT not in state.waits:
        if answer.command.move == "batal" and not state.final:
            return _decided(case, answer, APPLICANT, frozenset({APPLICANT}), answer.sender, desk)
        return _from_applicant_elsewhere(case, answer, desk)
    if state.free and answer.command.move != "batal":
        if not (answer.mail.words.strip() or answer.mail.attachments):
            return _ask_back(case, answer, answer.sender, "jawaban kosong", desk)
        move = desk.standard.find_move(case.state, frozenset({APPLICANT}), state.free)
        if move is not None and move.target == RECHECK:
            return on_mended(case, answer.mail, desk)
        if move is not None:
            arguments = Arguments(note=answer.mail.words)
            return take(case, move, APPLICANT, arguments, desk, answer.mail.grade.level, usable(answer.mail))
    return _decided(case, answer, APPLICANT, frozenset({APPLICANT}), answer.sender, desk)


def _from_applicant_elsewhere(case: Case, answer: Answer, desk: Desk) -> Decision:
    """A word or file of the applicant while nobody waits for him: kept, passed on to whoever works on it, confirmed."""
    files, words, mark = usable(answer.mail), answer.mail.words, answer.mail.digest[:12]
    if not words and not files:
        return _noted(case, answer, desk, "mail tanpa isi", "applicant:empty")
    today = [
        n for n in case.notes if n.by == APPLICANT and workdays.local_day(n.at, desk.office) == desk.today
    ]
    case = replace(
        case,
        notes=(*case.notes, Note(desk.now, APPLICANT, words)) if words else case.notes,
        material=tuple(dict.fromkeys((*case.material, *files))),
    )
    facts = facts_of(case, desk, pesan=words, tautan=list(answer.mail.links))
    readers = [box for role in case.asked for box, _ in people_for(role, case, desk) if role != APPLICANT]
    readers = readers or [box for box, _ in people_for("petugas", case, desk)]
    sends = [
        replace(send(case, "pejabat-pesan-pemohon", box, facts, mark), attachments=files)
        for box in dict.fromkeys(readers)
    ]
    told = replace(
        send(case, "pemohon-pesan-diterima", answer.sender, facts, mark),
        answers=answer.mail.message_id,
        stranger=not desk.office.knows(answer.sender.address),
    )
    if len(today) < PATIENCE:
        sends.append(told)
    return Decision(
        case, unique(tuple(sends)), "pesan pemohon diteruskan", "applicant:message", actor=APPLICANT
    )


def _decided(
    case: Case, answer: Answer, by: str, roles: frozenset[str], box: Mailbox, desk: Desk
) -> Decision:
    """The words of somebody who may decide here: act, ask once more, ask back, or leave things as they are."""
    command = answer.command
    if command.action == "hold":
        return _noted(
            case, answer, desk, f"diterima, tanpa perubahan: {answer.mail.words[:80]}", "answer:hold"
        )
    move = desk.standard.find_move(case.state, roles, command.move)
    if (move is None or command.action == "ask") and (signed := _signed(case, answer, roles, desk)):
        arguments = replace(command.arguments, note=answer.mail.words)
        return _ask_once_more(case, answer, by, signed, arguments, box, desk)
    if (move is None or command.action == "ask") and (
        spent := _signed(case, answer, roles, desk, spent=True)
    ):
        return _ask_back(case, answer, box, f"'{spent.name}' hanya dapat dilakukan satu kali", desk)
    if move is None or command.action == "ask":
        why = command.why if command.action == "ask" else f"'{command.move}' bukan pilihan pada langkah ini"
        return _ask_back(case, answer, box, why or "jawaban belum dapat dipahami", desk)
    arguments = command.arguments
    if move.counts_revision and not arguments.note:
        arguments = replace(arguments, note=answer.mail.words)
    lacking = _lacking(case, move, arguments, answer, desk)
    if lacking:
        return _ask_back(case, answer, box, lacking, desk)
    if move.confirm or command.action == "confirm":
        return _ask_once_more(case, answer, by, move, arguments, box, desk)
    files = usable(answer.mail)
    return take(case, move, by, arguments, desk, answer.mail.grade.level, files, answer.mail.links)


def _signed(
    case: Case, answer: Answer, roles: frozenset[str], desk: Desk, spent: bool = False
) -> Move | None:
    """The one row whose sign stands in words that are no command; it is asked about, never taken. spent: of the rows
    that may be taken only once, and were."""
    low = " ".join(answer.mail.words.lower().split())
    taken = {done.move for done in case.decisions}
    found = [
        m
        for m in desk.standard.moves_from(case.state, roles)
        if (m.once and m.name in taken) == spent
        and any(re.search(rf"(?<!tidak )(?<!tak )(?<!bukan )\b{re.escape(sign)}\b", low) for sign in m.signs)
    ]
    return found[0] if len(found) == 1 else None


def _lacking(case: Case, move: Move, arguments: Arguments, answer: Answer, desk: Desk) -> str:
    """What the row needs and the words do not bring, in words for the one who wrote them."""
    if move.once and any(done.move == move.name for done in case.decisions):
        return f"'{move.name}' hanya dapat dilakukan satu kali"
    if "kelas" in move.needs and not arguments.category:
        return "mohon sebutkan kelasnya dengan nomor dari daftar"
    if "nomor" in move.needs and not _other(arguments.note, case, desk.known):
        return f"mohon sebutkan nomor {desk.standard.word} yang dimaksud, misalnya: {case.ref[:-4]}0001"
    category = class_of(case, desk.standard)
    if move.drafts and category is not None and category.quotes and not RULES.search(arguments.note):
        return "jawaban harus menyebut dasar aturannya, misalnya: Dasar: Standar Pelayanan butir 3"
    if "catatan" in move.needs and not arguments.note:
        return f"mohon disertai keterangan: {move.hint or 'tulis alasan'}"
    if "tanggal" in move.needs and (arguments.until is None or arguments.until <= desk.today):
        return "mohon sebutkan tanggal yang akan datang, misalnya: tunda sampai tanggal 7 Desember 2026"
    if "hari" in move.needs and not (arguments.days and 0 < arguments.days <= 60):
        return "mohon sebutkan jumlah hari kerja dan alasan, misalnya: WAKTU 3 HK karena ada 5 konten"
    if "tujuan" in move.needs and not (arguments.to or arguments.note):
        return "mohon sebutkan tujuan, misalnya: teruskan ke Bidang Informatika"
    if "staf" in move.needs and len(arguments.staff) != 1:
        return "mohon sebutkan satu nama staf atau nomornya"
    if "berkas" in move.needs and not (usable(answer.mail) or answer.mail.links):
        return "mohon lampirkan berkas konten atau tuliskan tautannya"
    return ""


def _other(note: str, case: Case, known: frozenset[str]) -> str:
    """The number of another case of the same service in these words."""
    code = case.ref.partition("-")[0]
    known |= frozenset(case.report.alike if case.report else ())
    found = [one for one in REF.findall(note.upper()) if one.partition("-")[0] == code and one in known]
    return found[0] if len(set(found)) == 1 and found[0] != case.ref else ""


def _ask_back(case: Case, answer: Answer, box: Mailbox, why: str, desk: Desk) -> Decision:
    """The list of exactly the moves that this person has now (law: help is derived from the table)."""
    mark, who = answer.mail.digest[:12], answer.sender.address or "?"
    if (
        sum(n.by == who and n.text.startswith(ASKED_BACK) and n.at >= case.since for n in case.notes)
        >= PATIENCE
    ):
        account = f"Jawaban dari {who} sudah {PATIENCE} kali belum dapat dipahami: {answer.mail.words[:200]}"
        told = petugas(
            case, desk, "Jawaban belum jelas", account, "Mohon hubungi yang bersangkutan.", str(case.step)
        )
        return _noted(case, answer, desk, "belum jelas; petugas diberi tahu", "answer:unclear", told)
    applicant = desk.office.person_at(box.address) is None
    template = "pemohon-tanya-balik" if applicant else "pejabat-tanya-balik"
    words = answer.mail.words[:400]
    asked = replace(
        send(case, template, box, facts_of(case, desk, sebab=why, jawaban=words), mark),
        asks="step",
        choices=choices_for(case, desk, box),
        answers=answer.mail.message_id if applicant else "",
    )
    return _noted(case, answer, desk, f"{ASKED_BACK}: {why}", "answer:ask", (asked,))


def _ask_once_more(
    case: Case, answer: Answer, by: str, move: Move, arguments: Arguments, box: Mailbox, desk: Desk
) -> Decision:
    """One closed question to the same person before anything leaves the office or the case ends (law L21)."""
    pending = Pending("confirm", by, move.name, arguments, case.state, desk.now)
    case = replace(case, pending=pending)
    facts = facts_of(case, desk, keputusan=sentence(move, arguments, desk), akibat=_outcome(move, desk))
    asked = replace(
        send(case, "pejabat-konfirmasi", box, facts, answer.mail.digest[:12]), asks="confirm", choices=CONFIRM
    )
    return _noted(case, answer, desk, f"diminta konfirmasi: {move.name}", "answer:confirm", (asked,))


def _outcome(move: Move, desk: Desk) -> str:
    """What the confirmed decision will make of the case; a way back to where it came from has no name of its own."""
    return "" if move.target in (BACK, STAY) else f"{desk.standard.word} menjadi {move.target}"


def _confirmed(case: Case, answer: Answer, person: Person | None, desk: Desk) -> Decision:
    by = person.key if person else APPLICANT
    box = person.mailbox if person else answer.sender
    pending = case.pending
    if pending is None or pending.kind != "confirm" or pending.by != by or pending.state != case.state:
        return _ask_back(case, answer, box, "konfirmasi ini sudah tidak berlaku", desk)
    if answer.command.move in NO:
        case = replace(case, pending=None)
        return _noted(case, answer, desk, f"tidak jadi: {pending.move}", "answer:unconfirmed")
    roles = roles_of(person, case, desk) if person else frozenset({APPLICANT})
    move = desk.standard.find_move(case.state, roles, pending.move)
    if move is None or answer.command.move not in YES:
        return _ask_again(case, answer, box, desk)
    return take(case, move, by, pending.arguments, desk, answer.mail.grade.level)


def _ask_again(case: Case, answer: Answer, box: Mailbox, desk: Desk) -> Decision:
    pending = case.pending
    move = next((m for m in desk.standard.moves if pending and m.name == pending.move), None)
    if pending is None or move is None:
        return _ask_back(case, answer, box, "konfirmasi ini sudah tidak berlaku", desk)
    facts = facts_of(
        case, desk, keputusan=sentence(move, pending.arguments, desk), akibat=_outcome(move, desk)
    )
    asked = replace(
        send(case, "pejabat-konfirmasi", box, facts, answer.mail.digest[:12]), asks="confirm", choices=CONFIRM
    )
    return _noted(case, answer, desk, "konfirmasi belum jelas, ditanya lagi", "answer:confirm", (asked,))


def _resolved(case: Case, answer: Answer, person: Person | None, desk: Desk) -> Decision:
    """The Kepala settles a conflict: the first decision stays, or the second one is taken from where it was asked."""
    pending = case.pending
    if pending is None or pending.kind != "conflict" or person is None:
        return _noted(case, answer, desk, "perbedaan sudah diselesaikan", "conflict:over")
    if answer.command.move in ("tetap", "tidak"):
        return _noted(
            replace(case, pending=None), answer, desk, "Kepala: tetap keputusan pertama", "conflict:first"
        )
    roles = frozenset(r for p in desk.office.people if p.key == pending.by for r in p.roles)
    move = desk.standard.find_move(pending.state, roles | {"kepala"}, pending.move)
    if move is None or answer.command.move not in YES:
        facts = facts_of(
            case, desk, sebab="mohon jawab 1 (tetap) atau 2 (ganti)", jawaban=answer.mail.words[:400]
        )
        again = replace(
            send(case, "pejabat-tanya-balik", person.mailbox, facts, answer.mail.digest[:12]),
            asks="conflict",
            choices=CONFLICT,
        )
        return _noted(case, answer, desk, "belum jelas", "conflict:ask", (again,))
    back = replace(case, state=pending.state, asked=desk.standard.states[pending.state].waits, pending=None)
    return take(back, move, person.key, pending.arguments, desk, answer.mail.grade.level)


def _withdrawn(case: Case, answer: Answer, person: Person, desk: Desk) -> Decision:
    """BATAL by the same official, within the working day of his decision, while nobody has decided after him."""
    done = case.decisions[-1] if case.decisions else None
    if done is None or done.by != person.key or desk.now > _until(done.at, desk):
        account = (
            f"{person.name} meminta pembatalan keputusan, tetapi langkah sudah berlanjut atau waktunya lewat."
        )
        sends = petugas(
            case,
            desk,
            "Permintaan BATAL",
            account,
            "Mohon dibicarakan dengan beliau.",
            answer.mail.digest[:12],
        )
        held = _sentence_of(done, desk) if done else case.state
        facts = facts_of(
            case,
            desk,
            keputusan=f"{held} (tidak dapat dibatalkan lagi lewat surel; petugas sudah diberi tahu)",
            oleh=name_of(done.by, desk.office) if done else "",
            pada=done.at if done else case.since,
        )
        told = send(case, "pejabat-sudah-diputuskan", person.mailbox, facts, answer.mail.digest[:12])
        return _noted(case, answer, desk, "BATAL terlambat", "undo:late", (*sends, told))
    return undo(case, done, desk)


def _until(moment: datetime, desk: Desk) -> datetime:
    """The end of the working day on which the decision was taken, or of the next one for a decision out of hours."""
    opens = workdays.next_office_moment(moment, desk.office)
    return workdays.closing(workdays.local_day(opens, desk.office), desk.office)


def _survey(case: Case, answer: Answer, desk: Desk) -> Decision:
    """Nine answers, once a case; a later line replaces nothing."""
    scores = answer.command.arguments.scores
    if len(scores) != 9:
        return _from_applicant_elsewhere(case, answer, desk)
    if case.scores:
        return _noted(case, answer, desk, "survei sudah diisi", "answer:survey-again")
    case = replace(case, scores=scores)
    thanks = send(case, "pemohon-terima-kasih-survei", answer.sender, facts_of(case, desk))
    return Decision(case, (thanks,), "survei kepuasan diisi", "survey", actor=APPLICANT, survey=scores)
