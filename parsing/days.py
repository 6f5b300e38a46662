"""Which day of a letter is the event, and by which day the content is needed. A day that is not written is not guessed:
"H-3", "segera" and "seminggu sebelum acara" are kept as words for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from parsing import dates
from parsing.body import Body, Row
from parsing.items import sentences

_DAY_LABEL = re.compile(
    r"(?:hari|tanggal|tgl|waktu|pelaksanaan|jadwal|diselenggarakan|dilaksanakan|pada)\b", re.IGNORECASE
)
EVENT_LABEL = re.compile(r"(?:nama\s+|judul\s+)?(?:kegiatan|acara|agenda|event)\b", re.IGNORECASE)
_NEEDED_FIRST = re.compile(
    r"paling\s+(?:lambat|akhir|telat|lama)|selambat|(?:di|kami\s+|meng?|mem)?(?:butuh|perlu)kan|\bperlu\b|dead\s?-?line|"
    r"tenggat|batas\s+(?:waktu|akhir)|maks(?:imal|\.)|"
    r"(?:harus|dapat|sudah|telah|bisa|siap|mohon|agar|diharapkan)\s+(?:dapat\s+|sudah\s+|kami\s+|telah\s+)*"
    r"(?:selesai|diselesaikan|jadi|diterima|terima|diserahkan|digunakan)|diselesaikan|penyelesaian|"
    r"target\s+(?:selesai|waktu|penyelesaian)|\bsebelum\b|siap\s+(?:pakai|tayang)|(?:kami|akan)\s+(?:ambil|terima)",
    re.IGNORECASE,
)
_NEEDED_THEN = re.compile(
    r"(?:\b|rencana|waktu|jadwal|tanggal)(?:(?:di)?tayang(?:kan|nya|an)?|(?:me|pe)nayang(?:kan|an)(?:nya)?)\b|\b(?:di|meng|peng)?unggah(?:nya|an)?\b|\bdi-?post(?:ing)?\b|\bposting(?:an)?\b|"
    r"\b(?:di-?)?upload\b|\b(?:di|mem)publikasi(?:kan|nya)?\b|\b(?:di-?)?publish\b|\bdimuat\b|\b(?:di)?rilis\b|"
    r"\b(?:di|mener)?terbit(?:kan)?\b|\bdisebar(?:luaskan|kan)?\b|(?:jadwal|waktu|tanggal)\s+(?:publikasi)|\bdisiarkan\b|"
    r"\bdibagikan\b|\bdinikmati\b|\bdisaksikan\b|(?:di|kami\s+|akan\s+)(?:gunakan|pakai|cetak|pasang)\b|rencana\s+(?:publikasi|tayang|unggah|posting)",
    re.IGNORECASE,
)
_NEEDED_AFTER = re.compile(
    r"[^.;]{0,25}?\b(?:sudah|telah|dapat|harus|bisa|agar|mohon)\b[^.;]{0,25}?\b(?:selesai|jadi|siap|tayang|ditayangkan|"
    r"diunggah|diterima|terima|dipublikasikan|diposting|diupload|disebarluaskan)",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"menyelenggara|melaksana|mengada|menggelar|dilaksana|diselenggara|diadakan|digelar|berlangsung|pelaksanaan|"
    r"penyelenggaraan|\bacara\b|kegiatan\b",
    re.IGNORECASE,
)
_NOT_CONTENT = re.compile(
    r"pendaftaran|mendaftar|konfirmasi\s+(?:kehadiran|keikutsertaan)|peserta|lomba\w*\s+(?:di)?(?:kirim|kumpul)|pengumpulan",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:\bsurat(?!\s+ini)\b|\bnomor\b|\bno\.|peraturan|undang-undang|instruksi|keputusan|edaran|\bSK\b|hasil\s+rapat|"
    r"\brapat\s+koordinasi\s+tanggal|nota\s+dinas|disposisi)[^;]{0,90}$",
    re.IGNORECASE,
)
_SAME = ("(", "yaitu", "yakni", "yaitu tanggal", "yakni tanggal")
_PAST = re.compile(r"\b(?:telah|sudah|lalu|kemarin)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\bH\s?[-–+]\s?\d+\b[^.;\n]{0,20}|\b(?:secepat(?:nya)?|sesegera)\s*(?:mungkin)?|\b(?:dibutuhkan|perlukan|butuhkan)\s+segera\b|"
    r"\b(?:\d+|satu|dua|tiga|empat|lima|se)\s?(?:\([a-z]+\)\s?)?(?:hari|minggu|pekan)\s+sebelum\s+(?:hari\s+)?(?:acara|kegiatan|"
    r"pelaksanaan|hari\s+h)\b|\bsebelum\s+(?:hari\s+)?(?:acara|kegiatan|pelaksanaan)\b|\b(?:besok|lusa)\s+(?:pagi|siang|sore|"
    r"malam)\b|\b(?:minggu|pekan|bulan)\s+depan\b|\bakhir\s+(?:bulan|tahun)\b",
    re.IGNORECASE,
)


def needed_by(body: Body, near: date | None, written_on: date | None = None) -> date | None:
    """The day by which the content must be there; else the first day on which it is to be shown."""
    for pattern in (_NEEDED_FIRST, _NEEDED_THEN):
        for row in body.rows:
            named = pattern.search(row.label) or pattern.search(row.value[:60])
            if named and not _NOT_CONTENT.search(row.label) and (day := dates.read_date(row.value, near)):
                return day
        for sentence, written in _written(body, near):
            before = sentence[max(0, written.at[0] - 130) : written.at[0]]
            hits = list(pattern.finditer(before))
            if not hits or _NOT_CONTENT.search(before) or (written_on and written.end < written_on):
                continue
            # "… sebelum kegiatan (4 Desember 2026)" says the day itself, "… untuk kegiatan tanggal" another one.
            if before.rstrip().endswith(_SAME) or not _HAPPENS.search(before[hits[-1].end() :]):
                return written.start
    for sentence, written in _written(body, near):
        if _NEEDED_AFTER.match(sentence[written.at[1] :]):
            return written.start
    return None


def event_date(
    body: Body, near: date | None, needed: date | None, written_on: date | None = None
) -> date | None:
    """The first day of the event: from its row, else the first day of the text that is neither the day of another
    letter nor the day by which the content is needed."""
    for label in (_DAY_LABEL, EVENT_LABEL):
        for row in body.rows:
            if label.match(row.label) and not is_needed(row) and (day := dates.read_date(row.value, near)):
                return day
    for sentence, written in _written(body, near):
        before = sentence[max(0, written.at[0] - 110) : written.at[0]]
        if written.start == needed and _is_asked_for(sentence, written.at):
            continue
        if _REFERENCE.search(before) and not _HAPPENS.search(before[-45:]):
            continue
        # A letter asks for what is to come; a day that is past must be said to be past.
        if written_on and written.end < written_on and not _PAST.search(before):
            continue
        return written.start
    return None


def is_needed(row: Row) -> bool:
    return any(p.search(row.label) or p.search(row.value[:60]) for p in (_NEEDED_FIRST, _NEEDED_THEN))


def vague_day(body: Body) -> str | None:
    """The words in place of a day: "H-3 acara", "secepatnya"."""
    match = _VAGUE.search(body.text)
    return match.group().strip(" ,.") if match else None


def _is_asked_for(sentence: str, at: tuple[int, int]) -> bool:
    before = sentence[max(0, at[0] - 90) : at[0]]
    return bool(
        _NEEDED_FIRST.search(before) or _NEEDED_THEN.search(before) or _NEEDED_AFTER.match(sentence[at[1] :])
    )


def _written(body: Body, near: date | None) -> Iterator[tuple[str, dates.Written]]:
    for part in body.parts:
        for sentence in sentences(part.text):
            for written in dates.find_dates(sentence, near):
                yield sentence, written
