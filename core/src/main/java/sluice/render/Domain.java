package sluice.render;

import java.util.Locale;

/** The three domains in which latency is shown. */
public enum Domain {
    /** Before the network runs: words and start images are turned into its input. */
    PREPROCESSING,
    /** The network runs. */
    INFERENCE,
    /** Everything else: waiting, loading, transport, finishing, storing. */
    ORCHESTRATION;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
