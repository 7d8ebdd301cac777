package sluice.bench.tuning;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sluice.contracts.tune.Habit;
import sluice.failure.SluiceException;
import sluice.tune.Report;
import sluice.tune.Tuner;
import sluice.tune.TuningRules;
import sluice.value.ValueWeights;

/**
 * A user whose taste and habit change midway, followed as the setting "automatic" would: a fit every ten outcomes, taken over
 * when it is better. What was in force at each step is then judged on outcomes that no fit has seen.
 */
final class ChangingUser {
    private static final int BEFORE = 182;
    private static final int AFTER = 182;
    private static final int UNSEEN = 91;

    /** Share of what can be gained from which it counts as having followed. */
    private static final double FOLLOWED = 0.8;

    private final Path work;
    private final PrintStream out;

    ChangingUser(Path work, PrintStream out) {
        this.work = work;
        this.out = out;
    }

    private record Step(int outcomes, boolean better, ValueWeights inForce) {}

    void live(String name, Habit first, Habit then, long seed, TuningRules rules) throws InterruptedException {
        try (Life life = new Life(work.resolve("changing" + name.hashCode() + seed + ".db"), first, seed)) {
            ValueWeights[] inForce = {ValueWeights.DEFAULT};
            follow(life, BEFORE, rules, inForce);
            ValueWeights atTurn = inForce[0];
            life.user.turn(then);
            List<Step> steps = follow(life, AFTER, rules, inForce);
            int seen = life.user.chosen();
            life.days(UNSEEN);
            int unseen = life.user.chosen() - seen;
            // The best that could be had: learned from the new ways alone, all of them.
            int since = steps.isEmpty() ? 60 : steps.getLast().outcomes();
            Tuner tuner = life.tuner(rules);
            ValueWeights best = life.tuner(rules.withMost(since + unseen))
                    .fit(atTurn, read -> {})
                    .weights();
            double most = gain(tuner, atTurn, best, unseen);
            StringBuilder line = new StringBuilder();
            int followed = -1;
            int taken = 0;
            ValueWeights before = atTurn;
            double gain = 0;
            for (Step step : steps) {
                if (!step.inForce().equals(before)) {
                    gain = gain(tuner, atTurn, step.inForce(), unseen);
                }
                boolean there = gain >= FOLLOWED * most;
                followed = !there ? -1 : followed < 0 ? step.outcomes() : followed;
                taken += step.inForce().equals(before) ? 0 : 1;
                before = step.inForce();
                line.append(String.format(
                        Locale.ROOT, " %d%s %.0f%%", step.outcomes(), step.better() ? "+" : "", 100 * gain / most));
            }
            Report end = tuner.compare(atTurn, inForce[0], unseen);
            out.printf(
                    Locale.ROOT,
                    "%s seed %d: followed after %d outcomes; %d of %d fits taken over; log loss %.4f -> %.4f (best %.4f),"
                            + " top tenth %.3f -> %.3f, recall %.3f -> %.3f%n   %s%n",
                    name,
                    seed,
                    followed,
                    taken,
                    steps.size(),
                    end.logLoss().before(),
                    end.logLoss().after(),
                    end.logLoss().before() - most,
                    end.precisionTopTenth().before(),
                    end.precisionTopTenth().after(),
                    end.recallTopThird().before(),
                    end.recallTopThird().after(),
                    line);
            out.flush();
        }
    }

    private static double gain(Tuner tuner, ValueWeights before, ValueWeights after, int unseen)
            throws InterruptedException {
        return -tuner.compare(before, after, unseen).logLoss().difference();
    }

    private static List<Step> follow(Life life, int days, TuningRules rules, ValueWeights[] inForce)
            throws InterruptedException {
        List<Step> steps = new ArrayList<>();
        int begun = life.user.chosen();
        int last = begun;
        for (int day = 0; day < days; day++) {
            life.days(1);
            int now = life.user.chosen();
            if (now - last >= rules.fresh() && now >= rules.least()) {
                last = now;
                boolean better = fit(life, rules, inForce);
                steps.add(new Step(now - begun, better, inForce[0]));
            }
        }
        return steps;
    }

    /** Too few later outcomes, because one sitting chose most, is no fit, as it would not be for a user. */
    private static boolean fit(Life life, TuningRules rules, ValueWeights[] inForce) throws InterruptedException {
        try {
            Tuner.Fitted fitted = life.tuner(rules).fit(inForce[0], read -> {});
            if (fitted.report().better()) {
                inForce[0] = fitted.weights();
            }
            return fitted.report().better();
        } catch (SluiceException e) {
            return false;
        }
    }
}
