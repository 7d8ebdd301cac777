package sluice.curate.session;

import java.util.regex.Pattern;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** What a session may be called. */
public final class SessionName {
    public static final int LONGEST = 100;

    /** Line breaks and other controls, which a list of one line each could not show. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]");

    private SessionName() {}

    /**
     * A name as it is kept: without blanks around it; empty for none.
     *
     * @throws SluiceException with code INVALID, about {@code name}
     */
    public static String of(String given) {
        String name = given.strip();
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw SluiceException.about(
                    FailureCode.INVALID, "name", "name is at most " + LONGEST + " characters, this one is longer");
        }
        if (CONTROL.matcher(name).find()) {
            throw SluiceException.about(FailureCode.INVALID, "name", "name is one line, without control characters");
        }
        return name;
    }
}
