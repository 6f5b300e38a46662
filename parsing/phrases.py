"""The phrases of the office, as patterns over normalised words (parsing/wording.py). Only words; what follows from them is
said in parsing/grammar.py.
"""

from __future__ import annotations

import re

# ---------------------------------------------------------------- signs of doubt

QUESTION = re.compile(
    r"\?|\b(?:apa(?! apa)|apakah|siapa|kapan|bagaimana|mengapa|kenapa|berapa|mana(?! \w*nya)|dimana"
    r"|kemana|nopo)\b"
    r"|\b(?!(?:nikah|langkah|tengkah|tingkah|naskah|berkah|jejakah)\b)\w{3,}kah\b|\b(?:sudah|atau) belum$"
    r"|\w (?:atau )?tidak$"
    r"|\b(?:bukan|bukannya) (?:sudah|belum)\b"
)
_WHICH = r"(?:apa(?! apa| saja)|siapa(?! saja)|kapan(?! saja)|kenapa|mengapa|berapa|dimana|di mana|mana)"
_OF_LETTER = (
    r"(?:pic\w*|cp\w*|narahubung\w*|kontak\w*|acara\w*|kegiatan\w*|konten\w*|tema\w*|tanggal\w*|tgl"
    r"|jam\w*|pukul|tempat\w*|lokasi\w*"
    r"|dinas|opd|instansi|pemohon\w*|pengirim\w*|surat\w*|jumlah\w*|dibutuhkan|diperlukan|peserta\w*"
    r"|anggaran\w*|media\w*|platform\w*"
    r"|minta|meminta|mengajukan|dari|waktu\w*|hari|jenis\w*|durasi\w*|format\w*|judul\w*|penyelenggara\w*"
    r"|panitia\w*|nomor\w*|tahun"
    r"|video\w*|flyer\w*|desain\w*|tanda tangan|ttd|slide|lampiran\w*|bahan\w*|materi\w*|sasaran\w*"
    r"|tujuan\w*|dikirim|deadline\w*"
    r"|dilaksanakan|diadakan|digelar|diselenggarakan|maksud\w*)"
)
ASKED_ABOUT = re.compile(rf"\b{_WHICH}\b.*\b{_OF_LETTER}\b|\b{_OF_LETTER}\b.*\b{_WHICH}\b")
CONDITION = re.compile(
    r"\b(?:kalau|asal|asalkan|seandainya|andai|andaikan|dengan catatan|dengan syarat|syaratnya|selama"
    r"|sepanjang|sejauh"
    r"|setelah|sesudah|sebelum|begitu|tergantung|kecuali|jika|menunggu|nunggu|tunggu|menanti|nanti|sambil"
    r"|sekiranya"
    r"|bilamana|manakala|baru (?:di\w+|acc|boleh|bisa))\b"
)
CONTRAST = re.compile(
    r"\b(?:tapi|cuma|hanya|selebihnya|sisanya|lainnya|meski|meskipun|walau|walaupun|padahal|cuman|ning"
    r"|tinggal|namun|eh"
    r"|sayangnya|sayang|melainkan|sekalian|ralat)\b"
)
ALTERNATIVE = re.compile(r"\b(?:atau|terserah|entah)\b")
NEGATION = re.compile(r"\b(?:tidak|bukan|belum|jangan|tanpa|batal|anti|gagal|ampun)\b")
REPORTED = re.compile(
    r"\b(?:kata|katanya|lisan|kemarin|tadi|arahan|arahannya|menurut|perintah|dawuh|pesan|ngendika"
    r"|jare|jarene|jere|infonya(?= \w)|sepertinya"
    r"|(?<!semaksimal )(?<!sebisa )(?<!secepat )(?<!sebaik )(?<!sesegera )mungkin|kayaknya"
    r"|kira-kira|rasanya|semoga|mudah-mudahan"
    r"|konon"
    r"|harusnya disetujui)\b"
)
_PRODUCT = (
    r"(?:caption|flyer|feed|reels?|infografis|poster|story|video|desain|gambar|foto|judul|carousel|narasi|teks"
    r"|materi|konten)"
)
PARTIAL = re.compile(
    r"\b(?:yang|versi|opsi|alternatif|slide|gambar|desain|konten|nomor|draf|draft|bagian|halaman|foto"
    r"|video)\s+"
    r"(?:ke\s?)?(?:satu|dua|tiga|empat|lima|pertama|kedua|ketiga|keempat|\d+|awal|akhir|terakhir|a|b|c|d"
    r"|\w{4,}(?= saja))\b"
    r"|\b(?:sebagian|sebagiannya|separuh|setengah|salah satu|sebatas|baru sebatas|(?:secara|pada) umum(?:nya)?"
    r"|umumnya|secara (?:prinsip|garis besar)|garis besar\w*|sekitar \d+|mayoritas|kebanyakan)\b"
    rf"|\b{_PRODUCT}(?:nya)? saja\b"
    r"|\buntuk (?:draf|draft|konsep|rancangan|contoh|internal|sementara)(?:nya)?\b|\b\d+ (?:dari|per) \d+\b"
)
WISH = re.compile(
    r"\b(?:kalau|bagusnya|enaknya|idealnya|maunya|saran\w*|usul\w*|sebaiknya|alangkah|mungkin|boleh"
    r"|mending|lebih suka|lebih bagus"
    r"|lebih baik|gimana|andai"
    r"|baiknya|kayaknya|sepertinya|rasanya|menurut\w*|bisa tidak)\b"
)

