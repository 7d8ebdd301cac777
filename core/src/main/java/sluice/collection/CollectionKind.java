package sluice.collection;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.signal.SignalKind;

/** What a collection is for. */
public enum CollectionKind {
    /** To keep things together. */
    MANUAL("collection", SignalKind.COLLECTED),
    /** The best of them; being in it is an outcome. */
    PORTFOLIO("portfolio", SignalKind.PORTFOLIO),
    /** Handed to somebody; being in it is an outcome. */
    DELIVERY("delivery", SignalKind.DELIVERED),
    /** A saved search: it holds what its query finds now. */
    QUERY("saved search", null);

    private final String words;
    private final @Nullable SignalKind adding;

    CollectionKind(String words, @Nullable SignalKind adding) {
        this.words = words;
        this.adding = adding;
    }

    /** For users: "a portfolio". */
    public String words() {
        return words;
    }

    /** The signal that puts something into one; empty when nothing can be put into it. */
    public Optional<SignalKind> adding() {
        return Optional.ofNullable(adding);
    }

    /** The signals that put something into a collection. */
    static Set<SignalKind> addings() {
        return EnumSet.of(SignalKind.COLLECTED, SignalKind.PORTFOLIO, SignalKind.DELIVERED);
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CollectionKind> labelled(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    /** The kind of a collection that this signal puts something into; empty for signals that put nothing anywhere. */
    public static Optional<CollectionKind> of(SignalKind signal) {
        return Arrays.stream(values()).filter(kind -> kind.adding == signal).findFirst();
    }
}
