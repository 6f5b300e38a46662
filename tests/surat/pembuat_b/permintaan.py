"""What a letter asks for: its sentences, rows and tables, and beside them what a careful reader takes from them.

Truth is what the page says. A phrase that names no day ("segera", "H-3") gives no day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.surat.pembuat_b import bilangan as b
from tests.surat.pembuat_b.frasa import (
    ACARA_BARIS,
    HARI_BARIS,
    JENIS_BARIS,
    KONTAK_BARIS,
    MEDIA,
    MEDIA_BARIS,
    PERLU_BARIS,
    PERLU_KABUR,
    Butir,
    butir,
    gabung,
    kontak,
    media_kalimat,
    perlu,
)
from tests.surat.pembuat_b.kata import ACARA, GEDUNG, TOPIK


@dataclass
class Pinta:
    """Elements of the body and the truth about them."""

    isi: list[tuple[Any, ...]] = field(default_factory=list)
    benar: dict[str, Any] = field(default_factory=dict)
    hal: str = ""
    tags: set[str] = field(default_factory=set)
    singkat: bool = False


# ---------------------------------------------------------------- all of it


def buat(dice: Random, surat: date) -> Pinta:
    p = Pinta()
    nada = dice.random()
    if nada < 0.05:
        return lain(dice, surat)
    if nada < 0.08:
        return kosong(dice)
    beracara = dice.random() < 0.75
    jarak = dice.randint(6, 40)
    mulai = surat + timedelta(days=jarak)
    akhir = mulai + timedelta(days=dice.choice((0, 0, 0, 0, 1, 2, 4)))
    kapan = (
        mulai - timedelta(days=dice.randint(1, 5))
        if beracara
        else surat + timedelta(days=dice.randint(4, 20))
    )
    media = dice.sample(list(MEDIA), dice.choice((1, 2, 2, 2, 3, 3, 4)))
    media = sorted(media, key=lambda m: list(MEDIA).index(m))
    if dice.random() < 0.75 and "instagram" not in media:
        media.insert(0, "instagram")
    if dice.random() < 0.06:
        media = []
    butir_: list[Butir] = []
    berjumlah = dice.random() > 0.05
    for _ in range(dice.choice((1, 1, 2, 2, 2, 3, 3, 4))):
        butir_.append(butir(dice, berjumlah, media, {x.jenis for x in butir_}))
    if berjumlah and dice.random() < 0.04:
        umum, n = dice.choice(("konten", "desain")), dice.randint(1, 8)
        butir_ = [Butir(umum, n, f"{n} ({b.kata(n)}) {umum}", umum)]
        p.tags.add("generic-item")
    acara, tema = dice.choice(ACARA)
    hari_salah = beracara and dice.random() < 0.03
    if hari_salah:
        p.tags.add("wrong-weekday")
    if akhir > mulai and dice.random() < 0.85:
        pada = b.rentang(dice, mulai, akhir)
        if dice.random() < 0.4:
            pada = f"{b.hari(dice, mulai)} {dice.choice(('s.d.', '-', 's/d'))} {b.hari(dice, akhir)}, {pada}"
    else:
        pada = (
            b.berhari(dice, mulai, hari_salah)
            if hari_salah or dice.random() < 0.8
            else b.tanggal(dice, mulai)
        )
    jam = dice.choice(("07.00", "08.00", "08.30", "09.00", "13.00", "19.30"))
    waktu = f"pukul {jam} WIB" + dice.choice(("", " s.d. selesai", " s.d. 11.30 WIB", " - selesai"))
    gedung = dice.choice(GEDUNG)
    kabur = dice.random() < 0.05
    kalimat_perlu, nilai_perlu = perlu(dice, kapan, media)
    if kabur:
        kalimat_perlu = dice.choice(PERLU_KABUR)
        nilai_perlu = dice.choice(("segera", "secepatnya", "H-2 kegiatan", "sebelum acara"))
        p.tags.add("vague-deadline")
    kalimat_kontak, nilai_kontak, siapa = kontak(dice)
    berkontak = dice.random() > 0.05
    topik = dice.choice(TOPIK)
    p.hal = hal_dari(dice, butir_, acara if beracara else "", topik)
    p.benar = {
        "service": "konten-medsos",
        "event": acara if beracara else None,
        "event_date": mulai.isoformat() if beracara else None,
        "needed_by": None if kabur else kapan.isoformat(),
        "items": [{"kind": x.jenis, "count": x.jumlah} for x in butir_],
        "platforms": media,
        "contact": siapa if berkontak else None,
    }
    bentuk = dice.random()
    pembuka = buka(dice, acara, tema, pada, waktu, gedung, beracara, topik, bentuk)
    if dice.random() < 0.14:
        p.isi.append(("p", rujukan(dice, surat)))
        p.tags.add("reference")
    if bentuk < 0.4:
        prosa(dice, p, pembuka, butir_, media, kalimat_perlu, kalimat_kontak if berkontak else "")
    elif bentuk < 0.8:
        baris(dice, p, pembuka, butir_, media, (acara, pada, waktu, gedung) if beracara else None, nilai_perlu,
              nilai_kontak if berkontak else "")  # fmt: skip
    else:
        tabel(dice, p, pembuka, butir_, media, kalimat_perlu, kalimat_kontak if berkontak else "")
    tambahan(dice, p)
    p.isi.append(("p", tutup(dice)))
    bungkus(dice, p)
    return p


def bungkus(dice: Random, p: Pinta) -> None:
    """Greetings, numbered paragraphs, long-windedness: what stands around a request."""
    pilih = dice.random()
    if pilih < 0.1 and "hormat" not in p.isi[0][1]:
        p.isi.insert(0, ("p", dice.choice(("Dengan hormat,", "Dengan hormat :"))))
    elif pilih < 0.15:
        p.isi.insert(0, ("p", "Assalamu'alaikum Wr. Wb."))
        p.isi.append(("p", "Wassalamu'alaikum Wr. Wb."))
        p.tags.add("greeting")
    elif pilih < 0.21:
        n = 0
        for k, bagian in enumerate(p.isi):
            if bagian[0] == "p":
                n += 1
                p.isi[k] = ("p", f"{n}. {bagian[1]}")
        p.tags.add("numbered")
    if dice.random() < 0.12:
        p.isi[-1:-1] = [("p", t) for t in dice.sample(PANJANG, dice.randint(2, len(PANJANG)))]
        p.tags.add("long")


PANJANG = (
    "Sebagaimana diketahui bersama, penyebarluasan informasi publik merupakan kewajiban setiap badan publik dan menjadi "
    "tanggung jawab bersama seluruh perangkat daerah, sehingga masyarakat memperoleh informasi yang benar, cepat, dan "
    "mudah dijangkau melalui berbagai saluran yang tersedia.",
    "Berkenaan dengan keterbatasan tenaga dan peralatan yang kami miliki, hingga saat ini kami belum dapat memproduksi "
    "konten secara mandiri. Pada kesempatan sebelumnya dukungan yang diberikan terbukti "
    "meningkatkan jangkauan informasi serta "
    "jumlah peserta yang hadir pada setiap kegiatan yang kami laksanakan.",
    "Seluruh bahan mentah berupa foto, rekaman suara, naskah, dan logo resmi akan kami serahkan dalam bentuk salinan "
    "digital. Apabila masih terdapat kekurangan, kami siap melengkapi sesuai petunjuk teknis yang berlaku.",
    "Kami memahami bahwa jadwal penayangan menyesuaikan dengan antrean permohonan dari perangkat daerah lain, oleh "
    "karena itu kami menyampaikan permohonan ini lebih awal agar dapat direncanakan dengan sebaik-baiknya.",
    "Hasil konten akan kami manfaatkan pula sebagai bahan laporan pelaksanaan kegiatan dan dokumentasi perangkat daerah, "
    "dengan tetap mencantumkan sumber sebagaimana mestinya.",
    "Segala biaya yang timbul akibat pelaksanaan kegiatan dibebankan pada Daftar Pelaksanaan Anggaran perangkat daerah "
    "kami tahun anggaran berjalan dan tidak membebani penyelenggara layanan.",
)


def hal_dari(dice: Random, isi: list[Butir], acara: str, topik: str) -> str:
    polos = isi[0].jenis.capitalize() if isi[0].jenis != "feed" else "Konten"
    pilihan = [
        "Permohonan Pembuatan Konten Media Sosial",
        "Permohonan Bantuan Pembuatan Konten",
        "Permohonan Konten Media Sosial",
        "Permohonan Bantuan",
        "Mohon Bantuan Publikasi",
        "Permohonan Publikasi Kegiatan",
        "Permohonan Desain dan Publikasi",
        f"Permohonan Pembuatan {polos}",
        "Permohonan Fasilitasi Konten Media Sosial",
    ]
    hal = dice.choice(pilihan)
    if acara and dice.random() < 0.4:
        hal += dice.choice((" ", " ", " dalam rangka ", " Kegiatan ")) + acara
    elif not acara and dice.random() < 0.4:
        hal += f" {topik[0].upper()}{topik[1:]}"
    return hal


def buka(
    dice: Random,
    acara: str,
    tema: str,
    pada: str,
    waktu: str,
    gedung: str,
    beracara: bool,
    topik: str,
    bentuk: float,
) -> str:
    if not beracara:
        return dice.choice(
            (
                f"Sehubungan dengan upaya peningkatan pemahaman masyarakat tentang {topik}",
                f"Dalam rangka edukasi kepada masyarakat mengenai {topik}",
                f"Guna mendukung penyebarluasan informasi {topik} kepada masyarakat",
            )
        )
    bertema = f' dengan tema "{tema}"' if tema and dice.random() < 0.7 else ""
    if 0.4 <= bentuk < 0.8:
        return dice.choice(
            (
                f"Dalam rangka {acara}{bertema}",
                f"Sehubungan akan diselenggarakannya {acara}{bertema}",
                f"Dalam rangka memeriahkan {acara}{bertema}",
                f"Menindaklanjuti hasil rapat persiapan {acara}",
            )
        )
    jam = f" {waktu}" if dice.random() < 0.5 else ""
    di = f" di {gedung}" if dice.random() < 0.7 else ""
    hari = "hari " if pada[0].isalpha() and dice.random() < 0.7 else ("tanggal " if pada[0].isdigit() else "")
    return dice.choice(
        (
            f"Sehubungan akan dilaksanakannya {acara}{bertema} pada {hari}{pada}{jam}{di}",
            f"Dalam rangka {acara}{bertema} yang akan diselenggarakan pada {hari}{pada}{jam}{di}",
            f"Dengan hormat, bersama ini kami sampaikan bahwa akan diselenggarakan {acara}{bertema} pada "
            f"{hari}{pada}{jam}{di}. Berkenaan dengan hal tersebut",
            f"Disampaikan dengan hormat bahwa kami akan mengadakan {acara}{bertema} pada {hari}{pada}{jam}{di}. Untuk itu",
        )
    )


def prosa(
    dice: Random, p: Pinta, pembuka: str, isi: list[Butir], media: list[str], perlu_: str, kontak_: str
) -> None:
    p.tags.add("prose")
    sebut = gabung(dice, [x.sebut for x in isi])
    n = isi[0].jumlah
    if len(isi) > 1 and n and dice.random() < 0.1:
        sebut = f"{gabung(dice, [x.nama for x in isi])} masing-masing {n} ({b.kata(n)}) buah"
        p.benar["items"] = [{"kind": x.jenis, "count": n} for x in isi]
        p.tags.add("each")
    elif len(isi) > 1 and n and sum(x.jumlah or 0 for x in isi) <= 20 and dice.random() < 0.1:
        semua = sum(x.jumlah or 0 for x in isi)
        sebut = f"{semua} ({b.kata(semua)}) konten yang terdiri dari {sebut}"
        p.tags.add("total")
    minta = dice.choice(
        (
            "kami mohon bantuan pembuatan konten media sosial berupa {s}",
            "bersama ini kami mohon dapat dibuatkan {s}",
            "mohon bantuan Saudara untuk dapat membuatkan {s}",
            "kami mengajukan permohonan pembuatan {s}",
            "mohon kiranya dapat dibantu pembuatan konten berupa {s}",
        )
    ).format(s=sebut)
    kalimat = f"{pembuka}, {minta}"
    if media:
        kalimat += dice.choice(
            (
                " untuk {m}",
                " untuk ditayangkan di {m}",
                " untuk diunggah pada {m}",
                " yang akan dimuat di {m}",
            )
        )
        kalimat = kalimat.format(m=media_kalimat(dice, media))
    kalimat += "."
    lain = [x for x in (perlu_, kontak_) if x]
    if dice.random() < 0.6:
        p.isi.append(("p", kalimat + " " + " ".join(lain)))
    else:
        p.isi.append(("p", kalimat))
        p.isi.extend(("p", x) for x in lain)


def baris(
    dice: Random,
    p: Pinta,
    pembuka: str,
    isi: list[Butir],
    media: list[str],
    acara: tuple[str, str, str, str] | None,
    perlu_: str,
    kontak_: str,
) -> None:
    p.tags.add("rows")
    minta = dice.choice(
        (
            "bersama ini kami mohon bantuan pembuatan konten media sosial dengan rincian sebagai berikut:",
            "kami mohon dapat dibuatkan konten media sosial dengan ketentuan sebagai berikut :",
            "mohon bantuan pembuatan konten dengan data sebagai berikut:",
        )
    )
    p.isi.append(("p", f"{pembuka}, {minta}"))
    daftar: list[tuple[str, str]] = [(dice.choice(JENIS_BARIS), gabung(dice, [x.sebut for x in isi]))]
    if all(x.jumlah for x in isi) and dice.random() < 0.14:
        buah = dice.choice(("{n}", "{n} buah", "{n} ({k})", "{n} ({k}) buah"))
        daftar = [
            (x.nama[0].upper() + x.nama[1:], buah.format(n=x.jumlah, k=b.kata(x.jumlah or 0))) for x in isi
        ]
        p.tags.add("row-per-item")
    if media:
        daftar.append((dice.choice(MEDIA_BARIS), media_kalimat(dice, media)))
    if acara:
        nama, pada, waktu, gedung = acara
        rinci = [(dice.choice(ACARA_BARIS), nama), (dice.choice(HARI_BARIS), pada)]
        if dice.random() < 0.7:
            rinci.append((dice.choice(("waktu", "Pukul", "Waktu")), waktu))
        if dice.random() < 0.8:
            rinci.append((dice.choice(("tempat", "Tempat", "Lokasi")), gedung))
        daftar = rinci + daftar if dice.random() < 0.5 else daftar + rinci
    daftar.append((dice.choice(PERLU_BARIS), perlu_))
    if kontak_:
        daftar.append((dice.choice(KONTAK_BARIS), kontak_))
    if dice.random() < 0.3:
        huruf = dice.choice(("1.", "a.", "1)"))
        daftar = [(f"{_urut(huruf, i)} {label}", nilai) for i, (label, nilai) in enumerate(daftar)]
    p.isi.append(("baris", daftar))


def _urut(contoh: str, i: int) -> str:
    return (str(i + 1) if contoh[0] == "1" else chr(97 + i)) + contoh[1:]


def tabel(
    dice: Random, p: Pinta, pembuka: str, isi: list[Butir], media: list[str], perlu_: str, kontak_: str
) -> None:
    di = f" untuk {media_kalimat(dice, media)}" if media else ""
    jumlah = all(x.jumlah for x in isi)
    if jumlah and dice.random() < 0.65:
        p.tags.add("table")
        p.isi.append(
            ("p", f"{pembuka}, kami mohon bantuan pembuatan konten media sosial{di} sebagai berikut:")
        )
        kepala = dice.choice(
            (
                ("No", "Jenis Konten", "Jumlah"),
                ("No.", "Uraian", "Volume"),
                ("No", "Konten", "Jumlah", "Keterangan"),
            )
        )
        satuan = dice.random()
        rows = []
        for i, x in enumerate(isi):
            n = (
                str(x.jumlah)
                if satuan < 0.4
                else f"{x.jumlah} buah"
                if satuan < 0.7
                else f"{x.jumlah} ({b.kata(x.jumlah or 0)})"
            )
            row = [str(i + 1), x.nama[0].upper() + x.nama[1:], n]
            if len(kepala) == 4:
                row.append(dice.choice(("", "ukuran 1080 x 1350 px", "materi terlampir")))
            rows.append(row)
        p.isi.append(("tabel", kepala, rows))
    else:
        p.tags.add("list")
        p.isi.append(("p", f"{pembuka}, kami mohon dapat dibuatkan konten media sosial{di} berupa:"))
        p.isi.append(("daftar", [x.sebut + (";" if i < len(isi) - 1 else ".") for i, x in enumerate(isi)],
                      dice.choice(("1.", "a.", "-", "•", "1)"))))  # fmt: skip
    p.isi.extend(("p", x) for x in (perlu_, kontak_) if x)


def rujukan(dice: Random, surat: date) -> str:
    """A letter or rule that this letter rests on: its number and day are not this letter's own."""
    lalu = b.tanggal_surat(dice, surat - timedelta(days=dice.randint(5, 60)))
    return dice.choice(
        (
            f"Menindaklanjuti Surat Edaran Bupati Purbalingga Nomor 065/{dice.randint(100, 2999)}/2026 tanggal {lalu} "
            "tentang Publikasi Kegiatan Perangkat Daerah, dengan ini kami sampaikan hal-hal sebagai berikut.",
            f"Berdasarkan Surat Keputusan Kepala Dinas Nomor 188/{dice.randint(10, 99)} Tahun 2026 tanggal {lalu}, telah "
            "dibentuk panitia kegiatan dimaksud.",
            f"Memperhatikan surat kami terdahulu Nomor 400.14.9/{dice.randint(10, 999)}/2026 tanggal {lalu}, dengan hormat "
            "kami sampaikan permohonan berikut ini.",
        )
    )


