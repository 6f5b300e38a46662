"""Runs the stories of tests/skenario/*.toml: who writes what, and what must be true afterwards. Readable by the office.

The keys of a story are explained in tests/skenario/BACA.md. Every story runs over real Dovecot and Postfix.
"""

from __future__ import annotations

import io
import shlex
import time
import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.surat.buat import A, pdf
from tests.world import LETTERS, PEOPLE, SERVICE, World, buttons, html_of, text_of
from workflow.facts import Case

STORIES = sorted((Path(__file__).parent / "skenario").glob("*.toml"))
STEP_KEYS = frozenset(
    "siapa kirim perihal isi jawab tentang surat_ke tekan tulis berkas waktu hentikan jalankan ulangi harap "
    "kepala_surat diam antar perintah pantul lingkar tangan".split()
)
HOPE_KEYS = frozenset(
    "keadaan kasus revisi pelaksana tenggat tidak_ada menerima berisi tanpa jeda sementara tempat kembar skor "
    "disposisi permohonan tidak_pernah hari berlampiran kelas kanal".split()
)


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_story(story: Path, world: World) -> None:
    tell(tomllib.loads(story.read_text()), world)


def tell(story: dict[str, Any], world: World) -> None:
    """Play every step; after each one everything that moves has come to rest."""
    assert set(story) <= {"judul", "mulai", "langkah"}, set(story)
    if "mulai" in story:
        world.forward(moment(story["mulai"]))
    world.run()
    known = 0
    for number, step in enumerate(story["langkah"], start=1):
        unknown = set(step) - STEP_KEYS | set(step.get("harap", {})) - HOPE_KEYS
        assert not unknown, f"langkah {number}: kunci tidak dikenal {unknown}"
        play(step, world)
        if step.get("diam"):
            continue
        world.settle()
        sent = sent_templates(world)
        hope(number, step.get("harap", {}), world, sent[known:])
        known = len(sent)
    assert world.stop() == 0


def moment(text: str) -> datetime:
    """Local time of the office (WIB) as a UTC moment."""
    return (datetime.fromisoformat(text) - timedelta(hours=7)).replace(tzinfo=UTC)


def play(step: dict[str, Any], world: World) -> None:
    if "waktu" in step:
        world.forward(moment(step["waktu"]))
    if step.get("hentikan"):
        world.kill()
    if step.get("jalankan"):
        world.run()
    if "perintah" in step:
        world.suratd(*shlex.split(step["perintah"]))
        # The daemon looks at the table of holidays once a tick (half a second here).
        time.sleep(1.2)
    if "pantul" in step:
        world.bounces(step["pantul"], step.get("tentang", ""))
    if "lingkar" in step:
        world.returns(step["lingkar"], step.get("tentang", ""))
    if "tangan" in step:
        action, _, place = step["tangan"].partition(":")
        world.hands({"baca": "read", "pindah": "move"}[action], place.strip() or "INBOX")
    if "siapa" not in step:
        return
    for _ in range(step.get("ulangi", 1)):
        write(step, world)


def write(step: dict[str, Any], world: World) -> None:
    """The mail of one step: a letter, a tapped button, or a reply."""
    who, about, times = step["siapa"], step.get("tentang", ""), step.get("antar", 1)
    heads = {name.replace("_", "-"): value for name, value in step.get("kepala_surat", {}).items()}
    if "kirim" in step:
        letters = [step["kirim"]] if isinstance(step["kirim"], str) else step["kirim"]
        subject, words = step.get("perihal", "Permohonan konten"), step.get("isi", "Terlampir.")
        world.mails(who, subject, words, [file(name) for name in letters], times, **heads)
    elif "tekan" in step:
        world.presses(who, step["tekan"], about=about, note=step.get("tulis", ""))
    else:
        mail = world.last(step.get("surat_ke", who), about)
        files = [file(name) for name in step.get("berkas", [])]
        world.answers(who, step["jawab"], mail, files, times=times, **heads)


def file(name: str) -> tuple[str, bytes] | Path:
    path = LETTERS / name
    return path if path.exists() else (name, picture(name))


def picture(name: str) -> bytes:
    """A small picture that is different for every name."""
    out = io.BytesIO()
    color = tuple(name.encode()[:3])
    Image.new("RGB", (64, 48), color).save(out, "PNG", pnginfo=_named(name))
    return out.getvalue()


def _named(name: str) -> PngInfo:
    info = PngInfo()
    info.add_text("Title", name)
    return info


def sent_templates(world: World) -> list[tuple[str, str]]:
    """(recipient, template) of every mail promised so far, in order."""
    store = world.store()
    try:
        rows = store.outbox(limit=10_000)
    finally:
        store.close()
    # A reporter stands there under a name that only the key can tell.
    names = {world.vault.name_for(address): address for address in PEOPLE.values()}
    return [(names.get(row.recipient, row.recipient), row.template) for row in reversed(rows)]


