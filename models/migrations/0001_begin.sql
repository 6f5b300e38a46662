-- The first schema. $id, $long, $bytes and $strict are the only words in which the two databases differ
-- (models/migrate.py fills them in). Moments are whole microseconds since 1970 in UTC; days are ISO text.

CREATE TABLE migrations (
    number $long NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    applied $long NOT NULL
) $strict;

CREATE TABLE counters (
    code TEXT NOT NULL,
    year $long NOT NULL,
    last $long NOT NULL CHECK (last >= 0),
    PRIMARY KEY (code, year)
) $strict;

CREATE TABLE cases (
    id $id,
    ref TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL,
    year $long NOT NULL,
    number $long NOT NULL CHECK (number > 0),
    standard TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state <> ''),
    version $long NOT NULL CHECK (version > 0),
    step $long NOT NULL CHECK (step > 0),
    agency TEXT NOT NULL,
    applicant TEXT NOT NULL,
    assignee TEXT NOT NULL,
    received $long NOT NULL,
    changed $long NOT NULL,
    wake $long,
    body TEXT NOT NULL,
    UNIQUE (code, year, number),
    FOREIGN KEY (code, year) REFERENCES counters (code, year)
) $strict;
CREATE INDEX cases_wake ON cases (wake) WHERE wake IS NOT NULL;
CREATE INDEX cases_state ON cases (state, id);
CREATE INDEX cases_work ON cases (state, assignee) WHERE assignee <> '';

CREATE TABLE messages (
    id $id,
    digest TEXT NOT NULL UNIQUE CHECK (digest <> ''),
    folder TEXT NOT NULL,
    uidvalidity $long NOT NULL,
    uid $long NOT NULL,
    received $long NOT NULL,
    seen $long NOT NULL,
    size $long NOT NULL,
    attempts $long NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    place TEXT NOT NULL DEFAULT '' CHECK (place IN ('', 'done', 'aside', 'others')),
    rule TEXT NOT NULL DEFAULT '',
    ref TEXT REFERENCES cases (ref),
    reason TEXT NOT NULL DEFAULT '',
    settled $long,
    CHECK ((place = '') = (settled IS NULL))
) $strict;
CREATE INDEX messages_seen ON messages (seen, place);
CREATE INDEX messages_open ON messages (place, seen) WHERE place = '';
CREATE INDEX messages_aside ON messages (settled) WHERE place = 'aside';
CREATE INDEX messages_ref ON messages (ref) WHERE ref IS NOT NULL;

CREATE TABLE origins (
    folder TEXT NOT NULL PRIMARY KEY,
    origin TEXT NOT NULL
) $strict;

-- Files that belong to a case, by the hash under which the spool keeps their bytes.
CREATE TABLE attachments (
    sha256 TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES cases (ref),
    use TEXT NOT NULL CHECK (use IN ('letter', 'evidence', 'material', 'content')),
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size $long NOT NULL,
    added $long NOT NULL,
    PRIMARY KEY (ref, sha256, use)
) $strict;
CREATE INDEX attachments_sha256 ON attachments (sha256);

-- Every letter that was judged for a case, also those that came back; number_key is the number without spaces and case.
CREATE TABLE letters (
    ref TEXT NOT NULL REFERENCES cases (ref),
    sha256 TEXT NOT NULL,
    agency TEXT NOT NULL,
    number_key TEXT NOT NULL,
    day TEXT NOT NULL,
    judged $long NOT NULL,
    body TEXT NOT NULL,
    findings TEXT NOT NULL,
    PRIMARY KEY (ref, sha256)
) $strict;
CREATE INDEX letters_sha256 ON letters (sha256);
CREATE INDEX letters_number ON letters (number_key, agency, day) WHERE number_key <> '';

CREATE TABLE steps (
    ref TEXT NOT NULL REFERENCES cases (ref),
    step $long NOT NULL,
    state TEXT NOT NULL,
    asked TEXT NOT NULL,
    began $long NOT NULL,
    ended $long,
    PRIMARY KEY (ref, step)
) $strict;

