-- Weights of the value model: which were in force from when on, and what was proposed.
CREATE TABLE weighting (
    id INTEGER PRIMARY KEY, -- ascending in the order of coming into force
    at INTEGER NOT NULL,
    origin TEXT NOT NULL, -- fitted, set-back or set-forward
    root INTEGER NOT NULL, -- where these weights first came into force; 0 for the defaults
    base INTEGER, -- the root in force when a fitted one was taken over
    weights TEXT NOT NULL, -- JSON
    report TEXT -- JSON, of fitted ones
) STRICT;

CREATE TABLE proposal (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    base INTEGER NOT NULL, -- the root in force when it was fitted
    weights TEXT NOT NULL,
    report TEXT NOT NULL
) STRICT;

-- What ends in portfolios and deliveries is looked for among millions of views.
CREATE INDEX signal_of_outcome ON signal (id) WHERE kind IN ('PORTFOLIO', 'DELIVERED', 'UNCOLLECTED');
