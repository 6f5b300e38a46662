"""A page of a letter with ink on it: printed by an engine, inked here, as a picture or as drawn things in the PDF."""

from __future__ import annotations

import io
from dataclasses import dataclass
from random import Random
from typing import Any

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.surat.pembuat_b import cap, tanda

Kotak = tuple[float, float, float, float]


@dataclass
class Tinta:
    """One thing of ink: a signature, paraf or handwriting (`ttd`), or a stamp (`cap_`: agency, upper words, seed), or a
    received stamp (`tanggal`: seed), at x, y from the top left, `lebar` points wide."""

    ttd: tanda.Ttd | None
    x: float
    y: float
    lebar: float
    cap_: tuple[str, str, int] | None = None
    tanggal: int | None = None
    lembut: float = 0.0
    sorot: tuple[float, float] | None = None
    kuat: float = 1.0

    def topeng(self, skala: float) -> tuple[NDArray[np.float32], tuple[int, int, int]]:
        if self.sorot:
            w, h = (max(2, int(v * skala)) for v in self.sorot)
            return np.full((h, w), 0.55, np.float32), (250, 240, 60)
        if self.cap_ is not None:
            nama, atas, seed = self.cap_
            c = cap.buat(Random(seed), nama, atas, skala)
            return np.minimum(c.topeng * self.kuat, 1), c.tinta if self.kuat < 3 else (40, 30, 60)
        if self.tanggal is not None:
            c = cap.tanggal(Random(self.tanggal), skala)
            return c.topeng, c.tinta
        assert self.ttd is not None
        t = tanda.topeng(self.ttd, max(6, int(self.lebar * skala)))
        if self.lembut:
            t = cv2.GaussianBlur(t, (0, 0), self.lembut * skala)
        return np.minimum(t * self.kuat, 1), self.ttd.tinta


def bubuh(kertas: NDArray[np.uint8], tinta: Tinta, skala: float) -> Kotak | None:
    """Ink on the page, as ink is: it darkens what is there. Where it lies, in points; None when nothing is on the page."""
    t, warna = tinta.topeng(skala)
    h, w = t.shape
    x0, y0 = round(tinta.x * skala), round(tinta.y * skala)
    a, b = max(0, -x0), max(0, -y0)
    c, d = min(w, kertas.shape[1] - x0), min(h, kertas.shape[0] - y0)
    if c <= a or d <= b:
        return None
    t = t[b:d, a:c]
    bagian = kertas[y0 + b : y0 + d, x0 + a : x0 + c].astype(np.float32)
    serap = 1 - np.array(warna, np.float32) / 255
    kertas[y0 + b : y0 + d, x0 + a : x0 + c] = np.clip(bagian * (1 - t[..., None] * serap), 0, 255).astype(
        np.uint8
    )
    return _kotak(t, x0 + a, y0 + b, skala)


def terlihat(
    bersih: NDArray[np.uint8],
    tinta: Tinta,
    skala: float,
    m: NDArray[np.float64],
    hasil: NDArray[np.uint8 | np.bool_],
) -> bool:
    """Has the medium left enough of the ink for an eye to see? Looked at where nothing is printed under it."""
    t, _ = tinta.topeng(skala)
    ys, xs = np.nonzero(t > 0.5 * t.max())
    xs, ys = xs + round(tinta.x * skala), ys + round(tinta.y * skala)
    dalam = (xs >= 0) & (ys >= 0) & (xs < bersih.shape[1]) & (ys < bersih.shape[0])
    xs, ys = xs[dalam], ys[dalam]
    putih = bersih[ys, xs].min(axis=1) > 200
    p = (
        cv2.perspectiveTransform(np.float32([np.column_stack([xs[putih], ys[putih]])]), m)[0]
        .round()
        .astype(int)
    )
    p = p[(p[:, 0] >= 0) & (p[:, 1] >= 0) & (p[:, 0] < hasil.shape[1]) & (p[:, 1] < hasil.shape[0])]
    if len(p) < 20:
        return False
    nilai = hasil[p[:, 1], p[:, 0]]
    if hasil.dtype == np.bool_:
        return float((~nilai).mean()) > 0.25
    return float(np.median(hasil)) - float(nilai.mean()) > 25


