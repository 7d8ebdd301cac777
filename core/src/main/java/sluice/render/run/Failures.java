package sluice.render.run;

import sluice.failure.FailureCode;

/** What is said of a failure, and whether trying again can help. */
final class Failures {
    private static final int LONGEST_REASON = 300;

    private Failures() {}

    /** For the image's note. */
    static String reason(Throwable cause) {
        String message = cause.getMessage();
        String text = message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }

    static boolean canBeTriedAgain(FailureCode code) {
        return switch (code) {
            case OVERLOADED, STORAGE, INTERNAL -> true;
            case INVALID, NOT_FOUND, CONFLICT, FORBIDDEN, TOO_LARGE, UNSUPPORTED -> false;
        };
    }
}
