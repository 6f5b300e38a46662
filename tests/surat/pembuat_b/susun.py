"""Gives letters to the three engines, in batches where an engine is slow to start, and hands back the finished files."""

from __future__ import annotations

from collections.abc import Iterator

from tests.surat.pembuat_b import rakit, susun_reportlab
from tests.surat.pembuat_b.rakit import Hasil, Rencana

SEKALIGUS = 120
"""Letters of one call of LibreOffice."""


def semua(rencana: list[Rencana]) -> Iterator[Hasil]:
    for awal in range(0, len(rencana), SEKALIGUS):
        rombongan = rencana[awal : awal + SEKALIGUS]
        for r in rombongan:
            satu = susun_reportlab.susun(r.surat, r.nomor)
            dua = susun_reportlab.susun(r.kedua, r.nomor) if r.kedua else None
            yield rakit.jadikan(r, satu, dua)
