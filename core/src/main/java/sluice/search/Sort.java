package sluice.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** A total order of assets: those without a value come last either way, and ties go by ascending asset id. */
public sealed interface Sort {
    /** By a {@link Field#sortable sortable} field. */
    record By(Field field, boolean descending) implements Sort {
        public By {
            if (!field.sortable()) {
                throw new IllegalArgumentException("assets cannot be sorted by " + field.label());
            }
        }

        @Override
        public String toString() {
            return (descending ? "-" : "") + field.label();
        }
    }

    /** Shuffled, the same way every time for the same seed. */
    record Random(long seed) implements Sort {
        @Override
        public String toString() {
            return "random:" + seed;
        }

        /** The place of an asset in the shuffle, as a signed number. */
        public long key(AssetId id) {
            return key(Long.parseUnsignedLong(id.hex(), 0, 16, 16));
        }

        /**
         * As {@link #key(AssetId)}; the mixing is the finaliser of SplitMix64 (Steele, Lea, Flood, "Fast splittable
         * pseudorandom number generators", 2014).
         *
         * @param head the first 64 bits of the id
         */
        public long key(long head) {
            return mixed(head ^ mixed(seed));
        }

        private static long mixed(long bits) {
            long z = bits + 0x9E3779B97F4A7C15L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }
    }

    /** Newest import first. */
    Sort NEWEST = new By(Field.IMPORTED, true);

    /**
     * Reads {@code name}, {@code -name}, {@code name:asc}, {@code name:desc} or {@code random:SEED}; an empty text is
     * {@link #NEWEST}.
     *
     * @throws SluiceException with code {@code INVALID} for anything else
     */
    static Sort parse(String text) {
        String sort = text.strip().toLowerCase(Locale.ROOT);
        if (sort.isEmpty()) {
            return NEWEST;
        }
        if (sort.matches("random(:-?\\d{1,18})?")) {
            return new Random(sort.length() > 7 ? Long.parseLong(sort.substring(7)) : 0);
        }
        boolean minus = sort.startsWith("-");
        String label = sort.substring(minus ? 1 : 0).replaceFirst(":(asc|desc)$", "");
        return Field.labelled(label)
                .filter(Field::sortable)
                .map(field -> new By(field, minus != sort.endsWith(":desc")))
                .orElseThrow(() -> SluiceException.about(FailureCode.INVALID, "sort", refusal(text)));
    }

    private static String refusal(String text) {
        String fields = Arrays.stream(Field.values())
                .filter(Field::sortable)
                .map(Field::label)
                .collect(Collectors.joining(", "));
        return "Assets cannot be sorted by \"" + text + "\": choose one of " + fields
                + " (with - before it for the largest first) or random:SEED.";
    }
}
