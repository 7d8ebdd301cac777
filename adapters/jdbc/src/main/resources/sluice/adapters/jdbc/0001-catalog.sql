-- The catalog of assets and the log of imports. Times are milliseconds since 1970 in UTC.

-- One row: where the numbering stands, and the counts that would take a scan to find out.
CREATE TABLE catalog_state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    revision INTEGER NOT NULL,
    last_asset INTEGER NOT NULL,
    assets INTEGER NOT NULL,
    missing INTEGER NOT NULL,
    pictures_pending INTEGER NOT NULL,
    pictures_impossible INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    bytes INTEGER NOT NULL
) STRICT;
INSERT INTO catalog_state VALUES (1, 0, 0, 0, 0, 0, 0, 0, 0);

-- Kept narrow, since pictures and moves rewrite it; what the file said stands in the tables below.
CREATE TABLE asset (
    key INTEGER PRIMARY KEY, -- ascending in order of import
    content_hash BLOB NOT NULL UNIQUE CHECK (length(content_hash) = 32), -- its first 16 bytes are the asset's id
    format TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    orientation INTEGER NOT NULL,
    animated INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    imported_at INTEGER NOT NULL,
    picture TEXT NOT NULL CHECK (picture IN ('PENDING', 'READY', 'IMPOSSIBLE')),
    picture_width INTEGER,
    picture_height INTEGER,
    perceptual_hash INTEGER,
    picture_reason TEXT,
    present INTEGER NOT NULL CHECK (present >= 0), -- how many files hold it now
    revision INTEGER NOT NULL UNIQUE
) STRICT;
CREATE INDEX asset_awaiting_picture ON asset (key) WHERE picture = 'PENDING' AND present > 0;

-- Packed texts (PackedText) are exact: plain or deflated.
CREATE TABLE generation (
    asset INTEGER PRIMARY KEY REFERENCES asset (key),
    parameters BLOB NOT NULL -- packed JSON
) STRICT;

CREATE TABLE raw_entry (
    asset INTEGER NOT NULL REFERENCES asset (key),
    ordinal INTEGER NOT NULL,
    source TEXT NOT NULL,
    content BLOB NOT NULL, -- packed text
    PRIMARY KEY (asset, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE reading (
    asset INTEGER NOT NULL REFERENCES asset (key),
    ordinal INTEGER NOT NULL,
    parameters BLOB, -- packed JSON; null when they are those of table generation
    PRIMARY KEY (asset, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE warning (
    asset INTEGER NOT NULL REFERENCES asset (key),
    reading INTEGER NOT NULL, -- its ordinal, or -1 for a warning about the file itself
    ordinal INTEGER NOT NULL,
    source TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (asset, reading, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE lineage (
    child INTEGER NOT NULL REFERENCES asset (key),
    parent INTEGER NOT NULL REFERENCES asset (key),
    kind TEXT NOT NULL,
    PRIMARY KEY (child, parent, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX lineage_of_parent ON lineage (parent, child, kind);

-- What is at a path now: an asset or a refused file.
CREATE TABLE file (
    path TEXT NOT NULL UNIQUE,
    asset INTEGER REFERENCES asset (key),
    refusal TEXT,
    bytes INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    arrival INTEGER NOT NULL, -- the revision that brought it
    import INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    CHECK ((asset IS NULL) <> (refusal IS NULL))
) STRICT;
CREATE INDEX file_of_asset ON file (asset, arrival) WHERE asset IS NOT NULL;

-- Where assets were.
CREATE TABLE former_file (
    asset INTEGER NOT NULL REFERENCES asset (key),
    arrival INTEGER NOT NULL,
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    departure INTEGER NOT NULL, -- the revision that took it away
    import INTEGER NOT NULL,
    PRIMARY KEY (asset, arrival)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX former_file_at ON former_file (path, departure);

CREATE TABLE import (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    watch INTEGER NOT NULL,
    state TEXT NOT NULL,
    files INTEGER NOT NULL,
    imported INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    unreadable INTEGER NOT NULL,
    missing INTEGER NOT NULL,
    started INTEGER NOT NULL,
    ended INTEGER
) STRICT;
CREATE INDEX import_unfinished ON import (id) WHERE ended IS NULL;

CREATE TABLE import_root (
    import INTEGER NOT NULL REFERENCES import (id),
    ordinal INTEGER NOT NULL,
    path TEXT NOT NULL,
    PRIMARY KEY (import, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_problem (
    import INTEGER NOT NULL REFERENCES import (id),
    path TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (import, path)
) STRICT, WITHOUT ROWID;

-- Every folder or file that was ever asked to be imported.
CREATE TABLE known_root (path TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
