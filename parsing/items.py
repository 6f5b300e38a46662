"""Kinds and counts of content in words: "3 (tiga) desain feed dan 1 reels", "flyer 2 buah", "dua infografis"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from parsing import dates
from workflow.facts import Item

KINDS = (
    # The first that is found in a phrase names it: "video reels" are reels, "desain feed" is a feed.
    ("carousel", r"carousels?|karosel|korsel|slide\s?post"),
    ("reels", r"reels?"),
    ("story", r"(?:insta)?stor(?:y|ies)|snapgram"),
    ("infografis", r"info\s?gra(?:fis|fik|phics?)"),
    ("thumbnail", r"thumbnails?"),
    ("caption", r"captions?|takarir"),
    ("flyer", r"fl[yi]ers?|pamflet|pamphlet|selebaran"),
    ("poster", r"posters?"),
    ("banner", r"banners?|spanduk|baliho|backdrop"),
    ("twibbon", r"twibbon(?:ize)?s?"),
    ("feed", r"feeds?"),
    ("video", r"videos?|video\s?grafis|teasers?|motion\s?graphics?|animasi"),
    ("desain", r"desain|design"),
    ("konten", r"konten|content"),
)
GENERIC = ("desain", "konten")
"""Words that name no kind: they count only with a number."""
_KIND = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in KINDS), re.IGNORECASE)
_NUMBER = r"satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|\w+\s+belas"
_COUNT = re.compile(
    rf"(?P<figure>(?<![\w.,/\-])\d{{1,3}})(?![\w/.,\-]*\d)(?:\s*\(\s*[a-z ]+?\s*\))?|\b(?P<word>{_NUMBER})\b|"
    r"\b(?P<one>sebuah|selembar|seperangkat)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"[,;•▪|]|\s[-–]\s|\b(?:dan|serta|maupun|beserta|atau|juga)\b|&|\+|(?:^|\s)\(?[a-z0-9][.)]\s",
    re.IGNORECASE,
)
_NOT_COUNTS = re.compile(
    r"\d+(?:\s*\([a-z ]+\))?\s*(?:-\s*\d+\s*)?(?:detik|dtk|menit|mnt|jam|slides?|halaman|hari|bulan|tahun|minggu|cm|mm|m|"
    r"px|pixel|mb|gb|orang|peserta|rb|ribu|juta|persen|%|x\s*\d+|:\s*\d+|wib)\b|\bke\s?-?\s?\d+|(?:pukul|jam)\s+\d+(?:[.:]\d+)?|"
    r"\b\d{4,}\b|https?://\S+|\b\d+[.:]\d+\b|\b3m\b|\b(?:tahun|no|nomor|pasal|ayat)\.?\s*\d+",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"mohon|dibuatkan|pembuatan|pembuatkan|membuat|berupa|meliputi|terdiri|sebanyak|memerlukan|membutuhkan|bantuan|"
    r"dalam bentuk|produksi|berikut",
    re.IGNORECASE,
)
_MATERIAL = re.compile(
    r"\b(?:bahan|materi)\b.{0,60}|terlampir|kami lampirkan|dokumentasi|referensi|berdurasi|durasi",
    re.IGNORECASE,
)
_LIST_LABEL = re.compile(
    r"jenis|jumlah|konten|bentuk|kebutuhan|rincian|produk|keluaran|output|desain|permintaan|item",
    re.IGNORECASE,
)
_EACH = re.compile(rf"masing\s?-?\s?masing\D{{0,15}}?(\d{{1,2}}|{_NUMBER}|sebuah)\b", re.IGNORECASE)
_ABBREVIATED = "".join(
    rf"(?<!\b{word})" for word in ("Sdr", "Sdri", "Bpk", "Bp", "dr", "drg", "Drs", "Dra", "Ir", "Hj", "H")
)
_SENTENCE_END = re.compile(
    rf"{_ABBREVIATED}(?<!\btgl)(?<!\bNo)(?<!\bJl)(?<!\bKab)(?<!\bKec)[.;!?]\s+(?=[A-Z\"“])"
)
MOST = 20


def sentences(prose: str) -> list[str]:
    return _SENTENCE_END.split(prose)


def find_items(rows: Sequence[tuple[str, str]], prose: str, subject: str) -> tuple[Item, ...]:
    """Kinds with counts: from the rows of a list, from sentences that ask, else kinds that the subject names."""
    found: list[Item] = []
    for label, value in rows:
        if _LIST_LABEL.search(label) and not re.search(
            r"media|platform|tema|judul|nama", label, re.IGNORECASE
        ):
            found.extend(_items(value, uncounted=True))
        elif _KIND.search(label) and not _MATERIAL.search(label):
            found.append(Item(_most_specific(_words(_tokens(label))), _first_count(value)))
    if len(found) == 1 and found[0].count is None:
        counts = [
            dates.read_count(v) for label, v in rows if re.match(r"jumlah|banyak", label, re.IGNORECASE)
        ]
        found = [Item(found[0].kind, counts[0] if counts else None)]
    for sentence in sentences(prose[:20_000]):
        if not re.search(
            r"\b(?:bahan|materi)\b.{0,80}(?:terlampir|lampirkan|sertakan|tautan)", sentence, re.IGNORECASE
        ):
            found.extend(
                _items(sentence, uncounted=bool(_ASKING.search(sentence)) and not _MATERIAL.search(sentence))
            )
    if not found:
        found.extend(_items(subject, uncounted=True))
    return tuple(_settled(found))[:MOST]


def _words(tokens: Iterable[int | str]) -> list[str]:
    return [token for token in tokens if isinstance(token, str)]


def _first_count(value: str) -> int | None:
    return next((token for token in _tokens(_masked(value)) if isinstance(token, int)), None)


def _items(text: str, uncounted: bool) -> Iterator[Item]:
    each = _EACH.search(text)
    shared = _value(each[1]) if each else None
    for kind, count in _phrases(_masked(text[: each.start()] if each else text)):
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
        tokens = _tokens(chunk)
        # "flyer 2 buah, video 1": the number follows. In all other orders it stands before its kind.
        follows = len(tokens) > 1 and isinstance(tokens[0], str) and isinstance(tokens[-1], int)
        kinds: list[str] = []
        count: int | None = None
        for token in tokens:
            if isinstance(token, str):
                kinds.append(token)
                continue
            if kinds:
                yield _most_specific(kinds), token if follows else count
                kinds = []
            count = None if follows else token
        if kinds:
            yield _most_specific(kinds), count


def _tokens(chunk: str) -> list[int | str]:
    found: list[tuple[int, int | str]] = [(m.start(), str(m.lastgroup)) for m in _KIND.finditer(chunk)]
    for match in _COUNT.finditer(chunk):
        value = 1 if match["one"] else _value(match["figure"] or match["word"])
        if value:
            found.append((match.start(), value))
    return [token for _, token in sorted(found, key=lambda pair: pair[0])]


def _value(text: str) -> int | None:
    return int(text) if text.isdigit() else dates.read_count(text)


def _most_specific(kinds: Iterable[str]) -> str:
    present = set(kinds)
    return next(name for name, _ in KINDS if name in present)


def _settled(found: list[Item]) -> Iterator[Item]:
    """Each kind and count once; an uncounted mention gives way to a counted one; a generic word to any kind."""
    counted = {item.kind for item in found if item.count is not None}
    specific = any(item.kind not in GENERIC and item.count is not None for item in found)
    seen: set[Item] = set()
    for item in found:
        if (
            item in seen
            or (item.count is None and item.kind in counted)
            or (item.kind in GENERIC and specific)
        ):
            continue
        seen.add(item)
        yield item
