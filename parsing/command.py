"""The words of an answer -> a Command: which move, how sure, with what arguments. It never guesses: what is not wholly
understood is asked, and two different orders are none (law L21).

Stages: K kepala/sekretaris, B kabid/fungsional, S staf, P pemohon, T petugas, C confirmation (yes or no).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from parsing import arguments, phrases, wording
from workflow.facts import Arguments, Choice, Command, Person

LONGEST = 4000
# Refusing, filing, withdrawing and sending elsewhere always ask once more (law L21).
CONFIRMED = frozenset({"tolak", "arsip", "batal", "teruskan", "tunda"})
# Answers whose note is free text for another person; with these a digit carries any note.
_FREE = frozenset({"revisi", "tanya", "tolak", "lengkapi", "tunda", "teruskan", "waktu", "tidak"})

_DIGIT = re.compile(
    r"^\W{0,3}(?:(?:no|nomor|pilihan|opsi)\.?\s*)?(\d{1,2})\s*(?:$|[.):,;–-]+\s*(?!\d)|\s+(?=\D))(.*)$", re.I
)
_EMPTY_NOTE = re.compile(r"[\s.…_,:;-]*")


def read(
    words: str,
    stage: str,
    choices: tuple[Choice, ...] = (),
    has_files: bool = False,
    staff: tuple[Person, ...] = (),
    today: date | None = None,
) -> Command:
    """What these words order. `choices`: the numbered answers of the mail that they answer; `staff`: who may be named."""
    words = words.strip()
    if len(words) > LONGEST:
        return Command(
            "lain", "ask", Arguments(note=words[:LONGEST]), "terlalu panjang untuk sebuah keputusan"
        )
    normal = wording.normal(words)
    heard = _Heard(words, normal, wording.bare(normal), stage, choices, has_files, staff, today)
    for rule in _RULES:
        command = rule(heard)
        if command is not None:
            return command
    return Command(_guess(heard), "ask", heard.found(), "tidak dipahami seluruhnya")


class _Heard:
    """The words in their spellings, with all that a rule may look at."""

    def __init__(
        self,
        words: str,
        normal: str,
        bare: str,
        stage: str,
        choices: tuple[Choice, ...],
        has_files: bool,
        staff: tuple[Person, ...],
        today: date | None,
    ) -> None:
        self.words, self.normal, self.bare, self.stage = words, normal, bare, stage
        self.choices, self.has_files, self.staff, self.today = choices, has_files, staff, today

    @property
    def doubt(self) -> str:
        """The sign in the words that forbids acting on them, "" for none."""
        for pattern, why in _DOUBTS:
            if pattern.search(self.bare):
                return why
        return ""

    def found(self) -> Arguments:
        return Arguments(note=self.words[:LONGEST], staff=arguments.staff(self.words, self.staff))


_DOUBTS = (
    (phrases.QUESTION, "pertanyaan"),
    (phrases.CONDITION, "syarat"),
    (phrases.CONTRAST, "pertentangan"),
    (phrases.ALTERNATIVE, "pilihan"),
    (phrases.REPORTED, "keterangan pihak lain"),
    (phrases.PARTIAL, "sebagian"),
)


# ---------------------------------------------------------------- the rules, first answer wins


def _nothing(h: _Heard) -> Command | None:
    if h.words:
        return None
    if h.stage == "S" and h.has_files:
        return Command("serah", "auto", Arguments(), "berkas tanpa kata")
    return Command("lain", "ask", Arguments(), "tidak ada kata")


def _survey(h: _Heard) -> Command | None:
    scores = arguments.scores(h.words)
    return Command("survei", "auto", Arguments(scores=scores), "sembilan nilai") if scores else None


def _yes_or_no(h: _Heard) -> Command | None:
    if h.stage != "C":
        return None
    digit = _digit(h)
    if digit is not None:
        return digit
    text = h.bare or h.normal
    if re.fullmatch(
        r"(?:(?:ya|iya|nggih|benar|betul|setuju|konfirmasi|laksanakan|lanjutkan|oke|siap|acc) ?)+",
        text or h.normal,
    ):
        return Command("ya", "auto", Arguments(), "ya")
    if re.fullmatch(r"(?:ya|iya)(?: (?:bapak|ibu|mas|mbak))?", h.normal):
        return Command("ya", "auto", Arguments(), "ya")
    if re.fullmatch(
        r"(?:(?:tidak|batal|batalkan|jangan|bukan|tidak jadi|tidak setuju|jangan dulu|salah) ?)+", text
    ):
        return Command("tidak", "auto", Arguments(), "tidak")
    if re.fullmatch(r"(?:tetap|ganti)(?: (?:keputusan|yang)? ?(?:pertama|kedua))?", text):
        return Command(text.split()[0], "auto", Arguments(), text)
    return Command("lain", "ask", Arguments(note=h.words), "bukan ya atau tidak")


def _digit(h: _Heard) -> Command | None:
    """One figure on the first line is the choice of that number; what follows is its note."""
    lines = [line for line in h.words.splitlines() if line.strip()]
    match = _DIGIT.match(lines[0].strip()) if lines else None
    if match is None:
        return None
    choice = next((c for c in h.choices if c.number == int(match[1])), None)
    note = "\n".join([match[2], *lines[1:]]).strip()
    if choice is None:
        if note or not h.choices:
            return (
                None
                if note
                else Command("lain", "ask", Arguments(number=int(match[1])), "angka tanpa daftar")
            )
        return Command("lain", "ask", Arguments(number=int(match[1])), "angka di luar daftar")
    return _chosen(h, choice, note)


def _button(h: _Heard) -> Command | None:
    """What a button wrote, with what was added behind it."""
    for choice in sorted(h.choices, key=lambda c: -len(c.words)):
        prefix = choice.words.strip()
        if len(prefix) > 2 and h.words.lower().startswith(prefix.lower()):
            rest = h.words[len(prefix) :]
            if rest[:1].isalnum() and prefix[-1].isalnum():
                continue
            # The days stand in what this button itself wrote; a number in the reason behind it is none.
            note = h.words if choice.move == "waktu" else rest.strip(" .:\n")
            # "Setuju" is a button and also the first word of "Setuju untuk ditolak"; a whole sentence that ends where
            # the button ended was tapped, and what stands behind it is a note as behind a figure.
            tapped = len(prefix.split()) > 2 and rest[:1] in tuple("\n.,;")
            if choice.move in _FREE or _harmless(note, h, whole=not tapped):
                return _chosen(h, choice, note)
    return None


def _chosen(h: _Heard, choice: Choice, note: str) -> Command:
    note = re.sub(r"\A\s*(?:catatan|ctt|note)\s*:\s*", "", note, flags=re.I)
    rest = wording.bare(wording.normal(note))
    if not rest or _EMPTY_NOTE.fullmatch(note):
        note = ""
    given = arguments.joined(choice.arguments, choice.number, note, choice.move, h.staff, h.today)
    if (
        note
        and re.match(r"\W*\d{1,2}\W*$", note.splitlines()[0])
        and choice.move not in ("tunda", "waktu", "survei")
    ):
        return Command(choice.move, "ask", given, "dua angka")
    if choice.move not in _FREE and not _harmless(note, h, whole=False):
        return Command(
            choice.move, "ask", given, f"angka {choice.number} dengan catatan yang dapat mengubahnya"
        )
    action = "confirm" if choice.move in CONFIRMED else "auto"
    return Command(choice.move, action, given, f"pilihan {choice.number}")


def _harmless(note: str, h: _Heard, whole: bool) -> bool:
    """May this note stand behind a choice? `whole`: only when every word is known; else when no word can turn it."""
    days = arguments.working_days(note)
    text = wording.bare(wording.normal(days[1] if days else note))
    kinds = phrases.consumed(text)
    if (
        not text
        or (kinds is not None and "arsip" not in kinds)
        or (h.stage == "B" and arguments.only_staff(text, h.staff))
    ):
        return True
    turning = (
        *(pattern for pattern, _ in _DOUBTS),
        phrases.NEGATION,
        phrases.DECIDED,
        phrases.REVISED,
        phrases.REFUSED,
    )
    return not whole and not any(pattern.search(text) for pattern in turning)


def _status(h: _Heard) -> Command | None:
    if re.fullmatch(
        r"(?:mohon )?(?:status|cek status|info status|progres|progress)(?: (?:permohonan|surat)(?:nya)?)?(?: \?)?",
        h.bare,
    ):
        return Command("status", "auto", Arguments(), "status")
    return None


def _withdraw(h: _Heard) -> Command | None:
    if h.bare in ("batal", "batalkan"):
        return Command("batal", "confirm", Arguments(), "batal")
    return None


def _time(h: _Heard) -> Command | None:
    """ "WAKTU 3 HK alasan", also behind the name of the staf."""
    found = arguments.working_days(h.words) if h.stage == "B" else None
    if found is None:
        return None
    days, before, reason = found
    named = arguments.staff(before, h.staff)
    rest = wording.bare(wording.normal(before))
    given = Arguments(note=reason, staff=named, days=days)
    if not rest:
        return Command("waktu", "auto", given, f"waktu {days} HK")
    if len(named) == 1 and not phrases.ALTERNATIVE.search(rest) and arguments.only_staff(rest, h.staff):
        return Command("disposisi", "auto", given, f"staf dan waktu {days} HK")
    return Command("disposisi" if named else "waktu", "ask", given, "waktu bersama kata lain")


def _away(h: _Heard) -> Command | None:
    return Command("lain", "hold", Arguments(), "tidak di tempat") if phrases.AWAY.search(h.normal) else None


def _acknowledged(h: _Heard) -> Command | None:
    """ "Siap", "ok", thanks and thumbs are receipts, not decisions (DOMAIN 0, 9)."""
    if phrases.PRAYED.fullmatch(h.normal + " ") or (
        h.stage == "S" and phrases.ACKNOWLEDGED.fullmatch(h.bare or h.normal)
    ):
        return (
            None if h.has_files and h.stage == "S" else Command("terima", "hold", Arguments(), "tanda terima")
        )
    if not h.bare or phrases.ACKNOWLEDGED.fullmatch(h.bare):
        done = phrases.consumed(h.bare)
        if not h.bare or not done or done == {""}:
            return Command("terima", "ask", Arguments(note=h.words), "tanda terima atau keputusan?")
    return None


def _delivered(h: _Heard) -> Command | None:
    """Short words of the staf with files or links: the content is handed in."""
    if h.stage != "S":
        return None
    link = re.search(r"https?://", h.words, re.I)
    if not (h.has_files or link):
        return None
    text = wording.bare(wording.normal(re.sub(r"https?://\S+", " ", h.words)))
    if (
        not text
        or phrases.DONE.fullmatch(text)
        or (len(text.split()) <= 60 and not h.doubt and not _NO_DELIVERY.search(text))
    ):
        return Command("serah", "auto", Arguments(note=h.words), "berkas atau tautan")
    return Command("serah", "ask", Arguments(note=h.words), "berkas dengan kata yang belum jelas")


_NO_DELIVERY = re.compile(r"\b(?:belum|tidak|bukan|tolak|batal\w*|tanya|contoh|kurang|kesulitan|kendala)\b")


def _later(h: _Heard) -> Command | None:
    if phrases.TALK.search(h.bare):
        return Command("tunda", "hold", Arguments(note=h.words), "minta bicara")
    if phrases.WAITING.search(h.bare):
        return Command("tunda", "hold", Arguments(note=h.words), "masih menunggu")
    if phrases.LATER.fullmatch(h.bare):
        move = "terima" if re.match(r"(?:oke|siap|baik|iya|sip)\b", h.bare) else "tunda"
        return Command(move, "hold", Arguments(note=h.words), "nanti")
    return None


def _asked(h: _Heard) -> Command | None:
    """A question about the letter goes to the applicant; one about a decision is asked back."""
    explicit = re.match(r"\s*tanya(?:kan)?\s*[:\-–]\s*(\S.*)", h.words, re.I | re.S)
    if explicit and h.stage in ("K", "B", "S"):
        return Command("tanya", "auto", Arguments(note=explicit[1].strip()), "tanya")
    if not phrases.QUESTION.search(h.bare):
        return None
    clear = h.stage == "K" and phrases.ASKED.match(h.bare) and not phrases.DECIDED.search(h.bare)
    calm = not any(
        p.search(h.bare) for p in (phrases.CONDITION, phrases.CONTRAST, phrases.ALTERNATIVE, phrases.REPORTED)
    )
    if clear and calm and not re.search(r"\b(?:tolak|revisi|tunda|arsip)", h.bare):
        return Command("tanya", "auto", Arguments(note=h.words), "pertanyaan")
    return Command("tanya", "ask", Arguments(note=h.words), "pertanyaan")


def _staffed(h: _Heard) -> Command | None:
    """The Kabid names who makes it: one name is an order, two are asked about."""
    if h.stage != "B":
        return None
    named = arguments.staff(h.words, h.staff)
    formal = re.match(r"(?:(?:disposisi(?:kan)?|tugaskan|kepada|ke|untuk) )*saudara \w+", h.bare)
    if not named and not formal:
        return None
    given = Arguments(note="", staff=named)
    if phrases.ALTERNATIVE.search(h.bare):
        return Command("disposisi", "ask", given, "salah satu dari beberapa nama")
    if len(named) > 1 or (formal and re.search(r"\b(?:dan|dkk|serta)\b", h.bare)):
        return Command("disposisi", "confirm", given, "lebih dari satu nama")
    if (
        named
        and not h.doubt
        and not phrases.NEGATION.search(h.bare)
        and arguments.only_staff(h.bare, h.staff)
    ):
        return Command("disposisi", "auto", given, "nama staf")
    return Command("disposisi", "ask", Arguments(note=h.words, staff=named), "nama bersama kata lain")


def _by_words(h: _Heard) -> Command | None:
    for rule in (_refuse, _complete, _revise, _postpone, _elsewhere, _file, _revoke, _half_said, _agree):
        command = rule(h)
        if command is not None:
            return command
    return None


def _refuse(h: _Heard) -> Command | None:
    # "Tidak. Setuju dengan konsep awal": the stop parts the no from the yes.
    parted = re.match(
        r"\W*(?:tidak|tdk|tak|gak|ga|ngga|nggak|ndak|belum|blm|jangan|jgn)\s*[.,;:!?\n]", h.words, re.I
    )
    match = None if parted else phrases.REFUSED.match(h.bare)
    if match is None and h.stage in ("K", "B") and phrases.NO_GUIDE.match(h.bare):
        return None if h.doubt else Command("tolak", "confirm", Arguments(note=h.words), "tidak ada dasarnya")
    if match is None or (h.doubt and not phrases.LACKING.search(h.bare)):
        return None
    if h.doubt:
        return Command("tolak", "ask", Arguments(note=h.words), h.doubt)
    note = arguments.after(
        h.words,
        r"(?:tidak|tdk|tak|ga|gak|nggak|belum|blm)?\s*(?:dapat|bisa)?\s*(?:di)?(?:setuju\w*|acc|tolak)",
    )
    move = "lengkapi" if phrases.LACKING.search(h.bare[match.end() :]) else "tolak"
    action = (
        "ask" if h.stage not in ("K", "B") or phrases.STRONG_SETUJU.search(h.bare, match.end()) else "confirm"
    )
    return Command(move, action, Arguments(note=note), "menolak")


def _complete(h: _Heard) -> Command | None:
    if h.stage not in ("K", "B", "T") or not phrases.COMPLETE.match(h.bare):
        return None
    if h.doubt or phrases.DECIDED.search(h.bare):
        return Command("lengkapi", "ask", Arguments(note=h.words), h.doubt or "dua perintah")
    return Command(
        "lengkapi", "auto", Arguments(note=arguments.after(h.words, r"lengkapi\s*[:\-]")), "lengkapi"
    )


def _revise(h: _Heard) -> Command | None:
    turned = phrases.TURNED.match(h.bare)
    start = phrases.REVISED.match(h.bare)
    if h.stage not in ("B", "P") or not (turned or start):
        return None
    change = turned["change"] if turned else h.bare
    before_ok = start is not None or (turned is not None and phrases.PRAISE.fullmatch(turned["good"].strip()))
    wish = re.search(r"\b(?:kalau|saran|usul|sebaiknya|mungkin|boleh)\b", h.bare)
    hard = any(
        p.search(change) for p in (phrases.QUESTION, phrases.CONDITION, phrases.ALTERNATIVE, phrases.REPORTED)
    )
    mixed = phrases.DECIDED.search(change) or re.search(
        r"\b(?:revisi\w* sudah|sudah direvisi|tidak jadi)\b", h.bare
    )
    second = (
        start is not None
        and not turned
        and phrases.CONTRAST.search(change)
        and phrases.STRONG_SETUJU.search(change)
    )
    note = arguments.after(h.words, r"(?:mohon\s+|tolong\s+)?(?:di)?revisi\s*[:\-]")
    if before_ok and not wish and not (hard and not _only_yesterday(change)) and not mixed and not second:
        return Command("revisi", "auto", Arguments(note=note), "perbaikan")
    return None


def _only_yesterday(change: str) -> bool:
    """ "Pakai yang kemarin" names a picture, not somebody's words."""
    rest = re.sub(r"\byang (?:kemarin|tadi|lama|lisan)\b", "", change)
    return not any(
        p.search(rest) for p in (phrases.QUESTION, phrases.CONDITION, phrases.ALTERNATIVE, phrases.REPORTED)
    )


