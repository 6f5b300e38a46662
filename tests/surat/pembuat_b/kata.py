"""Words that generator B writes letters with: agencies, names, events, streets. Invented, or common words of offices."""

from __future__ import annotations

from dataclasses import dataclass

KABUPATEN = "PEMERINTAH KABUPATEN PURBALINGGA"
SENDIRI = "Kepala Dinas Komunikasi dan Informatika"


@dataclass(frozen=True)
class Instansi:
    """An agency as its letterhead names it. `kunci`: its key in the office's directory, None when it does not stand
    there. `atas`: the lines above. `jabatan`: what its head is called. `cap`: the words on its stamp."""

    nama: str
    jabatan: str
    kunci: str | None = None
    atas: tuple[str, ...] = (KABUPATEN,)
    unit: str = ""
    surel: str = ""
    kode: tuple[str, ...] = ("400.14.9", "400.14.3", "400.14.1.1", "000.1.5")
    bawah: str = ""
    tempat: str = "Purbalingga"
    kepala: str = ""
    pelosok: bool = False

    @property
    def singkat(self) -> str:
        return self.unit or self.nama.title().split()[-1]


def _dinas(nama: str, unit: str, *kode: str) -> Instansi:
    return Instansi(
        nama, f"KEPALA {nama}", None, unit=unit, kode=kode or Instansi.kode, surel=f"{unit.lower()}@opd.test"
    )


_DIK = (KABUPATEN, "DINAS PENDIDIKAN DAN KEBUDAYAAN")
_KES = (KABUPATEN, "DINAS KESEHATAN")

TERDAFTAR = (
    Instansi(
        "DINAS KESEHATAN",
        "KEPALA DINAS KESEHATAN",
        "dinkes",
        unit="Dinkes",
        surel="dinkes@opd.test",
        kepala="dr. CONTOH SATU, M.Kes.",
        kode=("400.14.9", "400.7.8", "400.7", "440"),
    ),
    Instansi(
        "UPTD PUSKESMAS CONTOH",
        "KEPALA UPTD PUSKESMAS CONTOH",
        "puskesmas-contoh",
        _KES,
        unit="Puskesmas",
        surel="puskesmas.contoh@webmail.test",
        kepala="CONTOH TIGA, S.K.M.",
        kode=("400.7.8", "400.7", "440"),
        tempat="Contoh",
    ),
    Instansi(
        "PUSKESMAS CONTOH",
        "KEPALA PUSKESMAS CONTOH",
        "puskesmas-contoh",
        _KES,
        unit="PKM",
        surel="puskesmas.contoh@webmail.test",
        kode=("400.7.8", "440"),
    ),
    Instansi(
        "KECAMATAN CONTOH",
        "CAMAT CONTOH",
        "kecamatan-contoh",
        unit="Kecamatan",
        surel="kecamatan.contoh@opd.test",
        kepala="CONTOH EMPAT, S.Sos., M.Si.",
        kode=("005", "400.14.1.1", "100.3.4", "400.14.9"),
        tempat="Contoh",
    ),
)

