"""A service standard as a table: read from TOML text, refused at once when it could strand a case (law L15).

Reads text, never a file. `parse_standard` gives a Standard or raises StandardError with every row that is wrong.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from workflow.facts import Arguments, Choice, Holder

STAGES = ("K", "B", "S", "P", "T")
CLOCKS = ("jalan", "jeda", "henti")
NEEDS = ("catatan", "tanggal", "staf", "tujuan", "hari", "berkas", "kelas", "nomor")
ACTIONS = ("ingatkan", "beritahu", "eskalasi", "gerak", "alasan")
ENCLOSURES = ("surat", "bukti", "lembar", "bahan", "konten")
SPECIAL_ROLES = ("pemohon", "pelaksana", "waktu", "perantara", "pelaku")
OPENINGS = ("surat", "laporan")
BACK, STAY, RECHECK = "kembali", "tetap", "periksa ulang"


class StandardError(ValueError):
    """The table is refused. `problems` names every wrong row and what to do."""

    def __init__(self, name: str, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"standar {name} ditolak:\n" + "\n".join(f"  - {p}" for p in problems))


@dataclass(frozen=True)
class Category:
    """A class of cases with its own days. only: the roles that may read and handle it, everybody else sees a number;
    quotes: its answer must name the rule that it rests on."""

    name: str
    label: str
    days: int
    only: tuple[str, ...] = ()
    quotes: bool = False


@dataclass(frozen=True)
class Letterhead:
    """A mail that a row sends: template, to whom (role, pemohon, pelaksana; pelaku: who decided), and whether it carries
    the survey."""

    template: str
    to: str
    survey: bool = False


@dataclass(frozen=True)
class Timed:
    """What happens without an answer. One of: `after` n working days since the state began, `before` or `past` the
    due day by n working days, `part` of all its days in percent, or `on_date` (the day until which it was postponed).
    categories: only for cases of these classes. relayed: counted since words were given to whoever passes them on."""

    name: str
    action: str
    after: int | None = None
    before: int | None = None
    past: int | None = None
    on_date: bool = False
    template: str = ""
    to: tuple[str, ...] = ()
    move: str = ""
    part: int | None = None
    categories: tuple[str, ...] = ()
    relayed: bool = False


@dataclass(frozen=True)
class State:
    """Where a case can be. apart: whoever did the work is not asked here. answers: with this state the answer has left."""

    name: str
    waits: tuple[str, ...] = ()
    stage: str = "P"
    ask: str = ""
    ask_revision: str = ""
    encloses: tuple[str, ...] = ()
    clock: str = "jalan"
    order: int = 1
    topic: str = ""
    free: str = ""
    final: bool = False
    timed: tuple[Timed, ...] = ()
    apart: bool = False
    answers: bool = False


@dataclass(frozen=True)
class Move:
    """One row of the table: in one of `sources`, one of `by` may go to `target` by saying `name` or one of `also`.

    judges_absent: requirements in doubt that this answer declares absent ("*" all of them), the others present;
    None: the row judges nothing. expand: one numbered answer for each member of staff (`expand_roles`) or each class.
    reserved_target: where a case goes whose class only some may read. once: a second time it is not offered.
    restarts: the clock begins anew. signs: words that let us ask whether this is meant. opens: the reporter's identity
    is shown to whoever asked. drafts: the note is the answer to the reporter. joins: the case is part of another one.
    delivers: our words have reached a reporter without an address. explains: the note says why it is late.
    """

    name: str
    sources: tuple[str, ...]
    by: tuple[str, ...]
    target: str
    number: int | None = None
    label: str = ""
    words: str = ""
    hint: str = ""
    also: tuple[str, ...] = ()
    confirm: bool = False
    needs: tuple[str, ...] = ()
    effect: str = ""
    mails: tuple[Letterhead, ...] = ()
    expand: str = ""
    if_unsure: tuple[str, ...] = ()
    completes: bool = False
    counts_revision: bool = False
    judges_absent: tuple[str, ...] | None = None
    expand_roles: tuple[str, ...] = ("staf",)
    reserved_target: str = ""
    once: bool = False
    restarts: bool = False
    signs: tuple[str, ...] = ()
    opens: bool = False
    drafts: bool = False
    joins: bool = False
    delivers: bool = False
    explains: bool = False


@dataclass(frozen=True)
class Requirement:
    """One thing a letter must have. otherwise: kembali (the applicant mends it), periksa (a petugas looks), catat."""

    check: str
    name: str
    remedy: str
    otherwise: str


@dataclass(frozen=True)
class Standard:
    key: str
    code: str
    name: str
    days: int
    clock_starts: str
    words: tuple[str, ...]
    read_by_parser: bool
    on_complete: str
    on_missing: str
    on_unsure: str
    mails_complete: tuple[Letterhead, ...]
    mails_unsure: tuple[Letterhead, ...]
    requirements: tuple[Requirement, ...]
    states: Mapping[str, State]
    moves: tuple[Move, ...]
    opened_by: str = "surat"
    sealed: bool = False
    word: str = "permohonan"
    party: str = "pemohon"
    stages: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    digest: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    recorders: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    milestones: tuple[Timed, ...] = ()
    relays: tuple[Timed, ...] = ()
    on_reserved: str = ""
    mails_reserved: tuple[Letterhead, ...] = ()

    def category(self, name: str) -> Category | None:
        return next((c for c in self.categories if c.name == name), None)

    def moves_from(self, state: str, roles: frozenset[str]) -> tuple[Move, ...]:
        """The rows that these roles may take in this state."""
        return tuple(m for m in self.moves if state in m.sources and roles & set(m.by))

    def find_move(self, state: str, roles: frozenset[str], word: str) -> Move | None:
        """The row that `word` means here; its own name wins over another row's synonym."""
        rows = self.moves_from(state, roles)
        own = next((m for m in rows if m.name == word), None)
        return own or next((m for m in rows if word in m.also), None)

    def choices(
        self,
        state: str,
        roles: frozenset[str],
        staff: tuple[tuple[Holder, int], ...] = (),
        unsure: frozenset[str] = frozenset(),
        taken: frozenset[str] = frozenset(),
        proposed: str = "",
        category: str = "",
    ) -> tuple[Choice, ...]:
        """The numbered answers that a mail offers: exactly what these roles may do now.

        A row with `pilih = "staf"` becomes one answer for each member of staff, with his open work, one with
        `pilih = "kelas"` an answer for each class; then all numbers of the mail are counted afresh. The numbers are
        stored with the mail's token, so a later change of the table or of the staff cannot change what an old mail's
        "2" means. taken: rows that this case has gone along; proposed, category: its class as proposed, as it is.
        """
        rows = sorted(
            (
                m
                for m in self.moves_from(state, roles)
                if m.number and set(m.if_unsure) <= unsure and not (m.once and m.name in taken)
            ),
            key=lambda m: m.number or 0,
        )
        found: list[Choice] = []
        for row in rows:
            free = "catatan" in row.needs
            if row.expand == "kelas":
                found += self._classes(row, proposed, category, free)
                continue
            if row.expand != "staf":
                found.append(
                    Choice(row.number or 0, row.name, row.label, row.words, hint=row.hint, free=free)
                )
                continue
            for holder, load in staff:
                person = holder.person
                if not set(person.roles) & set(row.expand_roles):
                    continue
                work = f"{load} pekerjaan berjalan" if load else "belum ada pekerjaan"
                label = f"{row.label} {person.name} ({work})"
                found.append(
                    Choice(
                        0,
                        row.name,
                        label,
                        f"{row.words} {person.name}",
                        Arguments(staff=(person.key,)),
                        row.hint,
                    )
                )
        if any(row.expand for row in rows):
            return tuple(replace(c, number=n) for n, c in enumerate(found, start=1))
        return tuple(found)

    def _classes(self, row: Move, proposed: str, category: str, free: bool) -> list[Choice]:
        """One answer a class; the proposal is marked, and what the case already is cannot be chosen again."""
        return [
            Choice(
                0,
                row.name,
                f"{row.label} {c.label} ({c.days} hari kerja){' - usulan sistem' if c.name == proposed else ''}".strip(),
                f"{row.words} {c.label}{': ' if free else ''}".lstrip(),
                Arguments(category=c.name),
                row.hint,
                free,
            )
            for c in self.categories
            if c.name != category
        ]


