"""The words that an answer may consist of, each with its kind; what is not here is not understood.

A machine acts only on words that are all known (law L21): so no negation, no condition and no name stands here, but in
the fixed phrases that contain one ("tidak ada revisi").

Kinds: past ("sudah saya …" tells of something that was), yes (approves),
go (publish, go on), good (done and right), fine (praise), done ("sudah"), formal ("dapat"),
polite ("silakan"), slang, order, study, hand ("kirim", to nobody named), ikp, kabid, file, ack (a receipt), thanks,
hurry, "" (says nothing by itself).
"""

from __future__ import annotations

_YES = """acc diacc setuju setujui disetujui menyetujui sepakat approve approved diapprove|kami acc
|saya acc|acc dan setuju|deal|saya terima usulannya|ya setuju"""
_GO = """tayang ditayangkan tayangkan menayangkan naik naikkan dinaikkan naikin publish dipublish
publikasikan dipublikasikan publikasi unggah diunggah mengunggah unggahkan posting diposting postingkan
upload diupload uploadkan rilis dirilis terbitkan diterbitkan lanjut lanjutkan dilanjut dilanjutkan
lanjutin lanjutno lajengaken dilajengaken lajeng|kirim ke pemohon|kirimkan ke pemohon|dikirim ke pemohon
|dikirimkan ke pemohon|serahkan ke pemohon|diserahkan ke pemohon|serahkan kepada pemohon
|diserahkan kepada pemohon|kirim kepada pemohon|dikirim kepada pemohon|teruskan ke pemohon
|diteruskan ke pemohon|sampaikan ke pemohon|disampaikan ke pemohon|go live|live kan|up kan|di up"""
_GOOD = """|siap tayang|siap diposting|siap publish|tinggal tayang|tinggal diposting|tinggal upload
|layak tayang|sudah layak tayang|sudah bisa tayang|sudah boleh tayang|sudah bisa ditayangkan
|sudah boleh ditayangkan|sudah dapat ditayangkan|sudah bisa diposting|sudah bisa dipublish
|sudah bisa naik|sudah siap tayang|sudah siap"""
_NOTHING = (
    "tidak ada",
    "tidak perlu",
    "tanpa",
    "tidak usah",
    "tidak memerlukan",
    "nihil",
    "tidak perlu ada",
    "bebas",
    "no",
    "zero",
    "nol",
)
_NO_CHANGE = """revisi perbaikan koreksi perubahan direvisi diperbaiki dikoreksi diubah koreksian
|yang perlu direvisi|yang perlu diperbaiki|yang perlu diubah|yang direvisi|catatan|masukan"""
# That no fault was found is no approval: it says nothing beside one.
_NO_FAULT = """kesalahan kekeliruan kekurangan komplain
|yang salah|yang keliru|yang kurang"""
_FINE = """bagus sesuai oke benar pas baik tepat cocok sempurna mantap betul cukup rapi keren top jos
joss josss josh nice good great mantul ciamik cakep menarik lengkap fix suka puas hebat
luar-biasa memuaskan|luar biasa|jos gandos|sip|sudah final|final|sesuai harapan|sesuai keinginan
|sesuai yang diharapkan|sesuai yang diminta|sesuai keinginan kami|sesuai harapan kami|sesuai permintaan
|sesuai surat|sesuai isi surat|sesuai permohonan|sesuai kebutuhan"""
_DONE = "sudah"
_FORMAL = (
    """dapat bisa|pada prinsipnya|prinsip|prinsipnya|pada dasarnya|secara prinsip|pada intinya|sependapat"""
)
_POLITE = """silakan boleh|persilakan|dipersilakan|kami persilakan|saya persilakan"""
_SLANG = """gas gaskan gaskeun gass cus cuss hajar sikat budal mangkat gaspol|gas pol"""
_ORDER_STEMS = """tindaklanjut:i bantu: bantu:kan fasilitasi: proses: laksanakan: kerja:kan verifikasi:
selesai:kan layani: siap:kan buat:kan percepat: eksekusi: tangan:i urus: realisasi:kan jadi:kan garap:
kawal: penuhi: akomodir: akomodasi: respon: support: handle: cover: olah: rampung:kan susun: desain:kan
liput: publikasi:kan prioritas:kan dukung: lakukan: usaha:kan upaya:kan dampingi: koordinir:
tuntas:kan cermat:i beres:kan"""
_ORDER_ME = """menindaklanjuti membantu memfasilitasi memproses melaksanakan mengerjakan memverifikasi
menyelesaikan melayani menyiapkan membuatkan membuat mempercepat menangani mengurus dibuat buat dibuatin
buatin bikin bikinkan bikinin dibikinkan dibikin bantuin dibantuin tindaklanjut tindaklanjuti
ditindaklanjut tindaklanjutnya tindaklanjutkan ditindaklanjutkan action ngerjain kerjain dikerjain nanganin
tanganin ditanganin ngurus ngurusin urusin diurusin beresin diberesin ngeproses ngebantu|koordinasi dengan pemohon
|koordinasikan dengan pemohon|dikoordinasikan dengan pemohon|tugaskan staf
|menugaskan staf|ditugaskan staf|tunjuk staf|menunjuk staf|ditunjuk staf|tunjuk petugas|menunjuk petugas
|menugaskan petugas"""
_MAKE = "buatkan buat bikin bikinkan siapkan dibuatkan"
_HOW = "bagus baik menarik rapi keren apik terbaik maksimal"
_IKP = """ikp|bidang ikp|kepala bidang ikp|kepala ikp|bidang informasi dan komunikasi publik|tim ikp
|rekan ikp|informasi dan komunikasi publik|informasi komunikasi publik
|bidang informasi komunikasi publik|kepala bidang informasi dan komunikasi publik
|kepala bidang informasi komunikasi publik|bidang informasi komunikasi dan publik
|kepala bidang pengelolaan informasi dan komunikasi publik
|bidang pengelolaan informasi dan komunikasi publik|teman teman ikp"""
_ORDERED = """disposisi disposisikan didisposisikan|disposisi ke|disposisikan ke|didisposisikan ke
|disposisikan kepada|disposisi kepada|didisposisikan kepada|teruskan ke|diteruskan ke|teruskan kepada
|diteruskan kepada|serahkan ke|diserahkan ke|lanjutkan ke|dilanjutkan ke|sampaikan ke|disampaikan ke
|kirim ke|dikirim ke|ditugaskan ke|tugaskan ke|ditugaskan kepada|tugaskan kepada|tugaskan|menugaskan
|turunkan ke|diturunkan ke|limpahkan ke|dilimpahkan ke"""
_KABID = "|kepala bidang"
_STUDY = """pelajari dipelajari mempelajari kaji dikaji mengkaji telaah ditelaah menelaah"""
_HAND = "kirim kirimkan dikirim dikirimkan serahkan diserahkan sampaikan kirimin"
_FILE = """diketahui maklum diarsip diarsipkan arsip arsipkan mengarsipkan dipedomani file simpan
disimpan|sebagai informasi|untuk informasi|menjadi maklum|menjadi periksa dan arsip|sebagai arsip
|sebagai bahan informasi|jadi arsip|cukup tahu|masukkan arsip|masuk arsip|dimaklumi|sekadar info
|hanya info|diperhatikan"""
_ACK = """siap ya iya nggih laksanakan dilaksanakan 86 noted dimengerti diterima meluncur sendiko dawuh
<jempol> otw roger siyap yes jelas clear paham dipahami mengerti dimonitor monitor copy alhamdulillah oke baik sip
mantap lumayan|bismillah|alhamdulillah|sudah cek|sudah kami lihat|sudah lihat|sudah periksa|sudah baca
|sudah diterima|sudah kami terima|sudah saya terima|kami terima|saya terima|sudah saya baca|sudah dibaca
|sudah saya lihat|sudah kami lihat|sudah tahu|saya paham|saya mengerti|saya monitor
|suratnya sudah saya terima|tidak apa apa|ya sudah|sudah masuk|sudah saya buka|sudah saya cek
|sudah kami cek|sudah dicek|sudah saya periksa|sudah kami periksa|sudah diperiksa|sudah saya koreksi
|sudah kami baca|sudah dilihat|sudah saya tonton|sudah saya pelajari|sudah kami terima"""
_THANKS = """terima kasih|terima kasih banyak|banyak terima kasih|terima kasih infonya
|terima kasih informasinya|terima kasih atas informasinya|infonya|informasinya|atas bantuannya
|bantuannya|banyak|atas infonya|atas kerjanya|kerja bagus|kerjanya|atas kontennya|kerja samanya
|kerjasamanya|atas kerja samanya|atas kerjasamanya|atas kerja kerasnya|matur|atas dukungannya
|sukses selalu|sukses|semangat|sehat selalu|atas kiriman kontennya|atas hasilnya|dinkominfo|atas bantuan
|atas perhatiannya|dan kerja samanya|dan kerjasamanya"""
_HURRY = """<tenggat> segera secepatnya cepat urgent prioritas penting asap mendesak|hari ini|hari ini juga
|sekarang|sekarang juga|secepat mungkin|sesegera mungkin|tepat waktu|pada kesempatan pertama|jangan lama lama"""
for _day in ("besok", "hari ini", "lusa", "nanti siang", "nanti sore", "nanti malam", "minggu ini"):
    for _must in (
        "sudah tayang",
        "harus tayang",
        "sudah jadi",
        "sudah selesai",
        "harus jadi",
        "harus selesai",
        "sudah harus tayang",
        "sudah harus jadi",
        "harus sudah tayang",
        "harus sudah jadi",
        "sudah naik",
    ):
        _HURRY += f"|{_day} {_must}"
