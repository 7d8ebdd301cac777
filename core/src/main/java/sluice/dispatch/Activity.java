package sluice.dispatch;

import java.time.Instant;
import java.util.Optional;

/** Port: what else the program is doing for its user. Every answer is quick. */
public interface Activity {
    /** When a person last asked for something. */
    Optional<Instant> lastRequest();

    /** Whether an import is reading files. */
    boolean importing();

    boolean uploading();

    /** Whether images that somebody asked for are being rendered. */
    boolean rendering();

    /** Thumbnails still to be made. */
    long picturesPending();
}
