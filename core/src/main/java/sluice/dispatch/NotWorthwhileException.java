package sluice.dispatch;

/** There is nothing to be done for an asset; the message says why, for the user. The job is skipped. */
public final class NotWorthwhileException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotWorthwhileException(String reason) {
        super(reason);
    }
}
