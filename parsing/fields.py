"""The head of a letter: number, date, urgency, subject, addressee, letterhead. Finds what is written, guesses nothing.

Works on lines with places (parsing/pdf.py), because the labels stand in one column and date or addressee in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from parsing import dates, repair
from parsing.dateline import BLANK_DAY, Dateline, dated_by_number, is_place_and_date, read_dateline
from parsing.lines import Line, Run
from workflow.facts import Box

LABELS = {
    "number": r"(?:nomor|nomer|no)(?:\s+surat)?",
    "urgency": r"(?:sifat|klasifikasi|derajat)",
    "enclosures": r"(?:lampiran|lamp|lam)",
    "subject": r"(?:hal|perihal|h\s?a\s?l|tentang)",
}
_LABEL = {name: re.compile(rf"{words}\s*\.?\s*(?::+|$)\s*", re.IGNORECASE) for name, words in LABELS.items()}
_ANY_LABEL = re.compile("|".join(LABELS.values()), re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:kepada\b\s*:?\s*)?y\s?th\b\.?\s*:?\s*(?:y\s?th\b\.?)?\s*|kepada\b\s*:?\s*", re.IGNORECASE
)
_HONOUR = re.compile(r"^(?:(?:bapak|ibu|bpk|sdr|sdri|saudara|saudari)\b\.?(?:\s*/\s*)?\s*)+", re.IGNORECASE)
_PLACE_LINE = re.compile(
    r"(?:di\b\s*[-–—]?\s*(?:tempat)?$|di\s*[-–—]?\s+\w[\w .]{2,30}$|tempat$|[-–—]+$)", re.IGNORECASE
)
_ADDRESS_GOES_ON = re.compile(
    r" (?=(?:di\b|kepada\b|y\s?th\b|cq\b|kab\b|kabupaten\b|tempat\b|informatika\b|purbalingga\b|kepala\b|bupati\b))",
    re.IGNORECASE,
)
_WHAT = re.compile(
    r"(PEMERINTAH|KABUPATEN|DINAS|BADAN|KECAMATAN|KELURAHAN|PUSKESMAS|UPTD?|SEKRETARIAT|INSPEKTORAT|RSUD|NEGERI|S[DM]P?)(?=\w)"
)
_OPENING = re.compile(
    r"(?:dalam rangka|sehubungan|berdasarkan|dengan hormat|disampaikan|bersama (?:ini|surat)|menindak\w*|memperhatikan|"
    r"mohon|assalam|salam|berkenaan|guna|untuk|dengan ini|menunjuk|kami|dasar|mempertimbangkan|diberitahukan)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(r"\b(?:sebagai berikut|kami mohon|mohon (?:bantuan|kiranya))\b", re.IGNORECASE)
"""Words of the text itself, where its first line was not read."""
_PLACE_DATE = re.compile(r"\s+[A-Z][A-Za-z.' ]{2,30},\s.*$")
_NOT_A_NAME = re.compile(
    r"jalan\b|jl\b|jln\b|telp|telepon|fax|faks|\btlp|e-?mail|pos-?el|surel|laman|website|kode pos|@|https?:|www\.|"
    r"\d{5}|\bnpsn\b|\bterakreditasi|\bkotak pos",
    re.IGNORECASE,
)


@dataclass
class Head:
    """What the head says. `body` is the index of the first line after it; `places` box per field found. month: the first of
    the month, where the day was left open."""

    number: str | None = None
    month: date | None = None
    date: date | None = None
    urgency: str | None = None
    subject: str | None = None
    addressee: str | None = None
    letterhead: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    body: int = 0
    places: dict[str, Box] = field(default_factory=dict)


@dataclass(frozen=True)
class Label:
    """A labelled line: where it is and what stands after the colon."""

    line: int
    value: Run | None
    left: float


def read_head(lines: Sequence[Line], width: float, near: date | None = None, noisy: bool = False) -> Head:
    """The head of the first page of a letter. noisy: the words were recognised, so that an empty place may have been
    full."""
    head = Head()
    head.body = _body_at(lines, find_labels(lines), _addressee_at(lines), width)
    lines = _columns_apart(lines, head.body, width)
    labels = find_labels(lines)
    addressee = _addressee_at(lines)
    _number(head, labels, lines, noisy)
    if "urgency" in labels and (value := labels["urgency"].value) and re.search(r"[a-z]", value.text, re.I):
        head.urgency, head.places["urgency"] = value.text, value.box
    _subject(head, labels, lines, addressee, width)
    if addressee:
        _addressee(head, lines, addressee)
    _date(head, read_dateline(lines, head.body))
    if noisy and head.number is None and not head.blank and not _has_value(labels.get("number")):
        _unlabelled_number(head, lines)
    if noisy and head.number and not _never_filled(head):
        head.number = repair.number(head.number, head.date)
        if not _never_filled(head) and not repair.is_number(head.number):
            head.number = None
    if noisy and head.date is None and head.number:
        _date(head, dated_by_number(lines[: head.body], head.number))
    head.letterhead = _letterhead(lines, labels, addressee, head, noisy)
    return head


def _columns_apart(lines: Sequence[Line], end: int, width: float) -> Sequence[Line]:
    """Where date and addressee stand in a column on the right, no run of the labels' column reaches into it."""
    column = next(
        (
            run.box[0]
            for run in _runs(lines[: min(end, 30)])
            if run.box[0] > 0.45 * width and _ADDRESS.match(run.text)
        ),
        None,
    )
    if column is None:
        return lines
    return [
        Line(tuple(_apart(line, column))) if at < end and line.box[0] < column else line
        for at, line in enumerate(lines)
    ]


