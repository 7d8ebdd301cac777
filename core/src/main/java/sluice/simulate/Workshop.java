package sluice.simulate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import sluice.asset.Tier;
import sluice.dispatch.Admits;
import sluice.dispatch.Allowance;
import sluice.dispatch.Opening;

/**
 * Works off what waits while the clock runs: whenever the gate is open, on as many processors as it gives, explicit work
 * first, automatic work while the allowance lasts. Of several workers it is the sum: one job at a time, as much faster.
 * Work in hand that is not admitted any more is put aside, as between two steps.
 */
final class Workshop {
    /** The policy is asked again about work that is about to be begun, so often at most for one job. */
    private static final int LOOKS = 64;

    private final Assets assets;
    private final WaitingWork work;
    private final Verdicts verdicts;
    private final Course course;
    private final Machine machine;
    private final Allowance allowance;
    private final Sums sums;
    private final Times times;
    private final double weight;
    private final Waits explicitWaits = new Waits();
    private final Waits automaticWaits = new Waits();
    private @Nullable Turn explicit;
    private @Nullable Turn automatic;
    private double openSeconds;
    private double usedSeconds;

    /** A job in hand. */
    private static final class Turn {
        final int asset;
        final Tier to;
        final boolean explicit;

        /** Processor seconds, for all images that this one stands for. */
        double left;

        Turn(int asset, Tier to, boolean explicit, double left) {
            this.asset = asset;
            this.to = to;
            this.explicit = explicit;
            this.left = left;
        }
    }

    Workshop(
            Assets assets,
            WaitingWork work,
            Verdicts verdicts,
            Course course,
            Machine machine,
            Allowance allowance,
            Sums sums,
            Times times,
            double weight) {
        this.assets = assets;
        this.work = work;
        this.verdicts = verdicts;
        this.course = course;
        this.machine = machine;
        this.allowance = allowance;
        this.sums = sums;
        this.times = times;
        this.weight = weight;
    }

    /** Lets the clock run. */
    void runUntil(double moment) {
        while (times.now() < moment) {
            stretch(machine.opening(), machine.until(moment));
        }
    }

    /** Works through a stretch of time in which the gate says the same. */
    private void stretch(Opening opening, double end) {
        double from = times.now();
        openSeconds += opening.cores() * (end - from);
        while (times.now() < end) {
            Turn turn = opening.admits() == Admits.NOTHING ? null : next(opening.admits() == Admits.ALL);
            if (turn == null) {
                times.advance(end);
                return;
            }
            double possible = opening.cores() * (end - times.now());
            if (turn.left > possible) {
                turn.left -= possible;
                usedSeconds += possible;
                times.advance(end);
            } else {
                usedSeconds += turn.left;
                times.advance(times.now() + turn.left / opening.cores());
                done(turn);
            }
        }
    }

    /** Does all that the budget allows, now. */
    void drain() {
        for (Turn turn = next(true); turn != null; turn = next(true)) {
            done(turn);
        }
    }

    private @Nullable Turn next(boolean all) {
        if (explicit == null) {
            explicit = nextExplicit();
        }
        if (explicit != null) {
            return explicit;
        }
        if (automatic == null && all && work.nextAutomatic() >= 0 && allowance.allows(0)) {
            automatic = nextAutomatic();
        }
        return all ? automatic : null;
    }

    private @Nullable Turn nextExplicit() {
        int asset = work.nextExplicit();
        if (asset < 0) {
            return null;
        }
        if (automatic != null && automatic.asset == asset) {
            // The user asks for the very one that is in hand.
            automatic = null;
        }
        return begun(asset, true);
    }

    private @Nullable Turn nextAutomatic() {
        int asset = work.nextAutomatic();
        for (int look = 0; asset >= 0 && look < LOOKS; look++) {
            verdicts.decide(asset);
            int now = work.nextAutomatic();
            if (now == asset) {
                return begun(asset, false);
            }
            asset = now;
        }
        return asset < 0 ? null : begun(asset, false);
    }

    private Turn begun(int asset, boolean asked) {
        Tier to = work.wanted(asset);
        work.remove(asset);
        double seconds = course.seconds(Tier.of(assets.tier[asset]), to, verdicts.size(asset));
        return new Turn(asset, to, asked, weight * seconds);
    }

    private void done(Turn turn) {
        if (turn.explicit) {
            explicit = null;
        } else {
            automatic = null;
        }
        int asset = turn.asset;
        Instant day = times.instant().truncatedTo(ChronoUnit.DAYS);
        double alone = 0;
        for (Course.Leg leg : course.between(Tier.of(assets.tier[asset]), turn.to, verdicts.size(asset))) {
            sums.bill(leg.step(), leg.seconds(), !turn.explicit, day);
            alone += leg.seconds();
        }
        assets.tier[asset] = (byte) turn.to.number();
        // One picture is worked on by one worker, however many there are.
        if (turn.explicit) {
            explicitWaits.add(Math.max(alone, times.now() - assets.asked[asset]));
        } else {
            automaticWaits.add(Math.max(alone, times.now() - assets.offered[asset]));
        }
        if (turn.to == Tier.DEEP) {
            assets.asked[asset] = Assets.NEVER;
        }
        assets.offered[asset] = Assets.NEVER;
        verdicts.decide(asset);
    }

    /** Processor seconds for which the gate was open, to explicit work at least. */
    double openSeconds() {
        return openSeconds;
    }

    /** Of these, how many were used. */
    double usedSeconds() {
        return usedSeconds;
    }

    Outcome.Waited explicitWaits() {
        return explicitWaits.summary(weight);
    }

    Outcome.Waited automaticWaits() {
        return automaticWaits.summary(weight);
    }

    /** Jobs that wait or are in hand. */
    long waiting() {
        long inHand = (explicit == null ? 0 : 1) + (automatic == null ? 0 : 1);
        return Math.round(weight * (work.size() + inHand));
    }
}
