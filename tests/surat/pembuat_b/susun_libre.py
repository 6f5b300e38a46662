"""Sets letters with LibreOffice: flat ODT sources with tabs, indents and tables, converted many in one call."""

# ruff: noqa: E501 - lines of another language, kept whole

from __future__ import annotations

import base64
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from tests.surat.pembuat_b import gambar
from tests.surat.pembuat_b.surat import Blok, Surat
from tests.surat.pembuat_b.susun_reportlab import hash_

NS = " ".join(
    f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"'
    for k, v in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)


class Naskah:
    """A source under construction: automatic styles are made when they are first used."""

    def __init__(self, s: Surat) -> None:
        self.s, self.g = s, s.gaya
        self.gaya: dict[str, str] = {}
        self.isi: list[str] = []
        self.lebar = s.ukuran[0] - self.g.kiri - self.g.kanan
        self.angka = 0

    def paragraf(self, tab: tuple[float, ...] = (), **sifat: str) -> str:
        henti = "".join(f'<style:tab-stop style:position="{t:.1f}pt"/>' for t in tab)
        henti = f"<style:tab-stops>{henti}</style:tab-stops>" if henti else ""
        atribut = " ".join(f'{k.replace("__", ":").replace("_", "-")}="{v}"' for k, v in sifat.items())
        return self._gaya(
            "paragraph", f"<style:paragraph-properties {atribut}>{henti}</style:paragraph-properties>"
        )

    def huruf(self, **sifat: str) -> str:
        atribut = " ".join(f'{k.replace("__", ":").replace("_", "-")}="{v}"' for k, v in sifat.items())
        return self._gaya("text", f"<style:text-properties {atribut}/>")

    def _gaya(self, keluarga: str, isi: str) -> str:
        kunci = f"{keluarga}|{isi}"
        if kunci not in self.gaya:
            self.gaya[kunci] = f"{keluarga[0].upper()}{len(self.gaya)}"
        return self.gaya[kunci]

    def p(self, isi: str, gaya: str) -> str:
        return f'<text:p text:style-name="{gaya}">{isi}</text:p>'

    def selesai(self) -> str:
        g = self.g
        w, h = self.s.ukuran
        gaya = []
        for kunci, nama in self.gaya.items():
            keluarga, _, isi = kunci.partition("|")
            induk = ' style:parent-style-name="Standard"' if keluarga == "paragraph" else ""
            gaya.append(
                f'<style:style style:name="{nama}" style:family="{keluarga}"{induk}>{isi}</style:style>'
            )
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {NS} office:version="1.3" '
            'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
            '<style:style style:name="Standard" style:family="paragraph">'
            f'<style:paragraph-properties fo:line-height="{int(g.baris * 88)}%"/>'
            f'<style:text-properties fo:font-family="{g.fon}" fo:font-size="{g.ukuran}pt" fo:language="id" fo:country="ID"/>'
            "</style:style></office:styles><office:automatic-styles>"
            f'<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="{w}pt" fo:page-height="{h}pt" '
            f'fo:margin-left="{g.kiri}pt" fo:margin-right="{g.kanan}pt" fo:margin-top="{g.atas}pt" fo:margin-bottom="40pt"/>'
            "</style:page-layout>"
            '<style:style style:name="G" style:family="graphic"><style:graphic-properties style:wrap="run-through" '
            'style:run-through="foreground" style:vertical-pos="from-top" style:vertical-rel="paragraph" '
            'style:horizontal-pos="from-left" style:horizontal-rel="page-content"/></style:style>'
            '<style:style style:name="K" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" '
            'fo:padding="2.5pt"/></style:style>'
            '<style:style style:name="K0" style:family="table-cell"><style:table-cell-properties fo:padding="0pt"/></style:style>'
            f'<style:style style:name="TB" style:family="table"><style:table-properties style:width="{self.lebar:.0f}pt" '
            'table:align="left"/></style:style>'
            + "".join(gaya)
            + '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/>'
            "</office:master-styles><office:body><office:text>"
            + "".join(self.isi)
            + "</office:text></office:body></office:document>"
        )


def x(text: str) -> str:
    """Text with its rows of blanks."""
    aman = escape(text)
    while "  " in aman:
        i = aman.index("  ")
        n = len(aman[i:]) - len(aman[i:].lstrip(" "))
        aman = aman[:i] + f' <text:s text:c="{n - 1}"/>' + aman[i + n :]
    return aman


