"""What people complain about, as patterns over plain words, each with its class and weight. It judges nothing.

A weight of 4 settles the class whatever else is said, 3 by itself, 2 does with anything beside it; 1 only says that
somebody is not content.
The classes answer four questions: would somebody be punished, must a manager decide, would a rule be quoted, can it
be mended today?
"""

from __future__ import annotations

import re

Cue = tuple[int, re.Pattern[str]]


def _cues(table: str) -> tuple[Cue, ...]:
    """One cue a line: its weight, then the pattern; a line that begins with "|" goes on with the one above."""
    lines = (line.split(None, 1) for line in re.sub(r"\n\s*\|", "|", table.strip()).splitlines())
    return tuple(
        (int(weight), re.compile(rf"\b(?:{pattern.strip()})(?:nya|kah|lah|an)?(?!\w)"))
        for weight, pattern in lines
    )


_MONEY = (
    r"(?:uang|imbalan|bayaran|jatah|fee|komisi|amplop|transfer|setoran|rokok|pulsa|tips|upeti|persenan"
    r"|biaya|dana|sejumlah|\d+ ?(?:ribu|rb|juta|jt|k)\b|rp)"
)
_STAFF = (
    r"(?:petugas\w*|pegawai\w*|staf\w*|oknum\w*|pejabat\w*|asn|pns|kabid|kepala \w+|admin\w*|atasan\w*"
    r"|bendahara|operator|orang dalam|honorer|satpam|pimpinan|kadis)"
)
_OURS = r"(?:kantor|dinas|inventaris|aset|plat merah|negara|pemkab|resmi|milik daerah)"
_GOODS = (
    r"(?:mobil|motor|kendaraan|komputer|laptop|kamera|drone|printer|alat|barang|aset|inventaris|bensin"
    r"|bbm|gedung|akun|internet|fasilitas)"
)
_KIN = (
    r"(?:keluarga\w*|saudara\w*|istri\w*|suami\w*|anak\w*|ipar\w*|adik\w*|kakak\w*|keponakan\w*"
    r"|menantu\w*|teman\w*|kerabat\w*|sepupu\w*|timses|tim sukses)"
)

