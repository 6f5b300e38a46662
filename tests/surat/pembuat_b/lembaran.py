"""Pages that are not the letter: a disposition sheet in front, enclosures behind, with other people's ink on them."""

from __future__ import annotations

import io
from random import Random

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.surat.pembuat_b import gambar, kata, tanda
from tests.surat.pembuat_b.bilangan import nip as nip_baru
from tests.surat.pembuat_b.bilangan import tulis_nip
from tests.surat.pembuat_b.halaman import Tinta
from tests.surat.pembuat_b.surat import Surat, nama_orang
from tests.surat.pembuat_b.susun_reportlab import fon


def disposisi(dice: Random, s: Surat) -> tuple[bytes, list[Tinta]]:
    """The sheet of the receiving office: number, day, to whom, what; handwriting and a paraf, sometimes a date stamp."""
    w, h = s.ukuran
    wadah = io.BytesIO()
    c = Canvas(wadah, (w, h), invariant=1)
    biasa, tebal = fon("Liberation Sans")
    c.setFont(tebal, 12)
    c.drawCentredString(w / 2, h - 60, "PEMERINTAH KABUPATEN PURBALINGGA")
    c.drawCentredString(w / 2, h - 76, "DINAS KOMUNIKASI DAN INFORMATIKA")
    c.drawImage(ImageReader(gambar.logo_gambar(s.gaya.logo + 1)), 70, h - 92, 40, 48)
    c.setLineWidth(1.5)
    c.line(60, h - 98, w - 60, h - 98)
    c.setFont(tebal, 14)
    c.drawCentredString(
        w / 2,
        h - 122,
        dice.choice(
            ("LEMBAR DISPOSISI", "L E M B A R   D I S P O S I S I", "KARTU DISPOSISI", "LEMBAR DISPOSISI")
        ),
    )
    c.setFont(biasa, 10.5)
    y = h - 150
    c.setLineWidth(0.7)
    kiri = [
        ("Surat dari", s.kop[-1].title()),
        ("No. Surat", s.nomor),
        ("Tgl. Surat", s.tanggal.partition(", ")[2]),
    ]
    kanan = [("Diterima Tgl", ""), ("No. Agenda", ""), ("Sifat", "")]
    for (a, b_), (k, v) in zip(kiri, kanan, strict=True):
        c.drawString(66, y, f"{a:<12} : {b_[:34]}")
        c.drawString(w / 2 + 20, y, f"{k} : {v}")
        y -= 18
    for kotak, x in (("Sangat Segera", 0), ("Segera", 100), ("Rahasia", 170)):
        c.rect(w / 2 + 20 + x, y + 8, 8, 8)
        c.drawString(w / 2 + 32 + x, y + 8, kotak)
    c.drawString(66, y, f"Hal : {s.hal[:70]}")
    y -= 10
    c.line(60, y, w - 60, y)
    atas = y
    c.drawString(66, y - 16, "Diteruskan kepada Sdr. :")
    c.drawString(w / 2 + 10, y - 16, "Dengan hormat harap :")
    pilihan = (
        ("Sekretaris", "Tanggapan dan Saran"),
        ("Kabid IKP", "Proses lebih lanjut"),
        ("Kabid Informatika", "Koordinasi/konfirmasi"),
        ("Pranata Humas", "............................"),
    )
    for n, (a, k) in enumerate(pilihan):
        c.rect(70, y - 42 - 20 * n, 9, 9)
        c.drawString(86, y - 40 - 20 * n, a)
        c.rect(w / 2 + 14, y - 42 - 20 * n, 9, 9)
        c.drawString(w / 2 + 30, y - 40 - 20 * n, k)
    y -= 124
    c.line(60, y, w - 60, y)
    c.line(w / 2, atas, w / 2, y)
    c.drawString(66, y - 16, "Catatan :")
    c.drawString(w - 230, y - 150, "Kepala Dinas,")
    c.rect(60, y - 230, w - 120, h - 104 - (y - 230))
    c.save()
    bawah = h - y
    tinta = [
        Tinta(tanda.tulisan(dice), dice.uniform(80, 130), bawah + 28 + 26 * n, dice.uniform(150, 260))
        for n in range(dice.choice((1, 1, 2)))
    ]
    tinta.append(Tinta(tanda.tulisan(dice), w / 2 + 96, 146 + 0.0, 80))
    if dice.random() < 0.85:
        tinta.append(Tinta(tanda.paraf(dice), w - 215, bawah + 155, dice.uniform(34, 70)))
    if dice.random() < 0.3:
        tinta.append(Tinta(None, w - 190, 20, 0, tanggal=dice.getrandbits(30)))
    return wadah.getvalue(), tinta


