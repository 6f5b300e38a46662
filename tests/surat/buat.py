"""Makes the sample letters of this folder: PDF and facts in pairs (NAME.pdf, NAME.toml). All names are invented.

    python tests/surat/buat.py [FOLDER]

The PDFs are committed, so the tests do not need this script; run it after a change here and commit what it wrote.
"""

from __future__ import annotations

import io
import math
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

W, H = A4
LEFT, RIGHT = 85.0, 57.0
VIOLET, BLUE, BLACK = (92, 42, 140), (25, 40, 150), (20, 20, 25)


@dataclass(frozen=True)
class Surat:
    """What stands in one letter. `tanda` draws into the signer block; `lama`: addressee on the right."""

    kop: tuple[str, ...]
    nomor: str
    tanggal: str
    hal: tuple[str, ...]
    isi: tuple[str, ...]
    jabatan: tuple[str, ...]
    nama: str
    pangkat: str = "Pembina"
    nip: str = ""
    sifat: str = "Biasa"
    lampiran: str = "-"
    label_hal: str = "Hal"
    yth: tuple[str, ...] = (
        "Kepala Dinas Komunikasi dan Informatika",
        "Kabupaten Purbalingga",
        "di -",
        "     PURBALINGGA",
    )
    tembusan: tuple[str, ...] = ()
    kaki: tuple[str, ...] = ()
    lama: bool = False
    sebaris: bool = False
    sejajar: bool = False
    mengetahui: tuple[str, ...] = ()
    tanda: tuple[str, ...] = ("cap", "ttd")
    huruf: str = "Helvetica"


# ---------------------------------------------------------------- marks


def tanda_tangan(seed: int, warna: tuple[int, int, int] = BLUE, lebar: int = 420) -> Image.Image:
    """Spline strokes with varying pressure on a transparent ground."""
    dice = random.Random(seed)
    tinggi = lebar // 2
    gambar = Image.new("RGBA", (lebar * 2, tinggi * 2), (255, 255, 255, 0))
    pena = ImageDraw.Draw(gambar)
    x, y = lebar * 0.2, tinggi * 1.2
    for _ in range(dice.randint(5, 8)):
        p = [(x, y)]
        for _ in range(3):
            x = min(max(x + dice.uniform(-0.12, 0.34) * lebar, 20), lebar * 2 - 20)
            y = min(max(tinggi + dice.uniform(-0.75, 0.75) * tinggi, 20), tinggi * 2 - 20)
            p.append((x, y))
        for step in range(61):
            t = step / 60
            s = 1 - t
            w = [s**3, 3 * s * s * t, 3 * s * t * t, t**3]
            px, py = (sum(a * q[i] for a, q in zip(w, p, strict=True)) for i in (0, 1))
            r = 4 + 3 * math.sin(math.pi * t)
            pena.ellipse((px - r, py - r, px + r, py + r), fill=(*warna, 255))
    return gambar.resize((lebar, tinggi), Image.Resampling.LANCZOS)


def cap(seed: int, warna: tuple[int, int, int] = VIOLET, sisi: int = 300) -> Image.Image:
    """Two rings, marks on the circle and a bar in the middle, with uneven ink."""
    dice = random.Random(seed)
    gambar = Image.new("RGBA", (sisi * 2, sisi * 2), (255, 255, 255, 0))
    pena = ImageDraw.Draw(gambar)
    tengah = sisi
    for jari, tebal in ((0.95, 14), (0.66, 8)):
        r = jari * sisi
        pena.ellipse((tengah - r, tengah - r, tengah + r, tengah + r), outline=(*warna, 230), width=tebal)
    for n in range(34):
        sudut = math.pi * 2 * n / 34
        x, y = tengah + 0.8 * sisi * math.cos(sudut), tengah + 0.8 * sisi * math.sin(sudut)
        s = sisi * 0.045
        pena.rectangle((x - s, y - s * 1.6, x + s * 0.3, y + s * 1.6), fill=(*warna, 220))
    for n, panjang in enumerate((0.34, 0.46, 0.3)):
        y = tengah + (n - 1) * sisi * 0.2
        pena.rectangle((tengah - panjang * sisi, y - 14, tengah + panjang * sisi, y + 10), fill=(*warna, 200))
    for _ in range(260):
        x, y, r = dice.uniform(0, sisi * 2), dice.uniform(0, sisi * 2), dice.uniform(2, 9)
        pena.ellipse((x - r, y - r, x + r, y + r), fill=(255, 255, 255, 0))
    return gambar.resize((sisi, sisi), Image.Resampling.LANCZOS).rotate(dice.uniform(-25, 25))