SUPERVISORY = _cues(
    rf"""
3 (?:wajib|harus|disuruh|dipaksa|tiap bulan|setiap bulan|tiap gajian|setiap gajian) (?:\w+ ){{0,2}}?(?:nyetor
    |menyetor|setor|storan|nyetori)|uangnya (?:\w+ )?(?:entah|dipakai|kemana|ke mana|masuk|dibagi)|(?:dijual
    |ditawarkan|tarifnya|harganya) (?:\w+ )?\d+ ?(?:ribu|rb|juta|jt)|pasar gelap|disewakan
3 (?:kuitansi|kwitansi|nota|daftar hadir|spj|laporan)\w* (?:\w+ ){{0,8}}?(?:nama|tanda tangan) (?:saya|kami
    |orang)|nama saya (?:\w+ ){{0,4}}?padahal (?:saya|kami) tidak (?:ikut|hadir|pernah|menerima)
3 absen (?:\w+ ){{0,3}}?(?:terus|lalu|habis itu|kemudian|langsung) (?:pulang|pergi|hilang|kabur)|(?:cuma
    |hanya) (?:\w+ )?absen|datang (?:cuma|hanya) (?:buat|untuk)? ?absen|tidak senonoh|chat mesum|cabul|colek
    |mencolek|menyentuh|diraba-raba
3 (?:masuk|diterima|dipilih|terpilih|menang|kerja|pemenang)\w* (?:\w+ ){{0,4}}?{_KIN} (?:\w+ )?(?:pejabat
    |kepala|kabid|kadis|bupati|dewan|pimpinan|atasan)|main proyek|pemenang\w* itu-itu
3 pungli|pungutan|uang (?:rokok|pelicin|kopi|lelah|terima kasih|damai|bensin|jasa|pelancar|tutup mulut|sogok\w*
    |muka|tanda jadi)|pelicin|(?:di)?(?:suap|sogok)\w*|menyuap|menyogok|gratifikasi
3 (?:meminta|minta|diminta|dimintai|memintai|mintain|dimintain|minta-minta|ditarik|narik|menarik|memungut
    |dipungut|mematok|mengutip|menagih|ditagih|dipalak|malak|memeras|diperas|pemerasan
    |nodong) (?:\w+ ){{0,3}}?{_MONEY}
3 (?:meminta|minta|diminta|disuruh|dipaksa|harus|wajib|kalau) (?:\w+ ){{0,2}}?(?:bayar|membayar|setor|menyetor
    |transfer|mentransfer) (?:\w+ ){{0,4}}?(?:\d+|biar|agar|supaya|ke rekening|ke {_STAFF}|kepada|dulu|di bawah)
3 (?:membayar|bayar|kasih|memberi|ngasih|diberi|setor|pakai) (?:\w+ ){{0,4}}?(?:supaya|agar|biar
    |baru) (?:\w+ ){{0,3}}?(?:cepat|didahulukan|lancar|diproses|dilayani|diterima|dipercepat|lolos|tayang)
3 (?:bayar|uang|biaya|\d+ ?ribu|\d+ ?rb) (?:\w+ ){{0,4}}?(?:tanpa|tidak (?:ada|diberi|dikasih)) (?:kuitansi
    |kwitansi|tanda terima|bukti|struk|nota)
3 (?:harga|biaya|uang) (?:\w+ ){{0,3}}?(?:di bawah meja|masuk kantong|kantong pribadi|rekening pribadi)
    |rekening pribadi
3 korupsi|dikorupsi|koruptor|korup|kolusi|nepotisme|(?:praktik|praktek|dugaan|indikasi|sarang|berbau|unsur) kkn
    |penggelapan|digelapkan|menggelapkan|ditilep|nilep|penyelewengan|diselewengkan|menyelewengkan
3 fiktif|mark ?-?up|markup|di-mark|dimark|digelembungkan|penggelembungan|dimanipulasi|manipulasi|memanipulasi
    |rekayasa|direkayasa
3 (?:menyalahgunakan|disalahgunakan|penyalahgunaan|salah guna)|wewenang\w* (?:\w+ )?(?:pribadi|disalah)
3 (?:honor|gaji|dana|uang|insentif|tunjangan|anggaran|transport|hak)\w* (?:\w+ ){{0,4}}?(?:dipotong|disunat
    |dikurangi|diambil|hilang|raib|tidak sampai|dipakai pribadi|masuk)
3 (?:lelang|tender|pengadaan|proyek|penunjukan|pemenang)\w* (?:\w+ ){{0,6}}?(?:diatur|titipan|{_KIN}
    |tanpa lelang|kongkalikong|dikondisikan|sudah ditentukan|milik)
3 (?:milik|punya|perusahaan|cv|pt|usaha) (?:\w+ ){{0,3}}?{_KIN} (?:\w+ ){{0,3}}?(?:{_STAFF}|bupati|kabid|kadis)
    |usaha keluarga|(?:tanpa|tidak) (?:lelang|tender)|kongkalikong|main mata
3 (?:diterima|lolos|direkrut|magang|tenaga kontrak|honorer|lulus)\w* (?:\w+ ){{0,6}}?(?:{_KIN} {_STAFF}|titipan
    |jalur dalam|orang dalam)|jual beli jabatan|titipan
3 (?:mobil|motor|kendaraan) (?:dinas|plat merah|kantor) (?:\w+ ){{0,3}}?(?:dipakai|digunakan|buat|untuk
    |dipinjam|dijual)|plat merah
3 {_GOODS}\w* (?:\w+ ){{0,2}}?{_OURS} (?:\w+ ){{0,4}}?(?:dijual|digadai\w*|dibawa pulang|hilang|dicuri|pribadi
    |jualan|disewakan|kampanye|untuk usaha|mempromosikan|mudik)
3 (?:memakai|pakai|menggunakan|dipakai|gunakan|digunakan|menjual|jual
    |menggadaikan) (?:\w+ ){{0,4}}?{_GOODS}\w* {_OURS}
3 (?:menjual|dijual|jual|diperjualbelikan|memperjualbelikan|jual beli)\w* (?:\w+ ){{0,4}}?(?:data|aset
    |inventaris|barang|laptop|komputer|jabatan|follower|akun)|(?:data|nomor|ktp
    |nik)\w* (?:\w+ ){{0,6}}?(?:dibocorkan|bocor|diperjualbelikan|dijual|disebar\w*|membocorkan)|membocorkan
    |dibocorkan|kebocoran data
3 (?:surat|tanda tangan|ttd|dokumen|cap|stempel|kuitansi|kwitansi|nota|ijazah|absen\w*|sk|spj|laporan|identitas
    |sertifikat|bukti|stempel) (?:\w+ ){{0,5}}?(?:palsu|dipalsu\w*|ditiru|dipalsukan|pemalsuan)|memalsu\w*
    |pemalsuan|dipalsu\w*|dicatut|mencatut|mengaku-?ngaku|mengatasnamakan
3 (?:{_GOODS}|inventaris)\w* (?:\w+ ){{0,2}}?(?:dipakai|digunakan|dipinjam|dibawa|dipake) (?:\w+ ){{0,4}}?(?:pre ?wedding
    |wedding|nikahan|kawinan|hajatan|kondangan|motret|liburan|piknik|mudik|narik|ojek|ngojek|rental|jualan
    |acara keluarga|usaha sendiri|keperluan sendiri|keluarganya)
3 (?:nyelip\w*|selip\w*|diselip\w*|menyelip\w*|sisip\w*|kasih|ngasih|memberi|siapkan|siapin|nitip
    |bawa) (?:\w+ )?(?:amplop|salam tempel)|amplop\w* (?:ke|kepada|buat|untuk) (?:\w+ )?{_STAFF}|salam tempel
3 (?:mengajak|ngajak|diajak|ajak) (?:\w+ )?(?:jalan|ketemuan|kencan|nginap|nginep|tidur|check ?in|berduaan)|risih
    |(?:kirim|mengirim|ngirim)\w* (?:\w+ ){{0,2}}?(?:foto|gambar|pesan|video|chat) (?:\w+ )?(?:tidak pantas|porno\w*
    |telanjang|jorok)
3 (?:data|nomor|nama|identitas|alamat|laporan)\w* (?:\w+ ){{0,7}}?(?:dipegang|sampai ke|di tangan|ke tangan|diketahui
    |jatuh ke|dikasih ke|diberikan ke|diberikan kepada) (?:\w+ ){{0,2}}?(?:orang|pihak|terlapor|pelaku) (?:\w+ )?(?:saya
    |kami|dilaporkan|laporkan|luar|lain)|(?:diketahui|dipegang|dihubungi|didatangi) (?:\w+ )?(?:terlapor
    |orang yang (?:saya |kami )?(?:di)?laporkan)
3 (?:laporan\w*|dilaporkan|spj\w*|perjalanan dinas|daftar hadir
    |anggaran\w*) (?:\w+ ){{0,8}}?\d+ (?:\w+ ){{0,6}}?padahal (?:\w+ ){{0,6}}?\d+
    |(?:tanda tangan|ttd|isi|mengisi) daftar hadir (?:\w+ ){{0,4}}?padahal|(?:kuitansi|kwitansi|nota
    |tertulis|ditulis) (?:\w+ ){{0,3}}?\d+ ?(?:juta|jt|ribu|rb) (?:\w+ ){{0,4}}?(?:terima|diterima|menerima
    |dapat|dibayar) \w*
3 {_KIN} (?:\w+ ){{0,2}}?(?:pejabat|kepala|kabid|kadis|bupati|dewan|pimpinan|atasan)\w* (?:\w+ ){{0,4}}?(?:menang\w*|dapat
    |mendapat\w*|pegang|proyek|lelang|tender|kontrak)|(?:ktp|data|nik|foto|identitas)\w* (?:\w+ ){{0,6}}?(?:pinjol
    |pinjaman|kredit|disalahgunakan)
3 (?:di|meng|ter)?korup\w*|(?:laporan|aduan|pengaduan|identitas)\w* (?:\w+ ){{0,2}}?(?:bocor|dibocorkan|tersebar)
    |preman|suruhan|(?:disuruh|diminta|minta|dimintai|harus|wajib|kudu) (?:\w+ ){{0,2}}?(?:beli\w*|traktir\w*
    |nraktir|menraktir|dibelikan|belikan) (?:\w+ )?(?:kopi|rokok|pulsa|makan\w*|bensin|oleh-oleh|kuota|sarapan)
3 (?:pegang-pegang|megang-megang|memegang|megang|pegang|merangkul|rangkul|mengelus|elus|ngelus|menyenggol
    |mencubit|menepuk) (?:\w+ ){{0,2}}?(?:bahu|tangan|paha|badan|tubuh|pinggang|pantat|rambut|pipi)|pegang-pegang
3 {_STAFF} (?:\w+ ){{0,4}}?(?:jualan|berjualan|bisnis|dagang|berdagang|buka jasa) (?:\w+ ){{0,6}}?(?:nomor|wa
    |akun|komputer
    |laptop|jam|kantor|layanan|dinas)|(?:pakai|memakai|lewat) (?:nomor|wa|nomor wa|akun) (?:layanan|kantor|dinas)
3 (?:stempel|cap|kop|akun|password|kata sandi|kunci|komputer|ruang\w*)\w* (?:\w+ ){{0,3}}?(?:dipakai|dipinjam\w*|dipegang
    |digunakan|dibuat) (?:\w+ )?(?:orang luar|orang lain|pihak luar|teman\w*|keluarga\w*|calo)
3 {_STAFF} (?:\w+ ){{0,5}}?(?:jam \d+|siang-siang|pagi-pagi|tiap hari) (?:\w+ ){{0,4}}?(?:warung|pasar|mal|mall|kafe|cafe
    |rumah|pulang|tidur|mancing|burjo)|absen\w* (?:jalan|tetap|lengkap|penuh|masuk) (?:terus|padahal|semua)
3 bolos|mangkir|(?:titip|nitip|dititip\w*) absen|absen\w* (?:\w+ ){{0,2}}?(?:dititip\w*|nitip|titip|fiktif
    |palsu)|mabuk|mabok|minuman keras|miras|judi|main slot|narkoba|selingkuh|perselingkuhan|asusila|mesum
    |makan gaji buta|gaji buta
3 (?:keluar|tidak ada|pulang|pergi|belanja|nongkrong|ngopi|tidur|keluyuran|menghilang|jualan|bisnis
    |hilang)\w* (?:\w+ ){{0,5}}?(?:di|pada|saat|waktu|sewaktu|selama|ketika) jam (?:kerja|kantor|dinas)|(?:di
    |saat|waktu|pada|selama) jam (?:kerja|kantor) (?:\w+ ){{0,5}}?(?:pribadi|tidur|belanja|nongkrong|jualan
    |keluyuran|mabuk|bisnis|game|proyek)|jarang (?:masuk|ngantor) kerja|jarang ngantor|sering tidak masuk
3 dilecehkan|pelecehan|melecehkan|diancam|ancaman|mengancam|intimidasi|diintimidasi|mengintimidasi|kekerasan
    |memukul|dipukul|diraba|meraba|pencabulan|perundungan|dibully|menggoda|digoda|perploncoan|rasis|diperas
3 (?:kampanye|caleg|partai|paslon|timses|calon (?:bupati|legislatif|kepala|dprd)|politik praktis
    |dukung salah satu)\w* (?:\w+ ){{0,8}}?(?:akun resmi|asn|pns|pegawai|fasilitas|jam kerja|mobil dinas|kantor)
3 (?:akun resmi|fasilitas|mobil dinas|{_STAFF})\w* (?:\w+ ){{0,8}}?(?:kampanye|caleg
    |partai|paslon|calon (?:bupati|legislatif|dprd)|politik praktis|tidak netral)|netralitas|tidak netral
3 akun (?:resmi|dinas|pemkab|pemda|kabupaten) (?:\w+ ){{0,5}}?(?:pribadi|usaha|jualan|bisnis|keluarga
    |mempromosikan|promosi|endorse|iklan)|endorse
3 proyek pribadi|kepentingan pribadi|keuntungan pribadi|urusan pribadi|pekerjaan sampingan|nyambi
3 oknum|terima amplop|wani piro|uang di amplop|money politic|main proyek|bagi-?bagi proyek|dibekingi|beking|backing
3 (?:dibayar|dibayarkan|cair|dicairkan|dianggarkan) (?:\w+ ){{0,6}}?(?:tidak pernah|tidak ada (?:barang
    |kegiatan|wujud|hasil)|padahal tidak)|(?:anggaran|dana) (?:\w+ ){{0,4}}?(?:tidak jelas|menguap|kemana|ke mana)
2 (?:di)?duga(?:an)?|patut diduga|terindikasi|indikasi|disinyalir|ditengarai|saya curiga|mencurigakan
    |tidak wajar|kejanggalan|janggal
2 mohon (?:diperiksa|diaudit|diusut|diselidiki|ditindak)|diusut|usut|audit|ditindak tegas|inspektorat|kpk
    |saber pungli|whistle ?blow\w*|wbs|sanksi|dipecat|penyelidikan
2 (?:saya|kami) (?:pegawai|staf|karyawan|asn|pns|honorer|orang dalam) (?:di sini|disini|dinas|kantor|situ
    |internal)|atasan (?:saya|kami)
2 melanggar (?:hukum|kode etik|disiplin|sumpah)|pelanggaran (?:kode etik|disiplin|hukum)|kode etik
2 (?:lewat|melalui|pakai) (?:jalur belakang|orang dalam|calo)|calo|percaloan|makelar
"""
)

