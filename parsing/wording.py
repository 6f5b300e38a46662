"""Brings the words of a short answer into one spelling: abbreviations, courtesy, stretched letters. It knows no decision.

Decision words are never matched loosely: "acc" and "acak", "setuju" and "tertuju" are near neighbours.
"""

from __future__ import annotations

import re
import unicodedata

_SHORT = {
    "untuk": "u utk untk unt tuk buat utuk",
    "mohon": "mhn mohn mo minta",
    "tolong": "tlg tlong tolg",
    "yang": "yg yng",
    "dengan": "dg dgn dng",
    "sudah": "sdh udh udah dah sudh telah",
    "belum": "blm blum belom",
    "tidak": "tdk tak gak ga ngga nggak enggak ndak gk tida engga kagak",
    "saya": "sy aku",
    "kepada": "kpd",
    "ke": "k",
    "tanggal": "tgl tggl",
    "bulan": "bln",
    "karena": "krn karna",
    "jangan": "jgn",
    "harus": "hrs",
    "dalam": "dlm",
    "tentang": "ttg",
    "saudara": "sdr sdra sdri saudari",
    "bapak": "bpk pak bp",
    "ibu": "bu",
    "tapi": "tp tpi tetapi namun",
    "juga": "jg",
    "dan": "dn & n",
    "kalau": "kl klo kalo klau jika jk apabila bila bilamana jikalau",
    "bisa": "bs bsa",
    "sampai": "smp sd s/d hingga",
    "saja": "sj aja",
    "segera": "sgr",
    "setuju": "stju stuju",
    "acc": "ac acc'd",
    "oke": "ok okay okey okeh okee oce",
    "silakan": "silahkan silahken silaken monggo mangga",
    "terima kasih": "terimakasih trims makasih tks thx thanks mksh trimakasih trmksh matursuwun suwun nuwun tq",
    "bidang": "bid",
    "kepala bidang": "kabid",
    "kepala dinas": "kadis kadin",
    "pemohon": "pmohon",
    "direvisi": "drevisi",
    "koordinasi": "koord",
    "selesai": "slesai done",
    "sekarang": "skrg skr",
    "kemarin": "kmrn kmarin wingi",
    "bagaimana": "gmn gimana",
    "di": "d",
    "nggih": "inggih enggih injih nggeh njih",
}
_LONG = {short: long for long, shorts in _SHORT.items() for short in shorts.split()}

_GREETING = re.compile(
    r"\b(?:assala?mu?\s?'?alaikum(?:\s+(?:wr|warahmatullahi|warohmatullahi)\.?)?(?:\s+(?:wb|wabarakatuh|wabarokatuh))?"
    r"|wa\s?'?alaikum\s?salam(?:\s+wr)?(?:\s+wb)?|ass(?:\s+wr)?(?:\s+wb)?|wassalam\w*|selamat\s+(?:pagi|siang|sore|malam)"
    r"|met\s+(?:pagi|siang|sore|malam)|pagi|siang|sore|malam|salam(?:\s+sejahtera)?|dengan\s+hormat|hormat\s+(?:saya|kami)"
    r"|mohon\s+(?:maaf|izin|ijin)|maaf|izin|ijin|punten|nuwun\s*sewu|kulo\s*nuwun|permisi|om\s+swastiastu|demikian"
    r"|atas\s+(?:perhatian|bantuan|kerja\s*sama)(?:nya)?(?:\s+(?:dan|bapak|ibu)\s*\w*)*|(?:kami|saya)\s+ucapkan|diucapkan|disampaikan"
    r"|terima\s+kasih(?:\s+(?:banyak|sebelumnya|sekali))?|matur\s+(?:terima\s+kasih|sembah)|sama\s+sama"
    r"|yang\s+terhormat|yth|salam\s+hormat|hatur)\b"
)
_PEOPLE = re.compile(
    r"\b(?:bapak|ibu|mas|mbak|mba|kak|kakak|bang|gan|bos|boss|ndan|komandan|min|admin|pakde|bro|sis|lur|nyuwun)\b"
)
_PARTICLES = re.compile(r"\b(?:ya|yah|yaa|dong|deh|sih|lho|kok|nih|tuh|mas|lah|pun)\b")
_PRAYING = "🙏"
_THUMBS = "👍👌✅✔💯👏🆗"


def normal(text: str) -> str:
    """Lower case, one spelling, no punctuation but "?"; signs of the hand become the words <doa> and <jempol>."""
    text = unicodedata.normalize("NFKC", text[:5000]).lower().replace("’", "'").replace("s.d.", " sampai ")
    text = re.sub(r"\bs\.d\b|\bs/d\b", " sampai ", text).replace("u/", " untuk ").replace("d/a", " ")
    text = re.sub(r"\ba\.c\.c\b\.?", "acc", text)
    text = "".join(" <doa> " if c in _PRAYING else " <jempol> " if c in _THUMBS else c for c in text)
    text = re.sub(r"([a-z])\1{2,}", r"\1", text)
    text = re.sub(r"[^\w\s?<>'&-]|_", " ", text)
    text = re.sub(r"(?<!\w)['-]|['-](?!\w)", " ", text)
    text = re.sub(r"-(?=(?:nya|mu|ku|kah|lah|acc)\b)", "", text.replace("di-", "di"))
    text = text.replace("?", " ? ")
    words = (_LONG.get(word, word) for word in text.split())
    return re.sub(r"\b(di)?tindak lanjut", r"\1tindaklanjut", " ".join(words))


def bare(normal_text: str) -> str:
    """Without greeting, courtesy, forms of address and particles; "" when it was nothing else."""
    text = _GREETING.sub(" ", normal_text)
    text = _PEOPLE.sub(" ", text)
    text = _PARTICLES.sub(" ", text.replace("<doa>", " "))
    return " ".join(text.split())
