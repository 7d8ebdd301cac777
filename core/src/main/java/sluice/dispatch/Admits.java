package sluice.dispatch;

/** What the gate lets through. */
public enum Admits {
    NOTHING,
    /** What the user's own acts asked for, one at a time. */
    EXPLICIT,
    ALL;

    boolean admits(boolean explicit) {
        return switch (this) {
            case NOTHING -> false;
            case EXPLICIT -> explicit;
            case ALL -> true;
        };
    }
}
