package sluice.suggest;

import java.util.Locale;

/** Facts in words. */
final class Wording {
    private static final String[] SMALL = {
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
    };

    private Wording() {}

    static String number(long n) {
        return n >= 0 && n < SMALL.length ? SMALL[(int) n] : String.format(Locale.ROOT, "%,d", n);
    }

    static String begun(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** @param share 0 to 1 */
    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
