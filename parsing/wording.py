"""Brings the words of a short answer into one spelling: abbreviations, courtesy, stretched letters. It knows no decision.

Decision words are never matched loosely: "acc" and "acak", "setuju" and "tertuju" are near neighbours. Spellings that
were seen are listed one by one.
"""

from __future__ import annotations

import re
import unicodedata

_SHORT = {
    "untuk": "u utk untk unt tuk buat utuk nggo kangge kanggo",
    "mohon": "mhn mohn moho mohom nyuwun",
    "minta": "mnta mita",
    "tolong": "tlg tlong tolg tulung tulong tlng",
    "yang": "yg yng sing ingkang",
    "dengan": "dg dgn dng karo kalih kaliyan",
    "sudah": "sdh udh udah dah sudh telah wis wes sampun uwis sudahh mpun",
    "belum": "blm blum belom durung dereng urung",
    "tidak": "tdk tak gak ga ngga nggak enggak ndak gk tida engga kagak ora ra mboten boten nda tdak",
    "bukan": "bkn dudu sanes",
    "jangan": "jgn ojo jngn",
    "saya": "sy aku gue gw inyong nyong kula kulo",
    "kepada": "kpd dumateng",
    "ke": "k maring",
    "dari": "dr saking",
    "tanggal": "tgl tggl",
    "bulan": "bln",
    "karena": "krn karna amarga merga",
    "harus": "hrs kudu",
    "dalam": "dlm",
    "tentang": "ttg",
    "saudara": "sdr sdra sdri saudari",
    "bapak": "bpk pak bp pk",
    "ibu": "bu",
    "tapi": "tp tpi tetapi namun ning nanging",
    "juga": "jg",
    "dan": "dn & n lan",
    "atau": "utawa atawa ato",
    "kalau": "kl klo kalo klau jika jk apabila bila bilamana jikalau nek yen menawi",
    "bisa": "bs bsa iso saget",
    "tidak bisa": "gabisa gbisa gakbisa nggakbisa gabs",
    "tidak ada": "gaada gada",
    "tidak jadi": "gajadi gakjadi",
    "sampai": "smp sd s/d hingga nganti",
    "saja": "sj aja mawon kemawon bae ae sajah",
    "segera": "sgr sgra segra enggal",
    "setuju": "stju stuju setju setujuh stujuh",
    "acc": "ac acc'd accc ach",
    "oke": "ok okay okey okeh okee oce wokeh woke oks oki okelah okeey okk",
    "silakan": "silahkan silahken silaken monggo mangga silhkan silakn silkan",
    "terima kasih": "terimakasih trims makasih tks thx thanks mksh trimakasih trmksh matursuwun suwun nuwun tq thankyou"
    " makasi trimkasih terimaksih",
    "terima kasih banyak": "hatur-nuwun",
    "bidang": "bid bdg",
    "kepala bidang": "kabid kbid",
    "kepala dinas": "kadis kadin kadinkominfo kadiskominfo kadinas",
    "sekretaris": "sekdin sekdis sekre",
    "pemohon": "pmohon",
    "disposisi": "dispo dispos",
    "baca": "waos maca",
    "direvisi": "drevisi",
    "revisi": "rev revis",
    "koordinasi": "koord",
    "selesai": "slesai done rampung",
    "sekarang": "skrg skr saiki",
    "kemarin": "kmrn kmarin wingi",
    "bagaimana": "gmn gimana pripun kepriwe piye",
    "berapa": "brp pira piro pinten",
    "apa": "opo napa",
    "siapa": "sapa sopo sinten",
    "kapan": "kpn",
    "mana": "endi pundi",
    "ini": "iki niki kiye",
    "di": "d",
    "nggih": "inggih enggih injih nggeh njih ngge",
    "iya": "iyo iyaa iyah yo yoi yup ho'oh",
    "bagus": "bgs apik sae bagusss",
    "benar": "bener leres",
    "ada": "ana enten wonten",
    "lagi": "lg lgi",
    "semua": "smua kabeh sedaya",
    "sama": "sm",
    "nanti": "nnti ntar tar mengko mangke mengke",
    "sebentar": "bntr bentar sek sik sekedap sedelat",
    "dulu": "dl dlu disik dhisik rumiyin riyin",
    "kurang": "krg krang",
    "kerjakan": "garap garapen damel",
    "ditayangkan": "ditayangaken",
    "tayangkan": "tayangaken tayangno",
    "diunggah": "diunggahaken",
    "tayang": "tyg tayangg",
    "publikasi": "publis",
    "publish": "publis publikasikn",
    "tindaklanjuti": "tindaklanjutin tindaklanjuto tindaklanjutii",
    "ditindaklanjuti": "ditindaklanjuto ditindaklanjutin ditindaklajuti ditindaklnjuti ditinjaklanjuti",
    "diperbaiki": "diperbiki diperbaki didandani",
    "perbaiki": "perbiki dandani perbaikin benerin betulin benahi",
    "arsipkan": "arsipkkan",
    "terlalu": "trlalu kakean",
    "warna": "wrna",
    "besok": "bsk sesuk ngesuk besuk",
    "hari": "hr",
    "sesuai": "sesuwai sesui",
    "catatan": "cttn",
    "proses": "proces",
    "permohonan": "pmhn",
    "menjadi": "mjd mnjd",
    "lanjut": "lnjut lnjt lanjt ljt",
    "hanya": "mung",
    "selamat": "slmt slamat slmat sugeng",
    "tidak usah": "rasah orasah gausah gakusah",
    "dawuh": "dhawuh",
    "sendiko": "sendika",
}
_LONG = {short: long for long, shorts in _SHORT.items() for short in shorts.split()}

