-- What assets are worth, what is to be done for them, what was found out and what it cost. Times are milliseconds since
-- 1970 in UTC.

-- How an asset stands beyond its file; no row for one that only just arrived. All of it follows from facts recorded
-- elsewhere and is kept here so that a list of assets needs no other table.
CREATE TABLE standing (
    asset INTEGER PRIMARY KEY REFERENCES asset (key),
    tier INTEGER NOT NULL CHECK (tier BETWEEN 1 AND 3),
    value REAL CHECK (value BETWEEN 0 AND 1),
    starred INTEGER NOT NULL CHECK (starred IN (0, 1)),
    rating INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 5),
    tags TEXT NOT NULL, -- one a line, ascending
    collections TEXT NOT NULL, -- one a line, ascending
    stack INTEGER,
    cover INTEGER NOT NULL CHECK (cover IN (0, 1)),
    session INTEGER,
    quality REAL,
    style TEXT,
    sensitive REAL,
    inherited INTEGER NOT NULL CHECK (inherited IN (0, 1))
) STRICT;
CREATE INDEX standing_of_stack ON standing (stack, tier) WHERE stack IS NOT NULL;

-- How many assets each collection holds; those without any are left out.
CREATE TABLE collection (
    name TEXT PRIMARY KEY,
    assets INTEGER NOT NULL CHECK (assets > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE signal (
    id INTEGER PRIMARY KEY, -- ascending in order of recording
    asset INTEGER NOT NULL REFERENCES asset (key),
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    amount REAL NOT NULL,
    at INTEGER NOT NULL,
    origin TEXT NOT NULL,
    key TEXT
) STRICT;
CREATE INDEX signal_of_asset ON signal (asset, id);
CREATE UNIQUE INDEX signal_by_key ON signal (key) WHERE key IS NOT NULL;

CREATE TABLE valuation (
    asset INTEGER PRIMARY KEY REFERENCES asset (key),
    value REAL NOT NULL,
    because BLOB NOT NULL, -- packed JSON
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX valuation_by_age ON valuation (at, asset);

CREATE TABLE job (
    id INTEGER PRIMARY KEY, -- ascending in order of the first offers
    asset INTEGER NOT NULL REFERENCES asset (key),
    kind TEXT NOT NULL,
    variant TEXT NOT NULL,
    priority REAL NOT NULL,
    explicit INTEGER NOT NULL CHECK (explicit IN (0, 1)),
    estimate REAL NOT NULL, -- processor seconds
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due INTEGER CHECK ((due IS NULL) = (state NOT IN ('SNOOZED', 'RETRY'))),
    owner TEXT CHECK ((owner IS NULL) = (state <> 'LEASED')),
    leased_until INTEGER CHECK ((leased_until IS NULL) = (state <> 'LEASED')),
    note TEXT NOT NULL,
    changed INTEGER NOT NULL,
    UNIQUE (asset, kind, variant)
) STRICT;
CREATE INDEX job_by_state ON job (state, id);
CREATE INDEX job_by_turn ON job (explicit DESC, priority DESC, id) WHERE state = 'QUEUED';
CREATE INDEX job_by_due ON job (due) WHERE due IS NOT NULL;
CREATE INDEX job_by_lease ON job (leased_until) WHERE leased_until IS NOT NULL;

-- How many jobs there are in each state, and their estimates in microseconds, which add up without rounding.
CREATE TABLE job_count (
    state TEXT PRIMARY KEY,
    jobs INTEGER NOT NULL CHECK (jobs >= 0),
    explicit_jobs INTEGER NOT NULL CHECK (explicit_jobs >= 0),
    micros INTEGER NOT NULL CHECK (micros >= 0),
    explicit_micros INTEGER NOT NULL CHECK (explicit_micros >= 0)
) STRICT, WITHOUT ROWID;

-- The ledger's lines.
CREATE TABLE charge (
    id INTEGER PRIMARY KEY, -- ascending in order of recording
    asset INTEGER REFERENCES asset (key),
    images INTEGER NOT NULL,
    step TEXT NOT NULL,
    estimated REAL NOT NULL, -- seconds
    cpu_nanos INTEGER NOT NULL,
    wall_nanos INTEGER NOT NULL,
    micro_usd INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    automatic INTEGER NOT NULL CHECK (automatic IN (0, 1)),
    at INTEGER NOT NULL,
    key TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX charge_of_asset ON charge (asset, id) WHERE asset IS NOT NULL;
CREATE INDEX charge_automatic ON charge (at) WHERE automatic = 1;

-- The sums of the lines by quarter hour, by day in UTC, and of all time.
CREATE TABLE spent (
    span TEXT NOT NULL CHECK (span IN ('QUARTER', 'DAY', 'ALL')),
    since INTEGER NOT NULL, -- the span's begin; 0 for all time
    step TEXT NOT NULL,
    outcome TEXT NOT NULL,
    automatic INTEGER NOT NULL,
    images INTEGER NOT NULL,
    cpu_nanos INTEGER NOT NULL,
    wall_nanos INTEGER NOT NULL,
    micro_usd INTEGER NOT NULL,
    PRIMARY KEY (span, since, step, outcome, automatic)
) STRICT, WITHOUT ROWID;

CREATE TABLE standard_findings (
    asset INTEGER PRIMARY KEY REFERENCES asset (key),
    findings BLOB NOT NULL, -- packed JSON
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE deep_findings (
    asset INTEGER PRIMARY KEY REFERENCES asset (key),
    findings BLOB NOT NULL, -- packed JSON
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE embedding (
    position INTEGER PRIMARY KEY AUTOINCREMENT, -- a vector that is written again gets a new one, never one used before
    asset INTEGER NOT NULL REFERENCES asset (key),
    model TEXT NOT NULL,
    kind TEXT NOT NULL,
    vector BLOB NOT NULL, -- IEEE 754 half floats, little-endian
    UNIQUE (asset, model, kind)
) STRICT;
CREATE INDEX embedding_by_model ON embedding (model, position);

-- How many assets have a vector of the whole picture.
CREATE TABLE embedding_count (
    model TEXT PRIMARY KEY,
    assets INTEGER NOT NULL CHECK (assets > 0)
) STRICT, WITHOUT ROWID;
