"""Turns a template and its facts into subject, text and HTML. The only user of Jinja2 and css-inline; templates load once.

A template is one file of content, `templates/<audience>-<purpose>.j2`, rendered twice: with the building blocks of
unsur.txt.j2 inside dasar.txt.j2, and with those of unsur.html.j2 inside dasar.html.j2. Values are never rendered twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import css_inline
from jinja2 import Environment, FileSystemLoader, StrictUndefined, meta, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from mail import words

FOLDER = Path(__file__).resolve().parent.parent / "templates"
BLOCKS = (
    "p penting kutipan catat butir nomor rincian masalah_daftar tenggat_kotak gambar tautan_daftar alur tombol "
    "surat_ringkas selaku".split()
)
# What every template is given besides its own facts.
GIVEN = frozenset(
    (
        "fakta kasus surat ringkasan instansi kantor kepada sapaan tenggat langkah gambar_cid berkas pilihan dasar self "
        "sebutan pihak titip"
    ).split()
)
WIDTH = 72
QUOTED = 3000

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)

TAHAP = (
    "Kelengkapan berkas",
    "Disposisi pimpinan",
    "Kajian bidang",
    "Pengerjaan",
    "Pemeriksaan hasil",
    "Persetujuan pemohon",
    "Selesai",
)
# Where on the chain of seven a state lies. States that are not on it (a refusal, an archive) show no bar.
LANGKAH: Mapping[str, int] = {
    "menunggu berkas": 1,
    "menunggu pemeriksaan": 1,
    "menunggu disposisi": 2,
    "dikaji": 3,
    "dikerjakan": 4,
    "diperiksa": 5,
    "diserahkan": 6,
    "selesai": 7,
}


@dataclass(frozen=True)
class Langkah:
    """The position of a case on the chain, for the bar."""

    kini: int
    nama: tuple[str, ...] = TAHAP

    @property
    def lewat(self) -> range:
        return range(1, self.kini)

    @property
    def nanti(self) -> range:
        return range(self.kini + 1, len(self.nama) + 1)


def render(
    template: str, context: Mapping[str, object], buttons: Callable[[str], tuple[object, ...]]
) -> tuple[str, str, str]:
    """Subject, text, HTML. The buttons repeat the subject, so they are made when it is known."""
    plain = _TEXT.get_template(f"{template}.j2")
    values = dict(context)
    subject = " ".join("".join(plain.blocks["subjek"](plain.new_context(values))).split())
    values["pilihan"] = buttons(subject)
    text = _tidy(plain.render(values))
    html = _HTML.get_template(f"{template}.j2").render(values)
    return subject, text, html


def _tidy(text: str) -> str:
    """At most one blank line between paragraphs, none at the ends; the signature line keeps its trailing blank."""
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


# ---------------------------------------------------------------- filters


def _finalize(value: Any) -> Any:
    """Controls and bidi signs never reach a reader: they could make a text look like another one."""
    if isinstance(value, str) and _INVISIBLE.search(value):
        return type(value)(_INVISIBLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n")))
    return value


def _wrap(value: object, first: str = "", rest: str | None = None) -> str:
    """Each line of the value filled on its own; `first` begins the first line, `rest` all others."""
    rest = first if rest is None else rest
    lines: list[str] = []
    for line in str(_finalize(str(value))).strip().split("\n"):
        now, empty = first if not lines else rest, True
        for word in line.split():
            if not empty and len(now) + len(word) >= WIDTH:
                lines.append(now)
                now, empty = rest, True
            now, empty = f"{now}{word}" if empty else f"{now} {word}", False
        lines.append(now if not empty else now.rstrip())
    return "\n".join(lines)


def _shorten(value: object) -> str:
    said = str(value)
    return said if len(said) <= QUOTED else said[:QUOTED].rstrip() + " … (selengkapnya tersimpan)"


def _lines(value: object) -> Markup:
    return Markup("<br>").join(escape(line) for line in str(_finalize(str(value))).strip().split("\n"))


def _is_web(value: object) -> bool:
    return re.match(r"https?://[^\s<>\"']+\Z", str(value)) is not None


@pass_context
def _day(context: Context, value: object) -> str:
    """A day for people. Also takes a moment (its local day), a text (as it stands) and None."""
    if value is None or value == "":
        return "belum ditetapkan"
    if isinstance(value, datetime):
        return words.day_words(value.astimezone(words.zone_of(context["kantor"].zone)).date())
    return words.day_words(value) if isinstance(value, date) else str(value)


@pass_context
def _moment(context: Context, value: object) -> str:
    if isinstance(value, date):
        return words.moment_words(value, context["kantor"].zone)
    return "" if value is None else str(value)


# ---------------------------------------------------------------- the two environments


class _Styled(FileSystemLoader):
    """Inlines the styles while a template is loaded, not while a mail is made: it is done once instead of 10,000 times."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, fresh = super().get_source(environment, template)
        return (_styled(source) if template.endswith(".html.j2") else source), path, fresh


def _styled(source: str) -> str:
    """The markup goes through css-inline with stand-ins for what is Jinja's: comments, which may stand between the
    rows of a table, for statements; words for expressions, which stand in texts and attributes only."""
    taken: list[str] = []

    def hide(found: re.Match[str]) -> str:
        taken.append(found[0])
        return f"jinja-{len(taken) - 1}-" if found[0].startswith("{{") else f"<!--jinja-{len(taken) - 1}--->"

    hidden = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", hide, source, flags=re.DOTALL)
    css = (FOLDER / "gaya.css").read_text(encoding="utf-8")
    styler = css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True, minify_css=True)
    if "</head>" in hidden:
        styled = styler.inline(hidden.replace("</head>", f"<style>{css}</style></head>"))
    else:
        styled = styler.inline_fragment(hidden, css)
    return re.sub(r"(?:<!--)?jinja-(\d+)-(?:-->)?", lambda found: taken[int(found[1])], styled)


def _environment(kind: str) -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=_Styled(FOLDER),
        undefined=StrictUndefined,
        autoescape=kind == "html",
        finalize=_finalize,
        trim_blocks=True,
        cache_size=-1,
        auto_reload=False,
    )
    environment.filters.update(
        bungkus=_wrap,
        potong=_shorten,
        baris=_lines,
        web=_is_web,
        tanggal=_day,
        waktu=_moment,
        ukuran=words.size_words,
    )
    environment.filters.update(
        awal=lambda value: str(value)[:1].upper() + str(value)[1:],
        pasangan=lambda rows: [(row["nama"], str(row["jumlah"])) for row in rows],
    )
    environment.globals["dasar"] = f"dasar.{kind}.j2"
    blocks = environment.get_template(f"unsur.{kind}.j2").module
    environment.globals.update({name: getattr(blocks, name) for name in BLOCKS})
    return environment


_TEXT = _environment("txt")
_HTML = _environment("html")

TEMPLATES: frozenset[str] = frozenset(
    path.name[:-3] for path in FOLDER.glob("*-*.j2") if not path.name.startswith(("dasar", "unsur"))
)


def _facts_of(template: str) -> frozenset[str]:
    source = (FOLDER / f"{template}.j2").read_text(encoding="utf-8")
    return frozenset(meta.find_undeclared_variables(_TEXT.parse(source)) - GIVEN - set(_TEXT.globals))


REQUIRED: dict[str, frozenset[str]] = {template: _facts_of(template) for template in sorted(TEMPLATES)}
"""The facts that each template needs; a standard whose row lacks one is refused at start."""
