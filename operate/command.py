"""The command line: one sub-command a verb, each handed to its own module. Imports a verb's module when it is called."""

from __future__ import annotations

import argparse
import importlib
import logging
import os
import sys
from pathlib import Path

from models.store import Locked, Refused, StoreBroken, StoreDown, StoreNewer
from operate.settings import SettingsError
from workflow.standard import StandardError

CONFIGURATION = "suratd.toml"
OK, WRONG, USAGE, LATER, CONFIG = 0, 1, 2, 75, 78

# verb -> (module, one line of help). Each module has `arguments(parser)` and `main(options) -> exit code`.
VERBS = {
    "run": ("operate.run", "jalankan daemon (--once: sekali lalu selesai)"),
    "check": ("operate.check", "periksa konfigurasi, standar, server surat, kalender, disk, dan jam"),
    "status": ("operate.status", "keadaan semua permohonan, atau riwayat satu permohonan"),
    "explain": ("operate.explain", "apa yang akan dilakukan dengan sebuah surel, surat, atau kalimat"),
    "aside": ("operate.aside", "karantina: list | show | retry"),
    "outbox": ("operate.outbox", "surat keluar: list | show | resend | hold | release"),
    "calendar": ("operate.holidays", "hari libur: list | add | drop | import"),
    "complaint": ("operate.complaint", "pengaduan: add | import | list"),
    "report": ("operate.report", "register permohonan sebagai XLSX"),
    "letters": ("operate.letters", "contoh berlabel dari jawaban petugas: export | calibrate"),
    "adopt": ("operate.adopt", "lihat siapa yang mengerjakan kotak surat ini; --take mengambilnya alih"),
    "init": ("operate.begin", "tulis konfigurasi baru"),
    "backup": ("operate.backup", "salin catatan ke folder cadangan"),
    "restore": ("operate.restore", "kembalikan catatan dari salinan"),
    "demo": ("operate.demo.day", "satu hari di kantor, dengan server surat di dalam program"),
}


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="suratd", description="Menerima, memeriksa, dan menjawab surat permohonan lewat surel."
    )
    top.add_argument("--version", action="version", version="suratd 0.1.0")
    verbs = top.add_subparsers(dest="verb", metavar="perintah", required=True)
    for verb, (_, help_) in VERBS.items():
        verbs.add_parser(verb, help=help_, description=help_, add_help=False)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; every refusal is a sentence on standard error and an exit code that means something."""
    given = sys.argv[1:] if arguments is None else arguments
    top = parser()
    verb = next((word for word in given if word in VERBS), "")
    if not verb:
        top.parse_args(given)
        return USAGE
    module = importlib.import_module(VERBS[verb][0])
    own = argparse.ArgumentParser(prog=f"suratd {verb}", description=VERBS[verb][1])
    module.arguments(own)
    at = given.index(verb)
    options = own.parse_args(given[:at] + given[at + 1 :])
    try:
        return int(module.main(options))
    except BrokenPipeError:
        # Whoever read our output has seen enough; what is still in the buffer goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return OK
    except (SettingsError, StandardError) as error:
        return _say(error, CONFIG)
    except (Locked, StoreDown) as error:
        return _say(error, LATER)
    except (Refused, StoreBroken, StoreNewer, ValueError, OSError) as error:
        return _say(error, WRONG)
    except KeyboardInterrupt:
        return 130


def _say(error: Exception, code: int) -> int:
    print(f"suratd: {error}", file=sys.stderr)
    return code


def configuration(own: argparse.ArgumentParser) -> None:
    """The option that most verbs share."""
    own.add_argument(
        "-c", "--config", type=Path, default=Path(CONFIGURATION), metavar="FILE", help="suratd.toml"
    )


def start_log(level: str = "INFO") -> None:
    """One fact a line, the case's reference first; systemd adds the moment."""
    stamp = "" if os.environ.get("JOURNAL_STREAM") else "%(asctime)s "
    logging.basicConfig(
        level=level, format=f"{stamp}%(levelname)s %(name)s %(message)s", stream=sys.stderr, force=True
    )
