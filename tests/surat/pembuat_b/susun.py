"""Gives letters to the three engines, in batches where an engine is slow to start, and hands back the finished files."""

from __future__ import annotations

from collections.abc import Iterator

from tests.surat.pembuat_b import rakit, susun_libre, susun_reportlab, susun_typst
from tests.surat.pembuat_b.rakit import Hasil, Rencana
from tests.surat.pembuat_b.surat import Surat

MESIN = ("reportlab", "typst", "libreoffice")
SEKALIGUS = 150
"""Letters in memory at a time; a third of them goes through one call of LibreOffice."""


def semua(rencana: list[Rencana]) -> Iterator[Hasil]:
    for awal in range(0, len(rencana), SEKALIGUS):
        rombongan = rencana[awal : awal + SEKALIGUS]
        libre = [
            s for r in rombongan if r.engine == "libreoffice" for s in (r.surat, r.kedua) if s is not None
        ]
        jadi = {id(s): pdf for s, pdf in zip(libre, susun_libre.susun(libre) if libre else [], strict=True)}
        for r in rombongan:
            dua = _pdf(r, r.kedua, jadi) if r.kedua else None
            yield rakit.jadikan(r, _pdf(r, r.surat, jadi), dua)


def _pdf(r: Rencana, s: Surat, jadi: dict[int, bytes]) -> bytes:
    if r.engine == "libreoffice":
        return jadi[id(s)]
    return (susun_typst if r.engine == "typst" else susun_reportlab).susun(s, r.nomor)
