package sluice.render.finish;

import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Why something cannot be finished as it was asked for.
 *
 * @param code INVALID, TOO_LARGE or NOT_FOUND
 * @param field of the {@link Finishing}, such as {@code crops[2].name}
 * @param reason one sentence for the user
 */
public record Flaw(FailureCode code, String field, String reason) {
    static Flaw invalid(String field, String reason) {
        return new Flaw(FailureCode.INVALID, field, reason);
    }

    static Flaw tooLarge(String field, String reason) {
        return new Flaw(FailureCode.TOO_LARGE, field, reason);
    }

    public SluiceException thrown() {
        return SluiceException.about(code, field, field + ": " + reason);
    }
}
