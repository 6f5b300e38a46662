"""Makes the letters and pictures that people send in the demo (operate/demo/surat/). All names are invented.

    python -m tests.demo.buat

What it writes is committed: the demo itself needs none of the tools used here.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.surat.buat import A, B, C, Surat, pdf

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "operate" / "demo" / "surat"
FONTS = ROOT / "templates" / "fonts"

DINKES = replace(
    A,
    nomor="400.7.9/1912/2026",
    tanggal="Purbalingga, 20 November 2026",
    hal=("Permohonan Pembuatan Konten Media Sosial", "Hari AIDS Sedunia 2026"),
    isi=(
        "Dalam rangka memperingati Hari AIDS Sedunia Tahun 2026, bersama ini kami mohon bantuan pembuatan konten "
        "media sosial dengan rincian sebagai berikut:",
        "jenis dan jumlah | 1 (satu) desain feed Instagram",
        "media penayangan | Instagram dan Facebook Dinkominfo",
        "kegiatan | Gerak Jalan Peduli, Selasa, 1 Desember 2026 pukul 08.00 WIB",
        "tempat | Alun-alun Purbalingga",
        "dibutuhkan tanggal | 27 November 2026",
        "narahubung | Sdri. Contoh Pertiwi, HP/WA 0812-0000-0001",
        "Demikian atas perhatian dan kerja samanya kami ucapkan terima kasih.",
    ),
)

KEDUA = replace(
    A,
    nomor="400.7.9/1920/2026",
    tanggal="Purbalingga, 23 November 2026",
    sifat="Biasa",
    hal=("Permohonan Konten Media Sosial", "Pekan Imunisasi"),
    isi=(
        "Sehubungan dengan Pekan Imunisasi Tahun 2026, mohon dibuatkan konten media sosial sebagai berikut:",
        "jenis dan jumlah | 2 (dua) infografis",
        "media penayangan | Instagram Dinkominfo",
        "dibutuhkan tanggal | 3 Desember 2026",
        "narahubung | Sdri. Contoh Pertiwi, HP/WA 0812-0000-0001",
        "Demikian atas perhatian dan kerja samanya kami ucapkan terima kasih.",
    ),
)

KECAMATAN = replace(C, tanggal="Contoh, 23 Nopember 2026")

PUSKESMAS = replace(B, tanda=("cap", "ttd"), kaki=())


def scanned(letter: Surat, seed: int, dpi: int = 100) -> bytes:
    """A grey copy out of the office's scanner, which put the words it recognised under the picture."""
    digital = pypdfium2.PdfDocument(pdf([letter], seed))
    page = digital[0]
    picture = page.render(scale=dpi / 72).to_pil().convert("L")
    words, text = [], page.get_textpage()
    for n in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(n)
        words.append((left, bottom, top - bottom, text.get_text_bounded(left, bottom, right, top)))
    digital.close()
    paper = Image.effect_noise(picture.size, 14)
    picture = Image.blend(picture, paper, 0.15).filter(ImageFilter.GaussianBlur(0.7))
    jpeg, out = io.BytesIO(), io.BytesIO()
    picture.save(jpeg, "JPEG", quality=40)
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for x, y, height, line in words:
        written = canvas.beginText(x, y + height * 0.2)
        written.setFont("Helvetica", max(height, 6))
        written.setTextRenderMode(3)
        written.textLine(line.strip())
        canvas.drawText(written)
    canvas.drawImage(ImageReader(io.BytesIO(jpeg.getvalue())), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def poster(title: str, when: str, ground: tuple[int, int, int], logo: int) -> bytes:
    """A small picture that looks like a feed; `logo` is the width of the agency's sign."""
    image = Image.new("RGB", (540, 540), ground)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 400, 540, 540), fill="white")
    draw.ellipse((510 - logo, 30, 510, 30 + logo), fill="white")
    bold = ImageFont.truetype(FONTS / "LiberationSans-Bold.ttf", 54)
    plain = ImageFont.truetype(FONTS / "LiberationSans-Regular.ttf", 28)
    draw.multiline_text((36, 190), title, fill="white", font=bold, spacing=8)
    draw.multiline_text((36, 424), when, fill=ground, font=plain, spacing=8)
    out = io.BytesIO()
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(out, "PNG", optimize=True)
    return out.getvalue()


def files() -> dict[str, bytes]:
    red, green, blue = (178, 34, 52), (20, 110, 70), (24, 78, 140)
    aids, durian = "Hari AIDS\nSedunia", "Festival\nDurian"
    return {
        "dinkes-hari-aids.pdf": pdf([DINKES], 71),
        "dinkes-imunisasi.pdf": pdf([KEDUA], 72),
        "kecamatan-tanpa-cap.pdf": pdf([replace(KECAMATAN, tanda=("ttd-hitam", "garis"))], 73),
        "kecamatan-dicap.pdf": pdf([KECAMATAN], 73),
        "puskesmas-pindaian.pdf": scanned(PUSKESMAS, 74),
        "feed-1.png": poster(aids, "Selasa, 1 Desember 2026\npukul 09.00 WIB, Alun-alun", red, 50),
        "feed-2.png": poster(aids, "Selasa, 1 Desember 2026\npukul 09.00 WIB, Alun-alun", red, 130),
        "feed-3.png": poster(aids, "Selasa, 1 Desember 2026\npukul 08.00 WIB, Alun-alun", red, 130),
        "flyer-durian.png": poster(durian, "12-13 Desember 2026\nLapangan Desa Contoh", green, 90),
        "infografis-dbd.png": poster("Cegah DBD:\n3M Plus", "Menguras, menutup,\nmendaur ulang", blue, 90),
    }


if __name__ == "__main__":
    for name, raw in files().items():
        (TARGET / name).write_bytes(raw)
        print(name, len(raw))
