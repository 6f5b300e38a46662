"""Why an answer was not acted on, in words for the one who wrote it: what the reader noted is for the log. Pure."""

from __future__ import annotations

UNCLEAR = "maksudnya belum sepenuhnya kami pahami"
_SAID = {
    "pertanyaan": "memuat pertanyaan",
    "syarat": "memuat syarat",
    "pertentangan": "memuat dua hal yang belum tentu searah",
    "pilihan": "menyebut lebih dari satu kemungkinan",
    "keterangan pihak lain": "menyebut keterangan atau pendapat pihak lain",
    "sebagian": "hanya menyangkut sebagian",
    "usul": "dapat berarti saran atau keputusan",
    "dua angka": "menyebut lebih dari satu angka",
    "dua perintah": "memuat lebih dari satu keputusan",
    "angka di luar daftar": "angkanya tidak ada dalam daftar",
    "angka tanpa daftar": "angkanya tidak ada dalam daftar",
    "catatan menyebut keputusan lain": "angka dan catatannya menyebut keputusan yang berbeda",
    "salah satu dari beberapa nama": "menyebut lebih dari satu nama",
    "lebih dari satu nama": "menyebut lebih dari satu nama",
    "lebih dari satu penerima": "menyebut lebih dari satu penerima",
    "nama bersama kata lain": "menyebut nama tanpa perintah yang jelas",
    "menyebut Bidang IKP tanpa perintah": "menyebut Bidang IKP tanpa perintah yang jelas",
    "tanda terima atau keputusan?": "dapat berarti tanda terima atau keputusan",
    "pujian atau keputusan?": "dapat berarti pujian atau keputusan",
    "mempersilakan atau sopan santun?": "dapat berarti persetujuan atau sopan santun",
    "meminta persetujuan": "terbaca sebagai permintaan persetujuan, bukan persetujuan",
    "sudah terjadi: surat yang mana?": "menyebut keputusan yang sudah lewat dan belum jelas untuk surat yang mana",
    "sebagian, atau pekerjaannya?": "dapat berarti hasilnya atau pekerjaannya",
    "akan mengerjakan sendiri, atau memerintahkan?": "dapat berarti akan dikerjakan sendiri atau perintah",
    "tunda sampai kapan?": "tanggal penundaannya belum disebut",
    "apa yang ditanyakan?": "pertanyaannya belum ditulis",
    "kirim apa?": "belum jelas apa yang dikirim",
    "tidak perlu": "dapat berarti penolakan atau cukup diketahui",
    "untuk dipelajari": "dapat berarti untuk dipelajari atau untuk dikerjakan",
    "menolak": "terbaca sebagai penolakan yang belum jelas maksudnya",
    "ke luar Bidang IKP": "belum jelas ke mana permohonan ini diteruskan",
    "tidak ada kata": "surelnya tidak memuat jawaban",
    "tidak ada kata; hanya di judul surel": "jawabannya hanya tertulis pada perihal surel",
    "terlalu panjang untuk sebuah keputusan": "terlalu panjang untuk dibaca sebagai keputusan",
    "bukan ya atau tidak": "belum berupa ya atau tidak",
    "waktu bersama kata lain": "memuat hal lain di samping waktu penyelesaian",
    "berkas dengan kata yang belum jelas": "belum jelas apakah berkasnya sudah hasil akhir",
}


def because(why: str) -> str:
    """The words that follow "belum dapat kami proses karena"."""
    if why.startswith("angka ") and why.endswith("yang dapat mengubahnya"):
        return "catatan di belakang angka dapat mengubah maksudnya"
    return _SAID.get(why, UNCLEAR)
