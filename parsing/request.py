"""What a letter asks for: service, event, days, kinds and counts, platforms, contact. Only what is written.

The body comes as prose and as rows "label : value"; both are read the same way, rows first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parsing import dates
from parsing.items import find_items, sentences
from parsing.pdf import Line
from workflow.facts import Contact, Item, Request

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
    ("x", r"\btwitter\b|(?<![\w.])X(?=\s*(?:/|,|\(|dan\b|$))"),
    ("threads", r"\bthreads\b"),
    ("website", r"\bweb\s?site\b|\blaman\b|\bportal (?:resmi|berita)\b"),
    (
        "whatsapp",
        r"\b(?:grup|group|status|broadcast|saluran|channel)\s+(?:wa|whatsapp)\b|\bwhatsapp\b(?!\W*(?:\+|0|\d|:))",
    ),
    ("telegram", r"\btelegram\b"),
    ("videotron", r"\bvideo\s?tron\b"),
)
_EVENT_LABEL = re.compile(r"(?:nama\s+)?(?:kegiatan|acara|agenda)\b|event\b", re.IGNORECASE)
_DAY_LABEL = re.compile(r"(?:hari|tanggal|tgl|waktu|pelaksanaan|jadwal)\b", re.IGNORECASE)
_NEEDED_FIRST = re.compile(
    r"paling\s+(?:lambat|akhir|telat)|selambat|(?:di)?(?:butuh|perlu)kan|deadline|tenggat|batas\s+(?:waktu|akhir)|"
    r"(?:harus|dapat|sudah|telah)\s+(?:selesai|jadi|diterima)|diselesaikan|target\s+(?:selesai|waktu)|\bsebelum\b",
    re.IGNORECASE,
)
_NEEDED_THEN = re.compile(
    r"\b(?:di)?tayang(?:kan)?\b|penayangan|\b(?:di)?unggah\b|\bdi-?posting\b|\bdi-?upload\b|\bdipublikasikan\b|"
    r"\bdimuat\b|\bdirilis\b|\bditerbitkan\b|\bdisebarluaskan\b|(?:jadwal|waktu)\s+(?:posting|upload|publikasi)",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"menyelenggara|melaksana|mengada|menggelar|dilaksana|diselenggara|diadakan|berlangsung|acara|kegiatan",
    re.I,
)
_REFERENCE = re.compile(
    r"(?:\bsurat\b|\bnomor\b|peraturan|undang-undang|instruksi|keputusan)[^.;]{0,60}$", re.IGNORECASE
)
_EVENT_VERB = re.compile(
    r"(?:memperingati|menyambut|memeriahkan|menyukseskan|menyongsong|peringatan|menyelenggarakan|melaksanakan|mengadakan|"
    r"menggelar|(?:di)?(?:selenggarakan|laksanakan|adakan|gelar)nya|pelaksanaan|penyelenggaraan|dalam rangka|"
    r"sehubungan dengan(?:\s+akan)?)\s+",
    re.IGNORECASE,
)
_EVENT_FILLER = re.compile(
    r"(?:kegiatan|acara|peringatan|pelaksanaan|penyelenggaraan|event|lomba-lomba)\s+", re.IGNORECASE
)
_EVENT_END = re.compile(
    r",(?!\d)|\.\s|\.$|;|:|\s(?:pada|besok|yang|dengan|bersama|maka|kami|di|tanggal|tgl|hari(?=\s+(?:senin|selasa|rabu|kamis|"
    r"jum|sabtu|minggu|ahad))|tahun\s+(?:anggaran\s+)?20\d\d|sebagaimana|untuk|guna|mohon|dimohon|dan\s+untuk)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"nara\s?hubung|contact\s*person|kontak(?:\s+person)?|\bcp\b|penanggung\s?jawab|dapat\s+menghubungi|menghubungi|"
    r"\bhubungi\b|informasi\s+lebih\s+lanjut|konfirmasi",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:(?<!\d)(?:\+\s?62|62|0))[\s.\-]?(?:\(0\)\s?)?8[1-9](?:[\s.\-]?\d){7,10}(?!\d)")
_PERSON = re.compile(
    r"^(?:\W|\b(?:sdr|sdri|saudara|saudari|bapak|bpk|pak|ibu|bu|kak|mas|mbak|a\.?n|atas nama|melalui|kami|adalah|yaitu|an|"
    r"person|dengan|ke|nomor|no|hp|wa|whatsapp|telp|telepon|nama|staf)\b\.?)+",
    re.IGNORECASE,
)
_PERSON_END = re.compile(
    r"[,;:(/|–]|\s-\s|\b(?:hp|wa|whatsapp|telp|telepon|no|nomor|melalui|di|pada|dengan|selaku|jabatan)\b|\+?\d",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Row:
    label: str
    value: str


@dataclass(frozen=True)
class Body:
    rows: tuple[Row, ...]
    prose: str

    @property
    def text(self) -> str:
        return "\n".join([self.prose, *(f"{r.label} : {r.value}" for r in self.rows)])


def read_body(lines: Sequence[Line]) -> Body:
    """Lines -> rows "label : value" with their continuations, and the rest as prose in one string."""
    rows: list[Row] = []
    prose: list[str] = []
    left: float | None = None
    for line in lines:
        label, value, at = _row(line)
        if label:
            rows.append(Row(label, value))
            left = at
        elif left is not None and rows and len(line.runs) == 1 and line.runs[0].box[0] >= left - 4:
            rows[-1] = Row(rows[-1].label, f"{rows[-1].value} {line.text}".strip())
        else:
            left = None
            prose.append(line.text)
    return Body(tuple(rows), re.sub(r"\s+", " ", " ".join(prose)))


def _row(line: Line) -> tuple[str, str, float]:
    """Label, value and where the value begins; an empty label when the line is none."""
    first, rest = line.runs[0], line.runs[1:]
    if rest and rest[0].text.startswith(":") and len(first.text) < 45:
        value = " ".join(run.text for run in rest).lstrip(": ")
        return _bullet(first.text), value, rest[0].box[0]
    match = re.match(r"([^:]{2,40}?)\s*:\s+(\S.*)?$", first.text)
    if match and (len(match[1].split()) <= 5) and "http" not in match[1]:
        share = match.start(2) / len(first.text) if match[2] else 0.3
        at = first.box[0] + share * (first.box[2] - first.box[0]) - 6
        return _bullet(match[1]), " ".join([match[2] or "", *(run.text for run in rest)]).strip(), at
    return "", "", 0.0


def _bullet(label: str) -> str:
    return re.sub(r"^(?:\(?(?:\d{1,2}|[a-z])[.)]|[-•*–▪])\s*", "", label.strip(" :"), flags=re.IGNORECASE)


def read_request(body: Body, subject: str | None, near: date | None) -> Request:
    needed = _needed_by(body, near)
    happens = _event_date(body, near, needed)
    items = find_items([(r.label, r.value) for r in body.rows], body.prose, subject or "")
    return Request(
        service=_service(body, subject or "", items),
        event=_event(body, subject or ""),
        event_date=happens,
        needed_by=needed,
        items=items,
        platforms=_platforms(body),
        contact=_contact(body),
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


def _needed_by(body: Body, near: date | None) -> date | None:
    for pattern in (_NEEDED_FIRST, _NEEDED_THEN):
        for row in body.rows:
            named = pattern.search(row.label) or pattern.search(row.value[:60])
            if named and (day := dates.read_date(row.value, near)):
                return day
        for sentence in sentences(body.prose):
            for written in dates.find_dates(sentence, near):
                before = sentence[max(0, written.at[0] - 75) : written.at[0]]
                hits = list(pattern.finditer(before))
                if hits and not _HAPPENS.search(before[hits[-1].end() :]):
                    return written.start
    return None


def _event_date(body: Body, near: date | None, needed: date | None) -> date | None:
    rows = [r for r in body.rows if not _is_needed(r)]
    for label in (_DAY_LABEL, _EVENT_LABEL):
        for row in rows:
            if label.match(row.label) and (day := dates.read_date(row.value, near)):
                return day
    for sentence in sentences(body.prose):
        for written in dates.find_dates(sentence, near):
            before = sentence[max(0, written.at[0] - 90) : written.at[0]]
            if written.start == needed and (_NEEDED_FIRST.search(before) or _NEEDED_THEN.search(before)):
                continue
            if not _REFERENCE.search(before):
                return written.start
    return None


def _is_needed(row: Row) -> bool:
    return any(p.search(row.label) or p.search(row.value[:60]) for p in (_NEEDED_FIRST, _NEEDED_THEN))


def _event(body: Body, subject: str) -> str | None:
    for row in body.rows:
        if _EVENT_LABEL.match(row.label) and not _is_needed(row):
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


def _contact(body: Body) -> Contact | None:
    """The person and mobile number after "narahubung"; a mobile elsewhere in the text is taken without a name."""
    for row in body.rows:
        if _CONTACT.search(row.label) and (found := _person_and_phone(row.value)):
            return found
    spoken = [
        person
        for match in _CONTACT.finditer(body.prose)
        if (person := _person_and_phone(sentences(body.prose[match.end() : match.end() + 140])[0]))
    ]
    if spoken:
        # "Informasi lebih lanjut dapat menghubungi Sdr. …": the later word stands nearer to the name.
        return max(spoken, key=lambda c: (c.phone is not None, c.name is not None))
    for row in body.rows:
        if re.search(
            r"\b(?:hp|wa|whatsapp|telepon|telp|nomor)\b", row.label, re.IGNORECASE
        ) and _PHONE.search(row.value):
            return Contact(None, phone_of(row.value))
    phone = phone_of(body.text)
    return Contact(None, phone) if phone else None


def _person_and_phone(text: str) -> Contact | None:
    phone = _PHONE.search(text)
    if phone is None:
        name = _person(text)
        return Contact(name, None) if name and _looks_like_name(name) else None
    before, after = text[: phone.start()], text[phone.end() :]
    name = _person(before)
    if not name:
        bracket = re.match(r"\s*[(,\-–/]\s*(?:a\.?n\.?\s+)?([^)]{2,50})", after)
        name = _person(bracket[1]) if bracket else None
    return Contact(name if name and _looks_like_name(name) else None, phone_of(phone.group()))


def _person(text: str) -> str | None:
    words = _PERSON.sub("", text.replace("wa.me", " ")).strip()
    words = _PERSON_END.split(words, maxsplit=1)[0]
    return words.strip(' .,:;-"') or None


def _looks_like_name(name: str) -> bool:
    return bool(re.match(r"[A-Z][\w.'’ ]{1,48}$", name))


def phone_of(text: str) -> str | None:
    """The first Indonesian mobile number, as +62…"""
    match = _PHONE.search(re.sub(r"wa\.me/", " ", text))
    if not match:
        return None
    digits = re.sub(r"\D", "", match.group())
    return "+62" + re.sub(r"^(?:620?|0)", "", digits)