LUAR = (
    _dinas("DINAS PERHUBUNGAN", "Dinhub", "500.11", "551"),
    _dinas("DINAS PERTANIAN", "Dinpertan", "500.6"),
    _dinas("DINAS LINGKUNGAN HIDUP", "DLH", "600.4", "660"),
    _dinas("DINAS KOPERASI DAN USAHA KECIL MENENGAH", "Dinkop UKM", "500.3"),
    _dinas("DINAS KEPEMUDAAN, OLAHRAGA DAN PARIWISATA", "Dinporapar", "500.13", "400.5"),
    _dinas("DINAS PENDIDIKAN DAN KEBUDAYAAN", "Dindikbud", "400.3", "420"),
    _dinas("DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL", "Dukcapil", "400.12", "470"),
    _dinas("DINAS PEKERJAAN UMUM DAN PENATAAN RUANG", "DPUPR", "600.1"),
    _dinas("DINAS KEARSIPAN DAN PERPUSTAKAAN", "Dinarpus", "400.14.9", "041"),
    _dinas("DINAS TENAGA KERJA", "Dinnaker", "500.15", "560"),
    _dinas("BADAN KEUANGAN DAERAH", "Bakeuda", "900.1", "970"),
    _dinas("BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA", "BKPSDM", "800.1"),
    Instansi(
        "BADAN PENANGGULANGAN BENCANA DAERAH",
        "KEPALA PELAKSANA BADAN PENANGGULANGAN BENCANA DAERAH",
        unit="BPBD",
        kode=("300.2", "360"),
        surel="bpbd@opd.test",
    ),
    Instansi("INSPEKTORAT", "INSPEKTUR", unit="Inspektorat", kode=("700.1",), surel="inspektorat@opd.test"),
    Instansi(
        "SATUAN POLISI PAMONG PRAJA",
        "KEPALA SATUAN POLISI PAMONG PRAJA",
        unit="Satpol PP",
        kode=("300.1", "331.1"),
        surel="satpolpp@opd.test",
    ),
    Instansi(
        "SEKRETARIAT DPRD", "SEKRETARIS DPRD", unit="Setwan", kode=("100.1.4", "170"), surel="setwan@opd.test"
    ),
    Instansi(
        "SEKRETARIAT DAERAH",
        "SEKRETARIS DAERAH",
        unit="Setda",
        kode=("065", "000.8", "100"),
        surel="setda@opd.test",
    ),
    Instansi(
        "RSUD dr. WIRAGUNA",
        "DIREKTUR RSUD dr. WIRAGUNA",
        unit="RSUD",
        kode=("400.7", "445"),
        surel="rsud@opd.test",
    ),
    Instansi(
        "KECAMATAN SENDANGSARI",
        "CAMAT SENDANGSARI",
        unit="Kec",
        kode=("005", "400.14.1.1"),
        tempat="Sendangsari",
    ),
    Instansi("KECAMATAN WANAKERTA", "CAMAT WANAKERTA", unit="Kec", kode=("100.3", "005"), tempat="Wanakerta"),
    Instansi(
        "KELURAHAN CONTOH",
        "LURAH CONTOH",
        None,
        (KABUPATEN, "KECAMATAN CONTOH"),
        unit="Kel",
        kode=("005", "400.14.1.1"),
        tempat="Contoh",
    ),
    Instansi(
        "KELURAHAN BANYUMUDAL",
        "LURAH BANYUMUDAL",
        None,
        (KABUPATEN, "KECAMATAN WANAKERTA"),
        unit="Kel",
        kode=("005", "100.3"),
    ),
    Instansi(
        "DESA CONTOH",
        "KEPALA DESA CONTOH",
        None,
        (KABUPATEN, "KECAMATAN CONTOH"),
        unit="DS",
        kode=("005", "140"),
        tempat="Contoh",
    ),
    Instansi(
        "SMP NEGERI 9 CONTOH",
        "KEPALA SMP NEGERI 9 CONTOH",
        None,
        _DIK,
        unit="SMPN9",
        kode=("400.3.5.1", "421.3"),
        surel="smpn9contoh@webmail.test",
    ),
    Instansi(
        "SD NEGERI 2 WANAKERTA",
        "KEPALA SD NEGERI 2 WANAKERTA",
        None,
        _DIK,
        unit="SD",
        kode=("400.3.5", "421.2"),
        surel="sdn2wanakerta@webmail.test",
    ),
    Instansi(
        "UPTD PUSKESMAS WANAKERTA",
        "KEPALA UPTD PUSKESMAS WANAKERTA",
        None,
        _KES,
        unit="PKM",
        kode=("400.7.8", "440"),
        surel="puskesmas.wanakerta@webmail.test",
    ),
    Instansi(
        "UPTD LABORATORIUM LINGKUNGAN",
        "KEPALA UPTD LABORATORIUM LINGKUNGAN",
        None,
        (KABUPATEN, "DINAS LINGKUNGAN HIDUP"),
        unit="LABLING",
        kode=("600.4", "660"),
    ),
)

