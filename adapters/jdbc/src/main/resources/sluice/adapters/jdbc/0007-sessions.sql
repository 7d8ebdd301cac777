-- What users say about sessions.
ALTER TABLE session ADD COLUMN name TEXT NOT NULL DEFAULT ''; -- empty for none
CREATE INDEX session_named ON session (id) WHERE name <> '';

-- Assets that the user put into their sessions: no rule takes them out.
CREATE TABLE session_pin (
    asset INTEGER PRIMARY KEY REFERENCES asset (key)
) STRICT;
