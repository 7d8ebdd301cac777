package sluice.search;

/** A query, parsed. */
public sealed interface Query {
    /** Matches everything. */
    record All() implements Query {}
}
