"""Every hostile mail is answered through the limited child in its time, and the daemon that decides is unharmed."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace

import pytest

from mail.authenticity import Authentication
from operate.reading import Options, read_mail
from parsing import command, complaint
from parsing.sandbox import Limits, ReaderDied, Readers, ahead
from tests.memory import growth
from tests.parsing.hostile_mails import hostile_mails
from tests.parsing.mails import RECEIVED
from workflow.facts import Incoming

SECONDS, PARENT_MB = 60, 50
OPTIONS = Options(authentication=Authentication("mx.suratd.test", 1), ocr="off")


@dataclass(frozen=True)
class Answer:
    """What is left of a mail once the daemon has decided: it keeps no words of it either."""

    mail: Incoming
    length: int
    action: str
    seconds: float


def timed(path: str, scratch: str) -> tuple[float, Incoming]:
    """In the child. Processor time: on a machine with much else to do the wall clock says nothing."""
    begun = time.process_time()
    found = read_mail(path, RECEIVED, scratch, OPTIONS)
    return time.process_time() - begun, found


def decided(taken: float, mail: Incoming) -> Answer:
    """What the daemon itself does with the words."""
    begun = time.process_time()
    complaint.read(f"{mail.subject}\n{mail.words}")
    said = command.read(mail.words, "K", (), bool(mail.attachments), (), RECEIVED.date(), mail.subject)
    length = max(len(mail.words), len(mail.text))
    # Of more than a few hundred characters no order is made; the beginning is enough to look at.
    lean = replace(mail, words=mail.words[:300], text="", attachments=mail.attachments[:200])
    return Answer(lean, length, said.action, taken + time.process_time() - begun)


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, read; what holds for one and all is found out here."""
    folder = tmp_path_factory.mktemp("serangan")
    for name, raw in hostile_mails().items():
        (folder / name / "berkas").mkdir(parents=True)
        (folder / name / "surat.eml").write_bytes(raw)
    names = sorted(path.name for path in folder.iterdir())
    answers: dict[str, Answer] = {}
    died: dict[str, str] = {}
    decided(0, Incoming("", RECEIVED, words="setuju"))
    with growth() as more, Readers(workers=2, wall=600, limits=Limits(cpu=SECONDS)) as readers:
        begun = (
            (name, readers.submit(timed, str(folder / name / "surat.eml"), str(folder / name / "berkas")))
            for name in names
        )
        for name, future in ahead(begun, 8):
            try:
                answers[name] = decided(*future.result())
            except ReaderDied as why:
                died[name] = str(why)
    slowest = max(answers, key=lambda name: answers[name].seconds)
    print(
        f"\n{len(names)} hostile mails: {len(answers)} answered, {len(died)} ended their reader, the slowest after "
        f"{answers[slowest].seconds:.1f} s of processor ({slowest}), parent memory +{more.mb:.0f} MB"
    )
    assert died == {}
    assert answers[slowest].seconds <= SECONDS
    assert more.mb <= PARENT_MB
    for name in names:
        strange = {path.name for path in (folder / name / "berkas").iterdir()}
        assert [path for path in strange if not re.fullmatch("[0-9a-f]{64}", path)] == [], name
        assert len(list((folder / name).iterdir())) == 2, name
    return answers


def test_all_are_answered_in_their_time_and_within_their_room(answered: dict[str, Answer]) -> None:
    assert len(answered) >= 150
    for name, found in answered.items():
        mail = found.mail
        assert found.length <= 200_000, name
        assert len(mail.subject) <= 1_000, name
        assert max(len(mail.attachments), len(mail.to), len(mail.references)) <= 200, name
        assert mail.sent_at is None or mail.sent_at.year < 2100, name


def test_no_name_reaches_out_of_its_folder_or_its_line(answered: dict[str, Answer]) -> None:
    names = [file.name for found in answered.values() for file in found.mail.attachments]
    assert len(set(names)) >= 20
    assert [name for name in names if re.search(r"[/\\\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", name)] == []
    assert [name for name in names if len(name) > 200 or name in (".", "..")] == []


ORDERS = "mail-in-mail-with-orders commands commands-in-lines numbered dot-lines bidi".split()


@pytest.mark.parametrize("name", ORDERS)
def test_what_is_hidden_repeated_or_enclosed_is_no_order(name: str, answered: dict[str, Answer]) -> None:
    assert answered[name].action == "ask"


def test_words_that_nobody_can_see_are_not_heard(answered: dict[str, Answer]) -> None:
    found = answered["html-hidden"]
    assert "setuju" not in found.mail.words
    assert found.action != "auto"


NOBODY = "ten-thousand comments-nested quotes-open at-signs brackets groups dots".split()


@pytest.mark.parametrize("name", [f"from-{how}" for how in NOBODY])
def test_a_sender_that_cannot_be_told_is_nobody(name: str, answered: dict[str, Answer]) -> None:
    assert answered[name].mail.sender is None
    assert answered[name].mail.grade.level == "S0"


@pytest.mark.parametrize(
    "name", ["zip-bomb", "zip-in-zip-in-zip", "zip-overlapping", "word-is-a-bomb", "gzip-bomb"]
)
def test_a_bomb_is_not_opened(name: str, answered: dict[str, Answer]) -> None:
    files = answered[name].mail.attachments
    assert files
    assert sum(file.size for file in files) < 10_000_000
