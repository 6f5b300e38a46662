"""What the words of a mail are about when they are no complaint: praise, a question, an offer, … Facts only, with a weight.

Topics: spam offer invitation praise information service status question notice. The order is that of the rules: a
swindler's "mohon segera" is no request.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from parsing import sieve

Topic = tuple[str, int, re.Pattern[str]]


def _topics(table: str) -> tuple[Topic, ...]:
    lines = (line.split(None, 2) for line in re.sub(r"\n\s*\|", "|", table.strip()).splitlines())
    return tuple(
        (name, int(weight), re.compile(rf"\b(?:{pattern.strip()})(?:nya|kah|lah)?(?!\w)"))
        for name, weight, pattern in lines
    )


_GOODS = (
    r"(?:konten|flyer|poster|banner|baliho|spanduk|desain|video|reels|infografis|feed|carousel|caption"
    r"|liputan|peliputan|dokumentasi"
    r"|publikasi|siaran|live|streaming|zoom|subdomain|email|website|jaringan|wifi|internet|sound|operator"
    r"|peminjaman|pinjam|alat|kamera"
    r"|logo|backdrop|pamflet|leaflet|brosur|story|takarir|teaser|thumbnail|pembuatan|akun|server|hosting"
    r"|pengumuman|spot iklan|videotron)"
)
# "Apa harus pakai surat?" asks what is needed; beside a word of what has happened the same question is a complaint.
_CALM = (
    r"^(?!.*\b(?:kok|kenapa|mengapa|padahal|tapi|ditolak|dikembalikan|keberatan|dirugikan|dasar\w*|aturan\w*|ketentuan\w*"
    r"|bayar\w*|uang|gratis|kemarin|sudah|belum|tidak|diminta|disuruh|katanya|benar)\b)"
)
_ALLOWED = r"(?:harus|wajib|boleh|bisa|perlu|cukup|dapat)"
TOPICS = _topics(
    rf"""
spam 6 (?:slot|gacor|maxwin|togel|judi online|casino|poker|bandar|sbobet|bonus (?:deposit|member|\d+)
    |deposit pulsa|jackpot|rtp)\b
spam 6 (?:pinjaman|pinjol|kredit|dana) (?:online|cepat|tunai|tanpa|bunga|cair)|bunga \d|tanpa agunan
    |cair (?:dalam|\d+) menit
spam 6 (?:selamat )?(?:anda|nomor anda|email anda|no anda) (?:terpilih|memenangkan|menang|mendapat
    |berhak (?:menerima|mendapat))|pemenang undian|undian|klaim hadiah|hadiah (?:\w+ )?(?:juta|miliar|mobil
    |senilai)|lottery|inheritance|warisan
spam 6 (?:kata sandi|password|akun|kotak surat|kotak masuk|mailbox|email|webmail|penyimpanan|quota
    |kuota)\w* (?:\w+ ){{0,8}}?(?:verifikasi|verify|dinonaktifkan|ditangguhkan|penuh|exceeded|suspen\w+
    |expire\w*|kedaluwarsa|kadaluarsa|diblokir dalam|deactivat\w+|full|validasi|upgrade)|masukkan (?:kata sandi
    |password|username)|(?:verify|confirm|update) your|your (?:mailbox|account|password)|dear (?:customer|user
    |beneficiary)
spam 5 obat kuat|pembesar|viagra|cialis|crypto|bitcoin|forex|trading|investasi (?:cuan|untung|bodong)|cuan
    |passive income|kaya mendadak|dukun|pesugihan|pelaris|click here|unsubscribe|seo service|backlink
    |followers murah|jual followers|jasa followers|klik (?:link|tautan|di ?sini
    |disini) (?:\w+ ){{0,4}}?(?:untuk|klaim|berikut|ini)
invitation 6 (?:seminar|pelatihan|workshop|diklat|webinar|bimtek|lokakarya|kursus)\b(?!.*\b(?:padahal|dipotong|tidak
    |disuruh|diminta|katanya|dipaksa|belum)\b).*(?:per peserta|pendaftaran|fasilitas hotel|(?:investasi|kontribusi
    |biaya|htm)\w* (?:sebesar )?(?:rp ?)?\d)
