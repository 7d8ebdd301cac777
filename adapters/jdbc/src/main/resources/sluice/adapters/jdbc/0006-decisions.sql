-- What the user decided about stacks. Nothing of it follows from anything else.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- ascending in the order of deciding
    kind TEXT NOT NULL CHECK (kind IN ('APART', 'TOGETHER', 'COVER')),
    one INTEGER NOT NULL REFERENCES asset (key),
    other INTEGER REFERENCES asset (key) CHECK ((other IS NULL) = (kind = 'COVER')),
    low INTEGER GENERATED ALWAYS AS (min(one, other)) VIRTUAL,
    high INTEGER GENERATED ALWAYS AS (max(one, other)) VIRTUAL
) STRICT;
CREATE UNIQUE INDEX decision_of_pair ON decision (low, high) WHERE other IS NOT NULL;
CREATE UNIQUE INDEX decision_of_cover ON decision (one) WHERE other IS NULL;
