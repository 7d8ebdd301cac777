package sluice.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SensitiveContentTest {
    @Test
    void threeOfTheFiveClassesCount() {
        Map<String, Double> classes = Map.of("Drawing", 0.1, "Hentai", 0.2, "Neutral", 0.3, "Porn", 0.15, "Sexy", 0.25);
        assertEquals(0.6, SensitiveContent.probability(classes).orElseThrow(), 1e-12);
    }

    @Test
    void roundingNeverLeavesTheRange() {
        Map<String, Double> classes = Map.of("Hentai", 0.4, "Porn", 0.4, "Sexy", 0.2000001);
        assertEquals(1, SensitiveContent.probability(classes).orElseThrow());
    }

    @Test
    void aModelWithoutTheseClassesSaysNothing() {
        assertTrue(SensitiveContent.probability(Map.of()).isEmpty());
        assertTrue(SensitiveContent.probability(Map.of("cat", 0.5, "Porn", 0.5)).isEmpty());
    }
}
