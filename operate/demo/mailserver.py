"""The demo's mail server: mail-devel (IMAP, SMTP and a web mailbox in one, all in memory) with three of its habits mended.

It delivers to what it finds between the commas of To, so that "Contoh Kabid, S.I.Kom." <…> may reach nobody; here the
envelope says who gets a mail. And its web mailbox answers as a random stranger to the From field; here an answer comes
from the owner of the mailbox and goes to Reply-To, as in every mail program, so that one can play the Kepala by hand.
And it lets go of the task of an IMAP connection, which Python 3.13 then collects and closes in the middle of a word.
"""

from __future__ import annotations

import asyncio
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses
from typing import Any

from mail_devel import service
from mail_devel.__main__ import main
from mail_devel.builder import Builder
from mail_devel.mailbox import TestMailboxDict
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.parsing.specials.flag import Flag

from operate.clock import wall

AS_RECEIVED = compat32.clone(linesep="\r\n", cte_type="8bit", max_line_length=None)
answer_to_sender = Builder.reply_mail
serve_connection = IMAPServer.__call__
underway: set[asyncio.Task[Any] | None] = set()


class Mailboxes(TestMailboxDict):
    """The same bytes for each recipient, without the lines that name the connection they came by."""

    async def append(self, message: Message, flags: frozenset[Flag], mailbox: str = "INBOX") -> None:
        envelope = message.get_all("X-RcptTo", [])
        shown = [value for name in ("To", "Cc", "Bcc") for value in message.get_all(name, [])]
        recipients = [address for _, address in getaddresses(map(str, envelope or shown))]
        for name in ("X-Peer", "X-MailFrom", "X-RcptTo", "Bcc"):
            del message[name]
        copy = AppendMessage(message.as_bytes(policy=AS_RECEIVED), wall(), flags)
        for owner in dict.fromkeys(self.apply_alias(address) for address in recipients if address):
            await (await (await self.get(owner)).get_mailbox(mailbox)).append(copy)


async def serve_to_the_end(server: IMAPServer, *connection: Any) -> None:
    """One IMAP connection, its task held by us while it lasts: the event loop holds tasks weakly only."""
    task = asyncio.current_task()
    underway.add(task)
    try:
        await serve_connection(server, *connection)
    finally:
        underway.discard(task)


def answer(message: Message, **_: Any) -> Message:
    """The answer that its owner would write to this mail."""
    written = answer_to_sender(message, use_reply_to=True)
    del written["From"]
    written["From"] = message["To"]
    for name, value in list(written.items()):
        # Its form shows a folded line as two fields.
        written.replace_header(name, " ".join(str(value).split()))
    return written


if __name__ == "__main__":
    service.TestMailboxDict = Mailboxes
    Builder.reply_mail = staticmethod(answer)
    IMAPServer.__call__ = serve_to_the_end
    main()
