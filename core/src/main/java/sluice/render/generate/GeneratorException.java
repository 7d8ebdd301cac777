package sluice.render.generate;

/** A generator failed, in a way that says what to do next; its message is fit for the user's eyes. */
public final class GeneratorException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What a failure says of the pool and of the job. */
    public enum Kind {
        /** This job cannot be done, here or elsewhere: not tried again. */
        REFUSED,
        /** There was not enough memory: a smaller batch or another pool may do. */
        OUT_OF_MEMORY,
        /** The generator failed, or gave rubbish: tried again, and held against the pool. */
        FAILED,
        /** The generator cannot be reached or has lost its state: the pool is taken out and tried again later. */
        GONE
    }

    public GeneratorException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public GeneratorException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