def _postpone(h: _Heard) -> Command | None:
    match = phrases.POSTPONED.match(h.bare)
    if match is None:
        return None
    until = arguments.until(h.words, h.today)
    given = Arguments(note=h.words, until=until)
    clear = (
        h.stage in ("K", "B")
        and bool(phrases.UNTIL.search(h.bare, match.end()))
        and not phrases.QUESTION.search(h.bare)
    )
    return Command("tunda", "confirm" if clear else "ask", given, "tunda" if clear else "tunda sampai kapan?")


def _elsewhere(h: _Heard) -> Command | None:
    match = phrases.ELSEWHERE.fullmatch(h.bare)
    if match is None or h.stage not in ("K", "B") or phrases.consumed(h.bare):
        return None
    given = Arguments(to=arguments.target(h.words), note="")
    doubtful = h.doubt or re.search(r"\b(?:dan|serta)\b", match["to"])
    return Command("teruskan", "ask" if doubtful else "confirm", given, h.doubt or "ke luar Bidang IKP")


def _file(h: _Heard) -> Command | None:
    if (
        h.stage in ("K", "B")
        and phrases.FILED.fullmatch(h.bare)
        and phrases.consumed(h.bare) == frozenset({"arsip"})
    ):
        return Command("arsip", "confirm", Arguments(), "arsip")
    return None


