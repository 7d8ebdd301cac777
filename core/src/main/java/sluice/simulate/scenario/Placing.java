package sluice.simulate.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Rules that decide where a request is drawn. */
public enum Placing {
    /** Everything as a hero shot, on the pool of its fleet that has least to do. */
    ALL_HEAVY,
    /** Everything as a draft, whatever was asked for. */
    ALL_CHEAP,
    /** Each quality on the pool that is good enough for it and no better, whatever waits there. */
    STATIC_TIERS,
    /** {@code sluice.render.route.Router} with what it learns. */
    ROUTER;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Placing> labelled(String label) {
        return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }
}
