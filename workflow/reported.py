"""What mails are told about a case that somebody reported in words, and who that was. Pure; judges no reader."""

from __future__ import annotations

import re
from datetime import date

from workflow import secrecy, workdays
from workflow.facts import Case, Office
from workflow.standard import Standard
from workflow.timing import moment_of

LONGEST_REASON = 240
_REACHES = re.compile(r"\S+@\S+|\+?\d(?:[\s.()-]?\d){7,}")
"""Addresses and telephone numbers."""
CHANNELS = {
    "surel": "surel",
    "tatap_muka": "tatap muka",
    "kotak": "kotak pengaduan",
    "whatsapp": "WhatsApp",
    "telepon": "telepon",
    "medsos": "media sosial",
    "lapor": "SP4N-LAPOR!",
}
"""How a report came in, as a mail calls it."""


def facts_of(case: Case, standard: Standard, office: Office) -> dict[str, object]:
    """What only cases with a report have. What it says stands in none of them: `ask` adds it for whoever may read it."""
    report, category = case.report, secrecy.class_of(case, standard)
    set_by_hand = report is not None and bool(report.category)
    return {
        "kelas": category.label if category and set_by_hand else "",
        "kelas_usulan": category.label if category and not set_by_hand else "",
        "terbatas": bool(category and category.only),
        "isi": "",
        "kanal": CHANNELS.get(report.channel, report.channel) if report else "",
        "jalur": case.decisions[-1].move if case.decisions else "",
        "batas": _closing_day(case, standard, office),
        "konsep": report.draft if report else "",
        "kode": report.code if report else "",
        "identitas": (),
        "mirip": (),
    }


def _closing_day(case: Case, standard: Standard, office: Office) -> date | None:
    """The day on which time itself takes the case out of its state."""
    moments = [moment_of(t, case, office) for t in standard.states[case.state].timed if t.action == "gerak"]
    known = [moment for moment in moments if moment is not None]
    return workdays.local_day(min(known), office) if known else None


def delay_reason(case: Case, standard: Standard) -> str:
    """Why it took longer, as it was written: the reason given when it was late, else that of the extension. For a report
    that anybody may read: nobody who reported, no number and no address stands in it."""
    explains = {move.name for move in standard.moves if move.explains}
    written = [d.arguments.note for d in case.decisions if d.move in explains and d.arguments.note]
    longer = [d.arguments.note for d in case.decisions if d.arguments.days and d.arguments.note]
    if not written and not longer:
        return ""
    if secrecy.reserved(case, standard):
        return "dicatat oleh pejabat yang ditunjuk"
    said = " ".join(secrecy.hidden((written or longer)[-1], case).split())
    said = _REACHES.sub("…", said)
    return said if len(said) <= LONGEST_REASON else said[:LONGEST_REASON].rstrip() + " …"


def identity_of(case: Case) -> tuple[tuple[str, str], ...]:
    """Who reported, for the one who opens it."""
    report = case.report
    rows = (
        ("Nama", case.applicant.name or "tidak disebut"),
        ("Surel", case.applicant.address),
        ("Kontak", report.contact if report else ""),
        ("Kanal", CHANNELS.get(report.channel, report.channel) if report else ""),
        (
            "Pelapor lain",
            ", ".join(f"{b.name} {b.address}".strip() for b in report.followers) if report else "",
        ),
    )
    return tuple(row for row in rows if row[1])
