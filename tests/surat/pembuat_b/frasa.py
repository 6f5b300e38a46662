"""Phrases of a request: kinds with counts, days by which it is needed, contacts; each with what it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from tests.surat.pembuat_b import bilangan as b
from tests.surat.pembuat_b.kata import NAMA_KONTAK, PANGGILAN

JENIS: dict[str, tuple[str, ...]] = {
    "feed": ("desain feed", "feed", "konten feed", "desain feed Instagram", "feed Instagram", "feed IG"),
    "reels": ("reels", "video reels", "reels Instagram", "video reels durasi 60 detik", "konten reels"),
    "carousel": ("carousel", "desain carousel", "carousel (5 slide)", "konten carousel", "carousel 7 slide"),
    "story": ("story", "story Instagram", "instastory", "Instagram Story", "konten story"),
    "infografis": ("infografis", "desain infografis", "konten infografis", "infographic"),
    "flyer": ("flyer", "desain flyer", "flyer digital", "pamflet", "e-flyer"),
    "poster": ("poster", "desain poster", "poster digital", "e-poster", "poster ukuran A3"),
    "video": (
        "video",
        "video teaser",
        "video pendek",
        "video dokumenter singkat",
        "video motion graphic",
        "video ajakan",
    ),
    "banner": ("banner", "desain banner", "web banner", "banner digital"),
    "caption": ("caption", "takarir", "naskah caption"),
    "twibbon": ("twibbon", "desain twibbon", "twibbonize"),
    "thumbnail": ("thumbnail", "desain thumbnail"),
}
BOBOT = (9, 8, 6, 6, 8, 8, 6, 8, 3, 2, 2, 1)
MEDIA: dict[str, tuple[str, ...]] = {
    "instagram": ("Instagram", "Instagram", "Instagram", "IG"),
    "facebook": ("Facebook", "Facebook", "FB"),
    "tiktok": ("TikTok", "Tiktok", "Tik Tok"),
    "youtube": ("YouTube", "Youtube"),
    "x": ("X (Twitter)", "Twitter", "X/Twitter"),
    "website": ("website", "laman resmi", "website Pemkab"),
    "whatsapp": ("grup WhatsApp", "WhatsApp Channel", "saluran WhatsApp"),
    "videotron": ("videotron", "Videotron"),
}


@dataclass
class Butir:
    """A kind and a count with the words for it: `sebut` in a sentence, `nama` in a list or table."""

    jenis: str
    jumlah: int | None
    sebut: str
    nama: str


def butir(dice: Random, berjumlah: bool, media: list[str], sudah: set[str]) -> Butir:
    pilihan = [j for j in JENIS if j not in sudah]
    jenis = dice.choices(pilihan, [BOBOT[list(JENIS).index(j)] for j in pilihan])[0]
    nama = dice.choice(
        [n for n in JENIS[jenis] if "instagram" in media or not any(w in n for w in ("Instagram", "IG"))]
    )
    if not berjumlah:
        return Butir(jenis, None, nama, nama)
    n = dice.choice((1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10, 12))
    satuan = {"poster": "lembar", "banner": "lembar", "infografis": "lembar"}.get(jenis, "buah")
    sisi = dice.random()
    if sisi < 0.42:
        sebut = f"{n} ({b.kata(n)}) {nama}"
    elif sisi < 0.54:
        sebut = f"{n} {nama}"
    elif sisi < 0.64:
        sebut = f"{b.kata(n)} {nama}"
    elif sisi < 0.72:
        sebut = f"{n} {dice.choice((satuan, 'buah'))} {nama}"
    elif sisi < 0.78:
        sebut = f"{n} ({b.kata(n)}) {satuan} {nama}"
    elif sisi < 0.86:
        sebut = f"{nama} {n} buah"
    elif sisi < 0.92:
        sebut = f"{nama} sebanyak {n} ({b.kata(n)}) {satuan}"
    elif n == 1:
        sebut = f"{dice.choice(('sebuah', 'satu buah'))} {nama}"
    else:
        sebut = f"{b.kata(n)} {satuan} {nama}"
    return Butir(jenis, n, sebut, nama)


def gabung(dice: Random, bagian: list[str]) -> str:
    if len(bagian) == 1:
        return bagian[0]
    akhir = dice.choice((" dan ", " serta ", " dan "))
    return (
        ", ".join(bagian[:-1]) + ("," if len(bagian) > 2 and dice.random() < 0.4 else "") + akhir + bagian[-1]
    )


def media_kalimat(dice: Random, media: list[str]) -> str:
    nama = [dice.choice(MEDIA[m]) for m in media]
    milik = dice.choice(("", "", " Dinkominfo", " Pemkab Purbalingga", " Dinkominfo dan Pemkab Purbalingga"))
    return gabung(dice, nama) + milik


# ---------------------------------------------------------------- needed by

PERLU_KALIMAT = (
    "Konten tersebut kami butuhkan paling lambat {d}.",
    "Adapun konten dimaksud kami perlukan selambat-lambatnya {d}.",
    "Konten diharapkan sudah kami terima paling lambat {d}.",
    "Mohon konten dapat ditayangkan mulai {d}.",
    "Kami harapkan konten dapat tayang paling lambat {d} di {m}.",
    "Konten dibutuhkan pada {d}.",
    "Kami mohon kiranya konten tersebut dapat diselesaikan sebelum {d}.",
    "Batas waktu penyelesaian konten adalah {d}.",
    "Besar harapan kami materi tersebut dapat diunggah mulai {d}.",
    "Mengingat pentingnya kegiatan, konten agar sudah selesai paling lambat {d} pukul 12.00 WIB.",
    "Deadline pengerjaan {d}.",
    "Mohon dapat diposting di {m} pada {d}.",
    "Rencana penayangan konten {d}.",
    "Dimohon hasil desain sudah jadi maksimal {d}.",
    "Konten dimaksud agar dapat dipublikasikan paling lambat {d}.",
    "Kami mengharapkan konten sudah siap tayang {d}.",
    "Konten tersebut rencananya akan ditayangkan pada {d}.",
    "Untuk itu kami mohon konten sudah selesai dikerjakan pada {d}.",
    "Adapun batas akhir penyerahan konten yaitu {d}.",
    "Konten diharapkan sudah dapat dinikmati masyarakat mulai {d}.",
    "Mengingat waktu yang terbatas, kami berharap konten dapat kami terima sebelum {d}.",
    "Waktu penayangan: {d}.",
    "Materi agar diunggah serentak pada {d} pukul 09.00 WIB.",
    "Target penyelesaian {d}.",
)
PERLU_BARIS = (
    "dibutuhkan tanggal",
    "Dibutuhkan paling lambat",
    "Batas waktu",
    "Waktu tayang",
    "Tanggal tayang",
    "Jadwal tayang",
    "Target selesai",
    "Deadline",
    "Rencana tayang",
    "Waktu penayangan",
    "Batas akhir penyelesaian",
    "Tenggat",
    "Tanggal dibutuhkan",
    "Mulai tayang",
    "Waktu dibutuhkan",
    "Batas Waktu Penyelesaian",
    "Diperlukan tanggal",
    "Tgl. tayang",
    "Rencana publikasi",
    "Paling lambat",
    "Dibutuhkan",
    "Jadwal publikasi",
)
PERLU_KABUR = (
    "Dibutuhkan segera.",
    "Mohon dapat diselesaikan secepatnya.",
    "Konten dibutuhkan H-3 kegiatan.",
    "Mohon dapat ditayangkan minggu depan.",
    "Konten kami harapkan tayang pada bulan Desember minggu ke-2.",
    "Mengingat sangat mendesak, mohon segera ditindaklanjuti.",
    "Konten dimohon tayang sebelum pelaksanaan kegiatan.",
)


def perlu(dice: Random, day: date, media: list[str]) -> tuple[str, str]:
    """A sentence and a row value for the day by which it is needed."""
    t = b.berhari(dice, day) if dice.random() < 0.4 else b.tanggal(dice, day, bertahun=dice.random() > 0.05)
    if t[0].isdigit() and dice.random() < 0.6:
        depan = dice.choice(("tanggal ", "tanggal ", "tgl. ", "tgl "))
    else:
        depan = "" if t[0].isdigit() else dice.choice(("hari ", "", ""))
    kalimat = dice.choice(PERLU_KALIMAT)
    if "{m}" in kalimat and not media:
        kalimat = PERLU_KALIMAT[0]
    return kalimat.format(d=depan + t, m=media_kalimat(dice, media) if media else ""), t


# ---------------------------------------------------------------- contact


def kontak(dice: Random) -> tuple[str, str, dict[str, str | None]]:
    """A sentence, a row value, and the truth. Sometimes only a landline, which is no phone to write to."""
    nama = dice.choice(NAMA_KONTAK)
    sapa = dice.choice(PANGGILAN)
    jabatan = dice.choice(("", "", "", " (Promkes)", " (Kasubag Umum)", " selaku panitia"))
    tulis, nomor = b.telepon(dice)
    if dice.random() < 0.03:
        tulis, nomor = f"(0281) {dice.randint(100000, 999999)}", None
    lewat = dice.choice(("HP/WA ", "WA ", "HP ", "No. HP ", "nomor WhatsApp ", "HP. ", "telp. ", ""))
    if nomor is None:
        lewat = "telepon "
    pilih = dice.random()
    if pilih < 0.5:
        nilai = f"{sapa}{nama}{jabatan}, {lewat}{tulis}"
    elif pilih < 0.75:
        nilai = f"{sapa}{nama}{jabatan} ({lewat}{tulis})" if not jabatan else f"{sapa}{nama} ({lewat}{tulis})"
    elif pilih < 0.88:
        nilai = f"{tulis} ({sapa}{nama})"
    else:
        nilai = f"{sapa}{nama} - {tulis}"
    if dice.random() < 0.07:
        # The first of two is the one to call.
        sambung = dice.choice((" dan ", " atau ", "; "))
        nilai += f"{sambung}{dice.choice(PANGGILAN)}{dice.choice(NAMA_KONTAK)} {b.telepon(dice)[0]}"
    kalimat = dice.choice(
        (
            "Narahubung: {n}.",
            "Untuk koordinasi lebih lanjut dapat menghubungi {n}.",
            "Informasi lebih lanjut dapat menghubungi {n}.",
            "CP: {n}.",
            "Contact person {n}.",
            "Adapun narahubung kegiatan ini adalah {n}.",
            "Konfirmasi melalui narahubung {n}.",
            "Untuk konfirmasi dapat menghubungi {n}.",
            "Petugas yang dapat dihubungi: {n}.",
            "Hal-hal teknis dapat dikoordinasikan dengan {n}.",
            "Kontak person : {n}.",
        )
    ).format(n=nilai)
    return kalimat, nilai, {"name": nama, "phone": nomor}


KONTAK_BARIS = (
    "narahubung",
    "Narahubung",
    "Contact person",
    "CP",
    "Contact Person (CP)",
    "Kontak",
    "Penanggung jawab",
    "Narahubung/CP",
    "No. HP/WA",
    "Petugas yang dapat dihubungi",
)
ACARA_BARIS = ("kegiatan", "Nama kegiatan", "Acara", "Nama acara", "acara")
HARI_BARIS = (
    "hari, tanggal",
    "Hari/tanggal",
    "Hari / Tanggal",
    "hari/tgl",
    "Tanggal",
    "Waktu pelaksanaan",
    "Hari, Tanggal",
)
JENIS_BARIS = (
    "jenis dan jumlah",
    "Jenis konten",
    "Jenis dan jumlah konten",
    "Kebutuhan konten",
    "Bentuk konten",
    "Konten",
)
MEDIA_BARIS = ("media penayangan", "Media", "Platform", "Media sosial", "Kanal", "Media publikasi")
