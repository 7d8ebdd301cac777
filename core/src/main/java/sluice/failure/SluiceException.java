package sluice.failure;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every layer throws for a failure that somebody has to be told about; its message is fit for the user's eyes. */
public final class SluiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;
    private final @Nullable String subject;

    /**
     * @param subject the file, field or option at fault, or null when there is none to name
     * @param message one sentence for the user, naming what is wrong and where
     */
    public SluiceException(FailureCode code, @Nullable String subject, String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.code = code;
        this.subject = subject;
    }

    public static SluiceException of(FailureCode code, String message) {
        return new SluiceException(code, null, message, null);
    }

    public static SluiceException about(FailureCode code, String subject, String message) {
        return new SluiceException(code, subject, message, null);
    }

    public FailureCode code() {
        return code;
    }

    /** The file, field or option at fault; null when there is none to name. */
    public @Nullable String subject() {
        return subject;
    }
}
