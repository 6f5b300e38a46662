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


def index_page(
    groups: Mapping[str, Sequence[Entry]], slips: Mapping[str, Sequence[str]], register: str
) -> str:
    """Every mailbox with its mails in their order; a mail opens where it stands."""
    style = (resources.files("operate.demo") / "album.css").read_text(encoding="utf-8")
    filled = [(f"kotak-{n}", owner, entries) for n, (owner, entries) in enumerate(groups.items()) if entries]
    total = sum(len(entries) for _, _, entries in filled)
    links = "".join(
        f'<a href="#{key}">{escape(owner)} <span>{len(entries)}</span></a>' for key, owner, entries in filled
    )
    papers = " &middot; ".join(
        f"{escape(ref)}: " + " ".join(_link(path, str(n)) for n, path in enumerate(paths, start=1))
        for ref, paths in slips.items()
    )
    sections = "".join(
        f'<h2 id="{key}">{escape(owner)}</h2>\n' + "".join(_details(entry) for entry in entries)
        for key, owner, entries in filled
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
<p>{_link(register, "Register (XLSX)")} &middot; Lembar disposisi {papers}</p>
</header>
<div class="all">
<nav>{links}
<button onclick="for (const one of document.querySelectorAll('details')) one.open = !one.open">Buka/tutup semua</button>
</nav>
<main>{sections}</main>
</div>
</body>
</html>
"""


def _details(entry: Entry) -> str:
    files = [_link(file.path, file.name) + f" ({file.size})" for file in entry.files]
    files += [_link(f"surel/{entry.name}.txt", "teks"), _link(f"surel/{entry.name}.eml", "asli")]
    small = "".join(_picture(file) for file in entry.files if file.picture)
    large = "".join(
        f'<figure><a href="{quote(file.path)}">{_picture(file)}</a><figcaption>{escape(file.name)}</figcaption></figure>'
        for file in entry.files
        if file.picture and not file.shown
    )
    rest = [file for file in entry.files if not file.picture]
    count = f'<span class="f">{len(rest)} berkas</span>' if rest else ""
    day = f"{entry.when.day}/{entry.when.month} {entry.when:%H.%M}"
    return (
        f'<details><summary><span class="n">{entry.number}</span><span class="t">{day}</span>'
        f'<span class="s">{escape(entry.subject)}</span>{count}{small}</summary>\n'
        f'<iframe src="surel/{quote(entry.name)}.html" loading="lazy" title="{escape(entry.subject)}"></iframe>\n'
        f'<div class="files">{" &middot; ".join(files)}</div>'
        + (f'<div class="pictures">{large}</div>' if large else "")
        + "</details>\n"
    )


def _picture(file: Attached) -> str:
    return f'<img src="{quote(file.path)}" alt="{escape(file.name)}" loading="lazy">'


def _link(path: str, words: str) -> str:
    return f'<a href="{quote(path)}">{escape(words)}</a>'