def _apart(line: Line, column: float) -> Iterator[Run]:
    for run in line.runs:
        x0, top, x1, bottom = run.box
        at = len(run.text) * (column - x0) / max(x1 - x0, 1.0)
        cuts = [
            m.start()
            for m in _ADDRESS_GOES_ON.finditer(run.text)
            if abs(m.start() - at) < 3 + 0.1 * len(run.text)
        ]
        if not (x0 < column - 40 and x1 > column + 8 and cuts):
            yield run
            continue
        cut = min(cuts, key=lambda b: abs(b - at))
        yield Run(run.text[:cut], (x0, top, column - 3, bottom))
        yield Run(run.text[cut + 1 :], (column, top, x1, bottom))


def find_labels(lines: Sequence[Line]) -> dict[str, Label]:
    """The first of each label; the column of labels begins within 60 lines. Most runs begin with none: asked once."""
    found: dict[str, Label] = {}
    labelled = [
        (index, line, at, name, match)
        for index, line in enumerate(lines[:60])
        for at, run in enumerate(line.runs)
        if _ANY_LABEL.match(run.text)
        for name, pattern in _LABEL.items()
        if (match := pattern.match(run.text))
    ]
    for surely in (True, False):
        for index, line, at, name, match in labelled:
            if "subject" in found and index > found["subject"].line + 7:
                break
            follows = ":" in match.group() or (_colon_follows if surely else _in_column)(line, at, found)
            if follows and name not in found:
                found[name] = Label(index, _value(line, at, match.end(), name), line.runs[at].box[0])
    return found


def _in_column(line: Line, at: int, found: dict[str, Label]) -> bool:
    """A label whose colon was lost or stands a little lower: it stands under the other labels, with a value beside it."""
    run = line.runs[at]
    return at + 1 < len(line.runs) and any(
        abs(label.left - run.box[0]) < 4 and label.value is not None for label in found.values()
    )


def _colon_follows(line: Line, at: int, _: dict[str, Label]) -> bool:
    return at + 1 < len(line.runs) and line.runs[at + 1].text.startswith(":")


def _value(line: Line, at: int, end: int, name: str) -> Run | None:
    """What stands after the label, as far as the next column."""
    first = line.runs[at]
    parts: list[Run] = []
    if rest := first.text[end:].strip(" :"):
        share = end / max(len(first.text), 1)
        left = first.box[0] + share * (first.box[2] - first.box[0])
        parts.append(Run(rest, (left, *first.box[1:])))
    for run in line.runs[at + 1 :]:
        text = run.text.lstrip(": ")
        joined = bool(parts) and name == "number" and bool(repair.GOES_ON.fullmatch(text))
        if parts and name == "number" and parts[-1].text.endswith("/"):
            joined = bool(repair.PIECE.fullmatch(text))
        if parts and not joined:
            break
        if not parts and (_ADDRESS.match(text) or is_place_and_date(text)):
            break
        if text:
            parts.append(Run(text, run.box))
    if not parts:
        return None
    return Run("  ".join(p.text for p in parts), (*parts[0].box[:2], *parts[-1].box[2:]))


