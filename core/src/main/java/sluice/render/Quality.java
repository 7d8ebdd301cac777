package sluice.render;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How good a picture has to be, and so what may be spent on it; ascending. */
public enum Quality {
    /** To see whether an idea is worth more: few steps, cheap pools. */
    DRAFT,
    STANDARD,
    /** What is delivered: the best model and the most careful variant of it. */
    HERO;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Quality> labelled(String label) {
        return Arrays.stream(values())
                .filter(quality -> quality.label().equals(label))
                .findFirst();
    }

    public boolean isAtLeast(Quality other) {
        return compareTo(other) >= 0;
    }
}
