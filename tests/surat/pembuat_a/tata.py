"""A letter on a page: two engines (reportlab, typst), many layouts, decoys that are printed. Gives a PDF and its block."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

from tests.surat.pembuat_a.kata import Surat
from tests.surat.pembuat_a.tipuan import kotak_tte, lambang, meterai, qr

Box = tuple[float, float, float, float]
CERTIFIED = (
    "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang diterbitkan oleh "
    "BSrE, BSSN."
)
SIZES = {"a4": (595.28, 841.89), "f4": (609.45, 935.43), "legal": (612.0, 1008.0)}
FONTS = {"Helvetica": "Liberation Sans", "Times-Roman": "Liberation Serif"}


@dataclass(frozen=True)
class Tata:
    """How it is laid out. block: left edge of the signer block, in points; gap: the room for the signature."""

    engine: str
    size: tuple[float, float]
    font: str
    points: float
    block: float
    gap: float
    centred: bool
    bold: bool
    underline: bool
    decoys: tuple[str, ...]
    logo: int
    known: bool
    colour: tuple[float, float, float]
    seed: int


def tata(dice: random.Random, tte: bool = False) -> Tata:
    decoys = ["logo"] if dice.random() < 0.8 else []
    if tte:
        decoys.append("tte")
    odds = {
        "frame": 0.06,
        "highlight": 0.06,
        "meterai": 0.05,
        "footer": 0.5 if tte else 0.06,
        "coloured-letterhead": 0.3,
        "watermark": 0.05,
        "copies": 0.45,
        "placeholder": 0.05,
        "banner": 0.04,
        "qr": 0.06,
    }
    decoys += [name for name, odd in odds.items() if dice.random() < odd]
    return Tata(
        dice.choice(("reportlab", "typst")),
        SIZES[dice.choices(("a4", "f4", "legal"), (7, 2, 1))[0]],
        dice.choice(list(FONTS)),
        dice.choice((10.5, 11, 12)),
        dice.choice(
            (dice.uniform(300, 345), dice.uniform(300, 345), dice.uniform(220, 300), dice.uniform(70, 120))
        ),
        dice.uniform(38, 78),
        dice.random() < 0.3,
        dice.random() < 0.6,
        dice.random() < 0.4,
        tuple(decoys),
        dice.getrandbits(30),
        dice.random() < 0.12,
        (dice.random() * 0.6, dice.random() * 0.6, dice.random() * 0.6),
        dice.getrandbits(30),
    )


def cetak(surat: Surat, how: Tata, laid: Sequence[tuple[Image.Image, Box]] = ()) -> bytes:
    """The PDF. `laid`: pictures with alpha and where they lie (points from the top left)."""
    if how.engine == "typst":
        return _by_typst(surat, how, laid)
    return _by_reportlab(surat, how, laid)


def blok(pdf: bytes, surat: Surat) -> tuple[Box, Box]:
    """Boxes of the position and of the name, by their words (points from the top left of page one)."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        text = page.get_textpage()
        high = page.get_height()
        places = {}
        for words in (surat.jabatan[0], surat.jabatan[-1], surat.nama):
            at = last = None
            finder = text.search(words, match_case=True)
            while (at := finder.get_next()) is not None:
                last = at
            assert last is not None, words
            boxes = [text.get_charbox(last[0] + n) for n in range(last[1]) if words[n : n + 1].strip()]
            places[words] = (
                min(b[0] for b in boxes),
                high - max(b[3] for b in boxes),
                max(b[2] for b in boxes),
                high - min(b[1] for b in boxes),
            )
        text.close()
    a, b = places[surat.jabatan[0]], places[surat.jabatan[-1]]
    position = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
    return position, places[surat.nama]


# ---------------------------------------------------------------- reportlab


@contextmanager
def _in_bytes() -> Iterator[None]:
    """Pictures as they are, not in letters: a quarter of the time. Others' inline pictures must be in letters."""
    kept = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = kept


