"""Files that attack their reader: name -> bytes. Each must be answered; none may harm the daemon."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from tests.surat.buat import A, pdf


def assembled(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects (numbered from 1; the first is the catalog)."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


def stream(content: bytes, extra: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), extra, packed)


def page(
    content: bytes, resources: bytes = b"", more: list[bytes] | None = None, box: bytes = b"0 0 595 842"
) -> bytes:
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> %s >> >>"
            % (box, resources),
            stream(content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *(more or []),
        ]
    )


def laughs(levels: int = 9, each: int = 10) -> bytes:
    """Forms that draw forms: ten to the ninth drawings from two kilobytes."""
    forms = []
    for level in range(levels):
        below = 7 + level
        inner = b"/X Do " * each if level < levels - 1 else b"0 0 1 1 re f"
        names = b"/Resources << /XObject << /X %d 0 R >> >>" % below if level < levels - 1 else b""
        forms.append(stream(inner, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + names))
    return page(b"/X Do", b"/XObject << /X 6 0 R >>", forms)


def deflate_bomb(megabytes: int = 600) -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 2**20) for _ in range(megabytes)) + packer.flush()
    body = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    return page(b"").replace(stream(b""), body)


def page_tree(depth: int = 5_000) -> bytes:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    objects += [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 3) for n in range(depth)]
    return assembled([*objects, b"<< /Type /Page /MediaBox [0 0 10 10] >>"])


def loop() -> bytes:
    return assembled(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 100000 >>"]
    )


def many_pages(count: int = 20_000) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>",
        ]
    )


def encrypted(revision: int) -> bytes:
    """With a user password (RC4 with 40 or 128 bits), by reportlab."""
    from reportlab.lib import pdfencrypt
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    lock = pdfencrypt.StandardEncryption("rahasia", "pemilik", strength=revision)
    canvas = Canvas(out, encrypt=lock)
    canvas.drawString(100, 700, "Nomor : 400.14.9/1/2026")
    canvas.save()
    return out.getvalue()


def encrypted_aes(content: bytes) -> bytes:
    """With a user password, AES with 256 bits, as the tools of today write it."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    out = io.BytesIO()
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(content)))
    writer.encrypt("pemilik", "rahasia")
    writer.write(out)
    return out.getvalue()


def owner_locked() -> bytes:
    from reportlab.lib import pdfencrypt
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=pdfencrypt.StandardEncryption("", "pemilik", strength=128))
    canvas.drawString(100, 700, "Nomor : 400.14.9/1/2026 dan seterusnya, dapat dibaca siapa saja")
    canvas.save()
    return out.getvalue()


def picture(kind: str, size: tuple[int, int] = (600, 800)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()


def picture_bomb(side: int = 30_000) -> bytes:
    """A PNG of a hundred kilobytes that says it is 30000 pixels square."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + side // 8)) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def files() -> dict[str, bytes]:
    good = pdf([A], 1)
    words = b"BT /F 10 Tf 1 0 0 1 %d %d Tm (Nomor : 1) Tj ET\n"
    return {
        "laughs": laughs(),
        "million-saves": page(b"q " * 1_000_000),
        "million-rectangles": page(b"0 0 9 9 re S\n" * 1_000_000),
        "many-words": page(b"".join(words % (n % 500, n % 800) for n in range(60_000))),
        "deflate-bomb": deflate_bomb(),
        "page-tree": page_tree(),
        "page-loop": loop(),
        "many-pages": many_pages(),
        "huge-page": page(b"0 0 14400 14400 re f", box=b"0 0 14400 14400"),
        "no-size-page": page(b"0 0 9 9 re f", box=b"0 0 0 0"),
        "negative-page": page(b"BT /F 10 Tf (Nomor) Tj ET", box=b"500 700 -3 -9"),
        "nan-page": page(b"BT /F 1e38 Tf 1e38 0 0 1e38 1e38 1e38 Tm (Nomor : 1) Tj ET", box=b"0 0 1e20 1e20"),
        "encrypted-40": encrypted(40),
        "encrypted-128": encrypted(128),
        "encrypted-256": encrypted_aes(good),
        "owner-locked": owner_locked(),
        "empty": b"",
        "html": b"<html><script>alert(1)</script></html>",
        "html-polyglot": b"<html><!--\n" + good + b"\n--></html>",
        "zip-polyglot": b"PK\x03\x04" + b"\0" * 30 + good,
        "junk-before": b"\x01\x02junk" * 300 + good,
        "junk-after": good + b"\0" * 5_000,
        "truncated": good[: len(good) // 2],
        "no-xref": good[: good.rindex(b"xref\n0")],
        "wrong-offsets": good.replace(b"\n00000", b"\n00009"),
        "only-header": b"%PDF-1.7\n",
        "zeros": b"\0" * 100_000,
        "jpeg": picture("JPEG"),
        "png": picture("PNG"),
        "tiff": picture("TIFF"),
        "jpeg-cut": picture("JPEG")[:400],
        "png-bomb": picture_bomb(),
        "tiny-picture": picture("PNG", (1, 1)),
        "heic": b"\0\0\0\x18ftypheic" + b"\0" * 100,
        "tiff-broken": b"II*\x00" + b"\xff" * 200,
        "javascript": page(b"").replace(
            b"/Pages 2 0 R", b"/Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
        ),
    }
