"""The checks of `suratd check` on this machine: records, spool, disk, backup, calendar, clock, reading children."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from models.glance import Glance, open_glance
from models.store import StoreBroken, StoreDown
from operate.check_item import BAD, GOOD, LOOK, Item
from operate.clock import EARLIEST, wall
from operate.reading import Options, read_mail
from operate.settings import Settings
from operate.table import day, size
from parsing.sandbox import Limits, ReaderDied, Readers
from workflow.facts import Office
from workflow.standard import Standard
from workflow.workdays import local_day, missing_years

ROOM_BAD, ROOM_LOOK = 200 << 20, 2 << 30
SLOW_SYNC = 0.25
BACKUP_AGE = timedelta(days=2)
SAMPLE = b"From: Contoh <contoh@example.test>\r\nSubject: uji\r\n\r\nuji\r\n"

Standards = tuple[Standard, ...]


def today(office: Office) -> date:
    return local_day(wall(), office)


def _database(settings: Settings) -> Path | None:
    url = settings.store.database
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None


def records(settings: Settings, office: Office, standards: Standards) -> Iterator[Item]:
    """The database whole, its chain unbroken, every open case in a state that its standard knows."""
    path = _database(settings)
    if path is not None and not path.exists():
        yield _folder("Catatan", path.parent, f"{path} belum ada; dibuat saat daemon pertama kali berjalan")
        return
    try:
        store = open_glance(settings.store.database)
    except (StoreBroken, StoreDown) as error:
        yield Item(
            BAD,
            "Catatan",
            str(error),
            "kembalikan cadangan dengan `suratd restore`, atau periksa [store] database",
        )
        return
    try:
        yield from _records(store, standards, Path(settings.store.files))
    finally:
        store.close()


def _records(store: Glance, standards: Standards, spool: Path) -> Iterator[Item]:
    troubles = store.integrity()
    for trouble in troubles:
        yield Item(
            BAD,
            "Catatan",
            trouble,
            "hentikan daemon, simpan berkasnya, lalu `suratd restore` cadangan terakhir",
        )
    totals, newest = store.totals(), store.last_audit()
    if not troubles:
        rows = f", rantai catatan utuh sampai baris {newest[0]}" if newest else ""
        yield Item(
            GOOD,
            "Catatan",
            f"{sum(totals.cases.values())} permohonan, {sum(totals.messages.values())} surat masuk{rows}",
        )
    known = {s.key: s.states for s in standards}
    final = frozenset(name for s in standards for name, state in s.states.items() if state.final)
    for case in store.open_cases(final) if standards else ():
        if case.standard not in known or case.state not in known[case.standard]:
            words = f"{case.ref}: keadaan {case.state!r} tidak ada dalam standar {case.standard!r}"
            yield Item(BAD, "Catatan", words, "kembalikan berkas standar sebelum perubahan itu")
        if case.letter is not None and not _kept(spool, case.letter.file.sha256):
            words = f"{case.ref}: berkas surat {case.letter.file.name} tidak ada di {spool}"
            yield Item(
                BAD, "Berkas", words, "kembalikan dari cadangan: `suratd restore`, atau salin folder files"
            )
    if totals.messages.get("aside"):
        yield Item(
            LOOK, "Karantina", f"{totals.messages['aside']} surat menunggu dilihat orang", "suratd aside list"
        )
    stuck = totals.mails.get("failed", 0) + totals.mails.get("held", 0)
    if stuck:
        yield Item(
            LOOK,
            "Surat keluar",
            f"{stuck} gagal atau ditahan",
            "suratd outbox list --state failed (atau held)",
        )


def _kept(spool: Path, sha256: str) -> bool:
    return (spool / sha256[:2] / sha256).exists()


def files(settings: Settings, office: Office, standards: Standards) -> Iterator[Item]:
    """The spool takes a file and syncs it; where it is not there yet, its folder does."""
    if "://" in settings.store.files:
        yield Item(
            BAD,
            "Berkas",
            f"{settings.store.files} bukan folder",
            "versi ini hanya mendukung folder di [store] files",
        )
        return
    folder = Path(settings.store.files)
    if not folder.exists():
        yield _folder(
            "Berkas", folder.parent, f"{folder} belum ada; dibuat saat daemon pertama kali berjalan"
        )
        return
    yield _folder("Berkas", folder, str(folder))


def _folder(name: str, folder: Path, words: str) -> Item:
    """Can a file be written, synced and removed there?"""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        started = time.monotonic()
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".suratd-check-") as file:
            file.write(b"uji\n")
            file.flush()
            os.fsync(file.fileno())
        took = time.monotonic() - started
    except OSError as error:
        todo = "beri pengguna suratd hak tulis, atau jalankan pemeriksaan ini sebagai pengguna itu"
        return Item(BAD, name, f"{folder} tidak dapat ditulisi: {error.strerror}", todo)
    if took > SLOW_SYNC:
        return Item(
            LOOK,
            name,
            f"{words}; fsync {took * 1000:.0f} ms",
            "cakram lambat: setiap surat menunggu beberapa fsync",
        )
    return Item(GOOD, name, f"{words}; dapat ditulisi, fsync {took * 1000:.0f} ms")


def disk(settings: Settings, office: Office, standards: Standards) -> Iterator[Item]:
    """Room for records and files; each file system once."""
    seen: set[int] = set()
    for path in (_database(settings), Path(settings.store.files), settings.store.backup):
        while path is not None and not path.exists() and path != path.parent:
            path = path.parent
        if path is None or path.stat().st_dev in seen:
            continue
        seen.add(path.stat().st_dev)
        free = shutil.disk_usage(path).free
        words = f"{size(free)} kosong di cakram {path}"
        if free < ROOM_BAD:
            yield Item(BAD, "Cakram", words, "beri ruang: surat baru tidak dapat dicatat dan tetap di INBOX")
        elif free < ROOM_LOOK:
            yield Item(LOOK, "Cakram", words, "beri ruang sebelum penuh")
        else:
            yield Item(GOOD, "Cakram", words)


def backups(settings: Settings, office: Office, standards: Standards) -> Iterator[Item]:
    folder, path = settings.store.backup, _database(settings)
    if path is not None and not path.exists():
        return
    newest = max(
        (p.stat().st_mtime for p in folder.glob("suratd-*") if p.suffix in (".db", ".sql")), default=None
    )
    if newest is None:
        yield Item(
            LOOK,
            "Cadangan",
            f"belum ada di {folder}",
            "suratd backup, atau systemctl enable --now suratd-backup.timer",
        )
        return
    made = datetime.fromtimestamp(newest, UTC)
    words = f"terakhir {day(local_day(made, office))} di {folder}"
    if wall() - made > BACKUP_AGE:
        yield Item(LOOK, "Cadangan", words, "sudah lama: periksa systemctl status suratd-backup.timer")
    else:
        yield Item(GOOD, "Cadangan", words)


def calendar(settings: Settings, office: Office, standards: Standards) -> Iterator[Item]:
    """The years that are decreed: from the records, or those that are delivered."""
    known, path = office.calendar, _database(settings)
    if path is None or path.exists():
        try:
            store = open_glance(settings.store.database)
        except (StoreBroken, StoreDown):
            return
        try:
            known = store.calendar() if store.calendar().years else known
        finally:
            store.close()
    missing = missing_years(today(office), known)
    years = ", ".join(map(str, sorted(known.years))) or "tidak ada"
    if missing:
        wanted = ", ".join(map(str, missing))
        todo = f"setelah SKB terbit: suratd calendar import BERKAS --year-complete {missing[0]}"
        yield Item(
            LOOK, "Kalender", f"tahun lengkap: {years}; {wanted} belum, tanggal di tahun itu sementara", todo
        )
    else:
        yield Item(GOOD, "Kalender", f"tahun lengkap: {years}")


def clock(settings: Settings, office: Office, standards: Standards) -> Iterator[Item]:
    now = wall()
    if now < EARLIEST:
        yield Item(
            BAD, "Jam", f"jam mesin menunjukkan {now:%d-%m-%Y}", "betulkan jam: timedatectl set-ntp true"
        )
        return
    synced = Path("/run/systemd/timesync/synchronized").exists()
    local = now.astimezone(tz=None)
    how = "disinkronkan lewat jaringan" if synced else "bandingkan sendiri bila tidak disinkronkan"
    yield Item(
        GOOD,
        "Jam",
        f"{now:%d-%m-%Y %H.%M.%S} UTC ({local:%H.%M} di mesin ini, zona kantor {office.zone}); {how}",
    )


def readers(settings: Settings, office: Office, standards: Standards) -> Iterator[Item]:
    """A limited child starts and reads: without it every attachment would count as unreadable."""
    with tempfile.TemporaryDirectory(prefix="suratd-check-") as scratch:
        path = Path(scratch) / "uji.eml"
        path.write_bytes(SAMPLE)
        try:
            with Readers(1, 20.0, Limits()) as pool:
                mail = pool.submit(read_mail, str(path), wall(), scratch, Options()).result(30)
        except (ReaderDied, OSError, TimeoutError) as error:
            todo = "periksa batas memori dan proses di suratd.service (MemoryMax, TasksMax)"
            yield Item(BAD, "Pembaca", f"proses pembaca tidak dapat bekerja: {error}", todo)
            return
    works = mail.sender is not None and mail.subject == "uji"
    yield Item(
        GOOD if works else BAD,
        "Pembaca",
        "proses pembaca terbatas bekerja" if works else "proses pembaca salah membaca",
    )


def recognition(settings: Settings, office: Office, standards: Standards) -> Iterator[Item]:
    """Can scans and photographs be read? Without an engine each of them goes to a person."""
    from parsing.accurate import find_rapid
    from parsing.ocr import LANGUAGE, find_data

    wanted, data = settings.letters.ocr, find_data()
    if wanted == "off":
        yield Item(GOOD, "OCR", 'dimatikan ([letters] ocr = "off"); pindaian dan foto dilihat petugas')
        return
    if wanted == "accurate" and not find_rapid():
        todo = "make accurate di folder program; sampai itu Tesseract yang membaca"
        yield Item(LOOK, "OCR", "RapidOCR tidak terpasang", todo)
    if data is None:
        words = (
            f"data Tesseract untuk bahasa Indonesia ({LANGUAGE}) tidak ada; pindaian dan foto dilihat petugas"
        )
        yield Item(LOOK, "OCR", words, "apt install tesseract-ocr-ind")
    elif wanted == "accurate" and find_rapid():
        yield Item(GOOD, "OCR", "RapidOCR membaca pindaian dan foto")
    else:
        yield Item(GOOD, "OCR", f"Tesseract membaca pindaian dan foto, data di {data}")


def addresses(settings: Settings, office: Office, standards: Standards) -> Iterator[Item]:
    """How an answer finds its way back."""
    local, _, domain = settings.sender.address.partition("@")
    if settings.sender.plus_addressing:
        words = f"jawaban dikirim ke {local}+KODE@{domain}"
        todo = f"uji sekali: kirim surel ke {local}+uji@{domain}; bila tidak sampai, tulis plus_addressing = false"
        yield Item(GOOD, "Alamat jawaban", f"{words}; {todo}")
    else:
        yield Item(
            GOOD,
            "Alamat jawaban",
            "plus_addressing = false: jawaban dikenali dari Message-ID dan nomor di perihal",
        )
