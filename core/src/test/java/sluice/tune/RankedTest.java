package sluice.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.value.Feature;
import sluice.value.ValueFacts;
import sluice.value.ValueWeights;

class RankedTest {
    private static final Instant AT = Instant.parse("2026-05-01T00:00:00Z");

    private static Example example(int number, boolean starred, boolean chosen, double weight) {
        AssetId id = new AssetId("%032x".formatted(number));
        ValueFacts facts =
                new ValueFacts(id, starred ? Map.of(Feature.STARRED, List.of(new ValueFacts.Event(1, AT))) : Map.of());
        return new Example(id, AT, facts, chosen, weight);
    }

    private static double[] counts(List<Example> examples) {
        return examples.stream().mapToDouble(Example::weight).toArray();
    }

    @Test
    void equalsAtTheEdgeCountByThePartThatFits() {
        List<Example> examples = List.of(
                example(1, true, true, 1),
                example(2, false, true, 1),
                example(3, false, false, 3),
                example(4, true, false, 1));
        Ranked ranked = new Ranked(examples, ValueWeights.DEFAULT);
        // The top half are both starred, and one of the four others' weight, a quarter of which was chosen.
        assertEquals((1 + 0.25) / 3, ranked.precision(0.5, counts(examples)), 1e-12);
        assertEquals(1.25 / 2, ranked.recall(0.5, counts(examples)), 1e-12);
        assertEquals(2.0 / 6, ranked.precision(1, counts(examples)), 1e-12);
    }

    @Test
    void calibrationIsTheDistanceOfWhatWasSaidFromWhatCame() {
        List<Example> examples = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            examples.add(example(n, true, n < 3, 2));
        }
        Ranked ranked = new Ranked(examples, ValueWeights.DEFAULT);
        double said = 1 / (1 + Math.exp(4 - 3.2));
        Bin[] bins = ranked.bins(counts(examples));
        assertEquals(said, bins[3].value(), 1e-12);
        assertEquals(0.3, bins[3].share(), 1e-12);
        assertEquals(20, bins[3].assets(), 1e-12);
        assertEquals(Math.abs(said - 0.3), ranked.calibrationError(counts(examples)), 1e-12);
        assertEquals(-0.3 * Math.log(said) - 0.7 * Math.log(1 - said), ranked.logLoss(counts(examples)), 1e-12);
    }

    @Test
    void whatIsBetterIsAStatedRule() {
        Comparison even = new Comparison(0.1, 0.1, -0.01, 0.01);
        Comparison up = new Comparison(0.1, 0.2, 0.02, 0.18);
        Comparison down = new Comparison(0.2, 0.1, -0.18, -0.02);
        assertFalse(Verdict.of(even, even, even, even).better());
        assertTrue(Verdict.of(even, up, even, even).better());
        assertTrue(Verdict.of(up, even, even, even).better());
        assertTrue(Verdict.of(even, even, even, down).better(), "less loss is better");
        assertFalse(Verdict.of(up, up, up, up).better(), "but not more loss");
        assertFalse(Verdict.of(up, up, down, even).better(), "and no recall is given away");
        assertFalse(Verdict.of(up, down, even, even).better());
    }
}
