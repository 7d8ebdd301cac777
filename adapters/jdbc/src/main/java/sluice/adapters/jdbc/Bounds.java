package sluice.adapters.jdbc;

/** SQLite takes a negative limit for none at all; here it is a mistake. */
final class Bounds {
    private Bounds() {}

    static int notNegative(int bound) {
        if (bound < 0) {
            throw new IllegalArgumentException("a limit or offset is not negative: " + bound);
        }
        return bound;
    }
}
