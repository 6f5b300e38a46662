"""`suratd init`: writes a first configuration, keys and unit files into a folder. Overwrites nothing, starts nothing.

What it writes is the commented example with the answers put in, so that every key is there to be read.
"""

from __future__ import annotations

import base64
import os
import re
import secrets
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from operate.kinds import address

SYSTEMD = Path(__file__).resolve().parent.parent / "systemd"
UNITS = ("suratd.service", "suratd-backup.service", "suratd-backup.timer", "suratd-failure@.service")
STATE = Path("/var/lib/suratd")
SECRETS = ("imap-password", "smtp-password")


@dataclass(frozen=True)
class Answers:
    """host: the mail server; address: the service's own; admin: who gets the alarms. state: the records' folder."""

    host: str
    address: str
    admin: str = ""
    smtp_host: str = ""
    state: str = ""
    program: str = ""


class Refused(ValueError):
    """Nothing was written."""


def init(folder: Path, answers: Answers) -> list[Path]:
    """Write all of it, or refuse and write nothing; gives the paths written."""
    folder = folder.absolute()
    if re.search(r"[\s%\"'\\]", str(folder)):
        raise Refused(f"{folder}: jalur tanpa spasi, tanda kutip, dan % diharapkan; berkas unit memuatnya")
    contents = _contents(folder, _checked(answers))
    there = [path for path in contents if path.exists()]
    if there:
        raise Refused(
            f"{', '.join(map(str, there))}: sudah ada. Tidak ada yang ditulis; hapus, atau pilih folder lain."
        )
    written: list[Path] = []
    try:
        for path, (content, mode) in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, content, mode)
            written.append(path)
    except OSError as error:
        for path in written:
            path.unlink()
        raise Refused(f"{error.filename or folder}: {error.strerror}. Tidak ada yang ditulis.") from error
    return written


def ask(answers: Answers, question: Callable[[str], str] = input) -> Answers:
    """Ask on the terminal for what no flag has said."""
    host = answers.host or question("Server surat (nama host): ")
    mail = answers.address or question("Alamat layanan (misalnya dinas@contoh.go.id): ")
    admin = answers.admin or question("Alamat administrator, untuk peringatan: ")
    return Answers(host, mail, admin, answers.smtp_host, answers.state, answers.program)


def next_steps(folder: Path, answers: Answers) -> str:
    folder = folder.absolute()
    steps = f"""Berikutnya:
1. Tulis kata sandi, masing-masing satu baris: {folder / "imap-password"}, {folder / "smtp-password"}
2. Baca {folder / "suratd.toml"}, lalu isi pejabat dan instansi di {folder / "kantor.toml"}
3. suratd check -c {folder / "suratd.toml"}
"""
    if _state(folder, answers) != STATE:
        return steps + f"4. suratd run -c {folder / 'suratd.toml'}  (dengan systemd: suratd init /etc/suratd)"
    return (
        steps
        + f"""4. Sebagai root, dengan systemd:
   mkdir -p -m 700 /etc/credstore.encrypted
   for f in imap-password smtp-password token-key; do
     systemd-creds encrypt --name=$f {folder}/$f /etc/credstore.encrypted/$f; done
   cp {folder}/systemd/* /etc/systemd/system/ && systemctl daemon-reload
   systemctl enable --now suratd.service suratd-backup.timer
5. Simpan salinan token-key di tempat aman: tanpa itu jawaban atas surel yang sudah dikirim tidak dapat dibuktikan."""
    )


