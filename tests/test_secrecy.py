"""Fifty supervisory complaints with planted names, addresses and phrases: looked for everywhere after their whole lives."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.postfix import Postfix
from tests.world import PEOPLE, SERVICE, World, html_of, text_of

COUNT = 50
CRIMES = (
    "meminta uang rokok",
    "menerima pelicin",
    "memungut pungli",
    "memalsukan tanda tangan",
    "menyuap rekanan",
)


@dataclass(frozen=True)
class Planted:
    """One complaint and what must be found nowhere."""

    number: int
    address: str
    name: str
    accused: str
    phrase: str
    phone: str

    @property
    def secrets(self) -> tuple[str, ...]:
        return (self.address, self.name, self.accused, self.phrase, self.phone)

    @property
    def words(self) -> str:
        crime = CRIMES[self.number % len(CRIMES)]
        secret = "Tolong nama saya dirahasiakan." if self.number % 2 else "Saya takut."
        return (
            f"Oknum bernama {self.accused} {crime} di {self.phrase} pada hari Senin.\n{secret}\n\n"
            f"{self.name}\nHP {self.phone}"
        )


PLANTED = tuple(
    Planted(
        n,
        f"saksi{n:02d}@rumah.test",
        f"Kusumawardani{n:02d} Prabaswara{n:02d}",
        f"Wiryosentono{n:02d}",
        f"gudang kelinci nomor {n:02d} lantai enam",
        f"0813777{n:04d}",
    )
    for n in range(COUNT)
)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    reporters = dict.fromkeys((p.address for p in PLANTED), PASSWORD)
    users = dict.fromkeys((*PEOPLE.values(), SERVICE), PASSWORD) | reporters
    with (
        Dovecot(users=users, spares=0) as dovecot,
        Postfix(lmtp_port=dovecot.lmtp_port, authserv_id="mx.suratd.test") as postfix,
    ):
        world = World(tmp_path / "kantor", dovecot, postfix)
        # Everybody writes from one machine here: the limits that guard strangers' mailboxes are another test's.
        config = world.config.read_text()
        for key, value in (("answers_to_strangers_per_day", 2000), ("mails_per_address_per_hour", 2000)):
            line = next(row for row in config.splitlines() if row.startswith(key))
            config = config.replace(line, f"{key} = {value}")
        world.config.write_text(config)
        yield world
        world.kill()


def moment(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T02:00:00").replace(tzinfo=UTC)


def test_planted_strings_are_nowhere_but_with_the_appointed_officer(world: World) -> None:
    live(world)
    traces(world)
    needles = {needle.lower() for planted in PLANTED for needle in planted.secrets}
    assert leaks_in_mails(world, needles) == []
    assert leaks_in_files(world.folder, needles) == []
    # What is looked for can be found: it stands in the officer's mail.
    read = " ".join(text_of(mail) for mail in world.box("apip")).replace("\n", " ")
    assert all(
        f"kelinci nomor {planted.number:02d}" in " ".join(read.replace("|", " ").split())
        for planted in PLANTED
    )


def live(world: World) -> None:
    """Written, confirmed, asked about, reminded, examined, answered, closed."""
    world.run()
    for planted in PLANTED:
        file = (f"bukti {planted.accused}.png", planted.phrase.encode())
        world.mails(
            planted.address, f"Lapor {planted.accused}", planted.words, [file] if planted.number < 5 else ()
        )
    world.settle(300)
    assert [case.state for case in world.cases()] == ["telaah khusus"] * COUNT
    for mail in world.box("apip"):
        world.answers("apip", "4", mail)
    world.settle(300)
    confirms(world)
    for number, mail in enumerate(about(world, "Mohon pemeriksaan")):
        if number < 5:
            world.answers("apip", "Tanya: apakah ada saksi?", mail)
        elif number < 10:
            world.answers("apip", "Identitas: perlu memanggil", mail)
    world.settle(300)
    confirms(world)
    for planted in PLANTED[:5]:
        asked = [m for m in world.box(planted.address) if "penjelasan" in str(m["Subject"])]
        for mail in asked:
            world.answers(planted.address, f"Ada, {planted.accused} di {planted.phrase}.", mail)
    world.settle(300)
    for day in ("2026-12-16", "2027-01-14", "2027-02-16", "2027-03-02"):
        world.forward(moment(day))
        world.settle(300)
    for planted, mail in zip(PLANTED[:5], about(world, "Mohon alasan"), strict=False):
        world.answers("apip", f"Alasan: {planted.accused} belum ditemukan di {planted.phrase}.", mail)
    world.settle(300)
    confirms(world)
    assert any("alasan" in [done.move for done in case.decisions] for case in world.cases())
    latest: dict[str, EmailMessage] = {}
    for mail in about(world, "Mohon pemeriksaan"):
        latest[str(mail["Subject"])[1:14]] = mail
    for mail in latest.values():
        world.answers("apip", "Hasil pemeriksaan: terbukti, pelaku dibina.", mail)
    world.settle(300)
    confirms(world)
    assert {case.state for case in world.cases()} == {"dijawab"}
    world.forward(moment("2027-04-20"))
    world.settle(300)
    assert {case.state for case in world.cases()} == {"selesai"}


def confirms(world: World) -> None:
    """The officer's own office proves nothing to us: he is asked at his registered address whether it was he."""
    said = {str(mail["In-Reply-To"]) for mail in _CONFIRMED.setdefault(id(world), [])}
    for mail in about(world, "konfirmasi"):
        if str(mail["Message-ID"]) not in said:
            _CONFIRMED[id(world)].append(world.answers("apip", "ya", mail))
    world.settle(300)


