"""The phrases of the office, as patterns over normalised words (parsing/wording.py). Only words; what follows from them is
said in parsing/command.py.
"""

from __future__ import annotations

import re

QUESTION = re.compile(
    r"\?|\b(?:apa|apakah|siapa|kapan|bagaimana|mengapa|kenapa|berapa|mana|dimana)\b|\b\w{3,}kah\b"
    r"|\b(?:sudah|atau) belum$"
)
ASKED = re.compile(
    r"^(?:ini\s+|itu\s+)?(?:\w+\s+){0,2}?(?:apa|siapa|kapan|bagaimana|mengapa|kenapa|berapa|dimana|di\s+mana)\b"
)
CONDITION = re.compile(
    r"\b(?:kalau|asal|asalkan|seandainya|andai|dengan catatan|dengan syarat|selama|sepanjang|sejauh"
    r"|setelah|sesudah|sebelum"
    r"|begitu|tergantung|kecuali|jika|menunggu|nunggu|tunggu|menanti)\b"
)
CONTRAST = re.compile(
    r"\b(?:tapi|cuma|hanya|selebihnya|sisanya|lainnya|meski|meskipun|walau|walaupun|padahal|cuman|ning|tinggal)\b"
)
ALTERNATIVE = re.compile(r"\b(?:atau|ato|atawa|utawa)\b")
NEGATION = re.compile(
    r"\b(?:tidak|bukan|belum|jangan|tanpa|ora|dudu|durung|urung|aja|mboten|batal|anti|gagal)\b"
)
REPORTED = re.compile(
    r"\b(?:kata|katanya|lisan|kemarin|tadi|arahan|arahannya|menurut|perintah|dawuh|pesan|ngendika"
    r"|jare|infonya|sepertinya"
    r"|mungkin|kayaknya|kira-kira|rasanya|semoga|harusnya disetujui)\b"
)
PARTIAL = re.compile(
    r"\b(?:yang|versi|opsi|alternatif|slide|gambar|desain|konten|nomor|draf"
    r"|draft)\s+(?:ke\s?)?(?:satu|dua|tiga|pertama|kedua"
    r"|ketiga|keempat|\d+|awal|terakhir|a|b|c)\b|\b(?:sebagian|sebagiannya|separuh|salah satu)\b"
)

_GO = (
    r"(?:tayang|ditayangkan|tayangkan|naik|naikkan|dinaikkan|publish|dipublish|dipublikasikan"
    r"|publikasikan|unggah|diunggah|posting"
    r"|diposting|upload|diupload|rilis|dirilis|terbitkan|diterbitkan|lanjut|lanjutkan|dilanjut|dilanjutkan)"
)
_FINE = r"(?:bagus|sesuai|oke|benar|pas|baik|tepat|cocok|sempurna|mantap|betul|cukup)"
_WHO = r"(?:saya|kami|kita)"
SETUJU = (
    rf"(?:{_WHO} )?(?:acc|setuju|disetujui|menyetujui|approve"
    rf"|approved)(?: (?:untuk )?{_GO})?(?: (?:kontennya|konten|desainnya|suratnya))?"
    rf"|(?:silakan |langsung |segera |bisa |dapat |boleh )*{_GO}(?: saja)?"
    r"|(?:konten(?:nya)? |hasil(?:nya)? |desain(?:nya)? "
    rf"|semua(?:nya)? )?sudah (?:sangat )?{_FINE}(?: (?:semua|semuanya|sekali|banget))?"
    r"|(?:sudah )?(?:tidak ada|tidak perlu|tanpa|tidak usah|tidak ada lagi) (?:lagi )?(?:revisi"
    r"|perbaikan|koreksi|perubahan|direvisi|diperbaiki)"
    r"(?: lagi)?"
    r"|siap tayang|kontennya kami terima|(?:konten|hasil)(?:nya)? (?:kami|saya) (?:terima|setujui)"
)
_IKP = r"(?:kepala )?(?:bidang )?(?:ikp|informasi dan komunikasi publik|informasi komunikasi publik)"
_ORDER = (
    r"(?:di)?tindaklanjuti|tindaklanjut(?:i|nya)?|(?:di)?bantu|(?:di)?fasilitasi|(?:di)?proses"
    r"|(?:di)?laksanakan|(?:di)?kerjakan"
    r"|(?:di)?verifikasi|(?:di)?selesaikan|(?:di)?layani|(?:di)?siapkan|(?:di)?buatkan|(?:di)?percepat|(?:di)?jadwalkan"
)
DISPOSISI = (
    r"(?:disposisi(?:kan)?|didisposisikan|teruskan|diteruskan|kepada|ke|untuk) (?:ke "
    rf"|kepada )?(?:saudara )?{_IKP}|{_IKP}"
    r"|disposisi(?:kan)?|(?:untuk |mohon |tolong |agar |supaya |segera |bisa |dapat |dan |serta "
    rf"|langsung |lalu )*(?:{_ORDER})"
    r"(?: (?:lebih lanjut|sesuai (?:ketentuan|aturan|prosedur|sop|permohonan|kebutuhan|tupoksi)"
    r"|segera|permohonannya|suratnya|kontennya))*"
)
FILLER = (
    r"(?:dan|serta|untuk|segera|saja|semua|semuanya|paraf|ini|itu|mohon|tolong|agar|supaya|lalu"
    r"|hari ini|secepatnya|besok|oke|baik|sip|mantap|bagus|sudah|kami|saya|sangat|keren|siap)"
)
HURRY = (
    r"(?:besok|hari ini|lusa|nanti siang|nanti sore|nanti malam) sudah (?:tayang|harus tayang|jadi"
    r"|selesai)|urgent|prioritas|penting"
)
INFO = (
    r"(?:untuk |dan |serta |agar |mohon )*(?:diketahui|maklum|di arsip(?:kan|kkan)?|diarsip(?:kan"
    r"|kkan)?|arsip(?:kan|kkan)?|arsip|dipedomani|file|simpan|disimpan)"
)