def kode_qr(seed: int, sel: int = 29) -> Image.Image:
    """Looks like a QR code; says nothing."""
    dice = random.Random(seed)
    gambar = Image.new("RGB", (sel + 4, sel + 4), "white")
    for x in range(sel):
        for y in range(sel):
            if dice.random() < 0.5:
                gambar.putpixel((x + 2, y + 2), (0, 0, 0))
    pena = ImageDraw.Draw(gambar)
    for x, y in ((2, 2), (sel - 5, 2), (2, sel - 5)):
        pena.rectangle((x, y, x + 6, y + 6), fill="black")
        pena.rectangle((x + 1, y + 1, x + 5, y + 5), fill="white")
        pena.rectangle((x + 2, y + 2, x + 4, y + 4), fill="black")
    return gambar.resize((sel * 6, sel * 6), Image.Resampling.NEAREST)


def tempel(c: Canvas, gambar: Image.Image, x: float, y: float, lebar: float) -> None:
    tinggi = lebar * gambar.height / gambar.width
    c.drawImage(ImageReader(gambar), x, y, lebar, tinggi, mask="auto")


# ---------------------------------------------------------------- the page


def halaman(c: Canvas, s: Surat, seed: int = 1) -> None:
    biasa, tebal = s.huruf, {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[s.huruf]
    y = H - 50
    for n, baris in enumerate(s.kop):
        alamat = n and (baris.startswith("J") or "@" in baris)
        c.setFont(biasa if alamat else tebal, 9 if alamat else 13 + min(n, 1))
        c.drawCentredString(W / 2 + 10, y, baris)
        y -= 12 if alamat else 17
    c.setFillColorRGB(0.1, 0.45, 0.2)
    c.circle(LEFT + 8, H - 62, 24, stroke=0, fill=1)
    c.setFillColorRGB(0.95, 0.8, 0.2)
    c.circle(LEFT + 8, H - 62, 12, stroke=0, fill=1)
    c.setFillColorRGB(0, 0, 0)
    c.setLineWidth(2)
    c.line(LEFT - 10, y + 4, W - RIGHT + 10, y + 4)
    c.setLineWidth(0.6)
    c.line(LEFT - 10, y + 1, W - RIGHT + 10, y + 1)
    y -= 22
    y = kepala_surat(c, s, y)
    y = isi_surat(c, s, y, biasa)
    blok(c, s, y - 10, biasa, seed)
    c.setFont(biasa, 9)
    for n, baris in enumerate(reversed(s.kaki)):
        c.drawString(LEFT, 30 + 11 * n, baris)


def kepala_surat(c: Canvas, s: Surat, y: float) -> float:
    c.setFont(s.huruf, 11)
    kanan = 330.0
    if not s.sebaris:
        c.drawString(kanan, y, s.tanggal)
        y -= 15
    atas = y
    if s.lama:
        c.drawString(kanan, y, "Kepada :")
        for n, baris in enumerate(s.yth):
            c.drawString(kanan + (24 if n else 0), y - 15 * (n + 1), ("" if n else "Yth. ") + baris)
    baris_label = [("Nomor", s.nomor), ("Sifat", s.sifat), ("Lamp." if s.lama else "Lampiran", s.lampiran)]
    for label, nilai in baris_label:
        if nilai:
            c.drawString(LEFT, y, label)
            c.drawString(LEFT + 55, y, ": " + nilai)
            if s.sebaris and label == "Nomor":
                c.drawString(kanan, y, s.tanggal)
            y -= 15
    c.drawString(LEFT, y, s.label_hal)
    for n, baris in enumerate(s.hal):
        c.drawString(LEFT + 55 + (6 if n else 0), y, baris if n else ": " + baris)
        y -= 15
    if s.lama:
        return min(y, atas - 15 * (len(s.yth) + 1)) - 12
    y -= 10
    for n, baris in enumerate(s.yth):
        c.drawString(LEFT + (26 if n else 0), y, baris if n else "Yth. " + baris)
        y -= 15
    return y - 10


def isi_surat(c: Canvas, s: Surat, y: float, huruf: str) -> float:
    """A paragraph, or with a bar "label | value" a line of a list."""
    for alinea in s.isi:
        if "|" in alinea:
            label, nilai = (bagian.strip() for bagian in alinea.split("|", 1))
            c.setFont(huruf, 11)
            c.drawString(LEFT + 15, y, label)
            for n, baris in enumerate(simpleSplit(nilai, huruf, 11, W - LEFT - RIGHT - 145)):
                c.drawString(LEFT + 135 + (6 if n else 0), y, baris if n else ": " + baris)
                y -= 15
            continue
        for n, baris in enumerate(simpleSplit("        " + alinea, huruf, 11, W - LEFT - RIGHT)):
            c.setFont(huruf, 11)
            c.drawString(LEFT + (30 if n == 0 else 0), y, baris.strip())
            y -= 15
        y -= 3
    return y


def blok(c: Canvas, s: Surat, y: float, huruf: str, seed: int) -> None:
    x = 320.0
    c.setFont(huruf, 11)
    atas = y
    if "tte" in s.tanda:
        tempel(c, kode_qr(seed), x - 72, y - 62, 62)
        c.drawString(x, y, "Ditandatangani secara elektronik oleh:")
        y -= 14
    for baris in s.jabatan:
        c.drawString(x, y, baris)
        y -= 14
    if "tte" not in s.tanda:
        y -= 58
    if "ttd" in s.tanda:
        tempel(c, tanda_tangan(seed), x + 10, y + 2, 120)
    if "ttd-hitam" in s.tanda:
        tempel(c, tanda_tangan(seed, BLACK), x + 10, y + 2, 120)
    if "cap" in s.tanda:
        tempel(c, cap(seed), x - 62, y - 28, 112)
    c.setFont(huruf, 11)
    c.drawString(x, y, s.nama)
    if "garis" in s.tanda:
        c.line(x, y - 2, x + c.stringWidth(s.nama, huruf, 11), y - 2)
    for baris in (s.pangkat, s.nip):
        if baris:
            y -= 14
            c.drawString(x, y, baris)
    if s.mengetahui:
        kiri = atas
        for n, baris in enumerate(s.mengetahui):
            kiri -= 58 if n == len(s.mengetahui) - 2 else (0 if n == 0 else 14)
            c.drawString(LEFT, kiri, baris)
    for n, baris in enumerate(("Tembusan:", *s.tembusan) if s.tembusan else ()):
        c.drawString(LEFT, y - 22 - 13 * n, baris)


def pdf(surat: list[Surat], seed: int) -> bytes:
    keluar = io.BytesIO()
    c = Canvas(keluar, pagesize=A4, invariant=1)
    for n, s in enumerate(surat):
        halaman(c, s, seed + n)
        c.showPage()
    c.save()
    return keluar.getvalue()


def pindaian(surat: Surat, seed: int, dpi: int = 110) -> Image.Image:
    """A scan: grey paper, a little skew, blur and noise; no text layer."""
    import pypdfium2

    dokumen = pypdfium2.PdfDocument(pdf([surat], seed))
    gambar = dokumen[0].render(scale=dpi / 72).to_pil().convert("RGB")
    dokumen.close()
    gambar = gambar.rotate(0.7, fillcolor="white", resample=Image.Resampling.BICUBIC)
    kertas = Image.effect_noise(gambar.size, 14).convert("RGB")
    return Image.blend(gambar, kertas, 0.12).filter(ImageFilter.GaussianBlur(0.6))


def gambar_pdf(gambar: Image.Image) -> bytes:
    keluar, jpeg = io.BytesIO(), io.BytesIO()
    gambar.save(jpeg, "JPEG", quality=45)
    c = Canvas(keluar, pagesize=A4, invariant=1)
    c.drawImage(ImageReader(io.BytesIO(jpeg.getvalue())), 0, 0, W, H)
    c.showPage()
    c.save()
    return keluar.getvalue()


# ---------------------------------------------------------------- the letters

DINKES_KOP = (
    "PEMERINTAH KABUPATEN PURBALINGGA",
    "DINAS KESEHATAN",
    "Jalan Contoh Raya Nomor 1 Purbalingga 53311 Telepon (0281) 000001",
    "Jejaring dinkes.opd.test Pos-el dinkes@opd.test",
)

A = Surat(
    kop=DINKES_KOP,
    nomor="400.14.9/1873/2026",
    tanggal="Purbalingga, 2 November 2026",
    sifat="Segera",
    lampiran="1 (satu) berkas",
    hal=("Permohonan Pembuatan Konten Media Sosial", "Hari Kesehatan Nasional ke-62"),
    isi=(
        'Dalam rangka memperingati Hari Kesehatan Nasional ke-62 Tahun 2026 dengan tema "Gerak Bersama, '
        'Sehat Bersama", bersama ini kami mohon bantuan pembuatan konten media sosial dengan rincian '
        "sebagai berikut:",
        "jenis dan jumlah | 3 (tiga) desain feed Instagram dan 1 (satu) video reels durasi 60 detik",
        "media penayangan | Instagram dan Facebook Dinkominfo serta Pemkab Purbalingga",
        "kegiatan | Puncak HKN, Kamis, 12 November 2026 pukul 07.00 WIB",
        "tempat | Alun-alun Purbalingga",
        "dibutuhkan tanggal | 9 November 2026",
        "narahubung | Sdri. Contoh Pertiwi, HP/WA 0812-0000-0001",
        "Bahan berupa foto, logo kegiatan, dan narasi terlampir. Demikian atas perhatian dan kerja samanya kami "
        "ucapkan terima kasih.",
    ),
    jabatan=("KEPALA DINAS KESEHATAN", "KABUPATEN PURBALINGGA,"),
    nama="dr. CONTOH SATU, M.Kes.",
    pangkat="Pembina Utama Muda (IV/c)",
    nip="NIP 19710101 200003 1 001",
    tembusan=("Bupati Purbalingga (sebagai laporan).",),
)

B = Surat(
    kop=("PEMERINTAH KABUPATEN PURBALINGGA", "DINAS KESEHATAN", "UPTD PUSKESMAS CONTOH"),
    nomor="400.7.8/214/2026",
    tanggal="Purbalingga, 23 November 2026",
    sebaris=True,
    hal=("Permohonan Konten Edukasi DBD",),
    yth=("Kepala Dinkominfo Kab. Purbalingga", "di Purbalingga"),
    isi=(
        "Sehubungan dengan meningkatnya kasus demam berdarah di wilayah kerja kami, mohon dibuatkan 1 (satu) "
        "infografis dan 1 (satu) carousel (5 slide) tentang gerakan 3M Plus untuk media sosial. Konten kami harapkan "
        "dapat tayang paling lambat hari Senin, 30 November 2026 di Instagram dan TikTok. Narahubung: Contoh Dua "
        "(Promkes), WA 0857 0000 0002.",
        "Atas bantuannya disampaikan terima kasih.",
    ),
    jabatan=("Plt. KEPALA UPTD PUSKESMAS CONTOH",),
    nama="CONTOH TIGA, S.K.M.",
    pangkat="Penata Tingkat I (III/d)",
    nip="NIP 19850202 200903 2 003",
    tanda=("tte",),
    kaki=(
        "- UU ITE No. 11 Tahun 2008 Pasal 5 ayat 1: Informasi Elektronik merupakan alat bukti hukum yang sah",
        "- Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik",
        "  yang diterbitkan oleh BSrE, BSSN",
    ),
)

C = Surat(
    kop=(
        "PEMERINTAH KABUPATEN PURBALINGGA",
        "KECAMATAN CONTOH",
        "Jalan Raya Contoh Nomor 9 Telepon (0281) 000009",
    ),
    nomor="005 / 0611 / 2026",
    tanggal="Contoh, 25 Nopember 2026",
    sifat="Penting",
    lampiran="1 lembar",
    label_hal="Perihal",
    hal=("Mohon bantuan publikasi",),
    lama=True,
    yth=("Sdr. Kepala DINKOMINFO", "Kabupaten Purbalingga", "di -", "   PURBALINGGA"),
    isi=(
        "Disampaikan dengan hormat bahwa Kecamatan Contoh akan menyelenggarakan Festival Durian besok pada tanggal "
        "12 s/d 13 Desember 2026 di Lapangan Desa Contoh. Untuk itu mohon bantuan dibuatkan flyer 2 buah dan video "
        "teaser 1 buah untuk IG dan FB, tayang mulai tgl. 4 Desember 2026. CP: Pak Contoh 081300000003.",
        "Demikian untuk menjadikan periksa dan atas bantuannya diucapkan terima kasih.",
    ),
    jabatan=("CAMAT CONTOH",),
    nama="CONTOH EMPAT, S.Sos., M.Si.",
    nip="NIP. 197303031993111002",
    huruf="Times-Roman",
    tanda=("cap", "ttd-hitam", "garis"),
)

D = Surat(
    kop=("PEMERINTAH KABUPATEN PURBALINGGA", "DINAS PENDIDIKAN DAN KEBUDAYAAN", "SMP NEGERI 9 CONTOH"),
    nomor="400.3.5.1/     /2026",
    tanggal="Purbalingga,      November 2026",
    sebaris=True,
    sifat="",
    lampiran="",
    hal=("Permohonan Publikasi",),
    yth=("Kepala Dinas Komunikasi dan Informatika Kab. Purbalingga",),
    isi=(
        "Mohon kiranya dapat membantu mempublikasikan kegiatan sekolah kami di media sosial Pemerintah Kabupaten. "
        "Demikian, terima kasih.",
    ),
    jabatan=("Kepala SMP Negeri 9 Contoh,",),
    nama="CONTOH LIMA, M.Pd.",
    pangkat="",
    nip="NIP 19690404 199512 1 004",
    tanda=(),
)

E = Surat(
    kop=("PEMERINTAH KABUPATEN PURBALINGGA", "DINAS PERTANIAN"),
    nomor="400.14.3/088/2026",
    tanggal="Purbalingga, 24 November 2026",
    hal=("Permohonan Desain dan Konten",),
    isi=(
        "Bersama ini mohon dibuatkan desain untuk peringatan Hari Ikan Nasional, 5 konten, untuk Instagram. "
        "Dibutuhkan segera.",
        "Demikian disampaikan, atas kerja samanya diucapkan terima kasih.",
    ),
    jabatan=("a.n. KEPALA DINAS", "Kepala Bidang Perikanan,"),
    nama="CONTOH ENAM, S.Pi.",
    pangkat="",
    tanda=("ttd",),
)

UNDANGAN = replace(
    A,
    nomor="005/123/2026",
    hal=("Undangan",),
    isi=(
        "Dalam rangka Hari Kesehatan Nasional, kami mengundang Saudara untuk hadir dan meliput kegiatan pada:",
        "hari, tanggal | Kamis, 12 November 2026",
        "waktu | pukul 08.00 WIB s.d. selesai",
        "tempat | Pendopo Dipokusumo",
        "acara | Puncak peringatan HKN",
        "Demikian atas kehadiran Saudara kami ucapkan terima kasih.",
    ),
)

SIARAN = replace(
    A,
    nomor="400.14.1.1/77/2026",
    hal=("Permohonan Live Streaming dan Zoom Meeting",),
    isi=(
        "Sehubungan dengan rapat koordinasi lintas sektor, kami mohon bantuan live streaming YouTube, akun Zoom "
        "dan jaringan internet pada hari Selasa, 10 November 2026 di Aula Dinas Kesehatan.",
        "Demikian atas bantuannya kami ucapkan terima kasih.",
    ),
)

PANITIA = Surat(
    kop=("PANITIA FESTIVAL CONTOH", "KECAMATAN CONTOH"),
    nomor="012/PAN-FC/XI/2026",
    tanggal="Contoh, 16 November 2026",
    hal=("Permohonan Pembuatan Poster dan Video",),
    isi=(
        "Sehubungan dengan Festival Contoh, kami mohon dibuatkan dua poster serta sebuah video pendek.",
        "Nama kegiatan | Festival Contoh ke-3",
        "Hari, tanggal | Sabtu, 5 Desember 2026",
        "Waktu tayang | paling lambat 27/11/2026",
        "Media | Instagram, Facebook, dan YouTube",
        "Contact person | 0819 0000 0004 (Contoh Delapan)",
        "Atas perhatian Bapak kami ucapkan terima kasih.",
    ),
    jabatan=("Ketua Panitia,",),
    nama="CONTOH SEMBILAN",
    pangkat="",
    mengetahui=("Mengetahui,", "CAMAT CONTOH", "CONTOH EMPAT, S.Sos., M.Si.", "NIP 19730303 199311 1 002"),
    tanda=("ttd-hitam",),
)

DINKES_FAKTA = """
[agency]
name = "DINAS KESEHATAN"
matched = "dinkes"

[signer]
name = "dr. CONTOH SATU, M.Kes."
position = "KEPALA DINAS KESEHATAN"
form = "definitif"
nip = "197101012000031001"
"""

A_FAKTA = (
    """
number = "400.14.9/1873/2026"
date = 2026-11-02
urgency = "Segera"
subject = "Permohonan Pembuatan Konten Media Sosial Hari Kesehatan Nasional ke-62"
addressee = "Kepala Dinas Komunikasi dan Informatika Kabupaten Purbalingga"
blank = []
"""
    + DINKES_FAKTA
    + """
[request]
service = "konten-medsos"
event = "Puncak HKN"
event_date = 2026-11-12
needed_by = 2026-11-09
items = ["feed 3", "reels 1"]
platforms = ["instagram", "facebook"]
contact = "Contoh Pertiwi +6281200000001"
"""
)

B_FAKTA = """
number = "400.7.8/214/2026"
date = 2026-11-23
urgency = "Biasa"
subject = "Permohonan Konten Edukasi DBD"
addressee = "Kepala Dinkominfo Kab. Purbalingga"

[agency]
name = "UPTD PUSKESMAS CONTOH"
matched = "puskesmas-contoh"

[signer]
name = "CONTOH TIGA, S.K.M."
position = "Plt. KEPALA UPTD PUSKESMAS CONTOH"
form = "plt"
nip = "198502022009032003"

[request]
service = "konten-medsos"
needed_by = 2026-11-30
items = ["infografis 1", "carousel 1"]
platforms = ["instagram", "tiktok"]
contact = "Contoh Dua +6285700000002"
"""

C_FAKTA = """
number = "005/0611/2026"
date = 2026-11-25
urgency = "Penting"
subject = "Mohon bantuan publikasi"
addressee = "Kepala DINKOMINFO Kabupaten Purbalingga"

[agency]
name = "KECAMATAN CONTOH"
matched = "kecamatan-contoh"

[signer]
name = "CONTOH EMPAT, S.Sos., M.Si."
position = "CAMAT CONTOH"
form = "definitif"
nip = "197303031993111002"

[request]
service = "konten-medsos"
event = "Festival Durian"
event_date = 2026-12-12
needed_by = 2026-12-04
items = ["flyer 2", "video 1"]
platforms = ["instagram", "facebook"]
contact = "Contoh +6281300000003"
"""

D_FAKTA = """
subject = "Permohonan Publikasi"
addressee = "Kepala Dinas Komunikasi dan Informatika Kab. Purbalingga"
blank = ["number", "day"]
absent = ["number", "date", "urgency"]

[agency]
name = "SMP NEGERI 9 CONTOH"

[signer]
name = "CONTOH LIMA, M.Pd."
position = "Kepala SMP Negeri 9 Contoh"
form = "definitif"
nip = "196904041995121004"

[request]
service = "konten-medsos"
items = []
absent = ["event_date", "needed_by", "contact"]
"""

E_FAKTA = """
number = "400.14.3/088/2026"
date = 2026-11-24
subject = "Permohonan Desain dan Konten"

[agency]
name = "DINAS PERTANIAN"

[signer]
name = "CONTOH ENAM, S.Pi."
position = "a.n. KEPALA DINAS Kepala Bidang Perikanan"
form = "an"

[request]
service = "konten-medsos"
items = ["konten 5"]
platforms = ["instagram"]
absent = ["needed_by", "contact"]
"""

PANITIA_FAKTA = """
number = "012/PAN-FC/XI/2026"
date = 2026-11-16
subject = "Permohonan Pembuatan Poster dan Video"

[signer]
name = "CONTOH SEMBILAN"
position = "Ketua Panitia"
form = "panitia"

[request]
service = "konten-medsos"
event = "Festival Contoh ke-3"
event_date = 2026-12-05
needed_by = 2026-11-27
items = ["poster 2", "video 1"]
platforms = ["instagram", "facebook", "youtube"]
contact = "Contoh Delapan +6281900000004"
"""

LAIN = (
    """
number = "{number}"
date = 2026-11-02
"""
    + DINKES_FAKTA
    + """
[request]
absent = ["service"]
"""
)

TYPST = """
#set document(date: none)
#set page(paper: "a4", margin: (left: 3cm, right: 2cm, top: 2cm, bottom: 2.5cm))
#set text(font: "Libertinus Serif", size: 11pt, lang: "id")
#align(center)[#text(13pt)[PEMERINTAH KABUPATEN PURBALINGGA] \\ #text(16pt, weight: "bold")[KECAMATAN CONTOH] \\
  #text(9pt)[Jalan Raya Contoh Nomor 9, Laman kecamatan.opd.test Pos-el kecamatan.contoh\\@opd.test]]
#line(length: 100%, stroke: 2pt)
#align(right)[Purbalingga, 18 November 2026]
#grid(columns: (2cm, 0.4cm, 1fr), row-gutter: 6pt,
  [Nomor], [:], [B/400.14.5.4/061/SEKRE/2026], [Sifat], [:], [Biasa], [Lampiran], [:], [1 (satu) lembar],
  [Hal], [:], [Permohonan Pembuatan Infografis dan \\ Desain Banner Bulan Bakti Gotong Royong])
#v(6pt)
Yth. Kepala Dinas Komunikasi dan Informatika \\ Kabupaten Purbalingga \\ di Purbalingga
#v(6pt)
#set par(justify: true, first-line-indent: 1cm)
Sehubungan akan dilaksanakannya Bulan Bakti Gotong Royong Masyarakat pada hari Rabu, 2 Desember 2026, kami mohon
bantuan pembuatan konten media sosial berupa dua infografis, 1 (satu) banner, dan 3 (tiga) story Instagram. Konten
tersebut kami perlukan selambat-lambatnya tanggal 26 November 2026 untuk diunggah pada Instagram dan Facebook. Informasi
lebih lanjut dapat menghubungi Sdr. Contoh Tujuh melalui WhatsApp +62 812 0000 0007.

Demikian permohonan kami, atas perhatian dan kerja samanya disampaikan terima kasih.
#v(10pt)
#pad(left: 8cm)[Plh. CAMAT CONTOH \\ Sekretaris Kecamatan, #v(2cm) CONTOH DELAPAN, S.IP. \\
  Penata \\ NIP 19800808 200501 1 008]
"""

TYPST_FAKTA = """
number = "B/400.14.5.4/061/SEKRE/2026"
date = 2026-11-18
urgency = "Biasa"
subject = "Permohonan Pembuatan Infografis dan Desain Banner Bulan Bakti Gotong Royong"
addressee = "Kepala Dinas Komunikasi dan Informatika Kabupaten Purbalingga"

[agency]
name = "KECAMATAN CONTOH"
matched = "kecamatan-contoh"

[signer]
name = "CONTOH DELAPAN, S.IP."
form = "plh"
nip = "198008082005011008"

[request]
service = "konten-medsos"
event = "Bulan Bakti Gotong Royong Masyarakat"
event_date = 2026-12-02
needed_by = 2026-11-26
items = ["infografis 2", "banner 1", "story 3"]
platforms = ["instagram", "facebook"]
contact = "Contoh Tujuh +6281200000007"
"""


def typst_pdf(source: str) -> bytes:
    import typst

    return typst.compile(source.encode(), ignore_system_fonts=True)


def tanda(ttd: str, stempel: str, elektronik: str = "none") -> str:
    return f'\n[marks]\nsignature = "{ttd}"\nstamp = "{stempel}"\nelectronic = "{elektronik}"\n'


def contoh() -> dict[str, tuple[Callable[[], bytes], str]]:
    """Name -> how to make the file, and its facts."""
    ada, tidak, ragu = "present", "absent", "unsure"
    return {
        "a-lengkap.pdf": (lambda: pdf([A], 11), A_FAKTA + tanda(ada, ada)),
        "a-tanpa-cap.pdf": (lambda: pdf([replace(A, tanda=("ttd",))], 12), A_FAKTA + tanda(ada, tidak)),
        "a-tanpa-tanda-tangan.pdf": (
            lambda: pdf([replace(A, tanda=("cap",))], 13),
            A_FAKTA + tanda(f"{ragu} {tidak}", ada),
        ),
        "a-kosong.pdf": (lambda: pdf([replace(A, tanda=("garis",))], 14), A_FAKTA + tanda(tidak, tidak)),
        "b-tte-tanpa-kriptografi.pdf": (lambda: pdf([B], 21), B_FAKTA + tanda(tidak, tidak)),
        "c-gaya-lama.pdf": (lambda: pdf([C], 31), C_FAKTA + tanda(ada, ada)),
        "c-pindaian.pdf": (
            lambda: gambar_pdf(pindaian(C, 31)),
            'text_source = "ocr"\ndate = 2026-11-25\n' + tanda(f"{ada} {ragu}", f"{ada} {ragu}"),
        ),
        "d-belum-lengkap.pdf": (lambda: pdf([D], 41), D_FAKTA + tanda(tidak, tidak)),
        "e-atas-nama.pdf": (lambda: pdf([E], 51), E_FAKTA + tanda(ada, tidak)),
        "undangan.pdf": (lambda: pdf([UNDANGAN], 61), LAIN.format(number="005/123/2026")),
        "siaran-langsung.pdf": (lambda: pdf([SIARAN], 62), LAIN.format(number="400.14.1.1/77/2026")),
        "panitia-mengetahui.pdf": (lambda: pdf([PANITIA], 63), PANITIA_FAKTA),
        "typst-plh.pdf": (lambda: typst_pdf(TYPST), TYPST_FAKTA + tanda(tidak, tidak)),
        "dua-surat.pdf": (
            lambda: pdf([A, C], 64),
            'letters = 2\nnumbers = ["400.14.9/1873/2026", "005/0611/2026"]\n',
        ),
    }


def main(folder: Path) -> None:
    for nama, (buat, fakta) in contoh().items():
        (folder / nama).write_bytes(buat())
        (folder / nama).with_suffix(".toml").write_text(fakta.lstrip())
        print(nama, (folder / nama).stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
