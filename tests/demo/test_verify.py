"""The demo's own check notices each kind of bad end; a check that finds nothing would be worth nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from models.store import OutboxRow
from operate.demo.people import PEOPLE, Received
from operate.demo.servers import SERVICE
from operate.demo.story import AIDS, DBD, DURIAN, IMUNISASI
from operate.demo.verify import DONE, EXPECTED, INBOX, OTHERS, PROMISED, WITH_PICTURE, End, faults, repeats
from workflow.facts import Case, Done, Mailbox

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def mail(identity: str, sender: str = SERVICE, picture: bool = False) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Message-ID"], made["Subject"] = sender, identity, f"Perihal {identity}"
    made.set_content("Isi")
    if picture:
        made.add_attachment(b"gambar", maintype="image", subtype="jpeg", filename="bukti.jpg")
    return made


def lying(one: EmailMessage, folder: str = INBOX) -> Received:
    return Received(folder, one.as_bytes(), one)


def row(number: int, ref: str, template: str, recipient: str) -> OutboxRow:
    key = f"<{number}@suratd.test>"
    return OutboxRow(
        number, key, ref, recipient, template, "Perihal", key, "sent", 1, NOW, NOW, NOW, "250", False
    )


def case(ref: str) -> Case:
    state, revisions, moves = EXPECTED[ref]
    found = Case(ref, "konten-medsos", state, Mailbox("dinkes@opd.test"), NOW, NOW, revisions=revisions)
    made = tuple(Done(n, "", move, "x", NOW) for n, move in enumerate(moves))
    scores = (4, 4, 4, 3, 4, 4, 4, 4, 4) if ref == AIDS else ()
    return replace(found, decisions=made, scores=scores, days=3 if ref == DBD else 1)


@pytest.fixture
def good() -> End:
    rows = [row(n, ref, template, PEOPLE[who][1]) for n, (ref, template, who) in enumerate(PROMISED)]
    pictured = {(ref, template) for template, _, ref in WITH_PICTURE}
    boxes: dict[str, list[Received]] = {PEOPLE["buletin"][1]: []}
    for one in rows:
        arrived = mail(one.message_id, picture=(one.ref, one.template) in pictured)
        boxes.setdefault(one.recipient, []).append(lying(arrived))
    letter, news = mail("<surat@opd.test>", "dinkes@opd.test"), mail("<b@promosi.test>", PEOPLE["buletin"][1])
    folders = {INBOX: [], DONE: [lying(letter, DONE)], OTHERS: [lying(news, OTHERS)]}
    return End([case(ref) for ref in EXPECTED], rows, boxes, folders, [letter, news], 2, None)


def test_a_good_end_has_no_fault(good: End) -> None:
    assert faults(good) == []
    assert repeats(good) == 0


def test_a_repeat_with_the_same_bytes_is_allowed_and_counted(good: End) -> None:
    box = good.boxes["dinkes@opd.test"]
    twice = replace(good, boxes={**good.boxes, "dinkes@opd.test": [*box, box[0]]})
    assert faults(twice) == []
    assert repeats(twice) == 1


def other_bytes(end: End) -> End:
    box = end.boxes["dinkes@opd.test"]
    changed = Received(INBOX, box[0].raw + b"x", box[0].mail)
    return replace(end, boxes={**end.boxes, "dinkes@opd.test": [*box, changed]})


def unknown_mail(end: End) -> End:
    stray = lying(mail("<lain@suratd.test>"))
    return replace(end, boxes={**end.boxes, PEOPLE["buletin"][1]: [stray]})


def without(end: End, who: str) -> End:
    return replace(end, boxes={**end.boxes, PEOPLE[who][1]: []})


def pictureless(end: End) -> End:
    box = [lying(mail(str(one.mail["Message-ID"]))) for one in end.boxes[PEOPLE["kecamatan"][1]]]
    return replace(end, boxes={**end.boxes, PEOPLE["kecamatan"][1]: box})


def moved(end: End, folder: str) -> End:
    news = end.folders[OTHERS]
    return replace(end, folders={**end.folders, OTHERS: [], folder: [*end.folders[folder], *news]})


def changed(end: End, ref: str, **changes: object) -> End:
    return replace(end, cases=[replace(c, **changes) if c.ref == ref else c for c in end.cases])  # type: ignore[arg-type]


BAD: dict[str, tuple[Callable[[End], End], str]] = {
    "state": (lambda e: changed(e, DURIAN, state="dikaji"), "keadaan 'dikaji', seharusnya 'selesai'"),
    "revisions": (lambda e: changed(e, AIDS, revisions=1), "1 revisi, seharusnya 2"),
    "decision": (lambda e: changed(e, AIDS, decisions=()), "keputusan -, seharusnya disposisi"),
    "days": (lambda e: changed(e, DBD, days=6), "waktu 6 hari kerja"),
    "survey": (lambda e: changed(e, AIDS, scores=()), "survei tercatat ()"),
    "lost case": (lambda e: replace(e, cases=e.cases[:-1]), "tidak tercatat"),
    "doubled case": (
        lambda e: replace(e, cases=[*e.cases, replace(e.cases[0], ref="KMS-2026-0005")]),
        "0005",
    ),
    "lost mail": (lambda e: without(e, "kepala"), "tidak ada di kotak kepala@suratd.test"),
    "other bytes": (other_bytes, "isi yang berbeda"),
    "unknown mail": (unknown_mail, "tidak tercatat: 'Perihal <lain@suratd.test>'"),
    "unsent": (lambda e: replace(e, mails=[replace(e.mails[0], state="queued")]), "berstatus queued"),
    "no reminder": (lambda e: replace(e, mails=e.mails[:6]), "pejabat-eskalasi 0 kali, seharusnya sekali"),
    "two reminders": (
        lambda e: replace(e, mails=[*e.mails, row(99, IMUNISASI, "pejabat-pengingat", PEOPLE["kepala"][1])]),
        "kepala dikirimi pejabat-pengingat 2 kali",
    ),
    "no picture": (pictureless, "tanpa gambar surat"),
    "newsletter done": (lambda e: moved(e, DONE), "seharusnya ['Suratd/Lain']"),
    "left in inbox": (lambda e: moved(e, INBOX), "ada di ['INBOX']"),
    "recorded twice": (lambda e: replace(e, recorded=3), "3 surat masuk tercatat, 2 dikirim"),
    "audit": (lambda e: replace(e, broken_audit=7), "putus di baris 7"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_end_is_named(name: str, good: End) -> None:
    spoil, words = BAD[name]
    assert any(words in fault for fault in faults(spoil(good))), faults(spoil(good))
