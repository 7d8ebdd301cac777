-- Sidecars as they were when they were last written or read here. Times are milliseconds since 1970 in UTC.
CREATE TABLE sidecar (
    path TEXT PRIMARY KEY,
    modified INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    said TEXT NOT NULL -- JSON: its values by property
) STRICT, WITHOUT ROWID;
