package sluice.interchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How exported files are called. */
public enum Naming {
    /** As the original is. */
    ORIGINAL,
    /** 000001.png and on, in the order of the export. */
    NUMBERED,
    /** By the seed; as the original where it is not known. */
    SEED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Naming> named(String word) {
        return Arrays.stream(values())
                .filter(naming -> naming.word().equals(word))
                .findFirst();
    }
}
