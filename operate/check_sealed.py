"""The checks of `suratd check` on what is sealed: the key of complaints, what it opens, and who else may look there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from models.glance import open_glance
from models.store import StoreBroken, StoreDown, Unreadable, Vault
from operate.check_item import BAD, GOOD, LOOK, Item
from operate.settings import Settings, SettingsError, vault_key
from workflow.facts import Office
from workflow.standard import Standard

NAME = "Pengaduan"
LOST = "kembalikan berkas kunci dari salinannya; tanpa kunci itu yang tersegel tertutup untuk selamanya"


def sealed(settings: Settings, office: Office, standards: tuple[Standard, ...]) -> Iterator[Item]:
    """Nothing to say where no service is sealed."""
    if not any(standard.sealed for standard in standards):
        return
    path = settings.complaints.key_file or settings.authentication.token_key_file
    own = "berkas sendiri" if settings.complaints.key_file else "dibuat dari kunci token"
    try:
        vault = Vault(vault_key(settings))
    except SettingsError as error:
        yield Item(BAD, NAME, f"kunci pengaduan ({own}): {error.problems[0].wrong}", LOST)
        return
    yield from _rights(path, own)
    yield from _opens(settings, vault, own)
    yield from _folder(Path(settings.store.files) / "sealed", vault)


def _rights(path: Path, own: str) -> Iterator[Item]:
    mode = path.stat().st_mode & 0o777
    if mode & 0o077:
        words = f"kunci pengaduan ({own}) {path} dapat dibaca pengguna lain di mesin ini (hak {mode:03o})"
        yield Item(LOOK, NAME, words, f"chmod 600 {path}")


def _opens(settings: Settings, vault: Vault, own: str) -> Iterator[Item]:
    """Does the key open the records? Those of another key would stay closed, and new ones be sealed with this one."""
    none = Item(GOOD, NAME, f"kunci pengaduan ada ({own}); belum ada catatan yang dapat dicoba")
    url = settings.store.database
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
        yield none
        return
    try:
        store = open_glance(url)
    except (StoreBroken, StoreDown):
        yield none
        return
    try:
        store.unlock(vault)
        count = store.sealed_cases()
    except StoreBroken as error:
        yield Item(BAD, NAME, f"kunci pengaduan ({own}) tidak membuka catatan: {error}", LOST)
        return
    finally:
        store.close()
    what = f"membuka catatan ({count} pengaduan)" if count else "belum ada pengaduan"
    yield Item(GOOD, NAME, f"kunci pengaduan ada ({own}), {what}; simpan salinannya terpisah dari cadangan")


def _folder(folder: Path, vault: Vault) -> Iterator[Item]:
    """The sealed files: nobody else looks into their folder, and the key opens them."""
    if not folder.is_dir():
        return
    mode = folder.stat().st_mode & 0o777
    if mode & 0o007:
        words = f"folder tersegel {folder} dapat dilihat pengguna lain di mesin ini (hak {mode:03o})"
        todo = f"chmod 700 {folder}; isinya terenkripsi, tetapi jumlah dan waktunya terlihat"
        yield Item(LOOK, NAME, words, todo)
    try:
        first = next((path for path in folder.glob("*/*/*") if path.is_file()), None)
        if first is not None:
            vault.open(first.read_bytes(), f"file/{first.name}")
    except OSError as error:
        yield Item(
            BAD,
            NAME,
            f"folder tersegel {folder} tidak dapat dibaca: {error.strerror}",
            "beri pengguna suratd hak atas folder itu, atau jalankan pemeriksaan ini sebagai pengguna itu",
        )
    except Unreadable as error:
        yield Item(BAD, NAME, f"kunci pengaduan tidak membuka {folder}: {error}", LOST)