def bingkai(png: bytes, kiri: float, atas: float, lebar: float, tinggi: float) -> str:
    return (
        f'<draw:frame draw:style-name="G" text:anchor-type="paragraph" svg:x="{kiri:.1f}pt" svg:y="{atas:.1f}pt" '
        f'svg:width="{lebar:.1f}pt" svg:height="{tinggi:.1f}pt"><draw:image><office:binary-data>'
        f"{base64.b64encode(png).decode()}</office:binary-data></draw:image></draw:frame>"
    )


def naskah(s: Surat) -> str:
    n = Naskah(s)
    kop(n)
    kepala(n)
    for b in s.isi:
        isi(n, b)
    penutup(n)
    return n.selesai()


def kop(n: Naskah) -> None:
    g, s = n.g, n.s
    rapat = {"fo__text_align": "center", "fo__line_height": "100%", "fo__margin_left": "52pt"}
    if g.pita:
        rapat["fo__background_color"] = g.pita
    warna = "#ffffff" if g.pita else g.warna
    for k, b in enumerate(s.kop):
        akhir = k == len(s.kop) - 1
        size = (15 if len(b) < 40 else 12) if akhir else 12.5
        h = n.huruf(
            fo__font_size=f"{size}pt", fo__color=warna, fo__font_weight="bold" if akhir or k else "normal"
        )
        gambar_ = bingkai(gambar.logo(g.logo), -4, 0, 50, 60) if k == 0 else ""
        if k == 0 and g.logo_kanan is not None:
            gambar_ += bingkai(gambar.logo(g.logo_kanan), n.lebar - 46, 0, 48, 58)
        n.isi.append(
            n.p(f'{gambar_}<text:span text:style-name="{h}">{x(b)}</text:span>', n.paragraf(**rapat))
        )
    for k, a in enumerate(s.alamat):
        h = n.huruf(fo__font_size="8.5pt", fo__color=warna)
        garis = {}
        if k == len(s.alamat) - 1:
            garis = {"ganda": {"fo__border_bottom": f"3pt double {g.warna}"}, "tebal": {"fo__border_bottom": f"2.2pt solid {g.warna}"}, "tipis": {"fo__border_bottom": f"0.8pt solid {g.warna}"}}[g.garis]  # fmt: skip
            garis |= {"fo__padding_bottom": "6pt", "fo__margin_bottom": "8pt"}
            garis |= {} if g.pita else {"fo__margin_left": "0pt"}
        n.isi.append(
            n.p(f'<text:span text:style-name="{h}">{x(a)}</text:span>', n.paragraf(**(rapat | garis)))
        )


def kepala(n: Naskah) -> None:
    g, s = n.g, n.s
    kanan = min(max(g.blok_x - g.kiri, 215), 265)
    titik = 62 if max(map(len, g.label)) < 9 else 66
    tab = (titik, titik + 8, kanan)
    gaya = n.paragraf(tab=tab, fo__line_height="105%")
    label = [(a, v) for a, v in zip(g.label, (s.nomor, s.sifat, s.lampiran, s.hal), strict=True) if v]
    kiri: list[str] = []
    muat = 30 if g.lama else 62
    for a, v in label:
        potong = lipat(v, muat) if a == g.label[3] else [v]
        kiri.append(f"{x(a)}<text:tab/>:<text:tab/>{x(potong[0])}")
        kiri += [f"<text:tab/><text:tab/>{x(p)}" for p in potong[1:]]
    kanan_: list[str] = []
    if g.lama:
        # Lines left and right of each other, by tabs: as typists do.
        sempit = int((n.lebar - kanan) / (g.ukuran * 0.53)) - 3
        kanan_ = [x("Kepada :" if g.logo % 2 else "Kepada")]
        for k, b in enumerate(s.yth):
            potong = lipat(b, sempit)
            kanan_ += [x(v if k == 0 and j == 0 else "      " + v) for j, v in enumerate(potong)]
        if g.tanggal_di == "sebaris":
            kanan_.insert(0, x(s.tanggal))
        elif g.tanggal_di == "atas":
            n.isi.append(n.p(f"<text:tab/><text:tab/><text:tab/>{x(s.tanggal)}", gaya))
    elif g.tanggal_di == "sebaris":
        kanan_ = [x(s.tanggal)]
    elif g.tanggal_di == "atas":
        n.isi.append(n.p(f"<text:tab/><text:tab/><text:tab/>{x(s.tanggal)}", gaya))
    if g.lama and any(len(lipat(v, 34)) > 1 for _, v in label[:-1]):
        # A number that is too long for its half pushes the address down.
        for k in kiri:
            n.isi.append(n.p(k, gaya))
        kiri = []
    for k in range(max(len(kiri), len(kanan_))):
        a = kiri[k] if k < len(kiri) else "<text:tab/><text:tab/>"
        b = f"<text:tab/>{kanan_[k]}" if k < len(kanan_) else ""
        n.isi.append(n.p(a + b, gaya))
    if not g.lama:
        atas = n.paragraf(fo__margin_top="10pt", fo__line_height="105%")
        for k, b in enumerate(s.yth):
            masuk = 0 if k == 0 else 10 if b[:2] == "di" else 26
            n.isi.append(
                n.p(
                    x(b), atas if k == 0 else n.paragraf(fo__margin_left=f"{masuk}pt", fo__line_height="105%")
                )
            )
    n.isi.append(n.p("", n.paragraf(fo__line_height="60%")))