# ---------------------------------------------------------------- reading the table


class _Reader:
    """Takes keys out of a TOML table, notes every problem with the row's name, and refuses keys it does not know."""

    def __init__(self, row: str, table: object, problems: list[str]) -> None:
        self.row, self.problems = row, problems
        self.table: dict[str, object] = table if isinstance(table, dict) else {}
        self.known: list[str] = []
        if not isinstance(table, dict):
            problems.append(f"{row}: diharapkan sebuah tabel")

    def take(self, key: str, kind: type, default: object) -> object:
        self.known.append(key)
        value = self.table.get(key, default)
        if key not in self.table and default is ...:
            self.problems.append(f"{self.row}: kunci {key!r} harus ada")
            return kind()
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.problems.append(f"{self.row}: {key} = {value!r} harus berupa {kind.__name__}")
            return kind()
        return value

    def text(self, key: str, default: object = "") -> str:
        return str(self.take(key, str, default))

    def number(self, key: str, default: object = 0) -> int:
        value = self.take(key, int, default)
        return value if isinstance(value, int) else 0

    def flag(self, key: str) -> bool:
        return bool(self.take(key, bool, False))

    def texts(self, key: str, default: object = ()) -> tuple[str, ...]:
        value = self.take(key, list, list(default) if isinstance(default, tuple) else default)
        return tuple(str(v) for v in value) if isinstance(value, list) else ()

    def rows(self, key: str) -> list[object]:
        value = self.take(key, list, [])
        return value if isinstance(value, list) else []

    def one_of(self, key: str, allowed: tuple[str, ...], default: object = ...) -> str:
        value = self.text(key, default)
        if value and value not in allowed:
            self.problems.append(f"{self.row}: {key} = {value!r} harus salah satu dari {', '.join(allowed)}")
        return value

    def days(self, key: str) -> int | None:
        value = self.text(key, "")
        if not value:
            return None
        count, _, unit = value.partition(" ")
        if unit != "HK" or not count.isdigit():
            self.problems.append(f"{self.row}: {key} = {value!r} harus seperti '3 HK' (hari kerja)")
            return 0
        return int(count)

    def done(self) -> None:
        for key in self.table:
            if key not in self.known:
                near = difflib.get_close_matches(key, self.known, n=1)
                hint = f"; maksudnya {near[0]!r}?" if near else ""
                self.problems.append(f"{self.row}: kunci {key!r} tidak dikenal{hint}")