STRONG_SETUJU = re.compile(rf"(?:{SETUJU})(?!\w)")
STRONG_DISPOSISI = re.compile(rf"(?:{DISPOSISI})(?!\w)")
_FILLERS = re.compile(rf"(?:{FILLER}|{HURRY})(?!\w)")
_INFO = re.compile(rf"(?:{INFO})(?!\w)")

ACKNOWLEDGED = re.compile(
    r"(?:(?:siap|sip|oke|baik|mantap|keren|bagus|nggih|ya|iya|laksanakan|dilaksanakan|86|noted"
    r"|dimengerti|diterima|meluncur|sendiko"
    r"|dawuh|joss?|top|good|nice|<jempol>|<doa>|terima kasih|banyak|saya|kami|segera|kerjakan"
    r"|dikerjakan|proses|diproses|otw)\s*)+"
)
PRAYED = re.compile(r"(?:<doa>\s*)+")
AGREED_IN_JAVANESE = re.compile(r"nggih (?:silakan )?(?:dilanjut|lanjut|lanjutkan|dilanjutkan)(?: saja)?")
FORMAL_YES = re.compile(
    r"(?:pada prinsipnya |prinsip )?(?:sependapat|dapat disetujui|bisa disetujui|dapat diproses|prinsip setuju)"
)
SHORT_ORDER = re.compile(
    r"tl|(?:mohon |tolong |untuk )*(?:di)?koordinasi(?:kan)?(?: (?:dengan|sama) (?:pemohon|opd"
    r"|dinas terkait|pengirim))?"
)

REFUSED = re.compile(
    r"(?:(?:maaf|mohon maaf|untuk saat ini|saat ini|sementara|surat ini|permohonan ini|permohonan) )*(?:kami |saya )?"
    r"(?:(?:tidak|tidak dapat|tidak bisa|belum dapat) (?:setuju|acc|disetujui|menyetujui|diproses"
    r"|dipenuhi|di acc|diacc|difasilitasi|dilayani)"
    r"|tolak|ditolak|menolak)\b"
)
LACKING = re.compile(
    r"\b(?:tidak ada|belum ada|tanpa|belum|kurang) (?:cap|stempel|ttd|tanda tangan|nomor|tanggal"
    r"|ditandatangani|lengkap)"
)
COMPLETE = re.compile(
    r"(?:(?:mohon|tolong|untuk|agar|harap) )*(?:(?:di)?kembalikan (?:dulu )?(?:suratnya )?(?:ke"
    r"|kepada) (?:pemohon|pengirim|opd)"
    r"|(?:di)?lengkapi|melengkapi|minta (?:dilengkapi|kelengkapan))\b"
)
POSTPONED = re.compile(
    r"(?:(?:mohon|tolong|sementara|untuk sementara) )*(?:(?:di)?tunda|pending|dipending|ditangguhkan|tangguhkan|hold)\b"
)
UNTIL = re.compile(r"\b(?:sampai|hingga|ke|habis|setelah|mulai)\b \w+|\d")
ELSEWHERE = re.compile(
    r"(?:(?:mohon|tolong|untuk|agar) )*(?:(?:di)?teruskan|(?:di)?alihkan|(?:di)?limpahkan"
    r"|disposisi(?:kan)?|didisposisikan) "
    r"(?:ke|kepada) (?P<to>.+)"
)
FILED = re.compile(rf"(?:(?:{INFO}|untuk|mohon|saja|cukup) ?)+")
NO_GUIDE = re.compile(r"(?:tidak|belum) ada (?:pedoman|dasar|aturan|anggaran|kewenangan)\w*")
WITHDRAWN = re.compile(
    r"(?:(?:kami|saya|mohon|maaf|dengan ini|permohonan(?:nya)?|kegiatan(?:nya)?|acara(?:nya)?) )*"
    r"(?:batal|batalkan|dibatalkan|membatalkan|cancel|tidak jadi|menarik)\b"
)
TALK = re.compile(
    r"^(?:(?:mohon|tolong|untuk) )*(?:(?:di)?bicarakan (?:dengan|sama) (?:saya|kami)|temui saya|menghadap|ketemu saya)"
)
LATER = re.compile(
    r"(?:(?:oke|siap|baik|iya|sip|masih|kami|saya) )*nanti(?: (?:saya|kami|dulu|kita|siang|sore|malam))*"
    r"(?: (?:lihat|cek|pelajari|baca|periksa|kabari|balas|jawab|koreksi)\w*)?(?: (?:dulu|lagi|kembali))?"
)
WAITING = re.compile(r"belum (?:acc|setuju|bisa acc)\b.*\b(?:menunggu|nunggu|tunggu)\b")
AWAY = re.compile(
    r"\b(?:sedang|lagi|masih) (?:cuti|dinas luar|di luar kantor|tugas luar|sakit)\b|\bcuti (?:sampai"
    r"|mulai|tanggal)\b|\bbalasan otomatis\b"
)

