package sluice.analysis.style;

import java.util.Arrays;
import java.util.List;
import sluice.image.Raster;

/**
 * Simple numbers by which drawn, rendered and photographed pictures differ: even areas, hard edges, few colours. In the
 * manner of V. Athitsos, M. Swain, C. Frankel, "Distinguishing photographs and graphics on the World Wide Web", 1997,
 * which tells photographs from graphics by the number of colours, the commonest colour, saturation and the steps between
 * neighbours.
 */
public final class PixelStatistics {
    /** What {@link #of} measures, in order. */
    public static final List<String> NAMES = List.of(
            "even",
            "nearlyEven",
            "hardEdges",
            "hardShare",
            "spikiness",
            "colours",
            "commonest",
            "saturation",
            "vivid",
            "dark",
            "bright",
            "tall");

    private static final int HARD = 40;
    private static final int SOFT = 6;

    private PixelStatistics() {}

    /** One number each of {@link #NAMES}, most of them 0 to 1. */
    public static double[] of(Raster raster) {
        double[] steps = steps(raster);
        double[] colours = colours(raster);
        double[] all = Arrays.copyOf(steps, NAMES.size());
        System.arraycopy(colours, 0, all, steps.length, colours.length);
        all[all.length - 1] = Math.clamp(Math.log((double) raster.height() / raster.width()), -1.0, 1.0);
        return all;
    }

    /** Of neighbours in a row and in a column: how often they are the same, nearly so, or far apart. */
    private static double[] steps(Raster raster) {
        byte[] rgb = raster.rgb();
        int row = 3 * raster.width();
        long even = 0;
        long nearly = 0;
        long hard = 0;
        long soft = 0;
        double sum = 0;
        double squares = 0;
        long count = 0;
        for (int y = 0; y + 1 < raster.height(); y++) {
            for (int at = y * row; at + 3 < (y + 1) * row; at += 3) {
                int step = Math.max(step(rgb, at, at + 3), step(rgb, at, at + row));
                even += step == 0 ? 1 : 0;
                nearly += step <= 2 ? 1 : 0;
                soft += step >= SOFT ? 1 : 0;
                hard += step >= HARD ? 1 : 0;
                sum += step;
                squares += step * step;
                count++;
            }
        }
        double all = Math.max(1, count);
        return new double[] {
            even / all,
            nearly / all,
            hard / all,
            soft == 0 ? 0 : (double) hard / soft,
            squares == 0 ? 0 : sum * sum / (all * squares)
        };
    }

    /** The largest difference of a channel. */
    private static int step(byte[] rgb, int one, int other) {
        int red = Math.abs((rgb[one] & 0xFF) - (rgb[other] & 0xFF));
        int green = Math.abs((rgb[one + 1] & 0xFF) - (rgb[other + 1] & 0xFF));
        return Math.max(Math.max(red, green), Math.abs((rgb[one + 2] & 0xFF) - (rgb[other + 2] & 0xFF)));
    }

    private static double[] colours(Raster raster) {
        byte[] rgb = raster.rgb();
        int[] counts = new int[1 << 12];
        double saturation = 0;
        int vivid = 0;
        int dark = 0;
        int bright = 0;
        for (int at = 0; at < rgb.length; at += 3) {
            int red = rgb[at] & 0xFF;
            int green = rgb[at + 1] & 0xFF;
            int blue = rgb[at + 2] & 0xFF;
            counts[red >> 4 << 8 | green >> 4 << 4 | blue >> 4]++;
            int most = Math.max(red, Math.max(green, blue));
            int least = Math.min(red, Math.min(green, blue));
            saturation += most == 0 ? 0 : (double) (most - least) / most;
            vivid += most - least > 128 ? 1 : 0;
            dark += most < 24 ? 1 : 0;
            bright += least > 232 ? 1 : 0;
        }
        double pixels = rgb.length / 3.0;
        int used = 0;
        for (int count : counts) {
            used += count > pixels / 10_000 ? 1 : 0;
        }
        Arrays.sort(counts);
        double commonest = 0;
        for (int i = 0; i < 8; i++) {
            commonest += counts[counts.length - 1 - i];
        }
        return new double[] {
            Math.log1p(used) / Math.log(4097),
            commonest / pixels,
            saturation / pixels,
            vivid / pixels,
            dark / pixels,
            bright / pixels
        };
    }
}
