"""The rules of free words: each looks at what was heard and gives a command, or None for the next rule to try.

The order is in parsing/command.py. A rule that acts ("auto") rests on words that are all known, or, for changes to
finished content and for what goes back to the applicant, on a known beginning with free text for another person.
"""

from __future__ import annotations

import re

from parsing import arguments, changes, jawa, phrases
from parsing.agreeing import MERE, ask
from parsing.heard import Heard, doubt_in, kinds_of
from workflow.facts import Arguments, Command


def _hold(h: Heard, move: str, why: str) -> Command:
    return Command(move, "hold", Arguments(note=h.words), why)


# ---------------------------------------------------------------- nothing is decided


def away(h: Heard) -> Command | None:
    """Who answers is away; that somebody else is ("Budi saja, Andi lagi cuti") belongs to an answer."""
    match = phrases.AWAY.search(h.normal)
    if match is None or (h.stage in ("K", "B") and _of_another(h, h.normal[: match.start()].split()[-2:])):
        return None
    return Command("lain", "hold", Arguments(), "tidak di tempat")


def _of_another(h: Heard, before: list[str]) -> bool:
    """Do these words name one of the staf, or the Bidang?"""
    return (
        before[-1:] == ["ikp"]
        or before == ["kepala", "bidang"]
        or bool(arguments.staff(" ".join(before), h.staff))
    )


def acknowledged(h: Heard) -> Command | None:
    """ "Siap", "ok", thanks and thumbs are receipts, not decisions (DOMAIN 0, 9)."""
    mere = h.kinds is not None and set(h.kinds) <= MERE and bool(h.kinds or not h.bare)
    if phrases.PRAYED.fullmatch(h.normal + " ") or (h.stage == "S" and (mere or _at_work(h))):
        return None if h.has_files and h.stage == "S" else _hold(h, "terima", "tanda terima")
    if mere:
        return ask(h, "terima", "tanda terima atau keputusan?")
    return None


def _at_work(h: Heard) -> bool:
    """The staf says that it is being done, or will be."""
    text = re.sub(r"\bmohon (?:arahan|petunjuk|bimbingan|doa)\w*|\bkepala bidang\b", " ", h.bare)
    kinds = set(kinds_of(" ".join(text.split())) or ())
    said = kinds <= {*MERE, "hurry", "order", "polite", "go"} and bool(
        kinds & {"ack", "fine", "hurry", "order"}
    )
    working = phrases.PROGRESS.search(text) and len(text.split()) <= 9 and not phrases.NEGATION.search(text)
    return bool(said or working) and not doubt_in(text)


def delivered(h: Heard) -> Command | None:
    """Short words of the staf with files or links: the content is handed in."""
    if h.stage != "S":
        return None
    link = re.search(r"https?://", h.words, re.I)
    if not (h.has_files or link):
        return None
    rest = Heard(re.sub(r"https?://\S+", " ", h.words), "S")
    text = rest.bare
    if (
        not text
        or phrases.DONE.fullmatch(text)
        or (len(text.split()) <= 60 and not h.doubt and not _NO_DELIVERY.search(text))
    ):
        return Command("serah", "auto", Arguments(note=h.words), "berkas atau tautan")
    return Command("serah", "ask", Arguments(note=h.words), "berkas dengan kata yang belum jelas")


_NO_DELIVERY = re.compile(r"\b(?:belum|tidak|bukan|tolak|batal\w*|tanya|contoh|kurang|kesulitan|kendala)\b")


def later(h: Heard) -> Command | None:
    if phrases.TALK.search(h.bare):
        return _hold(h, "tunda", "minta bicara")
    if phrases.QUESTION.search(h.bare):
        return None
    if phrases.AWAITED.fullmatch(h.bare):
        return _hold(h, "terima", "menunggu kabar")
    if phrases.WAITING.search(h.bare) and not phrases.CONTRAST.search(h.bare):
        return _hold(h, "tunda", "masih menunggu")
    if phrases.LATER.fullmatch(h.bare) and phrases.LATER_SIGN.search(h.bare):
        received = re.match(
            r"(?:oke|siap|baik|iya|sip|terima kasih)\b|saya (?:pelajari|lihat|baca|cek)", h.bare
        )
        thanked = re.match(r"\W*(?:terima\s?kasih|makasih|trims|suwun)", h.words, re.I)
        return _hold(h, "terima" if received or thanked else "tunda", "nanti")
    return None


