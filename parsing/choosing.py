"""The first ways to answer: a figure from the list, or what a button wrote, each with a note behind it.

A note that could turn the choice makes it a question; never does it change the choice silently.
"""

from __future__ import annotations

import re
from dataclasses import replace

from parsing import arguments, changes, phrases, wording
from parsing.heard import Heard, doubt_in, kinds_of
from workflow.facts import Arguments, Choice, Command

# Refusing, filing, withdrawing and sending elsewhere always ask once more (law L21).
CONFIRMED = frozenset({"tolak", "arsip", "batal", "teruskan", "tunda"})
# Answers whose note is free text for another person; with these a digit carries any note.
_FREE = frozenset({"revisi", "tanya", "tolak", "lengkapi", "tunda", "teruskan", "waktu", "tidak"})

_DIGIT = re.compile(
    r"^\W{0,3}(?:(?:saya|kami|pilih|pilihan|memilih|jawaban|jawab|jawabannya|opsi|nomor|no|angka"
    r"|poin)\b[\s.:,]*){0,5}"
    r"[([]?(\d{1,2})[)\]]?\s*(?:$|(?P<stop>[.):,;!–—-]+)\s*(?!\d)|\s+(?=\D))(.*)$",
    re.I,
)
# "1 minggu lagi": a figure that counts something is no choice.
_COUNTED = re.compile(
    r"(?:(?:(?:saja|aja|sj)\s+)?cukup|hari|minggu|bulan|tahun|jam|menit|detik|hk|kali|x\b|persen|%|orang|konten|slide|foto|video"
    r"|gambar|lembar|buah|poin|desain"
    r"|flyer|reels|feed|halaman|tanggal|januari|februari|maret|april|mei|juni|juli|agustus|september"
    r"|oktober|november|desember"
    r"|surat|berkas|hal|nov|des|jan|atau|dan|sampai|dari (?=\d|tiga|empat|lima))\b|[/&]",
    re.I,
)
_SECOND = re.compile(
    r"(?:^|\W)(?:atau|dan|eh|bukan|maksud\w*|ralat|,|&|/)\W*(?:nomor|no|opsi|angka)?\W*\d{1,2}(?:\W|$)"
    r"|\b\d\s*[.)]\s*\D",
    re.I,
)
_EMPTY_NOTE = re.compile(r"[\s.…_,:;-]*")


def digit(h: Heard) -> Command | None:
    """One figure on the first line is the choice of that number; what follows is its note."""
    lines = [line for line in wording.figures(h.words).splitlines() if line.strip()]
    match = _DIGIT.match(lines[0].strip()) if lines else None
    if match is None or match[1] == "86":  # "86": understood, as on the radio.
        return None
    behind = match[3]
    choice = next((c for c in h.choices if c.number == int(match[1])), None)
    dated = (
        choice is not None
        and choice.move == "tunda"
        and re.match(r"(?:sampai|tanggal|tgl|s\.?d)", behind, re.I)
    )
    if _COUNTED.match(behind) and not (match["stop"] or "").strip("–—-") and not dated:
        if re.match(r"(?:atau|dan|/|&)\W*\d", behind):
            return Command("lain", "ask", Arguments(number=int(match[1])), "dua angka")
        return None
    note = "\n".join([behind, *lines[1:]]).strip()
    if choice is None:
        if note or not h.choices:
            return (
                None
                if note
                else Command("lain", "ask", Arguments(number=int(match[1])), "angka tanpa daftar")
            )
        return Command("lain", "ask", Arguments(number=int(match[1])), "angka di luar daftar")
    if (
        _SECOND.search(behind)
        and not choice.free
        and choice.move not in ("tunda", "waktu", "revisi", "tanya", "lengkapi")
    ):
        return Command("lain", "ask", Arguments(number=choice.number, note=note), "dua angka")
    own = wording.normal(choice.move) == wording.bare(wording.normal(note))
    return chosen(h, choice, "" if own else note, loose=not match["stop"] and "\n" not in note)


