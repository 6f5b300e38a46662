"""The text of a letter between head and signer block -> rows "label : value", tables, list points and paragraphs.

Says how the text is arranged, not what it means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsing.lines import Line, Run

_BULLET = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-•*–▪➢✓●○►‣·])(?=\s|$)\s*", re.IGNORECASE)
_ROW = re.compile(r"([A-Za-z(][^:=]{1,44}?)\s*(?:(?<!https)(?<!http):|=(?=\s*\d))\s*(.*)$")
_ORDINAL = re.compile(r"\(?\d{1,2}[.)]?$")
_TABLE_KIND = re.compile(
    r"\b(?:jenis|bentuk|konten|produk|uraian|nama|kebutuhan|items?|materi|desain|permintaan|layanan|output|kegiatan|media)\b",
    re.IGNORECASE,
)
_TABLE_COUNT = re.compile(r"^(?:jumlah|jml|volume|vol|banyak(?:nya)?|kuantitas|qty)\b", re.IGNORECASE)
_COUNT_CELL = re.compile(
    r"\d{1,2}(?:\s*\([a-z ]+\))?(?:\s+(?:buah|bh|lembar|lbr|desain|konten|file|paket|unit|item))?\.?", re.I
)
_SENTENCE = re.compile(r"(?<=[A-Za-z0-9)][.;])\s+(?=[A-Z][a-z]*)(?!.*[.;]\s)")
LEADS = ("berikut", "yaitu", "yakni", "adalah", "berupa", "meliputi", "kepada", "pada", "tersebut")
"""A line that ends with one of these and a colon opens a list; it is no label."""


@dataclass(frozen=True)
class Row:
    label: str
    value: str


@dataclass(frozen=True)
class Part:
    """A paragraph or a point of a list (without its bullet)."""

    text: str
    point: bool = False


@dataclass(frozen=True)
class Body:
    """rows: label and value, from lists and tables; parts: everything else; flow: all of it in the order of reading."""

    rows: tuple[Row, ...] = ()
    parts: tuple[Part, ...] = ()
    flow: tuple[str, ...] = ()

    @property
    def prose(self) -> str:
        return " ".join(part.text for part in self.parts)

    @property
    def text(self) -> str:
        return "\n".join(self.flow)


@dataclass
class _Reader:
    """The body under construction. left: where the values of the last row begin; point: where the words of the last point
    begin; margin and right: the margins of the text."""

    right: float
    margin: float
    rows: list[Row] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    order: list[tuple[str, int]] = field(default_factory=list)
    left: float | None = None
    point: float = 0.0
    last: Line | None = None

    def row(self, label: str, value: str) -> None:
        self.order.append(("row", len(self.rows)))
        self.rows.append(Row(label, value))

    def more_row(self, text: str) -> None:
        last = self.rows[-1]
        joint = "" if last.value.endswith("-") and not last.value.endswith(" -") else " "
        self.rows[-1] = Row(last.label, f"{last.value}{joint}{text}".strip())

    def part(self, text: str, point: bool) -> None:
        self.order.append(("part", len(self.parts)))
        self.parts.append(Part(text, point))

    def more_part(self, text: str) -> None:
        last = self.parts[-1]
        self.parts[-1] = Part(f"{last.text} {text}", last.point)

    def done(self) -> Body:
        rows, parts = self.rows, self.parts
        flow = tuple(
            f"{rows[at].label} : {rows[at].value}" if kind == "row" else parts[at].text
            for kind, at in self.order
        )
        return Body(tuple(rows), tuple(parts), flow)


def read_body(lines: Sequence[Line]) -> Body:
    """Lines -> rows with their continuations, cells of tables, points and paragraphs."""
    boxes = [line.box for line in lines]
    reader = _Reader(max((b[2] for b in boxes), default=0.0), min((b[0] for b in boxes), default=0.0))
    at = 0
    while at < len(lines):
        if columns := _columns(lines[at]):
            at = _table(reader, lines, at, columns)
            reader.last = None
            continue
        _line(reader, lines[at])
        reader.last = lines[at]
        at += 1
    return reader.done()


def _line(reader: _Reader, line: Line) -> None:
    if counted := _counted(line):
        reader.row(*counted)
        reader.left = None
        return
    bullet, runs = _unbulleted(line)
    label, value, left = _row(runs) if runs else ("", "", 0.0)
    text = re.sub(r"\s+", " ", " ".join(run.text for run in runs))
    ended = _SENTENCE.search(label)
    if ended and not bullet:
        # "… 13 Desember 2026. Narahubung : …": a row begins in the middle of a line of prose.
        _prose(reader, line, label[: ended.start() + 1])
        label = label[ended.end() :]
    if label:
        reader.row(label, value)
        reader.left = left
    elif not bullet and _continues_row(reader, line):
        reader.more_row(text)
    elif bullet:
        reader.left = None
        reader.point = runs[0].box[0]
        reader.part(text, True)
    else:
        _prose(reader, line, text)


def _counted(line: Line) -> tuple[str, str] | None:
    """A numbered row of a table whose head was not read: "1", "Desain infografis", "2 buah"."""
    if not (_ORDINAL.match(line.runs[0].text) or _ordinal_first(line)):
        return None
    runs = _without_ordinal(line)
    if len(runs) != 2 or not _COUNT_CELL.fullmatch(runs[1].text) or runs[1].box[0] - runs[0].box[2] < 30:
        return None
    words = runs[0].text
    return (words, runs[1].text) if re.search(r"[A-Za-z]{4}", words) and ":" not in words else None


def _prose(reader: _Reader, line: Line, text: str) -> None:
    reader.left = None
    if _continues_part(reader, line):
        reader.more_part(text)
    else:
        reader.part(text, False)


def _unbulleted(line: Line) -> tuple[bool, list[Run]]:
    """Is it a point of a list? And its runs without the bullet."""
    runs = list(line.runs)
    match = _BULLET.match(runs[0].text)
    if not match:
        return False, runs
    rest = runs[0].text[match.end() :]
    if not rest:
        return len(runs) > 1, runs[1:] or runs
    return True, [Run(rest, _cut(runs[0], match.end())), *runs[1:]]


def _cut(run: Run, at: int) -> tuple[float, float, float, float]:
    share = at / max(len(run.text), 1)
    return (run.box[0] + share * (run.box[2] - run.box[0]), *run.box[1:])


def _row(runs: Sequence[Run]) -> tuple[str, str, float]:
    """Label, value and where the value begins; an empty label when the line is none."""
    first, rest = runs[0], runs[1:]
    if rest and rest[0].text[:1] in (":", "=") and len(first.text) < 45 and re.search("[A-Za-z]", first.text):
        value = " ".join(run.text for run in rest).lstrip(":= ")
        return first.text.strip(), value, rest[0].box[0]
    match = _ROW.match(first.text)
    if not match or len(match[1].split()) > 5 or _BULLET.fullmatch(match[1]):
        return "", "", 0.0
    value = " ".join([match[2], *(run.text for run in rest)]).strip()
    if not value and (match[1].split()[-1].lower() in LEADS or match[1][0].islower()):
        return "", "", 0.0
    left = _cut(first, match.start(2))[0] if match[2] else rest[0].box[0] if rest else first.box[2]
    return match[1].strip(), value, left - 6


def _continues_row(reader: _Reader, line: Line) -> bool:
    """Under the value of the row above; or the row filled its line to the margin and did not end there."""
    if reader.left is None or not reader.rows or reader.last is None:
        return False
    if line.box[1] - reader.last.box[3] > 1.4 * (line.box[3] - line.box[1]):
        return False
    if line.runs[0].box[0] >= reader.left - 4:
        return True
    full = reader.last.box[2] > reader.right - 0.12 * (reader.right - reader.margin)
    return full and not reader.rows[-1].value.endswith((".", ";"))


def _continues_part(reader: _Reader, line: Line) -> bool:
    """Is the line in the middle of the last paragraph or point?"""
    last, before = reader.last, reader.parts[-1] if reader.parts else None
    if last is None or before is None or reader.order[-1][0] != "part":
        return False
    if before.text.endswith(":") and not _label_at_margin(reader, before.text):
        return False
    height = max(line.box[3] - line.box[1], last.box[3] - last.box[1])
    if line.box[1] - last.box[3] > 1.5 * height:
        return False
    ended = before.text.endswith((".", ";", "?", "!", ","))
    if before.point:
        # Back at the margin after a point has ended: the list is over. A comma in a full line ends none.
        full = last.box[2] > reader.right - 0.15 * (reader.right - reader.margin)
        ended = ended and not (full and before.text.endswith(","))
        return line.box[0] > reader.point - (3 if ended else 8) or (full and not ended)
    short = last.box[2] < reader.right - 0.25 * (reader.right - reader.margin)
    indented = line.box[0] > last.box[0] + 10
    return not (ended and (short or indented))


def _label_at_margin(reader: _Reader, text: str) -> bool:
    """ "… Purbalingga. Waktu penayangan:" at the end of a full line: its value follows in the next."""
    label = re.search(r"[.;]\s+([A-Z][^.:;]{2,40}):$", text)
    full = reader.last is not None and reader.last.box[2] > reader.right - 0.15 * (
        reader.right - reader.margin
    )
    return bool(label and full and label[1].split()[-1].lower() not in LEADS)


# ---------------------------------------------------------------- tables


def _columns(line: Line) -> list[Run]:
    """The heads of a table's columns, when the line is one: a column of kinds and one of counts."""
    runs = [_headed(run) for run in line.runs]
    if len(runs) < 2 or any(len(run.text) > 40 or ":" in run.text for run in runs):
        return []
    counts = [run for run in runs if _TABLE_COUNT.match(run.text)]
    kinds = [run for run in runs if _TABLE_KIND.search(run.text) and run not in counts]
    return runs if counts and kinds else []