def asked(h: Heard) -> Command | None:
    """A question about the letter goes to the applicant; one about a decision is asked back."""
    explicit = re.match(r"\s*tanya(?:kan)?\s*[:\-–]\s*(\S.*)", h.words, re.I | re.S)
    if explicit and h.stage in ("K", "B", "S"):
        return Command("tanya", "auto", Arguments(note=explicit[1].strip()), "tanya")
    if not phrases.QUESTION.search(h.bare):
        return None
    calm = not any(
        p.search(h.bare) for p in (phrases.CONDITION, phrases.CONTRAST, phrases.ALTERNATIVE, phrases.REPORTED)
    )
    short = len(h.bare.split()) <= 15 and not re.search(
        r"\b(?:tolak|revisi|tunda|arsip|belum|kita|kami|saya|ikp|kepala bidang|staf|kantor|jaga|piket|apel)\b",
        h.bare,
    )
    if (
        h.stage == "K"
        and phrases.ASKED_ABOUT.search(h.bare)
        and not phrases.DECIDED.search(h.bare)
        and calm
        and short
    ):
        return Command("tanya", "auto", Arguments(note=h.words), "pertanyaan")
    return Command(
        "revisi" if h.stage in ("B", "P") and _about_changes(h) else "tanya", "ask", h.found(), "pertanyaan"
    )


def _about_changes(h: Heard) -> bool:
    """ "Bisa diganti warnanya?" is a wish for a change with a question mark behind it."""
    wished = changes.REVISED.search(h.bare.replace(" ?", ""))
    return (
        bool(wished)
        and not phrases.DECIDED.search(h.bare)
        and not re.search(r"\bbelum\b|^kok\b|\bminta file", h.bare)
    )


# ---------------------------------------------------------------- who makes it, and until when


def time(h: Heard) -> Command | None:
    """ "WAKTU 3 HK alasan", also behind the name of the staf."""
    found = arguments.working_days(h.words) if h.stage == "B" else None
    if found is None:
        return None
    days, before, reason = found
    named = arguments.staff(before, h.staff)
    rest = Heard(before, "B").bare
    given = Arguments(note=reason, staff=named, days=days)
    if reason.endswith("?"):
        return Command("waktu", "ask", given, "pertanyaan")
    if not rest:
        return Command("waktu", "auto", given, f"waktu {days} HK")
    if len(named) == 1 and not phrases.ALTERNATIVE.search(rest) and arguments.only_staff(rest, h.staff):
        return Command("disposisi", "auto", given, f"staf dan waktu {days} HK")
    return Command("disposisi" if named else "waktu", "ask", given, "waktu bersama kata lain")


def staffed(h: Heard) -> Command | None:
    """The Kabid names who makes it: one name is an order, two are asked about."""
    if h.stage != "B":
        return None
    formal = re.match(r"(?:(?:disposisi(?:kan)?|tugaskan|kepada|ke|untuk) )*saudara \w+", h.bare)
    if not h.named and not formal:
        return None
    spoken_to = h.named and not arguments.staff(h.unnamed, h.staff)
    if spoken_to and (changes.REVISED.match(h.unnamed) or changes.TURNED.match(h.unnamed)):
        return None
    given = Arguments(note="", staff=h.named)
    if phrases.ALTERNATIVE.search(h.bare) or re.search(r"\w\s*/\s*\w", h.words):
        return Command("disposisi", "ask", given, "salah satu dari beberapa nama")
    if "<tenggat>" in h.bare:  # The day by which it must be made is for him who makes it.
        given = Arguments(note=h.words, staff=h.named)
    calm = not h.doubt and not phrases.NEGATION.search(h.bare)
    if len(h.named) > 1 or (formal and re.search(r"\b(?:dan|dkk|serta)\b", h.bare)):
        return Command("disposisi", "confirm" if calm else "ask", given, "lebih dari satu nama")
    if h.named and calm and not _praised(h) and arguments.only_staff(h.bare, h.staff):
        return Command("disposisi", "auto", given, "nama staf")
    return Command("disposisi", "ask", Arguments(note=h.words, staff=h.named), "nama bersama kata lain")


