"""Words -> what they say as a complaint: is it one, which class, which flags, whom it names. Proposes; a person decides.

Rules with evidence only. When two classes fit, the graver is proposed (DOMAIN 4.1).
"""

from __future__ import annotations

import re

from workflow.facts import ComplaintFacts

LONGEST = 20_000

_GRAVE = re.compile(
    r"\b(?:pungli|pungutan liar|uang rokok|pelicin|korupsi|suap|menyuap|fiktif|palsu|dipalsu\w*|ditiru|dibocorkan|oknum"
    r"|penyalahgunaan|disalahgunakan|gratifikasi|nepotisme|njaluk duit|pelecehan|markup|mark up|keluarga pejabat)\b"
)
_RULE = re.compile(
    r"\b(?:aturan\w*|dasar(?:nya)?|dasar hukum|ketentuan\w*|tarif|jangka waktu|keberatan|penjelasan|syarat\w*|kenapa|mengapa)\b"
)
_QUALITY = re.compile(
    r"\b(?:ramah|monoton|terlambat|evaluasi|dievaluasi|usul|saran|membingungkan|prioritas\w*|lamban|suwe|lemot|rusak parah"
    r"|bolak[ -]balik|membahayakan|kesalahannya)\b"
)
_HURT = re.compile(
    r"\b(?:pengaduan|mengadu\w*|aduan|keluhan|komplain|kecewa|dirugikan|keberatan|tidak terima|salah|rusak|error|tidak bisa"
    r"|terlambat|belum ada balasan|keliru|ditolak|hapus|dihapus|terkunci|kurang ramah|ora dibales\w*|protes|lapor\w*)\b"
)


def read(text: str) -> ComplaintFacts:
    """What these words say, read as a complaint."""
    low = " ".join(text[:LONGEST].lower().split())
    if not low:
        return ComplaintFacts()
    for class_, pattern in (
        ("berkadar_pengawasan", _GRAVE),
        ("tidak_berkadar_pengawasan", _QUALITY),
        ("normatif", _RULE),
    ):
        if found := pattern.search(low):
            return ComplaintFacts(
                True, class_, 0.6, _flags(low), payment="bayar" in low, topic="complaint", why=found[0]
            )
    found = _HURT.search(low)
    return ComplaintFacts(
        found is not None,
        "ringan",
        0.4,
        _flags(low),
        topic="complaint" if found else "notice",
        why=found[0] if found else "",
    )


def _flags(low: str) -> tuple[str, ...]:
    signs = (
        ("rahasia", r"rahasia\w*|aja disebut|jangan (?:sebut|disebut)|takut"),
        ("urgent", r"hari ini juga|segera|darurat"),
    )
    return tuple(flag for flag, pattern in signs if re.search(rf"\b(?:{pattern})\b", low))