notice 5 (?:nomor|no|alamat|email|surel|kontak)\w* (?:\w+ ){{0,3}}?(?:saya|kami|kantor|sekolah
    |sekarang)(?: yang)? (?:ganti|berganti|berubah|baru)
    |(?:konfirmasi|info|minta|kirim) (?:\w+ ){{0,2}}?(?:nomor|kontak|alamat) (?:\w+ ){{0,4}}?(?:admin|petugas|bagian
    |layanan)
praise 4 (?:selamat|dirgahayu) (?:hari|ulang tahun|tahun|hut|kabupaten|milad|idul|natal|bekerja)
offer 5 (?:kami |saya |ingin |bermaksud |hendak |dari pt \w+ )*(?:menawarkan|tawarkan|menjual|jual)|penawaran
    |promo\b|diskon|harga (?:khusus|spesial|promo|termurah|paket|mulai)|paket (?:advertorial|iklan|media|hemat
    |kerja ?sama|liputan|promosi)|katalog|price list|pricelist|brosur produk|company profile|demo produk
    |reseller|distributor|supplier|vendor|hubungi (?:marketing|sales|kami untuk (?:penawaran|info))
    |proposal (?:kerja ?sama|penawaran|sponsor\w*|kemitraan|iklan)|(?:kerja ?sama|kemitraan) (?:iklan|media
    |pembuatan|pengadaan|bisnis)|jasa (?:pembuatan|desain|website|seo|foto|video|percetakan|konsultan)
invitation 5 mengundang|(?:surat )?undangan|mengharap(?:kan)? (?:kehadiran|kedatangan)|diharap(?:kan)? (?:hadir
    |kehadiran)|dimohon (?:hadir|kehadiran)|mohon (?:hadir|kehadiran|menghadiri)|agar (?:hadir|menghadiri)
    |menghadiri|berkenan hadir|save the date|invitation|webinar|bimtek|bimbingan teknis|rakor
    |rapat (?:koordinasi|evaluasi|persiapan|kerja)|sosialisasi
praise 4 (?:terima kasih|salut|bangga|apresiasi|mengapresiasi|acungan jempol|keren|mantap|luar biasa|hebat
    |terbaik|memuaskan|puas|sukses|bagus|apik|ramah|kilat|sigap|terbantu|membantu sekali|sangat membantu
    |pertahankan|lanjutkan|selamat atas|jempol|top|jos|kece|suka (?:banget|sekali|kontennya)|inspiratif
    |informatif|senang|<jempol>)
information 6 (?:permohonan|permintaan|meminta|minta|mohon|memohon|butuh|membutuhkan|memerlukan|perlu|pengajuan
    |mengajukan permohonan) (?:\w+ ){{0,4}}?(?:data|informasi publik|salinan|dokumen|informasi (?:tentang
    |mengenai|anggaran|berupa)|laporan|statistik|rekap\w*|daftar aset|dpa|rka|lkjip|renstra)\b|informasi publik
    |kip\b|keterbukaan informasi|(?:untuk|guna) (?:\w+ ){{0,4}}?(?:skripsi|penelitian|tesis|riset|tugas akhir
    |karya ilmiah|kuliah)|salinan (?:dokumen|laporan|anggaran)|mahasiswa
service 5 (?:mohon|tolong|minta|permohonan|permintaan|memohon|bisa|butuh|dimohon|pengajuan|mengajukan|ingin|mau
    |pengin|perlu|arep) (?:\w+ ){{0,5}}?(?:dibuatkan|buatkan|bikinkan|dibikinkan|bikinin|buatin|dibuatin
    |pembuatan|membuat|pembuatkan|diliput|meliput|peliputan|liputan|dipublikasikan|mempublikasikan|publikasi
    |diposting|dokumentasi|peminjaman|meminjam|pinjam|dipinjami|fasilitasi|difasilitasi|desain|didesainkan
    |siaran|streaming|pemasangan|dipasang|pendampingan|narasumber|instalasi)\b
