"""Sets a letter with reportlab: every line is placed by hand, as the letter programs of offices do that print PDFs."""

from __future__ import annotations

import functools
import io
from pathlib import Path
from random import Random

from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.surat.pembuat_b import gambar
from tests.surat.pembuat_b.surat import Blok, Surat

BERKAS = {
    "Liberation Sans": (
        "truetype/liberation/LiberationSans-Regular.ttf",
        "truetype/liberation/LiberationSans-Bold.ttf",
    ),
    "Liberation Serif": (
        "truetype/liberation/LiberationSerif-Regular.ttf",
        "truetype/liberation/LiberationSerif-Bold.ttf",
    ),
    "Carlito": ("truetype/crosextra/Carlito-Regular.ttf", "truetype/crosextra/Carlito-Bold.ttf"),
    "DejaVu Sans": ("truetype/dejavu/DejaVuSans.ttf", "truetype/dejavu/DejaVuSans-Bold.ttf"),
    "DejaVu Serif": ("truetype/dejavu/DejaVuSerif.ttf", "truetype/dejavu/DejaVuSerif-Bold.ttf"),
}


@functools.cache
def fon(nama: str) -> tuple[str, str]:
    """Registered names of the plain and the bold cut. Without the file, the fonts that every PDF reader has."""
    serif = "Serif" in nama or "Bookman" in nama
    berkas = BERKAS.get(nama, BERKAS["Liberation Serif"])
    jalan = [Path("/usr/share/fonts") / b for b in berkas]
    if not all(p.exists() for p in jalan):
        jalan = [Path("/usr/share/fonts") / b.replace("liberation/", "liberation2/") for b in berkas]
    if not all(p.exists() for p in jalan):
        return ("Times-Roman", "Times-Bold") if serif else ("Helvetica", "Helvetica-Bold")
    kode = nama.replace(" ", "")
    for sambung, p in zip(("", "-Bold"), jalan, strict=True):
        pdfmetrics.registerFont(TTFont(kode + sambung, str(p)))
    return kode, kode + "-Bold"


class Halaman:
    """The canvas and how far down we are."""

    def __init__(self, s: Surat) -> None:
        self.s, self.g = s, s.gaya
        self.w, self.h = s.ukuran
        self.wadah = io.BytesIO()
        self.c = Canvas(self.wadah, (self.w, self.h), invariant=1)
        self.biasa, self.tebal = fon(self.g.fon)
        self.y = self.h - self.g.atas
        self.langkah = self.g.ukuran * self.g.baris

    def tulis(self, x: float, text: str, font: str = "", size: float = 0, tengah: bool = False) -> None:
        self.c.setFont(font or self.biasa, size or self.g.ukuran)
        (self.c.drawCentredString if tengah else self.c.drawString)(x, self.y, text)

    def turun(self, n: float = 1.0) -> None:
        self.y -= self.langkah * n

    def butuh(self, tinggi: float) -> None:
        if self.y - tinggi < 45:
            self.c.showPage()
            self.y = self.h - self.g.atas - 30

    @property
    def lebar(self) -> float:
        return self.w - self.g.kiri - self.g.kanan


def susun(s: Surat, seed: int) -> bytes:
    h = Halaman(s)
    kop(h)
    kepala(h)
    isi(h)
    penutup(h, Random(f"susun {seed}"))
    kaki(h)
    h.c.save()
    return h.wadah.getvalue()


