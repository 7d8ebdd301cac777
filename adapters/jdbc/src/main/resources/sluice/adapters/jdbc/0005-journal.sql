-- What the user did, so that it can be taken back. Times are milliseconds since 1970 in UTC.
CREATE TABLE act (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: somebody may still hold a forgotten one
    at INTEGER NOT NULL,
    origin TEXT NOT NULL,
    words TEXT NOT NULL,
    done BLOB NOT NULL, -- packed JSON
    back BLOB NOT NULL, -- packed JSON
    undone INTEGER NOT NULL CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX act_by_state ON act (undone, id);

-- What lies in the trash.
CREATE INDEX standing_trashed ON standing (asset) WHERE trashed = 1;
