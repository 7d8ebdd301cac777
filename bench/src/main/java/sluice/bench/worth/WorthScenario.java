package sluice.bench.worth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sluice.server.http.Json;

/**
 * Runs a library with scripted behaviour under all four strategies, and growing libraries under {@code cost-aware}: what
 * was spent, what share of uniform's compute that saves, what share of the portfolio had Tier 3 when it was chosen, and
 * the exponent with which spend grows.
 *
 * <p>Usage: {@code WorthScenario PROGRAM_SCRIPT SAMPLES WORK_FOLDER PLOT_FILE [SIZE...]}; the strategies are compared at
 * 2,000 images, or the largest size below. Prints a JSON line a run, then the comparison. A run that was interrupted goes
 * on: what is in {@code outcomes.jsonl} of the work folder is not run again. Remove that file to measure anew.
 */
public final class WorthScenario {
    private static final int COMPARED_AT = 2_000;
    private static final long SEED = 20_261_121;
    private static final List<String> STRATEGIES = List.of("uniform", "minimal", "manual", "cost-aware");

    private WorthScenario() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path program = Path.of(arguments[0]).toAbsolutePath();
        Path work = Files.createDirectories(Path.of(arguments[2]).toAbsolutePath());
        Path plot = Path.of(arguments[3]);
        int[] sizes = arguments.length > 4
                ? Arrays.stream(arguments)
                        .skip(4)
                        .mapToInt(Integer::parseInt)
                        .sorted()
                        .toArray()
                : new int[] {500, 1_000, 2_000, 4_000, 8_000};
        int compared =
                Arrays.stream(sizes).filter(size -> size <= COMPARED_AT).max().orElse(sizes[0]);

        SeedLibrary library =
                new SeedLibrary(new SamplePictures(Path.of(arguments[1])), work.resolve("library-" + SEED), SEED);
        Season season = new Season(program, work);
        Path kept = work.resolve("outcomes.jsonl");
        List<Outcome> strategies = new ArrayList<>();
        for (String strategy : STRATEGIES) {
            strategies.add(outcome(kept, season, strategy, library, compared));
        }
        List<Outcome> growth = new ArrayList<>();
        for (int size : sizes) {
            growth.add(outcome(kept, season, "cost-aware", library, size));
        }
        double uniform = strategies.getFirst().deepCpuSeconds();
        for (Outcome outcome : strategies) {
            System.out.println(Json.object()
                    .put("strategy", outcome.strategy())
                    .put("savedAgainstUniform", Outcome.rounded(1 - outcome.deepCpuSeconds() / uniform))
                    .put("coverage", Outcome.rounded(outcome.coverage())));
        }
        System.out.println(Json.object().put("growthExponent", Outcome.rounded(exponent(growth))));
        Files.writeString(plot, new WorthPlot(strategies, growth).svg(), StandardCharsets.UTF_8);
    }

    private static Outcome outcome(Path kept, Season season, String strategy, SeedLibrary library, int size)
            throws IOException, InterruptedException {
        List<String> lines = Files.exists(kept) ? Files.readAllLines(kept) : List.of();
        for (String line : lines) {
            Outcome before = Outcome.of(Json.MAPPER.readTree(line));
            if (before.strategy().equals(strategy) && before.images() == size) {
                return before;
            }
        }
        Outcome outcome = season.live(strategy, library.sessions(size));
        System.out.println(outcome.json());
        Files.writeString(kept, outcome.json() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return outcome;
    }

    /** The slope of log spend over log images, by least squares. */
    static double exponent(List<Outcome> growth) {
        double meanX = growth.stream()
                .mapToDouble(one -> Math.log(one.images()))
                .average()
                .orElse(0);
        double meanY = growth.stream()
                .mapToDouble(one -> Math.log(one.deepCpuSeconds()))
                .average()
                .orElse(0);
        double both = 0;
        double squares = 0;
        for (Outcome one : growth) {
            double x = Math.log(one.images()) - meanX;
            both += x * (Math.log(one.deepCpuSeconds()) - meanY);
            squares += x * x;
        }
        return both / squares;
    }
}