_MONTH = (
    r"(?:jan|feb|mar|apr|jun|jul|agu|agt|sep|sept|okt|nov|des|januari|februari|maret|april|mei|juni|juli|agustus"
    r"|september|oktober|november|desember)\b"
)
_DAY = (
    r"(?:(?:hari )?(?:senin|selasa|rabu|kamis|jumat|sabtu|ini|besok|lusa|minggu (?:ini|depan))"
    rf"(?: (?:besok|depan|ini|pagi|siang|sore|malam|tanggal \d{{1,2}}(?: {_MONTH})?))*"
    rf"|(?:hari )?(?:tanggal )\d{{1,2}}(?: {_MONTH})?(?: \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
)
DEADLINE = re.compile(
    rf"(?:(?<=kerjakan )|(?<=selesaikan )|(?<=selesai ))(?:sampai|sebelum|paling lambat) {_DAY}|"
    rf"\b(?:dengan )?(?:deadline\w*|tenggat\w*(?: waktu\w*)?|batas waktu\w*|paling (?:lambat|telat|lama)"
    rf"|selambat lambatnya|selambatnya|maksimal) (?:di |pada |adalah |sampai )*{_DAY}"
    r"(?: (?:harus|sudah|mesti|selesai|jadi|beres|rampung|siap))*"
    rf"|\b(?:(?:sebelum|pada|sampai) )?{_DAY} (?:(?:harus|sudah|mesti) )+(?:selesai|jadi|beres|rampung|siap)\b"
)
"""The day by which it must be made: no condition, and no day on which it may be shown."""

# ---------------------------------------------------------------- receipts and delays

