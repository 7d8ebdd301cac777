package sluice.failure;

/** What went wrong, in the terms that an HTTP status and an exit code follow from. */
public enum FailureCode {
    /** The request itself is wrong: a field, an option, a query. */
    INVALID(false),
    /** What was asked for is not there. */
    NOT_FOUND(false),
    /** The request does not fit the present state, for example a home that somebody else owns. */
    CONFLICT(false),
    /** The caller has not shown who he is, or may not do this. */
    FORBIDDEN(false),
    /** A limit on bytes, pixels or counts was passed. */
    TOO_LARGE(false),
    /** The input is of a kind that cannot be handled. */
    UNSUPPORTED(false),
    /** Too much is under way already; later it may work. */
    OVERLOADED(true),
    /** A disk, a database or another part beneath failed. */
    STORAGE(true),
    /** A fault of the program itself. */
    INTERNAL(false);

    private final boolean retryable;

    FailureCode(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether the same call, unchanged, may work later. */
    public boolean retryable() {
        return retryable;
    }
}
