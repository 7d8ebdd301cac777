package sluice.adapters.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import sluice.image.Raster;

class PictureFitTest {
    /** A picture whose left third is red, whose middle is green and whose right is blue. */
    private static Raster thirds(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int at = 0; at < width * height; at++) {
            rgb[3 * at + 3 * (at % width) / width] = (byte) 255;
        }
        return new Raster(width, height, rgb);
    }

    @Test
    void itKeepsTheMiddleAndTheWholeHeight() {
        Raster fitted = PictureFit.cover(thirds(90, 30), 30, 30);
        assertEquals(30, fitted.width());
        assertEquals(30, fitted.height());
        for (int x = 5; x < 25; x++) {
            assertEquals(0x00FF00, fitted.rgb(x, 15));
        }
    }

    @Test
    void whatFitsIsLeftAsItIs() {
        Raster picture = thirds(48, 32);
        assertArrayEquals(picture.rgb(), PictureFit.cover(picture, 48, 32).rgb());
    }

    @Test
    void itEnlargesWhatIsSmall() {
        Raster fitted = PictureFit.cover(thirds(60, 60), 300, 100);
        assertEquals(300, fitted.width());
        assertEquals(100, fitted.height());
        assertEquals(0x00FF00, fitted.rgb(150, 50));
    }
}