def _revoke(h: _Heard) -> Command | None:
    if (
        h.stage == "P"
        and phrases.WITHDRAWN.match(h.bare)
        and not h.doubt
        and not re.search(r"\b(?:tidak batal|jangan)\b", h.bare)
    ):
        return Command("batal", "confirm", Arguments(note=h.words), "pemohon membatalkan")
    return None


def _half_said(h: _Heard) -> Command | None:
    """Words that mean a decision and yet are mere politeness or a draft's abbreviation: one closed question."""
    if phrases.AGREED_IN_JAVANESE.fullmatch(re.sub(r"\b(?:mas|mbak|bapak|ibu|ya) ?", "", h.normal).strip()):
        return Command("setuju", "confirm", Arguments(), "setuju dalam bahasa Jawa")
    if phrases.FORMAL_YES.fullmatch(h.bare):
        return Command("setuju", "confirm", Arguments(), "kata resmi yang belum tentu keputusan")
    if h.stage == "K" and phrases.SHORT_ORDER.fullmatch(h.bare):
        return Command("disposisi", "confirm", Arguments(note=h.words), "perintah singkat")
    return None


def _agree(h: _Heard) -> Command | None:
    """The whole remaining text is known phrases of one kind: this acts."""
    kinds = phrases.consumed(h.bare)
    if not kinds or h.doubt or h.stage not in ("K", "B", "P"):
        return None
    kinds = kinds - {""}
    if h.stage == "K" and "disposisi" in kinds:
        return Command("disposisi", "auto", Arguments(note=h.words), "disposisi")
    if kinds == {"setuju"}:
        return Command("setuju", "auto", Arguments(), "setuju")
    if kinds == {"arsip"} and h.stage == "K":
        return Command("arsip", "confirm", Arguments(), "arsip")
    return None


