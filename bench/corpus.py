"""A mailbox of N mixed messages, the same for every run: letters, complaints, replies and junk. All names are invented.

It is made once, kept in bench/out/ and poured into a Maildir by hard links, so that a fresh mailbox costs a second.
"""

from __future__ import annotations

import base64
import os
import random
import shutil
from concurrent.futures import ProcessPoolExecutor
from email.message import EmailMessage
from pathlib import Path

from bench import paper

OUT = Path(__file__).parent / "out"
SERVICE = "dinkominfo@suratd.test"
LETTER, COMPLAINT, REPLY, JUNK = "letter", "complaint", "reply", "junk"
SHARES = ((LETTER, 60), (COMPLAINT, 20), (REPLY, 15), (JUNK, 5))
TEMPLATES = 60
VERSION = 2
"""Raised whenever the messages change, so that a kept corpus is made anew."""

OFFICIALS = ("kepala@suratd.test", "sekretaris@suratd.test", "kabid.ikp@suratd.test", "humas@suratd.test")
ANSWERS = (
    "1",
    "setuju",
    "Disposisi ke Sdr. Andi",
    "revisi: logo kurang besar",
    "terima kasih",
    "siap, mohon ditindaklanjuti",
)
GRIEVANCES = (
    "Lampu jalan di depan Balai Contoh sudah dua pekan mati dan sangat gelap pada malam hari.",
    "Saya sudah tiga kali datang ke loket layanan tetapi antrean tidak dipanggil sampai tutup.",
    "Jalan di RT 03 RW 05 Desa Contoh berlubang cukup dalam dan sudah ada warga yang jatuh.",
    "Mohon informasi mengapa pengajuan saya belum dijawab lebih dari sebulan.",
    "Sampah di tepi Pasar Contoh tidak diangkut sejak hari Senin dan baunya mengganggu warga.",
)


def kind_of(serial: int) -> str:
    """Kinds are spread evenly: any hundred messages in a row hold the shares, well mixed."""
    place, low = serial * 37 % 100, 0
    for kind, share in SHARES:
        low += share
        if place < low:
            return kind
    raise AssertionError(serial)


def token(rng: random.Random) -> str:
    """Of the shape of ours, but of nobody."""
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    return "".join(rng.choices(letters, k=4)) + "." + "".join(rng.choices(letters, k=26))


def envelope(serial: int, sender: str, to: str, subject: str, rng: random.Random) -> EmailMessage:
    """The header of a mail that came through two servers and was judged by the office's own."""
    mail, domain = EmailMessage(), sender.rpartition("@")[2]
    when = f"{16 + serial % 5} Nov 2026 {7 + serial % 9:02d}:{serial % 60:02d}:00 +0700"
    mail["Received"] = (
        f"from mx.{domain} (mx.{domain} [192.0.2.{serial % 250}]) by mx.suratd.test with ESMTPS id {serial:08x}; {when}"
    )
    mail["Authentication-Results"] = (
        f"mx.suratd.test; dmarc=pass header.from={domain}; spf=pass smtp.mailfrom={domain}; dkim=pass header.d={domain}"
    )
    seal = base64.b64encode(rng.randbytes(192)).decode()
    mail["DKIM-Signature"] = (
        f"v=1; a=rsa-sha256; d={domain}; s=s1; h=from:to:subject:date; bh=contoh; b={seal}"
    )
    mail["Date"] = when
    mail["From"] = f"Contoh Pengirim <{sender}>"
    mail["To"] = to
    mail["Subject"] = subject
    mail["Message-ID"] = f"<bench.{serial}.{rng.getrandbits(48):012x}@{domain}>"
    mail["User-Agent"] = "Contoh Surel 1.0"
    return mail


def letter(serial: int, rng: random.Random, templates: list[bytes]) -> EmailMessage:
    seed = rng.randrange(len(templates))
    sender = paper.WRITERS[seed % len(paper.WRITERS)].address or f"sekolah{serial}@warga.test"
    mail = envelope(serial, sender, SERVICE, f"Permohonan Konten Media Sosial nomor {serial}", rng)
    mail.set_content(
        "Yth. Kepala Dinas Komunikasi dan Informatika,\n\nterlampir surat permohonan kami.\n"
        "Atas perhatian dan kerja samanya diucapkan terima kasih.\n\n-- \nContoh Pengirim\nHP/WA 0812-0000-0001\n"
    )
    mail.add_attachment(
        paper.letter(templates[seed], serial),
        maintype="application",
        subtype="pdf",
        filename=f"surat-{serial}.pdf",
    )
    return mail


def complaint(serial: int, rng: random.Random) -> EmailMessage:
    mail = envelope(serial, f"warga{serial}@warga.test", SERVICE, f"Pengaduan warga {serial}", rng)
    words = "\n".join(rng.choices(GRIEVANCES, k=rng.randrange(2, 9)))
    mail.set_content(
        f"Dengan hormat,\n\nsaya ingin mengadukan hal berikut.\n{words}\n\nHormat saya,\nWarga Contoh {serial}\n"
    )
    return mail


