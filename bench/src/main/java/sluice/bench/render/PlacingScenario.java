package sluice.bench.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import sluice.image.ImageFormat;
import sluice.render.Quality;
import sluice.render.RenderSpec;
import sluice.render.Stage;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderRequest;
import sluice.render.book.StageCharge;
import sluice.render.finish.Finishing;
import sluice.render.route.Pool;
import sluice.render.route.PriceList;

/**
 * What finishing elsewhere is worth: arguments are a folder to work in, images (60), rounds (5) and milliseconds that a
 * picture of 1,024² takes in the denoiser (100). The denoiser waits, as a processor does for a card; pictures are of one
 * colour and are finished, delivered and billed as the program does it. A card alone and a card with a pool of one core that
 * finishes take turns within each round, after one round that is not counted; medians are shown, as ratios to the card alone.
 */
public final class PlacingScenario {
    private static final int EDGE = 1_024;
    private static final int STEPS = 4;
    private static final long GIB = 1L << 30;
    private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(10);

    private PlacingScenario() {}

    public static void main(String[] arguments) throws IOException {
        Path work = Path.of(arguments[0]);
        int images = argument(arguments, 1, 60);
        int rounds = argument(arguments, 2, 5);
        int millis = argument(arguments, 3, 100);
        List<Pool> alone = List.of(pool("card", "l4", Pool.ALL));
        List<Pool> apart = List.of(pool("card", "l4", Pool.ALL), pool("press", PriceList.CPU, Set.of(Stage.FINISH)));
        for (ImageFormat format : List.of(ImageFormat.PNG, ImageFormat.JPEG)) {
            List<Outcome> first = new ArrayList<>();
            List<Outcome> second = new ArrayList<>();
            for (int round = -1; round < rounds; round++) {
                Outcome card = run(work, images, millis, format, alone);
                Outcome both = run(work, images, millis, format, apart);
                if (round >= 0) {
                    first.add(card);
                    second.add(both);
                }
            }
            say("%s, %d images of %d ms in the denoiser, %d rounds", format, images, millis, rounds);
            tell("card alone", first, first);
            tell("card and press", second, first);
        }
    }

    private static int argument(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private static Pool pool(String name, String price, Set<Stage> stages) {
        long hour = PriceList.DEFAULT.of(price).orElseThrow();
        return new Pool(name, "onnx", "", List.of(), "cpu", hour, 1, 1, GIB, Quality.DRAFT, Quality.HERO, stages);
    }

    /**
     * What one run came to.
     *
     * @param seconds from the first request to the last image
     * @param quoted and billed micro-dollars, of all images
     * @param elsewhere images that were finished in another pool than they were drawn in
     */
    private record Outcome(double seconds, double quoted, double billed, double elsewhere) {}

    private static Outcome run(Path work, int images, int millis, ImageFormat format, List<Pool> pools)
            throws IOException {
        Path home = Files.createTempDirectory(Files.createDirectories(work), "placing");
        long step = TimeUnit.MILLISECONDS.toNanos(millis) / STEPS;
        try (Plant plant = new Plant(home, new Stopwatch(), pools, recipes -> {
            if (recipes.getFirst().width() == EDGE) {
                pass(step);
            }
        })) {
            plant.start();
            // What was never measured is guessed at: a few pictures first.
            plant.submit(request(1_000_000, 4, format));
            await(plant, 4);
            long began = System.nanoTime();
            List<Long> renders = new ArrayList<>();
            for (int image = 0; image < images; image++) {
                renders.add(plant.submit(request(image, 1, format)));
            }
            await(plant, 4 + images);
            double seconds = (System.nanoTime() - began) / 1e9;
            double quoted = 0;
            double billed = 0;
            long elsewhere = 0;
            for (long render : renders) {
                quoted += plant.book().find(render).orElseThrow().quote().microUsd();
                RenderJob job = plant.book().jobs(render).getFirst();
                billed += job.billedMicroUsd();
                elsewhere += plant.book().charges(job.id()).stream()
                        .map(StageCharge::pool)
                        .filter(pool -> !pool.equals(job.pool()))
                        .count();
            }
            return new Outcome(seconds, quoted, billed, elsewhere);
        }
    }

    private static void pass(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static RenderRequest request(long seed, int count, ImageFormat format) {
        RenderSpec spec = new RenderSpec("waves", "", seed, EDGE, EDGE, STEPS, 1.0, null, null, Quality.STANDARD, null);
        Finishing finishing = new Finishing(1, List.of(), List.of(), format, 92);
        return new RenderRequest(null, spec, count, finishing, 0, null, null, null, false, "bench", Instant.now());
    }

    private static void await(Plant plant, int endings) {
        long until = System.nanoTime() + LONGEST_WAIT;
        while (plant.endings() < endings) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(plant.endings() + " of " + endings + " came to an end");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void tell(String name, List<Outcome> all, List<Outcome> base) {
        double seconds = median(all.stream().mapToDouble(Outcome::seconds).toArray());
        double billed = median(all.stream().mapToDouble(Outcome::billed).toArray());
        say(
                "%-15s %7.2f s (%.2f)  %8.0f microUsd billed (%.2f), %8.0f quoted, %.0f finished elsewhere",
                name,
                seconds,
                seconds / median(base.stream().mapToDouble(Outcome::seconds).toArray()),
                billed,
                billed / median(base.stream().mapToDouble(Outcome::billed).toArray()),
                median(all.stream().mapToDouble(Outcome::quoted).toArray()),
                median(all.stream().mapToDouble(Outcome::elsewhere).toArray()));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void say(String line, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, line, arguments));
    }
}
