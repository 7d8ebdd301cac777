package sluice.server.app;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import sluice.dispatch.Activity;
import sluice.server.api.system.Presence;

/** What the program does for its user just now. */
record Attention(Presence presence, BooleanSupplier reading, BooleanSupplier drawing, LongSupplier pictures)
        implements Activity {
    @Override
    public Optional<Instant> lastRequest() {
        return presence.last();
    }

    @Override
    public boolean importing() {
        return reading.getAsBoolean();
    }

    @Override
    public boolean rendering() {
        return drawing.getAsBoolean();
    }

    @Override
    public boolean uploading() {
        return presence.uploads() > 0;
    }

    @Override
    public long picturesPending() {
        return pictures.getAsLong();
    }
}
