"""One sentence a mark, in Indonesian, that an applicant understands: what was seen, or why it is not clear."""

from __future__ import annotations

from parsing.marks import signs
from parsing.marks.sight import Sight
from workflow.facts import Box

NO_BLOCK = "Blok penanda tangan tidak ditemukan."
NAMES = {"signature": "tanda tangan", "stamp": "cap"}
NOWHERE = " (nama penanda tangan tidak terbaca, jadi dicari di bagian bawah halaman)"
PASTED = ", berupa gambar yang ditempel pada PDF digital dan bukan tinta di atas kertas"
LEFT_OVER = "ada gambar yang ditempel di situ dan tidak jelas apa isinya"
PEN = "ada goresan pena berwarna di situ"
DRAWN = ", digambar pada PDF digital dan bukan tinta di atas kertas"


def clear(what: str) -> str:
    return f"Di sekitar nama penanda tangan {what}."


def absent(name: str, nowhere: bool) -> str:
    where = (
        "di antara jabatan dan nama penanda tangan"
        if name == "signature"
        else "di sekitar nama penanda tangan"
    )
    what = "goresan tanda tangan" if name == "signature" else "cap instansi"
    return f"Tidak terlihat {what} {where}." if not nowhere else f"Tidak terlihat {what}{NOWHERE}."


def unclear(name: str, nowhere: bool) -> str:
    return f"Tidak jelas ada {NAMES[name]} atau tidak{NOWHERE * nowhere}; perlu dilihat petugas."


def unsure(name: str, doubt: str, nowhere: bool) -> str:
    because = f", {doubt}" if doubt else ""
    seen = f"Terlihat sesuatu yang mungkin {NAMES[name]}, tetapi belum jelas"
    return f"{seen}{because}{NOWHERE * nowhere}; perlu dilihat petugas."


def elsewhere(name: str, position: str | None) -> str:
    whose = position or "penanda tangan lain"
    return f"{NAMES[name].capitalize()} hanya terlihat pada {whose} di dekatnya; perlu dilihat petugas."


def present(name: str, sight: Sight, box: Box, how: str, nowhere: bool) -> str:
    said = _signature(sight, box) if name == "signature" else _stamp(sight, box)
    return f"{said}{how}{NOWHERE * nowhere}."


def _signature(sight: Sight, box: Box) -> str:
    return f"Ada goresan tangan {_ink(sight, box)} selebar {_mm(box[2] - box[0])} mm di tempat tanda tangan"


def _stamp(sight: Sight, box: Box) -> str:
    across = max(box[2] - box[0], box[3] - box[1])
    coverage = min(signs.ring_coverage(sight.part(box)), 1.0)
    ring = f", garis lingkarannya terlihat {round(100 * coverage)} %" if coverage >= 0.4 else ""
    colour = _ink(sight, box)
    # A stamp that looks black has mostly lost its colour on the way.
    ink = "" if colour == "hitam" else f" {colour}"
    return f"Ada cap{ink} berukuran sekitar {_mm(across)} mm{ring}"


def _ink(sight: Sight, box: Box) -> str:
    colour = signs.colour_of(sight.part(box))
    return "hitam" if colour == "hitam" else f"tinta {colour}"


def _mm(points: float) -> int:
    return round(points * 25.4 / 72)
