package sluice.render.finish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import sluice.analysis.Grid;

class CropWindowTest {
    @Test
    void itKeepsAsMuchAsFitsAndLiesWithin() {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            double[] cells = random.doubles(8 * 6).toArray();
            int width = 1 + random.nextInt(3_000);
            int height = 1 + random.nextInt(3_000);
            Crop crop = new Crop("c", 16 + random.nextInt(3_000), 16 + random.nextInt(3_000));
            CropWindow window = CropWindow.of(Grid.of(8, 6, cells), width, height, crop);
            assertTrue(window.left() >= 0 && window.left() + window.width() <= width + 1e-6, window.toString());
            assertTrue(window.top() >= 0 && window.top() + window.height() <= height + 1e-6, window.toString());
            assertTrue(
                    Math.abs(window.width() - width) < 1e-6 || Math.abs(window.height() - height) < 1e-6,
                    window.toString());
            assertEquals((double) crop.width() / crop.height(), window.width() / window.height(), 1e-6);
        }
    }

    @Test
    void aPlainPictureIsCroppedInTheMiddle() {
        CropWindow window = CropWindow.of(Grid.of(4, 4, new double[16]), 400, 400, new Crop("c", 200, 100));
        assertEquals(new CropWindow(0, 100, 400, 200), window);
        double[] even = new double[16];
        java.util.Arrays.fill(even, 0.5);
        assertEquals(
                100,
                CropWindow.of(Grid.of(4, 4, even), 400, 400, new Crop("c", 100, 200))
                        .left(),
                1);
    }

    @Test
    void itGoesWhereTheEyeIsDrawn() {
        double[] cells = new double[64];
        cells[7 * 8 + 1] = 1;
        CropWindow wide = CropWindow.of(Grid.of(8, 8, cells), 800, 800, new Crop("c", 400, 100));
        assertTrue(wide.top() <= 700 && wide.top() + wide.height() >= 800 - 1e-6, wide.toString());
        CropWindow tall = CropWindow.of(Grid.of(8, 8, cells), 800, 800, new Crop("c", 100, 400));
        assertTrue(tall.left() <= 100 && tall.left() + tall.width() >= 200, tall.toString());
    }
}