def lampiran(dice: Random, s: Surat) -> tuple[bytes, list[Tinta]]:
    """One page behind the letter: a rundown, a committee list signed by somebody else, or a photograph."""
    w, h = s.ukuran
    wadah = io.BytesIO()
    c = Canvas(wadah, (w, h), invariant=1)
    biasa, tebal = fon(s.gaya.fon)
    rupa = dice.choice(("susunan acara", "daftar panitia", "foto"))
    c.setFont(biasa, 10)
    if dice.random() < 0.6:
        c.drawString(w - 260, h - 50, dice.choice(("Lampiran Surat", "LAMPIRAN", "Lampiran")))
        c.drawString(w - 260, h - 63, f"Nomor : {s.nomor}")
        c.drawString(w - 260, h - 76, f"Tanggal : {s.tanggal.partition(', ')[2]}")
    c.setFont(tebal, 13)
    c.drawCentredString(
        w / 2,
        h - 110,
        {"susunan acara": "SUSUNAN ACARA", "daftar panitia": "SUSUNAN PANITIA", "foto": "DOKUMENTASI"}[rupa],
    )
    y = h - 140
    tinta: list[Tinta] = []
    if rupa == "foto":
        for n in range(dice.choice((1, 2))):
            c.setFillColorRGB(*(dice.uniform(0.2, 0.9) for _ in range(3)))
            c.rect(90, y - 190 - 210 * n, w - 180, 190, fill=1, stroke=0)
            for _ in range(14):
                c.setFillColorRGB(*(dice.random() for _ in range(3)))
                c.circle(
                    dice.uniform(110, w - 110),
                    y - 100 - 210 * n + dice.uniform(-70, 70),
                    dice.uniform(6, 34),
                    stroke=0,
                    fill=1,
                )
        c.setFillColorRGB(0, 0, 0)
    else:
        c.setFont(biasa, 10.5)
        for n in range(dice.randint(5, 10)):
            if rupa == "susunan acara":
                teks = f"0{7 + n // 2}.{'30' if n % 2 else '00'} - 0{7 + (n + 1) // 2}.{'00' if n % 2 else '30'} WIB"
                c.drawString(100, y, teks)
                c.drawString(
                    240,
                    y,
                    dice.choice(
                        (
                            "Registrasi",
                            "Pembukaan",
                            "Menyanyikan lagu Indonesia Raya",
                            "Sambutan",
                            "Acara inti",
                            "Doa",
                            "Ramah tamah",
                        )
                    ),
                )
            else:
                c.drawString(100, y, f"{n + 1}.")
                c.drawString(
                    120,
                    y,
                    dice.choice(
                        ("Ketua", "Sekretaris", "Bendahara", "Seksi Acara", "Seksi Humas", "Anggota")
                    ),
                )
                c.drawString(260, y, nama_orang(dice))
            c.line(95, y - 4, w - 95, y - 4)
            y -= 18
        if dice.random() < 0.6:
            y -= 20
            c.drawString(w - 250, y, "Ketua Panitia," if rupa == "daftar panitia" else "Koordinator Acara,")
            nama = nama_orang(dice)
            c.drawString(w - 250, y - 70, nama)
            if dice.random() < 0.5:
                c.drawString(w - 250, y - 83, tulis_nip(dice, nip_baru(dice)))
            if dice.random() < 0.75:
                tinta.append(Tinta(tanda.buat(dice), w - 245, h - y + 12, dice.uniform(80, 130)))
            if dice.random() < 0.5:
                tinta.append(
                    Tinta(
                        None,
                        w - 310,
                        h - y - 10,
                        0,
                        cap_=(
                            "PANITIA " + dice.choice(kata.ACARA)[0].upper()[:20],
                            "PANITIA PELAKSANA",
                            dice.getrandbits(30),
                        ),
                    )
                )
    c.save()
    return wadah.getvalue(), tinta
