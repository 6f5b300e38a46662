"""Writes the day into a folder to look through: every mail, every lembar disposisi, the register. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from operate.demo.page import Attached, Entry, index_page, mail_page, text_page
from operate.demo.people import Received
from operate.report import write_register
from operate.table import size
from workflow.facts import Case, Office

ZONE = ZoneInfo("Asia/Jakarta")
PAGE, REGISTER = "index.html", "register.xlsx"
SLIP = re.compile(r"lembar-disposisi-(.+)\.pdf")


def write(
    folder: Path,
    boxes: Mapping[str, Sequence[Received]],
    cases: Iterable[Case],
    office: Office,
    now: datetime,
) -> int:
    """The whole album; the number of mails in it. A mail that a box holds twice stands in it once."""
    for name in ("surel", "lampiran", "disposisi"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    once = [
        (owner, one)
        for owner, box in boxes.items()
        for one in {str(one.mail["Message-ID"]): one for one in box}.values()
    ]
    ordered = sorted(once, key=lambda pair: _when(pair[1].mail))
    entries = [_keep(folder, number, owner, one) for number, (owner, one) in enumerate(ordered, start=1)]
    slips = _slips(folder, entries)
    write_register(folder / REGISTER, cases, office, now)
    groups = {owner: [entry for entry in entries if entry.owner == owner] for owner in boxes}
    (folder / PAGE).write_text(index_page(groups, slips, REGISTER), encoding="utf-8")
    return len(entries)


def _when(mail: EmailMessage) -> datetime:
    return parsedate_to_datetime(str(mail["Date"])).astimezone(ZONE)


def _keep(folder: Path, number: int, owner: str, one: Received) -> Entry:
    """The mail as HTML, as text, and as it came."""
    mail, subject = one.mail, str(one.mail["Subject"])
    sender, to = str(mail["From"]), str(mail["To"])
    reader = getaddresses([to])[0][1].partition("@")[0].partition("+")[0]
    name = f"{number:03d}-{_plain(reader)}-{_plain(subject)[:50]}".strip("-")
    entry = Entry(number, owner, _when(mail), sender, to, subject, name, tuple(_attached(folder, mail)))
    (folder / "surel" / f"{name}.eml").write_bytes(one.raw)
    (folder / "surel" / f"{name}.txt").write_text(text_page(entry, mail), encoding="utf-8")
    (folder / "surel" / f"{name}.html").write_text(mail_page(entry, mail), encoding="utf-8")
    return entry


def _attached(folder: Path, mail: EmailMessage) -> Iterable[Attached]:
    """Attachments, and pictures that the text shows; equal bytes are kept once."""
    for part in mail.walk():
        name, raw = part.get_filename(), part.get_payload(decode=True)
        if not name or not isinstance(raw, bytes):
            continue
        stem, _, ending = name.rpartition(".")
        kept = f"{_plain(stem)}-{sha256(raw).hexdigest()[:8]}.{_plain(ending)}"
        (folder / "lampiran" / kept).write_bytes(raw)
        shown = bool(part.get("Content-ID"))
        yield Attached(
            name, f"lampiran/{kept}", size(len(raw)), part.get_content_maintype() == "image", shown
        )


def _slips(folder: Path, entries: Sequence[Entry]) -> dict[str, list[str]]:
    """Each lembar disposisi as it stood at each step: KMS-2026-0001-1.pdf, KMS-2026-0001-2.pdf, …"""
    found: dict[str, list[str]] = {}
    for entry in entries:
        for file in entry.files:
            if (match := SLIP.fullmatch(file.name)) and file.path not in found.setdefault(match[1], []):
                found[match[1]].append(file.path)
    made: dict[str, list[str]] = {}
    for ref, paths in sorted(found.items()):
        made[ref] = [f"disposisi/{ref}-{number}.pdf" for number in range(1, len(paths) + 1)]
        for path, copy in zip(paths, made[ref], strict=True):
            (folder / copy).write_bytes((folder / path).read_bytes())
    return made


def _plain(text: str) -> str:
    """Fit for a file name everywhere."""
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")
