package sluice.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The order in which people list names: case and accents ignored, numbers by their value ("pass 9" before "pass 10").
 */
public final class NaturalOrder {
    private static final int LONGEST_RUN = 9;

    private NaturalOrder() {}

    /**
     * A text whose plain order is the natural order of names: each run of digits loses its leading zeros and is preceded
     * by its length.
     */
    public static String key(String name) {
        String folded = Folding.fold(name);
        StringBuilder key = new StringBuilder(folded.length() + 8);
        for (int at = 0; at < folded.length(); ) {
            if (!isDigit(folded.charAt(at))) {
                key.append(folded.charAt(at++));
                continue;
            }
            int end = at;
            while (end < folded.length() && isDigit(folded.charAt(end))) {
                end++;
            }
            while (at < end - 1 && folded.charAt(at) == '0') {
                at++;
            }
            appendLength(key, end - at);
            key.append(folded, at, end);
            at = end;
        }
        return key.toString();
    }

    private static void appendLength(StringBuilder key, int length) {
        int rest = length;
        for (; rest >= LONGEST_RUN; rest -= LONGEST_RUN) {
            key.append('9');
        }
        key.append((char) ('0' + rest));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Plain order: by code point, which is the order of the bytes of UTF-8. */
    public static int compare(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
