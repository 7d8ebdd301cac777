package sluice.metadata;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A seed: an unsigned 64-bit number, written in decimal.
 *
 * @param bits the number's 64 bits; values from 2^63 upward look negative here
 */
public record Seed(long bits) implements Comparable<Seed> {
    private static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    /** The seed a text names; empty for what is no whole number from 0 to 2^64 - 1 (generators write -1 for "any"). */
    public static Optional<Seed> parse(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > 20 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return of(new BigInteger(digits));
    }

    /** Empty outside 0 to 2^64 - 1. */
    public static Optional<Seed> of(BigInteger number) {
        return number.signum() < 0 || number.compareTo(LARGEST) > 0
                ? Optional.empty()
                : Optional.of(new Seed(number.longValue()));
    }

    @Override
    public int compareTo(Seed other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}
