"""Javanese of Banyumas in complaints -> Indonesian, word by word: enough to see what is said, no translation."""

from __future__ import annotations

import re

_WORDS = {
    "uang": "duit dhuwit dhuit yotro arta",
    "meminta": "njaluk jaluk njaluki nyuwun",
    "diminta": "dijaluki dijaluk",
    "jalan": "dalan dalane",
    "lama": "suwe suwi sue",
    "sekali": "temen banget pisan nemen tenan",
    "disuruh": "dikon dikongkon",
    "menunggu": "ngenteni nunggoni enteni nunggu nungguin tunggu",
    "masih": "esih isih tesih",
    "takut": "wedi",
    "dengar": "krungu ngrungu",
    "cepat": "cepet gelis gasik",
    "terima": "trima narima",
    "datang": "teka mara rawuh mrene merene",
    "orang": "wong tiyang",
    "dipakai": "dinggo dienggo dipake dipakek",
    "bisa": "kena teyeng isa",
    "dibalas": "dibales dibales-bales dibalesi",
    "dibuka": "dibukak",
    "diangkat": "diangkat-angkat",
    "berulang-ulang": "bola-bali wira-wiri bolak-balik bolakbalik bolabali ola-ole",
    "hari": "dina dinten",
    "desa": "ndesa",
    "rumah": "umah umaeh griya",
    "pagi": "esuk isuk",
    "benar": "bener",
    "parah": "parahe",
    "rusak": "rusake bodol",
    "sulit": "angel susah ribet",
    "mahal": "larang",
    "tidak ada": "ora-ana langka",
    "cuma": "mung gur",
    "seperti": "kaya kados",
    "ngomong": "ngomong muni",
    "melapor": "lapor lapur nglapor matur",
    "bicara": "omong",
    "tidak": "gak nggak ora",
    "anak": "bocah",
    "setiap": "saben",
    "tiga": "telu",
    "empat": "patang papat",
    "dua": "rong loro",
    "lima": "limang",
    "kali": "ping",
    "lobang": "bolong bolong-bolong jeglongan njeglong gronjalan jeglong",
    "mau": "arep pengin pengen kepengin",
    "katanya": "jere jare jarene",
    "bagaimana": "keprimen kepriben primen prime",
    "kenapa": "ngapa kenangapa nangapa",
    "di": "nang neng ning nng",
    "orangnya": "wonge",
    "namanya": "jenenge jenengku",
    "rokok": "udud",
    "kok": "deneng jebule",
    "balasan": "wangsulan",
    "lalu": "kepungkur kapungkur",
    "main": "dolanan",
    "hp": "hape hp-ne",
    "peduli": "nggagas ngreken",
    "keliru": "klentu kleru luput",
    "chat": "chate cetan",
    "diajak": "dijak",
    "kepada": "marang",
    "disuruh pulang": "dikon-bali",
}
_LONG = {word: long for long, words in _WORDS.items() for word in words.split()}

# Nouns that take "-e" or "-ne" where Indonesian has "-nya".
_NOUNS = frozenset(
    """petugas surat aturan syarat link konten layanan ladenan pelayanan postingan kantor foto video admin pegawai kepala
    telepon web website jam tanggal nama logo suara gambar formulir nomor kotak kursi lampu internet wifi sinyal uang harga
    bayar biaya jadwal acara kerja hasil warna tulisan akun desa laporan pengaduan proses dasar alasan tarif antrian loket
    satpam orang berkas file komputer mobil proyek dana anggaran""".split()
)


def plain(normal_text: str) -> str:
    """The words of parsing/wording.py with those of Banyumas in Indonesian."""
    words = []
    for word in normal_text.split():
        long = _LONG.get(word)
        if long is None and word.endswith("e") and len(word) > 4:
            stem = word[:-2] if word.endswith("ne") and word[:-2] in _NOUNS else word[:-1]
            long = f"{stem}nya" if stem in _NOUNS else None
        words.append(long or word)
    return re.sub(r"\b(\w{3,})-\1\b", r"\1-\1", " ".join(words))
