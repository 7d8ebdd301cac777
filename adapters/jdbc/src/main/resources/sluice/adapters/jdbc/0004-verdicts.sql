-- What the user thinks of an asset, beyond star and rating.
ALTER TABLE standing ADD COLUMN label TEXT; -- a colour, or null
ALTER TABLE standing ADD COLUMN trashed INTEGER NOT NULL DEFAULT 0 CHECK (trashed IN (0, 1));
