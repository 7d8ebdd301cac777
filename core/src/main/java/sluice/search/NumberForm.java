package sluice.search;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import sluice.metadata.Seed;

/** How the numbers of a field become 64-bit keys, whose signed order is the numbers' order, and text again. */
public enum NumberForm {
    /** Whole numbers that fit in 64 signed bits. */
    WHOLE("a whole number") {
        @Override
        long parse(String text) {
            return Long.parseLong(text);
        }

        @Override
        public String print(long key) {
            return Long.toString(key);
        }
    },
    /** Unsigned 64-bit numbers. */
    SEED("a whole number from 0 to 18446744073709551615") {
        @Override
        long parse(String text) {
            return Seed.parse(text).map(NumberForm::key).orElseThrow(() -> new NumberFormatException(text));
        }

        @Override
        public String print(long key) {
            return Long.toUnsignedString(key ^ Long.MIN_VALUE);
        }
    },
    /** Doubles, exactly. */
    DECIMAL("a number") {
        @Override
        long parse(String text) {
            if (!text.matches("-?\\d{1,15}(\\.\\d{1,30})?")) {
                throw new NumberFormatException(text);
            }
            return key(Double.parseDouble(text));
        }

        @Override
        public String print(long key) {
            double number = Double.longBitsToDouble(sortable(key));
            BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
            return exact.toPlainString();
        }
    },
    /** Moments in milliseconds since 1970, UTC; queries write them as {@link Dates} reads. */
    MOMENT("a date") {
        @Override
        long parse(String text) {
            throw new NumberFormatException(text);
        }

        @Override
        public String print(long key) {
            return Instant.ofEpochMilli(key).toString();
        }
    };

    private static final BigInteger MILLIS = BigInteger.valueOf(1_000);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final String words;

    NumberForm(String words) {
        this.words = words;
    }

    /** In words for the user: "a whole number". */
    String words() {
        return words;
    }

    /** The key of a number as a query writes it. */
    abstract long parse(String text);

    /** The number as a query writes it, and as facets show it. */
    public abstract String print(long key);

    static long key(Seed seed) {
        return seed.bits() ^ Long.MIN_VALUE;
    }

    /** For finite numbers; minus zero is zero. */
    static long key(double number) {
        return sortable(Double.doubleToLongBits(number == 0 ? 0.0 : number));
    }

    /** Milliseconds, rounded down; what no 64 bits can hold is the last moment they can. */
    static long key(Instant moment) {
        BigInteger millis = BigInteger.valueOf(moment.getEpochSecond())
                .multiply(MILLIS)
                .add(BigInteger.valueOf(moment.getNano() / 1_000_000));
        return millis.min(MOST).max(MOST.negate()).longValue();
    }

    /** Turns the bits of a double into a long of the same order, and back. */
    private static long sortable(long bits) {
        return bits ^ (bits >> 63) & Long.MAX_VALUE;
    }
}
