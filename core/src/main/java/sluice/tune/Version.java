package sluice.tune;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.value.ValueWeights;

/**
 * Weights that came into force.
 *
 * @param id ascending in the order of coming into force; 0 for what every library begins with
 * @param root the version in which these weights first came into force: its own id, but when they were set back to
 * @param base the root in force when fitted weights were taken over, which one step back leads to; null where none does
 * @param report how they were judged, of fitted ones
 */
public record Version(
        long id,
        Instant at,
        Origin origin,
        long root,
        @Nullable Long base,
        ValueWeights weights,
        @Nullable Report report) {
    /** How a version came into force. */
    public enum Origin {
        /** The weights that Sluice comes with. */
        DEFAULT("default"),
        FITTED("fitted"),
        /** One step back was taken. */
        SET_BACK("set-back"),
        /** A step back was taken back. */
        SET_FORWARD("set-forward");

        private final String label;

        Origin(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public static Optional<Origin> labelled(String label) {
            return Arrays.stream(values())
                    .filter(origin -> origin.label.equals(label))
                    .findFirst();
        }
    }

    /** What is in force before anything was taken over. */
    public static final Version FIRST =
            new Version(0, Instant.EPOCH, Origin.DEFAULT, 0, null, ValueWeights.DEFAULT, null);
}
