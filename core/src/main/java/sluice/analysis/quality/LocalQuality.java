package sluice.analysis.quality;

import java.util.Arrays;
import sluice.analysis.Grid;
import sluice.analysis.quality.Sharpness.Region;

/**
 * Quality by place: at most 32 × 32 cells of at least 16 pixels. A cell with structure is as good as it is sharp; one
 * without is neither good nor bad. What is cut off in black or white, or noisy, is worse.
 */
final class LocalQuality {
    private static final int MOST_CELLS = 32;
    private static final int SMALLEST_CELL = 16;
    /** Mean difference of neighbours, in levels, from which on a cell is all structure. */
    private static final double STRUCTURED = 4;
    /** What a calm cell is worth. */
    private static final double CALM = 0.5;
    /** Cells with this much structure are asked for the focus. */
    private static final double ASKED = 0.25;

    private final int width;
    private final int height;
    private final double[] structure;
    private final double[] sharpness;
    private final double[] quality;

    LocalQuality(LumaPlane luma, double sigma) {
        int longer = Math.max(luma.width(), luma.height());
        int cell = Math.max(SMALLEST_CELL, (longer + MOST_CELLS - 1) / MOST_CELLS);
        width = (luma.width() + cell - 1) / cell;
        height = (luma.height() + cell - 1) / cell;
        structure = new double[width * height];
        sharpness = new double[width * height];
        quality = new double[width * height];
        double clean = Math.sqrt(Noise.score(sigma));
        for (int i = 0; i < quality.length; i++) {
            int left = i % width * cell;
            int top = i / width * cell;
            Region region =
                    new Region(left, top, Math.min(cell, luma.width() - left), Math.min(cell, luma.height() - top));
            structure[i] = structure(luma, region, sigma);
            sharpness[i] = Sharpness.of(luma, region, sigma);
            double crisp = structure[i] * sharpness[i] + (1 - structure[i]) * CALM;
            quality[i] = crisp * clean * (1 - clipped(luma, region));
        }
    }

    Grid map() {
        return Grid.of(width, height, quality);
    }

    /** The sharpness of the sharpest tenth of the cells that have structure: a blurred background takes nothing off. */
    double focus() {
        double[] asked = new double[sharpness.length];
        int count = 0;
        for (int i = 0; i < sharpness.length; i++) {
            if (structure[i] >= ASKED) {
                asked[count++] = sharpness[i];
            }
        }
        if (count == 0) {
            return 0;
        }
        Arrays.sort(asked, 0, count);
        int from = Math.min(count - 1, count * 9 / 10);
        return Arrays.stream(asked, from, count).average().orElse(0);
    }

    /** The share of the picture that has structure and is crisp there. */
    double detail() {
        double sum = 0;
        for (int i = 0; i < sharpness.length; i++) {
            sum += structure[i] * sharpness[i];
        }
        return sum / sharpness.length;
    }

    private static double structure(LumaPlane luma, Region region, double sigma) {
        int[] v = luma.values();
        long sum = 0;
        for (int y = region.top(); y < region.top() + region.height(); y++) {
            int from = y * luma.width() + region.left();
            for (int i = from; i < from + region.width() - 1; i++) {
                sum += Math.abs(v[i + 1] - v[i]);
            }
        }
        // Noise of σ makes neighbours differ by 2σ/√π on average.
        double mean = sum / Math.max(1.0, (region.width() - 1.0) * region.height()) - 2 * sigma / Math.sqrt(Math.PI);
        return Math.clamp(mean / STRUCTURED, 0.0, 1.0);
    }

    private static double clipped(LumaPlane luma, Region region) {
        int count = 0;
        for (int y = region.top(); y < region.top() + region.height(); y++) {
            int from = y * luma.width() + region.left();
            for (int i = from; i < from + region.width(); i++) {
                count += luma.values()[i] <= Tones.CLIPPED || luma.values()[i] >= 255 - Tones.CLIPPED ? 1 : 0;
            }
        }
        return (double) count / region.width() / region.height();
    }
}