def _praised(h: Heard) -> bool:
    """ "Terima kasih Andi", "Andi bagus", "mantap mas Budi": a name, and no order for him who bears it."""
    kinds = set(kinds_of(h.unnamed) or ()) or set(kinds_of(" ".join(h.bare.split()[:-1])) or ())
    thanked = re.match(r"\W*(?:terima\s?kasih|makasih|mksh|trims|thanks?|suwun|matur)\b", h.words, re.I)
    return bool(thanked) or bool(kinds & {"fine", "good"} and not kinds & {"order", "send", "hurry"})


# ---------------------------------------------------------------- no, and not so


def refused(h: Heard) -> Command | None:
    # "Tidak. Setuju dengan konsep awal": the stop parts the no from the yes.
    parted = re.match(
        r"\W*(?:tidak|tdk|tak|gak|ga|ngga|nggak|ndak|belum|blm|jangan|jgn|ora)\s*[.,;:!?\n]", h.words, re.I
    )
    match = None if parted else phrases.REFUSED.match(h.bare)
    if match is None and h.stage in ("K", "B") and phrases.NO_GUIDE.match(h.bare):
        return None if h.doubt else Command("tolak", "confirm", Arguments(note=h.words), "tidak ada dasarnya")
    if match is None and h.stage in ("K", "B") and phrases.NEEDLESS.search(h.bare) and "arsip" not in h.bare:
        return ask(h, "tolak", "tidak perlu")
    if match is None or (h.doubt and not phrases.LACKING.search(h.bare)):
        return None
    if h.doubt or phrases.WISH.search(h.bare):
        return Command("tolak", "ask", Arguments(note=h.words), h.doubt or "usul")
    note = arguments.after(
        h.words,
        r"(?:tidak|tdk|tak|ga|gak|nggak|belum|blm|ora)?\s*(?:dapat|bisa)?\s*(?:di)?(?:setuju\w*|acc|tolak)",
    )
    rest = h.bare[match.end() :]
    move = "lengkapi" if phrases.LACKING.search(h.bare) else "tolak"
    turned = re.search(r"\b(?:acc|setuju|tunda|ditunda|disposisi\w*)\b", rest)
    action = "ask" if h.stage not in ("K", "B") or turned else "confirm"
    return Command(move, action, Arguments(note=note), "menolak")


def incomplete(h: Heard) -> Command | None:
    """The letter goes back to the applicant. Of finished content, "lengkapi" is a change."""
    if h.stage not in ("K", "B", "T"):
        return None
    mends = bool(phrases.COMPLETE.match(h.bare)) or phrases.asks_to_mend(h.bare)
    if h.stage == "B" and not phrases.LETTERLIKE.search(h.bare):
        return None
    if not mends:
        if h.stage != "K" or h.doubt or not phrases.LACKING.search(h.bare) or phrases.DECIDED.search(h.bare):
            return None
        return Command("lengkapi", "confirm", Arguments(note=h.words), "menyebut yang kurang")
    if h.bare in ("kembalikan", "dikembalikan", "kembalikan saja", "dikembalikan saja"):
        return Command("lengkapi", "confirm", Arguments(), "dikembalikan, untuk apa?")
    if h.doubt or phrases.DECIDED.search(h.bare) or _NOT_BY_THEM.search(h.bare):
        return Command("lengkapi", "ask", Arguments(note=h.words), h.doubt or "dua perintah")
    note = Arguments(note=arguments.after(h.words, r"lengkapi\s*[:\-]"))
    sure = note.note != h.words.strip() or not _strange(h.bare)
    return Command("lengkapi", "auto" if sure else "confirm", note, "lengkapi")


def _strange(text: str) -> list[str]:
    """Words that are nothing of a letter: "lengkapi kelengkapan kantor", "kembalikan mobil dinas"."""
    for known in (phrases.LACKING, phrases.LETTERLIKE, _OF_LETTERS, _ABOUT_LETTERS):
        text = known.sub(" ", text)
    return [
        word
        for word in text.split()
        if not word.isdigit()
        and ((kinds := kinds_of(word)) is None or {"ikp", "order", "kabid"} & set(kinds))
    ]


