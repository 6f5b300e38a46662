"""Speaks IMAP, SMTP and MIME; decides nothing."""
