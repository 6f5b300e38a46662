"""`suratd status`: every open case, or the life of one; the counts of mailbox and outbox. Only looks."""

from __future__ import annotations

import argparse
import json
from datetime import date, datetime
from pathlib import Path

from models.store import AuditRow, OutboxRow
from operate.clock import shifted, wall
from operate.command import configuration
from operate.records import Records, final_states, records
from operate.table import columns, day, moment, printable
from workflow.facts import Case, Due, Office
from workflow.sends import name_of
from workflow.workdays import due_moment, local_day

MAIL_STATES = {"queued": "menunggu kirim", "sent": "terkirim", "failed": "gagal", "held": "ditahan"}
PLACES = {
    "done": "selesai diolah",
    "aside": "karantina",
    "others": "bukan untuk layanan ini",
    "open": "sedang diolah",
}


def arguments(own: argparse.ArgumentParser) -> None:
    configuration(own)
    own.add_argument(
        "ref", nargs="?", metavar="NOMOR", help="nomor permohonan, mis. KMS-2026-0001: riwayatnya"
    )
    own.add_argument("--json", action="store_true", help="satu objek JSON, untuk program")
    own.add_argument("--clock-file", type=Path, help=argparse.SUPPRESS)


def main(options: argparse.Namespace) -> int:
    now = (shifted(options.clock_file) if options.clock_file else wall)()
    with records(options) as found:
        if options.ref:
            return _one(found, options.ref.strip().strip("[]").upper(), options.json, now)
        told = overview(found, now)
        print(json.dumps(told, ensure_ascii=False) if options.json else _page(found, told, now))
    return 0


# ---------------------------------------------------------------- all


def overview(found: Records, now: datetime) -> dict[str, object]:
    """What `status --json` says."""
    store, office = found.store, found.office
    totals, newest = store.totals(), store.last_audit()
    today = local_day(now, office)
    seen = {name: totals.messages.get(name, 0) for name in PLACES}
    return {
        "cases": [
            _brief(c, office, today) for c in store.open_cases(final_states(found.settings.office.standards))
        ],
        "states": totals.cases,
        "outbox": {name: totals.mails.get(name, 0) for name in MAIL_STATES},
        "messages": {"seen": sum(seen.values()), **seen},
        "audit": {"number": newest[0], "at": newest[1].isoformat()} if newest else None,
        "daemon": "running" if store.running() else "stopped",
    }


def _brief(case: Case, office: Office, today: date) -> dict[str, object]:
    due = case.due
    return {
        "ref": case.ref,
        "state": case.state,
        "waiting": waiting(case, office, today),
        "since": case.since.isoformat(),
        "due": due.day.isoformat() if due else None,
        "provisional": bool(due and due.provisional),
        "revisions": case.revisions,
        "applicant_agency": agency_of(case, office),
        "subject": case.subject,
    }


def waiting(case: Case, office: Office, today: date) -> list[str]:
    """Whom the case waits for, by name; a deputy with his title."""
    names: list[str] = []
    for role in case.asked:
        if role == "pemohon":
            names.append(f"Pemohon ({agency_of(case, office)})")
        elif role == "pelaksana":
            person = office.person(case.assignee)
            names.append(person.name if person else case.assignee or "pelaksana")
        else:
            holders = [
                f"{h.title} {role.capitalize()} {h.person.name}".strip() if h.title else h.person.name
                for h in office.holders(role, today)
            ]
            names += holders or [f"{role} (belum ada pejabat)"]
    if not names and case.until:
        names.append(f"tanggal {day(case.until)}")
    return list(dict.fromkeys(names))


def agency_of(case: Case, office: Office) -> str:
    agency = office.agency(case.agency)
    written = case.letter.agency.name if case.letter else None
    return agency.name if agency else written or case.applicant.address


def _page(found: Records, told: dict[str, object], now: datetime) -> str:
    office = found.office
    today = local_day(now, office)
    cases = found.store.open_cases(final_states(found.settings.office.standards))
    rows = [
        (
            c.ref,
            c.state,
            ", ".join(waiting(c, office, today)) or "-",
            day(local_day(c.since, office)),
            due_words(c.due, office, now),
            str(c.revisions),
            agency_of(c, office),
        )
        for c in cases
    ]
    heading = ("NOMOR", "KEADAAN", "MENUNGGU", "SEJAK", "TENGGAT", "REV", "INSTANSI")
    lines = [columns(heading, rows, firm=(0, 3, 4, 5)) if rows else "Tidak ada permohonan yang berjalan."]
    if any(c.due and c.due.provisional for c in cases):
        lines.append("* sementara: hari libur tahun itu belum lengkap; isi dengan `suratd calendar import`.")
    lines += ["", *_counts(found, told)]
    return "\n".join(lines)


def due_words(due: Due | None, office: Office, now: datetime) -> str:
    if due is None:
        return "-"
    late = " LEWAT" if now > due_moment(due, office) else ""
    return f"{day(due.day)}{'*' if due.provisional else ''}{late}"


def due_of(case: Case, office: Office, now: datetime) -> str:
    """The due day of a case; what is finished is no longer late."""
    ended = not case.asked and not case.until
    return day(case.due.day) if ended and case.due else due_words(case.due, office, now)


