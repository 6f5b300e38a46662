"""Makes letters: `python -m tests.surat.pembuat_b --count N --seed S [--kinds text,scan,…] OUT/` writes files and truth.

Seeds below 1000 and from 2000 to 8999 are for calibration, the others for the benchmark. `--part 1/2` makes every second
letter of the same set, so that two processes make it together.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

import cv2

from tests.surat.pembuat_b import rakit, susun

BAGIAN = {"text": 30, "scan": 20, "photo": 20, "bitonal": 10, "copy": 7, "app": 5, "tte": 8}


def urutan(count: int, kinds: list[str]) -> list[str]:
    """Kinds in fixed proportions, spread evenly, so that a small set has some of each."""
    utang = dict.fromkeys(kinds, 0.0)
    jumlah = sum(BAGIAN[k] for k in kinds)
    hasil = []
    for _ in range(count):
        for k in kinds:
            utang[k] += BAGIAN[k] / jumlah
        pilih = max(kinds, key=lambda k: utang[k])
        utang[pilih] -= 1
        hasil.append(pilih)
    return hasil


def rencana(count: int, seed: int, kinds: list[str]) -> list[rakit.Rencana]:
    """Cells take turns within a kind, engines within a cell."""
    ke: dict[str, int] = dict.fromkeys(kinds, 0)
    semua = []
    for n, kind in enumerate(urutan(count, kinds), 1):
        k = ke[kind]
        ke[kind] += 1
        semua.append(rakit.rencana(n, seed, kind, rakit.SEL[k % 4], susun.MESIN[(k // 4 + k + seed) % 3]))
    return semua


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.surat.pembuat_b", description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default=",".join(BAGIAN), help="of " + ",".join(BAGIAN))
    parser.add_argument("--quiet", action="store_true")
    parser.add_argument("--part", default="1/1", help="K/N: the K-th of N parts, its truth in truth-K.jsonl")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(words)
    kinds = options.kinds.split(",")
    if unknown := set(kinds) - set(BAGIAN):
        parser.error(f"unknown kinds: {', '.join(sorted(unknown))}")
    cv2.setNumThreads(1)
    options.folder.mkdir(parents=True, exist_ok=True)
    mulai = time.monotonic()
    ke, dari = (int(v) for v in options.part.split("/"))
    bagian = rencana(options.count, options.seed, kinds)[ke - 1 :: dari]
    nama = "truth.jsonl" if dari == 1 else f"truth-{ke}.jsonl"
    with (options.folder / nama).open("w") as truth:
        for hasil in susun.semua(bagian):
            truth.write(json.dumps(rakit.tulis(hasil, options.folder), ensure_ascii=False) + "\n")
    if not options.quiet:
        print(f"{len(bagian)} letters in {time.monotonic() - mulai:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
