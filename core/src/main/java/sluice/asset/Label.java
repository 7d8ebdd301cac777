package sluice.asset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A colour that an asset can be marked with: the five that Lightroom, Bridge and digiKam have in common. */
public enum Label {
    RED,
    YELLOW,
    GREEN,
    BLUE,
    PURPLE;

    /** As queries, the API and the command line call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Label> named(String word) {
        return Arrays.stream(values())
                .filter(label -> label.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
