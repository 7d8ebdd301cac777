package sluice.analysis.composition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.analysis.Composition;
import sluice.analysis.Pictures;
import sluice.image.Raster;

class CompositionMeasuresTest {
    private static Raster disc(int width, int height, double atX, double atY) {
        double radius = 0.09 * Math.min(width, height);
        return Pictures.of(
                width, height, (x, y) -> Math.hypot(x - atX * width, y - atY * height) < radius ? 0xe04020 : 0x406080);
    }

    @ParameterizedTest
    @CsvSource({"0.3333, 0.3333, 1.0", "0.6667, 0.3333, 1.0", "0.5, 0.5, 0.01", "0.3333, 0.5, 0.6", "0.9, 0.9, 0.0"})
    void aLonelyDiscIsTheFocus(double x, double y, double thirds) {
        Composition composition = CompositionMeasures.of(disc(600, 400, x, y));
        assertEquals(x, composition.focusX(), 0.02);
        assertEquals(y, composition.focusY(), 0.02);
        assertEquals(thirds, composition.thirds(), 0.06);
        assertEquals(32, composition.saliency().width());
        assertEquals(21, composition.saliency().height());
        assertEquals(1, composition.saliency().at((int) (x * 32), (int) (y * 21)), 0.05);
        assertTrue(composition.saliency().at(0, 20) < 0.15);
    }

    @Test
    void balanceIsLostTowardsTheEdge() {
        double middle = CompositionMeasures.of(disc(400, 400, 0.5, 0.5)).balance();
        double aside = CompositionMeasures.of(disc(400, 400, 0.3, 0.5)).balance();
        double corner = CompositionMeasures.of(disc(400, 400, 0.1, 0.1)).balance();
        assertEquals(1, middle, 0.03);
        assertTrue(middle > aside && aside > corner, middle + ", " + aside + ", " + corner);
    }

    @Test
    void symmetryIsLikenessOfTheHalves() {
        Raster scene = Pictures.scene(300, 200, 3);
        Raster folded = Pictures.of(300, 200, (x, y) -> scene.rgb(Math.min(x, 299 - x), y));
        assertEquals(1, CompositionMeasures.of(folded).symmetry(), 0.05);
        Raster opposite = Pictures.of(300, 200, (x, y) -> x < 150 ? 0 : 0xffffff);
        assertEquals(0, CompositionMeasures.of(opposite).symmetry());
        assertEquals(1, CompositionMeasures.of(Pictures.plain(50, 50, 0x336699)).symmetry());
        double once = CompositionMeasures.of(scene).symmetry();
        assertEquals(once, CompositionMeasures.of(Pictures.mirrored(scene)).symmetry(), 0.01);
    }

    @Test
    void negativeSpaceIsWhatIsCalm() {
        Raster half =
                Pictures.of(320, 320, (x, y) -> y < 160 ? 0x88aacc : (x * 7 + y * 5) % 13 < 6 ? 0x222222 : 0xdddddd);
        assertEquals(0.5, CompositionMeasures.of(half).negativeSpace(), 0.04);
        assertEquals(
                1, CompositionMeasures.of(Pictures.plain(100, 40, 0x101010)).negativeSpace());
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0", "0.3, 0", "0.6, 5", "0.4, -8", "0.55, 14"})
    void aHorizonIsFound(double at, double angle) {
        double slope = -Math.tan(Math.toRadians(angle));
        Raster sea = Pictures.noisy(
                Pictures.of(600, 400, (x, y) -> y < at * 400 + slope * (x - 300) ? 0xa0c0e0 : 0x305060), 6, 1);
        Composition composition = CompositionMeasures.of(sea);
        assertNotNull(composition.horizon());
        assertNotNull(composition.horizonAngle());
        assertEquals(at, composition.horizon(), 0.015);
        assertEquals(angle, composition.horizonAngle(), 1);
    }

    @Test
    void whereThereIsNoneNoneIsFound() {
        assertNull(CompositionMeasures.of(disc(600, 400, 0.5, 0.5)).horizon());
        assertNull(CompositionMeasures.of(Pictures.plain(300, 300, 0x777777)).horizon());
        Raster standing = Pictures.of(400, 400, (x, y) -> x < 200 ? 0x203040 : 0xd0c0b0);
        assertNull(CompositionMeasures.of(standing).horizon());
        Raster noise = Pictures.noisy(Pictures.plain(400, 400, 0x808080), 40, 1);
        assertNull(CompositionMeasures.of(noise).horizon());
        Raster shade = Pictures.of(400, 400, (x, y) -> Pictures.grey(40 + y / 3.0));
        assertNull(CompositionMeasures.of(shade).horizon());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 900", "900, 1", "3, 5", "257, 256", "2048, 31"})
    void picturesOfAnySizeAreTaken(int width, int height) {
        Composition composition = CompositionMeasures.of(Pictures.scene(width, height, 2));
        assertTrue(
                composition.saliency().width() <= 32 && composition.saliency().height() <= 32);
        assertEquals(composition, CompositionMeasures.of(Pictures.scene(width, height, 2)));
    }
}
