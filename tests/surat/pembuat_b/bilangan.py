"""How Indonesian letters write days, counts and telephone numbers; each with what it means."""

from __future__ import annotations

from datetime import date
from random import Random

BULAN = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
LAMA = {2: "Pebruari", 11: "Nopember"}
PENDEK = "Jan Feb Mar Apr Mei Jun Jul Ags Sep Okt Nov Des".split()
PENDEK_LAMA = {2: "Peb", 8: "Agt", 9: "Sept", 11: "Nop"}
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
HARI_LAMA = {4: "Jum'at", 6: "Ahad"}
PASARAN = ("Legi", "Pahing", "Pon", "Wage", "Kliwon")
KATA = (
    "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua_belas tiga_belas empat_belas "
    "lima_belas enam_belas tujuh_belas delapan_belas sembilan_belas dua_puluh"
).split()


def kata(angka: int) -> str:
    return KATA[angka].replace("_", " ")


def bulan(dice: Random, day: date, pendek: bool = False) -> str:
    if pendek:
        nama = PENDEK[day.month - 1]
        return PENDEK_LAMA.get(day.month, nama) if dice.random() < 0.4 else nama
    return LAMA.get(day.month, BULAN[day.month - 1]) if dice.random() < 0.2 else BULAN[day.month - 1]


def hari(dice: Random, day: date, salah: bool = False) -> str:
    n = (day.weekday() + (dice.randint(1, 6) if salah else 0)) % 7
    nama = HARI[n]
    return HARI_LAMA.get(n, nama) if dice.random() < 0.35 else nama


def tanggal_surat(dice: Random, day: date) -> str:
    if dice.random() < 0.04:
        return f"{day.day} {bulan(dice, day).upper()} {day.year}"
    nol = f"{day.day:02d}" if dice.random() < 0.3 else str(day.day)
    return f"{nol} {bulan(dice, day)} {day.year}"


def tanggal(dice: Random, day: date, bertahun: bool = True) -> str:
    """One day in one of its many spellings, without a weekday."""
    pilih = dice.random()
    nol = f"{day.day:02d}" if dice.random() < 0.25 else str(day.day)
    if pilih < 0.62 or not bertahun:
        return f"{nol} {bulan(dice, day)}" + (f" {day.year}" if bertahun else "")
    if pilih < 0.76:
        titik = "." if dice.random() < 0.2 else ""
        return f"{nol} {bulan(dice, day, pendek=True)}{titik} {day.year}"
    if pilih < 0.86:
        return f"{day.day:02d}-{day.month:02d}-{day.year}"
    if pilih < 0.92:
        return f"{day.day}/{day.month}/{day.year}"
    if pilih < 0.96:
        return f"{day.day:02d}/{day.month:02d}/{day.year % 100:02d}"
    if pilih < 0.98:
        return f"{day.day}.{day.month}.{day.year}"
    return f"{day.year}-{day.month:02d}-{day.day:02d}"


def berhari(dice: Random, day: date, salah: bool = False) -> str:
    """With its weekday: "Kamis, 12 November 2026", "hari Kamis tanggal 12 November 2026", "Jumat Kliwon, …"."""
    nama = hari(dice, day, salah)
    if dice.random() < 0.05:
        nama += " " + dice.choice(PASARAN)
    t = tanggal(dice, day)
    pilih = dice.random()
    if pilih < 0.6:
        return f"{nama}, {t}"
    if pilih < 0.75:
        return f"{nama} tanggal {t}"
    if pilih < 0.85:
        return f"{nama}/{t}" if t[0].isdigit() and " " in t else f"{nama}, {t}"
    if pilih < 0.93:
        return f"{nama} ({t})"
    return f"{nama} {t}"


def rentang(dice: Random, awal: date, akhir: date) -> str:
    """From one day to another; its first day is what it says."""
    sambung = dice.choice((" s.d. ", " s/d ", " - ", "–", " sampai dengan ", " s.d ", " hingga "))
    if awal.month == akhir.month:
        return f"{awal.day}{sambung}{akhir.day} {bulan(dice, akhir)} {akhir.year}"
    tahun = f" {awal.year}" if awal.year != akhir.year or dice.random() < 0.3 else ""
    return f"{awal.day} {bulan(dice, awal)}{tahun}{sambung}{akhir.day} {bulan(dice, akhir)} {akhir.year}"


def telepon(dice: Random) -> tuple[str, str]:
    """A mobile number as written, and as +62…; invented: the middle is zeros."""
    awal = dice.choice(("812", "813", "857", "858", "819", "877", "895", "821", "838", "881"))
    panjang = dice.choice((10, 11, 11, 11, 11, 12, 9))
    sisa = panjang - 3
    angka = "0" * (sisa - 4) + f"{dice.randint(1, 9999):04d}"
    if dice.random() < 0.5:
        angka = f"{dice.randint(0, 10**sisa - 1):0{sisa}d}"
    semua = awal + angka
    e164 = "+62" + semua
    pecah = [semua[:3], semua[3:7], semua[7:]]
    pilih = dice.random()
    if pilih < 0.34:
        return "0" + semua, e164
    if pilih < 0.52:
        return "0" + "-".join(pecah), e164
    if pilih < 0.66:
        return "0" + " ".join(pecah), e164
    if pilih < 0.76:
        return "+62 " + " ".join(pecah), e164
    if pilih < 0.84:
        return "+62 " + "-".join(pecah), e164
    if pilih < 0.88:
        return e164, e164
    if pilih < 0.92:
        return e164[1:], e164
    if pilih < 0.96:
        return "wa.me/62" + semua, e164
    return "0" + ".".join(pecah), e164


def nip(dice: Random) -> str:
    lahir = date(dice.randint(1966, 1990), dice.randint(1, 12), dice.randint(1, 28))
    masuk = lahir.year + dice.randint(22, 32)
    bln = "21" if dice.random() < 0.08 else f"{dice.randint(1, 12):02d}"
    return f"{lahir:%Y%m%d}{masuk}{bln}{dice.randint(1, 2)}{dice.randint(1, 25):03d}"


def tulis_nip(dice: Random, angka: str) -> str:
    label = dice.choice(("NIP ", "NIP. ", "NIP. ", "NIP: ", "NIP : ", "NIP."))
    if len(angka) == 18 and dice.random() < 0.6:
        return f"{label}{angka[:8]} {angka[8:14]} {angka[14]} {angka[15:]}"
    return label + angka
