"""One invented office, letter and case for the tests of outgoing mail."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from mail.compose import Sender
from workflow.facts import (
    Agency,
    AgencyMatch,
    Arguments,
    Calendar,
    Case,
    Choice,
    Contact,
    Done,
    Due,
    File,
    Finding,
    Holiday,
    Item,
    Letter,
    Mailbox,
    Note,
    Office,
    Person,
    Request,
    Send,
    Signer,
)

NOW = datetime(2026, 11, 23, 2, 10, tzinfo=UTC)
NONCE = "0f1e2d3c4b5a6978"
SENDER = Sender("dinkominfo@suratd.test", "Dinkominfo Purbalingga", True, b"k" * 32)

OFFICE = Office(
    name="Dinas Komunikasi dan Informatika Kabupaten Purbalingga",
    short="Dinkominfo",
    address="Jl. Letkol Isdiman No. 17A Purbalingga 53313",
    phone="(0281) 8902091",
    mail="dinkominfo@suratd.test",
    site="https://dinkominfo.purbalinggakab.go.id",
    zone="Asia/Jakarta",
    hours={**{day: (time(7, 30), time(16, 0)) for day in range(4)}, 4: (time(7, 30), time(14, 30))},
    people=(
        Person("kepala", "Contoh Kepala, S.Kom., M.M.", "Kepala Dinas", ("kepala",), ("kepala@suratd.test",)),
        Person(
            "sekretaris",
            "Contoh Sekretaris, S.Sos.",
            "Sekretaris Dinas",
            ("sekretaris",),
            ("sekretaris@suratd.test",),
        ),
        Person(
            "kabid", "Contoh Kabid, S.I.Kom.", "Kepala Bidang IKP", ("kabid",), ("kabid.ikp@suratd.test",)
        ),
        Person("andi", "Andi Contoh", "Staf Bidang IKP", ("staf",), ("andi@suratd.test",)),
        Person("budi", "Budi Contoh", "Staf Bidang IKP", ("staf",), ("budi@suratd.test",)),
        Person("tu", "Contoh Tata Usaha", "Subbag Umum", ("petugas",), ("tu@suratd.test",)),
    ),
    agencies=(Agency("dinkes", "Dinas Kesehatan", addresses=("dinkes@opd.test",)),),
    calendar=Calendar(
        holidays={
            date(2026, 12, 24): Holiday(date(2026, 12, 24), "cuti_bersama", "Cuti bersama Hari Raya Natal"),
            date(2026, 12, 25): Holiday(date(2026, 12, 25), "libur_nasional", "Hari Raya Natal"),
        },
        years=frozenset({2026, 2027}),
    ),
    admin="admin@suratd.test",
)

SURAT = File("a" * 64, "surat permohonan.pdf", "application/pdf", 214_503)
BUKTI = File("b" * 64, "bukti.png", "image/png", 48_210)
SLIP = File("c" * 64, "lembar-disposisi-KMS-2026-0042.pdf", "application/pdf", 31_007)

LETTER = Letter(
    file=SURAT,
    pages=1,
    text_source="pdf",
    number="400.14.9/1873/2026",
    date=date(2026, 11, 20),
    urgency="Segera",
    subject="Permohonan Pembuatan Konten Media Sosial Hari Kesehatan Nasional ke-62",
    addressee="Kepala Dinas Komunikasi dan Informatika",
    agency=AgencyMatch("DINAS KESEHATAN", "dinkes", 0.98),
    signer=Signer("dr. CONTOH SATU, M.Kes.", "Kepala Dinas Kesehatan", "definitif", "197101012000031001"),
    request=Request(
        "konten-medsos",
        "Puncak Hari Kesehatan Nasional",
        date(2026, 12, 3),
        date(2026, 11, 30),
        (Item("feed", 3), Item("reels", 1)),
        ("instagram", "facebook"),
        Contact("Contoh Pertiwi", "+6281200000001"),
    ),
    evidence=BUKTI,
)

CASE = Case(
    ref="KMS-2026-0042",
    standard="konten-medsos",
    state="menunggu disposisi",
    applicant=Mailbox("dinkes@opd.test", "Dinas Kesehatan"),
    received=NOW,
    since=NOW,
    version=1,
    agency="dinkes",
    complete_at=NOW,
    days=1,
    due=Due(date(2026, 11, 24), (date(2026, 11, 24),)),
    letter=LETTER,
    findings=(Finding("signature", "ok"), Finding("stamp", "ok")),
    decisions=(
        Done(
            2,
            "menunggu disposisi",
            "disposisi",
            "kepala",
            NOW,
            "S3",
            Arguments(note="Tindak lanjuti sesuai ketentuan"),
        ),
    ),
    notes=(Note(NOW, "kepala", "Mohon diselesaikan sebelum hari H."),),
    thread="<awal@opd.test>",
    subject="Permohonan konten",
)

DISPOSISI = (
    Choice(1, "disposisi", "Setuju, disposisi ke Bidang IKP", "1"),
    Choice(2, "lengkapi", "Kembalikan untuk dilengkapi", "2 ", hint="tulis yang perlu dilengkapi"),
    Choice(3, "tolak", "Belum dapat diproses", "3 ", hint="tulis alasannya"),
    Choice(4, "tunda", "Tunda", "4 ", hint="tulis tanggalnya"),
    Choice(5, "tanya", "Tanya kepada pemohon", "5 ", hint="tulis pertanyaannya"),
)

KEPALA = OFFICE.people[0].mailbox
PEMOHON = CASE.applicant


def a_send(template: str, to: Mailbox = PEMOHON, **more: object) -> Send:
    return Send(f"{CASE.ref}/1/{template}/{to.address}", template, to, **more)  # type: ignore[arg-type]
