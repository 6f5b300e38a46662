"""Sets a letter with typst: flowing text with justification, grids for the labels and the signer block."""

# ruff: noqa: E501 - lines of another language, kept whole

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import typst

from tests.surat.pembuat_b import gambar
from tests.surat.pembuat_b.surat import Blok, Surat
from tests.surat.pembuat_b.susun_reportlab import hash_

FON = [str(p) for p in (Path("/usr/share/fonts/truetype"), Path("/usr/share/fonts/opentype")) if p.exists()]


def t(text: str) -> str:
    """Text as it is, no markup; rows of blanks stay."""
    return "#" + json.dumps(text.replace("  ", "\u00a0\u00a0"), ensure_ascii=False) + ";"


def baris(*potong: str) -> str:
    return " \\ ".join(potong)


def susun(s: Surat, seed: int) -> bytes:
    dice = Random(f"typst {seed}")
    g = s.gaya
    w, h = s.ukuran
    fon = json.dumps(g.fon)
    bagian = [
        "#set document(date: none)",
        f"#set page(width: {w}pt, height: {h}pt, margin: (left: {g.kiri}pt, right: {g.kanan}pt, top: {g.atas}pt, bottom: 50pt))",
        f'#set text(font: ({fon}, "Liberation Serif"), size: {g.ukuran}pt, lang: "id", hyphenate: {str(dice.random() < 0.15).lower()})',
        f"#set par(justify: {str(g.rata).lower()}, leading: {g.baris - 0.62:.2f}em, spacing: {g.baris - 0.4:.2f}em)",
        kop(s),
        kepala(s, dice),
        "#v(6pt)",
        *isi(s),
        "#v(4pt)",
        penutup(s, dice),
    ]
    akar = gambar.folder()
    for n in (g.logo, g.logo_kanan):
        if n is not None and not (akar / f"logo-{n}.png").exists():
            (akar / f"logo-{n}.png").write_bytes(gambar.logo(n))
    if s.tte:
        (akar / "qr.png").write_bytes(gambar.qr_png(f"https://tte.opd.test/verifikasi/{hash_(s.nomor)}"))
    sumber = "\n".join(bagian).encode()
    return typst.compile(sumber, root=str(akar), font_paths=FON, ignore_system_fonts=True)


def kop(s: Surat) -> str:
    g = s.gaya
    warna = "fill: white" if g.pita else f'fill: rgb("{g.warna}")'
    teks = []
    for n, b in enumerate(s.kop):
        akhir = n == len(s.kop) - 1
        size = (15 if len(b) < 44 else 12.5) if akhir else 12.5
        teks.append(f'#text({size}pt, weight: "{"bold" if akhir or n else "regular"}", {warna})[{t(b)}]')
    teks += [f"#text(8.5pt, {warna})[{t(a)}]" for a in s.alamat]
    kanan = f', image("/logo-{g.logo_kanan}.png", height: 58pt)' if g.logo_kanan is not None else ", []"
    garis = {
        "ganda": f'#line(length: 100%, stroke: 2.2pt + rgb("{g.warna}"))#v(-9.5pt)#line(length: 100%, stroke: 0.7pt + rgb("{g.warna}"))',
        "tebal": f'#line(length: 100%, stroke: 2.5pt + rgb("{g.warna}"))',
        "tipis": f'#line(length: 100%, stroke: 0.8pt + rgb("{g.warna}"))',
    }[g.garis]
    pita = ""
    if g.pita:
        pita = f'#place(top + left, dx: -{g.kiri}pt, dy: -{g.atas}pt, rect(width: {s.ukuran[0]}pt, height: {g.atas + 68}pt, fill: rgb("{g.pita}")))\n'
    return (
        f"{pita}"
        "#{ set par(leading: 0.42em, justify: false); grid(columns: (56pt, 1fr, "
        + ("56pt" if g.logo_kanan is not None else "20pt")
        + f'), align: (left + horizon, center + horizon, right + horizon), image("/logo-{g.logo}.png", height: 62pt), ['
        + baris(*teks)
        + f"]{kanan}) }}\n#v(-4pt)\n{garis}"
    )


def kepala(s: Surat, dice: Random) -> str:
    g = s.gaya
    yth = baris(
        *(t(b) if n == 0 else f"#h({18 if b[:2] != 'di' else 8}pt){t(b)}" for n, b in enumerate(s.yth))
    )
    label = []
    for nama, nilai in zip(g.label, (s.nomor, s.sifat, s.lampiran, s.hal), strict=True):
        if nilai:
            label.append(f"[{t(nama)}], [:], [{t(nilai)}]")
    kisi = f"grid(columns: (auto, 6pt, 1fr), column-gutter: 6pt, row-gutter: {0.42 * g.ukuran:.1f}pt, {', '.join(label)})"
    tanggal = f"[{t(s.tanggal)}]" if g.tanggal_di != "bawah" else "[]"
    lebar = s.ukuran[0] - g.kiri - g.kanan
    kanan = max(150, lebar - (g.blok_x - g.kiri))
    if g.lama:
        sapa = baris(t("Kepada :" if g.logo % 2 else "Kepada"), yth)
        if g.tanggal_di == "sebaris":
            return f"#{{ set par(justify: false); grid(columns: (1fr, {kanan}pt), column-gutter: 10pt, {kisi}, [{baris(t(s.tanggal), sapa)}]) }}"
        atas = (
            f"#grid(columns: (1fr, {kanan}pt), column-gutter: 10pt, [], {tanggal})\n"
            if tanggal != "[]"
            else ""
        )
        return f"{atas}#{{ set par(justify: false); grid(columns: (1fr, {kanan}pt), column-gutter: 10pt, {kisi}, [{sapa}]) }}"
    if g.tanggal_di == "sebaris":
        kepala_ = f"#{{ set par(justify: false); grid(columns: (1fr, auto), column-gutter: 14pt, {kisi}, {tanggal}) }}"
    else:
        kepala_ = f"#align(right, {tanggal})\n#{{ set par(justify: false); {kisi} }}"
    return f"{kepala_}\n#v(8pt)\n#{{ set par(justify: false); [{yth}] }}"


