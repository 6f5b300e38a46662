-- What a person answered about a mark that the machine was not sure of: an example for a later calibration. `machine` is
-- the mark as it was judged, so that the example stands alone when the letter is read anew by a better program.

CREATE TABLE labels (
    ref TEXT NOT NULL REFERENCES cases (ref),
    sha256 TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('signature', 'stamp')),
    answer TEXT NOT NULL CHECK (answer IN ('present', 'absent')),
    person TEXT NOT NULL,
    answered $long NOT NULL,
    machine TEXT NOT NULL,
    PRIMARY KEY (ref, sha256, mark)
) $strict;

-- Marks by what they look like: a hash of 64 bits, and its four quarters. Two hashes that differ in at most three bits have
-- a quarter in common, so that alike ones are found by an index.
CREATE TABLE prints (
    ref TEXT NOT NULL REFERENCES cases (ref),
    sha256 TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('signature', 'stamp')),
    agency TEXT NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 16),
    quarter1 TEXT NOT NULL,
    quarter2 TEXT NOT NULL,
    quarter3 TEXT NOT NULL,
    quarter4 TEXT NOT NULL,
    judged $long NOT NULL,
    PRIMARY KEY (ref, sha256, mark)
) $strict;
CREATE INDEX prints_quarter1 ON prints (quarter1);
CREATE INDEX prints_quarter2 ON prints (quarter2);
CREATE INDEX prints_quarter3 ON prints (quarter3);
CREATE INDEX prints_quarter4 ON prints (quarter4);
