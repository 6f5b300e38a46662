"""The names of the tables, parents before children: the order in which a backup is read and written."""

TABLES = (
    "migrations",
    "counters",
    "cases",
    "messages",
    "origins",
    "attachments",
    "letters",
    "labels",
    "prints",
    "steps",
    "tokens",
    "outbox",
    "skeletons",
    "reminders",
    "surveys",
    "audit",
    "holidays",
    "years",
    "people",
    "agencies",
    "sealed",
    "identities",
    "externals",
)
NUMBERED = ("cases", "messages", "outbox", "people", "agencies")
"""Tables whose `id` the database counts."""