PRAYED = re.compile(r"(?:<doa>\s*)+")
FORMAL_YES = re.compile(r"\b(?:sependapat|pada prinsipnya|prinsip\w*|pada dasarnya|dapat|bisa)\b")
IN_JAVANESE = re.compile(
    r"^\W*(?:(?:mas|mbak|pak|bu)\W+)?(?:nggih|inggih|injih|njih|enggih|iyo|yo)\b|\b(?:monggo|mangga"
    r"|lajeng\w*|dilajeng\w*|lanjutno"
    r"|dipun)\b",
    re.I,
)
SHORT_ORDER = re.compile(
    r"tl|(?:mohon |tolong |untuk |agar |harap )*(?:di)?koordinasi(?:kan)?(?: (?:dulu )?(?:dengan|sama|ke)"
    r" (?:pemohon|opd|dinas terkait|pengirim|opd terkait|instansi terkait|pihak terkait))?"
)
TALK = re.compile(
    r"^(?:(?:mohon|tolong|untuk|agar|harap) )*(?:(?:di)?bicarakan (?:dulu |lebih lanjut )?(?:dengan"
    r"|sama) (?:saya|kami)"
    r"|temui saya|menghadap|ketemu saya|ke ruangan? saya|hubungi saya|telepon saya|telp saya|menemui saya"
    r"|diskusikan dengan saya)"
)
_LOOK = (
    r"(?:lihat|cek|pelajari|baca|periksa|kabari|balas|jawab|koreksi|review|diskusikan|rapatkan"
    r"|konsultasikan|pikirkan"
    r"|pertimbangkan|putuskan|tanyakan|bahas|delok|info|koordinasikan|teliti|hubungi|tindaklanjuti"
    r"|telepon|bicarakan)\w*"
)
_WHEN = r"(?:nanti|sebentar|dulu|besok|lagi|kembali|sore|siang|malam|pagi|habis \w+|setelah \w+|minggu depan|hari ini|lusa)"
LATER = re.compile(
    rf"(?:(?:oke|siap|baik|saja|iya|sip|belum|tidak (?=lihat|cek|delok|baca|pikir)|masih|akan|mau|sedang"
    rf"|kami|saya|kita|(?:surat|konten|video|desain|hasil|gambar|berkas|draf)\w*|dulu|ya|coba"
    rf"|tak|rapat|di jalan"
    rf"|acara|meeting|nyetir|mohon|tunggu|biar|dengan (?:\w+ )?\w+|ke \w+|{_WHEN}|{_LOOK}) ?)+"
)
LATER_SIGN = re.compile(
    rf"\b(?:nanti|sebentar|(?:saya|kami|kita|mau|akan|tak|tidak) (?:\w+ )?{_LOOK}|rapatkan|masih rapat"
    rf"|sedang rapat|masih \w+ dulu)\b"
    r"|^(?:rapat|meeting)\b"
)
WAITING = re.compile(
    r"belum (?:acc|setuju|bisa acc|saya cek|dicek|saya lihat|kami cek)\b.*\b(?:menunggu|nunggu|tunggu"
    r"|nanti|habis)\b"
    r"|^(?:masih |kami |saya |kita |jangan dulu |sabar |belum )*(?:menunggu|nunggu|tunggu|menanti)\b"
)
AWAY = re.compile(
    r"\b(?:sedang|lagi|masih) (?:dalam )?(?:cuti|dinas luar|di luar kantor|tugas luar|sakit"
    r"|perjalanan dinas|di luar kota|umroh"
    r"|umrah|haji|diklat)\b|\btidak (?:dapat|bisa) (?:merespon|menjawab|membuka)\w* (?:email|surel|pesan)"
    r"|\bcuti (?:sampai|mulai|tanggal)\b|\bbalasan otomatis\b|\bout of (?:the )?office\b"
    r"|\bauto ?reply\b|\bdi luar kantor\b|\btidak (?:dapat|bisa) membalas\b"
)
AWAITED = re.compile(
    r"(?:(?:baik|oke|siap|iya|nggih|sip|terima kasih) )+(?:kami |saya )?(?:tunggu|menunggu|nunggu|ditunggu)"
    r"(?: (?:kabar\w*|hasil\w*|info\w*|saja|selanjutnya|berikutnya))*"
)
PROGRESS = re.compile(
    r"(?:sedang|masih|lagi|akan|tinggal|baru|on progress|hampir) (?:\w+ )?(?:kami "
    r"|saya )?(?:di)?(?:kerjakan|proses|edit\w*|desain"
    r"|render\w*|susun|siapkan|buat|garap|finishing|progress|damel|upload|shooting|syuting|revisi)\b"
)

# ---------------------------------------------------------------- the decisions that carry free text

