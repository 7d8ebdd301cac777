package sluice.value;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a value is made of. The more there is of one, the higher the value; of what is below zero, the lower. */
public enum Feature {
    /** Open for two seconds or longer; one for each time. */
    VIEWED(1),
    /** The original was downloaded; one for each time. */
    DOWNLOADED(1),
    /** A link was made for somebody else; one for each time. */
    SHARED(1),
    /** It has a star. */
    STARRED(1),
    /** The last rating: five stars are 1, one star is -1. */
    RATED(1),
    /** One for each tag it has. */
    TAGGED(1),
    /** One for each collection, portfolio and delivery it is in. */
    COLLECTED(1),
    /** "Analyse this now"; one for each time. */
    PROMOTED(1),
    /** Made larger; one for each child. */
    UPSCALED(1),
    /** Worked on: variations and image-to-image passes; one for each child. */
    VARIED(1),
    /** How its creative session did: logarithm of the session's yield over that of a session nothing is known of. */
    SESSION(1),
    /** How much is known of the way it was made, 0 to 1. */
    METADATA(1),
    /** Whether it stands alone or for its stack (1), or is one of n look-alikes (1/n). */
    UNIQUE(1),
    /** A suggestion about it was turned down; one for each time. */
    DISMISSED(-1),
    /** It was turned down when choosing, and not taken out of the trash since. */
    REJECTED(-1);

    private final int sign;

    Feature(int sign) {
        this.sign = sign;
    }

    /** 1 for what raises the value, -1 for what lowers it. */
    public int sign() {
        return sign;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Feature> labelled(String label) {
        return Arrays.stream(values())
                .filter(feature -> feature.label().equals(label))
                .findFirst();
    }
}
