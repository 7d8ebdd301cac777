package sluice.contracts.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sluice.budget.Charge.Outcome.DONE;
import static sluice.budget.Charge.Outcome.FAILED;
import static sluice.budget.Charge.Outcome.LOST;
import static sluice.contracts.catalog.Sightings.id;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.budget.Charge;
import sluice.budget.Cost;
import sluice.budget.Ledger;
import sluice.budget.Mean;
import sluice.budget.Spent;
import sluice.budget.Step;
import sluice.contracts.job.WorthPorts;
import sluice.job.RetryRule;

/** What every ledger promises. */
public abstract class LedgerContract {
    private static final Instant AT = Instant.parse("2026-04-01T12:07:30.250Z");
    private static final int UNKNOWN = 99;

    /** The ports under test, empty at a test's begin. Asked for anew at each step, so they may have been reopened. */
    protected abstract WorthPorts ports();

    @BeforeEach
    void importAssets() {
        ports().importContents(3);
    }

    private Ledger ledger() {
        return ports().ledger();
    }

    private static Charge charge(@Nullable AssetId asset, Step step, long microUsd, Instant at, String key) {
        return new Charge(asset, 1, step, 0.5, new Cost(0.25, 0.75, microUsd), DONE, true, at, key);
    }

    private void record(Charge... charges) {
        ledger().record(List.of(charges));
    }

    private static Cost cost(int lines, long microUsd) {
        return new Cost(0.25 * lines, 0.75 * lines, microUsd);
    }

    @Test
    void whatIsRecordedComesBackInOrder() {
        Charge first = new Charge(id(0), 1, Step.EMBED, 0.125, new Cost(1.5, 2.5, 42), FAILED, false, AT, "a");
        Charge second = new Charge(id(0), 3, Step.STYLE, 0, Cost.NOTHING, LOST, true, AT.minusSeconds(60), "b");
        Charge other = charge(id(1), Step.DECODE, 7, AT, "c");
        record(first, other, second);
        assertEquals(
                Map.of(id(0), List.of(first, second), id(1), List.of(other)),
                ledger().of(List.of(id(0), id(1), id(2), id(UNKNOWN))));
    }

    @Test
    void aKeyIsBilledOnce() {
        record(charge(id(0), Step.EMBED, 10, AT, "k"));
        record(charge(id(0), Step.EMBED, 99, AT, "k"), charge(id(1), Step.EMBED, 5, AT, "l"));
        record(charge(id(1), Step.EMBED, 5, AT, "m"), charge(id(1), Step.EMBED, 5, AT, "m"));
        assertEquals(20, ledger().automaticSince(Instant.EPOCH).microUsd());
        assertEquals(
                Map.of(
                        id(0), List.of(charge(id(0), Step.EMBED, 10, AT, "k")),
                        id(1), List.of(charge(id(1), Step.EMBED, 5, AT, "l"), charge(id(1), Step.EMBED, 5, AT, "m"))),
                ledger().of(List.of(id(0), id(1))));
    }

    @Test
    void whatIsForNoAssetOrAnUnknownOneCountsInTheSums() {
        record(charge(null, Step.EMBED, 10, AT, "a"), charge(id(UNKNOWN), Step.EMBED, 5, AT, "b"));
        assertEquals(15, ledger().automaticSince(AT).microUsd());
        assertEquals(Map.of(), ledger().of(List.of(id(UNKNOWN))));
    }