_GREETING = re.compile(
    r"\b(?:assala?mu?\s?'?alaikum(?:\s+(?:wr|warahmatullahi|warohmatullahi)\.?)?(?:\s+(?:wb|wabarakatuh"
    r"|wabarokatuh))?"
    r"|wa\s?'?alaikum\s?salam(?:\s+wr)?(?:\s+wb)?|ass(?:\s+wr)?(?:\s+wb)?|askum|aslm|wass?|wassalam\w*|wslm"
    r"|selamat\s+(?:pagi|siang|sore|malam|petang)"
    r"|met\s+(?:pagi|siang|sore|malam)|salam(?:\s+(?:sejahtera|sehat|hormat|takzim))*|dengan\s+hormat"
    r"|hormat\s+(?:saya|kami)|mohon\s+(?:maaf|izin|ijin)|(?:sebelumnya\s+)?maaf|izin|ijin|punten"
    r"|(?:mohon\s+|nuwun\s*)sewu|kulo\s*nuwun|permisi"
    r"|om\s+swastiastu|demikian|atas\s+(?:perhatian|bantuan|kerja\s*sama|kontennya|konten|hasil)(?:nya)?"
    r"(?:\s+(?:dan|bapak|ibu|kerja\s*sama|bantuan)\w*)*|(?:kami|saya)\s+ucapkan|diucapkan|disampaikan"
    r"|(?:sekali\s+lagi\s+)?(?:matur\s+)?terima\s+kasih(?:\s+(?:banyak|sebelumnya|sekali|banget|sanget"
    r"|sangat|nggih))*"
    r"|matur\s+sembah|sama\s+sama|jazakall\w*(?:\s+khair\w*)?|barakall\w*|yang\s+terhormat|yth"
    r"|salam\s+hormat|hatur"
    r"|salam)\b"
)
_PEOPLE = re.compile(
    r"\b(?:bapak|ibu|mas|mbak|mba|kak|kakak|ka|bang|gan|bos|boss|ndan|komandan|min|admin|pakde|bro|sis"
    r"|lur|dik|mbakyu"
    r"|kang|om|bosku|bund|bunda|prend|say|rekan|tim)\b"
)
_PARTICLES = re.compile(
    r"\b(?:ya|yah|yaa|dong|deh|sih|lho|loh|kok|nih|tuh|lah|pun|kan|to|tho|nggeh|yuk|ayo|hehe\w*|haha\w*"
    r"|wk\w*)\b"
)
_PRAYING = "🙏"
_THUMBS = "👍👌✅✔💯👏🆗🫡"
# Hands that refuse and faces that ask are words, not ornaments: "1 👎" is no choice.
_AGAINST = "👎❌✖🚫⛔🛑🙅"
# A laugh beside a decision may be a joke.
_ASKING = "🤔❓❔🤷😂🤣😜🤪😝"
_SIGNS = {
    ord(sign): f" {word} "
    for signs, word in ((_ASKING, "entah"), (_AGAINST, "tidak"), (_THUMBS, "<jempol>"), (_PRAYING, "<doa>"))
    for sign in signs
}
_SMILES = re.compile(
    "[\U0001f300-\U0001faff\U00002600-\U000027bf\U0001f1e6-\U0001f1ff]|(?<!\\w)[:;]-?[)D(]|\\^_*\\^"
)
_JOINED = re.compile(
    r"\b(di|me)\s*[- ]\s*(?=(?:acc|arsip|revisi|tunda|tolak|proses|tindak|tayang|lengkapi|kembali|bantu"
    r"|fasilitasi|teruskan"
    r"|upload|publish|posting|approve|setujui|perbaiki|ganti|kerjakan|koordinasi|verifikasi|naikkan"
    r"|lanjut|pending|dispo"
    r"|hold|cancel|batal|ubah|hapus|tambah|laksanakan|jadwal|share|crop|cek)\w*)"
)
# What is struck through ("~acc~") was taken back.
_STRUCK = re.compile(r"(?<![\w~])~{1,2}(?=\S)[^~\n]{1,200}(?<=\S)~{1,2}(?![\w~])")
# Javanese "aja" forbids what follows it; in the speech of the towns "aja" is "saja" and stands behind.
_FORBIDDING = re.compile(
    r"(?:(?:^|[.,;:!?\n])\s*aja\b|\baja\b(?=\s+(?:di\w{3,}|acc|setuju|lanjut|tayang|proses|sebut|kasih)))",
    re.M,
)
# Only posts and names: a line that says more than who signs is never cut.
_SIGNED = re.compile(
    r"\n\s*(?:--\s*\n.*"
    r"|(?i:ttd|tertanda|hormat saya|hormat kami|salam hormat|salam|wassalam\w*)(?:\W+[A-Z][\w.']*){0,6}"
    r"|(?i:(?:plt\.? |plh\.? )?(?:kadin\w*|kadis\w*|kepala dinas|sekretaris|sekretaris dinas|sekdin)"
    r"(?: (?:dinkominfo|diskominfo|kominfo|komunikasi dan informatika|kab\w*\.?|purbalingga))*))[\s.]*\Z",
    re.S,
)
_OPENING = re.compile(
    r"\A\W*(?:(?:assala\w*|ass|selamat|pagi|siang|sore|malam|wr|wb|yth)\W+){0,4}"
    r"(?:mas|mbak|mba|pak|bu|bapak|ibu|kak|mbakyu|kang|dik|sdr|sdri)\.?\s+"
    r"(?!kabid|kadi|kepala|sek|ikp|bupati|camat|lurah|staf|humas|admin|yang|sudah|acc|setuju|tolak|mohon"
    r"|tolong|saya)"
    r"[a-z]{3,15}\s*[,\n]",
    re.I,
)


