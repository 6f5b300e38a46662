"""What a letter asks for: service, event, days, kinds and counts, platforms, contact. Only what is written.

The body comes as prose and as rows "label : value"; both are read the same way, rows first.
"""

from __future__ import annotations

import re
from datetime import date

from parsing import dates
from parsing.body import Body
from parsing.contact import find_contact
from parsing.days import EVENT_LABEL, event_date, is_needed, needed_by
from parsing.items import find_items
from workflow.facts import Item, Request

SERVICE = "konten-medsos"
_CONTENT = re.compile(
    r"\bkonten\b|\bdesain\b|infogra|carousel|\breels?\b|\bfeeds?\b|\bflyer|\bposter|pamflet|twibbon|thumbnail|\bcaption|"
    r"media sosial|\bmedsos\b|publikasi|videografis|\bteaser\b|ditayangkan|diunggah|\bbanner",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\bkonten\b|infogra|carousel|\breels?\b|\bfeeds?\b|\bflyer|\bposter|pamflet|twibbon|thumbnail|\bcaption|"
    r"(?:desain|publikasi|video)\w*",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"live\s*stream|siaran langsung|\bzoom\b|video\s?conference|vicon\b|\bwi-?fi\b|internet|jaringan|bandwidth|"
    r"subdomain|hosting|\bpeliputan\b|\bmeliput\b|\bliputan\b|undangan|mengundang|pinjam|peminjaman|surat tugas|"
    r"narasumber|sound\s?system|\bppid\b|permohonan informasi|magang|praktik kerja",
    re.IGNORECASE,
)
_PLATFORMS = (
    ("instagram", r"\binstagram\b|\big\b"),
    ("facebook", r"\bface\s?book\b|\bfb\b"),
    ("tiktok", r"\btik\s?tok\b"),
    ("youtube", r"\byou\s?tube\b|\byt\b"),
    ("x", r"\b[Tt]witter\b|\bTWITTER\b|(?<![\w.])X(?=\s*(?:/|,|\(|dan\b|$))"),
    ("threads", r"\bthreads\b"),
    ("website", r"\bweb\s?site\b|\blaman\b|\bportal (?:resmi|berita)\b"),
    (
        "whatsapp",
        r"\b(?:grup|group|status|broadcast|saluran|channel)\s+(?:wa|whatsapp)\b|\bwhatsapp\b(?!\W*(?:\+|0|\d|:))",
    ),
    ("telegram", r"\btelegram\b"),
    ("videotron", r"\bvideo\s?tron\b"),
)
_EVENT_VERB = re.compile(
    r"(?:memperingati|menyambut|memeriahkan|menyemarakkan|menyukseskan|mensukseskan|mendukung|mempromosikan|menyongsong|"
    r"peringatan|menyelenggarakan|melaksanakan|mengadakan|menggelar|(?:di)?(?:selenggarakan|laksanakan|adakan|gelar)nya|"
    r"di(?:selenggarakan|laksanakan|adakan|gelar)|(?<!daftar )pelaksanaan|penyelenggaraan|dalam rangka|berkenaan\s+dengan|"
    r"terkait|sehubungan(?:\s+dengan)?(?:\s+akan)?)\s+",
    re.IGNORECASE,
)
_EVENT_FILLER = re.compile(
    r"(?:kegiatan|acara|peringatan|pelaksanaan|penyelenggaraan|event|lomba-lomba)\s+", re.IGNORECASE
)
# A comma may stand inside a list of words: "Lomba Menu Beragam, Bergizi, Seimbang dan Aman".
_LISTED = r"(?!\s(?:[A-Z]\w+,\s){0,3}[A-Z]\w+,?\s(?:dan|serta|&)\s[A-Z])"
_EVENT_END = re.compile(
    rf",(?!\d){_LISTED}|"
    r"\.\s|\.$|;|:|(?i:\s(?:pada|besok|yang|dengan|bersama|maka|kami|serta\s+menindaklanjuti|di|tanggal|tgl|sebagaimana|untuk|"
    r"guna|mohon|dimohon|dan\s+untuk|dalam\s+rangka|hari(?=\s+(?:senin|selasa|rabu|kamis|jum|sabtu|minggu|ahad)))\b)"
)


def read_request(
    body: Body, subject: str | None, near: date | None, written_on: date | None = None
) -> Request:
    needed = needed_by(body, near, written_on)
    happens = event_date(body, near, needed, written_on)
    items = find_items([(r.label, r.value) for r in body.rows], body.parts, subject or "")
    return Request(
        service=_service(body, subject or "", items),
        event=_event(body, subject or ""),
        event_date=happens,
        needed_by=needed,
        items=items,
        platforms=_platforms(body),
        contact=find_contact(body.flow),
    )


def _service(body: Body, subject: str, items: tuple[Item, ...]) -> str | None:
    """The subject speaks first; then the body. A letter that asks for something else as well is left to people."""
    other, content = _OTHER.search(subject), _ASKS.search(subject)
    if other and not content:
        return None
    if content and not other:
        return SERVICE
    text = f"{subject}\n{body.text}"
    if any(item.count for item in items) and (content or not _OTHER.search(text)):
        return SERVICE
    return SERVICE if _CONTENT.search(text) and not _OTHER.search(text) else None


def _platforms(body: Body) -> tuple[str, ...]:
    text = re.sub(r"https?://\S+|\S+@\S+|@\w+", " ", body.text)
    at = {
        name: match.start()
        for name, pattern in _PLATFORMS
        if (match := re.search(pattern, text, _flags(name)))
    }
    # Rows stand before prose when both name some: a row lists what is meant.
    return tuple(sorted(at, key=lambda name: at[name]))


def _flags(name: str) -> re.RegexFlag:
    return re.NOFLAG if name == "x" else re.IGNORECASE


def _event(body: Body, subject: str) -> str | None:
    for row in body.rows:
        if EVENT_LABEL.match(row.label) and not is_needed(row):
            name = _EVENT_END.split(row.value + " ", maxsplit=1)[0]
            if name and not dates.find_dates(name):
                return _name(name)
    for match in _EVENT_VERB.finditer(body.prose):
        rest = body.prose[match.end() : match.end() + 160]
        while filler := _EVENT_FILLER.match(rest):
            rest = rest[filler.end() :]
        name = _EVENT_END.split(rest, maxsplit=1)[0]
        # Names of events are written with capitals; "meningkatnya kasus" is none.
        if re.match(r"[\"“'(]?[A-Z0-9]", name) and len(name) > 3 and not dates.find_dates(name):
            return _name(name)
    return None


def _name(text: str) -> str:
    return text.strip(" \"“”',.;:-")
