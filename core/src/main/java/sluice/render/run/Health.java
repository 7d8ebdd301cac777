package sluice.render.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a pool may be given work. It is taken out when it is gone, hangs, has no memory or fails again and again, and
 * comes back when a trial goes well; the pauses grow until it has done an image again, so that one that passes every
 * trial and fails every image is not tried all the time.
 */
final class Health {
    private final Pace.OutRule rule;
    private int failures;
    /** How often it was taken out since it last did an image. */
    private int times;

    private @Nullable Instant outUntil;
    private String trouble = "";
    private boolean onTrial;

    Health(Pace.OutRule rule) {
        this.rule = rule;
    }

    /** It is not known yet whether it answers: it is out until a first trial. */
    synchronized void unknown(Instant now) {
        outUntil = now;
        trouble = "not reached yet";
    }

    /** How it stands. */
    record Standing(@Nullable Instant outUntil, String trouble) {
        boolean in() {
            return outUntil == null;
        }
    }

    synchronized Standing standing() {
        return new Standing(outUntil, trouble);
    }

    synchronized boolean in() {
        return outUntil == null;
    }

    /** It has done an image. */
    synchronized void went() {
        failures = 0;
        times = 0;
    }

    /** A call failed; whether that takes the pool out. */
    synchronized boolean failed(Instant now, String why) {
        if (outUntil != null) {
            return false;
        }
        failures++;
        return failures >= rule.failures() && out(now, why);
    }

    /** It cannot go on; whether it was in until now. */
    synchronized boolean out(Instant now, String why) {
        boolean was = outUntil == null;
        if (was) {
            times++;
            outUntil = now.plus(rule.pause(times));
            trouble = why;
            failures = 0;
        }
        return was;
    }

    /** Whether the caller is to try it now; then it answers with {@link #passed} or {@link #stillOut}. */
    synchronized boolean beginTrial(Instant now) {
        boolean due = outUntil != null && !onTrial && !outUntil.isAfter(now);
        onTrial |= due;
        return due;
    }

    synchronized void passed() {
        onTrial = false;
        outUntil = null;
        trouble = "";
    }

    synchronized void stillOut(Instant now, String why) {
        onTrial = false;
        times++;
        outUntil = now.plus(rule.pause(times));
        trouble = why;
    }
}