_LEAD = (
    r"(?:(?:mohon|maaf|untuk|agar|harap|tolong|saat ini|sementara|sementara ini|surat\w*|permohonan\w*"
    r"|usulan\w*|konten\w*|kegiatan\w*"
    r"|ini|itu|tersebut|dengan|kami|saya|kita|terpaksa|karena itu|pemohon|minta|diminta|berkas\w*|suruh"
    r"|dinas|opd|instansi|pengirim|mereka|biar"
    r"|dari opd|sebaiknya"
    r"|sehingga|jadi|oleh|kekurangan|dokumen|persyaratan) )*"
)
_WISHED = (
    r"(?:disetujui|setujui|menyetujui|di ?acc|diproses|memproses|proses|dipenuhi|penuhi|memenuhi"
    r"|difasilitasi|fasilitasi"
    r"|memfasilitasi|dilayani|layani|melayani|dibantu|bantu|membantu|dikabulkan|kabulkan|mengabulkan"
    r"|diterima|terima|menerima"
    r"|ditindaklanjuti|tindaklanjuti|menindaklanjuti|dilaksanakan|laksanakan|dikerjakan|kerjakan)"
)
REFUSED = re.compile(
    rf"{_LEAD}(?:tolak|ditolak|menolak|tidak (?:setuju|acc|menyetujui|sependapat)"
    rf"|(?:tidak|belum) (?:dapat|bisa) (?:kami |saya |kita )?{_WISHED}|tidak (?:kami |saya )?(?:disetujui"
    rf"|diacc|setujui|dikabulkan))\b"
)
NEEDLESS = re.compile(rf"\b(?:tidak (?:perlu|usah)) (?:lagi )?{_WISHED}\b")
NOT_YET = re.compile(r"\bbelum (?:\w+ )?(?:setuju|acc|yakin|sreg)\b|\bjangan (?:\w+ )?dulu\b")
_THING = (
    r"(?:cap|capnya|stempel\w*|ttd|tanda tangan\w*|nomor\w*|tanggal\w*|kop\w*|narahubung\w*|kontak\w*"
    r"|lampiran\w*|cp|bahan\w*"
    r"|materi\w*|paraf)"
)
LACKING = re.compile(
    rf"\b(?:tidak ada|belum ada|tanpa|belum|kurang|tidak) (?:(?:di|ber)?(?:bubuhi|cap|stempel)|{_THING}"
    rf"|ditandatangani"
    r"|bertanda tangan|lengkap|bernomor|bertanggal|diisi|dittd)"
    rf"|\b{_THING} (?:surat\w* )?(?:(?:masih|ada yang) )?(?:salah|keliru|beda|(?:tidak|belum|kurang) (?:ada|sesuai|jelas"
    r"|lengkap|terbaca))\b"
)
COMPLETE = re.compile(
    rf"{_LEAD}(?:(?:di|me)?lengkapi|(?:di)?kembalikan|balikkan|dibalikkan|balikin|minta (?:dilengkapi"
    rf"|kelengkapan))\b"
)
COMPLETE_WORDS = (
    r"\b(?:(?:di|me)?lengkapi|(?:di)?kembalikan|(?:di)?balik(?:kan|in)|minta (?:dilengkapi|kelengkapan))\b"
)
_MEND = re.compile(r"\b(?:(?:di|me)?lengkapi|(?:di)?kembalikan|(?:di)?balikin|(?:di)?balikkan)\b")
LETTERLIKE = re.compile(
    rf"\b(?:surat\w*|pemohon|berkas\w*|persyaratan\w*|kelengkapan|pengirim|opd|{_THING})\b"
)
POSTPONED = re.compile(
    rf"{_LEAD}(?:(?:di)?tunda|pending|dipending|ditangguhkan|tangguhkan|hold|diundur|undur)\b"
)
UNTIL = re.compile(r"\b(?:sampai|hingga|ke|habis|setelah|mulai|selesai)\b \w+|\d")
_UNIT = (
    r"(?:kepala )?(?:(?:bidang|bagian|seksi|sub ?bag(?:ian)?|subkoordinator|dinas|badan|kantor|kecamatan"
    r"|upt\w*)"
    r"(?! ikp| informasi dan| tolong| mohon| silakan| segera| agar| untuk| harap| supaya)"
    r"(?: \w+){1,6}?|sekretariat(?: \w+)?|sekretaris(?: dinas)?|prokompim(?: \w+)?|satpol(?: pp)?"
    r"|inspektorat|bappe\w+|bkpsdm"
    r"|tik|aptika|informatika|statistik|persandian|setda|humas setda|tata usaha|tu)"
)
_SENDING = (
    r"(?:(?:di)?teruskan|(?:di)?alihkan|(?:di)?limpahkan|(?:di)?pindahkan|(?:di)?serahkan"
    r"|(?:di)?sampaikan|(?:di)?kirim(?:kan)?"
    r"|disposisi(?:kan)?|didisposisikan|dialihkan|lempar|dilempar|oper|dioper)"
)
ELSEWHERE = re.compile(rf"{_LEAD}{_SENDING} (?:saja )?(?:ke|kepada) (?P<to>.+)")
UNIT = re.compile(
    rf"(?:(?:kepada|untuk|ke|saudara|mohon|tolong|harap) )*(?P<to>{_UNIT})"
    r"(?P<rest>(?: (?:untuk|agar|mohon|tolong|segera|harap|silakan|supaya|dapat)\b.*)?)"
)
NO_GUIDE = re.compile(r"(?:tidak|belum) ada (?:pedoman|dasar|aturan|anggaran|kewenangan|regulasi)\w*")
LET_LIE = re.compile(
    r"\b(?:tidak|belum) (?:perlu|usah) (?:(?:di)?(?:tindaklanjuti|proses|balas|jawab|bantu)"
    r"|ada tindaklanjut)\b|\b(?:cukup|sekadar|sekedar|hanya)\b"
)
WITHDRAWN = re.compile(
    r"(?:(?:kami|saya|mohon|maaf|dengan|ini|permohonan\w*|kegiatan\w*|acara\w*|surat\w*|konten\w*|jadi"
    r"|ternyata|untuk|min) )*"
    r"(?:batal|batalkan|dibatalkan|membatalkan|cancel|dicancel|tidak jadi|menarik|mencabut|cabut|tarik"
    r"|ditiadakan)\b"
)