PROVINSI = "PEMERINTAH PROVINSI JAWA TENGAH"
JAUH = (
    # Senders outside the regency's own agencies; the last ones only sound like them.
    Instansi(
        "SMA NEGERI 1 CONTOH",
        "KEPALA SMA NEGERI 1 CONTOH",
        None,
        (PROVINSI, "DINAS PENDIDIKAN DAN KEBUDAYAAN"),
        unit="SMA",
        kode=("400.3.8", "421.3"),
        surel="sman1contoh@webmail.test",
    ),
    Instansi(
        "MTs NEGERI 3 CONTOH",
        "KEPALA MTs NEGERI 3 CONTOH",
        None,
        ("KEMENTERIAN AGAMA REPUBLIK INDONESIA", "KANTOR KEMENTERIAN AGAMA KABUPATEN PURBALINGGA"),
        unit="MTs.11.03.03",
        kode=("B", "PP.00.5"),
        surel="mtsn3contoh@webmail.test",
    ),
    Instansi(
        "KWARTIR CABANG CONTOH",
        "KETUA KWARTIR CABANG CONTOH",
        None,
        ("GERAKAN PRAMUKA",),
        unit="KWARCAB",
        kode=("005", "021"),
        surel="kwarcab@webmail.test",
    ),
    Instansi(
        "DINAS KESEHATAN",
        "KEPALA DINAS KESEHATAN KABUPATEN BANYUASRI",
        None,
        ("PEMERINTAH KABUPATEN BANYUASRI",),
        unit="Dinkes",
        surel="dinkes@banyuasri.test",
        tempat="Banyuasri",
    ),
    Instansi(
        "KECAMATAN CONTOHREJO",
        "CAMAT CONTOHREJO",
        unit="Kec",
        kode=("005", "400.14.1.1"),
        tempat="Contohrejo",
    ),
)

