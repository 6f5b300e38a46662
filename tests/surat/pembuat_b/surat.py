"""One letter as a value: what stands on it, how it is laid out, and what a careful reader would write down of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.surat.pembuat_b import bilangan as b
from tests.surat.pembuat_b import kata, permintaan
from tests.surat.pembuat_b.kata import Instansi

KERTAS = {"a4": (595.28, 841.89), "f4": (609.45, 935.43), "legal": (612.0, 1008.0)}
FON = (
    ("Liberation Sans", 30),
    ("Liberation Serif", 30),
    ("URW Bookman", 15),
    ("Carlito", 12),
    ("DejaVu Sans", 3),
    ("DejaVu Serif", 3),
)


@dataclass
class Gaya:
    """How the page looks."""

    kertas: str = "a4"
    fon: str = "Liberation Sans"
    ukuran: float = 11.0
    baris: float = 1.3
    kiri: float = 80.0
    kanan: float = 57.0
    atas: float = 42.0
    logo: int = 0
    logo_kanan: int | None = None
    warna: str = "#000000"
    garis: str = "ganda"
    lama: bool = False
    tanggal_di: str = "atas"
    label: tuple[str, str, str, str] = ("Nomor", "Sifat", "Lampiran", "Hal")
    rata: bool = True
    blok: str = "kiri"
    blok_x: float = 320.0
    jarak: float = 58.0
    nama: str = "tebal"
    menjorok: float = 36.0
    pita: str = ""


@dataclass
class Blok:
    """A signer block."""

    jabatan: list[str]
    nama: str
    pangkat: str = ""
    nip: str = ""
    salam: str = ""

    @property
    def atas(self) -> list[str]:
        """The lines above the gap."""
        return [self.salam, *self.jabatan] if self.salam else self.jabatan


@dataclass
class Surat:
    gaya: Gaya
    kop: list[str]
    alamat: list[str]
    nomor: str
    tanggal: str
    sifat: str
    lampiran: str
    hal: str
    yth: list[str]
    isi: list[tuple[Any, ...]]
    blok: Blok
    kiri: Blok | None = None
    mengetahui: Blok | None = None
    tembusan: list[str] = field(default_factory=list)
    tte: str = ""
    kaki: list[str] = field(default_factory=list)
    instansi: Instansi = kata.TERDAFTAR[0]
    expected: dict[str, Any] = field(default_factory=dict)
    tags: set[str] = field(default_factory=set)

    @property
    def ukuran(self) -> tuple[float, float]:
        return KERTAS[self.gaya.kertas]


def buat(dice: Random, tte: bool = False) -> Surat:
    """A whole letter out of the dice."""
    pilih = dice.random()
    i = dice.choice(kata.TERDAFTAR if pilih < 0.45 else kata.LUAR if pilih < 0.93 else kata.JAUH)
    day = date(2026, 1, 5) + timedelta(days=dice.randint(0, 355))
    if day.weekday() > 4:
        day -= timedelta(days=2)
    g = gaya(dice)
    tags: set[str] = {g.kertas, "old-layout" if g.lama else "new-layout"}
    if g.pita or g.warna != "#000000":
        tags.add("coloured-letterhead")
    pinta = permintaan.buat(dice, day)
    tags |= pinta.tags
    nomor, nomor_benar = nomor_surat(dice, i, day)
    tanggal_benar: str | None = day.isoformat()
    tempat = i.tempat if dice.random() < 0.8 or i in kata.JAUH else "Purbalingga"
    tanggal = f"{tempat}, {b.tanggal_surat(dice, day)}"
    if nomor_benar is None:
        tags.add("blank-number")
    if dice.random() < (0.5 if nomor_benar is None else 0.015):
        titik = dice.choice(("      ", "         ", " ...... ", " ____ "))
        tanggal = f"{tempat}, {titik} {b.BULAN[day.month - 1]} {day.year}"
        tanggal_benar = None
        tags.add("blank-day")
    sifat = dice.choice(("Biasa", "Biasa", "Biasa", "Penting", "Penting", "Segera", "Sangat Segera", ""))
    lampiran = dice.choice(("-", "-", "1 (satu) berkas", "1 (satu) bendel", "1 lembar", "2 (dua) lembar", ""))
    yth, addressee = kepada(dice)
    blok, form, position, tambah = penanda(dice, i, tte)
    tags |= tambah
    kop, nama_kop = kepala_kop(dice, i)
    kop, nama_kop = kepala_kop(dice, i)
    s = Surat(
        g,
        kop,
        alamat(dice, i),
        nomor,
        tanggal,
        sifat,
        lampiran,
        pinta.hal,
        yth,
        pinta.isi,
        blok,
    )
    s.instansi = i
    nip: str | None = "".join(c for c in blok.nip.partition("P")[2] if c.isdigit()) or None
    if form == "panitia":
        panitia(dice, s, i)
    if dice.random() < 0.35:
        s.tembusan = dice.sample(
            ["Bupati Purbalingga (sebagai laporan)", "Sekretaris Daerah", "Kepala Bagian Prokompim", "Arsip"],
            dice.choice((1, 1, 2, 3)),
        )
    if tte:
        s.tte = dice.choice(("samping", "dalam", "kotak", "bawah"))
        s.kaki = kaki_tte(dice)
        tags |= {"tte", "qr"}
    s.tags = tags
    s.expected = {
        "number": nomor_benar,
        "date": tanggal_benar,
        "urgency": sifat or None,
        "subject": pinta.hal,
        "addressee": addressee,
        "office": {"name": nama_kop, "matched": i.kunci},
        "signer": {"name": blok.nama.strip("() "), "position": position, "form": form, "nip": nip},
        "request": pinta.benar,
    }
    return s


def kepala_kop(dice: Random, i: Instansi) -> tuple[list[str], str]:
    """The lines of the letterhead, and the agency's name as it stands there."""
    atas, nama = list(i.atas), i.nama
    pilih = dice.random()
    if atas == [kata.KABUPATEN] and pilih < 0.06:
        atas = ["PEMERINTAH KABUPATEN", "PURBALINGGA"]
    elif nama.startswith(("DINAS", "BADAN", "KECAMATAN")) and pilih < 0.1 and "BANYUASRI" not in atas[0]:
        nama += " KABUPATEN PURBALINGGA"
    elif pilih < 0.12 and len(nama) < 20:
        return [*atas, "   ".join(" ".join(w) for w in nama.split())], nama
    return [*atas, nama], nama


