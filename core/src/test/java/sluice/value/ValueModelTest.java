package sluice.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.AssetId;
import sluice.value.ValueFacts.Event;

/** What the value model promises, on random facts and by hand. */
class ValueModelTest {
    private static final AssetId ASSET = new AssetId("0123456789abcdef0123456789abcdef");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final ValueWeights WEIGHTS = ValueWeights.DEFAULT;

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theContributionsAddUpToTheValue(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Valuation valuation = ValueModel.value(facts(random), weights(random), NOW);
        double sum = valuation.because().stream()
                .mapToDouble(Contribution::contribution)
                .sum();
        assertEquals(valuation.value(), sum, 1e-12);
        assertTrue(valuation.value() >= 0 && valuation.value() <= 1, () -> "" + valuation.value());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anotherEventNeverLowersTheValueUnlessItSpeaksAgainstTheAsset(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ValueFacts before = facts(random);
        ValueWeights weights = weights(random);
        double was = ValueModel.value(before, weights, NOW).value();
        for (Feature feature : Feature.values()) {
            double is = ValueModel.value(with(before, feature, new Event(1, date(random))), weights, NOW)
                    .value();
            assertTrue(feature.sign() > 0 ? is >= was : is <= was, () -> feature + " took " + was + " to " + is);
        }
    }

    @ParameterizedTest
    @EnumSource(Feature.class)
    void aFreshEventMovesTheValueItsWay(Feature feature) {
        double was = value(Map.of());
        double is = value(Map.of(feature, List.of(new Event(1, NOW))));
        assertTrue(feature.sign() > 0 ? is > was : is < was, () -> was + " to " + is);
    }

    @ParameterizedTest
    @EnumSource(Feature.class)
    void anEventFadesAndIsHalfAsMuchAfterItsHalfLife(Feature feature) {
        double halfLife = WEIGHTS.of(feature).halfLifeDays();
        if (Double.isInfinite(halfLife)) {
            assertEquals(1, ValueModel.level(List.of(new Event(1, Instant.EPOCH)), halfLife, NOW), 1e-12);
        } else {
            Duration age = Duration.ofSeconds(Math.round(halfLife * 86_400));
            assertEquals(
                    ValueModel.level(List.of(new Event(0.5, NOW)), halfLife, NOW),
                    ValueModel.level(List.of(new Event(1, NOW.minus(age))), halfLife, NOW),
                    1e-9);
            double plain = value(Map.of());
            double last = Double.POSITIVE_INFINITY;
            for (int ages = 0; ages < 12; ages++) {
                Event event = new Event(1, NOW.minus(age.multipliedBy(ages)));
                double distance = Math.abs(value(Map.of(feature, List.of(event))) - plain);
                assertTrue(distance < last, "it fades");
                last = distance;
            }
        }
    }

    @Test
    void manyEventsSaturate() {
        List<Event> views = new ArrayList<>();
        double last = 0;
        double gain = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 40; i++) {
            views.add(new Event(1, NOW));
            double level = ValueModel.level(views, 14, NOW);
            assertTrue(level - last < gain && level <= 2, () -> "level " + level);
            gain = level - last;
            last = level;
        }
        assertEquals(1, ValueModel.level(views.subList(0, 1), 14, NOW), 1e-12);
        assertEquals(1.5, ValueModel.level(views.subList(0, 2), 14, NOW), 1e-12);
    }

    @Test
    void whatSpeaksAgainstIsMirrored() {
        assertEquals(-1, ValueModel.level(List.of(new Event(-1, NOW)), 365, NOW), 1e-12);
        assertEquals(0, ValueModel.level(List.of(new Event(1, NOW), new Event(-1, NOW)), 365, NOW), 1e-12);
    }

    @Test
    void aDateInTheFutureCountsAsNow() {
        assertEquals(
                value(Map.of(Feature.STARRED, List.of(new Event(1, NOW)))),
                value(Map.of(Feature.STARRED, List.of(new Event(1, NOW.plus(Duration.ofDays(900)))))));
    }

