package sluice.asset;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog knows of a path.
 *
 * @param modified to the millisecond
 * @param present false once it was found gone
 * @param refusal why the file is no asset, or null when it is one
 * @param importId the import that last recorded a change at this path; sightings that change nothing leave it
 * @param outcome what that import recorded; {@link Outcome#VANISHED} when the file is gone
 */
public record KnownFile(
        long bytes,
        Instant modified,
        boolean present,
        @Nullable String refusal,
        long importId,
        Outcome outcome) {
    /** Whether a file of this size and time needs no second reading. */
    public boolean matches(long currentBytes, Instant currentModified) {
        return present && bytes == currentBytes && modified.toEpochMilli() == currentModified.toEpochMilli();
    }
}