def _letterheads(row: str, rows: list[object], problems: list[str]) -> tuple[Letterhead, ...]:
    found = []
    for table in rows:
        r = _Reader(f"{row}, kirim", table, problems)
        found.append(Letterhead(r.text("surat", ...), r.text("kepada", ...), r.flag("survei")))
        r.done()
    return tuple(found)


def _timed(row: str, rows: list[object], problems: list[str]) -> tuple[Timed, ...]:
    found = []
    for table in rows:
        r = _Reader(f"{row}, waktu", table, problems)
        timed = Timed(
            name=r.text("nama", ...),
            action=r.one_of("tindakan", ACTIONS),
            after=r.days("setelah"),
            before=r.days("sebelum"),
            past=r.days("lewat"),
            on_date=r.flag("tanggal"),
            template=r.text("surat"),
            to=r.texts("kepada"),
            move=r.text("gerak"),
            part=r.number("persen") or None,
            categories=r.texts("kelas"),
        )
        r.done()
        when = [
            timed.after is not None,
            timed.before is not None,
            timed.past is not None,
            timed.on_date,
            timed.part is not None,
        ]
        if when.count(True) != 1:
            problems.append(
                f"{row}, waktu {timed.name}: tepat satu dari setelah, sebelum, lewat, tanggal, persen"
            )
        if timed.part is not None and not 0 < timed.part < 100:
            problems.append(f"{row}, waktu {timed.name}: persen harus 1 sampai 99")
        found.append(timed)
    return tuple(found)


