package sluice.dispatch;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * The hours in which automatic deep work may run.
 *
 * @param from first full hour, 0 to 23
 * @param to the full hour it ends, 1 to 24; before {@code from} when it runs past midnight, the same for always
 */
public record DeepHours(int from, int to) {
    public static final DeepHours ALWAYS = new DeepHours(0, 24);

    private static final Pattern SPAN = Pattern.compile("(\\d{1,2})-(\\d{1,2})");

    public DeepHours {
        if (from < 0 || from > 23 || to < 0 || to > 24) {
            throw new IllegalArgumentException("hours are 0 to 24");
        }
    }

    /**
     * Reads {@code always} or a span such as {@code 22-7}.
     *
     * @throws SluiceException with code {@code INVALID} naming the setting
     */
    public static DeepHours parse(String text) {
        String clean = text.strip();
        if (clean.equals("always")) {
            return ALWAYS;
        }
        Matcher span = SPAN.matcher(clean);
        if (span.matches()) {
            int from = Integer.parseInt(span.group(1));
            int to = Integer.parseInt(span.group(2));
            if (from <= 23 && to <= 24) {
                return new DeepHours(from, to);
            }
        }
        throw SluiceException.about(
                FailureCode.INVALID,
                "deepHours",
                "deepHours is \"always\" or two hours of the day such as \"22-7\", not \"" + clean + "\"");
    }

    public boolean contains(LocalTime time) {
        int hour = time.getHour();
        if (from == to % 24) {
            return true;
        }
        return from < to ? hour >= from && hour < to : hour >= from || hour < to;
    }

    /** When they begin next; null when they always hold. */
    public @Nullable ZonedDateTime nextStart(ZonedDateTime now) {
        if (from == to % 24) {
            return null;
        }
        ZonedDateTime today = now.toLocalDate().atTime(from, 0).atZone(now.getZone());
        return today.isAfter(now)
                ? today
                : now.toLocalDate().plusDays(1).atTime(from, 0).atZone(now.getZone());
    }

    @Override
    public String toString() {
        return from == to % 24 ? "always" : from + "-" + to;
    }
}