def hope(number: int, hopes: dict[str, Any], world: World, new: list[tuple[str, str]]) -> None:
    where = f"langkah {number}"
    cases = world.cases()
    if "kasus" in hopes:
        assert len(cases) == hopes["kasus"], where
    ref = hopes.get("permohonan", cases[-1].ref if cases else "")
    case = next((one for one in cases if one.ref == ref), None)
    assert case is not None or "permohonan" not in hopes, f"{where}: {ref} tidak ada"
    if case is not None:
        hope_of_case(where, hopes, case)
    for who, wanted in hopes.get("menerima", {}).items():
        templates = [template for address, template in new if address == PEOPLE[who]]
        wanted = [wanted] if isinstance(wanted, str) else wanted
        assert templates == wanted, f"{where}: {who} menerima {templates}\n{world.log()[-3000:]}"
    for who in hopes.get("tidak_ada", []):
        templates = [template for address, template in new if address == PEOPLE[who]]
        assert not templates, f"{where}: {who} menerima {templates}"
    for who, words in hopes.get("berisi", {}).items():
        for word in [words] if isinstance(words, str) else words:
            text = " ".join(text_of(world.last(who)).split())
            assert word.lower() in text.lower(), f"{where}: {text}"
    for who, names in hopes.get("berlampiran", {}).items():
        found = [part.get_filename() for part in world.last(who).iter_attachments()]
        for name in [names] if isinstance(names, str) else names:
            assert name in found, f"{where}: {who} mendapat lampiran {found}"
    for who, words in hopes.get("tanpa", {}).items():
        for word in [words] if isinstance(words, str) else words:
            assert word not in text_of(world.last(who)) + html_of(world.last(who)), where
    for who, words in hopes.get("tidak_pernah", {}).items():
        for word in [words] if isinstance(words, str) else words:
            told = [m for m in world.box(who) if word.lower() in (text_of(m) + html_of(m)).lower()]
            assert not told, f"{where}: {who} membaca {word!r} dalam {told[0]['Subject']}"
    for folder, count in hopes.get("tempat", {}).items():
        assert len(world.dovecot.messages(SERVICE, folder)) == count, f"{where}: {folder}"


def hope_of_case(where: str, hopes: dict[str, Any], case: Case) -> None:
    told = {
        "keadaan": case.state,
        "revisi": case.revisions,
        "pelaksana": case.assignee,
        "tenggat": case.due.day.isoformat() if case.due else "",
        "sementara": case.due.provisional if case.due else False,
        "jeda": bool(case.pauses) and case.pauses[-1].end is None,
        "kembar": case.twin,
        "skor": [score or 0 for score in case.scores],
        "hari": case.days,
        "disposisi": [done.move for done in case.decisions],
        "kelas": case.report.category if case.report else "",
        "kanal": case.report.channel if case.report else "",
    }
    for key, value in told.items():
        if key in hopes:
            assert value == hopes[key], f"{where}: {key} = {value!r}, diharapkan {hopes[key]!r}"


def test_every_button_of_a_mail_is_offered_in_words_too(world: World) -> None:
    """The chain's first decision mail: as many buttons as numbered choices."""
    world.run()
    world.mails("dinkes", "Permohonan konten", files=[LETTERS / "a-lengkap.pdf"])
    world.settle()
    mail = world.last("kepala")
    words = text_of(mail)
    assert buttons(mail), html_of(mail)[:2000]
    assert all(f"{number}" in words for number in buttons(mail))


def test_four_answers_in_every_order_come_to_the_same_end(world: World) -> None:
    """Both officials agree, the applicant adds a photo, a member of staff uses the Kepala's mail: 24 orders, one end.

    Every order has a case of its own; all answers lie in the inbox before the daemon sees the first.
    """
    orders = list(permutations(("kepala", "sekretaris", "dinkes", "andi")))
    world.in_order = True
    world.run()
    for number in range(len(orders)):
        letter = pdf([replace(A, nomor=f"400.14.9/{4000 + number}/2026")], 1)
        world.mails("dinkes", "Permohonan konten", files=[("surat.pdf", letter)])
    world.settle(120)
    refs = [case.ref for case in world.cases()]
    assert len(refs) == len(orders)
    mails = {
        who: {about(mail): mail for mail in world.box(who)} for who in ("kepala", "sekretaris", "dinkes")
    }
    assert world.stop() == 0
    for ref, order in zip(refs, orders, strict=True):
        for who in order:
            mail = mails["kepala" if who == "andi" else who][ref]
            words = {"kepala": "1", "sekretaris": "setuju", "dinkes": "Ini fotonya.", "andi": "3 tidak boleh"}
            world.answers(who, words[who], mail, [file(f"foto-{ref}.png")] if who == "dinkes" else ())
    world.run()
    world.settle(120)
    for case, order in zip(world.cases(), orders, strict=True):
        told = [row for row in outbox(world) if row[0] == case.ref]
        # The Kepala's token came back from a member of staff: after that he is asked whether it is he who answers.
        doubted = order.index("andi") < order.index("kepala")
        first = next(who for who in order if who == "sekretaris" or (who == "kepala" and not doubted))
        assert (case.state, [done.by for done in case.decisions]) == ("dikaji", [first]), (order, case)
        assert [file.name for file in case.material] == [f"foto-{case.ref}.png"], order
        for template, count in (("pejabat-gema", 1), ("pejabat-mohon-kajian", 2), ("pejabat-konflik", 0)):
            assert sum(row[1] == template for row in told) == count, (order, template, told)
        # His word counts in no order: before the decision the petugas and the Kepala hear of it.
        early = order.index("andi") < order.index(first)
        assert sum(row[2] == PEOPLE["tu"] for row in told) == early, (order, told)
        assert sum(row[1] == "pejabat-peringatan" for row in told) == early, (order, told)
        assert not any(row[2] == PEOPLE["andi"] for row in told), (order, told)
    assert world.stop() == 0


def about(mail: Any) -> str:
    """The number of the case in a mail's subject."""
    return str(mail["Subject"]).partition("[")[2].partition("]")[0]


def outbox(world: World) -> list[tuple[str, str, str]]:
    """(case, template, recipient) of every mail."""
    store = world.store()
    try:
        return [(row.ref or "", row.template, row.recipient) for row in store.outbox(limit=10_000)]
    finally:
        store.close()
