"""The pages of the album: one mail as a reader shows it, and the page that shows them all. Strings in, HTML out."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from html import escape
from importlib import resources
from typing import NamedTuple
from urllib.parse import quote

from mail.words import day_words
from operate.demo.people import html_of, text_of

HEAD = "font:13px/1.5 sans-serif;background:#eef1f5;color:#333;padding:10px 16px;border-bottom:1px solid #ccd"


class Attached(NamedTuple):
    """`path`: seen from the page that shows all mails. `shown`: a picture that the mail itself shows."""

    name: str
    path: str
    size: str
    picture: bool
    shown: bool


class Entry(NamedTuple):
    """One mail of the album."""

    number: int
    owner: str
    when: datetime
    sender: str
    to: str
    subject: str
    name: str
    files: tuple[Attached, ...]

    @property
    def head(self) -> tuple[tuple[str, str], ...]:
        when = f"{day_words(self.when.date())} {self.when:%H.%M} WIB"
        return ("Dari", self.sender), ("Kepada", self.to), ("Tanggal", when), ("Perihal", self.subject)


def text_page(entry: Entry, mail: EmailMessage) -> str:
    lines = [f"{label:8}: {value}" for label, value in entry.head]
    lines += [f"Lampiran: {file.path}" for file in entry.files]
    return "\n".join([*lines, "", text_of(mail)])


def mail_page(entry: Entry, mail: EmailMessage) -> str:
    """The mail with its pictures within and its fields above."""
    page = html_of(mail) or (
        '<!doctype html><html lang="id"><head><meta charset="utf-8"></head><body style="margin:0;font:15px sans-serif">'
        f'<pre style="white-space:pre-wrap;font:inherit;padding:0 16px">{escape(text_of(mail))}</pre></body></html>'
    )
    for part in mail.walk():
        cid = str(part.get("Content-ID", "")).strip("<> ")
        raw = part.get_payload(decode=True) if cid else None
        if isinstance(raw, bytes):
            inline = f"data:{part.get_content_type()};base64,{base64.b64encode(raw).decode()}"
            page = page.replace(f"cid:{cid}", inline)
    rows = "".join(f"<div><b>{escape(label)}</b> {escape(value)}</div>" for label, value in entry.head)
    links = ", ".join(_link(f"../{file.path}", file.name) + f" ({file.size})" for file in entry.files)
    rows += f"<div><b>Lampiran</b> {links}</div>" if links else ""
    head = f'<div style="{HEAD}">{rows}</div>'
    return re.sub(r"<body[^>]*>", lambda match: match[0] + head, page, count=1)


def index_page(groups: Mapping[str, Sequence[Entry]], slips: Sequence[str], register: str) -> str:
    """Every mailbox with its mails in their order; a mail opens where it stands."""
    style = (resources.files("operate.demo") / "album.css").read_text(encoding="utf-8")
    filled = {owner: entries for owner, entries in groups.items() if entries}
    total = sum(len(entries) for entries in filled.values())
    links = "".join(
        f'<a href="#{escape(owner)}">{escape(owner)} <span>{len(entries)}</span></a>'
        for owner, entries in filled.items()
    )
    papers = " ".join(_link(path, path.rpartition("/")[2].removesuffix(".pdf")) for path in slips)
    sections = "".join(
        f'<h2 id="{escape(owner)}">{escape(owner)}</h2>' + "".join(_details(entry) for entry in entries)
        for owner, entries in filled.items()
    )
    return f"""<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Satu hari di kantor: {total} surel</title>
<style>
{style}</style>
</head>
<body>
<header>
<h1>Satu hari di kantor</h1>
<p>{total} surel menurut kotak surat; semua nama dan nomor adalah contoh.</p>
<p>{_link(register, "Register (XLSX)")} &middot; Lembar disposisi: {papers}</p>
</header>
<div class="all">
<nav>{links}</nav>
<main>{sections}</main>
</div>
</body>
</html>
"""


def _details(entry: Entry) -> str:
    count = f"{len(entry.files)} lampiran" if entry.files else ""
    files = [_link(file.path, file.name) + f" ({file.size})" for file in entry.files]
    files += [_link(f"surel/{entry.name}.txt", "teks"), _link(f"surel/{entry.name}.eml", "asli")]
    pictures = "".join(
        f'<figure><a href="{quote(f.path)}"><img src="{quote(f.path)}" alt="{escape(f.name)}" loading="lazy"></a>'
        f"<figcaption>{escape(f.name)}</figcaption></figure>"
        for f in entry.files
        if f.picture and not f.shown
    )
    shown = f'<div class="pictures">{pictures}</div>' if pictures else ""
    day = f"{entry.when.day}/{entry.when.month} {entry.when:%H.%M}"
    return (
        f'<details><summary><span class="n">{entry.number}</span><span class="t">{day}</span>'
        f'<span class="s">{escape(entry.subject)}</span><span class="f">{count}</span></summary>'
        f'<iframe src="surel/{quote(entry.name)}.html" loading="lazy" title="{escape(entry.subject)}"></iframe>'
        f'<div class="files">{" &middot; ".join(files)}</div>{shown}</details>\n'
    )


def _link(path: str, words: str) -> str:
    return f'<a href="{quote(path)}">{escape(words)}</a>'
