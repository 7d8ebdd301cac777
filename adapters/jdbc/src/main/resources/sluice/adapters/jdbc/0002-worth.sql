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
