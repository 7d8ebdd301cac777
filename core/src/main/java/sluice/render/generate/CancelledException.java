package sluice.render.generate;

/** A call ended because none of its images is wanted any more. */
public final class CancelledException extends Exception {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("cancelled");
    }
}