NON_SUPERVISORY = _cues(
    r"""
4 (?<!kotak )(?<!mohon )(?<!minta )(?:usul|usulan|usulnya|saran|sarannya)(?! di (?:depan|lobi))
4 nyolot|songong|belagu|tidak menyapa|tidak ada (?:\w+ )?(?:menyapa|nyapa)|satupun (?:yang )?(?:menyapa|nyapa
    |melayani)|disuruh (?:balik|kembali|pulang|ngantri|antri|datang|bolak-?balik)|tidak dianggap
    |ditinggal (?:ngobrol|main|pergi|makan)|tidak peduli|dimaki|dihina|dipermalukan|tidak dilayani dengan
3 (?:tidak|kurang) (?:niat|serius)|(?:apa|buat apa) gunanya|gunanya (?:apa|buat apa)|dilupakan|dipimpong
    |dipimpong-\w+|ke ?sana ?ke ?mari|kesana kemari|(?:gitu|begitu)-(?:gitu|begitu)|mbok (?:ya|iya|yao|yo)
4 (?:sambil|sembari) (?:makan|main|ngobrol|mengobrol|merokok|telepon\w*|telpon\w*|nonton|ngemil|rebahan|tiduran)
    |tidak (?:mau )?(?:menatap|melihat|menoleh|senyum|tersenyum|menengok|melirik|menyambut|bangun dari|berdiri)
3 nada\w* (?:\w+ )?(?:tinggi|keras|kasar|ketus)|(?:suara|intonasi)\w* (?:tinggi|meninggi|membentak)|ngegas|nge-gas
    |(?:datang|dateng|daftar|antri) (?:\w+ )?belakangan (?:\w+ ){0,3}?(?:duluan|dulu|didahulukan|dipanggil|dilayani)
    |(?:di|nye|me)(?:nye)?robot|(?:antri|antre|nunggu|menunggu) dari (?:pagi|subuh|jam)|baru (?:dipanggil|dilayani)
3 (?:cuma|hanya) (?:untuk|buat) (?:\w+ )?(?:asn|pns|pejabat|pegawai|dinas|kalangan|orang (?:dalam|kota))|kapan (?:\w+
    |masyarakat umum|warga biasa) (?:\w+ )?(?:diajak|dilibatkan|kebagian|diperhatikan|giliran\w*|dapat giliran)
    |(?:cuma|hanya) (?:jadi )?(?:pajangan|hiasan|formalitas|slogan)
3 (?:lambat|lama|lelet|telat|lemot|susah|sulit|parah|jelek|buruk|payah) (?:sekali|banget|amat|minta ampun)
    |(?:sangat|terlalu|makin|semakin|begitu) (?:lambat|lama|lelet|sulit|susah|jelek|buruk|rumit|ribet|mahal
    |berbelit\w*)|kuno|jadul|kalah (?:sama|dengan|dari)|ketinggalan|tidak (?:ramah|nyaman) (?:\w+ )?(?:pengguna
    |hp)|susah dipakai|sulit dipakai|sulit dibaca|susah dibaca|terlalu kecil buat
3 (?:dibiarkan|tidak terulang|terulang lagi|tidak terurus|terbengkalai|mangkrak|tidak terawat)|(?:bising|debu
    |banjir|macet|truk|tronton|polusi|asap) (?:\w+ ){0,4}?(?:tiap|setiap|malam|terus|kampung|jalan|desa|rumah
    |warga|sedengkul|selutut)|tiap hujan|setiap hujan
3 (?:koordinasi|komunikasi|manajemen) (?:\w+ ){0,3}?(?:diperbaiki|kurang|jelek|buruk|dibenahi|tidak)
    |ke depan(?:nya)? (?:\w+ )?(?:dipikirkan|diperbaiki|lebih|jangan)|berita\w* (?:\w+ ){0,3}?(?:cuma|hanya
    |melulu|itu)|(?:cuma|hanya|kok) (?:\w+ )?(?:pejabat|gunting pita)
3 tidak (?:ada|seorang|satu) (?:\w+ )?yang (?:jawab|menjawab|melayani|membalas|berjaga|tahu|bertanggung)
4 (?:kurang|tidak) (?:ramah|sopan|sigap|profesional|peduli|responsif|tanggap|beretika|sabar|becus|serius
    |transparan|komunikatif)|judes|ketus|jutek|galak|sombong|acuh|cuek\w*|dicuek\w*|dibentak|membentak|bentak
    |kasar|marah-marah|dimarahi|sinis|angkuh|arogan|diremehkan|meremehkan|tidak dihiraukan|diabaikan
    |tidak digubris|dianggap remeh|jawabnya seenaknya|seenaknya|diusir|ditertawakan|tidak enak didengar|semena-mena
4 main (?:hp|hape|game|ponsel|handphone)|sibuk (?:main|sendiri|mengobrol|ngobrol)|asyik (?:main|ngobrol
    |mengobrol)|mengobrol sendiri|ngobrol sendiri|ngrumpi|merokok
3 (?:pelayanan|layanan|ladenan|respon\w*|penanganan|kinerja|kerja|prosedur
    |birokrasi)\w* (?:\w+ ){0,4}?(?:lambat|lelet|lama|lamban|buruk|payah|jelek|mengecewakan|amburadul|semrawut
    |kacau|memprihatinkan|parah|asal|ruwet|rumit|setengah hati|kurang (?:maksimal|memuaskan|baik)
    |tidak (?:memuaskan|profesional|maksimal|jelas|sesuai))
3 lelet|lamban|lemot|berbelit\w*|bertele-tele|dipingpong|di-?ping-?pong|dioper-?\w*|oper-oper|dilempar-?\w*
    |lempar sana|lempar-lemparan|sana sini|berulang-ulang|mondar-mandir|muter-muter|bolak balik|wira wiri
3 evaluasi|dievaluasi|mengevaluasi|ditingkatkan|tingkatkan|meningkatkan|dibenahi|pembenahan|perbaikan (?:sistem
    |layanan|pelayanan)|diperbaiki (?:\w+ )?(?:sistem|layanan|pelayanan|kinerja|alur)
3 (?:saya |kami )?(?:usul|mengusulkan|usulan saya|usulkan|diusulkan|menyarankan|saran (?:saya|kami|untuk|agar
    |saja|kepada)|sarannya|ingin memberi saran|memberi masukan|masukan (?:saya|untuk|saja|dari)|kritik
    |mengkritik|kritikan|sekadar saran)|saran$|^saran\b
3 (?:alangkah|akan lebih|sebaiknya|seharusnya|hendaknya|semestinya|mestinya|ada baiknya|kalau bisa
    |coba) (?:\w+ ){0,6}?(?:baik|disediakan|ada|dibuat\w*|ditambah\w*|diatur|diumumkan|dipasang|transparan
    |dipermudah|diperbanyak|diperhatikan|dilatih|disosialisasikan)
3 monoton|membosankan|ketinggalan zaman|membingungkan|bingung dengan|asal-asalan|asal jadi|tidak kreatif
    |kurang kreatif|tidak menarik|kurang menarik|kurang informatif|kualitas\w* (?:\w+ ){0,3}?(?:menurun|rendah
    |jelek|buruk|kurang|di bawah|turun)|kualitas (?:video|konten|desain|gambar|siaran|pelayanan|layanan)
3 memprioritaskan|diprioritaskan|prioritas\w*|pilih kasih|anak tiri|dianaktirikan|pilih-pilih|tebang pilih
    |dibedakan|dibeda-bedakan|membeda-bedakan|membedakan|diskriminasi|diskriminatif|berat sebelah
    |tidak adil dalam|tidak merata|kurang merata|pemerataan|selalu (?:terakhir|didahulukan|diutamakan
    |dinomorduakan)|dinomorduakan|dikesampingkan|cuma (?:pejabat|seremonial)|hanya (?:pejabat|seremonial
    |memuat pejabat)|seremonial
2 kecewa|mengecewakan|kekecewaan|terlambat|telat|keterlambatan|molor|mundur terus|tidak tepat waktu|ingkar
    |janji\w* (?:\w+ ){0,3}?(?:tidak|tinggal|palsu|melulu)|tidak ditepati|php
3 (?:membahayakan|berbahaya|bahaya|rawan|meresahkan|keselamatan|korban|kecelakaan|jatuh korban)
2 (?:menunggu|nunggu|antre|antri|ngantri|mengantre|antrian|antrean|tunggu)\w* (?:\w+ ){0,3}?(?:se ?jam|satu jam
    |dua jam|tiga jam|\d+ jam|berjam-jam|lama|seharian|setengah hari|jam|\d+ (?:minggu|bulan)|berminggu\w*
    |berhari\w*|panjang)
2 (?:sudah )?(?:\w+ )?(?:dua|tiga|empat|lima|\d+|se|ber)[ -]?(?:minggu|bulan
    |tahun)(?:-?\w+)? (?:\w+ ){0,6}?(?:belum|tidak|tanpa|masih)(?! (?:\w+ )?(?:balasan|jawaban|dibalas|dijawab
    |aktif))|berbulan-bulan|berminggu-minggu|setahun|sebulan|sewulan
2 (?:tidak|belum|kurang) (?:jelas|ada) (?:nasib\w*|kejelasan\w*|kepastian|kelanjutan\w*|kabar\w*
    |tindaklanjut\w*|perkembangan|perbaikan|perubahan)|tanpa (?:diberi |ada )?(?:kejelasan|kepastian|kabar)
    |digantung|terkatung-katung|mangkrak|simpang siur
2 (?:tidak|jarang|kurang|belum) (?:pernah )?(?:ditanggapi|direspon\w*|diperhatikan|didengar\w*|dihiraukan
    |ditindaklanjuti|dilibatkan|di-?update|diposting|diliput)|tanpa tanggapan|respon\w* lama
2 (?:selalu|sering|terus-menerus|kerap|berkali-kali|berulang kali|tiap hari|setiap hari|lagi-lagi|melulu|(?:dua
    |tiga|empat|lima|\d+) kali)\b
3 (?:wifi|internet|sinyal|jaringan|hotspot|koneksi|free wifi|cctv)\w* (?:\w+ ){0,5}?(?:lemot|lambat|putus|mati
    |tidak (?:pernah )?(?:bisa|kuat|stabil|nyambung|konek)|hilang|jelek|lelet|ngadat|rusak)
3 (?:siaran|streaming|livestreaming|live)\w* (?:\w+ ){0,5}?(?:putus\w*|patah\w*|buram|tidak jelas|terputus\w*
    |lemot|jelek|terganggu)|(?:suara\w*|gambar\w*) (?:\w+ )?(?:putus-putus|tidak jelas dari awal)
3 sistem\w* (?:\w+ ){0,3}?(?:membingungkan|rumit|ribet|tidak jelas|kacau|jelek|menyulitkan|lambat|sering
    |berbelit)|(?:alur|prosedur|mekanisme)\w* (?:\w+ ){0,4}?(?:rumit|ribet|panjang|berbelit\w*|menyulitkan
    |tidak jelas|dipangkas|disederhanakan|membingungkan|lama)|terlalu (?:rumit|ribet|lama|birokratis
    |panjang prosesnya|banyak (?:tulisan|aturan|syarat|iklan))|dipersulit|mempersulit|menyulitkan|menyusahkan
    |sulit sekali
2 (?:hasil\w*|konten\w*|desain\w*|video\w*) (?:\w+ ){0,3}?(?:tidak sesuai (?:permintaan|harapan|yang|pesanan)
    |jelek|mengecewakan|asal|berantakan|tidak layak|di bawah standar)|tidak sesuai (?:permintaan|harapan
    |pesanan)
3 (?:(?:loket|meja|ruang\w*|kantor|layanan|pelayanan|jam \w+|pos)\w* (?:\w+ ){0,3}?kosong|tidak ada (?:petugas
    |yang (?:berjaga|jaga|melayani|menjaga|di tempat)|satu pun petugas))|tutup (?:lebih awal|padahal|terus
    |sebelum)|buka\w* (?:telat|terlambat|siang)|(?:petugas|loket|pegawai)\w* (?:\w+ ){0,4}?(?:tidak ada|kosong
    |belum datang|tidak di tempat|istirahat terus|terlambat)
2 tidak (?:ada yang )?(?:membaca|mengerti|paham|menguasai|peduli|belajar)|kesalahan\w* (?:\w+ )?(?:sama
    |terulang|berulang)|sama (?:terus|saja)|itu-itu (?:saja|aja)
3 (?:hoaks|hoax|berita bohong|tidak akurat|provokatif|menyinggung|sara\b|tidak mendidik|tidak pantas|vulgar
    |tidak etis|kurang pantas|pencitraan|terlalu banyak iklan)
2 (?:mohon|tolong|minta|harap) (?:\w+ ){0,3}?(?:perhatian\w*|diperhatikan|ditertibkan|diatur|ditambah\w*
    |diperbanyak|dipermudah|disediakan|dilatih|ditegur|diganti petugas\w*|dibina|pembinaan)|ditegur
    |butuh pembinaan
3 (?:kotor|bau|pesing|jorok|sempit|pengap|panas|tidak (?:nyaman|bersih|layak)|kurang (?:nyaman|bersih|layak)
    |becek|gelap gulita)
2 tidak (?:ramah|aksesibel|bisa diakses) (?:difabel|disabilitas|lansia|penyandang)|difabel|disabilitas|lansia
    |kursi roda
2 pelayanan\w*|layanan\w*
"""
)