    @Test
    void daysAreThoseOfTheZone() {
        ZoneId kathmandu = ZoneId.of("Asia/Kathmandu"); // UTC+5:45
        Instant midnight = LocalDate.of(2026, 4, 2).atStartOfDay(kathmandu).toInstant();
        record(
                charge(id(0), Step.EMBED, 1, midnight.minusMillis(1), "a"),
                charge(id(0), Step.EMBED, 2, midnight, "b"),
                charge(id(0), Step.EMBED, 4, midnight.plusSeconds(86_400).minusMillis(1), "c"));
        Spent first = new Spent(LocalDate.of(2026, 4, 1), Step.EMBED, DONE, true, 1, cost(1, 1));
        Spent second = new Spent(LocalDate.of(2026, 4, 2), Step.EMBED, DONE, true, 2, cost(2, 6));
        assertEquals(List.of(first, second), ledger().spent(midnight.minusSeconds(1), kathmandu));
        assertEquals(List.of(second), ledger().spent(midnight.plusSeconds(50_000), kathmandu));
        assertEquals(
                List.of(
                        new Spent(LocalDate.of(2026, 4, 1), Step.EMBED, DONE, true, 2, cost(2, 3)),
                        new Spent(LocalDate.of(2026, 4, 2), Step.EMBED, DONE, true, 1, cost(1, 4))),
                ledger().spent(midnight, ZoneOffset.UTC));
    }

