"""The short form in which an official writes down what somebody reported: words -> fields. Forgiving about order,
spelling and what stands between label and value; judges nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

LABELS = {
    "kanal": "kanal channel melalui lewat media saluran sumber",
    "nama": "nama pelapor pengadu dari",
    "kontak": "kontak hp telp telepon nohp nomorhp nomor wa whatsapp surel email alamat",
    "isi": "isi aduan pengaduan isiaduan isipengaduan uraian teks laporan keluhan masalah kejadian",
    "rahasia": "rahasia dirahasiakan kerahasiaan",
    "tanggal": "tanggal tgl waktu diterima hari",
}
CHANNELS = {
    "tatap_muka": "tatapmuka tatap muka langsung loket datang kantor lisan",
    "kotak": "kotak kotakaduan kotakpengaduan kotaksaran box",
    "whatsapp": "whatsapp wa whatsap watsap",
    "telepon": "telepon telpon telp tlp phone hotline",
    "medsos": "medsos mediasosial media sosial instagram ig facebook fb tiktok twitter x komentar dm",
    "lapor": "lapor sp4n sp4nlapor portal",
    "surel": "surel email e-mail surat",
}
FIELDS = "KANAL: \nNAMA: \nKONTAK: \nRAHASIA: tidak\nISI: \n"
"""The empty form."""

_LINE = re.compile(r"^\s*[-*•]?\s*([A-Za-z][A-Za-z ./-]{1,24}?)\s*[:=]\s*(.*)$")
_NOBODY = re.compile(
    r"^\W*(?:anonim\w*|tanpa nama|tidak disebut\w*|tidak ada|tdk ada|hamba allah|-|)\W*$", re.I
)
_YES = re.compile(r"^\W*(?:ya|iya|y|betul|benar|ok|rahasia\w*|perlu|mohon\w*)\b", re.I)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class Form:
    """What was filled in. channels: every channel that is named, one if all is well; address: a mail address among the
    contacts; named: fields that were there at all."""

    channels: tuple[str, ...] = ()
    name: str = ""
    contact: str = ""
    address: str = ""
    text: str = ""
    secret: bool = False
    anonymous: bool = False
    named: tuple[str, ...] = ()

    @property
    def trouble(self) -> str:
        """Why it cannot be recorded, in words for whoever filled it in; "" when it can."""
        if not self.channels:
            return "kanal belum disebut (tatap muka, kotak, WhatsApp, telepon, media sosial, LAPOR)"
        if len(self.channels) > 1:
            return f"disebut lebih dari satu kanal ({', '.join(self.channels)}); mohon pilih satu"
        if not self.text.strip():
            return "isi pengaduan masih kosong"
        return ""


def read(words: str, word: str = "") -> Form:
    """The fields of a form; the line that asks to record ("CATAT …") and blank lines belong to none."""
    found: dict[str, list[str]] = {}
    label, loose = "", list[str]()
    for line in words.splitlines():
        if re.match(rf"\s*catat\s+{re.escape(word)}\w*\b\W*", line, re.I):
            line = re.sub(rf"^\s*catat\s+{re.escape(word)}\w*\W*", "", line, flags=re.I)
        match = _LINE.match(line)
        named = label_of(match[1]) if match else ""
        if match and named:
            label = named
            found.setdefault(label, []).append(match[2].strip())
        elif label == "isi" or (label and line.strip() and found[label][-1:] != [""] and label == "kontak"):
            found[label].append(line.rstrip())
        elif label and found[label] == [""] and line.strip():
            # The value stands on the line below its label.
            found[label] = [line.strip()]
        elif line.strip():
            loose.append(line.strip())
    return _form(found, loose)


def _form(found: dict[str, list[str]], loose: list[str]) -> Form:
    name = " ".join(found.get("nama", [])).strip()
    contact = ", ".join(part for part in found.get("kontak", []) if part and not _NOBODY.match(part))
    text = "\n".join(found.get("isi", [])).strip() or ("\n".join(loose) if "isi" not in found else "")
    channel = " ".join(found.get("kanal", []))
    address = _ADDRESS.search(contact)
    return Form(
        channels=channels_of(channel or ("" if "kanal" in found else " ".join(loose[:1]))),
        name="" if _NOBODY.match(name) else name,
        contact=contact,
        address=address[0].lower() if address else "",
        text=text,
        secret=any(_YES.match(value) for value in found.get("rahasia", [])),
        anonymous="nama" in found and bool(_NOBODY.match(name)),
        named=tuple(found),
    )


def label_of(written: str) -> str:
    """The field that a label means, a typing error forgiven."""
    plain = re.sub(r"[^a-z]", "", written.lower())
    known = {word: field for field, words in LABELS.items() for word in words.split()}
    if plain in known:
        return known[plain]
    for part in re.findall(r"[a-z]+", written.lower()):
        if part in known:
            return known[part]
    near = get_close_matches(plain, list(known), 1, 0.8)
    return known[near[0]] if near else ""


def channels_of(written: str) -> tuple[str, ...]:
    """The channels that some words name: none, one, or, which is an error, several."""
    low = re.sub(r"\b(?:nomor|no|pengaduan|aduan|saran|resmi|dinas)\b", " ", written.lower())
    known = {word: channel for channel, words in CHANNELS.items() for word in words.split() if len(word) > 1}
    found: dict[str, None] = {}
    for part in re.split(r"[,/;&+]|\bdan\b|\batau\b", low):
        joined = re.sub(r"[^a-z0-9]", "", part)
        words = re.findall(r"[a-z0-9]+", part)
        hit = known.get(joined) or next((known[w] for w in words if w in known), "")
        near = [] if hit or len(joined) < 4 else get_close_matches(joined, list(known), 1, 0.75)
        if hit or near:
            found[hit or known[near[0]]] = None
    return tuple(found)
