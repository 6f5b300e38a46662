"""The objects of `suratd explain` as a person reads them, rule by rule, in Indonesian. Formats, decides nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from operate.table import day, printable, size

KINDS = {
    "request": "permohonan",
    "complaint": "pengaduan",
    "reply": "jawaban atas permohonan",
    "status": "pertanyaan status",
    "automatic": "surel otomatis",
    "bounce": "laporan tidak terkirim",
    "list": "milis atau surat edaran",
    "own": "surel kami sendiri",
    "other": "lain-lain",
    "letter": "surat",
}
USES = {"letter": "surat", "enclosure": "lampiran", "content": "konten", "unread": "TIDAK DIBACA"}
MARKS = {"present": "ada", "absent": "TIDAK ADA", "unsure": "ragu"}
VERDICTS = {
    "complete": "LENGKAP",
    "incomplete": "BELUM LENGKAP",
    "review": "perlu dilihat petugas",
    None: "tidak dapat dinilai",
}


def story(told: dict[str, Any]) -> str:
    """One input, with an empty line after it."""
    lines = [str(told["file"])]
    if told.get("error"):
        lines.append(f"  SALAH      : {printable(str(told['error']))}")
    if told.get("kind") == "letter" and "signature" in told:
        for one in (told, *told.get("others", ())):
            lines += _letter(one, "  ")
    elif "rule" in told:
        lines += _message(told)
    return "\n".join(lines) + "\n"


def _message(told: dict[str, Any]) -> list[str]:
    sender = told["sender"]
    lines = [
        f"  Jenis      : {KINDS.get(told['kind'], told['kind'])} (aturan {told['rule']})",
        f"  Dari       : {told['from'] or 'tidak jelas'} (bukti {sender['grade']}: {printable(sender['why']) or '-'})",
        f"  Perihal    : {printable(told['subject']) or '-'}",
    ]
    for one in told["attachments"]:
        why = f" ({printable(one['why'])})" if one["why"] else ""
        lines.append(
            f"  Lampiran   : {printable(one['name'])}, {size(one['size'])}: {USES.get(one['use'], one['use'])}{why}"
        )
    reply = told["reply"]
    if reply:
        lines.append(f"  Kata       : {printable(reply['text'])[:200] or '(tidak ada)'}")
        lines.append(f"  Artinya    : {reply['move']}, {reply['action']} ({printable(reply['why'])})")
        lines += [f"    {name}: {printable(str(value))}" for name, value in reply["arguments"].items()]
    for one in told["letters"]:
        lines += [f"  Surat      : {printable(one['file'])}", *_letter(one, "    ")]
    if told["complaint"]:
        lines.append(f"  Pengaduan  : kelas usulan {told['complaint']['class']}, ditetapkan oleh pengelola")
    return [*lines, f"  Keputusan  : {told['decision']}"]


def _letter(told: dict[str, Any], indent: str) -> list[str]:
    if told.get("error"):
        return [f"{indent}Tidak dapat dibaca: {told['error']}"]
    office, signer, request = told["office"], told["signer"] or {}, told["request"]
    items = ", ".join(f"{item['count'] or '?'} {item['kind']}" for item in request["items"])
    contact = request["contact"] or {}
    rows = [
        ("Nomor", told["number"]),
        ("Tanggal", told["date"]),
        ("Hal", told["subject"]),
        (
            "Kop",
            f"{office['name'] or '-'} -> {office['matched'] or 'tidak ada di daftar'} ({office['score']:.2f})",
        ),
        (
            "Penanda tangan",
            f"{signer.get('position') or '-'}, {signer.get('name') or '-'} ({signer.get('form') or '-'})",
        ),
        ("Meminta", f"{request['service'] or 'bukan layanan ini'}: {items or '-'}"),
        ("Dibutuhkan", request["needed_by"]),
        ("Narahubung", f"{contact.get('name') or '-'} {contact.get('phone') or ''}"),
        ("Tanda tangan", _mark(told["signature"])),
        ("Cap", _mark(told["stamp"])),
        ("TTE", f"{told['electronic']['verdict']} ({told['electronic']['why'] or '-'})"),
    ]
    lines = [f"{indent}{name:<15}: {printable(str(value)) if value else '-'}" for name, value in rows]
    missing = f"; kurang: {', '.join(told['missing'])}" if told["missing"] else ""
    return [*lines, f"{indent}{'Penilaian':<15}: {VERDICTS.get(told['verdict'], told['verdict'])}{missing}"]


def _mark(mark: dict[str, Any]) -> str:
    where = f", halaman {mark['page']}" if mark["page"] else ""
    verdict = MARKS.get(mark["verdict"], mark["verdict"])
    return f"{verdict} (keyakinan {mark['confidence']:.2f}{where}; {mark['why'] or '-'})"


def due(told: dict[str, Any]) -> str:
    """The days of `--due`."""
    if told.get("error"):
        return f"SALAH: {told['error']}"
    lines = [f"Diterima {day(date.fromisoformat(told['from']))} (hari ke-0)"]
    for term, when in told["due"].items():
        counted = ", ".join(day(date.fromisoformat(one)) for one in told["counted"][term])
        lines.append(f"{term:>3} hari kerja: {day(date.fromisoformat(when))}  (dihitung: {counted})")
    if told["provisional"]:
        lines.append("Sementara: hari libur salah satu tahun belum lengkap.")
    return "\n".join(lines)