def kop(h: Halaman) -> None:
    g, s = h.g, h.s
    atas = h.y
    if g.pita:
        h.c.setFillColor(g.pita)
        h.c.rect(0, atas - 80, h.w, 80 + g.atas, stroke=0, fill=1)
    h.c.setFillColor("#ffffff" if g.pita else g.warna)
    tengah = h.w / 2 + (18 if g.logo_kanan is None else 0)
    for n, baris in enumerate(s.kop):
        akhir = n == len(s.kop) - 1
        size = 16 if akhir else 13
        muat = h.w - 210
        while h.c.stringWidth(baris, h.tebal, size) > muat and size > 10:
            size -= 0.5
        for sepotong in simpleSplit(baris, h.tebal, size, muat):
            h.y -= size * 1.2
            h.tulis(tengah, sepotong, h.tebal if akhir or n else h.biasa, size, tengah=True)
    for baris in s.alamat:
        size = 9.0
        while h.c.stringWidth(baris, h.biasa, size) > h.w - 190 and size > 7:
            size -= 0.25
        h.y -= 11
        h.tulis(tengah, baris, size=size, tengah=True)
    h.c.setFillColor("#000000")
    tinggi = max(52, min(70, atas - h.y))
    for nomor, x in ((g.logo, g.kiri - 10), (g.logo_kanan, h.w - g.kanan - 55)):
        if nomor is not None:
            h.c.drawImage(ImageReader(gambar.logo_gambar(nomor)), x, atas - tinggi - 2, tinggi * 0.82, tinggi)
    h.y = min(h.y, atas - tinggi, atas - 78 if g.pita else h.h) - 7
    h.c.setStrokeColor(g.warna)
    kiri, kanan = g.kiri - 12, h.w - g.kanan + 12
    if g.garis in ("ganda", "tebal"):
        h.c.setLineWidth(2.2)
        h.c.line(kiri, h.y, kanan, h.y)
    if g.garis in ("ganda", "tipis"):
        h.c.setLineWidth(0.7)
        h.c.line(kiri, h.y - 2.6, kanan, h.y - 2.6)
    h.c.setStrokeColor("#000000")
    h.y -= 8


def kepala(h: Halaman) -> None:
    g, s = h.g, h.s
    kanan = max(g.blok_x, h.w - g.kanan - h.c.stringWidth(s.tanggal, h.biasa, g.ukuran) - 20)
    kanan = min(kanan, 345)
    h.turun(1.3)
    if g.tanggal_di == "atas":
        h.tulis(kanan, s.tanggal)
        h.turun()
    mulai = h.y
    batas_bawah = h.y
    if g.lama:
        h.y -= 0 if g.tanggal_di != "sebaris" else h.langkah
        h.tulis(kanan, "Kepada :" if g.logo % 2 else "Kepada")
        for n, baris in enumerate(s.yth):
            for potong in simpleSplit(baris, h.biasa, g.ukuran, h.w - kanan - (54 if n else 30)):
                h.turun()
                h.tulis(kanan + (24 if n or not potong.startswith("Y") else 0), potong)
        batas_bawah = h.y
        h.y = mulai
    x = g.kiri + h.c.stringWidth("Lampiran  ", h.biasa, g.ukuran)
    for label, nilai in zip(g.label, (s.nomor, s.sifat, s.lampiran, s.hal), strict=True):
        if not nilai:
            continue
        h.tulis(g.kiri, label)
        h.tulis(x, ":")
        if label == g.label[0] and g.tanggal_di == "sebaris":
            h.tulis(kanan, s.tanggal)
        muat = (kanan - 12 if g.lama else h.w - g.kanan - 120) - x - 10
        for n, sepotong in enumerate(simpleSplit(nilai, h.biasa, g.ukuran, muat)):
            if n:
                h.turun()
            # simpleSplit eats the blanks of a number that was left open.
            h.tulis(x + 8, nilai if label == g.label[0] else sepotong)
            if label == g.label[0]:
                break
        h.turun()
    h.y = min(h.y, batas_bawah - h.langkah)
    if not g.lama:
        h.turun(0.7)
        for n, baris in enumerate(s.yth):
            h.tulis(
                g.kiri
                + (26 if n and baris[:2] != "di" else 0)
                + (20 if n == len(s.yth) - 1 and len(baris) < 12 else 0),
                baris,
            )
            h.turun()
    h.turun(0.8)


def isi(h: Halaman) -> None:
    g = h.g
    for bagian in h.s.isi:
        jenis = bagian[0]
        if jenis == "p":
            alinea(h, bagian[1], g.kiri, h.lebar, g.menjorok)
            h.turun(0.25)
        elif jenis == "baris":
            baris(h, bagian[1])
        elif jenis == "daftar":
            for n, butir in enumerate(bagian[1]):
                tanda = bagian[2]
                cap = tanda if tanda in "-•" else (str(n + 1) if tanda[0] == "1" else chr(97 + n)) + tanda[1:]
                h.butuh(h.langkah)
                h.tulis(g.kiri + 24, cap)
                alinea(h, butir, g.kiri + 42, h.lebar - 42, 0)
            h.turun(0.25)
        else:
            tabel(h, bagian[1], bagian[2])