def lipat(text: str, muat: int) -> list[str]:
    baris = [""]
    for k in text.split(" "):
        if baris[-1] and len(baris[-1]) + len(k) + 1 > muat:
            baris.append("")
        baris[-1] = f"{baris[-1]} {k}".strip()
    return baris


def isi(n: Naskah, b: tuple) -> None:  # type: ignore[type-arg]
    g = n.g
    rata = {"fo__text_align": "justify" if g.rata else "start"}
    if b[0] == "p":
        n.isi.append(
            n.p(x(b[1]), n.paragraf(fo__text_indent=f"{g.menjorok}pt", fo__margin_bottom="3pt", **rata))
        )
    elif b[0] == "baris":
        terpanjang = max(len(a) for a, _ in b[1])
        titik = 24 + terpanjang * g.ukuran * 0.52
        gaya = n.paragraf(
            tab=(titik - titik - 8, 0),
            fo__margin_left=f"{titik + 8:.0f}pt",
            fo__text_indent=f"{-(titik + 8 - 22):.0f}pt",
        )
        for a, v in b[1]:
            n.isi.append(n.p(f"{x(a)}<text:tab/>:<text:tab/>{x(v)}", gaya))
    elif b[0] == "daftar":
        tanda = b[2]
        gaya = n.paragraf(tab=(0,), fo__margin_left="38pt", fo__text_indent="-16pt", **rata)
        for k, v in enumerate(b[1]):
            cap = tanda if tanda in "-•" else (str(k + 1) if tanda[0] == "1" else chr(97 + k)) + tanda[1:]
            n.isi.append(n.p(f"{cap}<text:tab/>{x(v)}", gaya))
    else:
        tabel(n, b[1], b[2])


def tabel(n: Naskah, kepala_: tuple[str, ...], rows: list[list[str]]) -> None:
    bagi = (0.08, 0.62, 0.3) if len(kepala_) == 3 else (0.08, 0.4, 0.2, 0.32)
    tebal = n.huruf(fo__font_weight="bold")
    tengah = n.paragraf(fo__text_align="center", fo__line_height="100%")
    kiri = n.paragraf(fo__line_height="100%")
    kolom = "".join(
        f'<table:table-column table:style-name="{n._gaya("table-column", f"<style:table-column-properties style:column-width={chr(34)}{n.lebar * b:.0f}pt{chr(34)}/>")}"/>'
        for b in bagi
    )
    baris = []
    for k, row in enumerate([list(kepala_), *rows]):
        sel = "".join(
            '<table:table-cell table:style-name="K" office:value-type="string">'
            + n.p(
                f'<text:span text:style-name="{tebal}">{x(v)}</text:span>' if k == 0 else x(v),
                tengah if k == 0 or c == 0 else kiri,
            )
            + "</table:table-cell>"
            for c, v in enumerate(row)
        )
        baris.append(f"<table:table-row>{sel}</table:table-row>")
    n.angka += 1
    n.isi.append(
        f'<table:table table:name="T{n.angka}" table:style-name="TB">{kolom}{"".join(baris)}</table:table>'
    )
    n.isi.append(n.p("", n.paragraf(fo__line_height="50%")))


