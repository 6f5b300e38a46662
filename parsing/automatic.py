"""Finds the sign by which a mail was not written by a person (RFC 3834), and the sign of a list; decides nothing.

X-Auto-Response-Suppress alone is no sign: ordinary Exchange mail carries it.
"""

from __future__ import annotations

import re

from parsing.headers import Headers

_ROBOTS = re.compile(
    r"(?:mailer-daemon|postmaster|mail-daemon|mdaemon|no-?reply|do-?not-?reply|donotreply|tidak-?membalas"
    r"|auto-?reply|bounces?|daemon)(?:[+._-].*)?@",
    re.IGNORECASE,
)
_LIST_FIELDS = (
    "list-id",
    "list-unsubscribe",
    "list-post",
    "list-help",
    "list-subscribe",
    "feedback-id",
    "x-mailman-version",
)
_REPLY_FIELDS = (
    "x-autoreply",
    "x-autoreply-from",
    "x-autorespond",
    "x-autoresponder",
    "x-auto-reply",
    "x-auto-respond",
    "x-auto-reply-from",
    "x-mail-autoreply",
    "x-vacation",
    "x-ms-exchange-inbox-rules-loop",
)

# Only phrases that nobody writes by hand at the head of a subject; what follows them must not go on as a sentence.
_SUBJECT = re.compile(
    r"^\s*(?:(?:re|bls|balas)\s*:\s*)?(?:"
    r"\[?(?:(?:balasan|jawaban|respons?|tanggapan|pesan)\s+(?:otomatis|automatis)"
    r"|auto(?:matic|mated|matische|matico|mático)?[\s-]*(?:reply|response|respond|responder|answer|antwort)"
    r"|réponse\s+automatique"
    r"|(?:out[\s-]of[\s-](?:the[\s-])?office|away\s+from\s+(?:the\s+)?office|vacation|holiday"
    r"|on\s+leave)(?:\s*(?:auto\s?)?(?:reply|response|message|notification))?"
    r"|(?:saya\s+)?(?:sedang\s+)?(?:di\s*luar\s+(?:kantor|kota)|dinas\s+luar|cuti)|tidak\s+(?:sedang\s+"
    r"|berada\s+)?di\s+(?:kantor|tempat)"
    r"|pemberitahuan\s+(?:cuti|tidak\s+di\s+kantor)|abwesenheit\w*|respuesta\s+automática|resposta\s+automática"
    r"|risposta\s+automatica)"
    r"(?=\s*(?:[:\]\-–—(!.,]|$|re\b|for\b|from\b|dari\b|untuk\b|atas\b|s\.?d|sampai|hingga|until|till|mulai|tanggal"
    r"|tgl|\d))"
    r"|(?:[^,;:(\[]{0,40}[,;(\[\-–]\s*)(?:balasan|jawaban|respons?|pesan)\s+otomatis\s*[)\]]?\s*$"
    r"|auto\s*:|(?:read|return)\s+receipt|tanda\s+(?:baca|terima\s+pembacaan)"
    r"|(?:read|(?:pesan\s+)?(?:telah\s+|sudah\s+)?dibaca|telah\s+dibaca|not\s+read|tidak\s+dibaca|gelesen|lu|leído)\s*:\s"
    r")",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"(?:\b(?:ini|pesan\s+ini|surel\s+ini|email\s+ini)\s+(?:adalah\s+|merupakan\s+|dikirim(?:kan)?\s+"
    r"|dibuat\s+)?(?:secara\s+)?"
    r"(?:(?:balasan|jawaban|pesan|surel|email|notifikasi|pemberitahuan)\s+)?(?:otomatis|automatis)\b(?!\s+\w+an\b)"
    r"|(?:^|[.!(\[*—-]\s*)(?:balasan|jawaban|pesan|respons?)\s+otomatis\b(?!\s+(?!(?:dari|oleh|atas|untuk\s+surel"
    r"|karena|saya|kami)\b)\w)|\bthis\s+is\s+an\s+auto(?:mated|matic|-?generated)\b|\bauto(?:mated"
    r"|matic)[\s-]+(?:reply|response|message|e?-?mail)\b"
    r"|\bterima\s+kasih\s+(?:telah|sudah)\s+menghubungi\b.{0,200}\b(?:akan\s+segera|tiket|jam\s+kerja|secepatnya)\b"
    r"|\b(?:mohon|harap)?\s*(?:tidak|jangan)\s+(?:usah\s+)?membalas\s+(?:ke\s+)?(?:surel|email"
    r"|pesan)\s+ini\b(?!\s+(?:ke|kepada|dulu|untuk\s+semua|sebelum)\b)"
    r"|\b(?:email|surel|pesan|surat)\s+anda\s+(?:akan|tidak\s+akan)\s+(?:\w+\s+){0,3}?(?:respon\w*|direspon\w*"
    r"|(?:di)?balas|(?:di)?jawab|(?:di)?tanggapi|dibaca|tindak\s*lanjuti|ditindak\s*lanjuti)\b"
    r"|\bpesan\s+anda\s+.{0,200}\b(?:telah\s+|sudah\s+)?dibaca\s+pada\b"
    r"|\b(?:akun|alamat|kotak)\s+(?:email|surel|surat|masuk)?\s*ini\s+tidak\s+(?:lagi\s+)?(?:dipantau|dimonitor"
    r"|menerima\s+balasan|dibaca)\b"
    r"|\b(?:please\s+)?do\s+not\s+reply\s+to\s+this\s+(?:e-?mail|message)\b"
    r"|\b(?:tiket|laporan|pesan|surel|email)\s+(?:bapak/ibu|anda)\s+(?:telah"
    r"|sudah)\s+(?:kami\s+)?terima\b.{0,120}\b(?:nomor\s+(?:tiket|antrean)|akan\s+segera))",
    re.IGNORECASE | re.DOTALL,
)
# "Saya sedang cuti" may be said by a person who decides in the next sentence; a machine says nothing else.
_AWAY = re.compile(
    r"\b(?:saya|kami|kula|kulo|aku|yang\s+bersangkutan|beliau)\s+(?:(?:saat\s+ini|sekarang)\s+)?(?:sedang|lagi|masih"
    r"|nembe|saweg|tasih)\s+(?:dalam\s+)?(?:menjalani\s+|menjalankan\s+|mengambil\s+|melaksanakan\s+|menunaikan\s+|mengikuti\s+)?"
    r"(?:cuti|dinas\s+luar|perjalanan\s+dinas|di\s*luar\s+(?:kantor|kota|negeri|daerah)|tugas\s+(?:luar|belajar|di"
    r"|ke)|diklat|pelatihan|ibadah|umrah|umroh|haji|berhalangan|sakit|libur\w*)\b"
    r"|\b(?:saya|kami)\s+(?:telah\s+|sudah\s+)?(?:pensiun|mutasi|purna\s?tugas|tidak\s+(?:lagi\s+)?bertugas"
    r"|pindah\s+tugas)\b"
    r"|\bakan\s+(?:kami\s+|saya\s+)?(?:merespons?|membalas|menjawab|(?:di)?balas|respons?)\b.{0,40}\b(?:sekembali\w*"
    r"|setelah\s+(?:kembali|kantor\s+buka)|saat\s+kembali)\b"
    r"|\b(?:saya|kami)\s+(?:\w+\s+){0,6}?(?:sehingga\s+)?tidak\s+(?:dapat|bisa)\s+(?:merespons?|membalas"
    r"|menjawab)\s+(?:email|surel|pesan)\b"
    r"|\b(?:saya|kami)\s+(?:saat\s+ini\s+)?(?:sedang\s+)?tidak\s+(?:berada\s+|masuk\s+)?(?:di\s+)?(?:kantor|tempat)\b"
    r"|\bi\s*(?:am|'m|’m)\s+(?:currently\s+)?(?:out\s+of\s+(?:the\s+)?office|away|on\s+(?:\w+\s+)?(?:leave|vacation"
    r"|holiday))\b"
    r"|\bi\s+will\s+be\s+(?:out\s+of\s+(?:the\s+)?office|away|on\s+leave)\b",
    re.IGNORECASE,
)
_OF_AWAY = re.compile(
    r"\b(?:cuti|dinas\s+luar|luar\s+(?:kantor|kota|negeri|daerah)|tugas\s+luar|perjalanan|kembali|masuk\s+(?:kantor"
    r"|kerja)|membalas|merespons?|menjawab"
    r"|dibalas|hubungi|menghubungi|dihubungi|mendesak|penting|terima\s*kasih|salam\w*|hormat|wassalam\w*|assalam\w*"
    r"|yth|bapak|ibu|saudara|maaf|otomatis"
    r"|surel|email|e-mail|pesan|kantor|tempat|akses|terbatas|sampai|hingga|s\.?d\.?|mulai|tanggal|hari|selama"
    r"|sementara|plt|plh|pelaksana|telepon|telp|wa|hp"
    r"|selamat|dengan\s+hormat|berhalangan|diklat|umrah|umroh|haji|ibadah|sejak|dari|pengirim|halo|sakit|pensiun"
    r"|mutasi|bertugas|tugas|belajar|pelatihan|pejabat|urusan|dumugi|ngantos|saweg|nembe|suwun|nuwun|nuwun\s+sewu|libur\w*|keperluan|keluarga"
    r"|out|office|return\w*|back|urgent|contact|reply|respond|response|access|regards|thank\w*|away|leave|vacation"
    r"|holiday|limited|until|dear|hello|hi|sorry|email\w*)\b"
    r"|@|\d{4,}",
    re.IGNORECASE,
)