def alinea(h: Halaman, text: str, x: float, lebar: float, menjorok: float) -> None:
    kata = text.split(" ")
    baris: list[list[str]] = [[]]
    panjang = menjorok
    spasi = h.c.stringWidth(" ", h.biasa, h.g.ukuran)
    for k in kata:
        w = h.c.stringWidth(k, h.biasa, h.g.ukuran)
        if baris[-1] and panjang + w > lebar:
            baris.append([])
            panjang = 0
        baris[-1].append(k)
        panjang += w + spasi
    for n, potong in enumerate(baris):
        h.butuh(h.langkah)
        kiri = x + (menjorok if n == 0 else 0)
        text_ = " ".join(potong)
        sisa = lebar - (menjorok if n == 0 else 0) - h.c.stringWidth(text_, h.biasa, h.g.ukuran)
        t = h.c.beginText(kiri, h.y)
        t.setFont(h.biasa, h.g.ukuran)
        if (
            h.g.rata
            and n < len(baris) - 1
            and len(potong) > 1
            and 0 < sisa < 60
            and h.biasa in ("Helvetica", "Times-Roman")
        ):
            t.setWordSpace(sisa / (len(potong) - 1))
            t.textOut(text_)
        elif h.g.rata and n < len(baris) - 1 and len(potong) > 1 and 0 < sisa < 60:
            # Word spacing does nothing to fonts with two-byte codes: words are set one by one.
            lebih = sisa / (len(potong) - 1)
            for k in potong:
                t.textOut(k + " ")
                t.moveCursor(0, 0)
                kiri += h.c.stringWidth(k + " ", h.biasa, h.g.ukuran) + lebih
                t.setTextOrigin(kiri, h.y)
        else:
            t.textOut(text_)
        h.c.drawText(t)
        h.turun()


def baris(h: Halaman, daftar: list[tuple[str, str]]) -> None:
    g = h.g
    lekuk = g.kiri + 22
    titik = lekuk + max(h.c.stringWidth(label, h.biasa, g.ukuran) for label, _ in daftar) + 12
    for label, nilai in daftar:
        h.butuh(h.langkah * 2)
        h.tulis(lekuk, label)
        h.tulis(titik, ":")
        for potong in simpleSplit(nilai, h.biasa, g.ukuran, h.w - g.kanan - titik - 8):
            h.tulis(titik + 8, potong)
            h.turun()
    h.turun(0.3)


def tabel(h: Halaman, kepala_: tuple[str, ...], rows: list[list[str]]) -> None:
    g = h.g
    bagi = (0.1, 0.6, 0.3) if len(kepala_) == 3 else (0.08, 0.4, 0.2, 0.32)
    lebar = [h.lebar * 0.94 * b for b in bagi]
    x0 = g.kiri + 12
    h.butuh(h.langkah * (len(rows) + 1))
    atas = h.y + h.langkah * 0.8
    for n, row in enumerate([list(kepala_), *rows]):
        x = x0
        for k, (w, sel) in enumerate(zip(lebar, row, strict=True)):
            if n == 0 or k == 0:
                h.tulis(x + w / 2, sel, h.tebal if n == 0 else "", tengah=True)
            else:
                h.tulis(x + 5, sel)
            x += w
        h.c.setLineWidth(0.6)
        h.c.line(x0, h.y + h.langkah * 0.8, x0 + sum(lebar), h.y + h.langkah * 0.8)
        h.turun()
    bawah = h.y + h.langkah * 0.8
    h.c.line(x0, bawah, x0 + sum(lebar), bawah)
    x = x0
    for w in [0.0, *lebar]:
        x += w
        h.c.line(x, atas, x, bawah)
    h.turun(0.6)


