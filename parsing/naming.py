"""Whom and which posts the words of a complaint name, as they are written; compared with the directory elsewhere."""

from __future__ import annotations

import re

_TITLE = (
    r"(?:[Pp]ak|[Bb]apak|[Bb]pk\.?|[Bb]u|[Ii]bu|[Ss]dr\.?|[Ss]dri\.?|[Ss]audara|[Ss]audari|[Mm]as"
    r"|[Mm]bak|[Kk]ang"
    r"|PAK|BU|BAPAK|IBU)"
)
_NAMED = re.compile(
    rf"\b{_TITLE}\s+(?P<a>[A-Z][\w'’.]*(?:\s+[A-Z][\w'’.]*){{0,3}})"
    r"|\b(?:bernama|atas nama|namanya|nama(?:nya)? adalah|yaitu|inisial|berinisial|a\.n\.|an\.)\s+"
    r"(?:(?:[Pp]ak|[Bb]u|[Ss]dr\.?|[Mm]as)\s+)?(?P<b>[A-Z][\w'’.]*(?:\s+[A-Z][\w'’.]*){0,3})"
)
_CALLED = re.compile(r"\b(?:pak|bapak|bpk|bu|ibu|sdr|mas|mbak)\.?\s+(?P<c>[a-z]{3,})\b")
_NO_NAMES = frozenset(
    """dan yang di ini itu kepala kadis kadin kabid sekdin sekretaris camat lurah bupati admin petugas staf
    guru dosen rt rw lah saya kami tolong mohon minta bisa sudah belum tidak guys min dari ke pada untuk
    kasi kasubbag bendahara ajudan sopir satpam haji hajah dokter direktur pimpinan atasan semua sekalian
    nya juga kalau kenapa kapan apa polisi tni pns asn mbak mas ya kades sekda dprd wakil ketua anggota
    kok sih terima jangan pakai rumah muda tua desa warga lurahe pejabat dinas dinkominfo kominfo kantor""".split()
)
_POST = re.compile(
    r"\b(?:kepala\s+(?:dinas|bidang|seksi|sub\s?bagian|bagian|desa|sekolah|puskesmas|badan|kantor"
    r"|upt\w*)(?:\s+(?:ikp|tik|informatika"
    r"|kominfo|dinkominfo|statistik|persandian|[A-Z]\w+)){0,3}|kabid(?:\s+(?:ikp|tik|aptika|informatika"
    r"|statistik|persandian))?|kadis\w*"
    r"|kadin\w*|sekdin|sekretaris(?:\s+(?:dinas|daerah|desa))?|kasubbag(?:\s+\w+)?|kasi\s+\w+|kades"
    r"|camat(?:\s+[A-Z]\w+)?"
    r"|lurah(?:\s+[A-Z]\w+)?|wakil\s+bupati|bupati|sekda|bendahara|operator|admin(?:\s+(?:medsos"
    r"|instagram|facebook|media\s+sosial))?"
    r"|pranata\s+humas|petugas(?:\s+(?:loket|depan|pelayanan|piket|keamanan|lapangan|pengaduan))?|pegawai"
    r"|staf(?:\s+(?:ikp|tik|humas|bidang\s+\w+))?"
    r"|satpam|honorer|tenaga\s+kontrak|pejabat|direktur(?:\s+\w+)?|ajudan|anggota\s+dewan|atasan|pimpinan"
    r"|inspektorat|bidang\s+(?:ikp|tik"
    r"|informatika|statistik|persandian|informasi\s+dan\s+komunikasi\s+publik))(?:nya|e)?\b",
    re.I,
)
MOST = 10


def people(text: str) -> tuple[str, ...]:
    """Names as written, in their order, each once."""
    found: dict[str, None] = {}
    for match in _NAMED.finditer(text):
        name = (match["a"] or match["b"]).strip(" .")
        if name.split()[0].lower() not in _NO_NAMES:
            found.setdefault(name)
    for match in _CALLED.finditer(text):
        if match["c"] not in _NO_NAMES:
            found.setdefault(match["c"])
    return tuple(found)[:MOST]


def posts(text: str) -> tuple[str, ...]:
    """Posts and offices as written, in their order, each once."""
    found: dict[str, None] = {}
    for match in _POST.finditer(text):
        found.setdefault(" ".join(match[0].split()))
    return tuple(found)[:MOST]
