"""kantor.toml -> facts.Office: who the office is, its hours, people, deputies and agencies. Opens nothing.

A wrong entry is left out and named in the document's problems, so that all mistakes are told at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from operate.document import Document, Row, Where
from operate.kinds import address, day, filled, hours, key, many, one_of, or_empty, text, zone
from workflow.facts import Agency, Deputy, Head, Office, Person

ROLES = ("kepala", "sekretaris", "kabid", "fungsional", "staf", "petugas", "pengelola", "apip")
WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat")

KANTOR = {
    "nama": Row(filled, required=True, example='"Dinas Komunikasi dan Informatika Kabupaten Contoh"'),
    "singkatan": Row(filled, required=True, example='"Dinkominfo"'),
    "alamat": Row(text, ""),
    "telepon": Row(text, ""),
    "surel": Row(or_empty(address), "", example='"dinas@contoh.go.id"'),
    "laman": Row(text, ""),
    "zona_waktu": Row(zone, "Asia/Jakarta", example='"Asia/Jakarta"'),
}
JAM_KERJA = {weekday: Row(hours, required=True, example='"07.30-16.00"') for weekday in WEEKDAYS}
PEJABAT = {
    "kunci": Row(key, required=True, example='"kepala"'),
    "nama": Row(filled, required=True, example='"Contoh Kepala, S.Kom."'),
    "jabatan": Row(text, "", example='"Kepala Dinas"'),
    "peran": Row(many(one_of(*ROLES)), required=True, example='["kepala"]'),
    "surel": Row(many(address, 1), required=True, example='["kepala@contoh.go.id"]'),
}
PENGGANTI = {
    "untuk": Row(key, required=True, example='"kepala"'),
    "oleh": Row(key, required=True, example='"sekretaris"'),
    "sebagai": Row(filled, "Plh.", example='"Plh."'),
    "mulai": Row(day, required=True, example="2026-12-01"),
    "sampai": Row(day, required=True, example="2026-12-05"),
}
INSTANSI = {
    "kunci": Row(key, required=True, example='"dinkes"'),
    "nama": Row(filled, required=True, example='"Dinas Kesehatan"'),
    "alias": Row(many(filled), (), example='["Dinkes"]'),
    "induk": Row(or_empty(key), "", example='"dinkes"'),
    "surel": Row(many(address), (), example='["dinkes@contoh.go.id"]'),
    "kepala": Row(many(lambda head: head), (), example='[{ nama = "dr. CONTOH", mulai = 2025-01-02 }]'),
}
KEPALA = {
    "nama": Row(filled, required=True, example='"dr. CONTOH"'),
    "sebagai": Row(text, "", example='"Plt."'),
    "mulai": Row(day, example="2025-01-02"),
    "sampai": Row(day, example="2026-12-31"),
}

Entries = list[tuple[Where, dict[str, Any]]]


def office_of(document: Document, service: str, admin: str) -> Office | None:
    """The office, or None when it cannot be made; `service` is our own address, which no official may have."""
    document.known(("kantor", "jam_kerja", "pejabat", "pengganti", "instansi"))
    kantor = document.table(("kantor",), document.tables.get("kantor", {}), KANTOR)
    working = _hours(document)
    people = list(document.many("pejabat", PEJABAT))
    deputies = list(document.many("pengganti", PENGGANTI))
    agencies = list(document.many("instansi", INSTANSI))
    _once(document, people, "an official")
    _once(document, agencies, "an agency")
    _not_ourselves(document, people + agencies, service)
    _deputies(document, deputies, _keys(document, "pejabat"))
    _parents(document, agencies, _keys(document, "instansi"))
    heads = {values["kunci"]: _heads(document, where, values["kepala"]) for where, values in agencies}
    if kantor is None or working is None:
        return None
    return Office(
        name=kantor["nama"],
        short=kantor["singkatan"],
        address=kantor["alamat"],
        phone=kantor["telepon"],
        mail=kantor["surel"],
        site=kantor["laman"],
        zone=kantor["zona_waktu"],
        hours=working,
        people=tuple(Person(v["kunci"], v["nama"], v["jabatan"], v["peran"], v["surel"]) for _, v in people),
        deputies=tuple(
            Deputy(v["untuk"], v["oleh"], v["sebagai"], v["mulai"], v["sampai"]) for _, v in deputies
        ),
        agencies=tuple(
            Agency(v["kunci"], v["nama"], v["alias"], v["induk"], v["surel"], heads[v["kunci"]])
            for _, v in agencies
        ),
        admin=admin,
    )


def _hours(document: Document) -> dict[int, tuple[time, time]] | None:
    """Working days are Monday to Friday for this office (workflow/workdays.py): a Saturday row would do nothing."""
    found = document.tables.get("jam_kerja", {})
    for weekend in ("sabtu", "minggu"):
        if isinstance(found, dict) and weekend in found:
            document.refuse(
                ("jam_kerja", weekend),
                "working days are Monday to Friday",
                "Remove it: letters of the weekend count from Monday.",
            )
            found = {name: value for name, value in found.items() if name != weekend}
    values = document.table(("jam_kerja",), found, JAM_KERJA)
    if values is None:
        return None
    return {number: values[weekday] for number, weekday in enumerate(WEEKDAYS)}


def _keys(document: Document, name: str) -> set[object]:
    """Keys of all entries, also of those refused for something else: one mistake shall not look like two."""
    found = document.tables.get(name, [])
    return (
        {entry.get("kunci") for entry in found if isinstance(entry, dict)}
        if isinstance(found, list)
        else set()
    )


def _once(document: Document, entries: Entries, what: str) -> None:
    """A key or an address that two have would make one the other."""
    keys: dict[str, str] = {}
    owners: dict[str, str] = {}
    for where, values in entries:
        if values["kunci"] in keys:
            document.refuse(
                (*where, "kunci"), f"{values['kunci']} is already the key of {what}", "Choose another."
            )
        keys[values["kunci"]] = values["nama"]
        for mail in values["surel"]:
            if mail in owners:
                wrong = f"{mail} is already the address of {owners[mail]}"
                document.refuse((*where, "surel"), wrong, "Leave it where it belongs.")
            owners[mail] = values["nama"]


def _not_ourselves(document: Document, entries: Entries, service: str) -> None:
    """Our own mail would look like an official's (law L20); plus addresses are ours too."""
    user, _, host = service.partition("@")
    for where, values in entries:
        for mail in values["surel"]:
            name, _, at = mail.partition("@")
            if service and at == host and name.partition("+")[0] == user:
                wrong = f"{mail} is the address of the service itself ([sender] address)"
                document.refuse((*where, "surel"), wrong, "Give the address at which this person reads mail.")


