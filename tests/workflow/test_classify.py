"""What kind of mail is this: a newsletter is left for people, whatever else it says of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workflow import desk
from workflow.classify import Sight, classify
from workflow.facts import Mailbox


@pytest.mark.parametrize(
    ("automatic", "listed", "kind"),
    [
        ("", "list-unsubscribe", "list"),
        ("precedence: bulk", "list-id", "list"),
        ("pengirim noreply@", "list-unsubscribe", "list"),
        ("precedence: bulk", "precedence: bulk", "automatic"),
        ("auto-submitted: auto-replied", "", "automatic"),
    ],
)
def test_a_newsletter_is_told_from_an_automatic_answer(automatic: str, listed: str, kind: str) -> None:
    mail = replace(desk.mail(), sender=Mailbox("buletin@promosi.test"), automatic=automatic, listed=listed)
    sight = Sight(mail, "dinkominfo@suratd.test", False, desk.office(), (desk.standard(),))
    assert classify(sight).kind == kind
