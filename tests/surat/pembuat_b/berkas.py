"""Writes the files: a small PDF writer for pictures (JPEG, Flate, CCITT), pictures themselves, unseen words."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image


@dataclass
class Lembar:
    """A page that is a picture. isi: the encoded bytes; saring: its PDF filter; ukuran: the page in points.
    putar: the page's /Rotate. kata: a layer of invisible words (x, y from the bottom, size, text)."""

    isi: bytes
    saring: str
    piksel: tuple[int, int]
    ukuran: tuple[float, float]
    abu: bool = False
    putar: int = 0
    kata: tuple[tuple[float, float, float, str], ...] = ()


def jpeg(g: NDArray[np.uint8], mutu: int) -> bytes:
    wadah = io.BytesIO()
    Image.fromarray(g).save(wadah, "JPEG", quality=mutu)
    return wadah.getvalue()


def ccitt(t: NDArray[np.bool_]) -> bytes:
    """Group 4, one strip."""
    wadah = io.BytesIO()
    Image.fromarray(t).save(wadah, "TIFF", compression="group4", tiffinfo={278: t.shape[0]})
    gambar = Image.open(io.BytesIO(wadah.getvalue()))
    mulai, panjang = gambar.tag_v2[273][0], gambar.tag_v2[279][0]
    return wadah.getvalue()[mulai : mulai + panjang]


def lembar_warna(g: NDArray[np.uint8], mutu: int, ukuran: tuple[float, float], flate: bool = False) -> Lembar:
    h, w = g.shape[:2]
    if flate:
        return Lembar(zlib.compress(g.tobytes(), 4), "FlateDecode", (w, h), ukuran, g.ndim == 2)
    return Lembar(jpeg(g, mutu), "DCTDecode", (w, h), ukuran, g.ndim == 2)


def lembar_satu_bit(t: NDArray[np.bool_], ukuran: tuple[float, float]) -> Lembar:
    h, w = t.shape
    return Lembar(ccitt(t), "CCITTFaxDecode", (w, h), ukuran)


def pdf(halaman: list[Lembar], pembuat: str = "") -> bytes:
    """Objects: 1 catalogue, 2 pages, 3 font, then three a page."""
    objek: dict[int, bytes] = {}
    anak = " ".join(f"{4 + 3 * n} 0 R" for n in range(len(halaman)))
    objek[1] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objek[2] = f"<< /Type /Pages /Kids [{anak}] /Count {len(halaman)} >>".encode()
    objek[3] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    for n, p in enumerate(halaman):
        a = 4 + 3 * n
        w, h = p.ukuran
        putar = f" /Rotate {p.putar}" if p.putar else ""
        objek[a] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {w:.2f} {h:.2f}]{putar} /Contents {a + 1} 0 R "
            f"/Resources << /XObject << /I {a + 2} 0 R >> /Font << /F 3 0 R >> >> >>"
        ).encode()
        isi = f"q {w:.2f} 0 0 {h:.2f} 0 0 cm /I Do Q\n".encode()
        for x, y, size, text in p.kata:
            aman = text.replace("\\", "").replace("(", "\\(").replace(")", "\\)").encode("cp1252", "replace")
            isi += f"BT /F {size:.1f} Tf 3 Tr {x:.1f} {y:.1f} Td (".encode() + aman + b") Tj ET\n"
        objek[a + 1] = b"<< /Length %d >>\nstream\n" % len(isi) + isi + b"\nendstream"
        ruang = "/DeviceGray" if p.abu or p.saring == "CCITTFaxDecode" else "/DeviceRGB"
        bit, tambah = 8, ""
        if p.saring == "CCITTFaxDecode":
            bit = 1
            tambah = f" /DecodeParms << /K -1 /Columns {p.piksel[0]} /Rows {p.piksel[1]} /BlackIs1 true >>"
        objek[a + 2] = (
            (
                f"<< /Type /XObject /Subtype /Image /Width {p.piksel[0]} /Height {p.piksel[1]} /ColorSpace {ruang} "
                f"/BitsPerComponent {bit} /Filter /{p.saring}{tambah} /Length {len(p.isi)} >>\nstream\n"
            ).encode()
            + p.isi
            + b"\nendstream"
        )
    keluar = io.BytesIO()
    keluar.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    letak = {}
    akhir = max(objek) + 1
    if pembuat:
        objek[akhir] = f"<< /Producer ({pembuat}) >>".encode()
        akhir += 1
    for n in sorted(objek):
        letak[n] = keluar.tell()
        keluar.write(b"%d 0 obj\n" % n + objek[n] + b"\nendobj\n")
    mulai = keluar.tell()
    keluar.write(b"xref\n0 %d\n0000000000 65535 f \n" % akhir)
    for n in range(1, akhir):
        keluar.write(b"%010d 00000 n \n" % letak[n])
    info = f" /Info {akhir - 1} 0 R" if pembuat else ""
    keluar.write(f"trailer\n<< /Size {akhir} /Root 1 0 R{info} >>\nstartxref\n{mulai}\n%%EOF\n".encode())
    return keluar.getvalue()


def gambar(g: NDArray[np.uint8], bentuk: str, mutu: int, dpi: float | None = None, putaran: int = 0) -> bytes:
    """A bare picture. putaran: the EXIF orientation that says how to turn it (1 when it says nothing)."""
    im = Image.fromarray(g)
    wadah = io.BytesIO()
    lain: dict[str, object] = {"dpi": (dpi, dpi)} if dpi and bentuk in ("JPEG", "PNG", "TIFF") else {}
    if putaran:
        exif = Image.Exif()
        exif[0x0112] = putaran
        lain["exif"] = exif.tobytes()
    if bentuk == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
        # The encoder's usual pace takes longer than all the rest of a letter.
        im.save(wadah, "HEIF", quality=mutu, enc_params={"preset": "ultrafast"})
    elif bentuk == "TIFF":
        im.save(wadah, "TIFF", compression="group4" if im.mode == "1" else "tiff_lzw", **lain)
    elif bentuk == "PNG":
        im.save(wadah, "PNG", compress_level=3, **lain)
    else:
        im.save(wadah, "JPEG", quality=mutu, **lain)
    return wadah.getvalue()