def _under(lines: Sequence[Line], label: Label, value: Run) -> str:
    """The rest of a number that goes over into a second line: "400.14.1.1/190/" above "KECAMATAN/2026"."""
    for line in lines[label.line + 1 : label.line + 2]:
        for run in line.runs:
            if abs(run.box[0] - value.box[0]) < 12 and repair.PIECE.fullmatch(run.text):
                return run.text
    return ""


def _number(head: Head, labels: dict[str, Label], lines: Sequence[Line], noisy: bool) -> None:
    if "number" not in labels:
        return
    value = labels["number"].value
    raw = _PLACE_DATE.sub("", value.text) if value else ""
    if noisy:
        raw = repair.spaced_number(raw)
    if value and raw.rstrip().endswith("/"):
        raw = f"{raw.strip()}{_under(lines, labels['number'], value)}"
    if value:
        head.places["number"] = value.box
    if noisy and not re.search(r"\d", raw):
        return
    if is_blank_number(raw) and not (noisy and repair.lost_month(raw)):
        head.blank += ("number",)
        if re.search(r"\$\{|\{\{", raw):
            head.blank += ("template",)
    else:
        head.number = re.sub(r"\s*/\s*", "/", re.sub(r"\s+", " ", raw)).strip(" .,")


def _unlabelled_number(head: Head, lines: Sequence[Line]) -> None:
    """The number of a recognised letter whose label was not read: what has its shape, above the text."""
    for run in _runs(lines[: min(head.body, 20)]):
        shape = repair.NUMBER if ":" not in run.text else repair.ANY_NUMBER
        # The label and its colon may stand before it as a few letters.
        if match := re.fullmatch(rf"(?:\W*\w{{1,5}}\W+){{0,2}}?\W*({shape.pattern})\W*", run.text):
            head.number, head.places["number"] = re.sub(r"\s*/\s*", "/", match[1]), run.box
            return


def _never_filled(head: Head) -> bool:
    """Was the room for the number left empty, and read as a stroke? Then the head says so."""
    if head.number and repair.has_lost_number(head.number, head.date):
        head.number, head.blank = None, (*head.blank, "number")
        return True
    return False


def _has_value(label: Label | None) -> bool:
    return label is not None and label.value is not None


def is_blank_number(raw: str) -> bool:
    """A number whose running part was left open, or a template's field that nobody filled."""
    if (
        not re.search(r"\d", raw)
        or "${" in raw
        or "{{" in raw
        or re.search(r"\.{3,}|…|_{2,}|\bxx+\b", raw, re.I)
    ):
        return True
    return any(not re.search(r"[A-Za-z0-9]", part) for part in raw.split("/"))


def _subject(
    head: Head,
    labels: dict[str, Label],
    lines: Sequence[Line],
    addressee: tuple[int, int] | None,
    width: float,
) -> None:
    label = labels.get("subject")
    if label is None or label.value is None:
        return
    parts, last = [label.value.text], label.value.box
    for index in range(label.line + 1, min(label.line + 7, len(lines), head.body)):
        if _is_label(lines[index]):
            break
        runs = [r for r in lines[index].runs if abs(r.box[0] - label.value.box[0]) <= 25 and r.text != ":"]
        if not runs:
            # Only the other column has a line here.
            continue
        run = runs[0]
        # The next line of the same value: under it, and no blank line between.
        if run.box[1] - last[3] > 1.1 * (last[3] - last[1]) + 4:
            break
        if _ADDRESS.match(run.text):
            break
        parts.append(run.text)
        last = run.box
    head.subject = " ".join(parts).strip(" .")
    head.places["subject"] = label.value.box


def _is_label(line: Line) -> bool:
    return any(p.match(line.runs[0].text) and ":" in line.text for p in _LABEL.values())


