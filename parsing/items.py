"""Kinds and counts of content in words: "3 (tiga) desain feed dan 1 reels", "flyer 2 buah", "dua infografis".

Reads rows, points of lists and sentences; what is said twice counts once. Guesses no number.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from parsing import dates
from parsing.body import Part
from workflow.facts import Item

KINDS = (
    # The first that is found in a phrase names it: "video reels" are reels, "desain feed" is a feed.
    ("carousel", r"c[ao]r?r?o[ur]?sell?s?|karo?usel|karosel|korsel|slide\s?post"),
    ("reels", r"reels?"),
    ("story", r"(?:insta)?stor(?:y|ies)|snapgram"),
    ("infografis", r"info\s?-?gra(?:fis|fik|phics?)"),
    ("thumbnail", r"thumbnails?"),
    ("caption", r"captions?|takarir"),
    ("flyer", r"f(?:l[yi]|la[yi]|[i1]y)ers?|pamflet|pamphlet|selebaran"),
    ("poster", r"posters?"),
    ("twibbon", r"twibb?on(?:g|ize)?s?"),
    ("banner", r"(?:x-?|roll\s?)?banners?|spanduk|baliho|backdrop"),
    ("brosur", r"brosur|leaflets?|booklets?"),
    ("feed", r"feeds?|single\s?posts?"),
    ("video", r"vid[ei]os?|video\s?grafis|teasers?|trailers?|motion\s?graphics?|animasi|bumpers?"),
    ("artikel", r"artikel|rilis\s+berita|press\s?release|siaran\s+pers"),
    ("desain", r"desain|design"),
    ("konten", r"konten|content|postingan|unggahan"),
)
GENERIC = ("desain", "konten")
"""Words that name no kind: they count only with a number."""
# The bounds stand outside, so that the search tries the beginnings of words only.
_KIND = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in KINDS)})\b",
    re.IGNORECASE,
)
_ONES = r"satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
_NUMBER = rf"(?:{_ONES})\s+(?:belas|puluh(?:\s+(?:{_ONES}))?)|{_ONES}|sepuluh|sebelas"
_COUNT = re.compile(
    rf"(?P<figure>(?<![\w.,/\-])\d{{1,3}})(?![\w/.,\-–]*\d)(?:\s*\(\s*[a-z ]+?\s*\))?(?:x\b)?|\b(?P<word>{_NUMBER})\b|"
    r"\b(?P<one>sebuah|selembar|seperangkat)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"[,;•▪|]|\s[-–]\s|\b(?:dan|serta|maupun|beserta|atau|juga|yaitu|yakni|terdiri\s+(?:dari|atas))\b|&|\+|(?:^|\s)\(?[a-z0-9][.)]\s|/",
    re.IGNORECASE,
)
_UNITS = r"detik|dtk|sec|menit|mnt|jam|slides?|halaman|hari|pekan|bulan|tahun|minggu|cm|mm|m|px|pixels?|piksel|mb|gb|"
_UNITS += r"orang|peserta|desa|kecamatan|kelurahan|titik|lokasi|rb|ribu|juta|persen|wib|sekolah|instansi|opd|kali\s+revisi"
_NOT_COUNTS = re.compile(
    rf"(?:\b\d+(?:\s*\([a-z ]+\))?|\b(?:{_NUMBER}))\s*(?:[-–]\s*\d+\s*)?(?:{_UNITS})\b|"
    r"\bke\s?-?\s?\d+|(?:pukul|jam)\s+\d+(?:[.:]\d+)?|\d+\s*(?:x|×|:)\s*\d+(?:\s*(?:x|×)\s*\d+)?(?:\s*(?:cm|mm|m|px|pixel)\b)?|"
    r"\b\d{4,}\b|https?://\S+|\b\d+[.:]\d+\b|\b3\s?m\b|\b(?:tahun|no|nomor|pasal|ayat|usia|kelas|rt|rw)\.?\s*\d+|\b[ahAH][345]\b|"
    r"\b\d+\s*%|\bukuran\s+[^\s,;]+",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"mohon|dibuat|buatkan|pembuatan|membuat|berupa|meliputi|terdiri|sebanyak|memerlukan|membutuhkan|bantuan|dimohon|"
    r"dalam bentuk|produksi|berikut|menyiapkan|mendesain|desainkan|permintaan|antara lain|yaitu|kebutuhan|dukungan",
    re.IGNORECASE,
)
_MATERIAL = re.compile(
    r"\b(?:bahan|materi|aset|file|berkas|foto)\b.{0,80}(?:terlampir|lampirkan|sertakan|tautan|kirimkan|sampaikan)|"
    r"\b(?:kami|telah|sudah|akan)\s+(?:kami\s+)?(?:lampirkan|sediakan|siapkan|sertakan|kirimkan)|sebagai\s+bahan",
    re.IGNORECASE,
)
_CELL = re.compile(r"\bmateri terlampir\b(?!\s+(?:dalam|pada|di|bersama))", re.IGNORECASE)
"""What stands in a table's last column, when the table was read as prose."""
_FOREIGN = re.compile(r"\b(?:bahan|referensi|durasi|berdurasi|ukuran|dokumentasi)\b", re.IGNORECASE)
_LIST_LABEL = re.compile(
    r"jenis|jumlah|konten|bentuk|kebutuhan|rincian|produk|keluaran|output|desain|permintaan|permohonan|items?\b|volume",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(
    r"(?:(?:jenis|nama|link|isi)\s+)?(?:media\b|platform|tema\b|judul|nama\b|tanggal|hari\b|waktu|tempat|tujuan|sasaran|ukuran|durasi|isi\b|keterangan|kanal|tautan|link)",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"masing\s?-?\s?masing(?!\s+berdurasi)\D{{0,15}}?(\d{{1,2}}|{_NUMBER}|sebuah)\b(?!\s*(?:{_UNITS})\b)",
    re.IGNORECASE,
)
_FAR = re.compile(r"\b(?:mohon|untuk|kami|pada|yang|dengan|di|tentang)\b", re.IGNORECASE)
_ABBREVIATED = "".join(
    rf"(?<!\b{word})" for word in ("Sdr", "Sdri", "Bpk", "Bp", "dr", "drg", "Drs", "Dra", "Ir", "Hj", "H")
)
_SENTENCE_END = re.compile(
    rf"{_ABBREVIATED}(?<!\btgl)(?<!\bNo)(?<!\bJl)(?<!\bKab)(?<!\bKec)(?<!\bHp)(?<!\bHP)(?<!\bTelp)[.;!?]\s+(?=[A-Z\"“])"
)
MOST = 20
LONGEST = 20_000
SHORT = 500


def sentences(prose: str) -> list[str]:
    return _SENTENCE_END.split(prose)


def find_items(rows: Sequence[tuple[str, str]], parts: Sequence[Part], subject: str) -> tuple[Item, ...]:
    """Kinds with counts: from rows and points that ask, from sentences that ask, else kinds that the subject names."""
    found = _united(_of_rows(rows), _of_parts(parts))
    if not found:
        found = _summed(_items(subject, uncounted=True), repeats=True)
    return tuple(_settled(_counted_apart(found, rows)))[:MOST]


def _counted_apart(found: list[Item], rows: Sequence[tuple[str, str]]) -> list[Item]:
    """Kinds in one row and their numbers in another: "Jenis : flyer dan reels", "Jumlah : masing-masing 2"."""
    if not found or any(item.count is not None for item in found):
        return found
    for label, value in rows:
        if not re.match(r"(?:jumlah|banyak|volume)", label, re.IGNORECASE):
            continue
        each = _EACH.search(value)
        counts = [t for t in _said(value) if isinstance(t, int)]
        if each:
            return [Item(item.kind, _value(each[1])) for item in found]
        if len(counts) == len(found):
            return [Item(item.kind, count) for item, count in zip(found, counts, strict=True)]
    return found


def kinds_in(text: str) -> tuple[set[str], bool]:
    """The kinds that a line names, and whether it counts anything."""
    # Most lines of a letter name none: they are not worth a search for numbers and days.
    tokens = _said(text) if _KIND.search(text) else ()
    return set(_words(tokens)), any(isinstance(token, int) for token in tokens)


def _of_rows(rows: Sequence[tuple[str, str]]) -> list[Item]:
    found: list[Item] = []
    for label, value in rows:
        named = _words(_said(label)) if _KIND.search(label) else []
        if rowed := _two_rows(named, value):
            found.extend(rowed)
            continue
        count = _first_count(value)
        kind = _most_specific(named) if named else ""
        # "Desain banner web : 1 buah" and "Feed : 3": the label names the kind, the value counts.
        if kind and (count is not None or kind not in GENERIC) and not _OTHER_LABEL.match(label):
            inside = [k for k in _words(_said(value)) if k not in GENERIC]
            if count is not None and (not inside or _starts_with_count(value)) and kind not in GENERIC:
                found.append(Item(kind, count))
                continue
            if kind not in GENERIC and not inside and not _FOREIGN.search(label):
                found.append(Item(kind, count))
                continue
        if kind in GENERIC and count is not None and _starts_with_count(value) and not _words(_said(value)):
            # "Desain : 8 buah"
            found.append(Item(kind, count))
            continue
        if _LIST_LABEL.search(label) and not _OTHER_LABEL.match(label):
            found.extend(_items(value, uncounted=True))
    return _summed(found, repeats=False)


def _two_rows(named: Sequence[str], value: str) -> list[Item]:
    """Rows of a table that were read as one: several kinds, and as many numbers beside them."""
    kinds = [kind for kind in dict.fromkeys(named) if kind not in GENERIC]
    if len(kinds) < 2:
        return []
    counts = [token for token in _said(value) if isinstance(token, int)]
    if len(counts) != len(kinds) or _words(_said(value)):
        return []
    return [Item(kind, count) for kind, count in zip(kinds, counts, strict=True)]


def _starts_with_count(value: str) -> bool:
    return bool(re.match(rf"\s*(?:\d{{1,3}}\b|(?:{_NUMBER}|sebuah)\b)", value, re.IGNORECASE))


def _of_parts(parts: Sequence[Part]) -> list[Item]:
    """Sentences that ask for something, and the points under them; if none asks, any that counts a kind."""
    counted: list[Item] = []
    asked: list[Item] = []
    points: list[Item] = []
    left = LONGEST
    asking = False
    for part in parts:
        left -= len(part.text)
        if left < 0:
            break
        for sentence in sentences(_CELL.sub(" ", part.text)):
            if _MATERIAL.search(sentence):
                continue
            asking = bool(_ASKING.search(sentence)) or (asking and (part.point or len(sentence) < 60))
            here = _items(sentence, asking and not _FOREIGN.search(sentence))
            (points if part.point and asking else asked if asking else counted).extend(here)
    found = _united(_summed(points, repeats=False), _summed(asked, repeats=True))
    return found or _summed(counted, repeats=True)


def _said(text: str) -> tuple[int | str, ...]:
    """The kinds and the numbers that count, in their order."""
    return _kept(text) if len(text) < SHORT else _kept.__wrapped__(text)


@functools.lru_cache(maxsize=256)
def _kept(text: str) -> tuple[int | str, ...]:
    """Kept for a while: a row is asked for its kinds, its number and whether it is two rows; a line for its place."""
    return tuple(_tokens(_masked(text)))


def _words(tokens: Iterable[int | str]) -> list[str]:
    return [token for token in tokens if isinstance(token, str)]


def _first_count(value: str) -> int | None:
    return next((token for token in _said(value) if isinstance(token, int)), None)


def _items(text: str, uncounted: bool) -> Iterator[Item]:
    masked = _masked(text)
    each = _EACH.search(masked)
    shared = _value(each[1]) if each else None
    for kind, count in _phrases(masked[: each.start()] + masked[each.end() :] if each else masked):
        if count is None:
            count = shared
        if count is not None or (uncounted and kind not in GENERIC):
            yield Item(kind, count)


def _masked(text: str) -> str:
    """The text without the numbers that count nothing: days, hours, lengths, ordinals."""
    for written in reversed(dates.find_dates(text)):
        text = f"{text[: written.at[0]]} ; {text[written.at[1] :]}"
    text = re.sub(
        r"\((?=[^)]*\d)[^)]{0,40}\b(?:slides?|detik|menit|halaman)\b[^)]*\)", " ", text, flags=re.IGNORECASE
    )
    return _NOT_COUNTS.sub(" ", text)


def _phrases(text: str) -> Iterator[tuple[str, int | None]]:
    """Noun phrases with their numbers."""
    for chunk in _SEPARATOR.split(text):
        found = list(_phrase(chunk, _placed(chunk)))
        for at, (kind, count) in enumerate(found):
            after = found[at + 1] if at + 1 < len(found) else None
            if kind in GENERIC and at and found[at - 1][1] is None and found[at - 1][0] not in GENERIC:
                # "flyer ukuran A4 sebanyak 2 desain": the generic word is only the unit.
                continue
            if kind not in GENERIC and count is None and after and after[0] in GENERIC:
                count = after[1]
            yield kind, count


def _phrase(chunk: str, placed: list[tuple[int, int, int | str]]) -> Iterator[tuple[str, int | None]]:
    tokens = [token for _, _, token in placed]
    # "flyer 2 buah, video 1": the number follows. In all other orders it stands before its kind.
    follows = len(tokens) > 1 and isinstance(tokens[0], str) and isinstance(tokens[-1], int)
    kinds: list[str] = []
    count: int | None = None
    end = 0
    for start, stop, token in placed:
        if isinstance(token, str):
            if count is not None and not kinds and _far(chunk[end:start]):
                count = None
            kinds.append(token)
        else:
            counts_these = follows and not (kinds and _far(chunk[end:start], 4))
            if kinds:
                yield _most_specific(kinds), token if counts_these else count
                kinds = []
            count = None if follows else token
        end = stop
    if kinds:
        yield _most_specific(kinds), count


def _far(between: str, most: int = 5) -> bool:
    """Do too many or the wrong words stand between a number and its kind?"""
    return len(between.split()) > most or bool(_FAR.search(between))


def _placed(chunk: str) -> list[tuple[int, int, int | str]]:
    found: list[tuple[int, int, int | str]] = [
        (m.start(), m.end(), str(m.lastgroup)) for m in _KIND.finditer(chunk)
    ]
    for match in _COUNT.finditer(chunk):
        value = 1 if match["one"] else _value(match["figure"] or match["word"])
        if value:
            found.append((match.start(), match.end(), value))
    return sorted(found, key=lambda pair: pair[0])


def _tokens(chunk: str) -> list[int | str]:
    return [token for _, _, token in _placed(chunk)]


def _value(text: str) -> int | None:
    return int(text) if text.isdigit() else dates.read_count(text)


def _most_specific(kinds: Iterable[str]) -> str:
    present = set(kinds)
    return next(name for name, _ in KINDS if name in present)


def _summed(found: Iterable[Item], repeats: bool) -> list[Item]:
    """One entry a kind: several of one kind are added. A total that comes first is not added to its own parts; where
    sentences repeat themselves, the same number again is the same thing said again."""
    counts: dict[str, list[int]] = {}
    for item in found:
        counts.setdefault(item.kind, []).extend([item.count] if item.count is not None else [])
    return [Item(kind, _total(known, repeats)) for kind, known in counts.items()]


def _total(known: Sequence[int], repeats: bool) -> int | None:
    if not known:
        return None
    if len(known) > 1 and known[0] == sum(known[1:]) and (repeats or len(known) > 2):
        return known[0]
    return sum(dict.fromkeys(known) if repeats else known)


def _united(listed: list[Item], spoken: list[Item]) -> list[Item]:
    """What a list says holds; sentences add the kinds that it does not name."""
    if not any(item.count is not None for item in listed):
        return [*spoken, *(i for i in listed if i.kind not in {s.kind for s in spoken})]
    named = {item.kind for item in listed}
    return [*listed, *(item for item in spoken if item.kind not in named and item.count is not None)]


def _settled(found: list[Item]) -> Iterator[Item]:
    """A generic word gives way to any counted kind, when it is their total or counts nothing of its own."""
    specific = sum(item.count or 0 for item in found if item.kind not in GENERIC)
    for item in found:
        if item.kind in GENERIC and (item.count is None or specific):
            continue
        yield item