def gaya(dice: Random) -> Gaya:
    fon = dice.choices([f for f, _ in FON], [w for _, w in FON])[0]
    lama = dice.random() < 0.35
    pita = dice.choice(("#1f4e9e", "#0b6b2f", "#8a1c2b", "#c77d0a")) if dice.random() < 0.04 else ""
    return Gaya(
        pita=pita,
        kertas=dice.choices(("a4", "f4", "legal"), (70, 25, 5))[0],
        fon=fon,
        ukuran=dice.choice((11, 11, 11.5, 12, 12)) - (1 if "Bookman" in fon or "DejaVu" in fon else 0),
        baris=dice.choice((1.15, 1.25, 1.3, 1.4, 1.5)),
        kiri=dice.choice((57, 71, 80, 85)),
        kanan=dice.choice((50, 57, 64)),
        atas=dice.choice((30, 36, 42, 56)),
        logo=dice.randint(0, 11),
        logo_kanan=dice.randint(0, 11) if dice.random() < 0.12 else None,
        warna=dice.choice(("#000000",) * 12 + ("#123a7c", "#0b6b2f", "#7a0f1f")),
        garis=dice.choice(("ganda", "ganda", "ganda", "tebal", "tipis")),
        lama=lama,
        tanggal_di=dice.choice(("atas", "atas", "atas", "sebaris", "bawah" if lama else "sebaris")),
        label=dice.choice(
            (
                ("Nomor", "Sifat", "Lampiran", "Hal"),
                ("Nomor", "Sifat", "Lampiran", "Perihal"),
                ("Nomor", "Sifat", "Lamp.", "Perihal"),
                ("Nomor", "Sifat", "Lampiran", "Hal"),
                ("No.", "Sifat", "Lamp", "Hal"),
                ("NOMOR", "SIFAT", "LAMPIRAN", "PERIHAL"),
                ("No", "Sifat", "Lamp.", "H a l"),
            )
        ),
        rata=dice.random() < 0.7,
        blok=dice.choice(("kiri", "kiri", "tengah")),
        blok_x=dice.choice((290, 310, 325, 335)),
        jarak=dice.choice((44, 52, 58, 64, 72)),
        nama=dice.choice(("tebal", "biasa", "garis", "tebal-garis")),
        menjorok=dice.choice((0, 28, 36, 36, 45)),
    )


