"""What `suratd check` says about electronic signatures and the scales of the marks. Judges no letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from operate import calibration
from operate.check_item import BAD, GOOD, LOOK, Item
from operate.clock import wall
from operate.roots import read_roots
from operate.settings import Settings
from operate.table import day
from workflow.facts import Office
from workflow.standard import Standard

SOON = timedelta(days=60)


def roots(settings: Settings, office: Office, standards: tuple[Standard, ...]) -> Iterator[Item]:
    """Whose electronic signatures count."""
    try:
        found = read_roots(settings.letters.trust_roots)
    except (OSError, ValueError) as error:
        yield Item(BAD, "TTE", str(error), "perbaiki [letters] trust_roots")
        return
    if not found:
        words = "tidak ada sertifikat akar; setiap surat ber-TTE dilihat petugas"
        yield Item(LOOK, "TTE", words, "isi [letters] trust_roots dengan PEM dari penyelenggara sertifikat")
    for certificate in found:
        yield _root(certificate, wall())


def _root(certificate: bytes, now: datetime) -> Item:
    from parsing.pades import subject_of

    try:
        name, end = subject_of(certificate)
    except (ValueError, TypeError, KeyError) as error:
        return Item(BAD, "TTE", f"sertifikat akar tidak dapat dibaca: {error}", "minta berkas PEM yang utuh")
    words = f"akar {name}, berlaku sampai {day(end.date())}"
    if end < now:
        return Item(LOOK, "TTE", words, "sudah berakhir: minta akar yang baru")
    return Item(LOOK if end < now + SOON else GOOD, "TTE", words)


def scales(settings: Settings, office: Office, standards: tuple[Standard, ...]) -> Iterator[Item]:
    """Where the scales of signature and stamp come from."""
    own = calibration.file_of(settings)
    try:
        calibration.known(settings)
    except (OSError, ValueError) as error:
        yield Item(BAD, "Ambang", str(error), f"hapus {own}, lalu `suratd letters calibrate --write`")
        return
    yield Item(GOOD, "Ambang", f"disesuaikan dengan jawaban petugas ({own})" if own.is_file() else "bawaan")
