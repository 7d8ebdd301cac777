package sluice.server.cli.command;

/** Time, money and shares for people to read. */
public final class Amounts {
    private static final long MICRO = 1_000_000;

    private Amounts() {}

    /** In milliseconds, seconds, minutes or more, whichever says it shortest. */
    public static String time(double seconds) {
        if (seconds < 1) {
            return "%.0f ms".formatted(1_000 * seconds);
        }
        if (seconds < 120) {
            return "%.1f s".formatted(seconds);
        }
        return seconds < 7_200 ? "%.0f min".formatted(seconds / 60) : "%,.1f h".formatted(seconds / 3_600);
    }

    /** In dollars. */
    public static String money(long microUsd) {
        if (microUsd == 0) {
            return "$0";
        }
        return microUsd < MICRO / 100
                ? "$%.6f".formatted((double) microUsd / MICRO)
                : "$%,.2f".formatted((double) microUsd / MICRO);
    }

    /** In kB or MB, of 1,024 and 1,048,576 bytes. */
    public static String bytes(long bytes) {
        return bytes < 1 << 20 ? "%,d kB".formatted(bytes >> 10) : "%,.1f MB".formatted(bytes / (double) (1 << 20));
    }

    /** A bar as long as the amount's share of the largest. */
    public static String bar(double amount, double most, int width) {
        int full = most > 0 ? (int) Math.round(width * Math.min(1, amount / most)) : 0;
        return "█".repeat(full) + "·".repeat(width - full);
    }
}
