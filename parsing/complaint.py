"""Words -> what they say as a complaint: is it one, which class, which flags, whom it names. Proposes; a person decides.

Rules with evidence only. When two classes fit, the graver is proposed (DOMAIN 4.1).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from parsing import grievances, jawa, naming, sieve, topic, weighing, wording
from workflow.facts import ComplaintFacts

LONGEST = 20_000
TERSE = 60
"""Words; longer texts say enough for the rules, and the model has learned from none."""
NEARLY = 0.35
ALONE = 0.7
HEARD = 0.1
SURE = 0.7
NONE_SURE = 0.75
"""That it is a complaint where no rule sees one: words that say nothing at all come near the half."""
VERY_SURE = 0.87
_TOPIC = "topic-"
CLASSES = ("berkadar_pengawasan", "tidak_berkadar_pengawasan", "normatif", "ringan")
"""From the gravest on."""
_CUES = dict(
    zip(
        CLASSES,
        (grievances.SUPERVISORY, grievances.NON_SUPERVISORY, grievances.NORMATIVE, grievances.MINOR),
        strict=True,
    )
) | {"hurt": grievances.HURT}
_EACH = [(name, weight, pattern) for name, cues in _CUES.items() for weight, pattern in cues]

_SENTENCE = re.compile(r"[.!?\n]+|, (?=dan |malah |petugas)")
_SECRET = re.compile(
    r"\b(?:dirahasiakan|rahasiakan|merahasiakan|kerahasiaan|rahasia)\b|\b(?:jangan|tidak mau|tidak ingin"
    r"|tanpa) (?:\w+ ){0,3}?"
    r"(?:sebut|disebut\w*|menyebut\w*|sebutkan|bilang|ngomong|cantumkan|dicantumkan|tampilkan|ditampilkan"
    r"|sebarkan|disebar\w*|diketahui"
    r"|ketahuan|dipublikasikan|dibocorkan|beritahu|diberitahu|kasih tahu) ?(?:\w+ ){0,3}?(?:nama\w*"
    r"|identitas\w*|saya|siapa|pelapor)?"
    r"|\b(?:saya|kami|identitas|pelapor|nama) (?:\w+ ){0,2}?(?:dilindungi|minta perlindungan|takut)"
    r"|\btakut\b|lindungi (?:identitas|saya|pelapor|nama)"
    r"|\bidentitas (?:saya|kami|pelapor)"
)
_ANONYMOUS = re.compile(
    r"\b(?:anonim|anonymous|hamba allah|tanpa nama|no ?name|nn|(?:tidak (?:mau|ingin|perlu|usah"
    r"|bersedia) )(?:saya )?(?:disebut\w*|menyebut\w*"
    r"|memberi\w*|mencantumkan|sebut\w*) (?:nama\w*|identitas\w*)|(?:seorang|dari) warga yang"
    r"|orang yang peduli|pemerhati)\b"
)
_URGENT = re.compile(
    r"\b(?:hari ini juga|sekarang juga|saat ini juga|segera (?:dihapus|diturunkan|dicabut|hapus|turunkan"
    r"|ditangani|ditolong)|darurat|secepatnya"
    r"|sesegera mungkin|mendesak|urgent|genting|bahaya sekali|nyawa|besok (?:sudah )?(?:acara|tayang"
    r"|deadline)|diteror|(?:dihapus|diturunkan|hapus)"
    r" (?:hari ini|segera|sekarang)|tidak bisa ditunda|gawat|asap|malam ini|jam ini)\b"
)
_PAYMENT = re.compile(
    r"\b(?:bayar|membayar|dibayar|bayaran|uang|rp ?\d|\d+ ?(?:ribu|rb|juta|jt)|pungli|pungutan|biaya"
    r"|tarif|amplop|imbalan|suap|setor\w*|rokok)\b"
)
_SAID = re.compile(
    r"\b(?:pengaduan|mengadukan|mengadu|aduan|keluhan|komplain|keberatan|protes|kecewa|tidak terima|dirugikan"
    r"|(?:saya|kami|mau|ingin|hendak|izin) (?:melaporkan|melapor)"
    r"|melaporkan (?:bahwa|adanya|dugaan|oknum|petugas|pegawai|perilaku)|whistle ?blow\w*)\b"
)
_TITLE = re.compile(r"\W*(?:pengaduan|aduan|keluhan|komplain)\b")
"""Words that begin with their own name: no model talks them out of it."""
_ASKS = re.compile(r"\?|^(?:\w+ ){0,3}?(?:info|informasi|tanya|bertanya|bagaimana|penjelasan cara)\b")
_UNANSWERED = re.compile(
    r"\b(?:belum|tidak) (?:\w+ )?(?:menerima|mendapat|dapat|ada) (?:\w+ )?(?:balasan|jawaban|nomor|tanda terima"
    r"|kabar|konfirmasi|tanggapan)\w*"
    r"|\b(?:belum|tidak) (?:\w+ )?di(?:balas|jawab|tanggapi|respon\w*|proses)\b"
)
_FACT = re.compile(
    r"\d|\b(?:kemarin|tadi|tanggal|hari|jam|minggu|bulan|loket|bagian|karena|saat|waktu|sejak"
    r"|padahal)\b"
)


@functools.lru_cache(maxsize=4)
def read(text: str) -> ComplaintFacts:
    """What these words say, read as a complaint. Kept for a moment: a mail is heard to be known, and again to be filed."""
    text = text.strip()
    if len(text) > LONGEST:
        text = text[: LONGEST * 3 // 4] + "\n" + text[-LONGEST // 4 :]
    if not text:
        return ComplaintFacts()
    plain, found = seen(text)
    hits = _hits(plain)
    weights = {name: sum(weight for weight, _ in hits[name]) for name in CLASSES}
    elsewhere = bool(found["elsewhere"])  # Several units must act: never to be mended by us today.
    weights["tidak_berkadar_pengawasan"] += found["elsewhere"]
    conduct = any(weight >= 4 for weight, _ in hits["tidak_berkadar_pengawasan"])
    others = {name[len(_TOPIC) :]: weight for name, weight in found.items() if name.startswith(_TOPIC)}
    calm = weights["berkadar_pengawasan"] < 3 and not conduct
    content = calm and bool(topic.CONTENT.search(plain)) and not topic.BUT.search(plain)
    about, why = _topic(plain, weights, others, found["hurt"])
    if content:
        about, why = "praise", "tidak ada keluhan lagi"
    named, confidence = _class(weights, conduct)
    if len(plain.split()) <= TERSE:
        leaning = weighing.weigh(plain, found)
        named, confidence = _leaning(text, leaning, named, conduct)
        if not content and (about != "complaint" or not _TITLE.match(plain)):
            turned = bool(topic.TURN.search(plain) or _SAID.search(plain))
            if about == "complaint" or len({word for word in plain.split() if len(word) > 2}) > 2:
                about, why = _told(about, why, leaning[""], others, turned)
        if about != "complaint" and leaning[""] >= 0.5:
            named, confidence = _class(weights, conduct)
    evidence = ", ".join(f'"{words[:40]}"' for _, words in hits[named][:3])
    return ComplaintFacts(
        is_complaint=about == "complaint",
        class_=named,
        confidence=confidence if about == "complaint" else round(confidence / 2, 2),
        flags=_flags(plain, named, elsewhere and named in CLASSES[1:], about, "praise" in others),
        people=naming.people(text),
        posts=naming.posts(text),
        payment=bool(_PAYMENT.search(plain)),
        says_so=bool(_SAID.search(plain)),
        topic=about,
        why="; ".join(part for part in (why, evidence) if part)[:200],
    )


def seen(text: str) -> tuple[str, dict[str, int]]:
    """The plain words, and what the rules find in them, each with its weight: what the model looks at."""
    plain = topic.WANTED.sub(r"\1 topik", jawa.plain(wording.normal(text, LONGEST)))
    plain = topic.AGAINST.sub("topik", plain)
    found = {name: sum(weight for weight, _ in hits) for name, hits in _hits(plain).items()}
    found["elsewhere"] = 3 * _elsewhere(plain)
    return plain, found | {f"{_TOPIC}{name}": weight for name, weight in topic.weigh(plain).items()}


def _elsewhere(plain: str) -> bool:
    return bool(grievances.OUT_OF_AUTHORITY.search(plain)) and not grievances.OURS.search(plain)


@functools.lru_cache(maxsize=2)
def _hits(plain: str) -> dict[str, list[tuple[int, str]]]:
    """The weight and the words of each cue that is found: of each class, and of what hurts."""
    found: dict[str, list[tuple[int, str]]] = {name: [] for name in _CUES}
    for number in _sieve()(plain):
        name, weight, pattern = _EACH[number]
        if match := pattern.search(plain):
            found[name].append((weight, match[0]))
    return found


@functools.cache
def _sieve() -> Callable[[str], Sequence[int]]:
    return sieve.sieve(pattern for _, _, pattern in _EACH)


def _class(weights: dict[str, int], conduct: bool) -> tuple[str, float]:
    """The gravest class that has enough to stand on; the confidence grows with the evidence and its lead.

    conduct: how somebody behaved is spoken of, which no rule explains.
    """
    grave, general, rule, minor = (weights[name] for name in CLASSES)
    if grave >= 3:
        return "berkadar_pengawasan", _sure(grave, max(general, rule) / 3)
    if conduct or (general >= 3 and general >= rule):
        return "tidak_berkadar_pengawasan", _sure(general, rule)
    if rule >= 3 or (rule >= 2 and rule >= general):
        return "normatif", _sure(rule, general)
    if general >= 3 or (general >= 2 and general >= minor):
        return "tidak_berkadar_pengawasan", _sure(general, minor)
    if minor:
        return "ringan", _sure(minor, general)
    return ("tidak_berkadar_pengawasan", 0.3) if general or grave else ("ringan", 0.25)


def _sure(own: float, other: float) -> float:
    return round(min(0.95, 0.5 + 0.08 * own - 0.06 * other), 2) if own > other else 0.45


def _leaning(text: str, leaning: dict[str, float], ruled: str, conduct: bool) -> tuple[str, float]:
    """The class that the model gives to terse words, where a rule that has not the right word yet sees nothing.

    The graver one when the rules stand for it and the model does not exclude it, or when one sentence alone says it.
    """
    shares = {name: leaning[name] / max(1e-9, 1 - leaning[""]) for name in CLASSES}
    named = max(CLASSES, key=lambda name: shares[name])
    if conduct:
        named = min(named, CLASSES[1], key=CLASSES.index)
    grave = CLASSES[0]
    if named != grave and (shares[grave] >= NEARLY or (ruled == grave and shares[grave] >= NEARLY / 3)):
        named = grave
    possible = any(shares[name] >= HEARD for name in CLASSES[: CLASSES.index(named)])
    for part in _SENTENCE.split(text)[:8] if possible else ():
        alone = weighing.weigh(*seen(part)) if len(part.split()) >= 3 else {}
        graver = next(
            (name for name in CLASSES if alone.get(name, 0) >= ALONE and shares[name] >= HEARD), named
        )
        named = min(named, graver, key=CLASSES.index)
    return named, round(min(0.95, max(shares[named], 0.3)), 2)


def _told(about: str, why: str, none: float, others: dict[str, int], turned: bool) -> tuple[str, str]:
    """Complaint or not, of terse words: the rules, unless the model is sure of the contrary.

    turned: praise turns into something else, or the words call themselves a complaint.
    """
    if about == "complaint":
        if none < (VERY_SURE if turned else SURE):
            return about, why
        return max(others, key=lambda name: others[name], default="nothing"), "kata-katanya bukan keluhan"
    asked = about == "question" and others.get(about, 0) >= topic.WAY
    bound = VERY_SURE if asked or about in ("spam", "invitation", "offer") else NONE_SURE
    return ("complaint", "kata-katanya keluhan") if none < 1 - bound else (about, why)


def _of_us(plain: str) -> bool:
    return bool(grievances.OURS.search(plain) or grievances.STAFF_OR_DESK.search(plain))


_OFFICIAL = ("offer", "invitation", "notice")


def _topic(plain: str, weights: dict[str, int], others: dict[str, int], hurt: int) -> tuple[str, str]:
    """Complaint, or what else; and why. A letter of the office's own kind needs more than a word to be one."""
    if others.get("spam"):
        return "spam", "iklan atau penipuan"
    if topic.JEST.search(plain):
        return "praise", "pujian dalam bentuk keluhan"
    way = others.get("question", 0) >= topic.WAY and weights["berkadar_pengawasan"] < 3 and hurt < 3
    if way and _ASKS.search(plain):
        return "question", "bertanya ke mana melapor"
    praised = "praise" in others and not topic.TURN.search(plain)
    rule = weights["normatif"] if weights["normatif"] >= 3 or hurt else weights["normatif"] // 2
    harm = sum(weights.values()) - weights["normatif"] + rule + hurt - (3 if praised else 0)
    weight, rival = max(((w, name) for name, w in others.items() if name != "praise"), default=(0, ""))
    if rival == "notice" and _UNANSWERED.search(plain):
        weight -= 4
    grave = weights["berkadar_pengawasan"] >= 3
    rules = rival in (*_OFFICIAL, "information", "service") and not (grave and rival not in _OFFICIAL[1:])
    if rules and harm < weight + (2 if rival in _OFFICIAL else 0):
        return rival, f"{rival} lebih kuat daripada keluhan"
    asked = rival in ("question", "status") and (harm < 3 or (weight >= 6 and harm - weights["normatif"] < 2))
    if harm >= 2 and not asked:
        return "complaint", "keluhan"
    # Nothing else that a mail may be, somebody's work of ours is spoken of, and a word of discontent stands in it.
    if harm >= 1 and not others and _of_us(plain):
        return "complaint", "keluhan tanpa kata keluhan"
    if praised:
        return "praise", "pujian"
    return rival or "nothing", "tanpa keluhan"


def _flags(plain: str, named: str, elsewhere: bool, about: str, praised: bool) -> tuple[str, ...]:
    """Flags in the order of the contract."""
    found = []
    if _ANONYMOUS.search(plain):
        found.append("anonim")
    if _SECRET.search(plain):
        found.append("rahasia")
    if elsewhere:
        found.append("out_of_authority")
    if _URGENT.search(plain):
        found.append("urgent")
    words = plain.split()
    bare = len(words) <= (7 if named == CLASSES[0] else 5) and not _FACT.search(plain)
    if about == "complaint" and (len(words) <= 4 or bare):
        found.append("incomplete")
    thanked = praised and re.search(r"\b(?:terima kasih|bagus|keren|mantap|puas|suka)\b", plain)
    if about == "complaint" and thanked and topic.TURN.search(plain):
        found.append("mixed")
    return tuple(found)