def normal(text: str, longest: int = 5000) -> str:
    """Lower case, one spelling, no punctuation but "?"; signs of the hand become the words <doa> and <jempol>."""
    text = unicodedata.normalize("NFKC", text[:longest]).replace("’", "'")
    text = text.translate(_SIGNS)
    text = re.sub("[\u200b-\u200f\u2060\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]", "", text)
    text = _STRUCK.sub(" entah ", text) if "~" in text else text
    text = _SMILES.sub(" ", text).lower()
    text = _FORBIDDING.sub(lambda m: m[0].replace("aja", "jangan"), text)
    text = (
        re.sub(r"\bs\.?\s?d\.(?=\s|\d)|\bs\.d\b|\bs/d\b", " sampai ", text)
        .replace("u/", " untuk ")
        .replace("d/a", " ")
    )
    text = re.sub(r"\ba\.c\.c\b\.?", "acc", text)
    text = re.sub(r"\bdipun\s+(?=\w)", "di", text)  # The passive of courteous Javanese.
    # "Yo wis, acc" gives in; "sudah acc" tells of something that was.
    text = re.sub(r"\b(?:ya|iya|yo|yow) ?(?:wis|wes|sudah|udah)\s*[,.!]", " oke ", text)
    text = re.sub(r"([a-z])\1{2,}", r"\1", text)
    text = re.sub(r"[^\w\s?<>'&-]|_", " ", text)
    text = re.sub(r"(?<!\w)['-]|['-](?!\w)", " ", text)
    text = re.sub(r"-(?=(?:nya|mu|ku|kah|lah|acc|e)\b)", "", _JOINED.sub(r"\1", text))
    text = text.replace("?", " ? ")
    words = (_one(word) for word in text.split())
    return re.sub(r"\b(di|me|men)?(?:tindak|nindak) (?:lanjut|lajut)", _follow_up, " ".join(words))


def _follow_up(found: re.Match[str]) -> str:
    return "menindaklanjut" if found[0].startswith("me") else f"{found[1] or ''}tindaklanjut"


def _one(word: str) -> str:
    """One spelling of a word: the listed one, or less a letter that a hurried thumb doubled ("siapp")."""
    long = _LONG.get(word)
    if (
        long is None
        and len(word) > 3
        and word[-1] == word[-2]
        and word[-1].isalpha()
        and not word.endswith("acc")
    ):
        long = _LONG.get(word[:-1], word[:-1])
    if long is None and word.startswith("di") and len(word) > 7 and word.endswith(("aken", "ake")):
        return re.sub(r"aken?$", "kan", word)  # "dilanjutaken": the Javanese ending.
    return long or word


def figures(text: str) -> str:
    """Figures that telephones draw as signs ("1️⃣", "①") as plain ones."""
    return unicodedata.normalize("NFKC", text[:5000]).replace("\ufe0f", "").replace("\u20e3", "")


def unsigned(text: str) -> str:
    """Without a post or a name below the words, and without "Mas Andi," above them."""
    text = _SIGNED.sub("", text)
    return _OPENING.sub("", text) if len(text) < 500 else text


def bare(normal_text: str) -> str:
    """Without greeting, courtesy, forms of address and particles; "" when it was nothing else."""
    text = _GREETING.sub(" ", normal_text)
    text = _PEOPLE.sub(" ", text)
    text = " ".join(_PARTICLES.sub(" ", text.replace("<doa>", " ")).split())
    # "Sore, acc" greets; in "tayang sore" it is the hour.
    return re.sub(r"^(?:(?:pagi|siang|sore|malam)(?: |$)(?!ini\b|nanti\b))+", "", text)
