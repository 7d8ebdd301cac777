package sluice.trash;

/** A file is not deleted; the message says why, in words for the user. */
final class KeptException extends Exception {
    private static final long serialVersionUID = 1L;

    KeptException(String reason) {
        super(reason);
    }
}
