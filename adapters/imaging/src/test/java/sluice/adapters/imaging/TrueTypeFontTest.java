package sluice.adapters.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TrueTypeFontTest {
    private final TrueTypeFont font = TrueTypeFont.shipped();

    @Test
    void everyGlyphStaysWithinTheBoundsThatTheFontStates() {
        int glyphs = 0;
        for (int letter = ' '; letter < 0x3000; letter++) {
            if (font.has(letter) && font.bounds(letter).length > 0) {
                int[] bounds = font.bounds(letter);
                String name = Integer.toHexString(letter);
                Extent extent = new Extent();
                font.draw(letter, extent);
                assertTrue(extent.left >= bounds[0] - 1 && extent.right <= bounds[2] + 1, name);
                assertTrue(extent.bottom >= bounds[1] - 1 && extent.top <= bounds[3] + 1, name);
                assertTrue(font.advance(letter) >= 0, name);
                glyphs++;
            }
        }
        assertTrue(glyphs > 800, glyphs + " glyphs");
    }

    @Test
    void europeIsThereAndChinaIsNot() {
        "AZaz09ÆØÅßĞİşŽžŐűŠțΑΩабяїў€£–—‘’“”…©®™ ".codePoints().forEach(letter -> assertTrue(font.has(letter)));
        assertFalse(font.has('漢'));
        assertFalse(font.has(0x1F600));
    }

    @Test
    void coverageIsTheAreaOfTheOutline() {
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            double[] x = random.doubles(3, 1, 29).toArray();
            double[] y = random.doubles(3, 1, 19).toArray();
            Coverage coverage = new Coverage(30, 20, 1, 0, 20);
            coverage.move(x[0], y[0]);
            coverage.line(x[1], y[1]);
            coverage.line(x[2], y[2]);
            coverage.line(x[0], y[0]);
            Mask mask = new Mask(30, 20);
            coverage.into(mask, 0, 0);
            double sum = 0;
            for (int at = 0; at < 30 * 20; at++) {
                sum += mask.at(at % 30, at / 30) / 255.0;
            }
            double area = Math.abs((x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0])) / 2;
            assertEquals(area, sum, 0.3);
        }
    }

    @Test
    void curvesAreRound() {
        Coverage coverage = new Coverage(44, 44, 1, 22, 22);
        coverage.move(20, 0);
        double k = Math.tan(Math.PI / 8) * 20;
        for (int i = 0; i < 8; i++) {
            double middle = Math.PI / 4 * (i + 0.5);
            double end = Math.PI / 4 * (i + 1);
            double reach = Math.hypot(20, k);
            coverage.curve(reach * Math.cos(middle), reach * Math.sin(middle), 20 * Math.cos(end), 20 * Math.sin(end));
        }
        Mask mask = new Mask(44, 44);
        coverage.into(mask, 0, 0);
        double sum = 0;
        for (int at = 0; at < 44 * 44; at++) {
            sum += mask.at(at % 44, at / 44) / 255.0;
        }
        assertEquals(Math.PI * 400, sum, 8);
    }

    private static final class Extent implements TrueTypeFont.Pen {
        private double left = Double.POSITIVE_INFINITY;
        private double right = Double.NEGATIVE_INFINITY;
        private double bottom = Double.POSITIVE_INFINITY;
        private double top = Double.NEGATIVE_INFINITY;

        @Override
        public void move(double x, double y) {
            left = Math.min(left, x);
            right = Math.max(right, x);
            bottom = Math.min(bottom, y);
            top = Math.max(top, y);
        }

        @Override
        public void line(double x, double y) {
            move(x, y);
        }

        @Override
        public void curve(double controlX, double controlY, double x, double y) {
            move(x, y);
        }
    }
}
