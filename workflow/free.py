"""The service is free: does a text speak of money for it? Then whoever watches over that hears of it. Pure."""

from __future__ import annotations

import re

from workflow.facts import Case, Send
from workflow.sends import Desk, facts_of, people_for, send

_SERVICE = (
    r"(?:konten\w*|desain(?:nya|er\w*)?|flyer\w*|infografis\w*|video(?:nya|\b(?! call))|reels?|feed|publikasi"
    r"|\w*liputan|permohonan\w*|layanan(?:nya| ini| kominfo)?|kontene|jasa pembuatan|pembuatan \w+)"
)
_OFFICIAL = (
    r"(?:petugas(?:nya|e)?|admin(?:nya)?|staf(?:nya)?|pegawai(?:nya)?|oknum|loket|kantor ini|dinkominfo|kominfo|desainer"
    r"|tim (?:ikp|humas|konten|\w*liputan|desain|media)|bidang ikp|pranata humas|kabid|sekretaris|kepala dinas)"
)
_OTHERS = (
    r"(?:pajak|pbb|pkb|retribusi|samsat|bea|balik nama|denda|tilang|listrik|pdam|air minum|parkir|zakat|infak|iuran"
    r"|bpjs|gaji|thr|tunjangan|pensiun\w*|honorer|narasumber|konsumsi|tenaga harian|kuliah|ukt|spp|sekolah|pendaftaran"
    r"|tiket|tol|kas|non ?tunai|qris|digital|elektronik|sampah|pasar|pilkades|pilkada|pemilu|gratifikasi|antikorupsi"
    r"|hadiah|berhadiah|modal|usaha|bantuan|blt|santunan|beasiswa|hibah|per keluarga|harga|kilogram|kendaraan)"
)
"""What else money is spoken of for; next to it a word of payment is none for this service."""
_PAY = (
    r"(?:(?:mem|di|ber)?bayar(?:kan|an|in)?|mbayar|pembayaran(?:nya)?|biaya(?:nya)?|tarif(?:nya)?|upah|honor(?:arium)?"
    r"|ongkos(?:nya)?|kuitansi|kwitansi|invoice|tagihan|menagih|transfer(?! data| file| foto)|rekening"
    r"|rp\.? ?\d[\d.]*|\d+ ?(?:ribu|rb|juta|jt)|(?:se|\w+ )(?:puluh|ratus) ribu|uang)"
)
_BRIBE = (
    r"(?:uang (?:lelah|capek\w*|rokok|jasa|terima kasih|pelicin|bensin|kopi|makan|administrasi)|biaya jasa|amplop|pelicin"
    r"|imbalan|fee|komisi|salam tempel|pungli|pungutan liar|mentraktir|uang saku|dibelikan pulsa)"
)
_ASKS = (
    r"(?:(?:di|me)?minta\w*|mint[ae]|mintai|dimintai|menerima|terima|menagih|memungut|menarik|mematok|kasih|memberi\w*"
    r"|diberi|harus|wajib|kirim\w*|mengirim\w*|transfer|menyerahkan|setor|nyuwun|njaluk)"
)
_GAP = r"(?:\W+\w+){0,%d}?\W+"
_RULES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        # Paid for the service: "kuitansi pembayaran untuk pembuatan konten", "biaya jasa desain", "mbayar … kontene".
        rf"\b(?P<pay>{_PAY}|{_BRIBE})\b(?:{_GAP % 6})(?P<to>{_SERVICE})\b",
        # An official and money between which somebody asks, gives or takes; in either order.
        rf"\b{_OFFICIAL}\b{_GAP % 4}{_ASKS}\b{_GAP % 3}(?P<pay>{_PAY}|{_BRIBE})\b",
        rf"\b{_ASKS}\b{_GAP % 4}(?P<pay>{_PAY}|{_BRIBE})\b{_GAP % 6}(?:oleh|ke|kepada|karo|pada|dari|ke rekening|di)"
        rf"{_GAP % 2}{_OFFICIAL}\b",
        rf"\b(?P<pay>{_PAY})\b{_GAP % 5}(?:ke|kepada|oleh){_GAP % 3}{_OFFICIAL}\b",
        # What no office takes, beside an official or the service.
        rf"\b(?P<pay>{_BRIBE})\b{_GAP % 7}{_OFFICIAL}\b",
        rf"\b{_OFFICIAL}\b{_GAP % 7}(?P<pay>{_BRIBE})\b",
        # The service has a price: "apakah layanan ini harus bayar", "publikasi dikenakan biaya".
        rf"\b{_SERVICE}\b{_GAP % 5}(?:harus|wajib|perlu|kena|dikenai|dikenakan|dipungut|berbayar|apakah|berapa)\b"
        rf"{_GAP % 2}(?P<pay>{_PAY}|berapa)\b",
        r"\b(?:layanan|permohonan)\w*\W+(?:ini\W+)?(?P<pay>bayar|berbayar)\b",
        rf"\b{_SERVICE}\b{_GAP % 5}(?:dimintai|diminta)\W+(?P<pay>{_PAY}|{_BRIBE})\b",
    )
)
_MONEY = re.compile(rf"\b(?:{_PAY}|{_BRIBE}|berapa|berbayar)\b", re.I)
"""Every rule asks for one of these; few sentences have one."""
_TOPIC = re.compile(
    r"\b(?:tentang|mengenai|seputar|bertema|tema|sosialisasi|edukasi|kampanye|tata cara|cara|jadwal|peluncuran|larangan"
    r"|tolak|undangan)\b(?:\W+\w+){0,3}?\W+$",
    re.I,
)
"""Words before a payment that make it what a content is about."""
# "Layanan tanpa biaya", "tidak dipungut biaya", "biaya dibebankan pada DPA kegiatan": nobody pays the office.
_FREE = re.compile(
    r"\b(?:tidak (?:di)?(?:pungut|kenakan|bayar)\w*|tidak membayar|tanpa|bebas|nol)\b.{0,20}\b(?:biaya|bayar\w*"
    r"|rupiah|apa ?pun)\b|\btidak membayar\b|\bbiaya\b.{0,40}\b(?:dpa|apbd|tidak ada|nihil)\b|\bdibebankan\b",
    re.I,
)


