package sluice.curate.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.likeness.LikenessRule;

class DoubtRuleTest {
    private final DoubtRule rule = new DoubtRule(GroupingRules.DEFAULT);

    private double degree(int bits) {
        return rule.of(bits, OptionalDouble.empty()).degree();
    }

    private double degree(int bits, double cosine) {
        return rule.of(bits, OptionalDouble.of(cosine)).degree();
    }

    @Test
    void withoutEmbeddingsItIsHighestAtTheThresholdAndGoneFourBitsOff() {
        assertEquals(degree(8), degree(9), "as doubtful on either side");
        assertTrue(degree(9) > degree(10) && degree(10) > degree(12));
        assertTrue(degree(12) > 0 && degree(5) > 0);
        assertEquals(0, degree(13));
        assertEquals(0, degree(4));
        assertEquals(0, degree(LikenessRule.NO_DISTANCE));
    }

    @Test
    void withEmbeddingsTheNearerThresholdCounts() {
        assertEquals(1, degree(10, 0.75), 1e-9);
        assertEquals(0.5, degree(10, 0.80), 1e-9);
        assertTrue(degree(15, 0.82) > 0.8, "one bit more, and they are not the same");
        assertTrue(degree(30, 0.88) > 0.7, "a little more alike, and they are the same whatever the hash says");
        assertEquals(0, degree(2, 0.97), "both say the same");
        assertEquals(0, degree(30, 0.30), "both say different");
        assertEquals(0, degree(8, 0.80), "the hash is near no threshold that counts at this cosine");
        assertTrue(degree(LikenessRule.NO_DISTANCE, 0.89) > 0.8);
    }

    @Test
    void witnessesThatDisagreeAreAlwaysDoubtful() {
        assertEquals(0.5, degree(1, 0.05), 1e-9);
        assertEquals(0.5, degree(40, 1.0), 1e-9);
        assertTrue(rule.of(1, OptionalDouble.of(0.2)).why().contains("object"));
        assertTrue(degree(40, 0.91) > 0.8);
    }
}