NORMATIVE = _cues(
    r"""
3 (?:mana|yang mana) yang (?:benar|berlaku|betul|dipakai|sah|harus)|siapa yang berwenang
    |berwenang menandatangani|apa(?:kah)? (?:\w+ ){0,3}?(?:dilarang|larangan|melarang|berhak)|(?:kenapa
    |mengapa) (?:\w+ ){0,5}?(?:disembunyikan|tidak dimuat|dibedakan|tidak disetujui|dihilangkan)|larangan
    |ditunjukkan (?:\w+ )?(?:aturan|dasar)|batas waktu|tidak menyebut (?:pasal|alasan|dasar|aturan)|papan tarif
    |alasan hukum
3 (?:aturan|peraturan|ketentuan|dasar|landasan|regulasi|syarat|persyaratan|sop|kebijakan|juknis|perbup
    |pasal)\w* (?:\w+ ){0,2}?(?:yang )?(?:mana|apa|siapa|bagaimana|dari mana)\b|(?:apa|mana|bagaimana|adakah
    |di mana) (?:\w+ ){0,2}?(?:aturan|peraturan|ketentuan|dasar|landasan|regulasi|syarat|persyaratan|sop
    |payung)\w*
3 (?:perda|perbup|aturan|peraturan|pasal|ketentuan|permen\w*|keputusan)\w* (?:nomor|no|pasal|tahun) berapa|(?:dikenakan
    |dikenai|kena|ditarik) (?:retribusi|tarif|denda)
3 dasar hukum|landasan hukum|payung hukum|dasar aturan|rujukan (?:\w+ )?(?:aturan|peraturan|hukum)\w*
    |rujukan peraturan\w*|tanpa (?:penjelasan aturan|dasar|alasan|landasan)\b|alasan hukum|menurut (?:aturan
    |ketentuan|sop|peraturan|uu|undang)|diatur (?:dalam|di|oleh|pasal)|undang-undang|perbup\w*|perda\b
    |pasal \d+|standar (?:pelayanan )?(?:mana|apa|menyebut\w*|disebut\w*|tertulis)
3 (?:penjelasan|dijelaskan|jelaskan|kejelasan|menjelaskan|klarifikasi|kriteria|diterangkan|terangkan|diperjelas
    |penegasan) (?:\w+ ){0,4}?(?:aturan|ketentuan|tertulis|dasar|tarif|alasan|persyaratan|syarat|hukum
    |biaya|prosedur|mengapa|kenapa|peraturan|sop|hak)\w*
3 (?:tarif|biaya|harga)\w* (?:\w+ ){0,2}?(?:resmi|sebenarnya|sebenarnya berapa|yang benar|berapa|sesuai aturan)
    |(?:benar|betul|apakah|apa) (?:\w+ ){0,4}?(?:gratis|berbayar|bayar|dipungut biaya|tidak dipungut|ada tarif
    |ada biaya)|(?:berapa|apakah ada) (?:\w+ ){0,3}?(?:tarif|biaya)
3 (?:kenapa|mengapa|kok|alasan\w*|dasarnya|sebab) (?:\w+ ){0,10}?(?:ditolak|dikembalikan|tidak (?:boleh
    |dilayani|diterima|diperbolehkan|diizinkan|bisa dilayani|dibolehkan|memenuhi|diproses|berhak|dapat)|harus
    |wajib|diminta|dihapus|diblokir|disyaratkan|diwajibkan|dibatasi|dibatalkan|dipersyaratkan|belum disetujui
    |dikecualikan|berbeda|beda|dibedakan)
3 (?:ditolak|dikembalikan|diblokir|dihapus|dibatalkan|dikecualikan|tidak dilayani|dibatasi|diwajibkan
    |disyaratkan) (?:\w+ ){0,8}?(?:kenapa|mengapa|alasan\w*|aturan\w*|dasar\w*|ketentuan\w*|tanpa|kudu|katanya
    |karena|dengan alasan|padahal)
3 (?:apakah|bolehkah|apa|benarkah|haruskah|wajibkah) (?:\w+ ){0,8}?(?:boleh|diperbolehkan|wajib|harus|sah
    |diizinkan|sesuai aturan|melanggar|berhak|dibenarkan|dibolehkan|syarat|ketentuan|dipersyaratkan|persyaratan)
3 (?:jangka waktu|tenggat|batas waktu|hari kerja|lama proses|waktu layanan)\w* (?:\w+ ){0,8}?(?:dihitung|sejak
    |menurut|sebenarnya|yang benar|mana|berapa|maksud\w*)|dihitung (?:sejak|dari|mulai)
3 (?:mengajukan|menyampaikan|saya|kami|ajukan|surat) keberatan|sengketa informasi|sengketa|banding|dikecualikan
    |ajudikasi
3 (?:hak (?:saya|kami|warga|pemohon|jawab)|berhak|tidak berhak|kewajiban|kewenangan siapa|wewenang siapa
    |melanggar (?:aturan|ketentuan|uu|hak|sop)|(?:tidak |bertentangan )?sesuai (?:dengan )?(?:aturan|ketentuan
    |sop|peraturan|standar))
2 (?:syarat|persyaratan|kelengkapan)\w* (?:\w+ ){0,5}?(?:kurang|berubah|ditambah|tambahan|berbeda|beda
    |tidak jelas|aneh|baru)|masih kurang syarat|diminta (?:cap|melampirkan|surat|fotokopi|ktp|ttd|tanda tangan
    |stempel)|tetap (?:diminta|ditolak|harus)|harus (?:ditandatangani|pakai surat|menunggu persetujuan|pakai
    |bawa|membawa|menyertakan|melampirkan)
2 aturan\w*|ketentuan\w*|peraturan\w*|regulasi|sop\b|prosedurnya
2 (?:kenapa|mengapa|atas dasar|dengan alasan)\b
2 tidak terima\b|merasa dirugikan|dirugikan|tidak adil
1 penjelasan|dijelaskan|jelaskan|kejelasan|klarifikasi|keberatan|ditolak|dikembalikan
"""
)

