package sluice.interchange;

/** A file that should hold XMP and does not; the message says what is wrong with it, as the end of a sentence. */
public final class NotXmpException extends Exception {
    private static final long serialVersionUID = 1L;

    NotXmpException(String message) {
        super(message);
    }
}
