"""The files in a mail: leaves and zip members -> attachments, each kept under its digest, each named as people may see it.

It opens archives, Outlook's winmail.dat, signed files and saved mails (bounded: members, size of all that comes out, one
inside another) and judges nothing else: whether a PDF is a letter is the letter reader's business.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from parsing import headers, leaves, signed, tnef
from parsing.mime import Part
from workflow.facts import Attachment

MEMBERS = 50
WRAPPINGS = 2
"""An archive in an archive, a mail in an archive: further in nobody puts a letter."""
INFLATED = 40 * 1024 * 1024
_DIRECTORY = 200_000

_WORD = "dokumen Word: mohon kirim PDF yang sudah ditandatangani"
_EMPTY = "berkas kosong: mohon dikirim kembali"
_LOCKED = "arsip berkata sandi: mohon kirim PDF tanpa kata sandi"
_PACKED = "arsip {}: mohon kirim berkas PDF secara langsung"
_BROKEN = "arsip zip tidak dapat dibuka: mohon kirim berkas PDF secara langsung"
_MUCH = "arsip zip terlalu besar: mohon kirim berkas PDF secara langsung"
_TNEF = "berkas winmail.dat dari Outlook tidak dapat dibuka: mohon kirim ulang dengan lampiran PDF biasa"
_MSG = "surel yang disimpan oleh Outlook (.msg): mohon kirim berkas PDF secara langsung"

_MAGIC = (
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"PK\x03\x04", "application/zip"),
    (b"Rar!", "application/vnd.rar"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
)
_WRAPPINGS = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", tnef.SIGNATURE)
_ENDINGS = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/tiff": "tif",
    "image/heic": "heic",
    "message/rfc822": "eml",
    "text/html": "html",
    "text/plain": "txt",
    "text/calendar": "ics",
    "application/zip": "zip",
}
_VAGUE = re.compile(
    r"application/(?:octet-stream|x-octet-stream|download|x-download|force-download|binary|unknown)|text/plain|.*/\*"
)


def read(parts: list[Part], keep: Callable[[bytes], str]) -> tuple[Attachment, ...]:
    found: list[Attachment] = []
    for number, part in enumerate(parts, 1):
        octets = part.octets
        name = part.name
        if part.children and not name:
            name = (headers.tidy(part.children[0].headers.text("subject"))[:80] or "surel") + ".eml"
        found.extend(_files(name, part.type, octets, f"lampiran-{number}", keep, 1))
    return tuple(found)


def clean_name(name: str, otherwise: str = "lampiran") -> str:
    """NFC, one line, without control, direction and path marks, at most 120 characters, the ending kept."""
    name = headers.tidy(name[:2000]).replace("/", "_").replace("\\", "_").strip(" .") or otherwise
    if len(name) > 120:
        stem, dot, ending = name.rpartition(".")
        name = stem[: 119 - len(ending)] + dot + ending if dot and len(ending) <= 10 else name[:120]
    return name


def sniff(declared: str, octets: bytes) -> str:
    """The type by the first bytes where the declared one says little or is wrong about a PDF or a picture."""
    # A stored archive has the PDF's mark near its beginning as well.
    wrapping = octets.startswith(_WRAPPINGS) and declared != "application/pdf"
    if b"%PDF-" in octets[:1024] and not wrapping:
        return "application/pdf"
    if octets[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"):
        return "image/heic"
    for magic, kind in _MAGIC:
        if octets.startswith(magic) and (
            _VAGUE.fullmatch(declared) or declared.startswith("image/") or kind == declared
        ):
            return kind
    return declared


def _files(
    name: str, declared: str, octets: bytes, otherwise: str, keep: Callable[[bytes], str], depth: int
) -> Iterator[Attachment]:
    """The file, and what it carries inside. depth: how many wrappings are around it."""
    kind = sniff(declared, octets)
    name = clean_name(name, f"{otherwise}.{_ENDINGS.get(kind, 'bin')}")
    ending = name.lower().rpartition(".")[2]
    why = _unread(ending, kind, octets)
    members: list[Attachment] = []
    if not why:
        if octets[:4] == b"PK\x03\x04" and (ending == "zip" or kind.endswith(("/zip", "zip-compressed"))):
            why = _opened(octets, otherwise, keep, depth, members)
        elif octets.startswith(tnef.SIGNATURE):
            why = _wrapped(tnef.attachments(octets), otherwise, keep, depth, members, _TNEF)
        elif ending == "p7m" and (content := signed.content(octets)):
            why = _wrapped([(name[:-4], content)], otherwise, keep, depth, members, "")
        elif ending == "eml" and depth > 1 and depth <= WRAPPINGS:
            # One that came by mail was taken apart with its mail already; one out of an archive was not.
            inside = [(part.name, part.octets) for part in leaves.files_inside(octets)]
            why = _wrapped(inside, otherwise, keep, depth, members, "")
    yield Attachment(name, kind, len(octets), keep(octets), "unread" if why else "enclosure", why)
    yield from members


def _wrapped(
    inside: list[tuple[str, bytes]],
    otherwise: str,
    keep: Callable[[bytes], str],
    depth: int,
    members: list[Attachment],
    nothing: str,
) -> str:
    """Adds the files of a wrapping that is no archive; the answer says why they were not read."""
    if depth > WRAPPINGS:
        return _PACKED.format("di dalam arsip")
    for number, (name, octets) in enumerate(inside[:MEMBERS], 1):
        members.extend(
            _files(name, "application/octet-stream", octets, f"{otherwise}-{number}", keep, depth + 1)
        )
    return "" if inside else nothing


def _unread(ending: str, kind: str, octets: bytes) -> str:
    if not octets:
        return _EMPTY
    if ending in ("doc", "docx", "odt", "rtf", "docm") or "msword" in kind or "wordprocessing" in kind:
        return _WORD
    if ending in ("rar", "7z") or "rar" in kind or "7z" in kind:
        return _PACKED.format("RAR atau 7z")
    if ending == "msg" or "ms-outlook" in kind:
        return _MSG
    return ""


def _opened(
    octets: bytes, otherwise: str, keep: Callable[[bytes], str], depth: int, members: list[Attachment]
) -> str:
    """Adds the members; the answer says why some or all were not read."""
    if depth > WRAPPINGS:
        return _PACKED.format("di dalam arsip")
    if not _modest(octets):
        return _MUCH
    budget = INFLATED
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            files = [
                info for info in archive.infolist() if not info.is_dir() and "__MACOSX" not in info.filename
            ]
            for number, info in enumerate(files[:MEMBERS], 1):
                if info.flag_bits & 1:
                    return _LOCKED
                if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    return _BROKEN
                with archive.open(info) as stream:
                    content = stream.read(budget + 1)
                budget -= len(content)
                if budget < 0:
                    return _MUCH
                name = info.filename.replace("\\", "/").rpartition("/")[2]
                inner = f"{otherwise}-{number}"
                members.extend(_files(name, "application/octet-stream", content, inner, keep, depth + 1))
            return _MUCH if len(files) > MEMBERS else ""
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, struct.error):
        return _BROKEN


def _modest(octets: bytes) -> bool:
    """Is the directory short enough to be read at all? (A million entries would be parsed before the first is counted.)"""
    at = octets.rfind(b"PK\x05\x06", max(0, len(octets) - 70_000))
    if at < 0 or len(octets) < at + 20:
        return True
    count, size = struct.unpack_from("<HL", octets, at + 10)
    return bool(count <= 1000 and size <= _DIRECTORY)
