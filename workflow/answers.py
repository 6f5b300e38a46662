"""Somebody answers: whose word it is, what it means here, and what it moves. Doubt asks back, never guesses. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from workflow import relay, workdays
from workflow.answer import PATIENCE, Answer, ask_back, by_subject, is_asked, noted, sentence_of
from workflow.authority import (
    ACCEPT,
    ASIDE,
    CHALLENGE,
    LEAK,
    LOG,
    NEW,
    STALE,
    WARN,
    addressee,
    judge_applicant,
    judge_official,
)
from workflow.challenge import OVER, ask_once_more, heard, settled
from workflow.contrary import conflict, is_contrary, resolved, withdrawn
from workflow.facts import Arguments, Case, Command, Decision, Mailbox, Note, Pending, Person, Send
from workflow.intake import on_mended, usable
from workflow.moves import APPLICANT, REF, take, unique
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
from workflow.standard import RECHECK, Move
from workflow.unclear import because

RULES = re.compile(
    r"\b(?:uu|undang[- ]undang|pp|perpres|peraturan|permen\w*|perda|perbup|perwal|pasal|keputusan|skb?|surat edaran|se"
    r"|standar pelayanan|sop|dasar hukum|juknis|pedoman)\b",
    re.I,
)
"""What an answer that explains a rule must name."""

NOT_OURS = "answer:new"
"""The rule of an answer that is none: whoever reads it next looks at it as at any new mail."""
LEAKED = "answer:leaked"
"""The rule of an answer whose token came back from somebody else: it is worth nothing from then on."""


def on_answer(case: Case, answer: Answer, desk: Desk) -> Decision:
    """The decision on an answer. Default: not counted, nothing happens, a person is told where it helps (law L19)."""
    answer = _to_one_question(_unnamed(case, answer))
    person = desk.office.person_at(answer.sender.address)
    verdict = verdict_on(case, answer, desk)
    if verdict in (ACCEPT, CHALLENGE):
        return _accepted(case, replace(answer, sure=verdict == ACCEPT), person, desk)
    if verdict in (NEW, ASIDE):
        return Decision(None, (), "bukan jawaban atas nomor ini", NOT_OURS)
    if verdict == STALE and person is not None and (passed := _passed_on(case, answer, person, desk)):
        return passed
    if verdict == STALE and answer.ticket is not None and answer.ticket.purpose == "survei":
        return _survey(case, answer, desk)
    if verdict == STALE:
        return _stale(case, answer, person, desk)
    if verdict == LOG:
        return noted(case, answer, desk, "jawaban yang tidak terbukti: dicatat saja", "answer:ignored")
    if verdict == LEAK:
        return _leaked(case, answer, desk)
    return _refused(case, answer, desk, warn=verdict == WARN)


def verdict_on(case: Case, answer: Answer, desk: Desk) -> str:
    """What the table says of this answer."""
    office, person = desk.office, desk.office.person_at(answer.sender.address)
    if person is None and addressee(answer.ticket, office) is None:
        return judge_applicant(answer.sender.address, answer.ticket, answer.mail.grade, case, office)
    roles = roles_of(person, case, desk) if person else frozenset()
    asked = person is not None and is_asked(case, person, desk)
    # Whoever may decide the step of the token, though it is over, may hear how it ended.
    ended = [d.state for d in case.decisions if answer.ticket and d.step == answer.ticket.step]
    may = any(desk.standard.moves_from(state, roles) for state in (case.state, *ended))
    return judge_official(person, answer.ticket, answer.mail.grade, asked, may, office)


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


def _refused(case: Case, answer: Answer, desk: Desk, warn: bool) -> Decision:
    """Registered address and valid token must come together. The petugas is told; the real official when it matters."""
    who = answer.sender.address or "(tanpa alamat)"
    why = answer.mail.grade.why if answer.mail.grade.level == "S0" else "alamat dan token tidak cocok"
    account = f"Jawaban dari {who} tidak dihitung: {why}."
    todo = "Bila jawaban ini memang dari pejabat yang berwenang, mohon beliau membalas dari alamat terdaftar."
    # Once a day for one sender and one reason: forged mails by the hundred are no hundred mails of ours.
    once = f"{desk.today}/{who}/{answer.mail.grade.level}"
    sends = petugas(case, desk, "Jawaban tidak dihitung", account, todo, once)
    if warn:
        # Whoever was asked, and whoever is said to have answered.
        named = (addressee(answer.ticket, desk.office), desk.office.person_at(answer.sender.address))
        facts = facts_of(case, desk, uraian=account)
        boxes = dict.fromkeys(one.mailbox for one in named if one is not None)
        sends = (*sends, *(send(case, "pejabat-peringatan", box, facts, once) for box in boxes))
    return noted(case, answer, desk, f"jawaban tidak dihitung ({why})", "answer:refused", sends)


def _leaked(case: Case, answer: Answer, desk: Desk) -> Decision:
    """Somebody else answers with an official's token: the official hears of it and, while he is asked, gets a new one."""
    refused = _refused(case, answer, desk, warn=False)
    owner = addressee(answer.ticket, desk.office)
    if owner is None or refused.case is None:
        return refused
    account = f"Balasan dari {answer.sender.address or '(tanpa alamat)'} tidak dihitung."
    facts = facts_of(case, desk, uraian=account)
    told = send(case, "pejabat-peringatan", owner.mailbox, facts, answer.mail.digest[:12])
    if is_asked(case, owner, desk):
        told = replace(told, asks="step", choices=choices_for(case, desk, owner.mailbox))
    return replace(refused, sends=unique((*refused.sends, told)), rule=LEAKED)


