"""Families of words that people complain with: who is accused, of what, about what, what is asked. Facts only, no class.

One word says little and a word list never ends; that an official, money and a demand stand in one sentence says much.
"""

from __future__ import annotations

import re

_STEMS = {
    "official": """
        petugas pegawai pegawe staf staff oknum pejabat asn pns pppk kabid kadis kasi kasubag kasubbag sekdin
        sekdes kades kadus lurah camat bupati bendahara atasan honorer satpam security sekuriti operator panitia
        perangkat ketua pimpinan dewan kepala sekretaris resepsionis kameramen fotografer juru thl bawahan
        oknumnya pamong pak bu mbak mas penjaga ajudan inspektur pengawas verifikator admin cs satpol dishub
        guru bidan perawat dokter""",
    "business": """
        vendor rekanan cv perusahaan media wartawan kontraktor pemenang penyedia calo makelar broker""",
    "money": """
        uang duit amplop bayar membayar dibayar mbayar rp ribu rb juta jt honor gaji dana anggaran setor setoran
        nyetor transfer pungutan pungut pungli tarif biaya fee komisi jatah kuitansi kwitansi nota spj sppd
        tunjangan tukin rokok bensin pulsa sumbangan iuran insentif upah persen cashback kickback imbalan hadiah
        tip tips kas kantong seikhlasnya sukarela amal materai bbm solar rekening dp blt hibah tabungan
        honorarium sangu udud persenan""",
    "bribe": """
        sogok nyogok disogok suap nyuap disuap pelicin nyelipi nyelipin selipi gratifikasi pungli jalur memeras
        diperas pemerasan dipalak malak palak memalak jatah upeti setoran kickback pelancar""",
    "taken": """
        potong dipotong memotong disunat nyunat sunat ditilep nilep korup korupsi ngorupsi dikorupsi curi dicuri
        mencuri digelapkan gelapkan raib dijual njual jual menjual didol ngedol disewakan sewakan digadai
        digadaikan dikontrakkan selisih selisihnya masuk kantong dipangan mangan nguntet diembat embat ditimbun
        disedot diambil pribadi sendiri dibagi siluman makan dimakan mundhut digasak dikuras dialihkan""",
    "false": """
        fiktif palsu dipalsukan dipalsu memalsukan pemalsuan markup mark-up di-mark mark digelembungkan dicatut
        mencatut mengatasnamakan ditiru rekayasa direkayasa manipulasi dimanipulasi bohong dibohongi membohongi
        diakali diubah mengubah dihilangkan disembunyikan menyembunyikan dimundurkan dobel kosong titip dititip
        dititipin nitip titipan diatur dikondisikan kongkalikong persekongkolan bersekongkol sekongkol permainan
        curang kecurangan dicurangi""",
    "kin": """
        keluarga keluarganya adik adiknya ipar keponakan ponakan istri istrinya suami suaminya anak anaknya
        teman temannya saudara saudaranya sepupu menantu kerabat kakak kakaknya kroni tetangganya pacar pacarnya
        bapaknya mertua""",
    "goods": """
        mobil mobile motor laptop komputer kamera drone genset printer aset inventaris kendaraan fasilitas rumah
        gedung tenda server barang alat kursi tanah bengkok peralatan perlengkapan proyektor""",
    "award": """
        lelang tender pengadaan proyek kontrak lomba seleksi rekrutmen penerimaan jabatan kuota pemenang juara
        hps penunjukan sk nilai lolos loloskan keterima diterima ijazah spesifikasi""",
    "indecent": """
        cabul mesum raba diraba meraba paha bahu lecehkan dilecehkan melecehkan pelecehan goda digoda menggoda
        senonoh selingkuh asusila pegang dipegang memegang porno telanjang colek dicolek merayu dirayu rayuan
        sekamar""",
    "violent": """
        pukul memukul dipukul tampar menampar ditampar aniaya menganiaya dianiaya tendang menendang ditendang
        ancam diancam mengancam ancaman intimidasi diintimidasi teror diteror memaki dimaki hina menghina dihina
        rasis melempar dipaksa memaksa paksa dibully perundungan kekerasan mengusir suruhan preman dorong
        mendorong ludah meludahi""",
    "idle": """
        bolos mangkir absen absennya absene presensi keluyuran nongkrong mabuk mabok judi narkoba miras mall
        warung pacaran fake nyambi sampingan nyangkul mancing ngopi""",
    "politics": """
        kampanye paslon caleg partai timses sukses netral netralitas calon pilkada pemilu politik buzzer pilbup
        dukungan relawan""",
    "leak": """
        bocor dibocorkan membocorkan kebocoran disebar disebarkan menyebarkan tersebar pelapor terlapor
        identitas diintip mengintip pinjol diperjualbelikan dilaporkan ktp disalahgunakan""",
    "hours": """
        jam kerja dinas kantor siang piket""",
    "secret": """
        rahasia rahasiakan dirahasiakan takut lindungi dilindungi wedi inspektorat kpk ditindak usut diusut
        audit diaudit polisi diproses dipecat""",
    "rule": """
        aturan aturannya aturane peraturan pasal pasalnya perda perdanya perbup uu undang-undang dasar dasarnya
        dasare dasaripun hukum hukumnya ketentuan ketentuannya ketentuane syarat syaratnya persyaratan
        persyaratannya sop kriteria kriterianya regulasi regulasinya prosedur prosedurnya juknis juknisnya
        kewenangan kewenangannya wewenang sah wajib boleh hak berhak edaran retribusi rujukan rujukannya acuan
        acuannya landasan landasannya mekanisme mekanismenya parameter permen kebijakan standar peruntukan
        legalitas resmi definisi batasan sanksi berlaku diatur ngatur mengatur melarang larangan melanggar
        diwajibkan disyaratkan alasan alasannya penjelasan dijelaskan jelaskan kejelasan keberatan banding
        sengketa bertentangan diskriminatif penjelasannya dijelasna""",
    "why": """
        kenapa mengapa apa apakah bagaimana gimana mana siapa berapa kapan emang memang memangnya masa benarkah
        bukankah bukannya bolehkah kok kan pancen""",
    "refused": """
        ditolak nolak menolak penolakan dikembalikan dibalikin diblokir dicoret dicopot dibatasi dibatalkan
        gugur dianggap dikecualikan dialihkan ditutup dinonaktifkan diminta disuruh dikenakan ditarik ditagih
        dibedakan dihapus kedaluwarsa dilayani harus kudu kedah""",
    "papers": """
        surat surate suratnya materai stempel cap ttd tanda tangan tte ktp kk kop nomor permohonan pengajuan
        proposal kuasa rekomendasi izin ijin domain salinan""",
    "ours": """
        link linke tautan web webe website situs laman aplikasi akun akune postingan posting caption captionnya
        foto fotone poto gambar video videonya file filenya berkas flyer poster pamflet banner spanduk brosur
        baliho nomor nomer wa email emailku form formulir qr barcode kode otp sertifikat piagam jadwal jadwale
        alamat judul judulnya logo teks tulisan tulisane subtitle halaman menu tombol printer kabel mic telepon
        telpon tiket notifikasi narasi login password username captcha lampiran undangan tanggal tanggalnya nama
        namanya jenenge asmane lokasi lokasinya jam gelar pdf thumbnail livestream siaran streaming podcast
        infografis peta reels feed story ig fb tiktok youtube carousel hotline dm chat pesan sms kalender""",
    "fault": """
        salah keliru kleru klentu kliru typo eror error rusak mati kosong hilang tertukar ketuker kebalik
        terbalik dobel pecah buram blur burem kepotong terpotong ngehang hang blank expired nyangkut mental
        nyasar kekecilan kebesaran kurang lupa ngaco tertulis muncul tampil masuk aktif nyambung terkirim lama
        harusnya seharusnya kudune bukan macet putus-putus pedhot pedhot2 putus2 corrupt hack spam ketinggalan
        ketutup habis lepas copot bocor diangkat dibuka diklik dibales dibalas dijawab dikirim diterima""",
    "mend": """
        ganti diganti hapus dihapus perbaiki diperbaiki koreksi dikoreksi ralat diralat update diupdate blur
        diblur benerin dibenerin betulkan dibetulkan kirim dikirim ulang tag ditag cek dicek disetel ditukar
        ditarik cabut dilacak turunkan diturunkan revisi didandani dandani diisi dibuka""",
    "wait": """
        lama suwe menunggu nunggu antri antre antrian ngantri ngentosi ngenteni telat lambat lelet lemot
        bolak-balik bolak balik minggu bulan tahun berjam-jam sejam sebulan setahun seminggu molor janji
        dijanjikan nihil lempar saling dipingpong pingpong oper ruwet ribet rumit susah sulit capek bosen kelar
        percuma template sekarang""",
    "manner": """
        jutek judes galak ketus cuek main ngobrol marah marah-marah nesu ramah sopan senyum sombong kasar bentak
        dibentak mrengut ngantuk meremehkan diremehkan menyambut atos tidur hp game omongan sikap kompeten
        profesional becus mingkem nyuruh seenaknya sumeh didiamkan dipandang dilecehkan melayani ngladeni
        ngladenine""",
    "wish": """
        usul usulan saran sarannya masukan sebaiknya mestinya seharusnya semestinya harap harapan kami evaluasi
        dievaluasi tingkatkan ditingkatkan ditambah tambah tambahkan perbanyak disederhanakan pertimbangkan
        tinjau ditinjau kritik mbok hendaknya alangkah perhatian perhatikan dibekali penempatan disatukan
        diadakan""",
    "poor": """
        jelek elek norak monoton bosen kualitas mutu asal receh kecewa kuciwa mengecewakan puas menurun kalah
        berantakan amburadul payah percuma minim kotor bau panas sempit gelap bising kumuh becek membosankan
        telat kurang pilih dianaktirikan dilupakan dinomorduakan terakhir seremonial pencitraan hebat prestasi
        selamat""",
    "public": """
        jalan dalan dalane jembatan lampu pju banjir sampah sungai air pdam listrik pln sekolah puskesmas rsud
        rs pupuk bansos pasar trotoar pkl parkir parkiran angkot angkutan bus pohon taman limbah tambang galian
        truk sinyal wifi cctv irigasi got selokan nyamuk ambulans tower internet aspal terminal tpa tps polusi
        knalpot begal bpjs obat kemacetan drainase elpiji lpg gas bibit sawah desa dusun kampung warga toilet
        lift ruang atap""",
    "service": """
        pelayanan layanan petugas loket hasil konten kontene liputan peliputan desain aduan laporan respon tim
        acara admin kegiatan dokumentasi antrean humas kominfo dinas medsos""",
    "thanks": """
        terima kasih makasih suwun nuwun salut bangga keren mantap apik jos sukses alhamdulillah terbaik terharu
        pertahankan memuaskan lancar""",
    "polite": """
        mohon tolong bisa boleh minta ingin mau kami bersama terlampir berikut badhe nyuwun ijin izin informasi
        info tanya menanyakan bertanya dibuatkan buatkan dibikinkan publikasikan""",
}
_OF: dict[str, list[str]] = {word: [] for words in _STEMS.values() for word in words.split()}
for _name, _words in _STEMS.items():
    for _word in _words.split():
        _OF[_word].append(_name)
_ENDING = re.compile(r"(?:nya|ne|e|lah|kah|mu|ku|an)$")


def found(plain: str) -> frozenset[str]:
    """The families that words of this text belong to; endings that only point ("-nya", "-e") are taken off."""
    names: set[str] = set()
    for word in re.findall(r"[a-z][a-z-]*|\?", plain):
        names.update(_OF.get(word) or _OF.get(_ENDING.sub("", word), []))
        if word == "?":
            names.add("?")
    return frozenset(names)