    @Test
    void aValueByHand() {
        Valuation valuation = ValueModel.value(
                new ValueFacts(ASSET, Map.of(Feature.STARRED, List.of(new Event(1, NOW)))), WEIGHTS, NOW);
        double base = 1 / (1 + Math.exp(4));
        double value = 1 / (1 + Math.exp(0.8));
        assertEquals(value, valuation.value(), 1e-12);
        assertEquals(
                List.of("starred", "base"),
                valuation.because().stream().map(Contribution::signal).toList());
        assertEquals(value - base, valuation.because().getFirst().contribution(), 1e-12);
        assertEquals(NOW, valuation.because().getFirst().since());
        assertEquals(base, valuation.because().getLast().contribution(), 1e-12);
    }

    @Test
    void twoEqualCausesGetEqualSharesWhateverTheirOrder() {
        Weight weight = new Weight(1.7, 30);
        Map<Feature, Weight> weights = new EnumMap<>(WEIGHTS.weights());
        weights.put(Feature.VIEWED, weight);
        weights.put(Feature.SHARED, weight);
        List<Contribution> because = ValueModel.value(
                        new ValueFacts(
                                ASSET,
                                Map.of(
                                        Feature.VIEWED,
                                        List.of(new Event(1, NOW)),
                                        Feature.SHARED,
                                        List.of(new Event(1, NOW)))),
                        new ValueWeights(-2, weights),
                        NOW)
                .because();
        assertEquals(because.get(0).contribution(), because.get(1).contribution(), 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-5, 1.01e-6, 0.99e-6, 1e-8, 1e-12})
    void causesThatNearlyCancelOutAddUpToo(double rest) {
        Map<Feature, Weight> weights = new EnumMap<>(WEIGHTS.weights());
        weights.put(Feature.STARRED, new Weight(3 + rest, 365));
        weights.put(Feature.DISMISSED, new Weight(-3, 365));
        Valuation valuation = ValueModel.value(
                new ValueFacts(
                        ASSET,
                        Map.of(
                                Feature.STARRED,
                                List.of(new Event(1, NOW)),
                                Feature.DISMISSED,
                                List.of(new Event(1, NOW)))),
                new ValueWeights(-1, weights),
                NOW);
        assertEquals(
                valuation.value(),
                valuation.because().stream()
                        .mapToDouble(Contribution::contribution)
                        .sum(),
                1e-11);
        assertTrue(valuation.because().size() == 3);
    }

    private static double value(Map<Feature, List<Event>> events) {
        return ValueModel.value(new ValueFacts(ASSET, events), WEIGHTS, NOW).value();
    }

    private static ValueFacts with(ValueFacts facts, Feature feature, Event event) {
        Map<Feature, List<Event>> events = new EnumMap<>(Feature.class);
        events.putAll(facts.events());
        List<Event> more = new ArrayList<>(facts.of(feature));
        more.add(event);
        events.put(feature, more);
        return new ValueFacts(facts.asset(), events);
    }

    private static ValueFacts facts(SplittableRandom random) {
        Map<Feature, List<Event>> events = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            List<Event> some = new ArrayList<>();
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                some.add(new Event(random.nextDouble(-1, 2), random.nextInt(5) == 0 ? null : date(random)));
            }
            events.put(feature, some);
        }
        return new ValueFacts(ASSET, events);
    }

    private static Instant date(SplittableRandom random) {
        return NOW.minusSeconds(random.nextLong(-1_000, 100_000_000));
    }

    private static ValueWeights weights(SplittableRandom random) {
        Map<Feature, Weight> weights = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            weights.put(feature, new Weight(feature.sign() * random.nextDouble(6), random.nextDouble(0.1, 1_000)));
        }
        return new ValueWeights(random.nextDouble(-8, 3), weights);
    }
}