-- Never the secret itself: with the key, which is not here, it is computed again from these words.
CREATE TABLE tokens (
    label TEXT NOT NULL,
    nonce TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES cases (ref),
    step $long NOT NULL,
    purpose TEXT NOT NULL,
    address TEXT NOT NULL,
    choices TEXT NOT NULL,
    issued $long NOT NULL,
    used $long,
    PRIMARY KEY (label, nonce)
) $strict;
CREATE INDEX tokens_ref ON tokens (ref);

CREATE TABLE outbox (
    id $id,
    key TEXT NOT NULL UNIQUE,
    ref TEXT REFERENCES cases (ref),
    template TEXT NOT NULL,
    recipient TEXT NOT NULL CHECK (recipient <> ''),
    subject TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    attachments TEXT NOT NULL,
    stranger $long NOT NULL DEFAULT 0 CHECK (stranger IN (0, 1)),
    state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed', 'held')),
    attempts $long NOT NULL DEFAULT 0,
    created $long NOT NULL,
    since $long NOT NULL,
    next_try $long NOT NULL,
    sent $long,
    answer TEXT NOT NULL DEFAULT '',
    CHECK (state <> 'sent' OR sent IS NOT NULL)
) $strict;
CREATE INDEX outbox_queue ON outbox (next_try, id) WHERE state = 'queued';
CREATE INDEX outbox_trouble ON outbox (state, id) WHERE state IN ('failed', 'held');
CREATE INDEX outbox_sent ON outbox (recipient, sent);
CREATE INDEX outbox_strangers ON outbox (created, recipient) WHERE stranger = 1;
CREATE INDEX outbox_stranger ON outbox (recipient, created) WHERE stranger = 1;
CREATE INDEX outbox_ref ON outbox (ref) WHERE ref IS NOT NULL;

-- The bytes of a mail stand apart, so that marking it sent does not write them again.
CREATE TABLE skeletons (
    outbox $long NOT NULL PRIMARY KEY REFERENCES outbox (id),
    bytes $bytes NOT NULL
) $strict;

CREATE TABLE reminders (
    ref TEXT NOT NULL REFERENCES cases (ref),
    step $long NOT NULL,
    due TEXT NOT NULL,
    threshold TEXT NOT NULL,
    recipient TEXT NOT NULL,
    fired $long NOT NULL,
    PRIMARY KEY (ref, step, due, threshold, recipient)
) $strict;

CREATE TABLE surveys (
    ref TEXT NOT NULL PRIMARY KEY REFERENCES cases (ref),
    answered $long NOT NULL,
    scores TEXT NOT NULL
) $strict;

CREATE TABLE audit (
    number $long NOT NULL PRIMARY KEY CHECK (number > 0),
    at $long NOT NULL,
    ref TEXT REFERENCES cases (ref),
    event TEXT NOT NULL,
    line TEXT NOT NULL,
    hash TEXT NOT NULL
) $strict;
CREATE INDEX audit_ref ON audit (ref, number) WHERE ref IS NOT NULL;

CREATE TABLE holidays (
    day TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    decree TEXT NOT NULL
) $strict;

CREATE TABLE years (
    year $long NOT NULL PRIMARY KEY
) $strict;

CREATE TABLE people (
    id $id,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    valid_from $long NOT NULL,
    valid_to $long
) $strict;
CREATE UNIQUE INDEX people_now ON people (key) WHERE valid_to IS NULL;
CREATE INDEX people_then ON people (key, valid_from);

CREATE TABLE agencies (
    id $id,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    valid_from $long NOT NULL,
    valid_to $long
) $strict;
CREATE UNIQUE INDEX agencies_now ON agencies (key) WHERE valid_to IS NULL;
CREATE INDEX agencies_then ON agencies (key, valid_from);
