package sluice.bench.render;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sluice.adapters.imaging.ImageFinisher;
import sluice.contracts.image.TestPicture;
import sluice.image.ImageFormat;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.finish.Crop;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Finisher;
import sluice.render.finish.Finishing;
import sluice.render.finish.FinishingRules;
import sluice.render.finish.Imprint;
import sluice.render.finish.NamedCrops;
import sluice.render.finish.Overlay;

/**
 * Finishing one picture of 1,024² pixels, in memory, by format and by what is done: processor time of its thread, which
 * others on the machine hardly change (the median of {@code ROUNDS}, all kinds in turn, after warming up), the files' bytes,
 * and their pixels as a share of the most that one picture may become.
 */
public final class FinishBench {
    private static final int EDGE = 1_024;
    private static final int WARM_UP = 4;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<ImageFormat> FORMATS = List.of(ImageFormat.PNG, ImageFormat.JPEG, ImageFormat.WEBP);

    private static final Imprint IMPRINT = new Imprint(
            new Recipe(
                    "a spiral of warm colours", "blurry", 42, EDGE, EDGE, 4, 1, "builtin", "original", "plain", null),
            "algorithmicMedia",
            "Sluice",
            "1",
            0,
            Instant.EPOCH);

    /** What is done besides writing the file. */
    private enum Work {
        FILE_ALONE,
        TEXT,
        TWICE_AS_LARGE,
        THREE_CROPS,
        ALL;

        Finishing finishing(ImageFormat format) {
            List<Crop> crops =
                    List.of(NamedCrops.parse("square"), NamedCrops.parse("story"), NamedCrops.parse("landscape"));
            List<Overlay> text = List.of(new Overlay.Text("From 21 November", Overlay.Place.BOTTOM, 0.06, 0xFFFFFF, 1));
            return new Finishing(
                    this == TWICE_AS_LARGE || this == ALL ? 2 : 1,
                    this == THREE_CROPS || this == ALL ? crops : List.of(),
                    this == TEXT || this == ALL ? text : List.of(),
                    format,
                    92);
        }
    }

    private FinishBench() {}

    /** @param arguments how many rounds to measure; 9 if it is not said */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        Finisher finisher = new ImageFinisher(asset -> Optional.empty());
        Raster picture = picture();
        int kinds = FORMATS.size() * Work.values().length;
        double[][] seconds = new double[kinds][rounds];
        for (int round = -WARM_UP; round < rounds; round++) {
            for (int kind = 0; kind < kinds; kind++) {
                long start = THREADS.getCurrentThreadCpuTime();
                finisher.finish(picture, finishing(kind), IMPRINT);
                if (round >= 0) {
                    seconds[kind][round] = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
                }
            }
        }
        System.out.println("| format | work | ms | ms/megapixel | files | bytes | bytes/pixel | of the most pixels |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (int kind = 0; kind < kinds; kind++) {
            print(kind, seconds[kind], finisher.finish(picture, finishing(kind), IMPRINT));
        }
    }

    private static Finishing finishing(int kind) {
        return Work.values()[kind % Work.values().length].finishing(FORMATS.get(kind / Work.values().length));
    }

    private static void print(int kind, double[] seconds, List<FinishedFile> files) {
        Arrays.sort(seconds);
        double milliseconds = 1_000 * seconds[seconds.length / 2];
        long bytes = files.stream().mapToLong(file -> file.bytes().length).sum();
        long pixels = files.stream()
                .mapToLong(file -> (long) file.width() * file.height())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f | %.1f | %d | %,d | %.2f | %.1f %% |%n",
                FORMATS.get(kind / Work.values().length),
                Work.values()[kind % Work.values().length]
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' '),
                milliseconds,
                milliseconds * 1e6 / pixels,
                files.size(),
                bytes,
                (double) bytes / pixels,
                100.0 * pixels / FinishingRules.MOST_PIXELS_TOGETHER);
    }

    private static Raster picture() {
        TestPicture drawn = TestPicture.photograph(EDGE, EDGE, 5);
        byte[] rgb = new byte[3 * EDGE * EDGE];
        for (int i = 0; i < drawn.argb().length; i++) {
            rgb[3 * i] = (byte) (drawn.argb()[i] >> 16);
            rgb[3 * i + 1] = (byte) (drawn.argb()[i] >> 8);
            rgb[3 * i + 2] = (byte) drawn.argb()[i];
        }
        return new Raster(EDGE, EDGE, rgb);
    }
}
