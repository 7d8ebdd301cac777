package sluice.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.failure.SluiceException;

/** The hours of deep work. */
class DeepHoursTest {
    @ParameterizedTest
    @CsvSource({
        "22-7, 22:00, true",
        "22-7, 21:59, false",
        "22-7, 00:00, true",
        "22-7, 06:59, true",
        "22-7, 07:00, false",
        "9-17, 09:00, true",
        "9-17, 17:00, false",
        "9-17, 08:59, false",
        "0-24, 23:59, true",
        "5-5, 13:00, true",
        "20-24, 23:00, true",
        "20-24, 00:00, false",
        "20-0, 00:00, false",
        "20-0, 23:59, true",
        "always, 03:00, true"
    })
    void theyHoldFromTheFirstHourToBeforeTheLast(String hours, LocalTime time, boolean within) {
        assertEquals(within, DeepHours.parse(hours).contains(time));
    }

    @Test
    void theNextStartIsTodayOrTomorrow() {
        ZonedDateTime noon = ZonedDateTime.parse("2026-11-21T12:00:00+01:00[Europe/Berlin]");
        assertEquals(noon.withHour(22), new DeepHours(22, 7).nextStart(noon));
        assertEquals(noon.plusDays(1).withHour(3), new DeepHours(3, 7).nextStart(noon));
        assertNull(DeepHours.ALWAYS.nextStart(noon));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "22", "22-", "24-7", "3-25", "night", "-1-5", "1-2-3"})
    void whatIsNoSpanIsNamed(String text) {
        SluiceException wrong = assertThrows(SluiceException.class, () -> DeepHours.parse(text));
        assertEquals("deepHours", wrong.subject());
        assertTrue(String.valueOf(wrong.getMessage()).contains("22-7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"always", "22-7", "9-17", "20-24"})
    void theyAreWrittenAsTheyAreRead(String text) {
        assertEquals(text, DeepHours.parse(text).toString());
    }
}
