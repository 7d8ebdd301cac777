package sluice.metadata.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sluice.contracts.fixture.Picture;
import sluice.image.PixelProbe;
import sluice.metadata.MetadataLimits;
import sluice.metadata.RawEntry;

class PixelTextTest {
    private static final String TEXT = "{\"Comment\":\"{\\\"uc\\\":\\\"naïve 少女\\\"}\"}";

    private static Optional<RawEntry> find(BufferedImage image) {
        return PixelText.find(Picture.pixels(image), MetadataLimits.DEFAULT);
    }

    @Test
    void textIsFoundUnderEveryMagic() {
        for (String magic : List.of("stealth_pnginfo", "stealth_pngcomp")) {
            assertEquals(
                    Optional.of(new RawEntry("stealth:alpha", TEXT)),
                    find(Picture.hiding(magic, TEXT, Picture.translucent(40, 30, 7))));
        }
        for (String magic : List.of("stealth_rgbinfo", "stealth_rgbcomp")) {
            for (BufferedImage image : List.of(Picture.opaque(31, 17, 7), Picture.translucent(31, 17, 7))) {
                assertEquals(Optional.of(new RawEntry("stealth:rgb", TEXT)), find(Picture.hiding(magic, TEXT, image)));
            }
        }
    }

    @Test
    void nothingHiddenIsFoundOutFromAFewPixels() {
        int[] looked = {0};
        PixelProbe.Pixels pixels = new PixelProbe.Pixels() {
            @Override
            public int width() {
                return 4096;
            }

            @Override
            public int height() {
                return 4096;
            }

            @Override
            public boolean hasAlpha() {
                return true;
            }

            @Override
            public int argb(int x, int y) {
                looked[0]++;
                return -1;
            }
        };
        assertEquals(Optional.empty(), PixelText.find(pixels, MetadataLimits.DEFAULT));
        assertTrue(looked[0] <= 120, () -> looked[0] + " pixels looked at");
    }

    @Test
    void pixelsWithoutHiddenTextHoldNone() {
        for (long seed = 0; seed < 50; seed++) {
            assertEquals(Optional.empty(), find(Picture.translucent(40, 30, seed)), "seed " + seed);
            assertEquals(Optional.empty(), find(Picture.opaque(1, 1, seed)), "seed " + seed);
        }
    }

    @Test
    void damagedAndOversizedTextIsNone() {
        BufferedImage damaged = Picture.hiding("stealth_pngcomp", TEXT, Picture.translucent(40, 30, 7));
        int place = 25 * 8;
        damaged.setRGB(place / 30, place % 30, damaged.getRGB(place / 30, place % 30) ^ 1 << 24);
        BufferedImage endless = Picture.hiding("stealth_rgbinfo", TEXT, Picture.opaque(40, 30, 7));
        for (int i = 15 * 8; i < 19 * 8; i++) {
            int at = i / 3;
            endless.setRGB(at / 30, at % 30, endless.getRGB(at / 30, at % 30) | 0x010101);
        }
        assertEquals(Optional.empty(), find(endless));
        String bomb = "0".repeat(100_000);
        BufferedImage packed = Picture.hiding("stealth_pngcomp", bomb, Picture.translucent(60, 60, 7));
        MetadataLimits small = new MetadataLimits(10_000, 20_000, 10, 10, 1_000_000);
        assertEquals(Optional.empty(), PixelText.find(Picture.pixels(packed), small));
        assertEquals(bomb, find(packed).orElseThrow().text());
        find(damaged).ifPresent(entry -> assertEquals("stealth:alpha", entry.source()));
    }
}