def _checked(answers: Answers) -> Answers:
    host = answers.host.strip()
    if not re.fullmatch(r"[A-Za-z0-9.:\[\]-]+", host):
        raise Refused(f"host: {host or '(kosong)'} bukan nama host. Tulis --host mail.contoh.go.id")
    smtp = answers.smtp_host.strip() or host
    if not re.fullmatch(r"[A-Za-z0-9.:\[\]-]+", smtp):
        raise Refused(f"smtp host: {smtp} bukan nama host. Tulis --smtp-host smtp.contoh.go.id")
    try:
        mail, admin = address(answers.address), answers.admin.strip() and address(answers.admin)
    except ValueError as error:
        raise Refused(f"{error}. Tulis --address dinas@contoh.go.id --admin admin@contoh.go.id") from None
    if admin == mail:
        raise Refused(f"admin: {admin} adalah layanan ini sendiri; tulis alamat yang dibaca administrator")
    return Answers(host, mail, admin, smtp, answers.state, answers.program)


def _contents(folder: Path, answers: Answers) -> dict[Path, tuple[bytes, int]]:
    """Every path with its bytes and mode. The two .toml hold no secret, and the daemon's own user must read them."""
    key = base64.b64encode(secrets.token_bytes(32)) + b"\n"
    contents = {
        folder / "suratd.toml": (_machine(folder, answers).encode(), 0o644),
        folder / "kantor.toml": (_people(answers).encode(), 0o644),
        folder / "token-key": (key, 0o600),
    }
    contents |= {folder / name: (b"", 0o600) for name in SECRETS}
    contents |= {folder / "systemd" / name: (_unit(folder, answers, name).encode(), 0o644) for name in UNITS}
    return contents


def _machine(folder: Path, answers: Answers) -> str:
    text = (SYSTEMD / "contoh" / "suratd.toml").read_text(encoding="utf-8")
    for section, key, value in (
        ("mailbox", "host", answers.host),
        ("mailbox", "user", answers.address),
        ("smtp", "host", answers.smtp_host),
        ("smtp", "user", answers.address),
        ("sender", "address", answers.address),
        ("sender", "name", ""),
        # Whose Authentication-Results count is learnt by `suratd check --mail`, never guessed.
        ("authentication", "authserv_id", ""),
        ("office", "admin", answers.admin),
    ):
        text = put(text, section, key, value)
    state = _state(folder, answers)
    if state != folder:
        text = put(text, "store", "database", f"sqlite:///{state / 'suratd.db'}")
        text = put(text, "store", "files", str(state / "files"))
        text = put(text, "store", "backup", str(state / "backup"))
    return text


def _people(answers: Answers) -> str:
    text = (SYSTEMD / "contoh" / "kantor.toml").read_text(encoding="utf-8")
    return put(text, "kantor", "surel", answers.address)


def _state(folder: Path, answers: Answers) -> Path:
    """Below /etc nothing is written while the daemon runs: the records go where systemd makes room for them."""
    if answers.state:
        return Path(answers.state).absolute()
    return STATE if folder.is_relative_to("/etc") else folder


def _unit(folder: Path, answers: Answers, name: str) -> str:
    """The unit with this program and this folder in it."""
    program = answers.program or shutil.which("suratd") or str(Path(sys.prefix) / "bin" / "suratd")
    text = (SYSTEMD / name).read_text(encoding="utf-8")
    text = text.replace("/opt/suratd/.venv/bin/suratd", program)
    return text.replace("/etc/suratd/", f"{folder}/")


def put(text: str, section: str, key: str, value: str) -> str:
    """The text with that one value in quotes exchanged; the comment behind it stays in its column where it can."""
    begin = re.search(rf"^\[{re.escape(section)}\]", text, re.MULTILINE)
    row = re.compile(rf'^({re.escape(key)} = )("[^"\n]*")([ ]*)(#.*)?$', re.MULTILINE)
    found = row.search(text, begin.end()) if begin else None
    if found is None:
        raise KeyError(f"[{section}] {key}")
    quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    room = max(len(found[2] + found[3]) - len(quoted), 1)
    line = found[1] + quoted + (" " * room + found[4] if found[4] else "")
    return text[: found.start()] + line + text[found.end() :]


def _write(path: Path, content: bytes, mode: int) -> None:
    """Made with its mode from the first moment: a key is readable by others at no time."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
        os.fchmod(file.fileno(), mode)