def _state(table: object, problems: list[str]) -> State:
    name = str(table.get("nama", "?")) if isinstance(table, dict) else "?"
    r = _Reader(f"keadaan {name!r}", table, problems)
    state = State(
        name=r.text("nama", ...),
        waits=r.texts("menunggu"),
        stage=r.one_of("tahap", STAGES, "P"),
        ask=r.text("minta"),
        ask_revision=r.text("minta_revisi"),
        encloses=r.texts("lampiran"),
        clock=r.one_of("jam", CLOCKS),
        order=r.number("urutan", 1),
        topic=r.text("perihal", ...),
        free=r.text("bebas"),
        final=r.flag("akhir"),
        timed=_timed(r.row, r.rows("waktu"), problems),
        apart=r.flag("bukan_pelaksana"),
        answers=r.flag("dijawab"),
    )
    r.done()
    return state


def _move(table: object, problems: list[str]) -> Move:
    label = f"{table.get('nama', '?')!r} dari {table.get('dari', '?')}" if isinstance(table, dict) else "?"
    r = _Reader(f"gerak {label}", table, problems)
    move = Move(
        name=r.text("nama", ...),
        sources=r.texts("dari", ...),
        by=r.texts("oleh", ...),
        target=r.text("ke", ...),
        number=r.number("angka") or None,
        label=r.text("pilihan"),
        words=r.text("tulis"),
        hint=r.text("petunjuk"),
        also=r.texts("juga"),
        confirm=r.one_of("pasti", ("langsung", "konfirmasi"), "langsung") == "konfirmasi",
        needs=r.texts("butuh"),
        effect=r.text("akibat"),
        mails=_letterheads(r.row, r.rows("kirim"), problems),
        expand=r.one_of("pilih", ("staf", "kelas"), ""),
        if_unsure=r.texts("bila_ragu"),
        completes=r.flag("lengkap"),
        counts_revision=r.flag("hitung_revisi"),
        judges_absent=r.texts("nilai_tidak") if "nilai_tidak" in r.table else None,
        expand_roles=r.texts("peran", ("staf",)),
        reserved_target=r.text("ke_terbatas"),
        once=r.flag("sekali"),
        restarts=r.flag("ulang_jam"),
        signs=r.texts("menyebut"),
        opens=r.flag("buka_identitas"),
        drafts=r.flag("konsep"),
        joins=r.flag("gabung"),
        delivers=r.flag("sampai"),
        explains=r.flag("alasan"),
    )
    r.done()
    return move


def _category(table: object, problems: list[str]) -> Category:
    r = _Reader("kelas", table, problems)
    r.row = f"kelas {r.table.get('nama', '?')!r}"
    found = Category(
        r.text("nama", ...),
        r.text("sebutan", ...),
        r.number("hari_kerja", ...),
        r.texts("hanya"),
        r.flag("dasar"),
    )
    r.done()
    return found


def _requirement(table: object, problems: list[str]) -> Requirement:
    r = _Reader("syarat", table, problems)
    r.row = f"syarat {r.table.get('periksa', '?')!r}"
    found = Requirement(
        r.text("periksa", ...),
        r.text("nama", ...),
        r.text("cara"),
        r.one_of("bila_tidak", ("kembali", "periksa", "catat")),
    )
    r.done()
    return found


