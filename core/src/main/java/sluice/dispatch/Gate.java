package sluice.dispatch;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether deep work may run now. The first that applies counts:
 *
 * <ol>
 *   <li>Paused: nothing.
 *   <li>An import is reading: nothing. It ends by itself, and what it brings is not grouped yet.
 *   <li>Draining: everything, on the share of the processors that the user gives.
 *   <li>Files come in, images are rendered, thumbnails are missing, it is not the hour, a person is at it, or others use the machine: only
 *       what the user's own acts asked for, on one processor at most. He waits for it, and one job is a few seconds.
 *   <li>Else everything, on the user's share of the processors or what others leave, whichever is less.
 * </ol>
 */
public final class Gate {
    /** Others that use less than so many processors are no reason for the pressure there is: it is our own doing. */
    private static final double SOMEBODY = 0.2;

    private Gate() {}

    public static Opening decide(GateRule rule, Conditions now) {
        if (now.mode() == QueueMode.PAUSED) {
            return Opening.shut("paused");
        }
        if (now.importing()) {
            return Opening.shut("an import is reading files");
        }
        double given = rule.share() * now.machine().cores();
        if (now.mode() == QueueMode.DRAINING) {
            return new Opening(Admits.ALL, given > 0 ? given : 1, "draining: everything that waits is done now", null);
        }
        if (given == 0) {
            return Opening.explicit("no processors are given to automatic work (deepCores)", null);
        }
        Opening held = held(rule, now);
        if (held != null) {
            return held;
        }
        return new Opening(Admits.ALL, Math.min(given, left(now.machine())), "the machine is quiet", null);
    }

    private static @Nullable Opening held(GateRule rule, Conditions now) {
        if (now.uploading()) {
            return Opening.explicit("files are being received", null);
        }
        if (now.rendering()) {
            return Opening.explicit("images are being rendered", null);
        }
        if (now.picturesPending() > 0) {
            return Opening.explicit("thumbnails are made first", null);
        }
        if (!rule.hours().contains(now.now().toLocalTime())) {
            ZonedDateTime start = rule.hours().nextStart(now.now());
            return Opening.explicit(
                    "outside the hours for it (" + rule.hours() + ")", start == null ? null : start.toInstant());
        }
        Instant last = now.lastRequest();
        Instant quiet = last == null ? null : last.plus(rule.quiet());
        if (quiet != null && quiet.isAfter(now.now().toInstant())) {
            return Opening.explicit("somebody is using the library", quiet);
        }
        return busy(rule, now.machine());
    }

    /** What others leave, in halves of a processor so that it does not change with every look; never nothing. */
    private static double left(MachineLoad machine) {
        return Math.max(0.5, Math.floor((machine.cores() - machine.others()) * 2) / 2);
    }

    private static @Nullable Opening busy(GateRule rule, MachineLoad machine) {
        if (machine.others() > rule.mostOthers() * machine.cores()) {
            return Opening.explicit(
                    String.format(
                            Locale.ROOT, "other programs use %.1f of %d processors", machine.others(), machine.cores()),
                    null);
        }
        Double pressure = machine.pressure();
        return pressure != null && pressure > rule.mostPressure() && machine.others() > SOMEBODY
                ? Opening.explicit("other programs wait for processors", null)
                : null;
    }
}