_CONFIRMED: dict[int, list[EmailMessage]] = {}


def about(world: World, subject: str) -> list[EmailMessage]:
    return [mail for mail in world.box("apip") if subject in str(mail["Subject"])]


def traces(world: World) -> None:
    """Everything else that writes: reports, exports, status, lists, a backup."""
    said = [
        world.suratd("report", "complaints", str(world.folder / "laporan"), "--month", "2026-11"),
        world.suratd("report", "complaints", str(world.folder / "laporan"), "--month", "2027-03"),
        world.suratd("report", str(world.folder / "register.xlsx")),
        world.suratd("status"),
        world.suratd("status", "ADU-2026-0001"),
        world.suratd("status", "--json"),
        world.suratd("complaint", "list"),
        world.suratd("outbox", "list"),
        world.suratd("outbox", "show", "3"),
        world.suratd("aside", "list"),
        world.suratd("check", "--offline"),
        world.suratd("backup", str(world.folder / "cadangan")),
    ]
    (world.folder / "kata").write_text("\n".join(said))
    assert world.stop() == 0


def leaks_in_mails(world: World, needles: set[str]) -> list[str]:
    """Mails of everybody but the officer; a reporter's own address stands on his own envelope."""
    found = []
    own = {planted.address: planted for planted in PLANTED}
    for who in (*(p for p in PEOPLE.values() if p != PEOPLE["apip"]), *own):
        wanted = needles - ({who} if who in own else set())
        for mail in world.box(who):
            names = " ".join(str(part.get_filename()) for part in mail.walk())
            heads = " ".join(f"{name}: {value}" for name, value in mail.items() if name.lower() not in TRACE)
            text = " ".join(
                f"{text_of(mail)} {html_of(mail)} {names} {heads}".lower().replace("|", " ").split()
            )
            found += [f"{who}: {mail['Subject']}: {needle}" for needle in wanted if needle in text]
    return found


TRACE = ("received", "return-path", "delivered-to", "x-original-to", "references", "in-reply-to")


def leaks_in_files(folder: Path, needles: set[str]) -> list[str]:
    """Database, log, spool, backup, reports: the bytes of every file, plain and in base64."""
    found = []
    coded = {needle: needle.encode() for needle in needles}
    based = {needle: _cores(needle) for needle in needles}
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.name in ("imap-password",):
            continue
        raw = path.read_bytes()
        low = raw.lower()
        found += [f"{path.relative_to(folder)}: {n}" for n, code in coded.items() if code in low]
        found += [
            f"{path.relative_to(folder)}: {n} (base64)"
            for n, cores in based.items()
            if any(c in raw for c in cores)
        ]
        found += [f"{path}: a name" for n in needles if n.replace(" ", "-") in path.name.lower()]
    return found


def _cores(needle: str) -> tuple[bytes, ...]:
    """How a text shows in base64, at each of the three places where it can begin."""
    raw = needle.encode()
    return tuple(base64.b64encode(b"x" * shift + raw)[4 * (shift > 0) : -4] for shift in range(3))
