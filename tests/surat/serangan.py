"""Attacks on signed letters, made from our own chain (tests/surat/rantai.py): name -> bytes. None may be taken for valid.

Beside them what happens to honest files after signing, which must stay valid.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from asn1crypto import cms
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields

from tests.surat.buat import A, pdf
from tests.surat.rantai import NOW, YEAR, Chain, issue, sign, with_document_stamp, with_validation

Name = pdf_name
RANGE = re.compile(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]\s*")


def letter(pages: int = 1) -> bytes:
    return pdf([replace(A, tanda=())] * pages, 1)


def with_field(content: bytes) -> bytes:
    """A letter with a text field that says how many pictures are asked for."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    box = dictionary(
        FT=Name("/Tx"),
        T=generic.pdf_string("jumlah"),
        V=generic.pdf_string("1"),
        Type=Name("/Annot"),
        Subtype=Name("/Widget"),
        Rect=numbers(100, 100, 200, 130),
        F=generic.NumberObject(4),
    )
    there = writer.add_object(box)
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Annots"] = generic.ArrayObject([there])
    writer.update_container(page)
    writer.root["/AcroForm"] = dictionary(Fields=generic.ArrayObject([there]))
    writer.update_root()
    return written(writer)


def dictionary(**entries: generic.PdfObject) -> generic.DictionaryObject:
    return generic.DictionaryObject({Name("/" + name): value for name, value in entries.items()})


def numbers(*values: float) -> generic.ArrayObject:
    return generic.ArrayObject([generic.FloatObject(v) for v in values])


def stream(content: bytes, **entries: generic.PdfObject) -> generic.StreamObject:
    return generic.StreamObject(dictionary(**entries), stream_data=content)


def written(writer: IncrementalPdfFileWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


# ---------------------------------------------------------------- changes added behind the signed bytes

FORGED = b"BT /F1 20 Tf 1 0 0 1 100 400 Tm (30 konten reels) Tj ET"
Writer = IncrementalPdfFileWriter


def page_of(w: Writer) -> generic.DictionaryObject:
    return w.root["/Pages"]["/Kids"][0].get_object()


def replaced_content(w: Writer) -> None:
    page = page_of(w)
    page["/Contents"] = w.add_object(stream(FORGED))
    w.update_container(page)


def overwritten_stream(w: Writer) -> None:
    """The same object number with other bytes: the shadow attack called replace."""
    old = page_of(w).raw_get("/Contents")
    w.objects[old.reference.generation, old.reference.idnum] = stream(FORGED)


def added_content(w: Writer) -> None:
    page = page_of(w)
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), w.add_object(stream(FORGED))])
    w.update_container(page)


def added_page(w: Writer) -> None:
    pages = w.root["/Pages"]
    new = dictionary(
        Type=Name("/Page"), MediaBox=numbers(0, 0, 595, 842), Contents=w.add_object(stream(FORGED))
    )
    new["/Parent"] = w.root.raw_get("/Pages")
    pages["/Kids"].append(w.add_object(new))
    pages["/Count"] = generic.NumberObject(int(pages["/Count"]) + 1)
    w.update_container(pages)
    w.update_container(pages["/Kids"])


def removed_page(w: Writer) -> None:
    pages = w.root["/Pages"]
    pages["/Kids"].pop()
    pages["/Count"] = generic.NumberObject(int(pages["/Count"]) - 1)
    w.update_container(pages)
    w.update_container(pages["/Kids"])


def other_pages(w: Writer) -> None:
    kid = dictionary(
        Type=Name("/Page"), MediaBox=numbers(0, 0, 595, 842), Contents=w.add_object(stream(FORGED))
    )
    tree = dictionary(
        Type=Name("/Pages"), Kids=generic.ArrayObject([w.add_object(kid)]), Count=generic.NumberObject(1)
    )
    w.root["/Pages"] = w.add_object(tree)
    w.update_root()


def other_fonts(w: Writer) -> None:
    page = page_of(w)
    page["/Resources"] = dictionary(
        Font=dictionary(F1=dictionary(Type=Name("/Font"), Subtype=Name("/Type1"), BaseFont=Name("/Symbol")))
    )
    w.update_container(page)


def turned_page(w: Writer) -> None:
    page = page_of(w)
    page["/Rotate"] = generic.NumberObject(180)
    w.update_container(page)


def cropped_page(w: Writer) -> None:
    page = page_of(w)
    page["/CropBox"] = numbers(0, 0, 595, 300)
    w.update_container(page)


