package sluice.analysis.composition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.analysis.Palette;
import sluice.analysis.Palette.Swatch;
import sluice.analysis.Pictures;

class MainColoursTest {
    @Test
    void plainColoursComeBackWithTheirShares() {
        int[] colours = {0xcc2222, 0x2255cc, 0xf0e0c0, 0x101418};
        Palette palette =
                MainColours.of(Pictures.of(100, 50, (x, y) -> colours[x < 40 ? 0 : x < 70 ? 1 : x < 90 ? 2 : 3]));
        assertEquals(
                List.of(
                        new Swatch(0xcc2222, 0.4),
                        new Swatch(0x2255cc, 0.3),
                        new Swatch(0xf0e0c0, 0.2),
                        new Swatch(0x101418, 0.1)),
                palette.swatches());
    }

    @Test
    void oneColourIsOneSwatch() {
        assertEquals(
                List.of(new Swatch(0xabcdef, 1)),
                MainColours.of(Pictures.plain(7, 3, 0xabcdef)).swatches());
        Palette nearly = MainColours.of(Pictures.of(64, 64, (x, y) -> 0x808080 + (x % 3) * 0x010101));
        assertEquals(1, nearly.swatches().size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyPictureGivesFiveAtMostTheLargestFirst(long seed) {
        Palette palette = MainColours.of(Pictures.scene(400, 300, seed));
        List<Double> shares = palette.swatches().stream().map(Swatch::share).toList();
        assertTrue(shares.size() >= 2 && shares.size() <= 5);
        assertEquals(1, shares.stream().mapToDouble(share -> share).sum(), 1e-9);
        assertEquals(shares.stream().sorted((a, b) -> Double.compare(b, a)).toList(), shares);
        assertEquals(palette, MainColours.of(Pictures.scene(400, 300, seed)));
    }

    @Test
    void coloursGoToOkLabAndBack() {
        for (int rgb = 0; rgb < 1 << 24; rgb += 4_099) {
            assertEquals(rgb, OkLab.of(rgb).rgb());
        }
        assertEquals(1, OkLab.of(0xffffff).lightness(), 1e-3);
        assertEquals(0.628, OkLab.of(0xff0000).lightness(), 1e-3);
        assertEquals(0.2249, OkLab.of(0xff0000).a(), 1e-3);
    }
}