def penutup(n: Naskah) -> None:
    g, s = n.g, n.s
    jauh = g.blok_x - g.kiri
    if s.kiri:
        dua_blok(n, jauh)
    else:
        if g.tanggal_di == "bawah":
            n.isi.append(
                n.p(
                    x(s.tanggal),
                    n.paragraf(
                        fo__margin_left=f"{jauh}pt", fo__margin_top="8pt", fo__keep_with_next="always"
                    ),
                )
            )
        n.isi += blok(n, s.blok, jauh, g.blok == "tengah")
    if s.tembusan:
        kecil = n.huruf(fo__font_size=f"{g.ukuran - 1}pt")
        daftar = [f"{k + 1}. {b};" if len(s.tembusan) > 1 else f"{b}." for k, b in enumerate(s.tembusan)]
        for k, b in enumerate(["Tembusan:", *daftar]):
            gaya = n.paragraf(fo__margin_top="6pt" if k == 0 else "0pt", fo__line_height="100%")
            n.isi.append(n.p(f'<text:span text:style-name="{kecil}">{x(b)}</text:span>', gaya))
    if s.kaki:
        kecil = n.huruf(fo__font_size="6.5pt")
        for k, b in enumerate(s.kaki):
            garis = (
                {"fo__border_top": "0.5pt solid #000000", "fo__margin_top": "26pt", "fo__padding_top": "3pt"}
                if k == 0
                else {}
            )
            n.isi.append(
                n.p(
                    f'<text:span text:style-name="{kecil}">{x(b)}</text:span>',
                    n.paragraf(fo__line_height="100%", **garis),
                )
            )


def blok(n: Naskah, b: Blok, jauh: float, tengah: bool) -> list[str]:
    """Paragraphs one under the other, kept on one page."""
    g, s = n.g, n.s
    letak = {"fo__margin_left": f"{jauh}pt", "fo__line_height": "105%", "fo__keep_with_next": "always"}
    if tengah:
        letak["fo__text_align"] = "center"
    baris: list[str] = []
    awal = ""
    if s.tte and b is s.blok:
        kode = gambar.qr_png(f"https://tte.opd.test/verifikasi/{hash_(s.nomor)}")
        awal = bingkai(kode, jauh - 66, 4, 56, 56) if s.tte != "bawah" else bingkai(kode, 0, 30, 58, 58)
        kecil = n.huruf(fo__font_size=f"{g.ukuran - 1.5}pt")
        baris.append(
            n.p(
                f'{awal}<text:span text:style-name="{kecil}">Ditandatangani secara elektronik oleh:</text:span>',
                n.paragraf(fo__margin_top="8pt", **letak),
            )
        )
        awal = ""
    for k, j in enumerate(b.atas):
        atas = {"fo__margin_top": "8pt"} if k == 0 and not baris else {}
        baris.append(n.p(awal + x(j), n.paragraf(**(letak | atas))))
        awal = ""
    jarak = 6 if s.tte and b is s.blok else g.jarak
    sifat = {}
    if "tebal" in g.nama:
        sifat["fo__font_weight"] = "bold"
    if "garis" in g.nama:
        sifat["style__text_underline_style"] = "solid"
    nama = f'<text:span text:style-name="{n.huruf(**sifat)}">{x(b.nama)}</text:span>' if sifat else x(b.nama)
    baris.append(n.p(nama, n.paragraf(**(letak | {"fo__margin_top": f"{jarak}pt"}))))
    baris += [n.p(x(v), n.paragraf(**letak)) for v in (b.pangkat, b.nip) if v]
    return baris


def dua_blok(n: Naskah, jauh: float) -> None:
    """Two signers side by side: a table without lines."""
    s = n.s
    assert s.kiri is not None
    kolom = "".join(
        f'<table:table-column table:style-name="{n._gaya("table-column", f"<style:table-column-properties style:column-width={chr(34)}{w:.0f}pt{chr(34)}/>")}"/>'
        for w in (jauh, n.lebar - jauh)
    )
    atas = [n.p(x(s.tanggal), n.paragraf(fo__line_height="105%"))] if n.g.tanggal_di == "bawah" else []
    sel = "".join(
        f'<table:table-cell table:style-name="K0" office:value-type="string">{"".join(isi_)}</table:table-cell>'
        for isi_ in (blok(n, s.kiri, 0, False), [*atas, *blok(n, s.blok, 0, False)])
    )
    n.isi.append(
        f'<table:table table:name="TT" table:style-name="TB">{kolom}<table:table-row>{sel}</table:table-row></table:table>'
    )
    n.isi.append(n.p("", n.paragraf(fo__line_height="50%")))


def susun(surat: list[Surat]) -> list[bytes]:
    """All of them in one call; the profile is thrown away, so that a user's own LibreOffice is left alone."""
    with tempfile.TemporaryDirectory(prefix="pembuat-b-") as nama:
        folder = Path(nama)
        berkas = []
        for k, s in enumerate(surat):
            berkas.append(folder / f"{k:04d}.fodt")
            berkas[-1].write_text(naskah(s))
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profil",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                *map(str, berkas),
            ],
            check=True,
            capture_output=True,
            timeout=600,
        )
        return [b.with_suffix(".pdf").read_bytes() for b in berkas]
