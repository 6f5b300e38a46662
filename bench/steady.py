"""Does it stay what it is? Idle poll in a large mailbox, time from notice to record, cost with a million records."""

from __future__ import annotations

import imaplib
import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from bench import corpus
from bench.place import PASSWORD, USER, Place
from bench.suratd import Suratd
from mail.imap import MailboxSettings, Session

POLLS, BLOCKS = 300, 8
"""Polls of a block, and blocks. On two cores the server runs beside us or behind us, for a second or two at a time and in
mailboxes of any size, and a poll takes 0.08 or 0.17 ms by that alone: the best block is what a poll costs."""
NOTICES = 40


# ---------------------------------------------------------------- an idle poll


def idle_poll(place: Place, count: int) -> tuple[float, float]:
    """Median wall and mean CPU (ours) of one look at a mailbox of that many known messages in the best block, in
    milliseconds."""
    place.fill(lambda maildir: corpus.crowd(count, maildir))
    settings = MailboxSettings(
        host="127.0.0.1", port=place.dovecot.imap_port, security="none", user=USER, password=PASSWORD
    )
    walls, cpus = [], []
    with Session(settings) as session:
        for _ in range(20):
            session.noop()
            session.since(session.uidnext)
        for _ in range(BLOCKS):
            each = []
            cpu = time.process_time()
            for _ in range(POLLS):
                began = time.monotonic()
                session.noop()
                assert session.since(session.uidnext) == []
                each.append(time.monotonic() - began)
            cpus.append((time.process_time() - cpu) / POLLS)
            walls.append(statistics.median(each))
            time.sleep(1)
    return 1000 * min(walls), 1000 * min(cpus)


# ---------------------------------------------------------------- notice to record


def until_true(ask: Callable[[], bool], seconds: float = 30) -> float:
    """The moment at which it became true; asked every third of a millisecond."""
    end = time.monotonic() + seconds
    while not ask():
        if time.monotonic() > end:
            raise RuntimeError("the message was not recorded")
        time.sleep(0.0003)
    return time.monotonic()


def notice(client: imaplib.IMAP4) -> float:
    """The moment at which the server tells of one more message in the selected folder."""
    while True:
        line = client.readline()
        if line.startswith(b"* ") and line.rstrip().endswith(b"EXISTS"):
            return time.monotonic()
        if not line:
            raise RuntimeError("the server hung up")


def listening(place: Place) -> imaplib.IMAP4:
    """A connection of our own that hears of mail in INBOX, and waits for it five seconds at most."""
    client = place.dovecot.client(USER)
    client.select("INBOX", readonly=True)
    client.sock.settimeout(5)
    return client


def latency(place: Place) -> dict[str, list[float]]:
    """Milliseconds from the server's notice on an IDLE connection of our own until the record can be read by others.

    "recorded": the message has its row and its bytes are synced; "settled": decided, answered and to be filed.
    """
    place.refill(1)
    waits: dict[str, list[float]] = {"recorded": [], "settled": []}
    raws = [corpus.message(100_000 + n, corpus.templates()) for n in range(NOTICES)]
    with Suratd(place, start="all") as daemon:
        daemon.work(1)
        records = sqlite3.connect(f"file:{daemon.database}?mode=ro", uri=True, isolation_level=None)
        client = listening(place)
        for raw in raws:
            seen = records.execute("SELECT count(*) FROM messages").fetchone()[0]
            settled = records.execute("SELECT count(*) FROM messages WHERE place <> ''").fetchone()[0]
            time.sleep(0.4)
            client.send(b"x IDLE\r\n")
            while not client.readline().startswith(b"+"):
                pass
            place.dovecot.deliver(raw, USER)
            try:
                told = notice(client)
            except TimeoutError:
                # Filed away before the server looked again: it had nothing to tell us.
                client.shutdown()
                client = listening(place)
                continue

            def more(sql: str, than: int) -> bool:
                return bool(records.execute(sql).fetchone()[0] > than)

            at = until_true(lambda: more("SELECT count(*) FROM messages", seen))  # noqa: B023
            waits["recorded"].append(1000 * (at - told))
            at = until_true(lambda: more("SELECT count(*) FROM messages WHERE place <> ''", settled))  # noqa: B023
            waits["settled"].append(1000 * (at - told))
            client.send(b"DONE\r\n")
            while not client.readline().startswith(b"x "):
                pass
        client.logout()
        records.close()
    shutil.rmtree(daemon.folder)
    return waits


