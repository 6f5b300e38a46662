"""One invented office, letter and case for the tests of outgoing mail."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from mail.compose import Sender
from tests.mail import complaint_samples
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


PILIH_HASIL = (
    Choice(1, "setuju", "Sudah sesuai, konten diterima", "Sudah sesuai"),
    Choice(2, "revisi", "Revisi", "Revisi: ", hint="tulis yang perlu diperbaiki"),
)
PILIH_STAF = (
    Choice(1, "tugaskan", "Tugaskan Andi Contoh (2 pekerjaan terbuka)", "Tugaskan Andi Contoh"),
    Choice(2, "tugaskan", "Tugaskan Budi Contoh (tidak ada pekerjaan terbuka)", "Tugaskan Budi Contoh"),
    Choice(
        3,
        "lengkapi",
        "Kembalikan kepada pemohon untuk dilengkapi",
        "Lengkapi: ",
        hint="tulis apa yang kurang",
    ),
    Choice(4, "tunda", "Tunda sampai tanggal tertentu", "Tunda sampai tanggal ", hint="tulis tanggal"),
    Choice(
        5, "tanya", "Tanya kepada pemohon", "Tanya: ", hint="tulis pertanyaan; waktu berhenti sampai dijawab"
    ),
    Choice(
        6,
        "waktu",
        "Ubah waktu penyelesaian",
        "WAKTU 3 HK ",
        hint="tulis jumlah hari kerja dan alasan, misalnya: WAKTU 3 HK karena ada 5 konten",
    ),
)
PILIH_PERIKSA = (
    Choice(1, "ada", "Ada / lengkap: teruskan untuk disposisi", "1"),
    Choice(
        2,
        "tidak",
        "Tidak ada: kembalikan kepada pemohon untuk dilengkapi",
        "2",
        hint="boleh ditambah catatan",
    ),
    Choice(3, "hanya tanda tangan", "Hanya tanda tangan yang ada, cap tidak", "3"),
)
PILIH_KONTEN = (
    Choice(1, "setuju", "Setuju, serahkan kepada pemohon", "Setuju"),
    Choice(2, "revisi", "Revisi", "Revisi: ", hint="tulis yang perlu diperbaiki"),
)
PILIH_SERAH = (
    Choice(
        1, "serah", "Serahkan konten", "Selesai, konten terlampir", hint="lampirkan berkas atau tulis tautan"
    ),
    Choice(
        5, "tanya", "Tanya kepada pemohon", "Tanya: ", hint="tulis pertanyaan; waktu berhenti sampai dijawab"
    ),
)
YA_TIDAK = (Choice(1, "ya", "Ya, laksanakan", "1"), Choice(2, "tidak", "Tidak jadi", "2"))
TETAP_GANTI = (
    Choice(1, "tetap", "Tetap memakai keputusan pertama", "1"),
    Choice(2, "ganti", "Ganti dengan keputusan kedua", "2"),
)

LAYANAN = "Pembuatan Konten Media Sosial"
KONTEN = (
    File("d" * 64, "feed-hkn-1.png", "image/png", 1_204_000),
    File("e" * 64, "reels-hkn.mp4", "video/mp4", 14_804_000),
)
TAUTAN = [
    "https://drive.contoh.test/folder/hkn-62-konten-media-sosial-hari-kesehatan-nasional-rancangan-akhir?usp=berbagi"
]
SEJAK = datetime(2026, 11, 20, 1, 5, tzinfo=UTC)
SESAMA = "Contoh Kabid, S.I.Kom. (Kepala Bidang IKP)"
KEPUTUSAN = "surat didisposisikan ke Bidang IKP untuk ditindaklanjuti"
PANJANG = Due(
    date(2026, 12, 31), tuple(date(2026, 12, d) for d in (21, 22, 23, 28, 29, 30, 31)), provisional=True
)
KURANG = [
    {
        "nama": "Cap/stempel OPD/UPT",
        "sebab": "cap belum ditemukan pada blok tanda tangan",
        "cara": "mohon surat dibubuhi cap/stempel dinas, lalu dipindai atau difoto ulang dengan terang dan utuh",
    },
    {
        "nama": "Tanggal konten dibutuhkan",
        "sebab": "belum disebutkan dalam surat",
        "cara": "mohon disebutkan tanggal yang pasti, misalnya: dibutuhkan tanggal 9 November 2026",
    },
]
PERHATIAN = [
    {
        "nama": "Gambar tanda tangan atau cap",
        "sebab": "gambar cap sama dengan pada KMS-2026-0007 dari Kecamatan Contoh",
        "cara": "",
    }
]
RAGU = [
    {
        "nama": "Cap/stempel OPD/UPT",
        "sebab": "cap samar, sebagian tertutup tulisan; keyakinan 62 persen",
        "cara": "",
    }
]

PERSON = {person.key: person.mailbox for person in OFFICE.people}
ADMIN = Mailbox("admin@suratd.test", "")
ORANG_LAIN = Mailbox("warga@luar.test", "Warga Contoh")


def _gallery() -> dict[str, tuple[Send, Case | None]]:
    """One sample of every kind of mail, each with the case that it is about."""
    found: dict[str, tuple[Send, Case | None]] = {}

    def add(template: str, to: Mailbox, state: str | None, facts: dict[str, object], **more: object) -> None:
        case = replace(CASE, state=state) if state else None
        found[template] = (a_send(template, to, facts=facts, **more), case)

    p, kepala, kabid, andi, tu = PEMOHON, PERSON["kepala"], PERSON["kabid"], PERSON["andi"], PERSON["tu"]
    lyn: dict[str, object] = {"layanan": LAYANAN}
    disp = {"asks": "step", "attachments": (SURAT, BUKTI, SLIP)}
    add("pemohon-tanda-terima", p, "menunggu disposisi", lyn)
    add(
        "pemohon-lengkapi",
        p,
        "menunggu berkas",
        lyn | {"kekurangan": KURANG, "catatan": ""},
        asks="step",
        attachments=(BUKTI,),
    )
    add("pemohon-dalam-pemeriksaan", p, "menunggu pemeriksaan", lyn)
    add("pemohon-cara-mengajukan", p, None, {})
    add("pemohon-tanda-terima-umum", ORANG_LAIN, None, {}, stranger=True, answers="<x@luar.test>")
    add(
        "pemohon-berkas-bermasalah",
        p,
        None,
        {
            "masalah": [
                {
                    "nama": "surat permohonan.docx",
                    "sebab": "berkas Word belum dapat dinilai tanda tangan dan capnya",
                    "cara": "mohon kirim surat yang sudah ditandatangani dan dicap sebagai PDF",
                }
            ]
        },
    )
    add(
        "pemohon-pertanyaan",
        p,
        "menunggu jawaban",
        lyn
        | {
            "penanya": SESAMA,
            "pertanyaan": "Apakah logo kegiatan sudah final?\nBerapa durasi reels yang diharapkan?",
        },
        asks="step",
    )
    add(
        "pemohon-hasil",
        p,
        "diserahkan",
        lyn | {"catatan": "Mohon cek penulisan nama narasumber.", "tautan": TAUTAN, "putaran": 1},
        asks="step",
        choices=PILIH_HASIL,
        attachments=KONTEN,
    )
    add(
        "pemohon-pengingat",
        p,
        "diserahkan",
        {"perihal": "hasil konten", "sejak": SEJAK},
        asks="step",
        choices=PILIH_HASIL,
    )
    add("pemohon-selesai", p, "selesai", lyn, asks="survei")
    add("pemohon-terima-kasih-survei", p, "selesai", {})
    add("pemohon-ditolak", p, "ditolak", {"alasan": "Kegiatan bukan merupakan kegiatan pemerintah daerah."})
    add(
        "pemohon-ditunda",
        p,
        "ditunda",
        {"sampai": date(2026, 12, 14), "alasan": "Tim sedang menangani peliputan hari jadi."},
    )
    add(
        "pemohon-diteruskan",
        p,
        "diteruskan",
        {"tujuan": "Bidang Informatika", "alasan": "Permohonan menyangkut subdomain."},
    )
    add("pemohon-diarsipkan", p, "diarsipkan", {"alasan": "Untuk diketahui."})
    add("pemohon-dibatalkan", p, "dibatalkan", {"alasan": "permohonan ditutup karena tidak ada jawaban"})
    add(
        "pemohon-waktu",
        p,
        "dikerjakan",
        {
            "hari": 7,
            "alasan": "Jumlah konten banyak dan memerlukan pengambilan gambar.",
            "lama": date(2026, 11, 24),
        },
    )
    found["pemohon-waktu"] = (
        found["pemohon-waktu"][0],
        replace(CASE, state="dikerjakan", due=PANJANG, days=7),
    )
    add(
        "pemohon-jadwal-berubah",
        p,
        "dikerjakan",
        {"lama": date(2026, 12, 30), "sebab": "penambahan cuti bersama 24 Desember 2026"},
    )
    found["pemohon-jadwal-berubah"] = (
        found["pemohon-jadwal-berubah"][0],
        replace(CASE, state="dikerjakan", due=PANJANG),
    )
    add("pemohon-status", p, "dikaji", lyn | {"keadaan": "dikaji", "menunggu": SESAMA, "sejak": SEJAK})
    add("pemohon-pesan-diterima", p, "dikerjakan", {})
    add("pemohon-duplikat", p, "dikerjakan", {})
    add(
        "pemohon-tanya-balik",
        p,
        "diserahkan",
        {"sebab": "memuat persetujuan dan permintaan perbaikan sekaligus"},
        asks="step",
        choices=PILIH_HASIL,
    )
    add(
        "petugas-mohon-pemeriksaan",
        tu,
        "menunggu pemeriksaan",
        lyn | {"keraguan": RAGU, "kekurangan": KURANG[:1]},
        asks="step",
        choices=PILIH_PERIKSA,
        attachments=(SURAT, BUKTI),
    )
    add(
        "petugas-pemberitahuan",
        tu,
        "diteruskan",
        {
            "judul": "Surat diteruskan ke luar Bidang IKP",
            "uraian": "Kepala Dinas meneruskan surat ini ke Bidang Informatika.",
            "tindakan": "teruskan berkas asli ke Bidang Informatika",
        },
    )
    add(
        "pejabat-mohon-disposisi",
        kepala,
        "menunggu disposisi",
        lyn | {"gelar": "Plh.", "perhatian": PERHATIAN},
        choices=DISPOSISI,
        **disp,
    )
    add(
        "pejabat-mohon-kajian",
        kabid,
        "dikaji",
        lyn
        | {
            "gelar": "",
            "disposisi_oleh": "Contoh Kepala, S.Kom., M.M. (Kepala Dinas)",
            "catatan": "Tindak lanjuti, selesai sebelum hari H.",
        },
        choices=PILIH_STAF,
        **disp,
    )
    add(
        "staf-mohon-pengerjaan",
        andi,
        "dikerjakan",
        lyn
        | {
            "ditugaskan_oleh": SESAMA,
            "catatan": "",
            "instruksi": "Pakai palet warna Kemenkes; koordinasi dengan narahubung.",
        },
        choices=PILIH_SERAH,
        asks="step",
        attachments=(SURAT, SLIP),
    )
    add(
        "staf-mohon-revisi",
        andi,
        "dikerjakan",
        lyn
        | {
            "oleh": SESAMA,
            "catatan": "Logo Pemkab kekecilan.\nTanggal acara seharusnya 3 Desember.",
            "putaran": 2,
        },
        choices=PILIH_SERAH,
        asks="step",
        attachments=(SURAT,),
    )
    add(
        "pejabat-mohon-pemeriksaan",
        kabid,
        "diperiksa",
        lyn
        | {
            "gelar": "",
            "oleh": "Andi Contoh (Staf Bidang IKP)",
            "catatan": "Selesai, konten terlampir",
            "tautan": TAUTAN,
            "putaran": 0,
        },
        choices=PILIH_KONTEN,
        asks="step",
        attachments=KONTEN,
    )
    add(
        "pejabat-pengingat",
        kepala,
        "menunggu disposisi",
        lyn | {"perihal": "disposisi", "sejak": SEJAK},
        choices=DISPOSISI,
        **disp,
    )
    add(
        "pejabat-eskalasi",
        PERSON["sekretaris"],
        "dikaji",
        lyn | {"perihal": "kajian dan penunjukan staf", "sejak": SEJAK, "kepada_semula": SESAMA},
        choices=PILIH_STAF,
        **disp,
    )
    add(
        "pejabat-gema",
        kepala,
        "dikaji",
        {"keputusan": KEPUTUSAN, "akibat": "Bidang IKP diminta mengkaji dan menunjuk staf"},
        asks="undo",
    )
    add(
        "pejabat-konfirmasi",
        kepala,
        "menunggu disposisi",
        {"keputusan": "permohonan ditolak dan pemohon diberi tahu alasannya", "akibat": ""},
        asks="confirm",
        choices=YA_TIDAK,
    )
    add(
        "pejabat-tanya-balik",
        kepala,
        "menunggu disposisi",
        {"sebab": "memuat syarat", "jawaban": "Setuju tp tlg koordinasi dulu dg Prokompim"},
        asks="step",
        choices=DISPOSISI,
    )
    add(
        "pejabat-sudah-diputuskan",
        PERSON["sekretaris"],
        "dikaji",
        {"keputusan": KEPUTUSAN, "oleh": "Contoh Kepala, S.Kom., M.M. (Kepala Dinas)", "pada": SEJAK},
    )
    add(
        "pejabat-konflik",
        kepala,
        "dikaji",
        {
            "pertama": KEPUTUSAN,
            "oleh_pertama": "Contoh Sekretaris, S.Sos. (Sekretaris Dinas)",
            "kedua": "permohonan ditolak",
            "oleh_kedua": "Contoh Kepala, S.Kom., M.M. (Kepala Dinas)",
        },
        asks="conflict",
        choices=TETAP_GANTI,
    )
    add(
        "pejabat-dibatalkan",
        kabid,
        "menunggu disposisi",
        {"keputusan": KEPUTUSAN, "oleh": "Contoh Kepala, S.Kom., M.M. (Kepala Dinas)"},
    )
    add(
        "pejabat-pesan-pemohon",
        andi,
        "dikerjakan",
        {"pesan": "Berikut logo kegiatan yang final.\nTerima kasih.", "tautan": TAUTAN},
        attachments=KONTEN[:1],
    )
    add(
        "pejabat-peringatan",
        kepala,
        "menunggu disposisi",
        {
            "uraian": "Jawaban dari alamat yang tidak terdaftar, diterima Senin, 23 November 2026 pukul 09.10 WIB."
        },
    )
    add(
        "pejabat-tugas-terbuka",
        kepala,
        None,
        {
            "tugas": [
                {
                    "ref": "KMS-2026-0042",
                    "perihal": "disposisi",
                    "sejak": SEJAK,
                    "tenggat": date(2026, 11, 24),
                },
                {"ref": "KMS-2026-0043", "perihal": "disposisi", "sejak": NOW, "tenggat": None},
            ]
        },
    )
    add("pengelola-ada-pengaduan", tu, None, {"diterima": SEJAK})
    add(
        "admin-pemberitahuan",
        ADMIN,
        None,
        {
            "judul": "Ruang simpan hampir penuh",
            "uraian": "Sisa 4 persen pada folder berkas.",
            "tindakan": "tambah ruang simpan",
        },
    )
    add(
        "admin-hitungan-harian",
        ADMIN,
        None,
        {
            "hari": date(2026, 11, 23),
            "hitungan": [
                {"nama": "Surel masuk", "jumlah": 41},
                {"nama": "Selesai", "jumlah": 38},
                {"nama": "Karantina", "jumlah": 2},
            ],
            "selisih": 1,
            "masalah": ["KMS-2026-0042: langkah 3 tidak cocok dengan keadaan 'dikerjakan'"],
            "kepala": {"baris": 812, "sidik": "0123456789abcdef" * 4},
        },
    )
    add("admin-kalender", ADMIN, None, {"tahun": 2028, "perintah": "suratd calendar import libur-2028.toml"})
    for template, send, case in complaint_samples.samples(
        lambda role: next(p.mailbox for p in OFFICE.people if role in p.roles)
    ):
        found[template] = (send, case)
    return found


GALLERY = _gallery()
