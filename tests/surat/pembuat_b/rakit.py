"""Puts a file together: pages of an engine, ink in the signer block and elsewhere, a medium, and the truth about it all."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.surat.pembuat_b import berkas, halaman, lembaran, media, surat, tanda
from tests.surat.pembuat_b.halaman import Kotak, Tinta
from tests.surat.pembuat_b.kata import KABUPATEN
from tests.surat.pembuat_b.surat import Surat

SEL = ((True, True), (True, False), (False, True), (False, False))
RASTER = ("scan", "photo", "bitonal", "copy", "app")


@dataclass
class Rencana:
    """What file number `nomor` will be, before any page is made."""

    nomor: int
    seed: int
    kind: str
    medium: str
    engine: str
    sel: tuple[bool, bool]
    surat: Surat
    dice: Random
    kedua: Surat | None = None
    bentuk: str = ""
    """The format of a single page, when the sample wants a certain one."""
    sel_kedua: tuple[bool, bool] = (False, False)


@dataclass
class Hasil:
    nama: str
    isi: bytes
    fakta: dict[str, Any] = field(default_factory=dict)


def rencana(nomor: int, seed: int, kind: str, sel: tuple[bool, bool], engine: str) -> Rencana:
    dice = Random(f"surat-b {seed} {nomor}")
    tte = kind == "tte"
    medium = kind
    if tte:
        medium = dice.choices(("text", *RASTER), (40, 25, 20, 6, 6, 3))[0]
        sel = (False, False)
    s = surat.buat(dice, tte)
    r = Rencana(nomor, seed, kind, medium, engine, sel, s, dice)
    if kind == "text" and dice.random() < 0.04:
        r.kedua = surat.buat(Random(f"kedua {seed} {nomor}"))
        r.sel_kedua = dice.choice(SEL)
        s.tags.add("two-letters")
    return r


# ---------------------------------------------------------------- ink


@dataclass
class Cetak:
    """Printed pages with their ink: (which PDF, page in it, ink). `utama`: index of the page with the signer block."""

    pdf: list[bytes]
    lembar: list[tuple[int, int, list[Tinta]]]
    utama: int
    ttd: Tinta | None
    cap: Tinta | None
    blok: Kotak
    tampak: dict[str, float] = field(default_factory=dict)
    """How well each mark can be seen, where a machine may have swallowed it (a photograph swallows none)."""


def cetak(r: Rencana, s: Surat, sel: tuple[bool, bool], isi: bytes, dice: Random, hias: bool = True) -> Cetak:
    tempat = halaman.cari(isi, s.blok.nama, dari_belakang=True)
    if tempat is None:
        raise RuntimeError(f"{r.nomor}: the name {s.blok.nama!r} does not stand on the page")
    nomor, nama = tempat
    atas = nama[1] - s.gaya.jarak
    jabatan = halaman.cari(isi, s.blok.jabatan[-1], dari_belakang=True)
    if jabatan and jabatan[0] == nomor and 0 < nama[1] - jabatan[1][3] < 110:
        atas = jabatan[1][3]
    blok = (
        min(nama[0], jabatan[1][0] if jabatan else nama[0]),
        atas - 14 * len(s.blok.jabatan),
        max(nama[2], nama[0] + 120),
        nama[3] + 28,
    )
    ttd, cap = marks(dice, s, sel, nama, atas)
    banyak = _jumlah(isi)
    lembar: list[tuple[int, int, list[Tinta]]] = [(0, n, []) for n in range(banyak)]
    lembar[nomor][2].extend(t for t in (ttd, cap) if t)
    if s.kiri and (sel[0] or sel[1]):
        dua = halaman.cari(isi, s.kiri.nama, dari_belakang=True)
        if dua and dua[0] == nomor:
            k_ttd, k_cap = marks(
                dice, s, (sel[0], sel[1] and len(s.kiri.jabatan) > 1), dua[1], dua[1][1] - 55
            )
            lembar[nomor][2].extend(t for t in (k_ttd, k_cap) if t)
    c = Cetak([isi], lembar, nomor, ttd, cap, blok)
    if hias:
        hiasan(dice, r, s, c, nama, atas)
    return c


def _jumlah(isi: bytes) -> int:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(isi)
    try:
        return len(pdf)
    finally:
        pdf.close()


def marks(
    dice: Random, s: Surat, sel: tuple[bool, bool], nama: Kotak, atas: float
) -> tuple[Tinta | None, Tinta | None]:
    """The signature over the gap and the name; the stamp at its left, over a part of it and of the name."""
    tengah_y = (atas + nama[1]) / 2 + dice.uniform(-6, 10)
    lebar_nama = max(70, min(nama[2] - nama[0], 190))
    t = tanda.buat(dice)
    lebar = dice.uniform(62, 170)
    tinggi = lebar * t.nisbah
    paling = dice.uniform(38, 88)
    if tinggi > paling:
        lebar, tinggi = lebar * paling / tinggi, paling
    x = nama[0] + lebar_nama * dice.uniform(0.15, 0.75) - lebar / 2
    ttd = Tinta(t, x, tengah_y - tinggi / 2, lebar) if sel[0] else None
    sisi = 104
    jauh = dice.uniform(18, 62) if dice.random() < 0.85 else dice.uniform(-70, 0)
    pusat = max(nama[0] + lebar_nama * 0.35 - jauh, sisi * 0.35)
    cap = None
    if sel[1]:
        atas_cap = KABUPATEN if dice.random() < 0.8 else s.kop[0]
        cap = Tinta(
            None,
            pusat - sisi / 2,
            tengah_y - sisi / 2 + dice.uniform(-14, 22),
            0,
            cap_=(s.instansi.nama, atas_cap, dice.getrandbits(40)),
        )
    return ttd, cap


def hiasan(dice: Random, r: Rencana, s: Surat, c: Cetak, nama: Kotak, atas: float) -> None:
    """Ink that is not asked for: a paraf, a received stamp, highlighter, notes, and pages in front and behind."""
    w, h = s.ukuran
    tinta = c.lembar[c.utama][2]
    kertas = r.medium != "text"
    if dice.random() < (0.12 if kertas else 0.04):
        s.tags.add("paraf")
        x = nama[0] - dice.uniform(20, 50) if dice.random() < 0.6 else nama[0] + dice.uniform(150, 185)
        tinta.append(Tinta(tanda.paraf(dice), x, nama[1] + dice.uniform(-12, 12), dice.uniform(14, 26)))
    depan = c.lembar[0][2]
    if kertas and dice.random() < 0.14:
        s.tags.add("received-stamp")
        depan.append(
            Tinta(None, w - dice.uniform(150, 260), dice.uniform(8, 130), 110, tanggal=dice.getrandbits(30))
        )
    if kertas and dice.random() < 0.1:
        s.tags.add("highlighter")
        y = dice.uniform(0.35, 0.6) * h
        depan.append(Tinta(None, dice.uniform(90, 200), y, 0, sorot=(dice.uniform(90, 280), 13)))
    # Not where a signature is looked for: there no eye could tell a scribble from one.
    jauh = [y for y in (14, 0.62 * h, h - 60) if abs(y - nama[1]) > 150 or c.utama]
    if kertas and jauh and dice.random() < 0.1:
        s.tags.add("handwriting")
        depan.append(
            Tinta(
                tanda.tulisan(dice),
                dice.uniform(40, 300),
                dice.choice(jauh),
                dice.uniform(90, 220),
            )
        )
    if dice.random() < 0.12:
        s.tags.add("disposition-sheet")
        isi, coret = lembaran.disposisi(dice, s)
        c.pdf.append(isi)
        c.lembar.insert(0, (len(c.pdf) - 1, 0, coret))
        c.utama += 1
    if dice.random() < 0.14:
        s.tags.add("enclosure")
        isi, coret = lembaran.lampiran(dice, s)
        c.pdf.append(isi)
        c.lembar.append((len(c.pdf) - 1, 0, coret))


# ---------------------------------------------------------------- files


def jadikan(r: Rencana, isi: bytes, isi_kedua: bytes | None = None) -> Hasil:
    """The file and its truth."""
    dice, s = r.dice, r.surat
    c = cetak(r, s, r.sel, isi, dice)
    kotak: dict[str, Any] = {
        "page": c.utama + 1,
        "signature": None,
        "stamp": None,
        "block": None,
        "size": None,
    }
    if r.medium == "text":
        nama, hasil = f"{r.nomor:05d}.pdf", _digital(dice, r, s, c, kotak)
    else:
        nama, hasil = _raster(dice, r, s, c, kotak)
    fakta: dict[str, Any] = {
        "file": nama,
        "medium": r.kind,
        "engine": r.engine,
        "cell": {"signature": r.sel[0], "stamp": r.sel[1]},
        "boxes": kotak,
        "visible": c.tampak,
        "unseen": [nama for nama, v in c.tampak.items() if v < halaman.SAMAR],
        "expected": s.expected,
        "tags": sorted(s.tags | ({r.medium} if r.kind == "tte" else set())),
    }
    if r.kedua is not None and isi_kedua is not None:
        d = cetak(r, r.kedua, r.sel_kedua, isi_kedua, dice, hias=False)
        lain = _digital(dice, r, r.kedua, d, {})
        hasil = halaman.jahit([hasil, lain])
        fakta["others"] = [
            {"expected": r.kedua.expected, "cell": {"signature": r.sel_kedua[0], "stamp": r.sel_kedua[1]}}
        ]
    if hasil[:5] == b"%PDF-":
        hasil = tanpa_waktu(hasil)
    return Hasil(nama, hasil, fakta)


def _bulat(k: Kotak | None) -> list[float] | None:
    return [round(float(v), 1) for v in k] if k else None


def _digital(dice: Random, r: Rencana, s: Surat, c: Cetak, kotak: dict[str, Any]) -> bytes:
    cara = dice.choice(("vektor", "gambar", "gambar", "putih"))
    if cara == "putih" and r.sel[0] and r.sel[1]:
        # Two cut-outs would hide one another.
        cara = "gambar"
    bagian = []
    for urut, (mana, nomor, tinta) in enumerate(c.lembar):
        satu = _satu(c.pdf[mana], nomor)
        if tinta:
            atas, letak = halaman.lapis(dice, s.ukuran, tinta, cara)
            satu = halaman.alas(satu, atas) if cara == "putih" else halaman.timpa(satu, {0: atas})
            if urut == c.utama:
                for t, k in zip(tinta, letak, strict=True):
                    if t is c.ttd:
                        kotak["signature"] = _bulat(k)
                    if t is c.cap:
                        kotak["stamp"] = _bulat(k)
        bagian.append(satu)
    kotak["block"], kotak["size"] = _bulat(c.blok), _bulat((*s.ukuran, 0, 0))[:2]  # type: ignore[index]
    if any(r.sel):
        s.tags.add({"vektor": "pasted-vector", "gambar": "pasted-image", "putih": "pasted-white"}[cara])
    return halaman.jahit(bagian)


def _satu(isi: bytes, nomor: int) -> bytes:
    import io

    import pypdfium2

    pdf = pypdfium2.PdfDocument(isi)
    if len(pdf) == 1:
        pdf.close()
        return isi
    baru = pypdfium2.PdfDocument.new()
    baru.import_pages(pdf, [nomor])
    wadah = io.BytesIO()
    baru.save(wadah)
    baru.close()
    pdf.close()
    return wadah.getvalue()


def _raster(dice: Random, r: Rencana, s: Surat, c: Cetak, kotak: dict[str, Any]) -> tuple[str, bytes]:
    dpi = {
        "scan": dice.choice((150, 150, 200, 200, 200, 110, 300) if dice.random() < 0.4 else (150, 200)),
        "photo": dice.choice((150, 180)),
        "bitonal": dice.choice((150, 200, 200, 200, 110)),
        "copy": dice.choice((150, 200)),
        "app": dice.choice((130, 150, 180)),
    }[r.medium]
    skala = dpi / 72
    putaran = dice.choice((90, 180, 270)) if dice.random() < 0.12 else 0
    cara_putar = dice.choice(("piksel", "piksel", "tanda"))
    if putaran:
        s.tags.add(f"rotated-{putaran}" if cara_putar == "piksel" else f"rotate-flag-{putaran}")
    salah = r.medium == "app" and dice.random() < 0.6
    if salah:
        s.tags.add("wrong-text-layer")
    gambar: list[NDArray[Any]] = []
    katakata: list[tuple[tuple[float, float, float, str], ...]] = []
    for urut, (mana, nomor, tinta) in enumerate(c.lembar):
        g = halaman.tampil(c.pdf[mana], nomor, dpi)
        bersih = g.copy()
        letak = [halaman.bubuh(g, t, skala) for t in tinta]
        katakata.append(kata_salah(dice, c.pdf[mana], nomor) if salah else ())
        g, m, tags = derita(dice, r.medium, g)
        for _ in range(4):
            # What a fax or a copier has swallowed is not on the page: then the ink was stronger.
            hilang = [
                t
                for t in (c.ttd, c.cap)
                if t and urut == c.utama and r.medium in ("bitonal", "copy")
                and not halaman.terlihat(bersih, t, skala, m, g)
            ]  # fmt: skip
            if not hilang:
                break
            for t in hilang:
                t.kuat *= 1.8
            g = bersih.copy()
            letak = [halaman.bubuh(g, t, skala) for t in tinta]
            g, m, tags = derita(dice, r.medium, g)
        if urut == c.utama:
            for nama, t in (("signature", c.ttd), ("stamp", c.cap)):
                if t is not None and r.medium in ("scan", "bitonal", "copy"):
                    c.tampak[nama] = round(halaman.tampak(bersih, t, skala, m, g), 3)
            s.tags |= tags
            tinggi, lebar = g.shape[:2]
            ukuran_pt = _ukuran_pt(r.medium, s, lebar, tinggi, dpi)
            k = ukuran_pt[0] / lebar
            for t, b in zip(tinta, letak, strict=True):
                if t is c.ttd and b:
                    kotak["signature"] = _pindah(b, skala, m, k)
                if t is c.cap and b:
                    kotak["stamp"] = _pindah(b, skala, m, k)
            kotak["block"] = _pindah(c.blok, skala, m, k)
            kotak["size"] = [round(v, 1) for v in ukuran_pt]
            if putaran and cara_putar == "piksel":
                for nama in ("signature", "stamp", "block"):
                    kotak[nama] = _putar_kotak(kotak[nama], ukuran_pt, putaran)
                if putaran != 180:
                    kotak["size"] = kotak["size"][::-1]
        gambar.append(np.ascontiguousarray(np.rot90(g, -putaran // 90)) if putaran else g)
    return _simpan(dice, r, s, gambar, katakata, dpi, putaran, cara_putar, c)


def derita(dice: Random, medium: str, g: NDArray[np.uint8]) -> tuple[NDArray[Any], media.Matriks, set[str]]:
    if medium == "scan":
        return media.pindai(dice, g)
    if medium == "photo":
        return media.foto(dice, g)
    if medium == "bitonal":
        return media.bitonal(dice, g)
    if medium == "copy":
        return media.salin(dice, g)
    return media.aplikasi(dice, g)


def _ukuran_pt(medium: str, s: Surat, lebar: int, tinggi: int, dpi: float) -> tuple[float, float]:
    """A photograph has no size of its own: it is laid on a page as wide as A4."""
    if medium == "photo":
        return 595.28, 595.28 * tinggi / lebar
    return lebar * 72 / dpi, tinggi * 72 / dpi


def _pindah(b: Kotak, skala: float, m: media.Matriks, k: float) -> list[float]:
    sudut = np.float32([[(b[0], b[1]), (b[2], b[1]), (b[2], b[3]), (b[0], b[3])]]) * np.float32(skala)
    p = cv2.perspectiveTransform(sudut, m)[0] * k
    return [round(float(v), 1) for v in (*p.min(0), *p.max(0))]


def _putar_kotak(b: list[float] | None, ukuran: tuple[float, float], derajat: int) -> list[float] | None:
    """Turned clockwise with its page."""
    if b is None:
        return None
    w, h = ukuran
    x0, y0, x1, y1 = b
    p = {90: (h - y1, x0, h - y0, x1), 180: (w - x1, h - y1, w - x0, h - y0), 270: (y0, w - x1, y1, w - x0)}[
        derajat
    ]
    return [round(v, 1) for v in p]


def _simpan(
    dice: Random,
    r: Rencana,
    s: Surat,
    gambar: list[NDArray[Any]],
    katakata: list[tuple[tuple[float, float, float, str], ...]],
    dpi: float,
    putaran: int,
    cara_putar: str,
    c: Cetak,
) -> tuple[str, bytes]:
    """As a PDF of pictures, or as a bare picture when it is one page."""
    satu_bit = r.medium == "bitonal"
    mutu = (
        dice.choice((60, 72, 80, 88) if "messenger" not in s.tags else (45, 60))
        if r.medium == "photo"
        else dice.choice((55, 70, 80, 90))
    )
    bare = len(gambar) == 1 and not any(katakata)
    bagi = {
        "scan": (("PDF", 72), ("JPEG", 12), ("PNG", 6), ("TIFF", 10)),
        "photo": (("PDF", 38), ("JPEG", 50), ("HEIF", 8), ("PNG", 4)),
        "bitonal": (("PDF", 70), ("TIFF", 20), ("PNG", 10)),
        "copy": (("PDF", 80), ("JPEG", 20)),
        "app": (("PDF", 85), ("JPEG", 15)),
    }[r.medium]
    bentuk = dice.choices([b for b, _ in bagi], [w for _, w in bagi])[0] if bare else "PDF"
    bentuk = r.bentuk if r.bentuk and bare else bentuk
    if bentuk == "PDF":
        balik = (360 - putaran) % 360 if cara_putar == "tanda" else 0
        lembar = []
        for g, kata in zip(gambar, katakata, strict=True):
            tinggi, lebar = g.shape[:2]
            datar = _ukuran_pt(r.medium, s, lebar, tinggi, dpi)
            if r.medium == "photo" and putaran in (90, 270):
                datar = (595.28 * lebar / tinggi, 595.28)
            if satu_bit:
                p = berkas.lembar_satu_bit(g, datar)
            else:
                p = berkas.lembar_warna(g, mutu, datar, flate=r.medium == "scan" and dice.random() < 0.05)
            p.putar, p.kata = balik, kata if not putaran else ()
            lembar.append(p)
        return f"{r.nomor:05d}.pdf", berkas.pdf(
            lembar, dice.choice(("", "Contoh Scan 3.1", "MFP Contoh 4050"))
        )
    arah = {90: 8, 180: 3, 270: 6}[putaran] if putaran and cara_putar == "tanda" else 0
    if arah and bentuk != "JPEG":
        # Only JPEG carries the orientation everywhere; the others stay turned.
        s.tags = {t for t in s.tags if not t.startswith("rotate-flag")} | {f"rotated-{putaran}"}
        arah = 0
    akhiran = {"JPEG": "jpg", "PNG": "png", "TIFF": "tif", "HEIF": "heic"}[bentuk]
    s.tags.add(akhiran)
    dpi_tulis = None if r.medium == "photo" else dpi
    return f"{r.nomor:05d}.{akhiran}", berkas.gambar(gambar[0], bentuk, mutu, dpi_tulis, arah)


def kata_salah(dice: Random, isi: bytes, nomor: int) -> tuple[tuple[float, float, float, str], ...]:
    """The text layer of a scanner app: misread characters, lost lines, or words of another letter."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(isi)
    teks = pdf[nomor].get_textpage()
    hasil = []
    tukar = {
        "1": "l",
        "0": "O",
        "5": "S",
        "8": "B",
        "e": "c",
        "a": "o",
        "n": "ri",
        "m": "rn",
        "2": "7",
        "3": "8",
        "6": "b",
    }
    lain = dice.random() < 0.3
    for n in range(min(teks.count_rects(), 120)):
        x0, y0, x1, y1 = teks.get_rect(n)
        kata = teks.get_text_bounded(x0, y0, x1, y1).replace("\r", " ").replace("\n", " ").strip()
        if not kata or dice.random() < 0.1:
            continue
        kata = "".join(tukar.get(h, h) if dice.random() < 0.12 else h for h in kata)
        if lain:
            kata = re.sub(r"\d", lambda _: str(dice.randrange(10)), kata)
        hasil.append((x0, y0, max(4.0, (y1 - y0) * 0.9), kata))
    pdf.close()
    return tuple(hasil)


def tanpa_waktu(isi: bytes) -> bytes:
    """Dates and identifiers that change from run to run, set to one value of the same length."""
    isi = re.sub(
        rb"(/(?:CreationDate|ModDate) ?\(D:)[^)]*", lambda m: m[1] + b"2"[:1] * (len(m[0]) - len(m[1])), isi
    )
    return re.sub(
        rb"(/ID ?\[ ?)((?:<[0-9A-Fa-f]*> ?\r?\n?){2})",
        lambda m: m[1] + re.sub(rb"[0-9A-Fa-f]", b"0", m[2]),
        isi,
    )


def tulis(hasil: Hasil, folder: Path) -> dict[str, Any]:
    (folder / hasil.nama).write_bytes(hasil.isi)
    return copy.deepcopy(hasil.fakta)