_SAYS_NOTHING = """tampilan tampilannya ttd pelaksanaannya pengerjaannya pembuatannya kebutuhannya dan
pembuatan pengerjaan penyusunan serta untuk agar supaya lalu kemudian segera saja semua semuanya
seluruhnya paraf ini itu tersebut dimaksud tsb mohon tolong harap hendaknya kami saya kita kepada ke
oleh sangat sekali banget secara
keseluruhan umum surat suratnya permohonan permohonannya konten kontennya kegiatan kegiatannya desain
desainnya hasil hasilnya postingan postingannya acara acaranya usulan usulannya permintaan permintaannya
video videonya flyer flyernya infografis infografisnya reels reelsnya feed feednya caption captionnya
draf draft drafnya draftnya materi materinya desainya dengan sesuai ketentuan saudara maksimal
dengan-baik langsung isi isinya adalah itunya baiknya bersama perihal hal juga masing-masing mas mbak
lapor laporkan dilaporkan hasilnya terhadap atas wong yang-terhormat terhormat pihak|sesuai ketentuan
|sesuai aturan|sesuai prosedur|sesuai sop|sesuai tupoksi|yang berlaku|sesuai ketentuan yang berlaku
|sesuai aturan yang berlaku|sesuai peraturan|sesuai peraturan yang berlaku|mohon dapat|agar dapat
|untuk dapat|kiranya dapat|supaya dapat|mohon bisa|agar bisa|supaya bisa|harap dapat|kiranya
|mohon kiranya dapat|mohon kiranya|semaksimal mungkin|sebisa mungkin|sesuai kemampuan|sesuai kewenangan
|mengingat waktu yang mepet|mengingat waktu mepet|mengingat waktunya mepet|mengingat waktu yang mendesak
|acaranya mepet|acara mepet|acaranya sudah mepet|waktunya mepet|waktu mepet|waktunya sempit
|acaranya sudah dekat|acara sudah dekat|karena mendesak|karena waktunya mepet|karena penting|lebih lanjut
|sesuai prosedur yang berlaku
|sebagaimana mestinya|semestinya|dengan baik|sebaik baiknya|sebaik mungkin|sesuai tugas dan fungsi
|sesuai jadwal|sesuai sop yang berlaku|laporkan hasilnya|dilaporkan hasilnya|laporkan hasilnya ke saya
|laporkan hasilnya kepada saya|laporkan ke saya|melaporkan hasilnya|lapor hasilnya|hasilnya dilaporkan
|dan laporkan|laporkan kepada saya|dilaporkan kepada saya|lebih cepat|lebih cepat lebih baik|surat ini
|permohonan ini|konten ini|surat tersebut|dengan ini|bersama ini|atas permohonan|atas surat
|menjadi perhatian|jadi perhatian|untuk menjadi perhatian|secara teknis|koordinasikan secara internal
|dengan konten|dengan kontennya|dengan hasilnya|dengan desainnya|dengan konten tersebut
|dengan permohonan ini|dengan permohonan tersebut|dengan draf ini|dengan materinya|sampai selesai
|sampai tuntas|dengan penuh tanggung jawab|untuk itu|oleh karena itu|dengan senang hati|dari kami
|dari saya|di media sosial|di medsos|di ig|di instagram|di facebook|di medsos pemkab|media sosial
|hari ini|pekerjaan ini|ke medsos|di akun resmi|di akun kita|akun resmi|rekan rekan|teman teman
|seluruh tim|tim ikp|jajaran|tugas ini|oleh bidang|dari segi konten|dari sisi konten"""


