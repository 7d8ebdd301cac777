package sluice.metadata.container;

/** A file, or a part of one, ends before what its own lengths promise. */
final class EndsEarlyException extends DamagedException {
    private static final long serialVersionUID = 1L;

    EndsEarlyException() {
        super("ends early");
    }
}