def reply(serial: int, rng: random.Random) -> EmailMessage:
    """An answer with a token of the right shape that belongs to nobody: what a stale or guessed one looks like."""
    sender = rng.choice((*OFFICIALS, "dinkes@opd.test", f"warga{serial}@warga.test"))
    mark = token(rng)
    name, _, domain = SERVICE.partition("@")
    mail = envelope(
        serial,
        sender,
        f"{name}+{mark}@{domain}",
        f"Re: [KMS-2026-{serial % 9000 + 1000}] Permohonan konten",
        rng,
    )
    mail["In-Reply-To"] = mail["References"] = f"<{mark}@{domain}>"
    quote = "\n".join(
        f"> {line}"
        for line in ("Yth. Bapak/Ibu,", "mohon jawaban atas permohonan berikut.", "1. Setujui", "2. Tolak")
    )
    mail.set_content(f"{rng.choice(ANSWERS)}\n\nPada Senin, 16 November 2026, {SERVICE} menulis:\n{quote}\n")
    return mail


def junk(serial: int, rng: random.Random) -> EmailMessage:
    mail = envelope(serial, f"promo{serial}@toko.test", SERVICE, "Diskon akhir tahun hingga 70%", rng)
    mail["List-Unsubscribe"] = f"<https://toko.test/berhenti/{serial}>"
    mail["List-Id"] = "promo.toko.test"
    mail["Precedence"] = "bulk"
    mail.set_content("Dapatkan penawaran istimewa pekan ini.\n" * 20)
    rows = "".join(f"<tr><td>Barang contoh {n}</td><td>Rp{n}.000</td></tr>" for n in range(60))
    mail.add_alternative(f"<html><body><h1>Diskon</h1><table>{rows}</table></body></html>", subtype="html")
    return mail


def message(serial: int, templates: list[bytes]) -> bytes:
    """The message with that serial number, as a Maildir keeps it (lines end in LF)."""
    rng = random.Random(f"suratd {VERSION} {serial}")
    kind = kind_of(serial)
    if kind == LETTER:
        return letter(serial, rng, templates).as_bytes()
    return {COMPLAINT: complaint, REPLY: reply, JUNK: junk}[kind](serial, rng).as_bytes()


def templates() -> list[bytes]:
    """Drawn once and kept."""
    found: list[bytes] = []
    folder = OUT / f"templates-{VERSION}"
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(TEMPLATES):
        kept = folder / f"{seed}.pdf"
        if not kept.exists():
            kept.write_bytes(paper.draw(seed))
        found.append(kept.read_bytes())
    return found


def write(folder: Path, first: int, last: int) -> None:
    drawn = templates()
    for serial in range(first, last):
        raw = message(serial, drawn)
        # Dovecot reads both sizes from the name, as from files that it delivered itself.
        size, wire = len(raw), len(raw) + raw.count(b"\n")
        (folder / f"{1_700_000_000 + serial}.M{serial:06d}.bench,S={size},W={wire}").write_bytes(raw)


def prepare(count: int, workers: int = 1) -> Path:
    """The folder that holds messages 0 .. count-1, made when missing. A larger corpus serves smaller ones."""
    folder = OUT / f"corpus-{VERSION}"
    folder.mkdir(parents=True, exist_ok=True)
    held = {int(path.name.split(".")[0]) - 1_700_000_000 for path in folder.iterdir()}
    missing = [serial for serial in range(count) if serial not in held]
    templates()
    step = 100
    with ProcessPoolExecutor(workers) as pool:
        jobs = [pool.submit(write, folder, *edge) for edge in ranges(missing, step)]
        for n, job in enumerate(jobs, 1):
            job.result()
            print(f"\rcorpus: {min(n * step, len(missing))} of {len(missing)} messages", end="", flush=True)
    if jobs:
        print()
    return folder


def ranges(serials: list[int], step: int) -> list[tuple[int, int]]:
    """Runs of serials in a row, each at most `step` long, as (first, past the last)."""
    found: list[tuple[int, int]] = []
    for serial in serials:
        if found and found[-1][1] == serial and serial - found[-1][0] < step:
            found[-1] = (found[-1][0], serial + 1)
        else:
            found.append((serial, serial + 1))
    return found


def pour(count: int, maildir: Path, first: int = 0) -> None:
    """Fills an INBOX with messages first .. first+count-1, unread, by hard links where the file system allows them."""
    for part in ("cur", "new", "tmp"):
        (maildir / part).mkdir(parents=True, exist_ok=True)
    wanted = range(1_700_000_000 + first, 1_700_000_000 + first + count)
    owner = maildir.stat()
    for path in sorted(prepare(first + count).iterdir()):
        if int(path.name.split(".")[0]) in wanted:
            link(path, maildir / "new" / path.name, owner.st_uid, owner.st_gid)


def crowd(count: int, maildir: Path) -> None:
    """Fills an INBOX with copies of one small message: for what depends on their number only."""
    (maildir / "cur").mkdir(parents=True, exist_ok=True)
    small = min(prepare(100).iterdir(), key=lambda path: path.stat().st_size)
    owner, sizes = maildir.stat(), small.name.partition(",")[2]
    for serial in range(count):
        link(
            small,
            maildir / "cur" / f"{1_700_000_000 + serial}.C.bench,{sizes}:2,S",
            owner.st_uid,
            owner.st_gid,
        )


def link(source: Path, target: Path, uid: int, gid: int) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
    if os.geteuid() == 0:
        os.chown(target, uid, gid)