# ---------------------------------------------------------------- a long past

CLONES = (
    "INSERT OR IGNORE INTO counters (code, year, last) SELECT code, 2020, :count FROM cases WHERE ref = :ref",
    """INSERT INTO cases (ref, code, year, number, standard, state, version, step, agency, applicant, assignee,
       received, changed, wake, body)
       SELECT 'LMA-2020-' || n.i, code, 2020, n.i, standard, 'selesai', version, step, agency, applicant, '',
       received - n.i, changed - n.i, NULL, substr(body, 1, 400) FROM n, cases WHERE ref = :ref""",
    """INSERT INTO messages (digest, folder, uidvalidity, uid, received, seen, size, attempts, place, rule, ref, reason,
       settled)
       SELECT lower(hex(randomblob(32))), folder, 1, n.i, received - n.i, seen - n.i, size, 1, 'done', rule,
       'LMA-2020-' || n.i, '', settled - n.i FROM n, messages WHERE ref = :ref GROUP BY n.i""",
    """INSERT INTO letters (ref, sha256, agency, number_key, day, judged, body, findings)
       SELECT 'LMA-2020-' || n.i, lower(hex(randomblob(32))), agency, number_key || '/' || n.i, day, judged - n.i,
       substr(body, 1, 400), substr(findings, 1, 200) FROM n, letters WHERE ref = :ref""",
    """INSERT INTO steps (ref, step, state, asked, began, ended)
       SELECT 'LMA-2020-' || n.i, step, state, asked, began - n.i, began FROM n, steps WHERE ref = :ref""",
    """INSERT INTO tokens (label, nonce, ref, step, purpose, address, choices, issued, used)
       SELECT lower(hex(randomblob(2))), lower(hex(randomblob(8))), 'LMA-2020-' || n.i, step, purpose, address, choices,
       issued - n.i, issued FROM n, tokens WHERE ref = :ref""",
    """INSERT INTO outbox (key, ref, template, recipient, subject, message_id, attachments, stranger, state, attempts,
       created, since, next_try, sent, answer)
       SELECT 'lama/' || n.i || '/' || key, 'LMA-2020-' || n.i, template, recipient, subject,
       '<' || lower(hex(randomblob(13))) || '@lama.test>', attachments, stranger, 'sent', 1, created - :year - n.i,
       since - :year, next_try - :year, created - :year - n.i, '250' FROM n, outbox WHERE ref = :ref""",
    """INSERT INTO skeletons (outbox, bytes) SELECT id, randomblob(600) FROM outbox
       WHERE id NOT IN (SELECT outbox FROM skeletons)""",
)
YEAR = 366 * 86_400 * 1_000_000


def age(database: Path, records: int) -> None:
    """Gives the records a past of that many messages, each with its closed case, letter, tokens and sent mails.

    The rows of a case that the daemon itself has opened are copied, their long texts cut: no closed case is read again,
    and what is measured is how deep the indexes are. The audit chain is left as it is, since only its
    last row is ever read by the daemon.
    """
    with sqlite3.connect(database, isolation_level=None) as db:
        # Straight into the file: through the log every page would be written twice, and the log alone be gigabytes.
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA cache_size = -500000")
        # A call back now and then lets SIGTERM end a statement that takes minutes.
        db.set_progress_handler(lambda: 0, 1_000_000)
        ref = db.execute("SELECT ref FROM outbox WHERE ref IS NOT NULL LIMIT 1").fetchone()[0]
        db.execute("BEGIN")
        numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count) "
        for sql in CLONES:
            known = {"count": records, "ref": ref, "year": YEAR}
            told = numbers + sql if " n," in sql else sql
            db.execute(told, {name: value for name, value in known.items() if f":{name}" in told})
        db.execute("COMMIT")
        db.execute("PRAGMA journal_mode = WAL")
    db.close()


def with_past(place: Place, count: int, records: int) -> tuple[float, float]:
    """Milliseconds of CPU and of wall clock a message, from READY on, with that many records in the database."""
    place.refill(count)
    with Suratd(place, "off") as daemon:
        daemon.work(count)
    age(daemon.database, records)
    place.refill(count, first=count)
    with Suratd(place, "off", folder=daemon.folder) as again:
        cost, _ = again.work(count, before=records + count)
        user, system = again.cpu_at_ready
        cpu, wall = cost.cpu - user - system, cost.wall - (again.ready - again.began)
    shutil.rmtree(daemon.folder)
    return 1000 * cpu / count, 1000 * wall / count