def _phrases(text: str) -> list[str]:
    """Words stand by themselves up to the first "|"; phrases stand between the bars."""
    words, *phrases = text.replace("\n", " ").split("|")
    return [*words.split(), *(" ".join(phrase.split()) for phrase in phrases if phrase.strip())]


def _orders() -> list[str]:
    found = _phrases(_ORDER_ME)
    found += [f"{make} yang {how}" for make in _MAKE.split() for how in _HOW.split()]
    for stem in _ORDER_STEMS.split():
        word, _, ending = stem.partition(":")
        for form in (word + ending, "di" + word + ending):
            found += [form, form + "nya"]
    return [form for form in found if form not in ("siap", "jadi")]


def _table() -> dict[str, dict[tuple[str, ...], str]]:
    """First word -> the phrases that begin with it."""
    kinds = (
        ("", _phrases(_SAYS_NOTHING)),
        ("thanks", _phrases(_THANKS)),
        ("hurry", _phrases(_HURRY)),
        ("ack", _phrases(_ACK)),
        ("past", ["sudah saya", "sudah kami", "sudah kita"]),
        ("fine", _phrases(_FINE)),
        ("done", [_DONE]),
        ("formal", _phrases(_FORMAL)),
        ("polite", _phrases(_POLITE)),
        ("slang", _phrases(_SLANG)),
        ("file", _phrases(_FILE)),
        ("order", _orders()),
        (
            "order",
            [f"{asking} {order}" for asking in ("minta", "diminta", "minta tolong") for order in _orders()],
        ),
        ("send", _phrases(_ORDERED)),
        ("ikp", _phrases(_IKP)),
        ("study", _phrases(_STUDY)),
        ("hand", _phrases(_HAND)),
        ("kabid", _phrases(_KABID)),
        ("go", _phrases(_GO)),
        ("good", _phrases(_GOOD)),
        ("", [f"tidak ada {what}" for what in _phrases(_NO_FAULT)]),
        ("good", [f"{no} {what}" for no in _NOTHING for what in _phrases(_NO_CHANGE)]),
        ("good", [f"{no} {what} lagi" for no in _NOTHING for what in _phrases(_NO_CHANGE)]),
        ("good", [f"{no} lagi {what}" for no in _NOTHING for what in _phrases(_NO_CHANGE)]),
        ("yes", _phrases(_YES)),
    )
    table: dict[str, dict[tuple[str, ...], str]] = {}
    for kind, phrases in kinds:
        for phrase in phrases:
            words = tuple(phrase.split())
            table.setdefault(words[0], {})[words] = kind
    return table


_TABLE = _table()
_LONGEST = {first: max(map(len, phrases)) for first, phrases in _TABLE.items()}


def kinds(text: str) -> tuple[str, ...] | None:
    """The kinds of the words, in their order and without those that say nothing; None when a word is not known."""
    words = tuple(text.split())
    found: list[str] = []
    at = 0
    while at < len(words):
        phrases = _TABLE.get(words[at])
        if phrases is None:
            return None
        for length in range(min(_LONGEST[words[at]], len(words) - at), 0, -1):
            kind = phrases.get(words[at : at + length])
            if kind is not None:
                break
        else:
            return None
        if kind:
            found.append(kind)
        at += length
    return tuple(found)