MINOR = _cues(
    r"""
3 (?:email|surel|surat|wa|whatsapp|pesan|chat|dm|komentar|komen|permintaan|permohonan|pertanyaan
    |tiket)\w* (?:\w+ ){0,8}?(?:belum
    |tidak) (?:\w+ )?(?:di)?(?:tanggapi|respon\w*|balas|jawab|gubris)
3 (?:link|tautan|zoom|kode|qr|barcode|formulir)\w* (?:\w+ ){0,2}?(?:expired?|kedaluwarsa|kadaluarsa|kadaluwarsa
    |hangus|sudah lewat)|suara\w* (?:cuma|hanya|keluar)? ?(?:sebelah|satu sisi|kiri|kanan)|salah sambung
    |(?:muncul|tampil|tertulis|keluar) (?:\w+ )?(?:halaman|data|informasi|berita|pengumuman|jadwal
    |yang) (?:\w+ ){0,2}?(?:lama|tahun lalu|kemarin|lalu)|(?:diblur|disensor|dikaburkan|blur) ?(?:saja|wajah\w*|foto\w*)?$
    |(?:mohon|tolong|minta|minta tolong) (?:diblur|disensor|dikaburkan)
2 centang (?:satu|dua|abu\w*|\d)|(?:minta|harus|butuh|perlu) (?:minta )?(?:izin )?akses|nyasar|kesasar
    |salah (?:titik|arah|jalan)|tidak (?:sinkron|sama suaranya)|ternyata (?:\w+ ){0,2}?(?:file|data|foto
    |punya|milik|yang) (?:\w+ )?(?:lama|lain|tahun lalu|kosong)|yang (?:benar|betul)|kurang (?:nol|angka|huruf
    |spasi|satu|lengkap)
2 kebalik|terbalik|dobel|double|ganda|kekirim|ketuker|tertukar|menutupi|tertutup|ketutup|loading terus
    |muter terus|lemot|(?:selalu|terus) sibuk|tidak (?:pernah )?(?:tersambung|nyambung|connect|konek|tersubmit
    |bisa disubmit|respon|merespon)|beda dengan (?:kenyataan|yang)|tidak sama dengan|sudah tutup
    |bukan punya (?:kami|saya)|kelewatan|salah alamat|kedaluwarsa|tidak dapat (?:digunakan|dibuka|diakses
    |diunduh)|disebut lengkap
2 (?:salah|keliru|typo|salah ketik|salah tulis|kurang tepat|tidak (?:benar|cocok|sesuai|tepat))\b|kesalahan
    |kekeliruan|diralat|ralat|mengarah ke|tertulis\b|harusnya|seharusnya|semestinya|terbalik|tertukar
2 error|eror|404|500|bug|macet|hang|rusak|patah|pecah|bocor|menetes|mati\b|padam|konslet|jebol|copot|terkunci
    |habis\b|kosong|hilang|buram|blur|kabur|terpotong|kepotong|tidak (?:aktif|muncul|tampil|terbaca|kelihatan
    |berfungsi|nyala|menyala|lengkap|jalan)|ngadat|kehabisan|tidak ada (?:suara|gambar|kertas|air|sabun
    |kursi)\w*
2 (?:tidak|belum|gagal|susah|sulit) (?:bisa |dapat |pernah )?(?:dibuka|diakses|dihubungi|diangkat|dibalas
    |dijawab|diunduh|didownload|login|masuk|daftar|mendaftar|diklik|dikirim|terkirim|diputar|dimuat|kebuka
    |membuka|mengakses|dipakai|digunakan|buka|akses|download|upload|mengunggah|ditelepon|telepon|menghubungi
    |log ?in|dibayar|diterima|sampai|menerima)
2 (?:belum|tidak) (?:ada|pernah|dapat|mendapat|menerima) (?:\w+ ){0,2}?(?:balasan|jawaban|kabar|tanggapan
    |respon|respons|konfirmasi|surat|email|file|notifikasi)|tidak (?:diperbarui|diupdate|diganti)
    |belum (?:diperbarui|diupdate|diganti|dihapus|dibetulkan|diperbaiki)|kedaluwarsa|kadaluarsa|(?:masih
    |info\w*) lama
2 (?:foto|nomor|data|nama|alamat|wajah|video)\w* (?:\w+ ){0,6}?(?:tanpa (?:izin|persetujuan|ijin)|dipajang
    |terpampang|dicantumkan tanpa|ditampilkan|tersebar|dihapus|diturunkan)|tanpa (?:seizin|izin|ijin)|(?:mohon
    |tolong|harap) (?:\w+ ){0,2}?(?:dihapus|diturunkan|dicabut|ditakedown|hapus)
1 (?:mohon|tolong|harap|segera|minta) (?:\w+ ){0,3}?(?:diperbaiki|dicek|dibetulkan|diganti|diralat|diperbarui
    |dibenarkan|diurus|dikirim ulang|dibuka|dilengkapi|ditindaklanjuti|diisi|dipasang|dinyalakan|didandani
    |perbaiki|perbaikan|dibenerin|betulkan|dikoreksi|update)
"""
)