def _stale(case: Case, answer: Answer, person: Person | None, desk: Desk) -> Decision:
    """The step is over: the sender is told once what holds; a contrary word of the other official is a conflict."""
    mark = answer.mail.digest[:12]
    if person is None:
        return _from_applicant_elsewhere(case, answer, desk)
    ticket = answer.ticket
    done = next((d for d in reversed(case.decisions) if ticket is not None and d.step == ticket.step), None)
    if done is None:
        sends: tuple[Send, ...] = ()
        if case.asked and is_asked(case, person, desk):
            once = f"langkah-{ticket.step if ticket else 0}"
            sends = (ask(case, desk, person.mailbox, "pejabat-pengingat", more=once),)
        return noted(case, answer, desk, "menjawab langkah yang sudah lewat", "answer:stale", sends)
    facts = facts_of(
        case,
        desk,
        keputusan=sentence_of(done, desk),
        oleh=name_of(done.by, desk.office),
        pada=done.at,
    )
    sends = (send(case, "pejabat-sudah-diputuskan", person.mailbox, facts, f"langkah-{done.step}"),)
    if is_contrary(case, answer, person, done, desk):
        pending = Pending(
            "conflict", person.key, answer.command.move, answer.command.arguments, done.state, desk.now
        )
        case = replace(case, pending=pending)
        sends = (*sends, *conflict(case, done, pending, desk, mark))
    return noted(
        case, answer, desk, f"menjawab setelah diputuskan: {answer.command.move}", "answer:stale", sends
    )


# ---------------------------------------------------------------- counted


def _accepted(case: Case, answer: Answer, person: Person | None, desk: Desk) -> Decision:
    ticket = None if by_subject(answer, person, desk) else answer.ticket
    purpose = ticket.purpose if ticket else "step"
    if purpose == "survei":
        return _survey(case, answer, desk)
    if purpose == "confirm":
        return _confirmed(case, answer, person, desk)
    if purpose == "conflict":
        return resolved(case, answer, person, desk)
    if purpose == "undo" and person is not None and answer.command.move == "batal":
        return withdrawn(case, answer, person, desk)
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
        return noted(case, answer, desk, "titipan yang lebih lama sudah disampaikan", "answer:relayed")
    if not answer.sure:
        return ask_once_more(case, answer, person.key, move.name, Arguments(), person.mailbox, desk)
    return take(case, move, person.key, Arguments(), desk, answer.mail.grade.level)


