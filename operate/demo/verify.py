"""What must be true when the day is over. Pure: it looks at what was gathered and names every fault in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage

from models.store import OutboxRow
from operate.demo.people import PEOPLE, Received
from operate.demo.servers import SERVICE
from operate.demo.story import AIDS, DBD, DURIAN, IMUNISASI
from workflow.facts import Case

DONE, OTHERS, ASIDE, INBOX = "Suratd/Selesai", "Suratd/Lain", "Suratd/Karantina", "INBOX"
FOLDERS = (INBOX, DONE, OTHERS, ASIDE)
# case -> (state, revisions, the moves that led there)
EXPECTED: dict[str, tuple[str, int, tuple[str, ...]]] = {
    AIDS: (
        "selesai",
        2,
        (
            "disposisi",
            "tugaskan",
            "serah",
            "revisi",
            "serah",
            "setuju",
            "revisi",
            "serah",
            "setuju",
            "setuju",
        ),
    ),
    DURIAN: ("selesai", 0, ("lengkapi", "disposisi", "tugaskan", "serah", "setuju", "setuju")),
    DBD: ("dikerjakan", 0, ("ada", "disposisi", "waktu", "tugaskan")),
    IMUNISASI: ("menunggu disposisi", 0, ()),
}
# case, template, to whom: mails that the day is about
PROMISED = (
    (DURIAN, "pemohon-lengkapi", "kecamatan"),
    (DBD, "petugas-mohon-pemeriksaan", "tu"),
    (DBD, "pemohon-waktu", "puskesmas"),
    (DBD, "pejabat-pengingat", "budi"),
    (AIDS, "pemohon-selesai", "dinkes"),
    (AIDS, "pemohon-terima-kasih-survei", "dinkes"),
    (IMUNISASI, "pejabat-pengingat", "kepala"),
    (IMUNISASI, "pejabat-pengingat", "sekretaris"),
    (IMUNISASI, "pejabat-eskalasi", "tu"),
)
WITH_PICTURE = (("pemohon-lengkapi", "kecamatan", DURIAN), ("petugas-mohon-pemeriksaan", "tu", DBD))


@dataclass(frozen=True)
class End:
    """The end of the day: the records, every mailbox, the service's own folders, and what people wrote."""

    cases: Sequence[Case]
    mails: Sequence[OutboxRow]
    boxes: Mapping[str, Sequence[Received]]
    folders: Mapping[str, Sequence[Received]]
    written: Sequence[EmailMessage]
    recorded: int
    broken_audit: int | None


def faults(end: End) -> list[str]:
    """Everything that is wrong, in words; empty when the day ended as it must."""
    return [*_cases(end), *_came_in(end), *_went_out(end), *_mails(end), *_audit(end)]


def repeats(end: End) -> int:
    """Mails that arrived more than once, with the same bytes: what "at least once" allows after a kill."""
    return sum(count - 1 for box in end.boxes.values() for count in Counter(map(_id, box)).values())


def _cases(end: End) -> Iterable[str]:
    found = {case.ref: case for case in end.cases}
    for ref in sorted({*found} - {*EXPECTED}):
        yield f"{ref}: permohonan yang tidak dikirim siapa pun"
    for ref, (state, revisions, moves) in EXPECTED.items():
        if ref not in found:
            yield f"{ref}: tidak tercatat"
            continue
        case = found[ref]
        if case.state != state:
            yield f"{ref}: keadaan {case.state!r}, seharusnya {state!r}"
        if case.revisions != revisions:
            yield f"{ref}: {case.revisions} revisi, seharusnya {revisions}"
        made = tuple(done.move for done in case.decisions)
        if made != moves:
            yield f"{ref}: keputusan {', '.join(made) or '-'}, seharusnya {', '.join(moves) or '-'}"
    if AIDS in found and found[AIDS].scores != (4, 4, 4, 3, 4, 4, 4, 4, 4):
        yield f"{AIDS}: survei tercatat {found[AIDS].scores}"
    if DBD in found and found[DBD].days != 3:
        yield f"{DBD}: waktu {found[DBD].days} hari kerja, seharusnya 3"


def _came_in(end: End) -> Iterable[str]:
    """Every message that somebody wrote lies in exactly one folder and was recorded once."""
    places: dict[str, list[str]] = {}
    for folder, messages in end.folders.items():
        for one in messages:
            places.setdefault(_id(one), []).append(folder)
    for mail in end.written:
        lies = places.get(str(mail["Message-ID"]), [])
        newsletter = PEOPLE["buletin"][1] in str(mail["From"])
        wanted = [OTHERS if newsletter else DONE]
        if lies != wanted:
            yield f"surat masuk {mail['Subject']!r} ada di {lies or 'mana-mana tidak'}, seharusnya {wanted}"
    if end.recorded != len(end.written):
        yield f"{end.recorded} surat masuk tercatat, {len(end.written)} dikirim"


def _went_out(end: End) -> Iterable[str]:
    """Every promised mail has arrived, each copy with the same bytes, and nothing else came from us."""
    known = {row.message_id for row in end.mails}
    for row in end.mails:
        box = end.boxes.get(row.recipient, ())
        copies = [one.raw for one in box if _id(one) == row.message_id]
        if row.state != "sent":
            yield f"surat keluar {row.subject!r} kepada {row.recipient} berstatus {row.state}"
        if not copies:
            yield f"surat keluar {row.subject!r} tidak ada di kotak {row.recipient}"
        if len(set(copies)) > 1:
            yield f"surat keluar {row.subject!r} kepada {row.recipient} terulang dengan isi yang berbeda"
    for owner, box in end.boxes.items():
        for one in box:
            if _id(one) not in known:
                yield f"{owner} menerima surat yang tidak tercatat: {one.mail['Subject']!r}"
            if SERVICE not in str(one.mail["From"]):
                yield f"{owner} menerima surat dari {one.mail['From']}"


def _mails(end: End) -> Iterable[str]:
    sent = Counter((row.ref, row.template, row.recipient) for row in end.mails)
    for ref, template, who in PROMISED:
        if (count := sent[ref, template, PEOPLE[who][1]]) != 1:
            yield f"{ref}: {who} dikirimi {template} {count} kali, seharusnya sekali"
    for template, who, ref in WITH_PICTURE:
        ids = {row.message_id for row in end.mails if (row.ref, row.template) == (ref, template)}
        found = [one.mail for one in end.boxes.get(PEOPLE[who][1], ()) if _id(one) in ids]
        for mail in found:
            if not any(part.get_content_maintype() == "image" for part in mail.walk()):
                yield f"{ref}: {template} kepada {who} tanpa gambar surat"
    if any(row.recipient == PEOPLE["buletin"][1] for row in end.mails):
        yield "buletin dijawab"


def _audit(end: End) -> Iterable[str]:
    if end.broken_audit is not None:
        yield f"rantai catatan putus di baris {end.broken_audit}"


def _id(one: Received) -> str:
    return str(one.mail["Message-ID"])
