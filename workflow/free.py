"""The service is free: does a text speak of money for it? Then whoever watches over that hears of it. Pure."""

from __future__ import annotations

import re

from workflow.facts import Case, Send
from workflow.sends import Desk, facts_of, people_for, send

_MONEY = (
    r"(?:(?:mem|di)?bayar(?:kan|an)?|pembayaran|biaya|tarif|upah|honor(?:arium)?|imbalan|fee|ongkos|jasa"
    r"|uang (?:lelah|rokok|jasa|muka|terima kasih)|kuitansi|transfer|rekening|rp\.? ?\d[\d.]*)"
)
_SERVICE = (
    r"(?:konten|desain|flyer|infografis|video|reels|publikasi|pembuatan|layanan|admin|petugas"
    r"|tim (?:ikp|humas|konten))"
)
_NEAR = re.compile(rf"\b{_MONEY}\b.{{0,60}}\b{_SERVICE}\b|\b{_SERVICE}\b.{{0,60}}\b{_MONEY}\b", re.I)
# "Layanan tanpa biaya", "tidak dipungut biaya", "biaya dibebankan pada DPA kegiatan": nobody pays the office.
_FREE = re.compile(
    r"\b(?:tidak (?:di)?(?:pungut|kenakan|bayar)\w*|tanpa|bebas|gratis|nol)\b.{0,20}\b(?:biaya|bayar\w*|rupiah)\b"
    r"|\bbiaya\b.{0,40}\b(?:dpa|apbd|anggaran)\b|\bdibebankan\b",
    re.I,
)


def speaks_of_payment(text: str) -> bool:
    """A sentence that joins money with the service, and does not say that there is none."""
    sentences = re.split(r"(?<=[.!?\n])\s+", " ".join(text[:20_000].split("\r")))
    return any(_NEAR.search(s) and not _FREE.search(s) for s in (" ".join(x.split()) for x in sentences))


def guard(case: Case, desk: Desk) -> tuple[Send, ...]:
    """The number of the case, to those whom the standard names; nothing of what it says."""
    boxes = [box for role in desk.standard.guards for box, _ in people_for(role, case, desk)]
    return tuple(send(case, "pejabat-tanpa-biaya", box, facts_of(case, desk)) for box in dict.fromkeys(boxes))