# Somebody is not content: adds to whether it is a complaint, says nothing of the class.
HURT = _cues(
    r"""
2 pengaduan|mengadukan|mengadu|aduan|keluhan|mengeluh|keluhkan|komplain|complain|protes|memprotes|kecewa\w*
    |dirugikan|merugikan|keberatan|tidak terima|tidak puas|kapok|geram|jengkel|kesal|sebel|marah|prihatin|miris
    |menyayangkan|disayangkan|sayangnya|sangat menyesal|malu|trauma|diteror|terganggu|mengganggu
2 (?:mau|ingin|hendak|saya|kami|izin|numpang) (?:melaporkan|melapor|lapor)|melaporkan (?:bahwa|adanya|kejadian
    |seorang|dugaan)|laporan (?:warga|masyarakat)|laporkan
1 padahal|masa\b|kok\b|lah kok|bagaimana sih|bagaimana ini|kapan (?:di\w+|selesai|beres)|sampai kapan
    |tolong dong|percuma|parah|payah|aneh|heran|bingung|ternyata|mohon (?:segera )?(?:perhatian|ditindaklanjuti
    |dicek|diperbaiki|penjelasan|kejelasan|dijelaskan)
1 malah|justru|boro-boro
1 tapi|sedangkan|sementara (?:yang|itu)|meskipun|walaupun
1 disuruh|dipaksa|terpaksa|kewalahan|kesulitan|capek|lelah|kasihan|rugi|sia-sia|repot|bising|takut|susah|sulit
    |ribet
1 (?:tidak|belum|tanpa|bukan)
1 tiap hari|setiap hari|terus|selalu|lagi-lagi|sering\w*|berhari-hari|tiap malam|setiap kali|dari pagi|dari tadi
1 entah|tahu-tahu|ketahuan|diam-diam|katanya|cuma|hanya|jangan sampai|tidak terulang
1 jelek|buruk|kuno|lambat|lama|telat|kalah|rusak|salah|kacau|kotor|mahal|gelap|parah|kecil|beda|berbeda
1 (?:tolong|mohon|harap|benerin|perbaiki|diperbaiki|dibenahi)
"""
)