def tambahan(dice: Random, p: Pinta) -> None:
    """Sentences that say nothing that is asked for; some hold numbers that count nothing."""
    if dice.random() < 0.45:
        p.isi.append(
            (
                "p",
                dice.choice(
                    (
                        "Bahan berupa foto, logo kegiatan, dan narasi terlampir.",
                        "Sebagai bahan pertimbangan, bersama ini kami lampirkan rundown kegiatan.",
                        "Materi dapat diunduh melalui tautan https://berkas.opd.test/d/1a2B3c.",
                        "Kegiatan diikuti 150 (seratus lima puluh) peserta dari 18 kecamatan.",
                        "Adapun logo dan foto pendukung akan kami kirimkan menyusul melalui surel.",
                        "Kegiatan tersebut merupakan agenda tahunan yang bertujuan meningkatkan peran serta masyarakat "
                        "dalam pembangunan daerah, sehingga perlu disebarluaskan melalui berbagai kanal informasi milik "
                        "pemerintah daerah agar dapat menjangkau seluruh lapisan masyarakat.",
                        "Durasi video paling lama 90 detik dengan rasio 9:16 dan memuat logo Pemerintah Kabupaten.",
                    )
                ),
            )
        )


def tutup(dice: Random) -> str:
    return dice.choice(
        (
            "Demikian atas perhatian dan kerja samanya kami ucapkan terima kasih.",
            "Demikian permohonan kami, atas perhatian dan bantuan Saudara disampaikan terima kasih.",
            "Demikian untuk menjadikan periksa dan atas bantuannya diucapkan terima kasih.",
            "Demikian disampaikan, atas kerjasamanya diucapkan terima kasih.",
            "Atas perhatian dan perkenan Bapak kami ucapkan terima kasih.",
            "Demikian untuk menjadi maklum.",
        )
    )


