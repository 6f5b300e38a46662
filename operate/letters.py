"""`suratd letters`: what people answered about signatures and stamps, written out as examples, and scales refitted on it.

Reads the records; changes nothing there. `calibrate --write` writes one file of figures, which the next start reads.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from models.store import Label
from operate import calibration
from operate.calibration import Example, Figures, Scale
from operate.command import configuration
from operate.records import Records, beneath, records
from operate.table import columns
from parsing.cutting import cut
from parsing.sandbox import ReaderDied, Readers

MARKS = {"signature": "tanda tangan", "stamp": "cap"}
KINDS = {"digital": "PDF digital", "clean": "pindaian", "rough": "foto/bitonal", "nowhere": "tanpa blok"}


def arguments(own: argparse.ArgumentParser) -> None:
    configuration(own)
    verbs = own.add_subparsers(dest="what", metavar="perintah", required=True)
    export = verbs.add_parser(
        "export", help="tulis contoh berlabel dari jawaban petugas (memuat gambar surat)"
    )
    beneath(export)
    export.add_argument("folder", type=Path, metavar="FOLDER")
    again = verbs.add_parser(
        "calibrate", help="sesuaikan ambang dengan jawaban petugas; tampilkan sebelum dan sesudah"
    )
    beneath(again)
    again.add_argument(
        "--write", action="store_true", help="simpan hasilnya; tanpa ini tidak ada yang berubah"
    )


def main(options: argparse.Namespace) -> int:
    with records(options) as found:
        if options.what == "export":
            return _export(found, options.folder)
        return _calibrate(found, options.write)


# ---------------------------------------------------------------- export


def _export(found: Records, folder: Path) -> int:
    labels = found.store.labels()
    if not labels:
        print("Belum ada jawaban petugas tentang tanda tangan atau cap.")
        return 0
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise ValueError(f"{folder} tidak kosong; pilih folder baru")
    unread = 0
    with Readers(workers=1) as readers, (folder / "contoh.jsonl").open("x", encoding="utf-8") as lines:
        for number, label in enumerate(labels, 1):
            names = _pictures(found, folder, readers, number, label)
            unread += not names
            lines.write(json.dumps(_row(label) | {"files": names}, ensure_ascii=False) + "\n")
    print(f"{folder}: {len(labels)} contoh" + (f", {unread} tanpa gambar" if unread else ""))
    print("Berkas ini memuat surat dan tanda tangan orang: simpan dan hapus sebagaimana surat aslinya.")
    return 0


def _pictures(found: Records, folder: Path, readers: Readers, number: int, label: Label) -> list[str]:
    """The page and the place of the mark, cut in a limited child; the names of the files that were written."""
    source = (found.files / label.sha256[:2] / label.sha256).absolute()
    if not source.is_file():
        return []
    try:
        page, part = readers.submit(cut, source, label.machine.page, label.machine.box).result()
    except ReaderDied:
        return []
    written = []
    for name, content in (
        (f"{number:05d}-halaman.jpg", page),
        (f"{number:05d}-{label.mark}-{label.answer}.jpg", part),
    ):
        if content:
            (folder / name).write_bytes(content)
            written.append(name)
    return written


def _row(label: Label) -> dict[str, object]:
    """Without names: who answered is nobody's business outside the records."""
    mark = label.machine
    return {
        "sha256": label.sha256,
        "mark": label.mark,
        "answer": label.answer,
        "answered": label.answered.isoformat(),
        "machine": {
            "verdict": mark.verdict,
            "confidence": mark.confidence,
            "score": mark.score,
            "kind": mark.kind or None,
            "page": mark.page,
            "box": list(mark.box) if mark.box else None,
            "why": mark.why,
        },
    }


# ---------------------------------------------------------------- calibrate


def examples_of(labels: Sequence[Label]) -> dict[str, list[Example]]:
    """Scores by the scale that they are read on; a mark of which no score was kept says nothing."""
    found: dict[str, list[Example]] = {}
    for label in labels:
        if label.machine.score is not None and label.machine.kind:
            name = f"{label.mark}-{label.machine.kind}"
            found.setdefault(name, []).append((label.machine.score, label.answer == "present"))
    return found


def _calibrate(found: Records, write: bool) -> int:
    known = calibration.known(found.settings)
    examples = examples_of(found.store.labels())
    refitted = {name: calibration.refitted(scale, examples.get(name, ())) for name, scale in known.items()}
    print(_told(known, refitted, examples))
    changed = [name for name in known if refitted[name] != known[name]]
    if not changed:
        print(
            f"\nTidak ada yang disesuaikan: perlu paling sedikit {calibration.LEAST} jawaban, ada dan tidak ada."
        )
        return 0
    target = calibration.file_of(found.settings)
    if not write:
        print(f"\nBelum disimpan. Tambahkan --write untuk menulis {target}.")
        return 0
    calibration.write(target, refitted)
    print(f"\nDisimpan: {target}. Berlaku setelah daemon dijalankan ulang; hapus berkas itu untuk kembali.")
    return 0


def _told(
    known: Mapping[str, Scale], refitted: Mapping[str, Scale], examples: Mapping[str, Sequence[Example]]
) -> str:
    """Before and after; after is measured on answers that the fit had not seen."""
    heading = (
        "TANDA",
        "HALAMAN",
        "JAWABAN",
        "ADA",
        "RAGU",
        "SALAH",
        "ECE",
        "AMBANG",
        "RAGU*",
        "SALAH*",
        "ECE*",
        "AMBANG*",
    )
    rows = []
    for name, scale in sorted(known.items()):
        mark, _, kind = name.partition("-")
        seen = examples.get(name, ())
        before = calibration.figures(scale, seen)
        after = calibration.tried(scale, seen) if refitted[name] != scale else before
        rows.append(
            (
                MARKS.get(mark, mark),
                KINDS.get(kind, kind),
                str(before.count),
                str(before.present),
                *_cells(before, scale),
                *_cells(after, refitted[name]),
            )
        )
    return (
        columns(heading, rows, firm=range(len(heading))) + "\n* sesudah disesuaikan, diuji pada jawaban lain"
    )


def _cells(found: Figures, scale: Scale) -> tuple[str, str, str, str]:
    edges = f"{scale.low:.2f}–{scale.high:.2f}".replace(".", ",")
    if not found.count:
        return "-", "-", "-", edges
    return (
        f"{100 * found.unsure / found.count:.0f} %",
        str(found.wrong),
        f"{found.error:.2f}".replace(".", ","),
        edges,
    )
