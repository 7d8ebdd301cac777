package sluice.search;

import java.util.Locale;

/** The fields of the query language. */
public enum Field {
    PROMPT,
    NEGATIVE,
    MODEL,
    TOOL,
    SAMPLER,
    SEED,
    STEPS,
    GUIDANCE,
    WIDTH,
    HEIGHT,
    FORMAT,
    FOLDER;

    /** As written in a query. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
