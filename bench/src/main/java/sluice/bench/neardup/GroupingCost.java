package sluice.bench.neardup;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import sluice.adapters.jdbc.SqliteCatalog;
import sluice.adapters.jdbc.SqliteDatabase;
import sluice.adapters.jdbc.SqliteGroups;
import sluice.asset.Asset;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.asset.Sighting;
import sluice.contracts.catalog.Sightings;
import sluice.curate.Groups;
import sluice.curate.grouping.Grouping;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.likeness.Looks;
import sluice.curate.member.HammingIndex;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.Seed;

/**
 * What grouping costs an asset, in a library of made-up assets: seventy of a hundred are seed variations, one of ten is a
 * near-duplicate. Prints milliseconds by step, and what a search for near hashes costs among a million.
 */
public final class GroupingCost {
    private static final int BATCH = 500;
    private static final int MILLION = 1_000_000;

    private GroupingCost() {}

    public static void main(String[] arguments) throws IOException {
        int assets = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        hamming();
        Path folder = Files.createTempDirectory("sluice-grouping");
        try (SqliteDatabase database = SqliteDatabase.open(folder.resolve("catalog.db"))) {
            SqliteCatalog catalog = new SqliteCatalog(database);
            fill(catalog, assets);
            Writing writing = new Writing(new SqliteGroups(database));
            Grouping grouping = new Grouping(catalog, writing.groups(), Looks.UNKNOWN, GroupingRules.DEFAULT);
            long reading = 0;
            long all = System.nanoTime();
            long revision = 0;
            long last = catalog.changedSince(0, 1).isEmpty() ? 0 : lastRevision(catalog);
            while (revision < last) {
                long start = System.nanoTime();
                List<Asset> changed = catalog.changedSince(revision, BATCH);
                reading += System.nanoTime() - start;
                if (changed.isEmpty()) {
                    break;
                }
                revision = changed.getLast().revision();
                grouping.take(changed);
            }
            long total = System.nanoTime() - all;
            System.out.println("assets " + assets);
            System.out.println("ms an asset: reading " + per(reading, assets) + ", writing groups "
                    + per(writing.nanos, assets) + ", grouping itself " + per(total - reading - writing.nanos, assets));
            System.out.println("groups: " + writing.groups().counts());
        }
    }

    private static long lastRevision(SqliteCatalog catalog) {
        return catalog.counts().assets() * 2 + 1_000_000;
    }

    private static String per(long nanos, int assets) {
        return "%.4f".formatted(nanos / 1e6 / assets);
    }

    private static void hamming() {
        Random random = new Random(1);
        HammingIndex index = new HammingIndex();
        long[] hashes = random.longs(MILLION).toArray();
        long start = System.nanoTime();
        for (int i = 0; i < MILLION; i++) {
            index.add(hashes[i], i);
        }
        System.out.printf("hashes: added a million in %.2f s%n", (System.nanoTime() - start) / 1e9);
        for (int distance : new int[] {3, 7, 11, 15}) {
            int[] found = new int[1];
            int runs = 2_000;
            long from = System.nanoTime();
            for (int i = 0; i < runs; i++) {
                index.within(hashes[random.nextInt(MILLION)] ^ 1L << i % 64, distance, row -> found[0]++);
            }
            System.out.printf(
                    "within %d bits among a million: %.4f ms, %.2f found%n",
                    distance, (System.nanoTime() - from) / 1e6 / runs, (double) found[0] / runs);
        }
    }

    private static void fill(SqliteCatalog catalog, int assets) {
        Random random = new Random(2);
        long hash = 0;
        for (int first = 0; first < assets; first += 1_000) {
            List<Sighting> sightings = new ArrayList<>();
            List<PictureResult> pictures = new ArrayList<>();
            for (int i : IntStream.range(first, Math.min(assets, first + 1_000)).toArray()) {
                int prompt = i * 3 / 10;
                Instant made = Sightings.MODIFIED.plus(Duration.ofMinutes(i / 4L + i / 400 * 120L));
                sightings.add(new Sighting.Image(
                        Sightings.at("made/" + i + ".png"),
                        1_000_000,
                        made,
                        Sightings.hash(i),
                        new ImageHeader(ImageFormat.PNG, 1024, 1024, 1, false),
                        made,
                        Sightings.SEEN,
                        generation(prompt, i),
                        List.of(),
                        List.of(),
                        List.of()));
                hash = random.nextInt(10) == 0 ? hash ^ 1L << random.nextInt(64) : random.nextLong();
                pictures.add(new PictureResult(Sightings.id(i), new Picture.Ready(320, 320, hash), null, List.of()));
            }
            catalog.record(1, sightings);
            catalog.recordPictures(pictures);
        }
    }

    private static GenerationParameters generation(int prompt, int seed) {
        StringBuilder words = new StringBuilder();
        Random random = new Random(prompt);
        for (int i = 0; i < 40; i++) {
            words.append("word").append(random.nextInt(5_000)).append(i % 7 == 0 ? ", " : " ");
        }
        return GenerationParameters.in("automatic1111")
                .put(Parameter.PROMPT, words.toString(), "png:parameters")
                .put(Parameter.SEED, new Seed(seed), "png:parameters")
                .put(Parameter.MODEL, "model " + prompt / 500 % 12, "png:parameters")
                .put(Parameter.STEPS, 20, "png:parameters")
                .build();
    }

    /** Takes the time of writes. */
    private static final class Writing {
        private final Groups written;
        private long nanos;

        Writing(Groups written) {
            this.written = written;
        }

        Groups groups() {
            return (Groups) Proxy.newProxyInstance(
                    Groups.class.getClassLoader(), new Class<?>[] {Groups.class}, (proxy, method, arguments) -> {
                        long start = System.nanoTime();
                        try {
                            return method.invoke(written, arguments);
                        } finally {
                            nanos += System.nanoTime() - start;
                        }
                    });
        }
    }
}
