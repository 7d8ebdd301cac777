package sluice.metadata.container;

/** A part of a file is broken; what was read before it stands, and reading goes on after it where that is possible. */
class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, in words for the user */
    DamagedException(String message) {
        super(message);
    }
}
