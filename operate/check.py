"""`suratd check`: is all there that the daemon needs, and what to do where it is not. Sends nothing without --mail.

One line an item: baik, perhatian (it works, but look at it) or salah (it will not work). Exit 1 when anything is salah.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from operate import check_local, check_mail, check_sealed, check_servers, check_trust
from operate import settings as configuration
from operate.check_item import BAD, GOOD, LOOK, Item
from operate.command import configuration as option
from operate.settings import Settings, SettingsError
from operate.standards import load_standards
from operate.table import printable
from workflow.facts import Office
from workflow.standard import Standard, StandardError


def arguments(own: argparse.ArgumentParser) -> None:
    option(own)
    own.add_argument("--offline", action="store_true", help="tanpa menghubungi server surat")
    own.add_argument(
        "--mail", action="store_true", help="kirim surel uji kepada diri sendiri: apa yang dibuktikan server"
    )
    own.add_argument("--json", action="store_true", help="satu objek JSON")


def main(options: argparse.Namespace) -> int:
    found: list[Item] = []
    for item in checked(options.config, options.offline, options.mail):
        found.append(item)
        if not options.json:
            print(line(item), flush=True)
    wrong = [item for item in found if item.verdict == BAD]
    if options.json:
        print(json.dumps({"ok": not wrong, "items": [asdict(item) for item in found]}, ensure_ascii=False))
    else:
        look = sum(item.verdict == LOOK for item in found)
        print(
            f"\n{len(found)} diperiksa: {len(wrong)} salah, {look} perlu perhatian."
            + ("" if wrong else " Siap dijalankan.")
        )
    return 1 if wrong else 0


def line(item: Item) -> str:
    todo = f"\n{'':12}-> {printable(item.todo)}" if item.todo else ""
    return f"{item.verdict:<10}  {item.name}: {printable(item.words)}{todo}"


def checked(config: Path, offline: bool = False, mail: bool = False) -> Iterator[Item]:
    """Every item, as it is known: the slow ones come last."""
    loaded, items = _configured(config)
    yield from items
    if loaded is None:
        return
    settings, office = loaded
    standards, items = _standards(settings)
    yield from items
    probe = Probe(settings, office, standards)
    for check in (*LOCAL, *(() if offline else SERVERS), *(MAIL if mail and not offline else ())):
        yield from _guarded(check, probe)


@dataclass(frozen=True)
class Probe:
    """What the checks look at."""

    settings: Settings
    office: Office
    standards: tuple[Standard, ...]


Check = tuple[str, Callable[[Settings, Office, tuple[Standard, ...]], Iterator[Item]]]
LOCAL: tuple[Check, ...] = (
    ("Catatan", check_local.records),
    ("Berkas", check_local.files),
    ("Pengaduan", check_sealed.sealed),
    ("Cakram", check_local.disk),
    ("Cadangan", check_local.backups),
    ("Kalender", check_local.calendar),
    ("Jam", check_local.clock),
    ("Pembaca", check_local.readers),
    ("OCR", check_local.recognition),
    ("TTE", check_trust.roots),
    ("Ambang", check_trust.scales),
    ("Alamat", check_local.addresses),
)
SERVERS: tuple[Check, ...] = (
    ("Kotak surat", check_servers.mailbox),
    ("Pengiriman", check_servers.sending),
    ("Sertifikat", check_servers.certificates),
)
MAIL: tuple[Check, ...] = (("Surel uji", check_mail.checked),)


def _guarded(check: Check, probe: Probe) -> Iterator[Item]:
    name, look = check
    try:
        yield from look(probe.settings, probe.office, probe.standards)
    except Exception as error:  # One check that breaks is itself a finding, and hides no other.
        yield Item(BAD, name, f"pemeriksaan gagal: {type(error).__name__}: {error}")


def _configured(config: Path) -> tuple[tuple[Settings, Office] | None, list[Item]]:
    """Both files; mistakes of the secrets alone do not hide what else there is to see."""
    items: list[Item] = []
    try:
        settings, office = configuration.load(config)
    except SettingsError as error:
        items = [
            Item(BAD, "Konfigurasi", f"{p.file}:{p.line}: {p.key}: {p.wrong}", p.remedy)
            for p in error.problems
        ]
        try:
            settings, office = configuration.load(config, secrets=False)
        except SettingsError:
            return None, items
        return (settings, office), items
    words = f"{settings.file}, {settings.office.people.name}: {len(office.people)} pejabat, {len(office.agencies)} instansi"
    items = [
        Item(GOOD, "Konfigurasi", words),
        Item(GOOD, "Kunci token", "ada, cukup panjang; simpan salinannya di tempat lain"),
    ]
    items += [Item(LOOK, "Konfigurasi", doubt) for doubt in configuration.doubts(settings, office)]
    return (settings, office), items


def _standards(settings: Settings) -> tuple[tuple[Standard, ...], list[Item]]:
    try:
        found = load_standards(settings.office.standards)
    except StandardError as error:
        what = str(error).splitlines()[0]
        return (), [
            Item(BAD, "Standar", f"{what} {p}", "perbaiki baris itu di berkas standar")
            for p in error.problems
        ]
    except (OSError, UnicodeDecodeError) as error:
        return (), [Item(BAD, "Standar", f"tidak dapat dibaca: {error}", "periksa [office] standards")]
    told = ", ".join(f"{s.name} ({s.code}: {len(s.states)} keadaan)" for s in found)
    return found, [Item(GOOD, "Standar", told), *_nobody(settings, found)]


def _nobody(settings: Settings, standards: tuple[Standard, ...]) -> list[Item]:
    """A role that a service waits for and that nobody holds today would wait for ever."""
    _, office = configuration.load(settings.file, secrets=False)
    today = check_local.today(office)
    roles = {role: s.name for s in standards for state in s.states.values() for role in state.waits}
    empty = [
        r
        for r in sorted(roles)
        if r not in ("pemohon", "pelaksana", "waktu") and not office.holders(r, today)
    ]
    return [
        Item(
            BAD,
            "Standar",
            f"tidak ada pejabat dengan peran {role!r} (dibutuhkan {roles[role]})",
            "tambahkan di kantor.toml",
        )
        for role in empty
    ]