def _addressee_at(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The line and the run that begin with Yth (else Kepada) in the upper part."""
    kepada: tuple[int, int] | None = None
    for index, line in enumerate(lines[:40]):
        for at, run in enumerate(line.runs):
            if re.match(r"(?:kepada\s*:?\s*)?y\s?th\b", run.text, re.IGNORECASE):
                return index, at
            if (
                kepada is None
                and re.match(r"kepada\b\s*:?\s*", run.text, re.IGNORECASE)
                and len(run.text) < 70
            ):
                kepada = index, at
    return kepada


def _addressee(head: Head, lines: Sequence[Line], at: tuple[int, int]) -> None:
    first = lines[at[0]].runs[at[1]]
    parts = [_HONOUR.sub("", _ADDRESS.sub("", first.text, count=1))]
    # "Yth." may stand alone, with the words in the next column.
    for run in lines[at[0]].runs[at[1] + 1 :]:
        parts.append(run.text)
    last = first.box
    for line in lines[at[0] + 1 : min(at[0] + 8, head.body)]:
        runs = [r for r in line.runs if -25 < r.box[0] - first.box[0] < 110]
        if not runs:
            # Only the column of labels has a line here.
            continue
        text = runs[0].text
        if runs[0].box[1] - last[3] > 20 or _PLACE_LINE.match(text) or _is_label(Line((runs[0],))):
            break
        parts.append(_HONOUR.sub("", _ADDRESS.sub("", text, count=1)))
        last = runs[0].box
    parts = [re.sub(r"\s*:+(?=\s|$)", "", part) for part in parts]
    words = re.sub(
        r"\s+di\s*[-–—]?\s*(?:tempat)?$", "", " ".join(p for p in parts if p.strip()), flags=re.IGNORECASE
    )
    head.addressee = words.strip(" ,.:-") or None
    head.places["addressee"] = first.box


def _body_at(
    lines: Sequence[Line], labels: dict[str, Label], addressee: tuple[int, int] | None, width: float
) -> int:
    """The first line of the text proper: long, or with an opening of letters, after all labels and the addressee."""
    start = (
        max([label.line for label in labels.values()] + ([addressee[0]] if addressee else []), default=-1) + 1
    )
    if start == 0:
        start = next((i for i, line in enumerate(lines) if _OPENING.match(line.text)), 0)
    for index in range(start, len(lines)):
        line = lines[index]
        long = line.box[2] - line.box[0] > 0.62 * width and len(line.runs) == 1
        if long or _OPENING.match(line.runs[0].text) or _ASKING.search(line.text):
            return index
    return min(start, len(lines))


def _date(head: Head, found: Dateline | None) -> None:
    if found is None:
        return
    head.date, head.month, head.places["date"] = found.day, found.month, found.box
    head.blank = (*(name for name in head.blank if name != "day"), *(() if found.day else ("day",)))


def _runs(lines: Sequence[Line]) -> Iterator[Run]:
    for line in lines:
        yield from line.runs


def _letterhead(
    lines: Sequence[Line],
    labels: dict[str, Label],
    addressee: tuple[int, int] | None,
    head: Head,
    noisy: bool,
) -> tuple[str, ...]:
    """The lines above everything else that can name an agency, the addresses left out."""
    marks = [label.line for label in labels.values()] + ([addressee[0]] if addressee else [])
    end = min([*marks, head.body, 12]) if marks else min(head.body or 8, 12)
    found: list[str] = []
    for line in lines[:end]:
        text = " ".join(run.text for run in (_without_specks(line.runs) if noisy else line.runs))
        text = _closed(re.sub(r"\s+", " ", text).strip(" ,"))
        if dates.find_dates(text) or BLANK_DAY.search(text):
            break
        if not _NOT_A_NAME.search(text) and re.search(r"[A-Za-z]{3}", text) and len(text) < 90:
            found.append(text)
    return tuple(found)


def _without_specks(runs: Sequence[Run]) -> Sequence[Run]:
    """Far from the longest run of a letterhead's line, few letters are the edge of a logo or of the paper."""
    longest = max(runs, key=lambda run: len(run.text))
    x0, _, x1, _ = longest.box
    return [r for r in runs if r is longest or len(r.text) > 4 or max(r.box[0] - x1, x0 - r.box[2]) < 60]


def _closed(text: str) -> str:
    """ "P U S K E S M A S C O N T O H", set wide letter by letter, as words; the word for what it is parts them."""
    if not re.fullmatch(r"(?:\S )+\S", text):
        return text
    return _WHAT.sub(r"\1 ", text.replace(" ", "")).strip()
