package sluice.metadata.dialect;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import sluice.metadata.RequestedSize;
import sluice.metadata.Seed;
import tools.jackson.databind.JsonNode;

/** Single values as generators write them: numbers may be strings. What is no such value is null, never a guess. */
final class Scalar {
    private static final int LONGEST_NUMBER = 40;
    private static final int LARGEST_SIDE = 1_000_000;

    private Scalar() {}

    /** A string, or a number as text; null for everything else. */
    static @Nullable String text(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isString()) {
            return node.stringValue();
        }
        return node.isNumber() ? node.asString() : null;
    }

    static @Nullable Double number(@Nullable JsonNode node) {
        String text = text(node);
        return text == null ? null : number(text);
    }

    static @Nullable Double number(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > LONGEST_NUMBER || !isDecimal(digits)) {
            return null;
        }
        try {
            double value = Double.parseDouble(digits);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** {@link Double#parseDouble} also takes "NaN", "1f" and hexadecimals, which no generator means as a number. */
    private static boolean isDecimal(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A whole number from 1 upward, also when written as {@code 20.0}. */
    static @Nullable Integer count(@Nullable JsonNode node) {
        String text = text(node);
        return text == null ? null : count(text);
    }

    static @Nullable Integer count(String text) {
        Double value = number(text);
        return value != null && value >= 1 && value <= LARGEST_SIDE && value == Math.rint(value)
                ? (Integer) value.intValue()
                : null;
    }

    /** A strength from 0 to 1. */
    static @Nullable Double strength(@Nullable Double value) {
        return value != null && value >= 0 && value <= 1 ? value : null;
    }

    /** Negative numbers mean "any" and are no seed. A whole number in exponent form is one. */
    static @Nullable Seed seed(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isIntegralNumber()) {
            return Seed.of(node.bigIntegerValue()).orElse(null);
        }
        if (node.isNumber()) {
            double value = node.doubleValue();
            return value == Math.rint(value) && Math.abs(value) < 9e15
                    ? Seed.of(BigInteger.valueOf((long) value)).orElse(null)
                    : null;
        }
        return node.isString() ? seed(node.stringValue()) : null;
    }

    static @Nullable Seed seed(String text) {
        return Seed.parse(text).orElse(null);
    }

    static @Nullable RequestedSize size(@Nullable Integer width, @Nullable Integer height) {
        return width == null || height == null ? null : new RequestedSize(width, height);
    }

    /** A size in one text: {@code 512x768}, {@code 1216 x 832   (landscape)}, or Python's {@code (512, 768)}. */
    static @Nullable RequestedSize size(String text) {
        int[] sides = new int[2];
        int found = 0;
        int at = 0;
        int end = Math.min(text.length(), 100);
        while (at < end && found < 2) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                long side = 0;
                while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                    side = Math.min(side * 10 + (text.charAt(at++) - '0'), Integer.MAX_VALUE);
                }
                sides[found++] = (int) side;
            } else if (" (),[]xX×*".indexOf(c) >= 0) {
                at++;
            } else {
                break;
            }
        }
        boolean plausible =
                found == 2 && sides[0] >= 1 && sides[1] >= 1 && Math.max(sides[0], sides[1]) <= LARGEST_SIDE;
        return plausible ? new RequestedSize(sides[0], sides[1]) : null;
    }
}