_ABOUT_LETTERS = re.compile(
    rf"{phrases.COMPLETE_WORDS}|\b(?:ada|belum|tidak|kurang|tanpa|yang|karena|dulu|lagi|saja|masih|di|pada|dari|dan|minta|mohon"
    r"|dengan|sebelum\w*|kemudian|diproses|sesuai|jelas|lengkap|sah|asli|basah|resmi|kepala|opd\w*|dinas|instansi\w*"
    r"|pengirim\w*|bersangkutan|terkait|diperbaiki|perbaiki|ditambah\w*|tambah\w*|sertakan|disertakan|cantumkan"
    r"|dicantumkan|lampirkan|dilampirkan|salah|keliru|sekalian|juga|agar|supaya|format\w*|terbaca|buram|kabur|foto\w*|scan\w*"
    r"|pindai\w*|bukan|jangan|hanya|mana|harus|perlu|segera|dapat|bisa|sudah|jika|baru|kembali\w*|dilengkapi|tte|elektronik"
    r"|qr|barcode|telepon|hp|wa|email|satu|dua|semua\w*|hal|narasi|tema|caption|durasi|ukuran|video\w*|media|acara\w*"
    r"|kegiatan\w*|kebutuhan\w*|pelaksanaan\w*|lokasi\w*|bukti|penanggung|jawab|pejabat|jabatan|nip|gelar|tahun|hari)\b"
)


_OF_LETTERS = re.compile(
    r"\b(?:tujuan|identitas|data|waktu|tempat|jam|jadwal|rundown|proposal|rincian|rinciannya|detail\w*|nama|perihal"
    r"|jumlah|dokumen\w*|file\w*"
    r"|foto\w*|kontak|cp|syarat\w*|alamat|permohonan\w*|konten\w*|informasi\w*|isi\w*|kekurangan\w*)\b"
)
_NOT_BY_THEM = re.compile(
    r"\b(?:ke|di) (?:meja|ruang\w*|kantor|tu|sekretariat)\b|\b(?:jangan|tidak (?:perlu|usah))\b|\b(?:ke|kepada|oleh"
    r"|dilengkapi) (?:saya|kita|kami|staf|ikp"
    r"|bidang)\b|\b(?:ikp|staf|kita|kami) (?:yang )?"
    r"(?:me)?lengkapi\b|\b(?:dan|lalu|kemudian|baru|terus|langsung) (?:di)?(?:proses|kerjakan|buatkan"
    r"|laksanakan|fasilitasi|bantu)"
)


def revised(h: Heard) -> Command | None:
    """A change to finished content is the harmless direction: a clear wish for one acts, whatever its details."""
    if h.stage not in ("B", "P"):
        return None
    text = jawa.plain(phrases.PLACE_OF_TIME.sub(r"\1", h.unnamed))
    if re.search(r"\bkata\s+[\"'“‘«]", h.words, re.I):  # The word itself, which nobody said.
        text = re.sub(r"\bkata\b", "tulisan", text)
    text = re.sub(r"^(?:(?:oke|baik|sip|bagus|keren|mantap|iya|ya|siap|terima kasih) )+(?=\w)", "", text)
    if (
        changes.NO_CHANGE.match(text)
        or changes.NO_FAULT.search(text)
        or changes.NOT_SEEN.search(text)
        or changes.OWN_DOING.search(text)
        or changes.ORDERED.search(text)
        or changes.ELSEWHERE_SAID.search(text)
        or phrases.TAKE_DOWN.search(text)
        or phrases.UNSAID.search(text)
        or "good" in (h.kinds or ())
    ):
        return None
    turned = changes.TURNED.match(text)
    start = changes.REVISED.match(text)
    if not (turned or start):
        return None
    change = turned["change"] if turned else text
    before_ok = start is not None or (turned is not None and changes.PRAISE.fullmatch(turned["good"].strip()))
    sure = (
        before_ok
        and (changes.OF_CONTENT.search(text) or changes.JUST_A_CHANGE.fullmatch(text) or _noted(h))
        and not phrases.WISH.search(text)
        and not _hard(change)
        and not phrases.APPROVED_AFTER.search(change)
        and not re.search(
            r"\b(?:revisi\w* sudah|sudah (?:di)?revisi|tidak jadi|jangan (?:di)?revisi)\b", text
        )
        and not re.search(r"\bjangan (?:di)?(?:upload|tayang\w*|naik\w*|posting|publish)", text)
    )
    note = arguments.after(h.words, r"(?:mohon\s+|tolong\s+)?(?:di)?revisi\s*[:\-]")
    return Command("revisi", "auto", Arguments(note=note), "perbaikan") if sure else None


