"""Our words to a reporter without an address go through an official: have they arrived? Pure; sends nothing itself.

Until he says so with a word he is reminded and others are asked (rows `[[titipan]]`), time closes nothing on the
reporter, and an answer does not count as given: the reporter has not heard it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from workflow.facts import Case, Decision, Office, Pause
from workflow.standard import Standard
from workflow.timing import wake
from workflow.workdays import local_day

CHASED = frozenset({"petugas-pengingat-titipan", "pejabat-eskalasi-titipan"})
"""What is written about words that did not arrive: a number, a day and a channel, nothing of the words."""
ECHOES = frozenset(
    "pemohon-status pemohon-pesan-diterima pemohon-tanya-balik pemohon-terima-kasih-survei".split()
)
"""Answers to what the official wrote himself: he need not carry them anywhere."""

_SAID = re.compile(r"(?:sudah|telah|sampun|sampai|tersampaikan)\b")
_KNOWN = frozenset(
    "sudah telah sampun sampai tersampaikan saya kami sampaikan disampaikan menyampaikan menyampaikannya kabari "
    "dikabari mengabari kabarkan dikabarkan beritahu diberitahu memberitahu teruskan diteruskan balas dibalas "
    "kirim dikirim terkirim diterima kepada ke pada pelapor pelapornya beliau beliaunya ybs yang bersangkutan lewat "
    "melalui via dengan wa whatsapp telepon telp telpon surat langsung lisan loket tatap muka medsos dm instagram "
    "facebook portal lapor sp4n papan pengumuman tadi pagi siang sore kemarin hari ini barusan baru saja oleh semua "
    "semuanya jawaban jawabannya pesan pesannya suratnya isi isinya kabar terima kasih makasih trims pak bapak bu ibu "
    "mas mbak siap baik ok oke nggih ya iya dan juga ditempel ditunjukkan sdr sdri".split()
)


def passed_on(words: str) -> bool:
    """Does the first line say that our words have arrived, and nothing else? In doubt it does not."""
    line = next((line for line in words.splitlines() if line.strip()), "").lower()
    found = re.findall(r"[^\W_]+", line)
    return (
        "?" not in line
        and _SAID.search(" ".join(found)) is not None
        and all(word in _KNOWN or word.isdigit() for word in found)
    )


def has_relay(case: Case) -> bool:
    """Does somebody carry our words to the reporter?"""
    return case.report is not None and not case.applicant.address and bool(case.report.recorder)


def stands_in(roles: frozenset[str], case: Case, standard: Standard) -> bool:
    """Was one of these roles asked to see to it, because whoever carries the words kept silent?"""
    chased = case.report.chased if case.report and case.report.handed else ()
    rows = (t for t in standard.relays if t.name in chased and t.action == "eskalasi")
    return any(roles & set(timed.to) for timed in rows)


def entrusted(decision: Decision, standard: Standard, office: Office, now: datetime) -> Decision:
    """The decision with the moment noted at which it gives words to whoever carries them."""
    case = decision.case
    if case is None or case.report is None or standard.states[case.state].final:
        return decision
    given = (one.facts.get("titip") for one in decision.sends)
    if not any(isinstance(one, dict) and one.get("jawab") for one in given):
        return decision
    report = replace(case.report, handed=now, handed_step=case.step, chased=())
    case = replace(case, report=report)
    return replace(decision, case=replace(case, wake=wake(case, standard, office)))


def arrived(case: Case, standard: Standard, office: Office, now: datetime) -> Case:
    """The words have reached the reporter: an answer is given now, and his days to speak begin now."""
    if case.report is None or case.report.handed is None:
        return case
    state, today = standard.states[case.state], local_day(now, office)
    report = replace(case.report, handed=None, chased=())
    if state.answers:
        report = replace(report, answered=now, promised=case.due.day if case.due else None)
    if "pemohon" in state.waits:
        case = replace(case, since=now, fired=())
        if state.clock == "jeda" and not (case.pauses and case.pauses[-1].end is None):
            case = replace(case, pauses=(*case.pauses, Pause(today)))
    return replace(case, report=report)
