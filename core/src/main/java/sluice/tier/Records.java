package sluice.tier;

import sluice.asset.Catalog;
import sluice.curate.Groups;
import sluice.job.Backlog;
import sluice.signal.Signals;
import sluice.value.Valuations;

/** Where facts are read, and where values and work are put down. */
public record Records(Catalog catalog, Signals signals, Groups groups, Valuations valuations, Backlog backlog) {}
