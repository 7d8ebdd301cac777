package sluice.render.cache;

/** What was kept cannot be read; it is computed again. */
final class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
        super(message);
    }
}