def parse_standard(
    text: str,
    checks: frozenset[str],
    roles: frozenset[str],
    templates: Mapping[str, frozenset[str]],
    supplied: frozenset[str],
) -> Standard:
    """Read and validate one standard. ValueError (StandardError) names every wrong row.

    checks: requirement names that have a check function. roles: roles of the people file. templates: template name
    -> keys that it needs; supplied: keys that a mail of a case gets (a template needing another one is refused).
    """
    problems: list[str] = []
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StandardError("?", [f"bukan TOML: {error}"]) from error
    top = _Reader("berkas", document, problems)
    service = _Reader("layanan", top.take("layanan", dict, ...), problems)
    entry = _Reader("masuk", top.take("masuk", dict, ...), problems)
    states = [_state(t, problems) for t in top.rows("keadaan")]
    for name in sorted({s.name for s in states if [t.name for t in states].count(s.name) > 1}):
        problems.append(f"keadaan {name!r}: nama dipakai dua kali")
    found = Standard(
        key=service.text("kunci", ...),
        code=service.text("kode", ...),
        name=service.text("nama", ...),
        days=service.number("hari_kerja", ...),
        clock_starts=service.text("jam_mulai", "lengkap"),
        words=service.texts("kata"),
        read_by_parser=service.flag("pembaca"),
        on_complete=entry.text("lengkap", ...),
        on_missing=entry.text("kurang", ...),
        on_unsure=entry.text("ragu", ...),
        mails_complete=_letterheads("masuk", entry.rows("kirim_lengkap"), problems),
        mails_unsure=_letterheads("masuk", entry.rows("kirim_ragu"), problems),
        requirements=tuple(_requirement(t, problems) for t in top.rows("syarat")),
        states={s.name: s for s in states},
        moves=tuple(_move(t, problems) for t in top.rows("gerak")),
        opened_by=service.one_of("bahan", OPENINGS, "surat"),
        sealed=service.flag("tertutup"),
        word=service.text("sebutan", "permohonan"),
        party=service.text("pihak", "pemohon"),
        stages=service.texts("langkah"),
        instead=service.texts("cadangan"),
        digest=service.texts("ringkasan"),
        guards=service.texts("tanpa_biaya"),
        recorders=service.texts("pencatat"),
        categories=tuple(_category(t, problems) for t in top.rows("kelas")),
        milestones=_timed("tonggak", top.rows("tonggak"), problems),
        relays=tuple(replace(t, relayed=True) for t in _timed("titipan", top.rows("titipan"), problems)),
        on_reserved=entry.text("terbatas"),
        mails_reserved=_letterheads("masuk", entry.rows("kirim_terbatas"), problems),
    )
    for reader in (service, entry, top):
        reader.done()
    for validator in _VALIDATORS:
        validator(found, problems)
    _check_names(found, checks, roles, templates, supplied, problems)
    if problems:
        raise StandardError(found.key or "?", problems)
    return found


# ---------------------------------------------------------------- refusing what could strand a case


def _check_service(s: Standard, problems: list[str]) -> None:
    if not (2 <= len(s.code) <= 5 and s.code.isalpha() and s.code.isupper()):
        problems.append(f"layanan: kode = {s.code!r} harus 2 sampai 5 huruf besar")
    if s.days < 1:
        problems.append("layanan: hari_kerja harus 1 atau lebih")
    if s.clock_starts != "lengkap" and all(m.name != s.clock_starts for m in s.moves):
        problems.append(f"layanan: jam_mulai = {s.clock_starts!r} bukan 'lengkap' dan bukan nama gerak")


def _check_targets(s: Standard, problems: list[str]) -> None:
    reserved = (("terbatas", s.on_reserved),) if s.on_reserved else ()
    for what, name in (
        ("lengkap", s.on_complete),
        ("kurang", s.on_missing),
        ("ragu", s.on_unsure),
        *reserved,
        *((f"gerak {m.name}, ke_terbatas", m.reserved_target) for m in s.moves if m.reserved_target),
    ):
        if name not in s.states:
            problems.append(f"masuk: {what} = {name!r} bukan keadaan")
    for move in s.moves:
        row = f"gerak {move.name!r}"
        for source in move.sources:
            if source not in s.states:
                problems.append(f"{row}: dari {source!r} bukan keadaan")
            elif s.states[source].final:
                problems.append(f"{row}: {source!r} keadaan akhir, tidak dapat ditinggalkan")
        if move.target not in s.states and move.target not in (BACK, STAY, RECHECK):
            problems.append(f"{row}: ke {move.target!r} bukan keadaan")
        for need in set(move.needs) - set(NEEDS):
            problems.append(f"{row}: butuh {need!r} tidak dikenal; yang dikenal: {', '.join(NEEDS)}")
        if move.number and move.expand != "kelas" and not (move.label and move.words):
            problems.append(f"{row}: bernomor, maka pilihan dan tulis harus diisi")
    for state in s.states.values():
        for enclosure in set(state.encloses) - set(ENCLOSURES):
            problems.append(f"keadaan {state.name!r}: lampiran {enclosure!r} tidak dikenal")
        for timed in state.timed:
            row = f"keadaan {state.name!r}, waktu {timed.name!r}"
            if timed.action == "gerak":
                if s.find_move(state.name, frozenset({"waktu"}), timed.move) is None:
                    problems.append(f"{row}: tidak ada gerak {timed.move!r} oleh 'waktu' dari keadaan ini")
            elif not timed.template:
                problems.append(f"{row}: surat harus diisi")
            if timed.action == "eskalasi" and not timed.to:
                problems.append(f"{row}: eskalasi harus punya kepada")