DEPAN = (
    "Wiranto Bagaskoro Sumarti Ratnaningsih Endrawati Kuswanto Prihatin Sudarmaji Lestariningsih Haryati Mulyadi "
    "Triwinarno Setyowati Anggraeni Purwoko Darmawan Sulistiyani Widodo Rahmawati Suparman Yuliastuti Gunawan "
    "Nurhidayah Iskandar Wahyuni Budiarto Kartikasari Susilo Fitriani Hermawan Rusmiyati Subagyo Astuti Nugroho "
    "Windarti Pramono Siswoyo Maryam Tarjono Suhartini"
).split()
BELAKANG = (
    "Adikarya Prasetyaningrum Wirasena Kertapati Handayaningsih Satriaji Purbakusuma Jayengrana Mangunsari "
    "Wicaksana Sastrawirya Danukusuma Pranatajaya Wulansari Kusumaningtyas Hadiwinata Suryanegara Ambarsari "
    "Tejakusuma Widyaningrum Singawijaya Cakradiwirya Reksanegara Puspitaloka"
).split()
MUKA = ("", "", "", "", "Drs. ", "Dra. ", "Ir. ", "H. ", "Hj. ", "Dr. ", "dr. ", "drg. ", "Drs. H. ", "R. ")
GELAR = (
    "S.Sos.",
    "S.E.",
    "S.H.",
    "M.M.",
    "M.Si.",
    "S.Pd., M.Pd.",
    "S.K.M.",
    "S.IP., M.Si.",
    "S.T., M.T.",
    "S.STP., M.Si.",
    "S.Kom.",
    "A.P., M.Si.",
    "S.Pt.",
    "M.Kes.",
    "S.Sos., M.A.P.",
    "",
    "SE, MM",
    "S.Pd",
    "SH., MH.",
    "Ph.D.",
    "A.Md.Keb.",
)
PANGKAT = (
    "Pembina Utama Muda",
    "Pembina Utama Muda (IV/c)",
    "Pembina Tingkat I",
    "Pembina Tk. I",
    "Pembina Tk. I, IV/b",
    "Pembina",
    "Pembina (IV/a)",
    "Penata Tingkat I",
    "Penata Tk.I / III.d",
    "Penata",
    "",
)
PANGGILAN = (
    "Sdr. ",
    "Sdri. ",
    "Saudara ",
    "Bapak ",
    "Ibu ",
    "Pak ",
    "Bu ",
    "",
    "Sdr ",
    "Mas ",
    "Mbak ",
    "Kak ",
)
NAMA_KONTAK = (
    "Contoh Pertiwi",
    "Contoh Dua",
    "Rara Contoh",
    "Bagas Contohadi",
    "Sinta Pratamasari",
    "Dimas Wiradipa",
    "Nurul Kencanawati",
    "Galih Sasongkojati",
    "Retno",
    "Yoga",
    "Tri Lestariwulan",
    "Fajar",
    "Anisa Kinanthi",
    "Eko Wirajaya",
    "Dewi",
    "Arif Pranajaya",
    "Siti Mulatsih",
    "Hendra",
    "Ika Puspitawangi",
)
ACARA = (
    ("Hari Kesehatan Nasional ke-62", "Gerak Bersama, Sehat Bersama"),
    ("Festival Durian", "Manisnya Lereng Contoh"),
    ("Bulan Bakti Gotong Royong Masyarakat", ""),
    ("Lomba Cipta Menu Beragam, Bergizi, Seimbang dan Aman", ""),
    ("Hari Guru Nasional Tahun 2026", "Guru Hebat, Indonesia Kuat"),
    ("Pekan Imunisasi Nasional", ""),
    ("Gebyar UMKM Wanakerta", "Naik Kelas Bersama"),
    ("Hari Ikan Nasional", ""),
    ("Bursa Kerja Purbalingga", ""),
    ("Jalan Sehat Keluarga", "Sehat Itu Murah"),
    ("Gerakan Pangan Murah", ""),
    ("Pentas Seni Pelajar", "Merawat Budaya, Menata Masa Depan"),
    ("Sosialisasi Pajak Daerah", ""),
    ("Hari Pohon Sedunia", "Satu Orang Satu Pohon"),
    ("Apel Kesiapsiagaan Bencana", ""),
    ("Expo Pendidikan", ""),
    ("Hari Disabilitas Internasional", "Setara Berkarya"),
    ("Pelayanan KB Gratis", ""),
    ("Kirab Budaya Kecamatan", ""),
    ("Pekan Literasi", "Membaca Membuka Dunia"),
    ("Launching Aplikasi Si Contoh", ""),
    ("Musabaqah Tilawatil Qur'an Tingkat Kabupaten", ""),
    ("Hari Anti Korupsi Sedunia", ""),
    ("Senam Massal", ""),
    ("Donor Darah", "Setetes Darah Sejuta Harapan"),
)
TOPIK = (
    "gerakan 3M Plus",
    "pencegahan stunting",
    "bahaya rokok bagi remaja",
    "tertib berlalu lintas",
    "pembayaran PBB-P2 secara daring",
    "pemilahan sampah rumah tangga",
    "kesiapsiagaan menghadapi musim hujan",
    "pemanfaatan Identitas Kependudukan Digital",
    "cuci tangan pakai sabun",
    "perekaman KTP-el bagi pemula",
    "larangan membakar sampah",
    "jadwal pelayanan pada hari libur",
    "kanal pengaduan masyarakat",
    "etika bermedia sosial",
)
GEDUNG = (
    "Alun-alun Purbalingga",
    "Pendopo Dipokusumo",
    "Aula Kecamatan Contoh",
    "Lapangan Desa Contoh",
    "GOR Contoh Wirabraja",
    "Taman Kota Contoh",
    "Halaman Kantor Dinas",
    "Gedung Serbaguna Contoh",
    "Hotel Contoh Indah",
)
JALAN = (
    "Jl. Letjen Contoh",
    "Jalan Contoh Raya",
    "Jl. Mayjen Contoh",
    "Jl. Raya Wanakerta",
    "Jln. Pahlawan Contoh",
)
