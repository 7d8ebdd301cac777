-- What was said of collections, beside what is in them; those that only came about when something was put in have no row.
CREATE TABLE collection_definition (
    name TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    query TEXT NOT NULL CHECK ((query <> '') = (kind = 'QUERY')),
    note TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who was put into a collection and taken out of it.
CREATE INDEX signal_of_collection ON signal (detail, id)
    WHERE kind IN ('COLLECTED', 'PORTFOLIO', 'DELIVERED', 'UNCOLLECTED');
