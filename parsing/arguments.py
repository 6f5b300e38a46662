"""What an answer brings besides its move: names of staf, days, a date, a target, scores, a note. Words -> values."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from parsing import dates, lexicon, wording
from workflow.facts import Arguments, Person

_DAYS = re.compile(
    r"\b(?:waktu(?:nya)?|wkt)\s*:?\s*(\d{1,2}|[a-z]+(?:\s+(?:belas"
    r"|puluh))?)\s*(?:\([a-z ]{2,20}\)\s*)?(?:hk|hari\s+kerja)\b[\s,.:;-]*(.*)",
    re.I | re.S,
)
_REASON = re.compile(r"^(?:alasan(?:nya)?\s*:?|karena|krn|sebab)\s+", re.I)
_SCORE_PAIR = re.compile(r"(?<!\d)([1-9])\s*[=:]\s*([1-4]|-)(?!\d)")
_TITLES = {"sdr", "sdri", "dr", "drs", "dra", "ir", "hj", "mas", "mbak", "bapak", "ibu", "prof"}
# What may stand beside the name of him who shall make it, and is no order of the lexicon's.
_BESIDE = re.compile(
    r"\b(?:staf|biar|biarkan|yang|tugas|tugasnya|dkk|oleh|dengan|untuk|bagian|kasih|di|bantu)\b"
)


def staff(words: str, people: tuple[Person, ...]) -> tuple[str, ...]:
    """Keys of the staf that are named, in their order; a first name that two of them bear names both."""
    text = wording.normal(words)
    found: list[tuple[int, str]] = []
    for person in people:
        names = _names(person)
        places = [m.start() for name in names if (m := re.search(rf"\b{re.escape(name)}\b", text))]
        if places:
            found.append((min(places), person.key))
    return tuple(key for _, key in sorted(found))


def _names(person: Person) -> list[str]:
    """The full name without degrees, and its first word that is no title."""
    plain = [
        w
        for w in re.findall(r"[a-z'’]+", person.name.split(",")[0].lower())
        if w not in _TITLES and len(w) > 1
    ]
    return [" ".join(plain), *plain[:1]] if plain else []


def only_staff(bare: str, people: tuple[Person, ...]) -> bool:
    """Is there nothing in the words but names of staf and the order to make it? "Andi acc" speaks of Andi."""
    rest = _BESIDE.sub(" ", _nameless(bare, people))
    kinds = lexicon.kinds(" ".join(rest.split()))
    if kinds is None or {"past", "done", "go", "good", "formal", "file", "ikp", "study", "hand"} & set(kinds):
        return False
    return "yes" not in kinds or bool({"order", "send"} & set(kinds))


def _nameless(bare: str, people: tuple[Person, ...]) -> str:
    for person in people:
        words = set(re.findall(r"[a-z'’]+", person.name.lower())) | {person.key}
        bare = " ".join(word for word in bare.split() if word not in words)
    return bare


def without_names(bare: str, people: tuple[Person, ...]) -> str:
    """Names of staf off at the beginning: there they say who is spoken to. Elsewhere they stay."""
    known = {word for person in people for word in _names(person)[-1:]}
    words = bare.split()
    while words and words[0] in known:
        words = words[1:]
    return " ".join(words)


def working_days(words: str) -> tuple[int, str, str] | None:
    """Days, what stands before "WAKTU", and the reason after it."""
    match = _DAYS.search(words[:4000])
    if match is None:
        return None
    days = int(match[1]) if match[1].isdigit() else dates.read_number_words(match[1])
    if not days or days > 60:
        return None
    reason = _REASON.sub("", match[2].strip()).strip(" .\n")
    return days, words[: match.start()].strip(" ,.;:\n"), reason


def until(words: str, today: date | None) -> date | None:
    """The one day that is named; two different days are none."""
    found = {end for _, end in dates.read_dates(words, today)}
    return found.pop() if len(found) == 1 else None


def target(words: str) -> str:
    match = re.search(r"\b(?:ke|kepada|kpd)\s+(.+)", " ".join(words.split()), re.I)
    return _addressed(match[1]) if match else ""


def _addressed(to: str) -> str:
    """Who shall get it, without the courtesy behind: "Prokompim saja ya pak" is Prokompim."""
    return _COURTESY.sub("", to.strip(" .!,")).strip(" .!,")[:200]


_COURTESY = re.compile(
    r"(?:[\s,.!]+(?:saja|aja|sj|ya|yaa|lah|dulu|pak|bu|mas|mbak|min|kak|nggih|njih"
    r"|terima\s?kasih|trims|makasih|tks|suwun))+$",
    re.I,
)


def after(words: str, opening: str) -> str:
    """The note behind an opening word; the whole words when they do not begin with it."""
    match = re.match(rf"\s*{opening}[\s:.,;–-]*", words, re.I)
    return words[match.end() :].strip() if match else words.strip()


def scores(words: str) -> tuple[int | None, ...]:
    """The nine answers of the survey: "3 4 4 3 4 4 3 4 4", "344344344", "1=4 2=4 …", "-" for what was not used."""
    text = " ".join(words.split())[:400]
    pairs = _SCORE_PAIR.findall(text)
    if len(pairs) >= 5 and not re.sub(r"[,;.\s]", "", _SCORE_PAIR.sub("", text)):
        given = {int(number): value for number, value in pairs}
        return (
            tuple(int(given[n]) if given.get(n, "-") != "-" else None for n in range(1, 10))
            if len(given) == len(pairs)
            else ()
        )
    first = next((line for line in words.splitlines() if line.strip()), "").strip()
    first = re.sub(r"^(?:survei|skm|nilai)\s*:?\s*", "", first, flags=re.I)
    marks = re.findall(r"[1-4-]", first)
    if len(marks) == 9 and not re.sub(r"[1-4,;.\s/-]", "", first) and sum(m != "-" for m in marks) >= 5:
        return tuple(int(mark) if mark != "-" else None for mark in marks)
    return ()


def joined(
    given: Arguments, number: int, note: str, move: str, people: tuple[Person, ...], today: date | None
) -> Arguments:
    """The arguments of a chosen answer together with what was written behind it."""
    found = replace(given, number=number, note=note or given.note)
    days = working_days(note)
    if days:
        found = replace(found, days=days[0], note=" ".join(part for part in (days[1], days[2]) if part))
    elif move == "waktu" and (
        match := re.match(
            r"\W*(?:(?:waktu(?:nya)?|wkt|menjadi|jadi)\W+)?(\d{1,2})\s*(?:hk|hari(?:\s+kerja)?)?\b[\s,.:;-]*(.*)",
            note,
            re.I | re.S,
        )
    ):
        found = replace(found, days=int(match[1]) or None, note=_REASON.sub("", match[2].strip()))
    if move == "tunda":
        found = replace(found, until=until(note, today) or given.until)
    if move == "teruskan" and note:
        found = replace(
            found, to=_addressed(re.sub(r"^(?:ke|kepada)\s+", "", " ".join(note.split()), flags=re.I))
        )
    if not given.staff and note:
        found = replace(found, staff=staff(note, people))
    return found