@_in_bytes()
def _by_reportlab(s: Surat, how: Tata, laid: Sequence[tuple[Image.Image, Box]]) -> bytes:
    out = io.BytesIO()
    w, h = how.size
    c = Canvas(out, pagesize=how.size, invariant=1)
    plain, strong = how.font, {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[how.font]
    left, right, size = 80.0, w - 60.0, how.points
    dice = random.Random(how.seed)
    if "watermark" in how.decoys:
        c.saveState()
        c.setFillAlpha(0.12)
        _image(c, h, lambang(how.logo, 300), (w / 2 - 120, h / 2 - 120, w / 2 + 120, h / 2 + 120))
        c.restoreState()
    if "coloured-letterhead" in how.decoys:
        c.setFillColorRGB(*how.colour)
    y = h - 52.0
    for n, line in enumerate((*s.kop, s.alamat)):
        small = n == len(s.kop)
        c.setFont(plain if small else strong, 9 if small else 13)
        c.drawCentredString(w / 2 + 20, y, line)
        y -= 13 if small else 16
    if "logo" in how.decoys:
        _image(c, h, lambang(how.logo, 240), (left - 18, 42, left + 36, 96))
    c.setLineWidth(2)
    c.line(left - 20, y + 3, right + 10, y + 3)
    c.setFillColorRGB(0, 0, 0)
    y -= 22
    c.setFont(plain, size)
    c.drawString(330, y, s.tanggal)
    step = size * 1.32
    for label, value in (("Nomor", s.nomor), ("Sifat", s.sifat), ("Lampiran", "-"), ("Hal", s.hal)):
        y -= step
        c.drawString(left, y, label)
        for n, row in enumerate(simpleSplit(": " + value, plain, size, 260)):
            y -= step if n else 0
            c.drawString(left + 58 + (6 if n else 0), y, row)
    y -= step
    for n, row in enumerate(s.yth):
        y -= step
        c.drawString(left + (24 if n else 0), y, row if n else "Yth. " + row)
    y -= step * 1.6
    for n, row in enumerate(simpleSplit(s.buka, plain, size, right - left - 30)):
        c.drawString(left + (0 if n else 28), y, row)
        y -= step
    for label, value in s.rincian:
        c.drawString(left + 14, y, label)
        c.drawString(left + 125, y, ": " + value)
        y -= step
    y -= step * 0.4
    c.drawString(left + 28, y, s.tutup)
    y -= step * dice.uniform(1.6, 2.6)
    bottom = _rl_block(c, s, how, y, step, plain, strong)
    _rl_rest(c, s, how, bottom, plain)
    for picture, box in laid:
        _image(c, h, picture, box)
    c.showPage()
    c.save()
    return out.getvalue()


def _rl_block(c: Canvas, s: Surat, how: Tata, y: float, step: float, plain: str, strong: str) -> float:
    size, h = how.points, how.size[1]
    font = strong if how.bold else plain
    wide = max(c.stringWidth(t, font, size) for t in (*s.jabatan, s.nama))
    x = min(how.block, how.size[0] - 40 - wide)
    top = y

    def put(words: str, face: str) -> None:
        own = c.stringWidth(words, face, size)
        c.setFont(face, size)
        c.drawString(x + (wide - own) / 2 if how.centred else x, y, words)

    if "highlight" in how.decoys:
        c.setFillColorRGB(1, 0.95, 0.2)
        c.rect(x - 4, y - how.gap - len(s.jabatan) * step - 4, wide + 8, size + 6, stroke=0, fill=1)
        c.setFillColorRGB(0, 0, 0)
    if "tte" in how.decoys:
        put("Ditandatangani secara elektronik oleh:", plain)
        y -= step
    for words in s.jabatan:
        put(words, plain)
        y -= step
    _rl_in_gap(c, how, x, h - y + size * 0.4, h - y + how.gap)
    y -= how.gap
    put(s.nama, font)
    if how.underline:
        own = c.stringWidth(s.nama, font, size)
        at = x + (wide - own) / 2 if how.centred else x
        c.setLineWidth(0.8)
        c.line(at, y - 2, at + own, y - 2)
    for words in (s.pangkat, "NIP " + s.nip):
        y -= step
        put(words, plain)
    if "frame" in how.decoys:
        c.setStrokeColorRGB(*how.colour)
        c.setLineWidth(1.2)
        c.rect(x - 70, y - 12, wide + 100, top - y + 30)
        c.setStrokeColorRGB(0, 0, 0)
    if how.known and x > 280:
        y0 = top
        for words in ("Mengetahui,", "Ketua Panitia,"):
            c.setFont(plain, size)
            c.drawString(80, y0, words)
            y0 -= step
        c.drawString(80, y0 - how.gap, "Sdr. Contoh Panitia")
    return y


def _rl_in_gap(c: Canvas, how: Tata, x: float, top: float, bottom: float) -> None:
    h = how.size[1]
    high = min(bottom - top - 10, 60.0)
    if "tte" in how.decoys:
        picture, ratio = kotak_tte(how.seed)
        tall = high if ratio > 1.3 else min(high + 8, 66)
        at = (
            (x - 78, top - 16, x - 78 + tall * ratio, top - 16 + tall)
            if how.seed % 3 == 0
            else (x, top, x + tall * ratio, top + tall)
        )
        _image(c, h, picture, at)
    elif "qr" in how.decoys:
        _image(c, h, qr(how.seed), (x + 10, top, x + 10 + high, top + high))
    if "meterai" in how.decoys:
        _image(c, h, meterai(how.seed), (x - 20, top - 2, x + 40, top - 2 + 40))
    if "placeholder" in how.decoys:
        c.setFont("Helvetica", 9)
        c.setFillColorRGB(0.5, 0.5, 0.5)
        c.drawString(x + 20, h - (top + bottom) / 2, "${ttd_pengirim}" if how.seed % 2 else "ttd")
        c.setFillColorRGB(0, 0, 0)


def _rl_rest(c: Canvas, s: Surat, how: Tata, y: float, plain: str) -> None:
    w, h = how.size
    c.setFont(plain, 9)
    if "copies" in how.decoys and y > 120:
        c.drawString(80, y - 26, "Tembusan:")
        c.drawString(80, y - 38, "1. Bupati Purbalingga (sebagai laporan).")
    if "footer" in how.decoys:
        c.setLineWidth(0.5)
        c.line(60, 62, w - 60, 62)
        c.setFont(plain, 7.5)
        c.drawString(
            95, 50, "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik"
        )
        c.drawString(95, 40, "yang diterbitkan oleh Balai Sertifikasi Elektronik (BSrE), BSSN.")
        _image(c, h, lambang(how.logo + 7, 120), (62, h - 60, 88, h - 34))
    if "banner" in how.decoys:
        c.setFillColorRGB(*how.colour)
        c.rect(0, 0, w, 26, stroke=0, fill=1)
        c.setFillColorRGB(0, 0, 0)


def _image(c: Canvas, h: float, picture: Image.Image, box: Box) -> None:
    x0, top, x1, bottom = box
    c.drawImage(ImageReader(picture), x0, h - bottom, x1 - x0, bottom - top, mask="auto")


# ---------------------------------------------------------------- typst


def _by_typst(s: Surat, how: Tata, laid: Sequence[tuple[Image.Image, Box]]) -> bytes:
    import typst

    w, h = how.size
    pictures: list[tuple[Image.Image, Box]] = []
    if "logo" in how.decoys:
        pictures.append((lambang(how.logo, 240), (62, 40, 116, 94)))
    if "watermark" in how.decoys:
        faint = lambang(how.logo, 300)
        faint.putalpha(faint.getchannel("A").point(lambda a: int(a * 0.12)))
        pictures.append((faint, (w / 2 - 120, h / 2 - 120, w / 2 + 120, h / 2 + 120)))
    with TemporaryDirectory() as folder:
        names = []
        for n, (picture, box) in enumerate([*pictures, *laid]):
            picture.save(Path(folder, f"{n}.png"))
            x0, y0, x1, y1 = box
            names.append(
                f'#place(top + left, dx: {x0}pt, dy: {y0}pt, image("{n}.png", width: {x1 - x0}pt, height: {y1 - y0}pt))'
            )
        inner = _gap_pictures(how, folder)
        source = _typst_source(s, how, "\n".join(names), inner)
        Path(folder, "surat.typ").write_text(source)
        return bytes(typst.compile(str(Path(folder, "surat.typ"))))


def _gap_pictures(how: Tata, folder: str) -> str:
    inner = ""
    high = min(how.gap - 12, 58)
    if "tte" in how.decoys:
        kotak_tte(how.seed)[0].save(Path(folder, "tte.png"))
        inner += (
            f'#place(dx: {-70 if how.seed % 3 == 0 else 0}pt, dy: 4pt, image("tte.png", height: {high}pt))'
        )
    elif "qr" in how.decoys:
        qr(how.seed).save(Path(folder, "qr.png"))
        inner += f'#place(dx: 10pt, dy: 4pt, image("qr.png", height: {high}pt))'
    if "meterai" in how.decoys:
        meterai(how.seed).save(Path(folder, "meterai.png"))
        inner += '#place(dx: -20pt, dy: 2pt, image("meterai.png", width: 60pt))'
    if "placeholder" in how.decoys:
        inner += "#place(dx: 20pt, dy: 18pt, text(9pt, gray)[\\${ttd\\_pengirim}])"
    return inner


def _typst_source(s: Surat, how: Tata, pictures: str, inner: str) -> str:
    w, h = how.size
    colour = "rgb(" + ",".join(str(int(v * 255)) for v in how.colour) + ")"
    ink = colour if "coloured-letterhead" in how.decoys else "black"
    kop = "\n".join(f'#text(13pt, weight: "bold", fill: {ink})[{_t(line)}] \\' for line in s.kop)
    rows = ", ".join(f"[{_t(a)}], [: {_t(b)}]" for a, b in s.rincian)
    labels = ", ".join(
        f"[{a}], [: {_t(b)}]"
        for a, b in (("Nomor", s.nomor), ("Sifat", s.sifat), ("Lampiran", "-"), ("Hal", s.hal))
    )
    yth = " \\ ".join(_t(row) for row in s.yth)
    name = f'#text(weight: "{"bold" if how.bold else "regular"}")[{_t(s.nama)}]'
    name = f"#underline[{name}]" if how.underline else name
    name = f"#highlight[{name}]" if "highlight" in how.decoys else name
    title = ("Ditandatangani secara elektronik oleh: \\ " if "tte" in how.decoys else "") + " \\ ".join(
        _t(t) for t in s.jabatan
    )
    stroke = f"1pt + {colour}" if "frame" in how.decoys else "none"
    room = f"#block(height: {how.gap}pt, above: 0pt, below: 0pt)[{inner}]"
    lines = f"{title}\n{room}\n{name} \\ {_t(s.pangkat)} \\ NIP {s.nip}"
    block = f"#align({'center' if how.centred else 'left'})[{lines}]"
    known = f"Mengetahui, \\ Ketua Panitia, #v({how.gap}pt) Sdr. Contoh Panitia" if how.known else ""
    x = min(how.block, w - 40 - 215)
    footer = ""
    if "footer" in how.decoys:
        words = f"#line(length: {w - 140}pt, stroke: 0.5pt) {CERTIFIED}"
        footer = f"#place(bottom + left, dx: 70pt, dy: -30pt, text(7.5pt)[{words}])"
    if "banner" in how.decoys:
        footer += f"#place(bottom + left, rect(width: {w}pt, height: 26pt, fill: {colour}))"
    copies = "Tembusan: \\ 1. Bupati Purbalingga (sebagai laporan)." if "copies" in how.decoys else ""
    return f"""#set page(width: {w}pt, height: {h}pt, margin: 0pt)
#set text(font: "{FONTS[how.font]}", size: {how.points}pt)
{pictures}
#pad(left: 80pt, right: 60pt, top: 44pt)[
#align(center)[{kop}
#text(9pt, fill: {ink})[{_t(s.alamat)}]]
#line(length: 100%, stroke: 2pt + {ink})
#align(right)[{_t(s.tanggal)}]
#grid(columns: (58pt, 250pt), row-gutter: 5pt, {labels})
#v(6pt)
Yth. {yth}
#v(4pt)
#par(first-line-indent: (amount: 28pt, all: true), justify: true)[{_t(s.buka)}]
#grid(columns: (125pt, 1fr), row-gutter: 5pt, {rows})
#par(first-line-indent: (amount: 28pt, all: true))[{_t(s.tutup)}]
#v(14pt)
]
#grid(columns: ({x}pt, auto), pad(left: 80pt)[{known if x > 280 else ""}],
  box(stroke: {stroke}, inset: (x: 0pt, y: 2pt))[{block}])
#pad(left: 80pt, top: 8pt)[#text(9pt)[{copies}]]
{footer}
"""


def _t(words: str) -> str:
    for char in "\\#$*_`<>@[]":
        words = words.replace(char, "\\" + char)
    return words


def render(pdf: bytes, dpi: float) -> Any:
    """The first page as an array, red green blue."""
    import numpy as np
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        return np.asarray(page.render(scale=dpi / 72).to_pil().convert("RGB"))