service 5 (?:mohon|permohonan|minta|butuh|tolong|bisa|mau|permintaan) (?:\w+ ){{0,4}}?{_GOODS}\b
status 6 (?:sampai|sudah sampai) (?:mana|tahap)|status (?:permohonan|surat|pengaduan|konten)|(?:bagaimana
    |gimana|mau tanya|menanyakan|tanya|cek) (?:\w+ ){{0,4}}?(?:kelanjutan|progres\w*|perkembangan|proses|status
    |nasib) (?:\w+ ){{0,3}}?(?:surat|permohonan|konten|pengajuan)|sudah (?:diproses|jadi|selesai) (?:belum
    |apa belum)
notice 5 (?:terlampir|berikut|bersama ini|kami (?:kirim\w*|sampaikan)|disampaikan
    |dengan ini) (?:\w+ ){{0,4}}?(?:laporan|notulen|notula|rekap\w*|data|dokumen|surat (?:edaran|tugas
    |keputusan|pemberitahuan)|jadwal|daftar hadir|dokumentasi|materi|bahan|undang\w*|nota dinas|lpj|spj|sk\b
    |berkas)|(?:laporan|notulen|rekap\w*|daftar) (?:\w+ ){{0,6}}?(?:terlampir|kami kirimkan|kami sampaikan
    |dilampirkan)|surat edaran|edaran|(?<!tanpa )(?<!ada )pemberitahuan|himbauan|imbauan
    |(?<!buka )(?<!lihat )(?<!cari )(?<!baca )(?<!unduh )(?<!akses )pengumuman|untuk dipedomani
    |laporan (?:bulanan|triwulan|keuangan|kegiatan|tahunan|mingguan|pertanggungjawaban|bos)
notice 6 maaf (?:\w+ ){{0,10}}?(?:salah kirim|salah lampir\w*|kirim ulang|kirimkan ulang|kami ralat|terlewat
    |lupa melampirkan|ralat)|(?:berikut|ini) (?:\w+ ){{0,3}}?(?:perbaikan|revisi|ralat)\w*|(?:undangan
    |surat kami|lampiran) (?:\w+ ){{0,3}}?(?:salah|ralat|keliru)
notice 6 (?:surat|foto|berkas|bahan|dokumen|lampiran|data|file)\w* (?:\w+ ){{0,5}}?(?:menyusul|susulkan
    |kami susulkan|kami lampirkan|terlampir|kami kirim\w*)|akan kami (?:susulkan|kirim\w*|lengkapi)|(?:kami
    |saya) (?:tidak|belum) (?:dapat|bisa) (?:hadir|mengikuti|ikut|datang|bergabung|mengirim\w*|melampirkan
    |menghadiri)|konfirmasi kehadiran|surat (?:\w+ ){{0,3}}?(?:diabaikan|abaikan)|revisi surat|ini yang benar
    |faktur|tagihan|invoice|perpanjangan|jatuh tempo
service 5 (?:mohon|minta|permohonan|butuh|tolong) (?:\w+ )?(?:bantuan|bantu|perbaikan|reset
    |aktivasi) (?:\w+ ){{0,3}}?(?:perbaikan|jaringan|internet|website|email|password|akun|server|aplikasi
    |subdomain|cctv)
notice 6 undelivered mail|mail delivery|delivery (?:status|failure)|could not be delivered|returned to sender
    |out of office|balasan otomatis
notice 6 (?:sudah|belum|akan|hendak) kami (?:terima|cek|kirim\w*|perbaiki|periksa|baca)|kami (?:perbaiki|ralat|ganti
    |kirim ulang|lengkapi)|(?:surat|berkas|lampiran|bahan)\w* (?:kami )?(?:sudah
    |telah) (?:di)?(?:kirim\w*|masuk\w*|unggah\w*)