# ---------------------------------------------------------------- other letters


def lain(dice: Random, surat: date) -> Pinta:
    """An invitation, live streaming, a loan of things: another service."""
    p = Pinta(tags={"other-service"})
    acara, _ = dice.choice(ACARA)
    hari = surat + timedelta(days=dice.randint(3, 20))
    pada, gedung = b.berhari(dice, hari), dice.choice(GEDUNG)
    pilih = dice.randrange(8)
    if pilih == 0:
        p.hal = dice.choice(("Undangan", "Undangan Rapat Koordinasi"))
        p.isi = [
            ("p", f"Dalam rangka {acara}, kami mengundang Saudara untuk hadir pada:"),
            (
                "baris",
                [
                    ("hari, tanggal", pada),
                    ("waktu", "pukul 08.00 WIB s.d. selesai"),
                    ("tempat", gedung),
                    ("acara", acara),
                ],
            ),
            ("p", "Demikian atas kehadiran Saudara kami ucapkan terima kasih."),
        ]
    elif pilih == 1:
        p.hal = dice.choice(("Permohonan Live Streaming", "Permohonan Fasilitasi Zoom Meeting"))
        p.isi = [
            (
                "p",
                f"Sehubungan dengan {acara}, kami mohon bantuan live streaming YouTube dan akun Zoom "
                f"pada hari {pada} di {gedung}.",
            ),
            ("p", tutup(dice)),
        ]
    elif pilih == 2:
        p.hal = "Permohonan Peminjaman Sound System"
        p.isi = [
            (
                "p",
                f"Dalam rangka {acara}, kami bermaksud meminjam 1 (satu) unit sound system pada {pada} "
                f"bertempat di {gedung}.",
            ),
            ("p", tutup(dice)),
        ]
    elif pilih == 3:
        p.hal = dice.choice(("Permohonan Peliputan", "Mohon Liputan Kegiatan"))
        p.isi = [
            (
                "p",
                f"Sehubungan akan diselenggarakannya {acara} pada {pada} di {gedung}, kami mohon bantuan peliputan.",
            ),
            ("p", tutup(dice)),
        ]
    elif pilih == 4:
        p.hal = dice.choice(("Permohonan Izin Magang", "Permohonan Praktik Kerja Lapangan"))
        p.isi = [
            (
                "p",
                "Bersama ini kami mengajukan permohonan praktik kerja lapangan bagi 4 (empat) siswa selama tiga bulan.",
            ),
            ("p", tutup(dice)),
        ]
    elif pilih == 5:
        p.hal = "Permohonan Narasumber"
        p.isi = [
            (
                "p",
                f"Dalam rangka {acara} pada {pada} bertempat di {gedung}, kami mohon kesediaan Saudara sebagai narasumber.",
            ),
            ("p", tutup(dice)),
        ]
    elif pilih == 6:
        p.hal = "Permohonan Pembuatan Subdomain"
        p.isi = [
            (
                "p",
                "Guna mendukung pelayanan publik, kami mohon dibuatkan subdomain beserta hosting bagi unit kerja kami.",
            ),
            ("p", tutup(dice)),
        ]
    else:
        p.hal = "Permohonan Jaringan Internet"
        p.isi = [
            (
                "p",
                f"Sehubungan dengan pelaksanaan {acara} pada {pada} di {gedung}, kami mohon dukungan jaringan "
                "internet dan wifi.",
            ),
            ("p", tutup(dice)),
        ]
    p.benar = {"service": None}
    return p


def kosong(dice: Random) -> Pinta:
    """A request that says almost nothing."""
    p = Pinta(hal=dice.choice(("Permohonan Publikasi", "Permohonan Bantuan Konten")), tags={"bare-request"})
    p.isi = [
        (
            "p",
            "Mohon kiranya dapat membantu mempublikasikan kegiatan kami di media sosial Pemerintah Kabupaten.",
        ),
        ("p", tutup(dice)),
    ]
    p.benar = {
        "service": "konten-medsos",
        "event": None,
        "event_date": None,
        "needed_by": None,
        "items": [],
        "platforms": [],
        "contact": None,
    }
    return p