# ---------------------------------------------------------------- other words

DECIDED = re.compile(
    r"\b(?:acc|diacc|setuju\w*|disetujui|menyetujui|approve\w*|lanjut\w*|dilanjut\w*|tayang\w*"
    r"|ditayang\w*|publish|dipublish|naik"
    r"|diposting|diupload|upload|posting|oke|sip|mantap|tolak|ditolak|arsip\w*|diarsip\w*|batal\w*"
    r"|dibatal\w*|tunda|ditunda"
    r"|pending|silakan|disposisi\w*|ditindaklanjuti|tindaklanjuti|diproses)\b"
)
APPROVED_AFTER = re.compile(
    r"\b(?:acc|setuju|disetujui|approve\w*|lanjut\w*|tayang\w*|ditayang\w*|publish|dipublish|diposting"
    r"|diupload|posting"
    r"|upload|naik|oke|sip|tolak|ditolak|arsip\w*|batal\w*|tunda|ditunda|pending|monggo|silakan|gas"
    r"|selebihnya|sisanya)\b"
)
PLACE_OF_TIME = re.compile(r"\b(jam|tanggal|waktu|jadwal|hari) (?:tayang|posting|publikasi|upload|lanjut)\w*")
UNSAID = re.compile(
    r"\btidak jadi (?:di)?\w+|^abaikan|\babaikan$|\bsalah (?:kirim|paham|alamat|orang|pencet|kamar|balas)"
    r"|^(?:untuk )?menjadi perhatian$"
)
_PUBLISHED = (
    r"(?:posting\w*|konten(?:nya)?|unggahan\w*|video(?:nya)?|reels(?:nya)?|feed(?:nya)?|flyer(?:nya)?|poster(?:nya)?"
    r"|story(?:nya)?"
    r"|infografis(?:nya)?|status\w*|berita(?:nya)?|publikasi(?:nya)?|semua(?:nya)?|takedown)"
)
_OFF = (
    r"(?:di|me)?(?:hapus|turunkan|takedown|take down|tarik|cabut|hilangkan|down|copot|hide|sembunyikan|arsip\w*)"
    r"(?:kan|nya|in|no|na)?"
)
_JUST = (
    r"(?: (?:dulu|saja|kembali|ya|segera|sementara|semua|lagi|sekarang|yang|ini|itu|kemarin|tadi|tersebut))*"
)
TAKE_DOWN = re.compile(
    rf"^(?:(?:mohon|tolong|maaf|minta|segera|agar|untuk|kalau bisa|sebaiknya|ini|itu|lebih baik|harus|dan|kami"
    rf"|saya) )*{_OFF}{_JUST}$"
    rf"|\b{_OFF}{_JUST} {_PUBLISHED}(?: {_PUBLISHED})?{_JUST}$"
    rf"|\b{_OFF}{_JUST}(?: {_PUBLISHED}){{0,2}}{_JUST} (?:(?:dari|di|ke) (?:\w+ ){{0,3}}?(?:ig|instagram|fb|facebook"
    rf"|medsos|media sosial"
    rf"|akun\w*|feed|tiktok|youtube|beranda|laman|website)){_JUST}$"
    rf"|\b{_PUBLISHED}{_JUST}(?: (?:mohon|tolong|agar|untuk|segera|minta|bisa|sebaiknya|harus|lebih baik))*"
    rf" {_OFF}{_JUST}$"
    rf"|\b{_OFF}{_JUST} {_PUBLISHED}\b.*\b(?:karena|soalnya|acara\w*|kegiatan\w*)\b.*\b(?:batal|tidak jadi"
    rf"|dibatalkan|ditunda)\b"
)
"""What has been published shall go: no change of it, and a person sees to it at once."""
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


def asks_to_mend(text: str) -> bool:
    """ "Surat belum lengkap, mohon dikembalikan": what is lacking comes first, what shall be done after it."""
    return bool(LACKING.search(text) and _MEND.search(text))