def penutup(h: Halaman, dice: Random) -> None:
    """The signer block, what stands at its left, the copies."""
    g, s = h.g, h.s
    h.turun(0.6)
    h.butuh(g.jarak + 80 + 14 * len(s.blok.jabatan) + 14 * len(s.tembusan))
    atas = h.y
    if g.tanggal_di == "bawah":
        h.tulis(g.blok_x, s.tanggal)
        h.turun()
    blok(h, s.blok, g.blok_x)
    bawah = h.y
    if s.kiri:
        h.y = atas
        blok(h, s.kiri, g.kiri)
        bawah = min(bawah, h.y)
    h.y = bawah - 6
    if s.tembusan:
        h.tulis(g.kiri, "Tembusan :" if dice.random() < 0.5 else "Tembusan:", size=g.ukuran - 1)
        for n, nama in enumerate(s.tembusan):
            h.y -= 13
            awalan = f"{n + 1}. " if len(s.tembusan) > 1 else ""
            h.tulis(g.kiri + 6, f"{awalan}{nama}{';' if n < len(s.tembusan) - 1 else '.'}", size=g.ukuran - 1)


def blok(h: Halaman, b: Blok, x: float) -> None:
    g, s = h.g, h.s
    tengah = g.blok == "tengah" and b is s.blok
    muat = h.w - g.kanan + 20 - x
    pusat = x + muat / 2 - 10 if tengah else x
    if s.tte and b is s.blok:
        tte(h, x)
    for baris in b.atas:
        for potong in simpleSplit(baris, h.biasa, g.ukuran, muat):
            h.tulis(pusat, potong, tengah=tengah)
            h.y -= g.ukuran * 1.25
    h.y -= 8 if s.tte and b is s.blok and s.tte != "dalam" else g.jarak
    size = g.ukuran
    font = h.tebal if "tebal" in g.nama else h.biasa
    while h.c.stringWidth(b.nama, font, size) > muat + 10 and size > 8:
        size -= 0.25
    h.tulis(pusat, b.nama, font, size, tengah=tengah)
    if "garis" in g.nama:
        w = h.c.stringWidth(b.nama, font, size)
        x0 = pusat - w / 2 if tengah else pusat
        h.c.setLineWidth(0.7)
        h.c.line(x0, h.y - 2, x0 + w, h.y - 2)
    for baris in (b.pangkat, b.nip):
        if baris:
            h.y -= g.ukuran * 1.2
            h.tulis(pusat, baris, tengah=tengah)
    h.y -= g.ukuran * 1.4


def tte(h: Halaman, x: float) -> None:
    """Where ink would stand: a QR code, a logo, the words."""
    s = h.s
    kode = ImageReader(gambar.qr(f"https://tte.opd.test/verifikasi/{abs(hash_(s.nomor))}"))
    if s.tte == "samping":
        h.c.drawImage(kode, x - 66, h.y - 52, 60, 60)
        h.tulis(x, "Ditandatangani secara elektronik oleh:", size=h.g.ukuran - 1.5)
        h.y -= h.g.ukuran * 1.3
    elif s.tte == "kotak":
        h.c.setLineWidth(0.8)
        h.c.rect(x - 66, h.y - 92, 270, 106)
        h.c.drawImage(kode, x - 62, h.y - 56, 56, 56)
        h.c.drawImage(ImageReader(gambar.logo_gambar(h.g.logo)), x - 50, h.y - 88, 24, 29)
        h.tulis(x, "Ditandatangani secara elektronik oleh:", size=h.g.ukuran - 1.5)
        h.y -= h.g.ukuran * 1.3
    elif s.tte == "dalam":
        tinggi = h.g.jarak - 4
        atas = h.y - sum(h.g.ukuran * 1.25 for _ in s.blok.jabatan) + 6
        h.c.drawImage(kode, x + 4, atas - tinggi, tinggi, tinggi)
        h.c.setFont(h.biasa, 7)
        h.c.drawString(x + tinggi + 10, atas - tinggi / 2, "Ditandatangani secara elektronik")
    else:
        h.c.drawImage(kode, h.g.kiri, 52, 58, 58)


def hash_(text: str) -> int:
    """A number from a text, the same in every run."""
    return int.from_bytes(text.encode()[-6:], "big") % 10**8


def kaki(h: Halaman) -> None:
    if not h.s.kaki:
        return
    h.c.setLineWidth(0.5)
    y = 20 + 9 * len(h.s.kaki)
    h.c.line(h.g.kiri, y + 9, h.w - h.g.kanan, y + 9)
    for n, baris in enumerate(h.s.kaki):
        size = 7.0
        while h.c.stringWidth(baris, h.biasa, size) > h.lebar and size > 5:
            size -= 0.25
        h.c.setFont(h.biasa, size)
        h.c.drawString(h.g.kiri, y - 9 * n, baris)