def _headed(run: Run) -> Run:
    """ "No Uraian" set close together is the head of the second column; a speck before a head is none."""
    run = Run(run.text.lstrip(" .,'"), run.box)
    match = re.match(r"no\.?\s+(?=[a-z])", run.text, re.IGNORECASE)
    return Run(run.text[match.end() :], _cut(run, match.end())) if match else run


def _table(reader: _Reader, lines: Sequence[Line], at: int, heads: list[Run]) -> int:
    """Reads the table whose heads stand in line `at`; gives the line after it."""
    end = at + 1
    left = heads[0].box[0] - 30
    while end < len(lines) and end - at < 60 and _in_table(lines[end], lines[end - 1], left, heads):
        end += 1
    inside = list(lines[at + 1 : end])
    anchors = [line for line in inside if _ORDINAL.match(line.runs[0].text) or _ordinal_first(line)]
    named = [head for head in heads if not re.match(r"n[oa]\b|nomor|#", head.text, re.IGNORECASE)]
    numbered = bool(anchors)
    if numbered:
        anchors = [line for n, line in enumerate(inside) if line in anchors or _own_row(inside, n, named)]
    counts = next(i for i, head in enumerate(named) if _TABLE_COUNT.match(head.text))
    if not anchors:
        anchors = [line for line in inside if any(_cell(r, named) == counts for r in line.runs)]
    cells: dict[int, list[list[str]]] = {id(anchor): [[] for _ in named] for anchor in anchors}
    for line in inside:
        if not anchors:
            break
        anchor = min(anchors, key=lambda a: (abs(a.box[1] - line.box[1]), a.box[1]))
        runs = _without_ordinal(line) if numbered else list(line.runs)
        for run in runs:
            cells[id(anchor)][_cell(run, named)].append(run.text)
    kinds = next(
        (i for i, head in enumerate(named) if i != counts and _TABLE_KIND.search(head.text)),
        0 if counts else 1,
    )
    for anchor in anchors:
        found = [" ".join(cell) for cell in cells[id(anchor)]]
        reader.row(found[kinds] if kinds < len(found) else "", found[counts])
        for i, head in enumerate(named):
            if i not in (kinds, counts) and found[i]:
                reader.row(head.text, found[i])
    return end