_CHANGE = (
    r"(?:di)?(?:revisi|perbaiki|perbarui|ganti|ubah|tambah|tambahi|tambahkan|hapus|hilangkan|kecilkan"
    r"|besarkan|perbesar|perkecil"
    r"|betulkan|benarkan|koreksi|geser|sesuaikan|kurangi|perjelas|rapikan|pindah|pindahkan|potong|samakan|pendekkan"
    r"|perpendek|panjangkan|rubah|cantumkan|lengkapi|sertakan|masukkan|gedein|besarin|kecilin|gantiin)(?:kan|nya)?"
)
REVISED = re.compile(
    rf"(?:(?:mohon|tolong|minta|untuk|agar|harap|segera|perlu|masih|ada|sedikit) )*{_CHANGE}\b"
    r"|(?:masih |sepertinya )?(?:belum|tidak|kurang) (?:sesuai|pas|tepat|cocok|jelas|terbaca|rapi"
    r"|besar|kecil|menarik|terang|lengkap|benar)\b"
    r"|(?:masih |ada yang )+(?:salah|keliru|typo)|(?:salah|keliru|typo) (?:ketik|tulis|tanggal|nama"
    r"|logo|foto|jam|tempat)\w*"
)
TURNED = re.compile(
    rf"^(?P<good>.{{0,120}}?)\b(?:tapi|tinggal)(?: saja)? (?P<change>(?:mohon |tolong |minta |agar )*(?:{_CHANGE}\b.*"
    rf"|(?:\w+ ){{1,4}}{_CHANGE}\b.*|(?:\w+ ){{0,3}}(?:salah|keliru|kurang|kekecilan|kebesaran)\b.*))$"
)
PRAISE = re.compile(
    r"(?:(?:sudah|bagus|oke|baik|sip|mantap|keren|sangat|cukup|sesuai|setuju|acc|secara|keseluruhan"
    r"|umum|pas|semua|semuanya|saya) ?)*"
)
DECIDED = re.compile(
    r"\b(?:acc|diacc|setuju|disetujui|menyetujui|approve\w*|lanjut\w*|dilanjut\w*|tayang\w*"
    r"|ditayang\w*|publish|naik|oke|sip|mantap|tolak"
    r"|ditolak|arsip\w*|diarsip\w*|batal\w*|dibatal\w*|tunda|ditunda|pending|monggo|silakan)\b"
)
DONE = re.compile(
    r"(?:(?:berikut|ini|sudah|telah|kami|saya|konten(?:nya)?|hasil(?:nya)?|desain(?:nya)?"
    r"|revisi(?:nya)?|file(?:nya)?|berkas(?:nya)?|link(?:nya)?"
    r"|tautan(?:nya)?|terlampir|lampir|lampiran|dilampirkan|selesai|jadi|kirim|kirimkan|dikirim"
    r"|serahkan|diserahkan|siap|mohon|dicek|diperiksa"
    r"|koreksi|arahan|di|ke|untuk|dan|dengan|atas|oke|baik|drive|bahan|draf|draft|final|video|reels"
    r"|feed|flyer|infografis|caption|foto|beserta"
    r"|sesuai|permintaan|bersama|sampaikan|hasil|pengerjaan|perbaikan|diperbaiki|direvisi|berikutnya"
    r"|tugas|dikerjakan|nggih|laporan|lapor"
    r"|izin|melaporkan|bisa|dilihat|silakan|<jempol>|\d+) ?)+"
)


def consumed(text: str) -> frozenset[str] | None:
    """The kinds of orders of which the text consists wholly, None when a word is left over."""
    kinds: set[str] = set()
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        found = [(kind, pattern.match(text, at)) for kind, pattern in _KINDS]
        best = max(
            ((m.end(), kind) for kind, m in found if m and m.end() > at),
            default=None,
            key=lambda pair: pair[0],
        )
        if best is None:
            return None
        at = best[0]
        kinds.add(best[1])
    return frozenset(kinds)


_KINDS = (("setuju", STRONG_SETUJU), ("disposisi", STRONG_DISPOSISI), ("arsip", _INFO), ("", _FILLERS))
