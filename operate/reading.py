"""What a limited child does with one message: mail, sender's grade, letters with their pictures. Runs in the child only.

Reads the message's file, writes attachments and pictures into the scratch folder it is given, answers with facts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from mail import authenticity
from mail.authenticity import Authentication
from parsing import message
from workflow.facts import Agency, Attachment, File, Incoming, Letter

DOCUMENTS = ("application/pdf", "image/png", "image/jpeg", "image/tiff", "image/heic")
LETTERS_A_MAIL = 5


@dataclass(frozen=True)
class Options:
    """What the child needs to know of the settings; no secret is among it."""

    directory: tuple[Agency, ...] = ()
    marks: str = "on"
    pages: int = 20
    ocr: str = "auto"
    authentication: Authentication = field(default_factory=Authentication)
    documents: bool = True
    pictures: bool = True
    roots: tuple[bytes, ...] = ()
    figures: Mapping[str, Mapping[str, float]] | None = None


def read_mail(path: str, received: datetime, scratch: str, options: Options) -> Incoming:
    """One message, read whole. Files that its attachments name lie in `scratch` under their SHA-256 afterwards."""
    folder = Path(scratch)

    def keep(raw: bytes) -> str:
        name = hashlib.sha256(raw).hexdigest()
        (folder / name).write_bytes(raw)
        return name

    raw = Path(path).read_bytes()
    mail = message.read(raw, received, keep)
    address = mail.sender.address if mail.sender else None
    grade = authenticity.grade(raw, address, options.authentication)
    mail = replace(mail, grade=grade)
    if address and authenticity.may_look_again(grade, address, options.authentication):
        from mail import dkim

        domain = address.rpartition("@")[2]
        mail = replace(mail, signatures=dkim.signatures(raw, domain, authenticity.aligned, received))
    if mail.automatic or mail.listed or mail.bounce:
        return mail
    if not options.documents:
        return replace(mail, attachments=tuple(_unread(a) for a in mail.attachments))
    return _with_letters(mail, folder, options, keep)


def _unread(attachment: Attachment) -> Attachment:
    if attachment.type not in DOCUMENTS:
        return attachment
    return replace(attachment, use="unread", why="berkas tidak dapat dibaca dengan aman")


def _with_letters(mail: Incoming, folder: Path, options: Options, keep: Callable[[bytes], str]) -> Incoming:
    """The letters among the attachments; a file that could not be opened is named with its trouble."""
    letters: list[Letter] = []
    attachments = list(mail.attachments)
    for n, attachment in enumerate(attachments):
        if attachment.type not in DOCUMENTS or attachment.use == "unread" or len(letters) >= LETTERS_A_MAIL:
            continue
        path = folder / attachment.sha256
        found = letters_in(path, attachment.file, mail.received, options, keep)
        letters.extend(found)
        if any(not one.trouble for one in found):
            attachments[n] = replace(attachment, use="letter")
    kept = _letters_only(letters)
    letter_files = {letter.file.sha256 for letter in kept if not letter.trouble}
    attachments = [
        replace(a, use="enclosure") if a.use == "letter" and a.sha256 not in letter_files else a
        for a in attachments
    ]
    return replace(mail, letters=kept, attachments=tuple(attachments))


def _letters_only(found: list[Letter]) -> tuple[Letter, ...]:
    """A rundown or a photo beside a letter is an enclosure; a picture alone may be the letter, and a person looks."""
    from parsing.letter import looks_like_letter

    judged = [(letter, None if letter.trouble else looks_like_letter(letter.text)) for letter in found]
    certain = any(looks for _, looks in judged)
    return tuple(
        letter for letter, looks in judged if letter.trouble or looks or (looks is None and not certain)
    )


def read_document(
    path: str, name: str, scratch: str, received: datetime, options: Options
) -> tuple[Letter, ...]:
    """One file by itself, as `suratd explain surat.pdf` reads it."""
    raw = Path(path).read_bytes()
    folder = Path(scratch)

    def keep(found: bytes) -> str:
        digest = hashlib.sha256(found).hexdigest()
        (folder / digest).write_bytes(found)
        return digest

    kind = next((t for e, t in TYPES.items() if name.lower().endswith(e)), "application/octet-stream")
    file = File(hashlib.sha256(raw).hexdigest(), name, kind, len(raw))
    return tuple(letters_in(Path(path), file, received, options, keep))


def letters_in(
    path: Path, file: File, received: datetime, options: Options, keep: Callable[[bytes], str]
) -> list[Letter]:
    """The letters of one file; their evidence pictures are kept."""
    from parsing.letter import read_pictured

    day = received.date()
    found = read_pictured(
        path,
        file,
        options.directory,
        options.marks,
        day,
        options.pages,
        options.pictures,
        roots=options.roots,
        figures=options.figures,
        ocr=options.ocr,
    )
    for _, picture in found:
        if picture:
            keep(picture)
    return [letter for letter, _ in found]


TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".heic": "image/heic",
}