_ENDS = re.compile(r"(?<![Ss]dr\.)(?<!dri\.)(?<!Yth\.)(?<!yth\.)(?<!Bpk\.)(?<!bpk\.)(?<=[.!?\n])\s+(?=\D)")


def speaks_of_payment(text: str) -> bool:
    """A sentence that joins money with this service or its people, and is neither about other money nor about none."""
    return any(_paid(part) for sentence in _ENDS.split(text[:20_000]) for part in _parts(sentence))


def _parts(sentence: str) -> list[str]:
    """A sentence in pieces that overlap: a text without any full stop must not become slow, nor be read in part."""
    whole = " ".join(sentence.split())
    return [whole[at : at + 1200] for at in range(0, max(len(whole), 1), 1000)]


def _paid(sentence: str) -> bool:
    if not _MONEY.search(sentence) or _FREE.search(sentence):
        return False
    return any(_is_ours(sentence, found) for rule in _RULES for found in rule.finditer(sentence))


def _is_ours(sentence: str, found: re.Match[str]) -> bool:
    """Not tax or another's money on either side of the word of payment, nor the topic of a content."""
    start, end = found.span("pay")
    near = re.compile(rf"\b{_OTHERS}\b", re.I)
    before, after = sentence[max(start - 25, 0) : start], sentence[end : end + 30]
    if near.search(before) or near.search(after):
        return False
    direct = "to" in found.groupdict() and len(sentence[end : found.start("to")].split()) <= 2
    return direct or _TOPIC.search(sentence[:start]) is None


def guard(case: Case, desk: Desk) -> tuple[Send, ...]:
    """The number of the case, to those whom the standard names; nothing of what it says."""
    boxes = [box for role in desk.standard.guards for box, _ in people_for(role, case, desk)]
    return tuple(send(case, "pejabat-tanpa-biaya", box, facts_of(case, desk)) for box in dict.fromkeys(boxes))
