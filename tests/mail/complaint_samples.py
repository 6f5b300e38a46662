"""Samples of the mails about complaints, for the gallery of tests/mail/samples.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from workflow.facts import Arguments, Case, Choice, Done, Due, Mailbox, Report, Send

RECEIVED = datetime(2026, 11, 20, 3, 5, tzinfo=UTC)
REPORTER = Mailbox("warga@lain.test", "Warga Contoh")
WORDS = (
    "Selamat pagi, nomor telepon kantor yang di website tidak bisa dihubungi sejak kemarin.\n"
    "Sudah saya coba tiga kali. Mohon dicek. Terima kasih."
)
DRAFT = (
    "Temuan: terbukti.\nNomor di laman sudah diperbaiki pada 23 November 2026.\n"
    "Dasar: Standar Pelayanan butir 12. Kami mohon maaf atas ketidaknyamanan ini."
)
STAGES = (
    "Pencatatan",
    "Penetapan kelas",
    "Penugasan",
    "Penanganan",
    "Persetujuan jawaban",
    "Jawaban",
    "Selesai",
)
CLASSES = tuple(
    Choice(n, "kelas", label, label.partition(" (")[0])
    for n, label in enumerate(
        (
            "Ringan (5 hari kerja) - usulan sistem",
            "Normatif (5 hari kerja)",
            "Tidak berkadar pengawasan (14 hari kerja)",
            "Berkadar pengawasan (60 hari kerja)",
            "Belum lengkap: minta pelapor melengkapi",
            "Bukan kewenangan kami: sebutkan instansinya",
            "Bukan pengaduan: pujian, saran, atau pertanyaan",
        ),
        start=1,
    )
)
STAFF = (
    Choice(1, "tugaskan", "Tugaskan Andi Contoh (1 pekerjaan berjalan)", "Tugaskan Andi Contoh"),
    Choice(2, "tugaskan", "Tugaskan Budi Contoh (belum ada pekerjaan)", "Tugaskan Budi Contoh"),
    Choice(3, "tanya", "Tanya kepada pelapor", "Tanya: ", hint="tulis pertanyaan"),
)
HANDLE = (
    Choice(
        1, "konsep", "Kirim konsep jawaban", "Konsep jawaban: ", hint="tulis temuan dan tindakan", free=True
    ),
    Choice(2, "tanya", "Tanya kepada pelapor", "Tanya: ", hint="tulis pertanyaan"),
    Choice(3, "waktu", "Perpanjang waktu", "WAKTU 10 HK ", hint="tulis jumlah hari kerja dan alasan"),
)
APPROVE = (
    Choice(1, "setuju", "Setuju, kirim jawaban kepada pelapor", "Setuju"),
    Choice(2, "revisi", "Perbaiki jawaban", "Revisi: ", hint="tulis yang perlu diperbaiki"),
)
REPLY = (
    Choice(1, "terima", "Jawaban saya terima", "Jawaban saya terima"),
    Choice(2, "keberatan", "Saya keberatan", "Keberatan: ", hint="tulis apa yang belum terjawab"),
)
CONSENT = (
    Choice(1, "setuju", "Ya, mohon diteruskan", "Setuju"),
    Choice(2, "tidak diteruskan", "Tidak, saya sampaikan sendiri", "Tidak perlu diteruskan"),
)
LACKING = [
    {"nama": "Kapan", "sebab": "waktu kejadian belum disebut", "cara": "mohon disebutkan tanggalnya"},
    {"nama": "Bukti", "sebab": "bukti belum disebut", "cara": "apabila ada, mohon dilampirkan foto"},
]
FORM = "CATAT PENGADUAN\nKANAL: \nNAMA: \nKONTAK: \nRAHASIA: tidak\nISI: "
OFFICER = "Contoh Kabid, S.I.Kom. (Kepala Bidang IKP)"


def workdays(start: date, count: int) -> tuple[date, ...]:
    found: list[date] = []
    day = start
    while len(found) < count:
        day += timedelta(days=1)
        if day.weekday() < 5:
            found.append(day)
    return tuple(found)


def case(state: str, **changes: object) -> Case:
    days = workdays(RECEIVED.date(), 14)
    found = Case(
        ref="KMS-2026-0042",
        standard="pengaduan",
        state=state,
        applicant=REPORTER,
        received=RECEIVED,
        since=RECEIVED,
        version=1,
        complete_at=RECEIVED,
        days=14,
        due=Due(days[-1], days),
        decisions=(
            Done(2, "menunggu klasifikasi", "kelas", "kabid", RECEIVED, "S1", Arguments(category="ringan")),
        ),
        report=Report(words=WORDS, proposed="ringan", category="tidak_berkadar_pengawasan", code="AB3DE5FG"),
        sealed=True,
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def samples(person: Callable[[str], Mailbox]) -> Iterator[tuple[str, Send, Case | None]]:
    """(template, send, case) of every mail about complaints. person: role -> address."""

    def made(
        template: str, to: Mailbox, state: str, facts: dict[str, object], **more: object
    ) -> tuple[str, Send, Case]:
        known = case(state)
        send = Send(f"{known.ref}/2/{template}/{to.address}", template, to, facts=facts)
        return template, replace(send, **more), known  # type: ignore[arg-type]

    kelas = {"kelas": "Tidak berkadar pengawasan", "kelas_usulan": "", "kanal": "surel"}
    content = kelas | {"isi": WORDS}
    asks = {"asks": "step"}
    pengelola, apip, staf = person("petugas"), person("kepala"), person("staf")
    kabid = person("kabid")
    yield made(
        "pemohon-pengaduan-diterima",
        REPORTER,
        "menunggu klasifikasi",
        {"kanal": "surel", "kode": "AB3DE5FG"},
        stranger=True,
    )
    yield made(
        "pemohon-kelas-pengaduan",
        REPORTER,
        "menunggu penugasan",
        {
            "kelas": "Tidak berkadar pengawasan",
            "jalur": "ubah kelas",
            "lama": date(2026, 11, 27),
            "alasan": "perlu koordinasi dengan beberapa bidang",
        },
    )
    yield made(
        "pemohon-lengkapi-pengaduan",
        REPORTER,
        "menunggu kelengkapan",
        {"kekurangan": LACKING, "catatan": "Mohon alamat laman yang dibuka.", "batas": date(2026, 12, 7)},
        **asks,
    )
    yield made("pemohon-bukan-pengaduan", REPORTER, "dialihkan", {"jalur": "informasi publik", "alasan": ""})
    yield made(
        "pemohon-mohon-izin-teruskan",
        REPORTER,
        "menunggu izin",
        {"tujuan": "Dinas Pekerjaan Umum", "batas": date(2026, 11, 30)},
        choices=CONSENT,
        **asks,
    )
    yield made("pemohon-pengaduan-diteruskan", REPORTER, "diteruskan", {"tujuan": "Dinas Pekerjaan Umum"})
    yield made(
        "pemohon-pengaduan-ditutup", REPORTER, "ditutup", {"alasan": "belum dilengkapi sampai batas waktu"}
    )
    yield made("pemohon-pengaduan-digabung", REPORTER, "digabung", {})
    yield made(
        "pemohon-jawaban-pengaduan",
        REPORTER,
        "dijawab",
        {"terbatas": False, "konsep": DRAFT, "oleh": OFFICER, "batas": date(2026, 12, 7)},
        choices=REPLY,
        **asks,
    )
    yield made("pemohon-keberatan-diterima", REPORTER, "menunggu penugasan", {})
    yield made("pemohon-pengaduan-selesai", REPORTER, "selesai", {}, asks="survei")
    yield made(
        "pengelola-mohon-klasifikasi",
        pengelola,
        "menunggu klasifikasi",
        content | {"kelas": "", "kelas_usulan": "Ringan", "kekurangan": LACKING, "mirip": ("ADU-2026-0007",)},
        choices=CLASSES,
        **asks,
    )
    yield made(
        "apip-mohon-telaah",
        apip,
        "telaah khusus",
        content | {"kelas": "", "kelas_usulan": "Berkadar pengawasan", "kekurangan": LACKING, "mirip": ()},
        choices=CLASSES,
        **asks,
    )
    yield made(
        "apip-mohon-pemeriksaan",
        apip,
        "pemeriksaan khusus",
        content | {"catatan": ""},
        choices=HANDLE,
        **asks,
    )
    yield made(
        "pengelola-mohon-penugasan",
        pengelola,
        "menunggu penugasan",
        content | {"jalur": "keberatan", "catatan": "Pemohon menulis: belum ada permintaan maaf."},
        choices=STAFF,
        **asks,
    )
    yield made(
        "pejabat-mohon-penanganan",
        staf,
        "ditangani",
        content | {"ditugaskan_oleh": OFFICER, "instruksi": "Mohon dicek hari ini."},
        choices=HANDLE,
        **asks,
    )
    yield made(
        "pejabat-mohon-revisi-jawaban",
        staf,
        "ditangani",
        {"catatan": "Sebutkan tanggal perbaikannya.", "konsep": DRAFT, "isi": WORDS},
        choices=HANDLE,
        **asks,
    )
    yield made(
        "pejabat-mohon-persetujuan-jawaban",
        kabid,
        "menunggu persetujuan",
        content | {"konsep": DRAFT},
        choices=APPROVE,
        **asks,
    )
    yield made(
        "pejabat-tonggak",
        pengelola,
        "ditangani",
        {
            "kelas": "Tidak berkadar pengawasan",
            "keadaan": "ditangani",
            "sejak": RECEIVED,
            "menunggu": "Andi Contoh (pelaksana)",
        },
        choices=HANDLE,
        **asks,
    )
    yield made(
        "petugas-pengingat-titipan", pengelola, "dijawab", {"kanal": "WhatsApp", "sejak": RECEIVED}, **asks
    )
    yield made(
        "pejabat-eskalasi-titipan",
        kabid,
        "dijawab",
        {"kanal": "WhatsApp", "sejak": RECEIVED, "penyampai": "Contoh Petugas"},
        **asks,
    )
    yield made(
        "pejabat-mohon-alasan",
        staf,
        "ditangani",
        {"perihal": "penanganan pengaduan", "sejak": RECEIVED},
        choices=(
            Choice(1, "alasan", "Tulis alasan keterlambatan", "Alasan: ", hint="tanpa nama orang", free=True),
        ),
        **asks,
    )
    yield made("pejabat-nomor-pengaduan", pengelola, "telaah khusus", {"keadaan": "telaah khusus"})
    yield made("pejabat-tanpa-biaya", kabid, "menunggu klasifikasi", {})
    yield made(
        "pejabat-identitas",
        apip,
        "pemeriksaan khusus",
        {"identitas": (("Nama", "Warga Contoh"), ("Surel", "warga@lain.test"), ("Kanal", "surel"))},
    )
    yield made(
        "petugas-alihkan",
        pengelola,
        "diteruskan",
        {
            "akibat": "pengaduan diteruskan atas izin pelapor",
            "keputusan": "",
            "tujuan": "Dinas Pekerjaan Umum",
            "isi": WORDS,
            "identitas": (("Nama", "Warga Contoh"),),
        },
    )
    yield made("petugas-pengaduan-tercatat", pengelola, "menunggu klasifikasi", {"kanal": "WhatsApp"})
    for template, facts in (
        ("petugas-formulir-pengaduan", {"formulir": FORM}),
        ("petugas-formulir-keliru", {"formulir": FORM, "sebab": "isi pengaduan masih kosong"}),
        (
            "pengelola-ringkasan-mingguan",
            {
                "layanan": "Pengaduan",
                "jumlah": 42,
                "lebih": 40,
                "baris": [
                    {
                        "ref": "ADU-2026-0007",
                        "kelas": "Normatif",
                        "keadaan": "ditangani",
                        "diterima": date(2026, 11, 16),
                        "tenggat": date(2026, 11, 23),
                        "lewat": True,
                    },
                    {
                        "ref": "ADU-2026-0009",
                        "kelas": "",
                        "keadaan": "menunggu klasifikasi",
                        "diterima": date(2026, 11, 20),
                        "tenggat": None,
                        "lewat": False,
                    },
                ],
            },
        ),
    ):
        yield template, Send(f"mail/0/{template}/{pengelola.address}", template, pengelola, facts=facts), None
