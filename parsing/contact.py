"""Who can be called about a letter: the name and the mobile number of its narahubung. Only what is written.

A landline is no contact: the office writes to people on WhatsApp.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workflow.facts import Contact

_gap = r"[\s.\-–—/]{0,3}"
_PHONE = re.compile(
    rf"(?<![\d.,])(?:\(?\+\s?62\)?|\(?62\)?|0){_gap}(?:\(0\){_gap})?8{_gap}[1-9](?:{_gap}\d){{6,10}}(?!\d)"
)
_ASKED = re.compile(
    r"nara\s?-?hubung|contact(?:\s*person)?|\bkontak(?:\s*person)?|\bc\.?\s?p\b\.?|penanggung\s?-?jawab|\bpic\b|"
    r"(?:meng|di)?hubungi|\bkonfirmasi|(?:ber|di)?koordinasi\w*|personil?\s+yang|\bpetugas\b|"
    r"\bno(?:mor|\.)?\s*(?:hp|wa)(?:\s*/\s*(?:hp|wa))?\s*:",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"no(?!\w*hubung)", re.IGNORECASE)
_HONOUR = re.compile(
    r"\b(?:sdra?i?|sdri|saudara|saudari|bapak|bpk|bp|pak|ibu|bu|kak|kakak|mas|mbak|mba|letda|lettu|kapten|mayor|serda|sertu|serka|serma|pelda|peltu|kopda|koptu|praka|pratu|aipda|aiptu|"
    r"bripka|brigadir|briptu|bripda|ipda|iptu|akp|kompol|ustadz?|a\.?\s?n|atas\s+nama|nama)\b\.?"
    r"(?:\s*/\s*(?:sdr?i?|sdri|ibu|bu|saudari)\b\.?)?\s*:?\s*(?:/\s*)?(?=[A-Z])",
    re.IGNORECASE,
)
_WORD = r"(?:(?:dr|drg|drs|dra|ir|h|hj|r|rr|kh|ns|apt)\.\s?)?[A-Z][A-Za-z'’`]*\.?"
_NAME = re.compile(rf"(?:{_WORD})(?:\s+{_WORD}){{0,5}}")
_NO_NAME = re.compile(
    r"\b(?:humas|rsud|rsu|subbag\w*|sub|bagian|dinas|bidang|promkes|hp|h\.p|wa|whats\s?app|telp|telepon|tlp|nomor|no|panitia|"
    r"sekretariat|sekretaris|kasi|kabid|kabag|kasubb?ag|kasub|kaur|sekdes|kepala|staf|staff|admin|seksi|tim|ketua|koordinator|pic|cp|kontak|contact|"
    r"person|narahubung|nomer|gawai|handphone|ponsel|phone|mobile|call|chat|sms|konten|materi|instagram|facebook|tiktok|"
    r"demikian|atas|apabila|adapun|untuk|informasi|kegiatan|acara|kantor|puskesmas|kecamatan|kelurahan|kabupaten|"
    r"email|surel|pos|di|dapat|kami|guru|operator|bendahara|perencanaan|umum|program|penanggung|jawab|kec|kab|"
    r"senin|selasa|rabu|kamis|jumat|sabtu|minggu|dan|atau|melalui|target|batas|tenggat|jadwal|media|mulai|dibutuhkan|tanggal|waktu|tempat|konfirmasi|yang|selaku|pengelola|penyuluh|pranata)\b\.?",
    re.IGNORECASE,
)
_DEGREE = re.compile(r"(?:[A-Z][a-z]{0,4}\.)+(?:[A-Z][a-z]{0,4}\.?)*")
REACH = 170
"""How far from the word "narahubung" a name or a number may stand."""


@dataclass(frozen=True)
class _Phone:
    digits: str
    at: tuple[int, int]


def find_contact(flow: Sequence[str]) -> Contact | None:
    """The contact in the text, given as its rows and paragraphs in the order of reading."""
    text = "\n".join(re.sub(r"\bwa\.me/", " ", part) for part in flow)
    phones = list(_phones(text))
    asked = [match.span() for match in _ASKED.finditer(text)]
    if not phones:
        return _nameless(text, asked)
    phone = min(phones, key=lambda p: _distance(p, asked))
    return Contact(_name_near(text, phone, phones, asked), phone.digits)


def phone_of(text: str) -> str | None:
    """The first Indonesian mobile number, as +62…"""
    return next((phone.digits for phone in _phones(text)), None)


def _phones(text: str) -> Iterator[_Phone]:
    for match in _PHONE.finditer(text):
        digits = re.sub(r"^(?:620?|0)", "", re.sub(r"\D", "", match.group()))
        # Eight digits after the 8 are the shortest that was ever given out, eleven the longest.
        if 9 <= len(digits) <= 12 and "\n\n" not in match.group():
            yield _Phone("+62" + digits, match.span())


def _distance(phone: _Phone, asked: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """How well a number belongs to a word that asks to call; numbers that none asks for come last, in their order."""
    near = [phone.at[0] - end for _, end in asked if 0 <= phone.at[0] - end <= REACH]
    # "0812… (narahubung)": the word may also follow.
    near += [start - phone.at[1] + REACH for start, _ in asked if 0 <= start - phone.at[1] <= 40]
    return (min(near, default=10_000) // REACH, phone.at[0])


def _nameless(text: str, asked: Sequence[tuple[int, int]]) -> Contact | None:
    """A narahubung without a mobile number."""
    for start, end in asked:
        if re.match(r"nara|contact|kontak|c\.?\s?p|pic|no", text[start:end], re.IGNORECASE):
            said = text[end : end + 60].split("\n")[0]
            honoured = _HONOUR.search(said)
            if name := _name_in(said[honoured.end() :] if honoured else said):
                return Contact(name, None)
    return None


def _name_near(
    text: str, phone: _Phone, phones: Sequence[_Phone], asked: Sequence[tuple[int, int]]
) -> str | None:
    """The name stands between the word "narahubung" and the number, else in brackets or after a dash behind it."""
    people = [(at, end) for at, end in asked if not _NUMBER.match(text, at)]
    if any(end <= phone.at[0] <= end + REACH for _, end in people):
        # "Narahubung: Contoh, nomor HP: 0812": the number's own label parts them, and asks for nobody.
        asked = people
    start = max([end for _, end in asked if end <= phone.at[0]] + [0])
    start = max([start, phone.at[0] - REACH] + [p.at[1] for p in phones if p.at[1] <= phone.at[0]])
    before, after = text[start : phone.at[0]], text[phone.at[1] : phone.at[1] + 70]
    sure = [m.end() for m in _HONOUR.finditer(before)]
    if sure and (name := _name_in(before[sure[-1] :])):
        return name
    behind = re.match(
        r"\s*(?:\((?!wa\b|hp\b)|[-–,/:]|(?=a\.?\s?n\b|atas nama|sdr|sdri|bapak|ibu|bu\b|pak\b))\s*([^)\n]{2,50})",
        after,
        re.IGNORECASE,
    )
    before = re.sub(r"\([^()]{0,60}\)", " , ", before)
    last_line = before.rsplit("\n", 1)[-1]
    name = _name_in(last_line, last=True) or _name_in(before.replace("\n", " , "), last=True)
    if name:
        return name
    if behind:
        inside = behind[1]
        honoured = _HONOUR.search(inside)
        return _name_in(inside[honoured.end() :] if honoured else inside)
    return None


def _name_in(text: str, last: bool = False) -> str | None:
    """The first (or last) row of words with capitals that can be a person's name."""
    found: list[str] = []
    for chunk in re.split(r"[,;:()/|\n=]|\s[-–—]\s|\s[-–—]|[-–—]\s|\d+", text):
        for piece in _NO_NAME.split(chunk):
            piece = piece.strip(" .\"'")
            if _DEGREE.fullmatch(piece):
                continue
            words = _NAME.findall(piece)[-1:] if last else [m.group() for m in (_NAME.match(piece),) if m]
            found.extend(name for word in words if (name := _trimmed(word)))
    return (found[-1] if last else found[0]) if found else None


def _trimmed(name: str) -> str | None:
    words = name.strip(" ,-").split()
    while words and _DEGREE.fullmatch(words[-1]):
        words.pop()
    name = " ".join(words).strip(".")
    return name if len(name) > 2 else None
