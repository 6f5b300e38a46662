"""The calendar, and who the people and agencies were at which time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from models import audit
from models.codec import decode, encode, plain, stamp
from models.database import Database
from workflow.facts import Agency, Calendar, Holiday, Person
from workflow.facts import Office as OfficeFacts


class Office:
    _db: Database

    def calendar(self) -> Calendar:
        found = self._db.rows("SELECT day, kind, name, decree FROM holidays ORDER BY day")
        days = [Holiday(date.fromisoformat(day), kind, name, decree) for day, kind, name, decree in found]
        years = self._db.rows("SELECT year FROM years")
        return Calendar({holiday.day: holiday for holiday in days}, frozenset(year for (year,) in years))

    def put_holidays(self, holidays: Iterable[Holiday], years: Iterable[int], by: str, now: datetime) -> bool:
        """Add or correct days, and name years that are decreed whole. False when all of it was there already."""
        with self._db.write():
            known = self.calendar()
            fresh = [day for day in holidays if known.holidays.get(day.day) != day]
            whole = sorted(set(years) - known.years)
            for day in fresh:
                self._db.run(
                    "INSERT INTO holidays (day, kind, name, decree) VALUES (?, ?, ?, ?) ON CONFLICT (day) "
                    "DO UPDATE SET kind = excluded.kind, name = excluded.name, decree = excluded.decree",
                    day.day.isoformat(),
                    plain(day.kind),
                    plain(day.name),
                    plain(day.decree),
                )
            for year in whole:
                self._db.run("INSERT INTO years (year) VALUES (?)", year)
            if fresh or whole:
                days = [f"{day.day} {day.kind} {day.name}" for day in fresh]
                audit.append(self._db, now, "calendar", actor=by, days=days, years=whole)
        return bool(fresh or whole)

    def drop_holiday(self, day: date, by: str, now: datetime) -> bool:
        """The day is a working day after all. False when it was one."""
        with self._db.write():
            gone: bool = self._db.run("DELETE FROM holidays WHERE day = ?", day.isoformat()).rowcount == 1
            if gone:
                audit.append(self._db, now, "calendar", actor=by, dropped=day.isoformat())
        return gone

    def remember_office(self, office: OfficeFacts, now: datetime) -> bool:
        """Keep who is who from now on; what held before stays, with its last moment. False when nothing changed."""
        with self._db.write():
            people = self._remember("people", {person.key: person for person in office.people}, now)
            agencies = self._remember("agencies", {agency.key: agency for agency in office.agencies}, now)
            if people or agencies:
                audit.append(self._db, now, "office", people=people, agencies=agencies)
        return bool(people or agencies)

    def _remember(self, table: str, present: Mapping[str, Person | Agency], now: datetime) -> list[str]:
        """Close the rows that hold no more, open those that are new; returns the keys that changed."""
        at = stamp(now)
        rows = {plain(key): (plain(one.name), encode(one)) for key, one in present.items()}
        known = dict(self._db.rows(f"SELECT key, body FROM {table} WHERE valid_to IS NULL"))
        changed = sorted(
            key for key in rows.keys() | known.keys() if known.get(key) != rows.get(key, ("", None))[1]
        )
        for key in changed:
            if key in known:
                self._db.run(f"UPDATE {table} SET valid_to = ? WHERE key = ? AND valid_to IS NULL", at, key)
            if key in rows:
                self._db.run(
                    f"INSERT INTO {table} (key, name, body, valid_from) VALUES (?, ?, ?, ?)",
                    key,
                    *rows[key],
                    at,
                )
        return changed

    def person_at(self, key: str, when: datetime) -> Person | None:
        """Who this person was then: an old decision is read with the office of its day."""
        body = self._then("people", key, when)
        return decode(body, Person) if body else None

    def agency_at(self, key: str, when: datetime) -> Agency | None:
        body = self._then("agencies", key, when)
        return decode(body, Agency) if body else None

    def _then(self, table: str, key: str, when: datetime) -> str | None:
        at = stamp(when)
        found = self._db.value(
            f"SELECT body FROM {table} WHERE key = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)",
            key,
            at,
            at,
        )
        return str(found) if found is not None else None