service 5 mohon (?:\w+ ){{0,3}}?(?:dipercepat|jangan (?:\w+ )?(?:tayang|dulu)|ditunda tayang\w*|dijadwalkan)
question 6 berapa (?:\w+ )?(?:biaya|tarif|harga|ongkos)\w* (?:\w+ ){{0,3}}?(?:ya|kak|min|pak|bu)\b
question 7 (?:mau|ingin|hendak|pengin|izin|bisa|arep) (?:\w+ ){{0,6}}?(?:bikin|buat|membuat|mengajukan|ajukan|minta|daftar
    |mendaftar|pakai|pinjam|dibuatkan)\w* (?:\w+ ){{0,10}}?(?:apa (?:saja )?(?:syarat|persyaratan)\w*|(?:syarat|persyaratan
    |cara)\w* (?:apa|bagaimana))
question 7 (?:lapor|lapornya|melapor|melaporkan|mengadu|pengaduan|aduan|komplain|keberatan)\w* (?:\w+ ){{0,6}}?(?:ke mana
    |kemana|lewat (?:mana|apa|nomor)|ke (?:siapa|dinas apa|nomor)|di mana|ke sini)|(?:cara|prosedur|alur|kontak|nomor
    |mekanisme) (?:\w+ ){{0,2}}?(?:melapor\w*|mengadu\w*|lapor|pengaduan|(?:meng|p[eu]ng)aju\w* keberatan
    |menyampaikan keberatan)
    |(?:kalau|jika|apabila) (?:\w+ ){{0,6}}?(?:ke siapa|kemana|ke mana|lewat (?:apa|mana)|hubungi siapa)
question 7 {_CALM}(?:[\w-]+ ){{0,8}}?(?:apa|apakah) (?:[\w-]+ ){{0,4}}?{_ALLOWED} [\w -]*\?$
question 6 (?:syarat|persyaratan)(?:nya)? apa saja|apa saja (?:syarat|persyaratan)\w*|bagaimana (?:cara
    |prosedur|alur|mekanisme)
    |caranya|kirim (?:\w+ ){{0,2}}?ke mana|(?:di mana|dimana) (?:alamat|kantor|lokasi)|(?:jam|pukul) berapa
status 6 (?:apakah|kapan|kira-kira|mau tanya|tanya) (?:\w+ ){{0,3}}?(?:konten|surat|permohonan|pengajuan
    |desain)\w* (?:\w+ ){{0,3}}?(?:sudah (?:selesai|jadi|diproses|diterima|masuk|tayang)|selesai|jadi|tayang)
    |(?:konten|surat|permohonan) (?:\w+ ){{0,2}}?(?:kira-kira|apakah|kapan) (?:sudah )?(?:jadi|selesai|tayang)
question 3 (?:mau|ingin|numpang|izin|ijin|hendak|mohon info|nyuwun pirsa) (?:tanya|bertanya|informasi|info
    |tahu|menanyakan|pirsa)|bagaimana (?:cara|prosedur|syarat|alur)|apa(?:kah)? (?:saja|syarat\w*)|jam berapa
    |pukul berapa|(?:di mana|dimana) (?:alamat|kantor|lokasi)|syaratnya apa|caranya|berapa lama|kapan (?:buka
    |tutup|jadwal)
