"""Everything bad in one mailbox at one time, through the real daemon: each message ends in its named place, the sender
hears what he can do where an answer is due, and good letters in between are handled as if nothing had happened."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from pathlib import Path

import pytest

from tests.parsing import hostile
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.postfix import Postfix
from tests.surat.buat import A, pdf
from tests.world import SERVICE, USERS, World, text_of

ASK = "Mohon dibuatkan konten media sosial, surat terlampir."
DONE, ASIDE, OTHERS = "Suratd/Selesai", "Suratd/Karantina", "Suratd/Lain"
PARENT_MB = 200
"""The daemon itself, children apart, after a mailbox that holds 120 MB and two PDFs that want gigabytes."""


@dataclass(frozen=True)
class Bad:
    """One message; where it must end, the templates of the answers to its sender, and words that must be in the last."""

    raw: bytes
    place: str
    answers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def letter(number: int) -> bytes:
    """A good letter of Dinas Kesehatan, each with a number of its own."""
    return pdf([replace(A, nomor=f"400.14.9/{3000 + number}/2026")], number)


def mail(name: str, *files: tuple[str, bytes], words: str = ASK, subject: str = "Permohonan konten") -> bytes:
    found = EmailMessage(policy=SMTP)
    found["From"], found["To"], found["Subject"] = f"{name}@instansi.test", SERVICE, subject
    found["Date"], found["Message-ID"] = "Mon, 23 Nov 2026 09:00:00 +0700", f"<{name}@instansi.test>"
    found.set_content(words)
    for filename, raw in files:
        main, sub = ("application", "pdf") if filename.endswith(".pdf") else ("application", "octet-stream")
        found.add_attachment(raw, maintype=main, subtype=sub, filename=filename)
    return found.as_bytes()


def without(raw: bytes, header: bytes) -> bytes:
    return re.sub(rb"(?m)^" + header + rb":.*\r\n", b"", raw, count=1)


def plain(name: str, head: bytes, body: bytes) -> bytes:
    return (
        b"From: %s@instansi.test\r\nTo: %s\r\nSubject: Permohonan konten\r\nMessage-ID: <%s@instansi.test>\r\n"
        % (name.encode(), SERVICE.encode(), name.encode())
        + head
        + b"\r\n"
        + body
    )


def parts(name: str, count: int) -> bytes:
    one = b"--batas\r\nContent-Type: text/plain\r\n\r\nx\r\n"
    return plain(name, b'Content-Type: multipart/mixed; boundary="batas"\r\n', one * count + b"--batas--\r\n")


def bomb(megabytes: int) -> bytes:
    """A PDF whose only stream unpacks to that much; one block, packed once and repeated."""
    packer = zlib.compressobj(9)
    first = packer.compress(b" " * 2**20) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(b" " * 2**20) + packer.flush(zlib.Z_FULL_FLUSH)
    content = first + again * (megabytes - 1) + packer.flush()
    body = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content)
    return hostile.page(b"").replace(hostile.stream(b""), body)


def packed(name: str, raw: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, raw)
    return out.getvalue()


def forwarded(name: str, raw: bytes) -> bytes:
    outer = EmailMessage(policy=SMTP)
    outer["From"], outer["To"], outer["Subject"] = f"{name}@instansi.test", SERVICE, "Fwd: Permohonan konten"
    outer["Message-ID"] = f"<{name}@instansi.test>"
    outer.set_content("Diteruskan, mohon dibantu.")
    outer.add_attachment(raw, maintype="application", subtype="octet-stream", filename="permohonan.eml")
    return outer.as_bytes()


def attached_mail(name: str, raw: bytes) -> bytes:
    """As Thunderbird and Outlook forward: the mail itself is a part, without a file name."""
    body = b"--a\r\n\r\nTerlampir.\r\n--a\r\nContent-Type: message/rfc822\r\n\r\n" + raw + b"\r\n--a--\r\n"
    return plain(name, b'Content-Type: multipart/mixed; boundary="a"\r\n', body)


@cache
def samples() -> dict[str, Bad]:
    receipt = ("pemohon-tanda-terima",)
    trouble = ("pemohon-berkas-bermasalah",)
    how = ("pemohon-cara-mengajukan",)
    filler = os.urandom(1 << 20)
    return {
        "baik1": Bad(mail("baik1", ("surat.pdf", letter(1))), DONE, receipt),
        "tanpa-from": Bad(without(mail("tanpa-from", ("surat.pdf", letter(2))), b"From"), ASIDE),
        "dua-from": Bad(b"From: lain@instansi.test\r\n" + mail("dua-from", ("surat.pdf", letter(3))), ASIDE),
        "tanpa-id": Bad(without(mail("tanpa-id", ("surat.pdf", letter(4))), b"Message-ID"), DONE, receipt),
        "mime-rusak": Bad(
            plain("mime-rusak", b'Content-Type: multipart/mixed; boundary="a\r\n', b"--b\r\n" + ASK.encode()),
            DONE,
            how,
        ),
        "aksara": Bad(
            plain("aksara", b"Content-Type: text/plain; charset=x-klingon\r\n", ASK.encode() + b"\xff\xfe"),
            DONE,
            how,
        ),
        "aksara-salah": Bad(
            plain("aksara-salah", b"Content-Type: text/plain; charset=utf-16\r\n", ASK.encode()), DONE, how
        ),
        "nul": Bad(plain("nul", b"", b"\0\0" + ASK.encode() + b"\0" * 1000), DONE, how),
        "bagian": Bad(parts("bagian", 10_000), DONE, how),
        "besar41": Bad(mail("besar41", ("surat.pdf", letter(5)), ("video.mp4", filler * 30)), ASIDE, trouble),
        "besar39": Bad(mail("besar39", ("surat.pdf", letter(6)), ("video.mp4", filler * 28)), DONE, receipt),
        "baik2": Bad(mail("baik2", ("surat.pdf", letter(7))), DONE, receipt),
        "gantung": Bad(mail("gantung", ("surat.pdf", hostile.laughs())), DONE, trouble),
        "rakus": Bad(mail("rakus", ("surat.pdf", bomb(700))), DONE, trouble),
        "png": Bad(mail("png", ("surat.png", hostile.picture_bomb())), DONE, trouble),
        "sandi": Bad(mail("sandi", ("surat.pdf", hostile.encrypted(128))), DONE, trouble, ("kata sandi",)),
        "zip": Bad(mail("zip", ("surat.zip", packed("surat.pdf", letter(8)))), DONE, receipt),
        "eml": Bad(forwarded("eml", mail("asal", ("surat.pdf", letter(9)))), DONE, receipt),
        "eml-baku": Bad(attached_mail("eml-baku", mail("asal-2", ("surat.pdf", letter(14)))), DONE, receipt),
        "docx": Bad(
            mail("docx", ("surat.docx", packed("word/document.xml", b"<w/>"))), DONE, trouble, ("PDF",)
        ),
        "kosong": Bad(mail("kosong", ("surat.pdf", b"")), DONE, trouble, ("kosong",)),
        "terpotong": Bad(mail("terpotong", ("surat.pdf", letter(10)[:9000])), DONE, trouble),
        "dua-surat": Bad(mail("dua-surat", ("1.pdf", letter(11)), ("2.pdf", letter(12))), DONE, receipt * 2),
        "delapan-bit": Bad(
            plain(
                "delapan-bit",
                "Comments: caf\xe9 \u20ac\r\n".encode() + b"X-Sampah: \xff\xfe\x80\r\n",
                ASK.encode(),
            ),
            DONE,
            how,
        ),
        "tanpa-apa-pun": Bad(b"", ASIDE),
        "sampah": Bad(bytes(range(256)) * 40, ASIDE),
        "baik3": Bad(mail("baik3", ("surat.pdf", letter(13))), DONE, receipt),
    }


@pytest.fixture
def office(tmp_path: Path) -> Iterator[World]:
    users = USERS | {f"{name}@instansi.test": PASSWORD for name in samples()}
    with Dovecot(users=users, spares=0) as dovecot, Postfix(lmtp_port=dovecot.lmtp_port) as postfix:
        world = World(tmp_path / "kantor", dovecot, postfix)
        yield world
        world.kill()


def lay(dovecot: Dovecot, raws: list[bytes]) -> None:
    """Straight into the folder of the mailbox: no server would take some of these by any other way."""
    dovecot.deliver(b"Subject: x\r\n\r\n", SERVICE)
    folder = dovecot.home(SERVICE) / "mail" / "new"
    owner = folder.stat()
    for file in folder.iterdir():
        file.unlink()
    for number, raw in enumerate(raws):
        path = folder / f"{1_795_000_000 + number}.M{number}P1.uji"
        path.write_bytes(raw)
        os.chown(path, owner.st_uid, owner.st_gid)


def peak(world: World) -> int:
    """The largest memory of the daemon so far, in MB."""
    assert world.daemon is not None
    status = Path(f"/proc/{world.daemon.pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) // 1024  # type: ignore[index]


def test_everything_bad_ends_in_its_place_and_good_letters_in_between_are_handled(office: World) -> None:
    bad = samples()
    lay(office.dovecot, [one.raw for one in bad.values()])
    office.run()
    office.settle(240)
    wrong = []
    for name, one in bad.items():
        answers = answered(office, name)
        if tuple(sorted(answers)) != tuple(sorted(one.answers)):
            wrong.append(f"{name}: dijawab {answers}, diharapkan {one.answers}")
        text = " ".join(text_of(m) for m in office.box(f"{name}@instansi.test"))
        wrong += [f"{name}: tanpa kata {word!r}" for word in one.words if word not in text]
    places = {place: len(office.dovecot.messages(SERVICE, place)) for place in (DONE, ASIDE, OTHERS, "INBOX")}
    for place in (DONE, ASIDE, OTHERS):
        expected = sum(1 for one in bad.values() if one.place == place)
        if places[place] != expected:
            wrong.append(f"{place}: {places[place]}, diharapkan {expected}")
    memory = peak(office)
    assert office.log().count("its documents ended the reader") >= 2
    assert not wrong, "\n".join(wrong) + "\n" + rules(office)
    assert memory < PARENT_MB, memory
    assert office.stop() == 0


def answered(world: World, name: str) -> list[str]:
    store = world.store()
    try:
        rows = store.outbox(limit=1000)
    finally:
        store.close()
    return [row.template for row in rows if row.recipient == f"{name}@instansi.test"]


def rules(world: World) -> str:
    return "\n".join(line for line in world.log().splitlines() if " message" in line or "rror" in line)


def test_a_message_set_aside_is_listed_shown_and_brought_back(office: World) -> None:
    """Two senders, so that nobody knows who it was: set aside. A person looks, mends what he can and tries again."""
    lay(office.dovecot, [samples()["dua-from"].raw, samples()["baik1"].raw])
    office.run()
    office.settle()
    assert [case.state for case in office.cases()] == ["menunggu disposisi"]
    rows = listed(office)
    assert [row["subject"] for row in rows] == ["Permohonan konten"]
    code = rows[0]["digest"][:12]
    assert "Permohonan konten" in office.suratd("aside", "show", code)
    office.suratd("aside", "retry", code)
    end = time.monotonic() + 20
    while not listed(office) and time.monotonic() < end:
        time.sleep(0.2)
    office.settle()
    assert [row["digest"][:12] for row in listed(office)] == [code], "judged again, with the same end"
    assert len(office.dovecot.messages(SERVICE, ASIDE)) == 1
    assert len(office.box("tu")) == 1, "the petugas is not told twice"
    assert office.stop() == 0


def test_a_message_over_the_limit_comes_back_when_the_limit_is_raised(office: World) -> None:
    """Of such a message only the headers are kept: `retry` refuses and says what to do, and that works."""
    text = office.config.read_text()
    office.config.write_text(text.replace("message_mb = 40", "message_mb = 1"))
    big = mail("besar39", ("surat.pdf", letter(1)), ("foto.bin", os.urandom(1 << 20)))
    lay(office.dovecot, [big, samples()["baik2"].raw])
    office.run()
    office.settle()
    assert answered(office, "besar39") == ["pemohon-berkas-bermasalah"]
    code = listed(office)[0]["digest"][:12]
    command = office.command("aside", "-c", str(office.config), "retry", code)
    refused = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert refused.returncode == 1
    assert "message_mb" in refused.stderr, refused.stderr
    assert office.stop() == 0
    office.config.write_text(text)
    client = office.dovecot.client(SERVICE)
    client.select(f'"{ASIDE}"')
    client.uid("MOVE", "1:*", "INBOX")
    client.logout()
    office.run()
    office.settle()
    assert answered(office, "besar39")[0] == "pemohon-tanda-terima"
    assert len(office.cases()) == 2
    assert len(office.dovecot.messages(SERVICE, DONE)) == 2
    assert office.stop() == 0


def listed(world: World) -> list[dict[str, str]]:
    return [json.loads(line) for line in world.suratd("aside", "list", "--json").splitlines()]
