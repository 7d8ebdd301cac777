package sluice.bench.tuning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sluice.contracts.tune.Habit;
import sluice.server.http.Json;
import sluice.tune.ReportJson;
import sluice.tune.Tuner;
import sluice.tune.TuningRules;
import sluice.value.ValueWeights;
import sluice.value.ValueWeightsJson;

/** First look. */
public final class TuningScenario {
    private TuningScenario() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("tuning");
        for (Habit habit : List.of(Habit.STARRER, Habit.SLOW_VIEWER, Habit.RATER, Habit.EARNEST)) {
            try (Life life = new Life(work.resolve(habit.name() + ".db"), habit, 1)) {
                life.days(180);
                System.out.println(habit.name() + " " + life.user.chosen());
                for (List<Double> stretches : List.of(List.of(1.0), List.of(0.25, 0.5, 1.0, 2.0, 4.0))) {
                    Tuner.Fitted fitted = life.tuner(TuningRules.DEFAULT.withStretches(stretches))
                            .fit(ValueWeights.DEFAULT, read -> {});
                    System.out.println(Json.object()
                            .put("who", habit.name())
                            .set("weights", ValueWeightsJson.write(fitted.weights())));
                    System.out.println(ReportJson.write(fitted.report()));
                }
            }
        }
    }
}