"""
)
WAY = 7
"""The weight of a question for the way to somebody or something: which way, what is needed."""
WANTED = re.compile(
    rf"\b((?:mohon|minta|tolong|mau|ingin|butuh|perlu|permohonan|mengajukan|ajukan|buatkan|dibuatkan|bikin|membuat"
    rf"|izin) (?:\w+ ){{0,5}}?"
    rf"{_GOODS}\w*) (?:\w+ ){{0,2}}?(?:bahaya|pencegahan|mencegah|cegah|edukasi|stop|anti\w*|imbauan|himbauan"
    rf"|kampanye|tentang|mengenai|soal"
    r"|cara|larangan|waspada|sosialisasi|peduli|pemberantasan|penanganan)\b"
    r"(?: (?!(?:tapi|karena|padahal|tidak|belum|apa|mohon|tolong|yang|malah|kok|di\w{3,})\b)[\w-]+){1,7}"
)
"""What wanted content shall be about: "mohon poster bahaya judi" accuses nobody."""
AGAINST = re.compile(
    r"\b(?:pencegahan|mencegah|cegah|anti|stop|pemberantasan|memberantas|bahaya|penyuluhan|edukasi|sosialisasi"
    r"|kampanye|tolak|waspada)"
    r"(?: (?:tindak|bahaya|dan|pidana|antisipasi))? (?:korupsi|pungli|gratifikasi|suap|kekerasan|pelecehan|narkoba"
    r"|judi|hoaks|hoax|perundungan"
    r"|bullying|pinjol|pinjaman|penipuan|radikalisme|kkn|penyalahgunaan|miras|rokok|intoleransi)(?: (?:online"
    r"|seksual|narkoba|ilegal|data))*\b"
)
"""The name of a good work, no accusation."""
_NO_FAULT = r"(?:keluhan|komplain|kendala|masalah|hambatan|kekurangan)\w*"
CONTENT = re.compile(
    rf"\b(?:tidak ada|tanpa|nihil) (?:\w+ )?{_NO_FAULT}(?! (?:\w+ )?(?:yang|tapi|kecuali))\b"
    rf"|\b(?:{_NO_FAULT}|aduan\w*|pengaduan\w*|laporan\w*|wifi\w*|website\w*|lampu\w*) (?:\w+ ){{0,4}}?(?:sudah"
    rf"|telah) (?:\w+ )?(?:beres|teratasi"
    r"|ditangani|diperbaiki|terselesaikan|normal|nyala|menyala|dibenahi|selesai ditangani)\b"
    r"|\bbukan (?:mau|ingin|hendak|untuk)? ?(?:mengadu|komplain|protes|mengeluh|lapor)\b"
    r"|^(?:walau|meski|awal|tadi|sempat|kira|saya kira|kami kira)\w* .*\b(?:memuaskan|mantap|bagus|keren|puas|top"
    r"|salut|hebat|luar biasa"
    r"|terima kasih|langsung jadi|langsung dibetulkan|gampang|cepat)\b(?!.*\b(?:tapi|namun|sayang\w*|cuma|tolong"
    r"|mohon|kenapa)\b)"
)
"""All is well, or well again: praise, whatever words of discontent stand in it."""
BUT = re.compile(
    r"\?|\b(?:tapi|padahal|namun|cuma|sayang\w*|kok|malah|belum|kenapa|tolong|katanya|jangan|lagi)\b"
)
"""What is said behind it may be the contrary."""
# A turn within praise: what comes after it is the message.
TURN = re.compile(
    r"\b(?:tapi|cuma|sayangnya|sayang|namun|hanya saja|kecuali|padahal|walaupun|meskipun|meski|walau"
    r"|kok ada)\b"
)
JEST = re.compile(
    r"\b(?:kok|kenapa|karena|soalnya)\s+(?:\w+ ){0,3}?(?:bagus|keren|cepat|kreatif|mantap|hebat|kece|baik"
    r"|ramah|rajin|jos)(?:-\w+)?\b(?!.*\b(?:tidak|belum|kurang)\b)"
    r"|\b(?:protes|lapor|komplain|mengadu|keluhan|aduan)\w*\b.{0,40}\b(?:kinerja|pelayanan|kontennya"
    r"|adminnya|petugas\w*|layanan\w*)?.{0,20}"
    r"\b(?:luar biasa|terlalu bagus|bagus banget|kebagusan|keren|mantap|minder|ketagihan|kilat"
    r"|ramah sekali|baik sekali)\b"
)


def weigh(text: str) -> dict[str, int]:
    """Topic -> what speaks for it, of the patterns that were found in plain words."""
    found: dict[str, int] = {"question": 2} if "?" in text else {}
    for number in _sieve()(text):
        name, weight, pattern = TOPICS[number]
        if pattern.search(text):
            found[name] = max(found.get(name, 0), weight)
    return found


@cache
def _sieve() -> Callable[[str], Sequence[int]]:
    return sieve.sieve(pattern for _, _, pattern in TOPICS)
