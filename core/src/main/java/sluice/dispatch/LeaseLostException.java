package sluice.dispatch;

/** Somebody else has the job by now: going on would be work for nothing. */
final class LeaseLostException extends Exception {
    private static final long serialVersionUID = 1L;

    LeaseLostException() {
        super("its lease was lost");
    }
}
