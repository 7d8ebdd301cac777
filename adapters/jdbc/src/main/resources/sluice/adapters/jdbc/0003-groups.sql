-- Stacks and sessions. Who is in which stands in table standing, so that a list of assets needs no other table. Numbers
-- are never used again: somebody may still look at a group that is gone.
CREATE TABLE stack (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cover INTEGER NOT NULL REFERENCES asset (key),
    anchor INTEGER NOT NULL REFERENCES asset (key), -- what others have to look like to belong to it
    reason TEXT NOT NULL -- why that cover
) STRICT;

CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    begun INTEGER NOT NULL -- when the first of its assets was made, milliseconds since 1970 in UTC
) STRICT;
CREATE INDEX session_by_time ON session (begun DESC, id DESC);

-- By stack and then, as in every index, by asset.
CREATE INDEX standing_in_stack ON standing (stack) WHERE stack IS NOT NULL;

CREATE INDEX standing_of_session ON standing (session) WHERE session IS NOT NULL;