def annotated(w: Writer, kind: str, **more: generic.PdfObject) -> None:
    page = page_of(w)
    look = w.add_object(
        stream(FORGED, Type=Name("/XObject"), Subtype=Name("/Form"), BBox=numbers(0, 0, 595, 842))
    )
    note = dictionary(
        Type=Name("/Annot"), Subtype=Name(kind), Rect=numbers(0, 0, 595, 842), AP=dictionary(N=look),
        Contents=generic.pdf_string("30 konten"), F=generic.NumberObject(4), **more,
    )  # fmt: skip
    notes = page.get("/Annots", generic.ArrayObject())
    page["/Annots"] = generic.ArrayObject([*notes, w.add_object(note)])
    w.update_container(page)


def empty_field(w: Writer) -> None:
    """A signature field nobody signs, with a picture that covers the page."""
    fields.append_signature_field(w, fields.SigFieldSpec("Palsu", on_page=0, box=(0, 0, 595, 842)))
    form = w.root["/AcroForm"]["/Fields"]
    field = form[len(form) - 1].get_object()
    look = stream(FORGED, Type=Name("/XObject"), Subtype=Name("/Form"), BBox=numbers(0, 0, 595, 842))
    field["/AP"] = dictionary(N=w.add_object(look))
    w.update_container(field)


def text_field(w: Writer) -> None:
    annotated(w, "/Widget", FT=Name("/Tx"), T=generic.pdf_string("baru"))
    form = w.root["/AcroForm"]
    form["/Fields"].append(page_of(w)["/Annots"].raw_get(-1))
    w.update_container(form)
    w.update_container(form["/Fields"])


def other_look(w: Writer) -> None:
    """The signature's own picture, made as large as the page."""
    field = w.root["/AcroForm"]["/Fields"][0].get_object()
    look = stream(FORGED, Type=Name("/XObject"), Subtype=Name("/Form"), BBox=numbers(0, 0, 595, 842))
    field["/AP"] = dictionary(N=w.add_object(look))
    field["/Rect"] = numbers(0, 0, 595, 842)
    w.update_container(field)


def other_signature_value(w: Writer) -> None:
    """The signature dictionary written anew, behind what it signs."""
    field = w.root["/AcroForm"]["/Fields"][0].get_object()
    value = field["/V"]
    value["/Name"] = generic.pdf_string("CONTOH SATU, M.Kes.")
    w.update_container(value)


def opens_script(w: Writer) -> None:
    w.root["/OpenAction"] = dictionary(S=Name("/JavaScript"), JS=generic.pdf_string("app.alert(1)"))
    w.update_root()


def hides_layer(w: Writer) -> None:
    layer = w.add_object(dictionary(Type=Name("/OCG"), Name=generic.pdf_string("isi")))
    w.root["/OCProperties"] = dictionary(
        OCGs=generic.ArrayObject([layer]), D=dictionary(OFF=generic.ArrayObject([layer]))
    )
    w.update_root()


def embedded_file(w: Writer) -> None:
    w.root["/AF"] = generic.ArrayObject([w.add_object(stream(b"lain"))])
    w.update_root()


def no_form(w: Writer) -> None:
    del w.root["/AcroForm"]
    w.update_root()


def with_metadata_and_page(w: Writer) -> None:
    w.set_info(w.add_object(dictionary(Title=generic.pdf_string("lain"))))
    replaced_content(w)


def filled_field(w: Writer) -> None:
    for one in w.root["/AcroForm"]["/Fields"]:
        field = one.get_object()
        if field.get("/FT") == "/Tx":
            field["/V"] = generic.pdf_string("30")
            w.update_container(field)


UPDATES: dict[str, Callable[[Writer], None]] = {
    f.__name__: f
    for f in (
        replaced_content, overwritten_stream, added_content, added_page, other_pages, other_fonts, turned_page,
        cropped_page, empty_field, text_field, other_look, other_signature_value, opens_script, hides_layer,
        embedded_file, no_form, with_metadata_and_page,
    )
}  # fmt: skip
for _kind in ("/FreeText", "/Stamp", "/Square", "/Link", "/Highlight"):
    UPDATES["annotated" + _kind.replace("/", "_")] = lambda w, kind=_kind: annotated(w, kind)  # type: ignore[misc]


def updated(content: bytes, change: Callable[[Writer], None]) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    change(writer)
    return written(writer)


# ---------------------------------------------------------------- changes within the bytes


def range_of(content: bytes) -> tuple[re.Match[bytes], list[int]]:
    found = list(RANGE.finditer(content))[-1]
    return found, [int(n) for n in found.groups()]


def with_range(content: bytes, text: bytes) -> bytes:
    """Another ByteRange in the place of the old one, nothing moved."""
    found, _ = range_of(content)
    new = b"/ByteRange [" + text + b"]"
    assert len(new) <= len(found.group())
    return content[: found.start()] + new.ljust(len(found.group())) + content[found.end() :]


