package sluice.search;

import org.jspecify.annotations.Nullable;

/** A query that cannot be understood, with the place and, where there is one, a way out. */
public final class QuerySyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int start;
    private final int end;
    private final @Nullable String hint;

    QuerySyntaxException(int start, int end, String message, @Nullable String hint) {
        super(message);
        this.start = start;
        this.end = end;
        this.hint = hint;
    }

    /** Where the fault begins: an index into the query's chars. */
    public int start() {
        return start;
    }

    /** Just after the fault. */
    public int end() {
        return end;
    }

    /** What to write instead, in a sentence; null when there is nothing to suggest. */
    public @Nullable String hint() {
        return hint;
    }
}