def _from_applicant(case: Case, answer: Answer, desk: Desk) -> Decision:
    state = desk.state(case)
    if state.final or APPLICANT not in state.waits:
        if answer.command.move == "batal" and not state.final:
            return _decided(case, answer, APPLICANT, frozenset({APPLICANT}), answer.sender, desk)
        return _from_applicant_elsewhere(case, answer, desk)
    if state.free and answer.command.move != "batal":
        if not (answer.mail.words.strip() or answer.mail.attachments):
            return ask_back(case, answer, answer.sender, "jawaban kosong", desk)
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
        return noted(case, answer, desk, "mail tanpa isi", "applicant:empty")
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
    case: Case,
    answer: Answer,
    by: str,
    roles: frozenset[str],
    box: Mailbox,
    desk: Desk,
) -> Decision:
    """The words of somebody who may decide here: act, ask once more, ask back, or leave things as they are."""
    command = answer.command
    if command.action == "hold":
        return noted(
            case, answer, desk, f"diterima, tanpa perubahan: {answer.mail.words[:80]}", "answer:hold"
        )
    move = desk.standard.find_move(case.state, roles, command.move)
    if move is None or command.action == "ask":
        if signed := _signed(case, answer, roles, desk):
            arguments = replace(command.arguments, note=answer.mail.words)
            return ask_once_more(case, answer, by, signed.name, arguments, box, desk)
        if spent := _signed(case, answer, roles, desk, spent=True):
            return ask_back(case, answer, box, f"'{spent.name}' hanya dapat dilakukan satu kali", desk)
        if command.action == "ask" or command.move == "lain":
            return ask_back(case, answer, box, because(command.why), desk)
        return ask_back(case, answer, box, f"'{command.move}' bukan pilihan pada langkah ini", desk)
    arguments = command.arguments
    if move.counts_revision and not arguments.note:
        arguments = replace(arguments, note=answer.mail.words)
    lacking = _lacking(case, move, arguments, answer, desk)
    if lacking:
        return ask_back(case, answer, box, lacking, desk)
    if move.confirm or command.action == "confirm" or not answer.sure:
        return ask_once_more(case, answer, by, move.name, arguments, box, desk)
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


def _confirmed(case: Case, answer: Answer, person: Person | None, desk: Desk) -> Decision:
    found = heard(case, answer, person, desk)
    return found if isinstance(found, Decision) else _held(settled(case, found), answer, found, person, desk)


def _held(case: Case, answer: Answer, pending: Pending, person: Person | None, desk: Desk) -> Decision:
    """What was held back until its "yes", as if it had been said now."""
    if person is not None and pending.purpose in ("undo", "conflict"):
        said = replace(answer, command=Command(pending.move, "auto", pending.arguments))
        return (withdrawn if pending.purpose == "undo" else resolved)(case, said, person, desk)
    own = person is not None and pending.by == person.key
    roles = roles_of(person, case, desk) if person and own else frozenset({APPLICANT})
    move = desk.standard.find_move(case.state, roles, pending.move)
    if move is None:
        box = person.mailbox if person else answer.sender
        return ask_back(case, answer, box, OVER, desk)
    level = answer.mail.grade.level
    return take(case, move, pending.by, pending.arguments, desk, level, pending.files, pending.links)


def _survey(case: Case, answer: Answer, desk: Desk) -> Decision:
    """Nine answers, once a case; a later line replaces nothing."""
    scores = answer.command.arguments.scores
    if len(scores) != 9:
        return _from_applicant_elsewhere(case, answer, desk)
    if case.scores:
        return noted(case, answer, desk, "survei sudah diisi", "answer:survey-again")
    case = replace(case, scores=scores)
    thanks = send(case, "pemohon-terima-kasih-survei", answer.sender, facts_of(case, desk))
    return Decision(case, (thanks,), "survei kepuasan diisi", "survey", actor=APPLICANT, survey=scores)
