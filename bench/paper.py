"""Letters for the corpus: born-digital one-page PDFs of 150-400 kB in the form of an official request, all invented.

A handful of templates is drawn once; a letter of its own is the template with its number, day and counts written over
in place (the page is left uncompressed, its fonts keep all ASCII codes, so the length never changes).
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from datetime import date
from functools import cache

from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
EVENTS = (
    "Hari Kesehatan Contoh",
    "Pekan Imunisasi Contoh",
    "Gerakan Pangan Murah",
    "Festival Desa Contoh",
    "Bulan Bakti Gotong Royong",
    "Lomba Kampung Bersih",
    "Sosialisasi Layanan Digital",
    "Donor Darah Bersama",
)
# Written over in each letter; their length is the length of what replaces them.
# They are long enough never to occur in a picture by chance.
NUMBER, DAY, COUNT = b"400.14.9/@@@@@@/2026", b"Purbalingga, @D November", b"@C desain @@@@@"
STYLES = ("cerah", "tegas", "ramah", "rapi ", "padat")
SMALLEST, LARGEST = 150_000, 400_000
FONTS = "/usr/share/fonts/truetype/dejavu/"
LEFT, RIGHT, TOP = 85.0, 538.0, 800.0


@dataclass(frozen=True)
class Writer:
    """Who writes: the lines of the letterhead, the block of the signer and the town."""

    head: tuple[str, ...]
    position: tuple[str, ...]
    name: str
    nip: str
    address: str


WRITERS = (
    Writer(
        ("DINAS KESEHATAN",),
        ("KEPALA DINAS KESEHATAN", "KABUPATEN PURBALINGGA,"),
        "dr. CONTOH SATU, M.Kes.",
        "19710101 200003 1 001",
        "dinkes@opd.test",
    ),
    Writer(
        ("DINAS KESEHATAN", "UPTD PUSKESMAS CONTOH"),
        ("Plt. KEPALA UPTD PUSKESMAS CONTOH",),
        "CONTOH TIGA, S.K.M.",
        "19850202 200903 2 003",
        "puskesmas.contoh@webmail.test",
    ),
    Writer(
        ("KECAMATAN CONTOH",),
        ("CAMAT CONTOH,",),
        "CONTOH EMPAT, S.Sos., M.Si.",
        "19780303 200501 1 004",
        "kecamatan.contoh@opd.test",
    ),
    Writer(
        ("DINAS PENDIDIKAN DAN KEBUDAYAAN", "SMP NEGERI 9 CONTOH"),
        ("KEPALA SMP NEGERI 9 CONTOH,",),
        "CONTOH LIMA, S.Pd.",
        "19800404 200604 2 005",
        "",
    ),
)


@cache
def fonts() -> tuple[str, str]:
    """Two faces, embedded in every letter. They come with Debian (fonts-dejavu-core); without them, reportlab's Vera."""
    names = (("Isi", "DejaVuSans.ttf", "Vera.ttf"), ("Tebal", "DejaVuSans-Bold.ttf", "VeraBd.ttf"))
    for name, wanted, spare in names:
        try:
            pdfmetrics.registerFont(TTFont(name, FONTS + wanted))
        except OSError:
            pdfmetrics.registerFont(TTFont(name, spare))
    return names[0][0], names[1][0]


def photo(rng: random.Random, octets: int) -> ImageReader:
    """A noisy picture of about that many bytes once it is JPEG: what a photographed logo weighs."""
    side = max(48, int((octets / 0.92) ** 0.5))
    noise = Image.frombytes("L", (side, side), rng.randbytes(side * side)).convert("RGB")
    kept = io.BytesIO()
    noise.save(kept, "JPEG", quality=80)
    kept.seek(0)
    return ImageReader(kept)


def ring(rng: random.Random) -> ImageReader:
    """A violet stamp: two rings and a bar, see-through elsewhere."""
    stamp = Image.new("RGBA", (240, 240), (0, 0, 0, 0))
    pen = ImageDraw.Draw(stamp)
    ink = (90 + rng.randrange(40), 30, 150 + rng.randrange(40), 200)
    pen.ellipse((8, 8, 232, 232), outline=ink, width=7)
    pen.ellipse((48, 48, 192, 192), outline=ink, width=4)
    pen.rectangle((70, 104 + rng.randrange(12), 170, 132), fill=ink)
    return ImageReader(stamp)


def draw(seed: int) -> bytes:
    """A template: a whole letter whose number, day and counts are still marks."""
    rng = random.Random(seed)
    writer, event = WRITERS[seed % len(WRITERS)], rng.choice(EVENTS)
    body, bold = fonts()
    kept = io.BytesIO()
    page = canvas.Canvas(kept, pagesize=A4, pageCompression=0, invariant=True)
    target = rng.randrange(SMALLEST + 10_000, LARGEST - 30_000)
    page.drawImage(photo(rng, max(20_000, target - 100_000)), LEFT, TOP - 40, 52, 52)
    y = letterhead(page, bold, body, writer)
    y = opening(page, body, y, event)
    y = request(page, body, y, event, rng)
    signature(page, body, bold, y, writer, rng)
    page.save()
    return kept.getvalue()


