package sluice.image;

/** No picture can be made of a file; the message says why, in words for the user, without the file's name. */
public final class UnrenderableException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnrenderableException(String message) {
        super(message);
    }

    public UnrenderableException(String message, Throwable cause) {
        super(message, cause);
    }
}
