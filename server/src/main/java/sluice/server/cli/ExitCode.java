package sluice.server.cli;

import sluice.failure.FailureCode;

/** How a command ended, for scripts. */
final class ExitCode {
    static final int DONE = 0;
    /** Some items failed and are listed. */
    static final int SOME_FAILED = 1;

    static final int WRONG_USE = 2;
    static final int SYSTEM_FAILED = 3;

    private ExitCode() {}

    static int of(FailureCode code) {
        return switch (code) {
            case NOT_FOUND -> SOME_FAILED;
            case INVALID, UNSUPPORTED, TOO_LARGE -> WRONG_USE;
            case CONFLICT, FORBIDDEN, OVERLOADED, STORAGE, INTERNAL -> SYSTEM_FAILED;
        };
    }
}
