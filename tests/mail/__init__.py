"""Tests of mail/: reading the mailbox, the spool, sending."""