def _in_table(line: Line, before: Line, left: float, heads: Sequence[Run]) -> bool:
    box = line.box
    if box[1] - before.box[3] > 3.2 * (box[3] - box[1]) or box[0] < left:
        return False
    if len(line.runs) > 1:
        return True
    if _ordinal_first(line):
        # "2. Deadline pengerjaan Senin, 22-06-2026." is the next point of the letter.
        return not (line.runs[0].text.endswith(".") and len(line.runs[0].text.split()) > 4)
    # One run under several heads is a paragraph, and so is a sentence.
    under = sum(min(box[2], head.box[2]) > max(box[0], head.box[0]) for head in heads)
    words = line.runs[0].text
    return under < 2 and ":" not in words and not (words.endswith(".") and len(words.split()) > 4)


def _own_row(inside: Sequence[Line], at: int, named: Sequence[Run]) -> bool:
    """A line of a numbered table whose number was lost: further from the lines round it than those of one cell are."""
    box = inside[at].box
    near = [inside[n].box for n in (at - 1, at + 1) if 0 <= n < len(inside)]
    apart = all(max(box[1] - other[3], other[1] - box[3]) > 0.7 * (box[3] - box[1]) for other in near)
    first = inside[at].runs[0]
    return (
        bool(near)
        and apart
        and abs(first.box[0] - named[0].box[0]) < 160
        and bool(re.match(r"[A-Z][a-z]", first.text))
    )


def _ordinal_first(line: Line) -> bool:
    return bool(re.match(r"\(?\d{1,2}[.)]\s+[A-Za-z]|\d{1,2}\s+[A-Z]", line.runs[0].text))


def _without_ordinal(line: Line) -> list[Run]:
    runs = list(line.runs)
    if len(runs) > 1 and _ORDINAL.match(runs[0].text):
        return runs[1:]
    match = re.match(r"\(?\d{1,2}[.)]?\s+(?=[A-Za-z])", runs[0].text)
    if match:
        runs[0] = Run(runs[0].text[match.end() :], _cut(runs[0], match.end()))
    return runs


def _cell(run: Run, heads: Sequence[Run]) -> int:
    """The column that a run stands under: the head that it overlaps most, else the nearest."""

    def near(head: Run) -> tuple[float, float]:
        overlap = min(run.box[2], head.box[2]) - max(run.box[0], head.box[0])
        centres = abs((run.box[0] + run.box[2]) - (head.box[0] + head.box[2])) / 2
        return (-max(overlap, 0.0), min(centres, abs(run.box[0] - head.box[0])))

    return min(range(len(heads)), key=lambda i: near(heads[i]))
