"""What shall be changed in finished content, as patterns over plain words: changes, parts of content, and defects.

A wish for a change acts by itself (the harmless direction), so what only looks like one is listed here as well.
"""

from __future__ import annotations

import re

_CHANGE = (
    r"(?:(?:di|me)?(?:revisi|perbaiki|perbarui|perbaharui|ganti|ubah|tambah|tambahi|tambahkan|hapus"
    r"|hilangkan|kecilkan"
    r"|besarkan|perbesar|perkecil|betulkan|benarkan|koreksi|geser|sesuaikan|kurangi|perjelas|rapikan"
    r"|pindah|pindahkan"
    r"|potong|samakan|pendekkan|perpendek|persingkat|panjangkan|perpanjang|rubah|cantumkan|lengkapi"
    r"|sertakan|masukkan"
    r"|ringkas|sederhanakan|tukar|crop|blur|buang|luruskan|tebalkan|pertebal|percerah|cerahkan|gelapkan"
    r"|terangkan"
    r"|tampilkan|munculkan|edit|taruh|tonjolkan|perhalus|permanis|perkuat|variasikan)(?:kan|nya|na|no|ake|aken)?"
    r"|naikkan volume\w*"
    r"|turunkan volume\w*|gedein|besarin|kecilin|gantiin|tambahin|hapusin|kurangin|ilangin|rapiin|benahi"
    r"|dipasang"
    r"|diulang|ulangi|diupdate|dikasih|diberi|gedekke|dibenahi|dibenerin|dibetulin|digedein|digedekne"
    r"|pendekin|panjangin"
    r"|(?:di)?(?:gedh?e|cilik|dawa|cendh?ek|padhang)k?(?:na|no|ne|ke|ake|aken)|cerahin|gelapin)"
)
_BAD = (
    r"(?:salah|keliru|typo|pecah|blur|buram|gelap|kabur|burem|kepotong|terpotong|terbalik|ketukar"
    r"|tertukar|kebalik|miring"
    r"|ketutup|tertutup|mencong|goyang|patah-patah|hilang|janggal|ngeblur|jelek"
    r"|ke(?:besar|panjang|pendek|gelap|terang|tinggi|rendah|lama|cepat|cepet|keras|pelan|lambat|banyak"
    r"|sedikit|dekat"
    r"|jauh|tebal|tipis|ramai|gede|kecil)an|keramean|kekanan|kekiri|kebesaran|kekecilan|kecepetan|kegedean"
    r"|kecilik\w*|kegedh?en|kedawan|kecendh?eken)"
)
# "Kurang setuju", "kurang 2 hari": what is lacking there is nothing of the content.
_NOT_OF_CONTENT = (
    r"(?!setuju|paham|yakin|sreg|tahu|mengerti|suka|lebih|percaya|layak|pantas|ragu|nanti|sibuk|dari|siap"
    r"|berkenan|enak badan"
    r"|waktu|orang|staf|\d)"
)
_PART = (
    r"(?:(?!orang|staf|kabid|kadis|bapak|ibu|pemohon|kepala|petugas|kami|acara|kegiatan|permohonan|jadwal"
    r"|katanya|infonya"
    r"|harusnya|seharusnya|mestinya|sepertinya|kayaknya|pokoknya|akhirnya|biasanya|jadinya"
    r"|suratnya)\w{3,}nya|logo|font|teks"
    r"|tulisan|judul|warna|foto|gambar|slide|tanggal|jam|nama|caption|musik|suara|video|durasi|tempat"
    r"|lokasi|gelar"
    r"|background|backsound|hashtag|narasi|nomor|ejaan|layout|cover|desain|konten|slogan|tema|jabatan"
    r"|alamat|transisi"
    r"|intro|outro|subtitle|takarir|resolusi|kualitas|bahasa|kalimat|tagar|link|tautan|kata|penulisan|isi"
    r"|tampilan"
    r"|watermark|ikon|elemen|template|ilustrasi|animasi|nada|volume|efek|opening|closing|thumbnail"
    r"|paragraf|barcode|qr)"
)
_LACK = (
    rf"(?:(?:terlalu|kurang|agak) {_NOT_OF_CONTENT}\w+|(?:tidak|belum) (?:sesuai|pas|tepat|cocok|jelas"
    rf"|terbaca|rapi|kelihatan"
    r"|terlihat|muncul|dicantumkan|tercantum|benar|seimbang|nyambung|sinkron|kebaca|tampak|diganti|diubah"
    r"|diperbaiki"
    r"|terdengar|nampak|simetris|kontras|konsisten|disebut\w*)|(?:masih|ada) (?:yang )?(?:salah|keliru"
    r"|typo|kurang|kesalahan))"
)
_ABSENT = rf"(?:tidak|belum) (?:ada|masuk|pakai|memakai|memuat|menampilkan|lengkap|dikasih|diberi) (?:{_PART}|\w+nya)"
_PLEASE = (
    r"(?:(?:mohon|tolong|minta|untuk|agar|harap|segera|perlu|masih|ada|sedikit|dikit|lagi|coba|ya"
    r"|yang perlu|supaya|kami"
    r"|saya|bagian|maaf|langsung|dan) )*"
)
_SLIP = (
    r"(?:typo|(?:salah|keliru|kesalahan) (?:ketik|tulis|penulisan|tanggal|nama|logo|foto|jam|tempat|hari"
    r"|gelar|ejaan|jabatan"
    r"|warna|font|nomor|alamat|di|pada|slide)|(?:masih|ada|ada yang|masih ada) (?:\w+ )?(?:" + _BAD + r")"
    r"|kesalahan \w+)"
)
REVISED = re.compile(
    rf"{_PLEASE}(?:{_CHANGE}|revisian)\b"
    rf"|(?:(?:masih|konten\w*|desain\w*|hasil\w*|secara umum|ini|itu|video\w*) )*(?:{_LACK}|{_ABSENT})\b"
    rf"|{_SLIP}\b|(?:salah|keliru|masih salah)$"
    rf"|{_PLEASE}(?:volume|suara|musik|nada|tempo)\w* (?:\w+ ){{0,2}}?(?:di)?(?:turunkan|naikkan)\b"
    rf"|(?:(?:mohon|tolong|untuk|bagian|pada|di|maaf) )*(?:{_PART} )+(?:[\w-]+ ){{0,4}}?"
    rf"(?:{_BAD}|{_LACK}|{_CHANGE}|(?:tidak|belum) (?:ada|masuk|lengkap|enak|rata|update|pakai))\b"
    rf"|jangan (?:terlalu|kebanyakan|pakai|menggunakan|memakai|dikasih)\b"
    rf"|(?:{_PART} )(?:\w+ ){{0,3}}bukan \w+ (?:tapi|melainkan) "
    r"|\w+ kurang (?:kelihatan|terlihat|jelas|menonjol|tampak)\b"
)
# "Perbaiki printer", "revisi SPJ": a change of something else. Of content speaks a part of it, a fault in it, or a measure.
OF_CONTENT = re.compile(
    rf"\b(?:{_PART}|{_BAD}|{_LACK}|{_SLIP}|lebih|huruf|angka|posisi|letak|ukuran|pembuka|penutup|latar|hiasan|bingkai|spasi"
    rf"|stiker|emoji|sponsor|harusnya|seharusnya|mestinya|watermark|lagu|pojok|atas|bawah|kiri|kanan|tengah"
    rf"|merah|putih|biru|kuning|hijau|hitam|jingga|ungu|emas|kop|tagline|tulis\w*|kalimat\w*)\b"
)
JUST_A_CHANGE = re.compile(
    rf"(?:{_PLEASE}{_CHANGE}|revisian)(?: (?:saja|lagi|dulu|segera|sedikit|dikit|sekali lagi|ini|itu|tersebut))*"
)
# What was ordered is changed, not what was made: another kind, number or channel, which alters the request.
_GOODS = (
    r"(?:video|reels?|feed|story|stories|poster|flyer|pamflet|baliho|spanduk|banner|infografis|carousel|karusel|videotron"
    r"|podcast|konten|twibbon|leaflet|brosur|booklet|berita|artikel|seri|episode|film|iklan|motion|animasi)"
)
_PRINTED = (
    r"(?:feed|reels?|story|stories|poster|flyer|pamflet|baliho|spanduk|banner|infografis|carousel|karusel|twibbon|leaflet"
    r"|brosur|booklet)"
)
_NUMBER = r"(?:\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|beberapa)"
_CHANNEL = r"(?:instagram|ig|facebook|fb|tiktok|youtube|twitter|threads|website|videotron|radio|koran|wa|whatsapp|medsos)"
_TURN_INTO = r"(?:(?:di|me)?(?:ganti|ubah|rubah|jadi|tukar|alih|buat|revisi|pindah)(?:kan|nya)?)"
ORDERED = re.compile(
    rf"\b{_TURN_INTO}(?: (?:saja|dulu|lagi|semua\w*|konten\w*|desain\w*|hasil\w*|{_GOODS}(?:nya)?))*"
    rf" (?:(?:jadi|menjadi|ke|dengan|(?:dalam |ke )?bentuk|versi) )(?:{_NUMBER} )?{_GOODS}\b"
    rf"|\b(?:di)?jadikan (?:{_NUMBER} )?{_GOODS}\b"
    rf"|\b(?:di)?ganti {_GOODS} saja\b|\b{_PRINTED}(?:nya)? (?:saja )?{_TURN_INTO} (?:saja )?{_GOODS}\b"
    rf"|\b(?:di)?(?:tambah|kurang)i?(?:kan)?(?: (?:saja|lagi|juga))* (?:{_NUMBER} {_GOODS}|{_PRINTED})\b"
    rf"|\bjumlah(?:nya)?(?: {_GOODS}(?:nya)?)?(?: (?:saja|(?:di)?(?:ubah|ganti|tambah|kurangi|jadikan)))*"
    r" (?:jadi|menjadi|ke)\b"
    rf"|\b{_TURN_INTO}(?: saja)? jumlah(?:nya| {_GOODS})|\b(?:jadi|menjadi) {_NUMBER} {_GOODS}\b"
    rf"|\bplatform\w*|\b{_TURN_INTO}(?: (?:saja|juga))* (?:ke|di|jadi) {_CHANNEL}\b"
)
ELSEWHERE_SAID = re.compile(
    r"\b(?:revisi|koreksi|perbaikan|catatan|detail|rincian)\w* (?:\w+ ){0,2}?(?:via|lewat|melalui|di) (?:wa|whatsapp|japri"
    r"|telepon|telp|chat|grup|vn|email|surel)\b|\b(?:menyusul|nyusul)\b"
)
"""What shall be changed stands somewhere else, or comes later."""
SPOKEN_OF = re.compile(rf"\b{_CHANGE}\b")
"""A change is named somewhere: what unclear words are about."""
# These begin like a change, and are time, people, plans or the mail itself.
NO_CHANGE = re.compile(
    rf"{_PLEASE}(?:"
    r"(?:di|me)?(?:tambah|tambahi|tambahkan|perpanjang|kurangi|ganti|ubah|geser|pindah|pindahkan"
    r"|sesuaikan|koreksi)"
    r"(?:kan|nya)?(?: saja| dulu| juga)? (?:waktu|hari|staf\w*|orang\w*|petugas\w*|desainer\w*|editor\w*|fotografer\w*"
    r"|kameramen\w*|personel\w*|personil\w*|tenaga|anggota\w*|pelaksana\w*|anggaran|jadwal\w*|acara\w*|kegiatan\w*"
    r"|keputusan\w*|jawaban\w*"
    r"|(?:\d+|satu|dua|tiga|empat|lima) (?:konten|video|flyer|feed|reels|poster|hari)|(?:konten|video|flyer|feed"
    r"|reels) lagi|lagi \d|pikiran"
    r"|admin\w*|deadline)\b"
    r"|(?:di|me)?(?:hapus|buang|hilangkan)(?:kan|nya)? (?:saja )?(?:semua\w*|permohonan\w*|surat\w*"
    r"|akun\w*|email\w*|kontennya)$"
    r"|(?:di)?(?:ganti|ubah|tambah|kurangi|pindah)(?:kan)?(?: saja| dulu| lagi)?$"
    r"|(?:diberi|dikasih) (?:waktu|kesempatan|kabar|tahu|info))"
    r"|(?:salah|keliru) (?:saya|kami|sendiri|siapa|satu|paham|kirim|orang|alamat|balas|kamar)\b"
)
NO_FAULT = re.compile(rf"\b(?:tidak|bukan|tanpa) (?:ada )?(?:yang )?{_BAD}\b")
"""What is denied to be wrong."""
# "Saya revisi sendiri": who says it makes it.
OWN_DOING = re.compile(
    rf"^(?:saya|kami|kita) (?:(?:akan|yang|coba|langsung) )*(?!di){_CHANGE}\b|\bsendiri(?: saja)?$"
)
# Words that speak of the work, the letter or the file, not of what is seen in the content.
NOT_SEEN = re.compile(
    r"\b(?:file\w*|lampiran\w*|email\w*|surel\w*|surat(?!an)\w*|tupoksi|aturan\w*|ketentuan\w*"
    r"|anggaran\w*|instruksi\w*|perintah\w*"
    r"|keputusan\w*|meja\w*|kursi\w*|loket\w*|antrean\w*"
    r"|pemimpin\w*|citra|standar pelayanan|sop|pemohon\w*|website\w*|aplikasi\w*|jaringan\w*|wifi\w*"
    r"|kinerja\w*|pelayanan\w*|kita|pakai lama|jumlah konten\w*|laptop\w*"
    r"|permohonan\w*"
    r"|tinggal revisi (?:bapak|ibu|kepala)|yang minta|ambil)\b|\b(?:link|tautan)(?:nya)? (?:tidak ada"
    r"|belum ada|tidak bisa|mana)"
    r"|(?:tidak|belum) ada (?:konten|video|desain|hasil)(?:nya)?$"
    r"|^(?:revisi|edit)\w* (?:selesai|beres|tidak|bagus|sendiri|oke|sudah|aman)|^kesalahan bukan|\btidak$"
)
TURNED = re.compile(
    rf"^(?P<good>.{{0,120}}?)\b(?:tapi|tinggal|cuma|hanya|cuman|namun|sayangnya|sayang)(?: saja)? "
    rf"(?P<change>(?:mohon |tolong |minta |agar |masih )*(?:{_CHANGE}\b.*|(?:\w+ ){{1,4}}?(?:{_CHANGE})\b.*"
    rf"|(?:\w+ ){{0,3}}?(?:{_BAD}|{_LACK}|{_ABSENT})\b.*|(?:{_PART} )(?:\w+ ){{0,3}}?(?:tidak"
    rf"|belum) (?:ada|masuk|lengkap)\b.*))$"
)
PRAISE = re.compile(
    r"(?:(?:sudah|bagus|oke|baik|sip|mantap|keren|sangat|cukup|sesuai|setuju|acc|secara|keseluruhan"
    r"|overall|overal"
    r"|kontennya|hasilnya|umum|pas|semua|semuanya|saya|desainnya|videonya|konten|nice|good|sekali|banget"
    r"|lumayan|benar"
    r"|menarik|terima|kasih|makasih) ?)*"
)