def sign(head: Headers, subject: str, words: str, sender: str) -> str:
    """The sign by which this mail is automatic, "" for none. words: what the writer wrote, without quotes."""
    return _by_header(head) or _by_sender(sender) or _by_phrase(subject, words)


def listed(head: Headers) -> str:
    """The sign of a list or of bulk mail, "" for none."""
    for name in _LIST_FIELDS:
        if head.raw(name):
            return name
    precedence = head.text("precedence").lower()
    if precedence == "list":
        # People write to lists: no machine's mail, but it belongs to the list.
        return "daftar (precedence: list)"
    return f"precedence: {precedence}" if precedence in ("bulk", "junk") else ""


def _by_header(head: Headers) -> str:
    # The first token counts, without its case and its parameters (RFC 3834, 5): "No; comment" is no sign.
    submitted = re.split(r"[\s;(]", head.text("auto-submitted").strip().lower())[0]
    if submitted and submitted != "no":
        return f"auto-submitted: {submitted}"[:60]
    if head.raw("return-path").strip() in (b"<>", b"< >"):
        return "return-path: <>"
    for name in _REPLY_FIELDS:
        if head.raw(name) and head.text(name).lower() not in ("no", "false", "0"):
            return name
    precedence = head.text("precedence").lower()
    if precedence in ("bulk", "junk", "auto_reply", "auto-reply"):
        return f"precedence: {precedence}"
    content = head.text("content-type").lower()
    if content.startswith("multipart/report"):
        return "multipart/report"
    if content.startswith("text/calendar") and re.search(r"method\s*=\s*\"?reply", content):
        return "jawaban undangan"
    return ""


def _by_sender(sender: str) -> str:
    match = _ROBOTS.match(sender)
    return f"pengirim {match[0]}" if match else ""


def _by_phrase(subject: str, words: str) -> str:
    match = _SUBJECT.search(subject[:300])
    if match:
        return f"subjek: {match[0].strip()}"[:80]
    match = _SAYS_SO.search(" ".join(words[:400].split()))
    if match is None and _AWAY.search(words[:400]) and _only_away(words):
        match = _AWAY.search(words[:400])
    return f"kalimat: {' '.join(match[0].split())}"[:80] if match else ""


def _only_away(words: str) -> bool:
    """Is every part of every sentence about being away? Else a person wrote more: "saya sedang dinas luar, setuju"."""
    parts = [part.strip() for part in re.split(r"[.!?,;\n]+(?=\s|$)|\n", words[:3000]) if part.strip()]
    return all(_OF_AWAY.search(part) for part in parts)