def button(h: Heard) -> Command | None:
    """What a button wrote, with what was added behind it."""
    for choice in sorted(h.choices, key=lambda c: -len(c.words)):
        prefix = choice.words.strip()
        if len(prefix) > 2 and h.words.lower().startswith(prefix.lower()):
            rest = h.words[len(prefix) :]
            if rest[:1].isalnum() and prefix[-1].isalnum():
                continue
            if choice.move == "teruskan" and "ikp" in (
                h.kinds or ()
            ):  # To our own Bidang: that is the disposition.
                continue
            # The days stand in what this button itself wrote; a number in the reason behind it is none.
            note = h.words if choice.move == "waktu" else rest.strip(" .:\n")
            # "Setuju" is a button and also the first word of "Setuju untuk ditolak"; a whole sentence that ends where
            # the button ended was tapped, and what stands behind it is a note as behind a figure.
            tapped = len(prefix.split()) > 2 and rest[:1] in tuple("\n.,;")
            if choice.free or choice.move in _FREE or _harmless(note, h, whole=not tapped):
                return chosen(h, choice, note)
    return None


def chosen(h: Heard, choice: Choice, note: str, loose: bool = False) -> Command:
    """The move of a choice. loose: nothing parts the figure from the words behind it, so all of them must be known."""
    note, marked = re.subn(r"\A\s*(?:catatan|ctt|note|alasan)\s*:\s*", "", note, flags=re.I)
    loose = loose and not marked
    rest = wording.bare(wording.normal(note))
    if not rest or _EMPTY_NOTE.fullmatch(note):
        note = ""
    if choice.free and choice.move not in _FREE and note:
        # A text for somebody else says whatever it likes; no name or number in it is an order.
        given = replace(choice.arguments, number=choice.number, note=note)
        return Command(choice.move, "auto", given, f"pilihan {choice.number}")
    given = arguments.joined(choice.arguments, choice.number, note, choice.move, h.staff, h.today)
    if (
        note
        and re.match(r"\W*\d{1,2}\W*$", note.splitlines()[0])
        and choice.move not in ("tunda", "waktu", "survei")
    ):
        return Command(choice.move, "ask", given, "dua angka")
    if choice.move not in _FREE and not _harmless(note, h, whole=loose):
        return Command(
            choice.move, "ask", given, f"angka {choice.number} dengan catatan yang dapat mengubahnya"
        )
    if choice.move == "waktu" and note.rstrip().endswith("?"):
        return Command("waktu", "ask", given, "pertanyaan")
    if choice.move == "tanya" and not (note or given.note):
        return Command("tanya", "ask", given, "apa yang ditanyakan?")
    if choice.move in _FREE and _contrary(rest, choice.move):
        return Command(choice.move, "ask", given, "catatan menyebut keputusan lain")
    action = "confirm" if choice.move in CONFIRMED else "auto"
    return Command(choice.move, action, given, f"pilihan {choice.number}")


def _contrary(rest: str, move: str) -> bool:
    """ "2 acc": the figure says one thing and the word behind it another."""
    kinds = set(kinds_of(rest) or ())
    return bool(kinds & {"yes", "good"}) and move not in ("tanya", "waktu")


def _harmless(note: str, h: Heard, whole: bool) -> bool:
    """May this note stand behind a choice? `whole`: only when every word is known; else when no word can turn it."""
    days = arguments.working_days(note)
    text = wording.bare(wording.normal(days[1] if days else note))
    kinds = kinds_of(text)
    if not text or (h.stage == "B" and arguments.only_staff(text, h.staff)):
        return True
    if kinds is not None and not doubt_in(text) and not {"file", "past"} & set(kinds):
        return True
    # Where changes are on offer, words of a change turn the choice; elsewhere they are a note for who makes it.
    wished = (changes.REVISED,) if any(c.move == "revisi" for c in h.choices) else ()
    turning = (phrases.NEGATION, phrases.DECIDED, phrases.REFUSED, *wished)
    return not whole and not doubt_in(text) and not any(pattern.search(text) for pattern in turning)
