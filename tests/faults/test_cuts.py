"""A rotating sample of broken connections; all of them: `make test-faults`."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from mail.outbound import Result
from tests.faults import cuts
from tests.faults.cuts import DIRECTIONS, MOST, every, imap, smtp
from tests.faults.proxy import DOWN, Cut
from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix

SEED = int(os.environ.get("CUTS_SEED") or date.today().toordinal())
STEP = 83


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_broken_line_to_the_mailbox_loses_nothing(
    direction: str, dovecot: Dovecot, account: str, tmp_path: Path
) -> None:
    found = imap(dovecot, account, every(direction, MOST, STEP, 1 + SEED % STEP), tmp_path / "f")
    assert found.violations == [], f"seed {SEED}"
    assert found.points >= 5


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_broken_line_to_the_smtp_server_loses_nothing(
    direction: str, dovecot: Dovecot, postfix: Postfix, account: str
) -> None:
    found = smtp(postfix, dovecot, account, every(direction, MOST, STEP // 3, 1 + SEED % (STEP // 3)))
    assert found.violations == [], f"seed {SEED}"
    assert found.points >= 5


def test_a_sender_that_believes_in_a_lost_answer_would_be_found(
    dovecot: Dovecot, postfix: Postfix, account: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Believing(cuts.Outbound):
        """Says done whatever came of it."""

        def send(self, *rest):  # type: ignore[no-untyped-def]
            for result in super().send(*rest):
                yield Result(result.id, "done", result.answer)

    monkeypatch.setattr(cuts, "Outbound", Believing)
    found = smtp(postfix, dovecot, account, [Cut(DOWN, 5), Cut(DOWN, 60)])
    assert [fault.endswith("never arrived") for fault in found.violations] == [True, True]


def test_a_reader_that_files_by_itself_what_it_has_not_kept_would_be_found(
    dovecot: Dovecot, account: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Careless(cuts.Mailbox):
        """Takes letters out of the inbox and tells nobody."""

        def _take(self) -> None:
            for one in self.inbox.take():
                self.inbox.file(one.place, "done")

    monkeypatch.setattr(cuts, "Mailbox", Careless)
    found = imap(dovecot, account, [Cut(DOWN, 900)], tmp_path / "f")
    assert any("never handed on" in fault for fault in found.violations)
