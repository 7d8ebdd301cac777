package sluice.bench.tuning;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sluice.contracts.tune.Habit;
import sluice.tune.TuningRules;

/**
 * Lets simulated users live and fits the weights of the value model to what they choose: precision, recall and calibration
 * before and after on outcomes later than those learned from, for three kinds of users who stay as they are and two who
 * change. Everything runs through the real record of signals, histories and value model, on SQLite, at virtual time.
 *
 * <p>Usage: {@code TuningScenario [SEEDS] [DAYS]}. Nothing is timed.
 */
public final class TuningScenario {
    private TuningScenario() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 6;
        int days = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 182;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path work = Files.createTempDirectory("sluice-tuning");
        TuningRules rules = TuningRules.DEFAULT;
        Map<String, TuningRules> variants = Map.of(
                "as shipped", rules,
                "half-lives fitted too", rules.withStretches(List.of(0.25, 0.5, 1.0, 2.0, 4.0)),
                "prior twice as wide", rules.withSpread(1),
                "the latest 300 choices", rules.withMost(300));
        SteadyUsers steady = new SteadyUsers(work, seeds, days, out);
        for (Habit habit : List.of(Habit.STARRER, Habit.SLOW_VIEWER, Habit.RATER)) {
            steady.compare(habit, variants);
        }
        ChangingUser changing = new ChangingUser(work, out);
        for (int most : new int[] {100, 300}) {
            for (long seed = 1; seed <= Math.max(1, seeds / 2); seed++) {
                changing.live(
                        "stars become generous, latest " + most,
                        Habit.EARNEST,
                        Habit.STARRER,
                        seed,
                        rules.withMost(most));
            }
        }
        try (var files = Files.list(work)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(work);
    }
}
