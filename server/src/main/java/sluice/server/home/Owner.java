package sluice.server.home;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who has a home open.
 *
 * @param command what it was started as, for example {@code serve}
 * @param address where it answers, or null when it does not serve
 */
public record Owner(long pid, String command, @Nullable String address, Instant since) {
    @Override
    public String toString() {
        return "sluice " + command + " (process " + pid + ", since " + since + ")";
    }
}
