package sluice.render.cache;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether keeping something saves more time than it takes, as far as the past tells:
 *
 * <pre>uses · seconds to compute it &gt;= (1 + uses) · seconds to store it</pre>
 *
 * with the uses that an entry of its kind may expect. Reading it takes no longer than storing it, and is counted as if it
 * took as long.
 *
 * <ul>
 *   <li><b>Uses</b> are look-ups of what was computed before, for each thing that was computed, whether it was kept or not:
 *       what was refused is remembered by its key, so that refusing teaches as much as keeping, and a kind that is asked
 *       for again is kept again.
 *   <li><b>Storing</b> is measured, packing included, in seconds a byte. What was measured fades with every entry
 *       that is stored or refused, so that one slow moment of a disk does not end the keeping for good.
 *   <li>Both begin at the guesses of {@link Guess}, which never fade: a kind that nobody has asked for in a long time is
 *       still kept where it takes hours and storing it a moment.
 * </ul>
 *
 * <p>Safe for any number of threads.
 */
final class Worth {
    /** What is remembered of what was computed. */
    private static final int REMEMBERED = 4_096;

    /** In things computed: how much the guessed uses count, and how fast what was seen of them fades, by half in 99. */
    private static final double USES_WEIGHT = 20;

    private static final double USES_FADING = 0.993;

    /** In bytes: how much the guessed rate of storing counts, and how fast what was measured fades, by half in 7. */
    private static final double STORING_WEIGHT = 1 << 20;

    private static final double STORING_FADING = 0.9;

    /**
     * What is assumed before anything is known. Uses: prompts serve many seeds, pictures every other finishing; latents
     * are looked for where there is no picture. Storing: as docs/render-caches.md measured it.
     *
     * @param uses of one entry
     * @param secondsPerByte of what is stored, before it is packed
     */
    private record Guess(double uses, double secondsPerByte) {
        static Guess of(CacheKind kind) {
            return switch (kind) {
                case CONDITIONING -> new Guess(1, 6e-9);
                case LATENT, SIMILAR -> new Guess(0.05, 1e-8);
                case FINAL_LATENT -> new Guess(0.1, 1e-8);
                case PICTURE -> new Guess(0.5, 4e-8);
            };
        }
    }

    private record Thing(CacheKind kind, String key) {}

    private record History(FadingRatio uses, FadingRatio storing) {
        static History of(CacheKind kind) {
            Guess guess = Guess.of(kind);
            return new History(
                    new FadingRatio(guess.uses(), USES_WEIGHT, USES_FADING),
                    new FadingRatio(guess.secondsPerByte(), STORING_WEIGHT, STORING_FADING));
        }
    }

    /** Null where storing takes no time, so that everything is worth it. */
    private final @Nullable LongSupplier nanos;

    /** Both are guarded by this. */
    private final Map<CacheKind, History> kinds = new EnumMap<>(CacheKind.class);

    private final Map<Thing, Boolean> computed = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Thing, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private Worth(@Nullable LongSupplier nanos) {
        this.nanos = nanos;
        for (CacheKind kind : CacheKind.values()) {
            kinds.put(kind, History.of(kind));
        }
    }

    /** @param nanos what storing is measured by, as {@link System#nanoTime} */
    static Worth measuredBy(LongSupplier nanos) {
        return new Worth(nanos);
    }

    /** Where storing takes no time. */
    static Worth always() {
        return new Worth(null);
    }

    /** Something was looked up; what was computed before would have been of use, kept or not. */
    synchronized void askedFor(CacheKind kind, String key, boolean found) {
        if (found || computed.get(new Thing(kind, key)) != null) {
            its(kind).uses.add(1, 0);
        }
    }

    /** Something was computed that may be kept; the same thing again is no other thing. */
    synchronized void computed(CacheKind kind, String key) {
        if (computed.put(new Thing(kind, key), true) == null) {
            FadingRatio uses = its(kind).uses;
            uses.fade();
            uses.add(0, 1);
        }
    }

    /**
     * Whether it is worth keeping.
     *
     * @param seconds to compute it from nothing
     * @param bytes of it, before it is packed
     */
    synchronized boolean pays(CacheKind kind, double seconds, double bytes) {
        if (nanos == null) {
            return true;
        }
        History its = its(kind);
        double uses = its.uses.now();
        boolean pays = uses * seconds >= (1 + uses) * its.storing.now() * bytes;
        if (!pays) {
            its.storing.fade();
        }
        return pays;
    }

    /** The time, for {@link #stored}. */
    long now() {
        return nanos == null ? 0 : nanos.getAsLong();
    }

    /** @param since when storing began, of {@link #now} */
    synchronized void stored(CacheKind kind, double bytes, long since) {
        FadingRatio storing = its(kind).storing;
        storing.fade();
        storing.add(Math.max(0, now() - since) / 1e9, bytes);
    }

    private History its(CacheKind kind) {
        return Objects.requireNonNull(kinds.get(kind));
    }
}