SAMAR = 0.1
"""Below it nobody sees the ink: it is part of the truth about the letter, and not of any score."""


def tampak(
    bersih: NDArray[np.uint8],
    tinta: Tinta,
    skala: float,
    m: NDArray[np.float64],
    hasil: NDArray[np.uint8 | np.bool_],
) -> float:
    """How much darker than the paper beside it the ink has arrived, 0..1; of a one-bit page, how much more often black."""
    t, _ = tinta.topeng(skala)
    tepi = int(2.5 * skala) + 1
    t = cv2.copyMakeBorder(t, tepi, tepi, tepi, tepi, cv2.BORDER_CONSTANT)
    ada = (t > 0.05).astype(np.uint8)
    dekat, jauh = (cv2.dilate(ada, np.ones((k, k), np.uint8)) for k in (int(skala) | 1, 2 * tepi - 1))
    di = _nilai(bersih, t > 0.5 * t.max(), tinta, tepi, skala, m, hasil)
    luar = _nilai(bersih, (jauh > 0) & (dekat == 0), tinta, tepi, skala, m, hasil)
    if len(di) < 20 or len(luar) < 20:
        return 0.0
    if hasil.dtype == np.bool_:
        return float(max(0.0, luar.mean() - di.mean()))
    kertas = np.median(luar, axis=0)
    return float(max(0.0, ((kertas - di.mean(axis=0)) / np.maximum(kertas, 40)).max()))


def _nilai(
    bersih: NDArray[np.uint8],
    topeng: NDArray[np.bool_],
    tinta: Tinta,
    tepi: int,
    skala: float,
    m: NDArray[np.float64],
    hasil: NDArray[np.uint8 | np.bool_],
) -> NDArray[np.float64]:
    """What has come of the masked dots under which nothing is printed."""
    ys, xs = np.nonzero(topeng)
    xs, ys = xs + round(tinta.x * skala) - tepi, ys + round(tinta.y * skala) - tepi
    dalam = (xs >= 0) & (ys >= 0) & (xs < bersih.shape[1]) & (ys < bersih.shape[0])
    xs, ys = xs[dalam], ys[dalam]
    putih = bersih[ys, xs].min(axis=1) > 200
    if not putih.any():
        return np.zeros((0, 1))
    p = cv2.perspectiveTransform(np.float32([np.column_stack([xs[putih], ys[putih]])]), m)[0]
    p = p.round().astype(int)
    p = p[(p[:, 0] >= 0) & (p[:, 1] >= 0) & (p[:, 0] < hasil.shape[1]) & (p[:, 1] < hasil.shape[0])]
    return hasil[p[:, 1], p[:, 0]].reshape(len(p), -1).astype(np.float64)


def _kotak(t: NDArray[np.float32], x0: int, y0: int, skala: float) -> Kotak | None:
    ada = t > 0.08
    xs, ys = np.flatnonzero(ada.any(0)), np.flatnonzero(ada.any(1))
    if not len(xs):
        return None
    return ((x0 + xs[0]) / skala, (y0 + ys[0]) / skala, (x0 + xs[-1] + 1) / skala, (y0 + ys[-1] + 1) / skala)


def tampil(isi: bytes, nomor: int, dpi: float) -> NDArray[np.uint8]:
    """A page as RGB."""
    pdf = pypdfium2.PdfDocument(isi)
    try:
        g = pdf[nomor].render(scale=dpi / 72, rev_byteorder=True).to_numpy()
        return np.ascontiguousarray(g[..., :3])
    finally:
        pdf.close()


def cari(isi: bytes, kata: str, dari_belakang: bool = False) -> tuple[int, Kotak] | None:
    """Page (from 0) and box of the first (or last) place of these words."""
    pdf = pypdfium2.PdfDocument(isi)
    try:
        hasil = None
        for n in range(len(pdf)):
            page = pdf[n]
            teks = page.get_textpage()
            tinggi = page.get_height()
            pencari = teks.search(kata, match_case=True)
            while found := pencari.get_next():
                i, banyak = found
                kotak = [teks.get_charbox(k) for k in range(i, i + banyak)]
                hasil = (
                    n,
                    (
                        min(k[0] for k in kotak),
                        tinggi - max(k[3] for k in kotak),
                        max(k[2] for k in kotak),
                        tinggi - min(k[1] for k in kotak),
                    ),
                )
                if not dari_belakang:
                    return hasil
        return hasil
    finally:
        pdf.close()


