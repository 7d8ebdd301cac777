package sluice.dispatch;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * All that the gate looks at, at one moment.
 *
 * @param now in the zone whose hours the user means
 * @param lastRequest when a person last asked for something, or null
 * @param importing whether an import is reading files
 * @param uploading whether files are being received
 * @param rendering whether images that somebody asked for are being rendered
 * @param picturesPending thumbnails still to be made
 */
public record Conditions(
        QueueMode mode,
        ZonedDateTime now,
        MachineLoad machine,
        @Nullable Instant lastRequest,
        boolean importing,
        boolean uploading,
        boolean rendering,
        long picturesPending) {}
