"""What closes a mail without being its words: signature, sign-off with name and post, "Dikirim dari …", disclaimer.

In doubt a line stays: a word too many makes the next reader ask, a lost word is a lost decision.
"""

from __future__ import annotations

import re

from parsing import clients

_DELIMITER = re.compile(r"^\s{0,3}(?:--|__)\s*$")
_LONE_DASH = re.compile(r"^\s*[—–]\s*$")
_POST = re.compile(
    r"\b(?:NIP|NRP|NIK|HP|WA|Telp|Tlp|Tel|Phone|Mobile|Fax|Kepala|Kabid|Kasi|Kasubbag|Sekretaris|Staf|Dinas|Bidang|Pranata"
    r"|Dinkominfo|Diskominfo|Kabupaten|Kecamatan|Kelurahan|Plt|Plh|Pj|Subbag|Camat|Lurah|Direktur|Bupati|Asisten|Analis"
    r"|Fungsional|Pembina|Penata|UPTD?|RSUD|S\.\w+|M\.\w+|Jl|Jalan)\b|\+?\d[\d\s-]{8,}|@|www\.|https?:",
)
_PARTICLE = re.compile(r"(?:bin|binti|al|van|von|de|der|den|di|da|dos|of|and|dan|&|\||-|/)")
# Signed by a role alone: that is part of what a service wrote, not a person's signature.
_ROLE = re.compile(r"\b(?:manager|team|support|service|department|office|tim|admin|panitia)$", re.I)
_NO_NAME = re.compile(r"[?!:;]|\.$")


_FOOT = re.compile(
    r"^\W{0,3}(?:kirim|di(?:kirim|ketik|tulis)|terkirim|sent|e-?mail|this|composed|typed|via|von|gesendet|diese|envoy|enviado|inviato"
    r"|ver(?:zonden|stuurd)|skick|sendt|lähet|wysł|odesl|küldve|отпр|надіс|trimis|發|发|从|從|from|dapatkan|unduh|get|download"
    r"|obten|hol|scarica|descarga|virus|bebas|tanpa|scanned|yahoo)|から送信|에서|gönderildi",
    re.IGNORECASE,
)


def is_delimiter(line: str) -> bool:
    """ "-- " by itself: a signature follows."""
    return bool(_DELIMITER.match(line))


def is_footer(line: str) -> bool:
    """ "Dikirim dari iPhone saya": names a program or device, and is no sentence of the writer's."""
    if len(line) > 200:
        return False
    if not _FOOT.search(line):
        return False
    linked = re.search(r"\w<https?://[^\s>]{1,150}>\W{0,3}$", line)
    line = re.sub(
        r"[,.]\s*(?:(?:please\s+|mohon\s+)?(?:excuse|forgive|pardon|maaf|maklum)\b.{0,60}"
        r"|(?:the\s+)?(?:best|free|klien|aplikasi|email\s+client)\b[^,.?]{0,40})$",
        "",
        line,
        flags=re.I,
    )
    line = re.sub(r"[<(\[]?https?://[^\s>)\]]{1,150}[>)\]]?", "", line).strip()
    if clients.OFFER.match(line) or clients.SENT_FROM_ASIAN.match(line):
        return True
    match = clients.SENT_FROM.match(line)
    if match is None:
        return False
    rest = match[1]
    # "my BlackBerry smartphone from ...": the operator's boast is part of it.
    boasts = re.match(r"my\s+\S+\s+(?:smartphone|wireless|device|handheld|phone|powered|via)\b", rest, re.I)
    if len(rest.split()) > (14 if boasts else 8) or re.search(r"[,;:?]\s+[a-z]", rest):
        return False
    coded = re.search(r"\b(?=\w*\d)(?=\w*[A-Z])[\w-]{2,}\b|\b[A-Z]?[a-z]+[A-Z][a-z]+", rest)
    app = match[0].lower().startswith("sent ") and re.fullmatch(r"(?:[A-Z][\w-]+\s?){1,2}", rest)
    return bool(linked or coded or app or clients.DEVICE.search(rest) or clients.MINE.search(match[0]))


def is_disclaimer(line: str) -> bool:
    return bool(clients.DISCLAIMER.match(line))


def is_sign_off(line: str) -> bool:
    """ "Hormat saya,", "Terima kasih", "—": a name and a post may follow."""
    return len(line) < 120 and bool(
        clients.THANKS.match(line) or clients.SIGN_OFF.match(line) or _LONE_DASH.match(line)
    )


def is_signed(lines: list[str], at: int, end: int) -> bool:
    """Is all that stands between this sign-off and `end` the name, the post and the address?

    "Terima kasih" above the word "Tolak" is no signature: each line must look like a name or a post.
    """
    line = lines[at]
    thanks = is_thanks(line)
    block = [each.strip() for each in lines[at + 1 : end] if each.strip() and not is_footer(each)]
    if not block or len(block) > 8 or any(len(each) > 90 for each in block):
        return False
    # One word may be a decision; after "Best regards," or a title it is a name.
    least = 2 if thanks or re.match(r"\W*(?:salam|best|br|[—–])[\s,.]*$", line, re.I) else 1
    first = block[0]
    if len(block) == 1 and _ROLE.search(first):
        return False
    if not _like_a_name(first, least) and not _POST.search(first):
        return False
    return all(_like_a_name(each, 1) or _POST.search(each) or _short_post(each) for each in block)


def is_thanks(line: str) -> bool:
    return bool(clients.THANKS.match(line))


def list_footer(lines: list[str], at: int) -> bool:
    """A line across the page above the lines that a mailing list appends."""
    below = [line for line in lines[at + 1 : at + 6] if line.strip()][:4]
    return bool(below) and any(clients.LIST_FOOTER.search(line) for line in below[:3])


def _like_a_name(line: str, least: int) -> bool:
    if _NO_NAME.search(line.removesuffix(".")) and not re.search(r"\.\w+\.?$", line):
        return False
    words = [word.strip("(),.'’\"*_") for word in line.split()]
    words = [word for word in words if word]
    if not least <= len(words) <= 7:
        return False
    return all(word[:1].isupper() or _PARTICLE.fullmatch(word) for word in words) and words[0][:1].isalpha()


def _short_post(line: str) -> bool:
    """ "CEO @ Acme !", "Head of sales": at most six words, the first one capital."""
    words = line.split()
    return len(words) <= 6 and words[0][:1].isupper() and ("@" in line or line.upper() == line)