OUT_OF_AUTHORITY = re.compile(
    r"\b(?:jalan (?:\w+ ){0,8}?(?:rusak|berlubang|lobang|bolong|becek|hancur|ambles|longsor|aspal|diaspal"
    r"|gelap|gronjal)"
    r"|(?:rusak|berlubang|lobang) (?:\w+ ){0,3}?jalan|lampu (?:jalan|penerangan|merah|lalu lintas|bangjo"
    r"|pju|taman)|pju|traffic light"
    r"|sampah|tps|pdam|air (?:pdam|bersih|mati|keruh|ledeng)|listrik (?:padam|mati)|pln|limbah|polusi"
    r"|asap pabrik|pabrik|bansos|bantuan"
    r" (?:sosial|langsung|pangan|beras)|pkh|blt|bpnt|bpjs|kis\b|e-?ktp|ktp (?:elektronik|saya belum|jadi)"
    r"|kartu keluarga|akta"
    r"|disdukcapil|dukcapil|puskesmas (?:\w+ ){0,3}?(?:lama|antri|dokter|obat)|dokter|obat|rumah sakit"
    r"|rsud|ppdb|spmb|guru|kepala sekolah"
    r"|pupuk|irigasi|drainase|selokan|got|gorong|jembatan|trotoar|pohon (?:tumbang|besar|rawan)|parkir"
    r"|pkl|pedagang kaki|elpiji|lpg|gas 3"
    r"|sembako|harga (?:beras|minyak|pupuk)|begal|maling|curanmor|tawuran|knalpot|sertifikat tanah|bpn"
    r"|pbb|pajak|samsat|stnk|sim\b"
    r"|dana desa|perangkat desa|kades|kepala desa|angkot|terminal (?:kotor|bau|rusak)|bus|kandang|tambang"
    r"|galian|banjir|truk|mengurus ktp"
    r"|pasar (?:kotor|bau|becek|sepi)|anjing|ternak|nyamuk|dbd|perumahan|developer|izin usaha|oss|imb|pbg)\b"
)
OURS = re.compile(
    r"\b(?:akun|posting\w*|konten\w*|website|web|medsos|media sosial|admin|kominfo|dinkominfo|diskominfo"
    r"|instagram|ig|facebook|fb|tiktok"
    r"|wifi|internet|siaran|caption|flyer|poster|infografis|unggahan|video|link|komentar|cctv|streaming"
    r"|email|wa|pengaduan|ppid)\b"
)
STAFF_OR_DESK = re.compile(rf"\b{_STAFF}|\b(?:pelayanan|layanan|loket|kantor|surat|desain|publikasi|qr)\w*")
