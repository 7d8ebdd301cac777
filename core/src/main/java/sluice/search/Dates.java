package sluice.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates: {@code 2026}, {@code 2026-05}, {@code 2026-05-01}, {@code 2026-05-01T18:30}, moments in UTC
 * ({@code 2026-05-01T18:30:00Z}), {@code today}, {@code yesterday}, and ages ({@code 12h}, {@code 7d}, {@code 2w},
 * {@code 1y}), which stand for the moment so long ago.
 */
final class Dates {
    static final String EXAMPLES =
            "For example 2026, 2026-05, 2026-05-01, 2026-05-01..2026-06-15, >2026-01-01, today or 7d.";

    private static final Pattern CALENDAR =
            Pattern.compile("([12]\\d{3})(?:-(\\d\\d)(?:-(\\d\\d)(?:[Tt](\\d\\d):(\\d\\d))?)?)?");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z");
    private static final Pattern AGE = Pattern.compile("(\\d{1,3})([hdwyHDWY])");

    private final InstantSource clock;
    private final ZoneId zone;

    Dates(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** When the text is an age, the key of the moment so long ago. */
    Optional<Long> sinceRelative(String text) {
        Matcher age = AGE.matcher(text);
        if (!age.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(age.group(1));
        ZonedDateTime now = clock.instant().atZone(zone);
        ZonedDateTime then = switch (Character.toLowerCase(age.group(2).charAt(0))) {
            case 'h' -> now.minusHours(count);
            case 'd' -> now.minusDays(count);
            case 'w' -> now.minusWeeks(count);
            default -> now.minusYears(count);
        };
        return Optional.of(NumberForm.key(then.toInstant()));
    }

    /** The keys that a date stands for: of a year all its moments, of an age one; empty for what is no date. */
    Optional<Span> span(String text) {
        Optional<Span> age = sinceRelative(text).map(key -> new Span(key, key));
        if (age.isPresent()) {
            return age;
        }
        try {
            if (MOMENT.matcher(text).matches()) {
                long key = NumberForm.key(Instant.parse(text));
                return Optional.of(new Span(key, key));
            }
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "today" -> Optional.of(days(today(), Period.ofDays(1)));
                case "yesterday" -> Optional.of(days(today().minusDays(1), Period.ofDays(1)));
                default -> calendar(CALENDAR.matcher(text));
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    private Optional<Span> calendar(Matcher written) {
        if (!written.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(written.group(1));
        if (written.group(2) == null) {
            return Optional.of(days(LocalDate.of(year, 1, 1), Period.ofYears(1)));
        }
        int month = Integer.parseInt(written.group(2));
        if (written.group(3) == null) {
            return Optional.of(days(YearMonth.of(year, month).atDay(1), Period.ofMonths(1)));
        }
        LocalDate day = LocalDate.of(year, month, Integer.parseInt(written.group(3)));
        if (written.group(4) == null) {
            return Optional.of(days(day, Period.ofDays(1)));
        }
        LocalDateTime minute = day.atTime(Integer.parseInt(written.group(4)), Integer.parseInt(written.group(5)));
        return Optional.of(between(minute.atZone(zone), minute.plusMinutes(1).atZone(zone)));
    }

    private Span days(LocalDate first, Period length) {
        return between(first.atStartOfDay(zone), first.plus(length).atStartOfDay(zone));
    }

    private static Span between(ZonedDateTime start, ZonedDateTime end) {
        return new Span(NumberForm.key(start.toInstant()), NumberForm.key(end.toInstant()) - 1);
    }
}