def nomor_surat(dice: Random, i: Instansi, day: date) -> tuple[str, str | None]:
    kode, n = dice.choice(i.kode), dice.randint(1, 4999 if dice.random() < 0.3 else 480)
    urut = f"{n:03d}" if dice.random() < 0.7 else str(n)
    romawi = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")[day.month - 1]
    th = str(day.year)
    unit = i.unit.upper().replace(" ", "-")
    pilih = dice.random()
    if pilih < 0.03:
        return dice.choice((f"{kode}/       /{th}", f"{kode}/....../{th}", f"{kode} /          / {th}")), None
    if pilih < 0.045:
        return dice.choice(("${nomor_naskah}", "${nomor_naskah}", f"{kode}/xxx/{th}")), None
    bagian = (
        [kode, urut, th]
        if pilih < 0.5
        else [kode, urut, romawi, th]
        if pilih < 0.6
        else [kode, urut, unit, th]
        if pilih < 0.68
        else [kode, urut, unit, romawi, th]
        if pilih < 0.75
        else [kode, urut]
        if pilih < 0.8
        else ["B", kode, urut, unit, th]
        if pilih < 0.84
        else [urut, kode, urut[::-1], f"{romawi}-{th}"]
        if pilih < 0.87
        else [kode, f"{urut}.{dice.randint(1, 9)}", th]
        if pilih < 0.9
        else [kode, urut, f"{dice.randint(1, 30)}.{dice.randint(1, 9)}", th]
        if pilih < 0.92
        else [kode, urut, th]
    )
    sela = " / " if dice.random() < 0.13 else "/"
    return sela.join(bagian), "/".join(bagian)


def kepada(dice: Random) -> tuple[list[str], str]:
    """The addressee's lines, and what it says without salutation and place."""
    pilih = dice.randrange(7)
    if pilih == 0:
        inti = ["Kepala Dinas Komunikasi dan Informatika", "Kabupaten Purbalingga"]
    elif pilih == 1:
        inti = ["Kepala Dinas Komunikasi dan Informatika Kab. Purbalingga"]
    elif pilih == 2:
        inti = ["Kepala Dinkominfo Kab. Purbalingga"]
    elif pilih == 3:
        inti = ["Kepala DINKOMINFO", "Kabupaten Purbalingga"]
    elif pilih == 4:
        inti = ["Kepala Dinas Kominfo", "Kabupaten Purbalingga"]
    elif pilih == 5:
        inti = ["Bupati Purbalingga", "cq. Kepala Dinas Komunikasi dan Informatika"]
    else:
        inti = ["Kepala Dinas Komunikasi dan", "Informatika Kabupaten Purbalingga"]
    sapa = dice.choice(("Yth. ", "Yth. ", "Yth. Sdr. ", "Yth : ", "Yth. Bapak ", "Yth "))
    akhir = dice.choice(
        (["di -", "PURBALINGGA"], ["di Purbalingga"], ["di-", "Tempat"], ["di Tempat"], ["di", "PURBALINGGA"])
    )
    return [sapa + inti[0], *inti[1:], *akhir], " ".join(inti)


def alamat(dice: Random, i: Instansi) -> list[str]:
    no = dice.randint(1, 140)
    satu = (
        f"{dice.choice(kata.JALAN)} {dice.choice(('No.', 'Nomor'))} {no} {i.tempat} 533{dice.randint(10, 99)}"
    )
    telp = f"{dice.choice(('Telepon', 'Telp.', 'Telp/Fax'))} (0281) {dice.randint(100000, 999999)}"
    surel = i.surel or f"{i.unit.lower()}.{i.tempat.lower()}@webmail.test"
    dua = dice.choice(
        (
            f"Laman {surel.partition('@')[0]}.opd.test Pos-el {surel}",
            f"Email : {surel}",
            f"Website: www.{surel.partition('@')[0]}.opd.test, E-mail: {surel}",
            f"Surel {surel}",
        )
    )
    pilih = dice.random()
    return (
        [f"{satu} {telp}", dua]
        if pilih < 0.6
        else [satu, f"{telp} {dua}"]
        if pilih < 0.85
        else [f"{satu} {telp}"]
    )


def nama_orang(dice: Random) -> str:
    nama = (
        f"{dice.choice(kata.DEPAN)} {dice.choice(kata.BELAKANG)}"
        if dice.random() < 0.8
        else dice.choice(kata.DEPAN)
    )
    nama = nama.upper() if dice.random() < 0.55 else nama
    gelar = dice.choice(kata.GELAR)
    return f"{dice.choice(kata.MUKA)}{nama}" + (f", {gelar}" if gelar else "")