_A_WORD = r"(?:di|pada|penulisan|tulisan|ejaan|ganti|diganti|hapus|tambah\w*|dalam|salah|typo|huruf) kata\b"


def _noted(h: Heard) -> bool:
    """ "Revisi: …", or a list below: written as the button would, its text is for another person."""
    return bool(
        re.match(
            r"\W*(?:mohon |tolong )?(?:di)?(?:revisi|koreksi|perbaikan)\w*\s*[:;.\n–-]\s*\S", h.words, re.I
        )
    )


def _hard(change: str) -> bool:
    """Words that make a wish for a change doubtful. "Pakai yang kemarin" names a picture, "di kata X" a word: nobody's
    words are told."""
    rest = re.sub(r"\byang (?:kemarin|tadi|lama|lisan|sebelumnya)\b|\b" + _A_WORD, "", change)
    return any(
        p.search(rest) for p in (phrases.QUESTION, phrases.CONDITION, phrases.ALTERNATIVE, phrases.REPORTED)
    )


def postponed(h: Heard) -> Command | None:
    match = phrases.POSTPONED.match(h.bare)
    if match is None:
        return None
    until = arguments.until(h.words, h.today)
    given = Arguments(note=h.words, until=until)
    dated = until is not None or bool(phrases.UNTIL.search(h.bare, match.end()))
    turned = re.search(r"\b(?:tolak|ditolak|acc|setuju|atau|terserah)\b", h.bare)
    clear = h.stage in ("K", "B") and dated and not turned and not phrases.QUESTION.search(h.bare)
    return Command("tunda", "confirm" if clear else "ask", given, "tunda" if clear else "tunda sampai kapan?")


# ---------------------------------------------------------------- out of the chain


def elsewhere(h: Heard) -> Command | None:
    if h.stage not in ("K", "B") or (h.kinds is not None and set(h.kinds) & {"ikp", "go", "yes", "good"}):
        return None
    match = phrases.ELSEWHERE.fullmatch(h.bare)
    unit = None if match else phrases.UNIT.fullmatch(h.bare)
    if match is None and (unit is None or h.stage != "K"):
        return None
    found = match or unit
    assert found is not None
    to = arguments.target(h.words) if match else found["to"]
    doubtful = h.doubt or re.search(r"\b(?:dan|serta|ikp)\b", found["to"]) or re.search(r"\bsana\b", h.bare)
    if unit is not None and re.search(r"\b(?:di)?(?:cermati|wakili|hadiri|koordinasi)", h.bare):
        doubtful = "bukan penerusan"
    why = h.doubt or "ke luar Bidang IKP"
    if re.search(r"\bikp\b", found["to"]):
        return Command("disposisi", "ask", Arguments(to=to, note=h.words), "lebih dari satu penerima")
    return Command("teruskan", "ask" if doubtful else "confirm", Arguments(to=to, note=""), why)


def filed(h: Heard) -> Command | None:
    if h.stage not in ("K", "B"):
        return None
    text = phrases.LET_LIE.sub(" ", h.bare)
    kinds = set(kinds_of(" ".join(text.split())) or ())
    if "file" in kinds and kinds <= {"file", *MERE, "polite", "formal"}:
        return Command("arsip", "ask" if doubt_in(text) else "confirm", Arguments(), "arsip")
    return None


def revoked(h: Heard) -> Command | None:
    if h.bare in ("batal", "batalkan"):
        return Command("batal", "confirm", Arguments(), "batal")
    if (
        h.stage == "P"
        and phrases.WITHDRAWN.match(h.bare)
        and not h.doubt
        and not re.search(r"\b(?:tidak batal|jangan|revisi|ganti)\b", h.bare)
    ):
        return Command("batal", "confirm", Arguments(note=h.words), "pemohon membatalkan")
    return None