_RULES: tuple[Callable[[_Heard], Command | None], ...] = (
    _nothing,
    _survey,
    _yes_or_no,
    _digit,
    _button,
    _status,
    _withdraw,
    _time,
    _away,
    _acknowledged,
    _delivered,
    _later,
    _staffed,
    _by_words,
    _asked,
)


# ---------------------------------------------------------------- what it probably was about (the action stays "ask")


_GUESSES = (
    (
        "revisi",
        r"dengan catatan \w|\bralat\b|\bsaran|\bselebihnya|\bcuma|\btanggalnya|asal tidak|konsep awal|\brevisi\b(?! sudah)",
    ),
    ("tanya", r"\?|bukan tidak|\bcek\b|pertimbang|\bkah\b|\w{3,}kah\b|acc bapak belum"),
    ("lengkapi", r"kalau .*(?:ttd|tanda tangan|cap|stempel|surat)"),
    ("tunda", r"belum (?:bisa |dapat )?(?:setuju|acc)|\bpending|(?<!jangan )\b(?:di)?tunda|jadwal"),
    ("batal", r"turunkan|batal|takedown"),
    (
        "disposisi",
        r"jangan (?:ditunda|ditolak)|silakan tapi|koordinasi|untuk dibantu|\bikp\b|perangkat|saudara",
    ),
    ("tolak", r"ditolak|\btolak|tidak setuju|^jangan$|ora usah|tidak usah$"),
    ("setuju", r"setuju|\bacc|silakan|\bgas\b|^up$|keberatan|revisi sudah|lanjut|tayang"),
)


def _guess(h: _Heard) -> str:
    for move, pattern in _GUESSES:
        if re.search(pattern, h.bare or h.normal) and not (move == "revisi" and h.stage == "K"):
            return move
    return "lain"
