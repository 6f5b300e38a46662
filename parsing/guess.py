"""What unclear words were probably about: it names the question that is asked back, and moves nothing."""

from __future__ import annotations

import re

from parsing import changes, phrases
from parsing.heard import Heard

_TWO_WAYS = (
    re.compile(r"(?<!tidak )(?<!jangan )(?<!belum )\b(?:acc|setuju|disetujui)\b"),
    re.compile(r"(?<!tidak )(?<!jangan )\b(?:tolak|ditolak)\b"),
    re.compile(r"(?<!jangan )\b(?:tunda|ditunda|pending)\b"),
    re.compile(r"\b(?:revisi|direvisi)\b"),
)
_LETTER = r"(?:ttd|tanda tangan|cap|stempel|surat|dilengkapi|lengkap)"
_BUT = r"(?:jika|kalau|asal|asalkan|selama|sepanjang|setelah|tunggu|tapi)"
_GUESSES = (
    ("tanya", r"bukan tidak|^(?:mohon |tolong )?tanyakan\b|^kok\b|\bsudah \w+ belum(?: ini)?$"),
    ("tolak", r"\b(?:kalau|jika) .*\bditolak"),
    ("batal", rf"turunkan|batal|takedown|hapus post|cancel|{phrases.TAKE_DOWN.pattern}"),
    ("lengkapi", rf"(?:kalau|asal|asalkan|setelah) .*{_LETTER}"),
    (
        "lengkapi",
        r"(?:perbaiki|diperbaiki|betulkan) (?:\w+ )?surat|surat\w* (?:\w+ )?(?:diperbaiki|dibetulkan)|surat asli",
    ),
    ("disposisi", r"\b(?:arahan|perintah)\b.*\b(?:dibantu|bantu|proses|diproses|dibuat)\b"),
    ("disposisi", rf"\b(?:acc|setuju|bantu|dibantu|kerjakan|dikerjakan)\b.* {_BUT}\b"),
    (
        "revisi",
        r"dengan catatan \w|\bralat\b|\bsaran|\bselebihnya|\bcuma|\btanggalnya|konsep awal"
        r"|\brevisi\w*\b(?! sudah| oke)|sebaiknya|\bmungkin\b|lebih suka|kurang|\bganti|diganti|dicek lagi|kecuali"
        r"|layak|\bsalah\b|dibalik|kalau bisa|(?:acc|setuju)\b.*\b(?:asal|asalkan|kalau|setelah|jika|tapi)\b"
        r"|\bdisesuaikan\b",
    ),
    ("revisi", r"^(?:di)?(?:perbaiki|ganti|ubah|tambah\w*)\b|^revisi\b(?! sudah| oke)"),
    ("tunda", r"^jangan (?:\w+ )?(?:dulu|sebelum)"),
    (
        "tanya",
        r"\?|bukan tidak|\bcek\b|\bdicek\b|pertimbang|\bkah\b|\w{3,}kah\b|acc bapak belum|pelajari|dipastikan",
    ),
    (
        "tunda",
        r"belum (?:bisa |dapat )?(?:setuju|acc)|\bpending|(?<!jangan )\b(?:di)?tunda|jadwalkan"
        r"|jangan (?:\w+ )?(?:dulu|sebelum)|^besok saja|minggu depan|bulan depan|\blagi saja|^setelah tanggal|belum bisa",
    ),
    (
        "disposisi",
        r"jangan (?:ditunda|ditolak|sampai|lupa)|silakan tapi|boleh|koordinasi|untuk dibantu|\bikp\b|perangkat|saudara"
        r"|disposisi|kepala bidang|\b(?:tolong|mohon) (?:\w+ )*?di(?:kerjakan|bantu|proses|tangani|urus)\b",
    ),
    ("teruskan", r"\bteruskan|\bprokompim"),
    (
        "tolak",
        r"ditolak|\btolak|tidak setuju|^jangan$|tidak (?:usah|perlu)|^tidak$|^tidak bisa|jangan diproses|jangan di",
    ),
    (
        "setuju",
        r"setuju|\bacc|silakan|tidak (?:ada )?masalah|berkenan"
        r"|\bgas\b|^up$|keberatan|revisi\w* sudah|revisi oke|lanjut|tayang|lebih bagus|pertama|kedua"
        r"|nomor \d|sudah (?:bagus|sesuai|oke|pas)",
    ),
)


_CHECK = re.compile(
    r"(?:(?:mohon|tolong|coba|untuk|agar) )*(?:di)?cek (?:lagi|kembali|ulang)(?: dulu| saja)?"
)
"""What shall be looked at again is not said: "tanggalnya dicek lagi" would be."""


def guess(h: Heard) -> str:
    text = h.bare or h.normal
    if _CHECK.fullmatch(text):
        return "tanya"
    ways = sum(bool(way.search(text)) for way in _TWO_WAYS)
    undecided = phrases.ALTERNATIVE.search(text) or not (
        phrases.CONDITION.search(text) or phrases.PARTIAL.search(text)
    )
    if (
        ways > 1
        and h.stage in ("B", "P")
        and _TWO_WAYS[3].search(text)
        and not phrases.ALTERNATIVE.search(text)
    ):
        return "revisi"
    if phrases.UNSAID.search(text) or (
        ways > 1 and undecided and h.stage != "P" and not re.match(r"(?:tidak|bukan)\b", text)
    ):
        return "lain"
    for move, pattern in _GUESSES:
        elsewhere = (move == "revisi" and h.stage == "K") or (move == "disposisi" and h.stage != "K")
        if elsewhere and "saudara" not in text:
            continue
        if re.search(pattern, text):
            return move
    if h.stage in ("B", "P") and changes.SPOKEN_OF.search(text):
        return "revisi"
    staffed = h.named or re.match(r"(?:(?:kasih|ke|kepada|untuk|oleh) )?(?:staf|tim)\b", text)
    return "disposisi" if staffed and h.stage in ("K", "B") else "lain"
