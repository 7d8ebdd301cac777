package sluice.simulate.report;

import java.util.Locale;

/** Numbers for people to read. */
public final class Numbers {
    private static final double MICRO = 1e6;

    private Numbers() {}

    /** With k, M and G for thousands, millions and thousand millions. */
    static String brief(double number) {
        double size = Math.abs(number);
        if (size >= 1e9) {
            return trimmed(number / 1e9) + "G";
        }
        if (size >= 1e6) {
            return trimmed(number / 1e6) + "M";
        }
        return size >= 1e4 ? trimmed(number / 1e3) + "k" : trimmed(number);
    }

    private static String trimmed(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.valueOf(Math.round(number * 1_000) / 1_000.0);
    }

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A stretch of time. */
    public static String time(double seconds) {
        if (seconds < 1) {
            return seconds <= 0 ? "0" : String.format(Locale.ROOT, "%.2f s", seconds);
        }
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds < 7_200) {
            return String.format(Locale.ROOT, "%.0f min", seconds / 60);
        }
        return seconds < 172_800
                ? String.format(Locale.ROOT, "%.1f h", seconds / 3_600)
                : String.format(Locale.ROOT, "%,.1f d", seconds / 86_400);
    }

    public static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 10_000 ? "%,.1f s" : "%,.0f s", seconds);
    }

    public static String money(long microUsd) {
        return String.format(
                Locale.ROOT, microUsd == 0 ? "$%.0f" : microUsd < MICRO / 100 ? "$%.6f" : "$%,.2f", microUsd / MICRO);
    }

    public static String percent(double share) {
        // Added to zero, so that what rounds to nothing has no sign.
        return String.format(Locale.ROOT, "%.1f %%", Math.rint(1_000 * share) / 10 + 0.0);
    }
}
