"""Writes the committed sample: `python -m tests.surat.pembuat_b.contoh [NAME…]` fills tests/surat/media.

One small file for each way in which letters come. The seed is one of calibration: nothing of the benchmark is shown.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2

from tests.surat.pembuat_b import __main__ as pembuat
from tests.surat.pembuat_b import rakit, susun

FOLDER = Path(__file__).parent.parent / "media"
SEED = 42
LARGEST = 400_000
TRIES = 60


@dataclass(frozen=True)
class Ingin:
    """A wish: kind, cell ("11" is both), engine and content, which are known before; then ending and tags of the file."""

    kind: str
    sel: str = ""
    akhiran: str = "pdf"
    tags: tuple[str, ...] = ()
    engine: str = ""
    isi: tuple[str, ...] = ()

    def mungkin(self, r: rakit.Rencana) -> bool:
        sel = "".join(str(int(v)) for v in r.sel)
        tags = r.surat.tags
        return (
            (not self.sel or sel == self.sel)
            and (not self.engine or r.engine == self.engine)
            and set(self.isi) <= tags
            and ("two-letters" in self.isi or r.kedua is None)
            and "other-service" not in tags
        )

    def cocok(self, hasil: rakit.Hasil) -> bool:
        return (
            hasil.nama.endswith(self.akhiran)
            and set(self.tags) <= set(hasil.fakta["tags"])
            and len(hasil.isi) <= LARGEST
        )


DAFTAR: dict[str, Ingin] = {
    "teks-reportlab": Ingin("text", "11", engine="reportlab", isi=("rows",)),
    "teks-typst": Ingin("text", "10", engine="typst", isi=("prose",)),
    "teks-libreoffice": Ingin("text", "01", engine="libreoffice"),
    "teks-kosong": Ingin("text", "00", engine="typst"),
    "teks-dengan-disposisi": Ingin("text", engine="reportlab", tags=("disposition-sheet",)),
    "teks-dengan-lampiran": Ingin("text", engine="typst", tags=("enclosure",)),
    "teks-nomor-kosong": Ingin("text", engine="typst", isi=("blank-number",)),
    "pindaian": Ingin("scan", "11", engine="typst", isi=("a4",)),
    "foto": Ingin("photo", "11", "jpg", engine="reportlab"),
    "foto-tanpa-tanda-tangan": Ingin("photo", "01", "jpg", engine="typst"),
    "foto-heic": Ingin("photo", "", "heic", engine="reportlab"),
    "faks": Ingin("bitonal", "11", engine="reportlab"),
    "faks-tif": Ingin("bitonal", "01", "tif", engine="typst"),
    "faks-png": Ingin("bitonal", "10", "png", engine="reportlab"),
    "fotokopi": Ingin("copy", "11", engine="typst"),
    "aplikasi-pindai": Ingin("app", "10", tags=("wrong-text-layer",), engine="reportlab"),
    "tte-cetak": Ingin("tte", tags=("text",), engine="typst"),
    "tte-foto": Ingin("tte", tags=("photo",), akhiran="", engine="reportlab"),
}


def sebagai_toml(f: dict[str, Any]) -> str:
    """The facts in the words of the other samples; what the page does not say stands in `absent`."""
    e = f["expected"]
    baris = [f'medium = "{f["medium"]}"', f"tags = {json.dumps(f['tags'])}"]
    if f.get("others"):
        baris.append(f"letters = {1 + len(f['others'])}")
    baris += _nilai({k: e[k] for k in ("number", "date", "urgency", "subject", "addressee")})
    baris += ["", "[agency]", *_nilai(e["office"]), "", "[signer]", *_nilai(e["signer"]), "", "[request]"]
    minta = dict(e["request"])
    if "items" in minta:
        minta["items"] = [
            x["kind"] + (f" {x['count']}" if x["count"] is not None else "") for x in minta["items"]
        ]
    if minta.get("contact"):
        minta["contact"] = " ".join(v for v in (minta["contact"]["name"], minta["contact"]["phone"]) if v)
    baris += [*_nilai(minta), "", "[marks]"]
    baris += [f'{m} = "{"present" if f["cell"][m] else "absent"}"' for m in ("signature", "stamp")]
    return "\n".join(baris) + "\n"


def _nilai(isi: dict[str, Any]) -> list[str]:
    hari = ("date", "event_date", "needed_by")
    ada = {k: v for k, v in isi.items() if v is not None}
    baris = [f"{k} = {v if k in hari else json.dumps(v, ensure_ascii=False)}" for k, v in ada.items()]
    if kosong := [k for k, v in isi.items() if v is None]:
        baris.append(f"absent = {json.dumps(kosong)}")
    return baris


def main() -> int:
    cv2.setNumThreads(1)
    FOLDER.mkdir(exist_ok=True)
    wanted = sys.argv[1:] or list(DAFTAR)
    for lama in FOLDER.iterdir():
        if lama.stem in wanted:
            lama.unlink()
    rencana = {k: pembuat.rencana(TRIES, SEED, [k]) for k in pembuat.BAGIAN}
    kurang = [
        nama
        for nama, ingin in DAFTAR.items()
        if nama in wanted and not _buat(nama, ingin, rencana[ingin.kind])
    ]
    print("not found:" if kurang else "all found", *kurang)
    return 1 if kurang else 0


def _buat(nama: str, ingin: Ingin, rencana: list[rakit.Rencana]) -> bool:
    """The first letter that answers the wish."""
    for r in rencana:
        if (r.kind == "tte" and r.medium not in ingin.tags) or not ingin.mungkin(r):
            continue
        rencana.remove(r)
        r.bentuk = {"png": "PNG", "tif": "TIFF", "heic": "HEIF", "jpg": "JPEG"}.get(ingin.akhiran, "")
        hasil = next(susun.semua([r]))
        if ingin.cocok(hasil):
            berkas = FOLDER / f"{nama}{Path(hasil.nama).suffix}"
            berkas.write_bytes(hasil.isi)
            berkas.with_suffix(".toml").write_text(sebagai_toml(hasil.fakta))
            print(berkas.name, len(hasil.isi), hasil.fakta["tags"], flush=True)
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
