package sluice.analysis.composition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sluice.analysis.Palette;
import sluice.analysis.Palette.Swatch;
import sluice.image.Raster;

/**
 * The main colours of a picture: at most five, by k-means (S. Lloyd, "Least squares quantization in PCM", 1982) over a
 * histogram of colours in OKLab. It starts at the commonest colour and goes on with the colour for which share times
 * square of the distance to those chosen is largest, so that the same picture always gives the same palette. Clusters that
 * look alike are joined.
 */
public final class MainColours {
    private static final int MOST = 5;
    private static final int ROUNDS = 16;
    /** Pixels that are looked at, about. */
    private static final int SAMPLES = 1 << 17;
    /** Distance in OKLab below which two colours look alike: two steps that are just noticed. */
    private static final double ALIKE = 0.04;

    private MainColours() {}

    public static Palette of(Raster raster) {
        List<Colour> colours = histogram(raster);
        List<Colour> means = start(colours);
        for (int round = 0; round < ROUNDS; round++) {
            List<Colour> next = assigned(colours, means);
            if (next.equals(means)) {
                break;
            }
            means = next;
        }
        List<Colour> joined = joined(means);
        double total = joined.stream().mapToDouble(Colour::weight).sum();
        return new Palette(joined.stream()
                .map(colour -> new Swatch(colour.lab.rgb(), Math.min(1, colour.weight / total)))
                .sorted(Comparator.comparingDouble(Swatch::share).reversed().thenComparingInt(Swatch::rgb))
                .toList());
    }

    /** Colours that occur, 32 steps a channel, each with the mean of its pixels. */
    private static List<Colour> histogram(Raster raster) {
        int[] counts = new int[1 << 15];
        long[] sums = new long[3 << 15];
        int pixels = raster.width() * raster.height();
        byte[] rgb = raster.rgb();
        for (int pixel = 0, step = Math.max(1, pixels / SAMPLES); pixel < pixels; pixel += step) {
            int red = rgb[3 * pixel] & 0xFF;
            int green = rgb[3 * pixel + 1] & 0xFF;
            int blue = rgb[3 * pixel + 2] & 0xFF;
            int bin = red >> 3 << 10 | green >> 3 << 5 | blue >> 3;
            counts[bin]++;
            sums[3 * bin] += red;
            sums[3 * bin + 1] += green;
            sums[3 * bin + 2] += blue;
        }
        List<Colour> colours = new ArrayList<>();
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                int mean = 0;
                for (int channel = 0; channel < 3; channel++) {
                    mean = mean << 8 | (int) Math.round((double) sums[3 * bin + channel] / counts[bin]);
                }
                colours.add(new Colour(OkLab.of(mean), counts[bin]));
            }
        }
        return colours;
    }

    private static List<Colour> start(List<Colour> colours) {
        List<Colour> chosen = new ArrayList<>();
        chosen.add(
                colours.stream().max(Comparator.comparingDouble(Colour::weight)).orElseThrow());
        while (chosen.size() < MOST) {
            Colour farthest = colours.getFirst();
            double most = 0;
            for (Colour colour : colours) {
                double gain = colour.weight * colour.lab.squareTo(nearest(colour.lab, chosen).lab);
                if (gain > most) {
                    most = gain;
                    farthest = colour;
                }
            }
            if (most == 0) {
                break;
            }
            chosen.add(farthest);
        }
        return chosen;
    }

    private static List<Colour> assigned(List<Colour> colours, List<Colour> means) {
        double[][] sums = new double[means.size()][4];
        for (Colour colour : colours) {
            double[] sum = sums[means.indexOf(nearest(colour.lab, means))];
            sum[0] += colour.weight * colour.lab.lightness();
            sum[1] += colour.weight * colour.lab.a();
            sum[2] += colour.weight * colour.lab.b();
            sum[3] += colour.weight;
        }
        List<Colour> next = new ArrayList<>();
        for (double[] sum : sums) {
            if (sum[3] > 0) {
                next.add(new Colour(new OkLab(sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3]), sum[3]));
            }
        }
        return next;
    }

    private static Colour nearest(OkLab lab, List<Colour> among) {
        Colour nearest = among.getFirst();
        for (Colour colour : among) {
            if (lab.squareTo(colour.lab) < lab.squareTo(nearest.lab)) {
                nearest = colour;
            }
        }
        return nearest;
    }

    private static List<Colour> joined(List<Colour> means) {
        List<Colour> joined = new ArrayList<>();
        for (Colour mean : means) {
            Colour same = joined.isEmpty() ? null : nearest(mean.lab, joined);
            if (same != null && same.lab.squareTo(mean.lab) < ALIKE * ALIKE) {
                joined.set(joined.indexOf(same), same.with(mean));
            } else {
                joined.add(mean);
            }
        }
        return joined;
    }

    private record Colour(OkLab lab, double weight) {
        Colour with(Colour other) {
            double all = weight + other.weight;
            double part = other.weight / all;
            return new Colour(
                    new OkLab(
                            lab.lightness() + part * (other.lab.lightness() - lab.lightness()),
                            lab.a() + part * (other.lab.a() - lab.a()),
                            lab.b() + part * (other.lab.b() - lab.b())),
                    all);
        }
    }
}
