package sluice.metadata.container;

/** The bytes are no image that Sluice knows, or a damaged one without a readable header; the message says which. */
public final class NotAnImageException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotAnImageException(String message) {
        super(message);
    }
}
