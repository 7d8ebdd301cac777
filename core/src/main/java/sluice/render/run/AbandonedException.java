package sluice.render.run;

/** Ends a worker that was given up in a call that hung, when the call comes back after all. */
final class AbandonedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AbandonedException() {
        super("given up");
    }
}