def _counts(found: Records, told: dict[str, object]) -> list[str]:
    messages, mails = told["messages"], told["outbox"]
    assert isinstance(messages, dict)
    assert isinstance(mails, dict)
    newest = found.store.last_audit()
    audit = f"baris {newest[0]}, {moment(newest[1], found.office.zone)}" if newest else "masih kosong"
    lines = [
        f"Surat masuk : {messages['seen']} tercatat; "
        + ", ".join(f"{messages[name]} {word}" for name, word in PLACES.items()),
        "Surat keluar: " + ", ".join(f"{mails[name]} {word}" for name, word in MAIL_STATES.items()),
        f"Catatan     : {audit}",
        f"Daemon      : {'berjalan' if told['daemon'] == 'running' else 'TIDAK berjalan'}",
    ]
    if messages["aside"]:
        lines.append("Ada surat di karantina: `suratd aside list`.")
    if mails["failed"] or mails["held"]:
        lines.append("Ada surat keluar yang gagal atau ditahan: `suratd outbox list`.")
    return lines


# ---------------------------------------------------------------- one


def _one(found: Records, ref: str, as_json: bool, now: datetime) -> int:
    case = found.store.case(ref)
    if case is None:
        raise ValueError(f"{ref}: tidak ada permohonan dengan nomor itu. Lihat `suratd status`.")
    life, mails = found.store.audit(ref), found.store.outbox(ref=ref, limit=10_000)
    if as_json:
        print(json.dumps(_whole(case, life, mails, found.office, now), ensure_ascii=False))
    else:
        print("\n".join(_story(found, case, life, mails, now)))
    return 0


def _whole(
    case: Case, life: list[AuditRow], mails: list[OutboxRow], office: Office, now: datetime
) -> dict[str, object]:
    told = _brief(case, office, local_day(now, office))
    told["life"] = [
        {"number": r.number, "at": r.at.isoformat(), "event": r.event, **_without_ids(r.facts)} for r in life
    ]
    told["mails"] = [
        {
            "id": m.id,
            "template": m.template,
            "recipient": m.recipient,
            "state": m.state,
            "created": m.created.isoformat(),
            "sent": m.sent.isoformat() if m.sent else None,
            "attempts": m.attempts,
            "answer": m.answer,
        }
        for m in reversed(mails)
    ]
    return told


def _without_ids(facts: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in facts.items() if name not in ("number", "at", "event")}


def _story(
    found: Records, case: Case, life: list[AuditRow], mails: list[OutboxRow], now: datetime
) -> list[str]:
    """Facts of the case, then one line a fact, its reference first (as Postfix logs: grep one, read one life)."""
    office, zone = found.office, found.office.zone
    letter = case.letter
    lines = [
        f"{case.ref}  {case.state}",
        f"  Perihal   : {printable(case.subject) or '-'}",
        f"  Pemohon   : {printable(agency_of(case, office))} <{case.applicant.address}>",
        f"  Surat     : {printable(letter.number or 'tanpa nomor') if letter else '-'}, "
        f"tanggal {day(letter.date) if letter else '-'}",
        f"  Diterima  : {moment(case.received, zone)}",
        f"  Menunggu  : {', '.join(waiting(case, office, local_day(now, office))) or '-'} "
        f"(sejak {moment(case.since, zone)})",
        f"  Tenggat   : {due_of(case, office, now)}{_counted(case.due)}",
        f"  Revisi    : {case.revisions}",
    ]
    lines += [f"  Konfirmasi: {line}" for line in _unconfirmed(case, office)]
    lines += [
        f"  Keputusan : {d.move} oleh {name_of(d.by, office)}, {moment(d.at, zone)}, bukti {d.grade}"
        for d in case.decisions
    ]
    lines += [
        f"  Syarat    : {f.name}: {f.verdict}{f' ({printable(f.why)})' if f.why else ''}"
        for f in case.findings
    ]
    lines.append("")
    events = [(row.at, 0, _event(row, zone)) for row in life if row.event not in ("sent", "failed")]
    events += [(m.sent or m.created, 1, _mail(m, zone)) for m in mails]
    events += [
        (n.at, 2, f"{moment(n.at, zone)} {case.ref}: catatan oleh={n.by}: {printable(n.text)[:200]}")
        for n in case.notes
    ]
    return lines + [line for _, _, line in sorted(events, key=lambda event: event[:2])]


def _unconfirmed(case: Case, office: Office) -> list[str]:
    """Words that wait for a second one: nothing moves, and the clock goes on."""
    waiting = (*case.confirming, *((case.pending,) if case.pending else ()))
    return [
        f"menunggu {name_of(p.by, office)}: {p.move} (sejak {moment(p.at, office.zone)})" for p in waiting
    ]


def _counted(due: Due | None) -> str:
    if due is None:
        return ""
    return f" (dihitung: {', '.join(day(d) for d in due.counted)}{'; sementara' if due.provisional else ''})"


def _event(row: AuditRow, zone: str) -> str:
    facts = row.facts
    head = f"{moment(row.at, zone)} {row.ref}: {row.event}"
    if row.event != "decision":
        return f"{head} " + " ".join(f"{k}={printable(str(v))[:120]}" for k, v in facts.items())
    was, state = facts.get("was", ""), facts.get("state", "")
    moved = f"{was} -> {state}" if was and was != state else state
    parts = [f"{moment(row.at, zone)} {row.ref}: keadaan=({moved})", f"oleh={facts.get('actor') or '-'}"]
    parts.append(f"aturan={facts.get('rule') or '-'}")
    if facts.get("message"):
        parts.append(f"surat-masuk={str(facts['message'])[:12]}")
    if facts.get("mails"):
        parts.append(f"surat-keluar={len(facts['mails'])}")
    return " ".join([*parts, printable(str(facts.get("note", "")))]).rstrip()


def _mail(row: OutboxRow, zone: str) -> str:
    word = MAIL_STATES.get(row.state, row.state)
    answer = f" ({printable(row.answer)[:120]})" if row.answer else ""
    return (
        f"{moment(row.sent or row.created, zone)} {row.ref}: surat={row.id} {row.template} kepada=<{row.recipient}> "
        f"status={word}{answer}"
    )