    @Test
    void daysWithAnHourMoreOrLessAreWhole() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LocalDate shortest = LocalDate.of(2026, 3, 29);
        LocalDate longest = LocalDate.of(2026, 10, 25);
        List<Spent> expected = new ArrayList<>();
        for (LocalDate day : List.of(shortest, shortest.plusDays(1), longest, longest.plusDays(1))) {
            Instant begin = day.atStartOfDay(berlin).toInstant();
            Instant end = day.plusDays(1).atStartOfDay(berlin).toInstant();
            record(
                    charge(null, Step.QUALITY, 3, begin, day + " first"),
                    charge(null, Step.QUALITY, 4, end.minusMillis(1), day + " last"));
            expected.add(new Spent(day, Step.QUALITY, DONE, true, 2, cost(2, 7)));
        }
        assertEquals(expected, ledger().spent(Instant.EPOCH, berlin));
    }

    @Test
    void linesOfADayAreApartByStepOutcomeAndCause() {
        record(
                new Charge(null, 1, Step.EMBED, 0, new Cost(1, 2, 1), LOST, true, AT, "a"),
                new Charge(null, 2, Step.EMBED, 0, new Cost(1, 2, 2), DONE, true, AT, "b"),
                new Charge(null, 4, Step.EMBED, 0, new Cost(1, 2, 4), DONE, false, AT, "c"),
                new Charge(null, 64, Step.READ, 0, new Cost(1, 2, 8), DONE, false, AT, "d"),
                new Charge(null, 3, Step.EMBED, 0, new Cost(1, 2, 16), DONE, true, AT.plusSeconds(3_600), "e"),
                new Charge(null, 1, Step.EMBED, 0, new Cost(1, 2, 32), FAILED, true, AT, "f"));
        LocalDate day = LocalDate.of(2026, 4, 1);
        assertEquals(
                List.of(
                        new Spent(day, Step.READ, DONE, false, 64, new Cost(1, 2, 8)),
                        new Spent(day, Step.EMBED, DONE, false, 4, new Cost(1, 2, 4)),
                        new Spent(day, Step.EMBED, DONE, true, 5, new Cost(2, 4, 18)),
                        new Spent(day, Step.EMBED, FAILED, true, 1, new Cost(1, 2, 32)),
                        new Spent(day, Step.EMBED, LOST, true, 1, new Cost(1, 2, 1))),
                ledger().spent(AT, ZoneOffset.UTC));
    }

    @Test
    void nothingIsSpentInAnEmptyLedger() {
        assertEquals(List.of(), ledger().spent(Instant.EPOCH, ZoneOffset.UTC));
        assertEquals(Map.of(), ledger().means());
        assertEquals(Cost.NOTHING, ledger().automaticSince(Instant.EPOCH));
        record();
        assertEquals(Map.of(), ledger().of(List.of(id(0))));
    }

    @Test
    void meansAreThoseOfWhatWasDone() {
        record(
                new Charge(null, 1, Step.EMBED, 0, new Cost(0.5, 1, 1), DONE, true, AT, "a"),
                new Charge(null, 3, Step.EMBED, 0, new Cost(3.5, 5, 1), DONE, false, AT.plusSeconds(90_000), "b"),
                new Charge(null, 1, Step.EMBED, 0, new Cost(99, 99, 1), FAILED, true, AT, "c"),
                new Charge(null, 1, Step.STYLE, 0, new Cost(99, 99, 1), LOST, true, AT, "d"),
                new Charge(null, 0, Step.PALETTE, 0, new Cost(1, 1, 1), DONE, true, AT, "e"));
        assertEquals(Map.of(Step.EMBED, new Mean(1, 1.5, 4)), ledger().means());
    }

    @Test
    void automaticWorkOfHigherTiersIsExactToTheMillisecond() {
        record(
                charge(null, Step.EMBED, 1, AT.minusMillis(1), "before"),
                charge(null, Step.EMBED, 2, AT, "at"),
                charge(null, Step.PALETTE, 4, AT.plusSeconds(1_800), "next quarter"),
                charge(null, Step.DECODE, 8, AT.plusSeconds(86_400), "next day"),
                charge(null, Step.DECODE, 16, AT.plusSeconds(400 * 86_400L), "next year"),
                charge(null, Step.THUMBNAIL, 32, AT, "tier 1"),
                new Charge(null, 1, Step.EMBED, 0, new Cost(9, 9, 64), DONE, false, AT, "explicit"),
                new Charge(null, 1, Step.EMBED, 0, new Cost(0.25, 0.75, 128), FAILED, true, AT, "failed"));
        assertEquals(cost(6, 159), ledger().automaticSince(AT.minusMillis(1)));
        assertEquals(cost(5, 158), ledger().automaticSince(AT));
        assertEquals(cost(3, 28), ledger().automaticSince(AT.plusMillis(1)));
        assertEquals(cost(2, 24), ledger().automaticSince(AT.plusSeconds(1_801)));
        assertEquals(cost(1, 16), ledger().automaticSince(AT.plusSeconds(86_401)));
        assertEquals(Cost.NOTHING, ledger().automaticSince(AT.plusSeconds(401 * 86_400L)));
    }

    @Test
    void manySmallAmountsAddUpExactly() {
        List<Charge> charges = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            charges.add(new Charge(
                    null, 1, Step.EMBED, 0, new Cost(0.1, 0.2, 1_000_000_000_001L), DONE, true, AT, "line " + i));
        }
        ledger().record(charges);
        assertEquals(new Cost(100, 200, 1_000_000_000_001_000L), ledger().automaticSince(AT));
    }

    /** Random lines over weeks, asked in several zones and from random moments on. */
    @Test
    void answersLikeTheModel() {
        List<ZoneId> zones = List.of(
                ZoneOffset.UTC,
                ZoneId.of("America/New_York"),
                ZoneId.of("Australia/Lord_Howe"),
                ZoneId.of("Asia/Kathmandu"));
        Random random = new Random(77);
        Ledger model = WorthPorts.inMemory(RetryRule.DEFAULT).ledger();
        for (int batch = 0; batch < 40; batch++) {
            List<Charge> charges = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                charges.add(random(random));
            }
            model.record(charges);
            ledger().record(charges);
            Instant from = random(random).at();
            for (ZoneId zone : zones) {
                assertEquals(model.spent(from, zone), ledger().spent(from, zone), "batch " + batch + " in " + zone);
            }
            assertEquals(model.automaticSince(from), ledger().automaticSince(from), "batch " + batch);
            assertEquals(model.means(), ledger().means(), "batch " + batch);
        }
    }

    private static Charge random(Random random) {
        Step[] steps = Step.values();
        // Eighths add up without rounding.
        Cost cost = new Cost(random.nextInt(99) / 8.0, random.nextInt(99) / 8.0, random.nextInt(1_000));
        return new Charge(
                null,
                random.nextInt(4),
                steps[random.nextInt(steps.length)],
                0,
                cost,
                Arrays.asList(Charge.Outcome.values()).get(random.nextInt(3)),
                random.nextBoolean(),
                // Around the days on which New York and Lord Howe change their clocks.
                Instant.parse("2026-03-05T00:00:00Z").plusMillis(random.nextLong(40L * 86_400_000)),
                "line " + random.nextInt(200));
    }
}