def _targets(s: Standard, move: Move, back: frozenset[str]) -> frozenset[str]:
    if move.target == RECHECK:
        return frozenset({s.on_complete, s.on_missing, s.on_unsure})
    if move.target == BACK:
        return back
    if move.target == STAY:
        return frozenset()
    return frozenset({move.target, move.reserved_target} - {""})


def _check_ways(s: Standard, problems: list[str]) -> None:
    """Every state can be reached, and from every state that is not final an end can be reached."""
    edges: dict[str, set[str]] = {name: set() for name in s.states}
    for move in s.moves:
        if move.target in (BACK, STAY, RECHECK):
            continue
        for source in move.sources:
            edges.setdefault(source, set()).update(_targets(s, move, frozenset()))
    for move in s.moves:
        if move.target not in (BACK, RECHECK):
            continue
        for source in move.sources:
            origins = frozenset(name for name, targets in edges.items() if source in targets)
            edges.setdefault(source, set()).update(_targets(s, move, origins))
    entries = {s.on_complete, s.on_missing, s.on_unsure, s.on_reserved}
    reached, ahead = set(), entries & set(s.states)
    while ahead:
        name = ahead.pop()
        reached.add(name)
        ahead |= (edges.get(name, set()) & set(s.states)) - reached
    for name in sorted(set(s.states) - reached):
        problems.append(f"keadaan {name!r}: tidak dapat dicapai dari mana pun")
    ends = {name for name, state in s.states.items() if state.final}
    if not ends:
        problems.append("berkas: tidak ada keadaan akhir")
    while True:
        more = {name for name, targets in edges.items() if targets & ends and name in s.states} - ends
        if not more:
            break
        ends |= more
    for name in sorted(set(s.states) - ends):
        problems.append(f"keadaan {name!r}: jalan buntu, tidak ada gerak menuju keadaan akhir")


def _check_waits(s: Standard, problems: list[str]) -> None:
    """Whoever is waited for is asked and can move; a state in which nobody is waited for moves by the clock."""
    for state in s.states.values():
        row = f"keadaan {state.name!r}"
        if state.final:
            if state.waits or state.timed:
                problems.append(f"{row}: keadaan akhir tidak menunggu siapa pun")
            continue
        if state.waits and not state.ask:
            problems.append(f"{row}: menunggu {', '.join(state.waits)} tetapi tidak ada surat 'minta'")
        if state.waits and not state.timed:
            problems.append(f"{row}: tidak ada 'waktu'; bila tidak dijawab, permohonan akan terlupakan")
        if not state.waits and not any(t.action == "gerak" for t in state.timed):
            problems.append(f"{row}: tidak menunggu siapa pun dan tidak bergerak oleh waktu")
        for role in state.waits:
            if not s.moves_from(state.name, frozenset({role})):
                problems.append(f"{row}: {role!r} ditunggu tetapi tidak punya gerak")
        if state.free and s.find_move(state.name, frozenset({"pemohon"}), state.free) is None:
            problems.append(f"{row}: bebas = {state.free!r} bukan gerak pemohon dari keadaan ini")


