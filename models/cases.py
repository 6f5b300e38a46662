"""Cases, read: by number, by what is due, by who works on them. Changes come only through models/apply.py."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from models import sealed
from models.codec import decode, moment, stamp
from models.database import Database
from workflow.facts import Case

FINAL = ("selesai", "ditolak", "diarsipkan", "diteruskan", "dibatalkan")
AT_WORK = ("dikerjakan", "diperiksa")


def make_ref(code: str, year: int, number: int) -> str:
    """KMS-2026-0042: four digits or more."""
    return f"{code}-{year}-{number:04d}"


def parse_ref(ref: str) -> tuple[str, int, int]:
    code, year, number = ref.rsplit("-", 2)
    if not code or make_ref(code, int(year), int(number)) != ref:
        raise ValueError(f"{ref!r} is not the number of a case")
    return code, int(year), int(number)


def last_number(db: Database, code: str, year: int) -> int:
    return int(db.value("SELECT last FROM counters WHERE code = ? AND year = ?", code, year) or 0)


def number_key(number: str | None) -> str:
    """A letter's number as it is compared: without spaces, in lower case."""
    return "".join((number or "").split()).lower()


class Cases:
    _db: Database

    def case(self, ref: str) -> Case | None:
        return next(iter(self._whole("WHERE cases.ref = ?", ref)), None)

    def cases_of(self, standard: str) -> list[Case]:
        """What stands open of all cases of a service, oldest first: for figures, which need no key."""
        found = self._db.rows("SELECT body FROM cases WHERE standard = ? ORDER BY id", standard)
        return [decode(body, Case) for (body,) in found]

    def steps(self, ref: str) -> list[tuple[str, datetime, datetime | None]]:
        """The states that a case went through: name, begin, end."""
        found = self._db.rows("SELECT state, began, ended FROM steps WHERE ref = ? ORDER BY step", ref)
        return [(state, moment(began), moment(ended) if ended else None) for state, began, ended in found]

    def sealed_files(self, since: datetime | None = None) -> tuple[list[str], list[str]]:
        """Messages and files that belong to sealed cases, by their names in the spool; those recorded from then on."""
        first = stamp(since) if since else 0
        messages = self._db.rows(
            "SELECT digest FROM messages WHERE settled >= ? AND ref IN (SELECT ref FROM identities)", first
        )
        files = self._db.rows(
            "SELECT DISTINCT sha256 FROM attachments WHERE added >= ? AND ref IN (SELECT ref FROM identities)",
            first,
        )
        return [digest for (digest,) in messages], [name for (name,) in files]

    def sealed_cases(self) -> int:
        """How many there are."""
        return int(self._db.value("SELECT count(*) FROM identities") or 0)

    def known_as(self, external: str) -> str:
        """The case that was recorded under this id of another portal, or nothing."""
        return sealed.known_as(self._db, external)

    def next_ref(self, code: str, year: int, ahead: int = 0) -> str:
        """The next number, not yet taken; `ahead` of it for further new cases in the same transaction."""
        return make_ref(code, year, last_number(self._db, code, year) + 1 + ahead)

    def cases(self, limit: int = 100, state: str | None = None) -> list[Case]:
        """Newest first."""
        if state is None:
            return self._whole("ORDER BY id DESC LIMIT ?", limit)
        return self._whole("WHERE state = ? ORDER BY id DESC LIMIT ?", state, limit)

    def open_cases(
        self, final: Collection[str] = FINAL, standard: str = "", contents: bool = True
    ) -> list[Case]:
        """Cases in a state that is not final, of one service or of all, oldest first. contents False: of sealed ones only
        what stands open, which is all that lists show."""
        states = [state for state in self._states() if state not in final]
        if not states:
            return []
        chosen, values = f"WHERE state IN ({', '.join('?' * len(states))})", list(states)
        if standard:
            chosen, values = f"{chosen} AND standard = ?", [*values, standard]
        if contents:
            return self._whole(f"{chosen} ORDER BY id", *values)
        found = self._db.rows(f"SELECT body FROM cases {chosen} ORDER BY id", *values)
        return [decode(body, Case) for (body,) in found]

    def newest(self, code: str, since: datetime, limit: int) -> list[tuple[str, int]]:
        """Number and version of cases that were received since then, newest first, so many at most."""
        found = self._db.rows(
            "SELECT ref, version FROM cases WHERE code = ? AND year >= ? AND received >= ? "
            "ORDER BY year DESC, number DESC LIMIT ?",
            code,
            since.year,
            stamp(since),
            limit,
        )
        return [(ref, int(version)) for ref, version in found]

    def several(self, refs: Collection[str]) -> list[Case]:
        if not refs:
            return []
        return self._whole(f"WHERE cases.ref IN ({', '.join('?' * len(refs))})", *refs)

    def _whole(self, chosen: str, *values: object) -> list[Case]:
        found = self._db.rows(f"SELECT {sealed.COLUMNS} FROM {sealed.JOINED} {chosen}", *values)
        return [sealed.whole(self._db, row) for row in found]

    def _states(self) -> list[str]:
        """The states in use, hopping from one to the next in the index: flat, however many cases there are."""
        found = self._db.rows(
            "WITH RECURSIVE hop (state) AS (SELECT min(state) FROM cases UNION ALL "
            "SELECT (SELECT min(state) FROM cases WHERE cases.state > hop.state) FROM hop WHERE hop.state IS NOT NULL) "
            "SELECT state FROM hop WHERE state IS NOT NULL"
        )
        return [state for (state,) in found]

    def due(self, now: datetime, limit: int = 500) -> list[Case]:
        """Cases that asked to be looked at by now, the longest due first."""
        return self._whole("WHERE wake <= ? ORDER BY wake LIMIT ?", stamp(now), limit)

    def workload(self, states: Collection[str] = AT_WORK) -> dict[str, int]:
        """Open cases by assignee (key of a person)."""
        marks = ", ".join("?" * len(states))
        found = self._db.rows(
            f"SELECT assignee, count(*) FROM cases WHERE state IN ({marks}) AND assignee <> '' GROUP BY assignee",
            *states,
        )
        return {assignee: int(number) for assignee, number in found}

    def twin(self, agency: str, number: str | None, day: date | None, sha256: str) -> str | None:
        """The first case that holds the same file, or a letter of the same agency, number and date."""
        ref = self._db.value("SELECT ref FROM letters WHERE sha256 = ? ORDER BY judged LIMIT 1", sha256)
        key = number_key(number)
        if ref is None and agency and key and day:
            ref = self._db.value(
                "SELECT ref FROM letters WHERE number_key = ? AND number_key <> '' AND agency = ? AND day = ? "
                "ORDER BY judged LIMIT 1",
                key,
                agency,
                day.isoformat(),
            )
        return str(ref) if ref is not None else None
