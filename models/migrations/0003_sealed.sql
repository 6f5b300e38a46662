-- Sealed cases: what they hold and who reported it, encrypted (models/vault.py), each in a table of its own. In `cases`
-- only their number, state and days are open. The key lies in no table and in no backup.

CREATE TABLE sealed (
    ref TEXT NOT NULL PRIMARY KEY REFERENCES cases (ref),
    body $bytes NOT NULL
) $strict;

CREATE TABLE identities (
    ref TEXT NOT NULL PRIMARY KEY REFERENCES cases (ref),
    body $bytes NOT NULL
) $strict;

-- What another portal calls a case, so that nothing is recorded twice; the name itself is not in it.
CREATE TABLE externals (
    mark TEXT NOT NULL PRIMARY KEY,
    ref TEXT NOT NULL REFERENCES cases (ref)
) $strict;
