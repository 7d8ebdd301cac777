package sluice.metadata.container;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Dates as EXIF ({@code 2024:05:01 12:00:00}), XMP (ISO 8601) and PNG (RFC 1123, and whatever tools write) have them. */
final class DateText {
    private static final int LONGEST = 64;
    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final DateTimeFormatter NUMERIC = new DateTimeFormatterBuilder()
            .appendPattern("[uuuu-MM-dd][uuuu:MM:dd][uuuu/MM/dd][['T'][' ']HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[ ][XXX][XX][X]]")
            .toFormatter(Locale.ROOT);

    private DateText() {}

    /** The moment a text names; empty for what is no date, a date without a day, or one nobody could have meant. */
    static Optional<Instant> parse(String text, ZoneId zone) {
        String date = text.strip();
        if (date.isEmpty() || date.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Instant instant = Character.isDigit(date.charAt(0)) && !date.contains(",")
                    ? instant(NUMERIC.parseBest(date, OffsetDateTime::from, LocalDateTime::from, LocalDate::from), zone)
                    : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            return Optional.of(instant).filter(i -> !i.isBefore(EARLIEST) && i.isBefore(LATEST));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
        return switch (parsed) {
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.atZone(zone).toInstant();
            default -> LocalDate.from(parsed).atStartOfDay(zone).toInstant();
        };
    }
}
