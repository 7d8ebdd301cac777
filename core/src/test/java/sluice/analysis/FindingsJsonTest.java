package sluice.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

class FindingsJsonTest {
    private static StandardFindings standard(Random random) {
        BasicQuality quality = new BasicQuality(
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble());
        Style style = new Style("photograph", random.nextDouble(), scores(random));
        return new StandardFindings(quality, style, random.nextBoolean() ? null : (Double) random.nextDouble());
    }

    private static DeepFindings deep(Random random) {
        boolean horizon = random.nextBoolean();
        return new DeepFindings(
                new DetailedQuality(scores(random), random.nextDouble(), grid(random)),
                new Composition(
                        grid(random),
                        random.nextDouble(),
                        random.nextDouble(),
                        random.nextDouble(),
                        random.nextDouble(),
                        random.nextDouble(),
                        random.nextDouble(),
                        horizon ? (Double) random.nextDouble() : null,
                        horizon ? (Double) (random.nextDouble() * 180 - 90) : null),
                new Palette(List.of(new Palette.Swatch(random.nextInt(1 << 24), random.nextDouble()))),
                new Readiness(random.nextDouble(), List.of("too \"dark\"", "blurred 🦊")));
    }

    private static Map<String, Double> scores(Random random) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (String name : List.of("zeta", "alpha", "3d-render", "focus")) {
            scores.put(name, random.nextDouble());
        }
        return scores;
    }

    private static Grid grid(Random random) {
        byte[] cells = new byte[(1 + random.nextInt(32)) * 3];
        random.nextBytes(cells);
        return new Grid(cells.length / 3, 3, cells);
    }

    @Test
    void whatIsReadEqualsWhatWasWritten() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            StandardFindings standard = standard(random);
            assertEquals(standard, FindingsJson.readStandard(FindingsJson.write(standard)));
            DeepFindings deep = deep(random);
            DeepFindings read = FindingsJson.readDeep(FindingsJson.write(deep));
            assertEquals(deep, read);
            assertEquals(
                    List.copyOf(deep.quality().scores().keySet()),
                    List.copyOf(read.quality().scores().keySet()));
        }
    }

    @Test
    void extremesComeBackToo() {
        BasicQuality ends = new BasicQuality(0, 1, Double.MIN_VALUE, Math.nextDown(1.0), 0.1 + 0.2, 0, 1, 0);
        StandardFindings findings = new StandardFindings(ends, new Style(Style.UNSURE, 0, Map.of()), null);
        assertEquals(findings, FindingsJson.readStandard(FindingsJson.write(findings)));
        assertFalse(FindingsJson.write(findings).contains("sensitive"));
    }

    @Test
    void unknownFieldsArePassedOver() {
        StandardFindings findings = standard(new Random(3));
        String later = FindingsJson.write(findings)
                .replace("{\"version\":1", "{\"aesthetics\":[1,{}],\"version\":1")
                .replace("\"quality\":{", "\"quality\":{\"glare\":0.5,");
        assertTrue(later.contains("glare"));
        assertEquals(findings, FindingsJson.readStandard(later));
    }

    @Test
    void anotherVersionIsRefused() {
        String later = FindingsJson.write(deep(new Random(4))).replace("\"version\":1", "\"version\":2");
        SluiceException refusal = assertThrows(SluiceException.class, () -> FindingsJson.readDeep(later));
        assertEquals(FailureCode.UNSUPPORTED, refusal.code());
        assertEquals("version", refusal.subject());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no json | findings",
                "[] | version",
                "{\"version\":1} | quality",
                "{\"version\":1,\"quality\":{},\"style\":{}} | sharpness",
                "{\"version\":\"1\"} | version"
            })
    void whatIsNoFindingsIsRefusedByItsField(String text, String subject) {
        SluiceException refusal = assertThrows(SluiceException.class, () -> FindingsJson.readStandard(text));
        assertEquals(FailureCode.INVALID, refusal.code());
        assertEquals(subject, refusal.subject());
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        StandardFindings findings = standard(new Random(5));
        String number = String.valueOf(findings.quality().sharpness());
        String wrong = FindingsJson.write(findings).replace(number, "1.5");
        SluiceException refusal = assertThrows(SluiceException.class, () -> FindingsJson.readStandard(wrong));
        assertTrue(String.valueOf(refusal.getMessage()).contains("sharpness"));
        String broken = FindingsJson.write(deep(new Random(6))).replaceFirst("\"cells\":\"..", "\"cells\":\"");
        assertThrows(SluiceException.class, () -> FindingsJson.readDeep(broken));
        assertThrows(IllegalArgumentException.class, () -> new Style("x", Double.NaN, Map.of()));
    }
}