def in_hole(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The hexadecimal signature changed, its length kept."""
    _, (_, first, second, _) = range_of(content)
    old = content[first + 1 : second - 1]
    new = change(old)
    assert len(new) == len(old)
    return content[: first + 1] + new + content[second - 1 :]


def wrapped(content: bytes, forged: bytes = b"") -> bytes:
    """Signature wrapping: the hole is made wider, what was signed behind it moves back, and a forged page tree moves in."""
    found, (_, first, second, length) = range_of(content)
    page = b"\n900 0 obj\n<< /Type /Page /MediaBox [0 0 595 842] >>\nendobj\n" + forged
    moved = second + len(page)
    grown = content[:second] + page + content[second:]
    text = b"0 %d %d %d" % (first, moved, length)
    new = b"/ByteRange [" + text + b"]"
    if len(new) > len(found.group()):
        return grown
    return with_range(grown, text)


def literal(content: bytes) -> bytes:
    """The signature as a literal string in the hole: half as long, which leaves room for objects that nobody signed."""
    _, (_, first, second, _) = range_of(content)
    raw = bytes.fromhex(content[first + 1 : second - 1].decode())
    packed = raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")
    hidden = b"\n%900 0 obj << /Type /Page >> endobj"
    room = second - first - len(packed) - 2
    return content[:first] + b"(" + packed + b")" + hidden.ljust(room - 1) + b"\n" + content[second:]


def message_of(content: bytes) -> bytes:
    _, (_, first, second, _) = range_of(content)
    return bytes.fromhex(content[first + 1 : second - 1].decode())


def other_signer_in(content: bytes, everybody: Chain) -> bytes:
    """The certificate of another official put into the message, in place of the signer's."""

    def change(old: bytes) -> bytes:
        message = cms.ContentInfo.load(bytes.fromhex(old.decode()))
        data = message["content"]
        data["certificates"] = [
            everybody.dua.asn1 if c.chosen.subject.native["common_name"] == "CONTOH SATU" else c
            for c in data["certificates"]
        ]
        info = data["signer_infos"][0]
        info["sid"] = cms.SignerIdentifier(
            {
                "issuer_and_serial_number": {
                    "issuer": everybody.dua.asn1.issuer,
                    "serial_number": everybody.dua.asn1.serial_number,
                }
            }
        )
        return message.dump(force=True).hex().encode()[: len(old)].ljust(len(old), b"0")

    return in_hole(content, change)


def differential(content: bytes) -> bytes:
    """An update whose table is broken: one reader stays with the old one, another looks for objects by itself."""
    forged = updated(content, replaced_content)
    start = forged.rindex(b"startxref")
    return forged[:start] + b"startxref\n999999999\n%%EOF\n"


def buried(content: bytes) -> bytes:
    """Objects that nobody signed, behind them the old table once more, and so much after it that it is not looked for."""
    old = re.findall(rb"startxref\s+(\d+)", content)[-1]
    forged = updated(content, overwritten_stream)[len(content) :]
    body = forged[: forged.rindex(b"startxref")].replace(b"xref", b"    ").replace(b"trailer", b"       ")
    return content + body + b"startxref\n" + old + b"\n%%EOF\n"


def bytes_attacks(content: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    _, (_, first, second, length) = range_of(content)
    size = len(content)
    for share in (0.01, 0.3, 0.6):
        at = int(first * share) + 20
        yield f"{name}-bit-{share}", content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
    yield f"{name}-bit-behind", content[: second + 3] + b"#" + content[second + 4 :]
    for cut in (1, 40, 400, 4000, size // 2):
        yield f"{name}-cut-{cut}", content[:-cut]
    yield f"{name}-junk", content + b"\n%% lain\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
    yield f"{name}-junk-eof", content + b"\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"
    yield f"{name}-junk-long", content + b"\n4 0 obj\n<< /Type /Catalog >>\nendobj\n" + b"\n%" * 5000
    yield f"{name}-buried", buried(content)
    yield f"{name}-differential", differential(content)
    yield f"{name}-no-message", in_hole(content, lambda old: b"0" * len(old))
    yield f"{name}-wrong-message", in_hole(content, lambda old: old[:600] + b"ff" + old[602:])
    yield f"{name}-blank-in-hole", in_hole(content, lambda old: old[:-2] + b" \n")
    yield f"{name}-range-short", with_range(content, b"0 %d %d %d" % (first, second, length - 9))
    yield f"{name}-range-late", with_range(content, b"9 %d %d %d" % (first - 9, second, length))
    yield f"{name}-range-empty", with_range(content, b"")
    yield f"{name}-range-two", with_range(content, b"0 %d" % first)
    yield f"{name}-range-minus", with_range(content, b"0 -1 %d %d" % (second, length))
    yield f"{name}-range-huge", with_range(content, b"0 %d 9999999 9" % first)
    yield f"{name}-wrapped", wrapped(content)
    yield f"{name}-literal", literal(content)
    yield f"{name}-before", letter() + content


# ---------------------------------------------------------------- the sets


def attacks(everybody: Chain) -> dict[str, bytes]:
    """Everything that must not be valid."""
    one = sign(letter(), everybody.satu)
    stamped = sign(letter(2), everybody.satu, stamper=everybody.stamper)
    lt = with_validation(stamped, everybody, NOW - timedelta(days=1))
    two = sign(one, everybody.dua, "Tanda2")
    found: dict[str, bytes] = {}
    for name, base in (("satu", one), ("lt", lt), ("dua", two)):
        for change, how in UPDATES.items():
            found[f"{name}-{change}"] = updated(base, how)
    found["lt-removed_page"] = updated(lt, removed_page)
    found["kolom-filled_field"] = updated(sign(with_field(letter()), everybody.satu), filled_field)
    found.update(bytes_attacks(one, "satu"))
    found.update(bytes_attacks(two, "dua"))
    other = sign(letter(2), everybody.satu)
    message = message_of(other).hex().encode()
    found["swapped-message"] = in_hole(one, lambda old: message[: len(old)].ljust(len(old), b"0"))
    found["swapped-signer"] = other_signer_in(one, everybody)
    found["same-name-other-root"] = sign(letter(), everybody.palsu)
    found["same-name-other-root-lt"] = with_validation(
        sign(letter(), everybody.palsu, stamper=everybody.stamper), everybody, NOW
    )
    found["own-certificate"] = sign(letter(), issue("CONTOH SATU"))
    found["server-certificate"] = sign(letter(), everybody.layanan)
    found["stamper-as-signer"] = sign(letter(), everybody.stamper)
    found["expired"] = sign(letter(), everybody.lama)
    found["expired-untrusted-time"] = sign(
        letter(), everybody.lama, at=NOW - 2 * YEAR, stamper=issue("TSA", usage="timestamp")
    )
    found["stamped-after-expiry"] = sign(letter(), everybody.lama, at=NOW, stamper=everybody.stamper)
    found["not-yet"] = sign(letter(), issue("CONTOH NANTI", everybody.issuer, start=NOW + YEAR))
    found["revoked"] = with_validation(
        sign(letter(), everybody.dicabut, stamper=everybody.stamper), everybody, NOW, (everybody.dicabut,)
    )
    locked = sign(letter(), everybody.satu, certify=fields.MDPPerm.NO_CHANGES)
    found["certified-then-changed"] = updated(locked, empty_field)
    found["covered-by-stranger"] = sign(one, everybody.palsu, "Palsu", box=(0, 0, 595, 842))
    found["issued-by-official"] = sign(letter(), issue("CONTOH SATU", everybody.dua))
    return found


def honest(everybody: Chain) -> dict[str, bytes]:
    """Everything that must stay valid."""
    one = sign(letter(), everybody.satu)
    stamped = sign(letter(2), everybody.satu, stamper=everybody.stamper, box=(300, 60, 500, 130))
    lt = with_validation(stamped, everybody, NOW - timedelta(days=1))
    lta = with_document_stamp(lt, everybody.stamper, NOW - timedelta(hours=20))
    two = sign(stamped, everybody.dua, "Tanda2", box=(100, 60, 250, 130))
    aged = sign(letter(), everybody.lama, at=NOW - 2 * YEAR, stamper=everybody.old_stamper)
    certified = sign(letter(), everybody.satu, certify=fields.MDPPerm.FILL_FORMS)
    return {
        "one": one,
        "one-newline": one + b"\r\n",
        "stamped": stamped,
        "lt": lt,
        "lta": lta,
        "lta-twice": with_document_stamp(with_validation(lta, everybody, NOW), everybody.stamper, NOW),
        "two": two,
        "two-lt": with_validation(two, everybody, NOW),
        "three": sign(two, everybody.satu, "Tanda3"),
        "signed-after-lta": sign(lta, everybody.dua, "Tanda2"),
        "aged-kept-by-stamps": with_document_stamp(aged, everybody.stamper, NOW - YEAR),
        "certified": certified,
        "certified-then-signed": sign(certified, everybody.dua, "Tanda2"),
        "metadata": updated(
            one, lambda w: w.set_info(w.add_object(dictionary(Title=generic.pdf_string("Surat"))))
        ),
    }
