-- What is to be rendered, by whom it is paid and what it cost. Times are milliseconds since 1970 in UTC, money is in
-- micro-dollars.

CREATE TABLE campaign (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    budget INTEGER CHECK (budget >= 0), -- null for no limit
    revenue INTEGER CHECK (revenue >= 0), -- for an image; null when nobody said
    hero_rerenders INTEGER NOT NULL CHECK (hero_rerenders IN (0, 1)),
    closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
    created INTEGER NOT NULL,
    -- sums over its renders
    reserved INTEGER NOT NULL CHECK (reserved >= 0),
    spent INTEGER NOT NULL CHECK (spent >= 0),
    saved INTEGER NOT NULL CHECK (saved >= 0),
    images INTEGER NOT NULL CHECK (images >= 0)
) STRICT;

-- The requests that were accepted; never changed.
CREATE TABLE render (
    id INTEGER PRIMARY KEY, -- ascending in order of acceptance
    key TEXT,
    campaign INTEGER REFERENCES campaign (id),
    quality TEXT NOT NULL,
    request BLOB NOT NULL, -- packed JSON
    quote BLOB NOT NULL, -- packed JSON
    recipe BLOB NOT NULL -- packed JSON, of the first image
) STRICT;
CREATE UNIQUE INDEX render_by_key ON render (key) WHERE key IS NOT NULL;
CREATE INDEX render_of_campaign ON render (campaign, id) WHERE campaign IS NOT NULL;

-- The images of each, as they are now.
CREATE TABLE render_job (
    id INTEGER PRIMARY KEY,
    render INTEGER NOT NULL REFERENCES render (id),
    number INTEGER NOT NULL, -- 0 for the first
    seed INTEGER NOT NULL,
    recipe BLOB, -- packed JSON, but for the seed; null for that of the render
    batch TEXT, -- what images drawn with it in one call have in common; null for one that is drawn alone
    priority INTEGER NOT NULL,
    deadline INTEGER NOT NULL, -- the last moment there is when there is none, so that it comes last
    pool TEXT NOT NULL, -- that draws it
    places TEXT NOT NULL, -- such as 'decode=desk finish=press': stages that are done elsewhere
    estimated_nanos INTEGER NOT NULL CHECK (estimated_nanos >= 0),
    estimated INTEGER NOT NULL CHECK (estimated >= 0),
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due INTEGER CHECK ((due IS NULL) = (state NOT IN ('SNOOZED', 'RETRY'))),
    owner TEXT CHECK ((owner IS NULL) = (state <> 'LEASED')),
    leased_until INTEGER CHECK ((leased_until IS NULL) = (state <> 'LEASED')),
    note TEXT NOT NULL,
    changed INTEGER NOT NULL,
    cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
    assets BLOB, -- 16 bytes each; null for none
    latency TEXT NOT NULL, -- JSON: seconds by phase
    billed INTEGER NOT NULL CHECK (billed >= 0),
    UNIQUE (render, number)
) STRICT;
CREATE INDEX render_job_by_turn ON render_job (pool, priority DESC, deadline, id) WHERE state = 'QUEUED';
CREATE INDEX render_job_by_batch ON render_job (pool, batch, priority DESC, deadline, id)
    WHERE state = 'QUEUED' AND batch IS NOT NULL;
CREATE INDEX render_job_by_due ON render_job (due) WHERE due IS NOT NULL;
CREATE INDEX render_job_by_lease ON render_job (leased_until) WHERE leased_until IS NOT NULL;
CREATE INDEX render_job_latest ON render_job (changed, id) WHERE state = 'DONE';
CREATE INDEX render_job_latest_of_pool ON render_job (pool, changed, id) WHERE state = 'DONE';

-- The first image that came to these bytes. The asset itself may be gone by now.
CREATE TABLE render_asset (
    asset BLOB PRIMARY KEY, -- the 16 bytes of its id
    job INTEGER NOT NULL REFERENCES render_job (id)
) STRICT, WITHOUT ROWID;

-- How many images of a render are in each state.
CREATE TABLE render_state (
    render INTEGER NOT NULL REFERENCES render (id),
    state TEXT NOT NULL,
    campaign INTEGER REFERENCES campaign (id),
    images INTEGER NOT NULL CHECK (images >= 0),
    PRIMARY KEY (render, state)
) STRICT, WITHOUT ROWID;
CREATE INDEX render_in_state ON render_state (state, render) WHERE images > 0;
CREATE INDEX render_of_campaign_in_state ON render_state (state, campaign, render)
    WHERE images > 0 AND campaign IS NOT NULL;

-- What was billed for a render; none when nothing was.
CREATE TABLE render_bill (
    render INTEGER PRIMARY KEY REFERENCES render (id),
    billed INTEGER NOT NULL CHECK (billed >= 0),
    saved INTEGER NOT NULL CHECK (saved >= 0)
) STRICT;

-- What waits at a pool or is in hand there.
CREATE TABLE pool_load (
    pool TEXT PRIMARY KEY,
    waiting INTEGER NOT NULL CHECK (waiting >= 0),
    in_hand INTEGER NOT NULL CHECK (in_hand >= 0),
    waiting_nanos INTEGER NOT NULL CHECK (waiting_nanos >= 0),
    in_hand_nanos INTEGER NOT NULL CHECK (in_hand_nanos >= 0)
) STRICT, WITHOUT ROWID;

-- The bill's lines.
CREATE TABLE stage_charge (
    id INTEGER PRIMARY KEY, -- ascending in order of recording
    job INTEGER NOT NULL, -- an image; one that is not there when a worker made it up
    stage TEXT NOT NULL,
    pool TEXT NOT NULL,
    model TEXT NOT NULL,
    variant TEXT NOT NULL,
    estimated_nanos INTEGER NOT NULL,
    cpu_nanos INTEGER NOT NULL,
    wall_nanos INTEGER NOT NULL,
    micro_usd INTEGER NOT NULL,
    hit TEXT, -- the kind of cache that helped
    hit_nanos INTEGER NOT NULL, -- what it spared; 0 without a hit
    fidelity REAL,
    saved INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    at INTEGER NOT NULL,
    key TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX stage_charge_of_job ON stage_charge (job, id);
CREATE INDEX stage_charge_by_time ON stage_charge (at);

-- The sums of the lines by quarter hour and by day in UTC.
CREATE TABLE stage_sum (
    span TEXT NOT NULL CHECK (span IN ('QUARTER', 'DAY')),
    since INTEGER NOT NULL, -- the span's begin
    pool TEXT NOT NULL,
    model TEXT NOT NULL,
    stage TEXT NOT NULL,
    images INTEGER NOT NULL,
    hits INTEGER NOT NULL,
    wall_nanos INTEGER NOT NULL,
    micro_usd INTEGER NOT NULL,
    hit_nanos INTEGER NOT NULL,
    saved INTEGER NOT NULL,
    PRIMARY KEY (span, since, pool, model, stage)
) STRICT, WITHOUT ROWID;
