package sluice.server.cli.command;

import sluice.failure.FailureCode;

/** How a command ended, for scripts. */
public final class ExitCode {
    public static final int DONE = 0;
    /** Some items failed and are listed. */
    public static final int SOME_FAILED = 1;

    static final int WRONG_USE = 2;
    public static final int SYSTEM_FAILED = 3;

    private ExitCode() {}

    public static int of(FailureCode code) {
        return switch (code) {
            case NOT_FOUND -> SOME_FAILED;
            case INVALID, UNSUPPORTED, TOO_LARGE -> WRONG_USE;
            case CONFLICT, FORBIDDEN, OVERLOADED, STORAGE, INTERNAL -> SYSTEM_FAILED;
        };
    }
}
