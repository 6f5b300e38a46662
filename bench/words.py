"""Reading mails and words: one mixed message beside the standard parser, and thousands of them on one core and on all."""

from __future__ import annotations

import email
import email.message
import email.policy
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from bench import corpus
from parsing import message

ROOT = Path(__file__).parent.parent
ROUNDS = 200
SIZE = 240_000
GREETING = "Yth. Bapak/Ibu,\nberikut permohonan kami untuk kegiatan pekan depan.\n"


def mixed() -> bytes:
    """Text and HTML, a picture within it, a PDF and a small table: what an agency's webmail sends, 240 kB on the wire."""
    rng, mail = random.Random(1), EmailMessage()
    mail["From"], mail["To"] = "Dinas Contoh <dinas@opd.test>", corpus.SERVICE
    mail["Subject"], mail["Date"] = "Permohonan konten media sosial", "Mon, 16 Nov 2026 08:00:00 +0700"
    mail["Message-ID"] = "<bench.mixed@opd.test>"
    quote = "".join(f"> baris ke-{n} dari surat sebelumnya\n" for n in range(60))
    mail.set_content(f"{GREETING}{quote}")
    mail.add_alternative(f"<p>{GREETING}</p><blockquote>{quote}</blockquote>", subtype="html")
    mail.get_payload(1).add_related(rng.randbytes(20_000), "image", "png", cid="<logo@opd.test>")  # type: ignore[union-attr]
    mail.add_attachment(b"nama;jumlah\n" * 400, maintype="text", subtype="csv", filename="daftar.csv")
    rest = (SIZE - len(mail.as_bytes())) * 3 // 4 - 1000
    mail.add_attachment(rng.randbytes(rest), maintype="application", subtype="pdf", filename="surat.pdf")
    return mail.as_bytes(policy=email.policy.SMTP)


def by_the_standard_parser(raw: bytes) -> int:
    """What it takes to know the same: headers, both texts, every file. Gives the bytes that were decoded."""
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    told = len(str(mail["From"])) + len(str(mail["Subject"]))
    leaves = [part for part in mail.walk() if not part.is_multipart()]
    return told + sum(len(part.get_content()) for part in leaves)


def cpu_of(work: Callable[[], object]) -> float:
    """Milliseconds of processor time, the median of many."""
    spent = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        spent.append(1000 * (time.process_time() - began))
    return statistics.median(spent)


def one_message() -> tuple[float, float, int]:
    """CPU of ours and of the standard parser for the same mixed message, in milliseconds, and its size."""
    raw, now = mixed(), datetime.now(UTC)
    found = message.read(raw, now, lambda octets: "0" * 64)
    assert [file.name for file in found.attachments][-1] == "surat.pdf"
    ours = cpu_of(lambda: message.read(raw, now, lambda octets: "0" * 64))
    return ours, cpu_of(lambda: by_the_standard_parser(raw)), len(raw)


def explained(count: int, cores: int, lines: Path | None = None) -> float:
    """Seconds in which `suratd explain --json` answers for so many mails of the corpus, or for a file of words."""
    names = sorted(corpus.prepare(count).iterdir())[:count]
    command = [sys.executable, str(ROOT / "daemon.py"), "explain", "--json"]
    command += ["--words", str(lines)] if lines else ["-"]
    began = time.monotonic()
    done = subprocess.run(
        command,
        input="" if lines else "\n".join(map(str, names)),
        preexec_fn=lambda: os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores]),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == count
    assert not [one for one in told if one.get("error")]
    return time.monotonic() - began


def phrases(folder: Path, count: int) -> Path:
    """A file of words to be understood, as many lines."""
    rng, kept = random.Random(2), folder / "words.jsonl"
    lines = (
        {"stage": rng.choice("KBSP"), "text": f"{rng.choice(corpus.ANSWERS)}, nomor {n}"}
        if n % 2
        else {"complaint": " ".join(rng.choices(corpus.GRIEVANCES, k=3)) + f" Nomor {n}."}
        for n in range(count)
    )
    kept.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return kept