# ---------------------------------------------------------------- ink in a born-digital PDF


def lapis(
    dice: Random, ukuran: tuple[float, float], tinta: list[Tinta], cara: str
) -> tuple[bytes, list[Kotak | None]]:
    """A page with nothing but the ink: strokes as curves ("vektor"), pictures with a see-through ground ("gambar")."""
    wadah = io.BytesIO()
    h = ukuran[1]
    c = Canvas(wadah, ukuran, invariant=1)
    kotak: list[Kotak | None] = []
    for t in tinta:
        if t.ttd is not None and cara == "vektor":
            kotak.append(_garis(c, t, h))
            continue
        skala = dice.choice((1.6, 2.2, 3.0))
        topeng, warna = t.topeng(skala)
        k = _kotak(topeng, round(t.x * skala), round(t.y * skala), skala)
        kotak.append(k)
        lebar, tinggi = topeng.shape[1] / skala, topeng.shape[0] / skala
        if cara == "putih":
            # A cut-out with its white paper, laid under the text.
            kain = 255 - topeng[..., None] * (255 - np.array(warna, np.float32))
            putih = ImageReader(Image.fromarray(kain.astype(np.uint8)))
            c.drawImage(putih, t.x, h - t.y - tinggi, lebar, tinggi)
            continue
        rgba = np.zeros((*topeng.shape, 4), np.uint8)
        rgba[..., :3] = warna
        rgba[..., 3] = np.clip(topeng * 255, 0, 255).astype(np.uint8)
        c.drawImage(ImageReader(Image.fromarray(rgba)), t.x, h - t.y - tinggi, lebar, tinggi, mask="auto")
    c.showPage()
    c.save()
    return wadah.getvalue(), kotak


def _garis(c: Canvas, t: Tinta, h: float) -> Kotak:
    assert t.ttd is not None
    y0 = min(s[:, 1].min() for s in t.ttd.strokes)
    c.setStrokeColorRGB(*(v / 255 for v in t.ttd.tinta))
    c.setLineCap(1)
    c.setLineJoin(1)
    semua = []
    for s in t.ttd.strokes:
        x, y = t.x + s[:, 0] * t.lebar, t.y + (s[:, 1] - y0) * t.lebar
        semua.append(np.column_stack([x, y]))
        for k in range(0, len(x) - 1, 4):
            p = c.beginPath()
            p.moveTo(x[k], h - y[k])
            for n in range(k + 1, min(k + 5, len(x))):
                p.lineTo(x[n], h - y[n])
            c.setLineWidth(max(0.25, float(s[k, 2]) * t.lebar))
            c.drawPath(p)
    m = np.vstack(semua)
    return (*m.min(0), *m.max(0))


def alas(isi: bytes, bawah: bytes) -> bytes:
    """One page laid over another: what is pasted lies under the text."""
    return timpa(bawah, {0: isi})


def timpa(isi: bytes, lapisan: dict[int, bytes]) -> bytes:
    """The pages with their ink on top; other pages untouched."""
    pdf = pypdfium2.PdfDocument(isi)
    buka: list[Any] = []
    for nomor, satu in lapisan.items():
        atas = pypdfium2.PdfDocument(satu)
        buka.append(atas)
        page = pdf[nomor]
        objek = atas.page_as_xobject(0, pdf)
        page.insert_obj(objek.as_pageobject())
        page.gen_content()
    wadah = io.BytesIO()
    pdf.save(wadah)
    pdf.close()
    for atas in buka:
        atas.close()
    return wadah.getvalue()


def jahit(bagian: list[bytes]) -> bytes:
    """Several PDFs one after the other."""
    if len(bagian) == 1:
        return bagian[0]
    semua = pypdfium2.PdfDocument.new()
    for b in bagian:
        satu = pypdfium2.PdfDocument(b)
        semua.import_pages(satu)
        satu.close()
    wadah = io.BytesIO()
    semua.save(wadah)
    semua.close()
    return wadah.getvalue()
