package sluice.curate;

import java.time.Instant;

/**
 * A creative session: assets close in time, prompt and model, or what the user made one.
 *
 * @param name what the user calls it; empty for none
 * @param from when the first of its assets was made
 * @param to when the last was
 * @param assets how many
 * @param valued how many of them were starred, rated four or five, downloaded, shared, collected or made larger
 */
public record Session(long id, String name, Instant from, Instant to, long assets, long valued) {
    /** One that the user has given no name. */
    public Session(long id, Instant from, Instant to, long assets, long valued) {
        this(id, "", from, to, assets, valued);
    }

    /**
     * Smoothed share of the assets that were valued: (valued + 1) / (assets + 20), so that small sessions say little
     * (Laplace's rule of succession with a prior of one in twenty).
     */
    public double yield() {
        return (valued + 1.0) / (assets + 20.0);
    }
}