def isi(s: Surat) -> list[str]:
    g = s.gaya
    hasil = []
    for b in s.isi:
        if b[0] == "p":
            hasil.append(f"#par(first-line-indent: (amount: {g.menjorok}pt, all: true))[{t(b[1])}]")
        elif b[0] == "baris":
            sel = ", ".join(f"[{t(a)}], [:], [{t(v)}]" for a, v in b[1])
            hasil.append(
                f"#pad(left: 20pt, {{ set par(justify: false); grid(columns: (auto, 5pt, 1fr), column-gutter: 6pt, row-gutter: {0.5 * g.ukuran:.1f}pt, {sel}) }})"
            )
        elif b[0] == "daftar":
            tanda = b[2]
            cap = [
                tanda if tanda in "-•" else (str(n + 1) if tanda[0] == "1" else chr(97 + n)) + tanda[1:]
                for n in range(len(b[1]))
            ]
            sel = ", ".join(f"[{t(c)}], [{t(v)}]" for c, v in zip(cap, b[1], strict=True))
            hasil.append(
                f"#pad(left: 20pt, grid(columns: (14pt, 1fr), row-gutter: {0.5 * g.ukuran:.1f}pt, {sel}))"
            )
        else:
            lebar = "(26pt, 1fr, 90pt)" if len(b[1]) == 3 else "(26pt, 1fr, 80pt, 1fr)"
            sel = (
                ", ".join(f"[*{t(k)}*]" for k in b[1])
                + ", "
                + ", ".join(f"[{t(v)}]" for row in b[2] for v in row)
            )
            hasil.append(
                f"#pad(left: 10pt, {{ set par(justify: false); table(columns: {lebar}, stroke: 0.5pt, inset: 4pt, {sel}) }})"
            )
    return hasil


def penutup(s: Surat, dice: Random) -> str:
    g = s.gaya
    lebar = s.ukuran[0] - g.kiri - g.kanan
    kanan = max(170, lebar - (g.blok_x - g.kiri))
    tanggal = f"[{t(s.tanggal)}]; linebreak(); " if g.tanggal_di == "bawah" else ""
    kiri = blok(s, s.kiri, "left") if s.kiri else "[]"
    rata = "center" if g.blok == "tengah" else "left"
    # What keeps together goes to the next page together.
    hasil = (
        f"#block(breakable: false, {{ set par(justify: false, leading: 0.5em); grid(columns: (1fr, {kanan}pt), {kiri}, "
        f"{{ {tanggal}{blok(s, s.blok, rata)} }}) }})"
    )
    if s.tembusan:
        awalan = [f"{n + 1}. " if len(s.tembusan) > 1 else "" for n in range(len(s.tembusan))]
        daftar = baris(
            *(
                t(a + b + (";" if n < len(s.tembusan) - 1 else "."))
                for n, (a, b) in enumerate(zip(awalan, s.tembusan, strict=True))
            )
        )
        hasil += f"\n#v(4pt)\n#{{ set par(justify: false); text({g.ukuran - 1}pt)[{t('Tembusan :')} \\ {daftar}] }}"
    if s.tte == "bawah":
        hasil += '\n#place(bottom + left, dy: -30pt, image("/qr.png", height: 58pt))'
    if s.kaki:
        hasil += (
            "\n#place(bottom + left, dy: 24pt, block(width: 100%)[#line(length: 100%, stroke: 0.5pt)#v(-6pt)"
            f"#set par(justify: false, leading: 0.35em)\n#text(6.5pt)[{baris(*(t(k) for k in s.kaki))}]])"
        )
    return hasil


def blok(s: Surat, b: Blok, rata: str) -> str:
    g = s.gaya
    utama = b is s.blok
    jabatan = baris(*(t(j) for j in b.atas))
    nama = t(b.nama)
    if "tebal" in g.nama:
        nama = f"*{nama}*"
    if "garis" in g.nama:
        nama = f"#underline[{nama}]"
    bawah = baris(nama, *(t(x) for x in (b.pangkat, b.nip) if x))
    jarak = g.jarak
    atas = ""
    if s.tte and utama and s.tte != "bawah":
        kata = f"#text({g.ukuran - 1.5}pt)[{t('Ditandatangani secara elektronik oleh:')}]"
        if s.tte == "dalam":
            return f'align({rata})[{jabatan} \\ #v(4pt) #grid(columns: (auto, auto), column-gutter: 6pt, align: horizon, image("/qr.png", height: {jarak - 6}pt), text(7pt)[{t("Ditandatangani secara elektronik")}]) #v(4pt) {bawah}]'
        tepi = "stroke: 0.7pt, inset: 6pt" if s.tte == "kotak" else "inset: 2pt"
        return f'move(dx: -60pt, box({tepi}, grid(columns: (56pt, {s.ukuran[0] - g.kanan - g.blok_x - 14}pt), column-gutter: 6pt, align: (center + horizon, left), image("/qr.png", height: 52pt), [{kata} \\ {jabatan} \\ #v(6pt) {bawah}])))'
    return f"align({rata})[{atas}{jabatan} #v({jarak}pt) {bawah}]"