def _check_words(s: Standard, problems: list[str]) -> None:
    """In one state, one role cannot mean two things by one number or one word."""
    for state in s.states.values():
        for role in {role for m in s.moves if state.name in m.sources for role in m.by}:
            rows = s.moves_from(state.name, frozenset({role}))
            # A row that becomes several answers lets all be counted afresh: then no two have one number.
            dynamic = any(m.expand for m in rows)
            seen: dict[object, str] = {}
            for move in rows:
                signs: list[object] = [move.name]
                if move.number and not dynamic:
                    signs.append(move.number)
                for sign in signs:
                    if sign in seen:
                        problems.append(
                            f"keadaan {state.name!r}, {role}: {sign!r} dapat berarti {seen[sign]!r} atau {move.name!r}"
                        )
                    seen[sign] = move.name
            also = [word for m in rows for word in m.also]
            for word in sorted({w for w in also if also.count(w) > 1}):
                problems.append(f"keadaan {state.name!r}, {role}: kata {word!r} berarti dua gerak")


_VALIDATORS: tuple[Callable[[Standard, list[str]], None], ...] = (
    _check_service,
    _check_targets,
    _check_ways,
    _check_waits,
    _check_words,
)


def _check_names(
    s: Standard,
    checks: frozenset[str],
    roles: frozenset[str],
    templates: Mapping[str, frozenset[str]],
    supplied: frozenset[str],
    problems: list[str],
) -> None:
    known = roles | set(SPECIAL_ROLES)

    def role(row: str, name: str) -> None:
        if name not in known:
            near = difflib.get_close_matches(name, sorted(known), n=1)
            problems.append(
                f"{row}: peran {name!r} tidak dikenal" + (f"; maksudnya {near[0]!r}?" if near else "")
            )

    def template(row: str, name: str) -> None:
        if name not in templates:
            near = difflib.get_close_matches(name, sorted(templates), n=1)
            problems.append(
                f"{row}: surat {name!r} tidak ada" + (f"; maksudnya {near[0]!r}?" if near else "")
            )
        elif templates[name] - supplied:
            problems.append(
                f"{row}: surat {name!r} memerlukan {', '.join(sorted(templates[name] - supplied))}"
            )

    for requirement in s.requirements:
        if requirement.check not in checks:
            problems.append(f"syarat {requirement.check!r}: tidak ada pemeriksaan dengan nama ini")
    for head in (*s.mails_complete, *s.mails_unsure, *s.mails_reserved):
        role("masuk", head.to)
        template("masuk", head.template)
    for name in (*s.instead, *s.digest, *s.guards, *s.recorders, *(n for c in s.categories for n in c.only)):
        role("layanan", name)
    _check_categories(s, problems)
    for what, timed in (*(("tonggak", t) for t in s.milestones), *(("titipan", t) for t in s.relays)):
        for name in timed.to:
            role(f"{what} {timed.name!r}", name)
        template(f"{what} {timed.name!r}", timed.template)
    for state in s.states.values():
        row = f"keadaan {state.name!r}"
        for name in state.waits:
            role(row, name)
        for name in (state.ask, state.ask_revision):
            if name:
                template(row, name)
        for timed in state.timed:
            for name in timed.to:
                role(f"{row}, waktu {timed.name!r}", name)
            if timed.template:
                template(f"{row}, waktu {timed.name!r}", timed.template)
    for move in s.moves:
        for name in (*move.by, *move.expand_roles):
            role(f"gerak {move.name!r}", name)
        for head in move.mails:
            role(f"gerak {move.name!r}", head.to)
            template(f"gerak {move.name!r}", head.template)


def _check_categories(s: Standard, problems: list[str]) -> None:
    """A class that only some may read has a way of its own; rows name classes that exist."""
    names = [c.name for c in s.categories]
    for name in sorted({n for n in names if names.count(n) > 1}):
        problems.append(f"kelas {name!r}: nama dipakai dua kali")
    for category in s.categories:
        if category.days < 1:
            problems.append(f"kelas {category.name!r}: hari_kerja harus 1 atau lebih")
        if category.only and not s.on_reserved:
            problems.append(f"kelas {category.name!r}: hanya diisi, maka masuk.terbatas harus diisi")
    for timed in (*s.milestones, *(t for state in s.states.values() for t in state.timed)):
        for name in timed.categories:
            if name not in names:
                problems.append(f"waktu {timed.name!r}: kelas {name!r} tidak ada")
    for move in s.moves:
        if move.expand == "kelas" and not s.categories:
            problems.append(f"gerak {move.name!r}: pilih kelas, tetapi tidak ada [[kelas]]")
