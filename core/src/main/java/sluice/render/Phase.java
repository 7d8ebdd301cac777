package sluice.render;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where the time of one image goes, from the request to the asset; the phases of an image do not overlap. */
public enum Phase {
    /** From the request's acceptance to the first lease, and from failed attempts to the next. */
    QUEUE(Domain.ORCHESTRATION),
    /** Waiting for the model to be loaded and exercised. */
    LOAD(Domain.ORCHESTRATION),
    ENCODE(Domain.PREPROCESSING),
    DENOISE(Domain.INFERENCE),
    DECODE(Domain.INFERENCE),
    FINISH(Domain.ORCHESTRATION),
    /** To and from a generator that is elsewhere. */
    TRANSPORT(Domain.ORCHESTRATION),
    /** Caches, the file, the catalog and the database. */
    STORE(Domain.ORCHESTRATION);

    private final Domain domain;

    Phase(Domain domain) {
        this.domain = domain;
    }

    public Domain domain() {
        return domain;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Phase> labelled(String label) {
        return Arrays.stream(values())
                .filter(phase -> phase.label().equals(label))
                .findFirst();
    }
}
