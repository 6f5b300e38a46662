"""What a letter of generator A says, and what a reader should find in it. All names and numbers are invented."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
NUMBERS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
AGENCIES: tuple[tuple[str | None, tuple[str, ...], str], ...] = (
    ("dinkes", ("PEMERINTAH KABUPATEN PURBALINGGA", "DINAS KESEHATAN"), "KEPALA DINAS KESEHATAN"),
    (
        "puskesmas-contoh",
        ("PEMERINTAH KABUPATEN PURBALINGGA", "DINAS KESEHATAN", "UPTD PUSKESMAS CONTOH"),
        "KEPALA UPTD PUSKESMAS CONTOH",
    ),
    ("kecamatan-contoh", ("PEMERINTAH KABUPATEN PURBALINGGA", "KECAMATAN CONTOH"), "CAMAT CONTOH"),
    (None, ("PEMERINTAH KABUPATEN PURBALINGGA", "DINAS PERHUBUNGAN"), "KEPALA DINAS PERHUBUNGAN"),
    (
        None,
        ("PEMERINTAH KABUPATEN PURBALINGGA", "DINAS PENDIDIKAN DAN KEBUDAYAAN", "SMP NEGERI 9 CONTOH"),
        "KEPALA SMP NEGERI 9 CONTOH",
    ),
    (None, ("PEMERINTAH KABUPATEN PURBALINGGA", "BADAN KEUANGAN DAERAH"), "KEPALA BADAN KEUANGAN DAERAH"),
    (None, ("PEMERINTAH KABUPATEN PURBALINGGA", "KECAMATAN CONTOH", "KELURAHAN CONTOH"), "LURAH CONTOH"),
)
FIRST = (
    "ADITYA",
    "BAGAS",
    "CITRA",
    "DEWI",
    "EKO",
    "FARIDA",
    "GUNTUR",
    "HASNA",
    "INDRA",
    "KARTIKA",
    "LUKMAN",
    "MIRA",
    "NUGROHO",
    "RATNA",
    "SATRIO",
    "UMI",
    "WAHYU",
    "YULIA",
)
LAST = ("CONTOH", "SAMPEL", "PERMISALAN", "REKAAN", "MISALNYA", "UMPAMA", "TELADAN")
TITLES = ("S.Sos., M.Si.", "S.E., M.M.", "S.Pd.", "S.H., M.H.", "S.STP.", "M.Kes.", "S.T., M.T.", "S.Kom.")
RANKS = (
    "Pembina Utama Muda (IV/c)",
    "Pembina Tingkat I",
    "Pembina",
    "Penata Tingkat I (III/d)",
    "Pembina (IV/a)",
)
EVENTS = (
    "Festival Durian",
    "Puncak Hari Kesehatan Nasional",
    "Gebyar PAUD",
    "Pekan Imunisasi",
    "Lomba Desa Sehat",
    "Operasi Pasar Murah",
    "Karnaval Budaya",
)
KINDS = (
    ("feed", "desain feed"),
    ("reels", "video reels"),
    ("infografis", "infografis"),
    ("flyer", "flyer"),
    ("carousel", "carousel"),
    ("video", "video teaser"),
)
PLATFORMS = (
    ("instagram", "Instagram"),
    ("facebook", "Facebook"),
    ("tiktok", "TikTok"),
    ("youtube", "YouTube"),
)


@dataclass(frozen=True)
class Surat:
    """The words of a letter. `expected` is the truth in the shape of `explain --json`."""

    kop: tuple[str, ...]
    alamat: str
    nomor: str
    tanggal: str
    sifat: str
    hal: str
    yth: tuple[str, ...]
    buka: str
    rincian: tuple[tuple[str, str], ...]
    tutup: str
    jabatan: tuple[str, ...]
    nama: str
    pangkat: str
    nip: str
    expected: dict[str, Any] = field(default_factory=dict)


def surat(dice: random.Random) -> Surat:
    key, kop, title = dice.choice(AGENCIES)
    written = date(2026, 10, 1) + timedelta(days=dice.randrange(150))
    needed = written + timedelta(days=dice.randint(5, 20))
    event_day = needed + timedelta(days=dice.randint(1, 6))
    event = dice.choice(EVENTS)
    asked = dice.sample(KINDS, dice.randint(1, 2))
    counts = [dice.randint(1, 5) for _ in asked]
    wanted = dice.sample(PLATFORMS, dice.randint(1, 2))
    name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
    born = f"{dice.randint(1966, 1990)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
    since = f"{dice.randint(1991, 2012)}{dice.randint(1, 12):02}"
    nip = f"{born}{since}{dice.randint(1, 2)}{dice.randint(1, 30):03}"
    form, lines = _title(dice, title)
    phone = f"08{dice.randint(11, 59)}0000{dice.randint(0, 9999):04}"
    contact = f"{dice.choice(FIRST).title()} {dice.choice(LAST).title()}"
    number = (
        f"{dice.choice(['400.14.9', '400.7.8', '005', '400.3.5.1'])}/{dice.randint(10, 3999)}/{written.year}"
    )
    subject = f"Permohonan Pembuatan Konten Media Sosial {event}"
    items = " dan ".join(f"{n} ({NUMBERS[n]}) {words}" for n, (_, words) in zip(counts, asked, strict=True))
    media = " dan ".join(words for _, words in wanted)
    full = f"{name}, {dice.choice(TITLES)}"
    return Surat(
        kop,
        "Jalan Contoh Raya Nomor 1 Purbalingga 53311 Telepon (0281) 000001",
        number,
        f"Purbalingga, {said(written)}",
        dice.choice(("Biasa", "Segera", "Penting")),
        subject,
        ("Kepala Dinas Komunikasi dan Informatika", "Kabupaten Purbalingga", "di - PURBALINGGA"),
        f"Dalam rangka kegiatan {event} Tahun {event_day.year}, bersama ini kami mohon bantuan pembuatan konten "
        "media sosial dengan rincian sebagai berikut:",
        (
            ("jenis dan jumlah", items),
            ("media penayangan", media),
            ("kegiatan", f"{event}, {DAYS[event_day.weekday()]}, {said(event_day)}"),
            ("dibutuhkan tanggal", said(needed)),
            ("narahubung", f"{contact}, HP/WA {phone}"),
        ),
        dice.choice(
            (
                "Demikian atas perhatian dan kerja samanya kami ucapkan terima kasih.",
                "Demikian permohonan ini kami sampaikan, atas bantuannya diucapkan terima kasih.",
            )
        ),
        lines,
        full,
        dice.choice(RANKS),
        nip,
        {
            "number": number,
            "date": written.isoformat(),
            "subject": subject,
            "office": {"matched": key},
            "signer": {"name": full, "position": " ".join(lines).rstrip(","), "form": form, "nip": nip},
            "request": {
                "service": "konten-medsos",
                "event_date": event_day.isoformat(),
                "needed_by": needed.isoformat(),
                "items": [{"kind": kind, "count": n} for n, (kind, _) in zip(counts, asked, strict=True)],
                "platforms": [kind for kind, _ in wanted],
                "contact": {"name": contact, "phone": "+62" + phone[1:]},
            },
        },
    )


def _title(dice: random.Random, title: str) -> tuple[str, tuple[str, ...]]:
    form = dice.choices(["definitif", "plt", "plh", "an"], [7, 1, 1, 1])[0]
    if form == "an":
        return form, (f"a.n. {title}", "Sekretaris,")
    prefix = {"plt": "Plt. ", "plh": "Plh. "}.get(form, "")
    if dice.random() < 0.3:
        title = title.title().replace("Uptd", "UPTD").replace("Smp", "SMP")
    lines = [prefix + title]
    if dice.random() < 0.5 and "CONTOH" not in title.upper():
        lines.append("KABUPATEN PURBALINGGA")
    lines[-1] += dice.choice((",", ""))
    return form, tuple(lines)


def said(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
