"""A message over the limit: only its headers were fetched and it is never opened. Commits nothing."""

from __future__ import annotations

from dataclasses import replace

from mail.inbox import Arrived
from operate.deciding import Outcome
from operate.program import Program
from operate.writing import write
from parsing import message
from workflow import decide
from workflow.classify import Kind
from workflow.facts import Decision, File

RULE = "too-large"


def decide_oversized(program: Program, arrived: Arrived) -> Outcome:
    """The sender is told kindly, the message waits for a person."""
    raw = program.spool.read_message(arrived.digest)
    mail = message.read(raw, arrived.received, lambda part: "0" * 64)
    file = File("0" * 64, "surat", "application/octet-stream", arrived.size)
    why = f"{file.size / 1e6:.0f} MB; batas kami {program.settings.limits.message_mb} MB"
    decision = Decision(None, (), f"terlalu besar: {why}", RULE, "aside")
    if not (mail.automatic or mail.listed or mail.bounce) and decide.is_proven(mail):
        stray = decide.Stray(
            replace(mail, digest=arrived.digest, attachments=()),
            Kind("request", "request-with-unread-file"),
            program.office,
            program.sender.address,
            program.today,
        )
        trouble = {
            "nama": "surat",
            "sebab": f"berkas terlalu besar ({why})",
            "cara": "mohon kirim PDF yang lebih kecil",
        }
        sends = tuple(replace(one, facts={"masalah": [trouble]}) for one in decide.on_stray(stray).sends)
        decision = replace(decision, sends=sends)
    return Outcome((write(program, None, decision),), None, "aside", RULE)
