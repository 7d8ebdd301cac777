package sluice.bench.models;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import sluice.adapters.onnx.OnnxModels;
import sluice.analysis.Embedded;
import sluice.analysis.Embedder;
import sluice.analysis.Models;
import sluice.analysis.SensitiveContent;
import sluice.analysis.TextEmbedder;
import sluice.contracts.analysis.Cosine;
import sluice.image.Raster;

/** The shipped embedders over the sample files: arguments are their folder, and a folder for models. */
public final class EmbedderScenario {
    /** The folders whose pictures are nobody's near-duplicates by intent. */
    private static final List<String> UNGROUPED = List.of("plain", "images", "formats");

    private static final int RUNS = 60;
    private static final int SMALLEST_EDGE = 256;
    /** Originals more alike than this are copies of one another, and are looked at once. */
    private static final double COPY = 0.93;

    private EmbedderScenario() {}

    public static void main(String[] arguments) throws IOException {
        Path samples = Path.of(arguments[0]);
        SampleRasters reader = new SampleRasters();
        Map<Path, Raster> others =
                reader.below(UNGROUPED.stream().map(samples::resolve).toList());
        try (Models models = new OnnxModels(Path.of(arguments[1]), "")) {
            Embedder pictures = models.pictures(models.list().getFirst().id());
            List<Raster> rasters = List.copyOf(others.values());
            List<Embedded> embedded = pictures.embed(rasters);
            group(pictures, reader, samples, embedded);
            changes(pictures, rasters, embedded);
            sensitive(List.copyOf(others.keySet()), embedded);
            Raster large = rasters.stream()
                    .filter(raster -> Math.max(raster.width(), raster.height()) == 1_024)
                    .findFirst()
                    .orElseThrow();
            time("picture of " + large.width() + "x" + large.height(), () -> pictures.embed(List.of(large)));
            List<String> prompts = Files.readAllLines(
                    samples.resolve("prompts/qizhengyang98_DiffServe-text_diffusiondb_2m_first_5k.txt"));
            TextEmbedder words = models.prompts();
            int[] next = {0};
            time("prompt", () -> words.embed(List.of(prompts.get(next[0]++))));
        }
    }

    private static void group(Embedder embedder, SampleRasters reader, Path samples, List<Embedded> others)
            throws IOException {
        List<Raster> members = new ArrayList<>();
        for (String line : Files.readAllLines(samples.resolve("neardup/groups.tsv"))) {
            Path file = samples.resolve("neardup").resolve(line.split("\t")[1]);
            if (Files.isRegularFile(file)) {
                reader.read(file).ifPresent(members::add);
            }
        }
        List<Embedded> embedded = embedder.embed(members);
        List<Double> inside = new ArrayList<>();
        List<Double> between = new ArrayList<>();
        int right = 0;
        for (int at = 0; at < embedded.size(); at++) {
            double nearest = -1;
            for (int other = 0; other < embedded.size(); other++) {
                if (other != at) {
                    double cosine = cosine(embedded.get(at), embedded.get(other));
                    nearest = Math.max(nearest, cosine);
                    inside.add(cosine);
                }
            }
            double stranger = -1;
            for (Embedded other : others) {
                stranger = Math.max(stranger, cosine(embedded.get(at), other));
                between.add(cosine(embedded.get(at), other));
            }
            right += nearest > stranger ? 1 : 0;
        }
        say(
                "near-duplicates: nearest neighbour in the group for %d of %d; cosine inside median %.3f, between median"
                        + " %.3f, 99th percentile %.3f, highest %.3f",
                right, embedded.size(), at(inside, 0.5), at(between, 0.5), at(between, 0.99), at(between, 1));
    }

    private static void changes(Embedder embedder, List<Raster> rasters, List<Embedded> embedded) {
        List<Integer> originals = new ArrayList<>();
        for (int at = 0; at < rasters.size(); at++) {
            Embedded own = embedded.get(at);
            boolean copy = originals.stream().anyMatch(other -> cosine(embedded.get(other), own) > COPY);
            if (!copy && Math.min(rasters.get(at).width(), rasters.get(at).height()) >= SMALLEST_EDGE) {
                originals.add(at);
            }
        }
        for (Change change : Change.values()) {
            List<Embedded> changed = embedder.embed(
                    originals.stream().map(at -> change.of(rasters.get(at))).toList());
            List<Double> cosines = new ArrayList<>();
            int right = 0;
            for (int at = 0; at < originals.size(); at++) {
                Embedded made = changed.get(at);
                double own = cosine(made, embedded.get(originals.get(at)));
                double best = originals.stream()
                        .mapToDouble(other -> cosine(made, embedded.get(other)))
                        .max()
                        .orElseThrow();
                cosines.add(own);
                right += own >= best ? 1 : 0;
            }
            say(
                    "%s: its original is the nearest for %d of %d; cosine median %.3f, 10th percentile %.3f",
                    change.name(), right, originals.size(), at(cosines, 0.5), at(cosines, 0.1));
        }
    }

    private static void sensitive(List<Path> files, List<Embedded> embedded) {
        for (double threshold : new double[] {0.5, 0.7, 0.9}) {
            List<String> over = IntStream.range(0, files.size())
                    .filter(at -> SensitiveContent.probability(embedded.get(at).classes())
                                    .orElseThrow()
                            > threshold)
                    .mapToObj(at -> files.get(at).getFileName().toString())
                    .toList();
            say("sensitive above %.1f: %d of %d %s", threshold, over.size(), files.size(), over);
        }
    }

    private static void time(String what, Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Double> processor = new ArrayList<>();
        List<Double> clock = new ArrayList<>();
        for (int run = -RUNS / 2; run < RUNS; run++) {
            long start = System.nanoTime();
            long began = threads.getCurrentThreadCpuTime();
            work.run();
            if (run >= 0) {
                processor.add((threads.getCurrentThreadCpuTime() - began) / 1e6);
                clock.add((System.nanoTime() - start) / 1e6);
            }
        }
        say("one %s: processor median %.1f ms, clock median %.1f ms", what, at(processor, 0.5), at(clock, 0.5));
    }

    private static double cosine(Embedded one, Embedded other) {
        return Cosine.between(one.vector(), other.vector());
    }

    private static double at(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
