"""Breaks mails on purpose and reads them: python -m tests.parsing.fuzz [--count N] [--seed S]. Ends with 1 at a fault.

A fault is an exception or a mail that takes longer than two seconds of CPU; it is written to fuzz-<seed>.eml and named.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.parsing.mails import PDF, mail, multipart, part, read
from tests.shared import SHARED

SLOWEST = 2.0
_TURN = 5_000
LONGEST = 60_000
"""Seeds are cut here: what breaks a reader stands in the structure, not in the length of an attachment."""
PIECES = (
    b"=?utf-8?b?",
    b"=?iso-8859-1?q?",
    b"?=",
    b"\x00",
    b"\xff\xfe",
    b"--batas",
    b"--batas--\r\n",
    b"\r\n\r\n",
    b"\n\n",
    b"\r",
    b"Content-Type: ",
    b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n",
    b"Content-Type: message/rfc822\r\n\r\n",
    b"Content-Type: application/pkcs7-mime\r\n\r\n0\x80",
    b"Content-Type: message/delivery-status\r\n\r\nAction: failed\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"Content-Transfer-Encoding: x-uuencode\r\n",
    b"charset=punycode",
    b"charset=utf-7",
    b"charset=idna",
    b"begin 644 a\n",
    b"end\n",
    b"From: ",
    b"Date: Fri, 99 Feb 0000 99:99:99 +9999\r\n",
    b"@",
    b"<",
    b">",
    b'"',
    b"; filename*0*=utf-7''%",
    b"; filename*99999999999999999999=x",
    b"(" * 500,
    b"\t" * 500,
    b"\r\n " * 300,
    b"<div>" * 300,
    b"<blockquote type=cite>",
    b"<!--",
    b"<table><tr><td>" * 50,
    b"&#99999999999;",
    b"9" * 200,
    b"> " * 200,
    b"\r\n> a",
    b"\r\nPada Sen, 23 Nov 2026 pukul 10.15 a <a@b.test> menulis:\r\n",
    b"\r\nDari: a\r\nDikirim: b\r\nKepada: c\r\n",
    b"\r\n-- \r\n",
    b"\r\nDikirim dari iPhone saya\r\n",
    b"\r\nHormat saya,\r\n",
    b"PK\x03\x04",
    b"\x78\x9f\x3e\x22",
    "\ud83d".encode("utf-8", "surrogatepass"),
    "\u202e\u2066".encode(),
)


def own_seeds() -> list[bytes]:
    text, html = part(b"Setuju", "text/plain"), part(b"<p>Setuju</p>", "text/html")
    return [
        mail(),
        multipart(part(b"Mohon", "text/plain; charset=utf-8"), part(PDF, "application/pdf", "surat.pdf")),
        multipart(text, html, kind="alternative"),
        multipart(text, part(PDF, "message/rfc822", "a.eml"), kind="report; report-type=delivery-status"),
        mail(
            "> a\r\nPada Sen, 23 Nov 2026 pukul 10.00 a <a@b.test> menulis:\r\n> b\r\n",
            content_type="text/plain; format=flowed; delsp=yes",
        ),
    ]


def seeds() -> list[bytes]:
    """Our own samples, and the mails of the corpora where they lie beside this clone."""
    folder = Path(__file__).parents[1] / "surel"
    found = own_seeds() + [path.read_bytes() for path in sorted(folder.glob("*.eml"))]
    for path in sorted((SHARED / "corpora" / "mail").rglob("*")):
        if path.suffix in (".eml", ".msg", ".txt") and path.is_file():
            found.append(path.read_bytes()[:LONGEST])
    return found


def mutated(dice: random.Random, among: Sequence[bytes]) -> bytes:
    """One mail, broken in one to twelve places."""
    raw = bytearray(dice.choice(among))
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(raw) + 1)
        match dice.randrange(6):
            case 0 | 1:
                raw[at:at] = dice.choice(PIECES)
            case 2:
                del raw[at : at + dice.randint(1, 40)]
            case 3:
                raw[at : at + 1] = bytes([dice.randrange(256)])
            case 4:
                raw[at:at] = raw[at : at + dice.randint(1, 400)] * dice.randint(1, 20)
            case _:
                other = dice.choice(among)
                begin = dice.randrange(len(other) + 1)
                raw[at:at] = other[begin : begin + 400]
    return bytes(raw)


def faults(count: int, seed: int, among: Sequence[bytes]) -> Iterator[tuple[int, bytes, str]]:
    """The number of each mail that could not be read, or not in time, with its bytes and what happened."""
    for number in range(seed, seed + count):
        raw = mutated(random.Random(number), among)
        begin = time.process_time()
        try:
            read(raw)
        except Exception:  # Whatever it is, it is what is looked for.
            yield number, raw, traceback.format_exc()
        took = time.process_time() - begin
        if took > SLOWEST:
            yield number, raw, f"{took:.1f} s"


def main() -> int:
    own = argparse.ArgumentParser(description=__doc__)
    own.add_argument("--count", type=int, default=100_000)
    own.add_argument("--seed", type=int, default=0)
    options = own.parse_args()
    among = seeds()
    begin = time.monotonic()
    for start in range(options.seed, options.seed + options.count, _TURN):
        turn = min(_TURN, options.seed + options.count - start)
        for number, raw, what in faults(turn, start, among):
            Path(f"fuzz-{number}.eml").write_bytes(raw)
            print(f"fuzz-{number}.eml: {what}")
            return 1
        print(f"{start + turn - options.seed} read", flush=True)
    print(f"{options.count} broken mails of {len(among)} read in {time.monotonic() - begin:.0f} s: no fault")
    return 0


if __name__ == "__main__":
    sys.exit(main())
