package sluice.contracts.catalog;

import java.util.Random;
import java.util.function.Supplier;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Decides which calls fail: a share of them by seed, or the nth from now. A failing call fails before it is carried out
 * or, as when an answer is lost, after it.
 */
public final class Faults {
    private final Random random;
    private final double share;
    private long countdown;

    /**
     * @param share of the calls that fail, 0 to 1
     */
    public Faults(long seed, double share) {
        this.random = new Random(seed);
        this.share = share;
    }

    /** Has the nth call from now fail, 1 being the next; a number below 1 takes it back. */
    public synchronized void failAt(long nth) {
        countdown = nth;
    }

    /** Calls again and again until it goes well, as a patient caller does. */
    public static <T> T persist(Supplier<T> call) {
        for (int attempt = 1; attempt <= 100; attempt++) {
            try {
                return call.get();
            } catch (SluiceException failure) {
                if (!failure.code().retryable()) {
                    throw failure;
                }
            }
        }
        throw new AssertionError("100 attempts failed");
    }

    private enum Fate {
        FAILS_BEFORE,
        FAILS_AFTER,
        SUCCEEDS
    }

    /** Carries a call out, or not, and then answers or throws. */
    public <T> T through(String call, Supplier<T> carriedOut) {
        return switch (next()) {
            case FAILS_BEFORE -> throw failure(call, "before");
            case FAILS_AFTER -> {
                T lost = carriedOut.get();
                throw failure(call, "after it was carried out, answer lost: " + lost);
            }
            case SUCCEEDS -> carriedOut.get();
        };
    }

    private synchronized Fate next() {
        boolean due = countdown > 0 && --countdown == 0;
        if (due || random.nextDouble() < share) {
            return random.nextBoolean() ? Fate.FAILS_BEFORE : Fate.FAILS_AFTER;
        }
        return Fate.SUCCEEDS;
    }

    private static SluiceException failure(String call, String when) {
        return SluiceException.of(FailureCode.STORAGE, "injected fault in " + call + ", " + when);
    }
}
