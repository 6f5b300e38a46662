"""`suratd complaint`: record what came in by other doors than mail, take over the portal's export, list what is open.

Works beside a running daemon; what it records is one transaction, and the daemon sends the mails.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from models.store import Stale
from operate import portal, reports
from operate.clock import shifted, wall
from operate.command import configuration
from operate.program import Program, open_program
from operate.records import Records, beneath, final_states, records
from operate.table import columns, day
from operate.writing import write
from parsing import form, grid
from workflow.facts import Applied, Case, File, Mailbox
from workflow.standard import Standard
from workflow.workdays import due_moment, local_day

TRIES = 5
KINDS = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".pdf": "application/pdf"}


def arguments(own: argparse.ArgumentParser) -> None:
    configuration(own)
    verbs = own.add_subparsers(dest="what", metavar="perintah", required=True)
    add = verbs.add_parser("add", help="catat satu pengaduan; tanpa --text dibaca formulir dari masukan baku")
    beneath(add)
    add.add_argument(
        "--channel", metavar="KANAL", help="tatap muka, kotak, WhatsApp, telepon, media sosial, LAPOR"
    )
    add.add_argument("--name", default="", metavar="NAMA", help="kosong: anonim")
    add.add_argument("--contact", default="", metavar="KONTAK", help="surel atau nomor pelapor")
    add.add_argument("--text", metavar="ISI", help="isi pengaduan")
    add.add_argument("--secret", action="store_true", help="pelapor minta dirahasiakan")
    add.add_argument(
        "--received", metavar="WAKTU", help="kapan diterima, misalnya 2026-11-20 09:30; baku: sekarang"
    )
    add.add_argument("--by", metavar="KUNCI", help="pejabat yang mencatat (kunci di kantor.toml)")
    add.add_argument(
        "--photo", type=Path, nargs="*", default=[], metavar="BERKAS", help="foto lembar pengaduan"
    )
    bring = verbs.add_parser(
        "import", help="ambil alih ekspor SP4N-LAPOR (CSV atau XLSX); tanpa --apply hanya dicoba"
    )
    beneath(bring)
    bring.add_argument("file", type=Path, metavar="BERKAS")
    bring.add_argument("--apply", action="store_true", help="catat; tanpa ini tidak ada yang ditulis")
    bring.add_argument("--by", metavar="KUNCI", help="pejabat yang menyampaikan jawaban lewat portal")
    listing = verbs.add_parser(
        "list", help="pengaduan yang terbuka: nomor, kelas, keadaan, tenggat; tanpa isi"
    )
    beneath(listing)
    listing.add_argument("--json", action="store_true", help="satu objek JSON sebaris")
    for one in (add, bring, listing):
        one.add_argument("--clock-file", type=Path, help=argparse.SUPPRESS)


def main(options: argparse.Namespace) -> int:
    clock = shifted(options.clock_file) if options.clock_file else wall
    if options.what == "list":
        with records(options) as found:
            return _list(found, options.json, clock())
    program = open_program(options.config, clock, write=False, secrets=True)
    try:
        standard = reports.standard_of(program)
        if standard is None:
            raise ValueError("tidak ada standar pengaduan di folder standar")
        if options.what == "import":
            return _import(program, standard, options)
        return _add(program, standard, options)
    finally:
        program.close()


# ---------------------------------------------------------------- add


def _add(program: Program, standard: Standard, options: argparse.Namespace) -> int:
    filled = _filled(options, standard)
    if filled.trouble:
        raise ValueError(f"{filled.trouble}. Tidak ada yang dicatat.")
    told = reports.Told(
        words=filled.text,
        received=_received(options.received, program),
        channel=filled.channels[0],
        reporter=Mailbox(filled.address, filled.name),
        contact=filled.contact,
        recorder=_recorder(program, standard, options.by),
        flags=reports.flags_of(filled),
        files=tuple(_photo(program, path) for path in options.photo),
    )
    case = record(program, standard, [told])[0]
    print(f"{case.ref}: dicatat, keadaan {case.state}")
    return 0


def _filled(options: argparse.Namespace, standard: Standard) -> form.Form:
    """What the flags say; without --text the form is read from standard input, and flags go before its lines."""
    if options.text is None:
        if sys.stdin.isatty():
            print("Tulis formulir, lalu Ctrl-D:\n" + form.FIELDS, file=sys.stderr)
        found = form.read(sys.stdin.read(), standard.word)
        return replace(found, channels=form.channels_of(options.channel)) if options.channel else found
    lines = {"KANAL": options.channel or "", "NAMA": options.name or "anonim", "KONTAK": options.contact}
    lines["RAHASIA"] = "ya" if options.secret else "tidak"
    head = form.read("\n".join(f"{label}: {value}" for label, value in lines.items()))
    return replace(head, text=options.text.strip())


def _received(text: str | None, program: Program) -> datetime:
    now = program.clock()
    if not text:
        return now
    found = grid.parse_moment(text).replace(tzinfo=ZoneInfo(program.office.zone)).astimezone(UTC)
    if found > now:
        raise ValueError(f"--received {text}: waktu itu belum tiba")
    return found


def _recorder(program: Program, standard: Standard, key: str | None) -> str:
    """Who takes our words to a reporter without an address."""
    held = [h.person.key for role in standard.recorders for h in program.office.holders(role, program.today)]
    if key and key not in held:
        raise ValueError(
            f"--by {key}: bukan pejabat yang boleh mencatat; yang boleh: {', '.join(held) or '-'}"
        )
    return key or (held[0] if held else "")


def _photo(program: Program, path: Path) -> File:
    raw = path.read_bytes()
    kind = KINDS.get(path.suffix.lower(), "application/octet-stream")
    return File(program.spool.keep_sealed(raw), path.name, kind, len(raw))


def record(
    program: Program, standard: Standard, told: list[reports.Told], *, receipts: bool = True
) -> list[Case]:
    """All of them in one transaction, or none. receipts False: the reporter has had one from where he reported."""
    for _ in range(TRIES):
        first = program.store.next_ref(standard.code, program.today.year)
        code, year, number = first.rsplit("-", 2)
        applied: list[Applied] = []
        for ahead, one in enumerate(told):
            ref = f"{code}-{year}-{int(number) + ahead:04d}"
            beside = [one.decision.case for one in applied if one.decision.case]
            decision = reports.filed(program, standard, one, ref, beside)
            if not receipts:
                kept = tuple(s for s in decision.sends if not s.template.startswith("pemohon-"))
                decision = replace(decision, sends=kept)
            applied.append(write(program, None, decision))
            portal.progress(len(applied), len(told))
        try:
            program.store.apply(applied, None, program.clock())
        except Stale:
            continue  # The daemon took the number meanwhile: the next one is asked for.
        return [one.decision.case for one in applied if one.decision.case]
    raise ValueError("nomor terus diambil lebih dahulu oleh daemon; mohon dicoba lagi")


# ---------------------------------------------------------------- import


def _import(program: Program, standard: Standard, options: argparse.Namespace) -> int:
    recorder = _recorder(program, standard, options.by)
    rows = portal.rows_of(options.file, program, recorder)
    for row in rows:
        print(row.said)
    good = [row.told for row in rows if row.told]
    broken = sum(row.broken for row in rows)
    print(
        f"{len(rows)} baris: {len(good)} dapat dicatat, {len(rows) - len(good) - broken} sudah tercatat, {broken} salah"
    )
    if not options.apply:
        print("Percobaan saja, tidak ada yang ditulis. Catat dengan --apply.")
        return 1 if broken else 0
    if good:
        cases = record(program, standard, good, receipts=False)
        print(
            f"Dicatat: {cases[0].ref} s.d. {cases[-1].ref}" if len(cases) > 1 else f"Dicatat: {cases[0].ref}"
        )
    return 1 if broken else 0


# ---------------------------------------------------------------- list


def _list(found: Records, as_json: bool, now: datetime) -> int:
    final = final_states(found.settings.office.standards)
    cases = [case for case in found.store.open_cases(final) if case.sealed]
    told = [_row(case, found, now) for case in cases]
    if as_json:
        for one in told:
            print(json.dumps(one, ensure_ascii=False))
        return 0
    if not told:
        print("Tidak ada pengaduan yang terbuka.")
        return 0
    heading = ("NOMOR", "KANAL", "KELAS", "KEADAAN", "DITERIMA", "TENGGAT", "UMUR")
    rows = [
        (
            str(o["ref"]),
            str(o["channel"]),
            str(o["class"] or f"({o['proposed']}?)"),
            str(o["state"]),
            day(date.fromisoformat(str(o["received"]))),
            f"{day(date.fromisoformat(str(o['due']))) if o['due'] else '-'}{' LEWAT' if o['late'] else ''}",
            f"{o['age']} hari",
        )
        for o in told
    ]
    print(columns(heading, rows, firm=(0, 4, 5)))
    return 0


def _row(case: Case, found: Records, now: datetime) -> dict[str, object]:
    report, office = case.report, found.office
    received = local_day(case.received, office)
    return {
        "ref": case.ref,
        "channel": report.channel if report else "",
        "class": report.category if report else "",
        "proposed": report.proposed if report else "",
        "state": case.state,
        "received": received.isoformat(),
        "due": case.due.day.isoformat() if case.due else None,
        "late": bool(case.due and now > due_moment(case.due, office)),
        "age": (local_day(now, office) - received).days,
    }