def penanda(dice: Random, i: Instansi, tte: bool) -> tuple[Blok, str, str, set[str]]:
    """The signer block, its form, the position without regency and comma, tags."""
    form = dice.choices(
        ("definitif", "plt", "plh", "pj", "an", "ub", "panitia", "lain"),
        (60, 12, 7, 4, 8, 3, 0 if tte else 4, 2),
    )[0]
    kepala = i.jabatan if dice.random() < 0.65 else judul(i.jabatan)
    nama = i.kepala if i.kepala and form == "definitif" and dice.random() < 0.5 else nama_orang(dice)
    angka = b.nip(dice)
    tags: set[str] = set()
    if dice.random() < 0.01:
        angka = angka[:-1]
        tags.add("nip-17")
    koma = dice.choice((",", ",", ""))
    tambah: list[str] = []
    if form == "definitif":
        jabatan = [kepala]
    elif form in ("plt", "plh", "pj"):
        tulis = {
            "plt": ("Plt. ", "Plt. ", "PLT. ", "Plt "),
            "plh": ("Plh. ", "PLH. ", "Plh "),
            "pj": ("Pj. ", "PJ. ", "Pj "),
        }
        jabatan = [dice.choice(tulis[form]) + kepala]
        if form == "plh" and dice.random() < 0.4:
            jabatan[0] += ","
            tambah = ["SEKRETARIS" if kepala.isupper() else "Sekretaris"]
    elif form == "an":
        bawahan = dice.choice(
            ("SEKRETARIS", "Sekretaris", "KEPALA BIDANG PELAYANAN", "Kepala Subbagian Umum")
        )
        if "CAMAT" in i.jabatan:
            bawahan = dice.choice(("SEKRETARIS KECAMATAN", "Sekretaris Kecamatan", "Kasi Pemerintahan"))
        jabatan = [dice.choice(("a.n. ", "a.n. ", "An. ", "A.n. ", "a.n ")) + kepala, bawahan]
    elif form == "ub":
        jabatan = ["a.n. BUPATI PURBALINGGA", "SEKRETARIS DAERAH", "u.b.", "ASISTEN ADMINISTRASI UMUM"]
    elif form == "panitia":
        jabatan = [dice.choice(("Ketua Panitia", "KETUA PANITIA", "Ketua Panitia Pelaksana"))]
    else:
        jabatan = [
            dice.choice(("KEPALA BIDANG PERIKANAN", "Kepala Bidang Pelayanan Kesehatan", "SEKRETARIS DINAS"))
        ]
    baris = [*jabatan, *tambah]
    position = " ".join(x.rstrip(",") if n == len(baris) - 1 else x for n, x in enumerate(baris))
    if form in ("definitif", "plt", "pj") and i not in kata.JAUH and dice.random() < 0.3:
        baris.append("KABUPATEN PURBALINGGA" if kepala.isupper() else "Kabupaten Purbalingga")
    baris[-1] += koma
    tanpa = form == "panitia" or "DESA" in i.nama
    if tanpa and dice.random() < 0.4:
        nama = f"({nama})" if dice.random() < 0.5 else f"( {nama} )"
        tags.add("bracketed-name")
    blok = Blok(
        baris, nama, "" if tanpa else dice.choice(kata.PANGKAT), "" if tanpa else b.tulis_nip(dice, angka)
    )
    if dice.random() < 0.08 and form != "an":
        blok.salam = dice.choice(("Hormat kami,", "Hormat Kami", "Hormat kami :"))
        tags.add("hormat-kami")
    return blok, form, position, tags | {f"form-{form}"}


def judul(text: str) -> str:
    """Capitals at the beginnings only; short forms stay."""
    tetap = {"UPTD", "SMP", "SMA", "MTs", "SD", "RSUD", "DPRD", "dr."}
    return " ".join(w if w in tetap else "dan" if w == "DAN" else w.capitalize() for w in text.split())


def panitia(dice: Random, s: Surat, i: Instansi) -> None:
    """A committee: often a secretary at the left, sometimes the head below or at the left as "Mengetahui"."""
    if dice.random() < 0.7:
        angka = b.tulis_nip(dice, b.nip(dice))
        s.kiri = Blok(["Mengetahui,", judul(i.jabatan)], nama_orang(dice), "", angka)
        s.tags.add("mengetahui")
    else:
        s.kiri = Blok(["Sekretaris,"], nama_orang(dice))


def kaki_tte(dice: Random) -> list[str]:
    return dice.choice(
        (
            [
                "- UU ITE No. 11 Tahun 2008 Pasal 5 ayat 1 : Informasi Elektronik dan/atau hasil cetaknya merupakan "
                "alat bukti hukum yang sah",
                "- Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang "
                "diterbitkan oleh BSrE, BSSN",
            ],
            [
                "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik",
                "yang diterbitkan oleh Balai Besar Sertifikasi Elektronik (BSrE), Badan Siber dan Sandi Negara.",
            ],
            [],
        )
    )
