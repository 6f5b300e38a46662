"""The figures of the issue, measured: `python -m bench [--quick] [--only a,b,…]`; `--help` lists all options.

Rounds of suratd and of what it is compared with alternate in one run; ratios are taken within a round, then the
median.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import sys
import time
from collections.abc import Callable

from bench import corpus, references, steady, suratd, table, words
from bench.place import Place, place
from bench.references import Round
from bench.table import Figure

PARTS = ("a", "b", "memory", "idle", "latency", "records", "words")
LIMIT = 120


class Bench:
    """One run: its rounds so far and the figures drawn from them."""

    def __init__(self, here: Place, options: argparse.Namespace) -> None:
        self.here, self.options = here, options
        self.figures: list[Figure] = []
        self.details: list[str] = []
        self.peaks: dict[int, list[int]] = {}

    def tell(self, line: str) -> None:
        self.details.append(f"- {line}")
        print(f"{time.strftime('%H:%M:%S')} {line}", flush=True)

    def round(self, work: Callable[[], Round]) -> Round:
        done = work()
        self.tell(
            f"{done.name}: {done.messages} messages in {done.cost.wall:.2f} s = {done.rate:.1f} a second, "
            f"{done.cpu_ms:.2f} ms CPU a message, peak {done.cost.peak / 2**20:.0f} MiB, {done.mails} mails. {done.notes}"
        )
        return done

    def ours(self, marks: str, count: int) -> Round:
        done = self.round(lambda: suratd.whole_job(self.here, count, marks))
        self.peaks.setdefault(count, []).append(done.cost.peak)
        return done

    # ---- the parts

    def a(self) -> None:
        """Marks off: beside mbsync in speed, beside the bare pipeline in CPU."""
        count, rates, cpus = self.options.messages, [], []
        for _ in range(self.options.rounds):
            copied = self.round(lambda: references.mbsync(self.here, count))
            ours = self.ours("off", count)
            bare = self.round(lambda: references.bare(self.here, count))
            again = self.round(lambda: references.mbsync(self.here, count))
            # mbsync before and after: the disk of a shared machine is not the same from minute to minute.
            rates.append(ours.rate / statistics.mean((copied.rate, again.rate)))
            cpus.append(ours.cpu_ms / bare.cpu_ms)
        self.figures += [
            Figure(
                "rate beside `mbsync`, marks off",
                statistics.median(rates),
                0.4,
                at_least=True,
                notes=spread(rates),
            ),
            Figure("CPU beside the bare pipeline, marks off", statistics.median(cpus), 2, notes=spread(cpus)),
        ]

    def b(self) -> None:
        """Everything on: beside django-helpdesk."""
        count, rates = self.options.messages, []
        for _ in range(self.options.rounds):
            theirs = self.round(lambda: references.helpdesk(self.here, count))
            rates.append(self.ours("on", count).rate / theirs.rate)
        self.figures.append(
            Figure(
                "rate beside django-helpdesk, everything on",
                statistics.median(rates),
                1.5,
                at_least=True,
                notes=spread(rates),
            )
        )

    def memory(self) -> None:
        few, many = min(200, self.options.many), self.options.many
        for count in (few, many):
            if count not in self.peaks:
                self.ours("on", count)
        worst = max(max(peaks) for peaks in self.peaks.values())
        small, large = max(self.peaks[few]), max(self.peaks[many])
        self.figures += [
            Figure("peak memory of the daemon", worst / 2**20, LIMIT, "MiB"),
            Figure(
                f"peak memory at {many} messages beside {few}",
                large / small,
                1.1,
                notes=f"{small / 2**20:.1f} and {large / 2**20:.1f} MiB",
            ),
        ]

    def idle(self) -> None:
        few, many = 200, 20_000
        small, large = steady.idle_poll(self.here, few), steady.idle_poll(self.here, many)
        notes = f"wall {small[0]:.3f} and {large[0]:.3f} ms, CPU {small[1]:.3f} and {large[1]:.3f} ms"
        self.tell(f"idle poll at {few} and {many} messages: {notes}")
        worst = max(large[0] / small[0], large[1] / small[1])
        self.figures.append(Figure(f"idle poll at {many} messages beside {few}", worst, 1.5, notes=notes))

    def latency(self) -> None:
        waits = steady.latency(self.here)
        notes = "; ".join(
            f"{name}: median {statistics.median(w):.1f}, worst {max(w):.1f} ms" for name, w in waits.items()
        )
        self.tell(f"from the notice on: {notes}")
        self.figures.append(
            Figure("notice to record, median", statistics.median(waits["recorded"]), 15, "ms", notes=notes)
        )

    def records(self) -> None:
        few, many = 1000, self.options.records
        small = steady.with_past(self.here, 200, few)
        large = steady.with_past(self.here, 200, many)
        notes = (
            f"CPU {small[0]:.2f} and {large[0]:.2f} ms, wall {small[1]:.2f} and {large[1]:.2f} ms a message"
        )
        self.tell(f"{few} and {many} records: {notes}")
        self.figures.append(
            Figure(f"cost with {many} records beside {few}", large[0] / small[0], 1.25, notes=notes)
        )

    def words(self) -> None:
        """Reading: one message beside the standard parser; thousands of mails and phrases on one core and on all."""
        ours, standard, size = words.one_message()
        notes = f"{ours:.2f} ms beside {standard:.2f} ms of the standard parser, {size} bytes"
        self.tell(f"one mixed message: {notes}")
        self.figures += [
            Figure("CPU for reading a message of 240 kB", ours, 2, "ms", notes=notes),
            Figure("the same beside the standard parser", ours / standard, 1, notes=notes),
        ]
        cores = len(os.sched_getaffinity(0))
        lines = words.phrases(corpus.OUT, 10 * self.options.messages)
        for what, count, given in (
            ("mails", self.options.messages, None),
            ("phrases", 10 * self.options.messages, lines),
        ):
            alone, together = (words.explained(count, n, given) for n in (1, cores))
            notes = f"{count} {what}: {alone:.1f} s on one core, {together:.1f} s on {cores}"
            self.tell(f"explain: {notes}")
            least = 0.75 * cores
            self.figures.append(
                Figure(f"explain, {what}, on all cores", alone / together, least, at_least=True, notes=notes)
            )


def spread(ratios: list[float]) -> str:
    return f"{len(ratios)} rounds, {min(ratios):.2f} to {max(ratios):.2f}"


def options_of(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="200 messages, one round, small mailboxes; keeps no table"
    )
    parser.add_argument("--messages", type=int, help="in the mailbox of a round (2000)")
    parser.add_argument("--rounds", type=int, help="of each program (3)")
    parser.add_argument("--many", type=int, help="messages in the large mailbox (20000)")
    parser.add_argument("--records", type=int, help="in the large database (1000000)")
    parser.add_argument("--only", default=",".join(PARTS), help="parts, of " + ",".join(PARTS))
    options = parser.parse_args(words)
    quick, whole = (200, 1, 2000, 100_000), (2000, 3, 20_000, 1_000_000)
    for name, small, large in zip(("messages", "rounds", "many", "records"), quick, whole, strict=True):
        if getattr(options, name) is None:
            setattr(options, name, small if options.quick else large)
    options.only = options.only.split(",")
    if unknown := set(options.only) - set(PARTS):
        parser.error(f"unknown parts: {', '.join(sorted(unknown))}")
    return options


def main(words: list[str]) -> int:
    options = options_of(words)
    needed = max(options.messages, options.many if "memory" in options.only else 0, 400)
    # SIGTERM ends as Ctrl-C does: the servers of the bench are stopped and its folder is removed.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    corpus.prepare(needed)
    with place() as here:
        bench = Bench(here, options)
        for part in PARTS:
            if part in options.only:
                print(f"-- {part}", flush=True)
                getattr(bench, part)()
    how = (
        f"{options.messages} messages a mailbox, {options.rounds} rounds, taking turns, a fresh mailbox each time; "
        "Dovecot as Debian ships it (`mail_fsync = optimized`), SQLite with `synchronous=FULL`. "
        "The time of every program counts from its start."
    )
    told = table.text(bench.figures, bench.details, how)
    print("\n" + told.partition("## Single")[0])
    whole = not options.quick and set(options.only) == set(PARTS)
    target = table.RESULTS if whole else corpus.OUT / "RESULTS.md"
    target.write_text(told)
    print(f"kept in {target.relative_to(suratd.ROOT)}")
    return 0 if all(figure.good for figure in bench.figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