def _deputies(document: Document, deputies: Entries, keys: set[object]) -> None:
    for position, (where, values) in enumerate(deputies):
        for name in ("untuk", "oleh"):
            if values[name] not in keys:
                wrong = f"no [[pejabat]] has the key {values[name]}"
                document.refuse((*where, name), wrong, f"Known keys: {_listed(keys)}.")
        if values["sampai"] < values["mulai"]:
            document.refuse(
                (*where, "sampai"), "the end is before the beginning", "Exchange or correct the dates."
            )
        for _, other in deputies[:position]:
            if other["untuk"] == values["untuk"] and _overlap(other, values):
                wrong = f"{values['untuk']} already has a deputy on some of these days ({other['oleh']})"
                document.refuse((*where, "untuk"), wrong, "Let one end before the other begins.")
        circle = _circle(values["untuk"], _standing(deputies, values["mulai"]))
        if circle:
            wrong = f"a circle of deputies on {values['mulai']}: {' -> '.join(circle)}"
            document.refuse((*where, "oleh"), wrong, "Name somebody who is present.")


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["mulai"] <= other["sampai"] and other["mulai"] <= one["sampai"])


def _standing(deputies: Entries, today: date) -> dict[str, str]:
    return {v["untuk"]: v["oleh"] for _, v in deputies if v["mulai"] <= today <= v["sampai"]}


def _parents(document: Document, agencies: Entries, keys: set[object]) -> None:
    above = {values["kunci"]: values["induk"] for _, values in agencies if values["induk"]}
    for where, values in agencies:
        if values["induk"] and values["induk"] not in keys:
            wrong = f"no [[instansi]] has the key {values['induk']}"
            document.refuse((*where, "induk"), wrong, f"Known keys: {_listed(keys)}.")
        circle = _circle(values["kunci"], above)
        if circle:
            document.refuse(
                (*where, "induk"), f"a circle: {' -> '.join(circle)}", "The OPD above is nobody's UPT."
            )


def _circle(begin: str, follow: dict[str, str]) -> list[str]:
    """The way from `begin` back to `begin`, or nothing."""
    way = [begin]
    while way[-1] in follow and len(way) <= len(follow):
        way.append(follow[way[-1]])
        if way[-1] == begin:
            return way
    return []


def _heads(document: Document, where: Where, found: Iterable[object]) -> tuple[Head, ...]:
    heads = []
    for index, entry in enumerate(found):
        values = document.table((*where, "kepala", index), entry, KEPALA)
        if values is None:
            continue
        if values["mulai"] and values["sampai"] and values["sampai"] < values["mulai"]:
            document.refuse(
                (*where, "kepala", index), "the end is before the beginning", "Correct the dates."
            )
        heads.append(Head(values["nama"], values["sebagai"], values["mulai"], values["sampai"]))
    return tuple(heads)


def _listed(keys: set[object]) -> str:
    return ", ".join(sorted(str(key) for key in keys if key)) or "none yet"


def doubts_about(office: Office) -> list[str]:
    """What may be meant so, but leaves letters lying."""
    doubts = []
    for role in ("kepala", "sekretaris", "kabid", "staf", "petugas"):
        if not any(role in person.roles for person in office.people):
            doubts.append(f"kantor.toml: nobody has the role {role}; mails for it go to nobody")
    if sum("apip" in person.roles for person in office.people) > 1:
        doubts.append("kantor.toml: more than one person has the role apip")
    for person in office.people:
        for mail in person.addresses:
            agency = office.agency_at(mail)
            if agency:
                doubts.append(f"kantor.toml: {mail} belongs to {person.name} and to {agency.name}")
    return doubts