def letterhead(page: canvas.Canvas, bold: str, body: str, writer: Writer) -> float:
    y = TOP
    for line in ("PEMERINTAH KABUPATEN PURBALINGGA", *writer.head):
        page.setFont(bold, 13)
        page.drawCentredString(320, y, line)
        y -= 16
    page.setFont(body, 8.5)
    page.drawCentredString(320, y, "Jalan Contoh Raya Nomor 1 Purbalingga 53311 Telepon (0281) 000001")
    y -= 10
    page.setLineWidth(2.5)
    page.line(LEFT, y, RIGHT, y)
    page.setLineWidth(0.6)
    page.line(LEFT, y - 3, RIGHT, y - 3)
    return y - 26


def opening(page: canvas.Canvas, body: str, y: float, event: str) -> float:
    page.setFont(body, 10.5)
    page.drawRightString(RIGHT, y, f"{DAY.decode()} 2026")
    rows = (
        ("Nomor", NUMBER.decode()),
        ("Sifat", "Biasa"),
        ("Lampiran", "-"),
        ("Hal", "Permohonan Pembuatan Konten Media Sosial"),
        ("", event),
    )
    for label, value in rows:
        page.drawString(LEFT, y, label)
        page.drawString(LEFT + 62, y, f": {value}" if label else f"  {value}")
        y -= 15
    y -= 12
    for line in ("Yth. Kepala Dinas Komunikasi dan Informatika", "Kabupaten Purbalingga", "di - PURBALINGGA"):
        page.drawString(LEFT, y, line)
        y -= 15
    return y - 14


def request(page: canvas.Canvas, body: str, y: float, event: str, rng: random.Random) -> float:
    due = date(2026, 12, rng.randrange(1, 24))
    lines = (
        f'Dalam rangka kegiatan "{event}" Tahun 2026 dengan tema',
        '"Gerak Bersama, Sehat Bersama", bersama ini kami mohon bantuan pembuatan',
        "konten media sosial dengan rincian sebagai berikut:",
        f"   jenis dan jumlah  : {COUNT.decode()} untuk feed Instagram dan 1 (satu) video reels",
        "   media penayangan  : Instagram dan Facebook",
        f"   kegiatan          : {event}, {due.day} {MONTHS[due.month - 1]} 2026 pukul 08.00 WIB",
        "   tempat            : Alun-alun Purbalingga",
        f"   dibutuhkan tanggal: {due.day} {MONTHS[due.month - 1]} 2026",
        f"   narahubung        : Sdri. Contoh Pertiwi, HP/WA 0812-0000-{rng.randrange(10_000):04d}",
        "",
        "Bahan berupa foto, logo kegiatan, dan narasi terlampir. Demikian atas perhatian",
        "dan kerja samanya kami ucapkan terima kasih.",
    )
    for line in lines:
        page.drawString(LEFT, y, line)
        y -= 16
    return y - 24


def signature(
    page: canvas.Canvas, body: str, bold: str, y: float, writer: Writer, rng: random.Random
) -> None:
    """The block of the signer at the right, with a pen stroke and the stamp over its left third."""
    left = 320.0
    for line in writer.position:
        page.drawString(left, y, line)
        y -= 15
    page.drawImage(ring(rng), left - 38, y - 72, 92, 92, mask="auto")
    page.setStrokeColorRGB(0.08, 0.1, 0.45)
    page.setLineWidth(1.6)
    stroke = page.beginPath()
    stroke.moveTo(left + 15, y - 34)
    for step in range(6):
        x = left + 15 + 18 * step
        up = rng.uniform(12, 34) * (1 if step % 2 else -1)
        stroke.curveTo(x + 5, y - 34 + up, x + 12, y - 34 - up, x + 18, y - 34 + rng.uniform(-6, 6))
    page.drawPath(stroke)
    y -= 74
    page.setFont(bold, 10.5)
    page.drawString(left, y, writer.name)
    page.setFont(body, 10.5)
    page.drawString(left, y - 15, "Pembina Tingkat I (IV/b)")
    page.drawString(left, y - 30, f"NIP {writer.nip}")


def letter(template: bytes, serial: int) -> bytes:
    """One letter of its own: number, day and count written into the template, length kept."""
    count = serial % 5
    return (
        template.replace(NUMBER, b"400.14.9/%06d/2026" % serial)
        .replace(DAY, b"Purbalingga, %2d November" % (10 + serial % 10))
        .replace(COUNT, b"%2d desain %s" % (count + 1, STYLES[count].encode()))
    )
